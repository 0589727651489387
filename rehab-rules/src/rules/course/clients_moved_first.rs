//! The rule `course/clients-moved-first`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::compared::{Compared, compare};
use crate::rules::fact::{Fact, Facts};
use crate::rules::remedy::Remedy;
use crate::rules::rule::Effect::Prohibition;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "course/clients-moved-first",
    statement: Text {
        en: "Before a course is deleted, the clients added to it must be moved to another course.",
        fi: "Ennen kurssin poistamista sille kiinnitetyt asiakkaat on siirrettävä toiselle kurssille.",
        sv: "Innan en kurs raderas ska de klienter som har lagts till på den flyttas till en annan kurs.",
    },
    says: &[(
        Prohibition,
        Text {
            en: "Course {course} cannot be deleted while there are clients on it. Agree with the clients on another course and move them first.",
            fi: "Kurssia {course} ei voi poistaa niin kauan kuin sille on kiinnitettynä asiakkaita. Sovi toisesta kurssista asiakkaiden kanssa ja siirrä heidät ensin.",
            sv: "Kurs {course} kan inte raderas så länge det finns klienter på den. Kom överens med klienterna om en annan kurs och flytta dem först.",
        },
    )],
    basis: Basis::stated(&["K20-56", "K20-57", "K9-54", "K9-55"]).read_as(&["AM-17"]).remedied_by(Remedy::ClientsElsewhere),
    when: &[(Change::Deleted, Facts::of(&[Fact::Clients]))],
    stage: Stage::Content,
    check: Check::Compares(check),
});

fn check(case: &Case<'_>, seen: &mut Compared<'_>) -> Verdict {
    let clients = case.course.clients;
    Verdict::says_if(compare!(seen, 0 < clients), Prohibition)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::says;

    #[test]
    fn a_course_is_deleted_when_its_clients_have_gone() {
        assert_eq!(says(&RULE, Change::Deleted, |case| case.course.clients = 1), Some(Prohibition));
        assert_eq!(says(&RULE, Change::Deleted, |_| ()), None);
    }
}
