//! Service descriptions: what was ordered, as data.

use crate::calendar;
use crate::input::error::{ErrorCode, InputError};
use crate::input::fields::{Cell, Fields, Read};
use crate::input::json::Object;
use crate::text::{Text, Word};
use crate::words::{Range, closed_set};
use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec;
use alloc::vec::Vec;
use chrono::NaiveDate;

/// A service description: the numbers and choices that the rules compare with.
///
/// Two ship with the crate ([`Services::built_in`]); users write their own as JSON.
///
/// ```
/// use rehab_rules::ServiceDescription;
/// let text = br#"{"id":"x","group_size":{"min":9,"max":8}}"#;
/// let error = ServiceDescription::read_all(text).unwrap_err();
/// assert_eq!((error.code().as_str(), error.field()), ("missing_field", Some("must_hold_at")));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ServiceDescription {
    /// The id by which events name the service.
    pub id: Box<str>,
    /// The service's name, by language.
    pub names: Names,
    /// The document it was written from.
    pub source: Option<Box<str>>,
    /// The smallest and largest group size (K20-05, K9-05).
    pub group_size: Range,
    /// From how many clients a course must be held (K20-41, K9-39).
    pub must_hold_at: i64,
    /// The target groups offered (K20-11, K9-08).
    pub target_groups: Vec<TargetGroup>,
    /// How many target groups a course may have (K20-12, K9-09).
    pub target_groups_per_course: Range,
    /// Whether a target group can be added to a course as a remedy (K9-28).
    pub may_add_target_group: bool,
    /// Within how many months a client's whole rehabilitation takes place (K20-51, K9-49).
    pub total_duration_months: u32,
    /// Within how many months a client is on a confirmed course (K20-36, K9-34).
    pub placement_deadline_months: u32,
    /// How many days before its start a course with too few clients is settled (K20-55, K9-53).
    pub settle_days_before_start: u32,
    /// The periods that confirmation fixes (K20-33, K9-31).
    pub commits: Vec<Commit>,
    /// Whether the service recommends not to start with a full course (K20-08).
    pub recommend_not_full_at_start: bool,
    /// Whether moving a single period is expressly allowed (K20-52).
    pub single_period_move_stated: bool,
    /// Whether moving a course earlier is expressly allowed (K9-50).
    pub earlier_move_stated: bool,
    /// What the provider tells about itself (K20-62, K9-60).
    pub provider_info: Vec<InfoField>,
    /// Which forms of distance rehabilitation the description allows and does not allow.
    pub distance_forms: DistanceForms,
    /// Whether a due day moves over days off (AM-02).
    pub holiday_roll: HolidayRoll,
    /// The first day on which the description is in force; `None` is open.
    pub valid_from: Option<NaiveDate>,
    /// The last day on which the description is in force; `None` is open.
    pub valid_to: Option<NaiveDate>,
}

/// A name in the languages in which the description gives it.
///
/// ```
/// # use rehab_rules::{NaiveDate, Services};
/// # let services = Services::built_in();
/// let carers = services.in_force("kela.family-carers", NaiveDate::from_ymd_opt(2026, 1, 7).unwrap()).unwrap();
/// assert_eq!(carers.names.fi.as_deref(), Some("Omaishoitajien kuntoutuskurssit"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Names {
    /// English.
    pub en: Option<Box<str>>,
    /// Finnish.
    pub fi: Option<Box<str>>,
    /// Swedish.
    pub sv: Option<Box<str>>,
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
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TargetGroup {
    /// The id by which events name it.
    pub id: Box<str>,
    /// Its name, by language.
    pub names: Names,
    /// Whether the name stands in a source.
    pub verified: bool,
}

closed_set! {
    /// A part of the schedule that confirmation fixes.
    ///
    /// The provider commits to the days of the first in-person period and of the digital one (K20-33, K9-31).
    Commit {
        /// The first in-person period.
        FirstInPerson = "first_in_person",
        /// The digital periods.
        Digital = "digital",
    }
}

