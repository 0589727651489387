//! What the rules about a record say, one after the other.

use crate::rules::rule::{Rule, Said, Verdict};
use alloc::vec::Vec;

/// What the rules about a record say, one after the other.
#[derive(Default)]
pub(crate) struct Findings(pub(crate) Vec<(&'static Rule, Said)>);

impl Findings {
    /// Adds what a rule says.
    pub(crate) fn add(&mut self, rule: &'static Rule, verdict: Verdict) {
        if let Verdict::Says(said) = verdict {
            self.0.push((rule, said));
        }
    }
}
