//! What `rehab_rules.h` declares.
#![expect(unsafe_code, reason = "`no_mangle`: C finds a function by its name, of which no other library has one that begins so")]

use crate::border::{Nothing, RehabRulesText, RehabRulesView, emptied, handle, lent};
use crate::failure::{Failure, LANGUAGES, RehabRulesError, RehabRulesStatus, ask, call};
use rehab_rules::{
    Action, Decision, ErrorCode, InputError, Language, Mode, NaiveDate, Provider, ServiceDescription, Services, receipt,
};
use std::ffi::c_char;
use std::mem::MaybeUninit;
use std::ptr;
use std::sync::Arc;

/// The number of this interface. It grows when a program that was compiled with this header would no longer run with the library; what is only
/// added does not change it.
pub const REHAB_RULES_ABI: u32 = 1;

/// No day.
pub const REHAB_RULES_NO_DAY: i32 = i32::MIN;

/// The language of messages.
#[repr(C)]
#[expect(dead_code, reason = "the names are for the header; what comes in from C is a number that may have none")]
pub enum RehabRulesLanguage {
    /// JSON without messages, which is faster; of errors, English.
    None = 0,
    /// English.
    En = 1,
    /// Finnish.
    Fi = 2,
    /// Swedish.
    Sv = 3,
}

/// What becomes of an action that is prohibited.
#[repr(C)]
#[expect(dead_code, reason = "the names are for the header; what comes in from C is a number that may have none")]
pub enum RehabRulesMode {
    /// It is not carried out.
    Enforce = 0,
    /// It is carried out all the same, as something that has happened.
    Observe = 1,
}

/// Service descriptions. Providers that are made with them go on when they are freed.
pub struct RehabRulesServices(Arc<Services>);

/// What is known of one service provider: its courses and clients.
pub struct RehabRulesProvider(Provider);

/// A decision, or an audit: a place that is filled again and again.
pub struct RehabRulesDecision {
    decision: Decision,
    /// Whether the last call filled it: one that failed leaves nothing that could be taken for an answer.
    is_filled: bool,
}

impl RehabRulesDecision {
    fn fill(&mut self, fill: impl FnOnce(&mut Decision) -> Result<(), Failure>) -> Result<(), Failure> {
        self.is_filled = false;
        fill(&mut self.decision)?;
        self.is_filled = true;
        Ok(())
    }

    fn filled(&self) -> Option<&Decision> {
        self.is_filled.then_some(&self.decision)
    }
}

/// A finding of a decision. Its texts are the decision's: they hold until that is filled again or freed.
#[repr(C)]
pub struct RehabRulesFinding {
    /// The rule, for example `course/minimum-clients`; docs/rules has a page for each.
    pub rule: RehabRulesView,
    /// What it amounts to: `prohibition`, `violation`, `undetermined`, `obligation`, `right`, `recommendation`, `unregulated` or `notice`.
    pub effect: RehabRulesView,
    /// The course; without data where none is concerned.
    pub course: RehabRulesView,
    /// The client; without data where none is concerned.
    pub client: RehabRulesView,
    /// The last day on which it is in time; REHAB_RULES_NO_DAY where there is none.
    pub due: i32,
}

impl Nothing for RehabRulesFinding {
    const NONE: Self = Self {
        rule: RehabRulesView::NONE,
        effect: RehabRulesView::NONE,
        course: RehabRulesView::NONE,
        client: RehabRulesView::NONE,
        due: REHAB_RULES_NO_DAY,
    };
}

fn language(number: u32) -> Result<Option<Language>, Failure> {
    let place = number.checked_sub(1);
    place.map(|place| given(LANGUAGES.get(place as usize).copied(), "language")).transpose()
}

fn mode(number: u32) -> Result<Mode, Failure> {
    match number {
        0 => Ok(Mode::Enforce),
        1 => Ok(Mode::Observe),
        _ => Err(Failure::Misuse("mode")),
    }
}

