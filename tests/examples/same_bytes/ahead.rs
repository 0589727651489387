//! Questions about providers at the end of logs: windows, explanations, upcoming findings, previews, possible actions and receipts.

use crate::{Asked, services};
use rehab_rules::form::Subject;
use rehab_rules::{Action, Event, InputError, Language, Mode, Provider, Replay, log::lines};
use std::fs;

impl Asked<'_> {
    /// Asks about each provider of a log on the date of its last event, with its last two actions again.
    pub(crate) fn about_providers(&mut self, name: &str, log: &[u8], descriptions: Option<(&str, &str)>) {
        let mut replay = Replay::new(services(descriptions), Mode::Observe);
        let events: Vec<Event<'_>> = lines(log).filter_map(|line| Event::from_json(line).ok()).collect();
        for event in &events {
            let _ = replay.apply(event);
        }
        for (number, provider) in replay.providers().into_iter().enumerate() {
            let snapshot = format!("{name}.{number}.snapshot");
            fs::write(self.folder.join(&snapshot), provider.to_json()).expect("a snapshot");
            let mut actions: Vec<&Action<'_>> =
                events.iter().rev().filter(|event| event.provider == provider.id()).map(|event| &event.action).take(2).collect();
            actions.reverse();
            self.about_provider(
                provider,
                &actions,
                &serde_json::json!({
                    "snapshot": snapshot, "services": descriptions.map(|(file, _)| file),
                }),
            );
        }
    }

    fn about_provider(&mut self, provider: &Provider, actions: &[&Action<'_>], of: &serde_json::Value) {
        let Some(first) = provider.last_on() else { return };
        let last = first.checked_add_days(chrono::Days::new(500)).expect("a day");
        let language = self.turn();
        let errors_in = language.unwrap_or(Language::En);
        let or_error = |answer: Result<String, InputError>| answer.unwrap_or_else(|error| error.to_json(errors_in));
        let list = |texts: Vec<String>| format!("[{}]", texts.join(","));
        let mut ask = |asked: &str, values: serde_json::Value, answer: String| {
            self.count += 1;
            let file = format!("{}.answer", self.count);
            fs::write(self.folder.join(&file), answer).expect("an answer");
            let mut question = of.clone();
            question["asked"] = asked.into();
            question["values"] = values;
            question["language"] = language.map(Language::as_str).into();
            question["answer"] = file.into();
            self.ahead.push_str(&format!("{question}\n"));
        };
        let value = |action: &Action<'_>| serde_json::from_str::<serde_json::Value>(&action.to_json()).expect("an action");
        let (day, end) = (first.to_string(), last.to_string());
        for action in actions {
            let answer = provider.window(action, first, last).map(|window| window.to_json(language));
            ask("window", serde_json::json!([value(action), day, end]), or_error(answer));
            let why = provider.explain(action, first).map(|why| why.to_json(language));
            ask("explain", serde_json::json!([value(action), day]), or_error(why));
            let receipt = provider.receipt(action, first).map(|receipt| receipt.to_json().to_owned());
            // Without a language, like its errors.
            ask("receipt", serde_json::json!([value(action), day]), receipt.unwrap_or_else(|error| error.to_json(Language::En)));
        }
        let coming = provider.due(first, last).map(|coming| list(coming.iter().map(|one| one.to_json(language)).collect()));
        ask("due", serde_json::json!([day, end]), or_error(coming));
        let change = provider.next_change(first).expect("a day that can be looked at");
        let change = change.map_or_else(|| "null".to_owned(), |day| format!("\"{day}\""));
        ask("next_change", serde_json::json!([day]), change);
        let preview = provider.preview(actions.iter().copied().cloned(), first).map(|preview| preview.to_json(language));
        let values: Vec<_> = actions.iter().map(|action| value(action)).collect();
        ask("preview", serde_json::json!([values, day]), or_error(preview));
        let (courses, clients) = (provider.courses().next(), provider.clients().next());
        let (course, client) = (courses.as_ref().map(|row| &*row.course), clients.as_ref().map(|row| &*row.client));
        for (course, client) in [(None, None), (course, None), (None, client), (course, client)] {
            let subject = match (course, client) {
                (Some(course), Some(client)) => Subject::ClientOnCourse { client, course },
                (Some(course), None) => Subject::Course(course),
                (None, Some(client)) => Subject::Client { client, service: None },
                (None, None) => Subject::Provider { service: None },
            };
            let possible = provider.actions(subject, first);
            let possible = possible.map(|possible| list(possible.iter().map(|one| one.to_json(language)).collect()));
            ask("actions", serde_json::json!([{ "course": course, "client": client }, day]), or_error(possible));
        }
    }
}
