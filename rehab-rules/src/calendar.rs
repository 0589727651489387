//! Dates and months: the only date arithmetic in the engine.
//!
//! A limit of months ends on the same day number, or on the month's last day if it has no such day (AM-02). The last day is included.
//! Days are calendar days (AM-09).

use crate::words::shortened;
use alloc::boxed::Box;
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// The date `months` months after `day`: the same day number, or the month's last day.
///
/// ```
/// use rehab_rules::calendar::months_after;
/// use chrono::NaiveDate;
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// assert_eq!(months_after(day(2025, 8, 31), 6), day(2026, 2, 28));
/// assert_eq!(months_after(day(2024, 2, 29), 6), day(2024, 8, 29));
/// ```
#[must_use]
pub fn months_after(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

/// Whether `day` is no later than `months` months after `from`. Comparing months and day numbers is much less work than computing the
/// date.
///
/// In the last month, a day number up to that of `from` is within the limit; if the month is too short for it, every day of the month is.
pub(crate) fn is_within_months(from: NaiveDate, months: u32, day: NaiveDate) -> bool {
    let month = |day: NaiveDate| i64::from(day.year()).saturating_mul(12).saturating_add(day.month().into());
    (month(day), day.day()) <= (month(from).saturating_add(months.into()), from.day())
}

/// The date `months` calendar months before `day`; the month's last day if it has no such day.
///
/// ```
/// use rehab_rules::calendar::months_before;
/// use chrono::NaiveDate;
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// assert_eq!(months_before(day(2026, 4, 30), 2), day(2026, 2, 28));
/// assert_eq!(months_before(day(2026, 12, 31), 2), day(2026, 10, 31));
/// ```
#[must_use]
pub fn months_before(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_sub_months(Months::new(months)).unwrap_or(NaiveDate::MIN)
}

/// The date `days` calendar days before `day`.
///
/// ```
/// use rehab_rules::calendar::days_before;
/// use chrono::NaiveDate;
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// assert_eq!(days_before(day(2026, 3, 31), 30), day(2026, 3, 1));
/// ```
#[must_use]
pub fn days_before(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_sub_days(Days::new(days.into())).unwrap_or(NaiveDate::MIN)
}

/// The number of days from `from` to `to`; negative if `to` is earlier.
///
/// ```
/// use rehab_rules::calendar::{days_between, read_day};
/// let (settle_day, start) = (read_day("2026-03-01").unwrap(), read_day("2026-03-31").unwrap());
/// assert_eq!(days_between(settle_day, start), 30);
/// assert_eq!(days_between(start, settle_day), -30);
/// ```
#[must_use]
pub fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    i64::from(to.to_epoch_days()).saturating_sub(from.to_epoch_days().into())
}

/// The error for a string that is not a date written `YYYY-MM-DD` from 1900-01-01 to 2199-12-31.
///
/// ```
/// let error = rehab_rules::calendar::read_day("29.2.2024").unwrap_err();
/// assert_eq!(error.to_string(), "`29.2.2024` is not a date `YYYY-MM-DD` from 1900-01-01 to 2199-12-31");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a date `YYYY-MM-DD` from 1900-01-01 to 2199-12-31")]
pub struct InvalidDay(Box<str>);

/// Reads a date written `YYYY-MM-DD`: exactly ten characters, 1900-01-01 to 2199-12-31.
///
/// # Errors
/// If the string is anything else.
///
/// ```
/// use rehab_rules::calendar::{InvalidDay, read_day};
/// assert_eq!(read_day("2026-02-28")?.to_string(), "2026-02-28");
/// assert!(read_day("2026-2-28").is_err() && read_day("2026-02-29").is_err());
/// # Ok::<(), InvalidDay>(())
/// ```
pub fn read_day(text: &str) -> Result<NaiveDate, InvalidDay> {
    day_of(text).ok_or_else(|| InvalidDay(shortened(text)))
}

/// The date in a string; `None` if it is not a date.
pub(crate) fn day_of(text: &str) -> Option<NaiveDate> {
    let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *bytes else { return None };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_u32, |sum, &digit| {
            digit.is_ascii_digit().then(|| sum.wrapping_mul(10).wrapping_add(u32::from(digit.wrapping_sub(b'0'))))
        })
    };
    let year = i32::try_from(number(&[y1, y2, y3, y4])?).ok()?;
    let day = NaiveDate::from_ymd_opt(year, number(&[m1, m2])?, number(&[d1, d2])?)?;
    in_range(day).then_some(day)
}

