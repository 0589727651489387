//! Random records; a seed gives the same record on every machine.
//!
//! Most dates of a therapy are on or next to dates that matter: the ends of its period, the due date of its report, the patient's 65th
//! birthday, the ends of months and the end of February. About one record in ten is malformed, with one or more errors. The generator
//! uses neither the engine nor the model.

mod coordinator;
#[cfg(test)]
mod summaries;

use super::random::Random;
use super::{days_after, months_after, months_before, quoted};
use chrono::{Datelike, NaiveDate};

/// A record of any kind.
#[must_use]
pub fn record(seed: u64) -> String {
    let mut random = Random::new(seed ^ 0x7ec0_7d5e);
    let lacking = random.one(&[0, 0, 3, 10, 30, 60]);
    let mut maker = Maker { random, lacking };
    let mut record = match maker.random.weighted(&[26, 49, 25]) {
        0 => maker.distance(),
        1 => maker.therapy(),
        _ => maker.coordinator(),
    };
    if maker.random.percent(10) {
        if maker.random.percent(14) {
            return maker.spoiled_text(record.to_json());
        }
        for _ in 0..maker.random.one(&[1, 1, 1, 1, 2, 2, 3]) {
            maker.spoil(&mut record);
        }
    }
    maker.written(record)
}

struct Maker {
    random: Random,
    /// The percentage of values that are missing or not as they should be.
    lacking: u64,
}

// ---------------------------------------------------------------- JSON

/// A JSON value under construction.
#[derive(Clone)]
enum Node {
    /// A string, number or word, as written.
    Leaf(String),
    List(Vec<Node>),
    Object(Vec<(String, Node)>),
}

impl Node {
    fn to_json(&self) -> String {
        match self {
            Node::Leaf(json) => json.clone(),
            Node::List(list) => format!("[{}]", list.iter().map(Node::to_json).collect::<Vec<_>>().join(",")),
            Node::Object(fields) => {
                let write = |(name, node): &(String, Node)| format!("{}:{}", quoted(name), node.to_json());
                format!("{{{}}}", fields.iter().map(write).collect::<Vec<_>>().join(","))
            }
        }
    }

    /// The number of nodes, including this one.
    fn count(&self) -> usize {
        match self {
            Node::Leaf(_) => 1,
            Node::List(list) => 1 + list.iter().map(Node::count).sum::<usize>(),
            Node::Object(fields) => 1 + fields.iter().map(|(_, node)| node.count()).sum::<usize>(),
        }
    }

    /// The nodes inside this one, one level down.
    fn inside(&mut self) -> Vec<&mut Node> {
        match self {
            Node::Leaf(_) => vec![],
            Node::List(list) => list.iter_mut().collect(),
            Node::Object(fields) => fields.iter_mut().map(|(_, node)| node).collect(),
        }
    }

    /// The node with this index in preorder; this node is 0.
    fn at(&mut self, number: usize) -> &mut Node {
        if number == 0 {
            return self;
        }
        let mut left = number - 1;
        for node in self.inside() {
            if left < node.count() {
                return node.at(left);
            }
            left -= node.count();
        }
        unreachable!("there are so many nodes")
    }

    fn field(&mut self, name: &str) -> Option<&mut Node> {
        match self {
            Node::Object(fields) => fields.iter_mut().find(|(known, _)| known == name).map(|(_, node)| node),
            _ => None,
        }
    }
}

/// The fields of an object under construction.
#[derive(Default)]
struct Fields(Vec<(String, Node)>);

impl Fields {
    fn put(&mut self, name: &str, node: Node) {
        self.0.push((name.into(), node));
    }

    /// Adds a number, a flag, or any other JSON.
    fn raw(&mut self, name: &str, json: impl ToString) {
        self.put(name, Node::Leaf(json.to_string()));
    }

    fn text(&mut self, name: &str, text: &str) {
        self.put(name, text_node(text));
    }

    fn day(&mut self, name: &str, day: NaiveDate) {
        self.put(name, day_node(day));
    }

    fn object(self) -> Node {
        Node::Object(self.0)
    }
}

fn text_node(text: &str) -> Node {
    Node::Leaf(quoted(text))
}

/// A date in the range of the input.
fn day_node(day: NaiveDate) -> Node {
    text_node(&day.clamp(date(1900, 1, 1), date(2199, 12, 31)).to_string())
}

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

fn end_of_month(day: NaiveDate) -> NaiveDate {
    days_after(months_after(date(day.year(), day.month(), 1), 1), -1)
}

impl Maker {
    fn lacks(&mut self) -> bool {
        self.random.percent(self.lacking)
    }

    /// Often writes the object in another order, with white space, nulls or escapes; the meaning is the same.
    fn written(&mut self, mut record: Node) -> String {
        if self.random.percent(8) {
            self.with_nulls(&mut record);
        }
        if self.random.percent(15) {
            self.shuffle(&mut record);
        }
        let mut json = record.to_json();
        if self.random.percent(5) {
            let blank = self.random.one(&[" ", "\n", "\r\n", "\t", "\n  "]);
            json = format!("{blank}{}{blank}", json.replace("\":", &format!("\"{blank}:{blank}")));
        }
        if self.random.percent(4) {
            json = json.replacen("\"record\"", "\"\\u0072ecord\"", 1).replacen('_', "\\u005F", 1);
        }
        json
    }

    fn with_nulls(&mut self, record: &mut Node) {
        let fields = [
            "spread",
            "report",
            "plan",
            "invoice",
            "minutes",
            "final_summary",
            "Zz",
            "note",
            "directed",
            "need",
            "goal",
            "ending",
            "plan_time",
        ];
        for _ in 0..3 {
            let number = self.random.below(record.count());
            let name = self.random.one(&fields);
            if let Node::Object(fields) = record.at(number)
                && !fields.iter().any(|(known, _)| known == name)
            {
                fields.push((name.into(), Node::Leaf("null".into())));
            }
        }
    }

