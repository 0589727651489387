//! Receipts: a decision with everything that it is based on, to be stored with it and judged again.

use crate::contract::explanation::{write_facts, write_not_loaded};
use crate::contract::{write_action_members, write_whole_finding};
use crate::decide::decision::{About, Decision, WhenDenied};
use crate::decide::explain::Explanation;
use crate::decide::finding::FindingView;
use crate::decide::judge::judge_about;
use crate::input::action::Action;
use crate::input::error::{ErrorCode, InputError};
use crate::input::fields::{element, element_field};
use crate::input::holds_identity_code;
use crate::input::period::{Period, PeriodKind};
use crate::input::service::ServiceDescription;
use crate::json_writer::{write_object, write_text};
use crate::rules::RULES_VERSION;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::fact::{Fact, FactValue, Facts, Known};
use crate::state::provider::Provider;
use crate::words::closed_set;
use alloc::borrow::{Cow, ToOwned};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use chrono::NaiveDate;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// A decision with everything that it is based on, as canonical JSON: the same bytes in every programming language.
///
/// It has the `receipt` format number, the versions of the `engine` and of the rules (`rules_version`), `on`, `provider`, `action`,
/// `allowed`, `findings`, the `cases` with their facts (see [`Explanation`]), the `descriptions` by digest, and its own `digest`. An id
/// in the form of an identity code is null in it.
///
/// Keys are ordered by code point and there is no whitespace, as in RFC 8785. The digest is the SHA-256 of these bytes without the member
/// `digest`, in hexadecimal. The JSON may be stored in another layout: that does not change the digest.
///
/// ```
/// use rehab_rules::{Action, Provider, Services, calendar::read_day, receipt};
/// let provider = Provider::new("P1", Services::built_in())?;
/// let declare = Action::declare_capacity("kela.family-carers", 2026, 24);
/// let stored = provider.receipt(&declare, read_day("2026-01-02").unwrap())?.to_json().to_owned();
/// assert!(receipt::verify(&stored)?.holds());
///
/// let forged = stored.replace(r#""declared":24"#, r#""declared":240"#);
/// let verified = receipt::verify(&forged)?;
/// assert_eq!(verified.differences[0].what.as_str(), "digest");
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    text: String,
    digest: String,
}

impl Receipt {
    /// The receipt as canonical JSON.
    ///
    /// ```
    /// # use rehab_rules::{Action, Provider, Services, calendar::read_day};
    /// # let provider = Provider::new("P1", Services::built_in())?;
    /// # let declare = Action::declare_capacity("kela.family-carers", 2026, 24);
    /// let receipt = provider.receipt(&declare, read_day("2026-01-02").unwrap())?;
    /// assert!(receipt.to_json().starts_with(r#"{"action":{"action":"declare_capacity","#));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn to_json(&self) -> &str {
        &self.text
    }

    /// The digest of the whole receipt: SHA-256 in hexadecimal.
    ///
    /// ```
    /// # use rehab_rules::{Action, Provider, Services, calendar::read_day};
    /// # let provider = Provider::new("P1", Services::built_in())?;
    /// # let declare = Action::declare_capacity("kela.family-carers", 2026, 24);
    /// let receipt = provider.receipt(&declare, read_day("2026-01-02").unwrap())?;
    /// assert!(receipt.digest().len() == 64 && receipt.to_json().contains(receipt.digest()));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    fn of(provider: &str, why: &Explanation) -> Self {
        // Usually all cases have the same description: its digest is computed once.
        let mut descriptions: Vec<(&ServiceDescription, String)> = Vec::new();
        for case in &why.cases {
            if !descriptions.iter().any(|(known, _)| **known == *case.service) {
                descriptions.push((&case.service, case.service.digest()));
            }
        }
        let digest_of_service = |service: &ServiceDescription| {
            descriptions.iter().find(|(known, _)| **known == *service).map_or("", |(_, digest)| digest.as_str())
        };
        let mut out = String::new();
        write_object(&mut out, |of| {
            of.number("receipt", 1);
            of.text("engine", env!("CARGO_PKG_VERSION"));
            of.text("rules_version", RULES_VERSION);
            of.day("on", why.on);
            of.text("provider", provider);
            of.object("action", |of| write_action_members(of, &why.action));
            of.flag("allowed", why.decision.allowed());
            of.each("findings", why.decision.findings(), |out, finding| write_whole_finding(out, &finding, None));
            of.objects("cases", &why.cases, |of, case| {
                of.text("change", case.change.as_str());
                of.optional_text("course", case.course.as_deref());
                of.optional_text("client", case.client.as_deref());
                of.text("description", digest_of_service(&case.service));
                of.object("facts", |of| write_facts(of, &case.facts));
                write_not_loaded(of, case);
            });
            of.object("descriptions", |of| {
                for (description, digest) in &descriptions {
                    of.written(digest, &description.to_json());
                }
            });
        });
        // What was just written is valid JSON.
        let mut value: Value = serde_json::from_str(&out).unwrap_or_default();
        mask_ids(&mut value);
        let digest = digest_of(&value);
        if let Value::Object(members) = &mut value {
            members.insert("digest".to_owned(), Value::String(digest.clone()));
        }
        Self { text: canonical(&value), digest }
    }
}

