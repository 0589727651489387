//! The rule `distance/provider-responsible`.

use crate::rules::basis::Basis;
use crate::rules::record::{DistanceCase, Verdicts};
use crate::rules::rule::Effect::Notice;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::text::Text;

rule!(Rule::of_record(
    "distance/provider-responsible",
    Text {
        en: "In distance rehabilitation, the responsibility for data security, data protection and privacy lies with the provider.",
        fi: "Etäkuntoutuksessa vastuu tietoturvasta, tietosuojasta ja yksityisyydensuojasta on palveluntuottajalla.",
        sv: "Vid distansrehabilitering vilar ansvaret för datasäkerheten, dataskyddet och integritetsskyddet på serviceproducenten.",
    },
    &[(
        Notice,
        Text {
            en: "You as the provider are responsible for data security, data protection and privacy.",
            fi: "Vastaat palveluntuottajana tietoturvasta, tietosuojasta ja yksityisyydensuojasta.",
            sv: "Du ansvarar som serviceproducent för datasäkerheten, dataskyddet och integritetsskyddet.",
        },
    )],
    Basis::stated(&["R-26"]),
    Check::Distance(&[], check),
));

fn check(_: &DistanceCase<'_>, out: &mut Verdicts) {
    out.add(Verdict::says(Notice));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::record::testing::says_of_distance;

    #[test]
    fn the_notice_does_not_depend_on_the_record() {
        assert_eq!(says_of_distance(&RULE, |_| ()), [Notice]);
    }
}
