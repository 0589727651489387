//! The rule `coordinator/rehabstod-needs-assignment`.

use crate::input::coordinator::{CoordinatorIntroduction, CoordinatorPermission};
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Prohibition;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::text::Text;

rule!(Rule::of_record(
    "coordinator/rehabstod-needs-assignment",
    Text {
        en: "The permission to Rehabstöd requires the employee assignment ‘Vård och behandling’; the unit manager orders it.",
        fi: "Rehabstödin käyttöoikeus edellyttää käyttäjäroolia ”Vård och behandling”; yksikön esihenkilö tilaa sen.",
        sv: "Behörighet till Rehabstöd kräver medarbetaruppdraget ”Vård och behandling”; verksamhetschefen beställer den.",
    },
    &[(
        Prohibition,
        Text {
            en: "The permission to Rehabstöd cannot be given yet: it requires the employee assignment ‘Vård och behandling’. Ask the unit manager.",
            fi: "Rehabstödin käyttöoikeutta ei voi vielä antaa: se edellyttää käyttäjäroolia ”Vård och behandling”. Kysy yksikön esihenkilöltä.",
            sv: "Behörigheten till Rehabstöd kan inte ges ännu: den kräver medarbetaruppdraget ”Vård och behandling”. Hör med verksamhetschefen.",
        },
    )],
    Basis::stated(&["U-31", "U-33"]),
    Check::Introduction(&["assignments", "permissions_requested"], check),
));

fn check(introduction: &CoordinatorIntroduction<'_>, out: &mut Verdicts) {
    let is_requested = introduction.permissions_requested.contains(&CoordinatorPermission::Rehabstod);
    let has_assignment = introduction.has_assignment_for(CoordinatorPermission::Rehabstod);
    out.add(Verdict::says_if(is_requested && !has_assignment, Prohibition));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::coordinator::EmployeeAssignment;
    use crate::rules::record::testing::says_of_introduction;

    #[test]
    fn the_permission_requires_its_employee_assignment() {
        let requested = |permission, assignment| {
            says_of_introduction(&RULE, |introduction| {
                (introduction.permissions_requested, introduction.assignments) = ([permission].into(), [assignment].into());
            })
        };
        assert_eq!(requested(CoordinatorPermission::Rehabstod, EmployeeAssignment::Statistics), [Prohibition]);
        assert_eq!(requested(CoordinatorPermission::Rehabstod, EmployeeAssignment::CareAndTreatment), []);
        assert_eq!(requested(CoordinatorPermission::Double, EmployeeAssignment::Statistics), []);
    }
}
