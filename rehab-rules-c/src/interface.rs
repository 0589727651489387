//! The declarations of `rehab_rules.h`.
#![expect(unsafe_code, reason = "`no_mangle`: C finds a function by its name, and no other library uses this prefix")]

use crate::border::{Nothing, RehabRulesText, RehabRulesView, emptied, handle, lent};
use crate::failure::{Failure, LANGUAGES, RehabRulesError, RehabRulesStatus, ask, call};
use rehab_rules::{
    Action, Decision, ErrorCode, InputError, Language, Mode, NaiveDate, Provider, ServiceDescription, Services, receipt,
};
use std::ffi::c_char;
use std::mem::MaybeUninit;
use std::ptr;
use std::sync::Arc;

/// The version number of this interface. It grows when programs compiled with an older header no longer work with the library; additions do not
/// change it.
pub const REHAB_RULES_ABI: u32 = 1;

/// No date.
pub const REHAB_RULES_NO_DAY: i32 = i32::MIN;

/// The language of messages.
#[repr(C)]
#[expect(dead_code, reason = "the names are for the header; a number from C may be none of them")]
pub enum RehabRulesLanguage {
    /// JSON without messages, which is faster; error messages in English.
    None = 0,
    /// English.
    En = 1,
    /// Finnish.
    Fi = 2,
    /// Swedish.
    Sv = 3,
}

/// What happens to prohibited actions.
#[repr(C)]
#[expect(dead_code, reason = "the names are for the header; a number from C may be none of them")]
pub enum RehabRulesMode {
    /// They are not applied.
    Enforce = 0,
    /// They are reported, but applied anyway (for historical data).
    Observe = 1,
}

/// Service descriptions. Providers made with them remain valid after they are freed.
pub struct RehabRulesServices(Arc<Services>);

/// The state of one service provider: its courses and clients.
pub struct RehabRulesProvider(Provider);

