//! The rule `client/may-decline-move`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::Right;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "client/may-decline-move",
    statement: Text {
        en: "The client may change provider if the client does not want to change to another course.",
        fi: "Asiakas voi vaihtaa palveluntuottajaa, jos hän ei halua siirtyä toiselle kurssille.",
        sv: "Klienten kan byta serviceproducent om hen inte vill byta till en annan kurs.",
    },
    says: &[(
        Right,
        Text {
            en: "Client {client} does not want to change to course {course} and may therefore change provider.",
            fi: "Asiakas {client} ei halua siirtyä kurssille {course}, joten hän voi vaihtaa palveluntuottajaa.",
            sv: "Klient {client} vill inte byta till kurs {course} och kan därför byta serviceproducent.",
        },
    )],
    basis: Basis::stated(&["K20-50", "K9-48"]),
    when: &[(Change::AskedToMove, Facts::of(&[Fact::Agreed]))],
    stage: Stage::Content,
    check: Check::Case(check),
});

fn check(case: &Case<'_>) -> Verdict {
    if case.asked.agreed == Some(false) { Verdict::says(Right) } else { Verdict::Silent }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::says;

    #[test]
    fn a_client_who_declines_a_move_may_change_provider() {
        let asked = |agreed| says(&RULE, Change::AskedToMove, |case| case.asked.agreed = agreed);
        assert_eq!([Some(false), Some(true), None].map(asked), [Some(Right), None, None]);
    }
}
