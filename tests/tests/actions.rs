//! The possible actions about a subject agree with an empty form, and with carrying the action out.

use chrono::NaiveDate;
use rehab_rules::form::{FormOptions, PossibleAction, Subject, Typed};
use rehab_rules::{Action, ActionName, Event, Mode, Provider, Replay, Services, log::lines};
use rehab_rules_tests::generate::generate;

/// Each provider of some logs, in its state after every tenth event, and the date.
fn each_state(seeds: std::ops::Range<u64>, mut look: impl FnMut(&Provider, NaiveDate)) {
    for seed in seeds {
        let log = generate(seed, 80);
        let mut replay = Replay::new(Services::built_in(), Mode::Observe);
        for (place, line) in lines(log.as_bytes()).enumerate() {
            let Ok(event) = Event::from_json(line) else { continue };
            let _ = replay.apply(&event);
            if place % 10 == 9 {
                for provider in replay.providers() {
                    if let Some(last) = provider.last_on() {
                        look(provider, last);
                    }
                }
            }
        }
    }
}

fn typed<'a>(fields: &[(&'static str, String)]) -> Typed<'a> {
    Typed::Fields(fields.iter().map(|(name, text)| ((*name).into(), Typed::Text(text.clone().into()))).collect())
}

fn json(possible: &PossibleAction) -> String {
    possible.to_json(None)
}

