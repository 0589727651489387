#!/usr/bin/env bash
# Builds the C library and installs it, its header and a file for pkg-config: install.sh PREFIX
#
# With DESTDIR set, everything is installed below that folder, for package builds. Files in use are replaced, not overwritten.
set -euo pipefail
cd "$(dirname "$0")"
prefix=${1:?which folder, for example /usr/local}
into="${DESTDIR:-}$prefix"
target="${CARGO_TARGET_DIR:-../target}"
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' ../Cargo.toml)
abi=$(sed -n 's/^#define REHAB_RULES_ABI //p' include/rehab_rules.h)

# Programs look for the library by a name with its interface number, so that libraries with different numbers can be installed side by side.
library="librehab_rules_c.so.$abi"
said=$(CARGO_TERM_COLOR=never cargo rustc --release --package rehab-rules-c --message-format short -- \
  -C "link-arg=-Wl,-soname,$library" --print native-static-libs 2>&1) || { printf '%s\n' "$said" >&2; exit 1; }
# The libraries that a program needs in addition to the static library, as reported by rustc.
private=$(sed -n 's/.*native-static-libs: //p' <<<"$said" | tail -1)
[ -n "$private" ] || { printf 'rustc does not say what a static library needs:\n%s\n' "$said" >&2; exit 1; }

install -d "$into/include" "$into/lib/pkgconfig"
install -m 644 include/rehab_rules.h "$into/include"
install -m 644 "$target/release/librehab_rules_c.a" "$into/lib"
install -m 755 "$target/release/librehab_rules_c.so" "$into/lib/$library"
ln -sf "$library" "$into/lib/librehab_rules_c.so"
sed -e "s|@PREFIX@|$prefix|" -e "s|@VERSION@|$version|" -e "s|@PRIVATE@|$private|" rehab-rules.pc.in >"$into/lib/pkgconfig/rehab-rules.pc"
