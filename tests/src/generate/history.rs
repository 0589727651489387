//! Scenes of history: states that no allowed action leads to, but that occur in observe mode. The books treat them as applied. Also
//! events ahead of their date, most of which are denied.

use super::events::end_at_total_duration;
use super::{Course, GROUPS, Generator, Line, Period, SERVICES, days_after, first_of_january, quoted};
use chrono::{Datelike, NaiveDate};

/// The number of days from the current date to that of an event ahead of its date.
const NEAR: [i64; 5] = [1, 1, 2, 3, 5];
const FAR: [i64; 8] = [7, 30, 31, 180, 366, 400, 3_000, 60_000];

/// A client who is unknown to all providers.
const NOBODY: &str = "K999";

impl Generator {
    /// One of the scenes of history.
    pub(super) fn history(&mut self) {
        match self.random.below(11) {
            0 | 9 => self.crowd(),
            1 => self.without_decision(),
            2 => self.of_another_group(),
            3 | 10 => self.on_several_courses(),
            4 => self.confirmed_with_few(),
            5 => self.confirmed_without_schedule(),
            6 => self.too_long(),
            7 => self.undeclared_year(),
            _ => self.odd_course(),
        }
    }

    /// A course gets more clients than places, or has a group size of twenty.
    fn crowd(&mut self) {
        let Some(course) = self.an_open_course(|course| 0 < course.size) else { return };
        let Course { service, size, clients, .. } = self.course(course).clone();
        let size = if self.random.percent(30) {
            self.resize_to(course, 20);
            20
        } else {
            size
        };
        let target = self.random.one(&[size, size + 1, size + 1, size + 2, 20, 21]);
        for _ in 0..(target - clients.len() as i64).clamp(1, 20) {
            if self.is_full() {
                return;
            }
            let client = match self.random.below(4) {
                0 => self.new_client_for(course),
                1 => self.a_client(service, false).unwrap_or_else(|| self.new_client_id()),
                _ => self.new_client_id(),
            };
            self.attach_anyway(course, &client);
        }
        if self.random.percent(30)
            && let Some(client) = self.random.pick(&clients)
        {
            self.detach_client(course, &client);
        }
    }

    /// Clients without a decision are on one or more courses; some get a decision later.
    fn without_decision(&mut self) {
        let Some(course) = self.an_open_course(|_| true) else { return };
        let Course { id, service, groups, .. } = self.course(course).clone();
        for _ in 0..1 + self.random.below(3) {
            let client = self.new_client_id();
            self.attach_anyway(course, &client);
            if self.random.percent(40)
                && let Some(other) = self.another_course(&id, service)
            {
                self.attach_anyway(other, &client);
            }
            let decided_service = if self.random.percent(15) { 1 - service } else { service };
            if self.random.percent(25) {
                self.advance();
                self.receive_decision(decided_service, Some(client), groups.first().cloned());
            }
        }
        if self.random.percent(25) {
            self.confirm_course(course);
        }
    }

    /// Clients of another target group, before or after a course starts; sometimes the course gets their group.
    fn of_another_group(&mut self) {
        let Some(course) = self.an_open_course(|_| true) else { return };
        let Course { service, groups, clients, periods, .. } = self.course(course).clone();
        let others: Vec<String> =
            GROUPS[service].iter().map(ToString::to_string).filter(|group| !groups.contains(group)).collect();
        let Some(group) = self.random.pick(&others) else { return };
        for _ in 0..1 + self.random.below(2) {
            let known = if self.random.percent(30) { self.random.pick(&clients) } else { None };
            let client = self.receive_decision(service, known, Some(group.clone()));
            self.attach_anyway(course, &client);
        }
        // The first day of a period, the next day and later: whether the clients have begun the period differs.
        let on = self.on();
        if let Some(period) = self.random.pick(&periods)
            && on < period.start
            && self.random.percent(35)
        {
            self.provider_mut().on = days_after(period.start, self.random.between(-1, 2)).max(on);
            let client = self.receive_decision(service, None, Some(group.clone()));
            self.attach_anyway(course, &client);
        }
        if self.random.percent(20) {
            self.give_groups(course, vec![group]);
        }
    }

