//! The pages of the catalogue, one for each rule, generated from the rules so that an official can check a rule without reading code.
//!
//! `UPDATE_PAGES=1 cargo test -p rehab-rules-tests --test catalogue` writes them; without it, the test lists the stale ones.

use rehab_rules::rules::RULES;
use rehab_rules::text::write_day;
use rehab_rules::{
    Effect, Language, Rule, Services,
    distance::DistanceQuestion,
    rules::{BasisKind, Part, RULES_VERSION},
    source::{DOCUMENTS, Outcome, READINGS, ROWS, Row, catalogue},
};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

const LANGUAGES: [(Language, &str); 3] = [(Language::En, "In English"), (Language::Fi, "Suomeksi"), (Language::Sv, "På svenska")];

/// The folder of a language's pages: `docs/rules` for English, a folder of the language for the others.
fn folder(language: Language) -> PathBuf {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs");
    if language == Language::En { docs.join("rules") } else { docs.join(language.as_str()).join("rules") }
}

fn in_language<T>(language: Language, en: T, fi: T, sv: T) -> T {
    match language {
        Language::En => en,
        Language::Fi => fi,
        Language::Sv => sv,
        other => panic!("the pages are not written in {other}"),
    }
}

/// The page of a rule in a language: the rule, its basis, examples, messages, readings, and finally facts and codes.
fn page(rule: &Rule, language: Language) -> String {
    let mut out = String::new();
    let mut line = |text: String| writeln!(out, "{text}").expect("a String takes all");
    line(format!("# {}\n", rule.id));
    let others = LANGUAGES.iter().filter(|(other, _)| *other != language);
    let others = others.map(|(other, name)| format!("[{name}]({}{}.md)", to_pages(language, 1, *other), rule.id));
    line(format!("{}\n", others.collect::<Vec<_>>().join(" · ")));
    let basis = match rule.basis.kind {
        Some(BasisKind::Stated) => ["Stated in the instructions.", "Kerrotaan ohjeessa.", "Står i anvisningen."],
        Some(BasisKind::Derived) => [
            "Inferred from the instructions, which do not say it.",
            "Päätelty ohjeesta, jossa sitä ei sanota.",
            "Slutsats av anvisningen, utan att stå i den.",
        ],
        None => ["The instructions do not regulate this.", "Ohje ei sääntele tätä.", "Anvisningen reglerar inte detta."],
        Some(other) => panic!("the pages do not say what {other} is"),
    };
    let [en, fi, sv] = basis;
    let heading = |en, fi, sv| format!("## {}\n", in_language(language, en, fi, sv));
    line(format!("{}\n\n{}\n", rule.statement.get(language), in_language(language, en, fi, sv)));
    if !rule.basis.rows.is_empty() {
        line(heading("Why", "Miksi", "Varför"));
    }
    for id in rule.basis.rows {
        let row = ROWS.iter().find(|row| row.id == *id).expect("a row that exists");
        line(format!("* {id}: {} {}", row.statement.get(language), place(row, language)));
    }
    line(String::new());
    let examples = examples(rule, language);
    for example in &examples {
        line(story(rule, example, language));
    }
    line(heading("What it says", "Mitä sääntö sanoo", "Vad regeln säger"));
    for (effect, text) in rule.says {
        let said = said_in(&examples, *effect).unwrap_or_else(|| with_nouns(text.get(language), language));
        line(format!("* **{}**{}: {said}", effect.label().get(language), label(rule, *effect, language)));
    }
    if !rule.basis.readings.is_empty() {
        line(format!(
            "\n{}",
            heading("How the instructions are read", "Miten ohjetta tulkitaan", "Hur anvisningen tolkas").trim_end()
        ));
    }
    let taken = in_language(language, "Taken", "Valittu", "Vald");
    for id in rule.basis.readings {
        let reading = READINGS.iter().find(|reading| reading.id == *id).expect("a reading that exists");
        let [question, alternatives, chosen, why] =
            [reading.question, reading.alternatives, reading.taken, reading.why].map(|text| text.get(language));
        line(format!("\n**{question}** {alternatives}\n\n*{taken}* {chosen} {why} ({id})"));
    }
    let effects: Vec<String> = rule.says.iter().map(|(effect, _)| format!("`{effect}`")).collect();
    line(format!("\n{}", heading("Facts and codes", "Tiedot ja tunnukset", "Uppgifter och koder")));
    line(format!(
        "{}. {RULES_VERSION_SAID} {RULES_VERSION}.",
        effects.join(", "),
        RULES_VERSION_SAID = in_language(language, "Rules version", "Sääntöjen versio", "Reglernas version",)
    ));
    if !rule.when.is_empty() {
        line(format!(
            "\n{}\n|---|---|",
            in_language(
                language,
                "| what is happening | facts read |",
                "| tapahtuma | luetut tiedot |",
                "| vad som händer | uppgifter som läses |",
            )
        ));
    }
    for (change, facts) in rule.when {
        let facts: Vec<String> = facts.iter().map(|fact| format!("{} (`{fact}`)", fact.text().get(language))).collect();
        let facts = if facts.is_empty() { "–".to_owned() } else { facts.join("; ") };
        line(format!("| {} (`{change}`) | {facts} |", change.text().get(language)));
    }
    let docs = to_docs(language, 1);
    if let Some(record) = rule.record() {
        let fields: Vec<String> = rule.fields().iter().map(|field| format!("`{field}`")).collect();
        let fields = if fields.is_empty() { "–".to_owned() } else { fields.join(", ") };
        let examples = in_language(language, "The examples as data", "Esimerkit datana", "Exemplen som data");
        let scenario = format!("scenarios/{}.jsonl", rule.id.replace('-', "_"));
        line(format!("\n[`{record}`]({docs}records.md): {fields}."));
        line(format!("\n{examples}: [{scenario}]({docs}../rehab-rules/{scenario})."));
    }
    let file = match rule.id.split_once('/') {
        Some(("distance", name)) if DistanceQuestion::from_word(&name.replace('-', "_")).is_some() => {
            "distance/answers".to_owned()
        }
        _ => rule.id.replace('-', "_"),
    };
    line(format!("\n[{file}.rs]({docs}../rehab-rules/src/rules/{file}.rs)"));
    out
}

