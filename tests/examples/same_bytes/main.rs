//! Writes questions and Rust's answers into a folder, so that the answers of Python and Node can be compared byte for byte:
//! `make same-bytes`.
//!
//! The folder gets the logs, the service descriptions, the answers, and `questions.jsonl` with one question per line. The answer of a
//! replay is its output. The answer of an audit is its findings, an empty line, and the malformed lines of the log. The answer of a
//! record is its findings and summary, or its error. `ahead.jsonl` has questions about providers. `loads.jsonl` has rows of registries,
//! which only Node is asked about.

mod ahead;
mod loads;

use chrono::NaiveDate;
use rehab_rules::rules::SCENARIOS;
use rehab_rules::{
    Language, Mode, ServiceDescription, Services, Shown, audit_text,
    record::{check_json, check_text},
    replay_text,
};
use rehab_rules_tests::generate::records::record;
use rehab_rules_tests::generate::{audit_days, generate};
use rehab_rules_tests::vectors;
use std::fs;
use std::path::{Path, PathBuf};

const LOGS: u64 = 1_000;
const LINES: usize = 120;
/// The number of logs with questions about future dates.
const LOGS_AHEAD: u64 = 100;
const RECORDS: u64 = 2_000;
/// Sets of service descriptions, used in turn; `None` means the built-in ones.
const SERVICES: [Option<(&str, &str)>; 5] = [
    None,
    Some(("roll.json", include_str!("../../services/roll.json"))),
    Some(("small.json", include_str!("../../services/small.json"))),
    Some(("versions.json", include_str!("../../services/versions.json"))),
    Some(("minimal.json", include_str!("../../services/minimal.json"))),
];
/// Logs that a language boundary could corrupt: invalid UTF-8, line ends, zeros, and a last line without a line end.
const NO_TEXT: &[u8] = b"\xff\xfe\n\r\n{\"on\":\"2026-01-02\"}\r\n\0\n{\"provider\":\"P\xc3\"}\n\n{\"provider\":\"\xed\xa0\x80\"";

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).expect("the folder to write into"));
    fs::create_dir_all(&folder).expect("the folder");
    for (name, text) in SERVICES.into_iter().flatten() {
        fs::write(folder.join(name), text).expect("service descriptions");
    }
    let mut asked = Asked { folder: &folder, questions: String::new(), ahead: String::new(), loads: String::new(), count: 0 };
    let vectors = vector_logs();
    assert_eq!(vectors.len(), 112);
    for (name, log, as_of) in vectors {
        let last = audit_days(&String::from_utf8_lossy(&log), 0, 1);
        let days: Vec<NaiveDate> = as_of.into_iter().chain(last).collect();
        // Like the vectors, and with everything that they omit.
        asked.about(&name, &log, None, Shown::default(), &days);
        for &language in Language::ALL {
            let shown = Shown::default().language(language).remedies(true);
            asked.about(&name, &log, None, shown, &days);
        }
        asked.about_providers(&name, &log, None);
        asked.about_rows(&log, 0, None);
    }
    for seed in 0..LOGS {
        let log = generate(seed, LINES);
        // The three cycles have coprime lengths, so that all combinations occur.
        let turn = seed as usize;
        let shown = Shown::default().language(Language::ALL[turn % 3]).remedies(turn.is_multiple_of(2));
        asked.about(&format!("random-{seed:04}"), log.as_bytes(), SERVICES[turn % 5], shown, &audit_days(&log, seed, 2));
        if seed < LOGS_AHEAD {
            asked.about_providers(&format!("random-{seed:04}"), log.as_bytes(), SERVICES[turn % 5]);
            asked.about_rows(log.as_bytes(), seed, SERVICES[turn % 5]);
        }
    }
    for (_, scenario) in SCENARIOS.iter().filter(|(_, scenario)| scenario.contains("\"record\":")) {
        for record in scenario.lines() {
            asked.about_record(record.as_bytes(), asked.turn());
        }
    }
    for seed in 0..RECORDS {
        asked.about_record(record(seed).as_bytes(), asked.turn());
    }
    asked.about_record(NO_TEXT, None);
    asked.about("no-text", NO_TEXT, None, Shown::default().language(Language::Fi), &[]);
    asked.about_rows_by_hand();
    fs::write(folder.join("questions.jsonl"), &asked.questions).expect("the questions");
    fs::write(folder.join("ahead.jsonl"), &asked.ahead).expect("the questions about what is to come");
    fs::write(folder.join("loads.jsonl"), &asked.loads).expect("the rows");
    println!("{} questions about 112 vectors and {LOGS} random logs, and about {RECORDS} random records", asked.count);
}

