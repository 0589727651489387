//! Edges: why values work on one side and not on the other.

use crate::decide::decision::Decision;
use crate::decide::finding::Finding;
use crate::input::error::{ErrorCode, InputError};
use crate::rules::rule::Effect;
use alloc::vec::Vec;

/// What ends a run of days, numbers or offsets that work.
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
// Not `non_exhaustive`: who shows edges has to know every kind, and a new one shall not compile until it is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Edge {
    /// What lies beyond is prohibited: the prohibitions.
    Rule(Vec<Finding>),
    /// What lies beyond is allowed, but breaks a duty: the violations.
    Late(Vec<Finding>),
    /// What lies beyond is malformed.
    Format(InputError),
    /// What lies beyond is before the last event: how things stood then is not known any more.
    Past,
    /// What lies beyond was not looked at.
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

    /// What the rules say of what lies beyond; nothing where it is not a rule that ends the run.
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

    /// The edge beyond which the answer is this one.
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
