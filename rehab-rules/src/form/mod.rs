//! Forms: an action that is still being filled in. What is wrong so far, what is to be told next, which values can work.
//!
//! Nothing here knows a rule. What a rule reads and the form does not tell yet is unknown to its case, so that the rule stays
//! undetermined and its field is asked for; which values work is found by asking the rules about them.

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
use fields::{facts_not_told, has, paths, root, told_by};
use typed::{Draft, STAND_IN, STAND_IN_NUMBER};

pub use actions::{PossibleAction, Subject};
use bounds::Reasons;
pub use bounds::{Bounds, Choice};
pub use typed::{Typed, TypedFields};

/// What a caller wants to know of a form beside what is wrong.
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
    /// The fields whose bounds are wanted, by path; `None` for all.
    pub bounds: Option<&'f [&'f str]>,
    /// The first and the last day among which days are looked for; `None` for a year before the day of the action and two after.
    pub window: Option<(NaiveDate, NaiveDate)>,
}

impl<'f> FormOptions<'f> {
    /// The fields whose bounds are wanted, by path.
    ///
    /// ```
    /// use rehab_rules::form::FormOptions;
    /// assert_eq!(FormOptions::default().bounds(&["on"]).bounds, Some(["on"].as_slice()));
    /// ```
    #[must_use]
    pub const fn bounds(self, paths: &'f [&'f str]) -> Self {
        Self { bounds: Some(paths), ..self }
    }

    /// The first and the last day among which days are looked for.
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

/// What is known of a form as it stands.
///
/// ```
/// use rehab_rules::{Language, Provider, Services, form::{FormOptions, Typed}};
/// let provider = Provider::new("P1", Services::built_in())?;
/// let typed = r#"{"on":"2026-01-07","service":"kela.family-carers","group_size":"5","target_groups":[]}"#;
/// let typed = Typed::from_json(typed).unwrap();
/// let form = provider.check_form("create_course", &typed, &FormOptions::default());
/// assert_eq!(form.allowed, Some(false)); // five are too few, whatever comes
/// let finding = form.findings().find(|finding| finding.said.rule.id == "course/group-size-within-range").unwrap();
/// assert_eq!(finding.paths, ["group_size"]);
/// assert_eq!(form.missing, ["year", "course"]);
///
/// // Once it is allowed, the form gives the action that was made of its fields.
/// let typed = Typed::from_json(r#"{"on":"2026-01-07","service":"kela.family-carers","year":"2026","places":"8"}"#)?;
/// let form = provider.check_form("declare_capacity", &typed, &FormOptions::default());
/// assert_eq!(form.action, Some(rehab_rules::Action::from(rehab_rules::Action::declare_capacity("kela.family-carers", 2026, 8))));
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Form {
    /// Whether the action may be done: false as soon as a rule prohibits it; `None` while a required field is missing or
    /// malformed, or a rule that could prohibit lacks a fact; else true.
    pub allowed: Option<bool>,
    /// The action that was judged, when it is allowed: for [`Provider::apply`] on the day of the form, where it is allowed too.
    pub action: Option<Action<'static>>,
    /// The paths of the fields to ask for, the most decisive first.
    pub missing: Vec<String>,
    /// What is malformed, each field once; it was judged as if it were empty.
    pub errors: Vec<InputError>,
    /// By path: the values with which nothing is prohibited, as the other fields stand; at `periods` by how many days they can be moved.
    pub bounds: Vec<(String, Bounds)>,
    /// By path, where no value works: what prohibits them.
    none: Vec<(String, Reasons)>,
    decision: Decision,
    /// Of each finding of the decision its paths; `None` for one that only says what is missing.
    paths: Vec<Option<Vec<&'static str>>>,
}

/// A finding and the fields of the form that it depends on.
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
    /// What the rule says.
    pub said: FindingView<'f>,
    /// The fields that it depends on; it is shown at the first.
    pub paths: &'f [&'static str],
}