/// Masks members that may have an id: an id in the form of an identity code becomes null. Digests are left as they are, since one may
/// look like a code by chance.
fn mask_ids(receipt: &mut Value) {
    let Value::Object(members) = receipt else { return };
    for (name, value) in members.iter_mut() {
        match (name.as_str(), value) {
            ("provider" | "action" | "findings" | "course" | "client" | "facts", value) => mask(value),
            ("cases", Value::Array(cases)) => cases.iter_mut().for_each(mask_ids),
            _ => {}
        }
    }
}

fn mask(value: &mut Value) {
    match value {
        Value::String(text) if holds_identity_code(text) => *value = Value::Null,
        Value::Array(elements) => elements.iter_mut().for_each(mask),
        Value::Object(members) => members.iter_mut().for_each(|(_, value)| mask(value)),
        _ => {}
    }
}

/// JSON with the keys of each object ordered by code point, whatever order the map keeps, and without whitespace.
fn canonical(value: &Value) -> String {
    let mut out = String::new();
    write_canonical(&mut out, value);
    out
}

fn write_canonical(out: &mut String, value: &Value) {
    match value {
        Value::Array(elements) => {
            out.push('[');
            for (index, element) in elements.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_canonical(out, element);
            }
            out.push(']');
        }
        Value::Object(members) => {
            let mut names: Vec<&String> = members.keys().collect();
            names.sort_unstable();
            out.push('{');
            for (index, name) in names.into_iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_text(out, name);
                out.push(':');
                write_canonical(out, members.get(name).unwrap_or(&Value::Null));
            }
            out.push('}');
        }
        Value::String(text) => write_text(out, text),
        other => out.push_str(&other.to_string()),
    }
}

/// The digest of a receipt: of its canonical bytes without the digest.
fn digest_of(receipt: &Value) -> String {
    let mut receipt = receipt.clone();
    if let Value::Object(members) = &mut receipt {
        members.remove("digest");
    }
    sha256(canonical(&receipt).as_bytes())
}

/// SHA-256 in hexadecimal.
fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

impl ServiceDescription {
    /// The digest of the description: SHA-256 of the output of [`ServiceDescription::to_json`], in hexadecimal.
    ///
    /// ```
    /// use rehab_rules::{ServiceDescription, service::BUILT_IN};
    /// let carers = ServiceDescription::from_json(BUILT_IN[0])?;
    /// assert_eq!(carers.digest(), ServiceDescription::from_json(carers.to_json())?.digest());
    /// assert_ne!(carers.digest(), carers.must_hold_at(8).digest());
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn digest(&self) -> String {
        sha256(self.to_json().as_bytes())
    }
}

