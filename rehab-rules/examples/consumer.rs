//! A consumer of events that can be killed at any moment: what it wrote is then what it would have written without.
//!
//! ```console
//! $ cargo run --example consumer -- events.jsonl state decisions.jsonl
//! ```
//!
//! Every so many events it notes, in one file, how far it has read and written, and how every provider stands. It begins again from there: what
//! it wrote after that is cut off, and the events behind it are read once more. So each event counts once, and is answered once.
//!
//! Where the events come in partitions, each with providers of its own, a partition that goes to another consumer takes its providers along:
//! `Replay::take` gives them up here, a snapshot carries them, `Replay::insert` takes them in there.

#![expect(clippy::arithmetic_side_effects, reason = "no file is so long")]

use rehab_rules::log::ReplayText;
use rehab_rules::{Mode, Provider, Replay, Services, Shown};
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, Error, Seek, SeekFrom, Write};
use std::path::Path;
use std::process::ExitCode;

/// So many events are judged between two notes: the fewer, the less is done again.
const EVENTS_BETWEEN: u64 = 50;

/// How far the consumer is.
#[derive(Default)]
struct Place {
    /// Bytes read of the events.
    read: u64,
    /// Lines read of them.
    lines: u64,
    /// Bytes written of the decisions.
    written: u64,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [events, state, decisions] = arguments.as_slice() else {
        eprintln!("usage: consumer EVENTS.jsonl STATE_FOLDER DECISIONS.jsonl");
        return ExitCode::from(3);
    };
    match consume(Path::new(events), Path::new(state), Path::new(decisions)) {
        Ok(lines) => {
            println!("{lines} events");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("consumer: {error}");
            ExitCode::from(3)
        }
    }
}

fn consume(events: &Path, state: &Path, decisions: &Path) -> io::Result<u64> {
    fs::create_dir_all(state)?;
    let note = state.join("checkpoint");
    let (mut place, replay) = noted(&note)?;
    let mut replay = ReplayText::new(replay, Shown::default());
    let mut events = BufReader::new(File::open(events)?);
    events.seek(SeekFrom::Start(place.read))?;
    let mut out = OpenOptions::new().create(true).truncate(false).write(true).open(decisions)?;
    // What was written after the note is written once more.
    out.set_len(place.written)?;
    out.seek(SeekFrom::End(0))?;
    let (mut line, mut said) = (Vec::new(), String::new());
    loop {
        line.clear();
        let read = events.read_until(b'\n', &mut line)?;
        if read == 0 {
            break;
        }
        (place.read, place.lines) = (place.read + read as u64, place.lines + 1);
        replay.read(place.lines, line.strip_suffix(b"\n").unwrap_or(&line), &mut said);
        if place.lines % EVENTS_BETWEEN == 0 {
            settle(&note, &mut place, &mut out, &mut said, replay.replay())?;
        }
    }
    settle(&note, &mut place, &mut out, &mut said, replay.replay())?;
    Ok(place.lines)
}

/// Writes what was said, and only when it is on disk notes that it was: a note is there as a whole or not at all.
fn settle(note: &Path, place: &mut Place, out: &mut File, said: &mut String, replay: &Replay) -> io::Result<()> {
    out.write_all(said.as_bytes())?;
    out.sync_data()?;
    place.written += said.len() as u64;
    said.clear();
    let beside = note.with_extension("new");
    let mut file = File::create(&beside)?;
    writeln!(file, "{} {} {}", place.read, place.lines, place.written)?;
    for provider in replay.providers() {
        file.write_all(provider.to_json().as_bytes())?;
    }
    file.sync_data()?;
    fs::rename(&beside, note)
}

/// How far a consumer was, and how the providers stood; nothing is noted before the first time.
fn noted(note: &Path) -> io::Result<(Place, Replay)> {
    let mut replay = Replay::new(Services::built_in(), Mode::Observe);
    let text = match fs::read_to_string(note) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok((Place::default(), replay)),
        Err(error) => return Err(error),
    };
    let mut lines = text.lines();
    let numbers: Vec<u64> = lines.next().unwrap_or_default().split(' ').filter_map(|number| number.parse().ok()).collect();
    let [read, lines_read, written] = numbers.as_slice() else { return Err(Error::other("the checkpoint tells no place")) };
    for snapshot in lines {
        let provider = Provider::from_json(snapshot, Services::built_in()).map_err(Error::other)?;
        replay.insert(provider).map_err(Error::other)?;
    }
    Ok((Place { read: *read, lines: *lines_read, written: *written }, replay))
}