closed_set! {
    /// A piece of information that a service asks of its providers.
    ///
    /// The carers' service asks for all three (K20-62 to K20-65), the other for experience and pool (K9-60 to K9-62).
    InfoField {
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
    DistanceForm {
        /// A call in which both see each other.
        VideoCall = "video_call",
        /// Rehabilitation on a web platform.
        Digital = "digital",
    }
}

/// Which forms of distance rehabilitation a description names.
///
/// ```
/// # use rehab_rules::{NaiveDate, Services};
/// use rehab_rules::DistanceForm;
/// # let services = Services::built_in();
/// let carers = services.in_force("kela.family-carers", NaiveDate::from_ymd_opt(2026, 1, 7).unwrap()).unwrap();
/// assert_eq!(carers.distance_forms.allowed, [DistanceForm::Digital]); // nothing is said of video calls
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DistanceForms {
    /// Those it allows.
    pub allowed: Vec<DistanceForm>,
    /// Those it does not allow.
    pub not_allowed: Vec<DistanceForm>,
}

closed_set! {
    /// Whether the placement due day moves when it falls on a day off.
    ///
    /// The sources do not say that it does (AM-02).
    HolidayRoll {
        /// It stays.
        None = "none",
        /// It moves to the next working day.
        NextWorkingDay = "next_working_day",
    }
}

impl DistanceForm {
    /// The word in findings.
    ///
    /// ```
    /// use rehab_rules::{DistanceForm, Language};
    /// assert_eq!(DistanceForm::VideoCall.word().text.get(Language::Fi), "kuvapuhelu");
    /// ```
    #[must_use]
    pub fn word(self) -> &'static Word {
        static VIDEO_CALL: Word =
            Word { code: DistanceForm::VideoCall.as_str(), text: Text { en: "video call", fi: "kuvapuhelu", sv: "videosamtal" } };
        static DIGITAL: Word = Word {
            code: DistanceForm::Digital.as_str(),
            text: Text { en: "digital rehabilitation", fi: "verkkokuntoutus", sv: "digital rehabilitering" },
        };
        match self {
            Self::VideoCall => &VIDEO_CALL,
            Self::Digital => &DIGITAL,
        }
    }
}

static FIRST_IN_PERSON: Word = Word {
    code: Commit::FirstInPerson.as_str(),
    text: Text {
        en: "the first in-person period",
        fi: "ensimmäinen kasvokkainen jakso",
        sv: "den första perioden med rehabilitering ansikte mot ansikte",
    },
};
static DIGITAL: Word = Word {
    code: Commit::Digital.as_str(),
    text: Text { en: "the digital period", fi: "verkkokuntoutusjakso", sv: "perioden med digital rehabilitering" },
};

impl Commit {
    /// The words of a list in findings, in its order; a description lists each once.
    ///
    /// ```
    /// use rehab_rules::Commit;
    /// let codes: Vec<_> = Commit::words(&[Commit::Digital, Commit::FirstInPerson]).iter().map(|word| word.code).collect();
    /// assert_eq!(codes, ["digital", "first_in_person"]);
    /// ```
    #[must_use]
    pub fn words(commits: &[Self]) -> &'static &'static [&'static Word] {
        static NONE: &[&Word] = &[];
        static FIRST: &[&Word] = &[&FIRST_IN_PERSON];
        static ONLINE: &[&Word] = &[&DIGITAL];
        static FIRST_THEN_ONLINE: &[&Word] = &[&FIRST_IN_PERSON, &DIGITAL];
        static ONLINE_THEN_FIRST: &[&Word] = &[&DIGITAL, &FIRST_IN_PERSON];
        match commits {
            [] => &NONE,
            [Self::FirstInPerson] => &FIRST,
            [Self::Digital] => &ONLINE,
            [Self::FirstInPerson, ..] => &FIRST_THEN_ONLINE,
            [Self::Digital, ..] => &ONLINE_THEN_FIRST,
        }
    }
}