    fn shuffle(&mut self, node: &mut Node) {
        if let Node::Object(fields) = node {
            for i in (1..fields.len()).rev() {
                fields.swap(i, self.random.below(i + 1));
            }
        }
        for inside in node.inside() {
            self.shuffle(inside);
        }
    }

    /// A string; rarely of the minimum or maximum length.
    fn text(&mut self, usual: &str, longest: Option<usize>) -> String {
        if self.random.percent(98) {
            return usual.into();
        }
        match longest {
            Some(longest) => self.random.one(&["a", "ä", "😀"]).repeat(longest),
            None => self.random.one(&["x", " ", "\u{1}", "a\"b\\", "😀"]).repeat(self.random.one(&[1, 201, 3000])),
        }
    }

    fn id(&mut self, usual: &str) -> Node {
        text_node(&self.text(usual, Some(200)))
    }

    fn prose(&mut self, usual: &str) -> Node {
        text_node(&self.text(usual, None))
    }
}

// ---------------------------------------------------------------- days

impl Maker {
    /// A date, often at the end or beginning of a month, or in the last days of February.
    fn any_day(&mut self) -> NaiveDate {
        let year = match self.random.below(40) {
            0 => self.random.one(&[1900, 1904, 1999, 2000, 2099, 2100, 2199]),
            _ => self.random.between(2015, 2030) as i32,
        };
        let day = days_after(date(year, 1, 1), self.random.between(0, 364));
        match self.random.below(10) {
            0..=3 => end_of_month(day),
            4 => date(day.year(), day.month(), 1),
            5 => days_after(end_of_month(day), -1),
            6 => end_of_month(date(self.random.one(&[2016, 2020, 2024, 2028]), 2, 1)),
            _ => day,
        }
    }

    /// The date itself or a date close to it.
    fn beside(&mut self, day: NaiveDate) -> NaiveDate {
        days_after(day, self.random.one(&[0, 0, 0, 0, 1, 1, -1, -1, 2, -2]))
    }

    fn beside_one(&mut self, days: &[NaiveDate]) -> NaiveDate {
        let day = self.random.one(days);
        self.beside(day)
    }
}

// ---------------------------------------------------------------- distance rehabilitation

const ANSWERS: [&str; 28] = [
    "suitability_assessed_with_client",
    "provider_space",
    "client_space",
    "space_privacy",
    "data_protection",
    "data_security",
    "provider_support",
    "client_support",
    "emergency_instructions",
    "technical_problem_instructions",
    "insurance",
    "instructions_checked",
    "platform_compliant",
    "client_informed_security",
    "client_informed_protection",
    "client_informed_privacy",
    "supervisory_guidance",
    "client_finds_it_works",
    "furthers_rehabilitation",
    "staff_competence",
    "provider_answers_for_security",
    "client_guided",
    "directed",
    "followed_up",
    "encrypted_connection",
    "strong_authentication",
    "client_instructions_read",
    "both_see_each_other",
];

/// First and last days of versions in `tests/services`.
const VERSION_DAYS: [(i32, u32, u32); 9] = [
    (2024, 3, 1),
    (2024, 12, 31),
    (2025, 6, 30),
    (2025, 7, 1),
    (2026, 1, 31),
    (2026, 6, 30),
    (2026, 7, 1),
    (2026, 12, 31),
    (2027, 2, 1),
];

impl Maker {
    fn distance(&mut self) -> Node {
        let mut record = Fields::default();
        record.text("record", "distance_readiness");
        let service = if self.random.percent(4) { "kela.unknown" } else { "kela.family-carers" };
        record.text("service", if self.random.percent(40) { "kela.rare-connective-tissue" } else { service });
        let forms: &[&str] = match self.random.below(10) {
            0 => &[],
            1..=3 => &["digital"],
            4..=6 => &["video_call"],
            7..=8 => &["video_call", "digital"],
            _ => &["digital", "video_call"],
        };
        record.put("forms", Node::List(forms.iter().map(|form| text_node(form)).collect()));
        let on = if self.random.percent(60) {
            let (year, month, day) = self.random.one(&VERSION_DAYS);
            self.beside(date(year, month, day))
        } else {
            self.any_day()
        };
        record.day("on", on);
        let mut answers = Fields::default();
        for answer in ANSWERS {
            if !self.lacks() {
                answers.raw(answer, true);
            } else if self.random.percent(50) {
                answers.raw(answer, false);
            }
        }
        record.put("answers", answers.object());
        record.object()
    }
}

// ---------------------------------------------------------------- therapy

/// The days of a therapy.
struct Days {
    issued: NaiveDate,
    valid_from: NaiveDate,
    valid_to: NaiveDate,
    action_text_end: Option<NaiveDate>,
    /// The due date of the report, unless it is before the period begins.
    due: NaiveDate,
    written_on: NaiveDate,
    birth_date: NaiveDate,
    as_of: NaiveDate,
}

impl Days {
    fn effective_end(&self) -> NaiveDate {
        self.action_text_end.unwrap_or(self.valid_to)
    }
}

