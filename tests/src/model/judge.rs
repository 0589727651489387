//! The findings about an event, given the state before it.

use super::days::{add_months, days_between, working_day_from};
use super::finding::Effect::*;
use super::finding::{Effect, Finding, finding};
use super::input::{Event, Period};
use super::service::{Service, in_force};
use super::state::{Course, Decision, Leaving, Provider, Stay, first_start, latest_end, remaining};
use chrono::{Datelike, NaiveDate};
use std::rc::Rc;

/// All findings, unsorted. The event has no errors, including those that depend on the state.
pub fn judge(provider: &Provider, event: &Event, services: &[Rc<Service>]) -> Vec<Finding> {
    let mut deleted = Vec::new();
    for course in deleted_courses(provider, event) {
        deleted.push(finding("course/not-deleted", Prohibition).course(course).client(event.given_text("client")));
    }
    if !deleted.is_empty() {
        return deleted;
    }
    match event.action.as_str() {
        "declare_capacity" => declare_capacity(provider, event),
        "receive_decision" => receive_decision(provider, event, services),
        "create_course" => create_course(provider, event, services),
        "publish_course" => publish_course(provider, event),
        "unpublish_course" => vec![finding("course/publication-final", Prohibition).course(event.text("course"))],
        "correct_course" => vec![],
        "attach_client" => attach_client(provider, event),
        "detach_client" => detach_client(provider, event),
        "move_client" => move_client(provider, event),
        "set_group_size" => set_group_size(provider, event),
        "set_target_groups" => set_target_groups(provider, event),
        "confirm_course" => confirm_course(provider, event),
        "reschedule_course" | "reschedule_period" => reschedule(provider, event),
        "delete_course" => delete_course(provider, event),
        "update_provider_info" => update_provider_info(event, services),
        "tell_authority_line" => tell_authority_line(provider, event),
        "change_provider" => change_provider(provider, event),
        "end_rehabilitation" => end_rehabilitation(provider, event),
        other => unreachable!("{other}"),
    }
}

/// The courses named by the event that are deleted.
pub fn deleted_courses<'e>(provider: &Provider, event: &'e Event) -> Vec<&'e str> {
    if event.action == "create_course" {
        return vec![];
    }
    let named = ["course", "from", "to"].into_iter().filter_map(|field| event.given_text(field));
    named.filter(|id| provider.course(id).is_some_and(|course| course.deleted)).collect()
}

// ---------------------------------------------------------------- one function per action

fn declare_capacity(provider: &Provider, event: &Event) -> Vec<Finding> {
    let (year, places) = (event.number("year"), event.number("places"));
    let used = provider.used(event.text("service"), year);
    if used <= places {
        return vec![];
    }
    vec![finding("course/places-within-capacity", Violation).with("used", used).with("declared", places).with("year", year)]
}

fn receive_decision(provider: &Provider, event: &Event, services: &[Rc<Service>]) -> Vec<Finding> {
    let (client, service) = (event.text("client"), event.text("service"));
    let decision = new_decision(event, services);
    let mut out = on_confirmed_course_in_time(provider, &decision, client, service, None, event.on, Placement::None);
    // Here the right arises whenever the right day was missed, even if the duty is undetermined or was met.
    let has_right = out.iter().any(|found| found.rule == "client/may-change-provider");
    if !has_right && provider.has_missed_right_day(&decision, client, service, event.on) {
        out.push(finding("client/may-change-provider", Right).client(client));
    }
    out
}

/// The decision that receive_decision brings.
pub fn new_decision(event: &Event, services: &[Rc<Service>]) -> Decision {
    let service = in_force(services, event.text("service"), event.on).expect("a service in force");
    let months = service.placement_deadline_months;
    let issued = event.day("issued");
    let mut duty_day = add_months(event.given_day("received").unwrap_or(issued), months);
    if service.rolls_to_working_day {
        duty_day = working_day_from(duty_day);
    }
    let is_unknown = event.given_flag("continues").unwrap_or(duty_day < event.on);
    Decision {
        duty_day: if is_unknown { None } else { Some(duty_day) },
        right_day: add_months(issued, months),
        target_group: event.given_text("target_group").map(str::to_string),
    }
}

