//! Single events: the line, and its probable changes to the books.

use super::{Client, Course, GROUPS, Generator, Line, Period, SERVICES, TOTAL_MONTHS, days_after, months_after, months_before};
use chrono::{Datelike, NaiveDate};

impl Generator {
    pub(super) fn declare_capacity(&mut self, service: usize, year: i64, places: i64) {
        let mut line = self.line("declare_capacity");
        line.put_text("service", SERVICES[service]);
        line.put("year", year);
        line.put("places", places);
        self.write(line);
        let provider = self.provider_mut();
        provider.capacity.retain(|known| (known.0, known.1) != (service, year));
        provider.capacity.push((service, year, places));
    }

    /// A decision for the client, or for a new one; mostly with the target group, if one is requested.
    pub(super) fn receive_decision(&mut self, service: usize, client: Option<String>, group: Option<String>) -> String {
        let is_for_a_course = client.is_none() && group.is_some();
        let client = client.unwrap_or_else(|| self.new_client_id());
        let on = self.on();
        let issued = self.issued(is_for_a_course);
        let mut line = self.line("receive_decision");
        line.put_text("client", &client);
        line.put_text("service", SERVICES[service]);
        line.put_text("issued", issued);
        let received = self.random.percent(25).then(|| match self.random.below(4) {
            0 => issued,
            1 => days_after(on, self.random.between(-5, 20)).max(issued),
            _ => days_after(issued, self.random.between(0, 45)),
        });
        if let Some(received) = received {
            line.put_text("received", received);
        }
        let group = if self.random.percent(8) {
            None
        } else if self.random.percent(4) || group.is_none() {
            Some(self.random.one(GROUPS[service]).to_string())
        } else {
            group
        };
        if let Some(group) = &group {
            line.put_text("target_group", group);
        }
        let is_late = months_after(received.unwrap_or(issued), 6) < on;
        let (yes, no) = if is_late { (20, 45) } else { (7, 10) };
        self.put_flag(&mut line, "continues", yes, no);
        if let Some(started) = self.rehabilitation_started(&client, service) {
            line.put_text("rehabilitation_started", started);
        }
        self.write(line);
        let provider = self.provider_mut();
        provider.clients.retain(|known| !(known.id == client && known.service == service));
        let id = client.clone();
        provider.clients.push(Client { id, service, issued, received, group, has_left: false, was_detached: false });
        client
    }

    pub(super) fn new_client_id(&mut self) -> String {
        let provider = self.provider_mut();
        provider.next_client += 1;
        // Unusual ids are mixed with usual ones, to test their order.
        let prefix = if provider.next_client.is_multiple_of(3) { "K" } else { provider.prefix };
        format!("{prefix}{}", provider.next_client - 1)
    }

    /// A date of issue whose six months end in the future, near today, or in the past.
    fn issued(&mut self, is_for_a_course: bool) -> NaiveDate {
        let on = self.on();
        if is_for_a_course && self.random.percent(60) {
            return days_after(on, -self.random.between(0, 90));
        }
        match self.random.below(10) {
            0 => on,
            1 => months_before(on, 6),
            2 => days_after(months_before(on, 6), self.random.between(-3, 3)),
            3 => days_after(months_before(on, 6), -self.random.between(1, 120)),
            4 => days_after(months_before(on, 5), -self.random.between(0, 25)),
            5 => {
                // six months later, the month may be too short or the date a day off
                let (month, day) = (self.random.one(&[8, 8, 10, 12]), self.random.one(&[29, 30, 31]));
                NaiveDate::from_ymd_opt(on.year() - 1, month, day).unwrap_or(on).min(on)
            }
            _ => days_after(on, -self.random.between(1, 150)),
        }
    }

    /// A start of the rehabilitation elsewhere, often such that the limit is near the end of the client's course.
    fn rehabilitation_started(&mut self, client: &str, service: usize) -> Option<NaiveDate> {
        let on = self.on();
        let holds =
            |course: &&Course| !course.deleted && course.service == service && course.clients.iter().any(|known| known == client);
        let end = self.provider().courses.iter().filter(holds).filter_map(Course::end).max();
        let total = TOTAL_MONTHS[service];
        if let Some(end) = end
            && self.random.percent(30)
        {
            return Some(days_after(months_before(end, total), self.random.between(-20, 3)));
        }
        self.random.percent(7).then(|| match self.random.below(4) {
            0 => days_after(on, self.random.between(-30, 30)),
            1 => days_after(months_before(on, total - 2), self.random.between(-30, 30)),
            _ => days_after(months_before(on, total / 2), self.random.between(-90, 90)),
        })
    }

