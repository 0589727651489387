//! The rule `course/fits-total-duration`.

use crate::input::period::{first_start, last_end};
use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::compared::Compared;
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::{Prohibition, Violation};
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::rules::values::values;
use crate::text::Text;

rule!(Rule {
    id: "course/fits-total-duration",
    statement: Text {
        en: "A client's whole rehabilitation must be carried out within the total duration. A course must therefore end within that time from its first day.",
        fi: "Asiakkaan koko kuntoutuksen on toteuduttava kokonaiskeston sisällä. Siksi kurssin on päätyttävä tämän ajan kuluessa ensimmäisestä päivästään.",
        sv: "Klientens hela rehabilitering ska genomföras inom den totala rehabiliteringstiden. Därför ska en kurs sluta inom den tiden räknat från kursens första dag.",
    },
    says: &[
        (
            Prohibition,
            Text {
                en: "Course {course} would end on {ends}, but counted from its start it must end by {limit} ({months} {month|months} in all). Choose a schedule that ends earlier.",
                fi: "Kurssi {course} päättyisi {ends}, mutta alkamispäivästään laskien sen on päätyttävä viimeistään {limit} (kokonaiskesto {months} kk). Valitse aiemmin päättyvä aikataulu.",
                sv: "Kurs {course} skulle sluta {ends}, men räknat från kursstarten ska den sluta senast {limit} (total rehabiliteringstid {months} {månad|månader}). Välj en tidtabell som slutar tidigare.",
            },
        ),
        (
            Violation,
            Text {
                en: "Course {course} ends on {ends}, but counted from its start it must end by {limit} ({months} {month|months} in all). Move the last periods to an earlier time.",
                fi: "Kurssi {course} päättyy {ends}, mutta alkamispäivästään laskien sen on päätyttävä viimeistään {limit} (kokonaiskesto {months} kk). Aikaista viimeisiä jaksoja.",
                sv: "Kurs {course} slutar {ends}, men räknat från kursstarten ska den sluta senast {limit} (total rehabiliteringstid {months} {månad|månader}). Tidigarelägg de sista perioderna.",
            },
        ),
    ],
    basis: Basis::derived(&["K20-51", "K9-49"]).read_as(&["AM-12"]),
    when: &[
        (Change::Created, Facts::of(&[Fact::NewPeriods])),
        (Change::Rescheduled, Facts::of(&[Fact::NewPeriods])),
        (Change::PeriodRescheduled, Facts::of(&[Fact::NewPeriods])),
        (Change::CourseStands, Facts::of(&[Fact::Periods])),
    ],
    stage: Stage::Content,
    check: Check::Compares(check),
});

fn check(case: &Case<'_>, seen: &mut Compared<'_>) -> Verdict {
    let schedule = case.schedule_to_check();
    let (Some(start), Some(ends)) = (first_start(schedule), last_end(schedule)) else { return Verdict::Silent };
    let fits = case.service.fits_total_duration(start, ends);
    if seen.within_months((start, ends), case.service.total_duration_months, fits) {
        return Verdict::Kept;
    }
    let (limit, months) = (case.service.total_duration_limit(start), case.service.total_duration_months);
    Verdict::breaks(case.change).with(values![ends, limit, months])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::{periods, says};

    #[test]
    fn twenty_months_end_with_the_same_day_number() {
        let created = |end| {
            let schedule = periods(&[("in_person", "2026-01-12", "2026-01-16"), ("digital", "2026-02-01", end)]);
            says(&RULE, Change::Created, |case| case.asked.periods = schedule)
        };
        assert_eq!(created("2027-09-12"), None);
        assert_eq!(created("2027-09-13"), Some(Prohibition));
    }

    #[test]
    fn a_course_of_two_years_breaks_the_rule() {
        let effect =
            |end| says(&RULE, Change::CourseStands, |case| case.course.periods = periods(&[("in_person", "2026-01-12", end)]));
        assert_eq!(effect("2027-09-12"), None);
        assert_eq!(effect("2028-01-12"), Some(Violation));
    }
}
