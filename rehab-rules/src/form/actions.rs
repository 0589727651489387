//! Everything that can be done about a subject, and what prevents it: the buttons of a page.

use super::{Asked, Form, FormOptions, LEADS, Missing, Typed};
use crate::contract::{write_malformed_members, write_whole_finding};
use crate::decide::finding::Finding;
use crate::form::bounds::Bounds;
use crate::form::fields::facts_not_given;
use crate::form::typed::{STAND_IN, STAND_IN_NUMBER};
use crate::input::action::{Action, ActionName};
use crate::input::error::InputError;
use crate::input::period::{Period, PeriodKind};
use crate::json_writer::write_object;
use crate::state::course::Course;
use crate::state::provider::Provider;
use crate::text::Language;
use alloc::borrow::{Cow, ToOwned};
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use chrono::NaiveDate;

/// The subject of the actions.
///
/// ```
/// use rehab_rules::{Provider, Services, calendar::read_day, form::Subject};
/// let (provider, on) = (Provider::new("P1", Services::built_in())?, read_day("2026-01-02").unwrap());
/// let of_provider = provider.actions(Subject::Provider { service: Some("kela.family-carers") }, on)?;
/// assert_eq!(of_provider[0].action.as_str(), "declare_capacity");
/// assert!(provider.actions(Subject::Course("C1"), on).is_err()); // there is no such course
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Subject<'a> {
    /// The provider: capacity, a new course, a decision, its information about itself; for one service if it is named.
    Provider {
        /// The service.
        service: Option<&'a str>,
    },
    /// A course.
    Course(&'a str),
    /// A client, on a course or not, in the named service, or else in the only service in which the provider knows the client.
    Client {
        /// The client.
        client: &'a str,
        /// The service.
        service: Option<&'a str>,
    },
    /// A client, and a course to join or to leave.
    ClientOnCourse {
        /// The client.
        client: &'a str,
        /// The course.
        course: &'a str,
    },
}

/// An action on a subject, and what is known of it before its fields are filled in.
///
/// ```
/// use rehab_rules::{ActionName, Provider, Services, calendar::read_day, form::Subject};
/// let rows = br#"{"snapshot":1,"provider":"P1","courses":[{"course":"C1","service":"kela.family-carers","contact":"010 123 4567",
///     "created_on":"2026-01-07","group_size":8,"target_groups":["carer-of-adult"],"year":2026,"published":true}]}"#;
/// let provider = Provider::from_json(rows, Services::built_in())?;
/// let actions = provider.actions(Subject::Course("C1"), read_day("2026-02-02").unwrap())?;
/// let of = |name| actions.iter().find(|one| one.action == name).unwrap();
/// assert!(of(ActionName::PublishCourse).changes_nothing); // it is published already
/// assert_eq!(of(ActionName::ConfirmCourse).findings[0].rule.id, "course/minimum-clients");
/// assert_eq!((of(ActionName::SetGroupSize).allowed, &*of(ActionName::SetGroupSize).missing), (None, ["group_size".to_owned()].as_slice()));
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PossibleAction {
    /// The action.
    pub action: ActionName,
    /// Whether it is allowed: false as soon as a rule prohibits it with any values; `None` while a field to be filled in could decide;
    /// otherwise true.
    pub allowed: Option<bool>,
    /// The paths of the fields to fill in, the most decisive first.
    pub missing: Vec<String>,
    /// Whether it changes nothing, with any values: for example publishing a published course.
    pub changes_nothing: bool,
    /// The findings, in the order of a decision.
    pub findings: Vec<Finding>,
    /// Why it cannot be judged with any values: for example, no period can be moved if there is none.
    pub error: Option<InputError>,
}

impl PossibleAction {
    /// The action as JSON: `action`, `allowed` (null while it is open), `missing`, `changes_nothing`, `findings`, and the `error` if
    /// there is one. With a language each finding has a message.
    ///
    /// ```
    /// # use rehab_rules::{Provider, Services, calendar::read_day, form::Subject};
    /// # let provider = Provider::new("P1", Services::built_in())?;
    /// let actions = provider.actions(Subject::Provider { service: None }, read_day("2026-01-02").unwrap())?;
    /// let first = r#"{"action":"declare_capacity","allowed":null,"missing":["service","year","places"],"changes_nothing":false,"findings":[]}"#;
    /// assert_eq!(actions[0].to_json(None), first);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn to_json(&self, language: impl Into<Option<Language>>) -> String {
        let language = language.into();
        let mut out = String::new();
        write_object(&mut out, |of| {
            of.text("action", self.action.as_str());
            of.flag_or_null("allowed", self.allowed);
            of.texts("missing", self.missing.iter().map(String::as_str));
            of.flag("changes_nothing", self.changes_nothing);
            of.each("findings", &self.findings, |out, finding| write_whole_finding(out, &finding.view(), language));
            if let Some(error) = &self.error {
                of.object("error", |of| write_malformed_members(of, error, language.unwrap_or(Language::En)));
            }
        });
        out
    }

    /// The result for the action from a form without its other fields.
    fn of(provider: &Provider, action: ActionName, form: Form) -> Self {
        let findings = form.findings().map(|finding| finding.said.into_owned()).collect();
        let changes_nothing = form.action.as_ref().is_some_and(|action| provider.stays_as_it_is(action));
        Self { action, allowed: form.allowed, missing: form.missing, changes_nothing, findings, error: None }
    }
}