fn create_course(provider: &Provider, event: &Event, services: &[Rc<Service>]) -> Vec<Finding> {
    let course = event.text("course");
    let service = in_force(services, event.text("service"), event.on).expect("a service in force");
    let (size, periods) = (event.number("group_size"), event.periods());
    let year = first_start(periods).map_or_else(|| event.number("year"), |start| i64::from(start.year()));
    let mut out = Vec::new();
    out.extend(group_size_within_range(Prohibition, &service, course, size));
    out.extend(target_groups(Prohibition, &service, course, event.texts("target_groups")));
    out.extend(into_year(provider, &service.id, year, course, size));
    out.extend(fits_total_duration(Prohibition, &service, course, periods));
    out.push(finding("course/hidden-until-published", Notice).course(course));
    out
}

fn publish_course(provider: &Provider, event: &Event) -> Vec<Finding> {
    let course = provider.named_course(event, "course");
    let say = |rule, effect| finding(rule, effect).course(&*course.id);
    if course.published {
        return vec![say("course/already-published", Notice)];
    }
    let mut out = Vec::new();
    match event.given_flag("checked") {
        None => out.push(say("course/check-before-publishing", Undetermined).fact_missing()),
        Some(false) => out.push(say("course/check-before-publishing", Violation)),
        Some(true) => {}
    }
    if !is_contact_known(provider, course) {
        out.push(say("course/contact-known", Undetermined).fact_missing());
    }
    out.push(say("course/visible-at-once", Notice));
    out
}

fn attach_client(provider: &Provider, event: &Event) -> Vec<Finding> {
    let course = provider.named_course(event, "course");
    let client = event.text("client");
    let say = |rule, effect| finding(rule, effect).course(&*course.id).client(client);
    let mut out = joining(provider, course, client, None, event.on);
    let has_decision = provider.decision(client, &course.service.id).is_some();
    if has_decision && is_asked_to_agree(provider, course, client) {
        match event.given_flag("agreed") {
            Some(false) => out.push(say("client/agrees-to-move", Prohibition)),
            None => out.push(say("client/agrees-to-move", Undetermined).fact_missing()),
            Some(true) => {}
        }
    }
    if course.has_started(event.on) {
        out.push(say("course/attach-after-start", Unregulated));
    }
    out
}

fn detach_client(provider: &Provider, event: &Event) -> Vec<Finding> {
    let course = provider.named_course(event, "course");
    let client = event.text("client");
    if !course.has(client) {
        return vec![finding("client/on-course", Prohibition).course(&*course.id).client(client)];
    }
    let (id, service) = (course.id.as_str(), course.service.id.as_str());
    let mut out = Vec::new();
    if let Some(decision) = provider.decision(client, service) {
        out.extend(on_confirmed_course_in_time(provider, decision, client, service, Some(id), event.on, Placement::None));
    }
    out.extend(leaving(course, client));
    out
}

fn move_client(provider: &Provider, event: &Event) -> Vec<Finding> {
    let (from, to) = (provider.named_course(event, "from"), provider.named_course(event, "to"));
    let client = event.text("client");
    let say = |rule, effect| finding(rule, effect).course(&*to.id).client(client);
    let mut out = Vec::new();
    if from.has(client) {
        out.extend(leaving(from, client));
    } else {
        out.push(finding("client/on-course", Prohibition).course(&*from.id).client(client));
    }
    if from.service.id != to.service.id {
        out.push(say("course/same-service", Prohibition));
    }
    match event.given_flag("agreed") {
        Some(false) => {
            out.push(say("client/agrees-to-move", Prohibition));
            out.push(say("client/may-decline-move", Right));
        }
        None => out.push(say("client/agrees-to-move", Undetermined).fact_missing()),
        Some(true) => {}
    }
    out.extend(joining(provider, to, client, Some(from), event.on));
    out
}

fn set_group_size(provider: &Provider, event: &Event) -> Vec<Finding> {
    let course = provider.named_course(event, "course");
    let (id, service) = (course.id.as_str(), &course.service);
    let size = event.number("group_size");
    let mut out = Vec::new();
    out.extend(not_ended(course, event.on));
    out.extend(group_size_within_range(Prohibition, service, id, size));
    if course.group_size < size {
        let declared = provider.declared(&service.id, course.year()).unwrap_or(0);
        out.extend(places_within_capacity(provider, &service.id, course.year(), declared, id, size));
    }
    if size < course.count() {
        out.push(
            finding("course/group-size-holds-clients", Prohibition)
                .course(id)
                .with("group_size", size)
                .with("clients", course.count()),
        );
    }
    if size < course.group_size {
        out.push(finding("course/group-size-lowered", Unregulated).course(id));
    }
    out
}

