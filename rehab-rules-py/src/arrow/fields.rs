//! The fields of an event, from the core's table of actions: their names, their types, and the index of each.

use rehab_rules::{ActionName, action::FieldKind};
use std::cmp::Ordering;

/// A field of an event.
#[derive(Clone, Copy)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
}

/// The type of a field, as far as it matters for the format of text values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Number,
    Flag,
    List,
    Day,
    /// Strings and words.
    Text,
}

impl Kind {
    const fn of(kind: FieldKind) -> Self {
        match kind {
            FieldKind::Count | FieldKind::Year | FieldKind::Number => Self::Number,
            FieldKind::Flag => Self::Flag,
            FieldKind::Groups | FieldKind::Clients | FieldKind::Periods => Self::List,
            FieldKind::Day => Self::Day,
            _ => Self::Text,
        }
    }
}

/// Whether a column with this name is a field of any action.
pub(super) fn is_field(name: &str) -> bool {
    place_of(name).is_some()
}

/// The index of a field in [`FIELDS`].
///
/// Called many times per row. It has no loop, so that for a constant name it is computed at compile time.
#[inline]
pub(super) fn place_of(name: &str) -> Option<usize> {
    let slot = first_slot(name.as_bytes());
    let place = usize::from(*SLOTS.get(slot)?);
    // An empty slot has an index that is not a field.
    let known = FIELDS.get(place)?.name;
    // The engine usually asks with its own constants, which are the same pointers.
    if std::ptr::eq(known, name) || known == name { Some(place) } else { place_further_on(slot, name) }
}

/// The index of a name whose first slot is taken by another name.
#[cold]
fn place_further_on(mut slot: usize, name: &str) -> Option<usize> {
    loop {
        slot = next_slot(slot);
        let place = usize::from(*SLOTS.get(slot)?);
        if FIELDS.get(place)?.name == name {
            return Some(place);
        }
    }
}

/// Every field of an event, in the order of their names.
pub(super) const FIELDS: [Field; COLLECTED.count] = collected();

const COLLECTED: Collected = Collected::of_all_actions();

#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "what is out of range does not compile")]
const fn collected() -> [Field; COLLECTED.count] {
    let mut fields = [Field { name: "", kind: Kind::Text }; COLLECTED.count];
    let mut place = 0;
    while place < fields.len() {
        fields[place] = COLLECTED.fields[place];
        place += 1;
    }
    fields
}

/// Some of the fields, one bit each at its index in [`FIELDS`]; the bit after them represents all columns that are not a field.
pub(super) type Places = u64;

pub(super) const OTHERS: usize = FIELDS.len();

pub(super) const fn bit(place: usize) -> Places {
    1 << place
}

/// Fields collected at compile time, where there is no `Vec`.
struct Collected {
    fields: [Field; MAX_FIELDS],
    count: usize,
}

/// The maximum number of fields: [`Places`] has a bit for each of them, and one more.
const MAX_FIELDS: usize = Places::BITS as usize - 1;

impl Collected {
    /// The fields of all actions, and the three that every event has.
    const fn of_all_actions() -> Self {
        let mut all = Self { fields: [Field { name: "", kind: Kind::Text }; MAX_FIELDS], count: 0 };
        all.add(Field { name: "action", kind: Kind::Text });
        all.add(Field { name: "on", kind: Kind::Day });
        all.add(Field { name: "provider", kind: Kind::Text });
        let mut actions = ActionName::ALL;
        while let [action, others @ ..] = actions {
            let mut fields = action.fields();
            while let [field, others @ ..] = fields {
                all.add(Field { name: field.name, kind: Kind::of(field.kind) });
                fields = others;
            }
            actions = others;
        }
        all
    }

    /// Puts a field in its place, unless an earlier action has one with this name.
    #[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "what is out of range does not compile")]
    const fn add(&mut self, field: Field) {
        let mut place = 0;
        while place < self.count {
            match order(self.fields[place].name.as_bytes(), field.name.as_bytes()) {
                Ordering::Less => place += 1,
                Ordering::Equal => return,
                Ordering::Greater => break,
            }
        }
        assert!(self.count < MAX_FIELDS, "an event has more fields than `Places` has bits: make `Places` a wider number");
        let mut moved = self.count;
        while place < moved {
            self.fields[moved] = self.fields[moved - 1];
            moved -= 1;
        }
        self.fields[place] = field;
        self.count += 1;
    }
}

/// The order of two names.
const fn order(mut one: &[u8], mut other: &[u8]) -> Ordering {
    while let ([first, rest @ ..], [first_of_other, rest_of_other @ ..]) = (one, other) {
        if *first != *first_of_other {
            return if *first < *first_of_other { Ordering::Less } else { Ordering::Greater };
        }
        (one, other) = (rest, rest_of_other);
    }
    match (one, other) {
        ([], []) => Ordering::Equal,
        ([], _) => Ordering::Less,
        _ => Ordering::Greater,
    }
}

/// The indexes of the fields: each in the first slot for its name, or in the next empty one.
const SLOTS: [u8; SLOT_COUNT] = slots();

/// More than twice as many slots as fields, so that most fields have their own slot and a search ends soon.
const SLOT_COUNT: usize = (2 * FIELDS.len()).next_power_of_two();

const EMPTY: u8 = u8::MAX;

#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::cast_possible_truncation, reason = "as above")]
const fn slots() -> [u8; SLOT_COUNT] {
    let mut slots = [EMPTY; SLOT_COUNT];
    let mut place = 0;
    while place < FIELDS.len() {
        let mut slot = first_slot(FIELDS[place].name.as_bytes());
        while slots[slot] != EMPTY {
            slot = next_slot(slot);
        }
        slots[slot] = place as u8;
        place += 1;
    }
    slots
}

/// The slot where a search for a name begins, by its length and its first, middle and last letters.
const fn first_slot(name: &[u8]) -> usize {
    let ([first, ..], [.., last], (_, [middle, ..])) = (name, name, name.split_at(name.len() / 2)) else { return 0 };
    let letters = (*first as usize).wrapping_mul(20).wrapping_add((*last as usize).wrapping_mul(16));
    name.len().wrapping_mul(3).wrapping_add(letters).wrapping_add((*middle as usize).wrapping_mul(7)) % SLOT_COUNT
}

const fn next_slot(slot: usize) -> usize {
    slot.wrapping_add(1) % SLOT_COUNT
}
