//! A table made from Python values.

use crate::arguments::Day;
use crate::errors::arrow_error;
use crate::objects::table::Table;
use crate::replay::result::days;
use arrow_array::{ArrayRef, BooleanArray, Date32Array, Float64Array, Int64Array, RecordBatch, StringArray};
use arrow_schema::{Field, Schema};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use std::sync::Arc;

/// A table of columns, each with its name, its type (`text`, `whole`, `number`, `flag` or `day`) and its values; None is a null.
#[pyfunction]
pub(crate) fn made_table(columns: Vec<(String, String, Vec<Bound<'_, PyAny>>)>) -> PyResult<Table> {
    let (mut fields, mut cells): (Vec<Field>, Vec<ArrayRef>) = (Vec::new(), Vec::new());
    for (name, kind, values) in columns {
        let column: ArrayRef = match kind.as_str() {
            "text" => Arc::new(StringArray::from(each::<String>(&values)?)),
            "whole" => Arc::new(Int64Array::from(each::<i64>(&values)?)),
            "number" => Arc::new(Float64Array::from(each::<f64>(&values)?)),
            "flag" => Arc::new(BooleanArray::from(each::<bool>(&values)?)),
            "day" => {
                Arc::new(each::<Day>(&values)?.into_iter().map(|day| day.map(|Day(day)| days(day))).collect::<Date32Array>())
            }
            _ => return Err(PyValueError::new_err(format!("`{kind}` is not a type of a column"))),
        };
        fields.push(Field::new(name, column.data_type().clone(), true));
        cells.push(column);
    }
    let schema = Arc::new(Schema::new(fields));
    let batch = RecordBatch::try_new(Arc::clone(&schema), cells).map_err(arrow_error)?;
    Ok(Table::new(schema, vec![batch]))
}

/// The values of a column.
fn each<'py, T: FromPyObjectOwned<'py>>(values: &[Bound<'py, PyAny>]) -> PyResult<Vec<Option<T>>> {
    values.iter().map(|value| value.extract::<Option<T>>().map_err(Into::into)).collect()
}
