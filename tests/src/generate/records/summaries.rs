//! A test that the generated records reach every kind of summary of a therapy.

use super::record;
use crate::model::records::answer;
use serde_json::Value;
use std::collections::BTreeMap;

const RECORDS: u64 = 6000;

/// Why a visit is not payable: every combination that the rules allow.
const VISITS: [&str; 13] = [
    "payable",
    "open: action-end-date",
    "not payable: visit-within-commitment",
    "not payable: visit-within-commitment, charting-outside-visit",
    "not payable: visit-within-commitment, action-end-date",
    "not payable: visit-within-commitment, action-end-date, charting-outside-visit",
    "not payable: action-end-date",
    "not payable: action-end-date, charting-outside-visit",
    "not payable: action-end-date, visits-within-number",
    "not payable: action-end-date, visits-within-number, charting-outside-visit",
    "not payable: visits-within-number",
    "not payable: visits-within-number, charting-outside-visit",
    "not payable: charting-outside-visit",
];

/// A therapy with the model's answer.
struct Case {
    record: Value,
    findings: Value,
    summary: Value,
}

impl Case {
    /// A date or word of the record; empty if absent.
    fn text(&self, path: &str) -> &str {
        self.record.pointer(path).and_then(Value::as_str).unwrap_or_default()
    }

