//! The rows that an action reads and locks: they suffice for its decision, none is unnecessary, and two actions that exclude each other
//! cannot both be allowed.

use rehab_rules::{
    Action, ActionName, Event, InputError, Language, Mode, NaiveDate, Period, Provider, Replay, Services, Snapshot,
    log::lines,
    rows::{Key, Read, read_by},
    snapshot::{ClientRow, CourseRow, PoolRow, RowPart},
};
use rehab_rules_tests::generate::{generate, random::Random};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

type Owned = Action<'static>;

/// A row, identified by its table and key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Row {
    Capacity(String, i32),
    Info(String),
    Pool(String, Option<String>),
    Course(String),
    Client(String, String),
    Placement { client: String, service: String, number: usize },
}

/// The rows that were read, and those that were locked, each with the indices of the reads that lock it.
#[derive(Default)]
struct Rows {
    read: BTreeSet<Row>,
    locked: BTreeMap<Row, BTreeSet<usize>>,
}

/// An action's fields, and the rows to look them up in.
struct Reader<'a> {
    rows: &'a Snapshot<'a>,
    fields: Value,
    services: BTreeSet<String>,
}

fn year_of(course: &CourseRow<'_>) -> Option<i32> {
    let first = course.periods.as_ref().and_then(|periods| periods.first());
    first.map(|period| period.start.to_string()[..4].parse().expect("a year")).or(course.year)
}

impl<'a> Reader<'a> {
    fn new(rows: &'a Snapshot<'a>, action: &Action<'_>) -> Self {
        let fields: Value = serde_json::from_str(&action.to_json()).expect("JSON");
        let services = fields["service"].as_str().map(str::to_owned).into_iter().collect();
        Self { rows, fields, services }
    }

    fn courses(&self) -> impl Iterator<Item = &'a CourseRow<'a>> {
        self.rows.courses.iter().flatten()
    }

    /// Every placement: its client, its index among the client's placements, its course, and whether it is current.
    fn placements(&self) -> impl Iterator<Item = (&'a ClientRow<'a>, usize, &'a str, bool)> {
        self.rows.clients.iter().flatten().flat_map(|client| {
            let stays = client.stays.iter().flatten().enumerate();
            stays.map(move |(number, stay)| (client, number, stay.course.as_ref(), stay.detached_on.is_none()))
        })
    }

    fn named(&self, key: Key) -> Option<&'a CourseRow<'a>> {
        let field = match key {
            Key::From => "from",
            Key::To => "to",
            _ => "course",
        };
        let id = self.fields[field].as_str()?;
        self.courses().find(|course| course.course == id)
    }

    /// The year whose places are counted.
    fn year(&self) -> Option<i32> {
        let of_day = |day: &Value| day.as_str().map(|day| day[..4].parse().expect("a year"));
        let moved = || (self.fields["period"] == 1).then(|| of_day(&self.fields["start"])).flatten();
        let given = || self.fields["year"].as_i64().map(|year| year.try_into().expect("a year"));
        let first = of_day(&self.fields["periods"][0]["start"]);
        first.or_else(moved).or_else(given).or_else(|| self.named(Key::Course).and_then(year_of))
    }

    fn clients_on_course(&self) -> BTreeSet<(&'a str, &'a str)> {
        let on = self.named(Key::Course).map(|course| course.course.as_ref());
        let here = self.placements().filter(|(_, _, course, is_current)| *is_current && Some(*course) == on);
        here.map(|(client, ..)| (client.client.as_ref(), client.service.as_ref())).collect()
    }

