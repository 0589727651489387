//! Scenes: one or more events that belong together.

use super::{Course, GROUPS, Generator, Period, SERVICES, TOTAL_MONTHS, days_after, months_before};
use chrono::{Datelike, NaiveDate};

/// The kinds of scenes.
#[derive(Clone, Copy)]
pub enum Scene {
    Capacity,
    Decision,
    Create,
    Publish,
    Fill,
    Attach,
    Detach,
    Move,
    Resize,
    SetGroups,
    Confirm,
    Reschedule,
    ReschedulePeriod,
    Delete,
    Info,
    TellAuthorityLine,
    ChangeProvider,
    End,
    Unpublish,
    Correct,
    BackAndForth,
    EmptyAndDelete,
    Shift,
    Settle,
    Short,
    OverLimit,
    History,
    Ahead,
}

impl Scene {
    pub const ALL: [Scene; 28] = [
        Scene::Capacity,
        Scene::Decision,
        Scene::Create,
        Scene::Publish,
        Scene::Fill,
        Scene::Attach,
        Scene::Detach,
        Scene::Move,
        Scene::Resize,
        Scene::SetGroups,
        Scene::Confirm,
        Scene::Reschedule,
        Scene::ReschedulePeriod,
        Scene::Delete,
        Scene::Info,
        Scene::TellAuthorityLine,
        Scene::ChangeProvider,
        Scene::End,
        Scene::Unpublish,
        Scene::Correct,
        Scene::BackAndForth,
        Scene::EmptyAndDelete,
        Scene::Shift,
        Scene::Settle,
        Scene::Short,
        Scene::OverLimit,
        Scene::History,
        Scene::Ahead,
    ];

    /// The weight of the scene in an ordinary log.
    pub fn usual_weight(self) -> u64 {
        match self {
            Scene::Unpublish | Scene::Ahead => 1,
            Scene::TellAuthorityLine | Scene::ChangeProvider | Scene::End | Scene::Correct | Scene::History => 2,
            Scene::SetGroups | Scene::Info | Scene::EmptyAndDelete | Scene::Short | Scene::OverLimit => 3,
            Scene::Resize | Scene::Delete | Scene::Shift | Scene::Settle => 4,
            Scene::Capacity | Scene::Decision | Scene::Publish | Scene::Detach => 5,
            Scene::Reschedule | Scene::ReschedulePeriod | Scene::BackAndForth => 6,
            Scene::Create => 7,
            Scene::Move => 8,
            Scene::Fill | Scene::Attach | Scene::Confirm => 9,
        }
    }
}

impl Generator {
    /// The first scene of a provider: capacity, and mostly a course with clients.
    pub(super) fn opening(&mut self) {
        let year = i64::from(self.on().year());
        let service = self.a_service();
        let places = self.random.one(&[12, 18, 24, 36]);
        self.declare_capacity(service, year, places);
        if self.random.percent(60) {
            let places = self.random.one(&[0, 5, 6, 12, 24]);
            self.declare_capacity(service, year + 1, places);
        }
        if self.random.percent(40) {
            self.update_provider_info();
        }
        if let Some(course) = self.create_any_course() {
            if self.random.percent(70) {
                self.publish_course(course);
            }
            self.fill(course);
        }
    }

