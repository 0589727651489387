//! A registry that keeps tables of its own and asks rehab-rules inside a transaction before it writes.

mod service;
mod tables;

use rehab_rules::{Services, calendar::read_day};
use std::path::PathBuf;
use std::sync::Arc;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // registry DATABASE [DAY]
    let database = PathBuf::from(std::env::args_os().nth(1).unwrap_or_else(|| "registry.db".into()));
    if !database.exists() {
        tables::open(&database)?.execute_batch(include_str!("sample.sql"))?;
    }
    let day = std::env::args().nth(2).map(|day| read_day(&day)).transpose()?;
    let app = service::App { database, services: Arc::new(Services::built_in()), day };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:8099").await?;
    println!("http://{}", listener.local_addr()?);
    Ok(axum::serve(listener, service::router(app)).await?)
}
