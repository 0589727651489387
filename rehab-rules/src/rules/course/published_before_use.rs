//! The rule `course/published-before-use`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::compared::{Compared, compare};
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::Unregulated;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "course/published-before-use",
    statement: Text {
        en: "Not regulated: Kela's instructions do not say whether a course must be published before clients are added to it or before it is confirmed.",
        fi: "Ei säännelty: Kelan ohjeissa ei kerrota, onko kurssi julkaistava, ennen kuin sille kiinnitetään asiakkaita tai ennen kuin se vahvistetaan.",
        sv: "Inte reglerat: FPA:s anvisningar säger inte om en kurs ska publiceras innan klienter läggs till på den eller innan den bekräftas.",
    },
    says: &[(
        Unregulated,
        Text {
            en: "Course {course} has not been published, so its reserved client places do not show in the provider search. Kela's instructions do not say whether it must be published first. The program does not prevent it.",
            fi: "Kurssia {course} ei ole julkaistu, joten sen varatut asiakaspaikat eivät näy palveluntuottajahaussa. Kelan ohjeissa ei kerrota, onko kurssi julkaistava ensin; ohjelma ei estä jatkamista.",
            sv: "Kurs {course} har inte publicerats. Dess reserverade klientplatser syns inte i e-tjänsten för sökning av serviceproducent. FPA:s anvisningar säger inte om kursen ska publiceras först. Programmet hindrar det inte.",
        },
    )],
    basis: Basis::silent(&["K20-24", "K20-25", "K20-40", "K9-21", "K9-22", "K9-38"]).read_as(&["AM-19"]),
    when: &[
        (Change::Confirmed, Facts::of(&[Fact::Published])),
        (Change::CourseStands, Facts::of(&[Fact::Clients, Fact::Published])),
    ],
    stage: Stage::Content,
    check: Check::Compares(check),
});

fn check(case: &Case<'_>, seen: &mut Compared<'_>) -> Verdict {
    if case.course.published {
        return Verdict::Kept;
    }
    let clients = case.course.clients;
    let used = case.change == Change::Confirmed || compare!(seen, 0 < clients);
    if used { Verdict::says(Unregulated) } else { Verdict::Silent }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::says;

    #[test]
    fn a_course_can_be_confirmed_before_it_is_published() {
        assert_eq!(says(&RULE, Change::Confirmed, |_| ()), Some(Unregulated));
        assert_eq!(says(&RULE, Change::Confirmed, |case| case.course.published = true), None);
    }

    #[test]
    fn an_unpublished_course_without_clients_gets_no_finding() {
        assert_eq!(says(&RULE, Change::CourseStands, |_| ()), None);
        assert_eq!(says(&RULE, Change::CourseStands, |case| case.course.clients = 1), Some(Unregulated));
    }
}
