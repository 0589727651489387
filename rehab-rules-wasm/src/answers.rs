//! What the module of answers can do beyond that about courses: when, what next, what if, why; receipts; and the rows of a registry.

use crate::crossing::{self, day, language};
use crate::provider::{self, Handle};
use rehab_rules::input::{FieldInput, read_action};
use rehab_rules::{Action, InputError, Language, Provider, Upcoming, form::Typed};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Handle {
    /// Takes rows as they stand on a day, as far as they can be taken, of what was written: the service descriptions, and the rows as JSON. The
    /// reply is the id, what was not taken, as a list of JSON, and what was not loaded.
    pub fn load(&mut self, length: usize, as_of: i32, language_number: u8) -> *const f64 {
        let language = language(language_number);
        crossing::answer(length, language, |given, reply| {
            let services = crossing::services(&crossing::read(given))?;
            let rows = crossing::read(given);
            let loaded = Provider::load_json((&rows).text().unwrap_or_default().as_bytes(), services, provider::day(as_of))?;
            reply.text(Some(loaded.provider.id()));
            reply.text(Some(&list(loaded.errors.iter().map(|error| error.to_json(language.unwrap_or(Language::En))))));
            reply.count(loaded.provider.not_loaded().len());
            loaded.provider.not_loaded().iter().for_each(|part| reply.word(part.as_str()));
            self.provider = loaded.provider;
            Ok(())
        })
    }

    /// The days on which the action that was written is allowed, between the two days behind it.
    pub fn window(&self, length: usize, language_number: u8) -> *const f64 {
        ask(length, language_number, |[action, first, last], language| {
            Ok(self.provider.window(&read_action(&action.fields())?, day(&first), day(&last))?.to_json(language))
        })
    }

    /// What is due, begins or ends between the two days that were written.
    pub fn due(&self, length: usize, language_number: u8) -> *const f64 {
        ask(length, language_number, |[first, last], language| {
            let coming = self.provider.due(day(&first), day(&last))?;
            Ok(list(coming.iter().map(|one: &Upcoming| one.to_json(language))))
        })
    }

    /// The first day after the one that was written on which an audit finds something else.
    pub fn next_change(&self, length: usize) -> *const f64 {
        crossing::answer(length, None, |given, reply| {
            reply.day(self.provider.next_change(day(&crossing::read(given)))?);
            Ok(())
        })
    }

    /// What the list of actions that was written would bring about on the day behind it.
    pub fn preview(&self, length: usize, language_number: u8) -> *const f64 {
        ask(length, language_number, |[actions, on], language| {
            let actions = (&actions).list().unwrap_or_default();
            let actions: Vec<Action<'_>> = actions.iter().enumerate().map(read_in_list).collect::<Result<_, _>>()?;
            Ok(self.provider.preview(actions, day(&on))?.to_json(language))
        })
    }

    /// How the decision on the action that was written, on the day behind it, comes about.
    pub fn explain(&self, length: usize, language_number: u8) -> *const f64 {
        ask(length, language_number, |[action, on], language| {
            Ok(self.provider.explain(&read_action(&action.fields())?, day(&on))?.to_json(language))
        })
    }

    /// The receipt of the decision on the action that was written, on the day behind it.
    pub fn receipt(&self, length: usize) -> *const f64 {
        ask(length, 0, |[action, on], _| {
            Ok(self.provider.receipt(&read_action(&action.fields())?, day(&on))?.to_json().to_owned())
        })
    }
}

/// Judges the facts of the receipt again whose JSON was written.
#[wasm_bindgen]
pub fn verify(length: usize) -> *const f64 {
    ask(length, 0, |[receipt], _| {
        let text = (&receipt).text().unwrap_or_default();
        Ok(rehab_rules::receipt::verify(text.as_bytes())?.to_json())
    })
}

/// Answers so many values that were written with a text.
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

/// An action of a list; what is wrong with it is told at its place.
fn read_in_list<'a>((place, action): (usize, &&Typed<'a>)) -> Result<Action<'a>, InputError> {
    read_action(&Typed::fields(action)).map_err(|error| error.inside(&format!("[{place}]")))
}

fn list(texts: impl Iterator<Item = String>) -> String {
    format!("[{}]", texts.collect::<Vec<_>>().join(","))
}
