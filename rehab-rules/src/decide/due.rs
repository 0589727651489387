//! What next: what is due, what begins and ends automatically, and when an audit is worth repeating.

use crate::calendar::in_range;
use crate::decide::decision::Decision;
use crate::decide::finding::{Finding, FindingView};
use crate::decide::turns::{Turns, turns_of_year};
use crate::input::error::InputError;
use crate::input::period::last_end;
use crate::rules::rule::Effect;
use crate::state::provider::Provider;
use crate::words::closed_set;
use alloc::borrow::ToOwned;
use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;
use chrono::{Datelike, NaiveDate};

closed_set! {
    /// What happens on a date without any action.
    Occasion {
        /// The due date of a finding.
        Due = "due",
        /// The first date on which an audit has a finding.
        Begins = "begins",
        /// The first date on which an audit no longer has it, or any other finding of the same rule about the same course and client.
        Ends = "ends",
        /// The last day of a course.
        CourseEnds = "course_ends",
        /// The first day of a calendar year, if capacity is declared or used in it or in the year before.
        YearTurns = "year_turns",
        /// The first date on which a service description is in force.
        DescriptionBegins = "description_begins",
        /// The last date on which a service description is in force.
        DescriptionEnds = "description_ends",
    }
}

/// Something that is due, begins or ends on a date if nothing else happens.
///
/// ```
/// use rehab_rules::{Action, Mode, Occasion, Provider, Services, calendar::read_day};
/// let (service, day) = ("kela.family-carers", |text| read_day(text).unwrap());
/// let mut provider = Provider::new("P1", Services::built_in())?;
/// provider.apply(&Action::receive_decision("K1", service, day("2026-01-08")), day("2026-01-12"), Mode::Enforce)?;
/// let coming = provider.due(day("2026-01-13"), day("2026-07-31"))?;
/// let (due, right) = (&coming[0], coming[1].finding.as_ref().unwrap());
/// assert_eq!((due.on, due.what), (day("2026-07-08"), Occasion::Due)); // six months: the last day for a confirmed course
/// assert_eq!((coming[1].on, right.rule.id), (day("2026-07-09"), "client/on-confirmed-course-in-time")); // a duty is broken
/// assert_eq!(coming[2].finding.as_ref().unwrap().rule.id, "client/may-change-provider"); // and a right begins
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Upcoming {
    /// The date.
    pub on: NaiveDate,
    /// What happens on it.
    pub what: Occasion,
    /// The service, for a year or a description.
    pub service: Option<String>,
    /// The course that ends.
    pub course: Option<String>,
    /// The audit finding on that date or, for `ends`, on the day before; `None` if no rule is involved.
    pub finding: Option<Finding>,
}

impl Upcoming {
    fn of(on: NaiveDate, what: Occasion, finding: Finding) -> Self {
        Self { on, what, service: None, course: None, finding: Some(finding) }
    }
}

/// What identifies a finding across dates: rule, effect, course, client and due date. The values change every day.
type Identity<'f> = (&'static str, Effect, Option<&'f str>, Option<&'f str>, Option<NaiveDate>);

fn identity<'f>(finding: &FindingView<'f>) -> Identity<'f> {
    (finding.rule.id, finding.effect, finding.course, finding.client, finding.due)
}

/// The findings of an audit, without their values: two services may have equal ones.
fn sorted(audit: &Decision) -> Vec<Identity<'_>> {
    let mut all: Vec<Identity<'_>> = audit.findings().map(|finding| identity(&finding)).collect();
    all.sort_unstable();
    all
}

