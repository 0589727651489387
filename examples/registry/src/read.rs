//! From the tables to the engine's rows: all rows of a provider, or those that an action reads.

use crate::Failure;
use crate::database::{Row, Transaction, Value};
use rehab_rules::action::Pool;
use rehab_rules::rows::{Key, Read, read_by};
use rehab_rules::snapshot::{CapacityRow, ClientRow, CourseRow, DecisionRow, FirstStartRow, InfoRow, PoolRow, RowPart, StayRow};
use rehab_rules::{Action, NaiveDate, Period, Snapshot, UnknownWord};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::str::FromStr;

/// The rows of a provider that an action reads. Those that it locks stay locked until the transaction ends.
pub fn rows_of(db: &mut dyn Transaction, provider: &str, action: &Action<'_>) -> Result<Snapshot<'static>, Failure> {
    let given = serde_json::to_value(action)?;
    let named = ["course", "from", "to"].iter().filter_map(|field| given[field].as_str().map(str::to_owned)).collect();
    let mut reader = Reader::new(db, provider, Given { fields: given });
    reader.named = Some(named);
    // Rows of one table are locked together, in order of id, so that two transactions never wait for each other.
    for reads in read_by(action.kind()).chunk_by(|one, next| one.table == next.table && one.lock && next.lock) {
        reader.read(reads)?;
    }
    reader.finish()
}

/// All rows of a provider.
pub fn all_rows(db: &mut dyn Transaction, provider: &str) -> Result<Snapshot<'static>, Failure> {
    let mut reader = Reader::new(db, provider, Given::default());
    reader.capacity("true", vec![], false)?;
    reader.info("true", vec![], false)?;
    reader.pools("true", vec![], false)?;
    reader.courses("true", vec![], false)?;
    reader.clients("true", vec![], false)?;
    reader.placements("true", vec![])?;
    reader.finish()
}

/// The fields of an action by name.
#[derive(Default)]
struct Given {
    fields: serde_json::Value,
}

impl Given {
    fn text(&self, field: &str) -> Option<&str> {
        self.fields[field].as_str()
    }

    /// The year of the first period in the action, else the year given in it.
    fn year(&self) -> Option<i64> {
        let start = match self.fields["period"].as_i64() {
            Some(1) => self.text("start"),
            _ => self.fields["periods"][0]["start"].as_str(),
        };
        start.and_then(|day| day.get(..4)?.parse().ok()).or(self.fields["year"].as_i64())
    }
}

type OfClient = (String, String);

struct Reader<'a> {
    db: &'a mut dyn Transaction,
    provider: &'a str,
    given: Given,
    /// The courses that the action names; `None` if all rows are read.
    named: Option<BTreeSet<String>>,
    capacity: Vec<CapacityRow<'static>>,
    info: Vec<InfoRow<'static>>,
    pools: Vec<PoolRow<'static>>,
    courses: BTreeMap<String, CourseRow<'static>>,
    clients: BTreeMap<OfClient, ClientRow<'static>>,
    /// The start and the course of each stay, and its end.
    stays: BTreeMap<OfClient, BTreeMap<(NaiveDate, String), Option<NaiveDate>>>,
}

impl<'a> Reader<'a> {
    fn new(db: &'a mut dyn Transaction, provider: &'a str, given: Given) -> Self {
        let (capacity, info, pools) = (vec![], vec![], vec![]);
        let (courses, clients, stays) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Self { db, provider, given, named: None, capacity, info, pools, courses, clients, stays }
    }

