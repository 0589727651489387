//! JSON: the one reader of objects and the writers of plain values.

use crate::calendar::read_day;
use crate::error::{ErrorCode, InputError};
use crate::period::Period;
use crate::record::Happened;
use crate::words::Range;
use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use chrono::{Datelike, NaiveDate};
use core::cell::Cell;
use core::fmt;
use hashbrown::HashSet;
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};
use serde_json::value::RawValue;

/// At most this many characters stand in an id or a text.
pub(crate) const MOST_CHARACTERS: usize = 200;

/// A JSON object whose values keep their own text: a value is judged as it was written, at the moment its turn comes.
#[derive(Debug)]
pub(crate) struct Object<'a> {
    prefix: Cow<'static, str>,
    fields: Vec<(Cow<'a, str>, &'a RawValue)>,
    /// Where the next field is looked for first: fields mostly stand in the order in which they are asked for.
    next: Cell<usize>,
    /// Whether the text holds an escape anywhere; where it holds none, a string is what stands between its marks.
    escapes: Escapes,
}

/// Whether a text may hold escapes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Escapes {
    None,
    Some,
}

impl Escapes {
    fn of(text: &str) -> Self {
        if memchr::memchr(b'\\', text.as_bytes()).is_some() { Self::Some } else { Self::None }
    }
}

impl<'a> Object<'a> {
    /// Reads one JSON object with each key once; `None` when the text is anything else.
    pub(crate) fn read(text: &'a str) -> Option<Self> {
        let object = Self { escapes: Escapes::of(text), ..Self::split(text)? };
        object.is_sound(object.escapes, MOST_DEPTH).then_some(object)
    }

    /// Splits an object into its fields without a look at their values.
    fn split(text: &'a str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    fn is_sound(&self, escapes: Escapes, depth: u32) -> bool {
        self.fields.iter().all(|(_, value)| is_sound(value.get(), escapes, depth))
    }

    pub(crate) fn read_value(value: &'a RawValue) -> Option<Self> {
        Self::read(value.get())
    }

    /// The same object, its fields named with a prefix in errors.
    pub(crate) fn under(self, prefix: String) -> Self {
        Self { prefix: Cow::Owned(prefix), ..self }
    }

    /// An error at a field.
    pub(crate) fn error(&self, code: ErrorCode, field: impl Into<Cow<'static, str>>) -> InputError {
        let field = field.into();
        InputError::at(code, if self.prefix.is_empty() { field } else { Cow::Owned(format!("{}{field}", self.prefix)) })
    }

