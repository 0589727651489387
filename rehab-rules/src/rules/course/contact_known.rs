//! The rule `course/contact-known`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::Undetermined;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "course/contact-known",
    statement: Text {
        en: "Contact information is recorded for a course. The provider search shows the contact information that the provider has given for the service, unless the course has its own.",
        fi: "Kurssille kirjataan yhteystiedot. Jos kurssilla ei ole omia yhteystietoja, palveluntuottajahaussa näkyvät ne, jotka palveluntuottaja on ilmoittanut palvelun yhteystiedoiksi.",
        sv: "Kontaktinformation registreras för en kurs. I e-tjänsten för sökning av serviceproducent visas den kontaktinformation som serviceproducenten har angett för tjänsten, om kursen inte har någon egen.",
    },
    says: &[(
        Undetermined,
        Text {
            en: "The contact information of course {course} is not known: it has been recorded neither for the course nor for the service. Record it, so that the provider search can show it.",
            fi: "Kurssin {course} yhteystiedot eivät ole tiedossa: niitä ei ole kirjattu kurssille eikä palvelulle. Kirjaa yhteystiedot, jotta ne näkyvät palveluntuottajahaussa.",
            sv: "Kontaktinformationen för kurs {course} är inte känd: den har inte registrerats för vare sig kursen eller tjänsten. Registrera den så att den syns i e-tjänsten för sökning av serviceproducent.",
        },
    )],
    basis: Basis::stated(&["K20-13", "K20-14", "K9-10", "K9-11"]).read_as(&["AM-29"]),
    when: &[
        (Change::Published, Facts::of(&[Fact::HasContact])),
        (Change::CourseStands, Facts::of(&[Fact::Published, Fact::HasContact])),
    ],
    stage: Stage::Content,
    check: Check::Case(check),
});

fn check(case: &Case<'_>) -> Verdict {
    let shown = case.change == Change::Published || case.course.published;
    if !shown {
        return Verdict::Silent;
    }
    if case.course.has_contact { Verdict::Kept } else { Verdict::fact_missing() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::says;

    #[test]
    fn a_published_course_has_a_contact() {
        assert_eq!(says(&RULE, Change::Published, |case| case.course.has_contact = true), None);
        assert_eq!(says(&RULE, Change::Published, |_| ()), Some(Undetermined));
    }

    #[test]
    fn an_unpublished_course_needs_no_contact() {
        assert_eq!(says(&RULE, Change::CourseStands, |_| ()), None);
    }
}
