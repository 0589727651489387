//! In a video call the specialist and the client see each other.

use crate::distance::{DistanceQuestion, DistanceReadiness};
use crate::record::Findings;
use crate::rule::Effect::{Prohibition, Undetermined};
use crate::rule::{Rule, Verdict};
use crate::service::DistanceForm;
use crate::source::Basis;
use crate::text::Text;

/// See the statement.
pub static RULE: Rule = Rule::of_record(
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
                en: "It has not been told whether the rehabilitation specialist and the client see each other in the video call.",
                fi: "Ei ole kerrottu, näkevätkö kuntoutuksen asiantuntija ja asiakas toisensa kuvapuhelussa.",
                sv: "Det har inte angetts om rehabiliteringsspecialisten och klienten ser varandra i videosamtalet.",
            },
        ),
    ],
    Basis::stated(&["R-04"]),
);

pub(crate) fn check(readiness: &DistanceReadiness<'_>, out: &mut Findings<'_>) {
    if !readiness.forms.contains(&DistanceForm::VideoCall) {
        return;
    }
    out.add(
        &RULE,
        match readiness.answers.get(DistanceQuestion::BothSeeEachOther) {
            Some(true) => Verdict::Kept,
            Some(false) => Verdict::says(Prohibition),
            None => Verdict::fact_missing(),
        },
    );
}
