//! Malformed lines with one or two errors, mostly derived from well-formed lines.

use super::{Generator, Line, SERVICES, days_after, quoted};

/// Schedules with errors, and some that are well-formed but rarely suitable.
const PERIODS: [&str; 17] = [
    r#"[{"kind":"in_person","start":"2026-05-04"}]"#,
    r#"[{"kind":"in_person","start":"2026-05-04","end":"2026-05-03"}]"#,
    r#"[{"kind":"in_person","start":"2026-05-04","end":"2026-05-08"},{"kind":"digital","start":"2026-05-03","end":"2026-06-01"}]"#,
    r#"[{"kind":"video_call","start":"2026-05-04","end":"2026-05-08"}]"#,
    r#"[{"kind":"digital","start":"2026-05-04","end":"2026-05-08","note":1}]"#,
    r#"[{"kind":"digital","start":"2026-04-31","end":"2026-05-08"}]"#,
    r#"[{"kind":"digital","start":"2026-04-30","end":null}]"#,
    r#"[{"kind":"x","start":"2026-05-04"}]"#,
    r#"[{"kind":"x","start":"2026-05-04","end":"2026-05-08"},{"kind":"digital","start":"2026-05-04","foo":1}]"#,
    r#"[{"kind":"digital","start":"2026-05-04","b":1,"a":2}]"#,
    r#"[{"kind":"digital","start":"x","end":7}]"#,
    r#"[5]"#,
    r#"[null]"#,
    r#"[{"kind":"in_person","start":"2026-05-04","end":"2026-05-03"},{"kind":"digital","start":"2026-05-03","end":"2026-06-01"}]"#,
    r#"{"kind":"in_person"}"#,
    r#"[]"#,
    r#"[{"kind":"in_person","start":"2026-05-04","end":"2026-05-08","end":"2026-05-08"}]"#,
];

