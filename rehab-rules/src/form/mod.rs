//! Forms: an action that is still being filled in, with its errors so far, the fields to fill in next, and the allowed values.
//!
//! This module knows no rules. If a rule reads a fact that the form does not give yet, the rule is undetermined and its field is asked
//! for. The allowed values are found by asking the rules about them.

mod actions;
mod bounds;
mod fields;
mod turns;
mod typed;

use crate::contract::{write_action_members, write_finding, write_malformed_members, write_message, write_whole_finding};
use crate::decide::decision::Decision;
use crate::decide::finding::FindingView;
use crate::input::action::{Action, ActionField};
use crate::input::error::{ErrorCode, InputError};
use crate::input::event::read_event;
use crate::input::kinds::FieldKind;
use crate::input::period::{Period, first_year};
use crate::json_writer::{write_object, write_texts};
use crate::rules::fact::Facts;
use crate::rules::rule::Effect;
use crate::rules::values::{FACT_MISSING, Value};
use crate::state::provider::Provider;
use crate::text::Language;
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use chrono::NaiveDate;
use core::cmp::Reverse;
use fields::{facts_not_given, given_by, has, paths, root};
use typed::{Draft, STAND_IN, STAND_IN_NUMBER};

pub use actions::{PossibleAction, Subject};
use bounds::Reasons;
pub use bounds::{Bounds, Choice};
pub use typed::{Typed, TypedFields};

/// The extra information that a caller requests about a form.
///
/// ```
/// use rehab_rules::{Provider, Services, form::{FormOptions, Typed}};
/// let provider = Provider::new("P1", Services::built_in())?;
/// let typed = Typed::from_json(r#"{"on":"2026-01-07","service":"kela.family-carers"}"#).unwrap();
/// let without_bounds = FormOptions::default().bounds(&[]);
/// assert!(provider.check_form("create_course", &typed, &without_bounds).bounds.is_empty());
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct FormOptions<'f> {
    /// The fields whose bounds are requested, by path; `None` for all.
    pub bounds: Option<&'f [&'f str]>,
    /// The first and the last date of the search for dates; `None` for one year before to two years after the date of the action.
    pub window: Option<(NaiveDate, NaiveDate)>,
}

impl<'f> FormOptions<'f> {
    /// The fields whose bounds are requested, by path.
    ///
    /// ```
    /// use rehab_rules::form::FormOptions;
    /// assert_eq!(FormOptions::default().bounds(&["on"]).bounds, Some(["on"].as_slice()));
    /// ```
    #[must_use]
    pub const fn bounds(self, paths: &'f [&'f str]) -> Self {
        Self { bounds: Some(paths), ..self }
    }

    /// The first and the last date of the search for dates.
    ///
    /// ```
    /// use rehab_rules::{calendar::read_day, form::FormOptions};
    /// let spring = (read_day("2026-03-01").unwrap(), read_day("2026-05-31").unwrap());
    /// assert_eq!(FormOptions::default().window(spring.0, spring.1).window, Some(spring));
    /// ```
    #[must_use]
    pub const fn window(self, first: NaiveDate, last: NaiveDate) -> Self {
        Self { window: Some((first, last)), ..self }
    }
}