    /// A schedule that starts on the date; sometimes it ends on the last day of the total duration or an adjacent day.
    pub(super) fn schedule(&mut self, service: usize, start: NaiveDate) -> Vec<Period> {
        let mut periods = vec![Period { kind: "in_person", start, end: days_after(start, self.random.between(0, 4)) }];
        let is_long = self.random.percent(18);
        match self.random.below(12) {
            0 => return periods,
            1 => periods[0].kind = "digital",
            2 => periods.push(Period { kind: "digital", start, end: days_after(start, self.random.between(5, 60)) }),
            _ => {
                let start = days_after(start, self.random.between(3, 25));
                periods.push(Period { kind: "digital", start, end: days_after(start, self.random.between(10, 80)) });
            }
        }
        if self.random.percent(60) {
            let start = days_after(last(&periods).start, self.random.between(1, 60));
            periods.push(Period { kind: "in_person", start, end: days_after(start, self.random.between(0, 5)) });
        }
        if is_long {
            let beside = self.random.one(&[-20, -1, 0, 0, 1, 20]);
            end_at_total_duration(service, &mut periods, beside);
        }
        periods
    }

    /// The first day of a course: mostly in the future, sometimes around the settle day, sometimes in the past.
    pub(super) fn a_start(&mut self) -> NaiveDate {
        let on = self.on();
        match self.random.below(12) {
            0 => days_after(on, 30),
            1 => days_after(on, self.random.between(29, 32)),
            2 => days_after(on, self.random.between(0, 29)),
            3 => days_after(on, -self.random.between(1, 40)),
            4 => days_after(super::first_of_january(on.year() + 1), self.random.below(31) as i64),
            5 => days_after(on, self.random.between(200, 400)),
            _ => days_after(on, self.random.between(31, 170)),
        }
    }

    pub(super) fn create_any_course(&mut self) -> Option<usize> {
        let service = self.a_service();
        let start = self.a_start();
        let periods = if self.random.percent(18) { vec![] } else { self.schedule(service, start) };
        self.create_course(service, start, periods)
    }

    /// Creates a course, mostly after declaring capacity for it; returns the course if it probably exists.
    pub(super) fn create_course(&mut self, service: usize, start: NaiveDate, periods: Vec<Period>) -> Option<usize> {
        let year = i64::from(start.year());
        let size = if self.random.percent(4) {
            self.random.one(&[0, 5, 13, 14])
        } else if self.random.percent(self.profile.small) {
            self.random.between(6, 8)
        } else {
            self.random.one(&[9, 10, 11, 12, 12, 12, 12])
        };
        let groups = self.some_groups(service);
        let needed = self.provider().used(service, year) + size;
        let is_lacking = self.provider().declared(service, year).is_none_or(|declared| declared < needed);
        if is_lacking && self.random.percent(80) {
            let more = self.random.one(&[0, 0, 1, 5, 6, 8, 12]);
            self.declare_capacity(service, year, needed + more);
        }
        let course = self.a_new_course(service, size, groups, start, periods);
        self.write_creation(&course);

        let provider = self.provider();
        let Course { id, groups, .. } = &course;
        let comes_about = (6..=12).contains(&size)
            && provider.declared(service, year).is_some_and(|declared| needed <= declared)
            && course.end().is_none_or(|end| end <= months_after(start, TOTAL_MONTHS[service]))
            && !groups.is_empty()
            && (service == 1 || groups.len() == 1)
            && groups.iter().all(|group| GROUPS[service].contains(&group.as_str()))
            && !provider.courses.iter().any(|course| course.id == *id);
        if comes_about || (50 < self.profile.chaos && self.random.percent(20)) {
            self.provider_mut().courses.push(course);
            return Some(self.provider().courses.len() - 1);
        }
        None
    }

    /// A course with a new id that is not in the books yet.
    pub(super) fn a_new_course(
        &mut self,
        service: usize,
        size: i64,
        groups: Vec<String>,
        start: NaiveDate,
        periods: Vec<Period>,
    ) -> Course {
        let id = format!("C{}", self.provider().next_course);
        if !self.random.percent(2) {
            self.provider_mut().next_course += 1; // otherwise the next course is a duplicate
        }
        let (published, confirmed, deleted, clients) = (false, false, false, vec![]);
        let year = i64::from(start.year());
        Course { id, service, size, groups, periods, year, published, confirmed, deleted, clients }
    }

