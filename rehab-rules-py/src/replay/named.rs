//! The caller's columns beside the findings of an audit, which have no row: taken from the last row that names the finding's subject.

use crate::replay::pieces::Piece;
use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, Schema, SchemaRef};
use arrow_select::interleave::interleave_record_batch;
use std::collections::HashMap;
use std::sync::Arc;

/// A row: the number of its batch among the kept batches, and its index there.
pub(crate) type Place = (usize, usize);

/// The last rows that name each of some providers, its courses and its clients.
#[derive(Default)]
pub(crate) struct Named(HashMap<Subject, Place>);

/// A provider, with a course, a client or both if they are named.
type Subject = (String, Option<String>, Option<String>);

impl Named {
    /// Notes the subjects that a row names.
    pub(crate) fn note(&mut self, piece: &impl Piece, row: usize, batch: usize) {
        let Some(provider) = piece.provider(row) else { return };
        let client = piece.text(row, "client").map(Some);
        let clients: Vec<_> = [None].into_iter().chain(client).collect();
        let courses = ["course", "from", "to"].into_iter().filter_map(|field| piece.text(row, field)).map(Some);
        for course in [None].into_iter().chain(courses) {
            for client in &clients {
                self.0.insert(subject(provider, course, *client), (batch, row));
            }
        }
    }

    /// The last row that names the client on the course, otherwise the client, the course or the provider.
    pub(crate) fn last(&self, provider: &str, course: Option<&str>, client: Option<&str>) -> Result<Place, ArrowError> {
        let subjects = [(course, client), (None, client), (course, None), (None, None)];
        let place = subjects.into_iter().find_map(|(course, client)| self.0.get(&subject(provider, course, client)));
        place.copied().ok_or_else(|| ArrowError::InvalidArgumentError(format!("no row names the provider `{provider}`")))
    }
}

fn subject(provider: &str, course: Option<&str>, client: Option<&str>) -> Subject {
    (provider.to_owned(), course.map(str::to_owned), client.map(str::to_owned))
}

/// The findings with the caller's columns beside them, each from its row.
pub(crate) fn beside(
    findings: Vec<RecordBatch>,
    carried: &[RecordBatch],
    places: &[Place],
) -> Result<Vec<RecordBatch>, ArrowError> {
    let carried: Vec<&RecordBatch> = carried.iter().collect();
    let mut places = places.iter().copied();
    let with = |findings: RecordBatch| {
        let of_batch: Vec<Place> = places.by_ref().take(findings.num_rows()).collect();
        let own = interleave_record_batch(&carried, &of_batch)?;
        joined(&findings, &own)
    };
    findings.into_iter().map(with).collect()
}

/// Two batches with the same number of rows as one.
pub(crate) fn joined(findings: &RecordBatch, own: &RecordBatch) -> Result<RecordBatch, ArrowError> {
    let schema = with_carried(&findings.schema(), &own.schema());
    RecordBatch::try_new(schema, [findings.columns().to_vec(), own.columns().to_vec()].concat())
}

/// The columns of the findings, then the caller's.
pub(crate) fn with_carried(schema: &Schema, carried: &Schema) -> SchemaRef {
    Arc::new(Schema::new([schema.fields().to_vec(), carried.fields().to_vec()].concat()))
}
