//! The record `therapy_case`: a patient's therapy with its plan, payment commitment, visits, invoice and report.

use super::reader::{Got, Object, count, day_or_true, flag, list, number, open, prose};
use crate::model::days::{add_months, days_between, subtract_months};
use crate::model::finding::{
    Effect::{self, Obligation, Prohibition, Recommendation, Right, Undetermined, Violation},
    Finding, finding,
};
use crate::model::input::{InputError, choice, day, error, text};
use crate::model::json::Json;
use chrono::NaiveDate;
use serde_json::{Map, Value, json};

// ---------------------------------------------------------------- the content of a record

struct Therapy {
    birth_date: NaiveDate,
    is_long_term: bool,
    is_demanding: bool,
    plan: Option<Plan>,
    commitment: Option<Commitment>,
    visits: Vec<Visit>,
    /// The lines of the invoice; empty without an invoice.
    invoice: Vec<Line>,
    report: Option<Report>,
    max_gap_days: Option<i64>,
    as_of: NaiveDate,
}

struct Plan {
    written_on: NaiveDate,
    goals: Vec<Goal>,
}

struct Goal {
    concrete: bool,
    measurable: bool,
    motivating: Option<bool>,
    gas: Option<bool>,
    evaluated_on: Option<NaiveDate>,
    outcome: Option<String>,
}

struct Commitment {
    issued: NaiveDate,
    valid_from: NaiveDate,
    valid_to: NaiveDate,
    visits: i64,
    visit_minutes: Option<i64>,
    action_text_end: Option<NaiveDate>,
}

struct Visit {
    date: NaiveDate,
    charting_minutes: Option<i64>,
}

struct Line {
    kind: String,
    minutes: Option<i64>,
}

struct Report {
    received_by_ahs: Option<Got>,
    given_to_patient: Option<Got>,
    ends_with_commitment: Option<bool>,
    patient_name: Option<String>,
    patient_id: Option<String>,
    commitment_number: Option<String>,
    therapist_name: Option<String>,
    therapist_contact: Option<String>,
    sessions: Option<Vec<Session>>,
    functioning: Option<String>,
    goals_and_results: Option<String>,
    instruments_and_results: Option<String>,
    motivation: Option<String>,
    goal_attainment: Option<String>,
    continuation: Option<Continuation>,
    final_summary: Option<String>,
    benefit_in_proportion: Option<bool>,
    disproportion_note: Option<String>,
}

struct Session {
    date: Option<NaiveDate>,
    minutes: Option<i64>,
}

struct Continuation {
    need: Option<bool>,
    grounds: Option<String>,
    goal: Option<String>,
}

// ---------------------------------------------------------------- reading it

fn therapy(record: &Json) -> Result<Therapy, InputError> {
    let fields = ["record", "patient", "need", "plan?", "commitment?", "visits", "invoice?", "report?", "spread?", "as_of"];
    let object = open(record, "", &fields)?;
    let birth_date = object.required("patient", |json, path| open(json, path, &["birth_date"])?.required("birth_date", day))?;
    let (is_long_term, is_demanding) = object.required("need", |json, path| {
        let need = open(json, path, &["category", "demanding"])?;
        let category = need.required("category", |json, path| choice(json, path, &["short_term", "long_term"]))?;
        Ok((category == "long_term", need.required("demanding", flag)?))
    })?;
    Ok(Therapy {
        birth_date,
        is_long_term,
        is_demanding,
        plan: object.given("plan", plan)?,
        commitment: object.given("commitment", commitment)?,
        visits: object.required("visits", list(visit))?,
        invoice: object
            .given("invoice", |json, path| open(json, path, &["lines"])?.required("lines", list(line)))?
            .unwrap_or_default(),
        report: object.given("report", report)?,
        max_gap_days: object
            .given("spread", |json, path| open(json, path, &["max_gap_days"])?.required("max_gap_days", count))?,
        as_of: object.required("as_of", day)?,
    })
}

fn plan(json: &Json, path: &str) -> Result<Plan, InputError> {
    let object = open(json, path, &["written_on", "goals"])?;
    Ok(Plan { written_on: object.required("written_on", day)?, goals: object.required("goals", list(goal))? })
}

