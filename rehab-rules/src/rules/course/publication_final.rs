//! The rule `course/publication-final`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::fact::Facts;
use crate::rules::remedy::Remedy;
use crate::rules::rule::Effect::Prohibition;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "course/publication-final",
    statement: Text {
        en: "Publication of a course cannot be undone. A published course that should not be visible must be deleted.",
        fi: "Kurssin julkaisemista ei voi perua. Jos julkaistun kurssin ei haluta näkyvän, se on poistettava.",
        sv: "Publiceringen av en kurs går inte att ångra. Om en publicerad kurs inte ska synas måste den raderas.",
    },
    says: &[(
        Prohibition,
        Text {
            en: "The publication of course {course} cannot be undone. If you do not want the course to be visible in the provider search, delete it.",
            fi: "Kurssin {course} julkaisemista ei voi perua. Jos et halua, että kurssi näkyy palveluntuottajahaussa, poista se.",
            sv: "Publiceringen av kurs {course} går inte att ångra. Om du inte vill att kursen syns i e-tjänsten för sökning av serviceproducent ska du radera den.",
        },
    )],
    basis: Basis::stated(&["K20-22", "K20-23", "K9-19", "K9-20"]).remedied_by(Remedy::DeleteCourse),
    when: &[(Change::Unpublished, Facts::NONE)],
    stage: Stage::Content,
    check: Check::Case(check),
});

fn check(_: &Case<'_>) -> Verdict {
    Verdict::says(Prohibition)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::says;

    #[test]
    fn a_publication_is_not_undone() {
        assert_eq!(says(&RULE, Change::Unpublished, |case| case.course.published = true), Some(Prohibition));
    }
}
