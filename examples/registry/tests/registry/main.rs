//! The registry over SQLite and PostgreSQL.

mod between;
mod databases;
mod last_place;
mod page;
mod service;