/// The first date allowed in input.
pub(crate) const FIRST_DAY: NaiveDate = known_day(1900, 1, 1);
/// The last date allowed in input.
pub(crate) const LAST_DAY: NaiveDate = known_day(2199, 12, 31);

const fn known_day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => NaiveDate::MIN,
    }
}

/// Whether a date is allowed in input: 1900-01-01 to 2199-12-31. Computed dates are not limited.
///
/// ```
/// use rehab_rules::calendar::{in_range, months_after, read_day};
/// let last = read_day("2199-12-31").unwrap();
/// assert!(in_range(last));
/// assert!(!in_range(months_after(last, 6))); // a due date may be later, a date in input may not
/// ```
#[must_use]
pub fn in_range(day: NaiveDate) -> bool {
    (FIRST_DAY..=LAST_DAY).contains(&day)
}

/// The date in Finland at a moment, given in seconds since 1970-01-01 UTC: for servers whose clock runs in UTC. `None` for a date that is
/// not allowed in input.
///
/// Finland is two hours ahead of UTC, and three in summer. Summer time follows the EU's rule, from the last Sunday of March to the last
/// Sunday of October; until 1995 it ended on the last Sunday of September. Before 1981 there was none, except in 1942, which is ignored.
///
/// ```
/// use rehab_rules::calendar::{day_in_finland, read_day};
/// let day = |text| read_day(text).ok();
/// assert_eq!(day_in_finland(1_767_304_799), day("2026-01-01")); // 2026-01-01T21:59:59Z
/// assert_eq!(day_in_finland(1_767_304_800), day("2026-01-02")); // 2026-01-01T22:00:00Z
/// assert_eq!(day_in_finland(1_782_939_600), day("2026-07-02")); // 2026-07-01T21:00:00Z
/// ```
#[must_use]
pub fn day_in_finland(unix_seconds: i64) -> Option<NaiveDate> {
    const HOUR: i64 = 3_600;
    const DAY: i64 = 24 * HOUR;
    let day_of = |seconds: i64| NaiveDate::from_epoch_days(i32::try_from(seconds.div_euclid(DAY)).ok()?);
    // Summer time begins and ends at one o'clock in UTC.
    let changes_on = |year, month| {
        let last = NaiveDate::from_ymd_opt(year, month, if month == 9 { 30 } else { 31 })?;
        let sunday = last.checked_sub_days(Days::new(last.weekday().num_days_from_sunday().into()))?;
        Some(i64::from(sunday.to_epoch_days()).saturating_mul(DAY).saturating_add(HOUR))
    };
    let year = day_of(unix_seconds)?.year();
    let is_summer =
        1981 <= year && (changes_on(year, 3)?..changes_on(year, if year < 1996 { 9 } else { 10 })?).contains(&unix_seconds);
    day_of(unix_seconds.checked_add(if is_summer { 3 * HOUR } else { 2 * HOUR })?).filter(|day| in_range(*day))
}

/// How a date was computed: the date it is counted from, the distance, and any adjustment at the end.
///
/// ```
/// use rehab_rules::{ServiceDescription, Services, calendar::read_day, service::HolidayRoll};
/// let (services, day) = (Services::built_in(), |text| read_day(text).unwrap());
/// let mut carers = services.in_force("kela.family-carers", day("2025-08-31")).unwrap().clone();
/// carers.holiday_roll = HolidayRoll::NextWorkingDay;
/// let step = carers.duty_day_step(day("2025-08-31"));
/// // February has no 31st, and 28 February 2026 is a Saturday.
/// assert_eq!((step.months, step.clamped, step.rolled, step.day), (Some(6), true, true, day("2026-03-02")));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DayStep {
    /// The name of the date: `duty_day`, `right_day`, `settle_day` or `total_duration_limit`.
    pub name: &'static str,
    /// The date it is counted from.
    pub from: NaiveDate,
    /// The number of calendar months added; `None` if days are counted.
    pub months: Option<u32>,
    /// The number of days subtracted; `None` if months are counted.
    pub days_before: Option<u32>,
    /// Whether the month has no such day, so that its last day is used.
    pub clamped: bool,
    /// Whether the date was not a working day, so that the next working day is used.
    pub rolled: bool,
    /// The resulting date.
    pub day: NaiveDate,
}

