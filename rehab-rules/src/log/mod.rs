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

/// A log as it is judged: every provider's state, event after event.
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
    /// Events of later days are left alone: what is looked for is how things stood.
    until: Option<NaiveDate>,
}

/// The audit of a day in the middle of a log.
#[derive(Clone, Debug)]
struct AuditDay {
    as_of: NaiveDate,
    /// The audits of providers of whom a later event was carried out: their state has gone on since.
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

/// A replay has a provider of the id of one that it was to take in.
///
/// ```
/// use rehab_rules::{Mode, Provider, Replay, Services};
/// let mut replay = Replay::new(Services::built_in(), Mode::Enforce).resuming(Provider::new("P1", Services::built_in())?);
/// let refused = replay.insert(Provider::new("P1", Services::built_in())?).unwrap_err();
/// assert_eq!(refused.provider.id(), "P1"); // nothing is lost
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Debug, thiserror::Error)]
#[error("the replay has a provider of this id")]
#[non_exhaustive]
pub struct ProviderIsThere {
    /// The provider that was to be taken in.
    pub provider: Box<Provider>,
}

impl Replay {
    /// A replay that has seen no event.
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

    /// A replay that also audits every provider as it stands after its events dated on or before the day.
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

    /// A replay that leaves events after the day alone, so that the providers stand as they stood then.
    ///
    /// ```
    /// use rehab_rules::{Action, Event, Mode, NaiveDate, Replay, Services};
    /// let day = |day| NaiveDate::from_ymd_opt(2026, 1, day).unwrap();
    /// let mut replay = Replay::new(Services::built_in(), Mode::Enforce).until(day(15));
    /// for (on, places) in [(day(2), 24), (day(20), 36)] {
    ///     let action = Action::declare_capacity("kela.family-carers", 2026, places);
    ///     replay.apply(&Event::new(on, "P1", action))?;
    /// }
    /// assert!(replay.providers()[0].to_json().contains(r#""places":24"#)); // as it stood on the 15th
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn until(self, day: NaiveDate) -> Self {
        Self { until: Some(day), ..self }
    }

    /// A replay in which a provider stands as given: events go on from there. It replaces what was known of the provider.
    ///
    /// ```
    /// use rehab_rules::{Mode, Provider, Replay, Services};
    /// let stood = br#"{"snapshot":1,"provider":"P1","last_on":"2026-01-02"}"#;
    /// let provider = Provider::from_json(stood, Services::built_in())?;
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

    /// Gives a provider up, as it stands: for a consumer of events whose providers are dealt out anew. The replay knows nothing of it then; an
    /// audit that was made of it stays.
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

    /// Takes in a provider as it stands; events go on from there.
    ///
    /// # Errors
    /// A provider of that id is there: it is given back, for one of the two has seen events that the other has not.
    /// [`Replay::resuming`] replaces it.
    ///
    /// ```
    /// use rehab_rules::{Mode, Provider, Replay, Services};
    /// let mut replay = Replay::new(Services::built_in(), Mode::Enforce);
    /// replay.insert(Provider::new("P1", Services::built_in())?).unwrap();
    /// let again = replay.insert(Provider::new("P1", Services::built_in())?).unwrap_err();
    /// assert_eq!(again.to_string(), "the replay has a provider of this id");
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

    /// Judges one event and carries it out, as the mode says.
    ///
    /// # Errors
    /// Malformed input, and a day before the provider's last event; neither changes anything.
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

    /// Judges an event and carries it out as the mode says; `look` sees the provider as it stands before. `None` for an event left alone.
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
            let stood = known.is_some() && provider.last_on.is_none_or(|last| last <= audit.as_of);
            if stood && audit.as_of < event.on && self.mode.carries_out(&self.decision) {
                audit.done.push((provider.id().into(), provider.audit_standing(audit.as_of)));
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

    /// The audits of the day given to [`Replay::auditing`], by provider; a provider without events until then has none.
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
            standing.map(|provider| (provider.id(), Cow::Owned(provider.audit_standing(audit.as_of)))).collect();
        audits.extend(audit.done.iter().map(|(provider, decision)| (provider.as_str(), Cow::Borrowed(decision))));
        audits.sort_unstable_by_key(|(provider, _)| *provider);
        audits
    }
}

/// A replay that reads text, in pieces of any size, and writes the contract's lines.
///
/// Memory stays within one line, the state and, in an audit, the findings.
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
    /// The beginning of a line whose end has not come yet, never more than a byte over the limit.
    begun: Vec<u8>,
}

impl ReplayText {
    /// A replay that has read nothing; where providers are resumed, it goes on from how they stand.
    ///
    /// ```
    /// use rehab_rules::{Mode, Provider, Replay, Services, Shown, log::ReplayText};
    /// let stood = br#"{"snapshot":1,"provider":"P1","last_on":"2026-01-09"}"#;
    /// let provider = Provider::from_json(stood, Services::built_in())?;
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

    /// Reads a piece of the log and writes a line for each line of it that ends there.
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

    /// Reads the last line when its `\n` is missing.
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

    /// Reads one line under its own number: for logs whose lines are not read in their order.
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

    /// The audit's findings, one a line, for a replay made with [`Replay::auditing`].
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

    /// What the provider search shows on the day given to [`Replay::until`], one course a line.
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

    /// The replay behind the text: its providers as they stand.
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
        // An audit and a search tell of a day, not of the events; of the log they report what is malformed.
        let tells_of_a_day = self.replay.audit.is_some() || self.replay.until.is_some();
        let asks_remedies = self.shown.remedies && !tells_of_a_day;
        let judged = read_fields(line).and_then(|event| {
            self.replay.event_with(&event, |provider, decision| asks_remedies.then(|| remedies(provider, &event, decision)))
        });
        match judged {
            Ok(_) if tells_of_a_day => {}
            Ok(remedies) => {
                contract::write_decision(out, self.line, &self.replay.decision, self.shown, remedies.flatten().as_deref())
            }
            Err(error) => contract::write_error(out, self.line, &error, self.shown.language),
        }
    }
}

/// The remedies of each prohibition, in their order.
fn remedies(provider: &Provider, event: &Event<'_>, decision: &Decision) -> Vec<Vec<Action<'static>>> {
    let prohibitions = decision.findings().filter(|finding| finding.effect == Effect::Prohibition);
    prohibitions.map(|finding| provider.remedies(&event.action, event.on, &finding)).collect()
}

/// Replays a log: one decision or error a line, the same bytes in every language.
///
/// ```
/// use rehab_rules::{Mode, Services, Shown, replay_text};
/// let out = replay_text(b"not json\n", Services::built_in(), Mode::Enforce, Shown::default());
/// assert!(out.starts_with(r#"{"line":1,"error":{"code":"invalid_value","message":"#));
/// ```
#[must_use]
pub fn replay_text(log: impl AsRef<[u8]>, services: Services, mode: Mode, shown: Shown) -> String {
    let mut replay = ReplayText::new(Replay::new(services, mode), shown);
    // A decision is mostly longer than its line.
    let log = log.as_ref();
    let mut out = String::with_capacity(log.len().saturating_mul(2));
    replay.feed(log, &mut out);
    replay.finish(&mut out);
    out
}

/// Audits the providers of a log on a day: the findings, one a line, and apart from them a line for each malformed line of
/// the log.
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
