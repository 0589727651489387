//! The service over both databases, as its callers see it.

use crate::databases::{Kind, New, count};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use http_body_util::BodyExt;
use registry::database::Isolation;
use registry::decide::{Registry, Way};
use registry::service::{App, router};
use registry::{remind, sample};
use rehab_rules::calendar::read_day;
use rehab_rules::{Action, Mode, Provider, Services, receipt};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::Arc;
use tower::ServiceExt;

/// The sample as of 2 March 2026: a course of six places, five of them taken; K1 to K7 have a decision.
struct Service {
    app: App,
    runtime: tokio::runtime::Runtime,
    _database: New,
}

/// Runs the test with each database and way.
fn each(test: impl Fn(&Service)) {
    for kind in Kind::ALL {
        for way in Way::ALL {
            println!("{kind:?}, {way:?}");
            let database = New::of(kind);
            let opened = database.open(4);
            sample::fill(&opened).expect("the sample");
            let registry = Arc::new(Registry::new(opened, Arc::new(Services::built_in()), way));
            let app = App { registry, day: read_day("2026-03-02").ok() };
            let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
            test(&Service { app, runtime, _database: database });
        }
    }
}

impl Service {
    fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> (StatusCode, Value) {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let asked = router(self.app.clone()).oneshot(request.body(Body::from(body.to_owned())).expect("a request"));
        let response = self.runtime.block_on(asked).expect("an answer");
        let (status, kind) = (response.status(), response.headers().get("content-type").cloned());
        let problem = kind.is_some_and(|kind| kind == "application/problem+json");
        assert_eq!(problem, !status.is_success(), "{path}: {status}");
        let bytes = self.runtime.block_on(response.into_body().collect()).expect("a body").to_bytes();
        (status, serde_json::from_slice(&bytes).expect("JSON"))
    }

    fn get(&self, path: &str, language: &str) -> (StatusCode, Value) {
        self.ask("GET", path, &[("accept-language", language)], "")
    }

    fn act(&self, action: &Action<'_>, language: &str) -> (StatusCode, Value) {
        self.ask("POST", "/providers/P1/actions", &[("accept-language", language)], &action.to_json())
    }

    fn state(&self) -> Provider {
        self.app.registry.provider("P1").expect("P1")
    }
}

#[test]
fn the_last_place_is_given_once_and_both_answers_are_stored() {
    each(|service| {
        let (status, won) = service.act(&Action::attach_client("C1", "K7").into(), "fi");
        assert_eq!((status, &won["decision"]["allowed"]), (StatusCode::OK, &json!(true)), "{won}");
        let (status, lost) = service.act(&Action::attach_client("C1", "K6").agreed(true).into(), "en;q=0.2, sv-FI");
        assert_eq!(status, StatusCode::CONFLICT);
        assert_eq!(
            lost["title"],
            "Kurs C1 är full: 6 klienter, gruppstorlek 6. Välj en annan kurs, eller öka gruppstorleken om den är mindre än 12 och klientkapaciteten för året räcker.",
            "{lost}"
        );
        assert_eq!(lost["decision"]["findings"][0]["rule"], "course/has-free-place");
        for answer in [&won, &lost] {
            let (_, kept) = service.get(&format!("/providers/P1/receipts/{}", answer["receipt"]), "fi");
            assert_eq!(kept["allowed"], answer["decision"]["allowed"]);
            assert!(receipt::verify(kept.to_string()).expect("a receipt").holds());
        }
        let (_, remedies) = service.ask(
            "POST",
            "/providers/P1/remedies",
            &[],
            r#"{"action":"attach_client","course":"C1","client":"K6","agreed":true}"#,
        );
        assert!(remedies.as_array().expect("a list").iter().any(|action| action["action"] == "set_group_size"), "{remedies}");
    });
}