/// A decision or an audit; it can be filled repeatedly.
pub struct RehabRulesDecision {
    decision: Decision,
    /// Whether the last call filled it: a failed call leaves nothing that could be mistaken for a result.
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

/// A finding of a decision. Its texts belong to the decision: they are valid until it is filled again or freed.
#[repr(C)]
pub struct RehabRulesFinding {
    /// The rule, for example `course/minimum-clients`; docs/rules has a page for each rule.
    pub rule: RehabRulesView,
    /// The effect: `prohibition`, `violation`, `undetermined`, `obligation`, `right`, `recommendation`, `unregulated` or `notice`.
    pub effect: RehabRulesView,
    /// The course; no data if no course is concerned.
    pub course: RehabRulesView,
    /// The client; no data if no client is concerned.
    pub client: RehabRulesView,
    /// The due date; REHAB_RULES_NO_DAY if there is none.
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

/// A date by its number. Dates outside the range of input are rejected by the core; a number that is not a date is rejected here.
fn day(number: i32, parameter: &'static str) -> Result<NaiveDate, InputError> {
    NaiveDate::from_epoch_days(number).ok_or_else(|| InputError::at(ErrorCode::InvalidDate, parameter))
}

/// A parameter that may not be null.
fn given<T>(parameter: Option<T>, name: &'static str) -> Result<T, Failure> {
    parameter.ok_or(Failure::Misuse(name))
}

/// The version number of the library's interface. Compare it with REHAB_RULES_ABI before any other call: if they differ, the header does not
/// describe the library.
///
/// ```c
/// if (rehab_rules_abi() != REHAB_RULES_ABI) abort();
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_abi() -> u32 {
    REHAB_RULES_ABI
}

/// The version of the library, for example `0.2.0`, zero-terminated. It belongs to the library: do not free it.
///
/// ```c
/// printf("rehab-rules %s\n", rehab_rules_version());
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_version() -> *const c_char {
    concat!(env!("CARGO_PKG_VERSION"), "\0").as_ptr().cast()
}

/// The built-in service descriptions and those in `json`: one description or a list (docs/reference/services.md); NULL and 0 for none. A
/// description with the id of a built-in one replaces it. Free them with `rehab_rules_services_free`.
///
/// Malformed: an invalid description; the field is its path.
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

/// A new provider with an id of 1 to 200 characters and an empty state. Free it with `rehab_rules_provider_free`.
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

/// A provider from a snapshot: the result of `rehab_rules_provider_snapshot`, or complete and valid rows (docs/schemas/snapshot.schema.json). Free
/// it with `rehab_rules_provider_free`.
///
/// Malformed: the first error; the field is its path.
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

/// A provider from a registry's rows on the date `as_of`, which may be invalid or incomplete (docs/how-to/tables.md): an object with the lists of a
/// snapshot, of which only `provider` is required. Valid rows are read. `report`, unless it is NULL, receives the rest:
/// `{"errors":[{"table":…,"path":…,"id":…,"code":…,"value":…,"expected":…,"message":…},…],"not_loaded":["capacity",…]}`. Nothing is concluded
/// from what is not loaded. Free the provider with `rehab_rules_provider_free`, the report with `rehab_rules_text_free`.
///
/// Malformed: input that is not one JSON object, the id of the provider, the date. All other errors are in the report.
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

/// The provider as JSON, which you can store and read with `rehab_rules_provider_from_snapshot`. Free it with `rehab_rules_text_free`.
///
/// For a provider made by `rehab_rules_provider_load`, `not_loaded` lists what was missing, and each table with a rejected row. Read such a snapshot
/// with `rehab_rules_provider_load`; `rehab_rules_provider_from_snapshot` accepts only complete ones.
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

/// Evaluates an action on the date `on` without applying it, and fills the decision. `action` is a JSON object like an event in docs/log.md, but
/// without `on` and `provider`.
///
/// Malformed: the action, the date (also one before the provider's last event), or an unknown course or client. The decision is then empty.
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

/// Like `rehab_rules_provider_evaluate`, but also applies the action: with REHAB_RULES_MODE_ENFORCE if it is allowed, with REHAB_RULES_MODE_OBSERVE
/// in any case. A malformed action is not applied.
///
/// ```c
/// const char *action = "{\"action\":\"set_group_size\",\"course\":\"C1\",\"group_size\":10}";
/// if (rehab_rules_provider_apply(provider, action, strlen(action), 20514, REHAB_RULES_MODE_ENFORCE, decision, &error)
///     != REHAB_RULES_STATUS_OK) abort();
/// if (rehab_rules_decision_allowed(decision)) puts("applied");
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

/// Audits the provider on the date `as_of`: fills the decision with findings about what is due and what is broken.
///
/// Malformed: the date, also one before the provider's last event.
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

/// The explanation of a decision on an action, as JSON (docs/how-to/answers.md, "Why"): every rule, whether it was evaluated, the facts read and
/// each comparison. Free it with `rehab_rules_text_free`.
///
/// Malformed: as for `rehab_rules_provider_evaluate`.
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

/// The decision on an action with all the facts behind it, as JSON with a digest (docs/how-to/answers.md, "Prove it later"). Store it with the
/// decision; `rehab_rules_verify` evaluates it again. Free it with `rehab_rules_text_free`.
///
/// Malformed: as for `rehab_rules_provider_evaluate`.
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

/// Evaluates the facts of a receipt again, and returns as JSON whether it holds and what differs. Nothing but the receipt is needed. Free the
/// result with `rehab_rules_text_free`.
///
/// Malformed: an invalid receipt; the field is the path of the error.
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

/// An empty decision for calls to fill. One is enough for any number of calls: filling it again allocates nothing. Free it with
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

/// Whether no finding is a prohibition; false for an empty decision and for NULL.
///
/// ```c
/// if (!rehab_rules_decision_allowed(decision)) puts("not allowed");
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_decision_allowed(decision: Option<&RehabRulesDecision>) -> bool {
    ask(false, || decision.and_then(RehabRulesDecision::filled).is_some_and(Decision::allowed))
}

/// Whether no finding is undetermined: no fact is missing, and the sources leave no question open; false for an empty decision and for NULL. An
/// action that is allowed but not clear may turn out to be prohibited when the missing fact is known.
///
/// ```c
/// if (rehab_rules_decision_allowed(decision) && !rehab_rules_decision_clear(decision)) puts("as far as is known");
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_decision_clear(decision: Option<&RehabRulesDecision>) -> bool {
    ask(false, || decision.and_then(RehabRulesDecision::filled).is_some_and(Decision::is_clear))
}

/// The number of findings; 0 for an empty decision and for NULL.
///
/// ```c
/// for (size_t index = 0; index < rehab_rules_decision_findings(decision); index++) puts("a finding");
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_decision_findings(decision: Option<&RehabRulesDecision>) -> usize {
    ask(0, || decision.and_then(RehabRulesDecision::filled).map_or(0, |decision| decision.findings().len()))
}

/// A finding by its index from 0. Its texts belong to the decision and are valid until it is filled again or freed. The compared values are in
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

/// The message of a finding in a language. Free it with `rehab_rules_text_free`.
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

/// The decision as JSON: `allowed` and `findings` as in docs/schemas/decision.schema.json. With a language each finding has a message. Free it with
/// `rehab_rules_text_free`.
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

/// The stable code of an error: one of those in docs/log.md for malformed input, otherwise `misuse` or `fault`. Zero-terminated; it belongs to the
/// error. NULL for NULL.
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

/// Where the error is: the path of a field, for example `periods[0].end`, or the name of a parameter. Zero-terminated; it belongs to the error. NULL
/// if the error concerns the whole input.
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

/// The message of an error, for people. Zero-terminated; it belongs to the error. NULL for NULL, and for an unknown language.
///
/// ```c
/// RehabRulesProvider *none;
/// if (rehab_rules_provider_new(services, "", 0, &none, &error) != REHAB_RULES_STATUS_MALFORMED) abort();
/// puts(rehab_rules_error_message(error, REHAB_RULES_LANGUAGE_FI));
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_error_message(error: Option<&RehabRulesError>, language: u32) -> *const c_char {
    // No language means English, like number 1.
    let place = language.saturating_sub(1) as usize;
    ask(ptr::null(), || error.and_then(|error| error.messages.get(place)).map_or(ptr::null(), |message| message.as_ptr()))
}

/// Frees a text and empties it. Does nothing for NULL and for an empty text.
///
/// ```c
/// rehab_rules_text_free(&text);
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_text_free(text: Option<&mut RehabRulesText>) {
    ask((), || text.into_iter().for_each(RehabRulesText::free));
}

/// Frees an error. Does nothing for NULL.
///
/// ```c
/// rehab_rules_error_free(error);
/// error = NULL;
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_error_free(error: Option<Box<RehabRulesError>>) {
    ask((), || drop(error));
}

/// Frees a decision. Does nothing for NULL.
///
/// ```c
/// rehab_rules_decision_free(decision);
/// decision = NULL;
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_decision_free(decision: Option<Box<RehabRulesDecision>>) {
    ask((), || drop(decision));
}

/// Frees a provider. Does nothing for NULL.
///
/// ```c
/// rehab_rules_provider_free(provider);
/// provider = NULL;
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn rehab_rules_provider_free(provider: Option<Box<RehabRulesProvider>>) {
    ask((), || drop(provider));
}

/// Frees service descriptions; providers made with them remain valid. Does nothing for NULL.
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

    /// The header's statement about threads.
    #[test]
    fn a_handle_may_move_to_another_thread() {
        fn moves<T: Send>() {}
        moves::<RehabRulesServices>();
        moves::<RehabRulesProvider>();
        moves::<RehabRulesDecision>();
        moves::<RehabRulesError>();
    }
}
