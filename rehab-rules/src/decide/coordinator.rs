//! An introduction summed up: what is done, what is next, how many minutes are left.

use crate::decide::decision::Decision;
use crate::decide::records::{checked, decision_of};
use crate::input::coordinator::{Asked, BLOCKS, Block, CoordinatorIntroduction, CoordinatorPermission, IntroductionItem, Time};
use crate::input::error::InputError;
use crate::json_writer::{Members, write_object};
use crate::rules::COORDINATOR;
use crate::rules::coordinator::may_meet_patients;
use crate::rules::rule::Check;
use crate::text::Language;
use crate::words::Limits;
use alloc::string::String;
use alloc::vec::Vec;

/// An introduction summed up.
///
/// ```
/// use rehab_rules::coordinator::{CoordinatorIntroduction, REKO, summary};
/// use rehab_rules::{NaiveDate, coordinator::{CoordinatorUnit, IntroductionItem}, record::Happened, service::Limits};
/// let day = NaiveDate::from_ymd_opt(2026, 1, 12).unwrap();
/// let introduction = CoordinatorIntroduction::new(REKO, CoordinatorUnit::PrimaryCare, day, day)
///     .done([(IntroductionItem::PlanTime, Happened::DayUnknown), (IntroductionItem::ViolenceCourse, Happened::On(day))]);
/// let summary = summary(&introduction);
/// assert_eq!(summary.next, Some(IntroductionItem::WorkRoutine));
/// assert_eq!(summary.blocks[6].minutes_done, Some(Limits { min: 120, max: 180 }));
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Summary {
    /// Whether patients may be met: blocks 1–4 are complete.
    pub may_meet_patients: bool,
    /// The first required item of the checklist that is still to be done.
    pub next: Option<IntroductionItem>,
    /// The blocks in which everything required is done.
    pub ready: Vec<i64>,
    /// The permissions that can be ordered: not received yet, and the person has the required employee assignment.
    pub permissions: Vec<CoordinatorPermission>,
    /// The blocks, in order.
    pub blocks: Vec<BlockSummary>,
}

/// A block of the checklist summed up.
///
/// ```
/// # use rehab_rules::coordinator::{CoordinatorIntroduction, REKO, summary};
/// # use rehab_rules::{NaiveDate, coordinator::CoordinatorUnit, service::Limits};
/// # let day = NaiveDate::from_ymd_opt(2026, 1, 12).unwrap();
/// # let introduction = CoordinatorIntroduction::new(REKO, CoordinatorUnit::PrimaryCare, day, day);
/// let training = &summary(&introduction).blocks[4];
/// assert_eq!(training.minutes_left, Some(Limits { min: 645, max: 645 })); // 180 + 180 + 105 + 180
/// assert_eq!(training.open.len(), 4);
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct BlockSummary {
    /// The block's number.
    pub block: i64,
    /// The minutes done; `None` if the source states no time. Its times are approximate.
    pub minutes_done: Option<Limits>,
    /// The minutes left.
    pub minutes_left: Option<Limits>,
    /// The items still to be done, including voluntary ones.
    pub open: Vec<IntroductionItem>,
}

/// Sums up an introduction on its `as_of`.
///
/// ```
/// use rehab_rules::coordinator::{CoordinatorIntroduction, REKO, summary};
/// use rehab_rules::{NaiveDate, coordinator::CoordinatorUnit};
/// let day = NaiveDate::from_ymd_opt(2026, 1, 12).unwrap();
/// let introduction = CoordinatorIntroduction::new(REKO, CoordinatorUnit::PrimaryCare, day, day);
/// assert!(summary(&introduction).ready.contains(&8)); // block 8 requires nothing
/// ```
#[must_use]
pub fn summary(introduction: &CoordinatorIntroduction<'_>) -> Summary {
    let is_complete = |block: &i64| introduction.is_complete(*block);
    let is_open = |item: &&IntroductionItem| {
        let entry = item.entry();
        let is_before_the_end = entry.block.is_some() || **item == IntroductionItem::PlanTime;
        is_before_the_end && entry.asked != Asked::Optional && introduction.applies(**item) && !introduction.is_done(**item)
    };
    Summary {
        may_meet_patients: may_meet_patients::open_blocks(introduction).next().is_none(),
        next: IntroductionItem::ALL.iter().find(is_open).copied(),
        ready: BLOCKS.iter().map(|block| block.number).filter(is_complete).collect(),
        permissions: CoordinatorPermission::ALL.iter().copied().filter(|one| introduction.can_order(*one)).collect(),
        blocks: BLOCKS.iter().map(|block| block_summary(introduction, block)).collect(),
    }
}