    /// Plays a scene, which may produce no events.
    pub(super) fn scene(&mut self, scene: Scene) {
        match scene {
            Scene::Capacity => self.capacity(),
            Scene::Decision => self.decision(),
            Scene::Create => self.create(),
            Scene::Publish => {
                if let Some(course) = self.an_open_course(|course| !course.published) {
                    self.publish_course(course);
                }
            }
            Scene::Fill => {
                let on = self.on();
                let begins_later = |course: &Course| course.periods.first().is_none_or(|first| on < first.start);
                if let Some(course) = self.an_open_course(|course| course.has_room() && begins_later(course)) {
                    self.fill(course);
                }
            }
            Scene::Attach => {
                for _ in 0..1 + self.random.below(3) {
                    self.attach();
                }
            }
            Scene::Detach => self.detach(),
            Scene::Move => self.move_some(),
            Scene::Resize => self.resize(),
            Scene::SetGroups => self.set_groups(),
            Scene::Confirm => self.confirm(),
            Scene::Reschedule => {
                if let Some(course) = self.an_open_course(|_| true) {
                    self.reschedule_course(course);
                }
            }
            Scene::ReschedulePeriod => {
                if let Some(course) = self.an_open_course(|_| true) {
                    self.reschedule_period(course);
                }
            }
            Scene::Delete => self.delete(),
            Scene::Info => self.update_provider_info(),
            Scene::TellAuthorityLine | Scene::ChangeProvider | Scene::End => self.leave(scene),
            Scene::Unpublish => {
                if let Some(course) = self.a_course(|course| course.published) {
                    let line = self.course_line("unpublish_course", course);
                    self.write(line);
                }
            }
            Scene::Correct => self.correct(),
            Scene::BackAndForth => self.back_and_forth(),
            Scene::EmptyAndDelete => self.empty_and_delete(),
            Scene::Shift => self.shift(),
            Scene::Settle => self.settle(),
            Scene::Short => self.short(),
            Scene::OverLimit => self.over_limit(),
            Scene::History => self.history(),
            Scene::Ahead => self.ahead(),
        }
    }

    /// A declaration of about the capacity that is already used.
    fn capacity(&mut self) {
        let service = self.a_service();
        let year = i64::from(self.on().year()) + self.random.one(&[-1, 0, 0, 0, 1, 1, 2]);
        let used = self.provider().used(service, year);
        let places = match self.random.below(6) {
            0 => used,
            1 => (used - 1).max(0),
            2 => used + 1,
            3 => used + 6,
            4 => 0,
            _ => self.random.between(0, 48),
        };
        self.declare_capacity(service, year, places);
    }

    /// A decision, often for a known client, who may have left or have the other service.
    fn decision(&mut self) {
        let service = self.a_service();
        if self.random.percent(55) {
            let known: Vec<(String, usize)> =
                self.provider().clients.iter().map(|client| (client.id.clone(), client.service)).collect();
            if let Some((client, service)) = self.random.pick(&known) {
                let service = if self.random.percent(85) { service } else { 1 - service };
                let holds = |course: &&Course| course.service == service && course.clients.contains(&client);
                let group = self.provider().courses.iter().find(holds).and_then(|course| course.groups.first().cloned());
                self.receive_decision(service, Some(client.clone()), group);
                let course = self.an_open_course(|course| course.clients.contains(&client));
                if let Some(course) = course
                    && self.random.percent(30)
                {
                    self.reschedule_course(course);
                }
                return;
            }
        }
        self.receive_decision(service, None, None);
    }

    fn create(&mut self) {
        if let Some(course) = self.create_any_course() {
            if self.random.percent(50) {
                self.publish_course(course);
            }
            if self.random.percent(35) {
                self.fill(course);
            }
        }
    }

    /// Clients, mostly with new decisions, are attached up to a number that matters; sometimes the course is confirmed.
    fn fill(&mut self, course: usize) {
        let size = self.course(course).size;
        let target = match self.random.below(12) {
            0 => 5,
            1..=3 => 6,
            4..=7 => 7,
            8 => 8,
            9 => 11,
            10 => 12,
            _ => size + 1,
        };
        let target = if size == 12 && self.random.percent(30) { 12 } else { target };
        let service = self.course(course).service;
        let missing = target - self.course(course).clients.len() as i64;
        for _ in 0..missing.clamp(1, 13) {
            if self.is_full() {
                return;
            }
            let known = if self.random.percent(30) { self.a_client(service, true) } else { None };
            let client = known.unwrap_or_else(|| self.new_client_for(course));
            self.attach_client(course, &client);
            if self.random.percent(4) {
                self.advance();
            }
        }
        if self.random.percent(35) {
            self.confirm_course(course);
        }
    }

    /// A client with a new decision, mostly of one of the course's groups, if it has any.
    pub(super) fn new_client_for(&mut self, course: usize) -> String {
        let (service, groups) = (self.course(course).service, self.course(course).groups.clone());
        let group = self.random.pick(&groups);
        self.receive_decision(service, None, group)
    }

    fn attach(&mut self) {
        if let Some(course) = self.an_open_course(Course::has_room) {
            let service = self.course(course).service;
            if let Some(client) = self.a_client(service, true) {
                self.attach_client(course, &client);
            }
        }
    }

