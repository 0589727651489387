//! How values cross the border without a text in between: bytes in, numbers out.
//!
//! JavaScript writes what it has into a buffer of this module, one tag a value, and reads what comes back as numbers and one
//! text. `package/crossing.js` is the other side.

use rehab_rules::input::FieldInput;
use rehab_rules::{InputError, Language, NaiveDate, ServiceDescription, Services, form::Typed};
use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;
use wasm_bindgen::prelude::*;

/// Deeper than any input stands.
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
            // What JavaScript holds as a whole number is one, however it was written.
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

/// The buffer that JavaScript writes into, at least so long; what stands in it stays.
#[wasm_bindgen]
pub fn buffer(length: usize) -> *const u8 {
    GIVEN.with_borrow_mut(|given| {
        if given.len() < length {
            given.resize(length.next_power_of_two(), 0);
        }
        given.as_ptr()
    })
}

/// Looks at what JavaScript has written.
pub(crate) fn given<T>(length: usize, look: impl FnOnce(&mut &[u8]) -> T) -> T {
    GIVEN.with_borrow(|given| look(&mut given.get(..length).unwrap_or_default()))
}

/// Answers what JavaScript has written: the address of the reply's numbers. An error is told in the language, English without one.
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
                reply.error(&error, language.unwrap_or(Language::En));
            }
            reply.close()
        })
    })
}

/// Where the word of a number in a reply stands. JavaScript asks for each once.
#[wasm_bindgen]
pub fn word(number: usize) -> *const u8 {
    word_of(number).as_ptr()
}

/// How long the word of a number in a reply is.
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

/// The day that a value is. What is none is a day that no event can have, and refused as such.
pub(crate) fn day(value: &Typed<'_>) -> NaiveDate {
    value.day().unwrap_or(NaiveDate::MIN)
}

/// Reads service descriptions, of which no others hold.
pub(crate) fn services(descriptions: &Typed<'_>) -> Result<Services, InputError> {
    // What is no list is read as one description, which says what is wrong with it.
    let descriptions = descriptions.list().unwrap_or_else(|| vec![descriptions]);
    Services::only(descriptions.iter().map(ServiceDescription::read).collect::<Result<_, _>>()?)
}

/// What comes back: numbers, and one text that they point into.
///
/// The first three numbers are the address and the length of the text, and 1 when what follows is an error.
#[derive(Default)]
pub(crate) struct Reply {
    numbers: Vec<f64>,
    text: String,
    /// Where the first few texts stand: the findings of a decision mostly name the same course and client.
    told: Vec<Range<usize>>,
    words: Words,
}

const HEAD: usize = 3;
/// So many texts of a reply are told once and pointed to afterwards.
const MAX_TOLD: usize = 4;

impl Reply {
    fn clear(&mut self) {
        self.numbers.clear();
        self.numbers.resize(HEAD, 0.0);
        self.text.clear();
        self.told.clear();
    }

    pub(crate) fn number(&mut self, number: f64) {
        self.numbers.push(number);
    }

    pub(crate) fn count(&mut self, count: usize) {
        self.numbers.push(count as f64);
    }

    /// True, false, or not known.
    pub(crate) fn flag(&mut self, flag: Option<bool>) {
        self.number(flag.map_or(-1.0, f64::from));
    }

    /// A day as the number of days since 1 January 1970, or nothing.
    pub(crate) fn day(&mut self, day: Option<NaiveDate>) {
        self.number(day.map_or(f64::NAN, |day| f64::from(day.to_epoch_days())));
    }

    /// A text, or nothing.
    pub(crate) fn text(&mut self, text: Option<&str>) {
        let Some(text) = text else { return self.number(-1.0) };
        if let Some(place) = self.told.iter().position(|told| self.text.get(told.clone()) == Some(text)) {
            return self.number(-2.0 - place as f64);
        }
        self.count(text.len());
        let from = self.text.len();
        self.text.push_str(text);
        if self.told.len() < MAX_TOLD {
            self.told.push(from..self.text.len());
        }
    }

    /// One of few texts that never change.
    pub(crate) fn word(&mut self, word: &'static str) {
        let number = self.words.number(word);
        self.count(number);
    }

    fn is_error(&mut self) {
        if let Some(is_error) = self.numbers.get_mut(2) {
            *is_error = 1.0;
        }
    }

    /// What is wrong with something malformed.
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
    /// The numbers by address, one more than each; 0 where there is none.
    places: Vec<u16>,
}

impl Words {
    fn number(&mut self, word: &'static str) -> usize {
        // More than twice as many places as there are words in all rules.
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