impl DayStep {
    /// A date that is a number of months after another.
    pub(crate) fn months(name: &'static str, from: NaiveDate, months: u32, day: NaiveDate) -> Self {
        let unrolled = months_after(from, months);
        let (clamped, rolled) = (unrolled.day() != from.day(), unrolled != day);
        Self { name, from, months: Some(months), days_before: None, clamped, rolled, day }
    }

    /// A date that is a number of days before another.
    pub(crate) fn days_before(name: &'static str, from: NaiveDate, days: u32, day: NaiveDate) -> Self {
        Self { name, from, months: None, days_before: Some(days), clamped: false, rolled: false, day }
    }
}

/// The date itself if it is a working day, else the next working day (option `holiday_roll`).
///
/// The days that are not working days are Saturdays, Sundays, Finnish public holidays, Christmas Eve and Midsummer Eve.
///
/// ```
/// use rehab_rules::calendar::working_day_from;
/// use chrono::NaiveDate;
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// assert_eq!(working_day_from(day(2025, 12, 24)), day(2025, 12, 29));
/// assert_eq!(working_day_from(day(2026, 5, 1)), day(2026, 5, 4));
/// ```
#[must_use]
pub fn working_day_from(day: NaiveDate) -> NaiveDate {
    let mut next = day;
    // The longest run of days off is shorter than a week; the bound keeps the loop finite.
    for _ in 0..14 {
        if is_working_day(next) {
            return next;
        }
        next = next.succ_opt().unwrap_or(NaiveDate::MAX);
    }
    next
}

/// Whether a date is a working day in Finland; see [`working_day_from`].
///
/// ```
/// use rehab_rules::calendar::{is_working_day, read_day};
/// assert!(is_working_day(read_day("2026-06-18").unwrap()));
/// assert!(!is_working_day(read_day("2026-06-19").unwrap())); // Midsummer Eve
/// ```
#[must_use]
pub fn is_working_day(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !is_weekday_holiday(day)
}

/// The holidays that can fall on a weekday, as observed since 1955. All Saints' Day and Midsummer Day are always Saturdays.
fn is_weekday_holiday(day: NaiveDate) -> bool {
    let year = day.year();
    match (day.month(), day.day()) {
        (1, 1) | (5, 1) | (12, 6 | 24..=26) => true,
        (1, 6) => !moved_to_saturday(year),
        (6, 19..=25) => day.weekday() == Weekday::Fri, // Midsummer Eve
        _ => match days_between(easter(year), day) {
            -2 | 1 => true,                 // Good Friday, Easter Monday
            39 => !moved_to_saturday(year), // Ascension Day
            _ => false,
        },
    }
}

/// From 1973 to 1990 Epiphany and Ascension Day were kept on a Saturday.
fn moved_to_saturday(year: i32) -> bool {
    (1973..=1990).contains(&year)
}

