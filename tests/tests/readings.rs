//! Short stories on which readings differ; each is in `docs/explanation/readings.md`.

use rehab_rules::{Action, Decision, Effect, Mode, NaiveDate, Period, PeriodKind, Provider, Services};

const SERVICE: &str = "kela.family-carers";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// A provider in observe mode, in which prohibited events are applied.
struct History(Provider);

impl History {
    fn new() -> Self {
        let mut history = Self(Provider::new("P1", Services::built_in()).expect("an id"));
        history.on("2026-01-02", &Action::declare_capacity(SERVICE, 2026, 48));
        history
    }

    fn on(&mut self, on: &str, action: &Action<'_>) -> Decision {
        self.0.apply(action, day(on), Mode::Observe).expect("well-formed")
    }

    fn course(&mut self, course: &str, start: &str, end: &str) {
        let periods = vec![Period::new(PeriodKind::InPerson, day(start), day(end))];
        let create = Action::create_course(course, SERVICE, 8, ["carer-of-adult"]).periods(periods);
        self.on("2026-01-07", &create);
    }

    fn decision(&mut self, client: &str, issued: &str, received: Option<&str>, continues: Option<bool>) {
        let receive = Action::receive_decision(client.to_owned(), SERVICE, day(issued))
            .received(received.map(day))
            .target_group("carer-of-adult")
            .continues(continues);
        self.on("2026-01-12", &receive);
    }

    fn attach(&mut self, on: &str, course: &str, client: &str) -> Decision {
        self.on(on, &Action::attach_client(course, client.to_owned()))
    }

    /// The effect and due date of each finding of a rule in an audit.
    fn audited(&self, as_of: &str, rule: &str) -> Vec<(Effect, Option<NaiveDate>)> {
        let audit = self.0.audit(day(as_of)).expect("a later day");
        audit.findings().filter(|finding| finding.rule.id == rule).map(|finding| (finding.effect, finding.due)).collect()
    }
}

#[test]
fn the_wait_ends_six_months_after_the_first_issue_among_waiting_clients() {
    let mut history = History::new();
    history.course("C1", "2026-11-02", "2026-11-06");
    // The client got the decision days after its issue, so the provider's duty ends later than the wait.
    history.decision("K1", "2026-01-05", Some("2026-01-09"), None);
    for number in 2..=6 {
        history.decision(&format!("K{number}"), "2026-01-08", None, None);
    }
    // A client whose old decision continues has no duty day and does not limit the wait.
    history.decision("K7", "2025-03-02", None, Some(true));
    for number in 1..=7 {
        history.attach("2026-01-13", "C1", &format!("K{number}"));
    }
    assert_eq!(history.audited("2026-07-05", "course/may-wait"), [(Effect::Right, Some(day("2026-07-05")))]);
    assert_eq!(history.audited("2026-07-06", "course/may-wait"), []);
}

#[test]
fn a_detached_client_must_agree_even_while_on_a_course_that_has_ended() {
    let mut history = History::new();
    history.course("C1", "2026-02-02", "2026-02-06");
    history.course("C2", "2026-05-04", "2026-05-08");
    history.course("C3", "2026-06-01", "2026-06-05");
    history.decision("K1", "2026-01-08", None, None);
    history.attach("2026-01-13", "C1", "K1");
    history.attach("2026-02-09", "C2", "K1");
    history.on("2026-02-10", &Action::detach_client("C2", "K1"));
    let asked = |decision: &Decision| decision.findings().any(|finding| finding.rule.id == "client/agrees-to-move");
    assert!(asked(&history.attach("2026-02-11", "C3", "K1")), "C1 has ended, and K1 has been attached to none since");
    // A client who was attached again needs no agreement for the next course.
    assert!(!asked(&history.attach("2026-02-12", "C2", "K1")));
}

#[test]
fn a_client_on_a_course_without_a_decision_gets_only_that_finding() {
    let mut history = History::new();
    history.course("C1", "2026-02-02", "2028-02-04");
    history.attach("2026-01-13", "C1", "K1");
    let audit = history.0.audit(day("2026-01-14")).expect("a later day");
    let of_client: Vec<_> = audit.findings().filter(|finding| finding.client.is_some()).map(|finding| finding.rule.id).collect();
    assert_eq!(of_client, ["client/decision-received"]);
}
