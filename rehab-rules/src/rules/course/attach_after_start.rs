//! The rule `course/attach-after-start`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::compared::Compared;
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::Unregulated;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "course/attach-after-start",
    statement: Text {
        en: "Not regulated: Kela's instructions allow moving a client to a course that has started, but do not say whether a client can be added to it without coming from another course.",
        fi: "Ei säännelty: Kelan ohjeiden mukaan asiakkaan voi siirtää alkaneelle kurssille toiselta kurssilta, mutta niissä ei kerrota, voiko alkaneelle kurssille kiinnittää uuden asiakkaan.",
        sv: "Inte reglerat: enligt FPA:s anvisningar kan en klient flyttas från en annan kurs till en kurs som har börjat, men de säger inte om en ny klient kan läggas till på en sådan kurs.",
    },
    says: &[(
        Unregulated,
        Text {
            en: "Course {course} has already started. Kela's instructions allow moving a client to it, but do not say whether a new client, such as {client}, can be added. The program does not prevent it.",
            fi: "Kurssi {course} on jo alkanut. Kelan ohjeiden mukaan sille voi siirtää asiakkaan, mutta ohjeissa ei kerrota, voiko sille kiinnittää uuden asiakkaan, kuten asiakkaan {client}. Ohjelma ei estä sitä.",
            sv: "Kurs {course} har redan börjat. Enligt FPA:s anvisningar kan en klient flyttas till en sådan kurs, men de säger inte om en ny klient, såsom {client}, kan läggas till. Programmet hindrar det inte.",
        },
    )],
    basis: Basis::silent(&["K20-42", "K20-47", "K9-40", "K9-45"]),
    when: &[(Change::Joins, Facts::of(&[Fact::Periods]))],
    stage: Stage::Content,
    check: Check::Compares(check),
});

fn check(case: &Case<'_>, seen: &mut Compared<'_>) -> Verdict {
    if case.has_started(seen) { Verdict::says(Unregulated) } else { Verdict::Silent }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::{periods, says};

    #[test]
    fn a_client_joins_freely_until_the_first_day() {
        let joins = |start| {
            let schedule = periods(&[("in_person", start, "2026-03-06")]);
            says(&RULE, Change::Joins, |case| case.course.periods = schedule)
        };
        assert_eq!(joins("2026-03-03"), None);
        assert_eq!(joins("2026-03-02"), Some(Unregulated));
    }
}