impl InfoField {
    /// The word in findings.
    ///
    /// ```
    /// let word = rehab_rules::InfoField::DistanceExperience.word();
    /// assert_eq!((word.code, word.text.fi), ("distance_experience", "kokemus etäkuntoutuksesta"));
    /// ```
    #[must_use]
    pub fn word(self) -> &'static Word {
        static MULTIPROFESSIONAL: Word = Word {
            code: InfoField::MultiprofessionalExperience.as_str(),
            text: Text {
                en: "experience of multiprofessional rehabilitation",
                fi: "kokemus moniammatillisesta kuntoutuksesta",
                sv: "erfarenhet av multiprofessionell rehabilitering",
            },
        };
        static DISTANCE: Word = Word {
            code: InfoField::DistanceExperience.as_str(),
            text: Text {
                en: "experience of distance rehabilitation",
                fi: "kokemus etäkuntoutuksesta",
                sv: "erfarenhet av distansrehabilitering",
            },
        };
        static POOL: Word = Word {
            code: InfoField::Pool.as_str(),
            text: Text { en: "pool facilities", fi: "allastilat", sv: "bassängutrymmen" },
        };
        match self {
            Self::MultiprofessionalExperience => &MULTIPROFESSIONAL,
            Self::DistanceExperience => &DISTANCE,
            Self::Pool => &POOL,
        }
    }
}

impl ServiceDescription {
    /// Whether the description is in force on the day; both of its own days are included.
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

    /// The last day for placing a client whose months count from the day given (K20-36, K9-34): from the day on which the
    /// client got the decision or, where that is not known, from its issue (AM-01).
    ///
    /// ```
    /// use rehab_rules::{HolidayRoll, Services, calendar::read_day};
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

    /// The day after which a client of a decision issued on the day given may change provider (K20-37, K9-35). Never rolled.
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

    /// The last day for postponing or deleting a course with too few clients that starts on the day given (K20-55, K9-53).
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

    /// The last day of a rehabilitation that begins on the day given (K20-51, K9-49).
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

    /// Whether a rehabilitation that begins and ends on these days lies within its total duration (K20-51, K9-49).
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

    /// Reads one description, or a list of them, from JSON.
    ///
    /// # Errors
    /// The first thing that is wrong, with the path of its field; in a list the path begins with `[n]`.
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
    pub fn read_all(text: &[u8]) -> Result<Vec<Self>, InputError> {
        Self::read_list(text).map_err(InputError::in_description)
    }

