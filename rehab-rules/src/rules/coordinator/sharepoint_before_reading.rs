//! The rule `coordinator/sharepoint-before-reading`.

use crate::input::coordinator::{CoordinatorIntroduction, CoordinatorPermission};
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Recommendation;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::text::Text;

rule!(Rule::of_record(
    "coordinator/sharepoint-before-reading",
    Text {
        en: "What block 1 asks to read about the DFA chain and the rehabilitation chain is on the coordinators' SharePoint, the permission to which comes in block 2.",
        fi: "Osion 1 aineisto DFA-ketjusta ja kuntoutusketjusta on koordinaattoreiden SharePointissa, jonka käyttöoikeus tulee vasta osiossa 2.",
        sv: "Det som block 1 tar upp om DFA-kedjan och rehabiliteringskedjan finns i rehabiliteringskoordinatorernas SharePoint, och behörigheten till den kommer i block 2.",
    },
    &[(
        Recommendation,
        Text {
            en: "Have the process leader arrange your permission to the coordinators' SharePoint early: the reading on the DFA chain and the rehabilitation chain in block 1 is there.",
            fi: "Pyydä prosessivastaavaa järjestämään käyttöoikeutesi koordinaattoreiden SharePointiin hyvissä ajoin: osion 1 aineisto DFA-ketjusta ja kuntoutusketjusta on siellä.",
            sv: "Be processledaren ordna din behörighet till rehabiliteringskoordinatorernas SharePoint tidigt: materialet om DFA-kedjan och rehabiliteringskedjan i block 1 finns där.",
        },
    )],
    Basis::stated(&["U-16", "U-28"]).read_as(&["AM-45"]),
    Check::Introduction(&["done.sharepoint_permission", "as_of"], check),
));

fn check(introduction: &CoordinatorIntroduction<'_>, out: &mut Verdicts) {
    let has_permission = introduction.is_done(CoordinatorPermission::Sharepoint.item());
    out.add(Verdict::says_if(!has_permission, Recommendation));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::coordinator::IntroductionItem;
    use crate::rules::record::testing::{done, says_of_introduction};

    #[test]
    fn the_permission_is_recommended_until_it_exists() {
        let with = |items: &[IntroductionItem]| says_of_introduction(&RULE, |introduction| introduction.done = done(items));
        assert_eq!(with(&[]), [Recommendation]);
        assert_eq!(with(&[IntroductionItem::SharepointPermission]), []);
    }
}