    pub(super) fn write_creation(&mut self, course: &Course) {
        let Course { periods, .. } = course;
        let mut line = self.line("create_course");
        line.put_text("course", &course.id);
        line.put_text("service", SERVICES[course.service]);
        line.put("group_size", course.size);
        line.put_texts("target_groups", &course.groups);
        if !periods.is_empty() || self.random.percent(20) {
            line.put_periods(periods);
        }
        if periods.is_empty() || self.random.percent(10) {
            line.put("year", course.year);
        }
        if self.random.percent(20) {
            line.put_text("office", self.an_office());
        }
        if self.random.percent(35) {
            line.put_text("contact", "010 1234");
        }
        self.write(line);
    }

    /// Target groups: mostly as many as the service allows; occasionally none, too many, or one that it does not offer.
    fn some_groups(&mut self, service: usize) -> Vec<String> {
        let offered = GROUPS[service];
        let count = if self.random.percent(4) {
            self.random.below(4)
        } else if service == 0 {
            1
        } else {
            1 + self.random.below(2)
        };
        let from = self.random.below(3);
        let chosen = offered.iter().cycle().skip(from).take(count.min(offered.len()));
        let mut groups: Vec<String> = chosen.map(ToString::to_string).collect();
        if self.random.percent(3) {
            groups.push("group-x".into());
        }
        groups
    }

    /// An event about a course, without other fields.
    pub(super) fn course_line(&self, action: &str, course: usize) -> Line {
        let mut line = self.line(action);
        line.put_text("course", &self.course(course).id);
        line
    }

    pub(super) fn publish_course(&mut self, course: usize) {
        let mut line = self.course_line("publish_course", course);
        self.put_flag(&mut line, "checked", 70, 10);
        self.write(line);
        self.course_mut(course).published = true;
    }

    pub(super) fn attach_client(&mut self, course: usize, client: &str) {
        let service = self.course(course).service;
        let mut line = self.course_line("attach_client", course);
        line.put_text("client", client);
        let was_detached = self.provider_mut().client_mut(client, service).is_some_and(|client| client.was_detached);
        let (yes, no) = if was_detached { (60, 12) } else { (5, 5) };
        self.put_flag(&mut line, "agreed", yes, no);
        self.write(line);

        let provider = self.provider();
        let course_now = &provider.courses[course];
        let known = provider.clients.iter().find(|known| known.id == client && known.service == service);
        let fits = |known: &Client| known.group.as_ref().is_none_or(|group| course_now.groups.contains(group));
        let comes_about = known.is_some_and(|known| !known.has_left && fits(known))
            && provider.is_open(course_now)
            && !provider.is_placed(client, service)
            && course_now.has_room();
        if comes_about {
            self.course_mut(course).clients.push(client.to_string());
        }
    }

    pub(super) fn detach_client(&mut self, course: usize, client: &str) {
        let mut line = self.course_line("detach_client", course);
        line.put_text("client", client);
        self.write(line);
        self.course_mut(course).clients.retain(|known| known != client);
        let service = self.course(course).service;
        if let Some(client) = self.provider_mut().client_mut(client, service) {
            client.was_detached = true;
        }
    }

    pub(super) fn move_client(&mut self, from: usize, to: usize, client: &str) {
        let mut line = self.line("move_client");
        line.put_text("from", &self.course(from).id);
        line.put_text("to", &self.course(to).id);
        line.put_text("client", client);
        let roll = self.random.below(100);
        let declines = (80..90).contains(&roll);
        if roll < 90 {
            line.put("agreed", !declines);
        }
        self.write(line);
        if !declines && self.course(to).has_room() && from != to {
            self.course_mut(from).clients.retain(|known| known != client);
            if !self.course(to).clients.iter().any(|known| known == client) {
                self.course_mut(to).clients.push(client.to_string());
            }
        }
    }

    pub(super) fn confirm_course(&mut self, course: usize) {
        let line = self.course_line("confirm_course", course);
        self.write(line);
        let course = self.course_mut(course);
        if 6 <= course.clients.len() && course.periods.iter().any(|period| period.kind == "digital") {
            course.confirmed = true;
        }
    }

