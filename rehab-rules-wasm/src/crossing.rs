//! Passes values across the border without converting them to text: bytes in, numbers out.
//!
//! JavaScript writes values into a buffer of this module, with a tag before each value, and reads the reply as numbers and one
//! text. `package/crossing.js` is the other side.

use rehab_rules::input::FieldInput;
use rehab_rules::{InputError, Language, NaiveDate, ServiceDescription, Services, form::Typed};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::ops::Range;
use wasm_bindgen::prelude::*;

/// Deeper than any valid input.
const MAX_DEPTH: u8 = 16;

/// Reads the first value of the bytes, and leaves the rest.
pub(crate) fn read<'b>(rest: &mut &'b [u8]) -> Typed<'b> {
    read_within(rest, MAX_DEPTH).unwrap_or(Typed::Other)
}

fn read_within<'b>(rest: &mut &'b [u8], depth: u8) -> Option<Typed<'b>> {
    let deeper = depth.checked_sub(1)?;
    Some(match take::<1>(rest)? {
        [0] => Typed::Empty,
        [1] => Typed::Flag(false),
        [2] => Typed::Flag(true),
        [3] => match f64::from_le_bytes(take(rest)?) {
            // A JavaScript integer is a whole number, however it was written.
            number if number.fract() == 0.0 => Typed::Number(number as i64),
            _ => Typed::Other,
        },
        [4] => Typed::Text(Cow::Borrowed(text(rest)?)),
        [5] => (0..count(rest)?).map(|_| read_within(rest, deeper)).collect::<Option<_>>().map(Typed::List)?,
        [6] => {
            let count = count(rest)?;
            let member = |_| Some((Cow::Borrowed(text(rest)?), read_within(rest, deeper)?));
            (0..count).map(member).collect::<Option<_>>().map(Typed::Fields)?
        }
        _ => Typed::Other,
    })
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, after) = rest.split_first_chunk()?;
    *rest = after;
    Some(*taken)
}

fn count(rest: &mut &[u8]) -> Option<u32> {
    take(rest).map(u32::from_le_bytes)
}

fn text<'b>(rest: &mut &'b [u8]) -> Option<&'b str> {
    let length = usize::try_from(count(rest)?).ok()?;
    let (text, after) = rest.split_at_checked(length)?;
    *rest = after;
    std::str::from_utf8(text).ok()
}

thread_local! {
    /// Where JavaScript writes.
    static GIVEN: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    /// Where JavaScript reads.
    static REPLY: RefCell<Reply> = RefCell::new(Reply::default());
}

/// The buffer that JavaScript writes into, of at least this length; its content is kept.
#[wasm_bindgen]
pub fn buffer(length: usize) -> *const u8 {
    GIVEN.with_borrow_mut(|given| {
        if given.len() < length {
            given.resize(length.next_power_of_two(), 0);
        }
        given.as_ptr()
    })
}

/// Reads what JavaScript has written.
pub(crate) fn given<T>(length: usize, look: impl FnOnce(&mut &[u8]) -> T) -> T {
    GIVEN.with_borrow(|given| look(&mut given.get(..length).unwrap_or_default()))
}

/// Replies to what JavaScript has written: returns the address of the reply's numbers. Errors are in the language, by default that of [`speak`].
pub(crate) fn answer(
    length: usize,
    language: Option<Language>,
    answer: impl FnOnce(&mut &[u8], &mut Reply) -> Result<(), InputError>,
) -> *const f64 {
    given(length, |given| {
        REPLY.with_borrow_mut(|reply| {
            reply.clear();
            if let Err(error) = answer(given, reply) {
                reply.clear();
                reply.is_error();
                reply.error(&error, language.unwrap_or_else(spoken));
            }
            reply.close()
        })
    })
}

/// The address of the word with a number in a reply. JavaScript asks for each once.
#[wasm_bindgen]
pub fn word(number: usize) -> *const u8 {
    word_of(number).as_ptr()
}

/// The length of the word with a number in a reply.
#[wasm_bindgen]
pub fn word_length(number: usize) -> usize {
    word_of(number).len()
}

fn word_of(number: usize) -> &'static str {
    REPLY.with_borrow(|reply| reply.words.list.get(number).copied().unwrap_or_default())
}

/// The languages by number; 0 is none.
pub(crate) fn language(number: u8) -> Option<Language> {
    usize::from(number).checked_sub(1).and_then(|place| Language::ALL.get(place)).copied()
}

thread_local! {
    /// The language of errors for which none is asked.
    static SPOKEN: Cell<Language> = const { Cell::new(Language::En) };
}

