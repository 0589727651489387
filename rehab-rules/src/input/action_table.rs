//! The macros behind the table of actions, which is in [`action`](crate::input::action).

/// Declares the type [`Action`](crate::Action), the names and fields of the actions, and their reading, checking, writing and setters.
///
/// An action is given as its variant, its constructor and its word in the log; the word repeats the constructor's name because it must
/// be a literal. A row is a field and its kind, one of [`kinds`](crate::input::kinds). An `optional` field can be absent. A date `after`
/// another field is not before that field's date.
macro_rules! actions {
    ($($(#[$what:meta])* $action:ident = $make:ident $word:literal { $($(#[$of:meta])* $field:ident: $($kind:ident)+,)+ })+) => {
        /// An action: an event without its date and provider.
        ///
        /// The function with the name of the action creates it from the required fields; set the optional fields afterwards. Strings
        /// are borrowed if possible.
        ///
        /// ```
        /// use rehab_rules::Action;
        /// let attach = Action::attach_client("C1", "K1").agreed(true);
        /// assert_eq!(attach.to_json(), r#"{"action":"attach_client","course":"C1","client":"K1","agreed":true}"#);
        /// let Action::AttachClient { course, agreed, .. } = attach.into() else { panic!("it is one") };
        /// assert_eq!((course.as_ref(), agreed), ("C1", Some(true)));
        /// ```
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(tag = "action", rename_all = "snake_case"))]
        #[non_exhaustive]
        pub enum Action<'a> {
            $($(#[$what])* #[non_exhaustive] $action { $($(#[$of])* $field: field!(@type 'a $($kind)+),)+ },)+
        }

        /// Constructors, one for each action.
        impl<'a> Action<'a> {
            $(builder! { @split function (($(#[$what])*) $action $make $word 'a) [] [] $($(#[$of])* $field: $($kind)+,)+ })+
        }

        $(builder! { @split type (($(#[$what])*) $action $make $word 'a) [] [] $($(#[$of])* $field: $($kind)+,)+ })+

        #[test]
        fn an_action_is_made_by_the_function_of_its_name() {
            $(assert_eq!(stringify!($make), $word);)+
        }

        closed_set! {
            /// The name of an action, as it is written in the log.
            ActionName { $($(#[$what])* $action = $word,)+ }
        }

        impl ActionName {
            /// The fields of the action, in the order of the log: first the required, then the optional ones.
            ///
            /// ```
            /// use rehab_rules::{ActionName, action::FieldKind};
            /// let fields: Vec<_> = ActionName::AttachClient.fields().iter().map(|field| (field.name, field.required)).collect();
            /// assert_eq!(fields, [("course", true), ("client", true), ("agreed", false)]);
            /// assert_eq!(ActionName::AttachClient.fields()[2].kind, FieldKind::Flag);
            /// ```
            #[must_use]
            pub const fn fields(self) -> &'static [ActionField] {
                match self {
                    $(Self::$action => &[$(ActionField {
                        name: stringify!($field),
                        required: field!(@needed $($kind)+),
                        kind: field!(@kind $($kind)+),
                    },)+],)+
                }
            }

            /// The names of the fields, in the order of [`ActionName::fields`].
            const fn field_names(self) -> &'static [&'static str] {
                match self { $(Self::$action => &[$(stringify!($field),)+],)+ }
            }

            /// Builds the action from ids, in the order of its fields, and one answer.
            ///
            /// Returns `None` if an id is missing, if an answer is given and the action has no answer field or several, or if the action
            /// needs a field of another kind. Extra ids are ignored. The ids are checked when the action is evaluated.
            ///
            /// ```
            /// use rehab_rules::{Action, ActionName};
            /// let attach = ActionName::AttachClient.of_ids(["C1", "K1"], Some(true)).unwrap();
            /// assert_eq!(attach, Action::attach_client("C1", "K1").agreed(true));
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

            /// Reads the fields of the action, in the order in which they are checked.
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
            /// The name of the action.
            ///
            /// ```
            /// use rehab_rules::{Action, ActionName};
            /// assert_eq!(Action::confirm_course("C1").kind(), ActionName::ConfirmCourse);
            /// ```
            #[must_use]
            pub const fn kind(&self) -> ActionName {
                match self { $(Self::$action { .. } => ActionName::$action,)+ }
            }

            /// Calls `visit` with each field that has a value, in the order of the log.
            pub(crate) fn for_each_field(&self, visit: &mut dyn FnMut(&'static str, FieldValue<'_>)) {
                match self {
                    $(Self::$action { $($field,)+ } => {
                        $(field!(@visit visit, $field, $($kind)+);)+
                    })+
                }
            }

            /// Sets a field. Does nothing if the action does not have the field or the field has another type.
            pub(crate) fn set(&mut self, name: &str, given: Given<'a>) {
                match self {
                    $(Self::$action { $($field,)+ } => match name {
                        $(stringify!($field) => field!(@set $field, given, $($kind)+),)+
                        _ => {}
                    },)+
                }
            }

            /// An owned copy of the action, which can outlive the line or row that it was read from.
            ///
            /// ```
            /// use rehab_rules::Action;
            /// let kept = {
            ///     let line = String::from(r#"{"action":"confirm_course","course":"C1"}"#);
            ///     Action::from_json(line.as_bytes())?.into_owned()
            /// };
            /// assert_eq!(kept, Action::confirm_course("C1"));
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

/// Declares the constructor of an action and its return type, an action whose optional fields can still be set.
///
/// `@split` first divides the fields into required and optional ones.
macro_rules! builder {
    (@split $then:ident $head:tt [$($needed:tt)*] [$($optional:tt)*]
        $(#[$of:meta])* $field:ident: optional $kind:ident $(after $other:ident)?, $($rest:tt)*) => {
        builder! { @split $then $head [$($needed)*] [$($optional)* ($(#[$of])* $field: optional $kind)] $($rest)* }
    };
    (@split $then:ident $head:tt [$($needed:tt)*] [$($optional:tt)*] $(#[$of:meta])* $field:ident: schedule, $($rest:tt)*) => {
        builder! { @split $then $head [$($needed)*] [$($optional)* ($(#[$of])* $field: schedule)] $($rest)* }
    };
    (@split $then:ident $head:tt [$($needed:tt)*] [$($optional:tt)*] $(#[$of:meta])* $field:ident: $kind:ident, $($rest:tt)*) => {
        builder! { @split $then $head [$($needed)* ($field: $kind)] [$($optional)*] $($rest)* }
    };
    (@split $then:ident $head:tt $needed:tt $optional:tt) => { builder! { @$then $head $needed $optional } };

    (@function (($(#[$what:meta])*) $action:ident $make:ident $word:literal $life:lifetime)
        [($first:ident: $first_kind:ident) $(($needed:ident: $needed_kind:ident))*]
        [$(($(#[$of:meta])* $optional:ident: $($kind:ident)+))*]) => {
        $(#[$what])*
        ///
        /// ```
        /// # let day = rehab_rules::calendar::read_day("2026-03-02").unwrap();
        /// # let periods = [rehab_rules::Period::new(rehab_rules::PeriodKind::Digital, day, day)];
        /// use rehab_rules::Action;
        #[doc = concat!(
            "let action = Action::", stringify!($make), "(", field!(@example $first_kind), $(", ", field!(@example $needed_kind),)* ");"
        )]
        #[doc = concat!("assert_eq!(action.name(), \"", $word, "\");")]
        /// ```
        pub fn $make(
            $first: field!(@argument $life $first_kind), $($needed: field!(@argument $life $needed_kind)),*
        ) -> $action<$life> {
            $action(Action::$action {
                $first: field!(@taken $first_kind, $first),
                $($needed: field!(@taken $needed_kind, $needed),)*
                $($optional: Default::default(),)*
            })
        }
    };

    (@type (($(#[$what:meta])*) $action:ident $make:ident $word:literal $life:lifetime)
        [($first:ident: $first_kind:ident) $(($needed:ident: $needed_kind:ident))*]
        [$(($(#[$of:meta])* $optional:ident: $($kind:ident)+))*]) => {
        $(#[$what])*
        ///
        #[doc = concat!("An [`Action::", stringify!($action), "`] under construction; `into` returns it.")]
        ///
        /// ```
        /// # let day = rehab_rules::calendar::read_day("2026-03-02").unwrap();
        /// # let periods = [rehab_rules::Period::new(rehab_rules::PeriodKind::Digital, day, day)];
        /// use rehab_rules::Action;
        #[doc = concat!(
            "let action: Action<'_> = Action::", stringify!($make), "(", field!(@example $first_kind), $(", ", field!(@example $needed_kind),)* ").into();"
        )]
        #[doc = concat!("assert!(matches!(action, Action::", stringify!($action), " { .. }));")]
        /// ```
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $action<'a>(Action<'a>);

        impl<$life> $action<$life> {
            $($(#[$of])*
            pub fn $optional(mut self, value: field!(@argument $life $($kind)+)) -> Self {
                if let Action::$action { $optional, .. } = &mut self.0 {
                    *$optional = field!(@taken $($kind)+, value);
                }
                self
            })*
        }

        impl<'a> core::ops::Deref for $action<'a> {
            type Target = Action<'a>;

            fn deref(&self) -> &Action<'a> {
                &self.0
            }
        }

        #[cfg(feature = "serde")]
        impl serde_core::Serialize for $action<'_> {
            fn serialize<S: serde_core::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                self.0.serialize(to)
            }
        }

        impl<'a> From<$action<'a>> for Action<'a> {
            fn from(made: $action<'a>) -> Self {
                made.0
            }
        }

        impl<'a> PartialEq<$action<'a>> for Action<'a> {
            fn eq(&self, made: &$action<'a>) -> bool {
                *self == made.0
            }
        }
    };
}

/// The code for one row of the table, by the kind of the field and whether it is `optional`.
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

    // The type of the argument.
    (@argument $life:lifetime text) => { impl Into<Cow<$life, str>> };
    (@argument $life:lifetime optional text) => { impl Into<OptionalText<$life>> };
    (@argument $life:lifetime groups) => { impl IntoIterator<Item: Into<Cow<$life, str>>> };
    (@argument $life:lifetime optional clients) => { impl IntoIterator<Item: Into<Cow<$life, str>>> };
    (@argument $life:lifetime schedule) => { impl Into<Vec<Period>> };
    (@argument $life:lifetime periods) => { impl Into<Vec<Period>> };
    (@argument $life:lifetime optional $kind:ident) => { impl Into<Option<field!(@type $life $kind)>> };
    (@argument $life:lifetime count) => { impl Into<i64> };
    (@argument $life:lifetime number) => { impl Into<i64> };
    (@argument $life:lifetime $kind:ident) => { field!(@type $life $kind) };

    (@taken text, $given:ident) => { $given.into() };
    (@taken optional text, $given:ident) => { $given.into().0 };
    (@taken groups, $given:ident) => { $given.into_iter().map(Into::into).collect() };
    (@taken optional clients, $given:ident) => { Some($given.into_iter().map(Into::into).collect()) };
    (@taken schedule, $given:ident) => { $given.into() };
    (@taken count, $given:ident) => { $given.into() };
    (@taken number, $given:ident) => { $given.into() };
    (@taken periods, $given:ident) => { $given.into() };
    (@taken optional $kind:ident, $given:ident) => { $given.into() };
    (@taken $kind:ident, $given:ident) => { $given };

    (@example text) => { "\"A1\"" };
    (@example day) => { "day" };
    (@example count) => { "8" };
    (@example year) => { "2026" };
    (@example number) => { "1" };
    (@example groups) => { "[\"carer-of-adult\"]" };
    (@example periods) => { "periods" };
    (@example pool) => { "rehab_rules::action::Pool::None" };

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

    (@owned $field:ident, optional $kind:ident $($after:ident)*) => { $field.map(IntoOwned::into_owned) };
    (@owned $field:ident, $kind:ident) => { IntoOwned::into_owned($field) };

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

pub(crate) use {actions, builder, field};
