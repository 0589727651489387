//! The rule `therapy/visits-within-number`.

use crate::input::therapy::{Commitment, TherapyCase, Visit};
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Prohibition;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::rules::therapy::{action_end_date, visit_within_commitment};
use crate::rules::values::values;
use crate::text::Text;
use alloc::vec::Vec;

rule!(Rule::of_record(
    "therapy/visits-within-number",
    Text {
        en: "ÅHS pays for at most as many visits as the payment commitment says.",
        fi: "ÅHS maksaa enintään niin monta käyntiä kuin maksusitoumuksessa sanotaan.",
        sv: "ÅHS betalar högst så många besök som betalningsförbindelsen anger.",
    },
    &[(
        Prohibition,
        Text {
            en: "ÅHS does not pay for the visit on {date}: the number of visits on the payment commitment is used up.",
            fi: "ÅHS ei maksa käyntiä, joka on {date}: maksusitoumuksen käyntimäärä on käytetty.",
            sv: "ÅHS betalar inte besöket {date}: antalet besök på betalningsförbindelsen är förbrukat.",
        },
    )],
    Basis::derived(&["A-21", "A-23"]),
    Check::Therapy(
        &["commitment.valid_from", "commitment.valid_to", "commitment.action_text_end", "commitment.visits", "visits[].date"],
        check,
    ),
));

fn check(case: &TherapyCase<'_>, out: &mut Verdicts) {
    let Some(commitment) = &case.commitment else { return };
    for visit in beyond(commitment, &case.visits) {
        out.add(denied(visit));
    }
}

/// The verdict on a visit beyond the number.
pub(crate) fn denied(visit: &Visit) -> Verdict {
    Verdict::says(Prohibition).with(values![date = visit.date])
}

/// The visits beyond the number, in order of date. A visit that cannot be paid because of its date does not count towards the
/// number; a visit whose date is undetermined does.
pub(crate) fn beyond<'v>(commitment: &Commitment<'_>, visits: &'v [Visit]) -> Vec<&'v Visit> {
    let mut counted: Vec<&Visit> = counted(commitment, visits).collect();
    counted.sort_by_key(|visit| visit.date);
    let number = usize::try_from(commitment.visits).unwrap_or(0);
    counted.split_off(number.min(counted.len()))
}

/// The number of visits left.
pub(crate) fn left(commitment: &Commitment<'_>, visits: &[Visit]) -> i64 {
    let used = i64::try_from(counted(commitment, visits).count()).unwrap_or(i64::MAX);
    commitment.visits.saturating_sub(used).max(0)
}

fn counted<'v>(commitment: &Commitment<'_>, visits: &'v [Visit]) -> impl Iterator<Item = &'v Visit> {
    visits.iter().filter(|visit| !is_denied_by_date(commitment, visit))
}

fn is_denied_by_date(commitment: &Commitment<'_>, visit: &Visit) -> bool {
    let verdicts =
        [visit_within_commitment::judge(Some(commitment), visit.date), action_end_date::judge(Some(commitment), visit.date)];
    verdicts.iter().any(|verdict| matches!(verdict, Verdict::Says(said) if said.effect == Prohibition))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::record::testing::{commitment, says_of_therapy, visits};

    #[test]
    fn an_unpaid_visit_does_not_use_up_the_number() {
        let visited = |number, days: &[&str]| {
            says_of_therapy(&RULE, |case| {
                case.commitment = Some(Commitment { visits: number, ..commitment("2026-01-01", "2026-04-30") });
                case.visits = visits(days);
            })
        };
        let days = ["2026-02-02", "2025-12-31", "2026-01-12"];
        assert_eq!(visited(2, &days), []);
        assert_eq!(visited(1, &days), [Prohibition]);
        assert_eq!(visited(0, &days), [Prohibition, Prohibition]);
    }

    #[test]
    fn the_last_visit_by_date_is_beyond_the_number() {
        let visits = visits(&["2026-02-02", "2026-01-12"]);
        let commitment = Commitment { visits: 1, ..commitment("2026-01-01", "2026-04-30") };
        assert!(beyond(&commitment, &visits).into_iter().eq(visits.first()));
        assert_eq!(left(&commitment, &visits), 0);
    }
}
