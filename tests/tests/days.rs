//! Dates: every limit in months and days from 1990 to 2100, against an oracle that knows only which day comes next.

use chrono::NaiveDate;
use rehab_rules::calendar::{days_before, days_between, months_after, working_day_from};
use rehab_rules::{Mode, ServiceDescription, Services, Shown, audit_text, replay_text, service::HolidayRoll};

const CARERS: &str = "kela.family-carers";
const FIRST: Day = Day { year: 1990, month: 1, number: 1 };
const LAST: Day = Day { year: 2100, month: 12, number: 31 };
/// 111 years, of which 27 are leap years: every fourth from 1992 to 2096, but not 2100.
const DAYS: usize = 111 * 365 + 27;

#[test]
fn the_walk_visits_every_day_of_the_calendar() {
    let walked = walk(FIRST, LAST);
    assert_eq!(walked.len(), DAYS);
    for days in walked.windows(2) {
        assert_eq!(days[0].in_chrono().succ_opt(), Some(days[1].in_chrono()));
    }
}

#[test]
fn a_limit_of_months_ends_on_the_same_day_number_or_the_last_day_of_the_month() {
    const MOST: u32 = 24;
    let services: Vec<ServiceDescription> = (0..=MOST)
        .map(|months| carers_with(|own| (own.placement_deadline_months, own.total_duration_months) = (months, months)))
        .collect();
    let mut checked = 0;
    for start in walk(FIRST, LAST) {
        let from = start.in_chrono();
        let (mut day, mut latest, mut months) = (start, start, 0);
        while months <= MOST {
            // The same day number or, if the month is shorter, its last day: the last day whose number is not greater.
            if day.number <= start.number {
                latest = day;
            }
            day = day.next();
            if day.number == 1 {
                let (service, limit) = (&services[months as usize], latest.in_chrono());
                assert_eq!(months_after(from, months), limit, "{months} months after {from}");
                assert_eq!(service.duty_day(from), limit, "the duty day of {from}, {months} months");
                assert_eq!(service.right_day(from), limit, "the right day of {from}, {months} months");
                assert_eq!(service.total_duration_limit(from), limit, "the total duration from {from}, {months} months");
                let [last, next] = [limit, limit.succ_opt().unwrap()].map(|ends| service.fits_total_duration(from, ends));
                assert!(last && !next, "{months} months from {from} end on {limit}");
                (months, checked) = (months + 1, checked + 1);
            }
        }
    }
    assert_eq!(checked, DAYS * 25);
}

#[test]
fn days_before_a_start_are_counted_one_by_one() {
    const MOST: usize = 60;
    let services: Vec<ServiceDescription> =
        (0..=MOST).map(|days| carers_with(|own| own.settle_days_before_start = days as u32)).collect();
    let sixty_days_before_the_first = Day { year: 1989, month: 11, number: 2 };
    let walked: Vec<NaiveDate> = walk(sixty_days_before_the_first, LAST).into_iter().map(Day::in_chrono).collect();
    let mut checked = 0;
    for (index, &start) in walked.iter().enumerate().skip(MOST) {
        for days in 0..=MOST {
            let earlier = walked[index - days];
            assert_eq!(days_before(start, days as u32), earlier, "{days} days before {start}");
            assert_eq!(services[days].settle_day(start), earlier, "the settle day of {start}, {days} days");
            assert_eq!(days_between(earlier, start), days as i64, "from {earlier} to {start}");
            assert_eq!(days_between(start, earlier), -(days as i64), "from {start} to {earlier}");
            checked += 1;
        }
    }
    assert_eq!(checked, DAYS * 61);
}

#[test]
fn limits_that_are_easily_misread_end_on_the_right_day() {
    let carers = built_in(CARERS);
    let tissue = built_in("kela.rare-connective-tissue");
    let rolled = carers_with(|own| own.holiday_roll = HolidayRoll::NextWorkingDay);
    assert_ends(
        "six months",
        |issued| carers.duty_day(issued),
        &[
            ("2025-08-28", "2026-02-28"), // a Saturday
            ("2025-08-29", "2026-02-28"),
            ("2025-08-30", "2026-02-28"),
            ("2025-08-31", "2026-02-28"),
            ("2024-08-31", "2025-02-28"),
            ("2024-02-29", "2024-08-29"),
            ("2025-06-24", "2025-12-24"), // Christmas Eve
            ("2025-11-01", "2026-05-01"), // May Day
        ],
    );
    assert_ends(
        "six months, moved to the next working day",
        |issued| rolled.duty_day(issued),
        &[
            ("2025-08-31", "2026-03-02"), // from Saturday to Monday
            ("2025-06-24", "2025-12-29"), // over Christmas and the weekend
            ("2025-11-01", "2026-05-04"), // over May Day and the weekend
        ],
    );
    assert_ends(
        "thirty days before the start",
        |start| carers.settle_day(start),
        &[
            ("2026-03-31", "2026-03-01"), // a Sunday; a month before would be 28 February
            ("2026-03-01", "2026-01-30"), // a month before would be 1 February
            ("2026-01-19", "2025-12-20"),
        ],
    );
    assert_ends("twenty months", |first| carers.total_duration_limit(first), &[("2026-01-12", "2027-09-12")]);
    assert_ends(
        "nine months",
        |first| tissue.total_duration_limit(first),
        &[("2025-05-31", "2026-02-28"), ("2025-05-30", "2026-02-28")],
    );
}

