//! A second action that comes between the statements of a first one has the same outcome as if the two ran one after the other.

use crate::databases::{Kind, New};
use registry::Failure;
use registry::crowd::{ON, fill};
use registry::database::{Isolation, Row, Transaction, Value};
use registry::decide::{Registry, Request, Way, decide};
use registry::read;
use rehab_rules::{Action, InputError, Language, Period, PeriodKind, Services, calendar::read_day};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::thread::{Scope, ScopedJoinHandle, scope};
use std::time::Duration;

/// Long enough for an action that does not have to wait.
const A_WHILE: Duration = Duration::from_millis(25);

type Said = Result<bool, InputError>;

/// Runs the other action before one of the statements. If it waits for a lock, the first action continues after a while.
struct Between<'a> {
    db: &'a mut dyn Transaction,
    /// The number of statements left before it.
    left: Option<usize>,
    other: &'a mut dyn FnMut(),
}

impl Between<'_> {
    fn one_more(&mut self) {
        match self.left {
            Some(0) => {
                self.left = None;
                (self.other)();
            }
            left => self.left = left.map(|left| left - 1),
        }
    }
}

impl Transaction for Between<'_> {
    fn query(&mut self, statement: &str, values: &[Value]) -> Result<Vec<Row>, Failure> {
        self.one_more();
        self.db.query(statement, values)
    }

    fn execute(&mut self, statement: &str, values: &[Value]) -> Result<u64, Failure> {
        self.one_more();
        self.db.execute(statement, values)
    }

    fn locks_rows(&self) -> &'static str {
        self.db.locks_rows()
    }
}

fn said(answer: Result<registry::decide::Answer, Failure>) -> Said {
    match answer {
        Ok(answer) => Ok(answer.allowed),
        Err(Failure::Malformed(error)) => Err(error),
        Err(failure) => panic!("{failure:?}"),
    }
}

fn carry_out(registry: &Registry, provider: &str, action: &Action<'_>) -> Said {
    said(registry.carry_out(&Request { provider, action, on: ON, language: Language::Fi, key: None }))
}

/// Starts an action and waits a while for it.
fn begin<'scope>(
    scope: &'scope Scope<'scope, '_>,
    registry: &'scope Registry,
    provider: &'scope str,
    action: &'scope Action<'_>,
) -> ScopedJoinHandle<'scope, Said> {
    let (done, finished): (_, Receiver<()>) = channel();
    let begun = scope.spawn(move || {
        let said = carry_out(registry, provider, action);
        done.send(()).ok();
        said
    });
    finished.recv_timeout(A_WHILE).ok();
    begun
}

/// Both answers, the provider's state afterwards, and whether the other action was started.
fn both(
    registry: &Registry,
    provider: &str,
    first: &Action<'_>,
    other: &Action<'_>,
    before: usize,
) -> (Said, Said, String, bool) {
    scope(|threads| {
        let mut begun = None;
        let one = said(registry.database.transaction(Isolation::ReadCommitted, |db| {
            let mut other = || begun = begun.take().or_else(|| Some(begin(threads, registry, provider, other)));
            let mut db = Between { db, left: Some(before), other: &mut other };
            let mut state = registry.of_rows(&read::rows_of(&mut db, provider, first)?)?;
            decide(&mut db, &Request { provider, action: first, on: ON, language: Language::Fi, key: None }, &mut state)
        }));
        let came = begun.is_some();
        let two = begun.map_or_else(|| carry_out(registry, provider, other), |begun| begun.join().expect("an answer"));
        (one, two, state(registry, provider), came)
    })
}

/// The provider's rows, without its name.
fn state(registry: &Registry, provider: &str) -> String {
    registry.provider(provider).expect("its rows").to_json().replace(provider, "P")
}

#[test]
fn interleaved_actions_have_a_serial_outcome() {
    let database = New::of(Kind::Postgres);
    let registry = Registry::new(database.open(4), Arc::new(Services::built_in()), Way::RowLocks);
    let service = "kela.family-carers";
    let day = |text| read_day(text).expect("a day");
    let schedule = [
        Period::new(PeriodKind::InPerson, day("2026-06-01"), day("2026-06-05")),
        Period::new(PeriodKind::Digital, day("2026-06-22"), day("2026-09-11")),
        Period::new(PeriodKind::InPerson, day("2026-10-05"), day("2026-10-09")),
    ];
    // K1 to K11 are on C1, which has 12 places; K1 was detached from C2 before, K2 from C3.
    let actions: [Action<'_>; 10] = [
        Action::attach_client("C1", "K12").into(),
        Action::attach_client("C1", "K13").into(),
        Action::detach_client("C1", "K1").into(),
        Action::move_client("C1", "C2", "K1").agreed(true).into(),
        Action::end_rehabilitation("K1", service).into(),
        Action::change_provider("K2", service).into(),
        Action::set_group_size("C1", 11).into(),
        Action::reschedule_course("C1", schedule).clients_agreed(true).into(),
        Action::reschedule_course("C2", schedule).into(),
        Action::delete_course("C2").into(),
    ];
    let (mut made, mut tried) = (0, 0);
    let mut new = || {
        made += 1;
        let provider = format!("N{made}");
        fill(&registry.database, &provider, 3, 13).expect("a provider");
        provider
    };
    for first in &actions {
        for other in &actions {
            let one_after_the_other = |one: &Action<'_>, two: &Action<'_>, provider: String| {
                let said = (carry_out(&registry, &provider, one), carry_out(&registry, &provider, two));
                (said.0, said.1, state(&registry, &provider))
            };
            let in_order = one_after_the_other(first, other, new());
            let (other_said, first_said, state) = one_after_the_other(other, first, new());
            let the_other_way = (first_said, other_said, state);
            for before in 0.. {
                let provider = new();
                let (one, two, state, came) = both(&registry, &provider, first, other, before);
                if !came {
                    break;
                }
                tried += 1;
                let outcome = (one, two, state);
                assert!(
                    outcome == in_order || outcome == the_other_way,
                    "{} with {} before statement {before}:\n{outcome:?}\n{in_order:?}\n{the_other_way:?}",
                    first.to_json(),
                    other.to_json()
                );
            }
        }
    }
    println!("{tried} times another came in between");
    assert!(800 < tried);
}
