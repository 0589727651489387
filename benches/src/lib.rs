//! Logs and providers of a chosen size, for benchmarks and the allocation test.

use chrono::NaiveDate;
use rehab_rules::snapshot::{CapacityRow, ClientRow, CourseRow, DecisionRow, StayRow};
use rehab_rules::{Action, Mode, Provider, Services, Snapshot};
use std::fmt::Write as _;

/// The service of all courses and clients.
pub const SERVICE: &str = "kela.family-carers";

/// A date in January 2026.
///
/// # Panics
/// If January has no such day.
#[must_use]
pub fn january(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, day).expect("a day of January")
}

/// A log that fills `courses` published courses of 8 places with 7 clients each and confirms them: 24 lines per course.
#[must_use]
pub fn log(courses: usize) -> String {
    let mut log = String::new();
    let mut line = |text: std::fmt::Arguments<'_>| {
        log.write_fmt(text).and_then(|()| log.write_str("\n")).expect("a String takes all");
    };
    for course in 0..courses {
        // Each provider has a hundred courses.
        let head = format_args!("{{\"on\":\"2026-01-02\",\"provider\":\"P{}\"", course / 100).to_string();
        line(format_args!("{head},\"action\":\"declare_capacity\",\"service\":\"{SERVICE}\",\"year\":2026,\"places\":1000}}"));
        line(format_args!(
            "{head},\"action\":\"create_course\",\"course\":\"C{course}\",\"service\":\"{SERVICE}\",\"group_size\":8,\
             \"target_groups\":[\"carer-of-adult\"],\"periods\":[\
             {{\"kind\":\"in_person\",\"start\":\"2026-05-04\",\"end\":\"2026-05-08\"}},\
             {{\"kind\":\"digital\",\"start\":\"2026-05-25\",\"end\":\"2026-08-14\"}},\
             {{\"kind\":\"in_person\",\"start\":\"2026-10-05\",\"end\":\"2026-10-09\"}}],\"contact\":\"010 1234\"}}"
        ));
        line(format_args!("{head},\"action\":\"publish_course\",\"course\":\"C{course}\",\"checked\":true}}"));
        for client in 0..7 {
            line(format_args!(
                "{head},\"action\":\"receive_decision\",\"client\":\"K{course}-{client}\",\"service\":\"{SERVICE}\",\
                 \"issued\":\"2025-12-15\",\"target_group\":\"carer-of-adult\"}}"
            ));
            line(format_args!(
                "{head},\"action\":\"attach_client\",\"course\":\"C{course}\",\"client\":\"K{course}-{client}\"}}"
            ));
            if client == 6 {
                line(format_args!(
                    "{head},\"action\":\"detach_client\",\"course\":\"C{course}\",\"client\":\"K{course}-{client}\"}}"
                ));
            }
        }
        line(format_args!("{head},\"action\":\"confirm_course\",\"course\":\"C{course}\"}}"));
    }
    log
}

/// A provider with published courses `C0`, `C1`, … of 8 places and 3 clients each, and a client `NEW` who is on no course.
///
/// # Panics
/// If an action is denied, which means that the example is wrong.
#[must_use]
pub fn provider(courses: usize) -> Provider {
    let mut provider = Provider::new("P1", Services::built_in()).expect("an id");
    let mut apply = |action: &Action<'_>| {
        let decision = provider.apply(action, january(2), Mode::Enforce).expect("a well-formed action");
        assert!(decision.allowed(), "{action:?}");
    };
    let decided = |client: String| Action::receive_decision(client, SERVICE, january(1)).target_group("carer-of-adult");
    apply(&Action::declare_capacity(SERVICE, 2026, 1_000_000));
    for course in 0..courses {
        let name = format!("C{course}");
        apply(&Action::create_course(name.as_str(), SERVICE, 8, ["carer-of-adult"]).periods(periods()));
        apply(&Action::publish_course(name.as_str()).checked(true));
        for client in 0..3 {
            apply(&decided(format!("K{course}-{client}")));
            apply(&Action::attach_client(name.as_str(), format!("K{course}-{client}")));
        }
    }
    apply(&decided("NEW".into()));
    provider
}

/// An in-person, a digital and another in-person period.
///
/// # Panics
/// Never: the dates exist.
#[must_use]
pub fn periods() -> Vec<rehab_rules::Period> {
    use rehab_rules::PeriodKind::{Digital, InPerson};
    let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).expect("a day");
    vec![
        rehab_rules::Period::new(InPerson, day(5, 4), day(5, 8)),
        rehab_rules::Period::new(Digital, day(5, 25), day(8, 14)),
        rehab_rules::Period::new(InPerson, day(10, 5), day(10, 9)),
    ]
}

/// The rows of a registry, as of 31 January: 50 courses with schedules, 600 clients with decisions, and 1,400 stays, of which 800 have ended.
#[must_use]
pub fn rows() -> Snapshot<'static> {
    let course = |number: usize| {
        CourseRow::new(format!("C{number}"), SERVICE, january(2), 12, ["carer-of-adult"])
            .periods(periods())
            .published(true)
            .contact("010 1234")
    };
    let client = |number: usize| {
        let of = |number: usize| format!("C{}", number % 50);
        let ended = |day: u32, other: usize| StayRow::new(of(number + other), january(day)).detached_on(january(day + 1));
        let mut stays = vec![StayRow::new(of(number), january(20)), ended(10, 1)];
        stays.extend(number.is_multiple_of(3).then(|| ended(12, 2)));
        let decision = DecisionRow::new(january(5), january(1)).received(january(4)).target_group("carer-of-adult");
        ClientRow::new(format!("K{number}"), SERVICE).decision(decision).stays(stays)
    };
    Snapshot::new("P1")
        .capacity([CapacityRow::new(SERVICE, 2026, 1_000)])
        .info([])
        .pools([])
        .courses((0..50).map(course))
        .clients((0..600).map(client))
}
