//! The provider search: what the public sees (K20-13..25, K20-60..69).

use crate::decide::facts::course_facts;
use crate::input::action::{Experience, Pool};
use crate::input::document::Document;
use crate::input::error::InputError;
use crate::input::period::Period;
use crate::json_writer::write_object;
use crate::state::provider::Provider;
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use chrono::NaiveDate;

/// A course as the provider search shows it: published, not deleted, not ended.
///
/// ```
/// use rehab_rules::{NaiveDate, Provider, Services};
/// let rows = br#"{"snapshot":1,"provider":"P1","courses":[{"course":"C1","service":"kela.family-carers",
///     "created_on":"2026-01-07","group_size":8,"target_groups":["carer-of-adult"],"year":2026,"published":true}],
///     "clients":[{"client":"K1","service":"kela.family-carers","stays":[{"course":"C1","attached_on":"2026-01-09"}]}]}"#;
/// let provider = Provider::from_json(rows, Services::built_in())?;
/// let listings = provider.search(NaiveDate::from_ymd_opt(2026, 2, 2).unwrap())?;
/// assert_eq!((listings[0].course, listings[0].places, listings[0].reserved, listings[0].free), ("C1", 8, 1, 7));
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Listing<'a> {
    /// The provider.
    pub provider: &'a str,
    /// The course.
    pub course: &'a str,
    /// The service.
    pub service: &'a str,
    /// The office.
    pub office: Option<&'a str>,
    /// The target groups.
    pub target_groups: &'a [Cow<'a, str>],
    /// The schedule.
    pub periods: &'a [Period],
    /// The number of client places of the course.
    pub places: i64,
    /// The number of reserved places.
    pub reserved: i64,
    /// The number of free places; never below 0.
    pub free: i64,
    /// The course's contact, else the provider's contact for the service.
    pub contact: Option<&'a str>,
    /// The pool facilities of the office.
    pub pool: Option<Pool>,
    /// The provider's experience of multiprofessional rehabilitation.
    pub multiprofessional_experience: Option<Experience>,
    /// The provider's experience of distance rehabilitation.
    pub distance_experience: Option<Experience>,
}

impl Provider {
    /// The provider's courses as the public sees them on a date, by office and course.
    ///
    /// # Errors
    /// `out_of_order` at `as_of` for a date before the last event: the earlier state is no longer known.
    ///
    /// ```
    /// use rehab_rules::{Provider, Services};
    /// let provider = Provider::new("P1", Services::built_in())?;
    /// let on = chrono::NaiveDate::from_ymd_opt(2026, 1, 2).unwrap();
    /// assert!(provider.search(on)?.is_empty()); // an unpublished course is never shown
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn search(&self, as_of: NaiveDate) -> Result<Vec<Listing<'_>>, InputError> {
        self.is_known_on(as_of, "as_of")?;
        Ok(self.listings(as_of))
    }

    /// The courses shown on a date that is not before the last event.
    pub(crate) fn listings(&self, as_of: NaiveDate) -> Vec<Listing<'_>> {
        let shown = self
            .courses
            .iter()
            .filter(|(_, course)| course.published && !course.deleted && !course_facts(course).has_ended(as_of));
        let mut listings: Vec<Listing<'_>> = shown
            .map(|(_, course)| {
                let (office, info) = (course.aside.office.as_deref(), self.info(course.service));
                let reserved = course.client_count();
                Listing {
                    provider: &self.id,
                    course: &course.id,
                    service: self.services.id(course.service),
                    office,
                    target_groups: &course.target_groups,
                    periods: &course.periods,
                    places: course.group_size,
                    reserved,
                    free: course.group_size.saturating_sub(reserved).max(0),
                    contact: self.contact_of(course),
                    pool: self.pool(course.service, office),
                    multiprofessional_experience: info.and_then(|info| info.multiprofessional_experience),
                    distance_experience: info.and_then(|info| info.distance_experience),
                }
            })
            .collect();
        listings.sort_unstable_by_key(|listing| (listing.office, listing.course));
        listings
    }
}

impl Listing<'_> {
    /// The listing as one line of JSON, ending with `\n`.
    ///
    /// ```
    /// # use rehab_rules::{NaiveDate, Provider, Services};
    /// # let rows = br#"{"snapshot":1,"provider":"P1","courses":[{"course":"C1","service":"kela.family-carers",
    /// #     "created_on":"2026-01-07","group_size":8,"target_groups":["carer-of-adult"],"year":2026,"published":true}]}"#;
    /// # let provider = Provider::from_json(rows, Services::built_in())?;
    /// let listings = provider.search(NaiveDate::from_ymd_opt(2026, 2, 2).unwrap())?;
    /// let line = listings[0].to_json();
    /// assert!(line.starts_with(r#"{"provider":"P1","course":"C1","service":"kela.family-carers","office":null,"#));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        write_object(&mut out, |of| {
            of.text("provider", self.provider);
            of.text("course", self.course);
            of.text("service", self.service);
            of.text_or_null("office", self.office);
            of.texts("target_groups", self.target_groups.iter().map(AsRef::as_ref));
            of.objects("periods", self.periods, |of, period| period.write(of));
            of.number("places", self.places);
            of.number("reserved", self.reserved);
            of.number("free", self.free);
            of.text_or_null("contact", self.contact);
            of.object("info", |of| {
                of.optional_text("pool", self.pool.map(Pool::as_str));
                of.optional_text("multiprofessional_experience", self.multiprofessional_experience.map(Experience::as_str));
                of.optional_text("distance_experience", self.distance_experience.map(Experience::as_str));
            });
        });
        out.push('\n');
        out
    }
}
