//! The introduction of a new rehabilitation coordinator in Region Uppsala (source 004).

mod checklist;

use crate::happened::Happened;
use crate::input::document::{constructor, documents};
use crate::text::{Text, Word};
use crate::told::Told;
use crate::words::closed_set;
use alloc::borrow::Cow;
use alloc::vec::Vec;
use chrono::NaiveDate;

pub use checklist::{Asked, BLOCKS, Block, CHECKLIST_VERSION, IntroductionItem, Item, Time};

documents! { errors in_record;
    /// The progress of the introduction of a new coordinator: the record `coordinator_introduction`.
    ///
    /// It can be evaluated for any date: items dated after `as_of` count as not done yet.
    ///
    /// ```
    /// use rehab_rules::coordinator::{CoordinatorIntroduction, REKO, check};
    /// use rehab_rules::{Effect, NaiveDate, coordinator::{CoordinatorUnit, IntroductionItem}, record::Happened};
    /// let day = NaiveDate::from_ymd_opt(2026, 1, 12).unwrap();
    /// let introduction = CoordinatorIntroduction::new(REKO, CoordinatorUnit::PrimaryCare, day, day)
    ///     .done([(IntroductionItem::TrainingPart1, Happened::DayUnknown)]);
    /// let decision = check(&introduction)?;
    /// let asked = decision.findings().find(|finding| finding.rule.id == "coordinator/date-missing").unwrap();
    /// assert_eq!(asked.effect, Effect::Obligation);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    CoordinatorIntroduction<'a> by hand {
        /// The person's role; [`REKO`] (`reko`) for a coordinator.
        role: Cow<'a, str>,
        /// The kind of unit.
        unit: CoordinatorUnit,
        /// The municipality, if it is known.
        municipality: Option<Cow<'a, str>>,
        /// The first day of the introduction.
        started_on: NaiveDate,
        /// The items that have been done, each with its date.
        done: Told<IntroductionItem, Happened>,
        /// The employee assignments that the person has.
        assignments: Vec<EmployeeAssignment>,
        /// The requested permissions.
        permissions_requested: Vec<CoordinatorPermission>,
        /// Whether the person knows another conversation method than MI.
        other_conversation_method: Option<bool>,
        /// The date of the evaluation.
        as_of: NaiveDate,
        /// The date on which the assignment ends, which can be unknown; absent if it does not end.
        ending: Option<Happened>,
    }
}

/// The items of the checklist that were done, each with its date.
///
/// ```
/// use rehab_rules::{coordinator::{Done, IntroductionItem}, record::Happened};
/// let done = Done::default().with(IntroductionItem::PlanTime, Happened::DayUnknown);
/// assert_eq!(done.get(IntroductionItem::PlanTime), Some(Happened::DayUnknown));
/// ```
pub type Done = Told<IntroductionItem, Happened>;

/// The role that the checklist is for.
///
/// ```
/// assert_eq!(rehab_rules::coordinator::REKO, "reko");
/// ```
pub const REKO: &str = "reko";

impl<'a> CoordinatorIntroduction<'a> {
    /// An introduction in which nothing is done.
    ///
    /// ```
    /// use rehab_rules::coordinator::{CoordinatorIntroduction, REKO};
    /// use rehab_rules::{NaiveDate, coordinator::CoordinatorUnit};
    /// let day = NaiveDate::from_ymd_opt(2026, 1, 12).unwrap();
    /// let introduction = CoordinatorIntroduction::new(REKO, CoordinatorUnit::Other, day, day);
    /// assert!(introduction.done.is_empty() && introduction.ending.is_none());
    /// ```
    #[must_use]
    pub fn new(role: impl Into<Cow<'a, str>>, unit: CoordinatorUnit, started_on: NaiveDate, as_of: NaiveDate) -> Self {
        Self {
            role: role.into(),
            unit,
            municipality: None,
            started_on,
            done: Done::default(),
            assignments: Vec::new(),
            permissions_requested: Vec::new(),
            other_conversation_method: None,
            as_of,
            ending: None,
        }
    }

    /// Whether an item is done by `as_of`.
    ///
    /// ```
    /// use rehab_rules::coordinator::{CoordinatorIntroduction, REKO};
    /// use rehab_rules::{NaiveDate, coordinator::{CoordinatorUnit, IntroductionItem}, record::Happened};
    /// let day = |day| NaiveDate::from_ymd_opt(2026, 1, day).unwrap();
    /// let introduction = CoordinatorIntroduction::new(REKO, CoordinatorUnit::PrimaryCare, day(12), day(12))
    ///     .done([(IntroductionItem::WorkRoutine, Happened::On(day(13)))]);
    /// assert!(!introduction.is_done(IntroductionItem::WorkRoutine)); // planned for tomorrow
    /// assert!(introduction.as_of(day(13)).is_done(IntroductionItem::WorkRoutine));
    /// ```
    #[must_use]
    pub fn is_done(&self, item: IntroductionItem) -> bool {
        self.done.get(item).is_some_and(|happened| happened.by(self.as_of))
    }