/// Chooses the language of errors for which none is asked, because not every language may be loaded.
#[wasm_bindgen]
pub fn speak(number: u8) {
    SPOKEN.set(language(number).unwrap_or(Language::En));
}

pub(crate) fn spoken() -> Language {
    SPOKEN.get()
}

/// The date in a value. Any other value becomes a date that no event can have, which is then rejected.
pub(crate) fn day(value: &Typed<'_>) -> NaiveDate {
    value.day().unwrap_or(NaiveDate::MIN)
}

/// Reads the complete set of service descriptions.
pub(crate) fn services(descriptions: &Typed<'_>) -> Result<Services, InputError> {
    // A value that is not a list is read as one description, which reports the error in it.
    let descriptions = descriptions.list().unwrap_or_else(|| vec![descriptions]);
    Services::only(descriptions.iter().map(ServiceDescription::read).collect::<Result<_, _>>()?)
}

/// A reply: numbers, and one text that they point into.
///
/// The first three numbers are the address and the length of the text, and 1 if an error follows.
#[derive(Default)]
pub(crate) struct Reply {
    numbers: Vec<f64>,
    text: String,
    /// The positions of the first few texts: the findings of a decision usually name the same course and client.
    repeated: Vec<Range<usize>>,
    words: Words,
}

const HEAD: usize = 3;
/// How many texts of a reply are written once and referred to afterwards.
const MAX_REPEATED: usize = 4;

impl Reply {
    fn clear(&mut self) {
        self.numbers.clear();
        self.numbers.resize(HEAD, 0.0);
        self.text.clear();
        self.repeated.clear();
    }

    pub(crate) fn number(&mut self, number: f64) {
        self.numbers.push(number);
    }

    pub(crate) fn count(&mut self, count: usize) {
        self.numbers.push(count as f64);
    }

    /// True, false, or unknown.
    pub(crate) fn flag(&mut self, flag: Option<bool>) {
        self.number(flag.map_or(-1.0, f64::from));
    }

    /// A date as the number of days since 1 January 1970, or none.
    pub(crate) fn day(&mut self, day: Option<NaiveDate>) {
        self.number(day.map_or(f64::NAN, |day| f64::from(day.to_epoch_days())));
    }

    /// A text, or none.
    pub(crate) fn text(&mut self, text: Option<&str>) {
        let Some(text) = text else { return self.number(-1.0) };
        if let Some(place) = self.repeated.iter().position(|known| self.text.get(known.clone()) == Some(text)) {
            return self.number(-2.0 - place as f64);
        }
        self.count(text.len());
        let from = self.text.len();
        self.text.push_str(text);
        if self.repeated.len() < MAX_REPEATED {
            self.repeated.push(from..self.text.len());
        }
    }

    /// One of a few constant texts.
    pub(crate) fn word(&mut self, word: &'static str) {
        let number = self.words.number(word);
        self.count(number);
    }

    fn is_error(&mut self) {
        if let Some(is_error) = self.numbers.get_mut(2) {
            *is_error = 1.0;
        }
    }

    /// The error of malformed input.
    pub(crate) fn error(&mut self, error: &InputError, language: Language) {
        self.word(error.code().as_str());
        self.text(error.field());
        self.text(Some(&error.message(language)));
    }

    fn close(&mut self) -> *const f64 {
        let (address, length) = (self.text.as_ptr() as usize, self.text.len());
        if let [at, to, ..] = self.numbers.as_mut_slice() {
            (*at, *to) = (address as f64, length as f64);
        }
        self.numbers.as_ptr()
    }
}

/// Words by number, found by their address.
#[derive(Default)]
struct Words {
    list: Vec<&'static str>,
    /// The numbers plus one, by address; 0 if there is none.
    places: Vec<u16>,
}

impl Words {
    fn number(&mut self, word: &'static str) -> usize {
        // More than twice as many slots as there are words in all rules.
        const PLACES: usize = 1024;
        if self.places.is_empty() {
            self.places.resize(PLACES, 0);
        }
        let mut place = (word.as_ptr() as usize >> 2) % PLACES;
        loop {
            match usize::from(self.places[place]).checked_sub(1) {
                Some(number) if std::ptr::eq(self.list[number], word) => return number,
                Some(_) => place = (place + 1) % PLACES,
                None => {
                    self.list.push(word);
                    self.places[place] = u16::try_from(self.list.len()).unwrap_or_default();
                    return self.list.len() - 1;
                }
            }
        }
    }
}