    /// Reads one description that has been taken apart: a value of JSON, or of another language.
    ///
    /// # Errors
    /// The first thing that is wrong, with the path of its field.
    ///
    /// ```
    /// use rehab_rules::{BUILT_IN, Json, ServiceDescription};
    /// let carers = ServiceDescription::read(&Json::read(BUILT_IN[0]).unwrap())?;
    /// assert_eq!(&*carers.id, "kela.family-carers");
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn read<'a>(description: &impl Cell<'a>) -> Result<Self, InputError> {
        let fields = description.fields().ok_or_else(InputError::unreadable);
        fields.and_then(|fields| Self::from_fields(&fields)).map_err(InputError::in_description)
    }

    fn read_list(text: &[u8]) -> Result<Vec<Self>, InputError> {
        let text = core::str::from_utf8(text).map_err(|_| InputError::unreadable())?;
        match crate::input::json::list(text) {
            Some(elements) if elements.is_empty() => Err(InputError::unreadable()),
            Some(elements) => elements
                .iter()
                .enumerate()
                .map(|(index, element)| {
                    let object = Object::read(element.get())
                        .ok_or_else(|| InputError::at(ErrorCode::InvalidValue, format!("[{index}]")))?;
                    Self::from_fields(&object.under(format!("[{index}].")))
                })
                .collect(),
            None => Ok(vec![Self::from_fields(&Object::read(text).ok_or_else(InputError::unreadable)?)?]),
        }
    }

    /// Checks a description that was not read from JSON.
    fn check(&self) -> Result<(), InputError> {
        let within = |field, number: i64, range: Range| {
            if range.holds(number) { Ok(()) } else { Err(InputError::at(ErrorCode::InvalidValue, field)) }
        };
        within("group_size.min", self.group_size.min, COUNTS)?;
        within("group_size.max", self.group_size.max, COUNTS)?;
        within("must_hold_at", self.must_hold_at, COUNTS)?;
        within("target_groups_per_course.min", self.target_groups_per_course.min, COUNTS)?;
        within("target_groups_per_course.max", self.target_groups_per_course.max, COUNTS)?;
        within("total_duration_months", self.total_duration_months.into(), MONTHS)?;
        within("placement_deadline_months", self.placement_deadline_months.into(), MONTHS)?;
        within("settle_days_before_start", self.settle_days_before_start.into(), DAYS)?;
        self.check_fields_together()
    }

    fn from_fields<'a>(object: &impl Fields<'a>) -> Result<Self, InputError> {
        object.only(&[FIELDS])?;
        object.required(REQUIRED)?;
        let description = Self {
            id: object.text("id")?.into(),
            names: object.inside("names", read_names)?.unwrap_or_default(),
            source: object.optional_text("source")?.map(Into::into),
            group_size: read_range(object, "group_size")?,
            must_hold_at: object.whole_within("must_hold_at", COUNTS)?,
            target_groups: read_target_groups(object)?,
            target_groups_per_course: read_range(object, "target_groups_per_course")?,
            may_add_target_group: object.flag("may_add_target_group")?.unwrap_or(false),
            total_duration_months: read_u32(object, "total_duration_months", MONTHS)?,
            placement_deadline_months: read_u32(object, "placement_deadline_months", MONTHS)?,
            settle_days_before_start: read_u32(object, "settle_days_before_start", DAYS)?,
            commits: object.words("commits", Commit::from_word)?,
            recommend_not_full_at_start: object.flag("recommend_not_full_at_start")?.unwrap_or(false),
            single_period_move_stated: object.flag("single_period_move_stated")?.unwrap_or(false),
            earlier_move_stated: object.flag("earlier_move_stated")?.unwrap_or(false),
            provider_info: object.words("provider_info", InfoField::from_word)?,
            distance_forms: object.inside("distance_forms", read_forms)?.unwrap_or_default(),
            holiday_roll: object.word("holiday_roll", HolidayRoll::from_word)?.unwrap_or(HolidayRoll::None),
            valid_from: object.optional_day("valid_from")?,
            valid_to: object.optional_day("valid_to")?,
        };
        description
            .check_fields_together()
            .map_err(|error| object.error(error.code(), error.field().unwrap_or_default().to_owned()))?;
        Ok(description)
    }

    /// What one field alone cannot tell.
    fn check_fields_together(&self) -> Result<(), InputError> {
        let invalid = |field: &'static str| Err(InputError::at(ErrorCode::InvalidValue, field));
        if self.group_size.max < self.group_size.min {
            return invalid("group_size.max");
        }
        if !self.group_size.holds(self.must_hold_at) {
            return invalid("must_hold_at");
        }
        if self.target_groups_per_course.max < self.target_groups_per_course.min {
            return invalid("target_groups_per_course.max");
        }
        if i64::try_from(self.target_groups.len()).is_ok_and(|offered| offered < self.target_groups_per_course.max) {
            return invalid("target_groups_per_course.max");
        }
        if self.distance_forms.allowed.iter().any(|form| self.distance_forms.not_allowed.contains(form)) {
            return invalid("distance_forms.not_allowed");
        }
        match (self.valid_from, self.valid_to) {
            (Some(from), Some(to)) if to < from => invalid("valid_to"),
            _ => Ok(()),
        }
    }
}

