//! Actions that mostly make sense given the books: all nineteen kinds, and malformed ones.

use super::steps::{Books, Client, Course, SERVICE_IDS, after, description, service_id};
use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::{NewTree, Union};
use proptest::test_runner::TestRunner;
use rehab_rules::{
    Action, Period, PeriodKind,
    action::{Experience, Pool},
};
use std::borrow::Cow;
use std::fmt::{self, Debug, Formatter};
use std::sync::Arc;

type Acts = BoxedStrategy<Action<'static>>;

/// A strategy for actions of one kind.
type MakeUp = fn(&Books) -> Acts;

/// Mostly an action that makes sense; actions that the log needs to progress are more frequent.
pub fn action(books: &Books) -> Acts {
    let year = books.on.year();
    let is_declared = [year, year + 1].iter().all(|year| books.declared(books.service, *year).is_some());
    let has_places = [year, year + 1].iter().any(|year| 6 <= books.places_left(books.service, *year));
    let (open, free) = (books.open().count(), books.clients.iter().filter(|client| books.is_free(client)).count());
    let (known, may_attach) = (!books.courses.is_empty(), !books.attachable().is_empty());
    let (may_confirm, may_move) = (books.open().any(|course| books.may_be_confirmed(course)), !books.movable().is_empty());
    let often = |condition: bool, often: u32, seldom: u32| if condition { often } else { seldom };
    let with_course = |weight: u32| if known { often(0 < open, weight, 1) } else { 0 };
    let books = Arc::new(books.clone());
    let kinds: [(u32, MakeUp); 20] = [
        (often(is_declared, 3, 200), declare_capacity),
        (often(free < 3, 120, 6), receive_decision),
        (often(has_places && open < 2, 100, often(has_places, 6, 2)), create_course),
        (often(may_attach, 200, u32::from(known)), attach_client),
        (with_course(often(may_confirm, 100, 1)), confirm_course),
        (with_course(8), publish_course),
        (with_course(2), unpublish_course),
        (with_course(3), correct_course),
        (with_course(6), detach_client),
        (with_course(often(may_move, 15, 1)), move_client),
        (with_course(8), set_group_size),
        (with_course(4), set_target_groups),
        (with_course(10), reschedule_course),
        (with_course(8), reschedule_period),
        (with_course(8), delete_course),
        (2, update_provider_info),
        (1, tell_authority_line),
        (2, change_provider),
        (1, end_rehabilitation),
        (8, malformed),
    ];
    let kinds = kinds.into_iter().filter(|(weight, _)| 0 < *weight);
    Union::new_weighted(kinds.map(|(weight, make_up)| (weight, Kind { books: Arc::clone(&books), make_up })).collect()).boxed()
}

/// Actions of one kind, generated only when they are needed.
struct Kind {
    books: Arc<Books>,
    make_up: MakeUp,
}

impl Debug for Kind {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("Kind")
    }
}

impl Strategy for Kind {
    type Tree = <Acts as Strategy>::Tree;
    type Value = Action<'static>;

    fn new_tree(&self, runner: &mut TestRunner) -> NewTree<Self> {
        (self.make_up)(&self.books).new_tree(runner)
    }
}

/// Mostly one of the sensible choices, occasionally any.
fn mostly<T: Clone + Debug + 'static>(sensible: Vec<T>, any: Vec<T>) -> BoxedStrategy<T> {
    match sensible.is_empty() {
        true => select(any).boxed(),
        false => prop_oneof![12 => select(sensible), 1 => select(any)].boxed(),
    }
}

fn a_service(books: &Books) -> impl Strategy<Value = &'static str> + use<> {
    prop_oneof![12 => Just(books.service), 2 => select(SERVICE_IDS.to_vec())]
}

/// Mostly an open course that makes sense, rarely one that does not exist.
fn a_course(books: &Books, makes_sense: impl Fn(&Course) -> bool) -> BoxedStrategy<Course> {
    let unknown = Course { id: "C0".to_owned(), ..Course::default() };
    let any = books.courses.iter().cloned().chain([unknown]).collect();
    mostly(books.open().filter(|course| makes_sense(course)).cloned().collect(), any)
}

fn a_client(books: &Books) -> BoxedStrategy<Client> {
    let unknown = Client { id: "K0".to_owned(), service: books.service, ..Client::default() };
    let here = books.clients.iter().filter(|client| !client.has_left).cloned().collect();
    mostly(here, books.clients.iter().cloned().chain([unknown]).collect())
}

