//! Rows by key: the only place where a lookup by position cannot fail.

use alloc::vec::Vec;
use core::hash::{BuildHasher, Hash};
use core::marker::PhantomData;
#[cfg(not(target_family = "wasm"))]
use hashbrown::DefaultHashBuilder as Hashing;
use hashbrown::HashTable;

#[cfg(target_family = "wasm")]
type Hashing = core::hash::BuildHasherDefault<rustc_hash::FxHasher>;

/// A row that is found by its key.
pub(crate) trait Row {
    /// The key of the row.
    type Key<'k>: Hash;

    fn key(&self) -> Self::Key<'_>;

    fn has_key(&self, key: &Self::Key<'_>) -> bool;
}

/// The position of a row in its table. Tables whose positions are kept never remove rows, so a position is always valid.
pub(crate) struct Ix<T>(u32, PhantomData<fn() -> T>);

impl<T> Clone for Ix<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Ix<T> {}

impl<T> PartialEq for Ix<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T> Ix<T> {
    /// The index in the order of insertion.
    pub(crate) fn index(self) -> usize {
        index(self.0)
    }
}

impl<T> core::fmt::Debug for Ix<T> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "#{}", self.0)
    }
}

/// Rows in the order of insertion, found by key.
#[derive(Clone, Debug)]
pub(crate) struct Table<T> {
    rows: Vec<T>,
    // Half the size of `usize` indexes: the hash table is accessed in random order, and a smaller one fits the cache better.
    places: HashTable<u32>,
    hasher: Hashing,
}

impl<T: Row> Table<T> {
    pub(crate) fn new() -> Self {
        Self { rows: Vec::new(), places: HashTable::new(), hasher: Hashing::default() }
    }

    pub(crate) fn find(&self, key: &T::Key<'_>) -> Option<Ix<T>> {
        let has_key = |place: &u32| self.rows.get(index(*place)).is_some_and(|row| row.has_key(key));
        self.places.find(self.hasher.hash_one(key), has_key).map(|place| Ix(*place, PhantomData))
    }

    /// Adds a row whose key is not in the table yet.
    pub(crate) fn insert(&mut self, row: T) -> Ix<T> {
        // Four billion rows do not fit in memory; a row beyond that number would not be found.
        let place = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let (rows, hasher) = (&self.rows, &self.hasher);
        let rehash = |place: &u32| rows.get(index(*place)).map_or(0, |row| hasher.hash_one(row.key()));
        self.places.insert_unique(self.hasher.hash_one(row.key()), place, rehash);
        self.rows.push(row);
        Ix(place, PhantomData)
    }

    /// Removes a row and moves the last one to its position. Only for tables whose positions nobody keeps: they would lead to another
    /// row.
    pub(crate) fn take(&mut self, key: &T::Key<'_>) -> Option<T> {
        let rows = &self.rows;
        let has_key = |place: &u32| rows.get(index(*place)).is_some_and(|row| row.has_key(key));
        let (place, _) = self.places.find_entry(self.hasher.hash_one(key), has_key).ok()?.remove();
        let last = u32::try_from(self.rows.len()).unwrap_or(u32::MAX).saturating_sub(1);
        let row = self.rows.swap_remove(index(place));
        if let Some(moved) = self.rows.get(index(place)) {
            let hash = self.hasher.hash_one(moved.key());
            self.places.find_mut(hash, |other| *other == last).into_iter().for_each(|other| *other = place);
        }
        Some(row)
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "an Ix comes from this table, and tables whose positions are kept never remove rows"
    )]
    pub(crate) fn get(&self, at: Ix<T>) -> &T {
        &self.rows[index(at.0)]
    }

    #[expect(clippy::indexing_slicing, reason = "an Ix comes from this table, which never removes rows")]
    pub(crate) fn get_mut(&mut self, at: Ix<T>) -> &mut T {
        &mut self.rows[index(at.0)]
    }

    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.rows.iter_mut()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (Ix<T>, &T)> {
        (0..).zip(&self.rows).map(|(place, row)| (Ix(place, PhantomData), row))
    }
}

fn index(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}
