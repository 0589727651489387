#!/usr/bin/env bash
# Builds the C interface as a module of WebAssembly that imports nothing, and prints where it is.
set -euo pipefail
cd "$(dirname "$0")"
target="${CARGO_TARGET_DIR:-$(cd .. && pwd)/target}-wasm"
rust=$(../.ci/wasm-rust)
# The standard library as the npm package has it, which is then built once for both.
PATH="$rust:$PATH" RUSTC_BOOTSTRAP=1 RUSTFLAGS="-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none" \
  cargo rustc --quiet -Z build-std=std,panic_abort -Z build-std-features=optimize_for_size --profile wasm --target wasm32-unknown-unknown \
  --target-dir "$target" --package rehab-rules-c --crate-type cdylib >&2
printf '%s\n' "$target/wasm32-unknown-unknown/wasm/rehab_rules_c.wasm"