/// The relative path to `docs` from a page `below` folders below the pages of its language.
fn to_docs(from: Language, below: usize) -> String {
    "../".repeat(below + if from == Language::En { 1 } else { 2 })
}

/// The relative path from such a page to the pages of another language.
fn to_pages(from: Language, below: usize, to: Language) -> String {
    let language = if to == Language::En { String::new() } else { format!("{to}/") };
    format!("{}{language}rules/", to_docs(from, below))
}

/// A label for an inferred effect, with the actions if it is stated for others; empty for a stated effect.
fn label(rule: &Rule, effect: Effect, language: Language) -> String {
    let inferred = in_language(language, "inferred from the instructions", "päätelty ohjeesta", "slutsats av anvisningen");
    let parts: Vec<&Part> = rule.basis.parts.iter().filter(|part| part.effect == effect).collect();
    let kind = if parts.is_empty() && effect != Effect::Unregulated { rule.basis.kind } else { None };
    let derived = parts.iter().find(|part| part.kind == BasisKind::Derived);
    match derived {
        Some(part) if 1 < parts.len() => format!("; {inferred}: {}", part.actions.join(", ")),
        Some(_) => format!("; {inferred}"),
        None if kind == Some(BasisKind::Derived) => format!("; {inferred}"),
        None => String::new(),
    }
}

/// The examples of a rule in the catalogue.
fn examples(rule: &Rule, language: Language) -> Vec<Value> {
    static READ: [OnceLock<Vec<Value>>; 3] = [const { OnceLock::new() }; 3];
    let read = || catalogue(language).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let [en, fi, sv] = &READ;
    let rules = in_language(language, en, fi, sv).get_or_init(read);
    let of_rule = rules.iter().find(|of| of["id"] == rule.id).expect("every rule is in the catalogue");
    of_rule["examples"].as_array().expect("examples").clone()
}