fn set_target_groups(provider: &Provider, event: &Event) -> Vec<Finding> {
    let course = provider.named_course(event, "course");
    let groups = event.texts("target_groups");
    let mut out = Vec::new();
    out.extend(not_ended(course, event.on));
    if course.is_confirmed() {
        out.push(finding("course/target-groups-fixed", Prohibition).course(&*course.id));
    }
    out.extend(target_groups(Prohibition, &course.service, &course.id, groups));
    for client in course.attached() {
        let decision = provider.decision(&client, &course.service.id);
        let group = decision.and_then(|decision| decision.target_group.as_ref());
        if group.is_some_and(|group| !groups.contains(group)) {
            out.push(finding("course/target-groups-cover-clients", Prohibition).course(&*course.id).client(&*client));
        }
    }
    out
}

fn confirm_course(provider: &Provider, event: &Event) -> Vec<Finding> {
    let course = provider.named_course(event, "course");
    let (id, service) = (course.id.as_str(), &course.service);
    let say = |rule, effect| finding(rule, effect).course(id);
    let mut out = Vec::new();
    out.extend(not_ended(course, event.on));
    if course.is_confirmed() {
        out.push(say("course/already-confirmed", Notice));
        return out;
    }
    if course.count() < service.min {
        out.push(minimum_clients(Prohibition, course, course.count()));
    }
    out.extend(schedule_complete(Prohibition, course));
    for client in course.attached() {
        if let Some(decision) = provider.decision(&client, &service.id)
            && provider.has_missed_duty(decision, &client, &service.id, event.on)
        {
            let place = Placement::None;
            out.extend(on_confirmed_course_in_time(provider, decision, &client, &service.id, Some(id), event.on, place));
        }
        out.push(say("client/told-course-is-held", Notice).client(&*client));
    }
    out.push(say("course/confirmed-is-held", Obligation));
    if !course.published {
        out.push(say("course/published-before-use", Unregulated));
    }
    out
}

fn reschedule(provider: &Provider, event: &Event) -> Vec<Finding> {
    let on = event.on;
    let course = provider.named_course(event, "course");
    let service = &course.service;
    let say = |rule, effect| finding(rule, effect).course(&*course.id);
    let old = course.periods();
    let new = new_schedule(event, course);
    let is_first_schedule = old.is_empty();
    let mut out = Vec::new();

    out.extend(not_ended(course, on));
    if course.is_confirmed() && changes_what_is_fixed(service, old, &new) {
        out.push(say("course/confirmed-schedule-fixed", Prohibition));
    }
    if let Some(i) = (0..old.len()).find(|i| old[*i].start <= on && !is_kept(old, *i, &new)) {
        out.push(say("course/begun-period-fixed", Prohibition).with("period", i + 1).with_day("start", old[i].start));
    }
    if !is_first_schedule && 0 < course.count() {
        out.extend(clients_agree_to_dates(event, course));
    }
    let (old_year, new_year) = (course.year(), i64::from(first_start(&new).expect("a period").year()));
    if old_year != new_year {
        out.extend(into_year(provider, &service.id, new_year, &course.id, course.group_size));
        if old_year + 1 < new_year {
            out.push(say("course/beyond-next-year", Unregulated));
        }
    }
    out.extend(fits_total_duration(Prohibition, service, &course.id, &new));
    for client in course.attached() {
        out.extend(within_total_duration_when_moved(provider, course, &client, &new, on));
        out.push(say("client/kela-informed", Notice).client(&*client));
    }
    if !is_first_schedule {
        let (old_start, new_start) = (first_start(old), first_start(&new));
        if new_start < old_start && !service.earlier_move_stated {
            out.push(say("course/moved-earlier", Unregulated));
        }
        if new_start != old_start {
            out.extend(settled_late(course, on));
        }
    }
    if event.action == "reschedule_period" && !service.single_period_move_stated {
        out.push(say("course/single-period-move", Unregulated));
    }
    out
}