/// The result of checking a form.
///
/// ```
/// use rehab_rules::{Language, Provider, Services, form::{FormOptions, Typed}};
/// let provider = Provider::new("P1", Services::built_in())?;
/// let typed = r#"{"on":"2026-01-07","service":"kela.family-carers","group_size":"5","target_groups":[]}"#;
/// let typed = Typed::from_json(typed).unwrap();
/// let form = provider.check_form("create_course", &typed, &FormOptions::default());
/// assert_eq!(form.allowed, Some(false)); // five are too few, with any other values
/// let finding = form.findings().find(|finding| finding.said.rule.id == "course/group-size-within-range").unwrap();
/// assert_eq!(finding.paths, ["group_size"]);
/// assert_eq!(form.missing, ["year", "course"]);
///
/// // When the action is allowed, the form returns it, made from the fields.
/// let typed = Typed::from_json(r#"{"on":"2026-01-07","service":"kela.family-carers","year":"2026","places":"8"}"#)?;
/// let form = provider.check_form("declare_capacity", &typed, &FormOptions::default());
/// assert_eq!(form.action, Some(rehab_rules::Action::from(rehab_rules::Action::declare_capacity("kela.family-carers", 2026, 8))));
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Form {
    /// Whether the action is allowed: false as soon as a rule prohibits it; `None` while a required field is missing or malformed, or a
    /// rule that could prohibit lacks a fact; otherwise true.
    pub allowed: Option<bool>,
    /// The judged action, if it is allowed: for [`Provider::apply`] on the date of the form.
    pub action: Option<Action<'static>>,
    /// The paths of the fields to ask for, the most decisive first.
    pub missing: Vec<String>,
    /// The malformed fields, one error each; they were judged as if empty.
    pub errors: Vec<InputError>,
    /// By path: the values with which nothing is prohibited, given the other fields; for `periods`, by how many days they can be moved.
    pub bounds: Vec<(String, Bounds)>,
    /// By path, if no value is allowed: what prohibits them.
    none: Vec<(String, Reasons)>,
    decision: Decision,
    /// The paths of each finding of the decision; `None` for a finding that only reports a missing field.
    paths: Vec<Option<Vec<&'static str>>>,
}

/// A finding and the form fields that it depends on.
///
/// ```
/// # use rehab_rules::{Provider, Services, form::{FormOptions, Typed}};
/// # let provider = Provider::new("P1", Services::built_in())?;
/// # let typed = r#"{"on":"2026-01-07","client":"K1","service":"kela.family-carers"}"#;
/// # let typed = Typed::from_json(typed).unwrap();
/// let form = provider.check_form("tell_authority_line", &typed, &FormOptions::default());
/// let finding = form.findings().next().unwrap();
/// assert_eq!((finding.said.rule.id, finding.paths[0]), ("client/decision-received", "client"));
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct FormFinding<'f> {
    /// The finding.
    pub said: FindingView<'f>,
    /// The fields that it depends on; it is shown at the first.
    pub paths: &'f [&'static str],
}

impl Provider {
    /// Checks an action while it is being filled in: any field may be missing, half typed or wrong.
    ///
    /// `typed` has the action's fields and `on`, the date of the action. As in HTML inputs, an empty string is no value, and a string may
    /// be given for a number.
    ///
    /// ```
    /// use rehab_rules::{Provider, Services, form::{FormOptions, Typed}};
    /// let rows = br#"{"snapshot":1,"provider":"P1","courses":[{"course":"C1","service":"kela.family-carers",
    ///     "created_on":"2026-01-07","group_size":8,"target_groups":["carer-of-adult"],"year":2026}]}"#;
    /// let provider = Provider::from_json(rows, Services::built_in())?;
    /// let typed = Typed::from_json(r#"{"on":"2026-02-02","course":"C1"}"#).unwrap();
    /// let form = provider.check_form("attach_client", &typed, &FormOptions::default());
    /// assert_eq!((form.allowed, form.missing.as_slice()), (None, ["client".to_owned()].as_slice()));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn check_form<'a>(&self, action: &'a str, typed: &Typed<'a>, options: &FormOptions<'_>) -> Form {
        let mut form = Form::empty();
        let mut draft = Draft::of(action, typed);
        // Each error leaves out one more field, so that all errors are found and the rest is judged.
        let mut entered = None;
        loop {
            let judged = read(&draft).and_then(|read| {
                let read = entered.insert(read);
                self.stand_in(&mut read.action, read.lacks_period_days, read.on);
                self.judge_without_into(&read.action, read.on, facts_not_given(draft.not_given.iter()), &mut form.decision)
            });
            match judged {
                Ok(()) => break,
                Err(error) => {
                    let typed = error.code() != ErrorCode::MissingField && !error.field().is_some_and(|field| draft.lacks(field));
                    let mended = draft.mend(&error);
                    if typed && (mended || form.errors.is_empty()) {
                        form.errors.push(error.in_form());
                    }
                    if !mended {
                        form.decision.clear();
                        break;
                    }
                }
            }
        }
        let mut asked = Asked::of(action, &draft, &form.errors);
        if let Some(entered) = &entered {
            form.address(&entered.action, &mut asked, true);
            for (path, bounds, none) in bounds::of(self, entered, &draft, options) {
                form.none.extend(none.map(|none| (path.clone(), none)));
                form.bounds.push((path, bounds));
            }
        }
        let complete = draft.not_given.is_empty() && form.errors.is_empty();
        form.allowed = match form.decision.allowed() {
            false => Some(false),
            true if complete && !asked.could_prohibit => Some(true),
            true => None,
        };
        // Without stand-ins and errors, it is exactly what was typed.
        form.action = entered.filter(|_| form.allowed == Some(true)).map(|entered| entered.action.into_owned());
        form.missing = asked.in_order();
        form
    }

    /// The dates of a period that is not given completely: the course's own, so that the rest can be judged.
    fn stand_in(&self, action: &mut Action<'_>, lacks_period_days: bool, on: NaiveDate) {
        if let (true, Action::ReschedulePeriod { course, period, start, end, .. }) = (lacks_period_days, action) {
            let course = self.courses.find(&course.as_ref()).map(|at| self.courses.get(at));
            let place = usize::try_from(period.saturating_sub(1)).unwrap_or(usize::MAX);
            // If the course has no such period, any date will do: the error is in its number.
            let own = course.and_then(|course| course.periods.get(place));
            (*start, *end) = own.map_or((on, on), |own| (own.start, own.end));
        }
    }
}

