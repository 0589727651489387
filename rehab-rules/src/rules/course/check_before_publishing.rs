//! The rule `course/check-before-publishing`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::{Undetermined, Violation};
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "course/check-before-publishing",
    statement: Text {
        en: "The provider must check the data of a course before publishing it. Publication cannot be undone.",
        fi: "Palveluntuottajan on tarkistettava kurssin tiedot ennen kurssin julkaisemista. Julkaisemista ei voi perua.",
        sv: "Serviceproducenten ska kontrollera uppgifterna för kursen innan den publiceras. Publiceringen går inte att ångra.",
    },
    says: &[
        (
            Violation,
            Text {
                en: "The data of course {course} have not been checked before publishing. Check them, because publication cannot be undone.",
                fi: "Kurssin {course} tietoja ei ole tarkistettu ennen julkaisemista. Tarkista tiedot, sillä julkaisemista ei voi perua.",
                sv: "Uppgifterna för kurs {course} har inte kontrollerats före publiceringen. Kontrollera dem, eftersom publiceringen inte går att ångra.",
            },
        ),
        (
            Undetermined,
            Text {
                en: "It is not known whether the data of course {course} have been checked before publishing. Check them, because publication cannot be undone.",
                fi: "Ei ole tiedossa, onko kurssin {course} tiedot tarkistettu ennen julkaisemista. Tarkista tiedot, sillä julkaisemista ei voi perua.",
                sv: "Det är inte känt om uppgifterna för kurs {course} har kontrollerats före publiceringen. Kontrollera dem, eftersom publiceringen inte går att ångra.",
            },
        ),
    ],
    basis: Basis::stated(&["K20-20", "K20-22", "K9-17", "K9-19"]),
    when: &[(Change::Published, Facts::of(&[Fact::Checked]))],
    stage: Stage::Content,
    check: Check::Case(check),
});

fn check(case: &Case<'_>) -> Verdict {
    match case.asked.checked {
        Some(true) => Verdict::Kept,
        Some(false) => Verdict::says(Violation),
        None => Verdict::fact_missing(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::says;

    #[test]
    fn a_course_is_checked_before_it_is_published() {
        let published = |checked| says(&RULE, Change::Published, |case| case.asked.checked = checked);
        assert_eq!(published(Some(true)), None);
        assert_eq!(published(Some(false)), Some(Violation));
        assert_eq!(published(None), Some(Undetermined));
    }
}
