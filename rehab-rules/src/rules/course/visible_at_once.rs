//! The rule `course/visible-at-once`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::fact::Facts;
use crate::rules::rule::Effect::Notice;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "course/visible-at-once",
    statement: Text {
        en: "A course is visible in the provider search as soon as it has been published.",
        fi: "Kurssi nousee näkyviin palveluntuottajahakuun heti, kun se on julkaistu.",
        sv: "En kurs syns i e-tjänsten för sökning av serviceproducent genast när den har publicerats.",
    },
    says: &[(
        Notice,
        Text {
            en: "Course {course} is visible in the provider search as soon as it is published.",
            fi: "Kurssi {course} näkyy palveluntuottajahaussa heti, kun se on julkaistu.",
            sv: "Kurs {course} syns i e-tjänsten för sökning av serviceproducent genast när den har publicerats.",
        },
    )],
    basis: Basis::stated(&["K20-21", "K9-18"]),
    when: &[(Change::Published, Facts::NONE)],
    stage: Stage::Content,
    check: Check::Case(check),
});

fn check(_: &Case<'_>) -> Verdict {
    Verdict::says(Notice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::says;

    #[test]
    fn a_published_course_is_visible_the_same_day() {
        assert_eq!(says(&RULE, Change::Published, |_| ()), Some(Notice));
    }
}
