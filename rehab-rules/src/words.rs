//! Closed sets, enums whose members are plain words in JSON; and ranges of numbers.

/// Declares an enum together with the words that stand for it in every format.
macro_rules! closed_set {
    ($(#[$set:meta])* $name:ident { $($(#[$member:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$set])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name { $($(#[$member])* #[cfg_attr(feature = "schema", schemars(rename = $word))] $variant,)+ }

        impl $name {
            /// All members, in their order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word that stands for this member in JSON, tables and on the command line.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The member that a word stands for.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
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

/// A smallest and a largest number, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Range {
    /// The smallest.
    pub min: i64,
    /// The largest.
    pub max: i64,
}

impl Range {
    /// Whether the number lies within.
    #[must_use]
    pub fn holds(self, number: i64) -> bool {
        self.min <= number && number <= self.max
    }
}
