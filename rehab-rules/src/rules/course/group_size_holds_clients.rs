//! The rule `course/group-size-holds-clients`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::compared::{Compared, compare};
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::Prohibition;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::rules::values::values;
use crate::text::Text;

rule!(Rule {
    id: "course/group-size-holds-clients",
    statement: Text {
        en: "A course takes at most as many clients as its group size. The group size can therefore not be smaller than the number of clients already added.",
        fi: "Kurssille voi kiinnittää enintään ryhmäkoon verran asiakkaita. Siksi ryhmäkoko ei voi olla pienempi kuin jo kiinnitettyjen asiakkaiden määrä.",
        sv: "Antalet klienter på en kurs är högst gruppstorleken. Därför kan gruppstorleken inte vara mindre än antalet klienter som redan har lagts till.",
    },
    says: &[(
        Prohibition,
        Text {
            en: "The group size of course {course} cannot be {group_size}, because the course already has {clients} {client|clients}. Choose a group size of at least {clients}.",
            fi: "Kurssin {course} ryhmäkoko ei voi olla {group_size}, koska kurssille on jo kiinnitetty {clients} {asiakas|asiakasta}. Valitse ryhmäkooksi vähintään {clients}.",
            sv: "Gruppstorleken för kurs {course} kan inte vara {group_size}, eftersom {clients} {klient|klienter} redan har lagts till på kursen. Välj en gruppstorlek på minst {clients}.",
        },
    )],
    basis: Basis::derived(&["K20-28", "K9-25"]).read_as(&["AM-32"]),
    when: &[(Change::Resized, Facts::of(&[Fact::Clients, Fact::NewGroupSize]))],
    stage: Stage::Content,
    check: Check::Compares(check),
});

fn check(case: &Case<'_>, seen: &mut Compared<'_>) -> Verdict {
    let (group_size, clients) = (case.asked.group_size, case.course.clients);
    if compare!(seen, clients <= group_size) {
        return Verdict::Kept;
    }
    Verdict::says(Prohibition).with(values![group_size, clients])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::says;

    #[test]
    fn the_group_size_is_not_below_the_number_of_clients() {
        let resized = |clients| says(&RULE, Change::Resized, |case| (case.asked.group_size, case.course.clients) = (7, clients));
        assert_eq!(resized(7), None);
        assert_eq!(resized(8), Some(Prohibition));
    }
}
