//! From the rows of tables to providers: each gets its own rows, combined as in its snapshot, and every error is reported with the table
//! and the row.

use crate::registry::rows::{Names, Rows};
use crate::registry::shapes::TableName;
use crate::replay::written::Written;
use chrono::NaiveDate;
use rayon::ThreadPool;
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use rayon::slice::ParallelSlice;
use rehab_rules::input::holds_identity_code;
use rehab_rules::snapshot::RowError;
use rehab_rules::{ErrorCode, InputError, Language, Provider, Services};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;
use std::sync::Arc;

/// An error in a row of a table.
#[derive(Clone, Debug)]
pub(crate) struct Wrong {
    /// `None` for what is outside the tables of a snapshot.
    pub(crate) table: Option<TableName>,
    /// The row, from 1; for a snapshot its index among those read, and the path contains the row.
    pub(crate) row: usize,
    pub(crate) provider: Option<String>,
    /// The column, and the position in it.
    pub(crate) path: Option<String>,
    pub(crate) id: Option<String>,
    pub(crate) code: ErrorCode,
    pub(crate) value: Option<String>,
    pub(crate) expected: String,
    pub(crate) message: String,
}

/// Providers by id, and the errors.
pub(crate) struct Built {
    pub(crate) providers: Vec<Provider>,
    pub(crate) wrong: Vec<Wrong>,
}

/// Reads snapshots, or a registry's own rows in the same shape.
pub(crate) fn load_snapshots(texts: &[Vec<u8>], services: &Services, options: &Options, pool: &ThreadPool) -> Built {
    let load_one = |(place, text): (usize, &Vec<u8>)| {
        let row = place.saturating_add(1);
        match Provider::load_json(text, services.unshared(), options.as_of) {
            Ok(loaded) => {
                let id = loaded.provider.id();
                let provider = Some(id.to_owned()).filter(|id| !holds_identity_code(id));
                let wrong = loaded.errors.iter().map(|error| Wrong {
                    table: error.table.and_then(|table| TableName::from_word(table.as_str())),
                    row,
                    provider: provider.clone(),
                    path: error.error.field().map(str::to_owned),
                    id: error.id.as_deref().map(str::to_owned),
                    code: error.error.code(),
                    value: error.error.value().and_then(|value| Written::value(&unquoted(value)).value),
                    expected: error.error.expected(options.language),
                    message: error.error.message(options.language),
                });
                (wrong.collect(), Some(loaded.provider))
            }
            Err(error) => {
                let (path, expected) = (error.field().map(str::to_owned), error.expected(options.language).to_owned());
                let (code, message) = (error.code(), error.message(options.language));
                (vec![Wrong { table: None, row, provider: None, path, id: None, code, value: None, expected, message }], None)
            }
        }
    };
    let loaded: Vec<(Vec<Wrong>, Option<Provider>)> =
        pool.install(|| texts.par_iter().enumerate().with_max_len(1).map(load_one).collect());
    let mut built = Built { providers: Vec::new(), wrong: Vec::new() };
    let mut ids: HashSet<String> = HashSet::new();
    for (row, (wrong, provider)) in (1..).zip(loaded) {
        let Some(provider) = provider else {
            built.wrong.extend(wrong);
            continue;
        };
        if ids.insert(provider.id().to_owned()) {
            built.wrong.extend(wrong);
            built.providers.push(provider);
        } else {
            built.wrong.push(of_a_provider_before(provider.id(), row, options.language));
        }
    }
    built.providers.sort_by(|a, b| a.id().cmp(b.id()));
    built
}

/// How tables are joined.
pub(crate) struct Options {
    pub(crate) as_of: NaiveDate,
    /// The provider of the rows, if no column contains it.
    pub(crate) provider: Option<String>,
    pub(crate) language: Language,
}

/// The rows of one provider, by their indexes in the tables.
#[derive(Default)]
struct Own {
    courses: Vec<(usize, Vec<usize>)>,
    clients: Vec<Client>,
    capacity: Vec<usize>,
    info: Vec<usize>,
    pools: Vec<usize>,
}

/// A client of a provider: its row, if it has one, what else is known of it, and the rows of its placements.
struct Client {
    row: Option<usize>,
    client: Option<u32>,
    service: Option<u32>,
    placements: Vec<usize>,
}

