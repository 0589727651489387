#!/usr/bin/env bash
# Says whether include/rehab_rules.h is what cbindgen makes of src; with UPDATE_PAGES=1 makes it anew.
set -euo pipefail
cd "$(dirname "$0")"
if ! tool=$(../.ci/tool cbindgen 0.29.2); then
  echo "cbindgen cannot be had here: the header was not compared with the sources" >&2
  [ "${CI:-}" = true ] && exit 1
  exit 0
fi
make() { "$tool/cbindgen" --quiet --config cbindgen.toml --crate rehab-rules-c --output include/rehab_rules.h "$@"; }
if [ "${UPDATE_PAGES:-}" = 1 ]; then
  make
elif ! make --verify; then
  echo "UPDATE_PAGES=1 rehab-rules-c/header.sh makes include/rehab_rules.h anew" >&2
  exit 1
fi
