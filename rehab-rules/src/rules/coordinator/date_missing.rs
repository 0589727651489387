//! The rule `coordinator/date-missing`.

use crate::happened::Happened;
use crate::input::coordinator::CoordinatorIntroduction;
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Obligation;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::rules::values::values;
use crate::text::Text;

rule!(Rule::of_record(
    "coordinator/date-missing",
    Text {
        en: "The checklist asks for the day of each part of the training and of the follow-up by the process leader.",
        fi: "Tarkistuslistassa kysytään kunkin koulutusosan ja prosessivastaavan tekemän seurannan päivää.",
        sv: "Checklistan frågar efter datum för varje del av utbildningen och för processledarens uppföljning.",
    },
    &[(
        Obligation,
        Text {
            en: "Give the day on which this was done, in block {block}: {item}.",
            fi: "Ilmoita, minä päivänä tämä on tehty osiossa {block}: {item}.",
            sv: "Ange datum, block {block}: {item}.",
        },
    )],
    Basis::stated(&["U-46", "U-47", "U-48", "U-49", "U-51"]),
    Check::Introduction(&["done.*"], check),
));

fn check(introduction: &CoordinatorIntroduction<'_>, out: &mut Verdicts) {
    for (item, happened) in introduction.done.iter() {
        let entry = item.entry();
        if let (Some(block), true, Happened::DayUnknown) = (entry.block, entry.asks_day, happened) {
            out.add(Verdict::says(Obligation).with(values![block, item = &entry.word]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::coordinator::IntroductionItem;
    use crate::rules::record::testing::says_of_introduction;
    use crate::rules::rule::testing::day;

    #[test]
    fn the_date_of_a_training_is_required_and_that_of_a_film_is_not() {
        let done = |item, happened| says_of_introduction(&RULE, |introduction| introduction.done = [(item, happened)].into());
        assert_eq!(done(IntroductionItem::TrainingPart1, Happened::DayUnknown), [Obligation]);
        assert_eq!(done(IntroductionItem::TrainingPart1, Happened::On(day("2026-03-02"))), []);
        assert_eq!(done(IntroductionItem::FilmIntroduction, Happened::DayUnknown), []);
    }
}
