//! Service descriptions: Kela's order for a service, as data.

use crate::calendar::{self, DayStep};
use crate::input::document::{Document, ElementType, check_each, constructor, documents, holds};
use crate::input::document_error::{Allowed, Found};
use crate::input::error::{ErrorCode, InputError};
use crate::input::fields::{FieldInput, Fields, Read, is_each_text_once};
use crate::input::json::{Json, Object};
use crate::json_writer::Members;
use crate::words::{Limits, closed_set};
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use chrono::NaiveDate;

documents! { errors in_description;
    /// A service description: the numbers and choices that the rules use.
    ///
    /// Two are built in ([`Services::built_in`](crate::Services::built_in)). You can write your own as JSON or build it with this type.
    ///
    /// ```
    /// use rehab_rules::service::{Commit, Limits, TargetGroup};
    /// use rehab_rules::{ServiceDescription, Services, calendar::read_day};
    /// let own = ServiceDescription::new("own.course")
    ///     .group_size(Limits { min: 4, max: 8 })
    ///     .must_hold_at(5)
    ///     .target_groups([TargetGroup::new("adults", true)])
    ///     .target_groups_per_course(Limits { min: 1, max: 1 })
    ///     .total_duration_months(12)
    ///     .placement_deadline_months(6)
    ///     .settle_days_before_start(30)
    ///     .commits([Commit::FirstInPerson]);
    /// let services = Services::only(vec![own])?;
    /// assert!(services.in_force("own.course", read_day("2026-01-07").unwrap()).is_some());
    /// assert!(Services::only(vec![ServiceDescription::new("unfinished")]).is_err()); // its numbers are missing
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    ///
    /// ```
    /// use rehab_rules::ServiceDescription;
    /// let text = br#"{"id":"x","group_size":{"min":9,"max":8}}"#;
    /// let error = ServiceDescription::read_all(text).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.field()), ("missing_field", Some("must_hold_at")));
    /// ```
    ServiceDescription by first that fits_together {
        /// The id of the service, used in events.
        id: Box<str>,
        /// The service's name, by language.
        names: Names = Names::default(),
        /// The document that the description is based on.
        source: Option<Box<str>>,
        /// The smallest and largest group size (K20-05, K9-05).
        group_size: Limits where COUNTS,
        /// The number of clients from which a course must be held (K20-41, K9-39).
        must_hold_at: i64 where COUNTS,
        /// The target groups offered (K20-11, K9-08).
        target_groups: Vec<TargetGroup>,
        /// The smallest and largest number of target groups of a course (K20-12, K9-09).
        target_groups_per_course: Limits where COUNTS,
        /// Whether a target group can be added to a course as a remedy (K9-28).
        may_add_target_group: bool = false,
        /// The months within which a client's whole rehabilitation takes place (K20-51, K9-49).
        total_duration_months: u32 where MONTHS,
        /// The months within which a client must be on a confirmed course (K20-36, K9-34).
        placement_deadline_months: u32 where MONTHS,
        /// The number of days before its start by which a course with too few clients is postponed or deleted (K20-55, K9-53).
        settle_days_before_start: u32 where DAYS,
        /// The periods that confirmation fixes (K20-33, K9-31).
        commits: Vec<Commit>,
        /// Whether the instructions recommend not starting with a full course (K20-08).
        recommend_not_full_at_start: bool = false,
        /// Whether moving a single period is expressly allowed (K20-52).
        single_period_move_stated: bool = false,
        /// Whether moving a course earlier is expressly allowed (K9-50).
        earlier_move_stated: bool = false,
        /// The information that providers enter about themselves (K20-62, K9-60).
        provider_info: Vec<InfoField> = Vec::new(),
        /// The forms of distance rehabilitation that the description allows and forbids.
        distance_forms: DistanceForms = DistanceForms::default(),
        /// Whether a due date on a day off moves (AM-02).
        holiday_roll: HolidayRoll = HolidayRoll::None,
        /// The first day on which the description is in force; if absent, it has no start.
        valid_from: Option<NaiveDate>,
        /// The last day on which the description is in force; if absent, it has no end.
        valid_to: Option<NaiveDate>,
    }

    /// A name in each language in which the description gives it.
    ///
    /// ```
    /// # use rehab_rules::{NaiveDate, Services};
    /// # let services = Services::built_in();
    /// let carers = services.in_force("kela.family-carers", NaiveDate::from_ymd_opt(2026, 1, 7).unwrap()).unwrap();
    /// assert_eq!(carers.names.fi.as_deref(), Some("Omaishoitajien kuntoutuskurssit"));
    /// ```
    #[derive(Default)]
    Names {
        /// English.
        en: Option<Box<str>>,
        /// Finnish.
        fi: Option<Box<str>>,
        /// Swedish.
        sv: Option<Box<str>>,
    }

    /// A target group that a service offers.
    ///
    /// ```
    /// # use rehab_rules::{NaiveDate, Services};
    /// # let services = Services::built_in();
    /// let carers = services.in_force("kela.family-carers", NaiveDate::from_ymd_opt(2026, 1, 7).unwrap()).unwrap();
    /// let ids: Vec<&str> = carers.target_groups.iter().map(|group| &*group.id).collect();
    /// assert_eq!(ids, ["carer-of-child", "carer-of-adult"]);
    /// ```
    TargetGroup {
        /// The id of the target group, used in events.
        id: Box<str>,
        /// Its name, by language.
        names: Names = Names::default(),
        /// Whether a source contains the name.
        verified: bool,
    }

    /// The forms of distance rehabilitation that a description names.
    ///
    /// ```
    /// # use rehab_rules::{NaiveDate, Services};
    /// use rehab_rules::service::DistanceForm;
    /// # let services = Services::built_in();
    /// let carers = services.in_force("kela.family-carers", NaiveDate::from_ymd_opt(2026, 1, 7).unwrap()).unwrap();
    /// assert_eq!(carers.distance_forms.allowed, [DistanceForm::Digital]); // video calls are not mentioned
    /// ```
    #[derive(Default)]
    DistanceForms {
        /// The allowed forms.
        allowed: Vec<DistanceForm>,
        /// The forbidden forms.
        not_allowed: Vec<DistanceForm>,
    }
}