/// Any course with any client.
fn any_pair(books: &Books) -> Vec<(String, String)> {
    let courses = books.courses.iter().map(|course| course.id.clone()).chain(["C0".to_owned()]);
    let clients: Vec<String> = books.clients.iter().map(|client| client.id.clone()).chain(["K0".to_owned()]).collect();
    courses.flat_map(|course| clients.iter().map(move |client| (course.clone(), client.clone())).collect::<Vec<_>>()).collect()
}

fn flag(yes: u32, no: u32, absent: u32) -> impl Strategy<Value = Option<bool>> {
    prop_oneof![absent => Just(None), yes => Just(Some(true)), no => Just(Some(false))]
}

fn a_place() -> impl Strategy<Value = Option<Cow<'static, str>>> {
    prop_oneof![2 => Just(None), 1 => Just(Some("Turku".into())), 1 => Just(Some("Oulu".into()))]
}

fn declare_capacity(books: &Books) -> Acts {
    let this_year = books.on.year();
    let declare = |(service, year, places): (&'static str, i32, i64)| Action::declare_capacity(service, year, places).into();
    (a_service(books), this_year..=this_year + 1, select(vec![12, 18, 24, 36, 6, 0])).prop_map(declare).boxed()
}

fn receive_decision(books: &Books) -> Acts {
    let on = books.on;
    let next = format!("K{}", books.clients.len() + 1);
    let id = mostly(vec![next.clone()], books.clients.iter().map(|client| client.id.clone()).chain([next]).collect());
    let days_ago = prop_oneof![6 => 0..40_i64, 2 => 150..184_i64, 1 => 184..250_i64];
    let days_between = prop_oneof![3 => Just(None), 1 => (0..15_i64).prop_map(Some)];
    let started = prop_oneof![12 => Just(None), 1 => (0..200_i64).prop_map(Some)];
    (id, a_service(books), days_ago, days_between, 0..6_usize, flag(1, 2, 12), started)
        .prop_map(move |(client, service, days_ago, days_between, group, continues, started)| {
            let (issued, groups) = (after(on, -days_ago), &description(service, on).target_groups);
            // Mostly the first one, which most courses take.
            let target_group = (group < 5).then(|| groups[group / 4].id.to_string());
            Action::receive_decision(client, service, issued)
                .received(days_between.map(|days| after(issued, days)))
                .target_group(target_group)
                .continues(continues)
                .rehabilitation_started(started.map(|days| after(on, -days)))
                .into()
        })
        .boxed()
}

/// The target groups of a course: as many as the service allows, mostly with the first one.
fn target_groups(service: &str, on: NaiveDate, chosen: usize) -> Vec<Cow<'static, str>> {
    let description = description(service, on);
    let ids = description.target_groups.iter().map(|group| Cow::from(group.id.to_string()));
    let most = description.target_groups_per_course.max as usize;
    match chosen {
        0..=6 => ids.take(most).collect(),
        7 => ids.skip(1).take(1).collect(),
        8 => ids.collect(),
        _ => vec!["nobody".into()],
    }
}

/// A schedule that starts `ahead` days after the date, with `between` days between its periods.
fn schedule(on: NaiveDate, ahead: i64, between: i64, digital: bool) -> Vec<Period> {
    let period = |kind, from, days| Period::new(kind, after(on, from), after(on, from + days));
    let first = period(PeriodKind::InPerson, ahead, 4);
    let second = period(PeriodKind::Digital, ahead + between, 40);
    let third = period(PeriodKind::InPerson, ahead + 2 * between, 4);
    if digital { vec![first, second, third] } else { vec![first, third] }
}

fn a_schedule(on: NaiveDate) -> impl Strategy<Value = Vec<Period>> {
    let between = prop_oneof![8 => 10..90_i64, 1 => 90..400_i64];
    let ahead = prop_oneof![8 => 10..120_i64, 2 => 120..400_i64, 1 => -40..10_i64];
    let dated = (ahead, between, prop::bool::weighted(0.8))
        .prop_map(move |(ahead, between, digital)| schedule(on, ahead, between, digital));
    prop_oneof![8 => dated, 1 => Just(vec![])]
}

fn create_course(books: &Books) -> Acts {
    let on = books.on;
    let next = format!("C{}", books.courses.len() + 1);
    let size = prop_oneof![6 => Just(6), 4 => 6..=12_i64, 1 => select(vec![0, 5, 13])];
    (a_service(books), size, 0..10_usize, a_schedule(on), 0..2_i32, a_place())
        .prop_map(move |(service, group_size, groups, periods, years, office)| {
            let year = periods.is_empty().then_some(on.year() + years);
            Action::create_course(next.clone(), service, group_size, target_groups(service, on, groups))
                .periods(periods)
                .year(year)
                .office(office.clone())
                .contact(office)
                .into()
        })
        .boxed()
}

