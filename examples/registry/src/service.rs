//! The service: its HTTP requests and responses.

use crate::database::{Isolation, Row};
use crate::decide::{Registry, Request};
use crate::{Failure, today};
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use rehab_rules::form::{FormOptions, Typed};
use rehab_rules::{Action, ActionName, Effect, ErrorCode, ErrorKind, Language, NaiveDate, calendar};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use std::sync::Arc;

/// Shared by all requests.
#[derive(Clone)]
pub struct App {
    pub registry: Arc<Registry>,
    /// The date to use instead of today's.
    pub day: Option<NaiveDate>,
}

impl App {
    pub fn today(&self) -> NaiveDate {
        self.day.unwrap_or_else(today)
    }
}

/// The routes.
pub fn router(app: App) -> Router {
    Router::new()
        .route("/providers/{provider}/actions", post(carry_out))
        .route("/providers/{provider}/remedies", post(remedies))
        .route("/providers/{provider}/courses/{course}/actions", get(actions))
        .route("/providers/{provider}/due", get(due))
        .route("/providers/{provider}/reminders", get(reminders))
        .route("/providers/{provider}/receipts/{receipt}", get(receipt))
        .with_state(app)
}

/// Carries out an action, one of those in docs/log.md, if the rules allow it. With the header `Idempotency-Key` a request may be sent
/// again.
async fn carry_out(State(app): State<App>, Path(provider): Path<String>, headers: HeaderMap, body: Bytes) -> Response {
    answer(app, &headers.clone(), move |app, language| {
        let action = Action::from_json(&body)?;
        let key = headers.get("idempotency-key").map(|key| key.to_str().map_err(|_| Failure::CannotKeep)).transpose()?;
        let ask = |on| app.registry.carry_out(&Request { provider: &provider, action: &action, on, language, key });
        let on = app.today();
        let answer = match ask(on) {
            // Midnight passed while it waited, and another request was faster on the new date.
            Err(Failure::Malformed(error)) if error.code() == ErrorCode::OutOfOrder && on < app.today() => ask(app.today()),
            answer => answer,
        }?;
        let decision = RawValue::from_string(answer.decision)?;
        if answer.allowed {
            return Ok((StatusCode::OK, json!({ "receipt": answer.receipt, "decision": decision })));
        }
        let given: Value = serde_json::from_str(decision.get())?;
        let findings = given["findings"].as_array().into_iter().flatten();
        let mut against = findings.filter(|finding| finding["effect"] == Effect::Prohibition.as_str());
        let why = against.next().map(|finding| finding["message"].clone());
        Ok((StatusCode::CONFLICT, json!({ "title": why, "status": 409, "receipt": answer.receipt, "decision": decision })))
    })
    .await
}

/// What would make an action allowed: actions, each of which removes a prohibition.
async fn remedies(State(app): State<App>, Path(provider): Path<String>, headers: HeaderMap, body: Bytes) -> Response {
    answer(app, &headers, move |app, _| {
        let (action, on) = (Action::from_json(&body)?, app.today());
        let state = app.registry.provider(&provider)?;
        let decision = state.evaluate(&action, on)?;
        let remedies: Vec<Action<'_>> = decision.findings().flat_map(|finding| state.remedies(&action, on, &finding)).collect();
        Ok((StatusCode::OK, json!(remedies)))
    })
    .await
}

/// What can be done with a course today, and why not.
async fn actions(State(app): State<App>, Path((provider, course)): Path<(String, String)>, headers: HeaderMap) -> Response {
    answer(app, &headers, move |app, language| {
        let state = app.registry.provider(&provider)?;
        let typed = json!({ "on": app.today(), "course": course }).to_string();
        let typed = Typed::from_json(&typed)?;
        let of_course = ActionName::ALL.iter().filter(|name| name.fields().iter().any(|field| field.name == "course"));
        let of_course = of_course.filter(|name| **name != ActionName::CreateCourse);
        let actions = of_course.map(|name| -> Result<Value, Failure> {
            let mut form = state.check_form(name.as_str(), &typed, &FormOptions::default());
            if let Some(error) = form.errors.pop() {
                return Err(error.into());
            }
            let against = form.findings().filter(|finding| finding.said.effect == Effect::Prohibition);
            let why: Vec<String> = against.map(|finding| finding.said.message(language)).collect();
            Ok(json!({ "action": name, "allowed": form.allowed, "missing": form.missing, "why": why }))
        });
        Ok((StatusCode::OK, actions.collect::<Result<_, _>>()?))
    })
    .await
}

#[derive(Deserialize)]
struct Within {
    days: Option<i64>,
}

/// What is due within the given number of days, 30 by default.
async fn due(State(app): State<App>, Path(provider): Path<String>, Query(within): Query<Within>, headers: HeaderMap) -> Response {
    answer(app, &headers, move |app, language| {
        let (on, days) = (app.today(), within.days.unwrap_or(30));
        let audit = app.registry.provider(&provider)?.audit(on)?;
        let soon = audit.findings().filter(|finding| finding.due.is_some_and(|due| calendar::days_between(on, due) <= days));
        let soon = soon.map(|finding| RawValue::from_string(finding.to_json(language)));
        Ok((StatusCode::OK, json!(soon.collect::<Result<Vec<_>, _>>()?)))
    })
    .await
}