fn goal(json: &Json, path: &str) -> Result<Goal, InputError> {
    let object = open(json, path, &["text", "concrete", "measurable", "motivating?", "gas?", "evaluated_on?", "outcome?"])?;
    object.required("text", prose)?;
    Ok(Goal {
        concrete: object.required("concrete", flag)?,
        measurable: object.required("measurable", flag)?,
        motivating: object.given("motivating", flag)?,
        gas: object.given("gas", flag)?,
        evaluated_on: object.given("evaluated_on", day)?,
        outcome: object.given("outcome", |json, path| choice(json, path, &["new_goals", "ended"]))?,
    })
}

fn commitment(json: &Json, path: &str) -> Result<Commitment, InputError> {
    let fields = ["number", "issued", "valid_from", "valid_to", "visits", "visit_minutes?", "action_text_end?"];
    let object = open(json, path, &fields)?;
    object.required("number", text)?;
    let commitment = Commitment {
        issued: object.required("issued", day)?,
        valid_from: object.required("valid_from", day)?,
        valid_to: object.required("valid_to", day)?,
        visits: object.required("visits", count)?,
        visit_minutes: object.given("visit_minutes", count)?,
        action_text_end: object.given("action_text_end", day)?,
    };
    if commitment.valid_to < commitment.valid_from {
        return error("period_ends_before_start", &format!("{path}.valid_to"));
    }
    Ok(commitment)
}

fn visit(json: &Json, path: &str) -> Result<Visit, InputError> {
    let object = open(json, path, &["date", "minutes", "charting_minutes?"])?;
    let date = object.required("date", day)?;
    let minutes = object.required("minutes", count)?;
    let charting_minutes = object.given("charting_minutes", count)?;
    if charting_minutes.is_some_and(|charting| minutes < charting) {
        return error("invalid_value", &format!("{path}.charting_minutes"));
    }
    Ok(Visit { date, charting_minutes })
}

fn line(json: &Json, path: &str) -> Result<Line, InputError> {
    let object = open(json, path, &["date?", "kind", "minutes?", "amount"])?;
    object.given("date", day)?;
    let kind = object.required("kind", |json, path| choice(json, path, &["visit", "administration", "charting"]))?;
    let minutes = object.given("minutes", count)?;
    object.required("amount", number)?;
    Ok(Line { kind, minutes })
}

fn report(json: &Json, path: &str) -> Result<Report, InputError> {
    let fields = [
        "received_by_ahs?",
        "given_to_patient?",
        "ends_with_commitment?",
        "patient_name?",
        "patient_id?",
        "commitment_number?",
        "therapist_name?",
        "therapist_contact?",
        "sessions?",
        "functioning?",
        "goals_and_results?",
        "instruments_and_results?",
        "motivation?",
        "goal_attainment?",
        "continuation?",
        "final_summary?",
        "benefit_in_proportion?",
        "disproportion_note?",
    ];
    let object: Object = open(json, path, &fields)?;
    Ok(Report {
        received_by_ahs: object.given("received_by_ahs", day_or_true)?,
        given_to_patient: object.given("given_to_patient", day_or_true)?,
        ends_with_commitment: object.given("ends_with_commitment", flag)?,
        patient_name: object.given("patient_name", text)?,
        patient_id: object.given("patient_id", text)?,
        commitment_number: object.given("commitment_number", text)?,
        therapist_name: object.given("therapist_name", text)?,
        therapist_contact: object.given("therapist_contact", text)?,
        sessions: object.given("sessions", list(session))?,
        functioning: object.given("functioning", prose)?,
        goals_and_results: object.given("goals_and_results", prose)?,
        instruments_and_results: object.given("instruments_and_results", prose)?,
        motivation: object.given("motivation", prose)?,
        goal_attainment: object.given("goal_attainment", prose)?,
        continuation: object.given("continuation", continuation)?,
        final_summary: object.given("final_summary", prose)?,
        benefit_in_proportion: object.given("benefit_in_proportion", flag)?,
        disproportion_note: object.given("disproportion_note", prose)?,
    })
}

fn session(json: &Json, path: &str) -> Result<Session, InputError> {
    let object = open(json, path, &["date?", "minutes?"])?;
    Ok(Session { date: object.given("date", day)?, minutes: object.given("minutes", count)? })
}

