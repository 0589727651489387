//! The rows of a table as JSON objects, and the ids of what each belongs to.

use crate::arrow::cell::CellValue;
use crate::arrow::csv_file::Batch;
use crate::arrow::fields::Kind;
use crate::arrow::format::TableFormat;
use crate::arrow::json_rows::{write_text, write_value};
use crate::registry::shapes::{Goes, Shape, TableName};
use arrow_array::ArrayRef;
use arrow_schema::{ArrowError, Schema};
use rehab_rules::input::{FieldInput, holds_identity_code};
use std::collections::HashMap;

/// The meanings of the caller's words by column: `Kyllä` is true, `lähijakso` is `in_person`.
pub(crate) type Words = HashMap<String, WordsOf>;

/// The meanings of the caller's words in one column.
type WordsOf = HashMap<String, Meaning>;

/// The meaning of a word.
#[derive(Clone, Debug)]
pub(crate) enum Meaning {
    Flag(bool),
    Text(String),
}

/// The rows of a table.
#[derive(Debug)]
pub(crate) struct Rows {
    pub(crate) table: TableName,
    /// The keys of the row, written like those of a JSON object without its braces.
    text: String,
    ends: Vec<usize>,
    /// Ids of each row, by the indexes of their names; `None` if the cell is empty.
    pub(crate) providers: Vec<Option<u32>>,
    pub(crate) courses: Vec<Option<u32>>,
    pub(crate) clients: Vec<Option<u32>>,
    pub(crate) services: Vec<Option<u32>>,
    /// Rows that are not UTF-8, or longer than a line may be.
    pub(crate) unreadable: Vec<usize>,
    /// Empty rows, as a sheet has them at its end.
    empty: Vec<usize>,
    /// Our names of the columns that the table has.
    pub(crate) columns: Vec<&'static str>,
    /// The caller's names of columns that no row has a key for.
    pub(crate) ignored: Vec<String>,
    shapes: Vec<(usize, Shape)>,
}

/// The name for cells of a delimited row beyond the columns of the header.
const BEYOND: &str = "beyond the header";

/// Ids, each kept once.
#[derive(Debug, Default)]
pub(crate) struct Names {
    places: HashMap<Box<str>, u32>,
    names: Vec<Box<str>>,
}

impl Names {
    pub(crate) fn place(&mut self, name: &str) -> u32 {
        if let Some(place) = self.places.get(name) {
            return *place;
        }
        let place = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.places.insert(name.into(), place);
        self.names.push(name.into());
        place
    }

    pub(crate) fn name(&self, place: u32) -> &str {
        usize::try_from(place).ok().and_then(|place| self.names.get(place)).map_or("", |name| name)
    }
}