/// Distributes rows to providers.
struct Dealing<'t> {
    tables: &'t BTreeMap<TableName, Rows>,
    names: &'t Names,
    own: BTreeMap<u32, Own>,
    /// The index of a course among those of its provider.
    course_at: HashMap<(u32, u32), usize>,
    /// The providers that have a course with the id.
    providers_of: HashMap<u32, Vec<u32>>,
    client_at: HashMap<(u32, Option<u32>, u32), usize>,
    /// Clients whose rows name no known service: their placements name it.
    unsure_client: HashMap<(u32, u32), usize>,
    /// The services that have a description.
    services: Vec<u32>,
    /// Clients by provider and id only, of any service.
    any_client: HashMap<(u32, u32), usize>,
    /// The providers that have a client with the id.
    providers_of_client: HashMap<u32, Vec<u32>>,
    wrong: Vec<Wrong>,
    language: Language,
}

/// A second snapshot of the same provider.
fn of_a_provider_before(id: &str, row: usize, language: Language) -> Wrong {
    let message = match language {
        Language::Fi => "palveluntuottaja, jonka tiedot eivät ole jo aiemmin",
        Language::Sv => "en serviceproducent vars uppgifter inte redan finns tidigare",
        _ => "a provider without an earlier snapshot",
    };
    let shown = Some(id.to_owned()).filter(|id| !holds_identity_code(id));
    let (path, code) = (Some("provider".to_owned()), ErrorCode::InvalidValue);
    let (expected, message) = (message.to_owned(), message.to_owned());
    Wrong { table: None, row, provider: shown.clone(), path, id: None, code, value: shown, expected, message }
}

/// What a row of a file must be to be read at all.
fn readable(language: Language) -> &'static str {
    match language {
        Language::Fi => "rivi UTF-8-muodossa, enintään 1 MiB",
        Language::Sv => "en rad i UTF-8, högst 1 MiB",
        _ => "a row in UTF-8 of at most 1 MiB",
    }
}

/// Joins tables.
///
/// # Errors
/// If the provider of a table's rows is unknown, or if periods are in two places.
pub(crate) fn build(
    tables: &BTreeMap<TableName, Rows>,
    names: &mut Names,
    services: &Services,
    options: &Options,
    pool: &ThreadPool,
) -> Result<Built, String> {
    let stand_with_courses = |courses: &Rows| courses.has("periods") && courses.given().next().is_some();
    if tables.contains_key(&TableName::Periods) && tables.get(&TableName::Courses).is_some_and(stand_with_courses) {
        return Err("`periods` must be either a table or a column of the table `courses`, not both".to_owned());
    }
    let alone = match &options.provider {
        Some(provider) => Some(names.place(provider)),
        None => the_only_provider(tables)?,
    };
    let known_services = services.ids().map(|id| names.place(id)).collect();
    let mut dealing = Dealing {
        tables,
        names,
        own: BTreeMap::new(),
        course_at: HashMap::new(),
        providers_of: HashMap::new(),
        client_at: HashMap::new(),
        unsure_client: HashMap::new(),
        services: known_services,
        any_client: HashMap::new(),
        providers_of_client: HashMap::new(),
        wrong: Vec::new(),
        language: options.language,
    };
    dealing.deal(alone);
    if let Some(alone) = alone {
        dealing.own.entry(alone).or_default();
    }
    let Dealing { own, mut wrong, names, .. } = dealing;
    let own: Vec<(u32, Own)> = own.into_iter().collect();
    let load = |(provider, own): &(u32, Own), services: Arc<Services>| {
        let id = names.name(*provider);
        let text = written(id, own, tables, names);
        match Provider::load_json(&text, services, options.as_of) {
            Ok(loaded) => {
                let errors =
                    loaded.errors.iter().filter_map(|error| reported(error, id, own, tables, options.language)).collect();
                (Some(loaded.provider), errors)
            }
            Err(error) => (None, vec![of_no_provider(&error, own, options.language)]),
        }
    };
    // A reference count of descriptions shared by all threads would be contended: each group of providers shares its own copy.
    let at_once = own.len().div_ceil(pool.current_num_threads().saturating_mul(8)).max(1);
    let loaded: Vec<Vec<(Option<Provider>, Vec<Wrong>)>> = pool.install(|| {
        let chunks = own.par_chunks(at_once).with_max_len(1);
        let load_some = |some: &[(u32, Own)]| {
            let services = Arc::new(services.unshared());
            some.iter().map(|one| load(one, Arc::clone(&services))).collect()
        };
        chunks.map(load_some).collect()
    });
    let mut providers = Vec::new();
    for (provider, errors) in loaded.into_iter().flatten() {
        providers.extend(provider);
        wrong.extend(errors);
    }
    providers.sort_by(|a, b| a.id().cmp(b.id()));
    wrong.sort_by_key(|one| (one.table, one.row));
    Ok(Built { providers, wrong })
}

