#!/usr/bin/env bash
# Builds the WebAssembly module into pkg/. The usual way first; where rustup has no wasm32 target, Debian's
# rustc-web with the library built from source does the same.
set -euo pipefail
cd "$(dirname "$0")"
root=$(cd .. && pwd)
target="${CARGO_TARGET_DIR:-$root/target}-wasm"
version=$(sed -n 's/^wasm-bindgen = "=\(.*\)"$/\1/p' Cargo.toml)
tools=$(../.ci/tool wasm-bindgen-cli "$version" wasm-bindgen)

flags=(--release --target wasm32-unknown-unknown --target-dir "$target")
if rustup target list --installed 2>/dev/null | grep -qx wasm32-unknown-unknown || rustup target add wasm32-unknown-unknown >/dev/null 2>&1; then
  cargo build "${flags[@]}" -p rehab-rules-wasm
  # That the core needs neither std nor anything that a bare target lacks.
  cargo build "${flags[@]}" -p rehab-rules
elif [ -x /usr/bin/rustc ] && /usr/bin/rustc --version >/dev/null 2>&1 && [ -d "$(/usr/bin/rustc --print sysroot)/lib/rustlib/src/rust/library" ]; then
  lld=$(find "$HOME/.rustup/toolchains" -name rust-lld 2>/dev/null | grep stable | head -n 1)
  debian() { PATH="/usr/bin:$PATH:$(dirname "$lld")" RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc /usr/bin/cargo build "$@"; }
  debian -Z build-std=std,panic_abort "${flags[@]}" -p rehab-rules-wasm
  debian -Z build-std=core,alloc,panic_abort --release --target wasm32-unknown-unknown --target-dir "$target-core" -p rehab-rules
else
  echo "the wasm32 target is missing: run 'rustup target add wasm32-unknown-unknown', or on Debian 'apt-get install rustc-web cargo-web rust-web-src'" >&2
  exit 1
fi

"$tools/wasm-bindgen" --target nodejs --out-dir pkg "$target/wasm32-unknown-unknown/release/rehab_rules_wasm.wasm"
