//! The rule `course/group-size-lowered`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::compared::{Compared, compare};
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::Unregulated;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "course/group-size-lowered",
    statement: Text {
        en: "Not regulated: Kela's instructions speak only of raising the group size of a course, not of lowering it.",
        fi: "Ei säännelty: Kelan ohjeissa kerrotaan vain kurssin ryhmäkoon kasvattamisesta, ei sen pienentämisestä.",
        sv: "Inte reglerat: FPA:s anvisningar talar endast om att öka gruppstorleken för en kurs, inte om att minska den.",
    },
    says: &[(
        Unregulated,
        Text {
            en: "The group size of course {course} becomes smaller. Kela's instructions speak only of raising it; the program does not prevent you from lowering it.",
            fi: "Kurssin {course} ryhmäkoko pienenee. Kelan ohjeissa kerrotaan vain ryhmäkoon kasvattamisesta; ohjelma ei estä pienentämistä.",
            sv: "Gruppstorleken för kurs {course} minskar. FPA:s anvisningar talar endast om att öka den; programmet hindrar inte att den minskas.",
        },
    )],
    basis: Basis::silent(&["K20-29", "K9-26"]).read_as(&["AM-32"]),
    when: &[(Change::Resized, Facts::of(&[Fact::GroupSize, Fact::NewGroupSize]))],
    stage: Stage::Content,
    check: Check::Compares(check),
});

fn check(case: &Case<'_>, seen: &mut Compared<'_>) -> Verdict {
    let (new_group_size, group_size) = (case.asked.group_size, case.course.group_size);
    if compare!(seen, new_group_size < group_size) { Verdict::says(Unregulated) } else { Verdict::Silent }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::says;

    #[test]
    fn lowering_is_reported_and_raising_is_not() {
        let resized = |size| says(&RULE, Change::Resized, |case| (case.asked.group_size, case.course.group_size) = (size, 8));
        assert_eq!(resized(7), Some(Unregulated));
        assert_eq!(resized(8), None);
    }
}
