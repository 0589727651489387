#!/usr/bin/env bash
# Checks that include/rehab_rules.h is what cbindgen makes from src; with UPDATE_PAGES=1 regenerates it.
set -euo pipefail
cd "$(dirname "$0")"
if ! tool=$(../.ci/tool cbindgen 0.29.2); then
  echo "cbindgen is not available: the header was not compared with the sources" >&2
  [ "${CI:-}" = true ] && exit 1
  exit 0
fi
make() { "$tool/cbindgen" --quiet --config cbindgen.toml --crate rehab-rules-c --output include/rehab_rules.h "$@"; }
if [ "${UPDATE_PAGES:-}" = 1 ]; then
  make
elif ! make --verify; then
  echo "run UPDATE_PAGES=1 rehab-rules-c/header.sh to regenerate include/rehab_rules.h" >&2
  exit 1
fi