/// The schedule that reschedule_course gives or that results from reschedule_period.
pub fn new_schedule(event: &Event, course: &Course) -> Vec<Period> {
    if event.action == "reschedule_course" {
        return event.periods().to_vec();
    }
    let mut periods = course.periods().to_vec();
    let period = &mut periods[event.number("period") as usize - 1];
    (period.start, period.end) = (event.day("start"), event.day("end"));
    periods
}

/// Whether a period that `commits` fixes would change.
fn changes_what_is_fixed(service: &Service, old: &[Period], new: &[Period]) -> bool {
    let commits = |name: &str| service.commits.iter().any(|commit| commit == name);
    let first_in_person = |periods: &[Period]| periods.iter().find(|period| period.kind == "in_person").cloned();
    let in_person = first_in_person(old);
    let in_person_changes = in_person.is_some() && in_person != first_in_person(new);
    let digital_changes = (0..old.len()).any(|i| old[i].kind == "digital" && !is_kept(old, i, new));
    (commits("first_in_person") && in_person_changes) || (commits("digital") && digital_changes)
}

/// Whether an old period is in the new schedule; for two equal periods, whether both are.
fn is_kept(old: &[Period], i: usize, new: &[Period]) -> bool {
    let times = |periods: &[Period]| periods.iter().filter(|period| **period == old[i]).count();
    times(&old[..=i]) <= times(new)
}

fn clients_agree_to_dates(event: &Event, course: &Course) -> Vec<Finding> {
    let say = |effect| finding("course/clients-agree-to-dates", effect).course(&*course.id);
    let (agreed, declined) = (event.given_flag("clients_agreed"), event.given_texts("clients_declined"));
    let mut out = Vec::new();
    for client in declined.unwrap_or(&[]) {
        if course.has(client) {
            out.push(say(Prohibition).client(&**client));
        }
    }
    if agreed == Some(false) && out.is_empty() {
        out.push(say(Prohibition));
    }
    if agreed.is_none() && declined.is_none() {
        out.push(say(Undetermined).fact_missing());
    }
    out
}

/// Begun periods by the current schedules, remaining ones by the new schedule.
fn within_total_duration_when_moved(
    provider: &Provider,
    course: &Course,
    client: &str,
    new: &[Period],
    on: NaiveDate,
) -> Option<Finding> {
    let ends = latest_end(&remaining(new, on))?;
    let limit = provider.total_duration_limit(client, &course.service, new, on)?;
    if ends <= limit {
        return None;
    }
    let gets_later = latest_end(&remaining(course.periods(), on)).is_none_or(|old_end| old_end < ends);
    let effect = if gets_later { Prohibition } else { Violation };
    Some(within_total_duration(effect, course, client, ends, limit))
}

fn delete_course(provider: &Provider, event: &Event) -> Vec<Finding> {
    let course = provider.named_course(event, "course");
    let service = &course.service;
    let say = |rule, effect| finding(rule, effect).course(&*course.id);
    let mut out = Vec::new();
    if course.is_confirmed() {
        out.push(say("course/confirmed-is-held", Prohibition));
    }
    if service.must_hold_at <= course.count() {
        out.push(
            say("course/must-be-held", Prohibition).with("clients", course.count()).with("must_hold_at", service.must_hold_at),
        );
    }
    if 0 < course.count() {
        out.push(say("course/clients-moved-first", Prohibition));
    }
    out.extend(settled_late(course, event.on));
    let declared = provider.declared(&service.id, course.year()).unwrap_or(0);
    let used_after = provider.used_without(&service.id, course.year(), Some(&course.id));
    out.push(
        say("course/places-freed", Notice)
            .with("places", course.group_size)
            .with("left", declared - used_after)
            .with("year", course.year()),
    );
    out
}

fn update_provider_info(event: &Event, services: &[Rc<Service>]) -> Vec<Finding> {
    let service = in_force(services, event.text("service"), event.on).expect("a service in force");
    let mut out = Vec::new();
    for field in ["multiprofessional_experience", "distance_experience", "pool"] {
        if event.given_text(field).is_none() || service.provider_info.iter().any(|asked| asked == field) {
            continue;
        }
        let unasked = finding("provider/info-field-asked", Unregulated).with("field", field);
        out.push(match event.given_text("office") {
            Some(office) if field == "pool" => unasked.with("office", office),
            _ => unasked,
        });
    }
    out
}

