//! Days and months, and the working days of Finland.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// A date as written in a log: exactly `YYYY-MM-DD`, from 1900 to 2199.
pub fn parse_day(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    if !bytes.iter().enumerate().all(|(i, byte)| i == 4 || i == 7 || byte.is_ascii_digit()) {
        return None;
    }
    let day = NaiveDate::from_ymd_opt(text[0..4].parse().ok()?, text[5..7].parse().ok()?, text[8..10].parse().ok()?)?;
    (1900..=2199).contains(&day.year()).then_some(day)
}

/// The same day number some months later, or the last day of that month.
pub fn add_months(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).expect("a day that chrono can hold")
}

/// The same day number some months earlier, or the last day of that month.
pub fn subtract_months(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_sub_months(Months::new(months)).expect("a day that chrono can hold")
}

/// The number of days from one date to another; negative when the other is earlier.
pub fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    (to - from).num_days()
}

/// The date itself if it is a working day, or else the next working day.
pub fn working_day_from(day: NaiveDate) -> NaiveDate {
    let mut day = day;
    while !is_working_day(day) {
        day = day + Days::new(1);
    }
    day
}

fn is_working_day(day: NaiveDate) -> bool {
    if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
        return false; // Easter Day, Whit Sunday, Midsummer Day and All Saints' Day among them
    }
    let fixed = [(1, 1), (1, 6), (5, 1), (12, 6), (12, 24), (12, 25), (12, 26)];
    if fixed.contains(&(day.month(), day.day())) {
        return false;
    }
    let (good_friday, easter_monday, ascension_day) = (-2, 1, 39);
    if [good_friday, easter_monday, ascension_day].contains(&days_between(easter_day(day.year()), day)) {
        return false;
    }
    let is_midsummer_eve = day.weekday() == Weekday::Fri && day.month() == 6 && (19..=25).contains(&day.day());
    !is_midsummer_eve
}

/// Easter Day by the anonymous Gregorian algorithm, with the usual letters.
fn easter_day(year: i32) -> NaiveDate {
    let a = year % 19;
    let b = year / 100;
    let c = year % 100;
    let d = b / 4;
    let e = b % 4;
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let i = c / 4;
    let k = c % 4;
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let month = (h + l - 7 * m + 114) / 31;
    let day = (h + l - 7 * m + 114) % 31 + 1;
    NaiveDate::from_ymd_opt(year, month as u32, day as u32).expect("a day in March or April")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_off_move_a_day_to_the_next_working_day() {
        for (day, working_day) in [
            ("2026-02-28", "2026-03-02"),
            ("2025-12-24", "2025-12-29"),
            ("2026-05-01", "2026-05-04"),
            ("2026-04-03", "2026-04-07"),
            ("2026-06-19", "2026-06-22"),
            ("2026-05-14", "2026-05-15"),
            ("2026-03-02", "2026-03-02"),
        ] {
            assert_eq!(Some(working_day_from(parse_day(day).expect("a day"))), parse_day(working_day), "{day}");
        }
    }
}
