//! What a rule declares to read of a change is what it reads: no fact beside it moves its verdict, and each of it does.

use chrono::{Days, NaiveDate};
use rehab_rules::rules::RULES;
use rehab_rules::{Case, Fact, Facts, InfoField, Period, PeriodKind, Services};
use std::borrow::Cow;
use std::collections::BTreeSet;

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
        Fact::DutyDaysOfClients => {
            (course.client_missed, course.earliest_duty_day) = (random.flag(), random.perhaps(Random::day))
        }
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

#[test]
fn a_rule_reads_of_each_change_what_it_declares() {
    const CASES: u32 = 2_500;
    let services: &'static Services = Box::leak(Box::new(Services::built_in()));
    let mut random = Random(88_172_645_463_325_252);
    let mut pairs = 0;
    for rule in RULES {
        for (spoken, declared) in rule.when {
            pairs += 1;
            let mut read = BTreeSet::new();
            for number in 0..CASES {
                let on = random.day();
                let id = if number % 2 == 0 { "kela.family-carers" } else { "kela.rare-connective-tissue" };
                let mut case = Case::new(on, *spoken, services.in_force(id, on).expect("a built-in service"), Facts::ALL);
                Fact::ALL.iter().for_each(|fact| change(*fact, &mut case, &mut random));
                let verdict = format!("{:?}", (rule.check)(&case));
                for fact in Fact::ALL.iter().filter(|fact| !read.contains(*fact)).collect::<Vec<_>>() {
                    let mut other = case.clone();
                    change(*fact, &mut other, &mut random);
                    if format!("{:?}", (rule.check)(&other)) != verdict {
                        read.insert(*fact);
                    }
                }
            }
            let declared: BTreeSet<Fact> = declared.iter().collect();
            let undeclared: Vec<&Fact> = read.difference(&declared).collect();
            assert!(undeclared.is_empty(), "{} reads {undeclared:?} of {spoken} and does not say so", rule.id);
            let idle: Vec<&Fact> = declared.difference(&read).collect();
            assert!(idle.is_empty(), "{} declares {idle:?} of {spoken}, and no case in {CASES} turns on it", rule.id);
        }
    }
    assert!(pairs > 100, "rules speak about more than a hundred changes in all");
}
