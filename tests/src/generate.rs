//! Random logs that reach deep states; a seed gives the same log on every machine.
//!
//! A log consists of scenes: a course is created and filled, a client moves back and forth, few clients are left on the settle day.
//! Before most scenes the date advances, mostly to a date on which something changes (a duty day, a settle day, the first or last day
//! of a period) or an adjacent one. The generator keeps rough "books" of which courses probably exist or are confirmed and who is
//! probably attached, so that most events make sense. Some events ignore the books, and some lines are malformed. The generator uses
//! neither the engine nor the model.

mod events;
mod history;
mod malformed;
pub mod random;
pub mod records;
pub mod rows;
mod scenes;

use chrono::{Datelike, Days, Months, NaiveDate};
use random::Random;
use scenes::Scene;

/// A log with this many lines.
#[must_use]
pub fn generate(seed: u64, lines: usize) -> String {
    let mut random = Random::new(seed);
    let profile = Profile::any(&mut random);
    let year = random.one(&[2023, 2024, 2025, 2026, 2027]);
    let start = days_after(first_of_january(year), random.between(0, 364));
    let prefix = if random.percent(6) { random.one(&["Ä", "😀", "\u{ff5e}", "a\"b\\", "x\ny", "\u{1}", "k/"]) } else { "K" };
    let providers = (1..=profile.providers).map(|number| Provider {
        id: format!("P{number}"),
        on: if number == 1 { start } else { days_after(start, 7 * number as i64) },
        courses: vec![],
        clients: vec![],
        capacity: vec![],
        next_course: 1,
        next_client: 1,
        prefix,
    });
    let mut generator = Generator { providers: providers.collect(), random, profile, now: 0, lines: vec![], most: lines };
    for number in 0..generator.providers.len() {
        generator.now = number;
        generator.opening();
    }
    let mut wrote = true;
    while generator.lines.len() < lines {
        generator.now = generator.random.below(generator.providers.len());
        if wrote && generator.random.percent(generator.profile.advance) {
            generator.advance();
        }
        let scene = Scene::ALL[generator.random.weighted(&generator.profile.scenes)];
        let before = generator.lines.len();
        generator.scene(scene);
        wrote = before < generator.lines.len();
    }
    let mut log = generator.lines[..lines].join("\n");
    if 0 < lines && !generator.random.percent(3) {
        log.push('\n');
    }
    log
}

/// Dates that matter for an audit of a log: dates of events, dates on which something is due, begins or ends, and the days after them.
/// The last is the date of the last line that has one and is not an event ahead of its date.
#[must_use]
pub fn audit_days(log: &str, seed: u64, count: usize) -> Vec<NaiveDate> {
    let mut random = Random::new(seed ^ 0xaaaa);
    let mut days: Vec<NaiveDate> = Vec::new();
    let mut last = None;
    for line in log.lines() {
        let day = |name: &str| {
            let at = line.find(&format!("\"{name}\":\""))? + name.len() + 4;
            let day = NaiveDate::parse_from_str(line.get(at..at + 10)?, "%Y-%m-%d").ok()?;
            (1900..2200).contains(&day.year()).then_some(day)
        };
        if let Some(on) = day("on") {
            days.extend([on, days_after(on, 1)]);
            last = Some(on);
        }
        for counted_from in ["issued", "received"].into_iter().filter_map(day) {
            let due = months_after(counted_from, 6);
            days.extend([due, days_after(due, 1)]);
        }
        for day in ["start", "end"].into_iter().filter_map(day) {
            days.extend([day, days_after(day, 1), days_after(day, -30), days_after(day, -29)]);
        }
    }
    if days.is_empty() {
        days.push(first_of_january(2026));
    }
    let mut telling: Vec<NaiveDate> = (1..count).filter_map(|_| random.pick(&days)).collect();
    telling.extend(last);
    telling
}

// ---------------------------------------------------------------- the books

const SERVICES: [&str; 2] = ["kela.family-carers", "kela.rare-connective-tissue"];
const GROUPS: [&[&str]; 2] = [&["carer-of-child", "carer-of-adult"], &["group-1", "group-2", "group-3"]];
const TOTAL_MONTHS: [u32; 2] = [20, 9];

struct Generator {
    random: Random,
    profile: Profile,
    providers: Vec<Provider>,
    /// The current provider.
    now: usize,
    lines: Vec<String>,
    most: usize,
}

struct Provider {
    id: String,
    /// Its current date.
    on: NaiveDate,
    courses: Vec<Course>,
    clients: Vec<Client>,
    /// Service, year, places.
    capacity: Vec<(usize, i64, i64)>,
    next_course: usize,
    next_client: usize,
    /// The style of client ids.
    prefix: &'static str,
}