    fn detach(&mut self) {
        if let Some(course) = self.a_course(|course| !course.deleted && !course.clients.is_empty()) {
            let clients = self.course(course).clients.clone();
            let nobody = clients.is_empty() || self.random.percent(5);
            let client = if nobody { None } else { self.random.pick(&clients) };
            self.detach_client(course, &client.unwrap_or_else(|| "K1".into()));
        }
    }

    fn move_some(&mut self) {
        for _ in 0..1 + self.random.below(3) {
            let Some(from) = self.a_course(|course| !course.deleted && !course.clients.is_empty()) else { return };
            let Course { id, service, clients, .. } = self.course(from).clone();
            let Some(to) = self.another_course(&id, service) else { return };
            if from == to && self.random.percent(90) {
                continue;
            }
            let client = if clients.is_empty() || self.random.percent(3) { None } else { self.random.pick(&clients) };
            let client = client.unwrap_or_else(|| format!("K{}", 1 + self.random.below(20)));
            self.move_client(from, to, &client);
        }
    }

    /// A group size close to the current one or to the number of clients.
    fn resize(&mut self) {
        let Some(course) = self.an_open_course(|_| true) else { return };
        let (size, clients) = (self.course(course).size, self.course(course).clients.len() as i64);
        let new = match self.random.below(8) {
            0 => size + 1,
            1 => size - 1,
            2 => clients,
            3 => clients - 1,
            4 => clients + 1,
            5 => 12,
            6 => self.random.one(&[5, 13]),
            _ => self.random.between(6, 12),
        }
        .max(0);
        let mut line = self.course_line("set_group_size", course);
        line.put("group_size", new);
        self.write(line);
        if (6..=12).contains(&new) && clients <= new {
            self.course_mut(course).size = new;
        }
    }

    fn set_groups(&mut self) {
        let Some(course) = self.an_open_course(|_| true) else { return };
        let service = self.course(course).service;
        let mut groups: Vec<String> = vec![];
        if service == 1 && self.random.percent(50) {
            groups = self.course(course).groups.clone();
        }
        let group = self.random.one(GROUPS[service]).to_string();
        if !groups.contains(&group) && !self.random.percent(4) {
            groups.push(group);
        }
        if self.random.percent(5) {
            groups.push("group-x".into());
        }
        let mut line = self.course_line("set_target_groups", course);
        line.put_texts("target_groups", &groups);
        self.write(line);
        if !groups.is_empty() && !self.course(course).confirmed && self.random.percent(60) {
            self.course_mut(course).groups = groups;
        }
    }

    fn confirm(&mut self) {
        let course = self.an_open_course(|course| !course.confirmed && 5 <= course.clients.len());
        if let Some(course) = course {
            let has_digital = self.course(course).periods.iter().any(|period| period.kind == "digital");
            if !has_digital && self.random.percent(70) {
                self.reschedule_course(course);
            }
            self.confirm_course(course);
        } else if self.random.percent(30)
            && let Some(course) = self.a_course(|_| true)
        {
            self.confirm_course(course);
        }
    }

    fn delete(&mut self) {
        let course = if self.chaos() {
            self.a_course(|_| true)
        } else {
            self.a_course(|course| !course.deleted && !course.confirmed && course.clients.len() < 2)
        };
        if let Some(course) = course {
            self.delete_course(course);
            if self.random.percent(6) {
                let line = self.course_line("correct_course", course);
                self.write(line);
            }
        }
    }

    /// A client leaves the provider, or the authority line is told; some return with a new decision.
    fn leave(&mut self, scene: Scene) {
        let any_service = self.a_service();
        let known: Vec<(String, usize, bool)> =
            self.provider().clients.iter().map(|client| (client.id.clone(), client.service, client.has_left)).collect();
        let Some((client, service, has_left)) = self.random.pick(&known) else { return };
        if has_left && self.random.percent(70) {
            return;
        }
        let service = if self.random.percent(5) { any_service } else { service };
        match scene {
            Scene::TellAuthorityLine => {
                self.tell_authority_line(&client, service);
                if self.random.percent(50) {
                    self.change_provider(&client, service);
                }
                return;
            }
            Scene::ChangeProvider => self.change_provider(&client, service),
            _ => self.end_rehabilitation(&client, service),
        }
        if self.random.percent(50) {
            if self.random.percent(50) {
                self.advance();
            }
            self.receive_decision(service, Some(client.clone()), None);
            let course = self.an_open_course(|course| course.service == service && course.has_room());
            if let Some(course) = course {
                self.attach_client(course, &client);
            }
        }
    }