    /// Whether the item applies to the person: the routine for multi-party meetings does not apply in Enköping (U-42).
    ///
    /// ```
    /// use rehab_rules::coordinator::{CoordinatorIntroduction, REKO};
    /// use rehab_rules::{NaiveDate, coordinator::{CoordinatorUnit, IntroductionItem}};
    /// let day = NaiveDate::from_ymd_opt(2026, 1, 12).unwrap();
    /// let introduction = CoordinatorIntroduction::new(REKO, CoordinatorUnit::PrimaryCare, day, day).municipality("Enköping");
    /// assert!(!introduction.applies(IntroductionItem::MultiPartyMeetingRoutine));
    /// ```
    #[must_use]
    pub fn applies(&self, item: IntroductionItem) -> bool {
        let is_enkoping = self.municipality.as_deref().is_some_and(|name| name.to_lowercase() == "enköping");
        item != IntroductionItem::MultiPartyMeetingRoutine || !is_enkoping
    }

    /// The items of a block that apply to the person.
    pub(crate) fn items_of(&self, block: i64) -> impl Iterator<Item = IntroductionItem> + '_ {
        IntroductionItem::ALL.iter().copied().filter(move |item| item.entry().block == Some(block) && self.applies(*item))
    }

    /// Whether all required items of a block are done.
    pub(crate) fn is_complete(&self, block: i64) -> bool {
        self.items_of(block).all(|item| item.entry().asked == Asked::Optional || self.is_done(item))
    }

    /// Whether a permission can be ordered: the person does not have it yet but has the employee assignment that it requires.
    pub(crate) fn can_order(&self, permission: CoordinatorPermission) -> bool {
        self.has_assignment_for(permission) && !self.is_done(permission.item())
    }

    pub(crate) fn has_assignment_for(&self, permission: CoordinatorPermission) -> bool {
        permission.requires().is_none_or(|assignment| self.assignments.contains(&assignment))
    }

    /// The items of this kind that are not done, in the order of the checklist, each with its block.
    pub(crate) fn open_items(&self, asked: Asked) -> impl Iterator<Item = (i64, IntroductionItem)> + '_ {
        BLOCKS.iter().flat_map(move |block| {
            let open = move |item: &IntroductionItem| item.entry().asked == asked && !self.is_done(*item);
            self.items_of(block.number).filter(open).map(|item| (block.number, item))
        })
    }
}

closed_set! {
    /// The kind of unit that a coordinator works in.
    CoordinatorUnit in coordinator {
        /// Primary care, for which the checklist is written.
        PrimaryCare = "primary_care",
        /// Another specialty.
        Other = "other",
    }
}

closed_set! {
    /// An employee assignment (medarbetaruppdrag) that a permission requires.
    EmployeeAssignment in coordinator {
        /// ‘Vård och behandling’ (U-31).
        CareAndTreatment = "care_and_treatment",
        /// ‘Statistik’ (U-32).
        Statistics = "statistics",
    }
}

closed_set! {
    /// A permission of a coordinator.
    CoordinatorPermission in coordinator {
        /// Rehabstöd (U-31).
        Rehabstod = "rehabstod",
        /// Intygsstatistik (U-32).
        Intygsstatistik = "intygsstatistik",
        /// The coordinators' SharePoint (U-28).
        Sharepoint = "sharepoint",
        /// The double permission, for the coordinator's assignment in addition to the base profession (U-36).
        Double = "double",
    }
}

impl CoordinatorPermission {
    /// The word for the permission in findings.
    ///
    /// ```
    /// assert_eq!(rehab_rules::coordinator::CoordinatorPermission::Rehabstod.word().text.sv, "Rehabstöd");
    /// ```
    #[must_use]
    pub const fn word(self) -> &'static Word {
        match self {
            Self::Rehabstod => {
                const { &Word { code: Self::Rehabstod.as_str(), text: Text { en: "Rehabstöd", fi: "Rehabstöd", sv: "Rehabstöd" } } }
            }
            Self::Intygsstatistik => {
                const {
                    &Word {
                        code: Self::Intygsstatistik.as_str(),
                        text: Text { en: "Intygsstatistik", fi: "Intygsstatistik", sv: "Intygsstatistik" },
                    }
                }
            }
            Self::Sharepoint => {
                const {
                    &Word {
                        code: Self::Sharepoint.as_str(),
                        text: Text {
                            en: "the coordinators' SharePoint",
                            fi: "koordinaattoreiden SharePoint",
                            sv: "rehabiliteringskoordinatorernas SharePoint",
                        },
                    }
                }
            }
            Self::Double => {
                const {
                    &Word {
                        code: Self::Double.as_str(),
                        text: Text {
                            en: "the double permissions (base profession and coordinator)",
                            fi: "kaksi käyttöoikeutta (perusammatti ja koordinaattorin tehtävä)",
                            sv: "de dubbla behörigheterna (grundprofession och rekouppdrag)",
                        },
                    }
                }
            }
        }
    }

    /// The item of the checklist that gives the permission.
    pub(crate) const fn item(self) -> IntroductionItem {
        match self {
            Self::Rehabstod => IntroductionItem::RehabstodPermission,
            Self::Intygsstatistik => IntroductionItem::IntygsstatistikPermission,
            Self::Sharepoint => IntroductionItem::SharepointPermission,
            Self::Double => IntroductionItem::DoublePermissions,
        }
    }

    /// The employee assignment that the permission requires.
    pub(crate) const fn requires(self) -> Option<EmployeeAssignment> {
        match self {
            Self::Rehabstod => Some(EmployeeAssignment::CareAndTreatment),
            Self::Intygsstatistik => Some(EmployeeAssignment::Statistics),
            Self::Sharepoint | Self::Double => None,
        }
    }
}
