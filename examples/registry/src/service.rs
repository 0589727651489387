//! The service: what may be done, what is due, and a client put on a course.

use crate::tables;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use rehab_rules::form::{FormOptions, Typed};
use rehab_rules::{Action, ActionName, Effect, ErrorKind, Event, InputError, Language, NaiveDate, Provider, Services, calendar};
use rusqlite::{Connection, TransactionBehavior};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use std::error::Error;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

/// What every request needs.
#[derive(Clone)]
pub struct App {
    pub database: PathBuf,
    pub services: Arc<Services>,
    /// The day to go by in place of today's.
    pub day: Option<NaiveDate>,
}

impl App {
    /// The day in Finland: the engine has no clock.
    #[expect(clippy::disallowed_methods, reason = "a service is where the day comes from")]
    fn today(&self) -> NaiveDate {
        self.day.unwrap_or_else(|| chrono::Utc::now().with_timezone(&chrono_tz::Europe::Helsinki).date_naive())
    }
}

/// The routes.
pub fn router(app: App) -> Router {
    Router::new()
        .route("/providers/{provider}/courses/{course}/clients", post(attach))
        .route("/providers/{provider}/courses/{course}/actions", get(actions))
        .route("/providers/{provider}/due", get(due))
        .with_state(app)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Placed {
    client: String,
    agreed: Option<bool>,
}

/// Puts a client on a course where the rules allow it; says what would help where they do not.
async fn attach(
    State(app): State<App>,
    Path((provider, course)): Path<(String, String)>,
    headers: HeaderMap,
    Json(placed): Json<Placed>,
) -> Response {
    answer(app, &headers, move |app, db, language| {
        // Immediate: who comes second waits here, and reads what the first has written.
        let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let (state, on) = (stands(app, &transaction, &provider)?, app.today());
        let action: Action<'_> = Action::attach_client(course.as_str(), placed.client.as_str()).agreed(placed.agreed).into();
        let decision = state.evaluate(&action, on)?;
        if decision.allowed() {
            tables::attach(&transaction, &provider, &course, &placed.client, on)?;
        }
        let row = state.course(&course);
        let description = row.and_then(|row| app.services.in_force(&row.service, row.created_on?));
        let event = Event::new(on, provider.as_str(), action.clone());
        let receipt = tables::receipt(&transaction, &event, &decision, description)?;
        transaction.commit()?;
        let remedies: Vec<Action<'_>> = decision.findings().flat_map(|finding| state.remedies(&action, on, &finding)).collect();
        let status = if decision.allowed() { StatusCode::CREATED } else { StatusCode::CONFLICT };
        let decision = RawValue::from_string(decision.to_json(language))?;
        Ok((status, json!({ "receipt": receipt, "decision": decision, "remedies": remedies })))
    })
    .await
}

/// What can be done with a course today, and why not.
async fn actions(State(app): State<App>, Path((provider, course)): Path<(String, String)>, headers: HeaderMap) -> Response {
    answer(app, &headers, move |app, db, language| {
        let state = stands(app, db, &provider)?;
        let told = json!({ "on": app.today(), "course": course }).to_string();
        let typed = Typed::from_json(&told)?;
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

/// What is due within so many days, 30 unless it is said otherwise.
async fn due(State(app): State<App>, Path(provider): Path<String>, Query(within): Query<Within>, headers: HeaderMap) -> Response {
    answer(app, &headers, move |app, db, language| {
        let (on, days) = (app.today(), within.days.unwrap_or(30));
        let audit = stands(app, db, &provider)?.audit(on)?;
        let soon = audit.findings().filter(|finding| finding.due.is_some_and(|due| calendar::days_between(on, due) <= days));
        let soon = soon.map(|finding| RawValue::from_string(finding.to_json(language)));
        Ok((StatusCode::OK, json!(soon.collect::<Result<Vec<_>, _>>()?)))
    })
    .await
}

/// The provider as its tables have it.
fn stands(app: &App, db: &Connection, provider: &str) -> Result<Provider, Failure> {
    let rows = tables::provider(db, provider)?.ok_or(NoProvider)?;
    Ok(Provider::from_snapshot(&rows, Arc::clone(&app.services))?)
}

/// Why there is no answer: an [`InputError`], that there is no such provider, or a fault of the service's own.
type Failure = Box<dyn Error + Send + Sync>;

#[derive(Debug)]
struct NoProvider;

impl Error for NoProvider {}

impl fmt::Display for NoProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("there is no such provider")
    }
}

/// Asks the database on a thread that may wait, and answers in the reader's language.
async fn answer(
    app: App,
    headers: &HeaderMap,
    ask: impl FnOnce(&App, &mut Connection, Language) -> Result<(StatusCode, Value), Failure> + Send + 'static,
) -> Response {
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let language = wanted.and_then(|wanted| wanted.get(..2)?.parse().ok()).unwrap_or(Language::Fi);
    let asked = tokio::task::spawn_blocking(move || ask(&app, &mut tables::open(&app.database)?, language)).await;
    match asked.unwrap_or_else(|stopped| Err(stopped.into())) {
        Ok((status, body)) => (status, Json(body)).into_response(),
        Err(failure) => problem(&failure, language),
    }
}

/// An error as RFC 9457 has it.
fn problem(failure: &Failure, language: Language) -> Response {
    let (status, body) = match failure.downcast_ref::<InputError>() {
        Some(error) => {
            let status = match error.kind() {
                ErrorKind::NotFound => StatusCode::NOT_FOUND,
                ErrorKind::Conflict => StatusCode::CONFLICT,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            };
            (status, json!({ "title": error.message(language), "code": error.code(), "field": error.field() }))
        }
        None if failure.is::<NoProvider>() => (StatusCode::NOT_FOUND, json!({ "title": failure.to_string() })),
        None => {
            eprintln!("{failure}");
            (StatusCode::INTERNAL_SERVER_ERROR, json!({ "title": "the service failed" }))
        }
    };
    (status, [(header::CONTENT_TYPE, "application/problem+json")], body.to_string()).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::http::Request;
    use http_body_util::BodyExt;
    use rehab_rules::Mode;
    use tower::ServiceExt;

    /// A provider with a course of six places, five of them taken; K1 to K7 have a decision.
    fn app(name: &str) -> App {
        let database = std::env::temp_dir().join(format!("registry-{}-{name}.db", std::process::id()));
        for end in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{end}", database.display()));
        }
        let db = tables::open(&database).expect("a database");
        db.execute_batch(include_str!("sample.sql")).expect("the sample");
        App { database, services: Arc::new(Services::built_in()), day: calendar::read_day("2026-03-02").ok() }
    }

    async fn ask(app: &App, method: &str, path: &str, language: &str, body: &str) -> (StatusCode, Value) {
        let request = Request::builder().method(method).uri(path).header("content-type", "application/json");
        let request = request.header("accept-language", language).body(Body::from(body.to_owned())).expect("a request");
        let response = router(app.clone()).oneshot(request).await.expect("an answer");
        let status = response.status();
        let bytes = response.into_body().collect().await.expect("a body").to_bytes();
        (status, serde_json::from_slice(&bytes).expect("JSON"))
    }

    #[tokio::test]
    async fn the_last_place_is_given_once_and_both_answers_are_kept() {
        let app = app("last-place");
        let clients = "/providers/P1/courses/C1/clients";
        let (status, won) = ask(&app, "POST", clients, "fi", r#"{"client":"K6"}"#).await;
        assert_eq!((status, &won["decision"]["allowed"]), (StatusCode::CREATED, &json!(true)), "{won}");
        let (status, lost) = ask(&app, "POST", clients, "sv-FI,sv;q=0.9", r#"{"client":"K7"}"#).await;
        assert_eq!((status, &lost["decision"]["allowed"]), (StatusCode::CONFLICT, &json!(false)));
        assert_eq!(lost["decision"]["findings"][0]["rule"], "course/has-free-place", "{lost}");
        assert_eq!((&won["receipt"], &lost["receipt"]), (&json!(1), &json!(2)));
        assert!(lost["remedies"].as_array().expect("a list").iter().any(|action| action["action"] == "set_group_size"), "{lost}");
    }

    #[tokio::test]
    async fn the_rows_stand_as_the_engine_itself_would_leave_them() {
        let app = app("rows");
        let stood = || {
            let db = tables::open(&app.database).expect("a database");
            let rows = tables::provider(&db, "P1").expect("rows").expect("P1");
            Provider::from_snapshot(&rows, Arc::clone(&app.services)).expect("sound rows")
        };
        let mut applied = stood();
        let attach = Action::attach_client("C1", "K6");
        assert!(applied.apply(&attach, app.today(), Mode::Enforce).expect("well-formed").allowed());
        ask(&app, "POST", "/providers/P1/courses/C1/clients", "fi", r#"{"client":"K6"}"#).await;
        assert_eq!(stood().snapshot(), applied.snapshot());
    }

    #[tokio::test]
    async fn what_can_be_done_and_what_is_due_is_said_in_words() {
        let app = app("actions");
        let (_, actions) = ask(&app, "GET", "/providers/P1/courses/C1/actions", "en", "").await;
        let confirm =
            actions.as_array().expect("a list").iter().find(|one| one["action"] == "confirm_course").expect("it is asked");
        assert_eq!(confirm["allowed"], false);
        assert_eq!(confirm["why"][0], "Course C1 cannot be confirmed yet: it has 5 of at least 6 clients.");
        let (_, due) = ask(&app, "GET", "/providers/P1/due?days=200", "en", "").await;
        assert!(due.as_array().expect("a list").iter().any(|finding| finding["due"] == "2026-07-09"), "{due}");
    }

    #[tokio::test]
    async fn what_is_not_there_or_malformed_is_a_problem_with_its_status() {
        let app = app("problems");
        let (status, problem) = ask(&app, "POST", "/providers/P1/courses/C9/clients", "sv", r#"{"client":"K1"}"#).await;
        assert_eq!(
            (status, &problem["code"], &problem["field"]),
            (StatusCode::NOT_FOUND, &json!("unknown_course"), &json!("course"))
        );
        for path in ["/providers/P9/due", "/providers/P1/courses/C9/actions"] {
            let (status, _) = ask(&app, "GET", path, "sv", "").await;
            assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
        }
        let (status, problem) = ask(&app, "POST", "/providers/P1/courses/C1/clients", "sv", r#"{"client":""}"#).await;
        assert_eq!((status, &problem["code"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("invalid_value")));
    }
}