/// A day by its number. Days beyond the calendar, which the core refuses, are days; a number that is none is refused here.
fn day(number: i32, parameter: &'static str) -> Result<NaiveDate, InputError> {
    NaiveDate::from_epoch_days(number).ok_or_else(|| InputError::at(ErrorCode::InvalidDate, parameter))
}

/// A parameter that may not be null.
fn given<T>(parameter: Option<T>, name: &'static str) -> Result<T, Failure> {
    parameter.ok_or(Failure::Misuse(name))
}

/// The number of the interface that the library has. Compare it with REHAB_RULES_ABI of the header before all else: with another number nothing
/// that the header says holds.
///
/// ```c
/// if (rehab_rules_abi() != REHAB_RULES_ABI) abort();
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_abi() -> u32 {
    REHAB_RULES_ABI
}

/// The version of the library, for example `0.2.0`, ended by a zero byte. It belongs to the library: do not free it.
///
/// ```c
/// printf("rehab-rules %s\n", rehab_rules_version());
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_version() -> *const c_char {
    concat!(env!("CARGO_PKG_VERSION"), "\0").as_ptr().cast()
}

/// The built-in service descriptions, and those in `json`: one description or a list, as docs/reference/services.md has them; NULL and 0 for none.
/// One with the id of a built-in one takes its place. Free them with `rehab_rules_services_free`.
///
/// Malformed: a description; the field is its path.
///
/// ```c
/// if (rehab_rules_services_new(NULL, 0, &services, &error) != REHAB_RULES_STATUS_OK) abort();
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_services_new(
    json: *const c_char,
    length: usize,
    out: Option<&mut MaybeUninit<*mut RehabRulesServices>>,
    error: Option<&mut MaybeUninit<*mut RehabRulesError>>,
) -> RehabRulesStatus {
    let out = emptied(out);
    call(error, || {
        let out = given(out, "out")?;
        let services = lent(json, length, "json", |json| match json {
            [] => Ok(Services::built_in()),
            json => Ok(ServiceDescription::read_all(json).and_then(Services::with)?),
        })?;
        *out = handle(RehabRulesServices(Arc::new(services)));
        Ok(())
    })
}

/// A provider of which nothing is known yet but its id, a text of 1 to 200 characters. Free it with `rehab_rules_provider_free`.
///
/// Malformed: the id.
///
/// ```c
/// if (rehab_rules_provider_new(services, "P1", 2, &provider, &error) != REHAB_RULES_STATUS_OK) abort();
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_provider_new(
    services: Option<&RehabRulesServices>,
    id: *const c_char,
    length: usize,
    out: Option<&mut MaybeUninit<*mut RehabRulesProvider>>,
    error: Option<&mut MaybeUninit<*mut RehabRulesError>>,
) -> RehabRulesStatus {
    let out = emptied(out);
    call(error, || {
        let (services, out) = (given(services, "services")?, given(out, "out")?);
        let provider = lent(id, length, "id", |id| {
            let id = std::str::from_utf8(id).map_err(|_| InputError::at(ErrorCode::InvalidValue, "provider"))?;
            Ok(Provider::new(id, Arc::clone(&services.0))?)
        })?;
        *out = handle(RehabRulesProvider(provider));
        Ok(())
    })
}

/// A provider from a snapshot: what `rehab_rules_provider_snapshot` gave, or rows that are complete and right (docs/schemas/snapshot.schema.json).
/// Free it with `rehab_rules_provider_free`.
///
/// Malformed: the first thing that is wrong; the field is its path.
///
/// ```c
/// const char *snapshot = "{\"snapshot\":1,\"provider\":\"P1\"}";
/// if (rehab_rules_provider_from_snapshot(services, snapshot, strlen(snapshot), &provider, &error) != REHAB_RULES_STATUS_OK) abort();
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_provider_from_snapshot(
    services: Option<&RehabRulesServices>,
    json: *const c_char,
    length: usize,
    out: Option<&mut MaybeUninit<*mut RehabRulesProvider>>,
    error: Option<&mut MaybeUninit<*mut RehabRulesError>>,
) -> RehabRulesStatus {
    let out = emptied(out);
    call(error, || {
        let (services, out) = (given(services, "services")?, given(out, "out")?);
        let provider = lent(json, length, "json", |json| Ok(Provider::from_json(json, Arc::clone(&services.0))?))?;
        *out = handle(RehabRulesProvider(provider));
        Ok(())
    })
}

