//! Rows of registries: clean and faulty rows of providers at the end of logs, and rows that no snapshot has.

use crate::{Asked, services};
use rehab_rules::{
    Action, Decision, Event, InputError, Language, Mode, NaiveDate, Provider, Replay, calendar::read_day, log::lines,
};
use rehab_rules_tests::generate::{random::Random, rows::damage};
use std::fs;

/// The number of faulty variants of each provider's rows.
const DAMAGED: usize = 4;
const DAY: &str = "2026-04-15";
/// Handwritten rows: ids and values that must not be output, numbers and keys that the platform's JSON would not detect, and input without rows.
const BY_HAND: [&str; 9] = [
    r#"{"provider":"P1","courses":[],"clients":[{"client":"010190-123A","service":"kela.x"},{"client":"K1","service":"010190-123A"}]}"#,
    r#"{"provider":"010190-123A","info":7,"not_loaded":["courses.published"]}"#,
    r#"{"provider":"P1","capacity":[{"service":"kela.family-carers","year":2026,"places":24.0},{"service":"kela.family-carers","year":2e3,"places":1}]}"#,
    r#"{"provider":"P1","capacity":[{"service":"kela.family-carers","year":2026,"year":2026,"places":24}]}"#,
    r#"{"provider":"P1","info":[{"service":"kela.family-carers","contact":"\ud800"}]}"#,
    r#"{"provider":"P1","last_on":"2026-05-01","pools":[{"service":"kela.family-carers", "pool": "kyllä" }]}"#,
    r#"{"provider":""}"#,
    "[]",
    "",
];

impl Asked<'_> {
    /// Loads the rows of each provider of a log on the date of its last event, and on some earlier dates.
    pub(crate) fn about_rows(&mut self, log: &[u8], seed: u64, descriptions: Option<(&str, &str)>) {
        let mut replay = Replay::new(services(descriptions), Mode::Observe);
        for event in lines(log).filter_map(|line| Event::from_json(line).ok()) {
            let _ = replay.apply(&event);
        }
        let mut random = Random::new(seed);
        for provider in replay.providers() {
            let Some(as_of) = provider.last_on() else { continue };
            let clean: serde_json::Value = serde_json::from_str(&provider.to_json()).expect("JSON");
            self.about_load(clean.to_string().as_bytes(), as_of, descriptions);
            for turn in 0..DAMAGED {
                let mut rows = clean.clone();
                for _ in 0..=random.below(3) {
                    let _ = damage(&mut rows, &mut random);
                }
                let days = if turn == 0 { 40 } else { 0 };
                self.about_load(rows.to_string().as_bytes(), as_of - chrono::Days::new(days), descriptions);
            }
        }
    }

    /// Loads rows that no provider's snapshot has.
    pub(crate) fn about_rows_by_hand(&mut self) {
        for &language in Language::ALL {
            for rows in BY_HAND.map(str::as_bytes).into_iter().chain([crate::NO_TEXT]) {
                self.load(rows, read_day(DAY).expect("a day"), None, Some(language), true);
            }
        }
    }

    fn about_load(&mut self, rows: &[u8], as_of: NaiveDate, descriptions: Option<(&str, &str)>) {
        let language = self.turn();
        self.load(rows, as_of, descriptions, language, false);
    }

    fn load(
        &mut self,
        rows: &[u8],
        as_of: NaiveDate,
        descriptions: Option<(&str, &str)>,
        language: Option<Language>,
        by_hand: bool,
    ) {
        let errors_in = language.unwrap_or(Language::En);
        let answer = Provider::load_json(rows, services(descriptions), as_of).and_then(|loaded| {
            let errors: Vec<String> = loaded.errors.iter().map(|error| error.to_json(errors_in)).collect();
            Ok(format!("[{}]\n{}", errors.join(","), answers(&loaded.provider, as_of, language)?))
        });
        self.count += 1;
        let (rows_file, answer_file) = (format!("{}.rows", self.count), format!("{}.answer", self.count));
        fs::write(self.folder.join(&rows_file), rows).expect("rows");
        fs::write(self.folder.join(&answer_file), answer.unwrap_or_else(|error| error.to_json(errors_in))).expect("an answer");
        let question = serde_json::json!({
            "rows": rows_file,
            "by_hand": by_hand,
            "as_of": as_of.to_string(),
            "services": descriptions.map(|(file, _)| file),
            "language": language.map(Language::as_str),
            "answer": answer_file,
        });
        self.loads.push_str(&format!("{question}\n"));
    }
}

/// The answers about a provider on a date: its missing parts, its rows, an audit, what is due, and whether each course may be confirmed.
fn answers(provider: &Provider, on: NaiveDate, language: Option<Language>) -> Result<String, InputError> {
    let list = |texts: Vec<String>| format!("[{}]", texts.join(","));
    let parts = list(provider.not_loaded().iter().map(|part| format!("\"{}\"", part.as_str())).collect());
    let findings = list(provider.audit(on)?.findings().map(|finding| finding.to_json(language)).collect());
    let due = list(provider.due(on, on + chrono::Days::new(100))?.iter().map(|one| one.to_json(language)).collect());
    let decide = |course: rehab_rules::snapshot::CourseRow<'_>| -> Result<String, InputError> {
        let confirm: Action<'_> = Action::confirm_course(&*course.course).into();
        provider.evaluate(&confirm, on).map(|decision: Decision| decision.to_json(language))
    };
    let decisions = list(provider.courses().map(decide).collect::<Result<_, _>>()?);
    Ok([parts, provider.to_json().trim_end().to_owned(), findings, due, decisions].join("\n"))
}
