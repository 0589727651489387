//! How an applied event changes the state, and the errors that depend on the state.

use super::input::{Event, InputError, error};
use super::judge::{deleted_courses, new_decision, new_schedule};
use super::service::{Service, in_force};
use super::state::{Capacity, Course, Info, Leaving, Provider};
use std::rc::Rc;

/// The first error that depends on the state.
pub fn check_against_state(provider: &Provider, event: &Event, services: &[Rc<Service>]) -> Result<(), InputError> {
    if provider.last_on.is_some_and(|last| event.on < last) {
        return error("out_of_order", "on");
    }
    let service = event.given_text("service").map(|id| in_force(services, id, event.on));
    if let Some(None) = service {
        return error("unknown_service", "service");
    }
    for field in ["course", "from", "to"] {
        let Some(id) = event.given_text(field) else { continue };
        match (event.action == "create_course", provider.course(id).is_some()) {
            (true, true) => return error("duplicate_course", field),
            (false, false) => return error("unknown_course", field),
            _ => {}
        }
    }
    if let (Some(group), Some(Some(service))) = (event.given_text("target_group"), service)
        && !service.target_groups.iter().any(|offered| offered == group)
    {
        return error("unknown_target_group", "target_group");
    }
    if event.action == "reschedule_period" {
        let course = provider.named_course(event, "course");
        let number = event.number("period");
        if number < 1 || (course.periods().len() as i64) < number {
            return error("period_number", "period");
        }
        let new = new_schedule(event, course);
        if (1..new.len()).any(|i| new[i].start < new[i - 1].start) {
            return error("periods_out_of_order", "start");
        }
    }
    Ok(())
}

/// Applies an event as it is written.
pub fn apply(provider: &mut Provider, event: &Event, services: &[Rc<Service>]) {
    if !deleted_courses(provider, event).is_empty() {
        return; // nothing changes on a deleted course
    }
    let on = event.on;
    match event.action.as_str() {
        "declare_capacity" => {
            let (service, year) = (event.text("service").to_string(), event.number("year"));
            provider.capacity.retain(|known| !(known.service == service && known.year == year));
            provider.capacity.push(Capacity { service, year, places: event.number("places") });
        }
        "receive_decision" => {
            let decision = new_decision(event, services);
            let client = provider.client_mut(event.text("client"), event.text("service"));
            client.decision = Some(decision);
            client.rehabilitation_started.extend(event.given_day("rehabilitation_started"));
        }
        "create_course" => create_course(provider, event, services),
        "publish_course" => provider.named_course_mut(event, "course").published = true,
        "unpublish_course" => {}
        "correct_course" => {
            let course = provider.named_course_mut(event, "course");
            let given = |field: &str| event.given_text(field).map(str::to_string);
            course.office = given("office").or(course.office.take());
            course.contact = given("contact").or(course.contact.take());
        }
        "attach_client" => provider.join(event.text("course"), event.text("client"), on),
        "detach_client" => provider.leave(event.text("course"), event.text("client"), on, Leaving::Detached),
        "move_client" => {
            provider.leave(event.text("from"), event.text("client"), on, Leaving::Moved);
            provider.join(event.text("to"), event.text("client"), on);
        }
        "set_group_size" => provider.named_course_mut(event, "course").group_size = event.number("group_size"),
        "set_target_groups" => {
            provider.named_course_mut(event, "course").target_groups = event.texts("target_groups").to_vec();
        }
        "confirm_course" => {
            let course = provider.named_course_mut(event, "course");
            if !course.is_confirmed() {
                (course.confirmed_on, course.confirmed_with) = (Some(on), Some(course.count()));
            }
        }
        "reschedule_course" | "reschedule_period" => {
            let course = provider.named_course_mut(event, "course");
            let new = new_schedule(event, course);
            course.schedules.push((on, new));
        }
        "delete_course" => {
            for client in provider.named_course(event, "course").attached() {
                provider.leave(event.text("course"), &client, on, Leaving::CourseDeleted);
            }
            provider.named_course_mut(event, "course").deleted = true;
        }
        "update_provider_info" => update_provider_info(provider, event),
        "tell_authority_line" => {
            let (client, service) = (event.text("client"), event.text("service"));
            if provider.decision(client, service).is_some() {
                provider.client_mut(client, service).authority_line_told = true;
            }
        }
        "change_provider" | "end_rehabilitation" => leave_provider(provider, event),
        other => unreachable!("{other}"),
    }
}

fn create_course(provider: &mut Provider, event: &Event, services: &[Rc<Service>]) {
    let periods = event.periods().to_vec();
    provider.courses.push(Course {
        id: event.text("course").to_string(),
        service: in_force(services, event.text("service"), event.on).expect("a service in force"),
        office: event.given_text("office").map(str::to_string),
        contact: event.given_text("contact").map(str::to_string),
        group_size: event.number("group_size"),
        target_groups: event.texts("target_groups").to_vec(),
        given_year: event.given_number("year"),
        schedules: if periods.is_empty() { vec![] } else { vec![(event.on, periods)] },
        published: false,
        confirmed_on: None,
        confirmed_with: None,
        deleted: false,
        stays: Vec::new(),
    });
}

fn update_provider_info(provider: &mut Provider, event: &Event) {
    let service = event.text("service");
    for field in ["multiprofessional_experience", "distance_experience", "pool", "contact"] {
        if event.given_text(field).is_some() {
            let office = event.given_text("office").filter(|_| field == "pool").map(str::to_string);
            provider.info.push(Info { service: service.to_string(), office, field: field.to_string() });
        }
    }
}

fn leave_provider(provider: &mut Provider, event: &Event) {
    let (client, service) = (event.text("client"), event.text("service"));
    if provider.decision(client, service).is_none() {
        return;
    }
    let courses: Vec<String> = provider.courses_of_client(client, service).iter().map(|course| course.id.clone()).collect();
    for course in courses {
        provider.leave(&course, client, event.on, Leaving::LeftProvider);
    }
    let left_at = provider.events;
    let client = provider.client_mut(client, service);
    client.decision = None;
    client.authority_line_told = false;
    client.left_provider_at = Some(left_at);
}