#[derive(Clone)]
struct Course {
    id: String,
    /// Its index in [`SERVICES`].
    service: usize,
    size: i64,
    groups: Vec<String>,
    periods: Vec<Period>,
    year: i64,
    published: bool,
    confirmed: bool,
    deleted: bool,
    clients: Vec<String>,
}

#[derive(Clone)]
struct Period {
    kind: &'static str,
    start: NaiveDate,
    end: NaiveDate,
}

#[derive(Clone)]
struct Client {
    id: String,
    service: usize,
    issued: NaiveDate,
    received: Option<NaiveDate>,
    group: Option<String>,
    has_left: bool,
    was_detached: bool,
}

impl Course {
    fn end(&self) -> Option<NaiveDate> {
        self.periods.iter().map(|period| period.end).max()
    }

    fn has_room(&self) -> bool {
        (self.clients.len() as i64) < self.size
    }
}

impl Provider {
    fn used(&self, service: usize, year: i64) -> i64 {
        let counts = |course: &&Course| !course.deleted && course.service == service && course.year == year;
        self.courses.iter().filter(counts).map(|course| course.size).sum()
    }

    fn declared(&self, service: usize, year: i64) -> Option<i64> {
        self.capacity.iter().find(|known| (known.0, known.1) == (service, year)).map(|known| known.2)
    }

    fn is_open(&self, course: &Course) -> bool {
        !course.deleted && course.end().is_none_or(|end| self.on <= end)
    }

    fn is_placed(&self, client: &str, service: usize) -> bool {
        let holds = |course: &Course| course.clients.iter().any(|known| known == client);
        self.courses.iter().any(|course| course.service == service && self.is_open(course) && holds(course))
    }

    fn client_mut(&mut self, id: &str, service: usize) -> Option<&mut Client> {
        self.clients.iter_mut().find(|client| client.id == id && client.service == service)
    }
}

// ---------------------------------------------------------------- profiles of logs

/// The character of a log: percentages, unless stated otherwise.
struct Profile {
    /// The number of providers.
    providers: usize,
    /// An event ignores the books.
    chaos: u64,
    /// The date advances before a scene.
    advance: u64,
    /// When it advances, it advances far.
    far: u64,
    /// An event ahead of its date is far ahead. In observe mode, all later events are out of order.
    far_ahead: u64,
    /// A course is small.
    small: u64,
    /// A scene concerns the second service.
    second_service: u64,
    /// The weights of the scenes, in order.
    scenes: [u64; Scene::ALL.len()],
}

impl Profile {
    fn any(random: &mut Random) -> Profile {
        let mut profile = Profile {
            providers: 1 + random.below(3),
            chaos: 12,
            advance: 55,
            far: 12,
            far_ahead: if random.percent(5) { 100 } else { 0 },
            small: 65,
            second_service: 40,
            scenes: Scene::ALL.map(Scene::usual_weight),
        };
        let kind = random.below(10);
        let mut often = |scenes: &[(Scene, u64)]| {
            for (scene, weight) in scenes {
                profile.scenes[*scene as usize] = *weight;
            }
        };
        match kind {
            0 => {}
            1 => {
                // many clients on few courses
                often(&[(Scene::Create, 3), (Scene::Fill, 20), (Scene::Resize, 8)]);
                (profile.providers, profile.second_service, profile.small) = (1, 15, 35);
            }
            2 => {
                // many courses
                often(&[(Scene::Create, 18), (Scene::Move, 14), (Scene::EmptyAndDelete, 8), (Scene::Capacity, 10)]);
            }
            3 => {
                // many prohibited events
                (profile.chaos, profile.advance) = (60, 65);
            }
            4 => {
                // long spans
                (profile.providers, profile.far, profile.advance) = (1, 45, 75);
            }
            5 => {
                // deadlines: decisions, attachments and confirmations around the dates that matter
                often(&[(Scene::Decision, 14), (Scene::Confirm, 14), (Scene::BackAndForth, 12)]);
                (profile.providers, profile.advance, profile.chaos) = (1, 75, 5);
            }
            6 => {
                // schedules
                often(&[(Scene::Reschedule, 16), (Scene::ReschedulePeriod, 16)]);
                (profile.providers, profile.advance) = (1, 65);
            }
            7 => {
                // leaving and coming back
                often(&[(Scene::ChangeProvider, 8), (Scene::End, 6), (Scene::TellAuthorityLine, 6)]);
                often(&[(Scene::Decision, 12), (Scene::Detach, 8)]);
                profile.second_service = 50;
            }
            8 => {
                // states that no allowed action leads to
                often(&[(Scene::History, 60)]);
                (profile.providers, profile.chaos) = (1, 5);
            }
            _ => {
                // denied events with future dates
                often(&[(Scene::Ahead, 12)]);
                (profile.providers, profile.far_ahead) = (1 + random.below(2), 70);
            }
        }
        profile
    }
}