/// Easter Sunday of the Gregorian calendar (the rule of Meeus, Jones and Butcher).
#[expect(
    clippy::arithmetic_side_effects,
    reason = "small constants, years of the calendar: nothing overflows, no divisor is zero"
)]
fn easter(year: i32) -> NaiveDate {
    let golden = year.rem_euclid(19);
    let (century, of_century) = (year.div_euclid(100), year.rem_euclid(100));
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * golden + century - century / 4 - correction + 15).rem_euclid(30);
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - moon - of_century % 4).rem_euclid(7);
    let late = (golden + 11 * moon + 22 * weekday) / 451;
    let days = moon + weekday - 7 * late + 114;
    let (month, day) = (days / 31, days % 31 + 1);
    NaiveDate::from_ymd_opt(year, month.unsigned_abs(), day.unsigned_abs()).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        day_of(text).unwrap_or(NaiveDate::MIN)
    }

    #[test]
    fn months_end_at_the_end_of_a_shorter_month() {
        for (issued, due) in [
            ("2025-08-28", "2026-02-28"),
            ("2025-08-31", "2026-02-28"),
            ("2024-08-31", "2025-02-28"),
            ("2024-02-29", "2024-08-29"),
            ("2025-06-24", "2025-12-24"),
        ] {
            assert_eq!(months_after(day(issued), 6), day(due), "{issued}");
        }
        assert_eq!(months_after(day("2025-05-31"), 9), day("2026-02-28"));
        assert_eq!(months_after(day("2026-01-12"), 20), day("2027-09-12"));
    }

    #[test]
    fn thirty_days_are_calendar_days() {
        for (start, last) in [("2026-03-31", "2026-03-01"), ("2026-03-01", "2026-01-30"), ("2026-01-19", "2025-12-20")] {
            assert_eq!(days_before(day(start), 30), day(last), "{start}");
        }
    }

    #[test]
    fn due_days_roll_over_weekends_and_holidays() {
        for (due, rolled) in [
            ("2026-02-28", "2026-03-02"),
            ("2025-12-24", "2025-12-29"),
            ("2026-05-01", "2026-05-04"),
            ("2026-04-03", "2026-04-07"), // Good Friday to the Tuesday after Easter
            ("2026-05-14", "2026-05-15"), // Ascension Day
            ("2026-06-19", "2026-06-22"), // Midsummer Eve
            ("2026-01-06", "2026-01-07"), // Epiphany
            ("2026-03-02", "2026-03-02"),
        ] {
            assert_eq!(working_day_from(day(due)), day(rolled), "{due}");
        }
    }

    #[test]
    fn weekday_holidays_are_days_off_and_nearby_working_days_are_not() {
        // A holiday, and a nearby working day that a wrong rule would treat as one.
        for (off, works) in [
            ("2026-01-01", "2025-12-31"),
            ("2026-01-06", "2026-01-07"),
            ("2026-04-03", "2026-04-02"), // Good Friday
            ("2026-04-06", "2026-04-07"), // Easter Monday
            ("2026-05-01", "2026-04-30"),
            ("2026-05-14", "2026-05-13"), // Ascension Day
            ("2026-06-19", "2026-06-18"), // Midsummer Eve, the earliest
            ("2027-06-25", "2027-06-24"), // and the latest
            ("2021-12-06", "2021-12-07"), // Independence Day
            ("2026-12-24", "2026-12-23"),
            ("2026-12-25", "2026-12-28"),
            ("2023-12-26", "2023-12-27"),
            ("1972-01-06", "1973-01-08"), // Epiphany, before it was kept on Saturdays
            ("1972-05-11", "1973-05-31"), // Ascension Day, in the same years
            ("1992-01-06", "1988-01-06"), // and after those years
            ("1992-05-28", "1990-05-24"),
            ("2038-04-26", "2038-04-27"), // Easter at its latest
        ] {
            assert!(!is_working_day(day(off)), "{off}");
            assert!(is_working_day(day(works)), "{works}");
        }
        // Whit Monday has been a working day since 1973; the engine treats it as one in all years.
        assert!(is_working_day(day("2026-05-25")));
    }

    #[test]
    fn easter_is_the_sunday_after_the_paschal_full_moon() {
        // The paschal full moons by golden number, as printed in church calendars for 1900 to 2199: (month, day).
        const FULL_MOONS: [(u32, u32); 19] = [
            (4, 14),
            (4, 3),
            (3, 23),
            (4, 11),
            (3, 31),
            (4, 18),
            (4, 8),
            (3, 28),
            (4, 16),
            (4, 5),
            (3, 25),
            (4, 13),
            (4, 2),
            (3, 22),
            (4, 10),
            (3, 30),
            (4, 17),
            (4, 7),
            (3, 27),
        ];
        for (year, (month, number)) in (1900..2200).zip(FULL_MOONS.iter().cycle()) {
            let full_moon = NaiveDate::from_ymd_opt(year, *month, *number).unwrap_or(NaiveDate::MIN);
            let sunday = full_moon.iter_days().skip(1).find(|day| day.weekday() == Weekday::Sun);
            assert_eq!(Some(easter(year)), sunday, "{year}");
        }
        // 1900 has the golden number 1; the tables change in 2200.
        assert_eq!(easter(2200), NaiveDate::from_ymd_opt(2200, 4, 6).unwrap_or(NaiveDate::MIN));
        assert_eq!(easter(2285), NaiveDate::from_ymd_opt(2285, 3, 22).unwrap_or(NaiveDate::MIN));
    }

    #[test]
    fn a_date_is_ten_characters_within_the_calendar() {
        for text in
            ["2026-1-05", " 2026-01-05", "2026-01-05 ", "2026-13-01", "1899-12-31", "2200-01-01", "2026/01/05", "+026-01-05"]
        {
            assert!(read_day(text).is_err(), "{text}");
        }
        assert_eq!(read_day("1900-01-01").ok(), NaiveDate::from_ymd_opt(1900, 1, 1));
    }
}
