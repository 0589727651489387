//! The additional functions of the module of answers: when, what next, what if, why, receipts, and the rows of a registry.

use crate::crossing::{self, day, language};
use crate::provider::{self, Handle};
use rehab_rules::input::{FieldInput, read_action};
use rehab_rules::{Action, InputError, Language, Provider, Upcoming, form::Typed};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Handle {
    /// Loads the rows of a date, as far as they are valid, from the written values: the service descriptions, and the rows as JSON. The
    /// reply is the id, the errors as a list of JSON, and what was not loaded.
    pub fn load(&mut self, length: usize, as_of: i32, language_number: u8) -> *const f64 {
        let language = language(language_number);
        crossing::answer(length, language, |given, reply| {
            let services = crossing::services(&crossing::read(given))?;
            let rows = crossing::read(given);
            let loaded = Provider::load_json((&rows).text().unwrap_or_default().as_bytes(), services, provider::day(as_of))?;
            reply.text(Some(loaded.provider.id()));
            reply.text(Some(&list(loaded.errors.iter().map(|error| error.to_json(language.unwrap_or_else(crossing::spoken))))));
            reply.count(loaded.provider.not_loaded().len());
            loaded.provider.not_loaded().iter().for_each(|part| reply.word(part.as_str()));
            self.provider = loaded.provider;
            Ok(())
        })
    }

    /// The dates on which the written action is allowed, between the two dates after it.
    pub fn window(&self, length: usize, language_number: u8) -> *const f64 {
        ask(length, language_number, |[action, first, last], language| {
            Ok(self.provider.window(&read_action(&action.fields())?, day(&first), day(&last))?.to_json(language))
        })
    }

    /// What is due, begins or ends between the two written dates.
    pub fn due(&self, length: usize, language_number: u8) -> *const f64 {
        ask(length, language_number, |[first, last], language| {
            let coming = self.provider.due(day(&first), day(&last))?;
            Ok(list(coming.iter().map(|one: &Upcoming| one.to_json(language))))
        })
    }

    /// The first date after the written one on which an audit would find something different.
    pub fn next_change(&self, length: usize) -> *const f64 {
        crossing::answer(length, None, |given, reply| {
            reply.day(self.provider.next_change(day(&crossing::read(given)))?);
            Ok(())
        })
    }

    /// The effect of the written list of actions on the date after it.
    pub fn preview(&self, length: usize, language_number: u8) -> *const f64 {
        ask(length, language_number, |[actions, on], language| {
            let actions = (&actions).list().unwrap_or_default();
            let actions: Vec<Action<'_>> = actions.iter().enumerate().map(read_in_list).collect::<Result<_, _>>()?;
            Ok(self.provider.preview(actions, day(&on))?.to_json(language))
        })
    }

    /// The explanation of the decision on the written action, on the date after it.
    pub fn explain(&self, length: usize, language_number: u8) -> *const f64 {
        ask(length, language_number, |[action, on], language| {
            Ok(self.provider.explain(&read_action(&action.fields())?, day(&on))?.to_json(language))
        })
    }

    /// The receipt of the decision on the written action, on the date after it.
    pub fn receipt(&self, length: usize) -> *const f64 {
        ask(length, 0, |[action, on], _| {
            Ok(self.provider.receipt(&read_action(&action.fields())?, day(&on))?.to_json().to_owned())
        })
    }
}

/// Evaluates the facts of the receipt whose JSON was written.
#[wasm_bindgen]
pub fn verify(length: usize) -> *const f64 {
    ask(length, 0, |[receipt], _| {
        let text = (&receipt).text().unwrap_or_default();
        Ok(rehab_rules::receipt::verify(text.as_bytes())?.to_json())
    })
}

/// Replies to this many written values with a text.
fn ask<const N: usize>(
    length: usize,
    language_number: u8,
    answer: impl FnOnce([Typed<'_>; N], Option<Language>) -> Result<String, InputError>,
) -> *const f64 {
    let language = language(language_number);
    crossing::answer(length, language, |given, reply| {
        reply.text(Some(&answer(std::array::from_fn(|_| crossing::read(given)), language)?));
        Ok(())
    })
}

/// An action of a list; an error in it is reported with its position.
fn read_in_list<'a>((place, action): (usize, &&Typed<'a>)) -> Result<Action<'a>, InputError> {
    read_action(&Typed::fields(action)).map_err(|error| error.inside(&format!("[{place}]")))
}

fn list(texts: impl Iterator<Item = String>) -> String {
    format!("[{}]", texts.collect::<Vec<_>>().join(","))
}
