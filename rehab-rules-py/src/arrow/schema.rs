//! Checks the columns of a table once, before its rows are read.

use arrow_schema::{ArrowError, DataType, Schema};
use std::collections::HashSet;

/// `columns` maps the names in the table to ours, `keep` names the caller's own columns.
///
/// # Errors
/// Names the first column that is missing, occurs twice, or contains objects with a repeated field.
pub(crate) fn check_columns(schema: &Schema, columns: &[(String, String)], keep: &[String]) -> Result<(), ArrowError> {
    let wrong = |what: String| Err(ArrowError::SchemaError(what));
    let asked = columns.iter().map(|(theirs, _)| ("columns", theirs)).chain(keep.iter().map(|name| ("keep", name)));
    for (of, name) in asked {
        if schema.column_with_name(name).is_none() {
            return wrong(format!("the table has no column `{name}`, which `{of}` names"));
        }
    }
    let mut kept = HashSet::new();
    if let Some(name) = keep.iter().find(|name| !kept.insert(*name)) {
        return wrong(format!("`keep` names the column `{name}` twice"));
    }
    let mut names = HashSet::new();
    for field in schema.fields() {
        let name = columns.iter().find(|(theirs, _)| theirs == field.name()).map_or(field.name(), |(_, ours)| ours);
        if !names.insert(name) {
            return wrong(format!("two columns of the table are named `{name}`"));
        }
        if let Some(twice) = field_twice(field.data_type()) {
            return wrong(format!("the values of the column `{}` have two fields `{twice}`", field.name()));
        }
    }
    Ok(())
}

/// The name of a field that occurs twice in a struct, at any depth.
fn field_twice(of: &DataType) -> Option<&str> {
    match of {
        DataType::Struct(fields) => {
            let mut names = HashSet::new();
            let twice = fields.iter().find(|field| !names.insert(field.name())).map(|field| field.name().as_str());
            twice.or_else(|| fields.iter().find_map(|field| field_twice(field.data_type())))
        }
        DataType::List(field)
        | DataType::LargeList(field)
        | DataType::ListView(field)
        | DataType::LargeListView(field)
        | DataType::FixedSizeList(field, _)
        | DataType::Map(field, _)
        | DataType::RunEndEncoded(_, field) => field_twice(field.data_type()),
        DataType::Dictionary(_, values) => field_twice(values),
        _ => None,
    }
}
