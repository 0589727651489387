// The size of what a browser loads stays small: WebAssembly and JavaScript together.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { gzipSync } from "node:zlib";

const size = (name) => gzipSync(readFileSync(new URL(`../pkg/${name}`, import.meta.url)), { level: 9 }).length;
const BUDGET = 100_000;
const COURSES_BUDGET = 129_500;
// It replaces the courses module and does everything that that module does; rows and receipts also need the JSON reader.
const ANSWERS_BUDGET = 211_000;

test("the courses module and the package's JavaScript are within the budget", (context) => {
  const [wasm, js] = [size("rehab_rules.wasm"), size("browser.js")];
  context.diagnostic(`gzip: WebAssembly ${wasm}, JavaScript ${js}, together ${wasm + js} bytes; limit ${COURSES_BUDGET}`);
  assert.ok(wasm + js <= COURSES_BUDGET, `${wasm + js} bytes; ${COURSES_BUDGET} are allowed until messages come one language at a time`);
});

for (const [name, budget] of [["answers", ANSWERS_BUDGET], ["logs", BUDGET], ["records", BUDGET]]) {
  test(`the ${name} module, which is loaded on request, is within the budget`, (context) => {
    const [wasm, js] = [size(`rehab_rules_${name}.wasm`), size(`${name}.js`)];
    context.diagnostic(`gzip: WebAssembly ${wasm}, JavaScript ${js}, together ${wasm + js} bytes; limit ${budget}`);
    assert.ok(wasm + js <= budget, `${wasm + js} bytes`);
  });
}
