//! Documents: a type, its reader, its check and its writer, all generated from a table of fields.
//!
//! The tables are in [`service`](crate::input::service), [`snapshot`](crate::input::snapshot), [`period`](crate::input::period) and the
//! records.

use crate::calendar::in_range;
use crate::happened::Happened;
use crate::input::document_error::{Allowed, Found};
use crate::input::error::{ErrorCode, InputError};
use crate::input::fields::{FieldInput, Fields, Read, TEXT, each_once, element, is_text_within};
use crate::input::json::{Json, Object};
use crate::input::kinds::{MAX_PERIODS, MAX_TARGET_GROUPS, check_texts};
use crate::input::period::Period;
use crate::json_writer::{Members, write_object};
use crate::told::Told;
use crate::words::{ClosedSet, Limits};
use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use chrono::NaiveDate;

/// Declares a document type for each table.
///
/// A row is a field and its type; [`FieldType`] defines how the type is read, checked and written. `where` limits a number, a range or
/// the length of a string. A field with `= value` is optional and has that default.
///
/// The constructor `new` takes the required fields. With `by first` it takes only the first required field, for types with too many
/// of them; with `by hand` it is written next to the table. Each field has a setter of its name. The function after `that` checks
/// conditions across fields. The function of [`InputError`] after `errors` marks the errors with the kind of document.
macro_rules! documents {
    (errors $in_kind:ident; $($(#[$what:meta])* $name:ident $(<$life:lifetime>)? $(by $by:ident)? $(that $fits:ident)? { $($table:tt)+ })+) => {$(
        documents! { @type $in_kind $(#[$what])* $name $(<$life>)? $(that $fits)? { $($table)+ } }

        impl $(<$life>)? $name $(<$life>)? {
            constructor! { @split ($($by)?) [] [] $($table)+ }
        }
    )+};

    (@type $in_kind:ident $(#[$what:meta])* $name:ident $(<$life:lifetime>)? $(that $fits:ident)? {
        $($(#[$of:meta])* $field:ident: $type:ty $(where $within:path)? $(= $absent:expr)?,)+
    }) => {
        $(#[$what])*
        #[derive(Clone, Debug, PartialEq)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub struct $name $(<$life>)? { $($(#[$of])* pub $field: $type,)+ }

        const _: () = {
            use $crate::input::document::in_tables::*;

            impl<'a> Document<'a> for $name $(<$life>)? {
                const FIELDS: &'static [DocumentField] = &[$(DocumentField {
                    name: stringify!($field),
                    is_needed: documents!(@needed $($absent)?) && <$type as FieldType<'a>>::IS_NEEDED,
                    #[cfg(feature = "schema")]
                    within: documents!(@within $type $(, $within)?),
                },)+];

                const NAMES: &'static [&'static str] = &[$(stringify!($field),)+];

                fn in_kind(error: InputError) -> InputError {
                    error.$in_kind()
                }

                fn read_admitted(of: &impl Fields<'a>) -> Result<Self, InputError> {
                    let read =
                        Self { $($field: documents!(@read of, $field, $type, documents!(@within $type $(, $within)?) $(, $absent)?),)+ };
                    $(read.$fits()?;)?
                    Ok(read)
                }

                fn find_errors(of: &$crate::input::json::Object<'a>, found: &mut Found) {
                    found.unknown(of, Self::NAMES);
                    $(if documents!(@needed $($absent)?) && <$type as FieldType<'a>>::IS_NEEDED {
                        let within = documents!(@within $type $(, $within)?);
                        find_missing::<$type>(of, stringify!($field), within, found);
                    })+
                    $(if of.has(stringify!($field)) {
                        <$type as FieldType<'a>>::find_all(of, stringify!($field), documents!(@within $type $(, $within)?), found);
                    })+
                }

                fn check(&self) -> Result<(), InputError> {
                    $(FieldType::check(&self.$field, stringify!($field), documents!(@within $type $(, $within)?))?;)+
                    $(self.$fits()?;)?
                    Ok(())
                }

                fn write(&self, of: &mut Members<'_>) {
                    $(FieldType::write(&self.$field, of, stringify!($field));)+
                }
            }

            impl $(<$life>)? IntoOwned for $name $(<$life>)? {
                type Owned = documents!(@owned $name $($life)?);

                fn into_owned(self) -> Self::Owned {
                    $name { $($field: IntoOwned::into_owned(self.$field),)+ }
                }
            }

            #[cfg(feature = "serde")]
            impl $(<$life>)? serde_core::Serialize for $name $(<$life>)? {
                fn serialize<S: serde_core::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                    $crate::input::serde::give(&self.to_text(), to)
                }
            }

            #[cfg(feature = "serde")]
            impl<'de $(, $life)?> serde_core::Deserialize<'de> for $name $(<$life>)? {
                fn deserialize<D: serde_core::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                    $crate::input::serde::take(from, |text| {
                        let read: Result<documents!(@read_as $name $($life)?), _> = Document::from_text(text);
                        read.map(IntoOwned::into_owned)
                    })
                }
            }

            impl<'a> FieldType<'a> for $name $(<$life>)? {
                fn read_optional(of: &impl Fields<'a>, field: &'static str, _: Limits) -> Result<Option<Self>, InputError> {
                    of.inside(field, Document::read)
                }

                fn allowed(_: Limits) -> Allowed {
                    Allowed::Keys(Self::NAMES)
                }

                fn find_all(of: &$crate::input::json::Object<'a>, field: &'static str, within: Limits, found: &mut Found) {
                    let allowed = <Self as FieldType<'a>>::allowed(within);
                    found.object(of.cell(field), field.into(), allowed, <Self as Document<'a>>::find_errors);
                }

                fn check(&self, field: &'static str, _: Limits) -> Result<(), InputError> {
                    Document::check(self).map_err(|error| error.inside(field))
                }

                fn write(&self, of: &mut Members<'_>, field: &'static str) {
                    of.object(field, |of| Document::write(self, of));
                }
            }
        };
    };

    (@owned $name:ident) => { $name };
    (@owned $name:ident $life:lifetime) => { $name<'static> };
    (@read_as $name:ident) => { $name };
    (@read_as $name:ident $life:lifetime) => { $name<'_> };
    (@needed) => { true };
    (@needed $absent:expr) => { false };
    (@within $type:ty) => { <$type as FieldType<'a>>::WITHIN };
    (@within $type:ty, $within:path) => { $within };
    (@read $of:ident, $field:ident, $type:ty, $within:expr) => {
        <$type as FieldType<'a>>::read($of, stringify!($field), $within)?
    };
    (@read $of:ident, $field:ident, $type:ty, $within:expr, $absent:expr) => {
        <$type as FieldType<'a>>::read_optional($of, stringify!($field), $within)?.unwrap_or_else(|| $absent)
    };
}
pub(crate) use documents;

/// Declares the constructor `new` of a document and a setter for each field.
///
/// `@split` first divides the fields into required and optional ones. Each is then a name, the kind of argument, and for an optional
/// field its default.
macro_rules! constructor {
    (@split $by:tt [$($needed:tt)*] [$($optional:tt)*]
        $(#[$of:meta])* $field:ident: Option<Cow<$life:lifetime, str>> $(where $within:path)?, $($rest:tt)*) => {
        constructor! { @split $by [$($needed)*] [$($optional)* ($(#[$of])* $field (text $life) None)] $($rest)* }
    };
    (@split $by:tt [$($needed:tt)*] [$($optional:tt)*] $(#[$of:meta])* $field:ident: Option<Vec<$type:ty>>, $($rest:tt)*) => {
        constructor! { @split $by [$($needed)*] [$($optional)* ($(#[$of])* $field (some_list $type) None)] $($rest)* }
    };
    // As above, for a type that ends with `>>>`, which the compiler tokenizes differently.
    (@split $by:tt [$($needed:tt)*] [$($optional:tt)*] $(#[$of:meta])* $field:ident: Option<Vec<$type:ty> >, $($rest:tt)*) => {
        constructor! { @split $by [$($needed)*] [$($optional)* ($(#[$of])* $field (some_list $type) None)] $($rest)* }
    };
    (@split $by:tt [$($needed:tt)*] [$($optional:tt)*]
        $(#[$of:meta])* $field:ident: Option<$type:ty> $(where $within:path)?, $($rest:tt)*) => {
        constructor! { @split $by [$($needed)*] [$($optional)* ($(#[$of])* $field (some $type) None)] $($rest)* }
    };
    (@split $by:tt [$($needed:tt)*] [$($optional:tt)*] $(#[$of:meta])* $field:ident: Vec<Cow<$life:lifetime, str>>, $($rest:tt)*) => {
        constructor! { @split $by [$($needed)* ($(#[$of])* $field (texts $life))] [$($optional)*] $($rest)* }
    };
    (@split $by:tt [$($needed:tt)*] [$($optional:tt)*] $(#[$of:meta])* $field:ident: Vec<TargetGroup>, $($rest:tt)*) => {
        constructor! { @split $by [$($needed)* ($(#[$of])* $field (made TargetGroup))] [$($optional)*] $($rest)* }
    };
    // A plain type, so that a number needs no suffix.
    (@split $by:tt [$($needed:tt)*] [$($optional:tt)*] $(#[$of:meta])* $field:ident: u32 $(where $within:path)?, $($rest:tt)*) => {
        constructor! { @split $by [$($needed)* ($(#[$of])* $field (plain u32))] [$($optional)*] $($rest)* }
    };
    (@split $by:tt [$($needed:tt)*] [$($optional:tt)*] $(#[$of:meta])* $field:ident: Told<$word:ty, $value:ty>, $($rest:tt)*) => {
        constructor! { @split $by [$($needed)* ($(#[$of])* $field (list ($word, $value)))] [$($optional)*] $($rest)* }
    };
    (@split $by:tt [$($needed:tt)*] [$($optional:tt)*] $(#[$of:meta])* $field:ident: Vec<$type:ty>, $($rest:tt)*) => {
        constructor! { @split $by [$($needed)* ($(#[$of])* $field (list $type))] [$($optional)*] $($rest)* }
    };
    (@split $by:tt [$($needed:tt)*] [$($optional:tt)*] $(#[$of:meta])* $field:ident: Vec<$type:ty> = $absent:expr, $($rest:tt)*) => {
        constructor! { @split $by [$($needed)*] [$($optional)* ($(#[$of])* $field (list $type) $absent)] $($rest)* }
    };
    (@split $by:tt [$($needed:tt)*] [$($optional:tt)*]
        $(#[$of:meta])* $field:ident: $type:ty $(where $within:path)? = $absent:expr, $($rest:tt)*) => {
        constructor! { @split $by [$($needed)*] [$($optional)* ($(#[$of])* $field (one $type) $absent)] $($rest)* }
    };
    (@split $by:tt [$($needed:tt)*] [$($optional:tt)*]
        $(#[$of:meta])* $field:ident: $type:ty $(where $within:path)?, $($rest:tt)*) => {
        constructor! { @split $by [$($needed)* ($(#[$of])* $field (one $type))] [$($optional)*] $($rest)* }
    };
    (@split $by:tt [$(($(#[$about:meta])* $needed:ident $needs:tt))*] [$(($(#[$of:meta])* $optional:ident $takes:tt $absent:expr))*]) => {
        constructor! { @new $by [$($needed $needs)*] [$($optional $absent,)*] }

        $(constructor! { @set $(#[$about])* $needed $needs })*
        $(constructor! { @set $(#[$of])* $optional $takes })*
    };

    (@new (hand) $needed:tt $optional:tt) => {};
    (@new () [] $optional:tt) => {};
    (@new () [$($needed:ident $needs:tt)+] [$($optional:ident $absent:expr,)*]) => {
        /// A value with its required fields; the optional ones are absent.
        #[must_use]
        pub fn new($($needed: constructor!(@argument $needs)),+) -> Self {
            Self { $($needed: constructor!(@taken $needs $needed),)+ $($optional: $absent,)* }
        }
    };
    (@new (first) [$first:ident $needs:tt $($needed:ident $other:tt)*] [$($optional:ident $absent:expr,)*]) => {
        /// A value with only this field set; set the others before you use it.
        #[must_use]
        pub fn new($first: constructor!(@argument $needs)) -> Self {
            Self { $first: constructor!(@taken $needs $first), $($needed: Default::default(),)* $($optional: $absent,)* }
        }
    };

    (@set $(#[$of:meta])* $field:ident $takes:tt) => {
        $(#[$of])*
        #[must_use]
        pub fn $field(mut self, value: constructor!(@argument $takes)) -> Self {
            self.$field = constructor!(@taken $takes value);
            self
        }
    };

    (@argument (texts $life:lifetime)) => { impl IntoIterator<Item: Into<Cow<$life, str>>> };
    (@argument (list $type:ty)) => { impl IntoIterator<Item = $type> };
    (@argument (some_list $type:ty)) => { impl IntoIterator<Item = $type> };
    (@argument (made $type:ty)) => { impl IntoIterator<Item: Into<$type>> };
    (@argument (plain $type:ty)) => { $type };
    (@argument (one $type:ty)) => { impl Into<$type> };
    (@argument (some $type:ty)) => { impl Into<Option<$type>> };
    (@argument (text $life:lifetime)) => { impl Into<$crate::input::kinds::OptionalText<$life>> };
    (@taken (texts $life:lifetime) $given:ident) => { $given.into_iter().map(Into::into).collect() };
    (@taken (list $type:ty) $given:ident) => { $given.into_iter().collect() };
    (@taken (some_list $type:ty) $given:ident) => { Some($given.into_iter().collect()) };
    (@taken (made $type:ty) $given:ident) => { $given.into_iter().map(Into::into).collect() };
    (@taken (plain $type:ty) $given:ident) => { $given };
    (@taken (one $type:ty) $given:ident) => { $given.into() };
    (@taken (some $type:ty) $given:ident) => { $given.into() };
    (@taken (text $life:lifetime) $given:ident) => { $given.into().0 };
}
pub(crate) use constructor;

/// Implements lists of documents.
macro_rules! in_lists {
    ($($name:ident $(<$life:lifetime>)?),+) => {$(
        const _: () = {
            use $crate::input::document::in_tables::*;

            impl<'a> ElementType<'a> for $name $(<$life>)? {
                fn read_list(of: &impl Fields<'a>, field: &'static str) -> Result<Option<Vec<Self>>, InputError> {
                    of.each(field, usize::MAX, Document::read)
                }

                fn find_in_element(element: Json<'a>, path: String, found: &mut Found) {
                    found.object(Some(element), path, Allowed::Keys(Self::NAMES), Self::find_errors);
                }

                fn check_list(list: &[Self], field: &'static str) -> Result<(), InputError> {
                    check_each(list, field)
                }

                fn write_list(list: &[Self], of: &mut Members<'_>, field: &'static str) {
                    of.objects(field, list, |of, row| Document::write(row, of));
                }
            }
        };
    )+};
}
pub(crate) use in_lists;

/// The names that the generated code of a table uses.
pub(crate) mod in_tables {
    pub(crate) use super::{Document, DocumentField, ElementType, FieldType, IntoOwned, check_each, find_missing};
    pub(crate) use crate::input::document_error::{Allowed, Found};
    pub(crate) use crate::input::error::InputError;
    pub(crate) use crate::input::fields::{Fields, Read};
    pub(crate) use crate::input::json::Json;
    pub(crate) use crate::json_writer::Members;
    pub(crate) use crate::words::Limits;
    pub(crate) use alloc::string::String;
}

/// Checks each document of a list.
pub(crate) fn check_each<'a>(list: &[impl Document<'a>], field: &'static str) -> Result<(), InputError> {
    let check = |(index, row): (usize, &_)| Document::check(row).map_err(|error| error.inside(&element(field, index)));
    list.iter().enumerate().try_for_each(check)
}

/// A field of a document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DocumentField {
    pub(crate) name: &'static str,
    pub(crate) is_needed: bool,
    /// The limits of its number.
    #[cfg(feature = "schema")]
    pub(crate) within: Limits,
}

/// A type with a table of fields.
pub(crate) trait Document<'a>: Sized {
    const FIELDS: &'static [DocumentField];

    /// The names of the fields, in the order of [`Document::FIELDS`].
    const NAMES: &'static [&'static str];

    /// Marks an error with the kind of document.
    fn in_kind(error: InputError) -> InputError;

    /// Reads one JSON object.
    fn from_text(text: &'a [u8]) -> Result<Self, InputError> {
        Object::from_bytes(text).and_then(|object| Self::read(&object)).map_err(Self::in_kind)
    }

    /// The document as one JSON object.
    fn to_text(&self) -> String {
        let mut out = String::new();
        write_object(&mut out, |of| self.write(of));
        out
    }

    /// Rejects fields that are neither the document's nor `beside` it, and requires the ones that it needs.
    fn admit(of: &impl Fields<'a>, beside: &[&str]) -> Result<(), InputError> {
        of.only(&[Self::NAMES, beside])?;
        match Self::FIELDS.iter().find(|field| field.is_needed && !of.has(field.name)) {
            Some(field) => Err(of.error(ErrorCode::MissingField, field.name)),
            None => Ok(()),
        }
    }

    fn read(of: &impl Fields<'a>) -> Result<Self, InputError> {
        Self::admit(of, &[])?;
        Self::read_admitted(of)
    }

    fn read_admitted(of: &impl Fields<'a>) -> Result<Self, InputError>;

    /// Finds all errors in the fields, each on its own; conditions across fields are not checked.
    fn find_errors(of: &Object<'a>, found: &mut Found);

    /// Checks each field of a value that did not come from the reader, then the conditions across fields.
    fn check(&self) -> Result<(), InputError>;

    fn write(&self, of: &mut Members<'_>);
}

/// A type that a field of a document can have.
pub(crate) trait FieldType<'a>: Sized {
    /// Whether a document that leaves the field out is malformed.
    const IS_NEEDED: bool = true;

    /// The default limits of the number or the length.
    const WITHIN: Limits = Limits::ALL;

    /// Reads a field.
    fn read(of: &impl Fields<'a>, field: &'static str, within: Limits) -> Result<Self, InputError> {
        Self::read_optional(of, field, within).and_then(|value| of.needed(field, value))
    }

    /// Reads a field; `None` when it is not there.
    fn read_optional(of: &impl Fields<'a>, field: &'static str, within: Limits) -> Result<Option<Self>, InputError>;

    /// The values that the field accepts, for an error that is reported together with all others.
    fn allowed(_within: Limits) -> Allowed {
        Allowed::Documented
    }

    /// Finds all errors in a value; by default the one error of the reader.
    fn find_all(of: &Object<'a>, field: &'static str, within: Limits, found: &mut Found) {
        if let Err(error) = Self::read_optional(of, field, within) {
            found.add(error, of.cell(field), Self::allowed(within));
        }
    }

    /// Checks a value that did not come from the reader.
    fn check(&self, field: &'static str, within: Limits) -> Result<(), InputError>;

    fn write(&self, of: &mut Members<'_>, field: &'static str);
}

/// Adds an error if a required field is missing.
pub(crate) fn find_missing<'a, T: FieldType<'a>>(of: &Object<'a>, field: &'static str, within: Limits, found: &mut Found) {
    if !of.has(field) {
        found.add(InputError::at(ErrorCode::MissingField, field), None, T::allowed(within));
    }
}

/// A type that can be converted into one that borrows nothing.
pub(crate) trait IntoOwned {
    type Owned;

    fn into_owned(self) -> Self::Owned;
}

/// Types that borrow nothing.
macro_rules! own {
    ($($type:ty),+) => {$(
        impl IntoOwned for $type {
            type Owned = Self;

            fn into_owned(self) -> Self {
                self
            }
        }
    )+};
}
own!(bool, i32, i64, u32, f64, Box<str>, NaiveDate, Limits, Happened);

impl IntoOwned for Cow<'_, str> {
    type Owned = Cow<'static, str>;

    fn into_owned(self) -> Cow<'static, str> {
        Cow::Owned(self.into_owned())
    }
}

impl<T: ClosedSet> IntoOwned for T {
    type Owned = Self;

    fn into_owned(self) -> Self {
        self
    }
}

impl<T: IntoOwned> IntoOwned for Option<T> {
    type Owned = Option<T::Owned>;

    fn into_owned(self) -> Self::Owned {
        self.map(IntoOwned::into_owned)
    }
}

impl<T: IntoOwned> IntoOwned for Vec<T> {
    type Owned = Vec<T::Owned>;

    fn into_owned(self) -> Self::Owned {
        self.into_iter().map(IntoOwned::into_owned).collect()
    }
}

impl<W, T> IntoOwned for Told<W, T> {
    type Owned = Self;

    fn into_owned(self) -> Self {
        self
    }
}

/// A type of list elements.
pub(crate) trait ElementType<'a>: Sized {
    fn read_list(of: &impl Fields<'a>, field: &'static str) -> Result<Option<Vec<Self>>, InputError>;

    /// The lists that a field accepts, as in [`FieldType::allowed`].
    fn list_allowed() -> Allowed {
        Allowed::Documented
    }

    /// Finds the errors in one element of a list.
    fn find_in_element(_element: Json<'a>, _path: String, _found: &mut Found) {}

    fn check_list(list: &[Self], field: &'static str) -> Result<(), InputError>;

    fn write_list(list: &[Self], of: &mut Members<'_>, field: &'static str);
}

/// An error at a field, unless `holds` is true.
pub(crate) fn holds(code: ErrorCode, field: &'static str, holds: bool) -> Result<(), InputError> {
    if holds { Ok(()) } else { Err(InputError::at(code, field)) }
}

impl<'a, T: FieldType<'a>> FieldType<'a> for Option<T> {
    const IS_NEEDED: bool = false;
    const WITHIN: Limits = T::WITHIN;

    fn read(of: &impl Fields<'a>, field: &'static str, within: Limits) -> Result<Self, InputError> {
        T::read_optional(of, field, within)
    }

    fn read_optional(of: &impl Fields<'a>, field: &'static str, within: Limits) -> Result<Option<Self>, InputError> {
        T::read_optional(of, field, within).map(Some)
    }

    fn allowed(within: Limits) -> Allowed {
        T::allowed(within)
    }

    fn find_all(of: &Object<'a>, field: &'static str, within: Limits, found: &mut Found) {
        T::find_all(of, field, within, found);
    }

    fn check(&self, field: &'static str, within: Limits) -> Result<(), InputError> {
        self.as_ref().map_or(Ok(()), |value| value.check(field, within))
    }

    fn write(&self, of: &mut Members<'_>, field: &'static str) {
        self.iter().for_each(|value| value.write(of, field));
    }
}

impl<'a> FieldType<'a> for Cow<'a, str> {
    const WITHIN: Limits = TEXT;

    fn read_optional(of: &impl Fields<'a>, field: &'static str, within: Limits) -> Result<Option<Self>, InputError> {
        of.optional_text_within(field, within)
    }

    fn check(&self, field: &'static str, within: Limits) -> Result<(), InputError> {
        holds(ErrorCode::InvalidValue, field, is_text_within(self, within))
    }

    fn write(&self, of: &mut Members<'_>, field: &'static str) {
        of.text(field, self);
    }
}

impl<'a> FieldType<'a> for Box<str> {
    const WITHIN: Limits = TEXT;

    fn read_optional(of: &impl Fields<'a>, field: &'static str, within: Limits) -> Result<Option<Self>, InputError> {
        Ok(of.optional_text_within(field, within)?.map(Into::into))
    }

    fn allowed(within: Limits) -> Allowed {
        if within == TEXT { Allowed::Text } else { Allowed::Documented }
    }

    fn check(&self, field: &'static str, within: Limits) -> Result<(), InputError> {
        holds(ErrorCode::InvalidValue, field, is_text_within(self, within))
    }

    fn write(&self, of: &mut Members<'_>, field: &'static str) {
        of.text(field, self);
    }
}

impl<'a> FieldType<'a> for NaiveDate {
    fn read_optional(of: &impl Fields<'a>, field: &'static str, _: Limits) -> Result<Option<Self>, InputError> {
        of.optional_day(field)
    }

    fn allowed(_: Limits) -> Allowed {
        Allowed::Day
    }

    fn check(&self, field: &'static str, _: Limits) -> Result<(), InputError> {
        holds(ErrorCode::InvalidDate, field, in_range(*self))
    }

    fn write(&self, of: &mut Members<'_>, field: &'static str) {
        of.day(field, *self);
    }
}

impl<'a> FieldType<'a> for bool {
    fn read_optional(of: &impl Fields<'a>, field: &'static str, _: Limits) -> Result<Option<Self>, InputError> {
        of.flag(field)
    }

    fn allowed(_: Limits) -> Allowed {
        Allowed::Flag
    }

    fn check(&self, _: &'static str, _: Limits) -> Result<(), InputError> {
        Ok(())
    }

    fn write(&self, of: &mut Members<'_>, field: &'static str) {
        of.flag(field, *self);
    }
}

/// Amounts of money: any JSON number.
impl<'a> FieldType<'a> for f64 {
    fn read_optional(of: &impl Fields<'a>, field: &'static str, _: Limits) -> Result<Option<Self>, InputError> {
        of.read_field(field, ErrorCode::InvalidValue, FieldInput::number)
    }

    fn check(&self, field: &'static str, _: Limits) -> Result<(), InputError> {
        holds(ErrorCode::InvalidValue, field, !self.is_nan())
    }

    fn write(&self, of: &mut Members<'_>, field: &'static str) {
        of.amount(field, *self);
    }
}

/// A date, or `true` for an unknown date.
impl<'a> FieldType<'a> for Happened {
    fn read_optional(of: &impl Fields<'a>, field: &'static str, _: Limits) -> Result<Option<Self>, InputError> {
        of.read_field(field, ErrorCode::InvalidDate, |cell| match cell.flag() {
            Some(flag) => flag.then_some(Self::DayUnknown),
            None => cell.day().map(Self::On),
        })
    }

    fn check(&self, field: &'static str, within: Limits) -> Result<(), InputError> {
        self.day().map_or(Ok(()), |day| day.check(field, within))
    }

    fn write(&self, of: &mut Members<'_>, field: &'static str) {
        match self {
            Self::On(day) => of.day(field, *day),
            Self::DayUnknown => of.flag(field, true),
        }
    }
}

/// Values for words of a closed set: an object with the words as keys.
impl<'a, W: ClosedSet + Copy + Ord, T: FieldType<'a>> FieldType<'a> for Told<W, T> {
    const WITHIN: Limits = T::WITHIN;

    fn read_optional(of: &impl Fields<'a>, field: &'static str, within: Limits) -> Result<Option<Self>, InputError> {
        of.inside(field, |of| {
            of.only(&[W::WORDS])?;
            let mut values = Self::default();
            for word in W::ALL {
                if let Some(value) = T::read_optional(of, word.as_str(), within)? {
                    values = values.with(*word, value);
                }
            }
            Ok(values)
        })
    }

    fn check(&self, field: &'static str, within: Limits) -> Result<(), InputError> {
        self.iter().try_for_each(|(word, value)| value.check(word.as_str(), within)).map_err(|error| error.inside(field))
    }

    fn write(&self, of: &mut Members<'_>, field: &'static str) {
        of.object(field, |of| self.iter().for_each(|(word, value)| value.write(of, word.as_str())));
    }
}

/// Numbers, each within the limits of its table.
macro_rules! numbers {
    ($($number:ty),+) => {$(
        impl<'a> FieldType<'a> for $number {
            fn read_optional(of: &impl Fields<'a>, field: &'static str, within: Limits) -> Result<Option<Self>, InputError> {
                let Some(number) = of.optional_whole_within(field, within)? else { return Ok(None) };
                Self::try_from(number).map(Some).map_err(|_| of.error(ErrorCode::InvalidValue, field))
            }

            fn allowed(within: Limits) -> Allowed {
                Allowed::Number(within)
            }

            fn check(&self, field: &'static str, within: Limits) -> Result<(), InputError> {
                holds(ErrorCode::InvalidValue, field, within.holds(i64::from(*self)))
            }

            fn write(&self, of: &mut Members<'_>, field: &'static str) {
                of.number(field, i64::from(*self));
            }
        }
    )+};
}
numbers!(i64, i32, u32);

/// The keys of a range.
const ENDS: &[&str] = &["min", "max"];

impl Limits {
    pub(crate) fn read_ends<'a>(of: &impl Fields<'a>, within: Limits) -> Result<Self, InputError> {
        of.only(&[ENDS])?;
        of.required(&["min", "max"])?;
        Ok(Self { min: of.whole_within("min", within)?, max: of.whole_within("max", within)? })
    }
}

/// A range; both numbers are within the limits of the table.
impl<'a> FieldType<'a> for Limits {
    fn read_optional(of: &impl Fields<'a>, field: &'static str, within: Limits) -> Result<Option<Self>, InputError> {
        of.inside(field, |of| Self::read_ends(of, within))
    }

    fn allowed(_: Limits) -> Allowed {
        Allowed::Keys(ENDS)
    }

    fn find_all(of: &Object<'a>, field: &'static str, within: Limits, found: &mut Found) {
        found.object(of.cell(field), field.into(), Self::allowed(within), |of, found| {
            found.unknown(of, ENDS);
            let ends = ["min", "max"];
            ends.into_iter().for_each(|end| find_missing::<i64>(of, end, within, found));
            for end in ends.into_iter().filter(|end| of.has(end)) {
                i64::find_all(of, end, within, found);
            }
        });
    }

    fn check(&self, field: &'static str, within: Limits) -> Result<(), InputError> {
        for (end, number) in [(".min", self.min), (".max", self.max)] {
            if !within.holds(number) {
                return Err(InputError::at(ErrorCode::InvalidValue, [field, end].concat()));
            }
        }
        Ok(())
    }

    fn write(&self, of: &mut Members<'_>, field: &'static str) {
        of.range(field, *self);
    }
}

impl<'a, T: ClosedSet> FieldType<'a> for T {
    fn read_optional(of: &impl Fields<'a>, field: &'static str, _: Limits) -> Result<Option<Self>, InputError> {
        of.word(field, T::from_word)
    }

    fn allowed(_: Limits) -> Allowed {
        Allowed::Word(T::WORDS)
    }

    fn check(&self, _: &'static str, _: Limits) -> Result<(), InputError> {
        Ok(())
    }

    fn write(&self, of: &mut Members<'_>, field: &'static str) {
        of.text(field, self.as_str());
    }
}

impl<'a, T: ElementType<'a>> FieldType<'a> for Vec<T> {
    fn read_optional(of: &impl Fields<'a>, field: &'static str, _: Limits) -> Result<Option<Self>, InputError> {
        T::read_list(of, field)
    }

    fn allowed(_: Limits) -> Allowed {
        T::list_allowed()
    }

    fn find_all(of: &Object<'a>, field: &'static str, _: Limits, found: &mut Found) {
        let before = found.errors.len();
        let elements = of.cell(field).and_then(|cell| cell.list()).unwrap_or_default();
        for (index, one) in elements.into_iter().enumerate() {
            T::find_in_element(one, element(field, index), found);
        }
        if before < found.errors.len() {
            return;
        }
        // Each element is checked before the list as a whole.
        if let Err(error) = T::read_list(of, field) {
            found.add(error, of.cell(field), T::list_allowed());
        }
    }

    fn check(&self, field: &'static str, _: Limits) -> Result<(), InputError> {
        T::check_list(self, field)
    }

    fn write(&self, of: &mut Members<'_>, field: &'static str) {
        T::write_list(self, of, field);
    }
}

/// Target groups, the only strings in lists.
impl<'a> ElementType<'a> for Cow<'a, str> {
    fn read_list(of: &impl Fields<'a>, field: &'static str) -> Result<Option<Vec<Self>>, InputError> {
        of.texts_up_to(field, MAX_TARGET_GROUPS)
    }

    fn check_list(list: &[Self], field: &'static str) -> Result<(), InputError> {
        check_texts(field, list, MAX_TARGET_GROUPS)
    }

    fn write_list(list: &[Self], of: &mut Members<'_>, field: &'static str) {
        of.texts(field, list.iter().map(AsRef::as_ref));
    }
}

/// A schedule.
impl<'a> ElementType<'a> for Period {
    fn read_list(of: &impl Fields<'a>, field: &'static str) -> Result<Option<Vec<Self>>, InputError> {
        of.each(field, MAX_PERIODS, Document::read)
    }

    fn find_in_element(element: Json<'a>, path: String, found: &mut Found) {
        found.object(Some(element), path, Allowed::Keys(Self::NAMES), Self::find_errors);
    }

    fn check_list(list: &[Self], field: &'static str) -> Result<(), InputError> {
        holds(ErrorCode::InvalidValue, field, list.len() <= MAX_PERIODS)?;
        check_each(list, field)
    }

    fn write_list(list: &[Self], of: &mut Members<'_>, field: &'static str) {
        of.objects(field, list, |of, period| Document::write(period, of));
    }
}

/// Words, each once.
impl<'a, T: ClosedSet> ElementType<'a> for T {
    fn read_list(of: &impl Fields<'a>, field: &'static str) -> Result<Option<Vec<Self>>, InputError> {
        if of.has(field) { of.words(field, T::from_word).map(Some) } else { Ok(None) }
    }

    fn list_allowed() -> Allowed {
        Allowed::Words(T::WORDS)
    }

    fn find_in_element(element: Json<'a>, path: String, found: &mut Found) {
        if element.text().is_none_or(|word| T::from_word(&word).is_none()) {
            found.add(InputError::at(ErrorCode::InvalidValue, path), Some(element), Allowed::Word(T::WORDS));
        }
    }

    fn check_list(list: &[Self], field: &'static str) -> Result<(), InputError> {
        holds(ErrorCode::InvalidValue, field, each_once(list))
    }

    fn write_list(list: &[Self], of: &mut Members<'_>, field: &'static str) {
        of.texts(field, list.iter().map(|word| word.as_str()));
    }
}
