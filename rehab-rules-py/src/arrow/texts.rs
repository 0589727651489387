//! Numbers and booleans in text: cells of CSV, and string columns.
//!
//! Programs that write CSV choose the format: pandas `24.0` and `True`, spreadsheets `TRUE`. In JSON, where values have types, `24.0` is not a
//! whole number.

use rehab_rules::input::{FieldInput, Json};

/// A whole number, possibly with a fraction of zeros.
pub(crate) fn whole_of(text: &str) -> Option<i64> {
    let text = text.trim();
    let digits = match text.split_once('.') {
        Some((digits, fraction)) if !fraction.is_empty() && fraction.bytes().all(|digit| digit == b'0') => digits,
        _ => text,
    };
    Json::read(digits)?.whole()
}

/// True or false, in any letter case.
pub(crate) fn flag_of(text: &str) -> Option<bool> {
    let text = text.trim();
    match text {
        _ if text.eq_ignore_ascii_case("true") => Some(true),
        _ if text.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}
