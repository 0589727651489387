//! The rule `course/moved-earlier`.

use crate::input::period::first_start;
use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::compared::{Compared, compare};
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::Unregulated;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "course/moved-earlier",
    statement: Text {
        en: "Not regulated: where the instructions on a service speak only of postponing a course, as those on the family carers' courses do, they do not say whether the course can be moved to an earlier time.",
        fi: "Ei säännelty: jos palvelun ohjeissa kerrotaan vain kurssin siirtämisestä myöhemmäksi, kuten omaishoitajien kuntoutuskurssien ohjeissa, niissä ei kerrota, voiko kurssia aikaistaa.",
        sv: "Inte reglerat: anvisningarna för vissa tjänster, till exempel rehabiliteringskurserna för närståendevårdare, talar endast om att senarelägga en kurs. De säger inte om kursen kan tidigareläggas.",
    },
    says: &[(
        Unregulated,
        Text {
            en: "Course {course} starts earlier than planned. Kela's instructions on this service speak only of postponing; the program does not prevent it.",
            fi: "Kurssi {course} alkaa suunniteltua aiemmin. Tämän palvelun ohjeissa kerrotaan vain siirtämisestä myöhemmäksi; ohjelma ei estä aikaistamista.",
            sv: "Kurs {course} tidigareläggs. Anvisningarna för den här tjänsten talar endast om att senarelägga en kurs; programmet hindrar inte att den tidigareläggs.",
        },
    )],
    basis: Basis::silent(&["K20-52", "K9-50"]).read_as(&["AM-11"]),
    when: &[
        (Change::Rescheduled, Facts::of(&[Fact::Periods, Fact::NewPeriods])),
        (Change::PeriodRescheduled, Facts::of(&[Fact::Periods, Fact::NewPeriods])),
    ],
    stage: Stage::Content,
    check: Check::Compares(check),
});

fn check(case: &Case<'_>, seen: &mut Compared<'_>) -> Verdict {
    let (Some(old), Some(new)) = (first_start(case.course.periods), first_start(case.asked.periods)) else {
        return Verdict::Silent;
    };
    if compare!(seen, new < old) && !case.service.earlier_move_stated { Verdict::says(Unregulated) } else { Verdict::Silent }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::Effect;
    use crate::rules::rule::testing::{periods, says_in};

    fn moved(service: &str, start: &str) -> Option<Effect> {
        says_in(service, &RULE, Change::Rescheduled, |case| {
            case.course.periods = periods(&[("in_person", "2026-05-04", "2026-05-08")]);
            case.asked.periods = periods(&[("in_person", start, "2026-05-08")]);
        })
    }

    #[test]
    fn the_carers_source_mentions_only_postponing() {
        assert_eq!(moved("kela.family-carers", "2026-05-03"), Some(Unregulated));
        assert_eq!(moved("kela.family-carers", "2026-05-05"), None);
    }

    #[test]
    fn the_tissue_source_mentions_both_directions() {
        assert_eq!(moved("kela.rare-connective-tissue", "2026-05-03"), None);
    }
}