/// The values of a form, with stand-ins for missing ones.
pub(crate) struct Entered<'a> {
    action: Action<'a>,
    on: NaiveDate,
    /// The schedule as typed, with stand-ins; the action has one only if it is complete.
    periods: Vec<Period>,
    /// The year as typed.
    year: Option<i32>,
    /// The first and the last date of `reschedule_period` as typed.
    days: [Option<NaiveDate>; 2],
    /// Whether its number or a date is missing.
    lacks_period_days: bool,
}

/// Reads a form; the first malformed or missing field is an error.
fn read<'a>(draft: &Draft<'a>) -> Result<Entered<'a>, InputError> {
    let event = read_event(&draft.typed.fields())?;
    let (on, mut action) = (event.on, event.action);
    if draft.lacks("on") {
        // Nothing can be judged without a date.
        return Err(InputError::at(ErrorCode::MissingField, "on"));
    }
    let (mut typed_periods, mut typed_year, mut typed_days) = (Vec::new(), None, [None; 2]);
    match &mut action {
        Action::CreateCourse { periods, year, .. } => {
            typed_periods.clone_from(periods);
            typed_year = *year;
            // An incomplete schedule is not used, but its first day gives the year.
            if draft.not_given.iter().any(|path| path.starts_with("periods[")) {
                let start = first_year(periods).filter(|_| !draft.lacks("periods[0].start"));
                *year = start.or(*year).or(i32::try_from(STAND_IN_NUMBER).ok());
                periods.clear();
            }
        }
        Action::RescheduleCourse { periods, .. } => typed_periods.clone_from(periods),
        Action::ReschedulePeriod { period, start, end, .. } => {
            typed_days = [("start", *start), ("end", *end)].map(|(field, day)| (!draft.lacks(field)).then_some(day));
            if draft.lacks("period") {
                *period = 1;
            }
        }
        _ => {}
    }
    let lacks_period_days = ["period", "start", "end"].iter().any(|field| draft.lacks(field));
    Ok(Entered { action, on, periods: typed_periods, year: typed_year, days: typed_days, lacks_period_days })
}

/// The fields to ask for, and how decisive each is.
struct Asked {
    fields: Vec<Missing>,
    /// Whether the verdict of a rule that could prohibit depends on an optional field.
    could_prohibit: bool,
}

