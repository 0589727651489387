//! A log of lines, fed in pieces.

use crate::arguments::{Day, effects_of, language_of, services_of, word};
use crate::objects::registry::Registry;
use pyo3::prelude::*;
use rehab_rules::{Mode, Replay, Shown, log::ReplayText};

/// A replay of a log, fed in pieces of any size; each call returns the result lines that it completed.
#[pyclass(module = "rehab_rules._core")]
pub(crate) struct LogReplay {
    replay: ReplayText,
    out: String,
}

#[pymethods]
impl LogReplay {
    #[new]
    #[pyo3(signature = (*, mode="enforce", services=None, language=None, effects=Vec::new(), as_of=None, within=None, remedies=false, until=None, registry=None))]
    #[expect(clippy::too_many_arguments, reason = "keyword arguments of Python")]
    fn new(
        mode: &str,
        services: Option<&Bound<'_, PyAny>>,
        language: Option<&str>,
        effects: Vec<String>,
        as_of: Option<Day>,
        within: Option<u32>,
        remedies: bool,
        until: Option<Day>,
        registry: Option<&Registry>,
    ) -> PyResult<Self> {
        let mode = word("mode", mode, Mode::from_word)?;
        let shown =
            Shown::default().language(language_of(language)?).within(within).remedies(remedies).effects(effects_of(&effects)?);
        let replay = Replay::new(services_of(services)?, mode);
        let replay = match as_of {
            Some(Day(day)) => replay.auditing(day),
            None => replay,
        };
        let replay = match until {
            Some(Day(day)) => replay.until(day),
            None => replay,
        };
        // The providers of a registry are used as they are, without a log.
        let replay = registry.map_or(&[][..], Registry::all).iter().cloned().fold(replay, Replay::resuming);
        Ok(Self { replay: ReplayText::new(replay, shown), out: String::new() })
    }

    /// Reads a piece of the log.
    fn feed(&mut self, py: Python<'_>, piece: &[u8]) -> String {
        py.detach(|| self.replay.feed(piece, &mut self.out));
        std::mem::take(&mut self.out)
    }

    /// Reads the last line if it has no line end.
    fn finish(&mut self) -> String {
        self.replay.finish(&mut self.out);
        std::mem::take(&mut self.out)
    }

    /// Reads one line with the given number: for logs that are not read in line order.
    fn read(&mut self, number: u64, line: &[u8]) -> String {
        self.replay.read(number, line, &mut self.out);
        std::mem::take(&mut self.out)
    }

    /// What the provider search shows on the date `until`, one course per line.
    fn search(&mut self, py: Python<'_>) -> String {
        py.detach(|| self.replay.write_search(&mut self.out));
        std::mem::take(&mut self.out)
    }

    /// Every provider in its current state, or on the date `until`: one snapshot per line, by provider.
    fn snapshots(&self) -> String {
        self.replay.replay().providers().iter().map(|provider| provider.to_json()).collect()
    }

    /// The findings of the audit of `as_of`, one per line.
    fn audit(&mut self, py: Python<'_>) -> String {
        py.detach(|| self.replay.write_audit(&mut self.out));
        std::mem::take(&mut self.out)
    }
}
