//! Follows from the source: as a course must suit the client, the client must belong to one of the course's target groups.

use crate::case::{Case, Change, Fact, Facts};
use crate::rule::Effect::{Prohibition, Undetermined};
use crate::rule::{Rule, Stage, Verdict};
use crate::source::Basis;
use crate::text::{Text, catalogued};

/// See the statement.
pub static RULE: Rule = Rule {
    id: "client/in-target-group",
    statement: catalogued(Text {
        en: "Follows from the source: as a course must suit the client, the client must belong to one of the course's target groups.",
        fi: "Johdettu lähteestä: koska kurssin on oltava asiakkaalle sopiva, asiakkaan on kuuluttava johonkin kurssin kohderyhmään.",
        sv: "Följer av källan: eftersom kursen ska lämpa sig för klienten ska klienten höra till någon av kursens målgrupper.",
    }),
    says: &[
        (
            Prohibition,
            Text {
                en: "Client {client} does not belong to any target group of course {course}. Choose or create a course for the client's target group (derived rule).",
                fi: "Asiakas {client} ei kuulu mihinkään kurssin {course} kohderyhmään. Valitse tai luo kurssi asiakkaan kohderyhmälle (johdettu sääntö).",
                sv: "Klient {client} hör inte till någon av målgrupperna för kurs {course}. Välj eller skapa en kurs för klientens målgrupp (härledd regel).",
            },
        ),
        (
            Undetermined,
            Text {
                en: "It cannot be decided whether client {client} belongs to a target group of course {course}, because the client's target group is not known. Find it out and record it (derived rule).",
                fi: "Ei voida ratkaista, kuuluuko asiakas {client} johonkin kurssin {course} kohderyhmään, koska asiakkaan kohderyhmä ei ole tiedossa. Selvitä kohderyhmä ja kirjaa se (johdettu sääntö).",
                sv: "Det kan inte avgöras om klient {client} hör till någon av målgrupperna för kurs {course}, eftersom klientens målgrupp inte är känd. Ta reda på målgruppen och registrera den (härledd regel).",
            },
        ),
    ],
    basis: Basis::derived(&["K20-30", "K9-27", "K9-28"]).read_as(&["AM-13"]),
    when: &[
        (Change::Joins, Facts::of(&[Fact::TargetGroups, Fact::TargetGroup])),
        (Change::MovesIn, Facts::of(&[Fact::TargetGroups, Fact::TargetGroup])),
    ],
    stage: Stage::Content,
    check,
};

fn check(case: &Case<'_>) -> Verdict {
    let Some(group) = case.client.target_group else { return Verdict::fact_missing() };
    Verdict::says_if(!case.course.target_groups.iter().any(|offered| offered == group), Prohibition)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::testing::{groups, says};

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
}