/// A field to ask for.
struct Missing {
    path: String,
    /// The facts that it gives.
    gives: Facts,
    weight: u32,
}

impl Missing {
    fn of(path: &str, weight: u32) -> Self {
        Self { path: path.to_owned(), gives: given_by(root(path)), weight }
    }
}

impl Asked {
    /// The required fields that are missing; malformed ones are not asked for again.
    fn of(action: &str, draft: &Draft<'_>, errors: &[InputError]) -> Self {
        let wrong = |path: &str| errors.iter().any(|error| error.field() == Some(path));
        let weight = |path: &str| match path {
            // Nothing can be looked up without these.
            "on" | "service" | "from" | "to" => LEADS,
            "course" if action != "create_course" => LEADS,
            _ => 0,
        };
        let not_given = draft.not_given.iter().filter(|path| !wrong(path));
        Self { fields: not_given.map(|path| Missing::of(path, weight(path))).collect(), could_prohibit: false }
    }

    /// Adds the weight of a rule that lacks these facts.
    fn wait(&mut self, facts: Facts, could_prohibit: bool) {
        for field in self.fields.iter_mut().filter(|field| facts.without(field.gives) != facts) {
            field.weight = field.weight.saturating_add(if could_prohibit { PROHIBITS } else { 1 });
        }
    }

    /// The most decisive first; equally decisive ones in the action's order.
    fn in_order(mut self) -> Vec<String> {
        self.fields.sort_by_key(|field| Reverse(field.weight));
        self.fields.into_iter().map(|field| field.path).collect()
    }
}

/// The weight of a rule that could prohibit, compared with 1 for one that could not.
const PROHIBITS: u32 = 1_000;
/// More than all rules together.
const LEADS: u32 = 1_000_000;

