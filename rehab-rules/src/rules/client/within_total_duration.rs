//! The rule `client/within-total-duration`.

use crate::input::period::{Period, first_start, last_end, remaining};
use crate::input::service::ServiceDescription;
use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::compared::Compared;
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::{Prohibition, Violation};
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::rules::values::values;
use crate::text::Text;
use chrono::NaiveDate;

rule!(Rule {
    id: "client/within-total-duration",
    statement: Text {
        en: "The client's whole rehabilitation must be carried out within its total duration, counted from the first day of the client's first period. A change of course does not start the time again.",
        fi: "Asiakkaan koko kuntoutuksen on toteuduttava asiakkaan kuntoutuksen kokonaiskeston sisällä. Aika lasketaan asiakkaan ensimmäisen jakson ensimmäisestä päivästä, eikä se ala alusta, kun kurssi vaihtuu.",
        sv: "Klientens hela rehabilitering ska genomföras inom klientens totala rehabiliteringstid. Tiden räknas från den första dagen i klientens första period och börjar inte om när klienten byter kurs.",
    },
    says: &[
        (
            Prohibition,
            Text {
                en: "Client {client}'s rehabilitation would end on {ends}; it must be completed by {limit} ({months} {month|months} in all). Choose a course or schedule that ends earlier.",
                fi: "Asiakkaan {client} kuntoutus päättyisi {ends}, mutta sen on päätyttävä viimeistään {limit} (kokonaiskesto {months} kk). Valitse aiemmin päättyvä kurssi tai aikataulu.",
                sv: "Rehabiliteringen för klient {client} skulle avslutas {ends}, men den ska vara genomförd senast {limit} (totalt {months} {månad|månader}). Välj en kurs eller tidtabell som slutar tidigare.",
            },
        ),
        (
            Violation,
            Text {
                en: "Client {client}'s rehabilitation on course {course} ends on {ends}; it must be completed by {limit} ({months} {month|months} in all). Agree with the client on a course that ends earlier, or move the last periods earlier.",
                fi: "Asiakkaan {client} kuntoutus kurssilla {course} päättyy {ends}, mutta sen on päätyttävä viimeistään {limit} (kokonaiskesto {months} kk). Sovi asiakkaan kanssa aiemmin päättyvästä kurssista tai aikaista viimeisiä jaksoja.",
                sv: "Rehabiliteringen för klient {client} på kurs {course} avslutas {ends} men ska vara genomförd senast {limit} (totalt {months} {månad|månader}). Kom överens med klienten om en kurs som slutar tidigare, eller tidigarelägg de sista perioderna.",
            },
        ),
    ],
    basis: Basis::stated(&["K20-51", "K9-49"]).read_as(&["AM-12", "AM-53"]),
    when: &[
        (Change::Joins, Facts::of(&[Fact::Periods, Fact::FirstBegun])),
        (Change::MovesIn, Facts::of(&[Fact::Periods, Fact::FirstBegun])),
        (Change::StaysRescheduled, Facts::of(&[Fact::Periods, Fact::FirstBegun, Fact::NewPeriods])),
        (Change::StayStands, Facts::of(&[Fact::Periods, Fact::FirstBegun, Fact::BegunUntil])),
    ],
    stage: Stage::Content,
    check: Check::Compares(check),
});

/// Whether the remaining periods of a schedule end in time for a client. The time counts from the first period that the client
/// has
/// begun, or else from the first remaining period.
pub(crate) fn rest_within(
    service: &ServiceDescription,
    schedule: &[Period],
    first_begun: Option<NaiveDate>,
    on: NaiveDate,
) -> bool {
    let ahead = remaining(schedule, on);
    match (first_begun.or(first_start(ahead)), last_end(ahead)) {
        (Some(begins), Some(ends)) => service.fits_total_duration(begins, ends),
        _ => true,
    }
}

fn check(case: &Case<'_>, seen: &mut Compared<'_>) -> Verdict {
    if case.change == Change::StayStands && case.has_ended(seen) {
        return Verdict::Silent;
    }
    let schedule = if case.change == Change::StaysRescheduled { case.asked.periods } else { case.course.periods };
    let ahead = remaining(schedule, case.on);
    // In an audit, the periods of the course that the client has begun count too.
    let begun = if case.change == Change::StayStands { case.client.begun_until } else { None };
    let Some(ends) = last_end(ahead).max(begun) else { return Verdict::Silent };
    let Some(begins) = case.client.first_begun.or(first_start(ahead)) else { return Verdict::Silent };
    let fits = case.service.fits_total_duration(begins, ends);
    if seen.within_months((begins, ends), case.service.total_duration_months, fits) {
        return Verdict::Kept;
    }
    let effect = match case.change {
        Change::StayStands => Violation,
        // The old dates were already beyond the limit, and the new ones end no later.
        Change::StaysRescheduled if last_end(remaining(case.course.periods, case.on)).is_some_and(|before| ends <= before) => {
            Violation
        }
        _ => Prohibition,
    };
    let (limit, months) = (case.service.total_duration_limit(begins), case.service.total_duration_months);
    Verdict::says(effect).with(values![ends, limit, months])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::{day, periods, says};

    fn ends(end: &str) -> &'static [Period] {
        periods(&[("in_person", "2026-03-02", "2026-03-06"), ("digital", "2026-04-01", end)])
    }

    #[test]
    fn twenty_months_count_from_the_first_begun_period() {
        let joins = |end| {
            says(&RULE, Change::Joins, |case| {
                (case.course.periods, case.client.first_begun) = (ends(end), Some(day("2026-01-12")));
            })
        };
        assert_eq!(joins("2027-09-12"), None);
        assert_eq!(joins("2027-09-13"), Some(Prohibition));
    }

    #[test]
    fn a_schedule_beyond_the_limit_may_not_end_later() {
        let rescheduled = |end| {
            says(&RULE, Change::StaysRescheduled, |case| {
                case.client.first_begun = Some(day("2026-01-12"));
                (case.course.periods, case.asked.periods) = (ends("2027-10-01"), ends(end));
            })
        };
        assert_eq!(rescheduled("2027-10-02"), Some(Prohibition));
        assert_eq!(rescheduled("2027-10-01"), Some(Violation));
        assert_eq!(rescheduled("2027-09-12"), None);
    }
}
