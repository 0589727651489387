//! JSON, parsed by `serde_json`: an object becomes the raw text of each field, and each text is read when it is needed.

use crate::calendar::day_of;
use crate::input::error::InputError;
use crate::input::fields::{FieldInput, Fields};
use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::vec::Vec;
use chrono::NaiveDate;
use core::cell;
use core::fmt;
use hashbrown::HashSet;
use serde_core::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};
use serde_json::value::RawValue;

/// A JSON object that keeps the raw text of its values; each value is read from its text when it is needed.
///
/// ```
/// use rehab_rules::input::{FieldInput, Fields, Json};
/// let json = Json::read(r#"[{"kind":"digital","start":"2026-05-25"}]"#).unwrap();
/// let period = json.list().unwrap()[0].fields().unwrap();
/// assert_eq!(period.cell("kind").unwrap().text().unwrap(), "digital");
/// assert!(period.cell("end").is_none());
/// ```
#[derive(Debug)]
pub struct Object<'a> {
    fields: Vec<(Cow<'a, str>, &'a RawValue)>,
    /// The index at which the next search starts: fields are usually requested in their order.
    next: cell::Cell<usize>,
}

impl<'a> Object<'a> {
    /// Reads one JSON object with each key once; `None` when the text is anything else.
    pub(crate) fn read(text: &'a str) -> Option<Self> {
        Self::split(text).filter(|object| object.is_sound(MAX_DEPTH))
    }

    /// Reads one JSON object with each key once.
    pub(crate) fn from_bytes(text: &'a [u8]) -> Result<Self, InputError> {
        core::str::from_utf8(text).ok().and_then(Self::read).ok_or_else(InputError::unreadable)
    }

    /// Splits one JSON object into its fields. Values are validated when they are read; [`Object::is_sound_throughout`] validates the
    /// ones that are not read.
    pub(crate) fn split_bytes(text: &'a [u8]) -> Result<Self, InputError> {
        core::str::from_utf8(text).ok().and_then(Self::split).ok_or_else(InputError::unreadable)
    }

    /// Whether every key is unique, every string is valid, and no value is nested too deeply.
    pub(crate) fn is_sound_throughout(&self) -> bool {
        self.is_sound(MAX_DEPTH)
    }

    /// Splits an object into its fields without validating their values.
    fn split(text: &'a str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    fn is_sound(&self, depth: u32) -> bool {
        self.fields.iter().all(|(_, value)| is_sound(value.get(), depth))
    }

    /// The fields, each with its value.
    #[cfg(feature = "serde")]
    pub(crate) fn into_members(self) -> impl Iterator<Item = (Cow<'a, str>, Json<'a>)> {
        self.fields.into_iter().map(|(name, value)| (name, Json { raw: value.get() }))
    }

    /// The names of the fields.
    pub(crate) fn names(&self) -> impl Iterator<Item = &Cow<'a, str>> {
        self.fields.iter().map(|(name, _)| name)
    }
}

impl<'a> Fields<'a> for Object<'a> {
    type Cell = Json<'a>;

    fn cell(&self, field: &str) -> Option<Json<'a>> {
        let next = self.next.get();
        let place = match self.fields.get(next) {
            Some((name, _)) if is_named(name, field) => next,
            _ => self.fields.iter().position(|(name, _)| is_named(name, field))?,
        };
        self.next.set(place.saturating_add(1));
        let value = self.fields.get(place).map(|(_, value)| value.get()).filter(|value| *value != "null");
        value.map(|raw| Json { raw })
    }

    fn first_unknown(&self, known: &[&[&str]]) -> Option<Cow<'_, str>> {
        let is_known = |name: &str| known.iter().any(|names| names.iter().any(|known| is_named(name, known)));
        let unknown = self.fields.iter().filter(|(name, value)| !is_known(name) && value.get() != "null");
        unknown.map(|(name, _)| name.as_ref()).min().map(Cow::Borrowed)
    }
}

/// A value in JSON, as it was written.
///
/// ```
/// use rehab_rules::input::{FieldInput, Json};
/// assert_eq!(Json::read("24").and_then(|json| json.whole()), Some(24));
/// assert_eq!(Json::read("24.0").and_then(|json| json.whole()), None); // a fraction is not a whole number
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Json<'a> {
    raw: &'a str,
}