    /// A client is on two or three courses, since the same or different dates; sometimes the client leaves one and joins it again.
    fn on_several_courses(&mut self) {
        let Some(first) = self.an_open_course(|_| true) else { return };
        let service = self.course(first).service;
        let known = self.course(first).clients.clone();
        let client = self.random.pick(&known).unwrap_or_else(|| self.new_client_for(first));
        self.attach_anyway(first, &client);
        let mut on = vec![first];
        for _ in 0..1 + self.random.below(2) {
            if self.random.percent(45) {
                self.advance();
            }
            let Some(next) = self.an_open_course(|course| course.service == service && !course.clients.contains(&client)) else {
                continue;
            };
            self.attach_anyway(next, &client);
            on.push(next);
        }
        if self.random.percent(35) {
            let again = self.random.one(&on);
            self.detach_client(again, &client);
            if self.random.percent(60) {
                self.attach_anyway(again, &client);
            }
        }
        if self.random.percent(20) {
            let confirmed = self.random.one(&on);
            self.confirm_anyway(confirmed);
        }
    }

    /// A course is confirmed with too few clients; clients may join later, and it may be confirmed again.
    fn confirmed_with_few(&mut self) {
        let service = self.a_service();
        let start = self.a_start();
        let periods = self.schedule(service, start);
        let (size, groups) = (self.random.between(6, 12), self.one_group(service));
        let course = self.create_anyway(service, size, groups, start, periods);
        for _ in 0..self.random.one(&[0, 1, 3, 3, 3, 5]) {
            self.attach_someone(course);
        }
        self.confirm_anyway(course);
        for _ in 0..self.random.one(&[0, 0, 1, 3]) {
            self.attach_someone(course);
        }
        if self.random.percent(25) {
            self.confirm_anyway(course);
        }
    }

    /// A course is confirmed without a schedule or without a part of it; sometimes it gets one afterwards.
    fn confirmed_without_schedule(&mut self) {
        let service = self.a_service();
        let start = self.a_start();
        let mut periods = self.schedule(service, start);
        match self.random.below(3) {
            0 => periods.clear(),
            1 => periods.retain(|period| period.kind == "in_person"),
            _ => periods.retain(|period| period.kind == "digital"),
        }
        let (size, groups) = (self.random.between(6, 12), self.one_group(service));
        let start = periods.first().map_or(start, |first| first.start);
        let course = self.create_anyway(service, size, groups, start, periods);
        for _ in 0..self.random.one(&[0, 1, 6]) {
            self.attach_someone(course);
        }
        self.confirm_anyway(course);
        if self.random.percent(30) {
            self.reschedule_course(course);
        }
    }

    /// A course is longer than the total duration, by a day or by months; sometimes it has a client or is shortened.
    fn too_long(&mut self) {
        let service = self.a_service();
        let start = self.a_start();
        let mut periods = self.schedule(service, start);
        let beside = self.random.one(&[0, 1, 1, 2, 30, 200]);
        end_at_total_duration(service, &mut periods, beside);
        let (size, groups) = (self.random.between(6, 12), self.one_group(service));
        let course = self.create_anyway(service, size, groups, start, periods);
        if self.random.percent(50) {
            self.attach_someone(course);
        }
        if self.random.percent(25) {
            self.reschedule_course(course);
        }
    }

    /// A course enters a year without declared capacity; sometimes capacity is declared afterwards.
    fn undeclared_year(&mut self) {
        let service = self.a_service();
        let year = self.on().year() + self.random.one(&[-1, 0, 0, 1, 1, 2, 3]);
        let day = self.random.between(0, 364);
        let start = days_after(first_of_january(year), day);
        let year = i64::from(start.year());
        let has_schedule = self.random.percent(70);
        let periods = if has_schedule { self.schedule(service, start) } else { vec![] };
        let (size, groups) = (self.random.between(6, 12), self.one_group(service));
        self.create_anyway(service, size, groups, start, periods);
        if self.random.percent(25) {
            let places = self.random.one(&[0, size, 24]);
            self.declare_capacity(service, year, places);
        }
    }

    /// A course gets, or is created with, a size or target groups that its service does not allow.
    fn odd_course(&mut self) {
        let service = self.a_service();
        let groups = match self.random.below(5) {
            0 => vec![],
            1 => vec!["group-x".to_string()],
            2 => vec!["group-y".to_string(), GROUPS[service][0].to_string(), "group-x".to_string()],
            3 => GROUPS[service].iter().map(ToString::to_string).collect(),
            _ => [GROUPS[service], &["group-x"]].concat().iter().map(ToString::to_string).collect(),
        };
        let size = self.random.one(&[0, 1, 2, 5, 6, 12, 13, 20]);
        match self.an_open_course(|course| course.service == service) {
            Some(course) if self.random.percent(60) => {
                if self.random.percent(50) {
                    self.resize_to(course, size);
                } else {
                    self.give_groups(course, groups);
                }
            }
            _ => {
                let start = self.a_start();
                let periods = self.schedule(service, start);
                let course = self.create_anyway(service, size, groups, start, periods);
                if self.random.percent(40) {
                    self.attach_someone(course);
                }
            }
        }
    }

