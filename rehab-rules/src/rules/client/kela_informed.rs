//! The rule `client/kela-informed`.

use crate::rules::basis::{Basis, BasisKind, Part};
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::Notice;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "client/kela-informed",
    statement: Text {
        en: "Kela is informed of when the client's rehabilitation is planned to take place. That this also holds when the time of the course changes is inferred from the instructions.",
        fi: "Kela saa tiedon siitä, milloin asiakkaan kuntoutuksen on suunniteltu toteutuvan. Se, että näin on myös kurssin ajankohdan muuttuessa, on päätelty ohjeesta.",
        sv: "FPA får information om när det är tänkt att klientens rehabilitering ska genomföras. Att detta också gäller när tidpunkten för kursen ändras är en slutsats av anvisningen.",
    },
    says: &[(
        Notice,
        Text {
            en: "Kela is informed of when client {client}'s rehabilitation on course {course} is planned to take place.",
            fi: "Kela saa tiedon siitä, milloin asiakkaan {client} kuntoutuksen on suunniteltu toteutuvan kurssilla {course}.",
            sv: "FPA får information om när det är tänkt att rehabiliteringen för klient {client} på kurs {course} ska genomföras.",
        },
    )],
    basis: Basis::stated(&["K20-26", "K9-23"]).in_parts(&[
        Part { effect: Notice, kind: BasisKind::Stated, actions: &["attach_client", "move_client"] },
        Part { effect: Notice, kind: BasisKind::Derived, actions: &["reschedule_course", "reschedule_period"] },
    ]),
    when: &[
        (Change::Joins, Facts::of(&[Fact::Periods])),
        (Change::MovesIn, Facts::of(&[Fact::Periods])),
        (Change::StaysRescheduled, Facts::NONE),
    ],
    stage: Stage::Content,
    check: Check::Case(check),
});

fn check(case: &Case<'_>) -> Verdict {
    if case.change != Change::StaysRescheduled && case.course.periods.is_empty() {
        return Verdict::Silent;
    }
    Verdict::says(Notice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::{periods, says};

    #[test]
    fn kela_is_informed_of_planned_dates() {
        let schedule = periods(&[("in_person", "2026-05-04", "2026-05-08")]);
        assert_eq!(says(&RULE, Change::Joins, |case| case.course.periods = schedule), Some(Notice));
        assert_eq!(says(&RULE, Change::Joins, |_| ()), None);
    }
}
