// The size of what a browser loads stays small: WebAssembly and JavaScript together.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { gzipSync } from "node:zlib";

const size = (name) => gzipSync(readFileSync(new URL(`../pkg/${name}`, import.meta.url)), { level: 9 }).length;
const BUDGET = 102_000;
const COURSES_BUDGET = 128_500;
// It replaces the courses module and does everything that that module does; rows and receipts also need the JSON reader.
const ANSWERS_BUDGET = 191_000;

for (const language of ["en", "fi", "sv"]) {
  test(`what a form loads in one language is within the budget: ${language}`, (context) => {
    const [wasm, js, messages] = [size("rehab_rules.wasm"), size("browser.js"), size(`messages.${language}.json`)];
    const all = wasm + js + messages;
    context.diagnostic(`gzip: WebAssembly ${wasm}, JavaScript ${js}, messages and labels ${messages}, together ${all} bytes; limit ${COURSES_BUDGET}`);
    assert.ok(all <= COURSES_BUDGET, `${all} bytes`);
  });
}

for (const [name, budget] of [["answers", ANSWERS_BUDGET], ["logs", BUDGET], ["records", BUDGET]]) {
  test(`the ${name} module, which is loaded on request, is within the budget`, (context) => {
    const [wasm, js] = [size(`rehab_rules_${name}.wasm`), size(`${name}.js`)];
    context.diagnostic(`gzip: WebAssembly ${wasm}, JavaScript ${js}, together ${wasm + js} bytes; limit ${budget}`);
    assert.ok(wasm + js <= budget, `${wasm + js} bytes`);
  });
}
