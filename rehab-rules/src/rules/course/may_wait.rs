//! A course need not be confirmed at once when enough clients have been added. Until the course starts, the provider may wait for more clients as long as the time limit for being on a confirmed course has not passed for any of its clients.

use crate::calendar::days_between;
use crate::case::{Case, Change, Fact, Facts};
use crate::rule::Effect::Right;
use crate::rule::{Rule, Stage, Verdict};
use crate::source::Basis;
use crate::text::{Text, catalogued};
use crate::values::values;

/// See the statement.
pub static RULE: Rule = Rule {
    id: "course/may-wait",
    statement: catalogued(Text {
        en: "A course need not be confirmed at once when enough clients have been added. Until the course starts, the provider may wait for more clients as long as the time limit for being on a confirmed course has not passed for any of its clients.",
        fi: "Kurssia ei tarvitse vahvistaa heti, kun sille on kiinnitetty riittävästi asiakkaita. Kurssin alkamiseen saakka palveluntuottaja voi odottaa lisää asiakkaita niin kauan kuin yhdeltäkään kurssin asiakkaalta ei ole kulunut umpeen määräaika, jossa hänen on oltava kiinnitettynä vahvistetulle kurssille.",
        sv: "En kurs behöver inte bekräftas genast när tillräckligt många klienter har lagts till på den. Fram till kursstarten kan serviceproducenten vänta på fler klienter så länge tidsfristen för att läggas till på en bekräftad kurs inte har löpt ut för någon av klienterna på kursen.",
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
    when: &[(Change::CourseStands, Facts::of(&[Fact::Clients, Fact::Periods, Fact::Confirmed, Fact::DutyDaysOfClients]))],
    stage: Stage::Content,
    check,
};

fn check(case: &Case<'_>) -> Verdict {
    let course = &case.course;
    let clients = course.clients;
    let enough = case.service.group_size.min <= clients;
    if course.confirmed || course.has_started(case.on) || !enough || course.client_missed {
        return Verdict::Silent;
    }
    let Some(due) = course.earliest_duty_day else { return Verdict::Silent };
    let days_left = days_between(case.on, due);
    Verdict::says(Right).by(Some(due)).with(values![clients, days_left])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Effect;
    use crate::rule::testing::{day, says};

    fn stands(clients: i64, missed: bool) -> Option<Effect> {
        says(&RULE, Change::CourseStands, |case| {
            (case.course.clients, case.course.client_missed) = (clients, missed);
            case.course.earliest_duty_day = Some(day("2026-04-15"));
        })
    }

    #[test]
    fn six_clients_may_wait_for_more() {
        assert_eq!(stands(6, false), Some(Right));
        assert_eq!(stands(5, false), None);
    }

    #[test]
    fn nobody_waits_past_a_missed_duty_day() {
        assert_eq!(stands(6, true), None);
    }
}
