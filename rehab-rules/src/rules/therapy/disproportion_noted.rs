//! The rule `therapy/disproportion-noted`.

use crate::input::therapy::TherapyCase;
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Recommendation;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::text::Text;

rule!(Rule::of_record(
    "therapy/disproportion-noted",
    Text {
        en: "If the benefit of the therapy is not in proportion to the effort, this should appear in the report.",
        fi: "Jos terapian hyöty ei ole oikeassa suhteessa panostukseen, tämän tulisi käydä ilmi palautteesta.",
        sv: "Om nyttan med terapin inte står i proportion till insatsen bör detta framgå ur rapporten.",
    },
    &[(
        Recommendation,
        Text {
            en: "The benefit of the therapy is not in proportion to the effort: the report should say so.",
            fi: "Terapian hyöty ei ole oikeassa suhteessa panostukseen: tämän tulisi käydä ilmi palautteesta.",
            sv: "Nyttan med terapin står inte i proportion till insatsen: det bör framgå ur rapporten.",
        },
    )],
    Basis::stated(&["A-29"]),
    Check::Therapy(&["report.benefit_in_proportion", "report.disproportion_note"], check),
));

fn check(case: &TherapyCase<'_>, out: &mut Verdicts) {
    if let Some(report) = &case.report {
        let is_disproportionate = report.benefit_in_proportion == Some(false);
        out.add(Verdict::says_if(is_disproportionate && report.disproportion_note.is_none(), Recommendation));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::therapy::Report;
    use crate::rules::record::testing::says_of_therapy;

    #[test]
    fn a_report_says_so_when_the_benefit_is_not_in_proportion() {
        let reported = |benefit_in_proportion, note: Option<&'static str>| {
            says_of_therapy(&RULE, |case| {
                let disproportion_note = note.map(Into::into);
                case.report = Some(Report { benefit_in_proportion, disproportion_note, ..Report::default() });
            })
        };
        assert_eq!(reported(Some(false), None), [Recommendation]);
        assert_eq!(reported(Some(false), Some("three visits a week changed little")), []);
        assert_eq!(reported(None, None), []);
    }
}