// ---------------------------------------------------------------- lines

/// A line under construction: keys with the JSON of their values.
#[derive(Clone)]
struct Line {
    fields: Vec<(String, String)>,
}

impl Line {
    fn put(&mut self, name: &str, json: impl ToString) {
        self.fields.push((name.into(), json.to_string()));
    }

    fn put_text(&mut self, name: &str, text: impl ToString) {
        self.put(name, quoted(&text.to_string()));
    }

    fn put_texts(&mut self, name: &str, texts: &[String]) {
        let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
        self.put(name, format!("[{}]", texts.join(",")));
    }

    fn put_periods(&mut self, periods: &[Period]) {
        let write = |period: &Period| {
            format!("{{\"kind\":\"{}\",\"start\":\"{}\",\"end\":\"{}\"}}", period.kind, period.start, period.end)
        };
        self.put("periods", format!("[{}]", periods.iter().map(write).collect::<Vec<_>>().join(",")));
    }

    /// Changes the value of a field of the line.
    fn set(&mut self, name: &str, json: &str) {
        for (_, value) in self.fields.iter_mut().filter(|(key, _)| key == name) {
            *value = json.to_string();
        }
    }

    fn to_json(&self) -> String {
        let fields: Vec<String> = self.fields.iter().map(|(key, value)| format!("{}:{value}", quoted(key))).collect();
        format!("{{{}}}", fields.join(","))
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

impl Generator {
    /// The beginning of an event of the current provider.
    fn line(&self, action: &str) -> Line {
        let mut line = Line { fields: vec![] };
        line.put_text("on", self.on());
        line.put_text("provider", &self.provider().id);
        line.put_text("action", action);
        line
    }

    /// Sets a flag to true or false with these percentages, rarely to null, and otherwise omits it.
    fn put_flag(&mut self, line: &mut Line, name: &str, yes: i64, no: i64) {
        let roll = self.random.between(0, 99);
        if roll < yes {
            line.put(name, true);
        } else if roll < yes + no {
            line.put(name, false);
        } else if roll == 99 {
            line.put(name, "null");
        }
    }

    /// Writes a line, and occasionally a malformed one before it.
    fn write(&mut self, line: Line) {
        if self.random.percent(4) {
            let malformed = self.malformed(&line);
            self.lines.push(malformed);
        }
        let line = if self.random.percent(2) { self.shuffled(line) } else { line };
        let mut json = line.to_json();
        if self.random.percent(1) {
            json = format!("{}{json} \t\r", self.random.one(&["", " ", "\t"]));
        }
        if self.random.percent(1) {
            // the same event in another format
            json = json.replacen("\"on\":", "\"\\u006fn\" : ", 1).replacen('_', "\\u005F", 1);
        }
        self.lines.push(json);
    }

    fn shuffled(&mut self, mut line: Line) -> Line {
        for i in (1..line.fields.len()).rev() {
            line.fields.swap(i, self.random.below(i + 1));
        }
        line
    }

    fn is_full(&self) -> bool {
        self.most <= self.lines.len()
    }
}

// ---------------------------------------------------------------- days

fn days_after(day: NaiveDate, days: i64) -> NaiveDate {
    if 0 <= days { day + Days::new(days.unsigned_abs()) } else { day - Days::new(days.unsigned_abs()) }
}

fn months_after(day: NaiveDate, months: u32) -> NaiveDate {
    day + Months::new(months)
}

fn months_before(day: NaiveDate, months: u32) -> NaiveDate {
    day - Months::new(months)
}

fn first_of_january(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 1, 1).expect("every year has one")
}

impl Generator {
    fn on(&self) -> NaiveDate {
        self.provider().on
    }

    /// The dates on which something changes, and some adjacent ones.
    fn days_that_matter(&self) -> Vec<NaiveDate> {
        let mut days = Vec::new();
        for client in self.provider().clients.iter().filter(|client| !client.has_left) {
            days.push(months_after(client.issued, 6));
            days.push(months_after(client.received.unwrap_or(client.issued), 6));
        }
        for course in self.provider().courses.iter().filter(|course| !course.deleted) {
            if let Some(first) = course.periods.first() {
                days.extend([days_after(first.start, -30), days_after(first.start, -29)]);
            }
            for period in &course.periods {
                days.extend([period.start, days_after(period.start, 1), period.end]);
            }
            days.extend(course.end().map(|end| days_after(end, 1)));
        }
        let new_year = first_of_january(self.on().year() + 1);
        days.extend([days_after(new_year, -1), new_year]);
        days
    }