    /// Reads rows of one table.
    fn read(&mut self, reads: &[Read]) -> Result<(), Failure> {
        let [Read { table, key, lock, .. }, ..] = reads else { return Ok(()) };
        match (table, key) {
            (RowPart::Courses, Key::Course | Key::From | Key::To) => {
                let ids = reads.iter().filter_map(|read| self.given.text(read.key.as_str()).map(Value::from)).collect();
                self.courses_by_id(ids, *lock)
            }
            (RowPart::Courses, Key::Placed) => {
                let known: BTreeSet<&String> = self.courses.keys().collect();
                let ids = self.placed().into_iter().filter(|id| !known.contains(id)).map(|id| id.as_str().into()).collect();
                self.courses_by_id(ids, *lock)
            }
            (RowPart::Courses, Key::Year) => {
                let Some((service, year)) = self.service_and_year() else { return Ok(()) };
                self.courses("service = $2 and year = $3", vec![service.as_str().into(), year.into()], *lock)
            }
            (RowPart::Capacity, Key::Year) => {
                let Some((service, year)) = self.service_and_year() else { return Ok(()) };
                self.capacity("service = $2 and year = $3", vec![service.as_str().into(), year.into()], *lock)
            }
            (RowPart::Info, Key::Service) => {
                let Some(service) = self.services().pop_first() else { return Ok(()) };
                self.info("service = $2", vec![service.as_str().into()], *lock)
            }
            (RowPart::Pools, Key::Service) => {
                let Some(service) = self.services().pop_first() else { return Ok(()) };
                self.pools("service = $2", vec![service.as_str().into()], *lock)
            }
            (RowPart::Clients, Key::Client) => match self.client_of_action() {
                Some((client, of_services, values)) => {
                    self.clients(&format!("id = $2 and service in ({of_services})"), [vec![client], values].concat(), *lock)
                }
                None => Ok(()),
            },
            (RowPart::Clients, Key::OnCourse) => {
                let course = self.given.text("course").into();
                self.clients(&format!("(id, service) in ({ON_COURSE})"), vec![course], *lock)
            }
            (RowPart::Placements, Key::Course | Key::From | Key::To) => {
                let course = self.given.text(key.as_str()).into();
                self.placements("course = $2", vec![course])
            }
            (RowPart::Placements, Key::Client) => match self.client_of_action() {
                Some((client, of_services, values)) => {
                    self.placements(&format!("client = $2 and service in ({of_services})"), [vec![client], values].concat())
                }
                None => Ok(()),
            },
            (RowPart::Placements, Key::OnCourse) => {
                let course = self.given.text("course").into();
                self.placements(&format!("(client, service) in ({ON_COURSE})"), vec![course])
            }
            (RowPart::Placements, Key::Placed) => {
                let ids: Vec<Value> = self.placed().into_iter().map(|id| id.as_str().into()).collect();
                if ids.is_empty() { Ok(()) } else { self.placements(&format!("course in ({})", places(2, ids.len())), ids) }
            }
            (table, key) => Err(Failure::Database(format!("rows of {table} by {key} are not known here").into())),
        }
    }

    fn courses_by_id(&mut self, ids: Vec<Value>, lock: bool) -> Result<(), Failure> {
        if ids.is_empty() { Ok(()) } else { self.courses(&format!("id in ({})", places(2, ids.len())), ids, lock) }
    }

    /// The services that the action concerns: the one given in it, else those of its courses.
    fn services(&self) -> BTreeSet<String> {
        match self.given.text("service") {
            Some(service) => BTreeSet::from([service.to_owned()]),
            None => ["course", "from", "to"]
                .iter()
                .filter_map(|field| Some(self.courses.get(self.given.text(field)?)?.service.to_string()))
                .collect(),
        }
    }

    fn service_and_year(&self) -> Option<(String, i64)> {
        let service = self.services().pop_first()?;
        let of_course = || Some(i64::from(self.courses.get(self.given.text("course")?)?.year?));
        Some((service, self.given.year().or_else(of_course)?))
    }

    /// The client given in the action, and its services; `None` if the course is unknown.
    fn client_of_action(&self) -> Option<(Value, String, Vec<Value>)> {
        let services: Vec<Value> = self.services().iter().map(|service| service.as_str().into()).collect();
        (!services.is_empty()).then(|| (self.given.text("client").into(), places(3, services.len()), services))
    }

    /// The courses of the placements read, and those that the clients were last detached from.
    fn placed(&self) -> BTreeSet<&String> {
        let of_stays = self.stays.values().flatten().map(|((_, course), _)| course);
        let left = self.clients.values().filter_map(|client| match &client.detached_from {
            Some(Cow::Owned(course)) => Some(course),
            _ => None,
        });
        of_stays.chain(left).collect()
    }

