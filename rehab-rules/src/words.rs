//! Closed sets, enums whose members are plain words in JSON; and ranges of numbers.

/// Declares an enum together with the words that stand for it in every format, and documents both by the first member.
///
/// The enums are all re-exported at the crate's root, where the examples take them from.
macro_rules! closed_set {
    (@first $first:ident $($rest:ident)*) => { stringify!($first) };
    (@first $first:literal $($rest:literal)*) => { $first };
    ($(#[$set:meta])* $name:ident { $($(#[$member:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$set])*
        ///
        /// ```
        #[doc = concat!("use rehab_rules::", stringify!($name), ";")]
        #[doc = concat!(
            "assert_eq!(", stringify!($name), "::", closed_set!(@first $($variant)+), ".to_string(), \"",
            closed_set!(@first $($word)+), "\");"
        )]
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name { $($(#[$member])* #[cfg_attr(feature = "schema", schemars(rename = $word))] $variant,)+ }

        impl $name {
            /// All members, in their order.
            ///
            /// ```
            #[doc = concat!("use rehab_rules::", stringify!($name), ";")]
            #[doc = concat!(
                "assert_eq!(", stringify!($name), "::ALL[0], ", stringify!($name), "::", closed_set!(@first $($variant)+), ");"
            )]
            #[doc = concat!(
                "assert!(", stringify!($name), "::ALL.iter().all(|one| ", stringify!($name),
                "::from_word(one.as_str()) == Some(*one)));"
            )]
            /// ```
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word that stands for this member in JSON, tables and on the command line.
            ///
            /// ```
            #[doc = concat!("use rehab_rules::", stringify!($name), ";")]
            #[doc = concat!(
                "assert_eq!(", stringify!($name), "::", closed_set!(@first $($variant)+), ".as_str(), \"",
                closed_set!(@first $($word)+), "\");"
            )]
            /// ```
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The member that a word stands for; `None` when it is not exactly the word of one.
            ///
            /// ```
            #[doc = concat!("use rehab_rules::", stringify!($name), ";")]
            #[doc = concat!(
                "assert_eq!(", stringify!($name), "::from_word(\"", closed_set!(@first $($word)+), "\"), Some(",
                stringify!($name), "::", closed_set!(@first $($variant)+), "));"
            )]
            #[doc = concat!(
                "assert_eq!(", stringify!($name), "::from_word(\" ", closed_set!(@first $($word)+), "\"), None);"
            )]
            /// ```
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }

        impl $crate::words::ClosedSet for $name {
            fn as_str(&self) -> &'static str {
                (*self).as_str()
            }

            fn from_word(word: &str) -> Option<Self> {
                Self::from_word(word)
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
pub(crate) use closed_set;

/// What all closed sets can do.
pub(crate) trait ClosedSet: Sized + PartialEq {
    fn as_str(&self) -> &'static str;

    fn from_word(word: &str) -> Option<Self>;
}

/// A smallest and a largest number, both included.
///
/// ```
/// use rehab_rules::{NaiveDate, Range, Services};
/// let services = Services::built_in();
/// let carers = services.in_force("kela.family-carers", NaiveDate::from_ymd_opt(2026, 1, 7).unwrap()).unwrap();
/// assert_eq!(carers.group_size, Range { min: 6, max: 12 }); // clients
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Range {
    /// The smallest.
    pub min: i64,
    /// The largest.
    pub max: i64,
}

impl Range {
    /// Every number.
    pub(crate) const ALL: Self = Self { min: i64::MIN, max: i64::MAX };

    /// Whether the number lies within.
    ///
    /// ```
    /// let group_size = rehab_rules::Range { min: 6, max: 12 };
    /// assert!(group_size.holds(6) && group_size.holds(12));
    /// assert!(!group_size.holds(5) && !group_size.holds(13));
    /// ```
    #[must_use]
    pub fn holds(self, number: i64) -> bool {
        self.min <= number && number <= self.max
    }
}
