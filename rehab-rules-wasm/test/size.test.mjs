// What a browser loads stays small: WebAssembly and JavaScript together.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { gzipSync } from "node:zlib";

const size = (name) => gzipSync(readFileSync(new URL(`../pkg/${name}`, import.meta.url)), { level: 9 }).length;
/** What is aimed at. */
const GOAL = 100_000;
/** What it must not grow beyond on the way there. */
const BUDGET = 120_000;

test("the module about courses and the package's JavaScript are within the budget", (context) => {
  const [wasm, js] = [size("rehab_rules.wasm"), size("browser.js")];
  context.diagnostic(`gzip: WebAssembly ${wasm}, JavaScript ${js}, together ${wasm + js} bytes; goal ${GOAL}, limit ${BUDGET}`);
  assert.ok(wasm + js <= BUDGET, `${wasm + js} bytes`);
});

test("so is the module about records, which is loaded when records are checked", (context) => {
  const [wasm, js] = [size("rehab_rules_records.wasm"), size("records.js")];
  context.diagnostic(`gzip: WebAssembly ${wasm}, JavaScript ${js}, together ${wasm + js} bytes; goal ${GOAL}, limit ${BUDGET}`);
  assert.ok(wasm + js <= BUDGET, `${wasm + js} bytes`);
});
