//! Replays: a log of many providers, line by line.

use crate::contract;
use crate::decide::apply::Mode;
use crate::decide::decision::Decision;
use crate::input::action::Action;
use crate::input::error::InputError;
use crate::input::event::{Event, read_fields};
use crate::input::services::Services;
use crate::rules::rule::Effect;
use crate::state::provider::Provider;
use crate::state::table::{Row, Table};
use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use chrono::{Days, NaiveDate};

pub use crate::contract::shown::{Effects, Shown};
pub use crate::input::event::{MAX_LINE_BYTES, lines};

/// A replay of a log: every provider's state, event by event.
///
/// ```
/// use rehab_rules::{Event, Mode, Replay, Services};
/// let mut replay = Replay::new(Services::built_in(), Mode::Enforce);
/// let event = Event::from_json(br#"{"on":"2026-01-02","provider":"P1","action":"confirm_course","course":"C1"}"#)?;
/// let error = replay.apply(&event).unwrap_err();
/// assert_eq!(error.code().as_str(), "unknown_course");
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Replay {
    services: Arc<Services>,
    mode: Mode,
    providers: Table<Provider>,
    decision: Decision,
    audit: Option<AuditDay>,
    /// Later events are ignored, to restore an earlier state.
    until: Option<NaiveDate>,
}

/// An audit on a date within a log.
#[derive(Clone, Debug)]
struct AuditDay {
    as_of: NaiveDate,
    /// The audits of providers with a later event that was carried out: their state has changed since.
    done: Vec<(String, Decision)>,
}

impl Row for Provider {
    type Key<'k> = &'k str;

    fn key(&self) -> &str {
        self.id()
    }

    fn has_key(&self, key: &&str) -> bool {
        self.id() == *key
    }
}

/// The error if a replay already has a provider with the id of one to be inserted.
///
/// ```
/// use rehab_rules::{Mode, Provider, Replay, Services};
/// let mut replay = Replay::new(Services::built_in(), Mode::Enforce).resuming(Provider::new("P1", Services::built_in())?);
/// let refused = replay.insert(Provider::new("P1", Services::built_in())?).unwrap_err();
/// assert_eq!(refused.provider.id(), "P1"); // nothing is lost
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Debug, thiserror::Error)]
#[error("the replay already has a provider with this id")]
#[non_exhaustive]
pub struct ProviderIsThere {
    /// The provider that was not inserted.
    pub provider: Box<Provider>,
}

impl Replay {
    /// A replay without any events.
    ///
    /// ```
    /// use rehab_rules::{Mode, Replay, Services};
    /// let replay = Replay::new(Services::built_in(), Mode::Observe);
    /// assert!(replay.providers().is_empty()); // a provider is known from its first well-formed event
    /// ```
    #[must_use]
    pub fn new(services: impl Into<Arc<Services>>, mode: Mode) -> Self {
        Self { services: services.into(), mode, providers: Table::new(), decision: Decision::new(), audit: None, until: None }
    }

