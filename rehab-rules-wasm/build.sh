#!/usr/bin/env bash
# Builds the npm package into pkg/, and with `pack` its tarball beside it.
#
# The standard library is built from source, small: that halves what a browser loads.
set -euo pipefail
cd "$(dirname "$0")"
root=$(cd .. && pwd)
target="${CARGO_TARGET_DIR:-$root/target}-wasm"
version=$(sed -n 's/^wasm-bindgen = "=\(.*\)"$/\1/p' Cargo.toml)
tools=$(../.ci/tool wasm-bindgen-cli "$version" wasm-bindgen)
[ -d node_modules ] || npm ci --silent

rust=$(../.ci/wasm-rust)
build() { PATH="$rust:$PATH" RUSTC_BOOTSTRAP=1 cargo build "$@"; }

# A panic, which the core does not have, stops the module without a text; without texts none are carried along.
small="-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none"
# What every browser of the last years has; more would be taken for granted otherwise.
features=(--enable-bulk-memory --enable-mutable-globals --enable-nontrapping-float-to-int --enable-sign-ext --enable-reference-types --enable-multivalue)
# A function that is called once stays a function, which compresses better; the smallest are written out where they are called,
# which is a tenth faster. No pointer of Rust's leads into the first kilobyte.
inlining=(--one-caller-inline-max-function-size=1 --always-inline-max-function-size=12 --low-memory-unused)
staged="$target/package"
rm -rf pkg "$staged"
mkdir -p pkg "$staged"
on_demand=(answers logs records)
apart=(--external:./{answers,logs,records}.js)
for module in courses "${on_demand[@]}"; do
  RUSTFLAGS="$small" build --quiet -Z build-std=std,panic_abort -Z build-std-features=optimize_for_size --profile wasm --target wasm32-unknown-unknown \
    --target-dir "$target" -p rehab-rules-wasm --no-default-features --features "$module"
  # Of what is made for bundlers only the functions are used: `package/api.js` starts them itself, in every host alike.
  "$tools/wasm-bindgen" --target bundler --no-typescript --out-dir "$staged" --out-name "$module" \
    "$target/wasm32-unknown-unknown/wasm/rehab_rules_wasm.wasm"
  node node_modules/binaryen/bin/wasm-opt -Oz "${inlining[@]}" "${features[@]}" --strip-debug --strip-producers --strip-target-features \
    "$staged/${module}_bg.wasm" -o "pkg/$module.wasm"
done
# That the core needs neither std nor anything that a bare target lacks.
build --quiet -Z build-std=core,alloc,panic_abort --release --target wasm32-unknown-unknown --target-dir "$target-core" -p rehab-rules

# The texts that are loaded on demand, and the list of rules.
cargo run --quiet --package rehab-rules --example web_texts -- "$(pwd)/pkg"
mv pkg/rules.js "$staged"

# One file for each of the two sides, as small as the WebAssembly beside them.
cp package/*.js "$staged"
for side in browser node; do
  node_modules/.bin/esbuild "$staged/$side.js" --bundle --minify --format=esm --target=es2022 --platform="$side" --outfile="pkg/$side.js" \
    --external:node:* "${apart[@]}" --log-level=warning
done
mv pkg/courses.wasm pkg/rehab_rules.wasm
for module in "${on_demand[@]}"; do
  node_modules/.bin/esbuild "$staged/${module}_bg.js" --minify --format=esm --target=es2022 --outfile="pkg/$module.js" --log-level=warning
  mv "pkg/$module.wasm" "pkg/rehab_rules_$module.wasm"
done
# For hosts and bundlers that fetch nothing: the same as modules of JavaScript.
for wasm in pkg/*.wasm; do
  printf 'export default "%s";\n' "$(base64 --wrap=0 "$wasm")" >"$wasm.js"
done
for texts in pkg/texts.*.json; do
  { printf 'export default '; cat "$texts"; } >"${texts%.json}.js"
done
node_modules/.bin/esbuild "$staged/inline.js" --bundle --minify --format=esm --target=es2022 --platform=neutral --outfile=pkg/inline.js \
  "${apart[@]}" '--external:./*.wasm.js' '--external:./texts.*.js' --log-level=warning
node types.mjs
cp package/index.d.ts package/package.json README.md ../LICENSE-APACHE ../LICENSE-MIT pkg
if [ "${1:-}" = pack ]; then
  npm pack --silent ./pkg
fi