#[test]
fn every_action_changes_the_rows_as_the_engine_does() {
    let service = "kela.family-carers";
    let day = |text| read_day(text).expect("a day");
    let period = |kind, start, end| rehab_rules::Period::new(kind, day(start), day(end));
    use rehab_rules::PeriodKind::{Digital, InPerson};
    let schedule = [
        period(InPerson, "2026-06-01", "2026-06-05"),
        period(Digital, "2026-06-22", "2026-09-11"),
        period(InPerson, "2026-10-05", "2026-10-09"),
    ];
    let story: Vec<Action<'_>> = vec![
        Action::update_provider_info(service).contact("010 111 1111").pool(rehab_rules::action::Pool::Adjoining).into(),
        Action::update_provider_info(service).contact("010 333 3333").pool(rehab_rules::action::Pool::Elsewhere).into(),
        Action::update_provider_info(service).office("Turku").pool(rehab_rules::action::Pool::None).into(),
        Action::declare_capacity(service, 2026, 40).into(),
        Action::declare_capacity(service, 2026, 44).into(),
        Action::receive_decision("K8", service, day("2026-02-20")).target_group("carer-of-adult").into(),
        Action::receive_decision("K8", service, day("2026-02-21")).target_group("carer-of-adult").into(),
        Action::create_course("C2", service, 8, ["carer-of-adult"]).year(2026).office("Åbo").into(),
        Action::reschedule_course("C2", schedule).into(),
        Action::reschedule_period("C2", 3, day("2026-10-12"), day("2026-10-16")).into(),
        Action::set_group_size("C2", 7).into(),
        Action::set_target_groups("C2", ["carer-of-adult", "carer-of-child"]).into(),
        Action::correct_course("C2").contact("010 222 2222").into(),
        Action::publish_course("C2").checked(true).into(),
        Action::attach_client("C1", "K7").into(),
        Action::detach_client("C1", "K7").into(),
        Action::detach_client("C1", "K5").into(),
        Action::attach_client("C1", "K6").agreed(true).into(),
        Action::attach_client("C1", "K8").into(),
        Action::attach_client("C1", "K7").agreed(true).into(),
        Action::move_client("C1", "C2", "K4").agreed(true).into(),
        Action::move_client("C2", "C1", "K4").agreed(true).into(),
        Action::confirm_course("C1").into(),
        Action::delete_course("C2").into(),
        Action::delete_course("C0").into(),
        Action::tell_authority_line("K5", service).into(),
        Action::change_provider("K5", service).declined_move(true).into(),
        Action::end_rehabilitation("K3", service).into(),
        Action::unpublish_course("C1").into(),
    ];
    let names: BTreeSet<&str> = story.iter().map(Action::name).collect();
    assert_eq!(names.len(), rehab_rules::ActionName::ALL.len());
    each(|service| {
        let mut applied = service.state();
        for action in &story {
            let expected = applied.apply(action, service.app.today(), Mode::Enforce).expect("a well-formed action");
            let (status, answer) = service.act(action, "en");
            assert_eq!(answer["decision"]["allowed"], expected.allowed(), "{} {status} {answer}", action.to_json());
            let state = service.state();
            let without_day = |provider: &Provider| provider.snapshot().last_on(None).to_json();
            assert_eq!(without_day(&state), without_day(&applied), "after {}", action.to_json());
        }
        let done = count(&service.app.registry.database, "select count(*) from receipt where allowed");
        assert!(17 < done, "{done} were allowed");
    });
}

