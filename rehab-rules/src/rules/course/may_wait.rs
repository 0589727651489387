//! The rule `course/may-wait`.

use crate::calendar::days_between;
use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::compared::{Compared, compare};
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::Right;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::rules::values::values;
use crate::text::Text;

rule!(Rule {
    id: "course/may-wait",
    statement: Text {
        en: "A course with enough clients need not be confirmed at once. The provider may wait for more until the time limit of a client who waits for a place on it has passed. The time limit is counted from the issue of the decision. Inferred from the instructions: the wait also ends when the course starts.",
        fi: "Kurssia ei tarvitse vahvistaa heti, kun asiakkaita on riittävästi. Palveluntuottaja voi odottaa lisää asiakkaita, kunnes jonkun kurssilla odottavan asiakkaan määräaika päättyy. Määräaika lasketaan päätöksen antamisesta. Ohjeesta päätelty: odotus päättyy myös, kun kurssi alkaa.",
        sv: "En kurs med tillräckligt många klienter behöver inte bekräftas genast. Serviceproducenten kan vänta på fler tills tidsfristen går ut för någon klient som väntar på kursen. Tidsfristen räknas från det att beslutet utfärdades. Slutsats av anvisningen: väntan slutar också när kursen börjar.",
    },
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
});

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