impl Maker {
    fn days(&mut self) -> Days {
        let valid_from = self.any_day();
        let valid_to = match self.random.below(10) {
            0 => days_after(valid_from, self.random.one(&[0, 1, 2, 6, 27, 28, 29, 30, 31])),
            1 => days_after(valid_from, self.random.between(57, 63)),
            2 => self.beside(months_after(valid_from, 2)),
            3 => self.beside(end_of_month(months_after(valid_from, 2))),
            4 | 5 => end_of_month(months_after(valid_from, self.random.between(3, 12) as u32)),
            _ => {
                let months = self.random.between(3, 14) as u32;
                days_after(months_after(valid_from, months), self.random.one(&[-1, -1, -1, 0, 1]))
            }
        };
        let valid_to = valid_to.max(valid_from);
        let action_text_end = match self.random.below(20) {
            0..=10 => None,
            11 => Some(valid_to),
            12 | 13 => Some(self.beside(valid_to)),
            14 | 15 => Some(days_after(valid_to, self.random.between(1, 90))),
            16 | 17 => Some(days_after(valid_to, -self.random.between(1, 90))),
            18 => Some(self.beside(valid_from)),
            _ => Some(days_after(valid_from, -self.random.between(1, 40))),
        };
        let effective_end = action_text_end.unwrap_or(valid_to);
        let due = months_before(effective_end, 2);
        let written_on = match self.random.below(4) {
            0 => self.any_day(),
            1 => self.beside(months_before(due, 12)),
            _ => days_after(valid_from, -self.random.between(0, 400)),
        };

        // The date of the evaluation is one that matters; the patient is often about to turn sixty-five.
        let telling = [due, due, due, due, valid_from, valid_to, effective_end, written_on, months_after(written_on, 12)];
        let mut as_of = self.beside_one(&telling);
        let sixty_five_years = 65 * 12;
        let birth_date = match self.random.below(20) {
            0..=6 => {
                let day = months_before(as_of, sixty_five_years);
                self.beside(day)
            }
            7 => {
                let birth_date = date(self.random.one(&[1952, 1956, 1960, 1964]), 2, 29);
                as_of = self.beside(months_after(birth_date, sixty_five_years));
                birth_date
            }
            8 => self.any_day(),
            _ => days_after(as_of, -self.random.between(0, 36_000)),
        };
        let issued = days_after(valid_from, self.random.one(&[-30, -12, -1, -1, 0, 0, 1, 20]));
        Days { issued, valid_from, valid_to, action_text_end, due, written_on, birth_date, as_of }
    }

    fn therapy(&mut self) -> Node {
        let days = self.days();
        let mut record = Fields::default();
        record.text("record", "therapy_case");
        let mut patient = Fields::default();
        patient.day("birth_date", days.birth_date);
        record.put("patient", patient.object());
        let mut need = Fields::default();
        need.text("category", if self.random.percent(75) { "long_term" } else { "short_term" });
        need.raw("demanding", self.random.percent(75));
        record.put("need", need.object());
        if self.random.percent(80) {
            let plan = self.plan(&days);
            record.put("plan", plan);
        }
        let visits = self.visit_days(&days);
        if self.random.percent(90) {
            let commitment = self.commitment(&days, visits.len());
            record.put("commitment", commitment);
        }
        let visit_nodes = visits.iter().map(|date| self.visit(*date)).collect();
        record.put("visits", Node::List(visit_nodes));
        if self.random.percent(50) {
            let invoice = self.invoice(&visits);
            record.put("invoice", invoice);
        }
        if self.random.percent(65) {
            let report = self.report(&days, &visits);
            record.put("report", report);
        }
        if self.random.percent(45) {
            let mut spread = Fields::default();
            spread.raw("max_gap_days", self.max_gap(&days, &visits));
            record.put("spread", spread.object());
        }
        record.day("as_of", days.as_of);
        record.object()
    }

    fn plan(&mut self, days: &Days) -> Node {
        let count = self.random.one(&[0, 1, 1, 2, 2, 3, 4, 11]);
        let mut goals = Vec::new();
        for _ in 0..count {
            let mut goal = Fields::default();
            goal.put("text", self.prose("g"));
            goal.raw("concrete", !self.lacks());
            goal.raw("measurable", !self.lacks());
            for name in ["motivating", "gas"] {
                if !self.lacks() {
                    goal.raw(name, true);
                } else if self.random.percent(50) {
                    goal.raw(name, false);
                }
            }
            if self.random.percent(75) {
                let telling = [days.as_of, days.as_of, days.written_on, months_after(days.written_on, 12)];
                let long_before = days_after(days.as_of, -self.random.between(1, 30));
                let evaluated_on = if self.random.percent(60) { long_before } else { self.beside_one(&telling) };
                goal.day("evaluated_on", evaluated_on);
            }
            if !self.lacks() {
                goal.text("outcome", self.random.one(&["new_goals", "ended"]));
            }
            goals.push(goal.object());
        }
        let mut plan = Fields::default();
        plan.day("written_on", days.written_on);
        plan.put("goals", Node::List(goals));
        plan.object()
    }

    fn commitment(&mut self, days: &Days, visits: usize) -> Node {
        let mut commitment = Fields::default();
        commitment.put("number", self.id("B-1"));
        commitment.day("issued", days.issued);
        commitment.day("valid_from", days.valid_from);
        commitment.day("valid_to", days.valid_to);
        let number = match self.random.below(10) {
            0 => self.random.one(&[0, 1_000_000]),
            1..=5 => self.random.between(0, visits as i64),
            _ => visits as i64 + self.random.between(0, 2),
        };
        commitment.raw("visits", number);
        if !self.lacks() {
            commitment.raw("visit_minutes", self.random.one(&[0, 30, 45, 45, 60, 1_000_000]));
        }
        if let Some(end) = days.action_text_end {
            commitment.day("action_text_end", end);
        }
        commitment.object()
    }