/// The name of each vector with a log, its log, and the date of its audit.
fn vector_logs() -> Vec<(String, Vec<u8>, Option<NaiveDate>)> {
    let mut logs = Vec::new();
    for entry in fs::read_dir(vectors()).expect("vectors") {
        let path = entry.expect("a file").path();
        let file = path.file_name().expect("a name").to_string_lossy().into_owned();
        let Some(name) = file.strip_suffix(".log.jsonl") else { continue };
        let as_of = fs::read_to_string(path.with_file_name(format!("{name}.as-of")));
        let as_of = as_of.ok().map(|day| day.trim().parse().expect("a day"));
        logs.push((name.to_owned(), fs::read(&path).expect("a log"), as_of));
    }
    logs.sort();
    logs
}

/// The service descriptions of a file, or the built-in ones.
fn services(of: Option<(&str, &str)>) -> Services {
    of.map_or_else(Services::built_in, |(_, text)| {
        let descriptions = ServiceDescription::read_all(text.as_bytes()).expect("valid descriptions");
        Services::with(descriptions).expect("one version a day")
    })
}

/// The questions and answers so far.
struct Asked<'a> {
    folder: &'a Path,
    questions: String,
    /// The questions about providers.
    ahead: String,
    /// The loaded rows.
    loads: String,
    count: usize,
}

impl Asked<'_> {
    /// The current language.
    fn turn(&self) -> Option<Language> {
        Language::ALL.get(self.count % 4).copied()
    }

    /// Checks the record under the built-in service descriptions.
    fn about_record(&mut self, record: &[u8], language: Option<Language>) {
        let services = Services::built_in();
        let answer = match check_text(record, &services, language) {
            Ok(findings) => findings + "\n" + &check_json(record, &services, language).expect("a record"),
            Err(error) => error.message(Language::En),
        };
        self.count += 1;
        let (record_file, answer_file) = (format!("{}.record", self.count), format!("{}.answer", self.count));
        fs::write(self.folder.join(&record_file), record).expect("a record");
        fs::write(self.folder.join(&answer_file), answer).expect("an answer");
        let question = serde_json::json!({
            "record": record_file, "language": language.map(Language::as_str), "answer": answer_file,
        });
        self.questions.push_str(&format!("{question}\n"));
    }

    /// Replays the log and audits the days, in both modes.
    fn about(&mut self, name: &str, log: &[u8], services: Option<(&str, &str)>, shown: Shown, days: &[NaiveDate]) {
        let log_file = format!("{name}.log");
        fs::write(self.folder.join(&log_file), log).expect("a log");
        let known = self::services(services);
        for &mode in Mode::ALL {
            for as_of in [None].into_iter().chain(days.iter().copied().map(Some)) {
                let answer = match as_of {
                    None => replay_text(log, known.clone(), mode, shown),
                    Some(day) => {
                        let (findings, errors) = audit_text(log, known.clone(), mode, day, shown);
                        format!("{findings}\n{errors}")
                    }
                };
                self.count += 1;
                let answer_file = format!("{}.answer", self.count);
                fs::write(self.folder.join(&answer_file), answer).expect("an answer");
                let question = serde_json::json!({
                    "log": log_file,
                    "services": services.map(|(file, _)| file),
                    "mode": mode.as_str(),
                    "language": shown.language.map(Language::as_str),
                    "remedies": shown.remedies,
                    "as_of": as_of.map(|day| day.to_string()),
                    "answer": answer_file,
                });
                self.questions.push_str(&format!("{question}\n"));
            }
        }
    }
}
