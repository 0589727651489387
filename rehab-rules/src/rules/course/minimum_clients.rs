//! The rule `course/minimum-clients`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::compared::{Compared, compare};
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::{Prohibition, Violation};
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::rules::values::values;
use crate::text::Text;

rule!(Rule {
    id: "course/minimum-clients",
    statement: Text {
        en: "A course can be confirmed when the minimum number of clients of the service description has been added to it.",
        fi: "Kurssin voi vahvistaa, kun sille on kiinnitetty palvelukuvauksen mukainen ryhmäkoon vähimmäismäärä asiakkaita.",
        sv: "En kurs kan bekräftas när det minimiantal klienter som anges i servicebeskrivningen har lagts till på den.",
    },
    says: &[
        (
            Prohibition,
            Text {
                en: "Course {course} cannot be confirmed yet: it has {clients} {client|clients}, and at least {min} are needed.",
                fi: "Kurssia {course} ei voi vielä vahvistaa: asiakkaita on {clients}, mutta tarvitaan vähintään {min}.",
                sv: "Kurs {course} kan inte bekräftas ännu: den har {clients} {klient|klienter}, och minst {min} behövs.",
            },
        ),
        (
            Violation,
            Text {
                en: "Course {course} was confirmed with {clients} {client|clients}, although at least {min} are needed. A confirmed course must be carried out: add more clients to it.",
                fi: "Kurssi {course} vahvistettiin, kun sillä oli {clients} {asiakas|asiakasta}, vaikka tarvitaan vähintään {min}. Vahvistettu kurssi on toteutettava: kiinnitä sille lisää asiakkaita.",
                sv: "Kurs {course} bekräftades med {clients} {klient|klienter}, fast det behövs minst {min}. En bekräftad kurs ska genomföras: lägg till fler klienter på den.",
            },
        ),
    ],
    basis: Basis::stated(&["K20-40", "K9-38"]).read_as(&["AM-33"]),
    when: &[
        (Change::Confirmed, Facts::of(&[Fact::Clients])),
        (Change::CourseStands, Facts::of(&[Fact::Confirmed, Fact::ConfirmedWith])),
    ],
    stage: Stage::Content,
    check: Check::Compares(check),
});

fn check(case: &Case<'_>, seen: &mut Compared<'_>) -> Verdict {
    let counted = match case.change {
        Change::CourseStands => case.course.confirmed_with.filter(|_| case.course.confirmed),
        _ => Some(case.course.clients),
    };
    let Some(clients) = counted else { return Verdict::Silent };
    let min = case.service.group_size.min;
    if compare!(seen, min <= clients) {
        return Verdict::Kept;
    }
    Verdict::breaks(case.change).with(values![clients, min])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::says;

    #[test]
    fn six_clients_may_be_confirmed_and_five_may_not() {
        let confirmed = |clients| says(&RULE, Change::Confirmed, |case| case.course.clients = clients);
        assert_eq!(confirmed(6), None);
        assert_eq!(confirmed(5), Some(Prohibition));
    }

    #[test]
    fn a_course_confirmed_with_three_clients_breaks_the_rule() {
        let effect =
            |with| says(&RULE, Change::CourseStands, |case| (case.course.confirmed, case.course.confirmed_with) = (true, with));
        assert_eq!([Some(3), Some(6), None].map(effect), [Some(Violation), None, None]);
    }
}