    /// Advances the provider's current date.
    fn advance(&mut self) {
        let on = self.on();
        let within = |days: i64, generator: &Generator| {
            let mut ahead = generator.days_that_matter();
            ahead.retain(|day| on < *day && *day < days_after(on, days));
            ahead.sort_unstable();
            ahead
        };
        let next = if self.random.percent(self.profile.far) {
            if self.random.percent(60) {
                let mut ahead = within(190, self);
                if ahead.is_empty() {
                    ahead.push(days_after(on, 45));
                }
                let day = self.random.one(&ahead);
                days_after(day, self.random.between(-1, 1)).max(on)
            } else {
                days_after(on, self.random.between(30, 200))
            }
        } else if self.random.percent(50) {
            let mut ahead = within(60, self);
            ahead.dedup();
            ahead.truncate(3);
            if ahead.is_empty() {
                ahead.push(days_after(on, self.random.between(1, 30)));
            }
            let day = self.random.one(&ahead);
            days_after(day, self.random.one(&[0, 0, 0, 1, 1, -1])).max(on)
        } else {
            days_after(on, self.random.one(&[1, 1, 1, 2, 3, 5, 8, 14, 20]))
        };
        self.provider_mut().on = next;
    }
}

// ---------------------------------------------------------------- choosing

impl Generator {
    fn provider(&self) -> &Provider {
        &self.providers[self.now]
    }

    fn provider_mut(&mut self) -> &mut Provider {
        &mut self.providers[self.now]
    }

    fn course(&self, course: usize) -> &Course {
        &self.provider().courses[course]
    }

    fn course_mut(&mut self, course: usize) -> &mut Course {
        &mut self.provider_mut().courses[course]
    }

    fn chaos(&mut self) -> bool {
        self.random.percent(self.profile.chaos)
    }

    fn a_service(&mut self) -> usize {
        usize::from(self.random.percent(self.profile.second_service))
    }

    /// A course that passes the test; occasionally any course.
    fn a_course(&mut self, test: impl Fn(&Course) -> bool) -> Option<usize> {
        let all: Vec<usize> = (0..self.provider().courses.len()).collect();
        if all.is_empty() || self.random.percent(3) {
            return self.random.pick(&all);
        }
        let good: Vec<usize> = all.iter().copied().filter(|course| test(self.course(*course))).collect();
        if good.is_empty() {
            return if self.chaos() { self.random.pick(&all) } else { None };
        }
        if self.chaos() && self.random.percent(40) {
            return self.random.pick(&all);
        }
        self.random.pick(&good)
    }

    /// Like `course`, but only courses that are not deleted and have not ended.
    fn an_open_course(&mut self, test: impl Fn(&Course) -> bool) -> Option<usize> {
        let on = self.on();
        self.a_course(|course| !course.deleted && course.end().is_none_or(|end| on <= end) && test(course))
    }

    /// An open course of the service with room, other than the given one.
    fn another_course(&mut self, than: &str, service: usize) -> Option<usize> {
        self.an_open_course(|course| course.id != than && course.service == service && course.has_room())
    }

    /// A client of the service, on no open course if `free` is requested; occasionally any client.
    fn a_client(&mut self, service: usize, free: bool) -> Option<String> {
        let all: Vec<String> = self.provider().clients.iter().map(|client| client.id.clone()).collect();
        if all.is_empty() {
            return None;
        }
        if self.random.percent(2) || (self.chaos() && self.random.percent(25)) {
            return self.random.pick(&all);
        }
        let provider = self.provider();
        let is_good = |client: &&Client| {
            client.service == service && !client.has_left && (!free || !provider.is_placed(&client.id, service))
        };
        let good: Vec<String> = provider.clients.iter().filter(is_good).map(|client| client.id.clone()).collect();
        self.random.pick(&good)
    }

    fn an_office(&mut self) -> &'static str {
        self.random.one(&["Turku", "Oulu"])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_has_the_requested_number_of_lines() {
        // The seeds include profiles of every kind, and filled courses without a target group.
        for seed in 0..500 {
            for lines in [0, 1, 7, 120] {
                let pieces = generate(seed, lines).split('\n').count();
                assert!(pieces == lines || pieces == lines + 1, "seed {seed}: {pieces} of {lines} lines"); // the last may have a line end
            }
        }
    }

    #[test]
    fn a_seed_gives_the_same_log_every_time_and_another_seed_another() {
        assert_eq!(generate(7, 120), generate(7, 120));
        assert_ne!(generate(7, 120), generate(8, 120));
    }

    #[test]
    fn audit_dates_have_the_requested_number_and_end_with_the_last_event() {
        let log = "{\"on\":\"2026-01-05\"}\n{\"on\":\"2026-02-03\",\"issued\":\"2025-12-01\"}\n";
        let days = audit_days(log, 1, 3);
        assert_eq!(days.len(), 3);
        assert_eq!(days.last(), NaiveDate::from_ymd_opt(2026, 2, 3).as_ref());
        assert_eq!(audit_days("", 1, 3).len(), 2, "a log without days is audited on a day too");
    }
}
