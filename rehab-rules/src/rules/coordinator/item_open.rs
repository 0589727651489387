//! The rule `coordinator/item-open`.

use crate::input::coordinator::{Asked, CoordinatorIntroduction};
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Obligation;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::rules::values::values;
use crate::text::Text;

rule!(Rule::of_record(
    "coordinator/item-open",
    Text {
        en: "A new coordinator must do what is listed in blocks 1 to 7 of the checklist; the routine for multi-party meetings does not apply in Enköping.",
        fi: "Uuden koordinaattorin on tehtävä se, mitä tarkistuslistan osioissa 1–7 luetellaan; monitoimijatapaamisen ohje ei koske Enköpingiä.",
        sv: "En ny koordinator ska göra det som checklistans block 1–7 tar upp; rutinen för flerpartsmöte gäller inte i Enköping.",
    },
    &[(
        Obligation,
        Text {
            en: "Still to be done, in block {block}: {item}.",
            fi: "Vielä tekemättä osiossa {block}: {item}.",
            sv: "Återstår i block {block}: {item}.",
        },
    )],
    Basis::stated(&["U-04", "U-19", "U-30", "U-40", "U-42", "U-45", "U-50", "U-52"]).read_as(&["AM-48", "AM-49"]),
    Check::Introduction(&["municipality", "done.*", "as_of"], check),
));

fn check(introduction: &CoordinatorIntroduction<'_>, out: &mut Verdicts) {
    for (block, item) in introduction.open_items(Asked::Required) {
        out.add(Verdict::says(Obligation).with(values![block, item = &item.entry().word]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::coordinator::IntroductionItem;
    use crate::rules::record::testing::{done, says_of_introduction};

    #[test]
    fn required_items_not_done_are_open_except_the_meeting_routine_in_enkoping() {
        let open = |items: &[IntroductionItem], municipality: &'static str| {
            says_of_introduction(&RULE, |introduction| {
                (introduction.done, introduction.municipality) = (done(items), Some(municipality.into()));
            })
            .len()
        };
        let all = open(&[], "Uppsala");
        assert_eq!(open(&[IntroductionItem::WorkRoutine], "Uppsala"), all - 1);
        assert_eq!(open(&[IntroductionItem::MiTraining, IntroductionItem::SithsCard], "Uppsala"), all); // other rules require these
        assert_eq!(open(&[], "Enköping"), all - 1);
    }
}
