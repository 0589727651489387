//! Not regulated: where the source of a service speaks only of postponing a course, as for the family carers' courses, it does not say whether the course can be moved to an earlier time.

use crate::input::period::first_start;
use crate::rules::basis::Basis;
use crate::rules::basis::catalogued;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::compared::{Compared, compare};
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::Unregulated;
use crate::rules::rule::{Check, Rule, Stage, Verdict};
use crate::text::Text;

/// See the statement.
pub static RULE: Rule = Rule {
    id: "course/moved-earlier",
    statement: catalogued(Text {
        en: "Not regulated: where the source of a service speaks only of postponing a course, as for the family carers' courses, it does not say whether the course can be moved to an earlier time.",
        fi: "Ei säännelty: jos palvelun lähteessä kerrotaan vain kurssin siirtämisestä myöhemmäksi, kuten omaishoitajien kuntoutuskurssien lähteessä, siinä ei kerrota, voiko kurssia aikaistaa.",
        sv: "Inte reglerat: om källan för en tjänst endast talar om att flytta fram en kurs, som källan om rehabiliteringskurser för närståendevårdare, säger den inte om kursen kan tidigareläggas.",
    }),
    says: &[(
        Unregulated,
        Text {
            en: "Course {course} moves to an earlier start. For this service the source speaks only of postponing; moving it earlier is treated as allowed.",
            fi: "Kurssin {course} alkaminen aikaistuu. Tämän palvelun lähteessä kerrotaan vain siirtämisestä myöhemmäksi; aikaistamista pidetään sallittuna.",
            sv: "Starten av kurs {course} tidigareläggs. För den här tjänsten talar källan endast om att flytta fram en kurs; att tidigarelägga den betraktas som tillåtet.",
        },
    )],
    basis: Basis::silent(&["K20-52", "K9-50"]).read_as(&["AM-11"]),
    when: &[
        (Change::Rescheduled, Facts::of(&[Fact::Periods, Fact::NewPeriods])),
        (Change::PeriodRescheduled, Facts::of(&[Fact::Periods, Fact::NewPeriods])),
    ],
    stage: Stage::Content,
    check: Check::Compares(check),
};

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
    fn the_carers_source_speaks_only_of_postponing() {
        assert_eq!(moved("kela.family-carers", "2026-05-03"), Some(Unregulated));
        assert_eq!(moved("kela.family-carers", "2026-05-05"), None);
    }

    #[test]
    fn the_tissue_source_speaks_of_both_directions() {
        assert_eq!(moved("kela.rare-connective-tissue", "2026-05-03"), None);
    }
}