fn tell_authority_line(provider: &Provider, event: &Event) -> Vec<Finding> {
    let (client, service) = (event.text("client"), event.text("service"));
    match provider.decision(client, service) {
        None => vec![finding("client/decision-received", Prohibition).client(client)],
        Some(_) => vec![finding("client/kela-seeks-provider", Notice).client(client)],
    }
}

fn change_provider(provider: &Provider, event: &Event) -> Vec<Finding> {
    let (client, service) = (event.text("client"), event.text("service"));
    let Some(decision) = provider.decision(client, service) else {
        return vec![finding("client/decision-received", Prohibition).client(client)];
    };
    let has_right = provider.has_missed_duty(decision, client, service, event.on)
        || provider.has_missed_right_day(decision, client, service, event.on)
        || event.given_flag("declined_move") == Some(true)
        || provider.client(client, service).is_some_and(|client| client.authority_line_told);
    let effect = if has_right { Right } else { Unregulated };
    let mut out = vec![finding("client/may-change-provider", effect).client(client)];
    out.extend(leaving_all_courses(provider, client, service));
    out
}

fn end_rehabilitation(provider: &Provider, event: &Event) -> Vec<Finding> {
    let (client, service) = (event.text("client"), event.text("service"));
    if provider.decision(client, service).is_none() {
        return vec![finding("client/decision-received", Prohibition).client(client)];
    }
    let mut out = vec![finding("client/rehabilitation-ends", Unregulated).client(client)];
    out.extend(leaving_all_courses(provider, client, service));
    out
}

// ---------------------------------------------------------------- rules that several actions share

/// The placement of a client for `client/on-confirmed-course-in-time`.
#[derive(Clone, Copy, PartialEq)]
pub enum Placement {
    /// On no confirmed course.
    None,
    /// On a confirmed course, or joining one.
    OnConfirmed,
}

/// `client/on-confirmed-course-in-time` for one client, with the right to change provider.
pub fn on_confirmed_course_in_time(
    provider: &Provider,
    decision: &Decision,
    client: &str,
    service: &str,
    course: Option<&str>,
    on: NaiveDate,
    placement: Placement,
) -> Vec<Finding> {
    let say = |effect| finding("client/on-confirmed-course-in-time", effect).course(course).client(client).due(decision.duty_day);
    let right = finding("client/may-change-provider", Right).course(course).client(client);
    let Some(due) = decision.duty_day else { return vec![say(Undetermined).fact_missing()] };
    if provider.has_met_duty(decision, client, service, on) {
        return vec![];
    }
    if due < on {
        return vec![say(Violation).with("days_late", days_between(due, on)), right];
    }
    if placement == Placement::OnConfirmed {
        return vec![];
    }
    let obligation = say(Obligation).with("days_left", days_between(on, due));
    if provider.has_missed_right_day(decision, client, service, on) {
        return vec![obligation, right];
    }
    vec![obligation]
}

/// The findings that attach_client and move_client (about `to`) share.
fn joining(provider: &Provider, to: &Course, client: &str, from: Option<&Course>, on: NaiveDate) -> Vec<Finding> {
    let say = |rule, effect| finding(rule, effect).course(&*to.id).client(client);
    let service = &to.service;
    let (before, after) = (to.count(), to.count() + 1);
    let mut out = Vec::new();
    if to.has_ended(on) {
        out.push(say("course/not-ended", Prohibition));
    }
    match provider.decision(client, &service.id) {
        None => out.push(say("client/decision-received", Prohibition)),
        Some(decision) => out.extend(joining_with_decision(provider, decision, to, client, from, on)),
    }
    if to.group_size <= before {
        out.push(has_free_place(Prohibition, to).client(client));
    }
    if after == service.must_hold_at && !to.is_confirmed() {
        out.push(say("course/must-be-held", Obligation).with("clients", after).with("must_hold_at", service.must_hold_at));
    }
    if service.recommend_not_full_at_start && !to.has_started(on) && after == service.max {
        out.push(say("course/not-full-at-start", Recommendation));
    }
    if to.published {
        let free = (to.group_size - after).max(0);
        out.push(say("course/place-shown-reserved", Notice).with("reserved", after).with("free", free));
    }
    out
}

