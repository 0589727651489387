//! The rule `distance/video-both-see`.

use crate::input::distance::DistanceQuestion;
use crate::input::service::DistanceForm;
use crate::rules::basis::Basis;
use crate::rules::record::{DistanceCase, Verdicts};
use crate::rules::rule::Effect::{Prohibition, Undetermined};
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::text::Text;

rule!(Rule::of_record(
    "distance/video-both-see",
    Text {
        en: "Distance rehabilitation can be arranged as video calls in which the rehabilitation specialist and the client see each other.",
        fi: "Etäkuntoutus voidaan järjestää kuvapuheluina, joissa kuntoutuksen asiantuntija ja asiakas näkevät toisensa.",
        sv: "Distansrehabilitering kan ordnas som videosamtal där rehabiliteringsspecialisten och klienten ser varandra.",
    },
    &[
        (
            Prohibition,
            Text {
                en: "The call cannot be held as a video call: the rehabilitation specialist and the client must see each other.",
                fi: "Kuvapuhelua ei voi järjestää: kuntoutuksen asiantuntijan ja asiakkaan on nähtävä toisensa.",
                sv: "Samtalet kan inte hållas som videosamtal: rehabiliteringsspecialisten och klienten ska se varandra.",
            },
        ),
        (
            Undetermined,
            Text {
                en: "Not answered: whether the rehabilitation specialist and the client see each other in the video call.",
                fi: "Tieto puuttuu: näkevätkö kuntoutuksen asiantuntija ja asiakas toisensa kuvapuhelussa.",
                sv: "Uppgift saknas: om rehabiliteringsspecialisten och klienten ser varandra i videosamtalet.",
            },
        ),
    ],
    Basis::stated(&["R-04"]),
    Check::Distance(&["forms", "answers.both_see_each_other"], check),
));

fn check(case: &DistanceCase<'_>, out: &mut Verdicts) {
    if !case.readiness.forms.contains(&DistanceForm::VideoCall) {
        return;
    }
    out.add(match case.readiness.answers.get(DistanceQuestion::BothSeeEachOther) {
        Some(true) => Verdict::Kept,
        Some(false) => Verdict::says(Prohibition),
        None => Verdict::fact_missing(),
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::record::testing::{answers, says_of_distance};
    use alloc::vec;

    #[test]
    fn both_see_each_other_in_a_video_call_and_other_forms_do_not_require_it() {
        let answered = |form, answer| {
            says_of_distance(&RULE, |readiness| {
                readiness.forms = [form].into();
                readiness.answers = answers(DistanceQuestion::BothSeeEachOther, answer);
            })
        };
        let video = DistanceForm::VideoCall;
        assert_eq!(
            [Some(false), None, Some(true)].map(|answer| answered(video, answer)),
            [vec![Prohibition], vec![Undetermined], vec![]]
        );
        assert_eq!(answered(DistanceForm::Digital, Some(false)), []);
    }
}
