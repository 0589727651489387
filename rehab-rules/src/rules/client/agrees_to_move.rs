//! The rule `client/agrees-to-move`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::{Prohibition, Undetermined};
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "client/agrees-to-move",
    statement: Text {
        en: "A change of course must always be agreed with the client, also when the client is removed from one course and added to another.",
        fi: "Kurssin vaihtamisesta on aina sovittava asiakkaan kanssa, myös silloin, kun asiakas poistetaan yhdeltä kurssilta ja kiinnitetään toiselle.",
        sv: "Serviceproducenten ska alltid komma överens med klienten om bytet av kurs, också när klienten tas bort från en kurs och läggs till på en annan.",
    },
    says: &[
        (
            Prohibition,
            Text {
                en: "Client {client} does not agree to the change to course {course}, and a change of course must always be agreed with the client. Look for a suitable course together with the client.",
                fi: "Asiakas {client} ei suostu siirtymään kurssille {course}, ja kurssin vaihtamisesta on aina sovittava asiakkaan kanssa. Etsi sopiva kurssi yhdessä asiakkaan kanssa.",
                sv: "Klient {client} går inte med på att byta till kurs {course}, och du ska alltid komma överens med klienten om bytet av kurs. Hitta en lämplig kurs tillsammans med klienten.",
            },
        ),
        (
            Undetermined,
            Text {
                en: "It is not known whether client {client} agrees to the change to course {course}. Agree on the change with the client and record it.",
                fi: "Ei ole tiedossa, suostuuko asiakas {client} siirtymään kurssille {course}. Sovi kurssin vaihtamisesta asiakkaan kanssa ja kirjaa se.",
                sv: "Det är inte känt om klient {client} går med på att byta till kurs {course}. Kom överens om bytet med klienten och registrera det.",
            },
        ),
    ],
    basis: Basis::stated(&["K20-27", "K20-48", "K9-24", "K9-46"]),
    when: &[
        (Change::Joins, Facts::of(&[Fact::LeftAnotherCourse, Fact::Agreed])),
        (Change::AskedToMove, Facts::of(&[Fact::Agreed])),
    ],
    stage: Stage::Content,
    check: Check::Case(check),
});

fn check(case: &Case<'_>) -> Verdict {
    if case.change == Change::Joins && !case.client.left_another_course {
        return Verdict::Silent;
    }
    match case.asked.agreed {
        Some(true) => Verdict::Kept,
        Some(false) => Verdict::says(Prohibition),
        None => Verdict::fact_missing(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::says;

    #[test]
    fn a_move_is_agreed_with_the_client() {
        let asked = |agreed| says(&RULE, Change::AskedToMove, |case| case.asked.agreed = agreed);
        assert_eq!(asked(Some(true)), None);
        assert_eq!(asked(Some(false)), Some(Prohibition));
        assert_eq!(asked(None), Some(Undetermined));
    }

    #[test]
    fn joining_after_being_detached_elsewhere_is_a_move() {
        assert_eq!(says(&RULE, Change::Joins, |case| case.client.left_another_course = true), Some(Undetermined));
        assert_eq!(says(&RULE, Change::Joins, |_| ()), None);
    }
}
