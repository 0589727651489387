//! Writes what the npm package loads on demand: for each language the catalogue as one JSON list, `texts.en.json` and so on;
//! its labels, `labels.en.json` and so on; and what is part of it, `rules.js`: every rule's id and effects, the built-in service descriptions, and the actions of ids: cargo run --example web_texts -- FOLDER

use rehab_rules::rules::RULES;
use rehab_rules::{ActionName, Language, service::BUILT_IN, source::catalogue};
use std::path::PathBuf;

fn main() -> std::io::Result<()> {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        return Err(std::io::Error::other("name the folder to write into"));
    };
    for language in Language::ALL {
        let rules: Vec<String> = catalogue(*language).lines().map(str::to_owned).collect();
        std::fs::write(folder.join(format!("texts.{language}.json")), format!("[{}]\n", rules.join(",\n")))?;
        std::fs::write(folder.join(format!("labels.{language}.json")), rehab_rules::labels(*language))?;
    }
    let rules = RULES.iter().map(|rule| {
        let effects = rule.says.iter().map(|(effect, _)| format!(" {effect}")).collect::<String>();
        format!("{}{effects}", rule.id)
    });
    let rules = rules.collect::<Vec<_>>().join("\n");
    // The actions of ids and one answer at most, with their number among all actions.
    let by_ids = ActionName::ALL.iter().enumerate().filter_map(|(number, action)| {
        let of_ids = |is_needed| action.fields().iter().filter(move |field| field.required == is_needed).map(|field| field.name);
        let (ids, answer): (Vec<&str>, Option<&str>) = (of_ids(true).collect(), of_ids(false).next());
        action.of_ids(ids.iter().copied(), answer.map(|_| true))?;
        let answer = answer.map(|answer| format!(", answer: {answer:?}")).unwrap_or_default();
        Some(format!("  {action}: {{ number: {number}, ids: {ids:?}{answer} }},\n"))
    });
    let by_ids = by_ids.collect::<String>();
    // A browser gets what the descriptions say, not how they are laid out.
    let services = BUILT_IN.map(|text| text.lines().map(str::trim).collect::<String>()).join(",");
    let services = services.replace('\\', "\\\\").replace('\'', "\\'");
    std::fs::write(
        folder.join("rules.js"),
        format!(
            "// Every rule's id and the effects it may give.\nexport const RULES = `{rules}`;\n\
             // The built-in service descriptions, a list in JSON.\nexport const SERVICES = '[{services}]';\n\
             // The actions of ids and one answer at most: their number, and their fields in order.\nexport const BY_IDS = {{\n{by_ids}}};\n"
        ),
    )
}