impl Provider {
    /// Checks an action while it is filled in: every field may be missing, half typed or wrong.
    ///
    /// `typed` are the action's fields and `on`, the day on which it is to be done. An empty text is no value, and a text may
    /// stand for a number, as inputs give them.
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
        // Each error leaves one field more out, so that all are found and the rest is judged.
        let mut told = None;
        loop {
            let judged = read(&draft).and_then(|read| {
                let read = told.insert(read);
                self.stand_in(&mut read.action, read.lacks_period_days, read.on);
                self.judge_without_into(&read.action, read.on, facts_not_told(draft.not_told.iter()), &mut form.decision)
            });
            match judged {
                Ok(()) => break,
                Err(error) => {
                    let typed = error.code() != ErrorCode::MissingField && !error.field().is_some_and(|field| draft.lacks(field));
                    let mended = draft.mend(&error);
                    if typed && (mended || form.errors.is_empty()) {
                        form.errors.push(error);
                    }
                    if !mended {
                        form.decision.clear();
                        break;
                    }
                }
            }
        }
        let mut asked = Asked::of(action, &draft, &form.errors);
        if let Some(told) = &told {
            form.address(&told.action, &mut asked, true);
            for (path, bounds, none) in bounds::of(self, told, &draft, options) {
                form.none.extend(none.map(|none| (path.clone(), none)));
                form.bounds.push((path, bounds));
            }
        }
        let complete = draft.not_told.is_empty() && form.errors.is_empty();
        form.allowed = match form.decision.allowed() {
            false => Some(false),
            true if complete && !asked.could_prohibit => Some(true),
            true => None,
        };
        // Without a stand-in and without an error it is what was typed.
        form.action = told.filter(|_| form.allowed == Some(true)).map(|told| told.action.into_owned());
        form.missing = asked.in_order();
        form
    }

    /// Days for a period that is not told whole: those it has, so that what else holds of the course can be judged.
    fn stand_in(&self, action: &mut Action<'_>, lacks_period_days: bool, on: NaiveDate) {
        if let (true, Action::ReschedulePeriod { course, period, start, end, .. }) = (lacks_period_days, action) {
            let course = self.courses.find(&course.as_ref()).map(|at| self.courses.get(at));
            let place = usize::try_from(period.saturating_sub(1)).unwrap_or(usize::MAX);
            // Of a period that the course does not have any day will do: it is its number that is wrong.
            let own = course.and_then(|course| course.periods.get(place));
            (*start, *end) = own.map_or((on, on), |own| (own.start, own.end));
        }
    }
}

/// What a form tells, with stand-ins for what it does not.
pub(crate) struct Told<'a> {
    action: Action<'a>,
    on: NaiveDate,
    /// The schedule as typed, with stand-ins; the action has one only when it is told whole.
    periods: Vec<Period>,
    /// The year as typed.
    year: Option<i32>,
    /// The first and the last day of `reschedule_period` as typed.
    days: [Option<NaiveDate>; 2],
    /// Whether its number or a day is still to be told.
    lacks_period_days: bool,
}