/// The provider of all rows, if the tables name only one; `None` if there are several.
fn the_only_provider(tables: &BTreeMap<TableName, Rows>) -> Result<Option<u32>, String> {
    let mut ids: Vec<u32> = tables.values().flat_map(|rows| rows.providers.iter().flatten().copied()).collect();
    ids.sort_unstable();
    ids.dedup();
    if let [one] = ids[..] {
        return Ok(Some(one));
    }
    let names_none = |rows: &&Rows| !rows.has("provider") && !matches!(rows.table, TableName::Periods | TableName::Placements);
    match tables.values().find(names_none) {
        Some(rows) => Err(format!(
            "the table `{}` has no column `provider`: use `columns` if the column has another name, or `provider` if all rows \
             belong to one provider",
            rows.table.as_str()
        )),
        None => Ok(None),
    }
}

impl Dealing<'_> {
    fn deal(&mut self, alone: Option<u32>) {
        for rows in self.tables.values() {
            for row in &rows.unreadable {
                let message = readable(self.language).to_owned();
                let (row, code, expected) = (row.saturating_add(1), ErrorCode::InvalidValue, message.clone());
                let (provider, path, id, value) = (None, None, None, None);
                let table = Some(rows.table);
                self.wrong.push(Wrong { table, row, provider, path, id, code, value, expected, message });
            }
        }
        for table in [TableName::Courses, TableName::Clients, TableName::Capacity, TableName::Info, TableName::Pools] {
            let Some(rows) = self.tables.get(&table) else { continue };
            for row in rows.given() {
                match provider_of(rows, row, alone) {
                    Some(provider) => self.add(rows, row, provider),
                    None => self.report(rows, row, ErrorCode::MissingField, "provider", None),
                }
            }
        }
        if let Some(rows) = self.tables.get(&TableName::Periods) {
            for row in rows.given() {
                if let Some((provider, course)) = self.course_of(rows, row, alone) {
                    let at = self.course_at.get(&(provider, course)).copied();
                    match at.and_then(|at| self.own.get_mut(&provider)?.courses.get_mut(at)) {
                        Some((_, periods)) => periods.push(row),
                        None => self.report(rows, row, ErrorCode::UnknownCourse, "course", Some(course)),
                    }
                }
            }
        }
        if let Some(rows) = self.tables.get(&TableName::Placements) {
            rows.given().for_each(|row| self.place(rows, row, alone));
        }
    }

    fn add(&mut self, rows: &Rows, row: usize, provider: u32) {
        let own = self.own.entry(provider).or_default();
        let id = |of: &[Option<u32>]| of.get(row).copied().flatten();
        match rows.table {
            TableName::Courses => {
                if let Some(course) = id(&rows.courses) {
                    self.course_at.entry((provider, course)).or_insert(own.courses.len());
                    note(&mut self.providers_of, course, provider);
                }
                own.courses.push((row, Vec::new()));
            }
            TableName::Clients => {
                let (client, service) = (id(&rows.clients), id(&rows.services));
                if let Some(client) = client {
                    self.client_at.entry((provider, service, client)).or_insert(own.clients.len());
                    self.any_client.entry((provider, client)).or_insert(own.clients.len());
                    if service.is_none_or(|service| !self.services.contains(&service)) {
                        self.unsure_client.entry((provider, client)).or_insert(own.clients.len());
                    }
                    note(&mut self.providers_of_client, client, provider);
                }
                own.clients.push(Client { row: Some(row), client, service, placements: Vec::new() });
            }
            TableName::Capacity => own.capacity.push(row),
            TableName::Info => own.info.push(row),
            TableName::Pools => own.pools.push(row),
            TableName::Periods | TableName::Placements => {}
        }
    }

    /// The provider and the course of a row that names its course; reports an error if the course cannot be found.
    fn course_of(&mut self, rows: &Rows, row: usize, alone: Option<u32>) -> Option<(u32, u32)> {
        let Some(course) = rows.courses.get(row).copied().flatten() else {
            self.report(rows, row, ErrorCode::MissingField, "course", None);
            return None;
        };
        match self.provider_by_course(rows, row, course, alone) {
            Some(provider) => Some((provider, course)),
            None => {
                self.report(rows, row, ErrorCode::UnknownCourse, "course", Some(course));
                None
            }
        }
    }

    /// The provider of a row: the one it names, otherwise the one that has the course.
    fn provider_by_course(&self, rows: &Rows, row: usize, course: u32, alone: Option<u32>) -> Option<u32> {
        provider_of(rows, row, alone).or_else(|| the_one(&self.providers_of, course))
    }

    /// Gives a placement to its client: the one in the course's service, otherwise one with the id, otherwise a client without a row.
    fn place(&mut self, rows: &Rows, row: usize, alone: Option<u32>) {
        let course = rows.courses.get(row).copied().flatten();
        let client = rows.clients.get(row).copied().flatten();
        let by_course = |course| self.provider_by_course(rows, row, course, alone);
        let provider = course.and_then(by_course).or_else(|| provider_of(rows, row, alone));
        // A placement on an unknown course is reported with its client, about whom less is then known.
        let provider = provider.or_else(|| the_one(&self.providers_of_client, client?));
        let Some(provider) = provider else {
            let code = if course.is_some() { ErrorCode::UnknownCourse } else { ErrorCode::MissingField };
            return self.report(rows, row, code, "course", course);
        };
        let own = self.own.entry(provider).or_default();
        let of_course = course.and_then(|course| self.course_at.get(&(provider, course)));
        let course_row = of_course.and_then(|at| own.courses.get(*at)).map(|(row, _)| *row);
        let courses = self.tables.get(&TableName::Courses);
        let service = course_row.and_then(|row| courses?.services.get(row).copied().flatten());
        // A course without a known service says nothing about its clients.
        let service = service.filter(|service| self.services.contains(service));
        if client.is_none() {
            self.report(rows, row, ErrorCode::MissingField, "client", None);
        }
        let Some(own) = self.own.get_mut(&provider) else { return };
        let known = client.and_then(|client| {
            let of_service = self.client_at.get(&(provider, service, client));
            let unsure = of_service.or_else(|| self.unsure_client.get(&(provider, client)));
            unsure.or_else(|| self.any_client.get(&(provider, client)).filter(|_| service.is_none()))
        });
        let at = known.copied().unwrap_or_else(|| {
            let at = own.clients.len();
            if let Some(client) = client {
                self.client_at.insert((provider, service, client), at);
                self.any_client.entry((provider, client)).or_insert(at);
            }
            own.clients.push(Client { row: None, client, service, placements: Vec::new() });
            at
        });
        if let Some(client) = own.clients.get_mut(at) {
            client.placements.push(row);
        }
    }

    /// Reports an error in a row that belongs to no provider.
    fn report(&mut self, rows: &Rows, row: usize, code: ErrorCode, field: &'static str, value: Option<u32>) {
        let error = InputError::at(code, field);
        let shown = |place: Option<u32>| {
            let name = place.map(|place| self.names.name(place)).filter(|name| !holds_identity_code(name));
            name.map(str::to_owned)
        };
        let message = error.message(self.language);
        self.wrong.push(Wrong {
            table: Some(rows.table),
            row: row.saturating_add(1),
            provider: shown(rows.providers.get(row).copied().flatten()),
            path: Some(field.to_owned()),
            id: shown(id_of(rows, row)),
            code,
            value: shown(value),
            expected: InputError::at(ErrorCode::InvalidValue, field).expected(self.language).to_owned(),
            message,
        });
    }
}