    fn query(
        &mut self,
        select: &str,
        table: &str,
        condition: &str,
        mut values: Vec<Value>,
        end: &str,
    ) -> Result<Vec<Row>, Failure> {
        values.insert(0, self.provider.into());
        self.db.query(&format!("select {select} from {table} where provider = $1 and {condition}{end}"), &values)
    }

    fn locking(&self, lock: bool) -> &'static str {
        if lock { self.db.locks_rows() } else { "" }
    }

    fn capacity(&mut self, condition: &str, values: Vec<Value>, lock: bool) -> Result<(), Failure> {
        let lock = self.locking(lock);
        for row in self.query("service, year, places", "capacity", condition, values, lock)? {
            let (service, year) = (row.needed(0, Row::text)?, row.needed(1, year)?);
            self.capacity.push(CapacityRow::new(service, year, row.needed(2, Row::number)?));
        }
        Ok(())
    }

    fn info(&mut self, condition: &str, values: Vec<Value>, lock: bool) -> Result<(), Failure> {
        let lock = self.locking(lock);
        let columns = "service, multiprofessional_experience, distance_experience, contact";
        for row in self.query(columns, "info", condition, values, lock)? {
            let made = InfoRow::new(row.needed(0, Row::text)?).contact(row.text(3));
            self.info.push(made.multiprofessional_experience(word(&row, 1)?).distance_experience(word(&row, 2)?));
        }
        Ok(())
    }

    fn pools(&mut self, condition: &str, values: Vec<Value>, lock: bool) -> Result<(), Failure> {
        let end = format!(" order by service, office{}", self.locking(lock));
        for row in self.query("service, office, pool", "pool", condition, values, &end)? {
            let pool: Pool = needed_word(&row, 2)?;
            let office = row.text(1).filter(|office| !office.is_empty());
            self.pools.push(PoolRow::new(row.needed(0, Row::text)?, pool).office(office));
        }
        Ok(())
    }

    /// The courses themselves. Their groups and schedules are read at the end, for all courses at once.
    fn courses(&mut self, condition: &str, values: Vec<Value>, lock: bool) -> Result<(), Failure> {
        let columns =
            "id, service, created_on, group_size, year, office, contact, published, confirmed_on, confirmed_with, deleted";
        let end = format!(" order by id{}", self.locking(lock));
        for row in self.query(columns, "course", condition, values, &end)? {
            let (id, groups): (_, [String; 0]) = (row.needed(0, Row::text)?, []);
            let (service, size) = (row.needed(1, Row::text)?, row.needed(3, Row::number)?);
            let made = CourseRow::new(id.clone(), service, row.day(2), size, groups);
            let made = made.year(row.needed(4, year)?).office(row.text(5)).contact(row.text(6)).published(row.flag(7));
            self.courses.insert(id, made.confirmed_on(row.day(8)).confirmed_with(row.number(9)).deleted(row.flag(10)));
        }
        Ok(())
    }

    fn clients(&mut self, condition: &str, values: Vec<Value>, lock: bool) -> Result<(), Failure> {
        let columns =
            "id, service, decided_on, issued, received, target_group, continues, begun_elsewhere, line_told, detached_from";
        let end = format!(" order by service, id{}", self.locking(lock));
        for row in self.query(columns, "client", condition, values, &end)? {
            let key = (row.needed(0, Row::text)?, row.needed(1, Row::text)?);
            let decision = row.day(3).map(|issued| {
                let made = DecisionRow::new(row.day(2), issued).received(row.day(4));
                made.target_group(row.text(5)).continues(row.flag(6))
            });
            let made = ClientRow::new(key.0.clone(), key.1.clone()).decision(decision).rehabilitation_started(row.day(7));
            self.clients.insert(key, made.authority_line_told(row.flag(8)).detached_from(row.text(9)));
        }
        Ok(())
    }

    fn placements(&mut self, condition: &str, values: Vec<Value>) -> Result<(), Failure> {
        for row in self.query("client, service, course, attached_on, detached_on", "placement", condition, values, "")? {
            let stays = self.stays.entry((row.needed(0, Row::text)?, row.needed(1, Row::text)?)).or_default();
            stays.insert((row.needed(3, Row::day)?, row.needed(2, Row::text)?), row.day(4));
        }
        Ok(())
    }

    /// The rows that belong to the courses read, in order within each course.
    fn of_courses<T>(
        &mut self,
        columns: &str,
        table: &str,
        order: &str,
        read: impl Fn(&Row) -> Result<T, Failure>,
    ) -> Result<HashMap<String, Vec<T>>, Failure> {
        let ids: Vec<Value> = self.courses.keys().map(|id| id.as_str().into()).collect();
        // For many courses, read all of the provider's: a list of hundreds of ids would be a different statement each time.
        let (condition, ids) = match ids.len() {
            0 => return Ok(HashMap::new()),
            1..=8 => (format!("course in ({})", places(2, ids.len())), ids),
            _ => ("true".to_owned(), vec![]),
        };
        let mut lists: HashMap<String, Vec<T>> = HashMap::new();
        for row in self.query(&format!("course, {columns}"), table, &condition, ids, &format!(" order by course, {order}"))? {
            lists.entry(row.needed(0, Row::text)?).or_default().push(read(&row)?);
        }
        Ok(lists)
    }

    fn finish(mut self) -> Result<Snapshot<'static>, Failure> {
        let mut groups = self.of_courses("id", "target_group", "number", |row| row.needed(1, Row::text))?;
        let mut periods = self.of_courses("kind, start_on, end_on", "period", "number", |row| {
            Ok(Period::new(needed_word(row, 1)?, row.needed(2, Row::day)?, row.needed(3, Row::day)?))
        })?;
        let mut starts = self.of_courses("since, start_on", "first_start", "since", |row| {
            Ok(FirstStartRow::new(row.needed(1, Row::day)?).start(row.day(2)))
        })?;
        for (id, course) in &mut self.courses {
            course.target_groups = groups.remove(id).into_iter().flatten().map(Into::into).collect();
            let periods = periods.remove(id).unwrap_or_default();
            // Unlocked rows may change between two statements. A schedule gives its year itself, and the first starts of courses read for
            // a client's past are not needed.
            course.year = course.year.filter(|_| periods.is_empty());
            course.periods = Some(periods);
            course.first_starts = starts.remove(id).filter(|_| self.named.as_ref().is_none_or(|named| named.contains(id)));
        }
        let mut clients = self.clients;
        for ((client, service), stays) in self.stays {
            let unread = || ClientRow::new(client.clone(), service.clone());
            let row = clients.entry((client.clone(), service.clone())).or_insert_with(unread);
            let stays = stays.into_iter().map(|((from, course), to)| StayRow::new(course, from).detached_on(to));
            row.stays = Some(stays.collect());
        }
        for client in clients.values_mut() {
            // If the course that the client left is not read, the decision does not depend on it.
            client.detached_from = client.detached_from.take().filter(|course| self.courses.contains_key(course.as_ref()));
        }
        let rows = Snapshot::new(self.provider.to_owned()).capacity(self.capacity).info(self.info).pools(self.pools);
        Ok(rows.courses(self.courses.into_values().collect::<Vec<_>>()).clients(clients.into_values().collect::<Vec<_>>()))
    }
}

/// The clients on the course `$2`.
const ON_COURSE: &str = "select client, service from placement where provider = $1 and course = $2 and detached_on is null";

/// `count` placeholders for values, from `$first` on.
fn places(first: usize, count: usize) -> String {
    (first..first + count).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ")
}

fn year(row: &Row, column: usize) -> Option<i32> {
    row.number(column)?.try_into().ok()
}

/// A word of a closed set; `None` for null.
fn word<T: FromStr<Err = UnknownWord>>(row: &Row, column: usize) -> Result<Option<T>, Failure> {
    row.text(column).map(|word| word.parse().map_err(|error: UnknownWord| Failure::Database(error.into()))).transpose()
}

fn needed_word<T: FromStr<Err = UnknownWord>>(row: &Row, column: usize) -> Result<T, Failure> {
    row.needed(column, Row::text)?.parse().map_err(|error: UnknownWord| Failure::Database(error.into()))
}