/// The limits of group sizes and of numbers of target groups.
pub(crate) const COUNTS: Limits = Limits { min: 1, max: 1_000_000 };
const MONTHS: Limits = Limits { min: 1, max: 600 };
const DAYS: Limits = Limits { min: 0, max: 3_650 };

/// The path of the largest number of target groups.
pub(crate) const MAX_GROUPS_FIELD: &str = "target_groups_per_course.max";

closed_set! {
    /// A part of the schedule that confirmation fixes.
    ///
    /// The provider commits to the dates of the first in-person period and of the digital one (K20-33, K9-31).
    Commit in service {
        /// The first in-person period.
        FirstInPerson = "first_in_person",
        /// The digital periods.
        Digital = "digital",
    }
}

closed_set! {
    /// A piece of information that a service requires from its providers.
    ///
    /// The carers' service requires all three (K20-62 to K20-65), the other built-in service experience and pool (K9-60 to K9-62).
    InfoField in service {
        /// Experience of multiprofessional rehabilitation.
        MultiprofessionalExperience = "multiprofessional_experience",
        /// Experience of distance rehabilitation.
        DistanceExperience = "distance_experience",
        /// The pool facilities of an office.
        Pool = "pool",
    }
}

closed_set! {
    /// A form of distance rehabilitation.
    ///
    /// Both are distance rehabilitation (K20-68).
    DistanceForm in service {
        /// A video call in which the specialist and the client see each other.
        VideoCall = "video_call",
        /// Rehabilitation on a web platform.
        Digital = "digital",
    }
}

closed_set! {
    /// Whether the placement due date moves when it falls on a day off.
    ///
    /// The sources do not say that it moves (AM-02).
    HolidayRoll in service {
        /// It does not move.
        None = "none",
        /// It moves to the next working day.
        NextWorkingDay = "next_working_day",
    }
}

impl ServiceDescription {
    /// Whether the description is in force on the date; its first and last days are included.
    ///
    /// ```
    /// # use rehab_rules::{Services, calendar::read_day};
    /// # let services = Services::built_in();
    /// # let day = |text| read_day(text).unwrap();
    /// let mut carers = services.in_force("kela.family-carers", day("2026-01-07")).unwrap().clone();
    /// carers.valid_to = Some(day("2026-12-31"));
    /// assert!(carers.in_force_on(day("2026-12-31")) && !carers.in_force_on(day("2027-01-01")));
    /// ```
    #[must_use]
    pub fn in_force_on(&self, on: NaiveDate) -> bool {
        self.valid_from.is_none_or(|from| from <= on) && self.valid_to.is_none_or(|to| on <= to)
    }

