//! Checking of service descriptions: all errors at once, and warnings about valid but probably unintended values.

use crate::input::document::{Document, FieldType};
use crate::input::document_error::{Allowed, DocumentError, Found};
use crate::input::error::{ErrorCode, InputError};
use crate::input::fields::{FieldInput, Fields, element};
use crate::input::json::{Json, Object, list};
use crate::input::service::{COUNTS, MAX_GROUPS_FIELD, ServiceDescription};
use crate::input::service_warning::Warning;
use crate::input::services::Services;
use crate::words::Limits;
use alloc::string::String;
use alloc::vec::Vec;

/// The result of [`check_texts`].
///
/// ```
/// use rehab_rules::service::{BUILT_IN, WarningKind, check_texts};
/// let checked = check_texts(&BUILT_IN);
/// assert!(checked.errors().is_empty());
/// // No source contains the target groups.
/// assert!(checked.warnings().iter().all(|warning| warning.kind() == WarningKind::UnverifiedTargetGroup));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    errors: Vec<DocumentError>,
    warnings: Vec<Warning>,
}

impl Checked {
    /// All errors, by text and description, in the order of the reader: unknown keys, missing keys, invalid values. The first is the
    /// error that the reader reports.
    ///
    /// ```
    /// use rehab_rules::service::{TEMPLATE, check_texts};
    /// let checked = check_texts(&[TEMPLATE.replace("must_hold_at", "must_hold").replace("\"min\": 4", "\"min\": 0")]);
    /// let fields: Vec<_> = checked.errors().iter().filter_map(|error| error.field()).collect();
    /// assert_eq!(fields, ["must_hold", "must_hold_at", "group_size.min"]);
    /// ```
    #[must_use]
    pub fn errors(&self) -> &[DocumentError] {
        &self.errors
    }

    /// Warnings about valid but probably unintended values, for each description without errors. Warnings about several descriptions
    /// are included only if there are no errors at all.
    ///
    /// ```
    /// use rehab_rules::service::{BUILT_IN, check_texts};
    /// let held = BUILT_IN[0].replace(r#""must_hold_at": 7"#, r#""must_hold_at": 6"#);
    /// let checked = check_texts(&[held]);
    /// let warning = checked.warnings().iter().find(|warning| warning.field() == "must_hold_at").unwrap();
    /// assert_eq!(warning.kind().as_str(), "held_at_minimum");
    /// ```
    #[must_use]
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }
}

/// Checks texts, each a service description or a list of them in JSON, individually and together.
///
/// There are no errors if and only if [`ServiceDescription::read_all`] reads each text and [`Services::with`] accepts all of them.
///
/// ```
/// use rehab_rules::service::{BUILT_IN, check_texts};
/// let twice = check_texts(&[BUILT_IN[0], BUILT_IN[0]]);
/// let error = &twice.errors()[0];
/// assert_eq!((error.text(), error.field()), (1, Some("valid_from"))); // a description of that id is already in force
/// ```
#[must_use]
pub fn check_texts<T: AsRef<[u8]>>(texts: &[T]) -> Checked {
    let mut found = Found::default();
    let mut sound = Vec::new();
    for (text, bytes) in texts.iter().enumerate() {
        found.text = text;
        let Ok(bytes) = core::str::from_utf8(bytes.as_ref()) else {
            found.add(InputError::unreadable(), None, Allowed::Description);
            continue;
        };
        match (list(bytes), Json::read(bytes)) {
            (Some(elements), _) if !elements.is_empty() => {
                for (index, element_text) in elements.iter().enumerate() {
                    let path = element("", index);
                    match Object::read(element_text.get()) {
                        Some(object) => {
                            let mut description = None;
                            found.inside(&path, |found| description = check_description(&object, found));
                            sound.extend(description.map(|description| Sound { text, path: [&path, "."].concat(), description }));
                        }
                        None => found.add(
                            InputError::at(ErrorCode::InvalidValue, path),
                            Json::read(element_text.get()),
                            Allowed::Description,
                        ),
                    }
                }
            }
            (None, Some(json)) if json.fields().is_some() => {
                let description = json.fields().and_then(|object| check_description(&object, &mut found));
                sound.extend(description.map(|description| Sound { text, path: String::new(), description }));
            }
            (_, json) => found.add(InputError::unreadable(), json, Allowed::Description),
        }
    }
    find_overlaps(&sound, &mut found);
    let mut errors = found.errors;
    errors.sort_by_key(|error| error.text);
    for found in &mut errors {
        found.error = found.error.clone().in_description();
    }
    let mut warnings: Vec<Warning> = sound.iter().flat_map(Sound::warnings).collect();
    if errors.is_empty() {
        warnings.extend(Warning::of_versions(&sound));
        warnings.sort_by_key(Warning::text);
    }
    Checked { errors, warnings }
}

