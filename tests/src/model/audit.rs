//! The findings about a provider on a date.

use super::days::days_between;
use super::finding::Effect::*;
use super::finding::{Finding, finding};
use super::judge::{
    Placement, fits_total_duration, group_size_within_range, has_free_place, is_contact_known, minimum_clients,
    on_confirmed_course_in_time, schedule_complete, settled_late, target_groups, within_total_duration,
};
use super::service::{Service, in_force};
use super::state::{Client, Course, Decision, Provider, latest_end, remaining};
use chrono::{Datelike, NaiveDate};
use std::rc::Rc;

/// All findings about a provider, unsorted, each with its service.
pub fn audit_provider(provider: &Provider, as_of: NaiveDate, services: &[Rc<Service>]) -> Vec<(String, Finding)> {
    let mut out = Vec::new();
    for course in provider.courses.iter().filter(|course| !course.deleted && !course.has_ended(as_of)) {
        let id = &course.service.id;
        let mut findings = audit_course(provider, course, as_of);
        findings.extend(against_rules(course));
        for client in course.attached() {
            findings.extend(audit_attached(provider, course, &client, as_of));
        }
        out.extend(findings.into_iter().map(|finding| (id.clone(), finding)));
    }
    out.extend(audit_capacity(provider, as_of));
    out.extend(capacity_declared(provider, as_of));
    for client in &provider.clients {
        if let Some(decision) = &client.decision {
            let findings = audit_client(provider, client, decision, as_of, services);
            out.extend(findings.into_iter().map(|finding| (client.service.clone(), finding)));
        }
    }
    out.extend(info_complete(provider, as_of, services));
    out
}

/// The findings about a course that is not deleted and has not ended.
fn audit_course(provider: &Provider, course: &Course, as_of: NaiveDate) -> Vec<Finding> {
    let service = &course.service;
    let count = course.count();
    let has_started = course.has_started(as_of);
    let say = |rule, effect| finding(rule, effect).course(&*course.id);
    let mut out = Vec::new();

    out.extend(settled_in_time(course, as_of));
    if !course.is_confirmed() {
        if service.must_hold_at <= count {
            out.push(
                say("course/must-be-held", Obligation)
                    .due(course.start().filter(|start| as_of <= *start))
                    .with("clients", count)
                    .with("must_hold_at", service.must_hold_at),
            );
        }
        if has_started && 0 < count {
            out.push(say("course/started-unconfirmed", Notice));
        }
        if !has_started && service.min <= count {
            out.extend(may_wait(provider, course, as_of));
        }
    } else {
        out.push(say("course/confirmed-is-held", Obligation).due(course.end()));
    }
    if service.recommend_not_full_at_start && service.max <= count && !has_started {
        out.push(say("course/not-full-at-start", Recommendation));
    }
    if !course.published && 0 < count {
        out.push(say("course/published-before-use", Unregulated));
    }
    if course.published && !is_contact_known(provider, course) {
        out.push(say("course/contact-known", Undetermined).fact_missing());
    }
    out
}

/// The breaches of rules about such a course, apart from its clients; no allowed action leads to them.
fn against_rules(course: &Course) -> Vec<Finding> {
    let service = &course.service;
    let mut out = Vec::new();
    if course.group_size < course.count() {
        out.push(has_free_place(Violation, course));
    }
    out.extend(group_size_within_range(Violation, service, &course.id, course.group_size));
    out.extend(target_groups(Violation, service, &course.id, &course.target_groups));
    out.extend(fits_total_duration(Violation, service, &course.id, course.periods()));
    if course.is_confirmed() {
        out.extend(schedule_complete(Violation, course));
    }
    if let Some(clients) = course.confirmed_with.filter(|clients| *clients < service.min) {
        out.push(minimum_clients(Violation, course, clients));
    }
    out
}