    fn correct(&mut self) {
        let Some(course) = self.a_course(|course| !course.deleted) else { return };
        let mut line = self.course_line("correct_course", course);
        if self.random.percent(50) {
            line.put_text("office", self.an_office());
        }
        if self.random.percent(50) {
            line.put_text("contact", "010 9");
        }
        self.write(line);
    }

    /// A client is detached and attached to another course or again, or is moved and moved back.
    fn back_and_forth(&mut self) {
        let Some(from) = self.a_course(|course| !course.deleted && !course.clients.is_empty()) else { return };
        let Course { id, service, clients, .. } = self.course(from).clone();
        let Some(client) = self.random.pick(&clients) else { return };
        let to = self.another_course(&id, service);
        if self.random.percent(55) {
            self.detach_client(from, &client);
            if self.random.percent(40) {
                self.advance();
            }
            match to {
                Some(to) if !self.random.percent(15) => {
                    if self.random.percent(7) {
                        self.delete_course(from);
                    }
                    self.attach_client(to, &client);
                }
                _ => self.attach_client(from, &client),
            }
        } else if let Some(to) = to.filter(|to| *to != from) {
            self.move_client(from, to, &client);
            if self.random.percent(50) {
                self.advance();
            }
            if self.random.percent(70) {
                self.move_client(to, from, &client);
            }
        }
    }

    /// The few clients of an unconfirmed course are moved or detached, and it is deleted.
    fn empty_and_delete(&mut self) {
        let is_small = |course: &Course| !course.deleted && !course.confirmed && course.clients.len() <= 3;
        let Some(course) = self.a_course(is_small) else { return };
        let Course { id, service, clients, .. } = self.course(course).clone();
        for client in clients {
            match self.another_course(&id, service) {
                Some(to) if to != course && self.random.percent(70) => self.move_client(course, to, &client),
                _ => self.detach_client(course, &client),
            }
        }
        self.delete_course(course);
    }

    /// A course with changeable dates moves to earlier dates, or one or two years later.
    fn shift(&mut self) {
        let soon = days_after(self.on(), 20);
        let is_free = |course: &Course| !course.confirmed && course.periods.first().is_some_and(|first| soon < first.start);
        let Some(course) = self.an_open_course(is_free) else { return };
        let Course { service, size, periods: mut new, year: old_year, .. } = self.course(course).clone();
        if new.is_empty() {
            return;
        }
        if self.random.percent(50) {
            let days = self.random.one(&[1, 2, 7, 15]);
            new.iter_mut().for_each(|period| period.shift(-days));
        } else {
            let months = self.random.one(&[12, 24, 24]);
            new.iter_mut().for_each(|period| period.postpone(months));
        }
        let year = i64::from(new[0].start.year());
        if year != old_year {
            self.declare_capacity(service, year, self.provider().used(service, year) + size);
        }
        let mut line = self.course_line("reschedule_course", course);
        line.put_periods(&new);
        line.put("clients_agreed", true);
        self.write(line);
        let course = self.course_mut(course);
        (course.year, course.periods) = (year, new);
    }

    /// A course with few clients reaches its settle day; a client leaves or returns; the course is moved or deleted.
    fn settle(&mut self) {
        let service = self.a_service();
        let on = self.on();
        let start = days_after(on, self.random.between(31, 45));
        let periods = self.schedule(service, start);
        let Some(course) = self.create_course(service, start, periods) else { return };
        for _ in 0..self.random.one(&[0, 0, 1, 5, 6, 6]) {
            let client = self.new_client_for(course);
            self.attach_client(course, &client);
        }
        let day = days_after(start, -30 + self.random.one(&[-1, 0, 0, 1, 1, 2])).max(on);
        self.provider_mut().on = day;
        let clients = self.course(course).clients.clone();
        if !clients.is_empty()
            && self.random.percent(70)
            && let Some(client) = self.random.pick(&clients)
        {
            self.detach_client(course, &client);
            if self.random.percent(30) {
                self.attach_client(course, &client);
            }
        }
        if self.random.percent(60) {
            self.provider_mut().on = days_after(day, self.random.between(0, 3));
        }
        match self.random.below(4) {
            0 => {
                for client in self.course(course).clients.clone() {
                    self.detach_client(course, &client);
                }
                self.delete_course(course);
            }
            1 => self.reschedule_course(course),
            2 => {
                self.reschedule_course(course);
                self.reschedule_period(course);
            }
            _ => {}
        }
    }

