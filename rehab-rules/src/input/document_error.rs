//! All errors of a document at once, each with the value as it was written and the values that are allowed.
//!
//! Each type defines the values that it accepts ([`Allowed`]) and finds its errors, in
//! [`FieldType`](crate::input::document::FieldType). This module collects them.

use crate::input::error::{DOCUMENTED, ErrorCode, InputError, expected_by, text as text_of};
use crate::input::fields::{FieldInput, Fields};
use crate::input::json::{Json, Object};
use crate::input::kinds::FieldKind;
use crate::json_writer::{self, Members, write_number, write_object};
use crate::template::render;
use crate::text::{Language, Text, write_day};
use crate::words::{Limits, holds_identity_code, shortened};
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use chrono::NaiveDate;

/// An error in a document: its code, the value as it was written, and the values that are allowed instead.
///
/// ```
/// use rehab_rules::{Language, service::{TEMPLATE, check_texts}};
/// let checked = check_texts(&[TEMPLATE.replace("\"min\": 4", "\"min\": 0").replace("digital", "video")]);
/// let error = &checked.errors()[0];
/// assert_eq!((error.code().as_str(), error.field(), error.value()), ("invalid_value", Some("group_size.min"), Some("0")));
/// assert_eq!(error.expected(Language::En), "a whole number from 1 to 1,000,000");
/// assert_eq!(checked.errors()[1].field(), Some("commits[1]")); // all errors are reported
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentError {
    pub(crate) text: usize,
    pub(crate) error: InputError,
    value: Option<Box<str>>,
    allowed: Allowed,
}

impl DocumentError {
    /// The index of the checked text that contains the error, from 0.
    ///
    /// ```
    /// use rehab_rules::service::{BUILT_IN, check_texts};
    /// let checked = check_texts(&[BUILT_IN[0], "[]"]);
    /// assert_eq!(checked.errors()[0].text(), 1);
    /// ```
    #[must_use]
    pub fn text(&self) -> usize {
        self.text
    }

    /// The error code.
    ///
    /// ```
    /// use rehab_rules::{ErrorCode, service::check_texts};
    /// assert_eq!(check_texts(&["no JSON"]).errors()[0].code(), ErrorCode::InvalidValue);
    /// ```
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        self.error.code()
    }

    /// The path of the field; `None` when the text cannot be read at all.
    ///
    /// ```
    /// use rehab_rules::service::check_texts;
    /// let checked = check_texts(&[r#"[{"id":"own.course"}]"#]);
    /// assert_eq!(checked.errors()[0].field(), Some("[0].group_size"));
    /// ```
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        self.error.field()
    }

    /// The value as it was written, at most its first 200 characters; `None` if there is no value, or if it contains a string in the
    /// form of a personal identity code.
    ///
    /// ```
    /// use rehab_rules::service::check_texts;
    /// let checked = check_texts(&[r#"{"id":"own.course","must_hold_at":7.0}"#]);
    /// let of = |field| checked.errors().iter().find(|error| error.field() == Some(field)).unwrap();
    /// assert_eq!((of("must_hold_at").value(), of("commits").value()), (Some("7.0"), None));
    /// ```
    #[must_use]
    pub fn value(&self) -> Option<&str> {
        self.value.as_deref()
    }

    /// The allowed values, in words.
    ///
    /// ```
    /// use rehab_rules::{Language, service::check_texts};
    /// let checked = check_texts(&[r#"{"id":"own.course","commits":["all"]}"#]);
    /// let commits = checked.errors().iter().find(|error| error.field() == Some("commits[0]")).unwrap();
    /// assert_eq!(commits.expected(Language::Fi), "jokin näistä: first_in_person, digital");
    /// ```
    #[must_use]
    pub fn expected(&self, language: Language) -> String {
        match self.allowed {
            Allowed::Documented => self.error.expected(language).to_string(),
            allowed => allowed.text(language),
        }
    }

    /// The error in words, with the allowed values.
    ///
    /// ```
    /// use rehab_rules::{Language, service::{TEMPLATE, check_texts}};
    /// let checked = check_texts(&[TEMPLATE.replace("own.course", "")]);
    /// let message = "the value of the field `id` is not valid; a string of 1 to 200 characters is expected";
    /// assert_eq!(checked.errors()[0].message(Language::En), message);
    /// ```
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        match (self.code(), self.field()) {
            (ErrorCode::InvalidValue, Some(field)) => render(text_of(ErrorCode::InvalidValue).get(language), |out, name, _| {
                out.push_str(if name == "expected" { self.expected(language) } else { field.to_string() }.as_str());
                true
            }),
            _ => self.error.message(language),
        }
    }

    /// The error as JSON: `code`, `field`, `value`, `expected` and `message`; absent parts are null.
    ///
    /// ```
    /// use rehab_rules::{Language, service::{TEMPLATE, check_texts}};
    /// let checked = check_texts(&[TEMPLATE.replace("\"own.course\"", "7")]);
    /// let json = r#"{"code":"invalid_value","field":"id","value":"7","expected":"a string of 1 to 200 characters","message":""#;
    /// assert!(checked.errors()[0].to_json(Language::En).starts_with(json));
    /// ```
    #[must_use]
    pub fn to_json(&self, language: Language) -> String {
        let mut out = String::new();
        write_object(&mut out, |of: &mut Members<'_>| {
            of.text("code", self.code().as_str());
            of.text_or_null("field", self.field());
            of.text_or_null("value", self.value());
            of.text("expected", &self.expected(language));
            of.text("message", &self.message(language));
        });
        out
    }
}