/// An example as a story: the events by date, and the rule's finding at the end.
fn story(rule: &Rule, example: &Value, language: Language) -> String {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let day = |value: &Value| {
        let mut out = String::new();
        write_day(&mut out, text(value).parse().expect("a day"), language);
        out
    };
    let can_be_broken = matches!(rule.says, [(Effect::Prohibition | Effect::Violation, _), ..]);
    let [breaks, keeps, speaks, is_silent, audit, silent, all_the_same] = in_language(
        language,
        [
            "Example that breaks it",
            "Example that keeps it",
            "Example",
            "For comparison",
            "Audit",
            "Nothing to report.",
            "If it was done anyway, an audit of that date reports:",
        ],
        [
            "Esimerkki, joka rikkoo sääntöä",
            "Esimerkki, joka noudattaa sääntöä",
            "Esimerkki",
            "Vertailun vuoksi",
            "Tilannekatsaus",
            "Ei huomautettavaa.",
            "Jos näin on silti tehty, saman päivän tilannekatsaus kertoo:",
        ],
        [
            "Exempel som bryter mot regeln",
            "Exempel som följer regeln",
            "Exempel",
            "Som jämförelse",
            "Lägesöversikt",
            "Ingen anmärkning.",
            "Om det ändå har gjorts visar en lägesöversikt samma dag:",
        ],
    );
    let heading = match (example["shows"] == "breaks", can_be_broken) {
        (true, true) => breaks,
        (false, true) => keeps,
        (true, false) => speaks,
        (false, false) => is_silent,
    };
    let mut out = format!("## {heading}\n\n");
    for sentence in example["text"].as_str().into_iter().flat_map(str::lines) {
        writeln!(out, "* {sentence}").expect("a String takes all");
    }
    for event in example["events"].as_array().into_iter().flatten() {
        writeln!(out, "* {}: {}", day(&event["on"]), text(&event["text"])).expect("a String takes all");
    }
    if let Some(as_of) = example.get("audited") {
        writeln!(out, "* {}: {audit}.", day(as_of)).expect("a String takes all");
    }
    let says = example["says"].as_array().expect("findings");
    if says.is_empty() {
        writeln!(out, "\n{silent}").expect("a String takes all");
    }
    let say = |out: &mut String, said: &Value| {
        let effect = Effect::from_word(&text(&said["effect"])).expect("an effect");
        writeln!(out, "\n**{}:** {}", effect.label().get(language), text(&said["message"])).expect("a String takes all");
    };
    says.iter().for_each(|said| say(&mut out, said));
    if let Some(audit) = example.get("stands") {
        writeln!(out, "\n{all_the_same}").expect("a String takes all");
        audit.as_array().expect("findings").iter().for_each(|said| say(&mut out, said));
    }
    out
}

/// The areas of the rules, in the order in which an official asks about them.
fn areas(language: Language) -> [(&'static str, &'static str); 6] {
    let area = |id, en, fi, sv| (id, in_language(language, en, fi, sv));
    [
        area("course", "Courses", "Kurssit", "Kurser"),
        area("client", "Clients", "Asiakkaat", "Klienter"),
        area("provider", "Providers", "Palveluntuottajat", "Serviceproducenter"),
        area("distance", "Distance rehabilitation", "Etäkuntoutus", "Distansrehabilitering"),
        area("therapy", "Therapy paid by ÅHS", "ÅHS:n maksama terapia", "Terapi som ÅHS betalar"),
        area(
            "coordinator",
            "Coordinators in Region Uppsala",
            "Region Uppsalan koordinaattorit",
            "Koordinatorer i Region Uppsala",
        ),
    ]
}

/// The list of all pages in a language.
fn list(language: Language) -> String {
    let others = LANGUAGES.iter().filter(|(other, _)| *other != language);
    let others = others
        .map(|(other, name)| format!("[{name}]({}README.md)", to_pages(language, 0, *other)))
        .collect::<Vec<_>>()
        .join(" · ");
    let sources = "sources.md";
    let number = RULES.len();
    let mut out = in_language(
        language,
        format!(
            "# The rules\n\n{others}\n\n{number} rules, version {RULES_VERSION}. Made from the rules by `tests/tests/catalogue.rs`; not written by \
             hand. The other way round, from the sources: [what became of every statement]({sources}).\n"
        ),
        format!(
            "# Säännöt\n\n{others}\n\n{number} sääntöä, versio {RULES_VERSION}. [Mitä kustakin ohjeen kohdasta tuli]({sources}).\n"
        ),
        format!(
            "# Reglerna\n\n{others}\n\n{number} regler, version {RULES_VERSION}. [Vad varje punkt i anvisningarna har blivit]({sources}).\n"
        ),
    );
    let header = in_language(
        language,
        "| rule | kind | statement |",
        "| sääntö | laji | mitä sääntö sanoo |",
        "| regel | typ | vad regeln säger |",
    );
    let mut listed = 0;
    for (area, title) in areas(language) {
        writeln!(out, "\n## {title}\n\n{header}\n|---|---|---|").expect("a String takes all");
        for rule in RULES.iter().filter(|rule| rule.id.split('/').next() == Some(area)) {
            let effects: Vec<&str> = rule.says.iter().map(|(effect, _)| effect.label().get(language)).collect();
            writeln!(out, "| [{0}]({0}.md) | {1} | {2} |", rule.id, effects.join(", "), rule.statement.get(language))
                .expect("a String takes all");
            listed += 1;
        }
    }
    assert_eq!(listed, number, "every rule is in an area");
    out
}

