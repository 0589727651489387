#!/usr/bin/env bash
# Tests the C library as installed and found by pkg-config: every example and every wrong call, under valgrind and the sanitizers.
set -euo pipefail
cd "$(dirname "$0")"
target="${CARGO_TARGET_DIR:-../target}"
mkdir -p "$target"
built="$(cd "$target" && pwd)/c"
DESTDIR='' ./install.sh "$built"
export PKG_CONFIG_PATH="$built/lib/pkgconfig"
read -ra dynamic <<<"$(pkg-config --cflags --libs rehab-rules) -Wl,-rpath,$built/lib"
# The static library by its file, and the libraries that pkg-config says it needs.
read -ra static <<<"$(pkg-config --cflags rehab-rules) $built/lib/librehab_rules_c.a $(pkg-config --static --libs rehab-rules | sed 's/-lrehab_rules_c//')"

"${PYTHON:-python3}" tests/examples.py include/rehab_rules.h >"$built/header.c"
for language in c cpp; do
  "${PYTHON:-python3}" tests/page.py ../docs/how-to/c.md "$language" "$built/page.$language"
done
warnings=(-Wall -Wextra -Wpedantic -Werror)
sanitizers=(-fsanitize=address,undefined -fno-sanitize-recover=all)
# An example that shows an assignment does not use the variable.
c=(cc -g -O1 -pthread "${warnings[@]}" -Wno-unused-but-set-variable)
cpp=(c++ -std=c++17 -g -O1 "${warnings[@]}")

# The library exports no names that could clash with a program's own.
if nm --dynamic --defined-only "$built/lib/librehab_rules_c.so" | grep --invert-match ' rehab_rules_'; then
  echo "the library has names that the header does not declare" >&2
  exit 1
fi

# The header is C of 1999, and C++ of any year that knows int32_t.
echo '#include <rehab_rules.h>' | cc -std=c99 "${warnings[@]}" -x c -fsyntax-only -I include -
echo '#include <rehab_rules.h>' | c++ -std=c++11 "${warnings[@]}" -x c++ -fsyntax-only -I include -

for source in examples/registry.c examples/registry.cpp tests/wrong.c "$built"/header.c "$built"/page.{c,cpp}; do
  name=$(basename "$source")
  case $source in
    *.c) compile=("${c[@]}" -std=c11) ;;
    *) compile=("${cpp[@]}") ;;
  esac
  "${compile[@]}" "$source" -o "$built/$name.plain" "${dynamic[@]}"
  "${compile[@]}" "${sanitizers[@]}" "$source" -o "$built/$name.sanitized" "${dynamic[@]}"
  "${compile[@]}" "$source" -o "$built/$name.static" "${static[@]}"
  "$built/$name.sanitized" >"$built/$name.said"
  "$built/$name.static" | cmp - "$built/$name.said"
  valgrind --quiet --leak-check=full --show-leak-kinds=all --errors-for-leak-kinds=all --error-exitcode=9 "$built/$name.plain" | cmp - "$built/$name.said"
  echo "$name: clean under valgrind and the sanitizers, the same with the static library"
done
grep --quiet 'Kurssia C1 ei voi vielä vahvistaa: asiakkaita on 1, mutta tarvitaan vähintään 6.' "$built/registry.c.said"
cmp "$built/registry.c.said" "$built/registry.cpp.said"
