//! Judges a log over two years, each year by the engine version in use at the time, and prints which version decided what.

use std::error::Error;
use two_versions::{CHANGE, Receipt, earlier, present};

fn main() -> Result<(), Box<dyn Error>> {
    let log: Vec<&str> = include_str!("log.jsonl").lines().collect();
    // Dates as strings sort in calendar order, too.
    let change = CHANGE.to_string();
    let (before, since) = log.split_at(log.partition_point(|line| text(line, "on") < change.as_str()));

    let (receipts, snapshots) = earlier::judge(before, &[])?;
    receipts.iter().for_each(print);
    println!("{change} handed over: {} bytes", snapshots.concat().len());
    let (receipts, _) = present::judge(since, &snapshots)?;
    receipts.iter().for_each(print);
    Ok(())
}

fn print(receipt: &Receipt<'_>) {
    let Receipt { line, answer, version, rules } = receipt;
    let said = if answer.contains(r#""allowed":true"#) { "allowed" } else { text(answer, "message") };
    println!("{} {} [{version}, rules {rules}] {said}", text(line, "on"), text(line, "action"));
}

/// The first string value of a name in a line of JSON without escapes, like the lines here.
fn text<'l>(line: &'l str, name: &str) -> &'l str {
    line.split_once(&format!("\"{name}\":\"")).map_or("", |(_, rest)| rest.split('"').next().unwrap_or_default())
}
