//! The rule `coordinator/optional-item`.

use crate::input::coordinator::{Asked, CoordinatorIntroduction, IntroductionItem};
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Recommendation;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::rules::values::values;
use crate::text::Text;

rule!(Rule::of_record(
    "coordinator/optional-item",
    Text {
        en: "Block 8 of the checklist is voluntary. Training in motivational interviewing is recommended if it has not been done earlier or no other conversation method is known. The program requires both.",
        fi: "Tarkistuslistan osio 8 on vapaaehtoinen. Motivoivan haastattelun koulutusta suositellaan, jos sitä ei ole käyty aiemmin tai jos muuta keskustelumenetelmää ei tunneta. Ohjelma suosittelee sitä vain, kun molemmat edellytykset täyttyvät.",
        sv: "Checklistans block 8 är frivilligt. Utbildningen i motiverande samtal rekommenderas om den inte gjorts tidigare eller kunskap om annan samtalsmetodik inte finns. Programmet kräver att båda villkoren uppfylls.",
    },
    &[(
        Recommendation,
        Text {
            en: "Voluntary, in block {block}: {item}.",
            fi: "Vapaaehtoista osiossa {block}: {item}.",
            sv: "Frivilligt i block {block}: {item}.",
        },
    )],
    Basis::stated(&["U-58", "U-59", "U-61"]).read_as(&["AM-49", "AM-50"]),
    Check::Introduction(&["done.*", "other_conversation_method", "as_of"], check),
));

fn check(introduction: &CoordinatorIntroduction<'_>, out: &mut Verdicts) {
    let knows_a_method = introduction.other_conversation_method == Some(true);
    for (block, item) in introduction.open_items(Asked::Optional) {
        if item == IntroductionItem::MiTraining && knows_a_method {
            continue;
        }
        out.add(Verdict::says(Recommendation).with(values![block, item = &item.entry().word]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::record::testing::{done, says_of_introduction};

    #[test]
    fn voluntary_parts_are_recommended_and_mi_only_without_another_method() {
        use IntroductionItem::{CertificateSchool, MiTraining};
        let open = |items: &[IntroductionItem], other_method| {
            says_of_introduction(&RULE, |introduction| {
                (introduction.done, introduction.other_conversation_method) = (done(items), other_method);
            })
        };
        assert_eq!(open(&[], None), [Recommendation, Recommendation]);
        assert_eq!(open(&[CertificateSchool], Some(false)), [Recommendation]);
        assert_eq!(open(&[CertificateSchool], Some(true)), []);
        assert_eq!(open(&[CertificateSchool, MiTraining], None), []);
    }
}