impl<'a> Json<'a> {
    /// Reads one JSON value in which no object repeats a key; `None` when the text is anything else.
    ///
    /// ```
    /// use rehab_rules::input::{FieldInput, Json};
    /// let groups = Json::read(r#" ["group-1", "group-2"] "#).unwrap();
    /// assert_eq!(groups.list().unwrap().len(), 2);
    /// assert!(Json::read("group-1").is_none());
    /// ```
    #[must_use]
    pub fn read(text: &'a str) -> Option<Self> {
        let raw = serde_json::from_str::<&RawValue>(text).ok()?.get();
        is_sound(raw, MAX_DEPTH).then_some(Self { raw })
    }

    /// The value as it was written.
    pub(crate) fn raw(&self) -> &'a str {
        self.raw
    }
}

impl<'a> FieldInput<'a> for Json<'a> {
    type Fields = Object<'a>;

    fn text(&self) -> Option<Cow<'a, str>> {
        string(self.raw)
    }

    fn day(&self) -> Option<NaiveDate> {
        day_of(&self.text()?)
    }

    fn flag(&self) -> Option<bool> {
        match self.raw {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        }
    }

    fn whole(&self) -> Option<i64> {
        whole(self.raw)
    }

    fn number(&self) -> Option<f64> {
        let beyond = match self.raw.as_bytes().first()? {
            b'-' => f64::NEG_INFINITY,
            b'0'..=b'9' => f64::INFINITY,
            _ => return None,
        };
        // Up to fifteen digits `serde_json` reads the nearest value. `str::parse` is exact beyond that, but adds twelve kilobytes to
        // the WebAssembly module, for amounts of money that no rule reads.
        let read = if cfg!(target_family = "wasm") { serde_json::from_str(self.raw).ok() } else { self.raw.parse().ok() };
        Some(read.unwrap_or(beyond))
    }

    fn list(&self) -> Option<Vec<Self>> {
        Some(list(self.raw)?.into_iter().map(|element| Self { raw: element.get() }).collect())
    }

    fn fields(&self) -> Option<Object<'a>> {
        // The nested values were validated when this value was read.
        Object::split(self.raw)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Object<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Members)
    }
}

/// Reads the members of an object and rejects repeated keys.
struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = Object<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Object<'de>, A::Error> {
        let (mut fields, mut many) = (Vec::with_capacity(12), Keys::default());
        while let Some((Text(key), value)) = members.next_entry()? {
            if many.repeats(&key, &fields) {
                return Err(A::Error::custom("a key is repeated"));
            }
            fields.push((key, value));
        }
        Ok(Object { fields, next: cell::Cell::new(0) })
    }
}

/// A key or string, borrowed from the input if it has no escapes; `Cow` itself always deserializes to a copy.
struct Text<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Letters)
    }
}

struct Letters;

impl<'de> Visitor<'de> for Letters {
    type Value = Text<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Owned(text.to_owned())))
    }
}

/// Whether two names are equal. Length and last byte distinguish most names without comparing the rest.
#[inline]
fn is_named(name: &str, other: &str) -> bool {
    name.len() == other.len() && name.as_bytes().last() == other.as_bytes().last() && name == other
}

/// Finds repeated keys: by a linear search among a few keys, with a set among many.
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

/// The maximum depth of nested values; the format needs three.
pub(crate) const MAX_DEPTH: u32 = 16;

/// Validates what `serde_json` does not check in a value that it skips: unpaired surrogates in strings, repeated keys in nested
/// objects, and the depth.
///
/// Numbers are not validated here; each is read from its text when it is needed.
fn is_sound(raw: &str, depth: u32) -> bool {
    let Some(deeper) = depth.checked_sub(1) else { return false };
    match raw.as_bytes().first() {
        Some(b'"') => string(raw).is_some(),
        Some(b'[') => list(raw).is_some_and(|elements| elements.iter().all(|element| is_sound(element.get(), deeper))),
        Some(b'{') => Object::split(raw).is_some_and(|object| object.is_sound(deeper)),
        _ => true,
    }
}

