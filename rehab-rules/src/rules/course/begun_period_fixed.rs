//! The rule `course/begun-period-fixed`.

use crate::input::period::{Period, first_changed};
use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::compared::{Compared, compare};
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::Prohibition;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::rules::values::values;
use crate::text::Text;

rule!(Rule {
    id: "course/begun-period-fixed",
    statement: Text {
        en: "The time of a course is changed in advance, and the new time must suit the clients. A period that has begun can therefore no longer be changed or removed.",
        fi: "Kurssin ajankohtaa siirretään etukäteen, ja uuden ajankohdan on sovittava asiakkaille. Siksi jo alkanutta jaksoa ei voi enää muuttaa tai poistaa.",
        sv: "Tidpunkten för en kurs ändras på förhand, och den nya tidpunkten ska passa klienterna. Därför kan en period som redan har inletts inte längre ändras eller tas bort.",
    },
    says: &[(
        Prohibition,
        Text {
            en: "Period {period} of course {course} began on {start} and can no longer be changed or removed. Keep it as it is and change only later periods.",
            fi: "Kurssin {course} jakso {period} alkoi {start}, eikä sitä voi enää muuttaa tai poistaa. Pidä se ennallaan ja muuta vain myöhempiä jaksoja.",
            sv: "Kursperiod {period} i kurs {course} inleddes {start} och kan inte längre ändras eller tas bort. Behåll den som den är och ändra endast senare perioder.",
        },
    )],
    basis: Basis::derived(&["K20-52", "K20-54", "K9-50", "K9-52"]),
    when: &[
        (Change::Rescheduled, Facts::of(&[Fact::Periods, Fact::NewPeriods])),
        (Change::PeriodRescheduled, Facts::of(&[Fact::Periods, Fact::NewPeriods])),
    ],
    stage: Stage::Content,
    check: Check::Compares(check),
});

fn check(case: &Case<'_>, seen: &mut Compared<'_>) -> Verdict {
    let on = case.on;
    let has_begun = |period: &Period| {
        let start = period.start;
        compare!(seen, start <= on)
    };
    let Some(index) = first_changed(case.course.periods, case.asked.periods, has_begun) else {
        return Verdict::Kept;
    };
    let start = case.course.periods.get(index).map_or(on, |period| period.start);
    let period = i64::try_from(index).unwrap_or(i64::MAX).saturating_add(1);
    Verdict::says(Prohibition).with(values![period, start])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::Effect;
    use crate::rules::rule::testing::{periods, says};

    fn rescheduled(start: &str, end: &str) -> Option<Effect> {
        says(&RULE, Change::Rescheduled, |case| {
            case.course.periods = periods(&[("in_person", start, "2026-03-06")]);
            case.asked.periods = periods(&[("in_person", start, end)]);
        })
    }

    #[test]
    fn a_period_that_begins_today_stays() {
        assert_eq!(rescheduled("2026-03-02", "2026-03-07"), Some(Prohibition));
        assert_eq!(rescheduled("2026-03-02", "2026-03-06"), None);
    }

    #[test]
    fn a_period_that_begins_tomorrow_can_change() {
        assert_eq!(rescheduled("2026-03-03", "2026-03-07"), None);
    }
}