    /// Visits, in any order; several can be on one date.
    fn visit_days(&mut self, days: &Days) -> Vec<NaiveDate> {
        let length = (days.effective_end() - days.valid_from).num_days().max(0);
        let third = |number: i64| days_after(days.valid_from, (length + 1) * number / 3);
        let telling = [days.valid_from, days.valid_from, days.valid_to, days.valid_to, days.effective_end(), third(1), third(2)];
        let count = self.random.one(&[0, 1, 2, 3, 4, 5, 6, 8, 12]);
        let mut visits: Vec<NaiveDate> = Vec::new();
        for _ in 0..count {
            let day = match self.random.below(10) {
                0..=3 => self.beside_one(&telling),
                4 => self.random.pick(&visits).unwrap_or(days.valid_from),
                5 => days_after(days.effective_end().max(days.valid_to), -self.random.between(-3, 20)),
                _ => days_after(days.valid_from, self.random.between(0, length)),
            };
            visits.push(day);
        }
        visits
    }

    fn visit(&mut self, date: NaiveDate) -> Node {
        let minutes = self.random.one(&[0, 30, 45, 45, 45, 60, 1_000_000]);
        let mut visit = Fields::default();
        visit.day("date", date);
        visit.raw("minutes", minutes);
        if self.random.percent(10) {
            visit.raw("charting_minutes", 0);
        } else if self.lacks() {
            visit.raw("charting_minutes", self.random.one(&[0, 1, minutes - 1, minutes]).clamp(0, minutes));
        }
        visit.object()
    }

    fn invoice(&mut self, visits: &[NaiveDate]) -> Node {
        let count = self.random.one(&[0, 1, 2, 3, 4, 5, 13]);
        let amounts = ["80", "80", "45.5", "0", "-3", "-0", "1e3", "0.5E-2", "123456789012345678901234567890"];
        let mut lines = Vec::new();
        for _ in 0..count {
            let mut line = Fields::default();
            if self.random.percent(70) {
                let visit = self.random.pick(visits);
                line.day("date", visit.unwrap_or(date(2026, 1, 1)));
            }
            let is_odd = self.lacks();
            line.text("kind", if is_odd { self.random.one(&["administration", "charting", "visit"]) } else { "visit" });
            if !self.lacks() {
                line.raw("minutes", self.random.one(&[0, 10, 45, 60]));
            }
            line.raw("amount", self.random.one(&amounts));
            lines.push(line.object());
        }
        let mut invoice = Fields::default();
        invoice.put("lines", Node::List(lines));
        invoice.object()
    }

    fn report(&mut self, days: &Days, visits: &[NaiveDate]) -> Node {
        let mut report = Fields::default();
        for name in ["received_by_ahs", "given_to_patient"] {
            match self.random.below(10) {
                0 => {}
                1 => report.raw(name, true),
                2 | 3 => report.day(name, days_after(days.due, -self.random.between(0, 20))),
                4 | 5 => report.day(name, self.beside(days.as_of)),
                _ => {
                    let earlier = days.due.min(days.as_of);
                    report.day(name, self.beside_one(&[days.due, days.due, days.as_of, earlier, days.effective_end()]));
                }
            }
        }
        if self.random.percent(60) {
            report.raw("ends_with_commitment", self.random.percent(50));
        }
        for name in ["patient_name", "patient_id", "commitment_number", "therapist_name", "therapist_contact"] {
            if name == "patient_id" && !self.lacks() {
                let code = self.identity_code();
                report.text(name, &code);
            } else if !self.lacks() {
                report.put(name, self.id("B-1"));
            }
        }
        if !self.lacks() {
            let mut sessions = Vec::new();
            for date in visits.iter().take(self.random.below(4)) {
                let mut session = Fields::default();
                if !self.random.percent(self.lacking / 3) {
                    session.day("date", *date);
                }
                if !self.random.percent(self.lacking / 3) {
                    session.raw("minutes", self.random.one(&[0, 45]));
                }
                sessions.push(session.object());
            }
            report.put("sessions", Node::List(sessions));
        }
        for name in ["functioning", "goals_and_results", "instruments_and_results", "motivation", "goal_attainment"] {
            if !self.lacks() {
                report.put(name, self.prose("f"));
            }
        }
        if !self.lacks() {
            let mut continuation = Fields::default();
            if !self.lacks() {
                continuation.raw("need", self.random.percent(50));
            }
            for name in ["grounds", "goal"] {
                if !self.lacks() {
                    continuation.put(name, self.prose("g"));
                }
            }
            report.put("continuation", continuation.object());
        }
        if self.random.percent(60) {
            report.put("final_summary", self.prose("s"));
        }
        if self.random.percent(50) {
            report.raw("benefit_in_proportion", self.random.percent(50));
        }
        if self.random.percent(50) {
            report.put("disproportion_note", self.prose("n"));
        }
        report.object()
    }

    /// A maximum gap: about as long as the longest gap, or any number.
    fn max_gap(&mut self, days: &Days, visits: &[NaiveDate]) -> i64 {
        let (first, last) = (days.valid_from, days.effective_end());
        let mut marks = vec![first, last];
        marks.extend(visits.iter().filter(|date| (first..=last).contains(*date)));
        marks.sort_unstable();
        let longest = marks.windows(2).map(|pair| (pair[1] - pair[0]).num_days()).max().unwrap_or(0);
        match self.random.below(3) {
            0 => self.random.one(&[0, 1, 7, 30, 60, 1_000_000]),
            _ => (longest + self.random.one(&[-1, -1, 0, 1])).max(0),
        }
    }