#[test]
fn the_first_and_the_last_day_of_input_have_limits_beyond_them() {
    // The longest limits that a description can set.
    let service = carers_with(|own| {
        own.placement_deadline_months = 600;
        own.total_duration_months = 600;
        own.settle_days_before_start = 3_650;
        own.holiday_roll = HolidayRoll::NextWorkingDay;
    });
    assert_eq!(service.right_day(day("2199-12-31")), day("2249-12-31"));
    assert_eq!(service.settle_day(day("1900-01-01")), day("1890-01-03"));

    let log = ["1900-01-01", "2199-12-31"].map(|on| {
        let year = &on[..4];
        let event = |rest: String| format!("{{\"on\":\"{on}\",\"provider\":\"P{year}\",{rest}}}\n");
        let of_service = format!(r#""service":"{CARERS}""#);
        [
            event(format!(r#""action":"declare_capacity",{of_service},"year":{year},"places":8"#)),
            event(format!(
                r#""action":"create_course","course":"C1",{of_service},"group_size":8,"target_groups":["carer-of-adult"],"periods":[{{"kind":"in_person","start":"{on}","end":"{on}"}}]"#
            )),
            event(format!(
                r#""action":"receive_decision","client":"K1",{of_service},"issued":"{on}","target_group":"carer-of-adult""#
            )),
            event(r#""action":"attach_client","course":"C1","client":"K1""#.to_owned()),
        ]
        .concat()
    });
    let services = Services::with(vec![service]).expect("a valid description");
    let log = log.concat();
    let decisions = replay_text(log.as_bytes(), services.clone(), Mode::Observe, Shown::default());
    assert!(!decisions.contains(r#""error""#), "{decisions}");
    for due in ["1950-01-02", "2249-12-31"] {
        assert!(decisions.contains(&format!(r#""due":"{due}""#)), "{due}: {decisions}");
    }
    for as_of in ["1900-01-01", "2199-12-31"] {
        let (findings, errors) = audit_text(log.as_bytes(), services.clone(), Mode::Observe, day(as_of), Shown::default());
        assert_eq!(errors, "");
        assert!(findings.contains("client/on-confirmed-course-in-time"), "{as_of}: {findings}");
    }
}

#[test]
fn the_ends_of_the_calendar_are_limits_too() {
    let ends = [NaiveDate::MIN, NaiveDate::MAX];
    assert_eq!(ends.map(|end| months_after(end, 0)), ends);
    assert_eq!(ends.map(|end| days_before(end, 0)), ends);
    assert_eq!(months_after(NaiveDate::MAX, 1), NaiveDate::MAX);
    assert_eq!(months_after(day("2199-12-31"), u32::MAX), NaiveDate::MAX);
    assert_eq!(days_before(NaiveDate::MIN, 1), NaiveDate::MIN);
    assert_eq!(days_before(day("1900-01-01"), u32::MAX), NaiveDate::MIN);
    assert_eq!(days_between(NaiveDate::MIN, NaiveDate::MAX), -days_between(NaiveDate::MAX, NaiveDate::MIN));
    for end in ends {
        assert!(end <= working_day_from(end));
    }
}

// ---------------------------------------------------------------- the oracle

/// A day of the Gregorian calendar that knows only which day comes next.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Day {
    year: i32,
    month: u32,
    number: u32,
}

impl Day {
    fn next(self) -> Day {
        let Day { year, month, number } = self;
        let is_leap_year = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let last = match month {
            4 | 6 | 9 | 11 => 30,
            2 if is_leap_year => 29,
            2 => 28,
            _ => 31,
        };
        match (month, number) {
            (12, 31) => Day { year: year + 1, month: 1, number: 1 },
            _ if number == last => Day { year, month: month + 1, number: 1 },
            _ => Day { year, month, number: number + 1 },
        }
    }

    /// As the engine's type; used for comparing, not for counting.
    fn in_chrono(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month, self.number).expect("a day of the calendar")
    }
}

/// The days from `from` to `to`, both included.
fn walk(from: Day, to: Day) -> Vec<Day> {
    let mut days = vec![from];
    while days[days.len() - 1] != to {
        days.push(days[days.len() - 1].next());
    }
    days
}

// ---------------------------------------------------------------- helpers

/// Each case is the date from which a limit counts, and the last day.
#[track_caller]
fn assert_ends(limit: &str, last_day: impl Fn(NaiveDate) -> NaiveDate, cases: &[(&str, &str)]) {
    for (from, expected) in cases {
        assert_eq!(last_day(day(from)), day(expected), "{limit}: {from}");
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn built_in(id: &str) -> ServiceDescription {
    Services::built_in().in_force(id, day("2026-01-01")).expect("a built-in service").clone()
}

/// The carers' description, changed.
fn carers_with(change: impl FnOnce(&mut ServiceDescription)) -> ServiceDescription {
    let mut own = built_in(CARERS);
    change(&mut own);
    own
}
