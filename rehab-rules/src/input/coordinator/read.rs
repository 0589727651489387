//! The reader of `coordinator_introduction`.

use super::{CoordinatorIntroduction, CoordinatorPermission, CoordinatorUnit, EmployeeAssignment, IntroductionItem};
use crate::happened::Happened;
use crate::input::error::InputError;
use crate::input::fields::Read;
use crate::input::json::Object;
use alloc::vec::Vec;

/// Reads the record.
pub(crate) fn read<'a>(of: &Object<'a>) -> Result<CoordinatorIntroduction<'a>, InputError> {
    of.only(&[
        &["record", "role", "unit", "municipality", "started_on", "done", "assignments", "permissions_requested"],
        &["other_conversation_method", "as_of", "ending"],
    ])?;
    of.required(&["role", "unit", "started_on", "done", "assignments", "permissions_requested", "as_of"])?;
    Ok(CoordinatorIntroduction {
        role: of.text("role")?,
        unit: of.needed("unit", of.word("unit", CoordinatorUnit::from_word)?)?,
        municipality: of.optional_text("municipality")?,
        started_on: of.day("started_on")?,
        done: of.part("done", done)?,
        assignments: of.words("assignments", EmployeeAssignment::from_word)?,
        permissions_requested: of.words("permissions_requested", CoordinatorPermission::from_word)?,
        other_conversation_method: of.flag("other_conversation_method")?,
        as_of: of.day("as_of")?,
        ending: of.happened("ending")?,
    })
}

fn done(of: &Object<'_>) -> Result<Vec<(IntroductionItem, Happened)>, InputError> {
    let ids: Vec<&str> = IntroductionItem::ALL.iter().map(|item| item.as_str()).collect();
    of.only(&[&ids])?;
    let read = |item: &IntroductionItem| Ok(of.happened(item.as_str())?.map(|happened| (*item, happened)));
    IntroductionItem::ALL.iter().filter_map(|item| read(item).transpose()).collect()
}