/// Notes that a provider has the item with the id.
fn note(providers_of: &mut HashMap<u32, Vec<u32>>, id: u32, provider: u32) {
    let providers = providers_of.entry(id).or_default();
    if !providers.contains(&provider) {
        providers.push(provider);
    }
}

/// The only provider that has the item with the id; `None` if there are several.
fn the_one(providers_of: &HashMap<u32, Vec<u32>>, id: u32) -> Option<u32> {
    match providers_of.get(&id).map(Vec::as_slice) {
        Some([one]) => Some(*one),
        _ => None,
    }
}

fn provider_of(rows: &Rows, row: usize, alone: Option<u32>) -> Option<u32> {
    if rows.has("provider") { rows.providers.get(row).copied().flatten() } else { alone }
}

/// The id that a row names: its client or course, otherwise its service.
fn id_of(rows: &Rows, row: usize) -> Option<u32> {
    let id = |of: &[Option<u32>]| of.get(row).copied().flatten();
    match rows.table {
        TableName::Courses | TableName::Periods => id(&rows.courses),
        TableName::Clients | TableName::Placements => id(&rows.clients),
        TableName::Capacity | TableName::Info | TableName::Pools => id(&rows.services),
    }
}

/// The rows of a provider as JSON, with the keys of a snapshot.
fn written(id: &str, own: &Own, tables: &BTreeMap<TableName, Rows>, names: &Names) -> String {
    let text = |place: Option<u32>| place.map(|place| names.name(place));
    // A row that could not be read at all may belong to any provider, course or client: it is written as an empty row.
    let is_lost = |table: TableName| tables.get(&table).is_some_and(|rows| !rows.unreadable.is_empty());
    let mut out = String::new();
    out.push_str("{\"provider\":");
    quote(&mut out, id);
    let mut left_out: Vec<&str> = tables
        .values()
        .flat_map(|rows| rows.table.shape().iter().filter(|shape| !rows.has(shape.name)).filter_map(|shape| shape.not_loaded))
        .collect();
    if let Some(courses) = tables.get(&TableName::Courses)
        && !courses.has("confirmed")
        && !courses.has("confirmed_on")
    {
        left_out.push("courses.confirmed");
    }
    if !tables.contains_key(&TableName::Clients) && tables.contains_key(&TableName::Placements) {
        left_out.push("clients");
    }
    out.push_str(",\"not_loaded\":[");
    for (place, part) in left_out.iter().enumerate() {
        out.push_str(if place == 0 { "\"" } else { ",\"" });
        out.push_str(part);
        out.push('"');
    }
    out.push(']');
    for (table, rows) in [(TableName::Capacity, &own.capacity), (TableName::Info, &own.info), (TableName::Pools, &own.pools)] {
        if let Some(of) = tables.get(&table) {
            list(&mut out, table.as_str(), rows.iter(), is_lost(table), |out, row| out.push_str(of.members(*row)));
        }
    }
    if let Some(of) = tables.get(&TableName::Courses) {
        let periods = tables.get(&TableName::Periods);
        list(&mut out, "courses", own.courses.iter(), is_lost(TableName::Courses), |out, (row, of_course)| {
            out.push_str(of.members(*row));
            if let Some(periods) = periods {
                let is_lost = is_lost(TableName::Periods);
                list(out, "periods", of_course.iter(), is_lost, |out, row| out.push_str(periods.members(*row)));
            }
        });
    }
    let clients = tables.get(&TableName::Clients);
    let placements = tables.get(&TableName::Placements);
    if clients.is_some() || placements.is_some() {
        let is_placement_lost = is_lost(TableName::Placements);
        // An unnamed row may be the row of a client known only from placements: without a service no client is created from it.
        let are_all_named =
            !is_lost(TableName::Clients) && own.clients.iter().all(|client| client.row.is_none() || client.client.is_some());
        list(&mut out, "clients", own.clients.iter(), is_lost(TableName::Clients) || is_placement_lost, |out, client| {
            match client.row.and_then(|row| Some((clients?, row))) {
                Some((clients, row)) => out.push_str(clients.members(row)),
                None => {
                    let mut begun = "";
                    for (name, text) in
                        [("client", text(client.client)), ("service", text(client.service).filter(|_| are_all_named))]
                    {
                        if let Some(text) = text {
                            let _ = write!(out, "{begun}\"{name}\":");
                            quote(out, text);
                            begun = ",";
                        }
                    }
                }
            }
            if let Some(placements) = placements {
                let rows = client.placements.iter();
                list(out, "stays", rows, is_placement_lost, |out, row| out.push_str(placements.members(*row)));
            }
        });
    }
    out.push('}');
    out
}