impl Provider {
    /// Lists what is due, begins or ends from `first` to `last`, both included, if nothing else happens. The order is by date, then by
    /// [`Occasion`], then as in an audit.
    ///
    /// Findings that an audit of `first` already has do not begin. Only dates on which something can change are audited.
    ///
    /// # Errors
    /// `out_of_order` at `first` for a date before the last event; `invalid_date` for a date that no event can have;
    /// `period_ends_before_start` at `last` if it is before `first`.
    ///
    /// ```
    /// use rehab_rules::{Occasion, Provider, Services, calendar::read_day};
    /// let rows = br#"{"snapshot":1,"provider":"P1","capacity":[{"service":"kela.family-carers","year":2026,"places":8}]}"#;
    /// let provider = Provider::from_json(rows, Services::built_in())?;
    /// let coming = provider.due(read_day("2026-12-01").unwrap(), read_day("2027-01-31").unwrap())?;
    /// let listed: Vec<_> = coming.iter().map(|one| (one.on.to_string(), one.what)).collect();
    /// // The places left in 2026 can no longer be used.
    /// assert_eq!(listed, [("2027-01-01".to_owned(), Occasion::Ends), ("2027-01-01".to_owned(), Occasion::YearTurns)]);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn due(&self, first: NaiveDate, last: NaiveDate) -> Result<Vec<Upcoming>, InputError> {
        self.is_ahead(first, last)?;
        let starts = Turns::of_audit(self).between(first, last);
        let ends = starts.iter().skip(1).filter_map(|next| next.pred_opt()).chain([last]);
        let mut coming = Vec::new();
        let mut eve: Option<Decision> = None;
        for (from, to) in starts.iter().copied().zip(ends) {
            let audit = self.audit_state(from);
            if let Some(eve) = &eve {
                turned(eve, &audit, from, &mut coming);
            }
            let due_days: BTreeSet<NaiveDate> = audit.findings().filter_map(|finding| finding.due).collect();
            for day in due_days.range(from..=to) {
                let on_the_day = self.audit_state(*day);
                let due = on_the_day.findings().filter(|finding| finding.due == Some(*day)).map(Finding::from);
                coming.extend(due.map(|finding| Upcoming::of(*day, Occasion::Due, finding)));
            }
            // A finding that ends is reported with the values of its last day.
            eve = Some(self.audit_state(to));
        }
        self.courses_and_years(first, last, &mut coming);
        coming.sort_by_key(|one| (one.on, one.what));
        Ok(coming)
    }

    /// Occasions from the calendar only: ends of courses, new years, and descriptions that begin or end.
    fn courses_and_years(&self, first: NaiveDate, last: NaiveDate, coming: &mut Vec<Upcoming>) {
        let within = |day: &NaiveDate| first <= *day && *day <= last;
        let mut add = |on: Option<NaiveDate>, what, service: Option<&str>, course: Option<&str>| {
            let on = on.filter(within);
            let (service, course) = (service.map(ToOwned::to_owned), course.map(ToOwned::to_owned));
            coming.extend(on.map(|on| Upcoming { on, what, service, course, finding: None }));
        };
        for (_, course) in self.courses.iter().filter(|(_, course)| !course.deleted) {
            add(last_end(&course.periods), Occasion::CourseEnds, None, Some(&course.id));
        }
        for description in self.services.iter() {
            add(description.valid_from, Occasion::DescriptionBegins, Some(&description.id), None);
            add(description.valid_to, Occasion::DescriptionEnds, Some(&description.id), None);
        }
        for day in turns_of_year(first, last) {
            for service in self.services.all() {
                let concerned = [day.year(), day.year().saturating_sub(1)];
                let is_used = |year: &i32| {
                    let year = self.year(service, *year);
                    year.declared.is_some() || year.used != 0
                };
                if concerned.iter().any(is_used) {
                    add(Some(day), Occasion::YearTurns, Some(self.services.id(service)), None);
                }
            }
        }
    }

    /// The first date after `after` on which an audit of the provider has other findings if nothing else happens: another rule, effect,
    /// course, client or due date, regardless of values. `None` if there is no such date.
    ///
    /// You miss nothing if you audit, wait until this date and audit again. Ask again after each event.
    ///
    /// # Errors
    /// `out_of_order` at `after` for a date before the last event, `invalid_date` for one that no event can have.
    ///
    /// ```
    /// use rehab_rules::{Action, Mode, Provider, Services, calendar::read_day};
    /// let (service, day) = ("kela.family-carers", |text| read_day(text).unwrap());
    /// let mut provider = Provider::new("P1", Services::built_in())?;
    /// assert_eq!(provider.next_change(day("2026-01-12"))?, None); // nothing is known that could change
    /// provider.apply(&Action::receive_decision("K1", service, day("2026-01-08")), day("2026-01-12"), Mode::Enforce)?;
    /// assert_eq!(provider.next_change(day("2026-01-12"))?, Some(day("2026-07-09"))); // the six months are over
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn next_change(&self, after: NaiveDate) -> Result<Option<NaiveDate>, InputError> {
        self.can_be_looked_at(after, "after")?;
        let now = self.audit_state(after);
        let now = sorted(&now);
        let turns = Turns::of_audit(self).between(after, NaiveDate::MAX);
        Ok(turns.into_iter().skip(1).filter(|day| in_range(*day)).find(|day| sorted(&self.audit_state(*day)) != now))
    }
}

/// What begins and ends between two audits, one day apart.
fn turned(before: &Decision, after: &Decision, on: NaiveDate, coming: &mut Vec<Upcoming>) {
    let begins: Vec<Finding> = after.without(before, identity).map(Finding::from).collect();
    let goes_on = |ended: &FindingView<'_>| {
        begins
            .iter()
            .map(Finding::view)
            .any(|begun| (begun.rule.id, begun.course, begun.client) == (ended.rule.id, ended.course, ended.client))
    };
    let ends = before.without(after, identity).filter(|ended| !goes_on(ended)).map(Finding::from);
    coming.extend(ends.map(|ended| Upcoming::of(on, Occasion::Ends, ended)));
    coming.extend(begins.into_iter().map(|begun| Upcoming::of(on, Occasion::Begins, begun)));
}