const FIELDS: &[&str] = &[
    "id",
    "names",
    "source",
    "group_size",
    "must_hold_at",
    "target_groups",
    "target_groups_per_course",
    "may_add_target_group",
    "total_duration_months",
    "placement_deadline_months",
    "settle_days_before_start",
    "commits",
    "recommend_not_full_at_start",
    "single_period_move_stated",
    "earlier_move_stated",
    "provider_info",
    "distance_forms",
    "holiday_roll",
    "valid_from",
    "valid_to",
];
pub(crate) const REQUIRED: &[&str] = &[
    "id",
    "group_size",
    "must_hold_at",
    "target_groups",
    "target_groups_per_course",
    "total_duration_months",
    "placement_deadline_months",
    "settle_days_before_start",
    "commits",
];
pub(crate) const COUNTS: Range = Range { min: 1, max: 1_000_000 };
pub(crate) const MONTHS: Range = Range { min: 1, max: 600 };
pub(crate) const DAYS: Range = Range { min: 0, max: 3_650 };

fn read_u32<'a>(object: &impl Fields<'a>, field: &'static str, within: Range) -> Result<u32, InputError> {
    let number = object.whole_within(field, within)?;
    u32::try_from(number).map_err(|_| object.error(ErrorCode::InvalidValue, field))
}

fn read_range<'a>(object: &impl Fields<'a>, field: &'static str) -> Result<Range, InputError> {
    let range = object.inside(field, |range| {
        range.only(&[&["min", "max"]])?;
        range.required(&["min", "max"])?;
        Ok(Range { min: range.whole_within("min", COUNTS)?, max: range.whole_within("max", COUNTS)? })
    })?;
    object.needed(field, range)
}

fn read_names<'a>(object: &impl Fields<'a>) -> Result<Names, InputError> {
    object.only(&[&["en", "fi", "sv"]])?;
    let name = |field| object.optional_text(field).map(|name| name.map(Into::into));
    Ok(Names { en: name("en")?, fi: name("fi")?, sv: name("sv")? })
}

fn read_target_groups<'a>(object: &impl Fields<'a>) -> Result<Vec<TargetGroup>, InputError> {
    let groups = object.each("target_groups", usize::MAX, |group| {
        group.only(&[&["id", "names", "verified"]])?;
        group.required(&["id", "verified"])?;
        Ok(TargetGroup {
            id: group.text("id")?.into(),
            names: group.inside("names", read_names)?.unwrap_or_default(),
            verified: group.flag("verified")?.unwrap_or(false),
        })
    })?;
    let groups = groups.unwrap_or_default();
    let stands_before = |place: usize, group: &TargetGroup| groups.iter().take(place).any(|before| before.id == group.id);
    if groups.iter().enumerate().any(|(place, group)| stands_before(place, group)) {
        return Err(object.error(ErrorCode::DuplicateTargetGroup, "target_groups"));
    }
    Ok(groups)
}

fn read_forms<'a>(object: &impl Fields<'a>) -> Result<DistanceForms, InputError> {
    object.only(&[&["allowed", "not_allowed"]])?;
    object.required(&["allowed", "not_allowed"])?;
    Ok(DistanceForms {
        allowed: object.words("allowed", DistanceForm::from_word)?,
        not_allowed: object.words("not_allowed", DistanceForm::from_word)?,
    })
}

/// The service descriptions that an engine knows, each id with its versions.
///
/// ```
/// use rehab_rules::{NaiveDate, Services};
/// let services = Services::built_in();
/// let rare = services.in_force("kela.rare-connective-tissue", NaiveDate::from_ymd_opt(2026, 1, 7).unwrap()).unwrap();
/// assert_eq!(rare.total_duration_months, 9);
/// ```
#[derive(Clone, Debug)]
pub struct Services {
    services: Vec<Service>,
}