fn quote(out: &mut String, text: &str) {
    crate::arrow::json_rows::write_text(out, text);
}

/// Writes a list of objects under a name, after what is already written; adds an invalid row at the end if a row was lost.
fn list<T>(
    out: &mut String,
    name: &str,
    rows: impl Iterator<Item = T>,
    is_one_lost: bool,
    mut write: impl FnMut(&mut String, T),
) {
    if !out.ends_with('{') {
        out.push(',');
    }
    out.push('"');
    out.push_str(name);
    out.push_str("\":[");
    let mut begun = "";
    for row in rows {
        out.push_str(begun);
        out.push('{');
        write(out, row);
        out.push('}');
        begun = ",";
    }
    if is_one_lost {
        out.push_str(begun);
        out.push_str("null");
    }
    out.push(']');
}

/// An error in a provider's rows, as one of the table and the row; `None` if it does not concern a row of a table.
fn reported(
    error: &RowError,
    provider: &str,
    own: &Own,
    tables: &BTreeMap<TableName, Rows>,
    language: Language,
) -> Option<Wrong> {
    let path = error.error.field()?;
    let (list, index, rest) = element_of(path)?;
    let row_of = |rows: &[usize]| rows.get(index).copied();
    let (table, row, rest) = match list {
        "capacity" => (TableName::Capacity, row_of(&own.capacity)?, rest),
        "info" => (TableName::Info, row_of(&own.info)?, rest),
        "pools" => (TableName::Pools, row_of(&own.pools)?, rest),
        "courses" => {
            let (row, periods) = own.courses.get(index)?;
            match element_of(rest).filter(|(list, ..)| *list == "periods" && tables.contains_key(&TableName::Periods)) {
                Some((_, place, rest)) => (TableName::Periods, *periods.get(place)?, rest),
                _ => (TableName::Courses, *row, rest),
            }
        }
        "clients" => {
            let client = own.clients.get(index)?;
            match element_of(rest).filter(|(list, ..)| *list == "stays") {
                Some((_, place, rest)) => (TableName::Placements, *client.placements.get(place)?, rest),
                // A client known only from a placement has no row among the clients.
                None => (TableName::Clients, client.row?, rest.strip_prefix("decision.").unwrap_or(rest)),
            }
        }
        _ => return None,
    };
    let value = error.error.value().and_then(|value| Written::value(&unquoted(value)).value);
    Some(Wrong {
        table: Some(table),
        row: row.saturating_add(1),
        provider: Some(provider.to_owned()).filter(|id| !holds_identity_code(id)),
        path: Some(rest.to_owned()).filter(|rest| !rest.is_empty()),
        id: error.id.as_deref().map(str::to_owned),
        code: error.error.code(),
        value,
        expected: error.error.expected(language),
        // The path is that of the column, by the caller's name.
        message: error.error.message(language).replacen(path, if rest.is_empty() { path } else { rest }, 1),
    })
}

