//! The rule `course/places-freed`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::Notice;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::rules::values::values;
use crate::text::Text;

rule!(Rule {
    id: "course/places-freed",
    statement: Text {
        en: "When a course is deleted, its client places are freed for the provider's other courses of the same year.",
        fi: "Kun kurssi poistetaan, sen asiakaspaikat vapautuvat käytettäviksi palveluntuottajan muille saman vuoden kursseille.",
        sv: "När en kurs raderas frigörs dess klientplatser för serviceproducentens andra kurser samma år.",
    },
    says: &[(
        Notice,
        Text {
            en: "Deleting course {course} frees {places} client {place|places} for other courses of {year}. Places left for the year: {left}.",
            fi: "Kurssin {course} poistaminen vapauttaa {places} {asiakaspaikan|asiakaspaikkaa} muille vuoden {year} kursseille. Vuoden asiakaspaikkoja jäljellä: {left}.",
            sv: "När kurs {course} raderas frigörs {places} {klientplats|klientplatser} för andra kurser år {year}. Klientplatser kvar för året: {left}.",
        },
    )],
    basis: Basis::stated(&["K20-59", "K9-57"]).read_as(&["AM-05", "AM-18"]),
    when: &[(Change::Deleted, Facts::of(&[Fact::GroupSize, Fact::Year, Fact::Declared, Fact::Used]))],
    stage: Stage::Content,
    check: Check::Case(check),
});

fn check(case: &Case<'_>) -> Verdict {
    let (places, year) = (case.course.group_size, case.year.year);
    let left = case.year.declared.unwrap_or(0).saturating_sub(case.year.used);
    Verdict::says(Notice).with(values![places, left, year])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::says;

    #[test]
    fn a_deleted_course_frees_its_places() {
        assert_eq!(says(&RULE, Change::Deleted, |case| case.course.group_size = 12), Some(Notice));
    }
}
