//! The rule `therapy/action-end-date`.

use crate::input::therapy::{Commitment, TherapyCase};
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::{Prohibition, Undetermined};
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::rules::values::values;
use crate::text::Text;
use chrono::NaiveDate;

rule!(Rule::of_record(
    "therapy/action-end-date",
    Text {
        en: "If the action text has an end date for the therapy, that date applies regardless of the validity of the payment commitment.",
        fi: "Jos toimenpidekohdan tekstissä on terapian päättymispäivä, sitä noudatetaan maksusitoumuksen voimassaolosta riippumatta.",
        sv: "Om det i åtgärdstexten står ett slutdatum för terapin gäller detta datum oavsett betalningsförbindelsens giltighetstid.",
    },
    &[
        (
            Prohibition,
            Text {
                en: "ÅHS does not pay for the visit on {date}: it is after the end date in the action text.",
                fi: "ÅHS ei maksa käyntiä, joka on {date}: se on toimenpidekohdan tekstin päättymispäivän jälkeen.",
                sv: "ÅHS betalar inte besöket {date}: det är efter slutdatumet i åtgärdstexten.",
            },
        ),
        (
            Undetermined,
            Text {
                en: "It cannot be decided whether ÅHS pays for the visit on {date}: it is after the validity of the payment commitment, but not after the end date in the action text. Ask ÅHS to confirm it.",
                fi: "Ei voida päätellä, maksaako ÅHS käynnin, joka on {date}: se on maksusitoumuksen voimassaolon jälkeen mutta ei toimenpidekohdan tekstin päättymispäivän jälkeen. Pyydä ÅHS:ltä vahvistus.",
                sv: "Det kan inte avgöras om ÅHS betalar besöket {date}: det är efter betalningsförbindelsens giltighetstid men inte efter slutdatumet i åtgärdstexten. Be ÅHS bekräfta det.",
            },
        ),
    ],
    Basis::stated(&["A-25", "A-21"]).read_as(&["AM-43"]),
    Check::Therapy(&["commitment.valid_to", "commitment.action_text_end", "visits[].date"], check),
));

fn check(case: &TherapyCase<'_>, out: &mut Verdicts) {
    for visit in &case.visits {
        out.add(judge(case.commitment.as_ref(), visit.date));
    }
}

pub(crate) fn judge(commitment: Option<&Commitment<'_>>, date: NaiveDate) -> Verdict {
    let Some(Commitment { valid_to, action_text_end: Some(end), .. }) = commitment else { return Verdict::Silent };
    if end < valid_to && *end < date {
        return Verdict::says(Prohibition).with(values![date]);
    }
    if *valid_to < date && date <= *end { Verdict::source_open(values![date]) } else { Verdict::Kept }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::record::testing::{commitment, says_of_therapy, visits};
    use crate::rules::rule::testing::day;

    #[test]
    fn the_end_date_in_the_action_text_applies_before_the_validity_ends_and_is_undetermined_after_it() {
        let ends = |end: Option<&str>| {
            says_of_therapy(&RULE, |case| {
                let action_text_end = end.map(day);
                case.commitment = Some(Commitment { action_text_end, ..commitment("2026-01-01", "2026-04-30") });
                case.visits = visits(&["2026-03-31", "2026-04-01", "2026-05-01"]);
            })
        };
        assert_eq!(ends(Some("2026-03-31")), [Prohibition, Prohibition]);
        assert_eq!(ends(Some("2026-05-01")), [Undetermined]);
        assert_eq!(ends(None), []);
    }
}