fn continuation(json: &Json, path: &str) -> Result<Continuation, InputError> {
    let object = open(json, path, &["need?", "grounds?", "goal?"])?;
    Ok(Continuation {
        need: object.given("need", flag)?,
        grounds: object.given("grounds", prose)?,
        goal: object.given("goal", prose)?,
    })
}

// ---------------------------------------------------------------- evaluating it

/// A patient is under this age until the day before the birthday.
const SIXTY_FIVE_YEARS: u32 = 780;

pub fn judge(record: &Json) -> Result<Vec<Finding>, InputError> {
    let case = therapy(record)?;
    let mut findings = Vec::new();
    need(&case, &mut findings);
    goals(&case, &mut findings);
    commitment_itself(&case, &mut findings);
    visits(&case, &mut findings);
    spread(&case, &mut findings);
    invoice(&case, &mut findings);
    report_in_time(&case, &mut findings);
    report_itself(&case, &mut findings);
    Ok(findings)
}

fn need(case: &Therapy, findings: &mut Vec<Finding>) {
    let is_under_65 = case.as_of < add_months(case.birth_date, SIXTY_FIVE_YEARS);
    if case.is_long_term && case.is_demanding && is_under_65 {
        findings.push(finding("therapy/kela-may-pay", Right));
    }
    if case.is_long_term && case.plan.is_none() {
        findings.push(finding("therapy/plan-needed", Violation));
    }
}

fn goals(case: &Therapy, findings: &mut Vec<Finding>) {
    let Some(plan) = &case.plan else { return };
    if plan.goals.is_empty() {
        findings.push(finding("therapy/goals-concrete-measurable", Violation).with("goal", 0));
    }
    for (number, goal) in (1..).zip(&plan.goals) {
        if !goal.concrete || !goal.measurable {
            findings.push(finding("therapy/goals-concrete-measurable", Violation).with("goal", number));
        }
        if goal.motivating != Some(true) {
            findings.push(finding("therapy/goals-motivating", Recommendation).with("goal", number));
        }
        if goal.gas != Some(true) {
            findings.push(finding("therapy/goals-as-gas", Recommendation).with("goal", number));
        }
        if case.has_evaluated(goal) && goal.outcome.is_none() {
            findings.push(finding("therapy/evaluation-outcome", Recommendation).with("goal", number));
        }
    }
    if let Some(due) = case.evaluation_due() {
        findings.push(finding("therapy/goals-evaluated", Recommendation).due(due));
    }
}

fn commitment_itself(case: &Therapy, findings: &mut Vec<Finding>) {
    let Some(commitment) = &case.commitment else { return };
    if commitment.valid_from < commitment.issued {
        findings.push(finding("therapy/commitment-not-retroactive", Prohibition));
    }
    if commitment.visit_minutes.is_none() {
        findings.push(finding("therapy/visit-length-on-commitment", Violation));
    }
}

fn visits(case: &Therapy, findings: &mut Vec<Finding>) {
    for visit in case.judged_visits() {
        for (rule, effect) in visit.said {
            let about = finding(rule, effect);
            let about = if effect == Undetermined { about.source_open() } else { about };
            findings.push(about.with_day("date", visit.date));
        }
    }
}

/// A visit and the rules against paying for it: those that deny it, and those that leave it undetermined.
struct Judged {
    date: NaiveDate,
    said: Vec<(&'static str, Effect)>,
}

impl Judged {
    fn has(&self, effect: Effect) -> bool {
        self.said.iter().any(|(_, said)| *said == effect)
    }

