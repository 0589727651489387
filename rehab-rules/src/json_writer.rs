//! JSON output: plain values, lists and objects.

use crate::words::Limits;
use alloc::string::String;
use chrono::{Datelike, NaiveDate};

/// Writes one JSON object; `members` writes its members.
pub(crate) fn write_object(out: &mut String, members: impl FnOnce(&mut Members<'_>)) {
    out.push('{');
    members(&mut Members { out, are_begun: false });
    out.push('}');
}

/// The members of a JSON object that is being written, in order.
pub(crate) struct Members<'o> {
    out: &'o mut String,
    are_begun: bool,
}

impl Members<'_> {
    /// Writes a name; its value has to follow.
    fn name(&mut self, name: &str) -> &mut String {
        if self.are_begun {
            self.out.push(',');
        }
        self.are_begun = true;
        write_text(self.out, name);
        self.out.push(':');
        self.out
    }

    /// Writes members verbatim, as the first of an object.
    pub(crate) fn members(&mut self, write: impl FnOnce(&mut String)) {
        debug_assert!(!self.are_begun, "nothing is written before them");
        self.are_begun = true;
        write(self.out);
    }

    pub(crate) fn text(&mut self, name: &str, text: &str) {
        write_text(self.name(name), text);
    }

    /// A string, or null.
    pub(crate) fn text_or_null(&mut self, name: &str, text: Option<&str>) {
        match text {
            Some(text) => self.text(name, text),
            None => self.name(name).push_str("null"),
        }
    }

    /// A string, or no member.
    pub(crate) fn optional_text(&mut self, name: &str, text: Option<&str>) {
        text.into_iter().for_each(|text| self.text(name, text));
    }

    pub(crate) fn number(&mut self, name: &str, number: i64) {
        write_number(self.name(name), number);
    }

    /// An amount of money; null if it is not a number. An amount beyond the range is written so that it is read as such again.
    pub(crate) fn amount(&mut self, name: &str, amount: f64) {
        let out = self.name(name);
        if amount.is_infinite() {
            out.push_str(if amount < 0.0 { "-1e999" } else { "1e999" });
            return;
        }
        // Zero has no sign.
        let written = serde_json::to_string(&(amount + 0.0)).unwrap_or_default();
        out.push_str(written.strip_suffix(".0").unwrap_or(&written));
    }

    pub(crate) fn day(&mut self, name: &str, day: NaiveDate) {
        write_day(self.name(name), day);
    }

    /// A date, or no member.
    pub(crate) fn optional_day(&mut self, name: &str, day: Option<NaiveDate>) {
        day.into_iter().for_each(|day| self.day(name, day));
    }

    pub(crate) fn flag(&mut self, name: &str, flag: bool) {
        self.name(name).push_str(if flag { "true" } else { "false" });
    }

    /// True, false, or null.
    pub(crate) fn flag_or_null(&mut self, name: &str, flag: Option<bool>) {
        match flag {
            Some(flag) => self.flag(name, flag),
            None => self.name(name).push_str("null"),
        }
    }

    /// A range as an object.
    pub(crate) fn range(&mut self, name: &str, range: Limits) {
        self.object(name, |of| {
            of.number("min", range.min);
            of.number("max", range.max);
        });
    }

    pub(crate) fn numbers(&mut self, name: &str, numbers: &[i64]) {
        write_numbers(self.name(name), numbers);
    }

    pub(crate) fn texts<'t>(&mut self, name: &str, texts: impl Iterator<Item = &'t str>) {
        write_texts(self.name(name), texts);
    }

    pub(crate) fn object(&mut self, name: &str, members: impl FnOnce(&mut Members<'_>)) {
        write_object(self.name(name), members);
    }

    /// A value that is already JSON.
    pub(crate) fn written(&mut self, name: &str, value: &str) {
        self.name(name).push_str(value);
    }

    /// A list of objects.
    pub(crate) fn objects<T>(
        &mut self,
        name: &str,
        elements: impl IntoIterator<Item = T>,
        members: impl Fn(&mut Members<'_>, T),
    ) {
        self.each(name, elements, |out, element| write_object(out, |of| members(of, element)));
    }

    /// A list of values that `write` writes.
    pub(crate) fn each<T>(&mut self, name: &str, elements: impl IntoIterator<Item = T>, write: impl Fn(&mut String, T)) {
        let out = self.name(name);
        out.push('[');
        for (index, element) in elements.into_iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            write(out, element);
        }
        out.push(']');
    }
}

/// Writes a list of strings.
pub(crate) fn write_texts<'t>(out: &mut String, texts: impl Iterator<Item = &'t str>) {
    out.push('[');
    for (index, text) in texts.enumerate() {
        if index > 0 {
            out.push(',');
        }
        write_text(out, text);
    }
    out.push(']');
}

/// Writes a list of whole numbers.
pub(crate) fn write_numbers(out: &mut String, numbers: &[i64]) {
    out.push('[');
    for (index, number) in numbers.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        write_number(out, *number);
    }
    out.push(']');
}

/// Writes a string; quotation marks, backslashes and control characters are escaped.
pub(crate) fn write_text(out: &mut String, text: &str) {
    if text.bytes().all(|byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
        out.push('"');
        out.push_str(text);
        out.push('"');
        return;
    }
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            ..' ' => {
                out.push_str(if letter < '\u{10}' { "\\u000" } else { "\\u001" });
                out.extend(char::from_digit(u32::from(letter) % 16, 16));
            }
            _ => out.push(letter),
        }
    }
    out.push('"');
}

/// Writes a whole number.
pub(crate) fn write_number(out: &mut String, number: i64) {
    if number < 0 {
        out.push('-');
    }
    write_digits(out, number.unsigned_abs());
}

pub(crate) fn write_digits(out: &mut String, number: u64) {
    if 9 < number {
        write_digits(out, number.wrapping_div(10));
    }
    out.push(u32::try_from(number % 10).ok().and_then(|digit| char::from_digit(digit, 10)).unwrap_or('0'));
}

/// Writes a date as `"YYYY-MM-DD"`; a year of more digits has all of them.
pub(crate) fn write_day(out: &mut String, day: NaiveDate) {
    let two = |out: &mut String, number: u32| {
        for digit in [number.wrapping_div(10) % 10, number % 10] {
            out.push(char::from_digit(digit, 10).unwrap_or('0'));
        }
    };
    out.push('"');
    match u32::try_from(day.year()) {
        Ok(year @ 0..=9999) => {
            two(out, year.wrapping_div(100));
            two(out, year % 100);
        }
        // No reader accepts such a year, so it cannot be read as another.
        _ => write_number(out, day.year().into()),
    }
    out.push('-');
    two(out, day.month());
    out.push('-');
    two(out, day.day());
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;
    use alloc::string::ToString;
    use serde_json::Value;

    #[test]
    fn a_date_out_of_range_is_not_written_as_another_date() {
        for (year, written) in
            [(2026, "\"2026-01-09\""), (12026, "\"12026-01-09\""), (-2026, "\"-2026-01-09\""), (0, "\"0000-01-09\"")]
        {
            let mut out = String::new();
            write_day(&mut out, NaiveDate::from_ymd_opt(year, 1, 9).unwrap_or_default());
            assert_eq!(out, written);
        }
    }

    #[test]
    fn a_string_is_written_as_serde_json_writes_it() {
        for letter in (0..=0x2_0000).filter_map(char::from_u32) {
            let (text, mut written) = (format!("a{letter}\"z"), String::new());
            write_text(&mut written, &text);
            assert_eq!(written, Value::from(text).to_string());
        }
    }
}