    /// An identity code of an artificial person (numbers from 900 are not assigned to anyone), or a similar string.
    fn identity_code(&mut self) -> String {
        let (signs, from, to) =
            self.random.one(&[("-YXWVU", 1900, 1999), ("-YXWVU", 1900, 1999), ("ABCDEF", 2000, 2030), ("+", 1800, 1899)]);
        let year = self.random.between(from, to) as i32;
        let start = match self.random.below(6) {
            0 => end_of_month(date(year, 2, 1)),
            1 => end_of_month(date(year, self.random.between(1, 12) as u32, 1)),
            _ => days_after(date(year, 1, 1), self.random.between(0, 364)),
        };
        let start = format!("{:02}{:02}{:02}", start.day(), start.month(), start.year() % 100);
        let signs: Vec<char> = signs.chars().collect();
        let sign = self.random.one(&signs);
        let number = self.random.between(900, 999);
        let good = identity_code(&start, sign, number);
        if !self.random.percent(25 + self.lacking / 2) {
            return good;
        }
        match self.random.below(17) {
            0 => identity_code(&start, self.random.one(&['G', 'T', 'Z', 'a', 'y', '/', ' ', '–', '1']), number),
            // Often a date that does not exist in its century.
            1 => identity_code("290200", self.random.one(&['+', '-', 'U', 'A', 'F']), number),
            2 => identity_code(
                self.random.one(&["310495", "320195", "000195", "011395", "010095", "300200", "290295"]),
                '-',
                number,
            ),
            3 => good.to_lowercase(),
            4 => good[..10].to_string(),
            5 => format!("{good}0"),
            6 => self.random.one(&[" ", "\u{feff}", "0"]).to_string() + &good,
            7 => format!("{good}{}", self.random.one(&[" ", "\n"])),
            8 => good.replacen(sign, "", 1),
            9 => good[..10].to_string() + self.random.one(&["G", "I", "O", "Q", "Z", "Ä", "-", "ſ"]),
            10 => good.replacen('9', "９", 1),
            11 => good.replacen('9', "O", 1),
            12 => good.replacen('0', "+", 1),
            13 => format!("{}{}", &good[1..], &good[..1]),
            14 => good.replacen(sign, "--", 1),
            // The check character of another code.
            _ => {
                let other = identity_code(&start, sign, (number - 900 + self.random.between(1, 30)) % 100 + 900);
                good[..10].to_string() + &other[10..]
            }
        }
    }
}

/// Adds the matching check character.
fn identity_code(start: &str, sign: char, number: i64) -> String {
    let remainder = format!("{start}{number}").parse::<usize>().expect("nine digits") % 31;
    let check = &"0123456789ABCDEFHJKLMNPRSTUVWXY"[remainder..=remainder];
    format!("{start}{sign}{number}{check}")
}

// ---------------------------------------------------------------- malformed records

/// Values of a different type than most fields accept.
const VALUES: [&str; 16] = [
    "5",
    "0",
    r#""""#,
    r#"" ""#,
    "true",
    "false",
    "[]",
    "{}",
    "[null]",
    "[1]",
    "[{}]",
    r#""x""#,
    r#""2026-01-15""#,
    "1.5",
    "[[[[[[[[[[]]]]]]]]]]",
    r#"{"a":{"b":1}}"#,
];

const DAYS: [&str; 14] = [
    "2026-02-29",
    "1900-02-29",
    "2026-04-31",
    "2026-2-03",
    "1899-12-31",
    "2200-01-01",
    "20260203",
    "2026-13-01",
    "2026-00-10",
    " 2026-01-05",
    "2026-01-05T00:00",
    "+026-01-05",
    "0000-01-01",
    "２026-01-0",
];

const NUMBERS: [&str; 13] = [
    "-1",
    "1.0",
    "45.5",
    "1e2",
    "1E0",
    "0e0",
    "-0",
    "1000000",
    "1000001",
    "99999999999999999999",
    "-99999999999999999999",
    r#""45""#,
    "1e400",
];