    /// The courses of the placements read so far, and those that the clients read were last detached from.
    fn placed(&self, read: &BTreeSet<Row>) -> BTreeSet<&'a str> {
        let of_placements = self.placements().filter(|(client, number, ..)| read.contains(&placement(client, *number)));
        let clients = self.rows.clients.iter().flatten().filter(|client| read.contains(&row_of(client)));
        of_placements
            .map(|(_, _, course, _)| course)
            .chain(clients.filter_map(|client| client.detached_from.as_deref()))
            .collect()
    }

    fn find(&mut self, read: Read, before: &BTreeSet<Row>) -> BTreeSet<Row> {
        let course = |id: &str| Row::Course(id.to_owned());
        match (read.table, read.key) {
            (RowPart::Courses, Key::Course | Key::From | Key::To) => {
                let found = self.named(read.key);
                self.services.extend(found.map(|course| course.service.to_string()));
                found.iter().map(|found| course(&found.course)).collect()
            }
            (RowPart::Courses, Key::Placed) => self.placed(before).into_iter().map(course).collect(),
            (RowPart::Courses, Key::Year) => {
                let year = self.year();
                let of_year =
                    self.courses().filter(|course| self.services.contains(course.service.as_ref()) && year_of(course) == year);
                of_year.map(|found| course(&found.course)).collect()
            }
            (RowPart::Capacity, Key::Year) => {
                let year = self.year();
                let rows = self.rows.capacity.iter().flatten();
                let rows = rows.filter(|row| self.services.contains(row.service.as_ref()) && Some(row.year) == year);
                rows.map(|row| Row::Capacity(row.service.to_string(), row.year)).collect()
            }
            (RowPart::Info, Key::Service) => self.services.iter().map(|service| Row::Info(service.clone())).collect(),
            (RowPart::Pools, Key::Service) => {
                let rows = self.rows.pools.iter().flatten().filter(|row| self.services.contains(row.service.as_ref()));
                rows.map(pool_of).collect()
            }
            (RowPart::Clients, Key::Client) => self.clients(self.the_client()).map(row_of).collect(),
            (RowPart::Clients, Key::OnCourse) => self.clients(self.clients_on_course()).map(row_of).collect(),
            (RowPart::Placements, key) => {
                let on = match key {
                    Key::Placed => self.placed(before),
                    Key::Client | Key::OnCourse => BTreeSet::new(),
                    key => self.named(key).iter().map(|course| course.course.as_ref()).collect(),
                };
                let whose = match key {
                    Key::Client => self.the_client(),
                    Key::OnCourse => self.clients_on_course(),
                    _ => BTreeSet::new(),
                };
                let here = self.placements().filter(|(client, _, course, _)| {
                    on.contains(course) || whose.contains(&(client.client.as_ref(), client.service.as_ref()))
                });
                here.map(|(client, number, ..)| placement(client, number)).collect()
            }
            other => panic!("nobody reads {other:?}"),
        }
    }

    fn the_client(&self) -> BTreeSet<(&'a str, &'a str)> {
        let named =
            self.rows.clients.iter().flatten().filter(|client| {
                self.fields["client"] == client.client.as_ref() && self.services.contains(client.service.as_ref())
            });
        named.map(|client| (client.client.as_ref(), client.service.as_ref())).collect()
    }

    fn clients(&self, ids: BTreeSet<(&'a str, &'a str)>) -> impl Iterator<Item = &'a ClientRow<'a>> {
        let all = self.rows.clients.iter().flatten();
        all.filter(move |client| ids.contains(&(client.client.as_ref(), client.service.as_ref())))
    }
}

fn pool_of(row: &PoolRow<'_>) -> Row {
    Row::Pool(row.service.to_string(), row.office.as_deref().map(str::to_owned))
}

fn row_of(client: &ClientRow<'_>) -> Row {
    Row::Client(client.client.to_string(), client.service.to_string())
}

fn placement(client: &ClientRow<'_>, number: usize) -> Row {
    Row::Placement { client: client.client.to_string(), service: client.service.to_string(), number }
}

/// The rows that these reads read.
fn rows(all: &Snapshot<'_>, action: &Action<'_>, reads: &[Read]) -> Rows {
    let mut reader = Reader::new(all, action);
    let mut rows = Rows::default();
    for (at, read) in reads.iter().enumerate() {
        let found = reader.find(*read, &rows.read);
        for row in found.iter().filter(|_| read.lock) {
            rows.locked.entry(row.clone()).or_default().insert(at);
        }
        rows.read.extend(found);
    }
    rows
}