/// A client attached to such a course.
fn audit_attached(provider: &Provider, course: &Course, client: &str, as_of: NaiveDate) -> Vec<Finding> {
    let say = |rule| finding(rule, Violation).course(&*course.id).client(client);
    let service = &course.service;
    let Some(decision) = provider.decision(client, &service.id) else { return vec![say("client/decision-received")] };
    let mut out = Vec::new();

    let begun = course.begun_periods_of(client, as_of);
    if begun.is_empty() && decision.target_group.as_ref().is_some_and(|group| !course.target_groups.contains(group)) {
        out.push(say("client/in-target-group"));
    }
    if first_attached(provider, client, &service.id, as_of) != Some(course.id.as_str()) {
        out.push(say("client/on-one-course"));
    }
    let periods = [remaining(course.periods(), as_of), begun].concat();
    if let Some(ends) = latest_end(&periods)
        && let Some(limit) = provider.total_duration_limit(client, service, course.periods(), as_of)
        && limit < ends
    {
        out.push(within_total_duration(Violation, course, client, ends, limit));
    }
    out
}

/// The client's first course by date of attachment, then by id, among those that have not ended.
fn first_attached<'p>(provider: &'p Provider, client: &str, service: &str, as_of: NaiveDate) -> Option<&'p str> {
    let open = provider.courses_of_client(client, service).into_iter().filter(|course| !course.has_ended(as_of));
    let first = open.min_by_key(|course| (course.present_stay(client).map(|stay| stay.from), &course.id));
    first.map(|course| course.id.as_str())
}

fn settled_in_time(course: &Course, as_of: NaiveDate) -> Option<Finding> {
    let due = course.settle_day()?;
    let (count, min) = (course.count(), course.service.min);
    if course.is_confirmed() || min <= count {
        return None;
    }
    if due < as_of {
        return if course.has_started(as_of) { None } else { settled_late(course, as_of) };
    }
    Some(
        finding("course/settled-in-time", Obligation)
            .course(&*course.id)
            .due(due)
            .with("clients", count)
            .with("min", min)
            .with("days_left", days_between(as_of, due)),
    )
}

/// The findings about an unconfirmed course that has not started and has enough clients.
fn may_wait(provider: &Provider, course: &Course, as_of: NaiveDate) -> Option<Finding> {
    let service = &course.service.id;
    let mut right_days = Vec::new();
    for client in course.attached() {
        let Some(decision) = provider.decision(&client, service) else { continue };
        if decision.duty_day.is_some() && !provider.has_met_duty(decision, &client, service, as_of) {
            right_days.push(decision.right_day);
        }
    }
    let due = right_days.into_iter().min().filter(|due| as_of <= *due)?;
    Some(
        finding("course/may-wait", Right)
            .course(&*course.id)
            .due(due)
            .with("clients", course.count())
            .with("days_left", days_between(as_of, due)),
    )
}

fn audit_capacity(provider: &Provider, as_of: NaiveDate) -> Vec<(String, Finding)> {
    let mut out = Vec::new();
    for capacity in &provider.capacity {
        let (declared, year) = (capacity.places, capacity.year);
        let used = provider.used(&capacity.service, year);
        let mut say = |finding| out.push((capacity.service.clone(), finding));
        if declared < used {
            say(finding("course/places-within-capacity", Violation)
                .with("used", used)
                .with("declared", declared)
                .with("year", year));
        }
        if i64::from(as_of.year()) <= year {
            say(finding("course/places-left", Notice)
                .with("used", used)
                .with("left", declared - used)
                .with("declared", declared)
                .with("year", year));
        }
    }
    out
}

/// The years from this one on without declared capacity in which there are courses that are neither deleted nor ended.
fn capacity_declared(provider: &Provider, as_of: NaiveDate) -> Vec<(String, Finding)> {
    let mut years = Vec::new();
    for course in provider.courses.iter().filter(|course| !course.deleted && !course.has_ended(as_of)) {
        let (service, year) = (&course.service.id, course.year());
        if i64::from(as_of.year()) <= year && provider.declared(service, year).is_none() {
            years.push((service.clone(), year));
        }
    }
    years.sort();
    years.dedup();
    let say = |year: i64| finding("course/capacity-declared", Violation).with("year", year);
    years.into_iter().map(|(service, year)| (service, say(year))).collect()
}

