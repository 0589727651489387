//! The responsibility for data security, data protection and privacy lies with the provider.

use crate::rules::basis::Basis;
use crate::rules::found::Findings;
use crate::rules::rule::Effect::Notice;
use crate::rules::rule::{Rule, Verdict};
use crate::text::Text;

/// See the statement.
pub static RULE: Rule = Rule::of_record(
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
);

pub(crate) fn check(out: &mut Findings) {
    out.add(&RULE, Verdict::says(Notice));
}
