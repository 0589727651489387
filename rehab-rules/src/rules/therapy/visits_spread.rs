//! The rule `therapy/visits-spread`.

use crate::calendar::days_between;
use crate::input::therapy::TherapyCase;
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Undetermined;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::rules::values::{Value, values};
use crate::text::Text;
use alloc::vec::Vec;
use chrono::NaiveDate;

rule!(Rule::of_record(
    "therapy/visits-spread",
    Text {
        en: "The recommended number of visits must be spread over the whole period for which the payment commitment is valid; visits may be regular or in blocks.",
        fi: "Suositeltu käyntimäärä on jaettava maksusitoumuksen koko voimassaoloajalle; käynnit voivat olla säännöllisiä tai jaksoittaisia.",
        sv: "Antalet rekommenderade besök ska fördelas över hela den period som betalningsförbindelsen är giltig; besöken kan ske regelbundet eller i perioder.",
    },
    &[(
        Undetermined,
        Text {
            en: "It cannot be decided whether the visits are spread over the whole period: ÅHS gives no measure. The longest time without a visit is {longest_gap_days} {day|days}. Visits in the thirds of the period: {thirds}.",
            fi: "Ei voida päätellä, jakautuvatko käynnit koko jaksolle: ÅHS:n ohjeissa ei ole mittapuuta. Pisin aika ilman käyntiä on {longest_gap_days} {päivä|päivää}. Käynnit jakson kolmanneksissa: {thirds}.",
            sv: "Det kan inte avgöras om besöken är fördelade över hela perioden: ÅHS anger inget mått. Den längsta tiden utan besök är {longest_gap_days} {dag|dagar}. Besök i periodens tredjedelar: {thirds}.",
        },
    )],
    Basis::stated(&["A-23", "A-24"]).read_as(&["AM-42"]),
    Check::Therapy(
        &["commitment.valid_from", "commitment.valid_to", "commitment.action_text_end", "visits[].date", "spread.max_gap_days"],
        check,
    ),
));

fn check(case: &TherapyCase<'_>, out: &mut Verdicts) {
    let (Some(commitment), Some(spread)) = (&case.commitment, case.spread) else { return };
    let (first, last) = (commitment.valid_from, commitment.effective_end());
    let mut days: Vec<NaiveDate> = case.visits.iter().map(|visit| visit.date).collect();
    days.retain(|day| first <= *day && *day <= last);
    days.sort_unstable();
    let longest_gap_days = longest_gap(first, &days, last);
    if longest_gap_days <= spread.max_gap_days {
        return out.add(Verdict::Kept);
    }
    let values = values![longest_gap_days, thirds = Value::Numbers].and_numbers(thirds(first, &days, last).into_iter());
    out.add(Verdict::source_open(values));
}

/// The longest time without a visit, in days.
fn longest_gap(first: NaiveDate, days: &[NaiveDate], last: NaiveDate) -> i64 {
    let ends = days.iter().chain([&last]);
    let gaps = [&first].into_iter().chain(days).zip(ends).map(|(from, to)| days_between(*from, *to));
    gaps.max().unwrap_or(0)
}

/// The number of visits in each third of the period: day i of n, counted from 0, is in third ⌊3i/n⌋.
fn thirds(first: NaiveDate, days: &[NaiveDate], last: NaiveDate) -> [i64; 3] {
    let length = days_between(first, last).saturating_add(1);
    let third = |day: &NaiveDate| days_between(first, *day).saturating_mul(3).checked_div(length);
    [0, 1, 2].map(|wanted| i64::try_from(days.iter().filter(|day| third(day) == Some(wanted)).count()).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::therapy::Spread;
    use crate::rules::record::testing::{commitment, says_of_therapy, visits};
    use crate::rules::rule::testing::day;

    #[test]
    fn a_gap_longer_than_the_given_maximum_is_undetermined() {
        let within = |spread: Option<i64>| {
            says_of_therapy(&RULE, |case| {
                case.commitment = Some(commitment("2026-01-01", "2026-01-31"));
                case.visits = visits(&["2026-01-11"]);
                case.spread = spread.map(|max_gap_days| Spread { max_gap_days });
            })
        };
        assert_eq!(within(Some(19)), [Undetermined]);
        assert_eq!(within(Some(20)), []);
        assert_eq!(within(None), []);
    }

    #[test]
    fn a_period_of_four_days_has_two_in_its_first_third() {
        let days = ["2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04"].map(day);
        assert_eq!(thirds(days[0], &days, days[3]), [2, 1, 1]);
        assert_eq!(thirds(days[0], &days[..1], days[0]), [1, 0, 0]);
    }

    #[test]
    fn a_gap_is_counted_between_visits_and_to_the_ends_of_the_period() {
        let (first, last) = (day("2026-01-01"), day("2026-01-31"));
        assert_eq!(longest_gap(first, &[], last), 30);
        assert_eq!(longest_gap(first, &[day("2026-01-11"), day("2026-01-11")], last), 20);
        assert_eq!(longest_gap(first, &[day("2026-01-21")], last), 20);
    }
}
