//! The rows of a table as equivalent JSON Lines, so that everything that reads lines can read tables too.

use crate::arrow::cell::CellValue;
use crate::arrow::columns::Columns;
use crate::arrow::csv_file::{Batch, NOT_UTF_8};
use crate::arrow::fields::Kind;
use crate::arrow::format::TableFormat;
use crate::arrow::texts::{flag_of, whole_of};
use arrow_schema::ArrowError;
use rehab_rules::{
    form::Typed,
    input::{FieldInput, Json},
};
use std::fmt::Write as _;
use std::ops::Range;

/// Some rows of a batch, one line per row, without the caller's own columns.
///
/// # Errors
/// If two columns have the same name.
pub(crate) fn write_rows(
    batch: &Batch,
    rows: Range<usize>,
    format: &TableFormat,
    keep: &[String],
) -> Result<Vec<u8>, ArrowError> {
    let columns = Columns::of(&batch.cells, format, keep)?;
    let mut out = Vec::new();
    let mut line = String::new();
    for row in rows {
        if batch.unreadable.binary_search(&row).is_ok() {
            out.extend_from_slice(NOT_UTF_8);
            out.push(b'\n');
            continue;
        }
        line.clear();
        write_row(&mut line, &columns, row);
        out.extend_from_slice(line.as_bytes());
    }
    Ok(out)
}

fn write_row(out: &mut String, columns: &Columns, row: usize) {
    let mut begun = '{';
    for (name, kind, value) in columns.given(row) {
        out.push(begun);
        begun = ',';
        write_text(out, name);
        out.push(':');
        write_value(out, kind, &value);
    }
    // A row of nulls is an event without fields.
    out.push_str(if begun == '{' { "{}\n" } else { "}\n" });
}

/// Writes a value as the field accepts it; an invalid value is unchanged, and the reader rejects it.
pub(crate) fn write_value(out: &mut String, kind: Kind, value: &CellValue<'_>) {
    let written = match (kind, value) {
        (_, CellValue::Flag(flag)) => write!(out, "{flag}"),
        (_, CellValue::Number(number)) => write!(out, "{number}"),
        (_, CellValue::Whole(number)) => write!(out, "{number}"),
        // A fraction has a point, even if it is infinite.
        (_, CellValue::Fraction(number)) if number.is_finite() => write!(out, "{number:?}"),
        (_, CellValue::Day(day)) => write!(out, "\"{day}\""),
        (Kind::Number, CellValue::Text(text)) if let Some(number) = whole_of(text) => write!(out, "{number}"),
        (Kind::Flag, CellValue::Text(text)) if let Some(flag) = flag_of(text) => write!(out, "{flag}"),
        (Kind::List, CellValue::Text(text)) if Json::read(text).is_some_and(|json| json.list().is_some()) => {
            // One line per row: a line end between values becomes a space.
            write!(out, "{}", text.replace(['\n', '\r'], " "))
        }
        (_, CellValue::Text(text)) => {
            write_text(out, text);
            Ok(())
        }
        (_, CellValue::List { .. }) => {
            let mut begun = '[';
            for element in value.list().unwrap_or_default() {
                out.push(begun);
                begun = ',';
                write_value(out, Kind::Text, &element);
            }
            out.push_str(if begun == '[' { "[]" } else { "]" });
            Ok(())
        }
        (_, CellValue::Struct { of, row }) => {
            let mut begun = '{';
            for (name, column) in of.column_names().into_iter().zip(of.columns()) {
                let Some(value) = CellValue::of(column.as_ref(), *row) else { continue };
                out.push(begun);
                begun = ',';
                write_text(out, name);
                out.push(':');
                write_value(out, Kind::Text, &value);
            }
            out.push_str(if begun == '{' { "{}" } else { "}" });
            Ok(())
        }
        // A value that no field accepts: a list of an unknown kind, or an object where a field takes a list.
        (Kind::List, CellValue::Fraction(_) | CellValue::Json(_) | CellValue::Other) => write!(out, "{{}}"),
        (_, CellValue::Fraction(_) | CellValue::Json(_) | CellValue::Other) => write!(out, "[]"),
    };
    debug_assert!(written.is_ok(), "a String takes all that is written to it");
}

/// Writes plain values; a value that no field accepts is written as an empty object, which none accepts either.
pub(crate) fn write_typed(out: &mut String, value: &Typed<'_>) {
    match value {
        Typed::Empty => out.push_str("null"),
        Typed::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Typed::Number(number) => {
            let written = write!(out, "{number}");
            debug_assert!(written.is_ok(), "a String takes all that is written to it");
        }
        Typed::Text(text) => write_text(out, text),
        Typed::List(list) => {
            let mut begun = '[';
            for element in list {
                out.push(begun);
                begun = ',';
                write_typed(out, element);
            }
            out.push_str(if begun == '[' { "[]" } else { "]" });
        }
        Typed::Fields(fields) => {
            let mut begun = '{';
            for (name, value) in fields {
                out.push(begun);
                begun = ',';
                write_text(out, name);
                out.push(':');
                write_typed(out, value);
            }
            out.push_str(if begun == '{' { "{}" } else { "}" });
        }
        Typed::Other => out.push_str("{}"),
    }
}

/// Writes a string as JSON; a cell may contain a line end.
pub(crate) fn write_text(out: &mut String, text: &str) {
    out.push('"');
    // Most strings are written unchanged.
    if !text.bytes().any(|byte| byte < b' ' || matches!(byte, b'"' | b'\\')) {
        out.push_str(text);
        out.push('"');
        return;
    }
    for character in text.chars() {
        let written = match character {
            '"' | '\\' => write!(out, "\\{character}"),
            '\0'..='\u{1f}' => write!(out, "\\u{:04x}", u32::from(character)),
            _ => write!(out, "{character}"),
        };
        debug_assert!(written.is_ok(), "a String takes all that is written to it");
    }
    out.push('"');
}