    /// The value of a field; null is the same as absent.
    fn get(&self, field: &str) -> Option<&'a RawValue> {
        let next = self.next.get();
        let place = match self.fields.get(next) {
            Some((name, _)) if is_named(name, field) => next,
            _ => self.fields.iter().position(|(name, _)| is_named(name, field))?,
        };
        self.next.set(place.saturating_add(1));
        self.fields.get(place).map(|(_, value)| *value).filter(|value| value.get() != "null")
    }

    pub(crate) fn has(&self, field: &str) -> bool {
        self.get(field).is_some()
    }

    pub(crate) fn is_empty_list(&self, field: &str) -> bool {
        self.get(field).and_then(|value| list(value.get())).is_some_and(|elements| elements.is_empty())
    }

    /// No other fields than these; of several unknown ones the first by code point is named.
    pub(crate) fn only(&self, known: &[&[&str]]) -> Result<(), InputError> {
        let is_known = |name: &str| known.iter().any(|names| names.iter().any(|known| is_named(name, known)));
        let unknown = self.fields.iter().filter(|(name, value)| !is_known(name) && value.get() != "null");
        match unknown.map(|(name, _)| name.as_ref()).min() {
            // A key can be as long as the line; the path shows no more of it than a text may hold.
            Some(name) => Err(self.error(ErrorCode::UnknownField, name.chars().take(MOST_CHARACTERS).collect::<String>())),
            None => Ok(()),
        }
    }

    /// These fields are there; the first that is not is named.
    pub(crate) fn required(&self, fields: &[&'static str]) -> Result<(), InputError> {
        match fields.iter().find(|field| !self.has(field)) {
            Some(field) => Err(self.error(ErrorCode::MissingField, *field)),
            None => Ok(()),
        }
    }

    /// A value that has to be there.
    pub(crate) fn needed<T>(&self, field: &'static str, value: Option<T>) -> Result<T, InputError> {
        value.ok_or_else(|| self.error(ErrorCode::MissingField, field))
    }

    /// A value that `read` accepts; `code` says what it is otherwise.
    fn read_field<T>(
        &self,
        field: &'static str,
        code: ErrorCode,
        read: impl FnOnce(&'a str) -> Option<T>,
    ) -> Result<Option<T>, InputError> {
        match self.get(field) {
            None => Ok(None),
            Some(value) => read(value.get()).map(Some).ok_or_else(|| self.error(code, field)),
        }
    }

    pub(crate) fn text(&self, field: &'static str) -> Result<Cow<'a, str>, InputError> {
        self.optional_text(field).and_then(|text| self.needed(field, text))
    }

    pub(crate) fn optional_text(&self, field: &'static str) -> Result<Option<Cow<'a, str>>, InputError> {
        self.read_field(field, ErrorCode::InvalidValue, |raw| string(raw, self.escapes).filter(|text| is_text(text)))
    }

    /// A text of any length.
    pub(crate) fn optional_prose(&self, field: &'static str) -> Result<Option<Cow<'a, str>>, InputError> {
        self.read_field(field, ErrorCode::InvalidValue, |raw| string(raw, self.escapes).filter(|text| !text.is_empty()))
    }

    pub(crate) fn day(&self, field: &'static str) -> Result<NaiveDate, InputError> {
        self.optional_day(field).and_then(|day| self.needed(field, day))
    }

    pub(crate) fn optional_day(&self, field: &'static str) -> Result<Option<NaiveDate>, InputError> {
        self.read_field(field, ErrorCode::InvalidDate, |raw| read_day(&string(raw, self.escapes)?))
    }

    /// A day, or `true` for a day that is not known.
    pub(crate) fn happened(&self, field: &'static str) -> Result<Option<Happened>, InputError> {
        self.read_field(field, ErrorCode::InvalidDate, |raw| match raw {
            "true" => Some(Happened::DayUnknown),
            _ => read_day(&string(raw, self.escapes)?).map(Happened::On),
        })
    }

    pub(crate) fn flag(&self, field: &'static str) -> Result<Option<bool>, InputError> {
        self.read_field(field, ErrorCode::InvalidValue, |raw| match raw {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        })
    }

    /// Any whole number; one beyond 64 bits becomes the nearest that fits.
    pub(crate) fn whole(&self, field: &'static str) -> Result<i64, InputError> {
        self.read_field(field, ErrorCode::InvalidValue, whole).and_then(|number| self.needed(field, number))
    }

    /// Any number.
    pub(crate) fn number(&self, field: &'static str) -> Result<f64, InputError> {
        // What is no text, list, object or literal is a number in JSON; one beyond what the type holds becomes infinite.
        let read = |raw: &str| raw.starts_with(|first: char| first == '-' || first.is_ascii_digit()).then(|| raw.parse().ok())?;
        self.read_field(field, ErrorCode::InvalidValue, read).and_then(|number| self.needed(field, number))
    }

    pub(crate) fn whole_within(&self, field: &'static str, within: Range) -> Result<i64, InputError> {
        self.optional_whole_within(field, within).and_then(|number| self.needed(field, number))
    }

    pub(crate) fn optional_whole_within(&self, field: &'static str, within: Range) -> Result<Option<i64>, InputError> {
        self.read_field(field, ErrorCode::InvalidValue, |raw| whole(raw).filter(|number| within.holds(*number)))
    }

    /// A word of a closed set.
    pub(crate) fn word<T>(&self, field: &'static str, from_word: fn(&str) -> Option<T>) -> Result<Option<T>, InputError> {
        self.read_field(field, ErrorCode::InvalidValue, |raw| from_word(&string(raw, self.escapes)?))
    }

    pub(crate) fn object(&self, field: &'static str) -> Result<Option<Self>, InputError> {
        let object = self.read_field(field, ErrorCode::InvalidValue, Object::read)?;
        Ok(object.map(|object| object.under(format!("{}{field}.", self.prefix))))
    }

    /// What `read` makes of an object.
    pub(crate) fn part<T>(
        &self,
        field: &'static str,
        read: impl FnOnce(&Self) -> Result<T, InputError>,
    ) -> Result<T, InputError> {
        self.optional_part(field, read).and_then(|part| self.needed(field, part))
    }

    pub(crate) fn optional_part<T>(
        &self,
        field: &'static str,
        read: impl FnOnce(&Self) -> Result<T, InputError>,
    ) -> Result<Option<T>, InputError> {
        self.object(field)?.map(|object| read(&object)).transpose()
    }

    /// A list of objects.
    pub(crate) fn objects(&self, field: &'static str) -> Result<Option<Vec<Self>>, InputError> {
        let Some(elements) = self.read_field(field, ErrorCode::InvalidValue, list)? else { return Ok(None) };
        let read = |(index, element): (usize, &&'a RawValue)| {
            let object =
                Object::read_value(element).ok_or_else(|| self.error(ErrorCode::InvalidValue, format!("{field}[{index}]")))?;
            Ok(object.under(format!("{}{field}[{index}].", self.prefix)))
        };
        elements.iter().enumerate().map(read).collect::<Result<_, _>>().map(Some)
    }

    /// A list of texts.
    pub(crate) fn texts(&self, field: &'static str) -> Result<Option<Vec<Cow<'a, str>>>, InputError> {
        self.texts_up_to(field, usize::MAX)
    }

    /// A list of at most `most` texts.
    pub(crate) fn texts_up_to(&self, field: &'static str, most: usize) -> Result<Option<Vec<Cow<'a, str>>>, InputError> {
        let Some(elements) =
            self.read_field(field, ErrorCode::InvalidValue, |raw| list(raw).filter(|list| list.len() <= most))?
        else {
            return Ok(None);
        };
        let read = |(index, element): (usize, &&'a RawValue)| {
            string(element.get(), self.escapes)
                .filter(|text| is_text(text))
                .ok_or_else(|| self.error(ErrorCode::InvalidValue, format!("{field}[{index}]")))
        };
        elements.iter().enumerate().map(read).collect::<Result<_, _>>().map(Some)
    }

    /// A list of words of a closed set, each once; an absent list is empty.
    pub(crate) fn words<T: PartialEq>(
        &self,
        field: &'static str,
        from_word: fn(&str) -> Option<T>,
    ) -> Result<Vec<T>, InputError> {
        let mut words = Vec::new();
        let elements = self.read_field(field, ErrorCode::InvalidValue, list)?.unwrap_or_default();
        for (index, element) in elements.iter().enumerate() {
            let word = string(element.get(), self.escapes).and_then(|text| from_word(&text));
            words.push(word.ok_or_else(|| self.error(ErrorCode::InvalidValue, format!("{field}[{index}]")))?);
        }
        // Each element is looked at before the list as a whole.
        if words.iter().enumerate().any(|(index, word)| words.iter().take(index).any(|before| before == word)) {
            return Err(self.error(ErrorCode::InvalidValue, field));
        }
        Ok(words)
    }

    /// A list of at most `most` values, each read by `read` with its index.
    pub(crate) fn each<T>(
        &self,
        field: &'static str,
        most: usize,
        mut read: impl FnMut(&Self) -> Result<T, InputError>,
    ) -> Result<Option<Vec<T>>, InputError> {
        let Some(elements) =
            self.read_field(field, ErrorCode::InvalidValue, |raw| list(raw).filter(|list| list.len() <= most))?
        else {
            return Ok(None);
        };
        let mut values = Vec::with_capacity(elements.len());
        for (index, element) in elements.iter().enumerate() {
            let Some(object) = Object::read_value(element) else {
                return Err(self.error(ErrorCode::InvalidValue, format!("{field}[{index}]")));
            };
            // The path is written only when something is wrong.
            values.push(read(&object).map_err(|error| {
                let inner = error.field().unwrap_or_default();
                self.error(error.code(), format!("{field}[{index}].{inner}"))
            })?);
        }
        Ok(Some(values))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Object<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;
        impl<'de> Visitor<'de> for Fields {
            type Value = Object<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields: Vec<(Cow<'de, str>, &'de RawValue)> = Vec::with_capacity(12);
                let mut many = Keys::default();
                while let Some(Key(key)) = map.next_key()? {
                    let value: &'de RawValue = map.next_value()?;
                    if many.repeats(&key, &fields) {
                        return Err(A::Error::custom("a key stands twice"));
                    }
                    fields.push((key, value));
                }
                Ok(Object { prefix: Cow::Borrowed(""), fields, next: Cell::new(0), escapes: Escapes::Some })
            }
        }
        deserializer.deserialize_map(Fields)
    }
}

/// Whether two names are equal. Length and last letter tell most names apart without comparing the rest.
#[inline]
fn is_named(name: &str, other: &str) -> bool {
    name.len() == other.len() && name.as_bytes().last() == other.as_bytes().last() && name == other
}

/// Finds repeated keys: by looking through a few, by a set when there are many.
#[derive(Default)]
struct Keys {
    seen: HashSet<Box<str>>,
}

impl Keys {
    fn repeats(&mut self, key: &str, before: &[(Cow<'_, str>, &RawValue)]) -> bool {
        const FEW: usize = 24;
        if before.len() < FEW {
            return before.iter().any(|(name, _)| is_named(name, key));
        }
        if self.seen.is_empty() {
            self.seen.extend(before.iter().map(|(name, _)| Box::from(name.as_ref())));
        }
        !self.seen.insert(key.into())
    }
}

/// A key, borrowed from the line where it holds no escape.
struct Key<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Key<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl<'de> Visitor<'de> for Text {
            type Value = Key<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Key(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Key(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(Text)
    }
}

/// How deep values may stand in one another; the format needs three.
const MOST_DEPTH: u32 = 16;

/// What skipping a value does not see: half a surrogate pair in a text, a key that stands twice in a nested object.
///
/// Numbers are not looked at: each is judged as it is written, when its turn comes.
fn is_sound(raw: &str, escapes: Escapes, depth: u32) -> bool {
    let Some(deeper) = depth.checked_sub(1) else { return false };
    match raw.as_bytes().first() {
        Some(b'"') => escapes == Escapes::None || string(raw, escapes).is_some(),
        Some(b'[') => list(raw).is_some_and(|elements| elements.iter().all(|element| is_sound(element.get(), escapes, deeper))),
        Some(b'{') => Object::split(raw).is_some_and(|object| object.is_sound(escapes, deeper)),
        _ => true,
    }
}

/// The elements of a JSON list; `None` when the text is anything else.
pub(crate) fn list(raw: &str) -> Option<Vec<&RawValue>> {
    raw.trim_start().starts_with('[').then(|| serde_json::from_str(raw).ok()).flatten()
}

/// A JSON string; `None` when the text is anything else.
fn string(raw: &str, escapes: Escapes) -> Option<Cow<'_, str>> {
    let inner = raw.strip_prefix('"')?.strip_suffix('"')?;
    match escapes {
        Escapes::None => Some(Cow::Borrowed(inner)),
        Escapes::Some if inner.contains('\\') => serde_json::from_str(raw).ok().map(Cow::Owned),
        Escapes::Some => Some(Cow::Borrowed(inner)),
    }
}

/// A whole number without fraction or exponent; `None` when the text is anything else.
fn whole(raw: &str) -> Option<i64> {
    let digits = raw.strip_prefix('-').unwrap_or(raw);
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let beyond = if raw.starts_with('-') { i64::MIN } else { i64::MAX };
    Some(raw.parse().unwrap_or(beyond))
}

/// Whether a text may stand in input: not empty, at most [`MOST_CHARACTERS`].
pub(crate) fn is_text(text: &str) -> bool {
    !text.is_empty() && (text.len() <= MOST_CHARACTERS || text.chars().nth(MOST_CHARACTERS).is_none())
}

/// Writes one JSON object; `members` writes what stands in it.
pub(crate) fn write_object(out: &mut String, members: impl FnOnce(&mut Members<'_>)) {
    out.push('{');
    members(&mut Members { out, are_begun: false });
    out.push('}');
}

/// The members of a JSON object that is being written, one after the other.
pub(crate) struct Members<'o> {
    out: &'o mut String,
    are_begun: bool,
}

impl Members<'_> {
    /// Writes a name; its value has to follow.
    fn name(&mut self, name: &str) -> &mut String {
        if self.are_begun {
            self.out.push(',');
        }
        self.are_begun = true;
        write_text(self.out, name);
        self.out.push(':');
        self.out
    }

    pub(crate) fn text(&mut self, name: &str, text: &str) {
        write_text(self.name(name), text);
    }

    /// A text, or null.
    pub(crate) fn text_or_null(&mut self, name: &str, text: Option<&str>) {
        match text {
            Some(text) => self.text(name, text),
            None => self.name(name).push_str("null"),
        }
    }

    /// A text, or no member.
    pub(crate) fn optional_text(&mut self, name: &str, text: Option<&str>) {
        text.into_iter().for_each(|text| self.text(name, text));
    }

    pub(crate) fn number(&mut self, name: &str, number: i64) {
        write_number(self.name(name), number);
    }

    pub(crate) fn day(&mut self, name: &str, day: NaiveDate) {
        write_day(self.name(name), day);
    }

    /// A day, or no member.
    pub(crate) fn optional_day(&mut self, name: &str, day: Option<NaiveDate>) {
        day.into_iter().for_each(|day| self.day(name, day));
    }

    pub(crate) fn flag(&mut self, name: &str, flag: bool) {
        self.name(name).push_str(if flag { "true" } else { "false" });
    }

    /// True or false, or no member.
    pub(crate) fn optional_flag(&mut self, name: &str, flag: Option<bool>) {
        flag.into_iter().for_each(|flag| self.flag(name, flag));
    }

    /// True, false, or null.
    pub(crate) fn flag_or_null(&mut self, name: &str, flag: Option<bool>) {
        match flag {
            Some(flag) => self.flag(name, flag),
            None => self.name(name).push_str("null"),
        }
    }

    /// A range as an object.
    pub(crate) fn range(&mut self, name: &str, range: Range) {
        self.object(name, |of| {
            of.number("min", range.min);
            of.number("max", range.max);
        });
    }

    pub(crate) fn numbers(&mut self, name: &str, numbers: &[i64]) {
        write_numbers(self.name(name), numbers);
    }

    pub(crate) fn texts<'t>(&mut self, name: &str, texts: impl Iterator<Item = &'t str>) {
        write_texts(self.name(name), texts);
    }

    pub(crate) fn periods(&mut self, name: &str, periods: &[Period]) {
        write_periods(self.name(name), periods);
    }

    pub(crate) fn object(&mut self, name: &str, members: impl FnOnce(&mut Members<'_>)) {
        write_object(self.name(name), members);
    }

    /// A list of objects.
    pub(crate) fn objects<T>(
        &mut self,
        name: &str,
        elements: impl IntoIterator<Item = T>,
        members: impl Fn(&mut Members<'_>, T),
    ) {
        self.each(name, elements, |out, element| write_object(out, |of| members(of, element)));
    }

    /// A list of values that `write` writes.
    pub(crate) fn each<T>(&mut self, name: &str, elements: impl IntoIterator<Item = T>, write: impl Fn(&mut String, T)) {
        let out = self.name(name);
        out.push('[');
        for (index, element) in elements.into_iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            write(out, element);
        }
        out.push(']');
    }
}

/// Writes a list of texts.
pub(crate) fn write_texts<'t>(out: &mut String, texts: impl Iterator<Item = &'t str>) {
    out.push('[');
    for (index, text) in texts.enumerate() {
        if index > 0 {
            out.push(',');
        }
        write_text(out, text);
    }
    out.push(']');
}

/// Writes a list of whole numbers.
pub(crate) fn write_numbers(out: &mut String, numbers: &[i64]) {
    out.push('[');
    for (index, number) in numbers.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        write_number(out, *number);
    }
    out.push(']');
}

/// Writes a schedule as a list of objects.
pub(crate) fn write_periods(out: &mut String, periods: &[Period]) {
    out.push('[');
    for (index, period) in periods.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        out.push_str("{\"kind\":\"");
        out.push_str(period.kind.as_str());
        out.push_str("\",\"start\":");
        write_day(out, period.start);
        out.push_str(",\"end\":");
        write_day(out, period.end);
        out.push('}');
    }
    out.push(']');
}

/// Writes a text; quotation mark, backslash and control characters are escaped.
pub(crate) fn write_text(out: &mut String, text: &str) {
    if text.bytes().all(|byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
        out.push('"');
        out.push_str(text);
        out.push('"');
        return;
    }
    match serde_json::to_string(text) {
        Ok(escaped) => out.push_str(&escaped),
        Err(_) => debug_assert!(false, "every text can be written"),
    }
}

/// Writes a whole number.
pub(crate) fn write_number(out: &mut String, number: i64) {
    if number < 0 {
        out.push('-');
    }
    write_digits(out, number.unsigned_abs());
}

fn write_digits(out: &mut String, number: u64) {
    if 9 < number {
        write_digits(out, number.wrapping_div(10));
    }
    out.push(u32::try_from(number % 10).ok().and_then(|digit| char::from_digit(digit, 10)).unwrap_or('0'));
}

/// Writes a day as `"YYYY-MM-DD"`.
pub(crate) fn write_day(out: &mut String, day: NaiveDate) {
    let two = |out: &mut String, number: u32| {
        for digit in [number.wrapping_div(10) % 10, number % 10] {
            out.push(char::from_digit(digit, 10).unwrap_or('0'));
        }
    };
    let year = day.year().unsigned_abs();
    out.push('"');
    two(out, year.wrapping_div(100));
    two(out, year % 100);
    out.push('-');
    two(out, day.month());
    out.push('-');
    two(out, day.day());
    out.push('"');
}
