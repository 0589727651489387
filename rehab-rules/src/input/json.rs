//! JSON: the one reader of objects and the writers of plain values.

mod scan;

use crate::calendar::read_day;
use crate::input::error::{ErrorCode, InputError};
use crate::input::fields::{Cell, Fields, Read};
use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use chrono::NaiveDate;
use core::cell;
use hashbrown::HashSet;
use scan::Scan;

/// A JSON object whose values keep their own text: a value is judged as it was written, at the moment its turn comes.
///
/// ```
/// use rehab_rules::{Cell, Fields, Json};
/// let json = Json::read(r#"[{"kind":"digital","start":"2026-05-25"}]"#).unwrap();
/// let period = json.list().unwrap()[0].fields().unwrap();
/// assert_eq!(period.cell("kind").unwrap().text().unwrap(), "digital");
/// assert!(period.cell("end").is_none());
/// ```
#[derive(Debug)]
pub struct Object<'a> {
    prefix: Cow<'static, str>,
    fields: Vec<(Cow<'a, str>, &'a str)>,
    /// Where the next field is looked for first: fields mostly stand in the order in which they are asked for.
    next: cell::Cell<usize>,
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
        let (mut scan, mut fields, mut many) = (Scan::of(text), Vec::with_capacity(12), Keys::default());
        scan.members(|key, value| {
            let key = inside(key)?;
            if many.repeats(&key, &fields) {
                return None;
            }
            fields.push((key, value));
            Some(())
        })?;
        scan.end()?;
        Some(Self { prefix: Cow::Borrowed(""), fields, next: cell::Cell::new(0), escapes: Escapes::Some })
    }

    fn is_sound(&self, escapes: Escapes, depth: u32) -> bool {
        self.fields.iter().all(|(_, value)| is_sound(value, escapes, depth))
    }

    /// The names of its fields.
    pub(crate) fn names(&self) -> impl Iterator<Item = &Cow<'a, str>> {
        self.fields.iter().map(|(name, _)| name)
    }

    /// The same object, its fields named with a prefix in errors.
    pub(crate) fn under(self, prefix: String) -> Self {
        Self { prefix: Cow::Owned(prefix), ..self }
    }

    pub(crate) fn object(&self, field: &'static str) -> Result<Option<Self>, InputError> {
        let object = self.read_field(field, ErrorCode::InvalidValue, Cell::fields)?;
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

    /// Any number.
    pub(crate) fn number(&self, field: &'static str) -> Result<f64, InputError> {
        self.read_field(field, ErrorCode::InvalidValue, Json::number).and_then(|number| self.needed(field, number))
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
        let value = self.fields.get(place).map(|(_, value)| *value).filter(|value| *value != "null");
        value.map(|raw| Json { raw, escapes: self.escapes })
    }

    fn first_unknown(&self, known: &[&[&str]]) -> Option<Cow<'_, str>> {
        let is_known = |name: &str| known.iter().any(|names| names.iter().any(|known| is_named(name, known)));
        let unknown = self.fields.iter().filter(|(name, value)| !is_known(name) && *value != "null");
        unknown.map(|(name, _)| name.as_ref()).min().map(Cow::Borrowed)
    }

    fn prefix(&self) -> &str {
        &self.prefix
    }
}

/// A value in JSON, as it was written.
///
/// ```
/// use rehab_rules::{Cell, Json};
/// assert_eq!(Json::read("24").and_then(|json| json.whole()), Some(24));
/// assert_eq!(Json::read("24.0").and_then(|json| json.whole()), None); // a fraction is no whole number
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Json<'a> {
    raw: &'a str,
    escapes: Escapes,
}

impl<'a> Json<'a> {
    /// One value in JSON, with no key twice in any object; `None` when the text is anything else.
    ///
    /// ```
    /// use rehab_rules::{Cell, Json};
    /// let groups = Json::read(r#" ["group-1", "group-2"] "#).unwrap();
    /// assert_eq!(groups.list().unwrap().len(), 2);
    /// assert!(Json::read("group-1").is_none());
    /// ```
    #[must_use]
    pub fn read(text: &'a str) -> Option<Self> {
        let mut scan = Scan::of(text);
        let raw = scan.value()?;
        scan.end()?;
        let escapes = Escapes::of(raw);
        is_sound(raw, escapes, MOST_DEPTH).then_some(Self { raw, escapes })
    }

