//! WebAssembly bindings: parse, call, convert. Text is passed on as the core wrote it.
//!
//! The exports are for the package's own JavaScript; `package/index.d.ts` documents the package. Courses, answers, logs and records are
//! separate modules: a form about courses does not load the code that looks ahead, reads logs or checks records. Providers are in the
//! module of courses, or in that of answers, which includes all of it.

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