/// The `client/` rules about joining, which are skipped without a decision.
fn joining_with_decision(
    provider: &Provider,
    decision: &Decision,
    to: &Course,
    client: &str,
    from: Option<&Course>,
    on: NaiveDate,
) -> Vec<Finding> {
    let say = |rule, effect| finding(rule, effect).course(&*to.id).client(client);
    let service = &to.service;
    let mut out = Vec::new();
    let is_elsewhere = |course: &&Course| !course.has_ended(on) && from.is_none_or(|from| from.id != course.id);
    if provider.courses_of_client(client, &service.id).iter().any(is_elsewhere) {
        out.push(say("client/on-one-course", Prohibition));
    }
    match &decision.target_group {
        None => out.push(say("client/in-target-group", Undetermined).fact_missing()),
        Some(group) if !to.target_groups.contains(group) => out.push(say("client/in-target-group", Prohibition)),
        Some(_) => {}
    }
    if let Some((ends, limit)) = provider.beyond_total_duration(client, to, on) {
        out.push(within_total_duration(Prohibition, to, client, ends, limit));
    }
    let placement = if to.is_confirmed() { Placement::OnConfirmed } else { Placement::None };
    out.extend(on_confirmed_course_in_time(provider, decision, client, &service.id, Some(&to.id), on, placement));
    if !to.periods().is_empty() {
        out.push(say("client/kela-informed", Notice));
    }
    if to.is_confirmed() {
        out.push(say("client/told-course-is-held", Notice));
    }
    out
}

/// Whether `client/agrees-to-move` applies to attach_client: the client's last leaving of a course of the service was a
/// detach_client from another course, not deleted since, and the client has been attached to no course of the service and not
/// left the provider since. A course that the client joined earlier and is still on makes no difference.
fn is_asked_to_agree(provider: &Provider, course: &Course, client: &str) -> bool {
    let service = course.service.id.as_str();
    let mut stays: Vec<(&Course, &Stay)> = Vec::new();
    for course in provider.courses.iter().filter(|course| course.service.id == service) {
        stays.extend(course.stays.iter().filter(|stay| stay.client == client).map(|stay| (course, stay)));
    }
    let leavings = stays.iter().filter_map(|(course, stay)| stay.left_at.map(|(at, how)| (at, how, *course)));
    let Some((left_at, how, left)) = leavings.max_by_key(|(at, _, _)| *at) else { return false };
    let attached_since = stays.iter().any(|(_, stay)| left_at < stay.joined_at);
    let left_provider_at = provider.client(client, service).and_then(|client| client.left_provider_at);
    how == Leaving::Detached
        && left.id != course.id
        && !left.deleted
        && !attached_since
        && left_provider_at.is_none_or(|at| at < left_at)
}

/// The findings about the course that a client leaves.
fn leaving(course: &Course, client: &str) -> Vec<Finding> {
    let must_hold_at = course.service.must_hold_at;
    if course.is_confirmed() {
        return vec![finding("course/confirmed-is-held", Obligation).course(&*course.id).client(client)];
    }
    if course.count() == must_hold_at {
        return vec![
            finding("course/must-be-held", Undetermined)
                .course(&*course.id)
                .client(client)
                .source_open()
                .with("clients", course.count() - 1)
                .with("must_hold_at", must_hold_at),
        ];
    }
    vec![]
}

fn leaving_all_courses(provider: &Provider, client: &str, service: &str) -> Vec<Finding> {
    provider.courses_of_client(client, service).into_iter().flat_map(|course| leaving(course, client)).collect()
}

fn not_ended(course: &Course, on: NaiveDate) -> Option<Finding> {
    course.has_ended(on).then(|| finding("course/not-ended", Prohibition).course(&*course.id))
}

/// `course/has-free-place` for a course that has or would have too many clients.
pub fn has_free_place(effect: Effect, course: &Course) -> Finding {
    finding("course/has-free-place", effect)
        .course(&*course.id)
        .with("clients", course.count())
        .with("group_size", course.group_size)
        .with("max", course.service.max)
}

pub fn group_size_within_range(effect: Effect, service: &Service, course: &str, size: i64) -> Option<Finding> {
    if service.min <= size && size <= service.max {
        return None;
    }
    Some(
        finding("course/group-size-within-range", effect)
            .course(course)
            .with("group_size", size)
            .with("min", service.min)
            .with("max", service.max),
    )
}

