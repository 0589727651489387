//! Which rows of a registry a decision about an action rests on, and which of them nobody else may change meanwhile.
//!
//! `tests/tests/rows.rs` holds that reading only these gives the same decision and that the locks suffice, and that none is read or locked in
//! vain.

use crate::input::action::ActionName;
use crate::input::snapshot::RowPart;
use crate::words::closed_set;

closed_set! {
    /// Which rows of a table are read: by what the action tells, or by what was read before.
    Key in rows {
        /// The course in the action's field `course`. Of placements: those on it, also those that have ended.
        Course = "course",
        /// The same of the course in the field `from`.
        From = "from",
        /// The same of the course in the field `to`.
        To = "to",
        /// The client in the action's field `client`, of the service in its field `service`, else of the services of the courses read
        /// before. Of placements: the client's, also those that have ended.
        Client = "client",
        /// The same of each client who is on the course in the field `course`.
        OnCourse = "on_course",
        /// The courses of the placements read before, and those that the clients read before were last detached from. Of placements: those
        /// on these courses.
        Placed = "placed",
        /// The service and calendar year whose places are counted. The service is that of the field `service`, else of the course; the year
        /// is that in which the first period lies which the action tells, else that of the field `year`, else that of the course.
        Year = "year",
        /// The service in the field `service`, else that of the course.
        Service = "service",
    }
}

/// Rows that are read for a decision.
///
/// ```
/// use rehab_rules::{ActionName, rows, snapshot::RowPart};
/// let first = rows::read_by(ActionName::AttachClient)[0];
/// assert_eq!((first.table, first.key, first.lock), (RowPart::Courses, rows::Key::Course, true));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Read {
    /// The table: capacity, info, pools, courses (with target groups, schedule and first starts), clients (with their decision) or placements.
    pub table: RowPart,
    /// Which of its rows.
    pub key: Key,
    /// Whether they are locked until what was decided is written. A lock of a course or a client holds for its placements too.
    pub lock: bool,
}

const fn read(table: RowPart, key: Key) -> Read {
    Read { table, key, lock: false }
}

const fn locked(table: RowPart, key: Key) -> Read {
    Read { lock: true, ..read(table, key) }
}

macro_rules! reads {
    ($($how:ident($table:ident, $key:ident)),* $(,)?) => { const { &[$($how(RowPart::$table, Key::$key)),*] } };
}

/// The rows that a decision about an action rests on, in the order in which they can be read: first those that are locked (courses, then
/// capacity, then clients; of one table by id), then the others, each by a statement that begins when all locks are held.
///
/// A provider of these rows alone, made by [`Provider::from_snapshot`](crate::Provider::from_snapshot), gives the decision that the
/// provider of all rows gives. A placement needs its client's row: where that is not read, one of id and service alone. From which course a
/// client was last detached is told where that course is read. The day of the provider's last event is left out: who asks about today needs
/// none.
///
/// Two actions that are both allowed, though neither order of them would be, have a locked row in common. A row that is not there yet cannot be
/// locked: tables need a key, of courses the id, of clients service and id, of capacity service and year.
///
/// ```
/// use rehab_rules::{ActionName, rows};
/// let told: Vec<String> = rows::read_by(ActionName::AttachClient).iter()
///     .map(|read| format!("{} by {}{}", read.table, read.key, if read.lock { ", locked" } else { "" })).collect();
/// assert_eq!(told, [
///     "courses by course, locked",
///     "clients by client, locked",
///     "placements by course",     // is there a place?
///     "placements by client",     // is the client on another course?
///     "courses by placed",        // when did the rehabilitation begin?
/// ]);
/// ```
#[must_use]
pub const fn read_by(action: ActionName) -> &'static [Read] {
    match action {
        ActionName::DeclareCapacity => reads![locked(Capacity, Year), read(Courses, Year)],
        ActionName::ReceiveDecision => reads![locked(Clients, Client), read(Placements, Client), read(Courses, Placed)],
        ActionName::CreateCourse => reads![locked(Capacity, Year), read(Courses, Course), read(Courses, Year)],
        ActionName::PublishCourse => reads![locked(Courses, Course), read(Info, Service)],
        ActionName::CorrectCourse => reads![locked(Courses, Course)],
        // It is never allowed.
        ActionName::UnpublishCourse => reads![read(Courses, Course)],
        ActionName::AttachClient | ActionName::DetachClient => reads![
            locked(Courses, Course),
            locked(Clients, Client),
            read(Placements, Course),
            read(Placements, Client),
            read(Courses, Placed),
        ],
        ActionName::MoveClient => reads![
            locked(Courses, From),
            locked(Courses, To),
            locked(Clients, Client),
            read(Placements, From),
            read(Placements, To),
            read(Placements, Client),
            read(Courses, Placed),
        ],
        ActionName::SetGroupSize => {
            reads![locked(Courses, Course), locked(Capacity, Year), read(Placements, Course), read(Courses, Year)]
        }
        // It takes no places: nobody has to wait for the year.
        ActionName::DeleteCourse => {
            reads![locked(Courses, Course), read(Placements, Course), read(Capacity, Year), read(Courses, Year)]
        }
        ActionName::SetTargetGroups => reads![locked(Courses, Course), read(Placements, Course), read(Clients, OnCourse)],
        ActionName::ConfirmCourse => {
            reads![locked(Courses, Course), read(Clients, OnCourse), read(Placements, OnCourse), read(Courses, Placed)]
        }
        ActionName::RescheduleCourse | ActionName::ReschedulePeriod => reads![
            locked(Courses, Course),
            locked(Capacity, Year),
            read(Placements, Course),
            read(Courses, Year),
            read(Clients, OnCourse),
            read(Placements, OnCourse),
            read(Courses, Placed),
        ],
        ActionName::UpdateProviderInfo => reads![locked(Info, Service), locked(Pools, Service)],
        ActionName::TellAuthorityLine => reads![locked(Clients, Client)],
        ActionName::ChangeProvider | ActionName::EndRehabilitation => {
            reads![locked(Clients, Client), read(Placements, Client), read(Courses, Placed), read(Placements, Placed)]
        }
    }
}
