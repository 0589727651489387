#!/usr/bin/env bash
# Builds rehab-rules.jar and its documentation, and prints the path of the jar: build.sh
set -euo pipefail
cd "$(dirname "$0")"
target="${CARGO_TARGET_DIR:-../target}"
mkdir -p "$target"
built="$(cd "$target" && pwd)/java"
# The path of Debian's libjna-java; elsewhere set JNA to the path of the jar.
jna="${JNA:-/usr/share/java/jna.jar}"
[ -f "$jna" ] || { echo "$jna is not there: install JNA, or name its jar by the variable JNA" >&2; exit 1; }
rm -rf "$built"
mkdir -p "$built/classes"
mapfile -t sources < <(find src/main -name '*.java')
javac --release 17 -Xlint:all -Werror -encoding UTF-8 -cp "$jna" -d "$built/classes" "${sources[@]}"
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' ../Cargo.toml)
jar --create --file "$built/rehab-rules.jar" --manifest /dev/stdin -C "$built/classes" . <<END
Automatic-Module-Name: fi.rehabrules
Implementation-Title: rehab-rules
Implementation-Version: $version
END
javadoc -quiet -Xdoclint:all -Werror -encoding UTF-8 -charset UTF-8 -cp "$jna" -d "$built/doc" "${sources[@]}"
echo "$built/rehab-rules.jar"
