//! What a text says where a field takes a number or true and false: cells of CSV, and columns of texts.
//!
//! A program that writes CSV chooses how it writes them: pandas `24.0` and `True`, spreadsheets `TRUE`. In JSON, where a value has a
//! type of its own, `24.0` is no whole number.

use rehab_rules::input::{FieldInput, Json};

/// A whole number, also with a fraction of nothing but zeros.
pub(crate) fn whole_of(text: &str) -> Option<i64> {
    let text = text.trim();
    let digits = match text.split_once('.') {
        Some((digits, fraction)) if !fraction.is_empty() && fraction.bytes().all(|digit| digit == b'0') => digits,
        _ => text,
    };
    Json::read(digits)?.whole()
}

/// True or false, in letters of any case.
pub(crate) fn flag_of(text: &str) -> Option<bool> {
    let text = text.trim();
    match text {
        _ if text.eq_ignore_ascii_case("true") => Some(true),
        _ if text.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}