/// The values that a field accepts.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(not(feature = "load"), expect(dead_code, reason = "only loading of rows reports conditions across rows"))]
pub(crate) enum Allowed {
    /// The values that the documentation describes.
    Documented,
    /// A readable service description.
    Description,
    Text,
    Flag,
    Day,
    /// This date or a later one.
    DayFrom(NaiveDate),
    /// This date or an earlier one.
    DayUntil(NaiveDate),
    /// A date from which no other version is in force.
    OtherDays,
    /// A service that has a description.
    KnownService,
    /// A course of the client's service among the rows.
    KnownCourse,
    /// A target group that the service offers.
    OfferedGroup,
    /// A value that no other row has.
    Once,
    /// A stay that does not overlap with another.
    NoOverlap,
    Number(Limits),
    /// A number up to the number of offered target groups.
    UpToOffered(i64),
    /// One of these words.
    Word(&'static [&'static str]),
    /// A list of these words, each at most once.
    Words(&'static [&'static str]),
    /// Forms that are not listed as allowed.
    OtherForms,
    /// An object with these keys; at an unknown key, one of these keys.
    Keys(&'static [&'static str]),
    /// A list of objects with these keys and distinct ids.
    Each(&'static [&'static str]),
}

impl Allowed {
    fn text(self, language: Language) -> String {
        let template = match self {
            Self::Documented => &DOCUMENTED,
            Self::Text => expected_by(FieldKind::Text),
            Self::Flag => expected_by(FieldKind::Flag),
            Self::Description => &Text {
                en: "a service description, or a list of them, in JSON with each key once",
                fi: "palvelukuvaus tai luettelo niistä JSON-muodossa, kukin avain kerran",
                sv: "en servicebeskrivning, eller en lista med sådana, i JSON med varje nyckel en gång",
            },
            Self::Day => &Text {
                en: "a date between 1900-01-01 and 2199-12-31 in the form YYYY-MM-DD",
                fi: "päivä väliltä 1900-01-01–2199-12-31 muodossa VVVV-KK-PP",
                sv: "en dag mellan 1900-01-01 och 2199-12-31 i formatet ÅÅÅÅ-MM-DD",
            },
            Self::DayFrom(_) => {
                &Text { en: "{day} or a later day", fi: "{day} tai sitä myöhempi päivä", sv: "{day} eller en senare dag" }
            }
            Self::DayUntil(_) => {
                &Text { en: "{day} or an earlier day", fi: "{day} tai sitä aiempi päivä", sv: "{day} eller en tidigare dag" }
            }
            Self::KnownService => &Text {
                en: "the id of a service that has a description in force",
                fi: "sellaisen palvelun tunniste, jolla on voimassa oleva palvelukuvaus",
                sv: "id för en tjänst som har en gällande servicebeskrivning",
            },
            Self::KnownCourse => &Text {
                en: "the id of a course of the client's service among the rows",
                fi: "riveillä olevan, asiakkaan palveluun kuuluvan kurssin tunniste",
                sv: "id för en kurs som finns bland raderna och hör till klientens tjänst",
            },
            Self::OfferedGroup => &Text {
                en: "one of the target groups of the service description",
                fi: "jokin palvelukuvauksen kohderyhmistä",
                sv: "någon av målgrupperna i servicebeskrivningen",
            },
            Self::Once => &Text {
                en: "a row of its own: there is one before it",
                fi: "oma rivi: samasta asiasta on jo aiempi rivi",
                sv: "en egen rad: det finns redan en tidigare rad",
            },
            Self::NoOverlap => &Text {
                en: "a stay that does not overlap with another on the same course",
                fi: "oloaika, joka ei mene päällekkäin toisen samaa kurssia koskevan oloajan kanssa",
                sv: "en placering som inte överlappar en annan på samma kurs",
            },
            Self::OtherDays => &Text {
                en: "a day from which on no other description of the service is in force",
                fi: "päivä, josta alkaen mikään muu saman palvelun palvelukuvaus ei ole voimassa",
                sv: "en dag från och med vilken ingen annan beskrivning av samma tjänst gäller",
            },
            Self::Number(_) => &Text {
                en: "a whole number from {min} to {max}",
                fi: "kokonaisluku {min}–{max}",
                sv: "ett heltal från {min} till {max}",
            },
            Self::UpToOffered(_) => &Text {
                en: "a whole number up to {max}, the number of target groups offered",
                fi: "kokonaisluku, joka on enintään tarjottujen kohderyhmien määrä {max}",
                sv: "ett heltal som är högst {max}, antalet målgrupper som erbjuds",
            },
            Self::Word(_) => &Text { en: "one of {words}", fi: "jokin näistä: {words}", sv: "någon av: {words}" },
            Self::Words(_) => &Text {
                en: "a list of these words, each at most once: {words}",
                fi: "luettelo näistä sanoista, kukin enintään kerran: {words}",
                sv: "en lista med dessa ord, vart och ett högst en gång: {words}",
            },
            Self::OtherForms => &Text {
                en: "a list of forms that `allowed` does not have",
                fi: "luettelo muodoista, joita ei ole kohdassa `allowed`",
                sv: "en lista med former som inte finns i `allowed`",
            },
            Self::Keys(_) => &Text {
                en: "an object with no other keys than {words}",
                fi: "objekti, jonka avaimia voivat olla vain {words}",
                sv: "ett objekt utan andra nycklar än {words}",
            },
            Self::Each(_) => &Text {
                en: "a list of objects with no other keys than {words}, each id once",
                fi: "luettelo objekteista, joiden avaimia voivat olla vain {words}, kukin tunniste kerran",
                sv: "en lista med objekt utan andra nycklar än {words}, varje id en gång",
            },
        };
        render(template.get(language), |out, name, _| {
            match (self, name) {
                (Self::Number(limits), "min") => write_grouped(out, limits.min, language),
                (Self::Number(limits), _) => write_grouped(out, limits.max, language),
                (Self::UpToOffered(offered), _) => write_grouped(out, offered, language),
                (Self::DayFrom(day) | Self::DayUntil(day), _) => write_day(out, day, language),
                (Self::Word(words) | Self::Words(words) | Self::Keys(words) | Self::Each(words), _) => {
                    out.push_str(&words.join(", "));
                }
                _ => {}
            }
            true
        })
    }
}

