//! Serde support: it reads and writes the JSON of the rest of the crate.
//!
//! Serialization writes a value's JSON and hands it to the serializer, value by value. Deserialization turns the input into JSON text,
//! which the crate's readers check. Formats other than JSON therefore get the same members, and an error has the reader's message.

use crate::input::action::Action;
use crate::input::error::InputError;
use crate::input::event::Event;
use crate::input::fields::FieldInput;
use crate::input::json::{Json, MAX_DEPTH, Object};
use crate::input::record::Record;
use crate::json_writer::{write_digits, write_number, write_text};
use crate::words::Limits;
use alloc::format;
use alloc::string::String;
use core::fmt;
use serde_core::de::{Deserialize, DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_core::ser::{Error as _, Serialize, Serializer};

/// Hands JSON that the crate wrote to a serializer.
pub(crate) fn give<S: Serializer>(text: &str, to: S) -> Result<S::Ok, S::Error> {
    Json::read(text).ok_or_else(|| S::Error::custom("the text is not JSON"))?.serialize(to)
}

/// Deserializes a value as JSON text, which `read` reads.
pub(crate) fn take<'de, D: Deserializer<'de>, T>(
    from: D,
    read: impl FnOnce(&[u8]) -> Result<T, InputError>,
) -> Result<T, D::Error> {
    let mut text = String::new();
    Taken { text: &mut text, depth: MAX_DEPTH }.deserialize(from)?;
    read(text.as_bytes()).map_err(D::Error::custom)
}

/// Implements `Deserialize` with the reader of the type.
macro_rules! taken {
    ($($name:ident: $read:expr;)+) => {$(
        impl<'de> Deserialize<'de> for $name<'_> {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                take(from, |text| $read(text).map($name::into_owned))
            }
        }
    )+};
}

taken! {
    Action: Action::from_json;
    Event: Event::from_json;
    Record: Record::from_json;
}

impl Serialize for Limits {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map([("min", self.min), ("max", self.max)])
    }
}

impl<'de> Deserialize<'de> for Limits {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        take(from, |text| Self::read_ends(&Object::from_bytes(text)?, Self::ALL).map_err(InputError::in_description))
    }
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if let Some(object) = self.fields() {
            return to.collect_map(object.into_members());
        }
        if let Some(elements) = self.list() {
            return to.collect_seq(elements);
        }
        if let Some(text) = self.text() {
            return to.serialize_str(&text);
        }
        if let Some(flag) = self.flag() {
            return to.serialize_bool(flag);
        }
        if let Some(number) = self.whole() {
            return to.serialize_i64(number);
        }
        match self.number() {
            Some(number) if number.is_finite() => to.serialize_f64(number),
            Some(_) => Err(S::Error::custom("a number beyond the range of the type")),
            None => to.serialize_none(),
        }
    }
}

/// Writes the input as JSON text.
struct Taken<'o> {
    text: &'o mut String,
    depth: u32,
}

impl Taken<'_> {
    /// The writer for a nested value.
    fn inside<E: serde_core::de::Error>(&mut self) -> Result<Taken<'_>, E> {
        let depth = self.depth.checked_sub(1).ok_or_else(|| E::custom("values are nested too deeply"))?;
        Ok(Taken { text: self.text, depth })
    }
}

impl<'de> DeserializeSeed<'de> for Taken<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Taken<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E>(self, flag: bool) -> Result<(), E> {
        self.text.push_str(if flag { "true" } else { "false" });
        Ok(())
    }

    fn visit_i64<E>(self, number: i64) -> Result<(), E> {
        write_number(self.text, number);
        Ok(())
    }

    fn visit_u64<E>(self, number: u64) -> Result<(), E> {
        write_digits(self.text, number);
        Ok(())
    }

    fn visit_f64<E: serde_core::de::Error>(self, number: f64) -> Result<(), E> {
        if !number.is_finite() {
            return Err(E::custom("a number that JSON does not have"));
        }
        // With its decimal point, because `8.0` does not count as a whole number.
        self.text.push_str(&format!("{number:?}"));
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        write_text(self.text, text);
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.text.push_str("null");
        Ok(())
    }

    fn visit_none<E: serde_core::de::Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        self.deserialize(from)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        self.deserialize(from)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut elements: A) -> Result<(), A::Error> {
        self.text.push('[');
        let begin = self.text.len();
        loop {
            let before = self.text.len();
            if begin < before {
                self.text.push(',');
            }
            if elements.next_element_seed(self.inside()?)?.is_none() {
                self.text.truncate(before);
                self.text.push(']');
                return Ok(());
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<(), A::Error> {
        self.text.push('{');
        let begin = self.text.len();
        loop {
            let before = self.text.len();
            if begin < before {
                self.text.push(',');
            }
            if members.next_key_seed(Name(self.text))?.is_none() {
                self.text.truncate(before);
                self.text.push('}');
                return Ok(());
            }
            if self.text.get(before..).is_some_and(|name| name == NUMBER) {
                // The digits of a number, as they were written.
                let digits = members.next_value::<String>()?;
                Json::read(&digits).and_then(|json| json.number()).ok_or_else(|| A::Error::custom("a number of no digits"))?;
                self.text.truncate(before.saturating_sub(1));
                self.text.push_str(&digits);
                return Ok(());
            }
            self.text.push(':');
            members.next_value_seed(self.inside()?)?;
        }
    }
}

/// The member that `serde_json` uses for a number when its feature `arbitrary_precision` is on somewhere in the build.
const NUMBER: &str = "\"$serde_json::private::Number\"";

/// Writes the name of a member.
struct Name<'o>(&'o mut String);

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_str(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<(), E> {
        write_text(self.0, name);
        Ok(())
    }
}