/// Reads a form; the first thing that is malformed or missing is an error.
fn read<'a>(draft: &Draft<'a>) -> Result<Told<'a>, InputError> {
    let event = read_event(&draft.typed.fields())?;
    let (on, mut action) = (event.on, event.action);
    if draft.lacks("on") {
        // Without a day nothing can be judged.
        return Err(InputError::at(ErrorCode::MissingField, "on"));
    }
    let (mut typed_periods, mut typed_year, mut typed_days) = (Vec::new(), None, [None; 2]);
    match &mut action {
        Action::CreateCourse { periods, year, .. } => {
            typed_periods.clone_from(periods);
            typed_year = *year;
            // A schedule that is not told whole is none yet; its first day tells the year all the same.
            if draft.not_told.iter().any(|path| path.starts_with("periods[")) {
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
    Ok(Told { action, on, periods: typed_periods, year: typed_year, days: typed_days, lacks_period_days })
}

/// The fields that are to be asked for, and how much each decides.
struct Asked {
    fields: Vec<Missing>,
    /// Whether a rule that could prohibit leaves its verdict to a field that may be left out.
    could_prohibit: bool,
}

/// A field that is asked for.
struct Missing {
    path: String,
    /// The facts that it tells.
    tells: Facts,
    weight: u32,
}

impl Missing {
    fn of(path: &str, weight: u32) -> Self {
        Self { path: path.to_owned(), tells: told_by(root(path)), weight }
    }
}

impl Asked {
    /// The required fields that are not told; what is told but malformed is not asked for again.
    fn of(action: &str, draft: &Draft<'_>, errors: &[InputError]) -> Self {
        let wrong = |path: &str| errors.iter().any(|error| error.field() == Some(path));
        let weight = |path: &str| match path {
            // Nothing can be looked up without these.
            "on" | "service" | "from" | "to" => LEADS,
            "course" if action != "create_course" => LEADS,
            _ => 0,
        };
        let not_told = draft.not_told.iter().filter(|path| !wrong(path));
        Self { fields: not_told.map(|path| Missing::of(path, weight(path))).collect(), could_prohibit: false }
    }

    /// Notes that a rule waits for these facts.
    fn wait(&mut self, facts: Facts, could_prohibit: bool) {
        for field in self.fields.iter_mut().filter(|field| facts.without(field.tells) != facts) {
            field.weight = field.weight.saturating_add(if could_prohibit { PROHIBITS } else { 1 });
        }
    }

    /// The most decisive first; of equals, as the action lists them.
    fn in_order(mut self) -> Vec<String> {
        self.fields.sort_by_key(|field| Reverse(field.weight));
        self.fields.into_iter().map(|field| field.path).collect()
    }
}

/// How much a rule that could prohibit weighs against one that could not.
const PROHIBITS: u32 = 1_000;
/// More than all rules together.
const LEADS: u32 = 1_000_000;

/// A finding that does not name what stands in for a field.
fn named(said: FindingView<'_>) -> FindingView<'_> {
    let named = |name: Option<_>| name.filter(|name| *name != STAND_IN);
    FindingView { course: named(said.course), client: named(said.client), ..said }
}

impl Form {
    /// Before anything is judged.
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

    /// What the rules say of the fields as they stand, in the order of the contract.
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

    /// Why a field has nothing to offer: what prohibits every value of it, or, where there is no such thing, what prohibits the first.
    /// Nothing for a field of which a value works, or that has no bounds.
    ///
    /// ```
    /// use rehab_rules::{Language, Provider, Services, form::{FormOptions, Typed}};
    /// let provider = Provider::new("P1", Services::built_in())?;
    /// let typed = Typed::from_json(r#"{"on":"2026-01-07","service":"kela.family-carers","year":2026}"#)?;
    /// let form = provider.check_form("create_course", &typed, &FormOptions::default());
    /// assert_eq!(form.none("group_size")[0].rule.id, "course/capacity-declared"); // whatever the size
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn none(&self, path: &str) -> Vec<FindingView<'_>> {
        let none = self.none.iter().find(|(other, _)| other == path);
        none.map(|(_, none)| none.findings(path)).unwrap_or_default()
    }

    /// The form as JSON, with messages: `allowed` (null while it is open), `action` (when it is allowed), `missing`, `findings` (each with `message` and `paths`),
    /// `errors` (`code`, `field`, `message`) and `bounds`.
    ///
    /// Bounds are `min` and `max` with their edges `lower` and `upper`, `options`, runs of `days` or runs of `offsets`, each run as in
    /// [`Window::to_json`](crate::Window::to_json). Beside them stand `in_order`, the runs that break no duty, where that is not all that
    /// works; `with_length`, of the first day of a period, which holds such bounds of its own; and `none`, why nothing works.
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

    /// Addresses what was found: where only a fact is missing, by asking for its field, else, where they are wanted, to the fields it
    /// depends on.
    fn address(&mut self, action: &Action<'_>, asked: &mut Asked, with_paths: bool) {
        let not_told = self.decision.not_told();
        for (finding, reads) in self.decision.findings_and_facts() {
            let could_prohibit = finding.rule.template(Effect::Prohibition).is_some();
            if finding.lacks_fact {
                asked.wait(reads.without(reads.without(not_told)), could_prohibit);
                self.paths.push(None);
                continue;
            }
            let says_so = matches!(finding.values.get("why"), Some(Value::Word(why)) if why.code == FACT_MISSING.code);
            // A yes or a no that is still open: a rule that reads it may say so itself.
            let is_open = |field: &&ActionField| field.kind == FieldKind::Flag && !has(action, field.name);
            let flag = action.fields().iter().filter(is_open).map(|field| field.name);
            let flag = flag.filter(|_| says_so).find(|flag| told_by(flag).without(reads) != told_by(flag));
            self.paths.push(match flag {
                Some(flag) => {
                    asked.could_prohibit |= could_prohibit;
                    if !asked.fields.iter().any(|field| field.path == flag) {
                        asked.fields.push(Missing::of(flag, 0));
                    }
                    asked.wait(told_by(flag), could_prohibit);
                    None
                }
                None if with_paths => Some(paths(action, &finding, reads)),
                None => Some(Vec::new()),
            });
        }
    }
}
