//! The scenario of every rule: one story that breaks the rule and one that keeps it, without other breaches.

use rehab_rules::rules::{RULES, SCENARIOS};
use rehab_rules::{Decision, Effect, Event, Mode, Provider, Rule, Services, log::lines, record::check_text};

/// Rules that give the same finding for every such action, so that the story that keeps them ends with another action.
const ALWAYS_GIVE_A_FINDING: &[(&str, &str)] = &[
    (
        "client/kela-seeks-provider",
        "applies to every client about whom the authority line is told; here the client gets a course",
    ),
    (
        "client/rehabilitation-ends",
        "applies to every end of a rehabilitation; here the client changes provider, which the source names",
    ),
    ("course/hidden-until-published", "applies to every new course; here it is published"),
    ("course/places-freed", "applies to every deletion; here the course is postponed, as the source allows"),
    ("course/publication-final", "always prohibits; here the course is deleted, as the source says"),
];

struct Story {
    events: Vec<Event<'static>>,
    /// The decision about the last event, or the audit of the scenario's last day.
    last: Decision,
}

/// The stories of `breaks` and `keeps`.
fn stories(rule: &Rule, scenario: &'static str) -> [Story; 2] {
    let events: Vec<Event<'static>> = lines(scenario.as_bytes())
        .map(|line| Event::from_json(line).unwrap_or_else(|error| panic!("{}: {error}", rule.id)))
        .collect();
    let last_day = events.iter().map(|event| event.on).max().expect("events");
    let is_audited = rule.when.iter().all(|(change, _)| change.is_of_audit());
    ["breaks", "keeps"].map(|name| {
        let events: Vec<Event<'static>> = events.iter().filter(|event| event.provider == name).cloned().collect();
        let mut provider = Provider::new(name, Services::built_in()).expect("an id");
        let mut last = Decision::new();
        for (index, event) in events.iter().enumerate() {
            last = provider.apply(&event.action, event.on, Mode::Enforce).unwrap_or_else(|error| panic!("{}: {error}", rule.id));
            let is_last = index + 1 == events.len();
            assert!(last.allowed() || is_last && name == "breaks", "{} {name}: a step on the way is prohibited", rule.id);
        }
        if is_audited {
            last = provider.audit(last_day).expect("the last day");
        }
        Story { events, last }
    })
}

fn effects(story: &Story, rule: &Rule) -> Vec<Effect> {
    story.last.findings().filter(|finding| finding.rule.id == rule.id).map(|finding| finding.effect).collect()
}

/// The effects of the rule for the two records of a scenario.
fn of_records(rule: &Rule, scenario: &str) -> [Vec<Effect>; 2] {
    let records: Vec<&str> = scenario.lines().collect();
    assert_eq!(records.len(), 2, "{}", rule.id);
    [0, 1].map(|at: usize| {
        let findings = check_text(records[at].as_bytes(), &Services::built_in(), None);
        let findings = findings.unwrap_or_else(|error| panic!("{}: {error}", rule.id));
        let of_rule = findings.lines().filter(|line| line.contains(&format!("\"rule\":\"{}\"", rule.id)));
        let effect = |line: &str| Effect::ALL.iter().copied().find(|effect| line.contains(&format!("\"effect\":\"{effect}\"")));
        of_rule.map(|line| effect(line).expect("an effect")).collect()
    })
}

#[test]
fn every_rule_about_a_record_has_a_record_that_breaks_it_and_one_that_keeps_it() {
    for (rule, (id, scenario)) in RULES.iter().zip(SCENARIOS).filter(|(rule, _)| rule.when.is_empty()) {
        let [breaks, keeps] = of_records(rule, scenario);
        let most_severe = match *id {
            // No built-in description forbids a form.
            "distance/form-in-service-description" => Effect::Undetermined,
            _ => rule.says[0].0,
        };
        assert!(breaks.contains(&most_severe), "{id}: {breaks:?}");
        // These always give a finding: about responsibility, or about meeting patients.
        let always = ["distance/provider-responsible", "coordinator/may-meet-patients"].contains(id);
        let is_kept = if always { keeps == [Effect::Notice] } else { keeps.is_empty() };
        assert!(is_kept, "{id}: {keeps:?}");
    }
}

#[test]
fn every_rule_has_a_story_that_breaks_it_and_one_that_keeps_it() {
    assert_eq!(SCENARIOS.len(), RULES.len());
    for (rule, (id, scenario)) in RULES.iter().zip(SCENARIOS).filter(|(rule, _)| !rule.when.is_empty()) {
        assert_eq!(rule.id, *id);
        let [breaks, keeps] = stories(rule, scenario);
        let (most_severe, _) = rule.says[0];
        assert!(effects(&breaks, rule).contains(&most_severe), "{id}: {:?}", effects(&breaks, rule));
        // A change of provider is a right or unregulated, so only this rule always gives a finding.
        let left: Vec<Effect> = effects(&keeps, rule);
        let is_kept = if *id == "client/may-change-provider" { left == [Effect::Unregulated] } else { left.is_empty() };
        assert!(is_kept, "{id}: {left:?}");
    }
}

#[test]
fn an_audit_finds_breaches_that_were_applied_anyway() {
    let finding = RULES.iter().zip(SCENARIOS).filter(|(rule, _)| rule.finds_what_stands());
    let mut found = 0;
    for (rule, (id, scenario)) in finding {
        let violations = stories(rule, scenario).map(|story| {
            let mut provider = Provider::new("P1", Services::built_in()).expect("an id");
            for event in &story.events {
                provider.apply(&event.action, event.on, Mode::Observe).unwrap_or_else(|error| panic!("{id}: {error}"));
            }
            let audit = provider.audit(story.events.iter().map(|event| event.on).max().expect("events")).expect("the last day");
            audit.findings().filter(|finding| finding.rule.id == *id && finding.effect == Effect::Violation).count()
        });
        assert_eq!(violations, [1, 0], "{id}: the story that breaks it, the one that keeps it");
        found += 1;
    }
    assert_eq!(found, 13);
}

#[test]
fn the_two_stories_of_a_rule_end_with_the_same_action() {
    let mut others = Vec::new();
    for (rule, (id, scenario)) in RULES.iter().zip(SCENARIOS).filter(|(rule, _)| !rule.when.is_empty()) {
        let [breaks, keeps] = stories(rule, scenario);
        assert!(!breaks.events.is_empty() && !keeps.events.is_empty(), "{id}");
        let is_audited = rule.when.iter().all(|(change, _)| change.is_of_audit());
        let last = |story: &Story| story.events[story.events.len() - 1].action.name();
        if !is_audited && last(&breaks) != last(&keeps) {
            others.push(*id);
        }
    }
    assert_eq!(others, ALWAYS_GIVE_A_FINDING.iter().map(|(id, _)| *id).collect::<Vec<_>>());
}