/// A client who has not left.
fn audit_client(
    provider: &Provider,
    client: &Client,
    decision: &Decision,
    as_of: NaiveDate,
    services: &[Rc<Service>],
) -> Vec<Finding> {
    let (id, service) = (client.id.as_str(), client.service.as_str());
    let courses = provider.courses_of_client(id, service);
    let confirmed: Vec<&&Course> = courses.iter().filter(|course| course.is_confirmed()).collect();
    // The course that findings name; if there are several (in observe mode), a confirmed one, then the first by id.
    let open = courses.iter().filter(|course| !course.has_ended(as_of));
    let named = open.min_by_key(|course| (!course.is_confirmed(), course.id.clone()));
    let named_id = named.map(|course| course.id.as_str());
    let mut out = Vec::new();

    if provider.has_missed_duty(decision, id, service, as_of) {
        if !confirmed.iter().any(|course| course.has_started(as_of)) {
            let due = decision.duty_day.expect("a missed duty day is known");
            let confirmed_stay = named.and_then(|course| course.confirmed_on.zip(course.present_stay(id)));
            let late_until = confirmed_stay.map_or(as_of, |(confirmed_on, stay)| stay.from.max(confirmed_on));
            out.push(
                finding("client/on-confirmed-course-in-time", Violation)
                    .course(named_id)
                    .client(id)
                    .due(due)
                    .with("days_late", days_between(due, late_until)),
            );
            out.push(finding("client/may-change-provider", Right).course(named_id).client(id));
        }
    } else {
        let placement = if confirmed.is_empty() { Placement::None } else { Placement::OnConfirmed };
        out.extend(on_confirmed_course_in_time(provider, decision, id, service, named_id, as_of, placement));
    }
    if courses.is_empty() && !client.authority_line_told && !has_a_way(provider, client, decision, as_of, services) {
        out.push(finding("client/tell-authority-line", Obligation).client(id));
    }
    out
}

/// Whether a course can take the client, can be created, or can get the client's target group.
fn has_a_way(provider: &Provider, client: &Client, decision: &Decision, as_of: NaiveDate, services: &[Rc<Service>]) -> bool {
    let service = client.service.as_str();
    let left_in = |year: i64| provider.declared(service, year).unwrap_or(0) - provider.used(service, year);
    let has_room = |course: &Course| {
        let may_grow = course.group_size < course.service.max && 1 <= left_in(course.year());
        course.count() < course.group_size || may_grow
    };
    let mut open: Vec<&Course> = Vec::new();
    for course in provider.courses.iter().filter(|course| course.service.id == service) {
        let fits = provider.beyond_total_duration(&client.id, course, as_of).is_none();
        if !course.deleted && !course.has_ended(as_of) && has_room(course) && fits {
            open.push(course);
        }
    }
    let takes = |course: &&Course| decision.target_group.as_ref().is_none_or(|group| course.target_groups.contains(group));
    let may_add_group = |course: &&Course| {
        let count = course.target_groups.len() as i64;
        course.service.may_add_target_group && !course.is_confirmed() && count < course.service.most_groups
    };
    let this_year = i64::from(as_of.year());
    let most_left = left_in(this_year).max(left_in(this_year + 1));
    let may_create = in_force(services, service, as_of).is_some_and(|service| service.min <= most_left);
    open.iter().any(takes) || open.iter().any(may_add_group) || may_create
}

fn info_complete(provider: &Provider, as_of: NaiveDate, services: &[Rc<Service>]) -> Vec<(String, Finding)> {
    let courses: Vec<&Course> = provider.courses.iter().filter(|course| !course.deleted).collect();
    let mut ids: Vec<&str> = courses.iter().map(|course| course.service.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut out = Vec::new();
    for id in ids {
        let Some(service) = in_force(services, id, as_of) else { continue };
        for field in &service.provider_info {
            let missing = finding("provider/info-complete", Obligation).with("field", field.as_str());
            if field != "pool" {
                if !provider.has_info(id, None, field) {
                    out.push((id.to_string(), missing));
                }
                continue;
            }
            let here = courses.iter().filter(|course| course.service.id == id);
            let mut offices: Vec<Option<&str>> = here.map(|course| course.office.as_deref()).collect();
            offices.sort_unstable();
            offices.dedup();
            for office in offices.into_iter().filter(|office| !provider.has_info(id, *office, "pool")) {
                let missing = missing.clone();
                out.push((id.to_string(), office.map_or(missing.clone(), |office| missing.with("office", office))));
            }
        }
    }
    out
}