    pub(super) fn delete_course(&mut self, course: usize) {
        let line = self.course_line("delete_course", course);
        self.write(line);
        let course = self.course_mut(course);
        if course.clients.is_empty() && !course.confirmed {
            course.deleted = true;
        }
    }

    /// The clients' answers to new dates.
    fn put_agreement(&mut self, line: &mut Line, course: usize) {
        let clients = self.course(course).clients.clone();
        match self.random.below(10) {
            0 => {}
            1 => line.put("clients_agreed", false),
            2 | 3 => {
                let mut declined: Vec<String> = vec![];
                if !clients.is_empty() && self.random.percent(60) {
                    declined.extend(self.random.pick(&clients));
                }
                if self.random.percent(30) {
                    let other = format!("K{}", 1 + self.random.below(30));
                    if !declined.contains(&other) {
                        declined.push(other);
                    }
                }
                self.put_flag(line, "clients_agreed", 30, 20);
                line.put_texts("clients_declined", &declined);
            }
            _ => line.put("clients_agreed", true),
        }
    }

    pub(super) fn reschedule_course(&mut self, course: usize) {
        let on = self.on();
        let old = self.course(course).clone();
        let mut new = if old.periods.is_empty() { self.first_schedule(&old) } else { self.another_schedule(&old) };
        if self.random.percent(96) {
            new.sort_by_key(|period| period.start);
        }
        let year = i64::from(new[0].start.year());
        if year != old.year && self.random.percent(60) {
            let more = self.random.one(&[0, 0, -1, 6, 12]);
            self.declare_capacity(old.service, year, self.provider().used(old.service, year) + old.size + more);
        }
        let mut line = self.course_line("reschedule_course", course);
        line.put_periods(&new);
        if !old.clients.is_empty() || self.random.percent(20) {
            self.put_agreement(&mut line, course);
        }
        self.write(line);
        let has_begun = old.periods.iter().any(|period| period.start <= on);
        if (!old.confirmed && !has_begun && self.random.percent(70)) || old.periods.is_empty() {
            let course = self.course_mut(course);
            (course.year, course.periods) = (year, new);
        }
    }

    fn first_schedule(&mut self, course: &Course) -> Vec<Period> {
        let start = if self.random.percent(70) {
            self.a_start()
        } else {
            let (month, day) = (1 + self.random.below(12) as u32, 1 + self.random.below(28) as u32);
            NaiveDate::from_ymd_opt(course.year as i32, month, day).expect("every month has 28 days")
        };
        self.schedule(course.service, start)
    }

    fn another_schedule(&mut self, course: &Course) -> Vec<Period> {
        let on = self.on();
        let mut new = course.periods.clone();
        match self.random.below(9) {
            0 => {
                let days = self.random.one(&[1, 7, 30, -1, -7, 60]);
                new.iter_mut().for_each(|period| period.shift(days));
            }
            1 => {
                let months = self.random.one(&[12, 12, 24, 36]);
                new.iter_mut().for_each(|period| period.postpone(months));
            }
            2 => {
                // only periods that have not begun move
                let days = self.random.one(&[1, 7, 30, 90]);
                new.iter_mut().filter(|period| on < period.start).for_each(|period| period.shift(days));
            }
            3 if self.random.percent(12) => new.extend(self.random.pick(&course.periods)), // a duplicate
            3 => {
                let start = days_after(last(&new).start, self.random.between(1, 120));
                let kind = self.random.one(&["in_person", "digital"]);
                new.push(Period { kind, start, end: days_after(start, self.random.between(0, 20)) });
            }
            4 => {
                new.pop();
                if new.is_empty() {
                    let start = self.a_start();
                    new = self.schedule(course.service, start);
                }
            }
            5 => {
                let beside = self.random.one(&[0, 0, 1, -1, 30]);
                end_at_total_duration(course.service, &mut new, beside);
            }
            6 => {
                let last = last_mut(&mut new);
                last.end = days_after(last.end, -self.random.between(1, 40)).max(last.start);
            }
            7 => {} // unchanged
            _ => {
                let start = self.a_start();
                new = self.schedule(course.service, start);
            }
        }
        new
    }

