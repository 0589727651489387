//! A rule reads exactly the facts that it declares for a change: no other fact changes its verdict, and each declared one does.

use chrono::{Days, NaiveDate};
use rehab_rules::rules::RULES;
use rehab_rules::{
    Case, Change, Effect, Fact, Known, Period, PeriodKind, Rule, Services, judge,
    rules::{Verdict, facts_read},
    service::InfoField,
};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Random numbers, identical in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % end
    }

    fn number(&mut self, end: u64) -> i64 {
        i64::try_from(self.below(end)).expect("a small number")
    }

    fn flag(&mut self) -> bool {
        self.below(2) == 0
    }

    fn perhaps<T>(&mut self, value: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.below(3) == 0 { None } else { Some(value(self)) }
    }

    fn day(&mut self) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day") + Days::new(self.below(900))
    }

    fn year(&mut self) -> i32 {
        2024 + i32::try_from(self.below(6)).expect("a small number")
    }

    /// Up to three periods in order. They are leaked, because cases live as long as the test.
    fn periods(&mut self) -> &'static [Period] {
        let mut periods: Vec<Period> = (0..self.below(4))
            .map(|_| {
                let (start, kind) = (self.day(), if self.flag() { PeriodKind::InPerson } else { PeriodKind::Digital });
                Period::new(kind, start, start + Days::new(self.below(700)))
            })
            .collect();
        periods.sort_by_key(|period| period.start);
        periods.leak()
    }

    fn groups(&mut self) -> &'static [Cow<'static, str>] {
        let groups: Vec<Cow<'static, str>> =
            ["group-1", "group-2", "other"].into_iter().filter(|_| self.flag()).map(Cow::Borrowed).collect();
        groups.leak()
    }
}

/// Another value of a fact, given the course's schedule.
fn another(fact: Fact, schedule: &'static [Period], random: &mut Random) -> Known<'static> {
    match fact {
        Fact::Clients => Known::Clients(random.number(14)),
        Fact::GroupSize => Known::GroupSize(random.number(14)),
        Fact::TargetGroups => Known::TargetGroups(random.groups()),
        Fact::Periods => Known::Periods(random.periods()),
        Fact::Published => Known::Published(random.flag()),
        Fact::Confirmed => Known::Confirmed(random.flag()),
        Fact::ConfirmedWith => Known::ConfirmedWith(random.perhaps(|random| random.number(14))),
        Fact::Deleted => Known::Deleted(random.flag()),
        Fact::HasContact => Known::HasContact(random.flag()),
        Fact::TooFewOnSettleDay => Known::TooFewOnSettleDay(random.flag()),
        Fact::SameService => Known::SameService(random.flag()),
        Fact::EarliestRightDay => Known::EarliestRightDay(random.perhaps(Random::day)),
        Fact::Decided => Known::Decided(random.flag()),
        Fact::TargetGroup => Known::TargetGroup(random.perhaps(|random| if random.flag() { "group-1" } else { "group-2" })),
        Fact::DutyDay => Known::DutyDay(random.perhaps(Random::day)),
        Fact::PlacedOnDutyDay => Known::PlacedOnDutyDay(random.flag()),
        Fact::RightDay => Known::RightDay(random.perhaps(Random::day)),
        Fact::PlacedOnRightDay => Known::PlacedOnRightDay(random.flag()),
        Fact::PlacedSince => Known::PlacedSince(random.perhaps(Random::day)),
        Fact::PlacedCourseStarted => Known::PlacedCourseStarted(random.flag()),
        Fact::OnCourse => Known::OnCourse(random.flag()),
        Fact::OnOpenCourse => Known::OnOpenCourse(random.flag()),
        Fact::OnAnyCourse => Known::OnAnyCourse(random.flag()),
        Fact::LeftAnotherCourse => Known::LeftAnotherCourse(random.flag()),
        Fact::FirstBegun => Known::FirstBegun(random.perhaps(Random::day)),
        Fact::BegunUntil => Known::BegunUntil(random.perhaps(Random::day)),
        Fact::AuthorityLineTold => Known::AuthorityLineTold(random.flag()),
        Fact::ACourseCanTake => Known::ACourseCanTake(random.flag()),
        Fact::AGroupCanBeAdded => Known::AGroupCanBeAdded(random.flag()),
        Fact::Declines => Known::Declines(random.flag()),
        Fact::Year => Known::Year(random.year()),
        Fact::YearBefore => Known::YearBefore(random.perhaps(Random::year)),
        Fact::Declared => Known::Declared(random.perhaps(|random| random.number(40))),
        Fact::Used => Known::Used(random.number(40)),
        Fact::Left => Known::Left(random.number(9)),
        Fact::LeftNext => Known::LeftNext(random.number(9)),
        Fact::Agreed => Known::Agreed(random.perhaps(Random::flag)),
        Fact::Checked => Known::Checked(random.perhaps(Random::flag)),
        Fact::NewGroupSize => Known::NewGroupSize(random.number(16)),
        Fact::NewTargetGroups => Known::NewTargetGroups(random.groups()),
        // Often the old schedule, because rules compare with it.
        Fact::NewPeriods => Known::NewPeriods(random.perhaps(Random::periods).unwrap_or(schedule)),
        Fact::ClientsAgreed => Known::ClientsAgreed(random.perhaps(Random::flag)),
        Fact::ClientsDeclined => Known::ClientsDeclined(random.perhaps(|random| random.number(2))),
        Fact::DeclinedMove => Known::DeclinedMove(random.perhaps(Random::flag)),
        Fact::Info => {
            Known::Info(random.perhaps(|random| InfoField::ALL[usize::try_from(random.below(3)).expect("one of three")]))
        }
        Fact::InfoGiven => Known::InfoGiven(random.flag()),
        Fact::Office => Known::Office(random.perhaps(|_| "Turku")),
        other => panic!("the test does not know how to change {other}"),
    }
}

/// A fact's value, as shown in the table.
fn shown(known: Known<'_>) -> String {
    let periods = |periods: &[Period]| {
        let shown: Vec<String> =
            periods.iter().map(|period| format!("{} {}–{}", period.kind, period.start, period.end)).collect();
        if shown.is_empty() { "none".to_owned() } else { shown.join(", ") }
    };
    match known {
        Known::Clients(value)
        | Known::GroupSize(value)
        | Known::Used(value)
        | Known::Left(value)
        | Known::LeftNext(value)
        | Known::NewGroupSize(value) => value.to_string(),
        Known::TargetGroups(value) | Known::NewTargetGroups(value) => value.join(", "),
        Known::Periods(value) | Known::NewPeriods(value) => periods(value),
        Known::Published(value)
        | Known::Confirmed(value)
        | Known::Deleted(value)
        | Known::HasContact(value)
        | Known::TooFewOnSettleDay(value)
        | Known::SameService(value)
        | Known::Decided(value)
        | Known::PlacedOnDutyDay(value)
        | Known::PlacedOnRightDay(value)
        | Known::PlacedCourseStarted(value)
        | Known::OnCourse(value)
        | Known::OnOpenCourse(value)
        | Known::OnAnyCourse(value)
        | Known::LeftAnotherCourse(value)
        | Known::AuthorityLineTold(value)
        | Known::ACourseCanTake(value)
        | Known::AGroupCanBeAdded(value)
        | Known::Declines(value)
        | Known::InfoGiven(value) => value.to_string(),
        Known::ConfirmedWith(value) | Known::Declared(value) | Known::ClientsDeclined(value) => or_none(value),
        Known::EarliestRightDay(value)
        | Known::DutyDay(value)
        | Known::RightDay(value)
        | Known::PlacedSince(value)
        | Known::FirstBegun(value)
        | Known::BegunUntil(value) => or_none(value),
        Known::TargetGroup(value) | Known::Office(value) => or_none(value),
        Known::Year(value) => value.to_string(),
        Known::YearBefore(value) => or_none(value),
        Known::Agreed(value) | Known::Checked(value) | Known::ClientsAgreed(value) | Known::DeclinedMove(value) => or_none(value),
        Known::Info(value) => or_none(value),
        other => panic!("the test does not know how to show {other:?}"),
    }
}

fn or_none<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(|| "none".to_owned(), |value| value.to_string())
}

