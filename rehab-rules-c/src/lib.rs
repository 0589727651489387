//! The C interface of rehab-rules, for every language that can call C: handles, JSON in and out, days as numbers.
//!
//! `interface` is what `include/rehab_rules.h` declares, from these comments, and safe Rust but for the attribute that gives a function its
//! name; `border` is where pointers of the caller are followed; `failure` is what a caller is told when there is no answer.
//!
//! Handles are parameters as `Option<&T>`, `Option<&mut T>` and, to be freed, `Option<Box<T>>`, places for an answer as
//! `Option<&mut MaybeUninit<T>>`: pointers in C, which may be null and then are found to be.

mod border;
mod failure;
mod interface;
#[cfg(target_family = "wasm")]
mod memory;