fn publish_course(books: &Books) -> Acts {
    (a_course(books, |course| !course.published), flag(4, 1, 1))
        .prop_map(|(course, checked)| Action::publish_course(course.id).checked(checked).into())
        .boxed()
}

fn unpublish_course(books: &Books) -> Acts {
    a_course(books, |course| course.published).prop_map(|course| Action::unpublish_course(course.id).into()).boxed()
}

fn correct_course(books: &Books) -> Acts {
    (a_course(books, |_| true), a_place(), a_place())
        .prop_map(|(course, office, contact)| Action::correct_course(course.id).office(office).contact(contact).into())
        .boxed()
}

fn attach_client(books: &Books) -> Acts {
    let mut sensible = books.attachable();
    // Mostly the fullest course, so that courses fill.
    if let Some((fullest, _)) = sensible.first().cloned() {
        let its_own: Vec<_> = sensible.iter().filter(|(course, _)| *course == fullest).cloned().collect();
        sensible.extend(its_own.iter().cycle().take(2 * sensible.len()).cloned().collect::<Vec<_>>());
    }
    (mostly(sensible, any_pair(books)), flag(2, 1, 6))
        .prop_map(|((course, client), agreed)| Action::attach_client(course, client).agreed(agreed).into())
        .boxed()
}

fn detach_client(books: &Books) -> Acts {
    mostly(books.attached(), any_pair(books)).prop_map(|(course, client)| Action::detach_client(course, client).into()).boxed()
}

fn move_client(books: &Books) -> Acts {
    let any = any_pair(books);
    let backwards = any.iter().rev().map(|(to, _)| to.clone());
    let any = any.iter().zip(backwards).map(|((from, client), to)| (from.clone(), to, client.clone())).collect();
    (mostly(books.movable(), any), flag(5, 1, 2))
        .prop_map(|((from, to, client), agreed)| Action::move_client(from, to, client).agreed(agreed).into())
        .boxed()
}

fn set_group_size(books: &Books) -> Acts {
    let size = prop_oneof![3 => 6..=12_i64, 1 => select(vec![0, 5, 13])];
    (a_course(books, |_| true), size)
        .prop_map(|(course, group_size)| Action::set_group_size(course.id, group_size).into())
        .boxed()
}

fn set_target_groups(books: &Books) -> Acts {
    let on = books.on;
    (a_course(books, |_| true), 0..10_usize)
        .prop_map(move |(course, groups)| {
            let service = service_id(course.service).unwrap_or(SERVICE_IDS[0]);
            Action::set_target_groups(course.id, target_groups(service, on, groups)).into()
        })
        .boxed()
}

fn confirm_course(books: &Books) -> Acts {
    a_course(books, |course| books.may_be_confirmed(course)).prop_map(|course| Action::confirm_course(course.id).into()).boxed()
}

/// New dates with the clients' answers.
macro_rules! with_clients {
    ($dates:expr, $agreed:expr, $declined:expr) => {{
        let dates = $dates.clients_agreed($agreed);
        $declined.map_or_else(|| dates.clone(), |declined| dates.clone().clients_declined(declined)).into()
    }};
}

/// A change of schedule: all periods move, the last one moves, one is added, or the schedule is replaced.
#[derive(Clone, Copy, Debug)]
enum NewDates {
    AllMove(i64),
    LastMoves(i64),
    OneMore,
    Anew,
}

fn reschedule_course(books: &Books) -> Acts {
    let on = books.on;
    let dates = prop_oneof![
        select(vec![7, 30, 90, -7, 365]).prop_map(NewDates::AllMove),
        select(vec![7, 60, 400, -3]).prop_map(NewDates::LastMoves),
        Just(NewDates::OneMore),
        Just(NewDates::Anew),
    ];
    (a_course(books, |_| true), dates, a_schedule(on), flag(5, 1, 1), 0..8_usize)
        .prop_map(move |(course, dates, replacement, clients_agreed, declined)| {
            let mut periods = course.periods.clone();
            let move_by = |period: &mut Period, days| {
                (period.start, period.end) = (after(period.start, days), after(period.end, days));
            };
            match (dates, periods.last().copied()) {
                (NewDates::AllMove(days), Some(_)) => periods.iter_mut().for_each(|period| move_by(period, days)),
                (NewDates::LastMoves(days), Some(_)) => periods.iter_mut().rev().take(1).for_each(|last| move_by(last, days)),
                (NewDates::OneMore, Some(last)) => {
                    let (start, end) = (last.start.max(on), last.end.max(after(on, 9)));
                    periods.push(Period::new(PeriodKind::InPerson, start, end));
                }
                _ => periods = replacement,
            }
            let clients_declined = declines(&course, declined);
            with_clients!(Action::reschedule_course(course.id, periods), clients_agreed, clients_declined)
        })
        .boxed()
}

