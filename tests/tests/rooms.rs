//! The modules ("rooms") of the core and of the Python library, and the imports that are allowed between them ("doors").

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each room (a folder or file) with the rooms that it may import from. All other files may be imported by any room and import from no
/// room.
type Doors = &'static [(&'static str, &'static [&'static str])];

const CORE: Doors = &[
    ("input", &[]),
    ("rules", &["input"]),
    ("state", &["input"]),
    ("decide", &["input", "rules", "state"]),
    ("contract", &["input", "rules", "state", "decide"]),
    ("log", &["input", "rules", "state", "decide", "contract"]),
    ("form", &["input", "rules", "state", "decide", "contract"]),
    ("catalogue", &["input", "rules", "state", "decide", "contract"]),
];

const PYTHON: Doors = &[
    ("errors", &[]),
    ("arrow", &[]),
    ("replay", &["arrow"]),
    ("values", &["errors", "replay"]),
    ("arguments", &["errors", "values"]),
    ("cases", &["arrow"]),
    ("registry", &["arrow", "replay"]),
    ("objects", &["errors", "arguments", "arrow", "replay", "values", "cases", "registry"]),
];

/// The rooms of the Python library that use PyO3.
const SPEAK_PYTHON: [&str; 4] = ["errors", "values", "arguments", "objects"];

/// The files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

/// A file's code without comments and tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a text");
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let text = text.split("#[cfg(test)]\npub(crate) mod testing").next().unwrap_or_default();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The first names of the paths that start at the crate root.
fn imported(code: &str) -> BTreeSet<&str> {
    let names = code.split("crate::").skip(1);
    names.map(|rest| rest.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next().unwrap_or_default()).collect()
}

/// The room of a file, if any.
fn room_of(inside: &Path, doors: Doors) -> Option<&'static str> {
    let first = Path::new(inside.iter().next().expect("a file's path"));
    let name = first.file_stem().and_then(|name| name.to_str()).expect("a name");
    let room = doors.iter().map(|(room, _)| *room).find(|room| *room == name);
    assert!(room.is_some() || first == inside, "{name} is no room");
    room
}

/// Every import that is not allowed, and the total number of imports from rooms.
fn forbidden_imports(source: &Path, doors: Doors) -> (Vec<String>, usize) {
    let mut wrong = Vec::new();
    let mut arrows = 0;
    for path in files(source) {
        let inside = path.strip_prefix(source).expect("below the folder");
        if inside == Path::new("lib.rs") {
            continue;
        }
        let room = room_of(inside, doors);
        let allowed = doors.iter().find(|(name, _)| Some(*name) == room).map_or(&[][..], |(_, allowed)| allowed);
        let is_room = |name: &str| doors.iter().any(|(room, _)| *room == name);
        for other in imported(&code(&path)).into_iter().filter(|name| is_room(name) && Some(*name) != room) {
            arrows += 1;
            if !allowed.contains(&other) {
                wrong.push(format!("{} imports from {other}", inside.display()));
            }
        }
    }
    (wrong, arrows)
}

/// The sources of a crate.
fn sources(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name).join("src")
}

#[test]
fn imports_between_rooms_go_one_way() {
    for (name, doors, least) in [("rehab-rules", CORE, 100), ("rehab-rules-py", PYTHON, 15)] {
        let (wrong, arrows) = forbidden_imports(&sources(name), doors);
        assert!(wrong.is_empty(), "{name}:\n{}", wrong.join("\n"));
        assert!(least < arrows, "{name}: {arrows} arrows seen");
    }
}

#[test]
fn unsafe_code_is_only_where_pointers_come_in() {
    let crates = ["rehab-rules", "rehab-rules-py", "rehab-rules-py/capsule", "rehab-rules-wasm", "rehab-rules-c"];
    let paths = crates.iter().flat_map(|name| files(&sources(name)).into_iter().map(move |path| (name, path)));
    let with_unsafe = paths.filter(|(_, path)| code(path).contains("unsafe {"));
    let found: BTreeSet<String> = with_unsafe
        .map(|(name, path)| format!("{name}/src/{}", path.file_name().and_then(|name| name.to_str()).expect("a name")))
        .collect();
    let expected = ["rehab-rules-c/src/border.rs", "rehab-rules-c/src/memory.rs", "rehab-rules-py/capsule/src/lib.rs"];
    assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), expected);
}

#[test]
fn columns_and_their_evaluation_do_not_depend_on_python() {
    let source = sources("rehab-rules-py");
    for path in files(&source) {
        let inside = path.strip_prefix(&source).expect("below the folder");
        let Some(room) = room_of(inside, PYTHON).filter(|room| !SPEAK_PYTHON.contains(room)) else { continue };
        let code = code(&path);
        for word in ["pyo3", "rehab_rules_capsule"] {
            assert!(!code.contains(word), "{} in {room} names {word}", inside.display());
        }
    }
}