/// `course/target-groups-offered` and `course/target-group-count`.
pub fn target_groups(effect: Effect, service: &Service, course: &str, groups: &[String]) -> Vec<Finding> {
    let mut out = Vec::new();
    let not_offered: Vec<String> = groups.iter().filter(|group| !service.target_groups.contains(group)).cloned().collect();
    if !not_offered.is_empty() {
        out.push(finding("course/target-groups-offered", effect).course(course).with("groups", not_offered));
    }
    let count = groups.len() as i64;
    if count < service.fewest_groups || service.most_groups < count {
        out.push(
            finding("course/target-group-count", effect)
                .course(course)
                .with("count", count)
                .with("min", service.fewest_groups)
                .with("max", service.most_groups),
        );
    }
    out
}

/// `course/capacity-declared`, then `course/places-within-capacity`, for a course that enters a year.
fn into_year(provider: &Provider, service: &str, year: i64, course: &str, places: i64) -> Option<Finding> {
    match provider.declared(service, year) {
        None => Some(finding("course/capacity-declared", Prohibition).course(course).with("year", year)),
        Some(declared) => places_within_capacity(provider, service, year, declared, course, places),
    }
}

fn places_within_capacity(
    provider: &Provider,
    service: &str,
    year: i64,
    declared: i64,
    course: &str,
    places: i64,
) -> Option<Finding> {
    let used = provider.used_without(service, year, Some(course));
    if used + places <= declared {
        return None;
    }
    Some(
        finding("course/places-within-capacity", Prohibition)
            .course(course)
            .with("used", used)
            .with("requested", places)
            .with("left", declared - used)
            .with("declared", declared)
            .with("year", year),
    )
}

/// `course/minimum-clients` for a course that was or would be confirmed with too few clients.
pub fn minimum_clients(effect: Effect, course: &Course, clients: i64) -> Finding {
    finding("course/minimum-clients", effect).course(&*course.id).with("clients", clients).with("min", course.service.min)
}

/// `course/schedule-complete`: the periods in `commits` must be scheduled.
pub fn schedule_complete(effect: Effect, course: &Course) -> Option<Finding> {
    let is_scheduled = |commit: &str| {
        let kind = if commit == "first_in_person" { "in_person" } else { "digital" };
        course.periods().iter().any(|period| period.kind == kind)
    };
    let missing: Vec<String> = course.service.commits.iter().filter(|commit| !is_scheduled(commit)).cloned().collect();
    if missing.is_empty() {
        return None;
    }
    Some(finding("course/schedule-complete", effect).course(&*course.id).with("missing", missing))
}

pub fn fits_total_duration(effect: Effect, service: &Service, course: &str, periods: &[Period]) -> Option<Finding> {
    let (start, ends) = (first_start(periods)?, latest_end(periods)?);
    let limit = add_months(start, service.total_duration_months);
    if ends <= limit {
        return None;
    }
    Some(
        finding("course/fits-total-duration", effect)
            .course(course)
            .with_day("ends", ends)
            .with_day("limit", limit)
            .with("months", service.total_duration_months),
    )
}

/// `client/within-total-duration` for a client whose periods on a course end after the limit.
pub fn within_total_duration(effect: Effect, course: &Course, client: &str, ends: NaiveDate, limit: NaiveDate) -> Finding {
    finding("client/within-total-duration", effect)
        .course(&*course.id)
        .client(client)
        .with_day("ends", ends)
        .with_day("limit", limit)
        .with("months", course.service.total_duration_months)
}

/// `course/settled-in-time` after the settle day.
pub fn settled_late(course: &Course, on: NaiveDate) -> Option<Finding> {
    let due = course.settle_day()?;
    if course.is_confirmed() || course.service.min <= course.count() || on <= due {
        return None;
    }
    let late = if course.was_too_few_on_settle_day() {
        finding("course/settled-in-time", Violation)
    } else {
        finding("course/settled-in-time", Undetermined).source_open()
    };
    Some(
        late.course(&*course.id)
            .due(due)
            .with("clients", course.count())
            .with("min", course.service.min)
            .with("days_late", days_between(due, on)),
    )
}

/// Whether the course, or the provider for the service, has a contact.
pub fn is_contact_known(provider: &Provider, course: &Course) -> bool {
    course.contact.is_some() || provider.has_info(&course.service.id, None, "contact")
}