    /// Whether the service offers the target group.
    ///
    /// ```
    /// # use rehab_rules::{NaiveDate, Services};
    /// # let services = Services::built_in();
    /// let carers = services.in_force("kela.family-carers", NaiveDate::from_ymd_opt(2026, 1, 7).unwrap()).unwrap();
    /// assert!(carers.offers("carer-of-adult") && !carers.offers("group-1"));
    /// ```
    #[must_use]
    pub fn offers(&self, target_group: &str) -> bool {
        self.target_groups.iter().any(|offered| &*offered.id == target_group)
    }

    /// The last day for placing a client (K20-36, K9-34). The months count from the day on which the client got the decision or, if
    /// that is unknown, from its issue (AM-01).
    ///
    /// ```
    /// use rehab_rules::{Services, calendar::read_day, service::HolidayRoll};
    /// let (services, day) = (Services::built_in(), |text| read_day(text).unwrap());
    /// let mut carers = services.in_force("kela.family-carers", day("2025-08-28")).unwrap().clone();
    /// assert_eq!(carers.duty_day(day("2025-08-28")), day("2026-02-28")); // six months, a Saturday
    /// carers.holiday_roll = HolidayRoll::NextWorkingDay;
    /// assert_eq!(carers.duty_day(day("2025-08-28")), day("2026-03-02"));
    /// ```
    #[must_use]
    pub fn duty_day(&self, counted_from: NaiveDate) -> NaiveDate {
        let due = calendar::months_after(counted_from, self.placement_deadline_months);
        match self.holiday_roll {
            HolidayRoll::None => due,
            HolidayRoll::NextWorkingDay => calendar::working_day_from(due),
        }
    }

    /// How [`ServiceDescription::duty_day`] is calculated.
    ///
    /// ```
    /// # use rehab_rules::{Services, calendar::read_day};
    /// # let (services, day) = (Services::built_in(), |text| read_day(text).unwrap());
    /// let carers = services.in_force("kela.family-carers", day("2025-08-28")).unwrap();
    /// let step = carers.duty_day_step(day("2025-08-31"));
    /// assert!(step.clamped && step.day == carers.duty_day(day("2025-08-31"))); // February has no 31st
    /// ```
    #[must_use]
    pub fn duty_day_step(&self, counted_from: NaiveDate) -> DayStep {
        DayStep::months("duty_day", counted_from, self.placement_deadline_months, self.duty_day(counted_from))
    }

    /// The day after which a client may change provider, for a decision issued on the given date (K20-37, K9-35). It never moves over
    /// days off.
    ///
    /// ```
    /// # use rehab_rules::{Services, calendar::read_day};
    /// # let (services, day) = (Services::built_in(), |text| read_day(text).unwrap());
    /// let carers = services.in_force("kela.family-carers", day("2026-01-08")).unwrap();
    /// assert_eq!(carers.right_day(day("2026-01-08")), day("2026-07-08")); // from 9 July the client may
    /// ```
    #[must_use]
    pub fn right_day(&self, issued: NaiveDate) -> NaiveDate {
        calendar::months_after(issued, self.placement_deadline_months)
    }

    /// How [`ServiceDescription::right_day`] is calculated.
    ///
    /// ```
    /// # use rehab_rules::{Services, calendar::read_day};
    /// # let (services, day) = (Services::built_in(), |text| read_day(text).unwrap());
    /// let carers = services.in_force("kela.family-carers", day("2026-01-08")).unwrap();
    /// let step = carers.right_day_step(day("2026-01-08"));
    /// assert_eq!((step.months, step.clamped, step.day), (Some(6), false, day("2026-07-08")));
    /// ```
    #[must_use]
    pub fn right_day_step(&self, issued: NaiveDate) -> DayStep {
        DayStep::months("right_day", issued, self.placement_deadline_months, self.right_day(issued))
    }

