//! The rooms of the core and their doors: what a file may import goes one way.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each room and the rooms it may import from; what lies beside them, the ground, is open to all and imports none of them.
const DOORS: &[(&str, &[&str])] = &[
    ("input", &[]),
    ("rules", &["input"]),
    ("state", &["input"]),
    ("decide", &["input", "rules", "state"]),
    ("contract", &["input", "rules", "state", "decide"]),
    ("log", &["input", "rules", "state", "decide", "contract"]),
    ("form", &["input", "rules", "state", "decide", "contract"]),
    ("catalogue", &["input", "rules", "state", "decide", "contract"]),
];

/// The files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

/// A file's text without comments and without its tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a text");
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let text = text.split("#[cfg(test)]\npub(crate) mod testing").next().unwrap_or_default();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The first names of the paths that begin at the crate's root.
fn imported(code: &str) -> BTreeSet<&str> {
    let names = code.split("crate::").skip(1);
    names.map(|rest| rest.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next().unwrap_or_default()).collect()
}

#[test]
fn every_door_goes_one_way() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rehab-rules/src");
    let rooms: BTreeSet<&str> = DOORS.iter().map(|(room, _)| *room).collect();
    let mut wrong = Vec::new();
    let mut arrows = 0;
    for path in files(&source) {
        let inside = path.strip_prefix(&source).expect("below the folder");
        if inside == Path::new("lib.rs") {
            continue;
        }
        let room = inside.parent().and_then(|folder| folder.iter().next()).and_then(|room| room.to_str());
        let allowed = match room {
            Some(room) => DOORS.iter().find(|(name, _)| *name == room).unwrap_or_else(|| panic!("{room} is no room")).1,
            None => &[],
        };
        for other in imported(&code(&path)).into_iter().filter(|name| rooms.contains(name) && Some(*name) != room) {
            arrows += 1;
            if !allowed.contains(&other) {
                wrong.push(format!("{} imports from {other}", inside.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(100 < arrows, "{arrows} arrows seen");
}
