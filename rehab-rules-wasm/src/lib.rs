//! WebAssembly bindings: parse, call, convert. Texts pass through as the core wrote them.
//!
//! What is exported here is for the package's own JavaScript; `package/index.d.ts` says what the package offers. Courses, answers, logs
//! and records become a module each: a form about courses loads neither what looks ahead, nor what reads logs, nor the checklists of records.
//! Where providers are is courses, or answers, which can do all of that and more.

#[cfg(feature = "answers")]
mod answers;
#[cfg(feature = "courses")]
mod crossing;
#[cfg(feature = "logs")]
mod logs;
#[cfg(feature = "courses")]
mod provider;
#[cfg(feature = "records")]
mod records;
#[cfg(any(feature = "logs", feature = "records"))]
mod texts;

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