/// The elements of a JSON list; `None` when the text is anything else.
pub(crate) fn list(text: &str) -> Option<Vec<&RawValue>> {
    serde_json::from_str(text).ok()
}

/// A JSON string; `None` when the text is anything else.
fn string(raw: &str) -> Option<Cow<'_, str>> {
    let inside = raw.strip_prefix('"')?.strip_suffix('"')?;
    match memchr::memchr(b'\\', inside.as_bytes()) {
        None => Some(Cow::Borrowed(inside)),
        Some(_) => serde_json::from_str(raw).ok().map(|Text(text)| text),
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

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;
    use alloc::string::String;

    fn nested(open: &str, close: &str, depth: u32) -> String {
        (0..depth).map(|_| open).chain((0..depth).map(|_| close)).collect()
    }

    #[test]
    fn a_key_is_unique_at_every_depth() {
        for text in
            [r#"{"a":1,"a":2}"#, r#"{"a":1,"\u0061":null}"#, r#"{"b":{"a":1,"a":1}}"#, r#"[[{"b":[{"a":1,"\u0061":1}]}]]"#]
        {
            assert!(Json::read(text).is_none(), "{text}");
        }
        assert!(Json::read(r#"{"a":{"a":[{"a":1},{"a":1}]},"A":1}"#).is_some());
    }

    #[test]
    fn the_depth_of_nested_values_is_limited() {
        for (open, close) in [("[", "]"), ("[ ", " ]")] {
            assert!(Json::read(&nested(open, close, MAX_DEPTH)).is_some());
            assert!(Json::read(&nested(open, close, MAX_DEPTH + 1)).is_none());
            // The fields of an object count from the first.
            let object = |depth| format!("{{\"a\":{}}}", nested(open, close, depth));
            assert!(Object::read(&object(MAX_DEPTH)).is_some());
            assert!(Object::read(&object(MAX_DEPTH + 1)).is_none());
        }
    }

    #[test]
    fn an_unpaired_surrogate_is_invalid_everywhere() {
        for half in [r"\ud83d", r"\ude00", r"\ud83d\u0041", r"\ud83dx"] {
            for text in [format!("\"{half}\""), format!("{{\"{half}\":1}}"), format!("[{{\"a\":[\"{half}\"]}}]")] {
                assert!(Json::read(&text).is_none(), "{text}");
            }
        }
        let whole = Json::read(r#""\ud83d\ude00 \u00e4\n\/""#).and_then(|json| json.text());
        assert_eq!(whole.as_deref(), Some("\u{1f600} ä\n/"));
    }

    #[test]
    fn only_white_space_is_allowed_around_a_value() {
        assert!(Json::read(" \t\r\n[ 1 , 2 ] \n").is_some());
        for around in ["\u{feff}[]", "[]\u{a0}", "[]\u{c}", "[] []", "[],", "[]\0"] {
            assert!(Json::read(around).is_none(), "{around:?}");
        }
    }

    #[test]
    fn a_number_is_read_as_it_was_written() {
        // An amount of money may be any number in JSON, even one that does not fit a floating-point number.
        for (text, whole, amount) in [
            ("8", Some(8), Some(8.0)),
            ("8.0", None, Some(8.0)),
            ("8e0", None, Some(8.0)),
            ("-0", Some(0), Some(-0.0)),
            ("99999999999999999999", Some(i64::MAX), Some(1e20)),
            ("1234567.89", None, Some(1_234_567.89)),
            ("999999999999999", Some(999_999_999_999_999), Some(999_999_999_999_999.0)),
            ("1e999", None, Some(f64::INFINITY)),
            ("-1e999", None, Some(f64::NEG_INFINITY)),
            ("0e999", None, Some(0.0)),
            ("-1e-999", None, Some(-0.0)),
            (r#""8""#, None, None),
            ("true", None, None),
        ] {
            let json = Json::read(text);
            assert_eq!(json.and_then(|json| json.whole()), whole, "{text}");
            assert_eq!(json.and_then(|json| json.number()), amount, "{text}");
        }
        assert!(Json::read("08").is_none() && Json::read("8.").is_none() && Json::read("+8").is_none());
    }
}