/// A finding that does not name a stand-in.
fn named(said: FindingView<'_>) -> FindingView<'_> {
    let named = |name: Option<_>| name.filter(|name| *name != STAND_IN);
    FindingView { course: named(said.course), client: named(said.client), ..said }
}

impl Form {
    /// The state before anything is judged.
    fn empty() -> Self {
        Self {
            allowed: None,
            action: None,
            missing: Vec::new(),
            errors: Vec::new(),
            bounds: Vec::new(),
            none: Vec::new(),
            decision: Decision::new(),
            paths: Vec::new(),
        }
    }

    /// The findings on the current fields, in the order of a decision.
    ///
    /// ```
    /// use rehab_rules::{Effect, Provider, Services, form::{FormOptions, Typed}};
    /// let provider = Provider::new("P1", Services::built_in())?;
    /// let typed = r#"{"on":"2026-01-07","service":"kela.family-carers","year":2026,"group_size":13}"#;
    /// let typed = Typed::from_json(typed).unwrap();
    /// let form = provider.check_form("create_course", &typed, &FormOptions::default());
    /// let prohibited: Vec<_> = form.findings().filter(|finding| finding.said.effect == Effect::Prohibition).collect();
    /// assert_eq!(prohibited[0].paths, ["year", "service"]); // no capacity is declared for 2026
    /// assert_eq!(prohibited[1].paths, ["group_size"]);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn findings(&self) -> impl Iterator<Item = FormFinding<'_>> {
        let addressed = self.decision.findings().zip(&self.paths);
        addressed.filter_map(|(said, paths)| Some(FormFinding { said: named(said), paths: paths.as_deref()? }))
    }

    /// Why a field has no allowed value: the findings that prohibit every value or, if there are none, those on the first. Empty for a
    /// field with an allowed value or without bounds.
    ///
    /// ```
    /// use rehab_rules::{Language, Provider, Services, form::{FormOptions, Typed}};
    /// let provider = Provider::new("P1", Services::built_in())?;
    /// let typed = Typed::from_json(r#"{"on":"2026-01-07","service":"kela.family-carers","year":2026}"#)?;
    /// let form = provider.check_form("create_course", &typed, &FormOptions::default());
    /// assert_eq!(form.none("group_size")[0].rule.id, "course/capacity-declared"); // with any size
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn none(&self, path: &str) -> Vec<FindingView<'_>> {
        let none = self.none.iter().find(|(other, _)| other == path);
        none.map(|(_, none)| none.findings(path)).unwrap_or_default()
    }

    /// The form as JSON, with messages: `allowed` (null while it is open), `action` (if it is allowed), `missing`, `findings` (each with
    /// `message` and `paths`), `errors` (`code`, `field`, `message`) and `bounds`.
    ///
    /// Bounds are `min` and `max` with their edges `lower` and `upper`, `options`, runs of `days` or runs of `offsets`, each run as in
    /// [`Window::to_json`](crate::Window::to_json). They can also have `in_order`, the runs that break no duty, if those are not all
    /// runs; `with_length`, for the first day of a period, with bounds of its own; and `none`, why no value is allowed.
    ///
    /// ```
    /// use rehab_rules::{Language, Provider, Services, form::{FormOptions, Typed}};
    /// let provider = Provider::new("P1", Services::built_in())?;
    /// let typed = Typed::from_json("{}").unwrap();
    /// let form = provider.check_form("confirm_course", &typed, &FormOptions::default());
    /// assert_eq!(form.to_json(Language::En), r#"{"allowed":null,"missing":["on","course"],"findings":[],"errors":[],"bounds":{}}"#);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn to_json(&self, language: Language) -> String {
        let mut out = String::new();
        write_object(&mut out, |of| {
            of.flag_or_null("allowed", self.allowed);
            if let Some(action) = &self.action {
                of.object("action", |of| write_action_members(of, action));
            }
            of.texts("missing", self.missing.iter().map(String::as_str));
            of.each("findings", self.findings(), |out, finding| {
                out.push('{');
                write_finding(out, &finding.said);
                write_message(out, &finding.said, Some(language));
                out.push_str(",\"paths\":");
                write_texts(out, finding.paths.iter().copied());
                out.push('}');
            });
            of.objects("errors", &self.errors, |of, error| write_malformed_members(of, error, language));
            of.object("bounds", |of| {
                for (path, bounds) in &self.bounds {
                    of.object(path, |of| {
                        bounds.write(of, language);
                        let none = self.none(path);
                        if !none.is_empty() {
                            of.each("none", none, |out, finding| write_whole_finding(out, &finding, Some(language)));
                        }
                    });
                }
            });
        });
        out
    }

    /// Assigns findings to fields: a finding that only lacks a fact asks for its field; the others get the fields that they depend on, if
    /// requested.
    fn address(&mut self, action: &Action<'_>, asked: &mut Asked, with_paths: bool) {
        let not_given = self.decision.not_given();
        for (finding, reads) in self.decision.findings_and_facts() {
            let could_prohibit = finding.rule.template(Effect::Prohibition).is_some();
            if finding.lacks_fact {
                asked.wait(reads.without(reads.without(not_given)), could_prohibit);
                self.paths.push(None);
                continue;
            }
            let says_so = matches!(finding.values.get("why"), Some(Value::Word(why)) if why.code == FACT_MISSING.code);
            // An open yes-or-no field: a rule that reads it may report that itself.
            let is_open = |field: &&ActionField| field.kind == FieldKind::Flag && !has(action, field.name);
            let flag = action.fields().iter().filter(is_open).map(|field| field.name);
            let flag = flag.filter(|_| says_so).find(|flag| given_by(flag).without(reads) != given_by(flag));
            self.paths.push(match flag {
                Some(flag) => {
                    asked.could_prohibit |= could_prohibit;
                    if !asked.fields.iter().any(|field| field.path == flag) {
                        asked.fields.push(Missing::of(flag, 0));
                    }
                    asked.wait(given_by(flag), could_prohibit);
                    None
                }
                None if with_paths => Some(paths(action, &finding, reads)),
                None => Some(Vec::new()),
            });
        }
    }
}
