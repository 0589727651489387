//! From a state, a case or a record to an answer.

pub(crate) mod answer;
pub(crate) mod apply;
pub(crate) mod audit;
pub(crate) mod coordinator;
pub(crate) mod decision;
pub(crate) mod distance;
pub(crate) mod due;
pub(crate) mod edge;
pub(crate) mod evaluate;
pub(crate) mod explain;
mod facts;
pub(crate) mod finding;
mod gaps;
pub(crate) mod judge;
pub(crate) mod preview;
pub(crate) mod read_by;
pub(crate) mod records;
pub(crate) mod remedies;
pub(crate) mod search;
pub(crate) mod therapy;
pub(crate) mod turns;
pub(crate) mod window;