fn block_summary(introduction: &CoordinatorIntroduction<'_>, block: &Block) -> BlockSummary {
    let (done, open): (Vec<_>, Vec<_>) = introduction.items_of(block.number).partition(|item| introduction.is_done(*item));
    let (minutes_done, minutes_left) = minutes(block, &done, &open).unzip();
    BlockSummary { block: block.number, minutes_done, minutes_left, open }
}

/// The minutes done and the minutes left.
///
/// The times stated for items are added up. The rest of the block's time belongs to the items without a stated time: all of it to those
/// done if none is open, all to those open if none is done, and otherwise to both in a proportion that the source does not give. Minutes
/// done and minutes left add up to the block's time.
fn minutes(block: &Block, done: &[IntroductionItem], open: &[IntroductionItem]) -> Option<(Limits, Limits)> {
    let (stated_done, stated_open) = (stated(done), stated(open));
    let (rest_done, rest_open) = (has_unstated(done), has_unstated(open));
    let rest = match block.minutes {
        Some(whole) => minus(whole, plus(stated_done, stated_open)),
        None if rest_done || rest_open => return None,
        None => ZERO,
    };
    let some = Limits { min: 0, max: rest.max };
    let (done, left) = match (rest_done, rest_open) {
        (true, true) => (some, some),
        (true, false) => (rest, ZERO),
        (false, true) => (ZERO, rest),
        (false, false) => (ZERO, ZERO),
    };
    let (done, left) = (plus(stated_done, done), plus(stated_open, left));
    Some(match block.minutes {
        Some(whole) => (narrowed(done, left, whole), narrowed(left, done, whole)),
        None => (done, left),
    })
}

const ZERO: Limits = Limits { min: 0, max: 0 };

/// The sum of the times stated for the items.
fn stated(items: &[IntroductionItem]) -> Limits {
    items.iter().fold(ZERO, |sum, item| match item.entry().time {
        Time::Minutes(min, max) => plus(sum, Limits { min, max }),
        Time::NotStated | Time::BesideBlock => sum,
    })
}

fn has_unstated(items: &[IntroductionItem]) -> bool {
    items.iter().any(|item| item.entry().time == Time::NotStated)
}

fn plus(a: Limits, b: Limits) -> Limits {
    Limits { min: a.min.saturating_add(b.min), max: a.max.saturating_add(b.max) }
}

/// The rest of `whole` without `part`; never below 0.
fn minus(whole: Limits, part: Limits) -> Limits {
    Limits { min: whole.min.saturating_sub(part.max).max(0), max: whole.max.saturating_sub(part.min).max(0) }
}

/// The possible range of a part if it and the other part add up to the whole.
fn narrowed(part: Limits, other: Limits, whole: Limits) -> Limits {
    let rest = minus(whole, other);
    Limits { min: part.min.max(rest.min), max: part.max.min(rest.max) }
}

impl Summary {
    /// The summary as JSON, as beside the findings of a record. With a language the next item has a `text`.
    ///
    /// ```
    /// # use rehab_rules::coordinator::{CoordinatorIntroduction, CoordinatorUnit, REKO, summary};
    /// # let day = rehab_rules::NaiveDate::from_ymd_opt(2026, 1, 12).unwrap();
    /// let summary = summary(&CoordinatorIntroduction::new(REKO, CoordinatorUnit::PrimaryCare, day, day));
    /// assert!(summary.to_json(None).starts_with(r#"{"may_meet_patients":false,"next":{"#));
    /// ```
    #[must_use]
    pub fn to_json(&self, language: impl Into<Option<Language>>) -> String {
        let (mut out, language) = (String::new(), language.into());
        write_object(&mut out, |of| self.write(of, language));
        out
    }

    /// Writes the members of the summary as JSON.
    pub(crate) fn write(&self, of: &mut Members<'_>, language: Option<Language>) {
        of.flag("may_meet_patients", self.may_meet_patients);
        if let Some(next) = self.next {
            of.object("next", |of| {
                if let Some(block) = next.entry().block {
                    of.number("block", block);
                }
                of.text("item", next.as_str());
                of.optional_text("text", language.map(|language| next.entry().word.text.get(language)));
            });
        }
        of.numbers("ready", &self.ready);
        of.texts("permissions", self.permissions.iter().map(|permission| permission.as_str()));
        of.each("blocks", &self.blocks, |out, block| {
            write_object(out, |of| {
                of.number("block", block.block);
                if let (Some(done), Some(left)) = (block.minutes_done, block.minutes_left) {
                    of.range("minutes_done", done);
                    of.range("minutes_left", left);
                }
                of.texts("open", block.open.iter().map(|item| item.as_str()));
            });
        });
    }
}

