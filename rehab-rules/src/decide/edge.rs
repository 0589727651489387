//! Edges: why values on one side are allowed and on the other are not.

use crate::decide::decision::Decision;
use crate::decide::finding::Finding;
use crate::input::error::{ErrorCode, InputError};
use crate::rules::rule::Effect;
use alloc::vec::Vec;

/// What ends a run of allowed dates, numbers or offsets.
///
/// ```
/// use rehab_rules::{Action, Edge, Provider, Services, calendar::read_day};
/// let day = |text| read_day(text).unwrap();
/// let provider = Provider::new("P1", Services::built_in())?;
/// let receive = Action::receive_decision("K1", "kela.family-carers", day("2026-01-08"));
/// let window = provider.window(&receive, day("2026-01-01"), day("2026-01-31"))?;
/// let Edge::Format(error) = &window.allowed[0].lower else { panic!("no decision is received before it is issued") };
/// assert_eq!(error.code().as_str(), "decision_in_future");
/// assert_eq!(window.allowed[0].upper, Edge::Window);
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
// Not `non_exhaustive`: code that shows edges has to handle every kind, and a new one must not compile until it does.
#[derive(Clone, Debug, PartialEq)]
pub enum Edge {
    /// Beyond it, the value is prohibited: the prohibitions.
    Rule(Vec<Finding>),
    /// Beyond it, the value is allowed but breaks a duty: the violations.
    Late(Vec<Finding>),
    /// Beyond it, the value is malformed.
    Format(InputError),
    /// Beyond it lies a date before the last event, whose state is no longer known.
    Past,
    /// Values beyond it were not checked.
    Window,
}

impl Edge {
    /// The word that names the kind of the edge in JSON: `rule`, `late`, `format`, `past` or `window`.
    ///
    /// ```
    /// use rehab_rules::Edge;
    /// assert_eq!(Edge::Rule(Vec::new()).kind(), "rule");
    /// ```
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Rule(_) => "rule",
            Self::Late(_) => "late",
            Self::Format(_) => "format",
            Self::Past => "past",
            Self::Window => "window",
        }
    }

    /// The findings beyond the edge; empty if no rule ends the run.
    ///
    /// ```
    /// use rehab_rules::Edge;
    /// assert!(Edge::Past.findings().is_empty());
    /// ```
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        match self {
            Self::Rule(findings) | Self::Late(findings) => findings,
            Self::Format(_) | Self::Past | Self::Window => &[],
        }
    }

    /// The edge beyond which a value has this answer.
    pub(crate) fn beyond(answer: Result<&Decision, InputError>) -> Self {
        let of = |decision: &Decision, effect| {
            decision.findings().filter(|finding| finding.effect == effect).map(Finding::from).collect()
        };
        match answer {
            Err(error) if error.code() == ErrorCode::OutOfOrder => Self::Past,
            Err(error) => Self::Format(error),
            Ok(decision) if decision.allowed() => Self::Late(of(decision, Effect::Violation)),
            Ok(decision) => Self::Rule(of(decision, Effect::Prohibition)),
        }
    }
}
