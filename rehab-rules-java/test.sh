#!/usr/bin/env bash
# Tests the jar with the installed library: its public behaviour, the same bytes as Rust from 8 threads, and the program in
# docs/how-to/java.md: test.sh FOLDER, where FOLDER contains the output of tests/examples/same_bytes
set -euo pipefail
answers=$(realpath "$1")
cd "$(dirname "$0")"
jar=$(./build.sh)
built=$(dirname "$jar")
DESTDIR='' ../rehab-rules-c/install.sh "$built/c"
jna="${JNA:-/usr/share/java/jna.jar}"
mkdir "$built/tests" "$built/page"
mapfile -t sources < <(find src/test -name '*.java')
javac --release 17 -Xlint:all -Werror -encoding UTF-8 -cp "$jna:$jar" -d "$built/tests" "${sources[@]}"
# A fixed heap, so that only the memory of the library can grow.
heap=(-Xms64m -Xmx64m -XX:+AlwaysPreTouch -XX:+UseSerialGC)
java "${heap[@]}" -Djna.library.path="$built/c/lib" -cp "$jna:$jar:$built/tests" fi.rehabrules.Tests ../docs/log.md
java -Djna.library.path="$built/c/lib" -cp "$jna:$jar:$built/tests" fi.rehabrules.SameBytes "$answers"

"${PYTHON:-python3}" ../rehab-rules-c/tests/page.py ../docs/how-to/java.md java "$built/page/First.java"
# Independent of the locale of the machine.
said=$(LC_ALL=C java -Dfile.encoding=UTF-8 -Djna.library.path="$built/c/lib" -cp "$jna:$jar" "$built/page/First.java")
grep --quiet --fixed-strings "It prints \`$said\`." ../docs/how-to/java.md || { printf 'docs/how-to/java.md does not say that its program prints\n%s\n' "$said" >&2; exit 1; }
echo "docs/how-to/java.md: its program runs, and prints what it says"

# A library with another interface version is rejected before any other call.
mkdir "$built/other"
echo 'unsigned rehab_rules_abi(void) { return 0; }' | cc -shared -fPIC -x c - -o "$built/other/$(readlink "$built/c/lib/librehab_rules_c.so")"
said=$(java -Djna.library.path="$built/other" -cp "$jna:$jar" "$built/page/First.java" 2>&1) && { echo "a library with interface 0 was taken" >&2; exit 1; }
grep --quiet --fixed-strings 'has interface 0, but rehab-rules.jar needs' <<<"$said" || { printf '%s\n' "$said" >&2; exit 1; }
echo "a library with another interface is refused"