impl Provider {
    /// Everything that can be done about a subject on a date: for each action whether it is allowed, what is to be filled in, and why
    /// not. This is what a page needs for its buttons.
    ///
    /// For a course these are the twelve actions about a course, with one evaluation each; for a client on a course, the three that
    /// attach, detach or move it; for a client and for the provider, those that do not name a course yet. A client can be added to a
    /// course if some course can take it. If none can, adding is denied with the findings that prevent it on every course or, if they
    /// differ, those of the first.
    ///
    /// # Errors
    /// `unknown_course`, `unknown_service`, and `out_of_order` at `on` for a date before the last event.
    ///
    /// ```
    /// use rehab_rules::{Action, ActionName, Mode, Provider, Services, calendar::read_day, form::Subject};
    /// let on = read_day("2026-01-12").unwrap();
    /// let mut provider = Provider::new("P1", Services::built_in())?;
    /// let received = Action::receive_decision("K1", "kela.family-carers", on);
    /// provider.apply(&received, on, Mode::Enforce)?;
    /// let actions = provider.actions(Subject::Client { client: "K1", service: None }, on)?;
    /// let attach = actions.iter().find(|one| one.action == ActionName::AttachClient).unwrap();
    /// assert_eq!(attach.allowed, Some(false)); // there is no course
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn actions(&self, subject: Subject<'_>, on: NaiveDate) -> Result<Vec<PossibleAction>, InputError> {
        self.can_be_looked_at(on, "on")?;
        match subject {
            Subject::Course(course) => Ok(self.about_course(self.courses.get(self.known_course(course, "course")?), on)),
            Subject::ClientOnCourse { client, course } => {
                let course = self.courses.get(self.known_course(course, "course")?);
                let mut form = Form::empty();
                Ok(about_client_on_course(course, client).map(|open| open.judged(self, on, &mut form)).collect())
            }
            Subject::Client { client, service } => {
                let service = service.map(|id| self.service(id, on).map(|_| id)).transpose()?;
                Ok(self.about_client(client, service, on))
            }
            Subject::Provider { service } => {
                let service = service.map(|id| self.service(id, on).map(|_| id)).transpose()?;
                let names = [
                    ActionName::DeclareCapacity,
                    ActionName::ReceiveDecision,
                    ActionName::CreateCourse,
                    ActionName::UpdateProviderInfo,
                ];
                Ok(names.into_iter().map(|name| self.form_of(name, &[("service", service)], on)).collect())
            }
        }
    }

    fn about_course(&self, course: &Course, on: NaiveDate) -> Vec<PossibleAction> {
        let id = || Cow::Borrowed(&*course.id);
        let stand_in = || Cow::Borrowed(STAND_IN);
        let mut form = Form::empty();
        // Who is to leave is a missing field only if somebody can leave.
        let client: &[&str] = if course.clients.is_empty() { &[] } else { &["client"] };
        let leaves: &[&str] = if course.clients.is_empty() { &[] } else { &["to", "client"] };
        let own = course.periods.first();
        let (start, end) = own.map_or((on, on), |own| (own.start, own.end));
        let period =
            |period| Action::ReschedulePeriod { course: id(), period, start, end, clients_agreed: None, clients_declined: None };
        [
            Open::whole(Action::PublishCourse { course: id(), checked: None }),
            Open::whole(Action::UnpublishCourse { course: id() }),
            Open::whole(Action::CorrectCourse { course: id(), office: None, contact: None }),
            Open::lacking(Action::AttachClient { course: id(), client: stand_in(), agreed: None }, &["client"]),
            Open::lacking(Action::DetachClient { course: id(), client: stand_in() }, client),
            Open::lacking(Action::MoveClient { from: id(), to: stand_in(), client: stand_in(), agreed: None }, leaves),
            Open::lacking(Action::SetGroupSize { course: id(), group_size: STAND_IN_NUMBER }, &["group_size"]),
            Open::lacking(Action::SetTargetGroups { course: id(), target_groups: Vec::new() }, &["target_groups"]),
            Open::whole(Action::ConfirmCourse { course: id() }),
            // An empty schedule is malformed, although a missing one is not: a period stands in for it.
            Open::lacking(
                Action::RescheduleCourse {
                    course: id(),
                    periods: vec![Period::new(PeriodKind::InPerson, start, end)],
                    clients_agreed: None,
                    clients_declined: None,
                },
                &["periods"],
            ),
            Open::lacking(period(1), &["period", "start", "end"]),
            Open::whole(Action::DeleteCourse { course: id() }),
        ]
        .into_iter()
        .map(|open| open.judged(self, on, &mut form))
        .collect()
    }

