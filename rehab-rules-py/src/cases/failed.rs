//! Errors in the cells of a table of facts.

use crate::arrow::csv_file::BEYOND;
use crate::cases::facts::{COLUMNS, Takes};
use crate::cases::names::{CONTINUES, RECEIVED, ROW};
use rehab_rules::ErrorCode;

/// An error in a cell.
#[derive(Debug)]
pub(crate) struct Failed {
    pub(crate) code: ErrorCode,
    pub(crate) column: &'static str,
    /// Counted from 0.
    pub(crate) row: usize,
}

impl Failed {
    pub(crate) fn after(self, rows: usize) -> Self {
        Self { row: self.row.saturating_add(rows), ..self }
    }

    /// The message, with the row counted from 1.
    pub(crate) fn message(&self) -> String {
        if self.column == ROW || self.column == BEYOND {
            let what =
                if self.column == ROW { "is not UTF-8, or is longer than 1 MiB" } else { "has more cells than the header" };
            return format!("row {} {what}", self.line());
        }
        let column = COLUMNS.iter().find(|column| column.fact.as_str() == self.column);
        let takes =
            column.map_or(if self.column == CONTINUES { Takes::FlagOrOpen.text() } else { "text" }, |column| column.takes.text());
        let what = match self.code {
            ErrorCode::MissingField => "has no value but needs one".to_owned(),
            ErrorCode::InvalidDate => "is not a date from 1900-01-01 to 2199-12-31".to_owned(),
            ErrorCode::UnknownService => "does not name a service with a description in force on the date".to_owned(),
            ErrorCode::PeriodEndsBeforeStart => "is before the start".to_owned(),
            _ if self.column == RECEIVED => "is before the date on which the decision was issued".to_owned(),
            _ => format!("is not valid; expected: {takes}"),
        };
        format!("row {}: `{}` {what}", self.line(), self.column)
    }

    /// The column concerned; `None` if the error concerns the whole row.
    pub(crate) fn field(&self) -> Option<&'static str> {
        Some(self.column).filter(|column| ![ROW, BEYOND].contains(column))
    }

    /// The number of the row, from 1.
    pub(crate) fn line(&self) -> usize {
        self.row.saturating_add(1)
    }
}
