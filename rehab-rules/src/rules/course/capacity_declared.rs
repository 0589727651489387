//! The rule `course/capacity-declared`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::compared::{Compared, compare};
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::{Prohibition, Violation};
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::rules::values::values;
use crate::text::Text;
use chrono::Datelike;

rule!(Rule {
    id: "course/capacity-declared",
    statement: Text {
        en: "A course can be created for a calendar year, or moved to it, only when the provider has declared its client capacity for that year.",
        fi: "Kurssin voi luoda kalenterivuodelle tai siirtää sille vain, jos palveluntuottaja on ilmoittanut kyseisen vuoden asiakasmäärän.",
        sv: "En kurs kan skapas för ett kalenderår eller flyttas till det endast om serviceproducenten har angett klientkapaciteten för året.",
    },
    says: &[
        (
            Prohibition,
            Text {
                en: "Course {course} cannot be placed in {year}, because no client capacity has been declared for that year. Declare the capacity first.",
                fi: "Kurssia {course} ei voi sijoittaa vuodelle {year}, koska vuoden asiakasmäärää ei ole ilmoitettu. Ilmoita asiakasmäärä ensin.",
                sv: "Kurs {course} kan inte förläggas till år {year}, eftersom ingen klientkapacitet har angetts för året. Ange först klientkapaciteten.",
            },
        ),
        (
            Violation,
            Text {
                en: "There are courses in {year}, but no client capacity has been declared for that year. Declare the capacity.",
                fi: "Vuodelle {year} on sijoitettu kursseja, mutta vuoden asiakasmäärää ei ole ilmoitettu. Ilmoita asiakasmäärä.",
                sv: "Kurser har förlagts till år {year}, men ingen klientkapacitet har angetts för året. Ange klientkapaciteten.",
            },
        ),
    ],
    basis: Basis::stated(&["K20-02", "K20-03", "K20-53", "K9-02", "K9-03", "K9-51"]).read_as(&["AM-04", "AM-07", "AM-52"]),
    when: &[
        (Change::EntersYear, Facts::of(&[Fact::Year, Fact::Declared])),
        (Change::YearStands, Facts::of(&[Fact::Year, Fact::Declared])),
    ],
    stage: Stage::Content,
    check: Check::Compares(check),
});

fn check(case: &Case<'_>, seen: &mut Compared<'_>) -> Verdict {
    let year = case.year.year;
    if case.year.declared.is_some() {
        return Verdict::Kept;
    }
    let year_of_day = case.on.year();
    if case.change == Change::YearStands && compare!(seen, year < year_of_day) {
        return Verdict::Silent;
    }
    Verdict::breaks(case.change).with(values![year])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::says;

    #[test]
    fn a_year_without_a_declaration_allows_no_course() {
        assert_eq!(says(&RULE, Change::EntersYear, |case| case.year.declared = None), Some(Prohibition));
        assert_eq!(says(&RULE, Change::EntersYear, |case| case.year.declared = Some(0)), None);
    }

    #[test]
    fn courses_in_an_undeclared_year_break_the_rule_unless_it_is_over() {
        let effect = |year| says(&RULE, Change::YearStands, |case| case.year.year = year);
        assert_eq!([2025, 2026, 2027].map(effect), [None, Some(Violation), Some(Violation)]);
    }
}
