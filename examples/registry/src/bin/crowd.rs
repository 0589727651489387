//! A separate process whose clients all want the last place. Usage: crowd DATABASE WAY PROVIDER FIRST LAST CONNECTIONS
//!
//! The tests kill it while it is running.

use registry::crowd::{at_once, attach, wanted};
use registry::database::Database;
use registry::decide::{Registry, Way};
use rehab_rules::Services;
use std::error::Error;
use std::sync::Arc;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [database, way, provider, first, last, connections] = arguments.as_slice() else {
        return Err("usage: crowd DATABASE WAY PROVIDER FIRST LAST CONNECTIONS".into());
    };
    let way = Way::ALL.into_iter().find(|known| format!("{known:?}") == *way).ok_or("there is no such way")?;
    let registry = Registry::new(Database::open(database, connections.parse()?)?, Arc::new(Services::built_in()), way);
    println!("begun");
    at_once(&[registry], &wanted(first.parse()?, last.parse()?, 1), |registry, wanted| attach(registry, provider, wanted))?;
    Ok(())
}