    /// Whether its date prevents payment; the visit then does not count towards the number of visits.
    fn is_on_a_day_not_paid(&self) -> bool {
        let by_day = ["therapy/visit-within-commitment", "therapy/action-end-date"];
        self.said.iter().any(|(rule, effect)| *effect == Prohibition && by_day.contains(rule))
    }
}

impl Therapy {
    /// The visits by date; those of one date in the given order.
    fn judged_visits(&self) -> Vec<Judged> {
        let mut visits: Vec<&Visit> = self.visits.iter().collect();
        visits.sort_by_key(|visit| visit.date);
        let mut used = 0;
        let mut judged = Vec::new();
        for visit in visits {
            let said = self.commitment.as_ref().map_or_else(
                || vec![("therapy/visit-within-commitment", Prohibition)],
                |commitment| commitment.said_of_day(visit.date),
            );
            let mut visit_judged = Judged { date: visit.date, said };
            if let Some(commitment) = &self.commitment
                && !visit_judged.is_on_a_day_not_paid()
            {
                used += 1;
                if commitment.visits < used {
                    visit_judged.said.push(("therapy/visits-within-number", Prohibition));
                }
            }
            if visit.charting_minutes.is_some_and(|minutes| 0 < minutes) {
                visit_judged.said.push(("therapy/charting-outside-visit", Prohibition));
            }
            judged.push(visit_judged);
        }
        judged
    }
}

impl Commitment {
    /// The finding about paying for a visit because of its date.
    fn said_of_day(&self, date: NaiveDate) -> Vec<(&'static str, Effect)> {
        let mut said = Vec::new();
        let is_open = self.valid_to < date && self.action_text_end.is_some_and(|end| date <= end);
        let is_outside = date < self.valid_from || self.valid_to < date;
        if is_outside && !is_open {
            said.push(("therapy/visit-within-commitment", Prohibition));
        }
        if self.action_text_end.is_some_and(|end| end < self.valid_to && end < date) {
            said.push(("therapy/action-end-date", Prohibition));
        }
        if is_open {
            said.push(("therapy/action-end-date", Undetermined));
        }
        said
    }
}

fn spread(case: &Therapy, findings: &mut Vec<Finding>) {
    let (Some(max_gap_days), Some(commitment)) = (case.max_gap_days, &case.commitment) else { return };
    let (first, last) = (commitment.valid_from, commitment.effective_end());
    if last < first {
        return; // a period without a day
    }
    let mut dates: Vec<NaiveDate> = case.visits.iter().map(|visit| visit.date).collect();
    dates.retain(|date| first <= *date && *date <= last);
    dates.sort();

    let days = days_between(first, last) + 1;
    let in_third = |third: i64| dates.iter().filter(|date| 3 * days_between(first, **date) / days == third).count();
    let thirds = vec![in_third(0), in_third(1), in_third(2)];

    let mut marks = vec![first];
    marks.extend(&dates);
    marks.push(last);
    let longest_gap = marks.windows(2).map(|pair| days_between(pair[0], pair[1])).max().expect("two marks or more");
    if max_gap_days < longest_gap {
        let open = finding("therapy/visits-spread", Undetermined).source_open();
        findings.push(open.with("longest_gap_days", longest_gap).with("thirds", thirds));
    }
}

fn invoice(case: &Therapy, findings: &mut Vec<Finding>) {
    for (number, line) in (1..).zip(&case.invoice) {
        let mut say = |rule, effect| findings.push(finding(rule, effect).with("invoice_line", number));
        match line.kind.as_str() {
            "visit" if line.minutes.is_none() => say("therapy/visit-length-on-invoice", Violation),
            "administration" => say("therapy/no-administration-fee", Prohibition),
            "charting" => say("therapy/charting-outside-visit", Prohibition),
            _ => {}
        }
    }
}

fn report_in_time(case: &Therapy, findings: &mut Vec<Finding>) {
    let Some(commitment) = &case.commitment else { return };
    let due = commitment.report_due();
    let about = |effect| finding("therapy/report-in-time", effect).due(due);
    if due < commitment.valid_from {
        findings.push(about(Undetermined).source_open());
        return;
    }
    match case.received() {
        Some(Got::On(day)) if day <= due => {}
        Some(Got::On(_)) => findings.push(about(Violation)),
        Some(Got::SomeDay) if case.as_of <= due => {}
        Some(Got::SomeDay) => findings.push(about(Undetermined).fact_missing()),
        None if case.as_of <= due => findings.push(about(Obligation)),
        None => findings.push(about(Violation)),
    }
}

fn report_itself(case: &Therapy, findings: &mut Vec<Finding>) {
    let Some(report) = &case.report else { return };
    let has_got = |got: Option<Got>| got.is_some_and(|got| case.has(got));
    if !has_got(report.received_by_ahs) || !has_got(report.given_to_patient) {
        findings.push(finding("therapy/report-recipients", Violation));
    }

    for part in report.missing_parts() {
        findings.push(finding("therapy/report-contents", Violation).with("part", part));
    }

    let need = report.continuation.as_ref().and_then(|continuation| continuation.need);
    if report.final_summary.is_none() {
        match report.ends_with_commitment {
            Some(true) => findings.push(finding("therapy/final-summary", Violation)),
            None if need == Some(false) => findings.push(finding("therapy/final-summary", Undetermined).fact_missing()),
            _ => {}
        }
    }
    if report.benefit_in_proportion == Some(false) && report.disproportion_note.is_none() {
        findings.push(finding("therapy/disproportion-noted", Recommendation));
    }
}

impl Therapy {
    /// A date after the date of the evaluation counts as not received.
    fn has(&self, got: Got) -> bool {
        match got {
            Got::On(day) => day <= self.as_of,
            Got::SomeDay => true,
        }
    }