/// The answer of the form for the same action with the same fields filled in.
fn by_form(
    provider: &Provider,
    action: ActionName,
    fields: &[(&'static str, String)],
) -> (Option<bool>, Vec<String>, Vec<String>) {
    let form = provider.check_form(action.as_str(), &typed(fields), &FormOptions::default().bounds(&[]));
    let mut missing = form.missing.clone();
    missing.sort();
    (form.allowed, missing, form.findings().map(|finding| finding.said.to_json(None)).collect())
}

/// The fields that an action names when it is about a course, or about a client on it.
fn fields(action: ActionName, on: NaiveDate, course: &str, client: Option<&str>) -> Vec<(&'static str, String)> {
    let course_field = if action == ActionName::MoveClient { "from" } else { "course" };
    let mut fields = vec![("on", on.to_string()), (course_field, course.to_owned())];
    fields.extend(client.map(|client| ("client", client.to_owned())));
    fields
}

#[test]
fn the_possible_actions_of_a_course_agree_with_its_forms() {
    let (mut same, mut open, mut denied, mut allowed) = (0, 0, 0, 0);
    each_state(0..40, |provider, on| {
        for course in provider.courses() {
            let has_clients = provider.clients().any(|client| {
                client.stays.iter().flatten().any(|stay| stay.course == course.course && stay.detached_on.is_none())
            });
            let actions = provider.actions(Subject::Course(&course.course), on).unwrap();
            assert_eq!(actions.len(), 12);
            for possible in &actions {
                let said = (
                    possible.allowed,
                    possible.missing.clone(),
                    possible.findings.iter().map(|one| one.to_json(None)).collect::<Vec<_>>(),
                );
                let mut said = said;
                said.1.sort();
                let expected = by_form(provider, possible.action, &fields(possible.action, on, &course.course, None));
                let leaves = matches!(possible.action, ActionName::DetachClient | ActionName::MoveClient);
                match possible.action {
                    // Nobody can leave an empty course.
                    _ if leaves && !has_clients => {
                        assert_eq!(possible.allowed, Some(false), "{}", json(possible));
                        assert!(
                            possible.findings.iter().all(|one| ["client/on-course", "course/not-deleted"].contains(&one.rule.id))
                        );
                    }
                    // A form without its second course is not evaluated yet.
                    ActionName::MoveClient => {
                        assert_eq!(possible.allowed, if course.deleted == Some(true) { Some(false) } else { None })
                    }
                    // A course without a schedule has no period to move.
                    ActionName::ReschedulePeriod
                        if course.periods.iter().flatten().count() == 0 && course.deleted != Some(true) =>
                    {
                        assert_eq!(possible.error.as_ref().map(|error| error.code().as_str()), Some("period_number"));
                        assert_eq!(possible.allowed, Some(false));
                    }
                    ActionName::ReschedulePeriod if possible.error.is_some() => assert_eq!(possible.allowed, Some(false)),
                    _ => {
                        assert_eq!(possible.error, None, "{}", json(possible));
                        assert_eq!(said, expected, "{}", json(possible));
                        same += 1;
                    }
                }
                open += usize::from(possible.allowed.is_none());
                denied += usize::from(possible.allowed == Some(false));
                allowed += usize::from(possible.allowed == Some(true));
            }
        }
    });
    assert!(2_000 < same && 1_000 < open && 500 < denied && 200 < allowed, "{same} {open} {denied} {allowed}");
}

#[test]
fn actions_reported_as_without_effect_change_nothing_and_all_others_do() {
    let (mut idle, mut busy) = (0, 0);
    each_state(40..80, |provider, on| {
        let mut look = |subject: Subject<'_>, make: &dyn Fn(ActionName) -> Option<Action<'static>>| {
            for possible in provider.actions(subject, on).unwrap() {
                let Some(action) = make(possible.action) else { continue };
                assert_eq!(possible.allowed, Some(provider.evaluate(&action, on).unwrap().allowed()), "{}", json(&possible));
                let mut then = provider.clone();
                let without_day = |provider: &Provider| {
                    let mut rows: Vec<String> = provider.courses().map(|row| format!("{row:?}")).collect();
                    rows.extend(provider.clients().map(|row| format!("{row:?}")));
                    rows
                };
                then.apply(&action, on, Mode::Enforce).unwrap();
                let changed = without_day(&then) != without_day(provider);
                assert_eq!(possible.changes_nothing, possible.allowed == Some(true) && !changed, "{}", json(&possible));
                if possible.allowed == Some(true) {
                    if changed { busy += 1 } else { idle += 1 }
                }
            }
        };
        for course in provider.courses() {
            let id = course.course.to_string();
            look(Subject::Course(&course.course), &|name| match name {
                ActionName::PublishCourse => Some(Action::publish_course(id.clone()).into()),
                ActionName::UnpublishCourse => Some(Action::unpublish_course(id.clone()).into()),
                ActionName::ConfirmCourse => Some(Action::confirm_course(id.clone()).into()),
                ActionName::DeleteCourse => Some(Action::delete_course(id.clone()).into()),
                _ => None,
            });
            for client in provider.clients() {
                let who = client.client.to_string();
                look(Subject::ClientOnCourse { client: &client.client, course: &course.course }, &|name| match name {
                    ActionName::DetachClient => Some(Action::detach_client(id.clone(), who.clone()).into()),
                    _ => None,
                });
            }
        }
        for client in provider.clients() {
            let (who, service) = (client.client.to_string(), client.service.to_string());
            look(Subject::Client { client: &client.client, service: Some(&client.service) }, &|name| match name {
                ActionName::TellAuthorityLine => Some(Action::tell_authority_line(who.clone(), service.clone()).into()),
                ActionName::EndRehabilitation => Some(Action::end_rehabilitation(who.clone(), service.clone()).into()),
                _ => None,
            });
        }
    });
    assert!(50 < idle && 200 < busy, "{idle} {busy}");
}

#[test]
fn a_client_can_be_added_when_some_course_can_take_it() {
    let (mut open, mut denied) = (0, 0);
    each_state(80..120, |provider, on| {
        for client in provider.clients() {
            let actions = provider.actions(Subject::Client { client: &client.client, service: None }, on).unwrap();
            let attach = actions.iter().find(|one| one.action == ActionName::AttachClient).unwrap();
            let answers: Vec<_> = provider
                .courses()
                .map(|course| provider.evaluate(&Action::attach_client(&*course.course, &*client.client), on).unwrap())
                .collect();
            let can = answers.iter().any(rehab_rules::Decision::allowed);
            assert_eq!(
                (attach.allowed, attach.missing.as_slice()),
                (if can { None } else { Some(false) }, ["course".to_owned()].as_slice())
            );
            assert!(can || answers.is_empty() || !attach.findings.is_empty());
            if can {
                open += 1
            } else {
                denied += 1
            }
            // If no course can take the client, each reported rule is one that some course gives.
            for finding in &attach.findings {
                assert!(can || answers.iter().any(|answer| answer.findings().any(|one| one.rule.id == finding.rule.id)));
            }
        }
    });
    assert!(100 < open && 100 < denied, "{open} {denied}");
}