impl Provider {
    /// The decision of [`Provider::evaluate`] with everything that it is based on, to be stored with it.
    ///
    /// # Errors
    /// Malformed input, and a date before the provider's last event.
    ///
    /// ```
    /// use rehab_rules::{Action, Provider, Services, calendar::read_day};
    /// let provider = Provider::new("P1", Services::built_in())?;
    /// let action = Action::tell_authority_line("010190-123A", "kela.family-carers");
    /// let receipt = provider.receipt(&action, read_day("2026-01-02").unwrap())?;
    /// assert!(receipt.to_json().contains(r#""client":null"#) && !receipt.to_json().contains("010190"));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn receipt(&self, action: &Action<'_>, on: NaiveDate) -> Result<Receipt, InputError> {
        Ok(Receipt::of(self.id(), &self.explain(action, on)?))
    }
}

closed_set! {
    /// A part of a receipt that differs when its facts are judged again.
    Differing in receipt {
        /// The receipt is not the one that the digest was computed from.
        Digest = "digest",
        /// A service description does not match its digest.
        Description = "description",
        /// It was judged by another version of the rules, which alone does not change the findings.
        RulesVersion = "rules_version",
        /// Whether it is allowed.
        Allowed = "allowed",
        /// A finding of the receipt is not found again.
        FindingGone = "finding_gone",
        /// A finding is new: the receipt does not have it.
        FindingNew = "finding_new",
    }
}

/// A difference between a receipt and its facts judged again.
///
/// ```
/// # use rehab_rules::{Action, Provider, Services, calendar::read_day, receipt};
/// # let provider = Provider::new("P1", Services::built_in())?;
/// # let declare = Action::declare_capacity("kela.family-carers", 2026, 24);
/// # let stored = provider.receipt(&declare, read_day("2026-01-02").unwrap())?.to_json().to_owned();
/// let verified = receipt::verify(stored.replace(r#""allowed":true"#, r#""allowed":false"#))?;
/// let allowed = verified.differences.iter().find(|one| one.what.as_str() == "allowed").unwrap();
/// assert_eq!((allowed.then.as_deref(), allowed.now.as_deref()), (Some("false"), Some("true")));
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Difference {
    /// The part that differs.
    pub what: Differing,
    /// The value in the receipt, as JSON; `None` if the receipt does not have it.
    pub then: Option<String>,
    /// The value now, as JSON; `None` if it no longer exists.
    pub now: Option<String>,
}

/// The result of judging the facts of a receipt again.
///
/// ```
/// # use rehab_rules::{Action, Provider, Services, calendar::read_day, receipt};
/// # let provider = Provider::new("P1", Services::built_in())?;
/// # let declare = Action::declare_capacity("kela.family-carers", 2026, 24);
/// let stored = provider.receipt(&declare, read_day("2026-01-02").unwrap())?;
/// assert_eq!(receipt::verify(stored.to_json())?.to_json(), r#"{"holds":true,"differences":[]}"#);
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verification {
    /// The differences; empty if there are none.
    pub differences: Vec<Difference>,
}

impl Verification {
    /// Whether the receipt is unchanged and its facts give the same result under the current rules.
    ///
    /// ```
    /// # use rehab_rules::{Action, Provider, Services, calendar::read_day, receipt};
    /// # let provider = Provider::new("P1", Services::built_in())?;
    /// # let end = Action::end_rehabilitation("K1", "kela.family-carers");
    /// let stored = provider.receipt(&end, read_day("2026-01-02").unwrap())?;
    /// assert!(receipt::verify(stored.to_json())?.holds());
    /// assert!(!receipt::verify(stored.to_json().replace("P1", "P2"))?.holds());
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn holds(&self) -> bool {
        self.differences.iter().all(|one| one.what == Differing::RulesVersion)
    }

    /// The verification as JSON: `holds`, and `differences`, each with `what`, and `then` and `now` if they have a value.
    ///
    /// ```
    /// # use rehab_rules::{Action, Provider, Services, calendar::read_day, receipt};
    /// # let provider = Provider::new("P1", Services::built_in())?;
    /// # let end = Action::end_rehabilitation("K1", "kela.family-carers");
    /// let stored = provider.receipt(&end, read_day("2026-01-02").unwrap())?;
    /// let other = receipt::verify(stored.to_json().replace(r#""rules_version":"2""#, r#""rules_version":"1""#))?;
    /// assert!(other.to_json().contains(r#"{"what":"rules_version","then":"1","now":"2"}"#));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        write_object(&mut out, |of| {
            of.flag("holds", self.holds());
            of.objects("differences", &self.differences, |of, one| {
                of.text("what", one.what.as_str());
                for (name, text) in [("then", &one.then), ("now", &one.now)] {
                    if let Some(text) = text {
                        of.written(name, text);
                    }
                }
            });
        });
        out
    }
}

