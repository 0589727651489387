//! The rule `course/single-period-move`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::fact::Facts;
use crate::rules::rule::Effect::Unregulated;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "course/single-period-move",
    statement: Text {
        en: "Not regulated: the instructions on some services speak only of moving the time of a course, as for a rare connective tissue disease. They do not say whether a single period can be moved.",
        fi: "Ei säännelty: joidenkin palvelujen, kuten harvinaista sidekudossairautta sairastavan aikuisen sopeutumisvalmennuksen, ohjeissa kerrotaan vain kurssin ajankohdan siirtämisestä. Niissä ei kerrota, voiko yksittäistä jaksoa siirtää.",
        sv: "Inte reglerat: anvisningarna för vissa tjänster, till exempel anpassningskurserna för vuxna med en sällsynt bindvävssjukdom, talar endast om att ändra tidpunkten för en kurs. De säger inte om tidpunkten för en enskild period kan ändras.",
    },
    says: &[(
        Unregulated,
        Text {
            en: "A single period of course {course} is moved. Kela's instructions on this service speak only of moving the course; the program does not prevent it.",
            fi: "Kurssin {course} yksittäistä jaksoa siirretään. Tämän palvelun ohjeissa kerrotaan vain kurssin ajankohdan siirtämisestä; ohjelma ei estä yksittäisen jakson siirtämistä.",
            sv: "Tidpunkten för en enskild period i kurs {course} ändras. Anvisningarna för den här tjänsten talar endast om tidpunkten för kursen; programmet hindrar inte att en enskild period flyttas.",
        },
    )],
    basis: Basis::silent(&["K20-52", "K9-50"]).read_as(&["AM-34"]),
    when: &[(Change::PeriodRescheduled, Facts::NONE)],
    stage: Stage::Content,
    check: Check::Case(check),
});

fn check(case: &Case<'_>) -> Verdict {
    if case.service.single_period_move_stated { Verdict::Silent } else { Verdict::says(Unregulated) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::says_in;

    #[test]
    fn only_the_carers_source_mentions_a_single_period() {
        assert_eq!(says_in("kela.family-carers", &RULE, Change::PeriodRescheduled, |_| ()), None);
        assert_eq!(says_in("kela.rare-connective-tissue", &RULE, Change::PeriodRescheduled, |_| ()), Some(Unregulated));
    }
}