/// A snapshot with only these rows.
fn only<'a>(all: &Snapshot<'a>, read: &BTreeSet<Row>) -> Snapshot<'a> {
    let mut some = all.clone();
    let keep = |row: Row| read.contains(&row);
    let is_read = |course: &str| keep(Row::Course(course.to_owned()));
    some.capacity.iter_mut().for_each(|rows| rows.retain(|row| keep(Row::Capacity(row.service.to_string(), row.year))));
    some.info.iter_mut().for_each(|rows| rows.retain(|row| keep(Row::Info(row.service.to_string()))));
    some.pools.iter_mut().for_each(|rows| rows.retain(|row| keep(pool_of(row))));
    some.courses.iter_mut().for_each(|rows| rows.retain(|row| is_read(&row.course)));
    let clients = some.clients.iter().flatten().filter_map(|client| {
        let stays = client.stays.iter().flatten().enumerate().filter(|(number, _)| keep(placement(client, *number)));
        let stays: Vec<_> = stays.map(|(_, stay)| stay.clone()).collect();
        if keep(row_of(client)) {
            let left = client.detached_from.clone().filter(|course| is_read(course));
            Some(client.clone().stays(stays).detached_from(left))
        } else {
            let unread = ClientRow::new(client.client.clone(), client.service.clone());
            (!stays.is_empty()).then(|| unread.stays(stays))
        }
    });
    some.clients = Some(clients.collect());
    some
}

fn said(provider: &Provider, action: &Action<'_>, on: NaiveDate) -> Result<String, InputError> {
    provider.evaluate(action, on).map(|decision| decision.to_json(Language::En))
}

/// The answer based on the rows of these reads; `None` when the rows are inconsistent.
fn said_of(
    all: &Snapshot<'_>,
    action: &Action<'_>,
    on: NaiveDate,
    reads: &[Read],
    services: &Arc<Services>,
) -> Option<Result<String, InputError>> {
    let some = only(all, &rows(all, action, reads).read);
    let provider = Provider::from_snapshot(&some, Arc::clone(services)).ok()?;
    Some(said(&provider, action, on))
}

/// Each event of random logs, with the provider before it.
fn events(seeds: std::ops::Range<u64>, services: &Arc<Services>, mut each: impl FnMut(&Provider, &[Event<'static>])) {
    for seed in seeds {
        let mut replay = Replay::new(Arc::clone(services), Mode::ALL[seed as usize % 2]);
        let log = generate(seed, 160);
        let events: Vec<_> = lines(log.as_bytes()).filter_map(|line| Some(Event::from_json(line).ok()?.into_owned())).collect();
        for (at, event) in events.iter().enumerate() {
            let provider = replay.providers().into_iter().find(|provider| provider.id() == event.provider);
            if let Some(provider) = provider {
                each(provider, &events[at..]);
            }
            replay.apply(event).ok();
        }
    }
}

#[test]
fn the_rows_that_an_action_reads_suffice_and_none_is_unnecessary() {
    let services = Arc::new(Services::built_in());
    let mut compared: BTreeMap<&str, usize> = BTreeMap::new();
    let mut needed: BTreeSet<(&str, usize)> = BTreeSet::new();
    events(0..200, &services, |provider, events| {
        let (action, on) = (&events[0].action, events[0].on);
        let all = provider.snapshot();
        let whole = said(provider, action, on);
        let reads = read_by(action.kind());
        assert_eq!(said_of(&all, action, on, reads, &services), Some(whole.clone()), "{}\n{}", action.to_json(), all.to_json());
        *compared.entry(action.name()).or_default() += 1;
        for left_out in 0..reads.len() {
            if !needed.contains(&(action.name(), left_out)) {
                let fewer: Vec<Read> =
                    reads.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, read)| *read).collect();
                if said_of(&all, action, on, &fewer, &services) != Some(whole.clone()) {
                    needed.insert((action.name(), left_out));
                }
            }
        }
    });
    println!("decisions compared: {compared:?}, {} in all", compared.values().sum::<usize>());
    for name in ActionName::ALL {
        assert!(read_by(*name).is_sorted_by_key(|read| !read.lock), "{name}: what is not locked is read when all locks are held");
    }
    let unlocked = reads().filter(|(_, _, read)| !read.lock);
    let in_vain: Vec<_> = unlocked.filter(|(name, at, _)| !needed.contains(&(*name, *at))).collect();
    assert!(in_vain.is_empty(), "read in vain: {in_vain:?}");
    assert_eq!(compared.len(), ActionName::ALL.len());
}

