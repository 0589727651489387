//! Languages, and texts in each of them.
//!
//! A message of a rule is a template: `{name}` for a value, `{one|other}` for a form chosen by the nearest number before it, and `[…]`
//! for a part that is left out if a value in it is absent.

use crate::json_writer::write_number;
use crate::words::closed_set;
use alloc::string::String;
use chrono::{Datelike, NaiveDate};

closed_set! {
    /// A language of messages and other texts.
    Language {
        /// English.
        En = "en",
        /// Finnish.
        Fi = "fi",
        /// Swedish as written in Finland.
        Sv = "sv",
    }
}

/// A text in the three languages. A missing language does not compile.
///
/// ```
/// use rehab_rules::rules::course::minimum_clients;
/// let statement = minimum_clients::RULE.statement;
/// assert!(statement.en.starts_with("A course can be confirmed when"));
/// assert!(statement.sv.starts_with("En kurs kan bekräftas när"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Text {
    /// English.
    pub en: &'static str,
    /// Finnish.
    pub fi: &'static str,
    /// Swedish.
    pub sv: &'static str,
}

impl Text {
    /// The text in one language.
    ///
    /// ```
    /// use rehab_rules::{Language, source::DOCUMENTS};
    /// let title = DOCUMENTS[0].title;
    /// assert!(title.get(Language::Fi).starts_with("Kela, "));
    /// assert!(title.get(Language::Sv).starts_with("FPA, "));
    /// ```
    #[must_use]
    pub const fn get(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.en,
            Language::Fi => self.fi,
            Language::Sv => self.sv,
        }
    }
}

/// A word of a closed set in a finding's values: its code, and how people say it.
///
/// ```
/// let pool = rehab_rules::service::InfoField::Pool.word();
/// assert_eq!((pool.code, pool.text.fi), ("pool", "allastilat"));
/// ```
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Word {
    /// The code in JSON.
    pub code: &'static str,
    /// The word in the languages.
    pub text: Text,
}

/// Writes a date as people write it: `5 March 2026` in English, `5.3.2026` in Finnish and Swedish.
///
/// ```
/// use rehab_rules::{Language, NaiveDate, text::write_day};
/// let mut due = String::from("viimeistään ");
/// write_day(&mut due, NaiveDate::from_ymd_opt(2026, 3, 5).unwrap(), Language::Fi);
/// assert_eq!(due, "viimeistään 5.3.2026");
/// ```
pub fn write_day(out: &mut String, day: NaiveDate, language: Language) {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = match language {
        Language::En => usize::try_from(day.month0()).ok().and_then(|month| MONTHS.get(month)).copied(),
        Language::Fi | Language::Sv => None,
    };
    write_number(out, day.day().into());
    match month {
        Some(month) => out.extend([" ", month, " "]),
        None => {
            out.push('.');
            write_number(out, day.month().into());
            out.push('.');
        }
    }
    write_number(out, day.year().into());
}