/// A description without errors, with its position.
pub(crate) struct Sound {
    pub(crate) text: usize,
    /// The prefix of the paths of its keys.
    pub(crate) path: String,
    pub(crate) description: ServiceDescription,
}

impl Sound {
    fn warnings(&self) -> impl Iterator<Item = Warning> + '_ {
        self.description.warnings().into_iter().map(|warning| warning.placed(self.text, &self.path))
    }
}

/// Adds all errors of one description; returns the description if there are none.
fn check_description(of: &Object<'_>, found: &mut Found) -> Option<ServiceDescription> {
    let before = found.errors.len();
    <ServiceDescription as Document>::find_errors(of, found);
    let read = ServiceDescription {
        group_size: value(of, "group_size", COUNTS),
        must_hold_at: value(of, "must_hold_at", COUNTS),
        target_groups: value(of, "target_groups", Limits::ALL),
        target_groups_per_course: value(of, "target_groups_per_course", COUNTS),
        distance_forms: value(of, "distance_forms", Limits::ALL),
        valid_from: value(of, "valid_from", Limits::ALL),
        valid_to: value(of, "valid_to", Limits::ALL),
        ..ServiceDescription::new("")
    };
    for (field, beside, is_wrong) in read.misfits() {
        // A field with an error is not compared with others.
        let has_error = |name: &str| found.errors.iter().skip(before).any(|error| error.field().map(key) == Some(name));
        if is_wrong && !has_error(key(field)) && !has_error(beside) {
            found.add(InputError::at(ErrorCode::InvalidValue, field), cell_at(of, field), allowed(&read, field));
        }
    }
    if before < found.errors.len() { None } else { <ServiceDescription as Document>::read(of).ok() }
}

/// The value of a field; a default if it cannot be read.
fn value<'a, T: FieldType<'a> + Default>(of: &Object<'a>, field: &'static str, within: Limits) -> T {
    T::read_optional(of, field, within).ok().flatten().unwrap_or_default()
}

/// The first key of a path.
fn key(path: &str) -> &str {
    path.split(['.', '[']).next().unwrap_or_default()
}

/// The value at a path of one or two keys.
fn cell_at<'a>(of: &Object<'a>, path: &str) -> Option<Json<'a>> {
    match path.split_once('.') {
        Some((outer, inner)) => of.cell(outer)?.fields()?.cell(inner),
        None => of.cell(path),
    }
}

/// The values that would be allowed at a field that is inconsistent with another.
fn allowed(read: &ServiceDescription, field: &str) -> Allowed {
    match (field, read.valid_from) {
        ("group_size.max", _) => Allowed::Number(Limits { min: read.group_size.min, ..COUNTS }),
        ("must_hold_at", _) => Allowed::Number(read.group_size),
        (MAX_GROUPS_FIELD, _) if read.target_groups_per_course.max < read.target_groups_per_course.min => {
            Allowed::Number(Limits { min: read.target_groups_per_course.min, ..COUNTS })
        }
        (MAX_GROUPS_FIELD, _) => Allowed::UpToOffered(read.groups_offered()),
        ("valid_to", Some(from)) => Allowed::DayFrom(from),
        _ => Allowed::OtherForms,
    }
}

/// Adds an error for each description that is in force at the same time as another one of its id.
fn find_overlaps(sound: &[Sound], found: &mut Found) {
    let mut services = Services::none();
    for Sound { text, path, description } in sound {
        // A valid description can only be rejected because it overlaps with another.
        if services.add(description.clone()).is_err() {
            found.text = *text;
            let error = InputError::at(ErrorCode::InvalidValue, [path, "valid_from"].concat());
            found.add_at_day(error, description.valid_from, Allowed::OtherDays);
        }
    }
}
