//! History judged by the version of the engine that was in use then: an earlier release and the present one in one program, and what the one
//! hands over to the other.

use rehab_rules::NaiveDate;

/// From this day on the present version judges, and family carers have a description with groups of 4 to 8. A day is chrono's, and so the
/// same type for both versions.
pub const CHANGE: NaiveDate = NaiveDate::from_ymd_opt(2027, 1, 1).unwrap();

/// What was asked, what was answered, and who answered: what a registry keeps of each event.
#[derive(Debug, PartialEq, Eq)]
pub struct Receipt<'l> {
    /// The event.
    pub line: &'l str,
    /// The decision, or why the event is malformed, in the contract's JSON with messages.
    pub answer: String,
    /// The version of the crate.
    pub version: &'static str,
    /// The version of its rules: while it is the same, so are the verdicts.
    pub rules: &'static str,
}

/// How one version judges. All that is called here has the same name in both, so one text does for both; where a name differs, each gets
/// lines of its own.
macro_rules! judging {
    ($module:ident, $engine:ident, $version:literal) => {
        #[doc = concat!("How this version judges: ", $version, ".")]
        pub mod $module {
            use crate::{CHANGE, Receipt};
            use $engine::{Event, InputError, Language, Mode, Provider, Replay, Services, rules::RULES_VERSION};

            /// Kela's services, with both descriptions of the course for family carers.
            ///
            /// # Errors
            /// None as long as the new description fits the version.
            pub fn services() -> Result<Services, InputError> {
                let services = Services::built_in();
                match services.in_force("kela.family-carers", CHANGE).cloned() {
                    Some(carers) => services.superseded_by(carers.valid_from(CHANGE).group_size(4..=8).must_hold_at(6)),
                    None => Ok(services),
                }
            }

            /// Judges the lines of a log, going on from snapshots: a receipt for each line, and snapshots of how all stand then.
            ///
            /// # Errors
            /// What is wrong with a snapshot.
            pub fn judge<'l>(log: &[&'l str], snapshots: &[String]) -> Result<(Vec<Receipt<'l>>, Vec<String>), InputError> {
                let services = services()?;
                let mut replay = Replay::new(services.clone(), Mode::Enforce);
                for snapshot in snapshots {
                    replay = replay.resuming(Provider::from_json(snapshot, services.clone())?);
                }
                let mut receipts = Vec::new();
                for line in log {
                    let decision = Event::from_json(line).and_then(|event| replay.apply(&event).cloned());
                    let answer =
                        decision.map_or_else(|error| error.to_json(Language::En), |decision| decision.to_json(Language::En));
                    receipts.push(Receipt { line, answer, version: $version, rules: RULES_VERSION });
                }
                Ok((receipts, replay.providers().into_iter().map(Provider::to_json).collect()))
            }
        }
    };
}

judging!(earlier, rehab_rules_0_2, "0.2.0");
judging!(present, rehab_rules, "present");

/// The examples in Rust of docs/how-to/history.md: they run here, where both versions are.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/how-to/history.md")]
pub struct Page;