/// Writes a non-negative number in groups of three digits, as error messages do.
fn write_grouped(out: &mut String, number: i64, language: Language) {
    let (thousands, rest) = (number.wrapping_div(1_000), number.wrapping_rem(1_000));
    if thousands == 0 {
        return write_number(out, rest);
    }
    write_grouped(out, thousands, language);
    out.push(if language == Language::En { ',' } else { ' ' });
    let mut digits = String::new();
    write_number(&mut digits, rest);
    (digits.len()..3).for_each(|_| out.push('0'));
    out.push_str(&digits);
}

/// The errors found so far.
#[derive(Default)]
pub(crate) struct Found {
    /// The index of the text that is being checked.
    pub(crate) text: usize,
    pub(crate) errors: Vec<DocumentError>,
}

impl Found {
    pub(crate) fn add(&mut self, error: InputError, value: Option<Json<'_>>, allowed: Allowed) {
        // Neither the raw text nor the unescaped string may contain a code.
        let holds_none =
            |value: &Json<'_>| !holds_identity_code(value.raw()) && !value.text().is_some_and(|text| holds_identity_code(&text));
        let value = value.filter(holds_none).map(|value| shortened(value.raw()));
        self.errors.push(DocumentError { text: self.text, error, value, allowed });
    }

    /// Adds an error at a date that is valid on its own.
    pub(crate) fn add_at_day(&mut self, error: InputError, day: Option<NaiveDate>, allowed: Allowed) {
        let value = day.map(|day| {
            let mut written = String::new();
            json_writer::write_day(&mut written, day);
            written.into_boxed_str()
        });
        self.errors.push(DocumentError { text: self.text, error, value, allowed });
    }

    /// Adds the errors that `look` finds inside the value at a path.
    pub(crate) fn inside(&mut self, path: &str, look: impl FnOnce(&mut Self)) {
        let before = self.errors.len();
        look(self);
        for found in self.errors.iter_mut().skip(before) {
            found.error = found.error.clone().inside(path);
        }
    }

    /// Adds an error for every unknown key.
    pub(crate) fn unknown(&mut self, of: &Object<'_>, known: &'static [&'static str]) {
        let mut names: Vec<&str> = of.names().map(AsRef::as_ref).filter(|name| !known.contains(name) && of.has(name)).collect();
        names.sort_unstable();
        for name in names {
            let error = InputError::at(ErrorCode::UnknownField, shortened(name).into_string());
            self.add(error, of.cell(name), Allowed::Keys(known));
        }
    }

    /// Adds the errors that `look` finds in the object at a path, or an error if the value is not an object.
    pub(crate) fn object<'a>(
        &mut self,
        cell: Option<Json<'a>>,
        path: String,
        allowed: Allowed,
        look: impl FnOnce(&Object<'a>, &mut Self),
    ) {
        match cell.and_then(|cell| cell.fields()) {
            Some(fields) => self.inside(&path, |found| look(&fields, found)),
            None => self.add(InputError::at(ErrorCode::InvalidValue, path), cell, allowed),
        }
    }
}
