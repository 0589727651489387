//! The rule `course/places-within-capacity`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::compared::{Compared, compare};
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::{Prohibition, Violation};
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::rules::values::values;
use crate::text::Text;

rule!(Rule {
    id: "course/places-within-capacity",
    statement: Text {
        en: "The courses of one calendar year may together have at most as many client places as the provider has declared as its client capacity for that year.",
        fi: "Kalenterivuoden kursseilla voi olla yhteensä enintään niin monta asiakaspaikkaa kuin palveluntuottaja on ilmoittanut kyseisen vuoden asiakasmääräksi.",
        sv: "Kurserna under ett kalenderår får tillsammans ha högst så många klientplatser som serviceproducenten har angett som klientkapacitet för året.",
    },
    says: &[
        (
            Prohibition,
            Text {
                en: "Course {course} needs {requested} client {place|places}. The capacity declared for {year} is {declared}, and other courses use {used}. Choose a smaller group or another year, or declare a larger capacity.",
                fi: "Kurssi {course} tarvitsee {requested} {asiakaspaikan|asiakaspaikkaa}. Vuodelle {year} ilmoitettu asiakasmäärä on {declared}, ja muut kurssit käyttävät {used}. Pienennä ryhmäkokoa, vaihda vuotta tai ilmoita suurempi määrä.",
                sv: "Kurs {course} behöver {requested} {klientplats|klientplatser}. Klientkapaciteten för {year} är {declared}, och andra kurser använder {used}. Välj en mindre grupp eller ett annat år, eller ange en större kapacitet.",
            },
        ),
        (
            Violation,
            Text {
                en: "The courses of {year} have {used} client {place|places} in all, but the declared capacity is {declared}. Declare a larger capacity or reduce the places of the courses.",
                fi: "Vuoden {year} kursseilla on yhteensä {used} {asiakaspaikka|asiakaspaikkaa}, mutta ilmoitettu asiakasmäärä on {declared}. Ilmoita suurempi asiakasmäärä tai vähennä kurssien asiakaspaikkoja.",
                sv: "Kurserna år {year} har sammanlagt {used} {klientplats|klientplatser}, men den angivna klientkapaciteten är {declared}. Ange en större klientkapacitet eller minska antalet klientplatser på kurserna.",
            },
        ),
    ],
    basis: Basis::stated(&["K20-02", "K20-03", "K20-53", "K9-02", "K9-03", "K9-51"])
        .read_as(&["AM-04", "AM-05", "AM-06", "AM-07", "AM-28"]),
    when: &[
        (Change::EntersYear, Facts::of(&[Fact::Year, Fact::Declared, Fact::Used, Fact::NewGroupSize])),
        (Change::Resized, Facts::of(&[Fact::GroupSize, Fact::Year, Fact::Declared, Fact::Used, Fact::NewGroupSize])),
        (Change::CapacityDeclared, Facts::of(&[Fact::Year, Fact::Declared, Fact::Used])),
        (Change::YearStands, Facts::of(&[Fact::Year, Fact::Declared, Fact::Used])),
    ],
    stage: Stage::Content,
    check: Check::Compares(check),
});

fn check(case: &Case<'_>, seen: &mut Compared<'_>) -> Verdict {
    let year = &case.year;
    let used = year.used;
    if matches!(case.change, Change::CapacityDeclared | Change::YearStands) {
        let Some(declared) = year.declared else { return Verdict::Silent };
        if compare!(seen, used <= declared) {
            return Verdict::Kept;
        }
        return Verdict::says(Violation).with(values![used, declared, year = case.year.year]);
    }
    // `capacity-declared` covers a missing declaration; where it does not apply, no declaration means no places.
    if case.change == Change::EntersYear && year.declared.is_none() {
        return Verdict::Silent;
    }
    let (group_size, requested) = (case.course.group_size, case.asked.group_size);
    let grows = case.change == Change::EntersYear || compare!(seen, group_size < requested);
    let declared = year.declared.unwrap_or(0);
    let left = declared.saturating_sub(used);
    if !grows || compare!(seen, requested <= left) {
        return Verdict::Kept;
    }
    Verdict::says(Prohibition).with(values![used, requested, left, declared, year = case.year.year])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::says;

    #[test]
    fn a_course_of_six_needs_six_places_left() {
        let enters = |used| {
            says(&RULE, Change::EntersYear, |case| {
                (case.year.declared, case.year.used, case.asked.group_size) = (Some(24), used, 6);
            })
        };
        assert_eq!(enters(18), None);
        assert_eq!(enters(19), Some(Prohibition));
    }

    #[test]
    fn places_above_the_declaration_are_a_violation_of_the_year() {
        let effect = |used| says(&RULE, Change::YearStands, |case| (case.year.declared, case.year.used) = (Some(24), used));
        assert_eq!(effect(24), None);
        assert_eq!(effect(25), Some(Violation));
    }
}
