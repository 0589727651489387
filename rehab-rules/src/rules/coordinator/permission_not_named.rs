//! The rule `coordinator/permission-not-named`.

use crate::input::coordinator::{CoordinatorIntroduction, CoordinatorPermission};
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Unregulated;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::rules::values::values;
use crate::text::Text;

rule!(Rule::of_record(
    "coordinator/permission-not-named",
    Text {
        en: "Region Uppsala's checklist does not say that the permission to the coordinators' SharePoint and the parallel permissions (basic profession and coordinator's assignment) must be ended.",
        fi: "Region Uppsalan tarkistuslistassa ei sanota, että koordinaattoreiden SharePointin käyttöoikeus ja rinnakkaiset käyttöoikeudet (perusammatti ja koordinaattorin tehtävä) on poistettava.",
        sv: "Region Uppsalas checklista säger inte att behörigheten till rehabiliteringskoordinatorernas SharePoint och de dubbla behörigheterna ska avslutas.",
    },
    &[(
        Unregulated,
        Text {
            en: "Granted earlier, and not among the permissions that the checklist says must be ended: {permission}. Ask the manager whether this is to end as well.",
            fi: "Annettu aiemmin, eikä kuulu käyttöoikeuksiin, jotka tarkistuslistan mukaan on poistettava: {permission}. Kysy esihenkilöltä, poistetaanko myös tämä.",
            sv: "Har getts tidigare och hör inte till de behörigheter som enligt checklistan ska avslutas: {permission}. Fråga chefen om även detta ska avslutas.",
        },
    )],
    Basis::silent(&["U-28", "U-36", "U-64"]).read_as(&["AM-46"]),
    Check::Introduction(&["done.sharepoint_permission", "done.double_permissions", "as_of", "ending"], check),
));

fn check(introduction: &CoordinatorIntroduction<'_>, out: &mut Verdicts) {
    if introduction.ending.is_none() {
        return;
    }
    for permission in [CoordinatorPermission::Sharepoint, CoordinatorPermission::Double] {
        let is_held = introduction.is_done(permission.item());
        out.add(Verdict::says_if(is_held, Unregulated).with(values![permission = permission.word()]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::happened::Happened;
    use crate::input::coordinator::IntroductionItem;
    use crate::rules::record::testing::{done, says_of_introduction};

    #[test]
    fn the_manager_is_asked_about_permissions_that_the_checklist_does_not_end() {
        use IntroductionItem::{DoublePermissions, RehabstodPermission, SharepointPermission};
        let ends = |ending, items: &[IntroductionItem]| {
            says_of_introduction(&RULE, |introduction| (introduction.ending, introduction.done) = (ending, done(items)))
        };
        let ending = Some(Happened::DayUnknown);
        assert_eq!(ends(ending, &[DoublePermissions, SharepointPermission]), [Unregulated, Unregulated]);
        assert_eq!(ends(ending, &[RehabstodPermission]), []);
        assert_eq!(ends(None, &[DoublePermissions]), []);
    }
}
