//! Which rows of a registry a decision about an action reads, and which of them nobody else may change in the meantime.
//!
//! `tests/tests/rows.rs` checks that these rows give the same decision, that the locks suffice, and that no row is read or locked
//! unnecessarily.

use crate::input::action::ActionName;
use crate::input::snapshot::RowPart;
use crate::words::closed_set;

closed_set! {
    /// Which rows of a table are read: by a field of the action, or by rows read before.
    Key in rows {
        /// The course in the action's field `course`. For placements: those on it, including ended ones.
        Course = "course",
        /// As `course`, for the course in the field `from`.
        From = "from",
        /// As `course`, for the course in the field `to`.
        To = "to",
        /// The client in the action's field `client`, in the service of its field `service`, else in the services of the courses read
        /// before. For placements: the client's, including ended ones.
        Client = "client",
        /// As `client`, for each client on the course in the field `course`.
        OnCourse = "on_course",
        /// The courses of the placements read before, and those that the clients read before were last detached from. For placements:
        /// those on these courses.
        Placed = "placed",
        /// The service and calendar year whose places are counted. The service is that of the field `service`, else that of the course.
        /// The year is that of the first period in the action, else that of the field `year`, else that of the course.
        Year = "year",
        /// The service in the field `service`, else that of the course.
        Service = "service",
    }
}

/// Rows that a decision reads.
///
/// ```
/// use rehab_rules::{ActionName, rows, snapshot::RowPart};
/// let first = rows::read_by(ActionName::AttachClient)[0];
/// assert_eq!((first.table, first.key, first.lock), (RowPart::Courses, rows::Key::Course, true));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Read {
    /// The table: capacity, info, pools, courses (with target groups, schedule and first starts), clients (with their decision) or
    /// placements.
    pub table: RowPart,
    /// Which of its rows.
    pub key: Key,
    /// Whether they are locked until the decision is written. A lock on a course or a client covers its placements too.
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

/// The rows that a decision about an action reads, in an order in which they can be read. First come the locked ones (courses, then
/// capacity, then clients; within a table by id), then the others, each read by a statement that begins when all locks are held.
///
/// A provider made only from these rows with [`Provider::from_snapshot`](crate::Provider::from_snapshot) gives the same decision as one
/// made from all rows. A placement needs its client's row: if that is not read, use one with only id and service. Give the course that a
/// client was last detached from only if that course is read. The date of the provider's last event is not needed to decide about today.
///
/// If two actions are both allowed, but would not be in either order, they share a locked row. A row that does not exist yet cannot be
/// locked, so tables need a unique key: the id for courses, service and id for clients, service and year for capacity.
///
/// ```
/// use rehab_rules::{ActionName, rows};
/// let listed: Vec<String> = rows::read_by(ActionName::AttachClient).iter()
///     .map(|read| format!("{} by {}{}", read.table, read.key, if read.lock { ", locked" } else { "" })).collect();
/// assert_eq!(listed, [
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
        // It uses no places, so nobody has to wait for the year.
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
