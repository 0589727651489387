//! The JSON of single values: decisions, answers, findings, actions, errors, service descriptions.

use crate::contract::shown::Shown;
use crate::contract::{
    write_action, write_answer, write_event, write_finding_members, write_malformed, write_members, write_runs,
    write_whole_finding,
};
use crate::decide::answer::Answer;
use crate::decide::decision::Decision;
use crate::decide::due::Upcoming;
use crate::decide::finding::{Finding, FindingView};
use crate::decide::preview::Preview;
use crate::decide::window::Window;
use crate::input::action::Action;
use crate::input::document::Document;
use crate::input::error::InputError;
use crate::input::event::Event;
use crate::input::service::ServiceDescription;
use crate::json_writer::write_object;
use crate::text::Language;
use alloc::string::String;

impl Decision {
    /// The decision as JSON: `allowed` and `findings`, as in a line of a replay. With a language each finding has a message.
    ///
    /// ```
    /// # use rehab_rules::{Action, NaiveDate, Provider, Services};
    /// # let (provider, on) = (Provider::new("P1", Services::built_in())?, NaiveDate::from_ymd_opt(2026, 1, 2).unwrap());
    /// let declare = Action::declare_capacity("kela.family-carers", 2026, 24);
    /// assert_eq!(provider.evaluate(&declare, on)?.to_json(None), r#"{"allowed":true,"findings":[]}"#);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn to_json(&self, language: impl Into<Option<Language>>) -> String {
        let mut out = String::new();
        out.push('{');
        write_members(&mut out, self, Shown { language: language.into(), ..Shown::default() }, None);
        out.push('}');
        out
    }
}

impl Preview {
    /// The preview as JSON: `allowed`, `decisions` (each as in [`Decision::to_json`]), and the audit findings that are `new` or `gone`.
    /// With a language each finding has a message.
    ///
    /// ```
    /// # use rehab_rules::{Action, Provider, Services, calendar::read_day};
    /// # let provider = Provider::new("P1", Services::built_in())?;
    /// let none = provider.preview(Vec::<Action>::new(), read_day("2026-01-02").unwrap())?;
    /// assert_eq!(none.to_json(None), r#"{"allowed":true,"decisions":[],"new":[],"gone":[]}"#);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn to_json(&self, language: impl Into<Option<Language>>) -> String {
        let shown = Shown { language: language.into(), ..Shown::default() };
        let mut out = String::new();
        write_object(&mut out, |of| {
            of.flag("allowed", self.allowed());
            of.each("decisions", &self.decisions, |out, decision| {
                write_object(out, |of| of.members(|out| write_members(out, decision, shown, None)));
            });
            of.each("new", self.new_findings(), |out, finding| write_whole_finding(out, &finding, shown.language));
            of.each("gone", self.gone_findings(), |out, finding| write_whole_finding(out, &finding, shown.language));
        });
        out
    }
}

impl Window {
    /// The window as JSON: `allowed` and `in_order`, each a list of runs with `first`, `last` and the edges `lower` and `upper`. An edge
    /// has its `kind`, and the `findings` beyond it or the `error` (`code`, `field`, `message`). With a language each finding has a
    /// message.
    ///
    /// ```
    /// # use rehab_rules::{Action, Provider, Services, calendar::read_day};
    /// # let provider = Provider::new("P1", Services::built_in())?;
    /// # let day = |text| read_day(text).unwrap();
    /// let declare = Action::declare_capacity("kela.family-carers", 2026, 24);
    /// let window = provider.window(&declare, day("2026-01-01"), day("2026-01-31"))?;
    /// let run = r#"{"first":"2026-01-01","last":"2026-01-31","lower":{"kind":"window"},"upper":{"kind":"window"}}"#;
    /// assert_eq!(window.to_json(None), format!(r#"{{"allowed":[{run}],"in_order":[{run}]}}"#));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn to_json(&self, language: impl Into<Option<Language>>) -> String {
        let language = language.into();
        let mut out = String::new();
        write_object(&mut out, |of| {
            for (name, runs) in [("allowed", &self.allowed), ("in_order", &self.in_order)] {
                write_runs(of, name, runs, language, |of, name, day| of.day(name, day));
            }
        });
        out
    }
}

impl Upcoming {
    /// The occasion as JSON: `on`, `what` and, if it has them, `service`, `course` and `finding`. With a language the finding has a
    /// message.
    ///
    /// ```
    /// # use rehab_rules::{Provider, Services, calendar::read_day};
    /// # let rows = br#"{"snapshot":1,"provider":"P1","capacity":[{"service":"kela.family-carers","year":2026,"places":8}]}"#;
    /// # let provider = Provider::from_json(rows, Services::built_in())?;
    /// let coming = provider.due(read_day("2026-12-01").unwrap(), read_day("2027-01-31").unwrap())?;
    /// assert_eq!(coming[1].to_json(None), r#"{"on":"2027-01-01","what":"year_turns","service":"kela.family-carers"}"#);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn to_json(&self, language: impl Into<Option<Language>>) -> String {
        let language = language.into();
        let mut out = String::new();
        write_object(&mut out, |of| {
            of.day("on", self.on);
            of.text("what", self.what.as_str());
            of.optional_text("service", self.service.as_deref());
            of.optional_text("course", self.course.as_deref());
            if let Some(finding) = &self.finding {
                of.object("finding", |of| write_finding_members(of, &finding.view(), language));
            }
        });
        out
    }
}

