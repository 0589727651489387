//! The tables that a registry has: their columns are the keys of a snapshot's rows; a decision's keys are flat among those of its client.

use crate::arrow::fields::Kind;

/// A table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum TableName {
    Courses,
    Periods,
    Clients,
    Placements,
    Capacity,
    Info,
    Pools,
}

/// Where the value of a column goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Goes {
    /// Among the keys of its row.
    Inside,
    /// Among the keys of the decision of its row.
    Decision,
    /// Nowhere: it states to what the row belongs.
    Key,
}

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) goes: Goes,
    /// Whether a table without the column can be read.
    pub(crate) is_needed: bool,
    /// What the rows leave out if there is no such column, as a snapshot names it.
    pub(crate) not_loaded: Option<&'static str>,
}

const fn column(name: &'static str, kind: Kind) -> Shape {
    Shape { name, kind, goes: Goes::Inside, is_needed: false, not_loaded: None }
}

const fn needed(name: &'static str, kind: Kind) -> Shape {
    Shape { is_needed: true, ..column(name, kind) }
}

const fn key(name: &'static str) -> Shape {
    Shape { goes: Goes::Key, ..needed(name, Kind::Text) }
}

const fn named(name: &'static str, kind: Kind, not_loaded: &'static str) -> Shape {
    Shape { not_loaded: Some(not_loaded), ..column(name, kind) }
}

const fn decided(name: &'static str, kind: Kind) -> Shape {
    Shape { goes: Goes::Decision, ..column(name, kind) }
}

const PROVIDER: Shape = Shape { goes: Goes::Key, ..column("provider", Kind::Text) };

const COURSES: &[Shape] = &[
    PROVIDER,
    needed("course", Kind::Text),
    needed("service", Kind::Text),
    needed("group_size", Kind::Number),
    needed("target_groups", Kind::List),
    column("created_on", Kind::Day),
    column("year", Kind::Number),
    column("office", Kind::Text),
    named("contact", Kind::Text, "courses.contact"),
    named("published", Kind::Flag, "courses.published"),
    column("confirmed", Kind::Flag),
    column("confirmed_on", Kind::Day),
    column("confirmed_with", Kind::Number),
    column("deleted", Kind::Flag),
    column("first_starts", Kind::List),
    column("periods", Kind::List),
];
const PERIODS: &[Shape] =
    &[PROVIDER, key("course"), needed("kind", Kind::Text), needed("start", Kind::Day), needed("end", Kind::Day)];
const CLIENTS: &[Shape] = &[
    PROVIDER,
    needed("client", Kind::Text),
    needed("service", Kind::Text),
    decided("on", Kind::Day),
    Shape { not_loaded: Some("clients.decision"), ..decided("issued", Kind::Day) },
    decided("received", Kind::Day),
    decided("target_group", Kind::Text),
    decided("continues", Kind::Flag),
    column("rehabilitation_started", Kind::Day),
    named("authority_line_told", Kind::Flag, "clients.authority_line_told"),
    column("detached_from", Kind::Text),
];
const PLACEMENTS: &[Shape] =
    &[PROVIDER, key("client"), needed("course", Kind::Text), needed("attached_on", Kind::Day), column("detached_on", Kind::Day)];
const CAPACITY: &[Shape] =
    &[PROVIDER, needed("service", Kind::Text), needed("year", Kind::Number), needed("places", Kind::Number)];
const INFO: &[Shape] = &[
    PROVIDER,
    needed("service", Kind::Text),
    column("multiprofessional_experience", Kind::Text),
    column("distance_experience", Kind::Text),
    column("contact", Kind::Text),
];
const POOLS: &[Shape] = &[PROVIDER, needed("service", Kind::Text), column("office", Kind::Text), needed("pool", Kind::Text)];

impl TableName {
    pub(crate) const ALL: [Self; 7] =
        [Self::Courses, Self::Periods, Self::Clients, Self::Placements, Self::Capacity, Self::Info, Self::Pools];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Courses => "courses",
            Self::Periods => "periods",
            Self::Clients => "clients",
            Self::Placements => "placements",
            Self::Capacity => "capacity",
            Self::Info => "info",
            Self::Pools => "pools",
        }
    }

    pub(crate) fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.as_str() == word)
    }

    pub(crate) fn shape(self) -> &'static [Shape] {
        match self {
            Self::Courses => COURSES,
            Self::Periods => PERIODS,
            Self::Clients => CLIENTS,
            Self::Placements => PLACEMENTS,
            Self::Capacity => CAPACITY,
            Self::Info => INFO,
            Self::Pools => POOLS,
        }
    }
}
