//! That something has been done or received.

use chrono::NaiveDate;

/// That something has been done or received: the day, or that the day is not known. There is no third.
///
/// ```
/// use rehab_rules::{NaiveDate, record::Happened};
/// let (on, as_of) = (NaiveDate::from_ymd_opt(2026, 3, 2).unwrap(), NaiveDate::from_ymd_opt(2026, 3, 1).unwrap());
/// assert!(Happened::On(on).by(on) && !Happened::On(on).by(as_of)); // what lies ahead has not happened
/// assert!(Happened::DayUnknown.by(as_of));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happened {
    /// On this day.
    On(NaiveDate),
    /// On a day that is not known, but not after the day looked at; in JSON `true`.
    DayUnknown,
}

impl Happened {
    /// The day; `None` when it is not known.
    ///
    /// ```
    /// use rehab_rules::record::Happened;
    /// assert_eq!(Happened::DayUnknown.day(), None);
    /// ```
    #[must_use]
    pub const fn day(self) -> Option<NaiveDate> {
        match self {
            Self::On(day) => Some(day),
            Self::DayUnknown => None,
        }
    }

    /// Whether it has happened by the day looked at.
    ///
    /// ```
    /// use rehab_rules::{NaiveDate, record::Happened};
    /// let day = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
    /// assert!(Happened::On(day).by(day));
    /// ```
    #[must_use]
    pub fn by(self, as_of: NaiveDate) -> bool {
        self.day().is_none_or(|day| day <= as_of)
    }
}
