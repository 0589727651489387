//! An action as a line of a log, for people to read.

use chrono::NaiveDate;
use rehab_rules::{Action, Period};
use serde_json::{Value, json};

/// The provider of every line.
pub const PROVIDER: &str = "P1";

/// The event as the log has it, ending with `\n`.
pub fn line(on: NaiveDate, action: &Action<'_>) -> String {
    let mut line = json!({ "on": day(&on), "provider": PROVIDER, "action": action.name() });
    let (Some(line), Value::Object(fields)) = (line.as_object_mut(), fields(action)) else { unreachable!("both are objects") };
    line.extend(fields.into_iter().filter(|(_, value)| !value.is_null()));
    format!("{}\n", json!(line))
}

fn fields(action: &Action<'_>) -> Value {
    match action {
        Action::DeclareCapacity { service, year, places } => json!({ "service": service, "year": year, "places": places }),
        Action::ReceiveDecision { client, service, issued, received, target_group, continues, rehabilitation_started } => json!({
            "client": client,
            "service": service,
            "issued": day(issued),
            "received": received.as_ref().map(day),
            "target_group": target_group,
            "continues": continues,
            "rehabilitation_started": rehabilitation_started.as_ref().map(day),
        }),
        Action::CreateCourse { course, service, group_size, target_groups, periods, year, office, contact } => json!({
            "course": course,
            "service": service,
            "group_size": group_size,
            "target_groups": target_groups,
            "periods": (!periods.is_empty()).then(|| schedule(periods)),
            "year": year,
            "office": office,
            "contact": contact,
        }),
        Action::PublishCourse { course, checked } => json!({ "course": course, "checked": checked }),
        Action::UnpublishCourse { course } | Action::ConfirmCourse { course } | Action::DeleteCourse { course } => {
            json!({ "course": course })
        }
        Action::CorrectCourse { course, office, contact } => json!({ "course": course, "office": office, "contact": contact }),
        Action::AttachClient { course, client, agreed } => json!({ "course": course, "client": client, "agreed": agreed }),
        Action::DetachClient { course, client } => json!({ "course": course, "client": client }),
        Action::MoveClient { from, to, client, agreed } => {
            json!({ "from": from, "to": to, "client": client, "agreed": agreed })
        }
        Action::SetGroupSize { course, group_size } => json!({ "course": course, "group_size": group_size }),
        Action::SetTargetGroups { course, target_groups } => json!({ "course": course, "target_groups": target_groups }),
        Action::RescheduleCourse { course, periods, clients_agreed, clients_declined } => json!({
            "course": course,
            "periods": schedule(periods),
            "clients_agreed": clients_agreed,
            "clients_declined": clients_declined,
        }),
        Action::ReschedulePeriod { course, period, start, end, clients_agreed, clients_declined } => json!({
            "course": course,
            "period": period,
            "start": day(start),
            "end": day(end),
            "clients_agreed": clients_agreed,
            "clients_declined": clients_declined,
        }),
        Action::UpdateProviderInfo { service, office, multiprofessional_experience, distance_experience, pool, contact } => {
            json!({
                "service": service,
                "office": office,
                "multiprofessional_experience": multiprofessional_experience.map(|told| told.as_str()),
                "distance_experience": distance_experience.map(|told| told.as_str()),
                "pool": pool.map(|told| told.as_str()),
                "contact": contact,
            })
        }
        Action::TellAuthorityLine { client, service } | Action::EndRehabilitation { client, service } => {
            json!({ "client": client, "service": service })
        }
        Action::ChangeProvider { client, service, declined_move } => {
            json!({ "client": client, "service": service, "declined_move": declined_move })
        }
    }
}

fn schedule(periods: &[Period]) -> Value {
    let period = |period: &Period| json!({ "kind": period.kind.as_str(), "start": day(&period.start), "end": day(&period.end) });
    periods.iter().map(period).collect()
}

fn day(day: &NaiveDate) -> String {
    day.to_string()
}
