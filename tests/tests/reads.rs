//! What a rule declares to read of a change is what it reads: no fact beside it moves its verdict, and each of it does.

use chrono::{Days, NaiveDate};
use rehab_rules::rules::RULES;
use rehab_rules::{Case, Change, Fact, Facts, InfoField, Period, PeriodKind, Rule, Services, Verdict};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Random numbers, the same on every run.
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

    /// Up to three periods in order. Cases live as long as the test, so what they borrow may leak.
    fn periods(&mut self) -> &'static [Period] {
        let mut periods: Vec<Period> = (0..self.below(4))
            .map(|_| {
                let (start, kind) = (self.day(), if self.flag() { PeriodKind::InPerson } else { PeriodKind::Digital });
                Period { kind, start, end: start + Days::new(self.below(700)) }
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

/// Gives the fields of one fact other values.
fn change(fact: Fact, case: &mut Case<'static>, random: &mut Random) {
    let Case { course, client, year, asked, .. } = case;
    match fact {
        Fact::Clients => course.clients = random.number(14),
        Fact::GroupSize => course.group_size = random.number(14),
        Fact::TargetGroups => course.target_groups = random.groups(),
        Fact::Periods => course.periods = random.periods(),
        Fact::Published => course.published = random.flag(),
        Fact::Confirmed => course.confirmed = random.flag(),
        Fact::Deleted => course.deleted = random.flag(),
        Fact::HasContact => course.has_contact = random.flag(),
        Fact::TooFewOnSettleDay => course.too_few_on_settle_day = random.flag(),
        Fact::SameService => course.same_service = random.flag(),
        Fact::ConfirmedWith => course.confirmed_with = random.perhaps(|random| random.number(14)),
        Fact::EarliestRightDay => course.earliest_right_day = random.perhaps(Random::day),
        Fact::Decided => client.decided = random.flag(),
        Fact::TargetGroup => client.target_group = random.perhaps(|random| if random.flag() { "group-1" } else { "group-2" }),
        Fact::DutyDay => client.duty_day = random.perhaps(Random::day),
        Fact::PlacedOnDutyDay => client.placed_on_duty_day = random.flag(),
        Fact::RightDay => (client.right_day, client.placed_on_right_day) = (random.perhaps(Random::day), random.flag()),
        Fact::Placed => (client.placed_since, client.placed_course_started) = (random.perhaps(Random::day), random.flag()),
        Fact::OnCourse => client.on_course = random.flag(),
        Fact::OnOpenCourse => client.on_open_course = random.flag(),
        Fact::OnAnyCourse => client.on_any_course = random.flag(),
        Fact::LeftAnotherCourse => client.left_another_course = random.flag(),
        Fact::FirstBegun => client.first_begun = random.perhaps(Random::day),
        Fact::BegunUntil => client.begun_until = random.perhaps(Random::day),
        Fact::AuthorityLineTold => client.authority_line_told = random.flag(),
        Fact::CourseForClient => (client.a_course_can_take, client.a_group_can_be_added) = (random.flag(), random.flag()),
        Fact::Declines => client.declines = random.flag(),
        Fact::Year => (year.year, year.before) = (random.year(), random.perhaps(Random::year)),
        Fact::Declared => year.declared = random.perhaps(|random| random.number(40)),
        Fact::Used => year.used = random.number(40),
        Fact::PlacesLeft => (year.left, year.left_next) = (random.number(9), random.number(9)),
        Fact::Agreed => asked.agreed = random.perhaps(Random::flag),
        Fact::Checked => asked.checked = random.perhaps(Random::flag),
        Fact::NewGroupSize => asked.group_size = random.number(16),
        Fact::NewTargetGroups => asked.target_groups = random.groups(),
        // Often the old schedule: a rule may ask whether it stays.
        Fact::NewPeriods => asked.periods = random.perhaps(Random::periods).unwrap_or(course.periods),
        Fact::ClientsAgreed => {
            asked.clients_agreed = random.perhaps(Random::flag);
            asked.clients_declined = random.perhaps(|random| random.number(2));
        }
        Fact::DeclinedMove => asked.declined_move = random.perhaps(Random::flag),
        Fact::Info => {
            asked.info = random.perhaps(|random| InfoField::ALL[usize::try_from(random.below(3)).expect("one of three")]);
            asked.info_given = random.flag();
            asked.office = random.perhaps(|_| "Turku");
        }
        other => panic!("the test does not know how to change {other}"),
    }
}

/// The fields of one fact, as the table shows them.
fn shown(fact: Fact, case: &Case<'_>) -> String {
    let Case { course, client, year, asked, .. } = case;
    let periods = |periods: &[Period]| {
        let shown: Vec<String> =
            periods.iter().map(|period| format!("{} {}–{}", period.kind, period.start, period.end)).collect();
        if shown.is_empty() { "none".to_owned() } else { shown.join(", ") }
    };
    match fact {
        Fact::Clients => course.clients.to_string(),
        Fact::GroupSize => course.group_size.to_string(),
        Fact::TargetGroups => course.target_groups.join(", "),
        Fact::Periods => periods(course.periods),
        Fact::Published => course.published.to_string(),
        Fact::Confirmed => course.confirmed.to_string(),
        Fact::Deleted => course.deleted.to_string(),
        Fact::HasContact => course.has_contact.to_string(),
        Fact::TooFewOnSettleDay => course.too_few_on_settle_day.to_string(),
        Fact::SameService => course.same_service.to_string(),
        Fact::ConfirmedWith => or_none(course.confirmed_with),
        Fact::EarliestRightDay => or_none(course.earliest_right_day),
        Fact::Decided => client.decided.to_string(),
        Fact::TargetGroup => or_none(client.target_group),
        Fact::DutyDay => or_none(client.duty_day),
        Fact::PlacedOnDutyDay => client.placed_on_duty_day.to_string(),
        Fact::RightDay => format!("{}, placed {}", or_none(client.right_day), client.placed_on_right_day),
        Fact::Placed => format!("{}, started {}", or_none(client.placed_since), client.placed_course_started),
        Fact::OnCourse => client.on_course.to_string(),
        Fact::OnOpenCourse => client.on_open_course.to_string(),
        Fact::OnAnyCourse => client.on_any_course.to_string(),
        Fact::LeftAnotherCourse => client.left_another_course.to_string(),
        Fact::FirstBegun => or_none(client.first_begun),
        Fact::BegunUntil => or_none(client.begun_until),
        Fact::AuthorityLineTold => client.authority_line_told.to_string(),
        Fact::CourseForClient => format!("course {}, group {}", client.a_course_can_take, client.a_group_can_be_added),
        Fact::Declines => client.declines.to_string(),
        Fact::Year => format!("{}, before {}", year.year, or_none(year.before)),
        Fact::Declared => or_none(year.declared),
        Fact::Used => year.used.to_string(),
        Fact::PlacesLeft => format!("{}, next year {}", year.left, year.left_next),
        Fact::Agreed => or_none(asked.agreed),
        Fact::Checked => or_none(asked.checked),
        Fact::NewGroupSize => asked.group_size.to_string(),
        Fact::NewTargetGroups => asked.target_groups.join(", "),
        Fact::NewPeriods => periods(asked.periods),
        Fact::ClientsAgreed => format!("{}, declined {}", or_none(asked.clients_agreed), or_none(asked.clients_declined)),
        Fact::DeclinedMove => or_none(asked.declined_move),
        Fact::Info => format!("{}, given {}", or_none(asked.info), asked.info_given),
        other => panic!("the test does not know how to show {other}"),
    }
}

fn or_none<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(|| "none".to_owned(), |value| value.to_string())
}

/// What a rule says of a case, without figures.
fn verdict(rule: &Rule, case: &Case<'_>) -> &'static str {
    match (rule.check)(case) {
        Verdict::Says(said) => said.effect.as_str(),
        Verdict::Kept | Verdict::Silent => "nothing",
    }
}

/// Two cases that differ in one fact alone, and what the rule says of them.
struct Pair {
    values: [String; 2],
    verdicts: [&'static str; 2],
}

impl Pair {
    fn flips(&self) -> bool {
        self.verdicts[0] != self.verdicts[1]
    }
}

/// For each fact on which the rule's answer turned, a pair that shows it; one that flips the verdict where there is any.
fn pairs(rule: &Rule, spoken: Change, random: &mut Random) -> BTreeMap<Fact, Pair> {
    let services: &'static Services = Box::leak(Box::new(Services::built_in()));
    let mut found: BTreeMap<Fact, Pair> = BTreeMap::new();
    for number in 0..CASES {
        let on = random.day();
        let id = if number % 2 == 0 { "kela.family-carers" } else { "kela.rare-connective-tissue" };
        let mut case = Case::new(on, spoken, services.in_force(id, on).expect("a built-in service"), Facts::ALL);
        Fact::ALL.iter().for_each(|fact| change(*fact, &mut case, random));
        let answer = format!("{:?}", (rule.check)(&case));
        for fact in Fact::ALL {
            if found.get(fact).is_some_and(Pair::flips) {
                continue;
            }
            let mut other = case.clone();
            change(*fact, &mut other, random);
            if format!("{:?}", (rule.check)(&other)) == answer {
                continue;
            }
            let pair = Pair {
                values: [shown(*fact, &case), shown(*fact, &other)],
                verdicts: [verdict(rule, &case), verdict(rule, &other)],
            };
            if pair.flips() || !found.contains_key(fact) {
                found.insert(*fact, pair);
            }
        }
    }
    found
}

/// So many cases for each rule and change.
const CASES: u32 = 2_500;

#[test]
fn a_rule_reads_of_each_change_what_it_declares() {
    let mut random = Random(88_172_645_463_325_252);
    let mut table = String::from(
        "# What turns each verdict\n\nFor every rule, every change it speaks about and every fact it declares to read: two cases that \
         differ in that fact alone, and what the rule says of them. Where no such pair flips the verdict, the fact moves only the figures \
         of what is said. No other fact changes anything. Found among random cases and written by `tests/tests/reads.rs`.\n\n\
         | rule | what is happening | fact | in one case | in the other | verdicts |\n|---|---|---|---|---|---|\n",
    );
    let (mut rows, mut flips) = (0, 0);
    for rule in RULES {
        for (spoken, declared) in rule.when {
            let found = pairs(rule, *spoken, &mut random);
            let read: BTreeSet<Fact> = found.keys().copied().collect();
            let declared: BTreeSet<Fact> = declared.iter().collect();
            let undeclared: Vec<&Fact> = read.difference(&declared).collect();
            assert!(undeclared.is_empty(), "{} reads {undeclared:?} of {spoken} and does not say so", rule.id);
            let idle: Vec<&Fact> = declared.difference(&read).collect();
            assert!(idle.is_empty(), "{} declares {idle:?} of {spoken}, and no case in {CASES} turns on it", rule.id);
            for (fact, pair) in found {
                let ([one, other], [before, after]) = (&pair.values, pair.verdicts);
                let said = if pair.flips() { format!("{before} → {after}") } else { format!("{before}, other figures") };
                writeln!(table, "| {} | {spoken} | {fact} | {one} | {other} | {said} |", rule.id).expect("a String takes all");
                rows += 1;
                flips += u32::from(pair.flips());
            }
        }
    }
    println!("{rows} facts read, {flips} of them flip a verdict alone");
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/verdicts.md");
    if std::env::var_os("UPDATE_PAGES").is_some() {
        fs::write(&page, &table).expect("the page");
    }
    assert!(
        fs::read_to_string(&page).ok().as_ref() == Some(&table),
        "UPDATE_PAGES=1 cargo test -p rehab-rules-tests --test reads writes docs/verdicts.md anew"
    );
}