/// Judges the facts of a receipt again, with the rules of this version and the descriptions in the receipt. Nothing else is needed.
///
/// # Errors
/// What is missing or wrong, with its path, if the text is not a receipt.
///
/// ```
/// use rehab_rules::{ErrorCode, receipt};
/// let error = receipt::verify(r#"{"receipt":1}"#).unwrap_err();
/// assert_eq!((error.code(), error.field()), (ErrorCode::MissingField, Some("rules_version")));
/// ```
pub fn verify(receipt: impl AsRef<[u8]>) -> Result<Verification, InputError> {
    let value: Value = serde_json::from_slice(receipt.as_ref()).map_err(|_| InputError::unreadable())?;
    if !value.is_object() {
        return Err(InputError::unreadable());
    }
    let rules_version = text_at(&value, "", "rules_version")?;
    let on = day_at(&value, "", "on")?;
    let allowed = member(&value, "", "allowed")?.as_bool().ok_or_else(|| wrong("allowed"))?;
    let findings = member(&value, "", "findings")?.as_array().ok_or_else(|| wrong("findings"))?;
    let descriptions = member(&value, "", "descriptions")?.as_object().ok_or_else(|| wrong("descriptions"))?;
    let mut differences = Vec::new();
    let digest = digest_of(&value);
    if value.get("digest").and_then(Value::as_str) != Some(&digest) {
        let then = value.get("digest").map(canonical);
        differences.push(Difference { what: Differing::Digest, then, now: Some(format!("\"{digest}\"")) });
    }
    if rules_version != RULES_VERSION {
        let quoted = |text: &str| Some(canonical(&Value::String(text.to_owned())));
        differences.push(Difference { what: Differing::RulesVersion, then: quoted(rules_version), now: quoted(RULES_VERSION) });
    }
    let mut read = Vec::new();
    for (name, description) in descriptions {
        let description = ServiceDescription::from_json(canonical(description))
            .map_err(|error| error.inside(&format!("descriptions.{name}")))?;
        let digest = description.digest();
        if digest != *name {
            let (then, now) = (Some(format!("\"{name}\"")), Some(format!("\"{digest}\"")));
            differences.push(Difference { what: Differing::Description, then, now });
        }
        read.push((name.as_str(), description));
    }
    let again = judge_again(&value, on, &read)?;
    if again.allowed() != allowed {
        let text = |allowed: bool| Some(allowed.to_string());
        differences.push(Difference { what: Differing::Allowed, then: text(allowed), now: text(again.allowed()) });
    }
    compare_findings(findings, &again, &mut differences);
    Ok(Verification { differences })
}

/// The decision that results from the cases of a receipt.
fn judge_again(receipt: &Value, on: NaiveDate, descriptions: &[(&str, ServiceDescription)]) -> Result<Decision, InputError> {
    let cases = member(receipt, "", "cases")?.as_array().ok_or_else(|| wrong("cases"))?;
    let mut decision = Decision::new();
    for (place, case) in cases.iter().enumerate() {
        let path = element_field("cases", place, "");
        let change = text_at(case, &path, "change")?;
        let change = Change::from_word(change).ok_or_else(|| wrong(format!("{path}change")))?;
        let digest = text_at(case, &path, "description")?;
        let description = descriptions.iter().find(|(known, _)| *known == digest).map(|(_, description)| description);
        let description = description.ok_or_else(|| wrong(format!("{path}description")))?;
        let facts = member(case, &path, "facts")?.as_object().ok_or_else(|| wrong(format!("{path}facts")))?;
        let mut values = Vec::new();
        for (name, value) in facts {
            let at = || wrong(format!("{path}facts.{name}"));
            let fact = Fact::from_word(name).ok_or_else(at)?;
            let value = fact_values(value).into_iter().find(|value| Known::with_value(fact, value).is_some()).ok_or_else(at)?;
            values.push((fact, value));
        }
        let mut again = Case::new(on, change, description);
        for (fact, value) in &values {
            Known::with_value(*fact, value).into_iter().for_each(|known| again.tell(known));
        }
        let not_loaded = case.get("not_loaded").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        for (index, fact) in not_loaded.iter().enumerate() {
            let fact = fact.as_str().and_then(Fact::from_word);
            let fact = fact.ok_or_else(|| wrong(element(&format!("{path}not_loaded"), index)))?;
            again.leave_open(Facts::of(&[fact]), Facts::NONE);
        }
        let id = |name| case.get(name).and_then(Value::as_str);
        let about = About::of(id("course"), id("client"), &mut decision);
        judge_about(&again, about, &mut decision);
    }
    decision.finish(WhenDenied::LeaveOutConsequences);
    Ok(decision)
}

