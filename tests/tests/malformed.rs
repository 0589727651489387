//! Malformed input: each kind of error has its code, field and line, and the rest of the log is still processed.

use rehab_rules::calendar::read_day;
use rehab_rules::{
    Action, ErrorCode, Mode, NaiveDate, Provider, Replay, ServiceDescription, Services, Shown,
    log::{MAX_LINE_BYTES, ReplayText},
    replay_text,
    service::{BUILT_IN, Commit, DistanceForm},
};

const HEAD: &str = r#""on":"2026-01-05","provider":"P1""#;
const CARERS: &str = r#""service":"kela.family-carers""#;
const PERIOD: &str = r#"{"kind":"in_person","start":"2026-05-04","end":"2026-05-08"}"#;

/// A well-formed log of one course, `line` as its third line, and two more lines after it.
fn with_line(line: &[u8]) -> Vec<u8> {
    let before = format!(
        "{{{HEAD},\"action\":\"declare_capacity\",{CARERS},\"year\":2026,\"places\":24}}\n\
         {{{HEAD},\"action\":\"create_course\",\"course\":\"C1\",{CARERS},\"group_size\":8,\"target_groups\":[\"carer-of-adult\"],\"periods\":[{PERIOD}]}}\n"
    );
    let after = format!(
        "\n{{{HEAD},\"action\":\"publish_course\",\"course\":\"C1\",\"checked\":true}}\n{{{HEAD},\"action\":\"confirm_course\",\"course\":\"C1\"}}"
    );
    [before.as_bytes(), line, after.as_bytes()].concat()
}

/// The code and field of the error in the third line; the other lines give decisions.
fn error(line: impl AsRef<[u8]>) -> (String, Option<String>) {
    let out = replay_text(with_line(line.as_ref()), Services::built_in(), Mode::Enforce, Shown::default());
    let lines: Vec<serde_json::Value> = out.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect();
    assert_eq!(lines.len(), 5, "{out}");
    for (index, line) in lines.iter().enumerate() {
        assert_eq!(line["line"], index + 1);
        assert_eq!(line.get("error").is_some(), index == 2, "{line}");
    }
    let error = &lines[2]["error"];
    assert!(!error["message"].as_str().expect("a message").is_empty());
    (
        error["code"].as_str().expect("a code").to_owned(),
        error.get("field").map(|field| field.as_str().expect("a path").to_owned()),
    )
}

#[track_caller]
fn check(rest: &str, code: &str, field: &str) {
    assert_eq!(error(format!("{{{HEAD},{rest}}}")), (code.to_owned(), Some(field.to_owned())), "{rest}");
}

#[track_caller]
fn check_unreadable(line: impl AsRef<[u8]>) {
    assert_eq!(error(line), ("invalid_value".to_owned(), None));
}