    /// A short course that soon ends, and later events of its clients.
    fn short(&mut self) {
        let service = self.a_service();
        let on = self.on();
        let start = days_after(on, self.random.between(1, 12));
        let digital = days_after(start, self.random.between(0, 3));
        let mut periods = vec![
            Period { kind: "in_person", start, end: days_after(start, self.random.between(0, 2)) },
            Period { kind: "digital", start: digital, end: days_after(digital, self.random.between(0, 6)) },
        ];
        if self.random.percent(25) {
            periods.push(Period { kind: "in_person", start: days_after(digital, 9), end: days_after(digital, 9) });
        }
        let Some(course) = self.create_course(service, start, periods) else { return };
        for _ in 0..self.random.one(&[6, 6, 7]) {
            let client = self.new_client_for(course);
            self.attach_client(course, &client);
        }
        if self.random.percent(85) {
            self.confirm_course(course);
        }
        let end = self.course(course).end().unwrap_or(start);
        let after = days_after(end, 1);
        self.provider_mut().on = self.random.one(&[start, digital, end, after, after, days_after(end, 10)]).max(on);
        let to = self.an_open_course(|course| course.service == service && course.has_room());
        let Course { groups, clients, .. } = self.course(course).clone();
        for client in clients.iter().take(3) {
            match (self.random.below(5), to) {
                (0, _) => self.detach_client(course, client),
                (1, _) => {
                    self.receive_decision(service, Some(client.clone()), groups.first().cloned());
                }
                (2, Some(to)) if to != course => self.move_client(course, to, client),
                (3 | 4, Some(to)) => {
                    self.attach_client(to, client);
                    if self.random.percent(35) {
                        self.detached_and_attached_elsewhere(to, client);
                    }
                }
                _ => {}
            }
        }
    }

    /// A client who is still on an ended course leaves the next course for a third one.
    fn detached_and_attached_elsewhere(&mut self, from: usize, client: &str) {
        let Course { id, service, .. } = self.course(from).clone();
        self.detach_client(from, client);
        if let Some(to) = self.another_course(&id, service) {
            self.attach_client(to, client);
        }
    }

    /// A new decision says that an attached client's rehabilitation began long ago; sometimes the last period moves.
    fn over_limit(&mut self) {
        let on = self.on();
        let goes_on = |course: &Course| {
            !course.deleted && !course.clients.is_empty() && course.periods.last().is_some_and(|last| on < last.start)
        };
        let Some(course) = self.an_open_course(goes_on) else { return };
        let Course { service, clients, periods, groups, deleted, .. } = self.course(course).clone();
        let (Some(end), Some(last), false) = (self.course(course).end(), periods.last(), deleted) else { return };
        let Some(client) = self.random.pick(&clients) else { return };
        let started = days_after(months_before(end, TOTAL_MONTHS[service]), -self.random.between(0, 20));
        let issued = days_after(on, -self.random.between(0, 60));
        let mut line = self.line("receive_decision");
        line.put_text("client", &client);
        line.put_text("service", SERVICES[service]);
        line.put_text("issued", issued);
        if let Some(group) = groups.first() {
            line.put_text("target_group", group);
        }
        line.put_text("rehabilitation_started", started);
        self.write(line);
        if let Some(client) = self.provider_mut().client_mut(&client, service) {
            (client.issued, client.received) = (issued, None);
        }
        if self.random.percent(75) {
            let later = self.random.one(&[-1, -1, -2, 0, 1, -20]);
            let moved = if self.random.percent(50) { 0 } else { 1 };
            let start: NaiveDate = days_after(last.start, moved);
            let end = days_after(last.end, moved + later).max(start);
            let mut line = self.period_line(course, periods.len() as i64, start, end);
            line.put("clients_agreed", true);
            self.write(line);
        }
    }
}
