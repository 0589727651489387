//! The rule `therapy/visit-within-commitment`.

use crate::input::therapy::{Commitment, TherapyCase};
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Prohibition;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::rules::values::values;
use crate::text::Text;
use chrono::NaiveDate;

rule!(Rule::of_record(
    "therapy/visit-within-commitment",
    Text {
        en: "ÅHS does not pay for treatment that is given without a valid payment commitment; the first and the last day of the validity are included.",
        fi: "ÅHS ei maksa hoitoa, joka annetaan ilman voimassa olevaa maksusitoumusta; voimassaolon ensimmäinen ja viimeinen päivä lasketaan mukaan.",
        sv: "Behandlingar som ges utan giltig betalningsförbindelse betalas inte av ÅHS; giltighetstidens första och sista dag räknas med.",
    },
    &[(
        Prohibition,
        Text {
            en: "ÅHS does not pay for the visit on {date}: no payment commitment is valid on that day.",
            fi: "ÅHS ei maksa käyntiä, joka on {date}: mikään maksusitoumus ei ole silloin voimassa.",
            sv: "ÅHS betalar inte besöket {date}: ingen betalningsförbindelse gäller den dagen.",
        },
    )],
    Basis::stated(&["A-21"]).read_as(&["AM-40", "AM-43"]),
    Check::Therapy(&["commitment.valid_from", "commitment.valid_to", "commitment.action_text_end", "visits[].date"], check),
));

fn check(case: &TherapyCase<'_>, out: &mut Verdicts) {
    for visit in &case.visits {
        out.add(judge(case.commitment.as_ref(), visit.date));
    }
}

pub(crate) fn judge(commitment: Option<&Commitment<'_>>, date: NaiveDate) -> Verdict {
    let denied = Verdict::says(Prohibition).with(values![date]);
    let Some(commitment) = commitment else { return denied };
    if date < commitment.valid_from {
        return denied;
    }
    // `therapy/action-end-date` covers a later end date in the action text.
    let last_day = commitment.effective_end().max(commitment.valid_to);
    if last_day < date { denied } else { Verdict::Kept }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::record::testing::{commitment, says_of_therapy, visits};
    use crate::rules::rule::testing::day;
    use alloc::vec;

    #[test]
    fn visits_from_the_first_day_to_the_last_are_paid() {
        let visited = |date| {
            says_of_therapy(&RULE, |case| {
                case.commitment = Some(commitment("2026-01-01", "2026-04-30"));
                case.visits = visits(&[date]);
            })
        };
        let days = ["2025-12-31", "2026-01-01", "2026-04-30", "2026-05-01"];
        assert_eq!(days.map(visited), [vec![Prohibition], vec![], vec![], vec![Prohibition]]);
    }

    #[test]
    fn without_a_commitment_none_is_paid_and_a_later_end_date_in_the_action_text_denies_none() {
        assert_eq!(says_of_therapy(&RULE, |case| case.visits = visits(&["2026-01-12"])), [Prohibition]);
        let later = Commitment { action_text_end: Some(day("2026-05-31")), ..commitment("2026-01-01", "2026-04-30") };
        assert!(matches!(judge(Some(&later), day("2026-05-31")), Verdict::Kept));
    }
}
