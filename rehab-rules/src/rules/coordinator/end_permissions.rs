//! The rule `coordinator/end-permissions`.

use crate::input::coordinator::{CoordinatorIntroduction, CoordinatorPermission, IntroductionItem};
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Obligation;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::rules::values::values;
use crate::text::Text;

rule!(Rule::of_record(
    "coordinator/end-permissions",
    Text {
        en: "When the assignment ends, the permissions to Rehabstöd and Intygsstatistik must be ended too.",
        fi: "Kun tehtävä päättyy, myös Rehabstödin ja Intygsstatistikin käyttöoikeudet on poistettava.",
        sv: "När uppdraget avslutas ska också behörigheterna för Rehabstöd och Intygsstatistik avslutas.",
    },
    &[(
        Obligation,
        Text {
            en: "End this permission: {permission}.",
            fi: "Huolehdi tämän käyttöoikeuden poistamisesta: {permission}.",
            sv: "Avsluta denna behörighet: {permission}.",
        },
    )],
    Basis::stated(&["U-64"]).read_as(&["AM-46"]),
    Check::Introduction(
        &[
            "done.rehabstod_permission",
            "done.intygsstatistik_permission",
            "done.end_rehabstod_permission",
            "done.end_intygsstatistik_permission",
            "as_of",
            "ending",
        ],
        check,
    ),
));

fn check(introduction: &CoordinatorIntroduction<'_>, out: &mut Verdicts) {
    if introduction.ending.is_none() {
        return;
    }
    let named = [
        (CoordinatorPermission::Rehabstod, IntroductionItem::EndRehabstodPermission),
        (CoordinatorPermission::Intygsstatistik, IntroductionItem::EndIntygsstatistikPermission),
    ];
    for (permission, end) in named {
        let is_held = introduction.is_done(permission.item()) && !introduction.is_done(end);
        out.add(Verdict::says_if(is_held, Obligation).with(values![permission = permission.word()]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::happened::Happened;
    use crate::rules::record::testing::{done, says_of_introduction};

    #[test]
    fn an_existing_permission_ends_with_the_assignment() {
        use IntroductionItem::{EndRehabstodPermission, IntygsstatistikPermission, RehabstodPermission};
        let ends = |ending, items: &[IntroductionItem]| {
            says_of_introduction(&RULE, |introduction| (introduction.ending, introduction.done) = (ending, done(items)))
        };
        let ending = Some(Happened::DayUnknown);
        assert_eq!(ends(ending, &[RehabstodPermission, IntygsstatistikPermission]), [Obligation, Obligation]);
        assert_eq!(ends(ending, &[RehabstodPermission, EndRehabstodPermission]), []);
        assert_eq!(ends(ending, &[]), []);
        assert_eq!(ends(None, &[RehabstodPermission]), []);
    }
}
