//! The rule `course/target-groups-cover-clients`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::Prohibition;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "course/target-groups-cover-clients",
    statement: Text {
        en: "A course must suit its clients. The clients already added to it must therefore belong to its target groups also when these are changed.",
        fi: "Kurssin on oltava asiakkailleen sopiva. Siksi kurssille jo kiinnitettyjen asiakkaiden on kuuluttava sen kohderyhmiin myös silloin, kun kohderyhmiä muutetaan.",
        sv: "En kurs ska lämpa sig för sina klienter. Därför ska de klienter som redan har lagts till på den höra till dess målgrupper också när målgrupperna ändras.",
    },
    says: &[(
        Prohibition,
        Text {
            en: "Client {client} has been added to course {course} but would no longer belong to its target groups. Keep the client's target group, or agree with the client on another course first.",
            fi: "Asiakas {client} on kiinnitetty kurssille {course}, mutta ei enää kuuluisi sen kohderyhmiin. Säilytä asiakkaan kohderyhmä tai sovi ensin asiakkaan kanssa siirrosta toiselle kurssille.",
            sv: "Klient {client} har lagts till på kurs {course} men skulle inte längre höra till dess målgrupper. Behåll klientens målgrupp eller kom först överens med klienten om byte till en annan kurs.",
        },
    )],
    basis: Basis::derived(&["K20-30", "K20-34", "K9-27", "K9-28", "K9-32"]).read_as(&["AM-13", "AM-14"]),
    when: &[(Change::StaysRegrouped, Facts::of(&[Fact::TargetGroup, Fact::NewTargetGroups]))],
    stage: Stage::Content,
    check: Check::Case(check),
});

fn check(case: &Case<'_>) -> Verdict {
    let Some(group) = case.client.target_group else { return Verdict::Silent };
    Verdict::says_if(!case.asked.target_groups.iter().any(|offered| offered == group), Prohibition)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::{groups, says};

    #[test]
    fn every_client_keeps_a_group() {
        let regrouped = |group| {
            says(&RULE, Change::StaysRegrouped, |case| {
                (case.asked.target_groups, case.client.target_group) = (groups(&["group-1"]), group);
            })
        };
        assert_eq!(regrouped(Some("group-1")), None);
        assert_eq!(regrouped(Some("group-2")), Some(Prohibition));
        assert_eq!(regrouped(None), None);
    }
}
