//! The rule `course/has-free-place`.

use crate::input::service::ServiceDescription;
use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::compared::{Compared, Relation, compare};
use crate::rules::fact::{Fact, Facts};
use crate::rules::remedy::Remedy;
use crate::rules::rule::Effect::{Prohibition, Violation};
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::rules::values::values;
use crate::text::Text;

rule!(Rule {
    id: "course/has-free-place",
    statement: Text {
        en: "At most as many clients can be added to a course as its group size. A client who changes course can be added only to a course that is not full.",
        fi: "Kurssille voi kiinnittää enintään ryhmäkoon verran asiakkaita. Kurssia vaihtavan asiakkaan voi kiinnittää vain kurssille, joka ei ole täynnä.",
        sv: "På en kurs kan högst så många klienter läggas till som gruppstorleken anger. En klient som byter kurs kan läggas till endast på en kurs som inte är full.",
    },
    says: &[
        (
            Prohibition,
            Text {
                en: "Course {course} is full: {clients} {client|clients}, group size {group_size}. Choose another course, or raise the group size if it is below {max} and the year's capacity allows it.",
                fi: "Kurssi {course} on täynnä: asiakkaita on {clients}, ja ryhmäkoko on {group_size}. Valitse toinen kurssi, tai kasvata ryhmäkokoa, jos se on alle {max} ja vuodelle ilmoittamasi asiakasmäärä riittää.",
                sv: "Kurs {course} är full: {clients} {klient|klienter}, gruppstorlek {group_size}. Välj en annan kurs, eller öka gruppstorleken om den är mindre än {max} och klientkapaciteten för året räcker.",
            },
        ),
        (
            Violation,
            Text {
                en: "Course {course} has {clients} {client|clients}, but its group size is {group_size}. Raise the group size if it is below {max} and the year's capacity allows, or agree with a client on another course.",
                fi: "Kurssilla {course} on {clients} {asiakas|asiakasta}, mutta ryhmäkoko on {group_size}. Kasvata sitä, jos se on alle {max} ja vuodelle ilmoittamasi asiakasmäärä riittää, tai sovi jonkun asiakkaan kanssa toisesta kurssista.",
                sv: "Kurs {course} har {clients} {klient|klienter}, men gruppstorleken är {group_size}. Öka den om den är under {max} och årets klientkapacitet räcker, eller kom överens med någon klient om en annan kurs.",
            },
        ),
    ],
    basis: Basis::stated(&["K20-07", "K20-28", "K20-29", "K20-42", "K20-43", "K9-25", "K9-26", "K9-40", "K9-41"])
        .read_as(&["AM-16"])
        .remedied_by(Remedy::MorePlacesOrAnotherCourse),
    when: &[
        (Change::Joins, Facts::of(&[Fact::Clients, Fact::GroupSize])),
        (Change::MovesIn, Facts::of(&[Fact::Clients, Fact::GroupSize])),
        (Change::CourseStands, Facts::of(&[Fact::Clients, Fact::GroupSize])),
    ],
    stage: Stage::Content,
    check: Check::Compares(check),
});

/// Whether another client can be added.
pub(crate) const fn has_place(clients: i64, group_size: i64) -> bool {
    clients < group_size
}

/// Whether the group size can be raised by one.
pub(crate) const fn may_grow(service: &ServiceDescription, group_size: i64, places_left: i64) -> bool {
    group_size < service.group_size.max && 0 < places_left
}

fn check(case: &Case<'_>, seen: &mut Compared<'_>) -> Verdict {
    let (clients, group_size, max) = (case.course.clients, case.course.group_size, case.service.group_size.max);
    let is_kept = match case.change.is_of_audit() {
        true => compare!(seen, clients <= group_size),
        false => seen.note(("clients", clients), Relation::Less, ("group_size", group_size), has_place(clients, group_size)),
    };
    if is_kept {
        return Verdict::Kept;
    }
    Verdict::breaks(case.change).with(values![clients, group_size, max])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::says;

    #[test]
    fn the_eighth_of_eight_places_is_the_last() {
        let joins = |clients| says(&RULE, Change::Joins, |case| (case.course.clients, case.course.group_size) = (clients, 8));
        assert_eq!(joins(7), None);
        assert_eq!(joins(8), Some(Prohibition));
    }

    #[test]
    fn nine_clients_on_eight_places_break_the_rule() {
        let effect =
            |clients| says(&RULE, Change::CourseStands, |case| (case.course.clients, case.course.group_size) = (clients, 8));
        assert_eq!(effect(8), None);
        assert_eq!(effect(9), Some(Violation));
    }
}