    /// When ÅHS received the report, if it has.
    fn received(&self) -> Option<Got> {
        self.report.as_ref()?.received_by_ahs.filter(|got| self.has(*got))
    }

    fn has_evaluated(&self, goal: &Goal) -> bool {
        goal.evaluated_on.is_some_and(|day| day <= self.as_of)
    }

    /// The date by which the goals are to be evaluated, when the plan is written and not all goals are evaluated.
    fn evaluation_due(&self) -> Option<NaiveDate> {
        let plan = self.plan.as_ref()?;
        let is_open = plan.written_on <= self.as_of && !plan.goals.iter().all(|goal| self.has_evaluated(goal));
        is_open.then(|| add_months(plan.written_on, 12))
    }
}

impl Commitment {
    /// The date on which the therapy ends.
    fn effective_end(&self) -> NaiveDate {
        self.action_text_end.unwrap_or(self.valid_to)
    }

    fn report_due(&self) -> NaiveDate {
        subtract_months(self.effective_end(), 2)
    }
}

impl Report {
    /// The missing parts of the report, in order.
    fn missing_parts(&self) -> Vec<&'static str> {
        let is_complete = |session: &Session| session.date.is_some() && session.minutes.is_some();
        let parts = [
            ("patient_name", self.patient_name.is_some()),
            ("patient_id", self.patient_id.as_deref().is_some_and(is_identity_code)),
            ("commitment_number", self.commitment_number.is_some()),
            ("therapist_name", self.therapist_name.is_some()),
            ("therapist_contact", self.therapist_contact.is_some()),
            ("sessions", self.sessions.as_ref().is_some_and(|sessions| !sessions.is_empty() && sessions.iter().all(is_complete))),
            ("functioning", self.functioning.is_some()),
            ("goals_and_results", self.goals_and_results.is_some()),
            ("instruments_and_results", self.instruments_and_results.is_some()),
            ("motivation", self.motivation.is_some()),
            ("goal_attainment", self.goal_attainment.is_some()),
            ("continuation", self.continuation.as_ref().is_some_and(Continuation::is_answered)),
        ];
        parts.into_iter().filter(|(_, is_there)| !is_there).map(|(part, _)| part).collect()
    }
}

impl Continuation {
    /// "No need" is an answer too, and has grounds, but no goal.
    fn is_answered(&self) -> bool {
        match self.need {
            Some(true) => self.grounds.is_some() && self.goal.is_some(),
            Some(false) => self.grounds.is_some(),
            None => false,
        }
    }
}

/// Whether a string has the form of a Finnish personal identity code: the date of birth with the sign of its century, a
/// number from 002, and the check character.
fn is_identity_code(code: &str) -> bool {
    let Ok(signs) = <[char; 11]>::try_from(code.chars().collect::<Vec<char>>()) else { return false };
    let century = match signs[6] {
        '+' => 1800,
        '-' | 'Y' | 'X' | 'W' | 'V' | 'U' => 1900,
        'A' | 'B' | 'C' | 'D' | 'E' | 'F' => 2000,
        _ => return false,
    };
    let digits: Option<Vec<u32>> = [0, 1, 2, 3, 4, 5, 7, 8, 9].iter().map(|i| signs[*i].to_digit(10)).collect();
    let Some(digits) = digits else { return false };
    let (day, month, year) = (10 * digits[0] + digits[1], 10 * digits[2] + digits[3], 10 * digits[4] + digits[5]);
    if NaiveDate::from_ymd_opt(century + year as i32, month, day).is_none() {
        return false;
    }
    let number = digits.iter().fold(0, |number, digit| 10 * number + digit);
    if number % 1000 < 2 {
        return false;
    }
    "0123456789ABCDEFHJKLMNPRSTUVWXY".chars().nth(number as usize % 31) == Some(signs[10])
}

