//! The contract's JSON of single values: decisions, answers, actions.

use crate::contract::shown::Shown;
use crate::contract::{write_action, write_answer, write_members};
use crate::decide::answer::Answer;
use crate::decide::decision::Decision;
use crate::input::action::Action;
use crate::text::Language;
use alloc::string::String;

impl Decision {
    /// The decision as JSON: `allowed` and `findings`, as in a line of the contract; with a language each finding has a message.
    ///
    /// ```
    /// # use rehab_rules::{Action, NaiveDate, Provider, Services};
    /// # let (provider, on) = (Provider::new("P1", Services::built_in())?, NaiveDate::from_ymd_opt(2026, 1, 2).unwrap());
    /// let declare = Action::DeclareCapacity { service: "kela.family-carers".into(), year: 2026, places: 24 };
    /// assert_eq!(provider.evaluate(&declare, on)?.to_json(None), r#"{"allowed":true,"findings":[]}"#);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn to_json(&self, language: Option<Language>) -> String {
        let mut out = String::new();
        out.push('{');
        write_members(&mut out, self, Shown { language, ..Shown::default() }, None);
        out.push('}');
        out
    }
}

impl Answer {
    /// The answer as JSON: `allowed` (null while it is open), `missing` (names of facts) and `findings`; with a language each finding
    /// has a message.
    ///
    /// ```
    /// # use rehab_rules::{Case, Change, NaiveDate, Services};
    /// use rehab_rules::{Known, judge};
    /// # let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
    /// # let carers = services.in_force("kela.family-carers", on).unwrap();
    /// let case = Case::new(on, Change::Corrected, carers);
    /// assert!(judge(&case, None, None).to_json(None).starts_with(r#"{"allowed":null,"missing":["deleted"],"findings":[{"#));
    /// let told = case.with(Known::Deleted(false));
    /// assert_eq!(judge(&told, None, None).to_json(None), r#"{"allowed":true,"missing":[],"findings":[]}"#);
    /// ```
    #[must_use]
    pub fn to_json(&self, language: Option<Language>) -> String {
        let mut out = String::new();
        write_answer(&mut out, self, language);
        out
    }
}

impl Action<'_> {
    /// The action as JSON, as a log has it, without day and provider.
    ///
    /// ```
    /// use rehab_rules::Action;
    /// let confirm = Action::ConfirmCourse { course: "C1".into() };
    /// assert_eq!(confirm.to_json(), r#"{"action":"confirm_course","course":"C1"}"#);
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        write_action(&mut out, self);
        out
    }
}
