//! What rules about records are given, and where they say what they find.

use crate::input::distance::DistanceReadiness;
use crate::input::service::ServiceDescription;
use crate::rules::rule::{Said, Verdict};
use alloc::vec::{Drain, Vec};

/// What a provider tells about distance rehabilitation, beside the description of the service on that day.
pub(crate) struct DistanceCase<'a> {
    pub(crate) readiness: &'a DistanceReadiness<'a>,
    pub(crate) service: &'a ServiceDescription,
}

/// What one rule says of a record: of each goal, visit or item, or once. It names no rule: whoever asks knows which was asked.
#[derive(Default)]
pub(crate) struct Verdicts(Vec<Said>);

impl Verdicts {
    /// Adds a verdict, if it says something.
    pub(crate) fn add(&mut self, verdict: Verdict) {
        if let Verdict::Says(said) = verdict {
            self.0.push(said);
        }
    }

    /// What has been said; the next rule is asked with nothing said.
    pub(crate) fn take(&mut self) -> Drain<'_, Said> {
        self.0.drain(..)
    }
}