/// The values that a fact's JSON can mean; the type of the fact decides.
fn fact_values(value: &Value) -> Vec<FactValue> {
    match value {
        Value::Null => alloc::vec![FactValue::Nothing],
        Value::Bool(flag) => alloc::vec![FactValue::Flag(*flag)],
        Value::Number(number) => number.as_i64().map(FactValue::Number).into_iter().collect(),
        Value::String(text) => {
            let day = crate::calendar::read_day(text).ok().map(FactValue::Day);
            day.into_iter().chain([FactValue::Text(text.clone())]).collect()
        }
        Value::Array(elements) => {
            let texts: Option<Vec<Cow<'static, str>>> =
                elements.iter().map(|text| text.as_str().map(|text| Cow::Owned(text.to_owned()))).collect();
            let periods: Option<Vec<Period>> = elements.iter().map(period).collect();
            [texts.map(FactValue::Texts), periods.map(FactValue::Periods)].into_iter().flatten().collect()
        }
        Value::Object(_) => Vec::new(),
    }
}

fn period(value: &Value) -> Option<Period> {
    let text = |name| value.get(name).and_then(Value::as_str);
    let day = |name| crate::calendar::read_day(text(name)?).ok();
    Some(Period::new(PeriodKind::from_word(text("kind")?)?, day("start")?, day("end")?))
}

/// Reports which findings of the receipt are not found again, and which are new. An id that is null in the receipt is not compared.
fn compare_findings(findings: &[Value], again: &Decision, differences: &mut Vec<Difference>) {
    let known = |finding: &Value| {
        let mut finding = finding.clone();
        mask(&mut finding);
        leave_out_null(&mut finding);
        canonical(&finding)
    };
    let compared = |finding: FindingView<'_>| known(&serde_json::from_str(&finding.to_json(None)).unwrap_or_default());
    let mut now: Vec<String> = again.findings().map(compared).collect();
    for finding in findings.iter().map(known) {
        match now.iter().position(|other| *other == finding) {
            Some(place) => drop(now.remove(place)),
            None => differences.push(Difference { what: Differing::FindingGone, then: Some(finding), now: None }),
        }
    }
    differences.extend(now.into_iter().map(|finding| Difference { what: Differing::FindingNew, then: None, now: Some(finding) }));
}

fn leave_out_null(value: &mut Value) {
    if let Value::Object(members) = value {
        members.retain(|_, value| !value.is_null());
        members.iter_mut().for_each(|(_, value)| leave_out_null(value));
    }
}

fn wrong(path: impl Into<Cow<'static, str>>) -> InputError {
    InputError::at(ErrorCode::InvalidValue, path)
}

fn member<'v>(of: &'v Value, path: &str, name: &str) -> Result<&'v Value, InputError> {
    of.get(name).ok_or_else(|| InputError::at(ErrorCode::MissingField, format!("{path}{name}")))
}

fn text_at<'v>(of: &'v Value, path: &str, name: &str) -> Result<&'v str, InputError> {
    member(of, path, name)?.as_str().ok_or_else(|| wrong(format!("{path}{name}")))
}

fn day_at(of: &Value, path: &str, name: &str) -> Result<NaiveDate, InputError> {
    let text = text_at(of, path, name)?;
    crate::calendar::read_day(text).map_err(|_| InputError::at(ErrorCode::InvalidDate, format!("{path}{name}")))
}