    /// A replay that also audits every provider after its events up to and including the date.
    ///
    /// ```
    /// use rehab_rules::{Action, Event, Mode, NaiveDate, Replay, Services};
    /// let day = |day| NaiveDate::from_ymd_opt(2026, 1, day).unwrap();
    /// let mut replay = Replay::new(Services::built_in(), Mode::Enforce).auditing(day(15));
    /// for (on, places) in [(day(2), 24), (day(20), 36)] {
    ///     let action = Action::declare_capacity("kela.family-carers", 2026, places);
    ///     replay.apply(&Event::new(on, "P1", action))?;
    /// }
    /// let (_, audit) = &replay.audits()[0];
    /// assert_eq!(audit.findings().next().unwrap().values.get("left"), Some(rehab_rules::rules::Value::Number(24)));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn auditing(self, as_of: NaiveDate) -> Self {
        Self { audit: Some(AuditDay { as_of, done: Vec::new() }), ..self }
    }

    /// A replay that ignores events after the date, so that the providers are in their state of that date.
    ///
    /// ```
    /// use rehab_rules::{Action, Event, Mode, NaiveDate, Replay, Services};
    /// let day = |day| NaiveDate::from_ymd_opt(2026, 1, day).unwrap();
    /// let mut replay = Replay::new(Services::built_in(), Mode::Enforce).until(day(15));
    /// for (on, places) in [(day(2), 24), (day(20), 36)] {
    ///     let action = Action::declare_capacity("kela.family-carers", 2026, places);
    ///     replay.apply(&Event::new(on, "P1", action))?;
    /// }
    /// assert!(replay.providers()[0].to_json().contains(r#""places":24"#)); // its state on the 15th
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn until(self, day: NaiveDate) -> Self {
        Self { until: Some(day), ..self }
    }

    /// A replay with a provider in the given state, which later events change. It replaces what was known of the provider.
    ///
    /// ```
    /// use rehab_rules::{Mode, Provider, Replay, Services};
    /// let rows = br#"{"snapshot":1,"provider":"P1","last_on":"2026-01-02"}"#;
    /// let provider = Provider::from_json(rows, Services::built_in())?;
    /// let replay = Replay::new(Services::built_in(), Mode::Enforce).resuming(provider);
    /// assert_eq!(replay.providers().len(), 1);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn resuming(mut self, provider: Provider) -> Self {
        match self.providers.find(&provider.id()) {
            Some(at) => *self.providers.get_mut(at) = provider,
            None => {
                self.providers.insert(provider);
            }
        }
        self
    }

    /// Removes a provider and returns it in its current state: for event consumers whose providers are redistributed. The replay then
    /// knows nothing of it, but keeps an audit that was made of it.
    ///
    /// ```
    /// use rehab_rules::{Mode, Provider, Replay, Services};
    /// let mut here = Replay::new(Services::built_in(), Mode::Enforce).resuming(Provider::new("P1", Services::built_in())?);
    /// let mut there = Replay::new(Services::built_in(), Mode::Enforce);
    /// there.insert(here.take("P1").unwrap()).unwrap();
    /// assert!(here.providers().is_empty() && here.take("P1").is_none());
    /// assert_eq!(there.providers()[0].id(), "P1");
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn take(&mut self, id: &str) -> Option<Provider> {
        self.providers.take(&id)
    }

    /// Inserts a provider in its current state, which later events change.
    ///
    /// # Errors
    /// There is already a provider with that id: the one passed is returned, because each may have seen events that the other has not.
    /// [`Replay::resuming`] replaces it instead.
    ///
    /// ```
    /// use rehab_rules::{Mode, Provider, Replay, Services};
    /// let mut replay = Replay::new(Services::built_in(), Mode::Enforce);
    /// replay.insert(Provider::new("P1", Services::built_in())?).unwrap();
    /// let again = replay.insert(Provider::new("P1", Services::built_in())?).unwrap_err();
    /// assert_eq!(again.to_string(), "the replay already has a provider with this id");
    /// assert_eq!(again.provider.id(), "P1");
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn insert(&mut self, provider: Provider) -> Result<(), ProviderIsThere> {
        if self.providers.find(&provider.id()).is_some() {
            return Err(ProviderIsThere { provider: Box::new(provider) });
        }
        self.providers.insert(provider);
        Ok(())
    }

    /// Judges one event and carries it out, depending on the mode.
    ///
    /// # Errors
    /// Malformed input, and a date before the provider's last event; neither changes anything.
    ///
    /// ```
    /// use rehab_rules::{Event, Mode, Replay, Services};
    /// let mut replay = Replay::new(Services::built_in(), Mode::Enforce);
    /// let event = Event::from_json(br#"{"on":"2026-01-02","provider":"P1","action":"end_rehabilitation",
    ///     "client":"K1","service":"kela.family-carers"}"#)?;
    /// assert_eq!(replay.apply(&event)?.findings().next().unwrap().rule.id, "client/decision-received");
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn apply(&mut self, event: &Event<'_>) -> Result<&Decision, InputError> {
        self.event_with(event, |_, _| ())?;
        Ok(&self.decision)
    }

    /// Judges an event and carries it out, depending on the mode; `look` sees the provider before that. `None` for an ignored event.
    fn event_with<T>(
        &mut self,
        event: &Event<'_>,
        look: impl FnOnce(&Provider, &Decision) -> T,
    ) -> Result<Option<T>, InputError> {
        if self.until.is_some_and(|until| until < event.on) {
            self.decision.clear();
            return Ok(None);
        }
        let known = self.providers.find(&event.provider.as_ref());
        let at = match known {
            Some(at) => {
                self.providers.get(at).judge_into(&event.action, event.on, self.mode, &mut self.decision)?;
                at
            }
            None => {
                // A provider is known from its first well-formed event.
                let provider = Provider::unknown(&event.provider, Arc::clone(&self.services));
                provider.judge_into(&event.action, event.on, self.mode, &mut self.decision)?;
                self.providers.insert(provider)
            }
        };
        let provider = self.providers.get_mut(at);
        if let Some(audit) = &mut self.audit {
            let is_audited = known.is_some() && provider.last_on.is_none_or(|last| last <= audit.as_of);
            if is_audited && audit.as_of < event.on && self.mode.carries_out(&self.decision) {
                audit.done.push((provider.id().into(), provider.audit_state(audit.as_of)));
            }
        }
        let seen = look(provider, &self.decision);
        provider.settle(&event.action, event.on, self.mode, &self.decision);
        Ok(Some(seen))
    }

    /// The providers, by id.
    ///
    /// ```
    /// use rehab_rules::{Mode, Provider, Replay, Services};
    /// let mut replay = Replay::new(Services::built_in(), Mode::Enforce);
    /// for id in ["P2", "P1"] {
    ///     replay = replay.resuming(Provider::new(id, Services::built_in())?);
    /// }
    /// assert_eq!(replay.providers().iter().map(|provider| provider.id()).collect::<Vec<_>>(), ["P1", "P2"]);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn providers(&self) -> Vec<&Provider> {
        let mut providers: Vec<&Provider> = self.providers.iter().map(|(_, provider)| provider).collect();
        providers.sort_unstable_by_key(|provider| provider.id());
        providers
    }

    /// The audits on the date given to [`Replay::auditing`], by provider. A provider without events up to that date has none.
    ///
    /// ```
    /// use rehab_rules::{Mode, NaiveDate, Provider, Replay, Services};
    /// let rows = br#"{"snapshot":1,"provider":"P1","last_on":"2026-01-02",
    ///     "capacity":[{"service":"kela.family-carers","year":2026,"places":24}]}"#;
    /// let provider = Provider::from_json(rows, Services::built_in())?;
    /// let as_of = NaiveDate::from_ymd_opt(2026, 1, 31).unwrap();
    /// let replay = Replay::new(Services::built_in(), Mode::Enforce).auditing(as_of).resuming(provider);
    /// let (id, audit) = &replay.audits()[0];
    /// assert_eq!((*id, audit.findings().next().unwrap().rule.id), ("P1", "course/places-left"));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn audits(&self) -> Vec<(&str, Cow<'_, Decision>)> {
        let Some(audit) = &self.audit else { return Vec::new() };
        let standing = self.providers().into_iter().filter(|provider| provider.last_on.is_none_or(|last| last <= audit.as_of));
        let mut audits: Vec<(&str, Cow<'_, Decision>)> =
            standing.map(|provider| (provider.id(), Cow::Owned(provider.audit_state(audit.as_of)))).collect();
        audits.extend(audit.done.iter().map(|(provider, decision)| (provider.as_str(), Cow::Borrowed(decision))));
        audits.sort_unstable_by_key(|(provider, _)| *provider);
        audits
    }
}

