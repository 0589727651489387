//! The rows of the sources, in the order of `tests/requirements.csv`: every statement, with its document and lines.

use super::Row;

/// Makes the statements of a document under their headings: id, first and last line, the statement in English, Finnish and Swedish, and
/// what it becomes besides the rules that cite it.
macro_rules! rows {
    ($document:literal: $(under $heading:literal { $(
        $id:literal $first:literal..=$last:literal $en:literal $fi:literal $sv:literal => [$($becomes:expr),*];
    )+ })+) => {
        pub(super) const ROWS: &[Row] = &[$($(Row {
            id: $id,
            document: $document,
            first_line: $first,
            last_line: $last,
            heading: $heading,
            statement: crate::text::Text { en: $en, fi: $fi, sv: $sv },
            becomes: &[$($becomes),*],
        },)+)+];
    };
}

mod coordinator;
mod distance;
mod family_carers;
mod rare_connective_tissue;
mod therapy;

/// Every statement of the five sources, document by document.
///
/// ```
/// use rehab_rules::source::{DOCUMENTS, ROWS};
/// assert_eq!(ROWS.len(), 274);
/// assert!(ROWS.iter().all(|row| DOCUMENTS.iter().any(|document| document.number == row.document)));
/// assert!(ROWS.iter().all(|row| row.outcomes().next().is_some())); // none is lost
/// ```
pub static ROWS: &[Row] = &one_after_the_other();

const BY_DOCUMENT: [&[Row]; 5] =
    [family_carers::ROWS, distance::ROWS, rare_connective_tissue::ROWS, therapy::ROWS, coordinator::ROWS];

#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "evaluated when the crate is compiled")]
const fn count() -> usize {
    let (mut rows, mut document) = (0, 0);
    while document < BY_DOCUMENT.len() {
        rows += BY_DOCUMENT[document].len();
        document += 1;
    }
    rows
}

#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "evaluated when the crate is compiled")]
const fn one_after_the_other() -> [Row; count()] {
    let mut rows = [BY_DOCUMENT[0][0]; count()];
    let (mut document, mut row, mut place) = (0, 0, 0);
    while document < BY_DOCUMENT.len() {
        if row == BY_DOCUMENT[document].len() {
            (document, row) = (document + 1, 0);
        } else {
            rows[place] = BY_DOCUMENT[document][row];
            (row, place) = (row + 1, place + 1);
        }
    }
    rows
}
