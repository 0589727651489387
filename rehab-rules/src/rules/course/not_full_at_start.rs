//! The rule `course/not-full-at-start`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::compared::{Compared, compare};
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::Recommendation;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "course/not-full-at-start",
    statement: Text {
        en: "If the instructions on a service recommend it, as for family carers, a course should not start with the maximum number of clients. Some clients change course later and need one that is not full.",
        fi: "Jos palvelun ohjeissa niin suositellaan, kuten omaishoitajien kursseilla, kurssia ei pitäisi aloittaa täydellä ryhmällä. Osa asiakkaista vaihtaa kurssia ja tarvitsee kurssin, joka ei ole täynnä.",
        sv: "Om anvisningarna för en tjänst rekommenderar det, som för närståendevårdare, bör en kurs inte inledas med maximiantalet klienter. En del klienter byter kurs senare och behöver en som inte är full.",
    },
    says: &[(
        Recommendation,
        Text {
            en: "Course {course} has the maximum number of clients. It is recommended that a course does not start full, so that clients who change course can be added to it.",
            fi: "Kurssi {course} on täynnä. On suositeltavaa, ettei kurssi ole alkaessaan täynnä, jotta sille voidaan kiinnittää kurssia vaihtavia asiakkaita.",
            sv: "Kurs {course} har maximiantalet klienter. Det rekommenderas att en kurs inte är full när den inleds, så att klienter som byter kurs kan läggas till på den.",
        },
    )],
    basis: Basis::stated(&["K20-06", "K20-07", "K20-08"]).read_as(&["AM-16"]),
    when: &[
        (Change::Joins, Facts::of(&[Fact::Clients, Fact::Periods])),
        (Change::MovesIn, Facts::of(&[Fact::Clients, Fact::Periods])),
        (Change::CourseStands, Facts::of(&[Fact::Clients, Fact::Periods])),
    ],
    stage: Stage::Content,
    check: Check::Compares(check),
});

fn check(case: &Case<'_>, seen: &mut Compared<'_>) -> Verdict {
    let clients = if case.change == Change::CourseStands { case.course.clients } else { case.course.clients_after_joining() };
    let max = case.service.group_size.max;
    if !case.service.recommend_not_full_at_start || case.has_started(seen) {
        return Verdict::Silent;
    }
    let full = if case.change == Change::CourseStands { compare!(seen, max <= clients) } else { compare!(seen, clients == max) };
    Verdict::says_if(full, Recommendation)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::{says, says_in};

    #[test]
    fn a_carers_course_should_not_start_with_twelve() {
        let joins = |clients| says(&RULE, Change::Joins, |case| case.course.clients = clients);
        assert_eq!(joins(10), None);
        assert_eq!(joins(11), Some(Recommendation));
    }

    #[test]
    fn a_tissue_course_may_start_full() {
        let service = "kela.rare-connective-tissue";
        assert_eq!(says_in(service, &RULE, Change::Joins, |case| case.course.clients = 11), None);
    }
}
