//! What the table of actions comes to, row by row: see [`action`](crate::input::action) for the table itself.

/// Makes of the table the type of actions, their names and fields, and how they are read, checked, written and set.
///
/// A row is a field and what it takes, one of [`kinds`](crate::input::kinds); `optional` may be left out, and what it takes `after`
/// another field is a day that is not before that one's.
macro_rules! actions {
    ($($(#[$what:meta])* $action:ident = $word:literal { $($(#[$of:meta])* $field:ident: $($kind:ident)+,)+ })+) => {
        /// What is done, or is to be done: an event without its day and provider.
        ///
        /// Texts are borrowed where they can be; `"C1".into()` makes one.
        ///
        /// ```
        /// use rehab_rules::Action;
        /// let attach = Action::AttachClient { course: "C1".into(), client: "K1".into(), agreed: None };
        /// assert_eq!(attach.name(), "attach_client");
        /// ```
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(tag = "action", rename_all = "snake_case"))]
        pub enum Action<'a> {
            $($(#[$what])* $action { $($(#[$of])* $field: field!(@type 'a $($kind)+),)+ },)+
        }

        closed_set! {
            /// The name of an action, as the log has it.
            #[non_exhaustive]
            ActionName { $($(#[$what])* $action = $word,)+ }
        }

        impl ActionName {
            /// The fields of the action, in the log's order: those that it needs, then those that may be left out.
            ///
            /// ```
            /// use rehab_rules::{ActionName, FieldKind};
            /// let fields: Vec<_> = ActionName::AttachClient.fields().iter().map(|field| (field.name, field.is_needed)).collect();
            /// assert_eq!(fields, [("course", true), ("client", true), ("agreed", false)]);
            /// assert_eq!(ActionName::AttachClient.fields()[2].kind, FieldKind::Flag);
            /// ```
            #[must_use]
            pub const fn fields(self) -> &'static [ActionField] {
                match self {
                    $(Self::$action => &[$(ActionField {
                        name: stringify!($field),
                        is_needed: field!(@needed $($kind)+),
                        kind: field!(@kind $($kind)+),
                    },)+],)+
                }
            }

            /// The names of the fields, in the same order.
            const fn field_names(self) -> &'static [&'static str] {
                match self { $(Self::$action => &[$(stringify!($field),)+],)+ }
            }

            /// The action of ids, which are taken in the order of its fields, and of one answer; `None` where an id is missing, where an
            /// answer is given and it takes none or several, or where it takes anything else. Ids beyond those that it needs are not looked
            /// at; what an id says is checked when the action is judged.
            ///
            /// ```
            /// use rehab_rules::{Action, ActionName};
            /// let attach = ActionName::AttachClient.of_ids(["C1", "K1"], Some(true)).unwrap();
            /// assert_eq!(attach, Action::AttachClient { course: "C1".into(), client: "K1".into(), agreed: Some(true) });
            /// assert!(ActionName::AttachClient.of_ids(["C1"], None).is_none());
            /// assert!(ActionName::SetGroupSize.of_ids(["C1"], None).is_none()); // it needs a number
            /// ```
            #[must_use]
            pub fn of_ids<'a>(self, ids: impl IntoIterator<Item = &'a str>, answer: Option<bool>) -> Option<Action<'a>> {
                let mut ids = ids.into_iter();
                let answers = self.fields().iter().filter(|field| field.kind == FieldKind::Flag).count();
                if answer.is_some() && answers != 1 {
                    return None;
                }
                Some(match self {
                    $(Self::$action => Action::$action { $($field: field!(@of_ids ids, answer, $($kind)+),)+ },)+
                })
            }

            /// Reads the fields of the action, in the order in which they are judged.
            pub(crate) fn read<'a>(self, of: &impl Fields<'a>) -> Result<Action<'a>, InputError> {
                Ok(match self {
                    $(Self::$action => {
                        $(let $field = field!(@read of, $field, $($kind)+);)+
                        Action::$action { $($field,)+ }
                    })+
                })
            }
        }

        impl<'a> Action<'a> {
            /// The action without its fields.
            ///
            /// ```
            /// use rehab_rules::{Action, ActionName};
            /// assert_eq!(Action::ConfirmCourse { course: "C1".into() }.kind(), ActionName::ConfirmCourse);
            /// ```
            #[must_use]
            pub const fn kind(&self) -> ActionName {
                match self { $(Self::$action { .. } => ActionName::$action,)+ }
            }

            /// Calls `visit` with each field that is there, in the log's order.
            pub(crate) fn for_each_field(&self, visit: &mut dyn FnMut(&'static str, FieldValue<'_>)) {
                match self {
                    $(Self::$action { $($field,)+ } => {
                        $(field!(@visit visit, $field, $($kind)+);)+
                    })+
                }
            }

            /// Gives a field another value; a field that the action does not have, or of another type, stays as it is.
            pub(crate) fn set(&mut self, name: &str, given: Given<'a>) {
                match self {
                    $(Self::$action { $($field,)+ } => match name {
                        $(stringify!($field) => field!(@set $field, given, $($kind)+),)+
                        _ => {}
                    },)+
                }
            }

            /// The action without anything borrowed, so that it outlives the line or the row that it was read from.
            ///
            /// ```
            /// use rehab_rules::Action;
            /// let kept = {
            ///     let line = String::from(r#"{"action":"confirm_course","course":"C1"}"#);
            ///     Action::from_json(line.as_bytes())?.into_owned()
            /// };
            /// assert_eq!(kept, Action::ConfirmCourse { course: "C1".into() });
            /// # Ok::<(), rehab_rules::InputError>(())
            /// ```
            #[must_use]
            pub fn into_owned(self) -> Action<'static> {
                match self {
                    $(Self::$action { $($field,)+ } => Action::$action { $($field: field!(@owned $field, $($kind)+),)+ },)+
                }
            }

            /// Checks each field in its order.
            fn check_fields(&self) -> Result<(), InputError> {
                match self {
                    $(Self::$action { $($field,)+ } => {
                        $(field!(@check $field, $($kind)+);)+
                    })+
                }
                Ok(())
            }
        }
    };
}

