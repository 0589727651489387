//! The code on docs/registry.md runs here.

use crate::databases::{Kind, New, count};
use registry::sample;
use rehab_rules::calendar::read_day;
use rehab_rules::{Action, Event, InputError, Mode, Provider, Services};
use std::fs;
use std::path::Path;
use std::sync::Arc;

fn page() -> String {
    fs::read_to_string(repository().join("docs/registry.md")).expect("the page")
}

fn repository() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// The code blocks in a language.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let fence = format!("```{language}\n");
    let begun = page.split(&fence).skip(1);
    begun.map(|rest| rest.split("```").next().unwrap_or_default().to_owned()).collect()
}

/// The lines of a string, without indentation.
fn lines(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_code_block_is_in_the_file_that_it_names() {
    let blocks = blocks(&page(), "rust");
    assert!(6 < blocks.len());
    for block in blocks {
        let (file, code) = block.split_once('\n').expect("a file and its code");
        let file = repository().join(file.trim_start_matches("// "));
        let source = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        // The source may have comments between lines of the page.
        let source: Vec<&str> = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        assert!(lines(&source.join("\n")).contains(&lines(code)), "{} has no\n{code}", file.display());
    }
}

#[test]
fn the_sql_runs() {
    let database = New::of(Kind::Postgres);
    let opened = database.open(1);
    sample::fill(&opened).expect("the sample");
    let [statements] = blocks(&page(), "sql").try_into().expect("one block");
    let mut client = postgres::Client::connect(&database.name, postgres::NoTls).expect("the database");
    client.batch_execute(&statements).expect("they run");
    assert_eq!(count(&opened, "select count(*) from placement where client = 'K7'"), 1);
}

// As on the page.
fn append(log: &mut Vec<String>, snapshot: &str, event: &Event<'_>, services: &Arc<Services>) -> Result<bool, InputError> {
    let mut provider = Provider::from_json(snapshot, Arc::clone(services))?;
    for line in log.iter() {
        let event = Event::from_json(line)?;
        provider.apply(&event.action, event.on, Mode::Observe)?; // it has already happened
    }
    let allowed = provider.apply(&event.action, event.on, Mode::Enforce)?.allowed();
    if allowed {
        log.push(event.to_json());
    }
    Ok(allowed)
}

#[test]
fn a_log_accepts_allowed_actions() {
    let database = New::of(Kind::Sqlite);
    let opened = database.open(1);
    sample::fill(&opened).expect("the sample");
    let services = Arc::new(Services::built_in());
    let registry = registry::decide::Registry::new(opened, Arc::clone(&services), registry::decide::Way::RowLocks);
    let snapshot = registry.provider("P1").expect("P1").to_json();
    let mut log = Vec::new();
    let mut attach = |client: &'static str| {
        let action = Action::attach_client("C1", client).agreed(true);
        append(&mut log, &snapshot, &Event::new(read_day("2026-03-02").expect("a day"), "P1", action), &services)
            .expect("well-formed")
    };
    assert_eq!((attach("K7"), attach("K6")), (true, false));
    assert_eq!(log.len(), 1);
}
