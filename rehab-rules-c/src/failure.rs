//! Why there is no result: for programs a status and a code, for people a message.

use crate::border::{emptied, handle};
use rehab_rules::{InputError, Language};
use std::ffi::CString;
use std::mem::MaybeUninit;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The status of a call. There is a result only with `REHAB_RULES_STATUS_OK`.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RehabRulesStatus {
    /// There is a result.
    Ok = 0,
    /// The input is malformed, or contradicts what is known. Nothing was changed. The error contains the code and the field.
    Malformed = 1,
    /// A bug in the calling program: NULL where it is not allowed, or an invalid number. Nothing was changed. The error names the parameter.
    Misuse = 2,
    /// A bug in the library. Free the handles of the call, and start again from the last snapshot.
    Fault = 3,
}

/// Why there was no result: code, field, and a message in three languages. Free it with `rehab_rules_error_free`.
pub struct RehabRulesError {
    pub(crate) code: CString,
    pub(crate) field: Option<CString>,
    /// In the order of [`LANGUAGES`].
    pub(crate) messages: [CString; 3],
}

/// The languages by number, counted from 1; 0 is none.
pub(crate) const LANGUAGES: [Language; 3] = [Language::En, Language::Fi, Language::Sv];

/// Why there is no result.
pub(crate) enum Failure {
    Malformed(InputError),
    /// The invalid parameter.
    Misuse(&'static str),
    Fault,
}

impl From<InputError> for Failure {
    fn from(error: InputError) -> Self {
        Self::Malformed(error)
    }
}

impl Failure {
    fn status(&self) -> RehabRulesStatus {
        match self {
            Self::Malformed(_) => RehabRulesStatus::Malformed,
            Self::Misuse(_) => RehabRulesStatus::Misuse,
            Self::Fault => RehabRulesStatus::Fault,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Malformed(error) => error.code().as_str(),
            Self::Misuse(_) => "misuse",
            Self::Fault => "fault",
        }
    }

    fn field(&self) -> Option<&str> {
        match self {
            Self::Malformed(error) => error.field(),
            Self::Misuse(parameter) => Some(parameter),
            Self::Fault => None,
        }
    }

    /// In the order of [`LANGUAGES`].
    fn messages(&self) -> [String; 3] {
        match self {
            Self::Malformed(error) => LANGUAGES.map(|language| error.message(language)),
            Self::Misuse(parameter) => [
                format!("invalid call of the library: `{parameter}` is null or invalid"),
                format!("kirjastoa kutsutaan väärin: `{parameter}` on tyhjä osoitin tai vailla merkitystä"),
                format!("biblioteket anropas fel: `{parameter}` är en tom pekare eller saknar betydelse"),
            ],
            Self::Fault => ["internal error in the library", "kirjastossa on vika", "biblioteket har ett fel"].map(str::to_owned),
        }
    }
}

impl RehabRulesError {
    fn of(failure: &Failure) -> Self {
        let messages = failure.messages().map(|message| ended_by_zero(&message));
        Self { code: ended_by_zero(failure.code()), field: failure.field().map(ended_by_zero), messages }
    }
}

/// The text as a C string; a zero byte in it, which the name of an unknown field may contain, is written as in JSON.
fn ended_by_zero(text: &str) -> CString {
    CString::new(text.replace('\0', "\\u0000")).unwrap_or_default()
}

/// Runs a call: no panic crosses the border, and an error is written to the caller's address for it, if there is one.
pub(crate) fn call(
    error: Option<&mut MaybeUninit<*mut RehabRulesError>>,
    answer: impl FnOnce() -> Result<(), Failure>,
) -> RehabRulesStatus {
    let place = emptied(error);
    // A panic can leave handles half changed; the caller is required to free them.
    let answered = catch_unwind(AssertUnwindSafe(answer)).unwrap_or(Err(Failure::Fault));
    match answered {
        Ok(()) => RehabRulesStatus::Ok,
        Err(failure) => {
            if let Some(place) = place {
                *place = handle(RehabRulesError::of(&failure));
            }
            failure.status()
        }
    }
}

/// Runs a call that cannot report a panic.
pub(crate) fn ask<T>(otherwise: T, answer: impl FnOnce() -> T) -> T {
    catch_unwind(AssertUnwindSafe(answer)).unwrap_or(otherwise)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_ends_as_a_fault() {
        let mut error = MaybeUninit::uninit();
        let status = call(Some(&mut error), || panic!("as if the library were wrong"));
        assert_eq!(status, RehabRulesStatus::Fault);
        // SAFETY: `call` wrote it, and nothing else has it.
        #[expect(unsafe_code, reason = "the test acts as a caller")]
        let error = unsafe { Box::from_raw(error.assume_init()) };
        assert_eq!((error.code.as_c_str(), error.field.is_none()), (c"fault", true));
        assert_eq!(error.messages[2].as_c_str(), c"biblioteket har ett fel");
        assert_eq!(ask(7, || panic!("once more")), 7);
    }
}