    /// The last day for postponing or deleting a course with too few clients, for a course that starts on the given date (K20-55, K9-53).
    ///
    /// ```
    /// # use rehab_rules::{Services, calendar::read_day};
    /// # let (services, day) = (Services::built_in(), |text| read_day(text).unwrap());
    /// let carers = services.in_force("kela.family-carers", day("2026-01-07")).unwrap();
    /// assert_eq!(carers.settle_day(day("2026-03-31")), day("2026-03-01")); // 30 days
    /// ```
    #[must_use]
    pub fn settle_day(&self, first_start: NaiveDate) -> NaiveDate {
        calendar::days_before(first_start, self.settle_days_before_start)
    }

    /// How [`ServiceDescription::settle_day`] is calculated.
    ///
    /// ```
    /// # use rehab_rules::{Services, calendar::read_day};
    /// # let (services, day) = (Services::built_in(), |text| read_day(text).unwrap());
    /// let carers = services.in_force("kela.family-carers", day("2026-01-07")).unwrap();
    /// let step = carers.settle_day_step(day("2026-03-31"));
    /// assert_eq!((step.days_before, step.day), (Some(30), day("2026-03-01")));
    /// ```
    #[must_use]
    pub fn settle_day_step(&self, first_start: NaiveDate) -> DayStep {
        DayStep::days_before("settle_day", first_start, self.settle_days_before_start, self.settle_day(first_start))
    }

    /// The last day of a rehabilitation that begins on the given date (K20-51, K9-49).
    ///
    /// ```
    /// # use rehab_rules::{Services, calendar::read_day};
    /// # let (services, day) = (Services::built_in(), |text| read_day(text).unwrap());
    /// let carers = services.in_force("kela.family-carers", day("2026-01-12")).unwrap();
    /// assert_eq!(carers.total_duration_limit(day("2026-01-12")), day("2027-09-12")); // 20 months
    /// ```
    #[must_use]
    pub fn total_duration_limit(&self, begins: NaiveDate) -> NaiveDate {
        calendar::months_after(begins, self.total_duration_months)
    }

    /// Whether a rehabilitation that begins and ends on these dates is within the total duration (K20-51, K9-49).
    ///
    /// ```
    /// # use rehab_rules::{Services, calendar::read_day};
    /// # let (services, day) = (Services::built_in(), |text| read_day(text).unwrap());
    /// let carers = services.in_force("kela.family-carers", day("2026-01-12")).unwrap();
    /// assert!(carers.fits_total_duration(day("2026-01-12"), day("2027-09-12"))); // 20 months, the last day included
    /// assert!(!carers.fits_total_duration(day("2026-01-12"), day("2027-09-13")));
    /// ```
    #[must_use]
    pub fn fits_total_duration(&self, begins: NaiveDate, ends: NaiveDate) -> bool {
        calendar::is_within_months(begins, self.total_duration_months, ends)
    }

    /// Reads one description from JSON.
    ///
    /// # Errors
    /// The first error, with the path of its field.
    ///
    /// ```
    /// use rehab_rules::{ServiceDescription, service::BUILT_IN};
    /// let carers = ServiceDescription::from_json(BUILT_IN[0])?;
    /// assert_eq!(carers.to_json(), ServiceDescription::read_all(BUILT_IN[0])?[0].to_json());
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn from_json(text: impl AsRef<[u8]>) -> Result<Self, InputError> {
        Document::from_text(text.as_ref())
    }