/// Every read of every action, with its index.
fn reads() -> impl Iterator<Item = (&'static str, usize, Read)> {
    ActionName::ALL.iter().flat_map(|name| read_by(*name).iter().enumerate().map(|(at, read)| (name.as_str(), at, *read)))
}

/// The table of docs/registry.md: each action with its reads, those that lock in bold.
fn table() -> String {
    let mut table = String::from("| action | reads |\n|---|---|\n");
    for action in ActionName::ALL {
        let reads = read_by(*action).iter().map(|read| {
            let said = format!("{} by {}", read.table, read.key.as_str().replace('_', " "));
            if read.lock { format!("**{said}**") } else { said }
        });
        table += &format!("| `{action}` | {} |\n", reads.collect::<Vec<_>>().join(", "));
    }
    table
}

#[test]
fn the_page_on_registries_has_the_table() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/registry.md");
    let text = fs::read_to_string(&page).expect("the page");
    let (before, rest) = text.split_once("| action | reads |").expect("the table");
    let (_, after) = rest.split_once("\n\n").expect("what follows it");
    let made = [before, &table(), "\n", after].concat();
    if std::env::var_os("UPDATE_PAGES").is_some() {
        fs::write(&page, &made).expect("the page");
    }
    let is_current = fs::read_to_string(&page).expect("the page") == made;
    assert!(is_current, "UPDATE_PAGES=1 cargo test -p rehab-rules-tests --test rows rewrites the table of docs/registry.md");
}

/// Actions that others might request at the same time: the next events, and the same actions for other clients and courses.
fn candidates(provider: &Provider, events: &[Event<'static>], random: &mut Random) -> Vec<Owned> {
    let of_provider = events.iter().filter(|event| event.provider == provider.id());
    let mut all: Vec<Owned> = of_provider.take(6).map(|event| event.action.clone()).collect();
    let courses: Vec<CourseRow<'_>> = provider.courses().filter(|course| course.deleted != Some(true)).collect();
    let clients: Vec<(String, String)> =
        provider.clients().map(|client| (client.client.to_string(), client.service.to_string())).collect();
    for _ in 0..8 {
        let (Some(course), Some(other), Some((client, service))) =
            (random.pick(&courses), random.pick(&courses), random.pick(&clients))
        else {
            break;
        };
        let id = course.course.to_string();
        let a_year_later = |day: NaiveDate| day + chrono::Months::new(12);
        let later = course.periods.iter().flatten().map(|of| Period::new(of.kind, a_year_later(of.start), a_year_later(of.end)));
        let later: Vec<Period> = later.collect();
        all.push(match random.below(12) {
            0 | 1 => Action::attach_client(id, client).agreed(true).into(),
            2 => Action::move_client(id, other.course.to_string(), client).agreed(true).into(),
            3 => Action::detach_client(id, client).into(),
            4 => Action::delete_course(id).into(),
            5 => Action::confirm_course(id).into(),
            6 => Action::set_group_size(id, random.between(6, 12)).into(),
            7 => Action::change_provider(client, service).into(),
            8 => Action::end_rehabilitation(client, service).into(),
            9 => match later.as_slice() {
                [only] => Action::reschedule_period(id, 1, only.start, only.end).clients_agreed(true).into(),
                _ => continue,
            },
            10 => Action::reschedule_course(id, later).clients_agreed(true).into(),
            _ => {
                let groups = course.target_groups.iter().map(|group| group.to_string());
                let year = year_of(&course).expect("it lies in a year") + 1;
                Action::create_course("new", course.service.to_string(), random.between(6, 12), groups).year(year).into()
            }
        });
    }
    all
}

/// Whether both are allowed one after the other, in this order.
fn one_after_the_other(provider: &Provider, first: &Owned, then: &Owned, on: NaiveDate) -> bool {
    let mut after = provider.clone();
    let first = after.apply(first, on, Mode::Enforce).is_ok_and(|decision| decision.allowed());
    first && after.evaluate(then, on).is_ok_and(|decision| decision.allowed())
}

/// The rows that an action changes; for a placement, the rows that it belongs to.
fn changed(provider: &Provider, action: &Owned, on: NaiveDate) -> BTreeSet<Row> {
    let mut after = provider.clone();
    after.apply(action, on, Mode::Enforce).expect("an action that is allowed");
    let by_row = |rows: &Snapshot<'_>| {
        let json = |row: &dyn std::fmt::Debug| format!("{row:?}");
        let capacity = rows.capacity.iter().flatten().map(|row| (Row::Capacity(row.service.to_string(), row.year), json(row)));
        let info = rows.info.iter().flatten().map(|row| (Row::Info(row.service.to_string()), json(row)));
        let pools = rows.pools.iter().flatten().map(|row| (pool_of(row), json(row)));
        let courses = rows.courses.iter().flatten().map(|row| {
            let here = rows.clients.iter().flatten().filter_map(|client| {
                let stays: Vec<_> = client.stays.iter().flatten().filter(|stay| stay.course == row.course).collect();
                (!stays.is_empty()).then_some((&client.client, &client.service, stays))
            });
            (Row::Course(row.course.to_string()), json(&(row, here.collect::<Vec<_>>())))
        });
        let clients = rows.clients.iter().flatten().map(|row| (row_of(row), json(row)));
        capacity.chain(info).chain(pools).chain(courses).chain(clients).collect::<BTreeMap<Row, String>>()
    };
    let (before, after) = (by_row(&provider.snapshot()), by_row(&after.snapshot()));
    before.into_iter().filter(|(row, was)| after.get(row) != Some(was)).map(|(row, _)| row).collect()
}

