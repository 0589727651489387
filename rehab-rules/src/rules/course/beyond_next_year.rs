//! The rule `course/beyond-next-year`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::compared::{Compared, compare};
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::Unregulated;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "course/beyond-next-year",
    statement: Text {
        en: "Not regulated: Kela's instructions speak of moving a course to the following calendar year, not to a later one.",
        fi: "Ei säännelty: Kelan ohjeissa kerrotaan kurssin siirtämisestä seuraavalle kalenterivuodelle, ei sitä myöhemmälle vuodelle.",
        sv: "Inte reglerat: FPA:s anvisningar talar om att flytta en kurs till följande kalenderår, inte till ett senare år.",
    },
    says: &[(
        Unregulated,
        Text {
            en: "Course {course} moves past the following calendar year. Kela's instructions speak only of the following year; the program does not prevent a later one.",
            fi: "Kurssi {course} siirtyy seuraavaa kalenterivuotta myöhempään vuoteen. Kelan ohjeissa kerrotaan vain siirtämisestä seuraavalle vuodelle; ohjelma ei estä myöhempää vuotta.",
            sv: "Kurs {course} flyttas till ett senare år än det följande kalenderåret. FPA:s anvisningar talar endast om följande år; programmet hindrar inte ett senare år.",
        },
    )],
    basis: Basis::silent(&["K20-53", "K9-51"]).read_as(&["AM-52"]),
    when: &[(Change::EntersYear, Facts::of(&[Fact::Year, Fact::YearBefore]))],
    stage: Stage::Content,
    check: Check::Compares(check),
});

fn check(case: &Case<'_>, seen: &mut Compared<'_>) -> Verdict {
    let Some(before) = case.year.before else { return Verdict::Silent };
    let (next_year, year) = (before.saturating_add(1), case.year.year);
    if compare!(seen, next_year < year) { Verdict::says(Unregulated) } else { Verdict::Silent }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::says;

    #[test]
    fn the_next_year_is_stated_and_the_one_after_is_not() {
        let enters = |year| says(&RULE, Change::EntersYear, |case| (case.year.before, case.year.year) = (Some(2026), year));
        assert_eq!(enters(2027), None);
        assert_eq!(enters(2028), Some(Unregulated));
    }
}