    /// Reads one description, or a list of them, from JSON.
    ///
    /// # Errors
    /// The first error, with the path of its field; in a list the path begins with `[n]`.
    ///
    /// ```
    /// use rehab_rules::ServiceDescription;
    /// let text = br#"{"id":"own.course","group_size":{"min":4,"max":8},"must_hold_at":5,
    ///     "target_groups":[{"id":"adults","verified":true}],"target_groups_per_course":{"min":1,"max":1},
    ///     "total_duration_months":12,"placement_deadline_months":6,"settle_days_before_start":30,
    ///     "commits":["first_in_person"]}"#;
    /// let own = ServiceDescription::read_all(text)?;
    /// assert_eq!((own.len(), own[0].group_size.max), (1, 8));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn read_all(text: impl AsRef<[u8]>) -> Result<Vec<Self>, InputError> {
        Self::read_list(text.as_ref()).map_err(InputError::in_description)
    }

    /// Reads one description from a parsed value: JSON, or a value of another language.
    ///
    /// # Errors
    /// The first error, with the path of its field.
    ///
    /// ```
    /// use rehab_rules::{ServiceDescription, input::Json, service::BUILT_IN};
    /// let carers = ServiceDescription::read(&Json::read(BUILT_IN[0]).unwrap())?;
    /// assert_eq!(&*carers.id, "kela.family-carers");
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn read<'a>(description: &impl FieldInput<'a>) -> Result<Self, InputError> {
        let fields = description.fields().ok_or_else(InputError::unreadable);
        fields.and_then(|fields| Document::read(&fields)).map_err(InputError::in_description)
    }

    fn read_list(text: &[u8]) -> Result<Vec<Self>, InputError> {
        let text = core::str::from_utf8(text).map_err(|_| InputError::unreadable())?;
        match crate::input::json::list(text) {
            Some(elements) if elements.is_empty() => Err(InputError::unreadable()),
            Some(elements) => elements
                .iter()
                .enumerate()
                .map(|(index, element)| {
                    let path = format!("[{index}]");
                    match Object::read(element.get()) {
                        Some(object) => Document::read(&object).map_err(|error| error.inside(&path)),
                        None => Err(InputError::at(ErrorCode::InvalidValue, path)),
                    }
                })
                .collect(),
            None => Ok(vec![Document::read(&Object::read(text).ok_or_else(InputError::unreadable)?)?]),
        }
    }

    fn fits_together(&self) -> Result<(), InputError> {
        match self.misfits().into_iter().find(|(.., is_wrong)| *is_wrong) {
            Some((field, ..)) => Err(InputError::at(ErrorCode::InvalidValue, field)),
            None => Ok(()),
        }
    }

    /// The conditions across fields: the field that the error names, the field that it is compared with, and whether the condition
    /// is violated.
    pub(crate) fn misfits(&self) -> [(&'static str, &'static str, bool); 6] {
        let (size, groups) = (self.group_size, self.target_groups_per_course);
        let forms = &self.distance_forms;
        let ends_first = |from| self.valid_to.is_some_and(|to| to < from);
        [
            ("group_size.max", "", size.max < size.min),
            ("must_hold_at", "group_size", !size.holds(self.must_hold_at)),
            (MAX_GROUPS_FIELD, "", groups.max < groups.min),
            (MAX_GROUPS_FIELD, "target_groups", self.groups_offered() < groups.max),
            ("distance_forms.not_allowed", "", forms.allowed.iter().any(|form| forms.not_allowed.contains(form))),
            ("valid_to", "valid_from", self.valid_from.is_some_and(ends_first)),
        ]
    }

    /// The number of target groups that the service offers.
    pub(crate) fn groups_offered(&self) -> i64 {
        i64::try_from(self.target_groups.len()).unwrap_or(i64::MAX)
    }
}

/// A target group with this id; whether a source contains its name is unknown.
impl From<&str> for TargetGroup {
    fn from(id: &str) -> Self {
        Self::new(id, false)
    }
}

/// As for a `&str`.
impl From<String> for TargetGroup {
    fn from(id: String) -> Self {
        Self::new(id, false)
    }
}

/// Target groups, each once.
impl<'a> ElementType<'a> for TargetGroup {
    fn read_list(of: &impl Fields<'a>, field: &'static str) -> Result<Option<Vec<Self>>, InputError> {
        let Some(groups) = of.each(field, usize::MAX, Document::read)? else { return Ok(None) };
        groups_once(&groups, field)?;
        Ok(Some(groups))
    }

    fn list_allowed() -> Allowed {
        Allowed::Each(Self::NAMES)
    }

    fn find_in_element(element: Json<'a>, path: String, found: &mut Found) {
        found.object(Some(element), path, Allowed::Keys(Self::NAMES), <Self as Document>::find_errors);
    }

    fn check_list(list: &[Self], field: &'static str) -> Result<(), InputError> {
        check_each(list, field)?;
        groups_once(list, field)
    }

    fn write_list(list: &[Self], of: &mut Members<'_>, field: &'static str) {
        of.objects(field, list, |of, group| Document::write(group, of));
    }
}

fn groups_once(groups: &[TargetGroup], field: &'static str) -> Result<(), InputError> {
    holds(ErrorCode::DuplicateTargetGroup, field, is_each_text_once(groups.iter().map(|group| &*group.id)))
}
