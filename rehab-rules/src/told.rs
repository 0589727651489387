//! Values for words of a closed set.

use alloc::vec::Vec;

/// A map from the words of a closed set to values, with at most one value per word: answers to questions, or when items were done.
///
/// ```
/// use rehab_rules::distance::{Answers, DistanceQuestion};
/// let answers = Answers::from([(DistanceQuestion::Directed, true)]).with(DistanceQuestion::Insurance, false);
/// assert_eq!(answers.get(DistanceQuestion::Directed), Some(true));
/// assert_eq!(answers.get(DistanceQuestion::FollowedUp), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told<W, T>(Vec<(W, T)>);

impl<W, T> Default for Told<W, T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<W: Copy + Ord, T> Told<W, T> {
    /// The value for a word; `None` if there is none.
    ///
    /// ```
    /// use rehab_rules::distance::{Answers, DistanceQuestion};
    /// assert_eq!(Answers::default().get(DistanceQuestion::Insurance), None);
    /// ```
    #[must_use]
    pub fn get(&self, word: W) -> Option<T>
    where
        T: Copy,
    {
        let place = self.place(word).ok()?;
        self.0.get(place).map(|(_, value)| *value)
    }

    /// Adds a value for a word, or replaces it.
    ///
    /// ```
    /// use rehab_rules::distance::{Answers, DistanceQuestion};
    /// let answers = Answers::default().with(DistanceQuestion::Insurance, false).with(DistanceQuestion::Insurance, true);
    /// assert_eq!(answers.get(DistanceQuestion::Insurance), Some(true));
    /// ```
    #[must_use]
    pub fn with(mut self, word: W, value: T) -> Self {
        match self.place(word) {
            Ok(place) => {
                if let Some((_, present)) = self.0.get_mut(place) {
                    *present = value;
                }
            }
            Err(place) => self.0.insert(place, (word, value)),
        }
        self
    }

    /// The position of a word, or where it would be inserted: words are kept in the order of their set.
    fn place(&self, word: W) -> Result<usize, usize> {
        self.0.binary_search_by_key(&word, |(known, _)| *known)
    }

    /// The words that have a value, each with its value, in the order of their set.
    ///
    /// ```
    /// use rehab_rules::{coordinator::{Done, IntroductionItem}, record::Happened};
    /// let done = Done::from([(IntroductionItem::WorkRoutine, Happened::DayUnknown)]);
    /// assert!(done.iter().all(|(item, happened)| item == IntroductionItem::WorkRoutine && happened.day().is_none()));
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = (W, &T)> {
        self.0.iter().map(|(word, value)| (*word, value))
    }

    /// Whether there are no values.
    ///
    /// ```
    /// assert!(rehab_rules::coordinator::Done::default().is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<W: Copy + Ord, T> FromIterator<(W, T)> for Told<W, T> {
    fn from_iter<I: IntoIterator<Item = (W, T)>>(pairs: I) -> Self {
        pairs.into_iter().fold(Self::default(), |values, (word, value)| values.with(word, value))
    }
}

impl<W, T> IntoIterator for Told<W, T> {
    type Item = (W, T);
    type IntoIter = alloc::vec::IntoIter<(W, T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<W: Copy + Ord, T, const N: usize> From<[(W, T); N]> for Told<W, T> {
    fn from(pairs: [(W, T); N]) -> Self {
        pairs.into_iter().collect()
    }
}