impl Rows {
    /// A table with these columns and no rows yet.
    ///
    /// # Errors
    /// Names a required column that is missing.
    pub(crate) fn begin(table: TableName, schema: &Schema, format: &TableFormat) -> Result<Self, ArrowError> {
        let (mut shapes, mut ignored): (Vec<(usize, Shape)>, Vec<String>) = (Vec::new(), Vec::new());
        for (place, field) in schema.fields().iter().enumerate() {
            let ours = format.name_of(field.name());
            match table.shape().iter().find(|shape| shape.name == ours) {
                Some(shape) => shapes.push((place, *shape)),
                None if field.name() == BEYOND => {}
                None if holds_identity_code(field.name()) => ignored.push("…".to_owned()),
                None => ignored.push(field.name().clone()),
            }
        }
        // In the order of the table: a decision's keys are next to each other.
        shapes.sort_by_key(|(_, shape)| table.shape().iter().position(|known| known.name == shape.name));
        let columns: Vec<&'static str> = shapes.iter().map(|(_, shape)| shape.name).collect();
        if let Some(lacking) = table.shape().iter().find(|shape| shape.is_needed && !columns.contains(&shape.name)) {
            let given = schema.fields().iter().map(|field| field.name().as_str()).filter(|name| *name != BEYOND);
            // Without a header row, the values of the first row are in its place.
            let theirs: Vec<&str> = given.map(|name| if holds_identity_code(name) { "…" } else { name }).collect();
            return Err(ArrowError::SchemaError(format!(
                "the table `{}` has no column `{}`, which is required; it has {}. Use `columns` to map your column names",
                table.as_str(),
                lacking.name,
                theirs.join(", ")
            )));
        }
        Ok(Self {
            table,
            text: String::new(),
            ends: Vec::new(),
            providers: Vec::new(),
            courses: Vec::new(),
            clients: Vec::new(),
            services: Vec::new(),
            unreadable: Vec::new(),
            empty: Vec::new(),
            columns,
            ignored,
            shapes,
        })
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The rows that are not empty and can be read.
    pub(crate) fn given(&self) -> impl Iterator<Item = usize> {
        let is_given = |row: &usize| self.empty.binary_search(row).is_err() && self.unreadable.binary_search(row).is_err();
        (0..self.len()).filter(is_given)
    }

    /// The keys of a row with their values, as in an object.
    pub(crate) fn members(&self, row: usize) -> &str {
        let from = row.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        self.ends.get(row).and_then(|to| self.text.get(from..*to)).unwrap_or_default()
    }

    pub(crate) fn has(&self, column: &str) -> bool {
        self.columns.contains(&column)
    }

    /// Adds the rows of a batch.
    pub(crate) fn read(&mut self, batch: &Batch, format: &TableFormat, words: &Words, names: &mut Names) {
        let columns: Vec<(Shape, ArrayRef, Option<&WordsOf>)> = self
            .shapes
            .iter()
            .map(|(place, shape)| {
                let column = format.read(shape.kind, batch.cells.column(*place));
                let of_table = words.get(&format!("{}.{}", self.table.as_str(), shape.name));
                (*shape, column, of_table.or_else(|| words.get(shape.name)))
            })
            .collect();
        for row in 0..batch.cells.num_rows() {
            if batch.unreadable.binary_search(&row).is_ok() {
                self.unreadable.push(self.len());
            }
            let mut ids = [None; 4];
            let mut is_empty = true;
            let mut begun = Begun { any: false, in_decision: false };
            for (shape, column, words) in &columns {
                let Some(value) = CellValue::of(column.as_ref(), row) else { continue };
                is_empty = false;
                let meant = words.and_then(|words| meaning(words, &value));
                let id = match shape.name {
                    "provider" => Some(0),
                    "course" => Some(1),
                    "client" => Some(2),
                    "service" => Some(3),
                    _ => None,
                };
                if let Some(id) = id.and_then(|id| ids.get_mut(id)) {
                    *id = match meant {
                        Some(Meaning::Text(text)) => Some(names.place(text)),
                        _ => value.text().map(|text| names.place(&text)),
                    };
                }
                if shape.goes != Goes::Key {
                    begun.member(&mut self.text, shape);
                    match words.filter(|_| shape.kind == Kind::List) {
                        Some(words) => write_list(&mut self.text, &value, words),
                        None => write_cell(&mut self.text, shape.kind, &value, meant),
                    }
                }
            }
            begun.end(&mut self.text);
            if is_empty {
                self.empty.push(self.len());
            }
            self.ends.push(self.text.len());
            let [provider, course, client, service] = ids;
            self.providers.push(provider);
            self.courses.push(course);
            self.clients.push(client);
            self.services.push(service);
        }
    }
}

/// Which part of a row's object is written.
struct Begun {
    any: bool,
    in_decision: bool,
}

impl Begun {
    fn member(&mut self, out: &mut String, shape: &Shape) {
        match (self.in_decision, shape.goes == Goes::Decision) {
            (false, true) => {
                if self.any {
                    out.push(',');
                }
                out.push_str("\"decision\":{");
                self.in_decision = true;
            }
            (true, false) => out.push_str("},"),
            _ => {
                if self.any {
                    out.push(',');
                }
            }
        }
        self.in_decision = shape.goes == Goes::Decision;
        self.any = true;
        out.push('"');
        out.push_str(shape.name);
        out.push_str("\":");
    }

    fn end(&self, out: &mut String) {
        if self.in_decision {
            out.push('}');
        }
    }
}

/// The meaning of a word in a cell, if it is one of the caller's words.
fn meaning<'w>(words: &'w WordsOf, value: &CellValue<'_>) -> Option<&'w Meaning> {
    words.get(value.text()?.trim())
}

/// Writes a list, each element of which may be a word; a single word is a list of one.
fn write_list(out: &mut String, value: &CellValue<'_>, words: &WordsOf) {
    let Some(elements) = value.list() else {
        return match meaning(words, value) {
            Some(meant) => {
                out.push('[');
                write_cell(out, Kind::Text, value, Some(meant));
                out.push(']');
            }
            None => write_value(out, Kind::List, value),
        };
    };
    out.push('[');
    for (place, element) in elements.iter().enumerate() {
        if place != 0 {
            out.push(',');
        }
        match element.text() {
            // An element of a list in JSON is not a cell for `write_cell`, but its text is.
            Some(text) if meaning(words, element).is_none() => write_text(out, &text),
            _ => write_cell(out, Kind::Text, element, meaning(words, element)),
        }
    }
    out.push(']');
}

fn write_cell(out: &mut String, kind: Kind, value: &CellValue<'_>, meant: Option<&Meaning>) {
    match (kind, value, meant) {
        (_, _, Some(Meaning::Text(text))) => write_text(out, text),
        (_, _, Some(Meaning::Flag(flag))) => out.push_str(if *flag { "true" } else { "false" }),
        // Whole numbers may be ids: each is written as its digits.
        (Kind::Text, CellValue::Number(_) | CellValue::Whole(_), None) => {
            write_text(out, &value.text().unwrap_or_default());
        }
        _ => write_value(out, kind, value),
    }
}