    /// A date of the summary; empty if absent.
    fn day(&self, name: &str) -> &str {
        self.summary.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    fn as_of(&self) -> &str {
        self.text("/as_of")
    }

    fn is_there(&self, path: &str) -> bool {
        self.record.pointer(path).is_some_and(|value| !value.is_null())
    }

    /// Whether a report would be due if it had not been received.
    fn is_received(&self) -> bool {
        self.is_there("/commitment") && self.day("report_due").is_empty()
    }

    /// The finding about the due date of the report, if any.
    fn effect_of_due_day(&self) -> Option<&str> {
        let findings = self.findings.as_array().expect("findings");
        findings.iter().find(|finding| finding["rule"] == "therapy/report-in-time")?["effect"].as_str()
    }

    fn visits(&self) -> &[Value] {
        self.summary["visits"].as_array().expect("visits")
    }

    fn left(&self) -> Option<u64> {
        self.summary.get("visits_left").map(|left| left.as_u64().expect("a number"))
    }

    fn missing_parts(&self) -> usize {
        self.summary["missing_parts"].as_array().expect("parts").len()
    }

    fn goals(&self) -> &[Value] {
        self.record.pointer("/plan/goals").and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    /// The numbers of goals evaluated by the date of the evaluation, and on later dates.
    fn evaluated(&self) -> (usize, usize) {
        let days = self.goals().iter().filter_map(|goal| goal["evaluated_on"].as_str());
        let (by_the_day, later): (Vec<&str>, Vec<&str>) = days.partition(|day| *day <= self.as_of());
        (by_the_day.len(), later.len())
    }

    /// Whether two neighbouring visits, on one date or two, meet a condition.
    fn has_neighbours(&self, meets: impl Fn(&Value, &Value) -> bool) -> bool {
        self.visits().windows(2).any(|pair| meets(&pair[0], &pair[1]))
    }
}

fn says(visit: &Value, rule: &str) -> bool {
    visit["rules"].as_array().expect("rules").iter().any(|said| said == rule)
}

/// The cases of the dates that matter, the number of visits and the report.
type State = (&'static str, fn(&Case) -> bool);
const STATES: [State; 41] = [
    // the effective end
    ("no end without a commitment", |case| case.day("effective_end").is_empty()),
    ("the validity ends the therapy", |case| {
        !case.day("effective_end").is_empty() && !case.is_there("/commitment/action_text_end")
    }),
    ("the action text ends it earlier", |case| case.day("effective_end") < case.text("/commitment/valid_to")),
    ("the action text ends it later", |case| case.day("effective_end") > case.text("/commitment/valid_to")),
    ("the action text ends it on the same day", |case| {
        case.is_there("/commitment") && case.text("/commitment/action_text_end") == case.text("/commitment/valid_to")
    }),
    ("the action text ends it before it begins", |case| {
        case.is_there("/commitment") && case.day("effective_end") < case.text("/commitment/valid_from")
    }),
    // the report
    ("a report is due, and there is none", |case| !case.day("report_due").is_empty() && !case.is_there("/report")),
    ("the report is due today", |case| case.day("report_due") == case.as_of()),
    ("the report is late", |case| !case.day("report_due").is_empty() && case.day("report_due") < case.as_of()),
    ("the report is received on a day to come", |case| {
        !case.day("report_due").is_empty() && case.as_of() < case.text("/report/received_by_ahs")
    }),
    ("there is a report, and ÅHS has not got it", |case| {
        !case.day("report_due").is_empty() && case.is_there("/report") && !case.is_there("/report/received_by_ahs")
    }),
    ("the report is received in time", |case| {
        case.is_received() && !case.text("/report/received_by_ahs").is_empty() && case.effect_of_due_day().is_none()
    }),
    ("the report is received late", |case| case.is_received() && case.effect_of_due_day() == Some("violation")),
    ("the report is received on a day unknown", |case| case.is_received() && case.record["report"]["received_by_ahs"] == true),
    ("the report is received today", |case| case.is_received() && case.text("/report/received_by_ahs") == case.as_of()),
    ("the report was due before the period begins", |case| {
        !case.day("report_due").is_empty() && case.day("report_due") < case.text("/commitment/valid_from")
    }),
    ("the report was due before the period begins, and is received", |case| {
        case.is_received() && !case.text("/report/received_by_ahs").is_empty() && case.effect_of_due_day() == Some("undetermined")
    }),
    ("the report is due at the end of a shorter month", |case| {
        !case.day("report_due").is_empty() && case.day("report_due")[8..] < case.day("effective_end")[8..]
    }),
    // the evaluation
    ("no evaluation without a plan", |case| case.day("evaluation_due").is_empty() && !case.is_there("/plan")),
    ("an evaluation is due", |case| case.as_of() < case.day("evaluation_due")),
    ("the evaluation is due today", |case| case.day("evaluation_due") == case.as_of()),
    ("the evaluation is late", |case| !case.day("evaluation_due").is_empty() && case.day("evaluation_due") < case.as_of()),
    ("the plan is not written yet", |case| {
        case.as_of() < case.text("/plan/written_on") && !case.goals().is_empty() && case.evaluated().0 < case.goals().len()
    }),
    ("the plan is written today", |case| case.as_of() == case.text("/plan/written_on") && !case.day("evaluation_due").is_empty()),
    ("the plan has no goals", |case| {
        case.is_there("/plan") && case.goals().is_empty() && case.text("/plan/written_on") <= case.as_of()
    }),
    ("all goals are evaluated", |case| {
        !case.goals().is_empty() && case.evaluated().0 == case.goals().len() && case.text("/plan/written_on") <= case.as_of()
    }),
    ("only some goals are evaluated", |case| !case.day("evaluation_due").is_empty() && 0 < case.evaluated().0),
    ("all goals are evaluated, some on a day to come", |case| {
        let (by_the_day, later) = case.evaluated();
        !case.day("evaluation_due").is_empty() && 0 < later && by_the_day + later == case.goals().len()
    }),
    ("the evaluation is due a year after a leap day", |case| {
        !case.day("evaluation_due").is_empty() && case.text("/plan/written_on").ends_with("-02-29")
    }),
    // the visits
    ("no visits", |case| case.visits().is_empty()),
    ("visits are given in another order", |case| {
        let days = case.record["visits"].as_array().expect("visits").iter().map(|visit| visit["date"].as_str());
        !days.is_sorted()
    }),
    ("a visit to come is payable", |case| {
        case.visits().iter().any(|visit| visit["payable"] == true && case.as_of() < visit["date"].as_str().expect("a day"))
    }),
    ("of two visits on one day the second is beyond the number", |case| {
        let beyond = "therapy/visits-within-number";
        case.has_neighbours(|one, other| one["date"] == other["date"] && !says(one, beyond) && says(other, beyond))
    }),
    ("of two visits on one day the second has charting in it", |case| {
        let charting = "therapy/charting-outside-visit";
        case.has_neighbours(|one, other| one["date"] == other["date"] && !says(one, charting) && says(other, charting))
    }),
    ("a visit with charting uses up the last of the number", |case| {
        let (charting, beyond) = ("therapy/charting-outside-visit", "therapy/visits-within-number");
        case.has_neighbours(|one, other| says(one, charting) && !says(one, beyond) && says(other, beyond))
    }),
    ("a visit left open uses up the last of the number", |case| {
        case.has_neighbours(|one, other| one["payable"].is_null() && says(other, "therapy/visits-within-number"))
    }),
    ("visits are left", |case| case.left().is_some_and(|left| 0 < left)),
    ("none is left, and none is beyond", |case| {
        case.left() == Some(0) && !case.visits().iter().any(|visit| says(visit, "therapy/visits-within-number"))
    }),
    ("all are left, since none is on a day that is paid", |case| {
        case.left().is_some_and(|left| 0 < left && case.record["commitment"]["visits"] == left) && !case.visits().is_empty()
    }),
    // the parts of the report
    ("a report lacks nothing", |case| case.is_there("/report") && case.missing_parts() == 0),
    ("a report lacks two parts or more", |case| 1 < case.missing_parts()),
];

#[test]
fn a_few_thousand_records_come_to_every_kind_of_summary_of_a_therapy() {
    let mut reached: BTreeMap<String, u64> = BTreeMap::new();
    let mut others: BTreeMap<String, u64> = BTreeMap::new();
    let mut reach = |state: &str| *reached.entry(state.to_string()).or_default() += 1;
    for seed in 0..RECORDS {
        let text = record(seed);
        let Ok(answer) = answer(text.as_bytes(), &[]) else { continue };
        let record: Value = serde_json::from_str(&text).expect("JSON");
        if record["record"] != "therapy_case" {
            continue;
        }
        let case = Case { record, findings: answer["findings"].clone(), summary: answer["summary"].clone() };
        for (state, holds) in STATES {
            if holds(&case) {
                reach(state);
            }
        }
        for visit in case.visits() {
            let kind = kind_of(visit);
            if VISITS.contains(&kind.as_str()) { reach(&kind) } else { *others.entry(kind).or_default() += 1 }
        }
    }
    let times = |state: &str| reached.get(state).copied().unwrap_or_default();
    let all = || VISITS.into_iter().chain(STATES.map(|(state, _)| state));
    for state in all() {
        println!("{:>6}  {state}", times(state));
    }
    let rare: Vec<&str> = all().filter(|state| times(state) < 3).collect();
    assert!(rare.is_empty(), "never or hardly reached: {rare:?}");
    assert!(others.is_empty(), "no rule gives these for one visit: {others:?}");
}

/// Whether a visit is payable, and the rules against it.
fn kind_of(visit: &Value) -> String {
    let payable = match visit["payable"].as_bool() {
        Some(true) => "payable",
        Some(false) => "not payable",
        None => "open",
    };
    let rules = visit["rules"].as_array().expect("rules").iter().map(|rule| rule.as_str().expect("a rule"));
    let rules: Vec<&str> = rules.map(|rule| rule.trim_start_matches("therapy/")).collect();
    format!("{payable}: {}", rules.join(", ")).trim_end_matches(": ").to_string()
}