/// The verdict of a rule on a case, without values.
fn verdict(rule: &Rule, case: &Case<'_>) -> &'static str {
    match rule.judge(case) {
        Verdict::Says(said) => said.effect.as_str(),
        Verdict::Kept | Verdict::Silent => "no finding",
        other => panic!("the test does not know {other:?}"),
    }
}

/// Two cases that differ in one fact only, with the rule's verdicts on them.
struct Pair {
    values: [String; 2],
    verdicts: [&'static str; 2],
}

impl Pair {
    fn flips(&self) -> bool {
        self.verdicts[0] != self.verdicts[1]
    }
}

/// For each fact that changed the rule's answer, a pair that shows it; preferably one that flips the verdict.
fn pairs(rule: &Rule, applies_to: Change, random: &mut Random) -> BTreeMap<Fact, Pair> {
    let services: &'static Services = Box::leak(Box::new(Services::built_in()));
    let mut found: BTreeMap<Fact, Pair> = BTreeMap::new();
    for number in 0..CASES {
        let on = random.day();
        let id = if number % 2 == 0 { "kela.family-carers" } else { "kela.rare-connective-tissue" };
        let mut case = Case::new(on, applies_to, services.in_force(id, on).expect("a built-in service"));
        let schedule = random.periods();
        let mut facts: BTreeMap<Fact, Known<'static>> = BTreeMap::new();
        for fact in Fact::ALL {
            let known = if *fact == Fact::Periods { Known::Periods(schedule) } else { another(*fact, schedule, random) };
            case.tell(known);
            facts.insert(*fact, known);
        }
        let answer = format!("{:?}", rule.judge(&case));
        for fact in Fact::ALL {
            if found.get(fact).is_some_and(Pair::flips) {
                continue;
            }
            let known = another(*fact, schedule, random);
            let other = case.clone().with(known);
            if format!("{:?}", rule.judge(&other)) == answer {
                continue;
            }
            let pair =
                Pair { values: [shown(facts[fact]), shown(known)], verdicts: [verdict(rule, &case), verdict(rule, &other)] };
            if pair.flips() || !found.contains_key(fact) {
                found.insert(*fact, pair);
            }
        }
    }
    found
}

/// The number of cases for each rule and change.
const CASES: u32 = 2_500;

#[test]
fn a_rule_reads_exactly_the_facts_that_it_declares() {
    let mut random = Random(88_172_645_463_325_252);
    let mut table = String::from(
        "# Which facts change each verdict\n\nFor every rule, every change that the rule applies to and every fact that it reads, this page \
         shows two cases that differ only in that fact, and the verdict of the rule in each. `none` means that there is no value, such as \
         no date or no schedule; `no finding` means that the rule reports nothing. If no pair changes the verdict, the fact affects only \
         the values in the finding. No other fact has an effect.\n\nThe cases were found among random ones. The page is generated by `tests/tests/reads.rs`; the changes and \
         facts are explained in [facts.md](facts.md).\n\n\
         | rule | change | fact | first case | second case | verdicts |\n|---|---|---|---|---|---|\n",
    );
    let (mut rows, mut flips) = (0, 0);
    for rule in RULES {
        for (applies_to, declared) in rule.when {
            let found = pairs(rule, *applies_to, &mut random);
            let read: BTreeSet<Fact> = found.keys().copied().collect();
            let declared: BTreeSet<Fact> = declared.iter().collect();
            let undeclared: Vec<&Fact> = read.difference(&declared).collect();
            assert!(undeclared.is_empty(), "{} reads {undeclared:?} of {applies_to} and does not say so", rule.id);
            let idle: Vec<&Fact> = declared.difference(&read).collect();
            assert!(idle.is_empty(), "{} declares {idle:?} of {applies_to}, and no case in {CASES} turns on it", rule.id);
            for (fact, pair) in found {
                let ([one, other], [before, after]) = (&pair.values, pair.verdicts);
                let said = if pair.flips() { format!("{before} → {after}") } else { format!("{before}, other values") };
                writeln!(table, "| {} | {applies_to} | {fact} | {one} | {other} | {said} |", rule.id)
                    .expect("a String takes all");
                rows += 1;
                flips += u32::from(pair.flips());
            }
        }
    }
    println!("{rows} facts read, {flips} of them flip a verdict alone");
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/reference/verdicts.md");
    if std::env::var_os("UPDATE_PAGES").is_some() {
        fs::write(&page, &table).expect("the page");
    }
    assert!(
        fs::read_to_string(&page).ok().as_ref() == Some(&table),
        "UPDATE_PAGES=1 cargo test -p rehab-rules-tests --test reads rewrites docs/reference/verdicts.md"
    );
}

/// Undetermined does not mean allowed: if one fact is unknown, no rule allows an action that it could prohibit with that fact.
#[test]
fn an_unknown_fact_cannot_make_an_action_allowed() {
    let mut random = Random(88_172_645_463_325_252);
    let services: &'static Services = Box::leak(Box::new(Services::built_in()));
    let (mut open, mut prohibited) = (0, 0);
    for change in Change::ALL {
        for _ in 0..200 {
            let on = random.day();
            let service = services.in_force("kela.rare-connective-tissue", on).expect("a built-in service");
            let schedule = random.periods();
            let values: Vec<Known<'static>> = Fact::ALL.iter().map(|fact| another(*fact, schedule, &mut random)).collect();
            let case_without = |unknown: Option<Fact>| {
                let facts = values.iter().filter(|known| Some(known.fact()) != unknown);
                facts.fold(Case::new(on, *change, service), |case, known| case.with(*known))
            };
            let whole = judge(&case_without(None), None, None);
            assert!(whole.missing().is_empty() && whole.allowed().is_some());
            for fact in facts_read(*change).iter() {
                let answer = judge(&case_without(Some(fact)), None, None);
                // An action allowed without the fact is allowed with any value of it.
                assert!(answer.allowed() != Some(true) || whole.allowed() == Some(true), "{change} without {fact}: {values:?}");
                open += usize::from(answer.allowed().is_none());
                prohibited += usize::from(answer.allowed() == Some(false));
                if answer.missing().is_empty() {
                    // A rule that ended the evaluation made the fact unnecessary.
                    assert_eq!(answer.to_json(None), whole.to_json(None), "{change} without {fact}");
                    continue;
                }
                assert_eq!(answer.missing().iter().collect::<Vec<_>>(), [fact], "{change}");
                let says_so = answer.findings().any(|finding| finding.lacks_fact && finding.effect == Effect::Undetermined);
                assert!(says_so, "{change} without {fact}");
            }
        }
    }
    assert!(1_000 < open && 1_000 < prohibited, "{open} open, {prohibited} prohibited");
}