/// The location of a row: the document, the heading and the lines.
fn place(row: &Row, language: Language) -> String {
    let document = DOCUMENTS.iter().find(|document| document.number == row.document).expect("a document that exists");
    let opens = in_language(language, "“", "”", "”");
    let heading = if row.heading.is_empty() { String::new() } else { format!(" {opens}{}”,", row.heading) };
    let lines = if row.first_line == row.last_line {
        format!("{} {}", in_language(language, "line", "rivi", "rad"), row.first_line)
    } else {
        format!("{} {}–{}", in_language(language, "lines", "rivit", "raderna"), row.first_line, row.last_line)
    };
    format!("*({},{heading} {lines})*", document.title.get(language))
}

/// The map of the sources: the outcome of every statement.
fn map(language: Language) -> String {
    let number = ROWS.len();
    let mut out = in_language(
        language,
        format!(
            "# What became of every statement\n\nThe {number} statements of the sources, version {RULES_VERSION} of the rules. A statement becomes a \
             rule, a parameter of the service description, a part of the input, something that comes about without an action, or no rule, for a \
             reason. Made by `tests/tests/catalogue.rs`; not written by hand.\n"
        ),
        format!(
            "# Mitä kustakin ohjeen kohdasta tuli\n\nOhjeissa on {number} kohtaa; sääntöjen versio {RULES_VERSION}. Kohdasta on tehty sääntö, \
             palvelukuvauksen arvo tai syötteen osa, tai se toteutuu ilman erillistä toimintoa. Jos sääntöä ei ole tehty, syy kerrotaan.\n"
        ),
        format!(
            "# Vad varje punkt i anvisningarna har blivit\n\nAnvisningarna har {number} punkter; reglernas version är {RULES_VERSION}. En punkt har \
             blivit en regel, ett värde i servicebeskrivningen eller en del av indata, eller så sker det som står i den utan någon särskild \
             åtgärd. Om den inte har blivit någon regel anges orsaken.\n"
        ),
    );
    let header = in_language(
        language,
        "| row | lines | statement | becomes |",
        "| kohta | rivit | sisältö | mitä siitä tuli |",
        "| punkt | rader | innehåll | vad den har blivit |",
    );
    for document in DOCUMENTS {
        writeln!(out, "\n## {}\n\n{header}\n|---|---|---|---|", document.title.get(language)).expect("a String takes all");
        for row in ROWS.iter().filter(|row| row.document == document.number) {
            let outcomes: Vec<String> = row.outcomes().map(|of| outcome(of, language)).collect();
            let statement = row.statement.get(language).replace('|', "\\|");
            writeln!(out, "| {} | {}–{} | {statement} | {} |", row.id, row.first_line, row.last_line, outcomes.join("; "))
                .expect("a String takes all");
        }
    }
    out
}

fn outcome(outcome: Outcome, language: Language) -> String {
    let say = |en: &str, fi: &str, sv: &str, what: &str| format!("{} {what}", in_language(language, en, fi, sv));
    match outcome {
        Outcome::Rule(id) => format!("[{id}]({id}.md)"),
        Outcome::Parameter(key) => say("parameter", "arvo", "värdet", &format!("`{key}`")),
        Outcome::Type(name) => say("input", "syöte", "indata", &format!("`{name}`")),
        Outcome::Effect(of) => say("brought about by", "seuraa toiminnosta", "följer av", &format!("`{of}`")),
        Outcome::NoRule(reason) => say("no rule:", "ei sääntöä:", "ingen regel:", reason.text().get(language)),
        other => panic!("{other:?} has no words here"),
    }
}

fn pages() -> BTreeMap<PathBuf, String> {
    let in_a_language = |language: Language| {
        let folder = folder(language);
        let of_all = [(folder.join("README.md"), list(language)), (folder.join("sources.md"), map(language))];
        RULES.iter().map(move |rule| (folder.join(format!("{}.md", rule.id)), page(rule, language))).chain(of_all)
    };
    LANGUAGES.into_iter().flat_map(|(language, _)| in_a_language(language)).collect()
}