/// The rows of a provider with an invalid id.
fn of_no_provider(error: &InputError, own: &Own, language: Language) -> Wrong {
    let first = own.courses.first().map(|(row, _)| (TableName::Courses, *row));
    let first = first.or_else(|| own.clients.iter().find_map(|client| Some((TableName::Clients, client.row?))));
    let first = first.or_else(|| own.capacity.first().map(|row| (TableName::Capacity, *row)));
    let first = first.or_else(|| own.info.first().map(|row| (TableName::Info, *row)));
    let (table, row) = first.or_else(|| own.pools.first().map(|row| (TableName::Pools, *row))).unwrap_or((TableName::Courses, 0));
    Wrong {
        table: Some(table),
        row: row.saturating_add(1),
        provider: None,
        path: error.field().map(str::to_owned),
        id: None,
        code: error.code(),
        value: None,
        expected: error.expected(language).to_owned(),
        message: error.message(language),
    }
}

/// The list, the number and the rest of a path that begins with an element of a list.
fn element_of(path: &str) -> Option<(&str, usize, &str)> {
    let (list, rest) = path.split_once('[')?;
    let (index, rest) = rest.split_once(']')?;
    if list.contains('.') {
        return None;
    }
    Some((list, index.parse().ok()?, rest.strip_prefix('.').unwrap_or(rest)))
}

/// A string in JSON as written in its cell.
fn unquoted(value: &str) -> String {
    let text = rehab_rules::input::Json::read(value).and_then(|json| rehab_rules::input::FieldInput::text(&json));
    text.map_or_else(|| value.to_owned(), std::borrow::Cow::into_owned)
}