#[test]
fn two_actions_that_exclude_each_other_lock_the_same_row() {
    let services = Arc::new(Services::built_in());
    let (mut pairs, mut excluding) = (0, BTreeMap::<[&str; 2], usize>::new());
    let mut needed: BTreeSet<(&str, usize)> = BTreeSet::new();
    let mut random = Random::new(7);
    events(0..200, &services, |provider, events| {
        let on = events[0].on.max(provider.last_on().unwrap_or(events[0].on));
        let is_allowed = |action: &Owned| provider.evaluate(action, on).is_ok_and(|decision| decision.allowed());
        let allowed: Vec<Owned> = candidates(provider, events, &mut random).into_iter().filter(is_allowed).collect();
        let all = provider.snapshot();
        let locked = |action: &Owned| rows(&all, action, read_by(action.kind())).locked;
        for (at, one) in allowed.iter().enumerate() {
            let (changes, locks) = (changed(provider, one, on), locked(one));
            for row in &changes {
                // A placement that ends because the client leaves belongs to the client.
                let ends = matches!(row, Row::Course(_))
                    && matches!(one.kind(), ActionName::ChangeProvider | ActionName::EndRehabilitation);
                assert!(ends || locks.contains_key(row), "{} changes {row:?}, but locks {locks:?}", one.to_json());
                needed.extend(locks.get(row).into_iter().flatten().map(|at| (one.name(), *at)));
            }
            for other in &allowed[at + 1..] {
                pairs += 1;
                if one_after_the_other(provider, one, other, on) || one_after_the_other(provider, other, one, on) {
                    continue;
                }
                // There is no row to lock; the table's key rejects the second action.
                if let (Action::CreateCourse { course: one, .. }, Action::CreateCourse { course: other, .. }) = (one, other)
                    && one == other
                {
                    continue;
                }
                let mut names = [one.name(), other.name()];
                names.sort_unstable();
                *excluding.entry(names).or_default() += 1;
                let theirs = locked(other);
                let both: Vec<&Row> = locks.keys().filter(|row| theirs.contains_key(row)).collect();
                assert!(!both.is_empty(), "{} and {} lock no row in common:\n{}", one.to_json(), other.to_json(), all.to_json());
                if let [row] = both.as_slice() {
                    needed.extend(locks[row].iter().map(|at| (one.name(), *at)));
                    needed.extend(theirs[row].iter().map(|at| (other.name(), *at)));
                }
            }
        }
    });
    println!("{pairs} pairs, of which these exclude each other: {excluding:?}");
    let in_vain: Vec<_> = reads().filter(|(name, at, read)| read.lock && !needed.contains(&(*name, *at))).collect();
    assert!(in_vain.is_empty(), "locked in vain: {in_vain:?}");
}
