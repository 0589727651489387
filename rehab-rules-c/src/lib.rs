//! The C interface of rehab-rules, for every language that can call C: handles, JSON in and out, days as numbers.
//!
//! `interface` contains what `include/rehab_rules.h` declares, with these comments, and is safe Rust except for the attribute that gives a
//! function its name. `border` is where the caller's pointers are followed. `failure` is what a caller gets if there is no result.
//!
//! Handles are parameters of type `Option<&T>`, `Option<&mut T>` and, to be freed, `Option<Box<T>>`; addresses of results are
//! `Option<&mut MaybeUninit<T>>`. In C they are pointers, which are checked for null.

mod border;
mod failure;
mod interface;
#[cfg(target_family = "wasm")]
mod memory;
