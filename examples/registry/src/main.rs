//! Runs the service. Usage: registry DATABASE [DATE]

use registry::database::Database;
use registry::decide::{Registry, Way};
use registry::service::{App, router};
use registry::{remind, sample};
use rehab_rules::{Services, calendar::read_day};
use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let database = std::env::args().nth(1).unwrap_or_else(|| "registry.db".into());
    let day = std::env::args().nth(2).map(|day| read_day(&day)).transpose()?;
    let opened = tokio::task::spawn_blocking(move || -> Result<Registry, registry::Failure> {
        let registry = Registry::new(Database::open(&database, 20)?, Arc::new(Services::built_in()), Way::RowLocks);
        sample::fill(&registry.database)?;
        Ok(registry)
    });
    let app = App { registry: Arc::new(opened.await??), day };

    let reminding = app.clone();
    tokio::task::spawn_blocking(move || {
        loop {
            match remind::remind(&reminding.registry, reminding.today()) {
                Ok(done) => {
                    if 0 < done.new {
                        println!("{} new reminders", done.new);
                    }
                    done.failed.iter().for_each(|(provider, failure)| eprintln!("reminding of {provider}: {failure}"));
                }
                Err(failure) => eprintln!("reminding: {failure}"),
            }
            // Often enough that changes, and a new day, are looked at soon.
            std::thread::sleep(Duration::from_secs(60));
        }
    });

    let listener = tokio::net::TcpListener::bind("127.0.0.1:8099").await?;
    println!("http://{}", listener.local_addr()?);
    Ok(axum::serve(listener, router(app)).await?)
}