/// What a row of the table comes to: what is `optional` may be left out.
macro_rules! field {
    (@type $life:lifetime optional $kind:ident $($after:ident)*) => { Option<field!(@type $life $kind)> };
    (@type $life:lifetime text) => { Cow<$life, str> };
    (@type $life:lifetime day) => { NaiveDate };
    (@type $life:lifetime count) => { i64 };
    (@type $life:lifetime year) => { i32 };
    (@type $life:lifetime number) => { i64 };
    (@type $life:lifetime flag) => { bool };
    (@type $life:lifetime groups) => { Vec<Cow<$life, str>> };
    (@type $life:lifetime clients) => { Vec<Cow<$life, str>> };
    (@type $life:lifetime schedule) => { Vec<Period> };
    (@type $life:lifetime periods) => { Vec<Period> };
    (@type $life:lifetime experience) => { Experience };
    (@type $life:lifetime pool) => { Pool };

    (@needed optional $($kind:ident)+) => { false };
    (@needed schedule) => { false };
    (@needed $kind:ident) => { true };

    (@of_ids $ids:ident, $answer:ident, text) => { Cow::Borrowed($ids.next()?) };
    (@of_ids $ids:ident, $answer:ident, optional flag) => { $answer };
    (@of_ids $ids:ident, $answer:ident, $($other:ident)+) => { None? };

    (@kind optional $kind:ident $($after:ident)*) => { field!(@kind $kind) };
    (@kind $kind:ident) => { <kinds::$kind as Takes>::KIND };

    (@read $of:ident, $field:ident, optional $kind:ident after $other:ident) => {{
        let read = field!(@read $of, $field, optional $kind);
        if read.is_some_and(|day| day < $other) {
            return Err($of.error(ErrorCode::InvalidValue, stringify!($field)));
        }
        read
    }};
    (@read $of:ident, $field:ident, optional $kind:ident) => { kinds::$kind::read($of, stringify!($field))? };
    (@read $of:ident, $field:ident, schedule) => { kinds::schedule::read($of, stringify!($field))?.unwrap_or_default() };
    (@read $of:ident, $field:ident, $kind:ident) => {{
        let read = kinds::$kind::read($of, stringify!($field))?;
        $of.needed(stringify!($field), read)?
    }};

    (@visit $visit:ident, $field:ident, optional $kind:ident $($after:ident)*) => {
        if let Some(value) = $field.as_ref().and_then(kinds::$kind::shown) { $visit(stringify!($field), value) }
    };
    (@visit $visit:ident, $field:ident, $kind:ident) => {
        if let Some(value) = kinds::$kind::shown($field) { $visit(stringify!($field), value) }
    };

    (@set $field:ident, $given:ident, optional $kind:ident $($after:ident)*) => {
        if let Some(new) = kinds::$kind::taken($given) { *$field = Some(new) }
    };
    (@set $field:ident, $given:ident, $kind:ident) => {
        if let Some(new) = kinds::$kind::taken($given) { *$field = new }
    };

    (@owned $field:ident, optional $kind:ident $($after:ident)*) => { $field.map(kinds::ActionValue::into_owned) };
    (@owned $field:ident, $kind:ident) => { kinds::ActionValue::into_owned($field) };

    (@check $field:ident, optional $kind:ident after $other:ident) => {
        field!(@check $field, optional $kind);
        if $field.is_some_and(|day| day < *$other) {
            return Err(InputError::at(ErrorCode::InvalidValue, stringify!($field)));
        }
    };
    (@check $field:ident, optional $kind:ident) => {
        if let Some(value) = $field { kinds::$kind::check(stringify!($field), value)? }
    };
    (@check $field:ident, $kind:ident) => { kinds::$kind::check(stringify!($field), $field)? };
}

pub(crate) use {actions, field};
