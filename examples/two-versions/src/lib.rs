//! History judged by the engine version that was in use at the time: an earlier release and the current one in one program, and the state
//! that one hands over to the other.

use rehab_rules::NaiveDate;

/// From this date on the current version judges, and family carers have a description with groups of 4 to 8. Dates are chrono's, and so
/// have the same type in both versions.
pub const CHANGE: NaiveDate = NaiveDate::from_ymd_opt(2027, 1, 1).unwrap();

/// The record that a registry keeps of each event: the question, the answer, and the version that answered.
#[derive(Debug, PartialEq, Eq)]
pub struct Receipt<'l> {
    /// The event.
    pub line: &'l str,
    /// The decision, or why the event is malformed, as JSON with messages.
    pub answer: String,
    /// The version of the crate.
    pub version: &'static str,
    /// The version of its rules: as long as it is the same, so are the verdicts.
    pub rules: &'static str,
}

/// How one version judges. Everything called here has the same name in both versions, so one body serves both. If a name differed, each
/// version would get its own lines.
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

            /// Judges the lines of a log, continuing from snapshots. Returns a receipt for each line, and snapshots of all providers at
            /// the end.
            ///
            /// # Errors
            /// An invalid snapshot.
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

/// The Rust examples of docs/how-to/history.md: they run here, where both versions are available.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/how-to/history.md")]
pub struct Page;
