// The C interface as WebAssembly, in a host that has nothing but memory to offer: wasm.mjs MODULE
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const module = new WebAssembly.Module(readFileSync(process.argv[2]));
assert.deepEqual(WebAssembly.Module.imports(module), [], "the module imports nothing");

// The functions of the header are all there.
const header = readFileSync(new URL("../include/rehab_rules.h", import.meta.url), "utf8");
const declared = new Set([...header.matchAll(/^[\w ]+?\*?(rehab_rules_\w+)\(/gm)].map(([, name]) => name));
const exported = new Set(WebAssembly.Module.exports(module).map(({ name }) => name));
assert.ok(declared.size > 20);
assert.deepEqual([...declared].filter((name) => !exported.has(name)), []);

const { exports: rules } = new WebAssembly.Instance(module, {});
assert.equal(rules.rehab_rules_abi(), Number(/^#define REHAB_RULES_ABI (\d+)$/m.exec(header)[1]));

// The memory may grow in any call: a view of it is made anew each time.
const bytes = (address, length) => new Uint8Array(rules.memory.buffer, address, length);
const word = (address) => new DataView(rules.memory.buffer).getUint32(address, true);
const decode = (address, length) => new TextDecoder().decode(bytes(address, length));
const ended = (address) => decode(address, bytes(address).indexOf(0));

/** Lends a text for a call. */
function lend(text, call) {
  const encoded = new TextEncoder().encode(text);
  const room = rules.rehab_rules_room_new(encoded.length);
  bytes(room, encoded.length).set(encoded);
  try {
    return call(room, encoded.length);
  } finally {
    rules.rehab_rules_room_free(room, encoded.length);
  }
}

// Places for a handle, an error, and a text: its data and its length.
const handle = rules.rehab_rules_room_new(16);
const [error, text] = [handle + 4, handle + 8];

function must(status) {
  if (status === 0) return;
  const failed = word(error);
  const told = [rules.rehab_rules_error_code(failed), rules.rehab_rules_error_message(failed, 1)].map(ended).join(": ");
  rules.rehab_rules_error_free(failed);
  throw new Error(told);
}

function taken() {
  const told = decode(word(text), word(text + 4));
  rules.rehab_rules_text_free(text);
  return told;
}

must(rules.rehab_rules_services_new(0, 0, handle, error));
const services = word(handle);
const rows = {
  provider: "P1",
  courses: [{ course: "C1", service: "kela.family-carers", group_size: 8, target_groups: ["carer-of-adult"], year: 2026, periods: [] }],
  clients: [],
};
must(lend(JSON.stringify(rows), (...lent) => rules.rehab_rules_provider_load(services, ...lent, 20514, 2, handle, text, error)));
const provider = word(handle);
assert.deepEqual(JSON.parse(taken()), { errors: [], not_loaded: ["capacity", "info", "pools", "courses.created_on"] });

const decision = rules.rehab_rules_decision_new();
const evaluate = (action) => lend(JSON.stringify(action), (...lent) => rules.rehab_rules_provider_evaluate(provider, ...lent, 20514, decision, error));
must(evaluate({ action: "confirm_course", course: "C1" }));
assert.equal(rules.rehab_rules_decision_allowed(decision), 0);
must(rules.rehab_rules_decision_json(decision, 2, text, error));
const { allowed, findings } = JSON.parse(taken());
assert.equal(allowed, false);
assert.equal(findings[0].message, "Kurssia C1 ei voi vielä vahvistaa: asiakkaita on 0, mutta tarvitaan vähintään 6.");
assert.throws(() => must(evaluate({ action: "confirm_course", course: "C9" })), /^Error: unknown_course: /);

rules.rehab_rules_decision_free(decision);
rules.rehab_rules_provider_free(provider);
rules.rehab_rules_services_free(services);
rules.rehab_rules_room_free(handle, 16);
console.log(`${exported.size} exports, no import, ${readFileSync(process.argv[2]).length.toLocaleString("en")} bytes; a decision in Finnish`);