// ---------------------------------------------------------------- the summary

/// The dates that matter, which visits are payable and why others are not, the number of visits left, and the missing parts of the
/// report. Values that do not apply are absent.
pub fn summary(record: &Json) -> Result<Value, InputError> {
    let case = therapy(record)?;
    let judged = case.judged_visits();
    let mut summary = Map::new();
    let mut put_day = |name: &str, day: Option<NaiveDate>| {
        if let Some(day) = day {
            summary.insert(name.into(), day.to_string().into());
        }
    };
    put_day("effective_end", case.commitment.as_ref().map(Commitment::effective_end));
    // A report that ÅHS has received is no longer due, even if it was late.
    let is_owed = case.received().is_none();
    put_day("report_due", case.commitment.as_ref().filter(|_| is_owed).map(Commitment::report_due));
    put_day("evaluation_due", case.evaluation_due());

    let visits: Vec<Value> = judged.iter().map(Judged::to_json).collect();
    summary.insert("visits".into(), visits.into());
    if let Some(commitment) = &case.commitment {
        let used = judged.iter().filter(|visit| !visit.is_on_a_day_not_paid()).count() as i64;
        summary.insert("visits_left".into(), (commitment.visits - used).max(0).into());
    }
    let missing_parts = case.report.as_ref().map(Report::missing_parts);
    summary.insert("missing_parts".into(), missing_parts.unwrap_or_default().into());
    Ok(summary.into())
}

impl Judged {
    /// The visit with the rules against paying for it, in order.
    fn to_json(&self) -> Value {
        let payable = if self.has(Prohibition) {
            Some(false)
        } else if self.has(Undetermined) {
            None
        } else {
            Some(true)
        };
        let rules: Vec<&str> = self.said.iter().map(|(rule, _)| *rule).collect();
        json!({"date": self.date.to_string(), "payable": payable, "rules": rules})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identity_codes_need_a_day_a_sign_three_digits_and_the_right_check() {
        // 10190900 = 31 * 328738 + 22, and P is the check character number 22, counted from 0.
        for (code, is_one) in [
            ("010190-900P", true),
            ("010190Y900P", true),
            ("010190X900P", true),
            ("010190W900P", true),
            ("010190V900P", true),
            ("010190U900P", true),
            ("010190A900P", true),
            ("010190F900P", true),
            ("010190+900P", true),
            ("010190G900P", false),
            ("010190T900P", false),
            ("010190-900p", false),
            ("010190-900N", false),
            ("010190-90 P", false),
            ("010190900P", false),
            (" 010190-900P", false),
            ("010190-900Ä", false),
            ("01019０-900P", false),
        ] {
            assert_eq!(is_identity_code(code), is_one, "{code}");
        }
    }

    #[test]
    fn identity_codes_hold_a_day_of_their_century() {
        let with_check = |start: &str| {
            let is_one = |check: &char| is_identity_code(&format!("{start}{check}"));
            ('0'..='Y').filter(is_one).count()
        };
        assert_eq!(with_check("290200A999"), 1, "2000 is a leap year");
        assert_eq!(with_check("290200-999"), 0, "1900 is none");
        assert_eq!(with_check("290200+999"), 0, "nor is 1800");
        assert_eq!(with_check("290296-999"), 1);
        assert_eq!(with_check("290296-002"), 1);
        assert_eq!(with_check("290296-001"), 0, "the numbers begin at 002");
        assert_eq!(with_check("310495-999"), 0);
        assert_eq!(with_check("000195-999"), 0);
        assert_eq!(with_check("011395-999"), 0);
    }
}