#[test]
fn a_repeated_request_gets_the_same_answer_and_is_carried_out_once() {
    each(|service| {
        let body = r#"{"action":"attach_client","course":"C1","client":"K7"}"#;
        let key = [("idempotency-key", "7f3c"), ("accept-language", "fi")];
        let first = service.ask("POST", "/providers/P1/actions", &key, body);
        assert_eq!(first.0, StatusCode::OK, "{}", first.1);
        assert_eq!(service.ask("POST", "/providers/P1/actions", &key, body), first);
        let (status, other) = service.ask("POST", "/providers/P1/actions", &key, r#"{"action":"delete_course","course":"C1"}"#);
        assert_eq!(
            (status, other["title"].as_str().expect("a text").contains("Idempotency-Key")),
            (StatusCode::UNPROCESSABLE_ENTITY, true)
        );
        assert_eq!(count(&service.app.registry.database, "select count(*) from receipt"), 1);
        assert_eq!(count(&service.app.registry.database, "select count(*) from placement"), 6);
    });
}

#[test]
fn possible_actions_and_due_findings_have_messages() {
    each(|service| {
        let (_, actions) = service.get("/providers/P1/courses/C1/actions", "en");
        let confirm = actions.as_array().expect("a list").iter().find(|one| one["action"] == "confirm_course");
        let confirm = confirm.expect("it is asked");
        assert_eq!(confirm["allowed"], false);
        assert_eq!(confirm["why"][0], "Course C1 cannot be confirmed yet: it has 5 clients, and at least 6 are needed.");
        let (_, due) = service.get("/providers/P1/due?days=200", "en");
        assert!(due.as_array().expect("a list").iter().any(|finding| finding["due"] == "2026-07-09"), "{due}");
    });
}

#[test]
fn the_job_reminds_of_each_finding_once_and_as_early_as_a_daily_check() {
    each(|service| {
        let registry = &service.app.registry;
        let unread = || count(&registry.database, "select count(*) from receipt where not looked_at");
        let look_on = || {
            let asked = registry.database.transaction(Isolation::Reading, |db| db.query("select look_on from provider", &[]));
            asked.expect("an answer")[0].day(0)
        };
        let (mut day, mut expected, mut read) = (service.app.today(), BTreeSet::new(), 0);
        while day < read_day("2026-11-01").expect("a day") {
            if day == read_day("2026-03-05").expect("a day") {
                service.act(&Action::attach_client("C1", "K7").into(), "fi");
                assert_eq!(unread(), 1);
            }
            // A user who looks every day.
            for finding in service.state().audit(day).expect("a day after all").findings() {
                if finding.due.is_some_and(|due| (due - day).num_days() <= 30) {
                    let key = [finding.rule.id, finding.course.unwrap_or_default(), finding.client.unwrap_or_default()];
                    expected.insert((key.map(str::to_owned), finding.due));
                }
            }
            read += usize::from(0 < unread() || look_on().is_some_and(|look_on| look_on <= day));
            assert!(remind::remind(registry, day).expect("reminded").failed.is_empty());
            assert_eq!((unread(), remind::remind(registry, day).expect("reminded").new), (0, 0));
            assert_eq!(count(&registry.database, "select count(*) from reminder"), expected.len(), "{day}: {expected:?}");
            day = day.succ_opt().expect("a day");
        }
        println!("{} reminders; read on {read} days of 244", expected.len());
        assert!(3 < expected.len() && read < 40);
        let (_, reminders) = service.get("/providers/P1/reminders", "en");
        assert_eq!(reminders.as_array().expect("a list").len(), expected.len(), "{reminders}");
    });
}

#[test]
fn missing_or_malformed_input_is_a_problem_with_its_status() {
    each(|service| {
        let (status, problem) = service.act(&Action::attach_client("C9", "K1").into(), "sv");
        assert_eq!(
            (status, &problem["code"], &problem["field"]),
            (StatusCode::NOT_FOUND, &json!("unknown_course"), &json!("course"))
        );
        for path in ["/providers/P9/due", "/providers/P1/courses/C9/actions", "/providers/P1/receipts/99"] {
            let (status, problem) = service.get(path, "sv");
            assert_eq!(status, StatusCode::NOT_FOUND, "{path} {problem}");
        }
        let (status, _) = service.ask("POST", "/providers/P9/actions", &[], r#"{"action":"delete_course","course":"C1"}"#);
        assert_eq!(status, StatusCode::NOT_FOUND);
        let (status, problem) =
            service.ask("POST", "/providers/P1/actions", &[], r#"{"action":"delete_course","course":"C\u0000"}"#);
        assert!([StatusCode::NOT_FOUND, StatusCode::UNPROCESSABLE_ENTITY].contains(&status), "{status} {problem}");
        let (status, problem) = service.act(&Action::attach_client("C1", "").into(), "sv");
        assert_eq!((status, &problem["code"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("invalid_value")));
        assert_eq!(count(&service.app.registry.database, "select count(*) from receipt"), 0);
    });
}
