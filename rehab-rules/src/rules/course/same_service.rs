//! The rule `course/same-service`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::Prohibition;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "course/same-service",
    statement: Text {
        en: "A rehabilitation decision is for one service. A client can therefore be moved only to a course of the same service.",
        fi: "Kuntoutuspäätös koskee tiettyä palvelua. Siksi asiakkaan voi siirtää vain saman palvelun kurssille.",
        sv: "Ett rehabiliteringsbeslut gäller en viss tjänst. Därför kan en klient flyttas endast till en kurs inom samma tjänst.",
    },
    says: &[(
        Prohibition,
        Text {
            en: "Client {client} cannot be moved to course {course}, because it is a course of another service. Choose a course of the same service.",
            fi: "Asiakasta {client} ei voi siirtää kurssille {course}, koska se on toisen palvelun kurssi. Valitse saman palvelun kurssi.",
            sv: "Klient {client} kan inte flyttas till kurs {course}, eftersom den hör till en annan tjänst. Välj en kurs inom samma tjänst.",
        },
    )],
    basis: Basis::derived(&["K20-24", "K20-47", "K9-21", "K9-45"]),
    when: &[(Change::MovesIn, Facts::of(&[Fact::SameService]))],
    stage: Stage::Content,
    check: Check::Case(check),
});

fn check(case: &Case<'_>) -> Verdict {
    Verdict::says_if(!case.course.same_service, Prohibition)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::says;

    #[test]
    fn a_client_moves_within_the_service() {
        assert_eq!(says(&RULE, Change::MovesIn, |case| case.course.same_service = true), None);
        assert_eq!(says(&RULE, Change::MovesIn, |_| ()), Some(Prohibition));
    }
}