#[test]
fn every_page_is_up_to_date() {
    let pages = pages();
    if std::env::var_os("UPDATE_PAGES").is_some() {
        for (path, text) in &pages {
            fs::create_dir_all(path.parent().expect("a folder")).expect("the folder");
            fs::write(path, text).expect("the page");
        }
    }
    let stale: Vec<&PathBuf> =
        pages.iter().filter(|(path, text)| fs::read_to_string(path).ok().as_ref() != Some(text)).map(|(path, _)| path).collect();
    assert!(stale.is_empty(), "UPDATE_PAGES=1 cargo test -p rehab-rules-tests --test catalogue rewrites them: {stale:?}");
    let mut files: Vec<PathBuf> = LANGUAGES.iter().map(|(language, _)| folder(*language)).collect();
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(fs::read_dir(path).expect("a folder").map(|entry| entry.expect("a file").path()));
        } else {
            assert!(pages.contains_key(&path), "no rule has the page {}", path.display());
        }
    }
}

/// What the rule says with this effect in one of its examples.
fn said_in(examples: &[Value], effect: Effect) -> Option<String> {
    let said = examples.iter().flat_map(|example| [&example["says"], &example["stands"]]);
    let mut said = said.filter_map(Value::as_array).flatten();
    let message = &said.find(|said| said["effect"] == effect.as_str())?["message"];
    message.as_str().map(str::to_owned)
}

/// A template as a sentence: a noun in the place of each value, the form of many, and every part.
fn with_nouns(template: &str, language: Language) -> String {
    let mut out = String::new();
    for part in template.replace(['[', ']'], "").split('{') {
        let Some((name, rest)) = part.split_once('}') else {
            out.push_str(part);
            continue;
        };
        let noun = match name {
            "course" | "client" => in_language(language, "name", "nimi", "namn"),
            "due" | "date" => in_language(language, "date", "päivä", "datum"),
            "clients" | "min" | "must_hold_at" | "days_left" | "days_late" => in_language(language, "number", "määrä", "antal"),
            "form" => in_language(language, "form", "muoto", "form"),
            "why" => in_language(language, "reason", "syy", "orsak"),
            forms => {
                let (_, many) = forms.split_once('|').unwrap_or_else(|| panic!("the pages have no noun for {name}"));
                out.extend([many, rest]);
                continue;
            }
        };
        out.extend(["*", noun, "*", rest]);
    }
    out
}

/// Every text of an example: the sentences and the messages.
fn texts(example: &Value) -> Vec<&str> {
    let of_each = |name: &str, text: &str| {
        let each = example[name].as_array().into_iter().flatten();
        each.filter_map(|one| one[text].as_str()).collect::<Vec<_>>()
    };
    let sentences = example["text"].as_str().into_iter().flat_map(str::lines);
    sentences.chain(of_each("events", "text")).chain(of_each("says", "message")).chain(of_each("stands", "message")).collect()
}

#[test]
fn the_two_examples_of_a_record_read_differently_in_every_language() {
    for (language, _) in LANGUAGES {
        for rule in RULES.iter().filter(|rule| rule.record().is_some()) {
            let examples = examples(rule, language);
            let read: Vec<&str> = examples.iter().map(|example| example["text"].as_str().expect("sentences")).collect();
            assert!(read.len() == 2 && read[0] != read[1], "{} in {language}: {read:?}", rule.id);
            let sentences = read.iter().flat_map(|text| text.lines());
            sentences.for_each(|text| assert!(text.ends_with('.') && !text.contains(['_', '{', '…']), "{}: {text}", rule.id));
        }
    }
}

#[test]
fn examples_name_services_and_target_groups_in_words() {
    let services = Services::built_in();
    let groups = services.iter().flat_map(|service| &service.target_groups).map(|group| &*group.id);
    let ids: Vec<&str> = services.iter().map(|service| &*service.id).chain(groups).collect();
    for (language, _) in LANGUAGES {
        for rule in RULES {
            for example in examples(rule, language) {
                for text in texts(&example) {
                    assert!(!ids.iter().any(|id| text.contains(id)), "{} in {language}: {text}", rule.id);
                }
            }
        }
    }
}

/// What people read is short: no sentence of a statement or a message, and no list after a colon, is longer than this.
const MAX_SENTENCE: usize = 200;

#[test]
fn no_sentence_of_a_rule_is_long() {
    for (language, _) in LANGUAGES {
        for rule in RULES {
            for text in rule.says.iter().map(|(_, text)| text).chain([&rule.statement]) {
                for sentence in text.get(language).split(['.', ':', '?', '[', ']']) {
                    assert!(sentence.chars().count() <= MAX_SENTENCE, "{} in {language}: {sentence}", rule.id);
                }
            }
        }
    }
}
