//! The rule `course/settled-in-time`.

use crate::calendar::days_between;
use crate::input::period::first_start;
use crate::input::service::ServiceDescription;
use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::compared::{Compared, compare};
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::{Obligation, Undetermined, Violation};
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::rules::values::values;
use crate::text::Text;
use chrono::NaiveDate;

rule!(Rule {
    id: "course/settled-in-time",
    statement: Text {
        en: "An unconfirmed course with fewer clients than the minimum must be postponed or deleted. The service description sets how many days before the start of the course this must be done at the latest.",
        fi: "Jos vahvistamattomalla kurssilla on asiakkaita alle vähimmäismäärän, se on siirrettävä myöhemmäksi tai poistettava. Palvelukuvauksessa määritellään, montako päivää ennen alkua se on viimeistään tehtävä.",
        sv: "Om färre än minimiantalet klienter har lagts till på en obekräftad kurs ska serviceproducenten senarelägga eller radera kursen senast så många dagar före kursstarten som servicebeskrivningen anger.",
    },
    says: &[
        (
            Violation,
            Text {
                en: "Course {course} has {clients} {client|clients}; at least {min} are needed. It should have been postponed or deleted by {due} ({days_late} {day|days} late). This can still be done.",
                fi: "Kurssilla {course} on {clients} {asiakas|asiakasta}; tarvitaan vähintään {min}. Se olisi pitänyt siirtää myöhemmäksi tai poistaa viimeistään {due} ({days_late} {päivän|päivää} myöhässä). Niin voi yhä tehdä.",
                sv: "Kurs {course} har {clients} {klient|klienter}; minst {min} behövs. Den skulle ha senarelagts eller raderats senast {due} ({days_late} {dag|dagar} för sent). Det kan fortfarande göras.",
            },
        ),
        (
            Undetermined,
            Text {
                en: "Course {course} has {clients} {client|clients}; at least {min} are needed. The deadline for postponing or deleting it was {due} ({days_late} {day|days} ago). The number fell, or the start was set, only later. Kela's instructions do not say what then applies.",
                fi: "Kurssilla {course} on {clients} {asiakas|asiakasta}; tarvitaan vähintään {min}. Määräaika siirtää kurssi myöhemmäksi tai poistaa se päättyi {due} ({days_late} {päivä|päivää} sitten). Määrä väheni tai alkamispäivä kirjattiin vasta sen jälkeen. Kelan ohjeissa ei kerrota, miten silloin toimitaan.",
                sv: "Kurs {course} har {clients} {klient|klienter}; minst {min} behövs. Tidsfristen för att senarelägga eller radera den gick ut {due} (för {days_late} {dag|dagar} sedan). Antalet minskade eller startdagen fastställdes först därefter. FPA:s anvisningar säger inte vad som då gäller.",
            },
        ),
        (
            Obligation,
            Text {
                en: "Course {course} has {clients} {client|clients}; at least {min} are needed. If that number is not reached, postpone or delete it by {due}.",
                fi: "Kurssilla {course} on {clients} {asiakas|asiakasta}, mutta tarvitaan vähintään {min}. Jos määrä ei täyty, siirrä kurssi myöhemmäksi tai poista se viimeistään {due}.",
                sv: "Kurs {course} har {clients} {klient|klienter}; minst {min} behövs. Om antalet inte nås ska du senarelägga eller radera kursen senast {due}.",
            },
        ),
    ],
    basis: Basis::stated(&["K20-55", "K20-58", "K9-53", "K9-56"]).read_as(&["AM-09", "AM-24", "AM-26", "AM-27"]),
    when: &[
        (
            Change::Rescheduled,
            Facts::of(&[Fact::Clients, Fact::Periods, Fact::Confirmed, Fact::TooFewOnSettleDay, Fact::NewPeriods]),
        ),
        (
            Change::PeriodRescheduled,
            Facts::of(&[Fact::Clients, Fact::Periods, Fact::Confirmed, Fact::TooFewOnSettleDay, Fact::NewPeriods]),
        ),
        (Change::Deleted, Facts::of(&[Fact::Clients, Fact::Periods, Fact::Confirmed, Fact::TooFewOnSettleDay])),
        (Change::CourseStands, Facts::of(&[Fact::Clients, Fact::Periods, Fact::Confirmed, Fact::TooFewOnSettleDay])),
    ],
    stage: Stage::Content,
    check: Check::Compares(check),
});

/// Whether a course was unconfirmed, with this first start and too few clients, at the end of its settle day.
pub(crate) fn was_too_few(service: &ServiceDescription, start: NaiveDate, state: Standing) -> bool {
    state.first_start == Some(start) && !state.confirmed && state.clients < service.group_size.min
}

/// The state of a course at the end of a day.
pub(crate) struct Standing {
    pub(crate) first_start: Option<NaiveDate>,
    pub(crate) confirmed: bool,
    pub(crate) clients: i64,
}

fn check(case: &Case<'_>, seen: &mut Compared<'_>) -> Verdict {
    let (clients, min) = (case.course.clients, case.service.group_size.min);
    let Some(start) = first_start(case.course.periods) else { return Verdict::Silent };
    if case.course.confirmed || compare!(seen, min <= clients) {
        return Verdict::Kept;
    }
    let moves = matches!(case.change, Change::Rescheduled | Change::PeriodRescheduled);
    if moves && first_start(case.asked.periods) == Some(start) {
        return Verdict::Silent;
    }
    let (on, due) = (case.on, case.service.settle_day(start));
    seen.day(|| case.service.settle_day_step(start));
    let days_left = days_between(on, due);
    if compare!(seen, on <= due) {
        return match case.change {
            Change::CourseStands => Verdict::says(Obligation).by(Some(due)).with(values![clients, min, days_left]),
            _ => Verdict::Kept,
        };
    }
    if case.change == Change::CourseStands && compare!(seen, start <= on) {
        return Verdict::Silent;
    }
    let days_late = days_between(due, on);
    let values = values![clients, min, days_late];
    if case.course.too_few_on_settle_day {
        return Verdict::says(Violation).by(Some(due)).with(values);
    }
    Verdict::source_open(values).by(Some(due))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::Effect;
    use crate::rules::rule::testing::{periods, says};

    fn effect(start: &str, clients: i64, too_few: bool) -> Option<Effect> {
        says(&RULE, Change::CourseStands, |case| {
            case.course.periods = periods(&[("in_person", start, "2026-05-08")]);
            (case.course.clients, case.course.too_few_on_settle_day) = (clients, too_few);
        })
    }

    #[test]
    fn the_thirtieth_day_before_the_start_is_the_last() {
        assert_eq!(effect("2026-04-01", 5, true), Some(Obligation));
        assert_eq!(effect("2026-03-31", 5, true), Some(Violation));
    }

    #[test]
    fn six_clients_are_enough() {
        assert_eq!(effect("2026-03-31", 6, true), None);
    }

    #[test]
    fn a_number_that_fell_later_is_undetermined() {
        assert_eq!(effect("2026-03-31", 5, false), Some(Undetermined));
    }
}