/// A replay that reads text in chunks of any size and writes output lines.
///
/// It keeps in memory only one line, the state and, in an audit, the findings.
///
/// ```
/// use rehab_rules::{Mode, Replay, Services, Shown, log::ReplayText};
/// let mut replay = ReplayText::new(Replay::new(Services::built_in(), Mode::Enforce), Shown::default());
/// let mut out = String::new();
/// replay.feed(b"{\"on\":\"2026-01-02\",\"provider\":\"P1\",", &mut out);
/// replay.feed(b"\"action\":\"declare_capacity\",\"service\":\"kela.family-carers\",\"year\":2026,\"places\":24}\n", &mut out);
/// replay.finish(&mut out);
/// assert_eq!(out, "{\"line\":1,\"allowed\":true,\"findings\":[]}\n");
/// ```
#[derive(Clone, Debug)]
pub struct ReplayText {
    replay: Replay,
    shown: Shown,
    line: u64,
    /// The beginning of an unfinished line, at most one byte over the limit.
    begun: Vec<u8>,
}

impl ReplayText {
    /// A replay that has read nothing. It continues from the providers passed to [`Replay::resuming`].
    ///
    /// ```
    /// use rehab_rules::{Mode, Provider, Replay, Services, Shown, log::ReplayText};
    /// let rows = br#"{"snapshot":1,"provider":"P1","last_on":"2026-01-09"}"#;
    /// let provider = Provider::from_json(rows, Services::built_in())?;
    /// let replay = Replay::new(Services::built_in(), Mode::Enforce).resuming(provider);
    /// let (mut text, mut out) = (ReplayText::new(replay, Shown::default()), String::new());
    /// text.feed(b"{\"on\":\"2026-01-08\",\"provider\":\"P1\",\"action\":\"confirm_course\",\"course\":\"C1\"}\n", &mut out);
    /// assert!(out.starts_with(r#"{"line":1,"error":{"code":"out_of_order""#));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn new(replay: Replay, shown: Shown) -> Self {
        Self { replay, shown, line: 0, begun: Vec::new() }
    }

    /// Reads a chunk of the log and writes a line for each line that ends in it.
    ///
    /// ```
    /// # use rehab_rules::{Mode, Replay, Services, Shown, log::ReplayText};
    /// let mut replay = ReplayText::new(Replay::new(Services::built_in(), Mode::Enforce), Shown::default());
    /// let mut out = String::new();
    /// replay.feed(b"not json\nnor", &mut out);
    /// assert_eq!(out.lines().count(), 1); // the second line has not ended
    /// replay.feed(b" this\n", &mut out);
    /// assert_eq!(out.lines().count(), 2);
    /// ```
    pub fn feed(&mut self, piece: &[u8], out: &mut String) {
        let mut rest = piece;
        while let Some((line, after)) = memchr::memchr(b'\n', rest).and_then(|end| rest.split_at_checked(end)) {
            if self.begun.is_empty() {
                self.next_line(line, out);
            } else {
                self.begin(line);
                self.end_line(out);
            }
            rest = after.strip_prefix(b"\n").unwrap_or(after);
        }
        self.begin(rest);
    }

    /// Reads the last line if its `\n` is missing.
    ///
    /// ```
    /// # use rehab_rules::{Mode, Replay, Services, Shown, log::ReplayText};
    /// let mut replay = ReplayText::new(Replay::new(Services::built_in(), Mode::Enforce), Shown::default());
    /// let mut out = String::new();
    /// replay.feed(b"not json", &mut out);
    /// assert!(out.is_empty());
    /// replay.finish(&mut out);
    /// assert!(out.starts_with(r#"{"line":1,"error""#));
    /// ```
    pub fn finish(&mut self, out: &mut String) {
        if !self.begun.is_empty() {
            self.end_line(out);
        }
    }

    /// Reads one line with the given number: for logs whose lines are not read in order.
    ///
    /// ```
    /// # use rehab_rules::{Mode, Replay, Services, Shown, log::ReplayText};
    /// let mut replay = ReplayText::new(Replay::new(Services::built_in(), Mode::Enforce), Shown::default());
    /// let mut out = String::new();
    /// replay.read(7, br#"{"on":"2026-01-09","provider":"P1","action":"confirm_course","course":"C1"}"#, &mut out);
    /// assert!(out.starts_with(r#"{"line":7,"error":{"code":"unknown_course","field":"course""#));
    /// ```
    pub fn read(&mut self, number: u64, line: &[u8], out: &mut String) {
        self.line = number;
        self.judge(line, out);
    }

    /// Writes the audit's findings, one per line, for a replay made with [`Replay::auditing`].
    ///
    /// ```
    /// # use rehab_rules::{Mode, NaiveDate, Provider, Replay, Services, Shown, log::ReplayText};
    /// # let rows = br#"{"snapshot":1,"provider":"P1","last_on":"2026-01-02",
    /// #     "capacity":[{"service":"kela.family-carers","year":2026,"places":24}]}"#;
    /// # let provider = Provider::from_json(rows, Services::built_in())?;
    /// # let as_of = NaiveDate::from_ymd_opt(2026, 1, 31).unwrap();
    /// let replay = Replay::new(Services::built_in(), Mode::Enforce).auditing(as_of).resuming(provider);
    /// let mut out = String::new();
    /// ReplayText::new(replay, Shown::default()).write_audit(&mut out);
    /// assert!(out.starts_with(r#"{"provider":"P1","rule":"course/places-left","effect":"notice""#));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn write_audit(&self, out: &mut String) {
        let last = self
            .replay
            .audit
            .as_ref()
            .zip(self.shown.within)
            .map(|(audit, days)| audit.as_of.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX));
        for (provider, audit) in self.replay.audits() {
            for finding in audit.findings() {
                let is_near = last.is_none_or(|last| finding.due.is_none_or(|due| due <= last));
                if is_near && self.shown.effects.shows(finding.effect) {
                    contract::write_audit_line(out, provider, &finding, self.shown.language);
                }
            }
        }
    }

    /// Writes the results of the provider search on the date given to [`Replay::until`], one course per line.
    ///
    /// ```
    /// # use rehab_rules::{Mode, NaiveDate, Provider, Replay, Services, Shown, log::ReplayText};
    /// # let rows = br#"{"snapshot":1,"provider":"P1","courses":[{"course":"C1","service":"kela.family-carers",
    /// #     "created_on":"2026-01-07","group_size":8,"target_groups":["carer-of-adult"],"year":2026,"published":true}]}"#;
    /// # let provider = Provider::from_json(rows, Services::built_in())?;
    /// # let day = NaiveDate::from_ymd_opt(2026, 1, 31).unwrap();
    /// let replay = Replay::new(Services::built_in(), Mode::Enforce).until(day).resuming(provider);
    /// let mut out = String::new();
    /// ReplayText::new(replay, Shown::default()).write_search(&mut out);
    /// assert!(out.starts_with(r#"{"provider":"P1","course":"C1""#));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn write_search(&self, out: &mut String) {
        let Some(as_of) = self.replay.until else { return };
        for provider in self.replay.providers() {
            for listing in provider.listings(as_of) {
                out.push_str(&listing.to_json());
            }
        }
    }

    /// The underlying replay, with its providers in their current state.
    ///
    /// ```
    /// # use rehab_rules::{Mode, Replay, Services, Shown, log::ReplayText};
    /// let mut text = ReplayText::new(Replay::new(Services::built_in(), Mode::Enforce), Shown::default());
    /// let log = concat!(
    ///     r#"{"on":"2026-01-02","provider":"P1","action":"declare_capacity","#,
    ///     r#""service":"kela.family-carers","year":2026,"places":24}"#, "\n",
    /// );
    /// text.feed(log.as_bytes(), &mut String::new());
    /// assert!(text.replay().providers()[0].to_json().contains(r#""places":24"#));
    /// ```
    #[must_use]
    pub fn replay(&self) -> &Replay {
        &self.replay
    }

    fn begin(&mut self, piece: &[u8]) {
        let room = MAX_LINE_BYTES.saturating_add(1).saturating_sub(self.begun.len());
        self.begun.extend_from_slice(piece.get(..room).unwrap_or(piece));
    }

    fn end_line(&mut self, out: &mut String) {
        let line = core::mem::take(&mut self.begun);
        self.next_line(&line, out);
        self.begun = line;
        self.begun.clear();
    }

    fn next_line(&mut self, line: &[u8], out: &mut String) {
        self.line = self.line.saturating_add(1);
        self.judge(line, out);
    }

    fn judge(&mut self, line: &[u8], out: &mut String) {
        // An audit or a search is about a date, not about events: of the log, only malformed lines are reported.
        let reports_a_date = self.replay.audit.is_some() || self.replay.until.is_some();
        let asks_remedies = self.shown.remedies && !reports_a_date;
        let judged = read_fields(line).and_then(|event| {
            self.replay.event_with(&event, |provider, decision| asks_remedies.then(|| remedies(provider, &event, decision)))
        });
        match judged {
            Ok(_) if reports_a_date => {}
            Ok(remedies) => {
                contract::write_decision(out, self.line, &self.replay.decision, self.shown, remedies.flatten().as_deref())
            }
            Err(error) => contract::write_error(out, self.line, &error, self.shown.language),
        }
    }
}

