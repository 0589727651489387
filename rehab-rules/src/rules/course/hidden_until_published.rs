//! The rule `course/hidden-until-published`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::fact::Facts;
use crate::rules::rule::Effect::Notice;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "course/hidden-until-published",
    statement: Text {
        en: "A created course is not visible in the provider search until it has been published.",
        fi: "Luotu kurssi ei näy palveluntuottajahaussa, ennen kuin se on julkaistu.",
        sv: "En kurs som skapats syns inte i e-tjänsten för sökning av serviceproducent förrän den har publicerats.",
    },
    says: &[(
        Notice,
        Text {
            en: "Course {course} is not yet visible in the provider search. It becomes visible when you publish it.",
            fi: "Kurssi {course} ei vielä näy palveluntuottajahaussa. Se tulee näkyviin, kun julkaiset sen.",
            sv: "Kurs {course} syns ännu inte i e-tjänsten för sökning av serviceproducent. Den blir synlig när du publicerar den.",
        },
    )],
    basis: Basis::stated(&["K20-16", "K20-17", "K9-13", "K9-14"]),
    when: &[(Change::Created, Facts::NONE)],
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
    fn a_new_course_is_not_visible_yet() {
        assert_eq!(says(&RULE, Change::Created, |_| ()), Some(Notice));
    }
}
