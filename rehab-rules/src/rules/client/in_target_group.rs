//! The rule `client/in-target-group`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::fact::{Fact, Facts};
use crate::rules::remedy::Remedy;
use crate::rules::rule::Effect::{Prohibition, Undetermined, Violation};
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;
use alloc::borrow::Cow;

rule!(Rule {
    id: "client/in-target-group",
    statement: Text {
        en: "A course must suit the client. The client must therefore belong to one of the course's target groups.",
        fi: "Kurssin on oltava asiakkaalle sopiva. Siksi asiakkaan on kuuluttava johonkin kurssin kohderyhmistä.",
        sv: "Kursen ska lämpa sig för klienten. Därför ska klienten höra till någon av kursens målgrupper.",
    },
    says: &[
        (
            Prohibition,
            Text {
                en: "Client {client} does not belong to any target group of course {course}. Choose or create a course for the client's target group.",
                fi: "Asiakas {client} ei kuulu mihinkään kurssin {course} kohderyhmään. Valitse tai luo kurssi asiakkaan kohderyhmälle.",
                sv: "Klient {client} hör inte till någon av målgrupperna för kurs {course}. Välj eller skapa en kurs för klientens målgrupp.",
            },
        ),
        (
            Violation,
            Text {
                en: "Client {client} is on course {course}, but does not belong to any of its target groups. Agree with the client on a course for the client's target group, or correct the target group that is recorded.",
                fi: "Asiakas {client} on kurssilla {course}, mutta ei kuulu mihinkään sen kohderyhmään. Sovi asiakkaan kanssa kurssista, joka on hänen kohderyhmälleen, tai korjaa kirjattu kohderyhmä.",
                sv: "Klient {client} är på kurs {course}, men hör inte till någon av kursens målgrupper. Kom överens med klienten om en kurs för klientens målgrupp, eller rätta den målgrupp som har registrerats.",
            },
        ),
        (
            Undetermined,
            Text {
                en: "It cannot be decided whether client {client} belongs to a target group of course {course}, because the client's target group is not known. Find it out and record it.",
                fi: "Ei voida päätellä, kuuluuko asiakas {client} johonkin kurssin {course} kohderyhmään, koska asiakkaan kohderyhmä ei ole tiedossa. Selvitä kohderyhmä ja kirjaa se.",
                sv: "Det kan inte avgöras om klient {client} hör till någon av målgrupperna för kurs {course}, eftersom klientens målgrupp inte är känd. Ta reda på målgruppen och registrera den.",
            },
        ),
    ],
    basis: Basis::derived(&["K20-30", "K9-27", "K9-28"]).read_as(&["AM-13"]).remedied_by(Remedy::AddTargetGroup),
    when: &[
        (Change::Joins, Facts::of(&[Fact::TargetGroups, Fact::TargetGroup])),
        (Change::MovesIn, Facts::of(&[Fact::TargetGroups, Fact::TargetGroup])),
        (Change::StayStands, Facts::of(&[Fact::TargetGroups, Fact::TargetGroup, Fact::BegunUntil])),
    ],
    stage: Stage::Content,
    check: Check::Case(check),
});

/// Whether the target group is one of the course's target groups.
pub(crate) fn belongs(group: &str, of_course: &[Cow<'_, str>]) -> bool {
    of_course.iter().any(|offered| offered == group)
}

fn check(case: &Case<'_>) -> Verdict {
    let Some(group) = case.client.target_group else {
        // An audit does not repeat a fact that was unknown when the client joined.
        return if case.change.is_of_audit() { Verdict::Silent } else { Verdict::fact_missing() };
    };
    let belongs = belongs(group, case.course.target_groups);
    // A client who has begun the course belonged to it then, although a later decision may name another group.
    if belongs || case.change.is_of_audit() && case.client.begun_until.is_some() {
        return Verdict::Kept;
    }
    Verdict::breaks(case.change)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::{day, groups, says};

    #[test]
    fn a_client_belongs_to_a_group_of_the_course() {
        let joins = |group| {
            says(&RULE, Change::Joins, |case| {
                (case.course.target_groups, case.client.target_group) = (groups(&["carer-of-adult"]), group);
            })
        };
        assert_eq!(joins(Some("carer-of-adult")), None);
        assert_eq!(joins(Some("carer-of-child")), Some(Prohibition));
        assert_eq!(joins(None), Some(Undetermined));
    }

    #[test]
    fn a_client_of_another_group_who_has_not_begun_the_course_breaks_the_rule() {
        let effect = |group, begun: Option<&str>| {
            says(&RULE, Change::StayStands, |case| {
                (case.course.target_groups, case.client.target_group) = (groups(&["carer-of-adult"]), group);
                case.client.begun_until = begun.map(day);
            })
        };
        assert_eq!(effect(Some("carer-of-child"), None), Some(Violation));
        assert_eq!(effect(Some("carer-of-child"), Some("2026-02-06")), None);
        assert_eq!(effect(Some("carer-of-adult"), None), None);
        assert_eq!(effect(None, None), None);
    }
}
