//! The pages of the catalogue, one for each rule: made from the rules, so that an official can check a rule without reading code.
//!
//! `UPDATE_PAGES=1 cargo test -p rehab-rules-tests --test catalogue` writes them; without it the test says which are stale.

use rehab_rules::rules::RULES;
use rehab_rules::{BasisKind, DOCUMENTS, Effect, Language, Outcome, READINGS, ROWS, RULES_VERSION, Rule};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

const LANGUAGES: [(Language, &str); 3] = [(Language::En, "English"), (Language::Fi, "Suomeksi"), (Language::Sv, "På svenska")];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/rules")
}

fn word(effect: Effect, language: Language) -> &'static str {
    let [en, fi, sv] = match effect {
        Effect::Prohibition => ["Not allowed", "Kielto", "Förbud"],
        Effect::Violation => ["Duty not met, or deviation", "Laiminlyönti tai poikkeama", "Försummelse eller avvikelse"],
        Effect::Undetermined => ["Cannot be decided", "Ei ratkaistavissa", "Kan inte avgöras"],
        Effect::Obligation => ["Duty", "Velvollisuus", "Skyldighet"],
        Effect::Right => ["Right", "Oikeus", "Rätt"],
        Effect::Recommendation => ["Recommendation", "Suositus", "Rekommendation"],
        Effect::Unregulated => ["Not regulated", "Ei säännelty", "Inte reglerat"],
        Effect::Notice => ["For information", "Tiedoksi", "För kännedom"],
    };
    match language {
        Language::En => en,
        Language::Fi => fi,
        Language::Sv => sv,
    }
}

/// The page of a rule.
fn page(rule: &Rule) -> String {
    let mut out = String::new();
    let mut line = |text: String| writeln!(out, "{text}").expect("a String takes all");
    line(format!("# {}\n", rule.id));
    let basis = match rule.basis.kind {
        BasisKind::Stated => "Stated in a source.",
        BasisKind::Derived => "Not written in a source: it follows from one, or the sources are silent.",
    };
    line(format!("{basis} Rules version {RULES_VERSION}.\n"));
    for (language, heading) in LANGUAGES {
        line(format!("## {heading}\n\n{}\n", rule.statement.get(language)));
        for (effect, text) in rule.says {
            line(format!("* **{}** (`{effect}`): {}", word(*effect, language), text.get(language)));
        }
        line(String::new());
    }
    line("## What it rests on\n\n| row | document | lines | what it says |\n|---|---|---|---|".to_owned());
    for id in rule.basis.rows {
        let row = ROWS.iter().find(|row| row.id == *id).expect("a row that exists");
        let document = DOCUMENTS.iter().find(|document| document.number == row.document).expect("a document that exists");
        line(format!(
            "| {id} | {} | {}–{} | {} |",
            document.file,
            row.first_line,
            row.last_line,
            row.statement.replace('|', "\\|")
        ));
    }
    for id in rule.basis.readings {
        let reading = READINGS.iter().find(|reading| reading.id == *id).expect("a reading that exists");
        line(format!("\n**{id}: {}** {} *Taken:* {}", reading.question, reading.alternatives, reading.taken));
    }
    line("\n## What it reads\n\n| what is happening | facts |\n|---|---|".to_owned());
    for (change, facts) in rule.when {
        let facts: Vec<String> = facts.iter().map(|fact| format!("`{fact}`")).collect();
        line(format!("| `{change}` | {} |", if facts.is_empty() { "none".to_owned() } else { facts.join(", ") }));
    }
    let file = rule.id.replace('-', "_");
    line(format!("\nThe rule itself: [{file}.rs](../../../rehab-rules/src/rules/{file}.rs)."));
    out
}

/// The list of all pages.
fn list() -> String {
    let mut out = format!(
        "# The rules\n\n{} rules, version {RULES_VERSION}. Made from the rules by `tests/tests/catalogue.rs`; not written by hand. \
         The other way round, from the sources: [what became of every statement](sources.md).\n\n\
         | rule | effects | statement |\n|---|---|---|\n",
        RULES.len()
    );
    for rule in RULES {
        let effects: Vec<&str> = rule.says.iter().map(|(effect, _)| effect.as_str()).collect();
        writeln!(out, "| [{0}]({0}.md) | {1} | {2} |", rule.id, effects.join(", "), rule.statement.en)
            .expect("a String takes all");
    }
    out
}

/// The map of the sources: what every statement became.
fn map() -> String {
    let mut out = format!(
        "# What became of every statement\n\nThe {} statements of the sources, version {RULES_VERSION} of the rules. A statement becomes a rule, a \
         parameter of the service description, a part of the input, something that comes about by itself, or no rule, for a reason. \
         Made by `tests/tests/catalogue.rs`; not written by hand.\n",
        ROWS.len()
    );
    for document in DOCUMENTS {
        writeln!(
            out,
            "\n## {}\n\n{}\n\n| row | lines | statement | becomes |\n|---|---|---|---|",
            document.file, document.title.en
        )
        .expect("a String takes all");
        for row in ROWS.iter().filter(|row| row.document == document.number) {
            let outcomes: Vec<String> = row.outcomes().map(outcome).collect();
            let statement = row.statement.replace('|', "\\|");
            writeln!(out, "| {} | {}–{} | {statement} | {} |", row.id, row.first_line, row.last_line, outcomes.join("; "))
                .expect("a String takes all");
        }
    }
    out
}

fn outcome(outcome: Outcome) -> String {
    match outcome {
        Outcome::Rule(id) => format!("[{id}]({id}.md)"),
        Outcome::Parameter(key) => format!("parameter `{key}`"),
        Outcome::Type(name) => format!("input `{name}`"),
        Outcome::Effect(of) => format!("what `{of}` brings about"),
        Outcome::NoRule(reason) => format!("no rule: {}", reason.text().en),
        Outcome::Later => "not covered yet".to_owned(),
        other => panic!("{other:?} has no words here"),
    }
}

fn pages() -> BTreeMap<PathBuf, String> {
    let rules = RULES.iter().map(|rule| (folder().join(format!("{}.md", rule.id)), page(rule)));
    rules.chain([(folder().join("README.md"), list()), (folder().join("sources.md"), map())]).collect()
}

#[test]
fn every_page_is_what_the_rules_say() {
    let pages = pages();
    if std::env::var_os("UPDATE_PAGES").is_some() {
        for (path, text) in &pages {
            fs::create_dir_all(path.parent().expect("a folder")).expect("the folder");
            fs::write(path, text).expect("the page");
        }
    }
    let stale: Vec<&PathBuf> =
        pages.iter().filter(|(path, text)| fs::read_to_string(path).ok().as_ref() != Some(text)).map(|(path, _)| path).collect();
    assert!(stale.is_empty(), "UPDATE_PAGES=1 cargo test -p rehab-rules-tests --test catalogue writes them anew: {stale:?}");
    let mut files = vec![folder()];
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(fs::read_dir(path).expect("a folder").map(|entry| entry.expect("a file").path()));
        } else {
            assert!(pages.contains_key(&path), "no rule has the page {}", path.display());
        }
    }
}