/// Values of a different type than most fields accept.
const VALUES: [&str; 13] =
    ["5", r#""""#, "true", "[]", "{}", "-1", "1.5", "1e3", r#""2026-02-30""#, "[1]", "[null]", "1000001", "99999999999999999999"];

const DAYS: [&str; 8] =
    ["2026-02-29", "2026-2-03", "1899-12-31", "2200-01-01", "20260203", "2026-13-01", " 2026-01-05", "+026-01-05"];

impl Generator {
    /// A line that is usually malformed.
    pub(super) fn malformed(&mut self, line: &Line) -> String {
        let json = line.to_json();
        match self.random.below(30) {
            0 => "not json".into(),
            1 => String::new(),
            2 => "   \t".into(),
            3 => "[]".into(),
            4 => json[..json.len() - 1].to_string(),
            5 => format!("{json} x"),
            6 => format!("\u{feff}{json}"),
            kind @ 7..=19 => self.spoiled(line.clone(), kind).to_json(),
            20 => self.with_bad_periods(),
            21 => self.with_bad_groups(),
            22 => self.with_a_duplicate(),
            23 => self.with_a_bad_decision(),
            24 => self.with_a_bad_period(),
            25 => self.with_bad_info(),
            26 => self.with_a_long_text(),
            27 => {
                let mut line = self.line("attach_client");
                line.put_text("course", "C1");
                line.put("client", r#""\ud800""#);
                line.to_json()
            }
            kind => self.spoiled(line.clone(), kind).to_json(),
        }
    }

    /// The line with an error added.
    fn spoiled(&mut self, mut line: Line, kind: usize) -> Line {
        let any = line.fields.len();
        match kind {
            7 => {
                let again = line.fields[self.random.below(any)].clone();
                line.fields.push(again);
            }
            8 => {
                line.fields.remove(self.random.below(any));
            }
            9 => line.fields[self.random.below(any)].1 = "null".into(),
            10 | 11 => {
                let (_, value) = &mut line.fields[self.random.below(any)];
                *value = self.random.one(&VALUES).into();
            }
            12 => line.put_text("note", "x"),
            13 => {
                line.put("zz", 1);
                line.fields.insert(0, ("aa".into(), "null".into()));
                line.fields.insert(1, ("bb".into(), "{}".into()));
            }
            14 => line.set("action", r#""rename_course""#),
            15 => line.set("action", r#""Attach_client""#),
            16 => {
                let earlier = days_after(self.on(), -self.random.between(1, 40));
                line.set("on", &quoted(&earlier.to_string()));
            }
            17 => {
                let day = self.random.one(&DAYS);
                let days = ["on", "issued", "received", "rehabilitation_started", "start", "end"];
                if let Some((_, value)) = line.fields.iter_mut().rfind(|(key, _)| days.contains(&key.as_str())) {
                    *value = quoted(day);
                }
            }
            18 => line.set("service", r#""kela.unknown""#),
            19 => {
                let is_there = |name: &&str| line.fields.iter().any(|(key, _)| key == name);
                let named = ["course", "to", "from"].into_iter().find(is_there);
                line.set(named.unwrap_or("course"), r#""C999""#);
            }
            28 => {
                // two errors, to test their order
                line.set("on", r#""2026-02-31""#);
                line.set("provider", r#""""#);
                line.put("x", 1);
            }
            _ => {
                line.fields[self.random.below(any)].1 = "null".into();
                line.put("x", "null");
            }
        }
        line
    }

    fn with_bad_periods(&mut self) -> String {
        let periods = self.random.one(&PERIODS);
        let mut line;
        if self.random.percent(50) {
            line = self.line("reschedule_course");
            line.put_text("course", self.provider().courses.first().map_or("C1", |course| &course.id));
        } else {
            line = self.new_course("C900");
            line.put("group_size", 7);
            line.put("target_groups", r#"["carer-of-adult"]"#);
        }
        line.put("periods", periods);
        line.to_json()
    }

    fn new_course(&self, id: &str) -> Line {
        let mut line = self.line("create_course");
        line.put_text("course", id);
        line.put_text("service", SERVICES[0]);
        line
    }

    fn with_bad_groups(&mut self) -> String {
        let mut line = self.new_course("C901");
        line.put("group_size", self.random.one(&["7", r#""7""#, "7.0", "-1"]));
        let groups = [r#"["carer-of-adult","carer-of-adult"]"#, r#"[""]"#, r#""carer-of-adult""#, r#"["carer-of-adult",3]"#];
        line.put("target_groups", self.random.one(&groups));
        line.put("periods", r#"[{"kind":"in_person","start":"2026-05-04","end":"2026-05-08"}]"#);
        line.put("year", self.random.one(&["2027", "2026", "1899", r#""2026""#]));
        line.to_json()
    }

    fn with_a_duplicate(&mut self) -> String {
        if self.random.percent(50) {
            let mut line = self.line("set_target_groups");
            line.put_text("course", if self.random.percent(80) { "C1" } else { "C999" });
            line.put("target_groups", r#"["group-1","group-1"]"#);
            return line.to_json();
        }
        let mut line = self.line("move_client");
        line.put_text("from", "C1");
        line.put_text("to", "C1");
        line.put_text("client", "K1");
        line.to_json()
    }

    fn with_a_bad_decision(&mut self) -> String {
        let mut line = self.line("receive_decision");
        line.put_text("client", "K1");
        line.put_text("service", self.random.one(&SERVICES));
        let issued = days_after(self.on(), self.random.between(0, 2));
        line.put_text("issued", issued);
        if self.random.percent(40) {
            line.put_text("received", days_after(issued, -1));
        }
        line.put_text("target_group", "group-9");
        line.to_json()
    }

    fn with_a_bad_period(&mut self) -> String {
        let on = self.on();
        let mut line = self.line("reschedule_period");
        line.put_text("course", "C1");
        let numbers = ["0", "-3", "4", "1000", "1.5", r#""1""#, "123456789012345678901234567890"];
        line.put("period", self.random.one(&numbers));
        line.put_text("start", days_after(on, 40));
        line.put_text("end", days_after(on, self.random.between(38, 41)));
        if self.random.percent(40) {
            let declined = [r#"["K1","K1"]"#, r#""K1""#, r#"["K1",2]"#, r#"[""]"#, "{}"];
            line.put("clients_declined", self.random.one(&declined));
        }
        line.to_json()
    }

    fn with_bad_info(&mut self) -> String {
        let mut line = self.line("update_provider_info");
        line.put_text("service", self.random.one(&SERVICES));
        let (field, value) = self.random.one(&[
            ("pool", r#""big""#),
            ("pool", r#""over_2_years""#),
            ("distance_experience", r#""adjoining""#),
            ("contact", r#""""#),
            ("office", "7"),
            ("multiprofessional_experience", "true"),
        ]);
        line.put(field, value);
        line.to_json()
    }

    fn with_a_long_text(&mut self) -> String {
        let contact = "ä".repeat(self.random.one(&[200, 201]));
        let mut line = self.line("correct_course");
        line.put_text("course", if self.random.percent(50) { "C1" } else { "C999" });
        line.put_text("contact", contact);
        line.to_json()
    }
}