    fn about_client(&self, client: &str, service: Option<&str>, on: NaiveDate) -> Vec<PossibleAction> {
        let mut known = self.services.all().filter(|service| self.client_of(*service, client).is_some());
        let only = known.next().filter(|_| known.next().is_none()).map(|service| self.services.id(service));
        let fields = [("client", Some(client)), ("service", service.or(only))];
        [
            self.form_of(ActionName::ReceiveDecision, &fields, on),
            self.attach_anywhere(client, on),
            self.form_of(ActionName::TellAuthorityLine, &fields, on),
            self.form_of(ActionName::ChangeProvider, &fields, on),
            self.form_of(ActionName::EndRehabilitation, &fields, on),
        ]
        .into()
    }

    /// Adding the client to a course that is still to be chosen: open if some course can take it.
    fn attach_anywhere(&self, client: &str, on: NaiveDate) -> PossibleAction {
        let name = ActionName::AttachClient;
        let form = self.form_with(name, &[("client", Some(client))], on, &["course"]);
        let none_can = form.bounds.iter().any(|(path, bounds)| path == "course" && *bounds == Bounds::Options(Vec::new()));
        let reasons: Vec<Finding> = form.none("course").into_iter().map(Finding::from).collect();
        let mut possible = PossibleAction::of(self, name, form);
        if none_can {
            (possible.allowed, possible.findings) = (Some(false), reasons);
        }
        possible
    }

    fn form_of(&self, name: ActionName, fields: &[(&'static str, Option<&str>)], on: NaiveDate) -> PossibleAction {
        PossibleAction::of(self, name, self.form_with(name, fields, on, &[]))
    }

    fn form_with(&self, name: ActionName, fields: &[(&'static str, Option<&str>)], on: NaiveDate, bounds: &[&str]) -> Form {
        let mut typed = vec![(Cow::Borrowed("on"), Typed::Text(Cow::Owned(on.to_string())))];
        let text = |text: &str| Typed::Text(Cow::Owned(text.to_owned()));
        typed.extend(fields.iter().filter_map(|(field, value)| Some((Cow::Borrowed(*field), text((*value)?)))));
        self.check_form(name.as_str(), &Typed::Fields(typed), &FormOptions::default().bounds(bounds))
    }
}

fn about_client_on_course<'a>(course: &'a Course, client: &'a str) -> impl Iterator<Item = Open<'a>> {
    let (id, who) = (|| Cow::Borrowed(&*course.id), || Cow::Borrowed(client));
    [
        Open::whole(Action::AttachClient { course: id(), client: who(), agreed: None }),
        Open::whole(Action::DetachClient { course: id(), client: who() }),
        Open::lacking(Action::MoveClient { from: id(), to: Cow::Borrowed(STAND_IN), client: who(), agreed: None }, &["to"]),
    ]
    .into_iter()
}

/// An action with fields that are not given yet and have stand-ins.
struct Open<'a> {
    action: Action<'a>,
    lacks: Vec<String>,
}

impl<'a> Open<'a> {
    fn whole(action: Action<'a>) -> Self {
        Self { action, lacks: Vec::new() }
    }

    fn lacking(action: Action<'a>, fields: &[&str]) -> Self {
        Self { action, lacks: fields.iter().map(|field| (*field).to_owned()).collect() }
    }

    /// Judges it like a form with the other fields. The form is reused for the next action, to reuse its memory.
    fn judged(self, provider: &Provider, on: NaiveDate, form: &mut Form) -> PossibleAction {
        form.paths.clear();
        let not_given = facts_not_given(self.lacks.iter());
        let judged = match &self.action {
            // The new course is not given yet: only whether the client can leave is known.
            Action::MoveClient { from, client, .. } => {
                provider.judge_leaving_without_into(from, client, on, not_given, &mut form.decision)
            }
            action => provider.judge_without_into(action, on, not_given, &mut form.decision),
        };
        let weight = |path: &str| if path == "to" { LEADS } else { 0 };
        let fields = self.lacks.iter().map(|path| Missing::of(path, weight(path))).collect();
        let mut asked = Asked { fields, could_prohibit: false };
        form.address(&self.action, &mut asked, false);
        let allowed = match (&judged, form.decision.allowed()) {
            (Err(_), _) | (Ok(()), false) => Some(false),
            (Ok(()), true) if self.lacks.is_empty() && !asked.could_prohibit => Some(true),
            (Ok(()), true) => None,
        };
        let findings = form.findings().map(|finding| finding.said.into_owned()).collect();
        PossibleAction {
            action: self.action.kind(),
            allowed,
            missing: asked.in_order(),
            changes_nothing: allowed == Some(true) && provider.stays_as_it_is(&self.action),
            findings,
            error: judged.err().map(InputError::in_form),
        }
    }
}