/// A provider from a registry's rows as they stand on the day `as_of`, wrong and lacking ones too (docs/how-to/tables.md): an object with the lists of a
/// snapshot, of which only `provider` is needed. What can be taken is taken. In `report`, unless that is NULL, stands what was not:
/// `{"errors":[{"table":…,"path":…,"id":…,"code":…,"value":…,"expected":…,"message":…},…],"not_loaded":["capacity",…]}`; of what is not
/// loaded nothing is said, and no answer rests on it. Free the provider with `rehab_rules_provider_free`, the report with
/// `rehab_rules_text_free`.
///
/// Malformed: what is not one JSON object, the id of the provider, the day. All else is in the report.
///
/// ```c
/// const char *rows = "{\"provider\":\"P1\",\"capacity\":[{\"service\":\"kela.family-carers\",\"year\":2026,\"places\":\"many\"}]}";
/// if (rehab_rules_provider_load(services, rows, strlen(rows), 20514, REHAB_RULES_LANGUAGE_FI, &provider, &text, &error)
///     != REHAB_RULES_STATUS_OK) abort();
/// assert(strstr(text.data, "\"path\":\"capacity[0].places\""));
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_provider_load(
    services: Option<&RehabRulesServices>,
    json: *const c_char,
    length: usize,
    as_of: i32,
    language: u32,
    out: Option<&mut MaybeUninit<*mut RehabRulesProvider>>,
    report: Option<&mut MaybeUninit<RehabRulesText>>,
    error: Option<&mut MaybeUninit<*mut RehabRulesError>>,
) -> RehabRulesStatus {
    let (out, report) = (emptied(out), emptied(report));
    call(error, || {
        let language = self::language(language)?.unwrap_or(Language::En);
        let (services, out) = (given(services, "services")?, given(out, "out")?);
        let loaded =
            lent(json, length, "json", |json| Ok(Provider::load_json(json, Arc::clone(&services.0), day(as_of, "as_of")?)?))?;
        if let Some(report) = report {
            let errors: Vec<String> = loaded.errors.iter().map(|error| error.to_json(language)).collect();
            let parts: Vec<String> = loaded.provider.not_loaded().iter().map(|part| format!("\"{}\"", part.as_str())).collect();
            *report = RehabRulesText::of(format!(r#"{{"errors":[{}],"not_loaded":[{}]}}"#, errors.join(","), parts.join(",")));
        }
        *out = handle(RehabRulesProvider(loaded.provider));
        Ok(())
    })
}

/// The provider as JSON, to be kept and read again by `rehab_rules_provider_from_snapshot`. Free it with `rehab_rules_text_free`.
///
/// Of a provider that was loaded it names in `not_loaded` what was left out, and each table of which a row was refused:
/// `rehab_rules_provider_load` reads it again, `rehab_rules_provider_from_snapshot` only what is complete.
///
/// ```c
/// if (rehab_rules_provider_snapshot(provider, &text, &error) != REHAB_RULES_STATUS_OK) abort();
/// assert(strstr(text.data, "\"provider\":\"P1\""));
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_provider_snapshot(
    provider: Option<&RehabRulesProvider>,
    out: Option<&mut MaybeUninit<RehabRulesText>>,
    error: Option<&mut MaybeUninit<*mut RehabRulesError>>,
) -> RehabRulesStatus {
    let out = emptied(out);
    call(error, || {
        let (provider, out) = (given(provider, "provider")?, given(out, "out")?);
        *out = RehabRulesText::of(provider.0.to_json());
        Ok(())
    })
}

/// May this be done on the day `on`? Changes nothing but the decision, which is filled. `action` is a JSON object as docs/log.md has it, without
/// `on` and `provider`.
///
/// Malformed: the action, the day (also one before the provider's last event), or what the action names and the provider does not know. The
/// decision is then empty, and no answer.
///
/// ```c
/// const char *action = "{\"action\":\"confirm_course\",\"course\":\"C1\"}";
/// if (rehab_rules_provider_evaluate(provider, action, strlen(action), 20514, decision, &error) != REHAB_RULES_STATUS_OK) abort();
/// assert(!rehab_rules_decision_allowed(decision)); // it has one client of at least six
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_provider_evaluate(
    provider: Option<&RehabRulesProvider>,
    action: *const c_char,
    length: usize,
    on: i32,
    decision: Option<&mut RehabRulesDecision>,
    error: Option<&mut MaybeUninit<*mut RehabRulesError>>,
) -> RehabRulesStatus {
    call(error, || {
        given(decision, "decision")?.fill(|decision| {
            let provider = given(provider, "provider")?;
            lent(action, length, "action", |action| {
                Ok(provider.0.evaluate_into(&Action::from_json(action)?, day(on, "on")?, decision)?)
            })
        })
    })
}

/// As `rehab_rules_provider_evaluate`, and carries the action out: by REHAB_RULES_MODE_ENFORCE if it is allowed, by REHAB_RULES_MODE_OBSERVE in any
/// case. What is malformed changes nothing.
///
/// ```c
/// const char *action = "{\"action\":\"set_group_size\",\"course\":\"C1\",\"group_size\":10}";
/// if (rehab_rules_provider_apply(provider, action, strlen(action), 20514, REHAB_RULES_MODE_ENFORCE, decision, &error)
///     != REHAB_RULES_STATUS_OK) abort();
/// if (rehab_rules_decision_allowed(decision)) puts("carried out");
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_provider_apply(
    provider: Option<&mut RehabRulesProvider>,
    action: *const c_char,
    length: usize,
    on: i32,
    mode: u32,
    decision: Option<&mut RehabRulesDecision>,
    error: Option<&mut MaybeUninit<*mut RehabRulesError>>,
) -> RehabRulesStatus {
    call(error, || {
        given(decision, "decision")?.fill(|decision| {
            let (provider, mode) = (given(provider, "provider")?, self::mode(mode)?);
            lent(action, length, "action", |action| {
                Ok(provider.0.apply_into(&Action::from_json(action)?, day(on, "on")?, mode, decision)?)
            })
        })
    })
}

/// What is due and what is broken on the day `as_of`: the findings of the decision, which is filled.
///
/// Malformed: the day, also one before the provider's last event.
///
/// ```c
/// if (rehab_rules_provider_audit(provider, 20514, decision, &error) != REHAB_RULES_STATUS_OK) abort();
/// printf("%zu findings\n", rehab_rules_decision_findings(decision));
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_provider_audit(
    provider: Option<&RehabRulesProvider>,
    as_of: i32,
    decision: Option<&mut RehabRulesDecision>,
    error: Option<&mut MaybeUninit<*mut RehabRulesError>>,
) -> RehabRulesStatus {
    call(error, || {
        given(decision, "decision")?.fill(|decision| {
            *decision = given(provider, "provider")?.0.audit(day(as_of, "as_of")?)?;
            Ok(())
        })
    })
}

/// How the decision on an action comes about, as JSON (docs/how-to/answers.md, "Why"): every rule that was asked or not, the facts read, each comparison.
/// Free it with `rehab_rules_text_free`.
///
/// Malformed: as of `rehab_rules_provider_evaluate`.
///
/// ```c
/// const char *action = "{\"action\":\"confirm_course\",\"course\":\"C1\"}";
/// if (rehab_rules_provider_explain(provider, action, strlen(action), 20514, REHAB_RULES_LANGUAGE_FI, &text, &error)
///     != REHAB_RULES_STATUS_OK) abort();
/// puts(text.data);
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_provider_explain(
    provider: Option<&RehabRulesProvider>,
    action: *const c_char,
    length: usize,
    on: i32,
    language: u32,
    out: Option<&mut MaybeUninit<RehabRulesText>>,
    error: Option<&mut MaybeUninit<*mut RehabRulesError>>,
) -> RehabRulesStatus {
    let out = emptied(out);
    call(error, || {
        let language = self::language(language)?;
        let (provider, out) = (given(provider, "provider")?, given(out, "out")?);
        let explanation =
            lent(action, length, "action", |action| Ok(provider.0.explain(&Action::from_json(action)?, day(on, "on")?)?))?;
        *out = RehabRulesText::of(explanation.to_json(language));
        Ok(())
    })
}

/// The decision on an action with all that it rests on, as JSON with a digest (docs/how-to/answers.md, "Prove it later"): to be stored beside the decision and
/// judged again by `rehab_rules_verify`. Free it with `rehab_rules_text_free`.
///
/// Malformed: as of `rehab_rules_provider_evaluate`.
///
/// ```c
/// const char *action = "{\"action\":\"confirm_course\",\"course\":\"C1\"}";
/// if (rehab_rules_provider_receipt(provider, action, strlen(action), 20514, &text, &error) != REHAB_RULES_STATUS_OK) abort();
/// puts(text.data);
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_provider_receipt(
    provider: Option<&RehabRulesProvider>,
    action: *const c_char,
    length: usize,
    on: i32,
    out: Option<&mut MaybeUninit<RehabRulesText>>,
    error: Option<&mut MaybeUninit<*mut RehabRulesError>>,
) -> RehabRulesStatus {
    let out = emptied(out);
    call(error, || {
        let (provider, out) = (given(provider, "provider")?, given(out, "out")?);
        let receipt =
            lent(action, length, "action", |action| Ok(provider.0.receipt(&Action::from_json(action)?, day(on, "on")?)?))?;
        *out = RehabRulesText::of(receipt.to_json().to_owned());
        Ok(())
    })
}

/// Judges the facts of a receipt again, and says as JSON whether it holds and what differs; needed is nothing else. Free the answer with
/// `rehab_rules_text_free`.
///
/// Malformed: what is no receipt; the field is the path of what is wrong.
///
/// ```c
/// RehabRulesText answer;
/// const char *action = "{\"action\":\"confirm_course\",\"course\":\"C1\"}";
/// if (rehab_rules_provider_receipt(provider, action, strlen(action), 20514, &text, &error) != REHAB_RULES_STATUS_OK) abort();
/// if (rehab_rules_verify(text.data, text.length, &answer, &error) != REHAB_RULES_STATUS_OK) abort();
/// assert(strstr(answer.data, "\"holds\":true"));
/// rehab_rules_text_free(&answer);
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_verify(
    json: *const c_char,
    length: usize,
    out: Option<&mut MaybeUninit<RehabRulesText>>,
    error: Option<&mut MaybeUninit<*mut RehabRulesError>>,
) -> RehabRulesStatus {
    let out = emptied(out);
    call(error, || {
        let out = given(out, "out")?;
        *out = RehabRulesText::of(lent(json, length, "json", |json| Ok(receipt::verify(json)?))?.to_json());
        Ok(())
    })
}

/// A decision to be filled, which is no answer before. One is enough for any number of calls: filled again, it allocates nothing. Free it with
/// `rehab_rules_decision_free`.
///
/// ```c
/// decision = rehab_rules_decision_new();
/// assert(!rehab_rules_decision_allowed(decision));
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_decision_new() -> *mut RehabRulesDecision {
    ask(ptr::null_mut(), || handle(RehabRulesDecision { decision: Decision::new(), is_filled: false }))
}

/// Whether no finding is a prohibition; of an empty decision and of NULL, false.
///
/// ```c
/// if (!rehab_rules_decision_allowed(decision)) puts("it may not be done");
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_decision_allowed(decision: Option<&RehabRulesDecision>) -> bool {
    ask(false, || decision.and_then(RehabRulesDecision::filled).is_some_and(Decision::allowed))
}

/// Whether nothing is undetermined: no fact is missing, and the sources leave nothing open; of an empty decision and of NULL, false. What is
/// allowed and not clear may turn out to be prohibited once the missing fact is known.
///
/// ```c
/// if (rehab_rules_decision_allowed(decision) && !rehab_rules_decision_clear(decision)) puts("as far as is known");
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_decision_clear(decision: Option<&RehabRulesDecision>) -> bool {
    ask(false, || decision.and_then(RehabRulesDecision::filled).is_some_and(Decision::is_clear))
}

/// How many findings there are; of an empty decision and of NULL, 0.
///
/// ```c
/// for (size_t index = 0; index < rehab_rules_decision_findings(decision); index++) puts("a finding");
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_decision_findings(decision: Option<&RehabRulesDecision>) -> usize {
    ask(0, || decision.and_then(RehabRulesDecision::filled).map_or(0, |decision| decision.findings().len()))
}

/// A finding, counted from 0. Its texts are not yours, and hold until the decision is filled again or freed. The figures that were compared are in
/// `rehab_rules_decision_json`.
///
/// ```c
/// RehabRulesFinding finding;
/// if (rehab_rules_decision_finding(decision, 0, &finding, &error) != REHAB_RULES_STATUS_OK) abort();
/// printf("%.*s\n", (int)finding.rule.length, finding.rule.data);
/// if (finding.due != REHAB_RULES_NO_DAY) printf("due in %d days\n", finding.due - 20514);
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_decision_finding(
    decision: Option<&RehabRulesDecision>,
    index: usize,
    out: Option<&mut MaybeUninit<RehabRulesFinding>>,
    error: Option<&mut MaybeUninit<*mut RehabRulesError>>,
) -> RehabRulesStatus {
    let out = emptied(out);
    call(error, || {
        let out = given(out, "out")?;
        let decision = given(decision.and_then(RehabRulesDecision::filled), "decision")?;
        let finding = given(decision.findings().nth(index), "index")?;
        *out = RehabRulesFinding {
            rule: RehabRulesView::of(Some(finding.rule.id)),
            effect: RehabRulesView::of(Some(finding.effect.as_str())),
            course: RehabRulesView::of(finding.course),
            client: RehabRulesView::of(finding.client),
            due: finding.due.map_or(REHAB_RULES_NO_DAY, |day| day.to_epoch_days()),
        };
        Ok(())
    })
}

/// What a finding says, in a language. Free it with `rehab_rules_text_free`.
///
/// ```c
/// if (rehab_rules_decision_message(decision, 0, REHAB_RULES_LANGUAGE_SV, &text, &error) != REHAB_RULES_STATUS_OK) abort();
/// puts(text.data);
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_decision_message(
    decision: Option<&RehabRulesDecision>,
    index: usize,
    language: u32,
    out: Option<&mut MaybeUninit<RehabRulesText>>,
    error: Option<&mut MaybeUninit<*mut RehabRulesError>>,
) -> RehabRulesStatus {
    let out = emptied(out);
    call(error, || {
        let (language, out) = (given(self::language(language)?, "language")?, given(out, "out")?);
        let decision = given(decision.and_then(RehabRulesDecision::filled), "decision")?;
        let finding = given(decision.findings().nth(index), "index")?;
        *out = RehabRulesText::of(finding.message(language));
        Ok(())
    })
}

/// The decision as JSON, `allowed` and `findings` as docs/schemas/decision.schema.json has them; with a language each finding has a message. Free it
/// with `rehab_rules_text_free`.
///
/// ```c
/// if (rehab_rules_decision_json(decision, REHAB_RULES_LANGUAGE_NONE, &text, &error) != REHAB_RULES_STATUS_OK) abort();
/// puts(text.data);
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_decision_json(
    decision: Option<&RehabRulesDecision>,
    language: u32,
    out: Option<&mut MaybeUninit<RehabRulesText>>,
    error: Option<&mut MaybeUninit<*mut RehabRulesError>>,
) -> RehabRulesStatus {
    let out = emptied(out);
    call(error, || {
        let (language, out) = (self::language(language)?, given(out, "out")?);
        let decision = given(decision.and_then(RehabRulesDecision::filled), "decision")?;
        *out = RehabRulesText::of(decision.to_json(language));
        Ok(())
    })
}

/// What is wrong, as a word that stays as it is: docs/log.md lists those of what is malformed; else `misuse` or `fault`. Ended by a zero byte; it is
/// the error's. NULL of NULL.
///
/// ```c
/// RehabRulesProvider *none;
/// if (rehab_rules_provider_new(services, "", 0, &none, &error) != REHAB_RULES_STATUS_MALFORMED) abort();
/// assert(strcmp(rehab_rules_error_code(error), "invalid_value") == 0);
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_error_code(error: Option<&RehabRulesError>) -> *const c_char {
    ask(ptr::null(), || error.map_or(ptr::null(), |error| error.code.as_ptr()))
}

/// Where it is wrong: the path of a field, for example `periods[0].end`, or the name of a parameter. Ended by a zero byte; it is the error's. NULL
/// where the whole is wrong.
///
/// ```c
/// RehabRulesProvider *none;
/// if (rehab_rules_provider_new(services, "", 0, &none, &error) != REHAB_RULES_STATUS_MALFORMED) abort();
/// assert(strcmp(rehab_rules_error_field(error), "provider") == 0);
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_error_field(error: Option<&RehabRulesError>) -> *const c_char {
    ask(ptr::null(), || error.and_then(|error| error.field.as_ref()).map_or(ptr::null(), |field| field.as_ptr()))
}

/// What is wrong, for the person who has to put it right. Ended by a zero byte; it is the error's. NULL of NULL, and in no language.
///
/// ```c
/// RehabRulesProvider *none;
/// if (rehab_rules_provider_new(services, "", 0, &none, &error) != REHAB_RULES_STATUS_MALFORMED) abort();
/// puts(rehab_rules_error_message(error, REHAB_RULES_LANGUAGE_FI));
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_error_message(error: Option<&RehabRulesError>, language: u32) -> *const c_char {
    // None is English, as number 1 is.
    let place = language.saturating_sub(1) as usize;
    ask(ptr::null(), || error.and_then(|error| error.messages.get(place)).map_or(ptr::null(), |message| message.as_ptr()))
}

/// Frees a text, and empties it. NULL and an empty one are left alone.
///
/// ```c
/// rehab_rules_text_free(&text);
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_text_free(text: Option<&mut RehabRulesText>) {
    ask((), || text.into_iter().for_each(RehabRulesText::free));
}

/// Frees an error. NULL is left alone.
///
/// ```c
/// rehab_rules_error_free(error);
/// error = NULL;
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_error_free(error: Option<Box<RehabRulesError>>) {
    ask((), || drop(error));
}

/// Frees a decision. NULL is left alone.
///
/// ```c
/// rehab_rules_decision_free(decision);
/// decision = NULL;
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_decision_free(decision: Option<Box<RehabRulesDecision>>) {
    ask((), || drop(decision));
}

/// Frees a provider. NULL is left alone.
///
/// ```c
/// rehab_rules_provider_free(provider);
/// provider = NULL;
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_provider_free(provider: Option<Box<RehabRulesProvider>>) {
    ask((), || drop(provider));
}

/// Frees service descriptions; the providers that were made with them go on. NULL is left alone.
///
/// ```c
/// rehab_rules_services_free(services);
/// services = NULL;
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_services_free(services: Option<Box<RehabRulesServices>>) {
    ask((), || drop(services));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the header says of threads.
    #[test]
    fn a_handle_may_move_to_another_thread() {
        fn moves<T: Send>() {}
        moves::<RehabRulesServices>();
        moves::<RehabRulesProvider>();
        moves::<RehabRulesDecision>();
        moves::<RehabRulesError>();
    }
}