    pub(super) fn reschedule_period(&mut self, course: usize) {
        let on = self.on();
        let old = self.course(course).clone();
        if old.periods.is_empty() {
            return self.reschedule_course(course);
        }
        let later: Vec<usize> = (0..old.periods.len()).filter(|i| on < old.periods[*i].start).collect();
        let at = if later.is_empty() || self.random.percent(20) {
            self.random.below(old.periods.len())
        } else {
            self.random.one(&later)
        };
        let period = &old.periods[at];
        let mut new = period.clone();
        match self.random.below(6) {
            0 => new.end = days_after(period.end, self.random.between(1, 40)),
            1 => new.end = days_after(period.end, -self.random.between(1, 40)).max(period.start),
            2 => {
                let total = TOTAL_MONTHS[old.service];
                let beside = self.random.one(&[0, 1, -1, 10]);
                new.end = days_after(months_after(old.periods[0].start, total), beside).max(period.start);
            }
            3 => new.shift(self.random.one(&[365, 366, 400])),
            _ => new.shift(self.random.one(&[1, 1, 2, 3, 7, -1, -2, -5, 14])),
        }
        let number = if self.random.percent(3) { self.random.one(&[0, -1, 99]) } else { at as i64 + 1 };
        let mut line = self.period_line(course, number, new.start, new.end);
        if !old.clients.is_empty() || self.random.percent(20) {
            self.put_agreement(&mut line, course);
        }
        self.write(line);
        let mut periods = old.periods.clone();
        periods[at] = new;
        let is_in_order = periods.is_sorted_by_key(|period| period.start);
        let is_fixed = old.confirmed && (at == 0 || period.kind == "digital");
        if is_in_order && on < period.start && !is_fixed && self.random.percent(75) {
            let course = self.course_mut(course);
            course.year = i64::from(periods[0].start.year());
            course.periods = periods;
        }
    }

    pub(super) fn period_line(&self, course: usize, number: i64, start: NaiveDate, end: NaiveDate) -> Line {
        let mut line = self.course_line("reschedule_period", course);
        line.put("period", number);
        line.put_text("start", start);
        line.put_text("end", end);
        line
    }

    pub(super) fn tell_authority_line(&mut self, client: &str, service: usize) {
        let line = self.client_line("tell_authority_line", client, service);
        self.write(line);
    }

    pub(super) fn change_provider(&mut self, client: &str, service: usize) {
        let mut line = self.client_line("change_provider", client, service);
        self.put_flag(&mut line, "declined_move", 12, 12);
        self.write(line);
        self.has_left(client, service);
    }

    pub(super) fn end_rehabilitation(&mut self, client: &str, service: usize) {
        let line = self.client_line("end_rehabilitation", client, service);
        self.write(line);
        self.has_left(client, service);
    }

    fn client_line(&self, action: &str, client: &str, service: usize) -> Line {
        let mut line = self.line(action);
        line.put_text("client", client);
        line.put_text("service", SERVICES[service]);
        line
    }

    fn has_left(&mut self, client: &str, service: usize) {
        let provider = self.provider_mut();
        for course in provider.courses.iter_mut().filter(|course| course.service == service) {
            course.clients.retain(|known| known != client);
        }
        if let Some(client) = provider.client_mut(client, service) {
            client.has_left = true;
        }
    }

    pub(super) fn update_provider_info(&mut self) {
        let mut line = self.line("update_provider_info");
        line.put_text("service", SERVICES[self.a_service()]);
        if self.random.percent(30) {
            line.put_text("office", self.an_office());
        }
        for field in ["multiprofessional_experience", "distance_experience"] {
            if self.random.percent(35) {
                line.put_text(field, self.random.one(&["none", "under_2_years", "over_2_years"]));
            }
        }
        if self.random.percent(45) {
            line.put_text("pool", self.random.one(&["none", "adjoining", "elsewhere"]));
        }
        if self.random.percent(25) {
            line.put_text("contact", "kurssit@example.org");
        }
        self.write(line);
    }
}

impl Period {
    pub(super) fn shift(&mut self, days: i64) {
        (self.start, self.end) = (days_after(self.start, days), days_after(self.end, days));
    }

    pub(super) fn postpone(&mut self, months: u32) {
        self.start = months_after(self.start, months);
        self.end = months_after(self.end, months).max(self.start);
    }
}

fn last(periods: &[Period]) -> &Period {
    periods.last().expect("a schedule has a period")
}

fn last_mut(periods: &mut [Period]) -> &mut Period {
    periods.last_mut().expect("a schedule has a period")
}

pub(super) fn end_at_total_duration(service: usize, periods: &mut [Period], beside: i64) {
    let end = days_after(months_after(periods[0].start, TOTAL_MONTHS[service]), beside);
    let last = last_mut(periods);
    last.end = end.max(last.start);
}
