//! The rule `course/group-size-within-range`.

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
    id: "course/group-size-within-range",
    statement: Text {
        en: "The provider chooses the group size of a course within the minimum and maximum of the service description. It can later be raised up to that maximum.",
        fi: "Palveluntuottaja päättää kurssin ryhmäkoon palvelukuvauksen vaihteluvälin puitteissa. Ryhmäkokoa voi myöhemmin kasvattaa vaihteluvälin ylärajaan saakka.",
        sv: "Serviceproducenten bestämmer gruppstorleken för en kurs inom ramen för minimi- och maximiantalet klienter i servicebeskrivningen. Gruppstorleken kan senare ökas upp till maximiantalet.",
    },
    says: &[
        (
            Prohibition,
            Text {
                en: "The group size of course {course} cannot be {group_size}: it must be {min}–{max} clients according to the service description. Choose a group size within that range.",
                fi: "Kurssin {course} ryhmäkoko ei voi olla {group_size}: palvelukuvauksen mukaan ryhmäkoko on {min}–{max} asiakasta. Valitse ryhmäkoko tältä väliltä.",
                sv: "Gruppstorleken för kurs {course} kan inte vara {group_size}: enligt servicebeskrivningen ska den vara {min}–{max} klienter. Välj en gruppstorlek inom dessa gränser.",
            },
        ),
        (
            Violation,
            Text {
                en: "The group size of course {course} is {group_size}, but it must be {min}–{max} clients according to the service description. Change it to a group size within that range.",
                fi: "Kurssin {course} ryhmäkoko on {group_size}, mutta palvelukuvauksen mukaan sen on oltava {min}–{max} asiakasta. Muuta ryhmäkoko tälle välille.",
                sv: "Gruppstorleken för kurs {course} är {group_size}, men enligt servicebeskrivningen ska den vara {min}–{max} klienter. Ändra gruppstorleken så att den ligger inom dessa gränser.",
            },
        ),
    ],
    basis: Basis::stated(&["K20-04", "K20-05", "K20-29", "K20-43", "K9-04", "K9-05", "K9-26", "K9-41"]),
    when: &[
        (Change::Created, Facts::of(&[Fact::NewGroupSize])),
        (Change::Resized, Facts::of(&[Fact::NewGroupSize])),
        (Change::CourseStands, Facts::of(&[Fact::GroupSize])),
    ],
    stage: Stage::Content,
    check: Check::Compares(check),
});

fn check(case: &Case<'_>, seen: &mut Compared<'_>) -> Verdict {
    let range = case.service.group_size;
    let (group_size, min, max) = (case.group_size_to_check(), range.min, range.max);
    if compare!(seen, min <= group_size) && compare!(seen, group_size <= max) {
        return Verdict::Kept;
    }
    Verdict::breaks(case.change).with(values![group_size, min, max])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::says;

    #[test]
    fn six_to_twelve_are_within_and_five_and_thirteen_are_not() {
        let created = |size| says(&RULE, Change::Created, |case| case.asked.group_size = size);
        assert_eq!([5, 6, 12, 13].map(created), [Some(Prohibition), None, None, Some(Prohibition)]);
    }

    #[test]
    fn a_group_of_twenty_breaks_the_rule() {
        let effect = |size| says(&RULE, Change::CourseStands, |case| case.course.group_size = size);
        assert_eq!([12, 20].map(effect), [None, Some(Violation)]);
    }
}