/// Fields with almost valid values, and some valid ones.
const NEARLY: [(&str, &str); 64] = [
    ("category", r#""long""#),
    ("category", "null"),
    ("demanding", r#""true""#),
    ("birth_date", "1980"),
    ("text", r#""""#),
    ("concrete", "1"),
    ("measurable", "null"),
    ("motivating", r#""yes""#),
    ("gas", "0"),
    ("evaluated_on", "true"),
    ("outcome", r#""continued""#),
    ("outcome", r#""""#),
    ("outcome", "true"),
    ("number", "1"),
    ("number", r#""""#),
    ("issued", r#""""#),
    ("visits", "1000001"),
    ("visits", "2.0"),
    ("visits", "{}"),
    ("visit_minutes", "-1"),
    ("visit_minutes", "1000001"),
    ("action_text_end", "true"),
    ("minutes", "1000001"),
    ("minutes", r#""45""#),
    ("charting_minutes", "1000001"),
    ("lines", "{}"),
    ("lines", "[null]"),
    ("kind", r#""Visit""#),
    ("kind", r#""digital""#),
    ("amount", r#""80""#),
    ("amount", "null"),
    ("received_by_ahs", "false"),
    ("received_by_ahs", r#""yes""#),
    ("given_to_patient", "1"),
    ("given_to_patient", "false"),
    ("patient_id", "10190923"),
    ("sessions", r#"[{"date":"2026-01-12","minutes":45},{"date":"2026-02-30"}]"#),
    ("sessions", r#"[{"minutes":-1,"day":1}]"#),
    ("continuation", r#"{"goal":5,"grounds":5}"#),
    ("need", r#""no""#),
    ("ends_with_commitment", "0"),
    ("benefit_in_proportion", r#""no""#),
    ("final_summary", r#""""#),
    ("max_gap_days", "-1"),
    ("answers", "[]"),
    ("answers", r#"{"directed":1,"both_see_each_other":1,"provider_space":1}"#),
    ("insurance", r#""yes""#),
    ("role", "true"),
    ("role", r#""""#),
    ("unit", r#""hospital""#),
    ("unit", r#""Primary_care""#),
    ("municipality", "[]"),
    ("started_on", "true"),
    ("done", "[]"),
    ("done", r#"{"mi_training":false,"plan_time":1,"work_rutine":true}"#),
    ("done", r#"{"hand_over_routines":"2026-02-30","st_course":false,"siths_card":{},"rehabstod_permission":null}"#),
    ("assignments", r#"["statistics","care_and_treatment","statistics"]"#),
    ("assignments", r#"["statistics","statistics","Statistik"]"#),
    ("permissions_requested", r#"["double","double"]"#),
    ("permissions_requested", r#"["sharepoint","easit",5]"#),
    ("other_conversation_method", r#""MI""#),
    ("as_of", "true"),
    ("ending", "false"),
    ("ending", r#""soon""#),
];

impl Maker {
    /// Usually adds an error.
    fn spoil(&mut self, record: &mut Node) {
        let number = self.random.below(record.count());
        match self.random.below(39) {
            0..=2 => *record.at(number) = Node::Leaf(self.random.one(&VALUES).into()),
            3 => *record.at(number) = Node::Leaf("null".into()),
            4..=6 => self.remove_one(record),
            7..=9 => self.add_unknown(record),
            10 | 11 => {
                if let Some(day) = self.pick_leaf(record, |json| json.len() == 12 && json.as_bytes()[5] == b'-') {
                    *day = Node::Leaf(quoted(self.random.one(&DAYS)));
                }
            }
            12..=15 => {
                let is_number = |json: &str| json.starts_with(|sign: char| sign == '-' || sign.is_ascii_digit());
                if let Some(leaf) = self.pick_leaf(record, is_number) {
                    *leaf = Node::Leaf(self.random.one(&NUMBERS).into());
                }
            }
            16 => {
                if let Some(leaf) = self.pick_leaf(record, |json| json.starts_with('"')) {
                    let (length, letter) = (self.random.one(&[0, 1, 200, 201]), self.random.one(&["a", "ä", "😀"]));
                    *leaf = Node::Leaf(quoted(&letter.repeat(length)));
                }
            }
            17 => self.add_element(record),
            18 => {
                let names = [
                    "course_calendar",
                    "therapy",
                    "Therapy_case",
                    "therapy_case ",
                    "coordinator",
                    "coordinator_introduction",
                    "distance_readiness",
                    "",
                ];
                let name = quoted(self.random.one(&names));
                let record_field = self.random.one(&[name.as_str(), &name, "null", "1", "[]"]).to_string();
                if let Some(field) = record.field("record") {
                    *field = Node::Leaf(record_field);
                }
            }
            19..=21 => {
                // fields of any kind of record
                let (name, json) = self.random.one(&[
                    ("forms", r#"["digital","video_call","digital"]"#),
                    ("forms", r#"["digital","Digital","digital"]"#),
                    ("service", r#""kela.unknown""#),
                    ("plan", "{}"),
                    ("visits", "[{}]"),
                    ("as_of", "true"),
                ]);
                match record.field(name) {
                    Some(field) => *field = Node::Leaf(json.into()),
                    None => self.add_unknown(record),
                }
            }
            22..=32 => self.spoil_field(record),
            33..=36 => self.spoil_commitment(record),
            _ => self.spoil_visits(record),
        }
    }

    /// A leaf that passes the test.
    fn pick_leaf<'a>(&mut self, record: &'a mut Node, test: impl Fn(&str) -> bool) -> Option<&'a mut Node> {
        let count = record.count();
        let passes = |number: &usize| matches!(record.at(*number), Node::Leaf(json) if test(json));
        let numbers: Vec<usize> = (0..count).filter(passes).collect();
        self.random.pick(&numbers).map(|number| record.at(number))
    }

    /// The record or an object inside it.
    fn pick_object<'a>(&mut self, record: &'a mut Node) -> &'a mut Node {
        let numbers: Vec<usize> = (0..record.count()).filter(|number| matches!(record.at(*number), Node::Object(_))).collect();
        let number = self.random.pick(&numbers).unwrap_or(0);
        record.at(number)
    }

    fn remove_one(&mut self, record: &mut Node) {
        let random = self.random.below(1000);
        if let Node::Object(fields) = self.pick_object(record)
            && !fields.is_empty()
        {
            fields.remove(random % fields.len());
        }
    }

    /// Adds unknown fields or a duplicate field.
    fn add_unknown(&mut self, record: &mut Node) {
        let kind = self.random.below(6);
        let name = self.random.one(&["note", "a.b", "", "plan?", "Record", "date", "goal", "visit_minutes", "ä"]);
        let random = self.random.below(1000);
        let Node::Object(fields) = self.pick_object(record) else { return };
        let mut add = |name: &str, json: &str| fields.insert(random % (fields.len() + 1), (name.into(), Node::Leaf(json.into())));
        match kind {
            0 => {
                add("zz", "1");
                add("Aa", "null");
                add("bb", "{}");
            }
            1 => {
                // 😀 is after ～ by code point, and before it by UTF-16 code unit.
                add("\u{ff5e}", "1");
                add("😀", "1");
            }
            2 => {
                if let Some(again) = fields.get(random % fields.len().max(1)).cloned() {
                    fields.push(again);
                }
            }
            _ => add(name, "1"),
        }
    }

    fn add_element(&mut self, record: &mut Node) {
        let element = Node::Leaf(self.random.one(&["null", "5", "{}", r#""""#, "[]", r#""digital""#, r#"{"date":null}"#]).into());
        let numbers: Vec<usize> = (0..record.count()).filter(|number| matches!(record.at(*number), Node::List(_))).collect();
        let Some(number) = self.random.pick(&numbers) else { return };
        let random = self.random.below(1000);
        if let Node::List(list) = record.at(number) {
            list.insert(random % (list.len() + 1), element);
        }
    }

    /// Sets a field to an almost valid value.
    fn spoil_field(&mut self, record: &mut Node) {
        for _ in 0..20 {
            let (name, json) = self.random.one(&NEARLY);
            let count = record.count();
            let numbers: Vec<usize> = (0..count).filter(|number| record.at(*number).field(name).is_some()).collect();
            if let Some(number) = self.random.pick(&numbers)
                && let Some(field) = record.at(number).field(name)
            {
                *field = Node::Leaf(json.into());
                return;
            }
        }
    }

    fn spoil_commitment(&mut self, record: &mut Node) {
        let from = self.any_day();
        let days = [day_node(from), day_node(days_after(from, -self.random.one(&[0, 1, 30])))];
        let with_a_bad_visit = self.random.percent(30);
        let Some(commitment) = record.field("commitment") else { return };
        for (name, day) in ["valid_from", "valid_to"].into_iter().zip(days) {
            if let Some(field) = commitment.field(name) {
                *field = day;
            }
        }
        if with_a_bad_visit && let Some(visits) = record.field("visits") {
            *visits = Node::Leaf("[5]".into()); // two errors, to test their order
        }
    }

    fn spoil_visits(&mut self, record: &mut Node) {
        let json = self.random.one(&[
            r#"[{"date":"2026-01-12","minutes":45,"charting_minutes":46}]"#,
            r#"[{"date":"2026-01-12","minutes":0,"charting_minutes":1},{"date":"x"}]"#,
            r#"[{"date":"2026-01-12","minutes":9,"charting_minutes":9},{"date":"2026-01-12","minutes":1,"charting_minutes":2}]"#,
            r#"[{"date":"2026-01-32","minutes":1,"charting_minutes":2}]"#,
            r#"[{"date":"2026-01-12","minutes":45,"charting_minutes":1000001}]"#,
            r#"[{"date":"2026-01-12","minutes":45},null]"#,
        ]);
        if let Some(visits) = record.field("visits") {
            *visits = Node::Leaf(json.into());
        }
    }

    /// Input that is not one JSON object, or is too long.
    fn spoiled_text(&mut self, json: String) -> String {
        const MIB: usize = 1024 * 1024;
        match self.random.below(13) {
            0 => String::new(),
            1 => self.random.one(&[" \t\n", "null", "[]", "1", r#""therapy_case""#, "not json"]).into(),
            2 => json[..json.len() - 1].to_string(),
            3 => format!("{json} x"),
            4 => format!("{json}\n{json}"),
            5 => format!("\u{feff}{json}"),
            6 => format!("[{json}]"),
            7 => json.replacen(":\"", ":\"\\ud800", 1),
            8 => json.replacen(":true", ":True", 1),
            9 => json.replacen(',', ",,", 1),
            10 => json.replacen('{', &format!("{{\"x\":{}{},", "[".repeat(200), "]".repeat(200)), 1),
            kind => {
                let length = MIB + kind - 11;
                let blanks = " ".repeat(length - json.len());
                json + &blanks
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::records::check;
    use serde_json::Value;
    use std::collections::BTreeMap;

    /// The rules about records, each with its effects.
    const SAYS: [(&str, &[&str]); 71] = [
        ("coordinator/adapt-for-unit", &["obligation"]),
        ("coordinator/date-missing", &["obligation"]),
        ("coordinator/end-permissions", &["obligation"]),
        ("coordinator/hand-over-routines", &["recommendation"]),
        ("coordinator/hand-over-things", &["obligation"]),
        ("coordinator/intygsstatistik-needs-assignment", &["prohibition"]),
        ("coordinator/item-open", &["obligation"]),
        ("coordinator/may-meet-patients", &["right", "notice"]),
        ("coordinator/no-patient-fee", &["notice"]),
        ("coordinator/optional-item", &["recommendation"]),
        ("coordinator/other-introduction", &["prohibition"]),
        ("coordinator/permission-not-named", &["unregulated"]),
        ("coordinator/rehabstod-needs-assignment", &["prohibition"]),
        ("coordinator/remind-manager", &["obligation"]),
        ("coordinator/sharepoint-before-reading", &["recommendation"]),
        ("coordinator/smartcard-before-it-introduction", &["obligation"]),
        ("coordinator/time-set-aside", &["obligation"]),
        ("distance/client-finds-it-works", &["violation", "undetermined fact_missing"]),
        ("distance/client-guided", &["violation", "undetermined fact_missing"]),
        ("distance/client-informed-privacy", &["prohibition", "undetermined fact_missing"]),
        ("distance/client-informed-protection", &["prohibition", "undetermined fact_missing"]),
        ("distance/client-informed-security", &["prohibition", "undetermined fact_missing"]),
        ("distance/client-instructions-read", &["recommendation"]),
        ("distance/client-space", &["prohibition", "undetermined fact_missing"]),
        ("distance/client-support", &["prohibition", "undetermined fact_missing"]),
        ("distance/data-protection", &["prohibition", "undetermined fact_missing"]),
        ("distance/data-security", &["prohibition", "undetermined fact_missing"]),
        ("distance/directed", &["violation", "undetermined fact_missing"]),
        ("distance/emergency-instructions", &["prohibition", "undetermined fact_missing"]),
        ("distance/encrypted-connection", &["recommendation"]),
        ("distance/followed-up", &["violation", "undetermined fact_missing"]),
        ("distance/form-in-service-description", &["prohibition", "undetermined source_open"]),
        ("distance/furthers-rehabilitation", &["violation", "undetermined fact_missing"]),
        ("distance/instructions-checked", &["prohibition", "undetermined fact_missing"]),
        ("distance/insurance", &["prohibition", "undetermined fact_missing"]),
        ("distance/platform-compliant", &["prohibition", "undetermined fact_missing"]),
        ("distance/provider-answers-for-security", &["violation", "undetermined fact_missing"]),
        ("distance/provider-responsible", &["notice"]),
        ("distance/provider-space", &["prohibition", "undetermined fact_missing"]),
        ("distance/provider-support", &["prohibition", "undetermined fact_missing"]),
        ("distance/space-privacy", &["prohibition", "undetermined fact_missing"]),
        ("distance/staff-competence", &["violation", "undetermined fact_missing"]),
        ("distance/strong-authentication", &["recommendation"]),
        ("distance/suitability-assessed-with-client", &["prohibition", "undetermined fact_missing"]),
        ("distance/supervisory-guidance", &["prohibition", "undetermined fact_missing"]),
        ("distance/technical-problem-instructions", &["prohibition", "undetermined fact_missing"]),
        ("distance/video-both-see", &["prohibition", "undetermined fact_missing"]),
        ("therapy/action-end-date", &["prohibition", "undetermined source_open"]),
        ("therapy/charting-outside-visit", &["prohibition"]),
        ("therapy/commitment-not-retroactive", &["prohibition"]),
        ("therapy/disproportion-noted", &["recommendation"]),
        ("therapy/evaluation-outcome", &["recommendation"]),
        ("therapy/final-summary", &["violation", "undetermined fact_missing"]),
        ("therapy/goals-as-gas", &["recommendation"]),
        ("therapy/goals-concrete-measurable", &["violation"]),
        ("therapy/goals-evaluated", &["recommendation"]),
        ("therapy/goals-motivating", &["recommendation"]),
        ("therapy/kela-may-pay", &["right"]),
        ("therapy/no-administration-fee", &["prohibition"]),
        ("therapy/plan-needed", &["violation"]),
        ("therapy/report-contents", &["violation"]),
        ("therapy/report-in-time", &["violation", "undetermined source_open", "undetermined fact_missing", "obligation"]),
        ("therapy/report-recipients", &["violation"]),
        ("therapy/visit-length-on-commitment", &["violation"]),
        ("therapy/visit-length-on-invoice", &["violation"]),
        ("therapy/visit-within-commitment", &["prohibition"]),
        ("therapy/visits-spread", &["undetermined source_open"]),
        ("therapy/visits-within-number", &["prohibition"]),
        // Each part of a report, each permission and each error occurs too.
        ("part", &PARTS),
        ("permission", &["rehabstod", "intygsstatistik", "sharepoint", "double"]),
        ("error", &ERRORS),
    ];

    const PARTS: [&str; 12] = [
        "patient_name",
        "patient_id",
        "commitment_number",
        "therapist_name",
        "therapist_contact",
        "sessions",
        "functioning",
        "goals_and_results",
        "instruments_and_results",
        "motivation",
        "goal_attainment",
        "continuation",
    ];

    const ERRORS: [&str; 6] =
        ["unknown_field", "missing_field", "invalid_value", "invalid_date", "period_ends_before_start", "unknown_service"];

    #[test]
    fn a_few_thousand_records_give_every_effect_of_every_rule() {
        let seeds = 4000;
        let services: Vec<Value> = serde_json::from_str(include_str!("../../services/distance.json")).expect("a list");
        let mut seen: BTreeMap<(String, String), u64> = BTreeMap::new();
        let mut count = |rule: &str, effect: &str| *seen.entry((rule.to_string(), effect.to_string())).or_default() += 1;
        let mut malformed = 0;
        for seed in 0..seeds {
            let catalogue: &[Value] = if seed % 2 == 0 { &services } else { &[] };
            let findings = match check(record(seed).as_bytes(), catalogue) {
                Ok(findings) => findings,
                Err(error) => {
                    let error: Value = serde_json::from_str(&error).expect("JSON");
                    count("error", error["code"].as_str().expect("a code"));
                    malformed += 1;
                    continue;
                }
            };
            for line in findings.lines() {
                let finding: Value = serde_json::from_str(line).expect("JSON");
                let rule = finding["rule"].as_str().expect("a rule");
                let effect = finding["effect"].as_str().expect("an effect");
                match finding["values"]["why"].as_str() {
                    Some(why) => count(rule, &format!("{effect} {why}")),
                    None => count(rule, effect),
                }
                for name in ["part", "item", "permission"] {
                    if let Some(value) = finding["values"][name].as_str() {
                        count(name, value);
                    }
                }
            }
        }

        let mut all: Vec<(&str, &str)> =
            SAYS.iter().flat_map(|(rule, effects)| effects.iter().map(move |effect| (*rule, *effect))).collect();
        // So does each item that is required individually.
        let has_its_rule = |item: &&str| coordinator::WITH_THEIR_RULES.contains(item);
        all.extend(coordinator::ITEMS.iter().filter(|item| !has_its_rule(item)).map(|item| ("item", *item)));
        for (rule, effect) in &all {
            let times = seen.get(&(rule.to_string(), effect.to_string())).copied().unwrap_or_default();
            println!("{times:>6}  {rule} {effect}");
        }
        println!("{malformed} of {seeds} records are malformed");
        let is_seen = |(rule, effect): &(&str, &str)| seen.contains_key(&(rule.to_string(), effect.to_string()));
        let never: Vec<_> = all.iter().filter(|said| !is_seen(said)).collect();
        assert!(never.is_empty(), "never given: {never:?}");
        let others: Vec<_> = seen.keys().filter(|(rule, effect)| !all.contains(&(rule.as_str(), effect.as_str()))).collect();
        assert!(others.is_empty(), "given, but not by any rule: {others:?}");
        assert!((seeds / 20..seeds / 6).contains(&malformed), "{malformed} of {seeds} records are malformed");
    }

    #[test]
    fn a_seed_gives_the_same_record_every_time_and_another_seed_another() {
        assert_eq!(record(7), record(7));
        assert_ne!(record(7), record(8));
    }

    #[test]
    fn identity_codes_have_their_check_character() {
        assert_eq!(identity_code("010190", '-', 900), "010190-900P");
    }
}
