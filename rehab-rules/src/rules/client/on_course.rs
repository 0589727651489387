//! The rule `client/on-course`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::Prohibition;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "client/on-course",
    statement: Text {
        en: "Only a client who has been added to a course can be removed or moved from it.",
        fi: "Kurssilta voi poistaa tai siirtää vain sille kiinnitetyn asiakkaan.",
        sv: "Endast en klient som har lagts till på kursen kan tas bort eller flyttas från den.",
    },
    says: &[(
        Prohibition,
        Text {
            en: "Client {client} is not on course {course} and therefore cannot be removed or moved from it. Check which course the client is on.",
            fi: "Asiakasta {client} ei voi poistaa tai siirtää kurssilta {course}, koska häntä ei ole kiinnitetty sille. Tarkista, millä kurssilla asiakas on.",
            sv: "Klient {client} kan inte tas bort eller flyttas från kurs {course}, eftersom hen inte har lagts till på den. Kontrollera vilken kurs klienten är på.",
        },
    )],
    basis: Basis::stated(&["K20-27", "K20-47", "K9-24", "K9-45"]),
    when: &[(Change::Leaves, Facts::of(&[Fact::OnCourse])), (Change::MovesOut, Facts::of(&[Fact::OnCourse]))],
    stage: Stage::Idle,
    check: Check::Case(check),
});

fn check(case: &Case<'_>) -> Verdict {
    Verdict::says_if(!case.client.on_course, Prohibition)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::says;

    #[test]
    fn only_a_client_on_the_course_can_leave_it() {
        assert_eq!(says(&RULE, Change::Leaves, |_| ()), Some(Prohibition));
        assert_eq!(says(&RULE, Change::Leaves, |case| case.client.on_course = true), None);
    }
}