fn reschedule_period(books: &Books) -> Acts {
    let on = books.on;
    let days = select(vec![1, 7, 30, -2]);
    (a_course(books, |course| !course.periods.is_empty()), 0..3_usize, days, flag(5, 1, 1), 0..8_usize)
        .prop_map(move |(course, place, days, clients_agreed, declined)| {
            let place = place.min(course.periods.len().saturating_sub(1));
            let (start, end) = course.periods.get(place).map_or((on, on), |period| (period.start, period.end));
            let clients_declined = declines(&course, declined);
            with_clients!(
                Action::reschedule_period(course.id, place as i64 + 1, after(start, days), after(end, days)),
                clients_agreed,
                clients_declined
            )
        })
        .boxed()
}

/// Rarely, a client declines the new dates.
fn declines(course: &Course, chosen: usize) -> Option<Vec<Cow<'static, str>>> {
    match chosen {
        0 => Some(course.clients.iter().take(1).map(|client| client.clone().into()).collect()),
        1 => Some(vec!["K0".into()]),
        _ => None,
    }
}

fn delete_course(books: &Books) -> Acts {
    a_course(books, |course| course.clients.len() < 2 || course.confirmed)
        .prop_map(|course| Action::delete_course(course.id).into())
        .boxed()
}

fn update_provider_info(books: &Books) -> Acts {
    let experience = || prop::option::of(select(Experience::ALL.to_vec()));
    (a_service(books), a_place(), experience(), experience(), prop::option::of(select(Pool::ALL.to_vec())), a_place())
        .prop_map(|(service, office, multiprofessional_experience, distance_experience, pool, contact)| {
            Action::update_provider_info(service)
                .office(office)
                .multiprofessional_experience(multiprofessional_experience)
                .distance_experience(distance_experience)
                .pool(pool)
                .contact(contact)
                .into()
        })
        .boxed()
}

fn tell_authority_line(books: &Books) -> Acts {
    a_client(books).prop_map(|client| Action::tell_authority_line(client.id, client.service).into()).boxed()
}

fn change_provider(books: &Books) -> Acts {
    (a_client(books), flag(1, 1, 4))
        .prop_map(|(client, declined_move)| {
            Action::change_provider(client.id, client.service).declined_move(declined_move).into()
        })
        .boxed()
}

fn end_rehabilitation(books: &Books) -> Acts {
    a_client(books).prop_map(|client| Action::end_rehabilitation(client.id, client.service).into()).boxed()
}

/// Malformed actions.
fn malformed(books: &Books) -> Acts {
    let (on, service) = (books.on, books.service);
    let course = Cow::from(books.courses.last().map_or("C0", |course| &course.id).to_owned());
    let period = |from, to| Period::new(PeriodKind::Digital, after(on, from), after(on, to));
    let create = |target_groups: &[&'static str], periods: Vec<Period>, year: Option<i32>| {
        Action::create_course("C99", service, 6, target_groups.iter().copied()).periods(periods).year(year).into()
    };
    let receive = |issued, received: Option<NaiveDate>, target_group: Option<&'static str>| {
        Action::receive_decision("K1", service, issued).received(received).target_group(target_group).into()
    };
    let reschedule = |periods: Vec<Period>| -> Action<'static> {
        Action::reschedule_course(course.clone(), periods).clients_agreed(true).into()
    };
    select(vec![
        Action::declare_capacity(service, on.year(), -1).into(),
        Action::declare_capacity(service, 1899, 24).into(),
        Action::declare_capacity("kela.other", on.year(), 24).into(),
        Action::set_group_size(course.clone(), 1_000_001).into(),
        Action::set_target_groups(course.clone(), ["group-1", "group-1"]).into(),
        Action::move_client(course.clone(), course.clone(), "K1").agreed(true).into(),
        Action::attach_client(course.clone(), "").into(),
        Action::confirm_course("C0").into(),
        Action::delete_course("").into(),
        Action::reschedule_period(course.clone(), 99, on, on).clients_agreed(true).into(),
        create(&[], vec![], None),
        create(&[], vec![period(9, 8)], None),
        create(&[], vec![period(9, 9)], Some(on.year() + 2)),
        create(&["a", "a"], vec![], Some(on.year())),
        receive(after(on, 1), None, None),
        receive(on, Some(after(on, -1)), None),
        receive(on, None, Some("nobody")),
        reschedule(vec![]),
        reschedule(vec![period(9, 9), period(8, 9)]),
    ])
    .boxed()
}
