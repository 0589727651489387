//! The rule `therapy/report-in-time`.

use crate::happened::Happened;
use crate::input::therapy::{Commitment, TherapyCase};
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::{Obligation, Undetermined, Violation};
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::rules::values::Values;
use crate::text::Text;
use chrono::NaiveDate;

rule!(Rule::of_record(
    "therapy/report-in-time",
    Text {
        en: "When a therapy period ends, ÅHS must have the therapy report at least two months before it ends.",
        fi: "Kun terapiajakso on päättymässä, terapiapalautteen on oltava ÅHS:llä vähintään kaksi kuukautta ennen jakson päättymistä.",
        sv: "Då en terapiperiod upphör ska terapirapporten finnas ÅHS tillhanda minst två månader innan perioden upphör.",
    },
    &[
        (
            Violation,
            Text {
                en: "ÅHS did not have the therapy report two months before the therapy period ends: the deadline was {due}.",
                fi: "Terapiapalaute ei ollut ÅHS:llä määräajassa, joka päättyi {due}, kaksi kuukautta ennen terapiajakson päättymistä.",
                sv: "Terapirapporten fanns inte ÅHS tillhanda två månader innan terapiperioden upphör: tidsfristen gick ut {due}.",
            },
        ),
        (
            Undetermined,
            Text {
                en: "It cannot be decided whether the therapy report is in time ({why}): the deadline, two months before the therapy period ends, is {due}. Ask ÅHS.",
                fi: "Ei voida päätellä, onko terapiapalaute ajoissa ({why}): määräpäivä, kaksi kuukautta ennen terapiajakson päättymistä, on {due}. Kysy ÅHS:ltä.",
                sv: "Det kan inte avgöras om terapirapporten finns ÅHS tillhanda inom tidsfristen ({why}): den går ut {due}, två månader innan terapiperioden upphör. Fråga ÅHS.",
            },
        ),
        (
            Obligation,
            Text {
                en: "The therapy report has to be with ÅHS by {due}, two months before the therapy period ends.",
                fi: "Terapiapalautteen on oltava ÅHS:llä viimeistään {due}, kaksi kuukautta ennen terapiajakson päättymistä.",
                sv: "Terapirapporten ska finnas ÅHS tillhanda senast {due}, två månader innan terapiperioden upphör.",
            },
        ),
    ],
    Basis::stated(&["A-17"]).read_as(&["AM-38", "AM-39"]),
    Check::Therapy(
        &["commitment.valid_from", "commitment.valid_to", "commitment.action_text_end", "report.received_by_ahs", "as_of"],
        check,
    ),
));

fn check(case: &TherapyCase<'_>, out: &mut Verdicts) {
    if let Some(commitment) = &case.commitment {
        let received = case.report.as_ref().and_then(|report| report.received_by_ahs);
        out.add(judge(commitment, received.filter(|received| received.by(case.as_of)), case.as_of));
    }
}

/// `received` is `None` if ÅHS has not received the report by `as_of`.
fn judge(commitment: &Commitment<'_>, received: Option<Happened>, as_of: NaiveDate) -> Verdict {
    let due = commitment.report_due();
    let is_past = due < as_of;
    let verdict = match received {
        // The commitment is shorter than two months: the due date is before its first day and cannot be met.
        _ if due < commitment.valid_from => Verdict::source_open(Values::NONE),
        Some(Happened::On(day)) => Verdict::says_if(due < day, Violation),
        Some(Happened::DayUnknown) if is_past => Verdict::fact_missing(),
        Some(Happened::DayUnknown) => Verdict::Kept,
        None if is_past => Verdict::says(Violation),
        None => Verdict::says(Obligation),
    };
    verdict.by(Some(due))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::therapy::Report;
    use crate::rules::record::testing::{commitment, says_of_therapy};
    use crate::rules::rule::testing::day;

    #[test]
    fn ahs_has_the_report_two_months_before_the_period_ends() {
        let received = |valid_to, received_by_ahs| {
            says_of_therapy(&RULE, |case| {
                case.commitment = Some(commitment("2026-01-01", valid_to));
                case.report = Some(Report { received_by_ahs, ..Report::default() });
            })
        };
        let on = |date| Some(Happened::On(day(date)));
        assert_eq!(received("2026-05-02", None), [Obligation]); // due today
        assert_eq!(received("2026-05-01", None), [Violation]); // due yesterday
        assert_eq!(received("2026-05-01", on("2026-03-01")), []);
        assert_eq!(received("2026-05-01", on("2026-03-02")), [Violation]);
        assert_eq!(received("2026-05-01", Some(Happened::DayUnknown)), [Undetermined]);
    }

    #[test]
    fn a_due_date_before_the_first_day_is_undetermined() {
        let valid_from = |valid_from| says_of_therapy(&RULE, |case| case.commitment = Some(commitment(valid_from, "2026-05-31")));
        assert_eq!(valid_from("2026-03-31"), [Obligation]);
        assert_eq!(valid_from("2026-04-01"), [Undetermined]);
    }
}
