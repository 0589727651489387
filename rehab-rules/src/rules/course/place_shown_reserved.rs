//! The rule `course/place-shown-reserved`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::Notice;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::rules::values::values;
use crate::text::Text;

rule!(Rule {
    id: "course/place-shown-reserved",
    statement: Text {
        en: "When a client has been added to a published course, the provider search shows one of the course's client places as reserved.",
        fi: "Kun asiakas on kiinnitetty julkaistulle kurssille, palveluntuottajahaussa näkyy, että yksi kurssin asiakaspaikoista on varattu.",
        sv: "När en klient har lagts till på en publicerad kurs syns det i e-tjänsten för sökning av serviceproducent att en av kursens klientplatser är reserverad.",
    },
    says: &[(
        Notice,
        Text {
            en: "The provider search shows {reserved} client {place|places} of course {course} as reserved and {free} as free.",
            fi: "Palveluntuottajahaussa näkyy, että kurssin {course} asiakaspaikoista {reserved} on varattu ja {free} vapaana.",
            sv: "I e-tjänsten för sökning av serviceproducent syns det att {reserved} {klientplats|klientplatser} på kurs {course} är {reserverad|reserverade} och {free} {ledig|lediga}.",
        },
    )],
    basis: Basis::stated(&["K20-25", "K9-22"]).read_as(&["AM-19"]),
    when: &[
        (Change::Joins, Facts::of(&[Fact::Clients, Fact::GroupSize, Fact::Published])),
        (Change::MovesIn, Facts::of(&[Fact::Clients, Fact::GroupSize, Fact::Published])),
    ],
    stage: Stage::Content,
    check: Check::Case(check),
});

fn check(case: &Case<'_>) -> Verdict {
    if !case.course.published {
        return Verdict::Silent;
    }
    let reserved = case.course.clients_after_joining();
    let free = case.course.group_size.saturating_sub(reserved).max(0);
    Verdict::says(Notice).with(values![reserved, free])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::says;

    #[test]
    fn a_reserved_place_is_shown_when_the_course_is_published() {
        assert_eq!(says(&RULE, Change::Joins, |case| case.course.published = true), Some(Notice));
        assert_eq!(says(&RULE, Change::Joins, |_| ()), None);
    }
}
