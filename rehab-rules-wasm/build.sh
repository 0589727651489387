#!/usr/bin/env bash
# Builds the npm package in pkg/; with `pack`, also its tarball next to it.
#
# The standard library is built from source, optimised for size: that halves the download.
set -euo pipefail
cd "$(dirname "$0")"
root=$(cd .. && pwd)
target="${CARGO_TARGET_DIR:-$root/target}-wasm"
version=$(sed -n 's/^wasm-bindgen = "=\(.*\)"$/\1/p' Cargo.toml)
tools=$(../.ci/tool wasm-bindgen-cli "$version" wasm-bindgen)
[ -d node_modules ] || npm ci --silent

rust=$(../.ci/wasm-rust)
build() { PATH="$rust:$PATH" RUSTC_BOOTSTRAP=1 cargo build "$@"; }

# A panic, which the core does not have, stops the module without a message, so that no messages are included.
small="-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none"
# The WebAssembly features of every recent browser; by default the compiler would assume more.
features=(--enable-bulk-memory --enable-mutable-globals --enable-nontrapping-float-to-int --enable-sign-ext --enable-reference-types --enable-multivalue)
# A function that is called once is not inlined, which compresses better; the smallest are inlined, which is a tenth faster. No Rust
# pointer leads into the first kilobyte.
inlining=(--one-caller-inline-max-function-size=1 --always-inline-max-function-size=12 --low-memory-unused)
staged="$target/package"
rm -rf pkg "$staged"
mkdir -p pkg "$staged"
on_demand=(answers logs records)
apart=(--external:./{answers,logs,records}.js)
for module in courses "${on_demand[@]}"; do
  RUSTFLAGS="$small" build --quiet -Z build-std=std,panic_abort -Z build-std-features=optimize_for_size --profile wasm --target wasm32-unknown-unknown \
    --target-dir "$target" -p rehab-rules-wasm --no-default-features --features "$module"
  # Only the functions of the bundler output are used: `package/api.js` starts the module itself, the same way in every host.
  "$tools/wasm-bindgen" --target bundler --no-typescript --out-dir "$staged" --out-name "$module" \
    "$target/wasm32-unknown-unknown/wasm/rehab_rules_wasm.wasm"
  case $module in courses | answers) node messages.mjs cut "$staged/${module}_bg.wasm" ;; esac
  node node_modules/binaryen/bin/wasm-opt -Oz "${inlining[@]}" "${features[@]}" --strip-debug --strip-producers --strip-target-features \
    "$staged/${module}_bg.wasm" -o "pkg/$module.wasm"
done
# Checks that the core needs neither std nor anything that a bare target lacks.
build --quiet -Z build-std=core,alloc,panic_abort --release --target wasm32-unknown-unknown --target-dir "$target-core" -p rehab-rules

# The texts that are loaded on demand, the labels, and the list of rules.
cargo run --quiet --package rehab-rules --example web_texts -- "$(pwd)/pkg"
mv pkg/rules.js pkg/labels.*.json "$staged"

# All files of one build name it, so that JavaScript finds out when a cache has kept an older one.
build_name="$(sed -n 's/.*"version": "\(.*\)".*/\1/p' package/package.json)-$(cat pkg/*.wasm package/*.js | sha256sum | cut -c 1-12)"
node messages.mjs name "$build_name" pkg/*.wasm
node messages.mjs write "$staged" pkg "$build_name" courses answers

# The bindings of a module as a function: each start of the module has its own.
for module in courses "${on_demand[@]}"; do
  node_modules/.bin/esbuild "$staged/${module}_bg.js" --format=cjs --target=es2022 --log-level=warning --allow-overwrite --outfile="$staged/${module}_bg.js" \
    --banner:js="export default () => { const module = {};" --footer:js="return module.exports; };"
done
# One minified file each for the browser and for Node.
cp package/*.js "$staged"
named=(--define:BUILD="\"$build_name\"")
for side in browser node; do
  node_modules/.bin/esbuild "$staged/$side.js" --bundle --minify --format=esm --target=es2022 --platform="$side" --outfile="pkg/$side.js" \
    --external:node:* "${apart[@]}" "${named[@]}" --log-level=warning
done
mv pkg/courses.wasm pkg/rehab_rules.wasm
for module in "${on_demand[@]}"; do
  node_modules/.bin/esbuild "$staged/${module}_bg.js" --minify --format=esm --target=es2022 --outfile="pkg/$module.js" --log-level=warning
  mv "pkg/$module.wasm" "pkg/rehab_rules_$module.wasm"
done
# For hosts and bundlers that fetch nothing: WebAssembly, messages and texts as JavaScript modules.
for wasm in pkg/*.wasm; do
  printf 'export default "%s";\n' "$(base64 --wrap=0 "$wasm")" >"$wasm.js"
done
for texts in pkg/messages.*.json pkg/texts.*.json; do
  { printf 'export default '; cat "$texts"; } >"${texts%.json}.js"
done
node_modules/.bin/esbuild "$staged/inline.js" --bundle --minify --format=esm --target=es2022 --platform=neutral --outfile=pkg/inline.js \
  "${apart[@]}" '--external:./*.wasm.js' '--external:./messages.*.js' '--external:./texts.*.js' "${named[@]}" --log-level=warning
node types.mjs
cp package/index.d.ts package/package.json README.md ../LICENSE-APACHE ../LICENSE-MIT pkg
if [ "${1:-}" = pack ]; then
  npm pack --silent ./pkg
fi
