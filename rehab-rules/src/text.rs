//! Languages, and texts in all of them.

use crate::words::closed_set;
use alloc::string::String;
use chrono::{Datelike, NaiveDate};
use core::fmt::Write as _;

closed_set! {
    /// A language of the texts.
    Language {
        /// English.
        En = "en",
        /// Finnish.
        Fi = "fi",
        /// Swedish as written in Finland.
        Sv = "sv",
    }
}

/// One text in the three languages. A missing language does not compile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    #[must_use]
    pub const fn get(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.en,
            Language::Fi => self.fi,
            Language::Sv => self.sv,
        }
    }
}

/// A word of a closed set that stands in a finding's values: its code and how people say it.
#[derive(Debug, PartialEq, Eq)]
pub struct Word {
    /// The code in JSON.
    pub code: &'static str,
    /// The word in the languages.
    pub text: Text,
}

/// Writes a day as people write it: `5 March 2026` in English, `5.3.2026` in Finnish and Swedish.
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
    let written = match language {
        Language::En => {
            let month = usize::try_from(day.month0()).ok().and_then(|month| MONTHS.get(month)).copied().unwrap_or_default();
            write!(out, "{} {month} {}", day.day(), day.year())
        }
        Language::Fi | Language::Sv => write!(out, "{}.{}.{}", day.day(), day.month(), day.year()),
    };
    debug_assert!(written.is_ok(), "a String takes all that is written to it");
}