    fn number(&self) -> Option<f64> {
        // What is no text, list, object or literal is a number in JSON.
        let is_number = self.raw.starts_with(|first: char| first == '-' || first.is_ascii_digit());
        is_number.then(|| amount(self.raw))
    }
}

impl<'a> Cell<'a> for Json<'a> {
    type Fields = Object<'a>;

    fn text(&self) -> Option<Cow<'a, str>> {
        string(self.raw, self.escapes)
    }

    fn day(&self) -> Option<NaiveDate> {
        read_day(&self.text()?)
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

    fn list(&self) -> Option<Vec<Self>> {
        Some(list(self.raw)?.into_iter().map(|element| Self { raw: element, escapes: self.escapes }).collect())
    }

    fn fields(&self) -> Option<Object<'a>> {
        Object::read(self.raw)
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
    fn repeats(&mut self, key: &str, before: &[(Cow<'_, str>, &str)]) -> bool {
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

/// How deep values may stand in one another; the format needs three.
const MOST_DEPTH: u32 = 16;

/// What skipping a value does not see: half a surrogate pair in a text, a key that stands twice in a nested object.
///
/// Numbers are not looked at: each is judged as it is written, when its turn comes.
fn is_sound(raw: &str, escapes: Escapes, depth: u32) -> bool {
    let Some(deeper) = depth.checked_sub(1) else { return false };
    match raw.as_bytes().first() {
        Some(b'"') => escapes == Escapes::None || string(raw, escapes).is_some(),
        Some(b'[') => list(raw).is_some_and(|elements| elements.iter().all(|element| is_sound(element, escapes, deeper))),
        Some(b'{') => Object::split(raw).is_some_and(|object| object.is_sound(escapes, deeper)),
        _ => true,
    }
}

/// The elements of a JSON list; `None` when the text is anything else.
pub(crate) fn list(text: &str) -> Option<Vec<&str>> {
    let (mut scan, mut elements) = (Scan::of(text), Vec::new());
    scan.elements(|element| elements.push(element))?;
    scan.end()?;
    Some(elements)
}

/// A JSON string; `None` when the text is anything else.
fn string(raw: &str, escapes: Escapes) -> Option<Cow<'_, str>> {
    match escapes {
        Escapes::None => raw.strip_prefix('"')?.strip_suffix('"').map(Cow::Borrowed),
        Escapes::Some => inside(raw),
    }
}

/// What stands between the marks of a JSON string, borrowed where it holds no escape.
fn inside(raw: &str) -> Option<Cow<'_, str>> {
    let inner = raw.strip_prefix('"')?.strip_suffix('"')?;
    if memchr::memchr(b'\\', inner.as_bytes()).is_none() {
        return Some(Cow::Borrowed(inner));
    }
    scan::unescaped(inner).map(Cow::Owned)
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

/// The value of a number in JSON; one beyond what the type holds becomes infinite.
///
/// Up to fifteen digits it is the nearest value that there is. The library's own reading is exact beyond, at the cost of a
/// table of ten kilobytes, which a browser would load for sums of money that no rule looks at.
fn amount(raw: &str) -> f64 {
    let (sign, digits) = raw.strip_prefix('-').map_or((1.0, raw), |digits| (-1.0, digits));
    let (digits, exponent) = digits.split_once(['e', 'E']).unwrap_or((digits, "0"));
    let beyond = if exponent.starts_with('-') { i32::MIN } else { i32::MAX };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let number =
        whole.bytes().chain(fraction.bytes()).fold(0.0, |number, digit| number * 10.0 + f64::from(digit.wrapping_sub(b'0')));
    let places = i32::try_from(fraction.len()).unwrap_or(i32::MAX);
    let exponent = exponent.parse().unwrap_or(beyond).saturating_sub(places);
    // Ten to the 22nd is the last power of ten that is exact; ten to the 400th is beyond all.
    let power = (0..exponent.unsigned_abs().min(400)).fold(1.0, |power, _| power * 10.0);
    sign * match exponent {
        // Zero times what is beyond all would be no number.
        _ if number == 0.0 => 0.0,
        0.. => number * power,
        _ => number / power,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;
    use serde_json::Value;

    /// Texts that are JSON or nearly so: samples with some of their letters replaced or cut off, always the same ones.
    fn nearly_json() -> Vec<String> {
        let samples = [
            r#"{"a":[1,-2.5e+3,0,true,false,null,"\u00e4\ud83d\ude00\\n\"\/x",{"b":{}},[]], "k\u0065y" : "ä" }"#,
            r#" [ {"on":"2026-01-09","periods":[{"kind":"digital","start":"2026-05-25"}]} , 0.5E-2, -0 ] "#,
            r#"{"a":1,"b":2,"\u0061":3}"#,
            r#""\ud83d\ude00""#,
            "-10.25e1",
        ];
        let letters: Vec<char> = "{}[],:\"\\/ \n\t\u{1}\u{7f}ä0159-+.eEuadnftrlbs".chars().collect();
        let mut seed = 1_u64;
        let mut below = |most: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(seed >> 33).unwrap_or(0).checked_rem(most).unwrap_or(0)
        };
        let mut texts: Vec<String> = samples.map(ToString::to_string).into();
        for sample in samples.iter().cycle().take(60_000) {
            let mut text: Vec<char> = sample.chars().collect();
            for _ in 0..=below(3) {
                let (at, letter) = (below(text.len()), letters.get(below(letters.len())).copied().unwrap_or(' '));
                match below(3) {
                    0 => text.truncate(text.len().saturating_sub(below(4))),
                    1 => text.insert(at, letter),
                    _ => text.iter_mut().skip(at).take(1).for_each(|old| *old = letter),
                }
            }
            texts.push(text.into_iter().collect());
        }
        texts
    }

    #[test]
    fn what_is_json_is_read_as_the_library_reads_it() {
        let (mut read, mut refused) = (0_u32, 0_u32);
        for text in nearly_json() {
            match (Json::read(&text), serde_json::from_str::<Value>(&text)) {
                (Some(ours), Ok(theirs)) => {
                    read += 1;
                    assert_eq!(tree(ours), theirs, "{text}");
                }
                // A key that stands twice is no matter to the library, and a number beyond its type is to it.
                (None, Ok(theirs)) => assert!(theirs.to_string().matches("\":").count() < text.matches(':').count(), "{text}"),
                (Some(_), Err(error)) => assert!(error.to_string().starts_with("number out of range"), "{text}: {error}"),
                (None, Err(_)) => refused += 1,
            }
        }
        assert!(1_000 < read && 1_000 < refused, "{read} {refused}");
    }

    fn tree(json: Json<'_>) -> Value {
        if let Some(text) = json.text() {
            return Value::from(text.into_owned());
        }
        if let Some(list) = json.list() {
            return list.into_iter().map(tree).collect();
        }
        if let Some(object) = json.fields() {
            let value = |name: &str| object.cell(name).map_or(Value::Null, tree);
            return object.names().map(|name| (name.to_string(), value(name))).collect();
        }
        // Numbers and literals keep their own text.
        serde_json::from_str(json.raw).unwrap_or_default()
    }

    #[test]
    fn an_amount_is_the_nearest_value_as_the_library_reads_it() {
        for text in [
            "0",
            "-0.0",
            "80.5",
            "-12.34",
            "0.1",
            "1234567.89",
            "1e3",
            "2.5E-3",
            "999999999999999",
            "1e22",
            "1e999",
            "0e999",
            "1e-999",
        ] {
            assert_eq!(Ok(amount(text)), text.parse(), "{text}");
        }
    }
}