#[derive(Clone, Debug)]
struct Service {
    id: Box<str>,
    versions: Vec<Arc<ServiceDescription>>,
}

/// A service among [`Services`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct ServiceIx(usize);

/// The descriptions that ship with the crate, in JSON.
///
/// ```
/// use rehab_rules::{BUILT_IN, ServiceDescription};
/// let carers = ServiceDescription::read_all(BUILT_IN[0].as_bytes())?.remove(0);
/// assert_eq!((carers.id.as_ref(), carers.must_hold_at), ("kela.family-carers", 7));
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
pub static BUILT_IN: [&str; 2] =
    [include_str!("../../services/kela.family-carers.json"), include_str!("../../services/kela.rare-connective-tissue.json")];

impl Services {
    /// No service at all.
    ///
    /// ```
    /// assert_eq!(rehab_rules::Services::none().ids().count(), 0);
    /// ```
    #[must_use]
    pub const fn none() -> Self {
        Self { services: Vec::new() }
    }

    /// The two that ship with the crate: `kela.family-carers` and `kela.rare-connective-tissue`.
    ///
    /// ```
    /// let ids: Vec<String> = rehab_rules::Services::built_in().ids().map(String::from).collect();
    /// assert_eq!(ids, ["kela.family-carers", "kela.rare-connective-tissue"]);
    /// ```
    #[must_use]
    pub fn built_in() -> Self {
        let mut services = Self::none();
        for text in BUILT_IN {
            // A test reads both; what is compiled in cannot change afterwards.
            for description in ServiceDescription::read_all(text.as_bytes()).unwrap_or_default() {
                services.add(description);
            }
        }
        services
    }