impl Answer {
    /// The answer as JSON: `allowed` (null while it is open), `missing` (names of facts) and `findings`. With a language each finding has
    /// a message.
    ///
    /// ```
    /// # use rehab_rules::{Case, Change, NaiveDate, Services};
    /// use rehab_rules::{Known, judge};
    /// # let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
    /// # let carers = services.in_force("kela.family-carers", on).unwrap();
    /// let case = Case::new(on, Change::Corrected, carers);
    /// assert!(judge(&case, None, None).to_json(None).starts_with(r#"{"allowed":null,"missing":["deleted"],"findings":[{"#));
    /// let known = case.with(Known::Deleted(false));
    /// assert_eq!(judge(&known, None, None).to_json(None), r#"{"allowed":true,"missing":[],"findings":[]}"#);
    /// ```
    #[must_use]
    pub fn to_json(&self, language: impl Into<Option<Language>>) -> String {
        let mut out = String::new();
        write_answer(&mut out, self, language.into());
        out
    }
}

impl Action<'_> {
    /// The action as JSON, as in a log but without date and provider.
    ///
    /// ```
    /// use rehab_rules::Action;
    /// let confirm = Action::confirm_course("C1");
    /// assert_eq!(confirm.to_json(), r#"{"action":"confirm_course","course":"C1"}"#);
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        write_action(&mut out, self);
        out
    }
}

impl Event<'_> {
    /// The event as JSON: a line of a log, without its `\n`.
    ///
    /// ```
    /// use rehab_rules::{Action, Event, calendar::read_day};
    /// let event = Event::new(read_day("2026-01-09").unwrap(), "P1", Action::confirm_course("C1"));
    /// assert_eq!(event.to_json(), r#"{"on":"2026-01-09","provider":"P1","action":"confirm_course","course":"C1"}"#);
    /// assert_eq!(Event::from_json(event.to_json().as_bytes())?, event);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        write_event(&mut out, self);
        out
    }
}

impl FindingView<'_> {
    /// The finding as JSON, as in a decision. With a language it has a message.
    ///
    /// ```
    /// # use rehab_rules::{Case, Change, NaiveDate, Services};
    /// use rehab_rules::{Known, judge};
    /// # let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
    /// # let carers = services.in_force("kela.family-carers", on).unwrap();
    /// let answer = judge(&Case::new(on, Change::Confirmed, carers).with(Known::Clients(5)), Some("C1"), None);
    /// let few = answer.findings().find(|finding| finding.rule.id == "course/minimum-clients").unwrap();
    /// assert_eq!(
    ///     few.to_json(None),
    ///     r#"{"rule":"course/minimum-clients","effect":"prohibition","course":"C1","values":{"clients":5,"min":6}}"#
    /// );
    /// ```
    #[must_use]
    pub fn to_json(&self, language: impl Into<Option<Language>>) -> String {
        let mut out = String::new();
        write_whole_finding(&mut out, self, language.into());
        out
    }
}

impl Finding {
    /// The finding as JSON, as in a decision. With a language it has a message.
    ///
    /// ```
    /// # use rehab_rules::{Action, Finding, Language, NaiveDate, Provider, Services};
    /// # let provider = Provider::new("P1", Services::built_in())?;
    /// # let (end, on) = (Action::end_rehabilitation("K1", "kela.family-carers"), NaiveDate::from_ymd_opt(2026, 1, 2).unwrap());
    /// let kept: Vec<Finding> = provider.evaluate(&end, on)?.findings().map(Finding::from).collect();
    /// assert!(kept[0].to_json(None).starts_with(r#"{"rule":"client/decision-received","effect":"prohibition","client":"K1""#));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn to_json(&self, language: impl Into<Option<Language>>) -> String {
        self.view().to_json(language)
    }
}

impl InputError {
    /// The error as JSON: `code`, the path of the `field` if there is one, and the `message` in a language.
    ///
    /// ```
    /// use rehab_rules::{Event, Language};
    /// let error = Event::from_json(br#"{"on":"2026-02-30","provider":"P1","action":"confirm_course","course":"C1"}"#).unwrap_err();
    /// assert!(error.to_json(Language::En).starts_with(r#"{"code":"invalid_date","field":"on","message":"#));
    /// ```
    #[must_use]
    pub fn to_json(&self, language: Language) -> String {
        let mut out = String::new();
        write_malformed(&mut out, self, language);
        out
    }
}

impl ServiceDescription {
    /// The description as JSON with every key; [`ServiceDescription::read_all`] reads it.
    ///
    /// ```
    /// use rehab_rules::{ServiceDescription, service::BUILT_IN};
    /// let carers = ServiceDescription::read_all(BUILT_IN[0].as_bytes())?.remove(0);
    /// let text = carers.to_json();
    /// assert!(text.starts_with(r#"{"id":"kela.family-carers","names":{"en":"#));
    /// assert_eq!(ServiceDescription::read_all(text.as_bytes())?, [carers]);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        self.to_text()
    }
}

/// Serialization of output types: the text of `to_json`, without messages, except that an error has its message in English.
#[cfg(feature = "serde")]
macro_rules! given {
    ($($type:ty: |$it:ident| $text:expr;)+) => {$(
        impl serde_core::Serialize for $type {
            fn serialize<S: serde_core::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                let $it = self;
                crate::input::serde::give(&$text, to)
            }
        }
    )+};
}

#[cfg(feature = "serde")]
given! {
    Action<'_>: |action| action.to_json();
    Event<'_>: |event| event.to_json();
    crate::input::record::Record<'_>: |record| record.to_json();
    Decision: |decision| decision.to_json(None);
    Answer: |answer| answer.to_json(None);
    Window: |window| window.to_json(None);
    Upcoming: |coming| coming.to_json(None);
    crate::decide::explain::Explanation: |explanation| explanation.to_json(None);
    FindingView<'_>: |finding| finding.to_json(None);
    Finding: |finding| finding.to_json(None);
    crate::decide::search::Listing<'_>: |listing| listing.to_json();
    InputError: |error| error.to_json(Language::En);
}