    // ------------------------------------------------------------ events that the books treat as applied

    fn create_anyway(&mut self, service: usize, size: i64, groups: Vec<String>, start: NaiveDate, periods: Vec<Period>) -> usize {
        let course = self.a_new_course(service, size, groups, start, periods);
        self.write_creation(&course);
        let courses = &mut self.provider_mut().courses;
        if let Some(known) = courses.iter().position(|known| known.id == course.id) {
            return known;
        }
        courses.push(course);
        courses.len() - 1
    }

    fn attach_anyway(&mut self, course: usize, client: &str) {
        self.attach_client(course, client);
        let clients = &mut self.course_mut(course).clients;
        if !clients.iter().any(|known| known == client) {
            clients.push(client.to_string());
        }
    }

    /// A new client, mostly with a decision.
    fn attach_someone(&mut self, course: usize) {
        if self.is_full() {
            return;
        }
        let client = if self.random.percent(80) { self.new_client_for(course) } else { self.new_client_id() };
        self.attach_anyway(course, &client);
    }

    fn confirm_anyway(&mut self, course: usize) {
        self.confirm_course(course);
        self.course_mut(course).confirmed = true;
    }

    fn resize_to(&mut self, course: usize, size: i64) {
        let mut line = self.course_line("set_group_size", course);
        line.put("group_size", size);
        self.write(line);
        self.course_mut(course).size = size;
    }

    fn give_groups(&mut self, course: usize, groups: Vec<String>) {
        let mut line = self.course_line("set_target_groups", course);
        line.put_texts("target_groups", &groups);
        self.write(line);
        self.course_mut(course).groups = groups;
    }

    fn one_group(&mut self, service: usize) -> Vec<String> {
        vec![self.random.one(GROUPS[service]).to_string()]
    }

    // ------------------------------------------------------------ events ahead of their date

    /// An event with a later date, which is mostly denied and then changes nothing, so that events with earlier dates can follow. The
    /// books do not record it.
    pub(super) fn ahead(&mut self) {
        let far = self.random.percent(self.profile.far_ahead);
        let ahead = if far { self.random.one(&FAR) } else { self.random.one(&NEAR) };
        let day = days_after(self.on(), ahead);
        for _ in 0..1 + self.random.below(2) {
            let mut line = self.a_denied_line();
            line.set("on", &quoted(&day.to_string()));
            self.write(line);
        }
    }

    /// Mostly about a course; about unknown subjects if there is none.
    fn a_denied_line(&mut self) -> Line {
        match self.an_open_course(|_| true) {
            Some(course) if self.random.percent(80) => self.a_denied_line_of(course),
            _ if self.random.percent(50) => {
                let action = self.random.one(&["change_provider", "end_rehabilitation"]);
                let mut line = self.line(action);
                line.put_text("client", NOBODY);
                line.put_text("service", SERVICES[self.a_service()]);
                line
            }
            _ => {
                let service = self.a_service();
                let mut line = self.line("create_course");
                line.put_text("course", "C998");
                line.put_text("service", SERVICES[service]);
                line.put("group_size", 8);
                line.put_texts("target_groups", &[GROUPS[service][0].to_string()]);
                line.put("year", 2199);
                line
            }
        }
    }

    fn a_denied_line_of(&mut self, course: usize) -> Line {
        let Course { clients, periods, .. } = self.course(course).clone();
        let action = match self.random.below(8) {
            0 => "unpublish_course",
            1 => "set_group_size",
            2 => "set_target_groups",
            3 if !clients.is_empty() => "delete_course",
            4 if clients.len() < 5 => "confirm_course",
            5 if !periods.is_empty() => "reschedule_course",
            6 => "detach_client",
            _ => "attach_client",
        };
        let mut line = self.course_line(action, course);
        match action {
            "set_group_size" => line.put("group_size", self.random.one(&[0, 13, 20])),
            "set_target_groups" => line.put_texts("target_groups", &["group-x".to_string()]),
            "reschedule_course" => {
                line.put_periods(&periods);
                line.put("clients_agreed", false);
            }
            "detach_client" => line.put_text("client", NOBODY),
            "attach_client" => {
                // A client who is already on the course, or has no decision.
                let known = self.random.pick(&clients).filter(|_| self.random.percent(50));
                line.put_text("client", known.as_deref().unwrap_or(NOBODY));
            }
            _ => {}
        }
        line
    }
}