    /// The built-in ones and the user's. A user's description with a built-in's id replaces all its built-in versions.
    ///
    /// # Errors
    /// `invalid_value` on `valid_from` when two descriptions of one id are in force on the same day, and on a field of a
    /// description made by hand that is out of its range or does not fit the others.
    ///
    /// ```
    /// # use rehab_rules::{NaiveDate, Services};
    /// # let (built_in, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 1, 7).unwrap());
    /// let mut own = built_in.in_force("kela.family-carers", on).unwrap().clone();
    /// own.id = "own.carers".into();
    /// own.group_size.max = 10;
    /// let services = Services::with(vec![own])?;
    /// assert_eq!(services.in_force("own.carers", on).unwrap().group_size.max, 10);
    /// assert_eq!(services.in_force("kela.family-carers", on).unwrap().group_size.max, 12);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn with(descriptions: Vec<ServiceDescription>) -> Result<Self, InputError> {
        let mut services = Self::built_in();
        services.services.retain(|service| !descriptions.iter().any(|description| description.id == service.id));
        services.and(descriptions)
    }

    /// These descriptions alone, without the built-in ones.
    ///
    /// # Errors
    /// As those of [`Services::with`].
    ///
    /// ```
    /// use rehab_rules::{BUILT_IN, ServiceDescription, Services};
    /// let services = Services::only(ServiceDescription::read_all(BUILT_IN[0].as_bytes())?)?;
    /// assert_eq!(services.ids().collect::<Vec<_>>(), ["kela.family-carers"]);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn only(descriptions: Vec<ServiceDescription>) -> Result<Self, InputError> {
        Self::none().and(descriptions)
    }

    fn and(mut self, descriptions: Vec<ServiceDescription>) -> Result<Self, InputError> {
        for description in descriptions {
            description.check().map_err(InputError::in_description)?;
            let overlaps = self.versions(&description.id).iter().any(|other| {
                let starts_by =
                    |from: Option<NaiveDate>, to: Option<NaiveDate>| from.is_none_or(|from| to.is_none_or(|to| from <= to));
                starts_by(description.valid_from, other.valid_to) && starts_by(other.valid_from, description.valid_to)
            });
            if overlaps {
                return Err(InputError::at(ErrorCode::InvalidValue, "valid_from").in_description());
            }
            self.add(description);
        }
        Ok(self)
    }

    fn add(&mut self, description: ServiceDescription) {
        let id = description.id.clone();
        let description = Arc::new(description);
        match self.services.iter_mut().find(|service| service.id == id) {
            Some(service) => service.versions.push(description),
            None => self.services.push(Service { id, versions: vec![description] }),
        }
        self.services.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    }

    /// A copy that shares nothing with this one. Every course and every decision holds on to its description, and counting that in one
    /// place makes threads wait for each other: let each thread's providers have a copy.
    ///
    /// ```
    /// use rehab_rules::{Mode, Replay, Services};
    /// let services = Services::built_in();
    /// let threads = [(); 2].map(|()| Replay::new(services.unshared(), Mode::Enforce));
    /// # assert!(services.unshared().ids().eq(services.ids()));
    /// ```
    #[must_use]
    pub fn unshared(&self) -> Self {
        let versions = |service: &Service| service.versions.iter().map(|version| Arc::new((**version).clone())).collect();
        let services = self.services.iter().map(|service| Service { id: service.id.clone(), versions: versions(service) });
        Self { services: services.collect() }
    }

    fn versions(&self, id: &str) -> &[Arc<ServiceDescription>] {
        self.services.iter().find(|service| &*service.id == id).map_or(&[], |service| &service.versions)
    }

    /// The description of a service that is in force on a day; `None` when there is no such service, or none of it that day.
    ///
    /// ```
    /// use rehab_rules::{NaiveDate, Services};
    /// let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 1, 7).unwrap());
    /// assert_eq!(services.in_force("kela.family-carers", on).unwrap().must_hold_at, 7);
    /// assert!(services.in_force("kela.carers", on).is_none());
    /// ```
    #[must_use]
    pub fn in_force(&self, id: &str, on: NaiveDate) -> Option<&ServiceDescription> {
        self.versions(id).iter().find(|version| version.in_force_on(on)).map(AsRef::as_ref)
    }

    /// The service of an id and its description in force on a day.
    pub(crate) fn find(&self, id: &str, on: NaiveDate) -> Option<(ServiceIx, &Arc<ServiceDescription>)> {
        let index = self.index(id)?;
        Some((index, self.at(index, on)?))
    }

    /// The service of an id, whatever the day.
    pub(crate) fn index(&self, id: &str) -> Option<ServiceIx> {
        self.services.iter().position(|service| &*service.id == id).map(ServiceIx)
    }

    /// The description of a service in force on a day.
    pub(crate) fn at(&self, service: ServiceIx, on: NaiveDate) -> Option<&Arc<ServiceDescription>> {
        self.services.get(service.0)?.versions.iter().find(|version| version.in_force_on(on))
    }

    /// The id of a service.
    pub(crate) fn id(&self, service: ServiceIx) -> &str {
        self.services.get(service.0).map_or("", |service| &service.id)
    }

    /// Some description of a service, whatever the day.
    pub(crate) fn any(&self, service: ServiceIx) -> Option<&ServiceDescription> {
        self.services.get(service.0)?.versions.first().map(AsRef::as_ref)
    }

    /// The services, by id.
    pub(crate) fn all(&self) -> impl Iterator<Item = ServiceIx> + use<> {
        (0..self.services.len()).map(ServiceIx)
    }

    /// The ids, in order.
    ///
    /// ```
    /// let services = rehab_rules::Services::built_in();
    /// assert!(services.ids().any(|id| id == "kela.family-carers"));
    /// ```
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.services.iter().map(|service| &*service.id)
    }
}

/// A text of the input as one that is kept.
pub(crate) fn kept(text: &str) -> Cow<'static, str> {
    Cow::Owned(text.to_owned())
}

/// An optional text of the input as one that is kept.
pub(crate) fn kept_option(text: Option<&str>) -> Option<String> {
    text.map(ToOwned::to_owned)
}
