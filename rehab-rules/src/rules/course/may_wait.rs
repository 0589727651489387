//! The rule `course/may-wait`.

use crate::calendar::days_between;
use crate::rules::basis::Basis;
use crate::rules::basis::catalogued;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::compared::{Compared, compare};
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::Right;
use crate::rules::rule::{Check, Rule, Stage, Verdict};
use crate::rules::values::values;
use crate::text::Text;

/// A course need not be confirmed at once when enough clients have been added. The provider may wait for more clients as long as
/// the time limit, counted from the issue of the rehabilitation decision, has not passed for any client who waits for a place on
/// the course. That the wait ends when the course starts is inferred from the instructions.
pub static RULE: Rule = Rule {
    id: "course/may-wait",
    statement: catalogued(Text {
        en: "A course need not be confirmed at once when enough clients have been added. The provider may wait for more clients as long as the time limit, counted from the issue of the rehabilitation decision, has not passed for any client who waits for a place on the course. That the wait ends when the course starts is inferred from the instructions.",
        fi: "Kurssia ei tarvitse vahvistaa heti, kun sille on kiinnitetty riittävästi asiakkaita. Palveluntuottaja voi odottaa lisää asiakkaita, jos minkään kurssilla odottavan asiakkaan määräaika ei ole päättynyt; määräaika lasketaan kuntoutuspäätöksen antamisesta. Se, että odotus päättyy kurssin alkaessa, on päätelty ohjeesta.",
        sv: "En kurs behöver inte bekräftas genast när tillräckligt många klienter har lagts till på den. Serviceproducenten kan vänta på fler klienter så länge tidsfristen inte har löpt ut för någon klient som väntar på kursen; den räknas från det att rehabiliteringsbeslutet utfärdades. Att väntan slutar när kursen börjar är en slutsats av anvisningen.",
    }),
    says: &[(
        Right,
        Text {
            en: "Course {course} has {clients} {client|clients}. You may wait for more clients until {due} before confirming it ({days_left} {day|days} left).",
            fi: "Kurssilla {course} on {clients} {asiakas|asiakasta}. Voit odottaa lisää asiakkaita {due} asti, ennen kuin vahvistat kurssin (jäljellä {days_left} {päivä|päivää}).",
            sv: "Kurs {course} har {clients} {klient|klienter}. Du kan vänta på fler klienter till och med {due} innan du bekräftar kursen ({days_left} {dag|dagar} kvar).",
        },
    )],
    basis: Basis::stated(&["K20-44", "K20-45", "K9-42", "K9-43"]).read_as(&["AM-01", "AM-22"]),
    when: &[(Change::CourseStands, Facts::of(&[Fact::Clients, Fact::Periods, Fact::Confirmed, Fact::EarliestRightDay]))],
    stage: Stage::Content,
    check: Check::Compares(check),
};

fn check(case: &Case<'_>, seen: &mut Compared<'_>) -> Verdict {
    let course = &case.course;
    let clients = course.clients;
    let min = case.service.group_size.min;
    if course.confirmed || case.has_started(seen) || !compare!(seen, min <= clients) {
        return Verdict::Silent;
    }
    let (on, Some(due)) = (case.on, course.earliest_right_day) else { return Verdict::Silent };
    if !compare!(seen, on <= due) {
        return Verdict::Silent;
    }
    let days_left = days_between(on, due);
    Verdict::says(Right).by(Some(due)).with(values![clients, days_left])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::Effect;
    use crate::rules::rule::testing::{day, says};

    fn effect(clients: i64, right_day: Option<&str>) -> Option<Effect> {
        says(&RULE, Change::CourseStands, |case| {
            (case.course.clients, case.course.earliest_right_day) = (clients, right_day.map(day));
        })
    }

    #[test]
    fn six_clients_may_wait_for_more() {
        assert_eq!(effect(6, Some("2026-04-15")), Some(Right));
        assert_eq!(effect(5, Some("2026-04-15")), None);
    }

    #[test]
    fn the_wait_ends_six_months_after_the_first_issue() {
        assert_eq!(effect(6, Some("2026-03-02")), Some(Right));
        assert_eq!(effect(6, Some("2026-03-01")), None);
        assert_eq!(effect(6, None), None);
    }
}
