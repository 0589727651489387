//! Observe mode: a prohibited event is applied, because it happened. One test for each rule of how it is applied.

use rehab_rules::{Mode, Services, Shown, audit_text, replay_text};

const CARERS: &str = "kela.family-carers";
const DATES: &str = r#"[{"kind":"in_person","start":"2026-05-04","end":"2026-05-08"},{"kind":"digital","start":"2026-05-25","end":"2026-08-14"}]"#;

/// A log of provider P1: each line is given as a day of January 2026 and the rest of the event.
fn log(lines: &[(u32, String)]) -> String {
    lines.iter().map(|(day, rest)| format!("{{\"on\":\"2026-01-{day:02}\",\"provider\":\"P1\",{rest}}}\n")).collect()
}

fn capacity(places: u32) -> String {
    format!(r#""action":"declare_capacity","service":"{CARERS}","year":2026,"places":{places}"#)
}

fn create(course: &str, group_size: u32) -> String {
    format!(
        r#""action":"create_course","course":"{course}","service":"{CARERS}","group_size":{group_size},"target_groups":["carer-of-adult"],"periods":{DATES}"#
    )
}

fn decision(client: &str) -> String {
    format!(
        r#""action":"receive_decision","client":"{client}","service":"{CARERS}","issued":"2025-12-15","target_group":"carer-of-adult""#
    )
}

fn attach(course: &str, client: &str) -> String {
    format!(r#""action":"attach_client","course":"{course}","client":"{client}""#)
}

fn on_course(action: &str, course: &str) -> String {
    format!(r#""action":"{action}","course":"{course}""#)
}

fn observed(log: &str) -> Vec<serde_json::Value> {
    let out = replay_text(log.as_bytes(), Services::built_in(), Mode::Observe, Shown::default());
    out.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

/// `rule effect` of each finding of the last line.
fn last_findings(log: &str) -> Vec<String> {
    let lines = observed(log);
    let last = lines.last().expect("a line");
    assert!(last.get("error").is_none(), "{last}");
    last["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .map(|finding| format!("{} {}", finding["rule"].as_str().unwrap_or("?"), finding["effect"].as_str().unwrap_or("?")))
        .collect()
}

fn audited(log: &str) -> String {
    let as_of = "2026-01-31".parse().expect("a day");
    let (findings, errors) = audit_text(log.as_bytes(), Services::built_in(), Mode::Observe, as_of, Shown::default());
    assert_eq!(errors, "");
    findings
}

#[test]
fn a_prohibited_event_is_reported_with_all_its_findings() {
    let log = log(&[(2, capacity(24)), (3, create("C1", 13))]);
    assert_eq!(last_findings(&log), ["course/group-size-within-range prohibition", "course/hidden-until-published notice"]);
    let enforced = replay_text(log.as_bytes(), Services::built_in(), Mode::Enforce, Shown::default());
    assert!(!enforced.contains("hidden-until-published"), "in enforce mode the consequence does not come about");
}

#[test]
fn create_is_applied_as_written() {
    let log = log(&[(2, capacity(24)), (3, create("C1", 13)), (4, create("C2", 12))]);
    // The thirteen places of C1 are used although they are too many for a group.
    let last = observed(&log).pop().expect("a line");
    assert_eq!(last["findings"][0]["values"].to_string(), r#"{"used":13,"requested":12,"left":11,"declared":24,"year":2026}"#);
}

#[test]
fn set_is_applied_as_written() {
    let resized =
        [(2, capacity(24)), (3, create("C1", 8)), (4, format!(r#"{},"group_size":20"#, on_course("set_group_size", "C1")))];
    let with_audit = audited(&log(&resized));
    assert!(with_audit.contains(r#"{"used":20,"left":4,"declared":24,"year":2026}"#), "{with_audit}");

    let regrouped = log(&[
        (2, capacity(24)),
        (3, create("C1", 8)),
        (4, format!(r#"{},"target_groups":["nobody"]"#, on_course("set_target_groups", "C1"))),
        (5, decision("K1")),
        (6, attach("C1", "K1")),
    ]);
    assert!(last_findings(&regrouped).contains(&"client/in-target-group prohibition".to_owned()));
}

#[test]
fn correct_confirm_and_reschedule_are_applied_as_written() {
    // Confirmed with no client: prohibited, and confirmed.
    let confirmed = [(2, capacity(24)), (3, create("C1", 8)), (4, on_course("confirm_course", "C1"))];
    assert!(last_findings(&log(&confirmed)).contains(&"course/minimum-clients prohibition".to_owned()));
    let findings = audited(&log(&confirmed));
    assert!(
        findings.contains(r#""rule":"course/confirmed-is-held","effect":"obligation","course":"C1","due":"2026-08-14""#),
        "{findings}"
    );

    // Then its fixed schedule moves, which is also prohibited, and with it the end of the course.
    let moved = DATES.replace("2026-05-04", "2026-05-05").replace("2026-08-14", "2026-09-14");
    let rescheduled = [
        confirmed.as_slice(),
        &[
            (5, format!(r#"{},"periods":{moved}"#, on_course("reschedule_course", "C1"))),
            (6, format!(r#"{},"office":"Turku""#, on_course("correct_course", "C1"))),
        ],
    ]
    .concat();
    let findings = audited(&log(&rescheduled));
    assert!(
        findings.contains(r#""rule":"course/confirmed-is-held","effect":"obligation","course":"C1","due":"2026-09-14""#),
        "{findings}"
    );
    assert!(findings.contains(r#"{"field":"pool","office":"Turku"}"#), "{findings}");
}

#[test]
fn an_attached_client_is_on_the_course_even_if_it_is_full_and_without_a_decision() {
    let mut lines = vec![(2, capacity(24)), (3, create("C1", 6)), (3, create("C2", 6))];
    // Nobody has a decision, the seventh client is one too many, and all are on C2 as well.
    for client in 1..=7 {
        lines.push((4, attach("C1", &format!("K{client}"))));
        lines.push((4, attach("C2", &format!("K{client}"))));
    }
    lines.push((5, on_course("delete_course", "C1")));
    assert_eq!(
        last_findings(&log(&lines)),
        ["course/clients-moved-first prohibition", "course/must-be-held prohibition", "course/places-freed notice"]
    );
}

#[test]
fn attaching_twice_does_not_count_twice() {
    let log = log(&[
        (2, capacity(24)),
        (3, create("C1", 8)),
        (4, decision("K1")),
        (5, attach("C1", "K1")),
        (6, attach("C1", "K1")),
        (7, format!(r#"{},"client":"K1""#, on_course("detach_client", "C1"))),
        (8, on_course("delete_course", "C1")),
    ]);
    assert_eq!(last_findings(&log), ["course/places-freed notice"], "no client is left on the course");
}

#[test]
fn detaching_a_client_who_is_not_on_the_course_changes_nothing() {
    let log = log(&[
        (2, capacity(24)),
        (3, create("C1", 8)),
        (3, create("C2", 8)),
        (4, decision("K1")),
        (5, format!(r#"{},"client":"K1""#, on_course("detach_client", "C1"))),
        // If the client had left C1, joining C2 would be a move that needs agreement.
        (6, attach("C2", "K1")),
    ]);
    assert_eq!(last_findings(&log), ["client/on-confirmed-course-in-time obligation", "client/kela-informed notice"]);
}

#[test]
fn unpublishing_changes_nothing() {
    let published = format!(r#"{},"checked":true"#, on_course("publish_course", "C1"));
    let log = log(&[
        (2, capacity(24)),
        (3, create("C1", 8)),
        (4, published.clone()),
        (5, on_course("unpublish_course", "C1")),
        (6, published),
    ]);
    assert_eq!(last_findings(&log), ["course/already-published notice"]);
}

#[test]
fn nothing_changes_on_a_deleted_course() {
    let on_deleted = [
        attach("C1", "K1"),
        format!(r#"{},"checked":true"#, on_course("publish_course", "C1")),
        format!(r#"{},"group_size":12"#, on_course("set_group_size", "C1")),
        on_course("confirm_course", "C1"),
        format!(r#"{},"periods":{}"#, on_course("reschedule_course", "C1"), DATES.replace("2026-", "2027-")),
        r#""action":"move_client","from":"C2","to":"C1","client":"K2","agreed":true"#.to_owned(),
        on_course("delete_course", "C1"),
    ];
    for action in on_deleted {
        let mut lines = vec![
            (2, capacity(24)),
            (3, create("C1", 8)),
            (3, create("C2", 8)),
            (4, decision("K1")),
            (4, decision("K2")),
            (5, attach("C2", "K2")),
            (6, on_course("delete_course", "C1")),
        ];
        let before = audited(&log(&lines));
        lines.push((7, action));
        assert_eq!(last_findings(&log(&lines)), ["course/not-deleted prohibition"]);
        assert_eq!(audited(&log(&lines)), before, "{:?}", lines.last());
    }
}

#[test]
fn a_client_moved_from_a_course_it_is_not_on_is_attached_to_the_other() {
    let mut lines = vec![
        (2, capacity(24)),
        (3, create("C1", 8)),
        (3, create("C2", 8)),
        (4, decision("K1")),
        (5, r#""action":"move_client","from":"C1","to":"C2","client":"K1","agreed":true"#.to_owned()),
    ];
    assert!(last_findings(&log(&lines)).contains(&"client/on-course prohibition".to_owned()));
    lines.push((6, on_course("delete_course", "C2")));
    assert_eq!(last_findings(&log(&lines)), ["course/clients-moved-first prohibition", "course/places-freed notice"]);
}

#[test]
fn deleting_a_course_detaches_its_clients_on_that_date() {
    let log = log(&[
        (2, capacity(24)),
        (3, create("C1", 8)),
        (3, create("C2", 8)),
        (4, decision("K1")),
        (5, attach("C1", "K1")),
        (6, on_course("delete_course", "C1")),
        // The client is on no course and was not detached from one, so no agreement is needed.
        (7, attach("C2", "K1")),
    ]);
    assert_eq!(last_findings(&log), ["client/on-confirmed-course-in-time obligation", "client/kela-informed notice"]);
}

#[test]
fn leaving_the_provider_or_telling_the_authority_line_without_a_decision_changes_nothing() {
    for action in ["change_provider", "end_rehabilitation", "tell_authority_line"] {
        // K1 is on the course without a decision.
        let mut lines = vec![(2, capacity(24)), (3, create("C1", 8)), (4, attach("C1", "K1"))];
        lines.push((5, format!(r#""action":"{action}","client":"K1","service":"{CARERS}""#)));
        assert_eq!(last_findings(&log(&lines)), ["client/decision-received prohibition"]);
        lines.push((6, on_course("delete_course", "C1")));
        assert_eq!(
            last_findings(&log(&lines)),
            ["course/clients-moved-first prohibition", "course/places-freed notice"],
            "{action}"
        );
    }
}

#[test]
fn a_denied_event_does_not_even_change_the_date() {
    let event = |on: &str, rest: &str| format!("{{\"on\":\"{on}\",\"provider\":\"P1\",{rest}}}\n");
    let declared = event("2026-01-02", &capacity(24));
    // A wrong date in an event that no rule allows: the course has no clients, so it cannot be confirmed.
    let created = event("2026-01-03", &create("C1", 8));
    let mistyped = event("2199-01-04", &on_course("confirm_course", "C1"));
    let next = event("2026-01-05", &create("C2", 8));
    let log = [declared, created, mistyped, next].concat();
    let replayed = |mode| replay_text(log.as_bytes(), Services::built_in(), mode, Shown::default());

    let enforced: Vec<serde_json::Value> =
        replayed(Mode::Enforce).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(enforced[2]["allowed"], false);
    assert_eq!(enforced[3]["allowed"], true, "the day of a denied event counts for nothing: {}", enforced[3]);
    // In observe mode the event is applied, and the events after it are out of order.
    assert!(replayed(Mode::Observe).contains("{\"line\":4,\"error\":{\"code\":\"out_of_order\",\"field\":\"on\""));

    // A denied later event does not affect an audit either.
    let as_of = "2026-01-31".parse().expect("a day");
    let (findings, errors) = audit_text(log.as_bytes(), Services::built_in(), Mode::Enforce, as_of, Shown::default());
    assert!(findings.contains(r#"{"used":16,"left":8,"declared":24,"year":2026}"#) && errors.is_empty(), "{findings}{errors}");
}