/// Judges an introduction on its `as_of`.
///
/// # Errors
/// An error in a record made in code, with the path of its field, as when reading it.
///
/// ```
/// use rehab_rules::coordinator::{CoordinatorIntroduction, check};
/// use rehab_rules::{NaiveDate, coordinator::CoordinatorUnit};
/// let day = NaiveDate::from_ymd_opt(2026, 1, 12).unwrap();
/// let decision = check(&CoordinatorIntroduction::new("physiotherapist", CoordinatorUnit::PrimaryCare, day, day))?;
/// assert_eq!(decision.findings().next().unwrap().rule.id, "coordinator/other-introduction");
/// assert!(!decision.allowed());
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
pub fn check(introduction: &CoordinatorIntroduction<'_>) -> Result<Decision, InputError> {
    checked(introduction)?;
    Ok(decision_of(COORDINATOR, |rule, out| {
        if let Check::Introduction(_, check) = rule.check {
            check(introduction, out);
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::happened::Happened;
    use crate::input::coordinator::{CoordinatorUnit, REKO};
    use crate::rules::rule::testing::day;

    /// The minutes done and left of a block when these items are done.
    fn minutes_of(block: i64, done: &[IntroductionItem]) -> ([i64; 2], [i64; 2]) {
        let mut introduction =
            CoordinatorIntroduction::new(REKO, CoordinatorUnit::PrimaryCare, day("2026-01-12"), day("2026-01-12"));
        introduction.done = done.iter().map(|item| (*item, Happened::DayUnknown)).collect();
        let pair = |range: Option<Limits>| range.map_or([-1, -1], |range| [range.min, range.max]);
        let of_block = summary(&introduction).blocks.into_iter().find(|one| one.block == block);
        of_block.map_or(([0; 2], [0; 2]), |one| (pair(one.minutes_done), pair(one.minutes_left)))
    }

    fn all_of(block: i64) -> Vec<IntroductionItem> {
        IntroductionItem::ALL.iter().copied().filter(|item| item.entry().block == Some(block)).collect()
    }

    #[test]
    fn a_block_with_only_stated_times_is_their_sum() {
        use IntroductionItem::{TrainingPart1, TrainingPart3};
        assert_eq!(minutes_of(5, &[]), ([0, 0], [645, 645]));
        assert_eq!(minutes_of(5, &[TrainingPart3]), ([105, 105], [540, 540])); // "1,45 timme" is 105 minutes
        assert_eq!(minutes_of(5, &[TrainingPart1, TrainingPart3]), ([285, 285], [360, 360]));
        assert_eq!(minutes_of(6, &[]), ([0, 0], [45, 60]));
        assert_eq!(minutes_of(6, &all_of(6)), ([45, 60], [0, 0]));
    }

    #[test]
    fn unstated_time_is_between_zero_and_the_rest_of_the_block() {
        use IntroductionItem::{SicknessBenefitFilm, ViolenceCourse, WorkRoutine};
        // About 9 hours, 17 + 30 minutes of which are stated.
        assert_eq!(minutes_of(1, &[]), ([0, 0], [540, 540]));
        assert_eq!(minutes_of(1, &[SicknessBenefitFilm]), ([17, 17], [523, 523]));
        assert_eq!(minutes_of(1, &[WorkRoutine]), ([0, 493], [47, 540]));
        assert_eq!(minutes_of(1, &all_of(1)), ([540, 540], [0, 0]));
        // About 10 hours; 2, 4 and 2–3 hours are stated, and the rest is for the cooperation web.
        assert_eq!(minutes_of(7, &[ViolenceCourse]), ([120, 180], [420, 480]));
    }

    #[test]
    fn time_done_and_time_left_add_up_to_the_block() {
        use IntroductionItem::{AtBtCourse, CooperationWeb, StCourse, ViolenceCourse};
        // However long the course on violence takes, the cooperation web has the rest of about 10 hours.
        assert_eq!(minutes_of(7, &[]), ([0, 0], [600, 600]));
        assert_eq!(minutes_of(7, &[AtBtCourse, StCourse]), ([360, 360], [240, 240]));
        assert_eq!(minutes_of(7, &[CooperationWeb, ViolenceCourse]), ([240, 240], [360, 360]));
        assert_eq!(minutes_of(7, &all_of(7)), ([600, 600], [0, 0]));
    }

    #[test]
    fn films_beside_a_block_do_not_count_and_unknown_time_is_none() {
        let all = all_of(3);
        let films: Vec<_> = all.iter().copied().filter(|item| item.entry().time == Time::BesideBlock).collect();
        let others: Vec<_> = all.iter().copied().filter(|item| item.entry().time != Time::BesideBlock).collect();
        assert_eq!((films.len(), others.len()), (3, 5));
        assert_eq!(minutes_of(3, &films), ([0, 0], [90, 90]));
        assert_eq!(minutes_of(3, &others), ([90, 90], [0, 0]));
        assert_eq!(minutes_of(8, &[]), ([-1, -1], [-1, -1]));
    }
}