/// The reminders made so far, newest first.
async fn reminders(State(app): State<App>, Path(provider): Path<String>, headers: HeaderMap) -> Response {
    answer(app, &headers, move |app, _| {
        let query =
            "select reminded_on, finding from reminder where provider = $1 order by reminded_on desc, due, rule, course, client";
        let rows = app.registry.database.transaction(Isolation::Reading, |db| db.query(query, &[provider.as_str().into()]))?;
        let reminders = rows.iter().map(|row| {
            let finding: Value = serde_json::from_str(&row.needed(1, Row::text)?)?;
            Ok(json!({ "reminded_on": row.needed(0, Row::day)?, "finding": finding }))
        });
        Ok((StatusCode::OK, reminders.collect::<Result<_, Failure>>()?))
    })
    .await
}

/// A receipt: the decision and everything that it is based on.
async fn receipt(State(app): State<App>, Path((provider, id)): Path<(String, i64)>, headers: HeaderMap) -> Response {
    answer(app, &headers, move |app, _| {
        let query = "select receipt from receipt where provider = $1 and id = $2";
        let values = [provider.as_str().into(), id.into()];
        let rows = app.registry.database.transaction(Isolation::Reading, |db| db.query(query, &values))?;
        let row = rows.first().ok_or(Failure::NoReceipt)?;
        Ok((StatusCode::OK, json!(RawValue::from_string(row.needed(0, Row::text)?)?)))
    })
    .await
}

/// Runs on a thread that may block, and answers in the reader's language.
async fn answer(
    app: App,
    headers: &HeaderMap,
    ask: impl FnOnce(&App, Language) -> Result<(StatusCode, Value), Failure> + Send + 'static,
) -> Response {
    let language = language(headers);
    let asked = tokio::task::spawn_blocking(move || ask(&app, language)).await;
    match asked.unwrap_or_else(|stopped| Err(Failure::Database(stopped.into()))) {
        Ok((status, body)) if status.is_success() => (status, Json(body)).into_response(),
        Ok((status, body)) => problem(status, &body),
        Err(failure) => failed(&failure, language),
    }
}

/// The reader's first supported language; Finnish if there is none.
fn language(headers: &HeaderMap) -> Language {
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let wanted = accept_language::parse(wanted);
    wanted.iter().find_map(|tag| tag.split('-').next()?.to_lowercase().parse().ok()).unwrap_or(Language::Fi)
}

/// A problem in the format of RFC 9457.
fn problem(status: StatusCode, body: &Value) -> Response {
    (status, [(header::CONTENT_TYPE, "application/problem+json")], body.to_string()).into_response()
}

fn failed(failure: &Failure, language: Language) -> Response {
    let (status, words) = match failure {
        Failure::Malformed(error) => {
            let status = match error.kind() {
                ErrorKind::NotFound => StatusCode::NOT_FOUND,
                ErrorKind::Conflict => StatusCode::CONFLICT,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            };
            let body = json!({ "title": error.message(language), "status": status.as_u16(), "code": error.code(), "field": error.field() });
            return problem(status, &body);
        }
        Failure::NoProvider => {
            (StatusCode::NOT_FOUND, ["There is no such provider.", "Palveluntuottajaa ei ole.", "Serviceproducenten finns inte."])
        }
        Failure::NoReceipt => (StatusCode::NOT_FOUND, ["There is no such receipt.", "Kuittia ei ole.", "Kvittot finns inte."]),
        Failure::CannotKeep => (
            StatusCode::UNPROCESSABLE_ENTITY,
            [
                "A text has a character that the registry cannot keep.",
                "Tekstissä on merkki, jota rekisteri ei voi tallentaa.",
                "En text har ett tecken som registret inte kan lagra.",
            ],
        ),
        Failure::OtherRequest => (
            StatusCode::UNPROCESSABLE_ENTITY,
            [
                "Another request was made with this Idempotency-Key.",
                "Samalla Idempotency-Key-tunnisteella on jo tehty toinen pyyntö.",
                "En annan begäran har redan gjorts med samma Idempotency-Key.",
            ],
        ),
        Failure::Overtaken | Failure::Taken => (
            StatusCode::SERVICE_UNAVAILABLE,
            [
                "Too many want to change the same. Nothing was done: try again.",
                "Liian moni muuttaa samaa tietoa. Mitään ei tehty: yritä uudelleen.",
                "För många ändrar samma uppgifter. Inget gjordes: försök igen.",
            ],
        ),
        Failure::Database(error) => {
            eprintln!("{error}");
            (
                StatusCode::INTERNAL_SERVER_ERROR,
                [
                    "The service failed. It is not known whether it was done: ask again with the same Idempotency-Key.",
                    "Palvelussa on vika. Ei tiedetä, tehtiinkö pyydetty: pyydä uudelleen samalla Idempotency-Key-tunnisteella.",
                    "Det är fel på tjänsten. Det är inte känt om begäran genomfördes: begär på nytt med samma Idempotency-Key.",
                ],
            )
        }
    };
    let [en, fi, sv] = words;
    let title = match language {
        Language::Fi => fi,
        Language::Sv => sv,
        _ => en,
    };
    problem(status, &json!({ "title": title, "status": status.as_u16() }))
}
