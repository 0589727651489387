//! The rule `coordinator/intygsstatistik-needs-assignment`.

use crate::input::coordinator::{CoordinatorIntroduction, CoordinatorPermission};
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Prohibition;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::text::Text;

rule!(Rule::of_record(
    "coordinator/intygsstatistik-needs-assignment",
    Text {
        en: "The permission to Intygsstatistik requires the employee assignment ‘Statistik’; the unit manager orders it.",
        fi: "Intygsstatistikin käyttöoikeus edellyttää käyttäjäroolia ”Statistik”; yksikön esihenkilö tilaa sen.",
        sv: "Behörighet till Intygsstatistik kräver medarbetaruppdraget ”Statistik”; verksamhetschefen beställer den.",
    },
    &[(
        Prohibition,
        Text {
            en: "The permission to Intygsstatistik cannot be given yet: it requires the employee assignment ‘Statistik’. Ask the unit manager.",
            fi: "Intygsstatistikin käyttöoikeutta ei voi vielä antaa: se edellyttää käyttäjäroolia ”Statistik”. Kysy yksikön esihenkilöltä.",
            sv: "Behörigheten till Intygsstatistik kan inte ges ännu: den kräver medarbetaruppdraget ”Statistik”. Hör med verksamhetschefen.",
        },
    )],
    Basis::stated(&["U-32", "U-33"]),
    Check::Introduction(&["assignments", "permissions_requested"], check),
));

fn check(introduction: &CoordinatorIntroduction<'_>, out: &mut Verdicts) {
    let is_requested = introduction.permissions_requested.contains(&CoordinatorPermission::Intygsstatistik);
    let has_assignment = introduction.has_assignment_for(CoordinatorPermission::Intygsstatistik);
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
        assert_eq!(requested(CoordinatorPermission::Intygsstatistik, EmployeeAssignment::CareAndTreatment), [Prohibition]);
        assert_eq!(requested(CoordinatorPermission::Intygsstatistik, EmployeeAssignment::Statistics), []);
        assert_eq!(requested(CoordinatorPermission::Double, EmployeeAssignment::CareAndTreatment), []);
    }
}
