//! Something has been done or received.

use chrono::NaiveDate;

/// Something has been done or received: on a known date, or on an unknown one.
///
/// ```
/// use rehab_rules::{NaiveDate, record::Happened};
/// let (on, as_of) = (NaiveDate::from_ymd_opt(2026, 3, 2).unwrap(), NaiveDate::from_ymd_opt(2026, 3, 1).unwrap());
/// assert!(Happened::On(on).by(on) && !Happened::On(on).by(as_of)); // a future date has not happened
/// assert!(Happened::DayUnknown.by(as_of));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happened {
    /// On this date.
    On(NaiveDate),
    /// On an unknown date that is not after the date of the record; in JSON `true`.
    DayUnknown,
}

impl Happened {
    /// The date; `None` if it is not known.
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

    /// Whether it has happened by a date.
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