#[test]
fn every_code_is_given_with_its_field() {
    let create = |rest: &str| {
        format!(r#""action":"create_course","course":"C2",{CARERS},"group_size":6,"target_groups":["carer-of-adult"],{rest}"#)
    };
    let receive = |rest: &str| format!(r#""action":"receive_decision","client":"K1",{CARERS},{rest}"#);
    check(r#""action":"rename_course","course":"C1""#, "unknown_action", "action");
    check(r#""action":5"#, "unknown_action", "action");
    check(r#""course":"C1""#, "missing_field", "action");
    check(r#""action":"attach_client","course":"C1""#, "missing_field", "client");
    check(&create(r#""periods":[]"#), "missing_field", "year");
    check(r#""action":"confirm_course","course":"C1","zeta":1,"alpha":2"#, "unknown_field", "alpha");
    check(
        &create(&format!(r#""periods":[{},{}]"#, PERIOD, PERIOD.replace("start", "begin"))),
        "unknown_field",
        "periods[1].begin",
    );
    check(&receive(r#""issued":"2025-02-29""#), "invalid_date", "issued");
    check(&create(&format!(r#""periods":[{}]"#, PERIOD.replace("2026-05-08", "2026-5-8"))), "invalid_date", "periods[0].end");
    check(r#""action":"set_group_size","course":"C1","group_size":7.0"#, "invalid_value", "group_size");
    check(r#""action":"set_group_size","course":"C1","group_size":7e0"#, "invalid_value", "group_size");
    check(
        r#""action":"set_target_groups","course":"C1","target_groups":["carer-of-adult",null]"#,
        "invalid_value",
        "target_groups[1]",
    );
    check(r#""action":"reschedule_course","course":"C1","periods":[]"#, "invalid_value", "periods");
    // A number is read as it was written, at any depth and of any size; it is still JSON.
    check(r#""action":"confirm_course","course":[1e999]"#, "invalid_value", "course");
    check(r#""action":"confirm_course","course":"C1","x":[1e999]"#, "unknown_field", "x");
    check(r#""action":"set_target_groups","course":"C1","target_groups":[1e999]"#, "invalid_value", "target_groups[0]");
    check(
        r#""action":"reschedule_course","course":"C1","periods":[{"kind":"digital","start":1e999,"end":1}]"#,
        "invalid_date",
        "periods[0].start",
    );
    check(&receive(r#""issued":"2025-12-15","received":"2025-12-14""#), "invalid_value", "received");
    check(r#""action":"declare_capacity","service":"kela.other","year":2026,"places":1"#, "unknown_service", "service");
    check(r#""action":"confirm_course","course":"C9""#, "unknown_course", "course");
    check(r#""action":"move_client","from":"C8","to":"C9","client":"K1""#, "unknown_course", "from");
    check(&create(&format!(r#""periods":[{PERIOD}]"#)).replace("C2", "C1"), "duplicate_course", "course");
    check(
        r#""action":"set_target_groups","course":"C1","target_groups":["a","b","a"]"#,
        "duplicate_target_group",
        "target_groups",
    );
    check(&receive(r#""issued":"2025-12-15","target_group":"group-1""#), "unknown_target_group", "target_group");
    check(&create(&format!(r#""periods":[{}]"#, PERIOD.replace("05-08", "05-03"))), "period_ends_before_start", "periods[0].end");
    check(
        &create(&format!(r#""periods":[{PERIOD},{}]"#, PERIOD.replace("05-04", "05-03"))),
        "periods_out_of_order",
        "periods[1].start",
    );
    check(
        r#""action":"reschedule_period","course":"C1","period":2,"start":"2026-05-04","end":"2026-05-08""#,
        "period_number",
        "period",
    );
    check(&create(&format!(r#""periods":[{PERIOD}],"year":2027"#)), "year_mismatch", "year");
    check(r#""action":"move_client","from":"C1","to":"C1","client":"K1""#, "same_course", "to");
    check(&receive(r#""issued":"2026-01-06""#), "decision_in_future", "issued");
    let early = r#"{"on":"2026-01-04","provider":"P1","action":"confirm_course","course":"C1"}"#;
    assert_eq!(error(early), ("out_of_order".to_owned(), Some("on".to_owned())));
}

#[test]
fn the_first_of_several_errors_is_given() {
    // Unknown fields come first, then missing fields, then values, then the state.
    check(r#""action":"attach_client","course":"","colour":"blue""#, "unknown_field", "colour");
    check(r#""action":"attach_client","course":"""#, "missing_field", "client");
    check(r#""action":"attach_client","course":"","client":5"#, "invalid_value", "course");
    check(r#""action":"move_client","from":"C9","to":"C9","client":"K1""#, "same_course", "to");
    // A nested field is checked together with its list.
    let wrong_size = format!(
        r#""action":"create_course","course":"C2",{CARERS},"group_size":-1,"target_groups":[],"periods":[{{"kind":"digital"}}]"#
    );
    check(&wrong_size, "invalid_value", "group_size");
}

#[test]
fn a_line_that_is_not_one_object_with_each_key_once_is_unreadable() {
    let attach = format!(r#"{{{HEAD},"action":"attach_client","course":"C1","client":"K1"}}"#);
    check_unreadable("");
    check_unreadable("   \r");
    check_unreadable("not json");
    check_unreadable("[]");
    check_unreadable("null");
    check_unreadable(format!("{attach}{attach}"));
    check_unreadable(format!("\u{feff}{attach}"));
    check_unreadable(attach.trim_end_matches('}'));
    check_unreadable(attach.replace("\"client\":\"K1\"", "\"client\":\"K1\",\"client\":\"K1\""));
    check_unreadable(attach.replace("\"client\":\"K1\"", "\"client\":\"K1\",\"cl\\u0069ent\":null"));
    check_unreadable(format!(
        r#"{{{HEAD},"action":"reschedule_course","course":"C1","periods":[{}]}}"#,
        PERIOD.replace("\"end\"", "\"end\":\"2026-05-08\",\"end\"")
    ));
    check_unreadable(attach.replace("K1", "\\ud800"));
    check_unreadable(attach.replace("\"client\"", "\"x\":\"\\udc00\",\"client\""));
    check_unreadable([b"{\"on\":\"", [0xff, 0xfe].as_slice(), b"\"}"].concat());
}

#[test]
fn values_at_a_limit_are_accepted_and_values_beyond_it_are_not() {
    let attach = |client: &str| format!(r#""action":"detach_client","course":"C1","client":"{client}""#);
    // 200 characters, not bytes.
    let decided = |rest: &str| {
        let out = replay_text(
            with_line(format!("{{{HEAD},{rest}}}").as_bytes()),
            Services::built_in(),
            Mode::Enforce,
            Shown::default(),
        );
        assert!(!out.contains("\"error\""), "{out}");
    };
    decided(&attach(&"ä".repeat(200)));
    check(&attach(&"ä".repeat(201)), "invalid_value", "client");

    let periods =
        |count: usize| format!(r#""action":"reschedule_course","course":"C1","periods":[{}]"#, vec![PERIOD; count].join(","));
    decided(&periods(1_000));
    check(&periods(1_001), "invalid_value", "periods");

    let groups = |count: usize| {
        let groups: Vec<String> = (0..count).map(|group| format!("\"g{group}\"")).collect();
        format!(r#""action":"set_target_groups","course":"C1","target_groups":[{}]"#, groups.join(","))
    };
    decided(&groups(100));
    check(&groups(101), "invalid_value", "target_groups");

    let padded = |length: usize| {
        let line = format!(r#"{{{HEAD},"action":"unpublish_course","course":"C1"}}"#);
        format!("{line}{}", " ".repeat(length - line.len()))
    };
    let out = replay_text(with_line(padded(MAX_LINE_BYTES).as_bytes()), Services::built_in(), Mode::Enforce, Shown::default());
    assert!(out.contains("course/publication-final"), "a line of 1 MiB is read");
    check_unreadable(padded(MAX_LINE_BYTES + 1));

    for (places, is_read) in [("0", true), ("1000000", true), ("1000001", false), ("-1", false), (&"9".repeat(1_000), false)] {
        let declare = format!(r#""action":"declare_capacity",{CARERS},"year":2027,"places":{places}"#);
        if is_read { decided(&declare) } else { check(&declare, "invalid_value", "places") }
    }
    // Any whole number is accepted as a period number, but no course has this period.
    for period in ["0", "-1", "99999999999999999999999"] {
        check(
            &format!(r#""action":"reschedule_period","course":"C1","period":{period},"start":"2026-05-04","end":"2026-05-08""#),
            "period_number",
            "period",
        );
    }
}

#[test]
fn null_means_the_same_as_absent() {
    check(r#""action":"attach_client","course":"C1","client":null"#, "missing_field", "client");
    let line = format!(r#"{{{HEAD},"action":"confirm_course","course":"C1","colour":null}}"#);
    let out = replay_text(with_line(line.as_bytes()), Services::built_in(), Mode::Enforce, Shown::default());
    assert!(!out.contains("\"error\""), "{out}");
}

#[test]
fn error_messages_name_the_field_and_come_in_three_languages() {
    use rehab_rules::{Event, Language};
    let error =
        Event::from_json(format!(r#"{{{HEAD},"action":"attach_client","course":"C1"}}"#).as_bytes()).expect_err("no client");
    for language in Language::ALL {
        assert!(error.message(*language).contains("`client`"), "{}", error.message(*language));
    }
    assert_eq!(error.to_string(), error.message(Language::En));
}

#[test]
fn a_log_in_pieces_of_any_size_gives_the_same_answers() {
    let log = with_line(b"not json");
    let whole = replay_text(&log, Services::built_in(), Mode::Enforce, Shown::default());
    for size in [1, 2, 7, 100] {
        let mut replay = ReplayText::new(Replay::new(Services::built_in(), Mode::Enforce), Shown::default());
        let mut out = String::new();
        for piece in log.chunks(size) {
            replay.feed(piece, &mut out);
        }
        replay.finish(&mut out);
        assert_eq!(out, whole, "pieces of {size} bytes");
    }
}

/// Pseudorandom bytes, with a line end about every 256 bytes.
fn noise(length: usize) -> impl Iterator<Item = u8> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    std::iter::repeat_with(move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 24) as u8
    })
    .take(length)
}

#[test]
fn random_bytes_give_only_errors() {
    let log: Vec<u8> = noise(4 << 20).collect();
    let out = replay_text(&log, Services::built_in(), Mode::Enforce, Shown::default());
    assert!(out.lines().all(|line| line.contains(r#""error":{"code":"invalid_value","message""#)));
    assert_eq!(out.lines().count(), rehab_rules::log::lines(&log).count());
}

#[test]
fn hostile_lines_give_an_error() {
    let nested = |open: &str, close: &str| format!("{}{}", open.repeat(100_000), close.repeat(100_000));
    check_unreadable(nested("[", "]"));
    check_unreadable("[".repeat(100_000));
    check_unreadable("{\"a\":".repeat(100_000));
    check_unreadable(format!(r#"{{{HEAD},"action":"confirm_course","course":{}}}"#, nested("[", "]")));
    check_unreadable(format!(r#"{{"x":{}}}"#, nested("{\"x\":[", "]}")));
    check_unreadable("9".repeat(MAX_LINE_BYTES + 1));
    // Many keys, each of which must be compared with all others.
    let keys: Vec<String> = (0..50_000).map(|key| format!("\"k{key}\":0")).collect();
    assert_eq!(error(format!("{{{HEAD},\"action\":\"confirm_course\",{}}}", keys.join(","))).0, "unknown_field");
    let declined: Vec<String> = (0..60_000).map(|client| format!("\"K{client}\"")).collect();
    let out = replay_text(
        with_line(
            format!(
                r#"{{{HEAD},"action":"reschedule_course","course":"C1","periods":[{PERIOD}],"clients_declined":[{}]}}"#,
                declined.join(",")
            )
            .as_bytes(),
        ),
        Services::built_in(),
        Mode::Enforce,
        Shown::default(),
    );
    assert!(!out.contains("\"error\""));
}

#[test]
fn a_line_without_end_uses_no_more_memory_than_the_limit() {
    let mut replay = ReplayText::new(Replay::new(Services::built_in(), Mode::Enforce), Shown::default());
    let mut out = String::new();
    let piece = vec![b'9'; 1 << 20];
    for _ in 0..64 {
        replay.feed(&piece, &mut out);
    }
    assert_eq!(out, "");
    replay.feed(b"\nnot json\n", &mut out);
    replay.finish(&mut out);
    assert_eq!(out.lines().count(), 2);
    assert!(out.starts_with(r#"{"line":1,"error":{"code":"invalid_value","message""#));
}

fn description(change: impl Fn(&mut serde_json::Value)) -> Vec<u8> {
    let mut description: serde_json::Value =
        serde_json::from_str(include_str!("../../rehab-rules/services/kela.family-carers.json")).expect("JSON");
    change(&mut description);
    description.to_string().into_bytes()
}

#[test]
fn a_bad_service_description_names_its_field() {
    type Change = fn(&mut serde_json::Value);
    let cases: &[(Change, &str, &str)] = &[
        (|d| d["colour"] = 1.into(), "unknown_field", "colour"),
        (|d| d["group_size"]["mid"] = 1.into(), "unknown_field", "group_size.mid"),
        (|d| d["commits"] = serde_json::Value::Null, "missing_field", "commits"),
        (|d| d["group_size"] = serde_json::json!({"min": 9, "max": 8}), "invalid_value", "group_size.max"),
        (|d| d["group_size"] = serde_json::json!({"min": 0, "max": 8}), "invalid_value", "group_size.min"),
        (|d| d["must_hold_at"] = 13.into(), "invalid_value", "must_hold_at"),
        (|d| d["must_hold_at"] = 5.into(), "invalid_value", "must_hold_at"),
        (|d| d["target_groups_per_course"]["max"] = 3.into(), "invalid_value", "target_groups_per_course.max"),
        (|d| d["target_groups"][1]["id"] = "carer-of-child".into(), "duplicate_target_group", "target_groups"),
        (|d| d["target_groups"][1]["id"] = "".into(), "invalid_value", "target_groups[1].id"),
        (|d| d["target_groups"][1]["verified"] = serde_json::Value::Null, "missing_field", "target_groups[1].verified"),
        (|d| d["distance_forms"] = serde_json::json!({}), "missing_field", "distance_forms.allowed"),
        (|d| d["total_duration_months"] = 0.into(), "invalid_value", "total_duration_months"),
        (|d| d["placement_deadline_months"] = 601.into(), "invalid_value", "placement_deadline_months"),
        (|d| d["settle_days_before_start"] = 3651.into(), "invalid_value", "settle_days_before_start"),
        (|d| d["commits"][1] = "video".into(), "invalid_value", "commits[1]"),
        (|d| d["provider_info"][1] = "pool".into(), "invalid_value", "provider_info"),
        (|d| d["distance_forms"]["not_allowed"] = serde_json::json!(["digital"]), "invalid_value", "distance_forms.not_allowed"),
        (|d| d["holiday_roll"] = "sometimes".into(), "invalid_value", "holiday_roll"),
        (|d| d["valid_from"] = "2026-02-30".into(), "invalid_date", "valid_from"),
        (|d| (d["valid_from"], d["valid_to"]) = ("2026-02-01".into(), "2026-01-31".into()), "invalid_value", "valid_to"),
    ];
    for (change, code, field) in cases {
        let error = ServiceDescription::read_all(description(change)).expect_err(field);
        assert_eq!((error.code().as_str(), error.field()), (*code, Some(*field)));
    }
    assert!(ServiceDescription::read_all(description(|_| ())).is_ok());
}

#[test]
fn a_description_built_in_code_is_checked_like_one_that_is_read() {
    type Change = fn(&mut ServiceDescription);
    let changes: [(Change, ErrorCode, &str); 10] = [
        (|own| own.id = "".into(), ErrorCode::InvalidValue, "id"),
        (|own| own.names.en = Some("".into()), ErrorCode::InvalidValue, "names.en"),
        (|own| own.group_size.min = 0, ErrorCode::InvalidValue, "group_size.min"),
        (|own| own.must_hold_at = 13, ErrorCode::InvalidValue, "must_hold_at"),
        (|own| own.total_duration_months = 601, ErrorCode::InvalidValue, "total_duration_months"),
        (|own| own.target_groups[1].id = "".into(), ErrorCode::InvalidValue, "target_groups[1].id"),
        (|own| own.target_groups[1].id = own.target_groups[0].id.clone(), ErrorCode::DuplicateTargetGroup, "target_groups"),
        (|own| own.commits = vec![Commit::Digital; 2], ErrorCode::InvalidValue, "commits"),
        (
            |own| own.distance_forms.not_allowed = vec![DistanceForm::Digital],
            ErrorCode::InvalidValue,
            "distance_forms.not_allowed",
        ),
        (|own| own.valid_from = read_day("1900-01-01").ok().and_then(|day| day.pred_opt()), ErrorCode::InvalidDate, "valid_from"),
    ];
    for (change, code, field) in changes {
        let mut own = ServiceDescription::read_all(BUILT_IN[0].as_bytes()).expect("valid").remove(0);
        change(&mut own);
        let error = Services::only(vec![own]).expect_err(field);
        assert_eq!((error.code(), error.field()), (code, Some(field)));
    }
}

#[test]
fn an_empty_list_of_descriptions_is_an_error() {
    let error = ServiceDescription::read_all(b"[]").expect_err("nothing to use");
    assert_eq!((error.code().as_str(), error.field()), ("invalid_value", None));
}

#[test]
fn validities_of_one_id_do_not_overlap() {
    let version = |from: serde_json::Value, to: serde_json::Value| {
        let description = description(|d| (d["valid_from"], d["valid_to"]) = (from.clone(), to.clone()));
        ServiceDescription::read_all(&description).expect("valid alone").remove(0)
    };
    let open = serde_json::Value::Null;
    let old = version(open.clone(), "2025-12-31".into());
    assert!(Services::with(vec![old.clone(), version("2026-01-01".into(), open.clone())]).is_ok());
    let error = Services::with(vec![old, version("2025-12-31".into(), open)]).expect_err("the last day of 2025 has two");
    assert_eq!((error.code().as_str(), error.field()), ("invalid_value", Some("valid_from")));
}

#[test]
fn a_users_description_replaces_every_built_in_version_of_its_id() {
    let smaller = description(|d| {
        d["group_size"] = serde_json::json!({"min": 2, "max": 4});
        d["must_hold_at"] = 3.into();
        d["valid_from"] = "2026-01-01".into();
    });
    let services = Services::with(ServiceDescription::read_all(&smaller).expect("valid")).expect("one version");
    let day = |text: &str| text.parse().expect("a day");
    assert_eq!(services.in_force("kela.family-carers", day("2026-01-01")).map(|d| d.group_size.max), Some(4));
    assert!(services.in_force("kela.family-carers", day("2025-12-31")).is_none(), "nothing is in force before");
    assert!(services.in_force("kela.rare-connective-tissue", day("2025-12-31")).is_some(), "the other stays");
}

#[test]
fn a_list_of_descriptions_names_the_element() {
    let one = String::from_utf8(description(|_| ())).expect("text");
    let other = one.replace("kela.family-carers", "kela.other");
    assert_eq!(ServiceDescription::read_all(format!("[{one},{other}]").as_bytes()).expect("two").len(), 2);
    let error = ServiceDescription::read_all(format!("[{one},{{}}]").as_bytes()).expect_err("the second is empty");
    assert_eq!((error.code().as_str(), error.field()), ("missing_field", Some("[1].id")));
}

#[test]
fn a_provider_has_a_valid_id_and_is_not_evaluated_before_its_last_event() {
    for id in [String::new(), "å".repeat(201)] {
        let error = Provider::new(&id, Services::built_in()).expect_err("no log has it");
        assert_eq!((error.code(), error.field()), (ErrorCode::InvalidValue, Some("provider")));
    }
    let mut provider = Provider::new("å".repeat(200), Services::built_in()).expect("the longest id");
    let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
    let declare = Action::declare_capacity("kela.family-carers", 2026, 24);
    provider.apply(&declare, day("2026-01-02"), Mode::Enforce).expect("well-formed");
    assert!(provider.audit(day("2026-01-02")).is_ok() && provider.search(day("2026-01-02")).is_ok());
    for error in [provider.audit(day("2026-01-01")).expect_err("before"), provider.search(day("2026-01-01")).expect_err("before")]
    {
        assert_eq!((error.code(), error.field()), (ErrorCode::OutOfOrder, Some("as_of")));
    }
}