/// The remedies of each prohibition, in order.
fn remedies(provider: &Provider, event: &Event<'_>, decision: &Decision) -> Vec<Vec<Action<'static>>> {
    let prohibitions = decision.findings().filter(|finding| finding.effect == Effect::Prohibition);
    prohibitions.map(|finding| provider.remedies(&event.action, event.on, &finding)).collect()
}

/// Replays a log and writes one decision or error per line: the same bytes in every programming language.
///
/// ```
/// use rehab_rules::{Mode, Services, Shown, replay_text};
/// let out = replay_text(b"not json\n", Services::built_in(), Mode::Enforce, Shown::default());
/// assert!(out.starts_with(r#"{"line":1,"error":{"code":"invalid_value","message":"#));
/// ```
#[must_use]
pub fn replay_text(log: impl AsRef<[u8]>, services: Services, mode: Mode, shown: Shown) -> String {
    let mut replay = ReplayText::new(Replay::new(services, mode), shown);
    // A decision is usually longer than its line.
    let log = log.as_ref();
    let mut out = String::with_capacity(log.len().saturating_mul(2));
    replay.feed(log, &mut out);
    replay.finish(&mut out);
    out
}

/// Audits the providers of a log on a date. Returns the findings, one per line, and separately a line for each malformed line of the log.
///
/// ```
/// use rehab_rules::{Mode, NaiveDate, Services, Shown, audit_text};
/// let log = concat!(
///     r#"{"on":"2026-01-02","provider":"P1","action":"declare_capacity","#,
///     r#""service":"kela.family-carers","year":2026,"places":24}"#, "\nnot json\n",
/// );
/// let as_of = NaiveDate::from_ymd_opt(2026, 1, 31).unwrap();
/// let (findings, errors) = audit_text(log.as_bytes(), Services::built_in(), Mode::Enforce, as_of, Shown::default());
/// assert!(findings.contains(r#""rule":"course/places-left""#));
/// assert!(errors.starts_with(r#"{"line":2,"error""#));
/// ```
#[must_use]
pub fn audit_text(log: impl AsRef<[u8]>, services: Services, mode: Mode, as_of: NaiveDate, shown: Shown) -> (String, String) {
    let mut replay = ReplayText::new(Replay::new(services, mode).auditing(as_of), shown);
    let (mut errors, mut findings) = (String::new(), String::new());
    replay.feed(log.as_ref(), &mut errors);
    replay.finish(&mut errors);
    replay.write_audit(&mut findings);
    (findings, errors)
}
