// Every conformance vector, run through the package in Node.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import { auditText, check, checkText, init, replay, replayText } from "../pkg/node.js";

await init({ logs: true, records: true, language: ["en", "fi", "sv"] });
const vectors = new URL("../../tests/vectors/", import.meta.url);

/** A line without the error message, which vectors leave out; values and the order of keys stay. */
function withoutMessage(line) {
  const decision = JSON.parse(line);
  if (decision.error) delete decision.error.message;
  return JSON.stringify(decision);
}

const logs = readdirSync(vectors).filter((name) => name.endsWith(".log.jsonl")).map((name) => name.replace(".log.jsonl", ""));

test("every replay vector gives its expected result, as a string and as objects", () => {
  let seen = 0;
  for (const name of logs) {
    let expected;
    try {
      expected = readFileSync(new URL(`${name}.expected.jsonl`, vectors), "utf8").trimEnd().split("\n").map(withoutMessage);
    } catch (error) {
      if (error.code === "ENOENT") continue; // audit only
      throw error;
    }
    seen += 1;
    const log = readFileSync(new URL(`${name}.log.jsonl`, vectors));
    assert.deepEqual(replayText(log).trimEnd().split("\n").map(withoutMessage), expected, name);
    assert.deepEqual(replay(log).map((line) => withoutMessage(JSON.stringify(line))), expected, name);
  }
  assert.equal(seen, 96);
});

test("every audit vector gives its expected result", () => {
  let seen = 0;
  for (const file of readdirSync(vectors).filter((name) => name.endsWith(".audit.jsonl"))) {
    const name = file.replace(".audit.jsonl", "");
    const log = readFileSync(new URL(`${name}.log.jsonl`, vectors));
    const as_of = readFileSync(new URL(`${name}.as-of`, vectors), "utf8").trim();
    const { findings, errors } = auditText(log, as_of);
    const lines = (text) => text.trimEnd().split("\n").map(withoutMessage);
    assert.deepEqual(lines(findings), lines(readFileSync(new URL(file, vectors), "utf8")), name);
    assert.equal(errors, "", name);
    seen += 1;
  }
  assert.equal(seen, 16);
});

test("every record vector gives its expected result, as a string and as an object", () => {
  let seen = 0;
  for (const file of readdirSync(vectors).filter((name) => name.endsWith(".record.json"))) {
    const record = readFileSync(new URL(file, vectors));
    const expected = readFileSync(new URL(file.replace(".record.json", ".expected.jsonl"), vectors), "utf8");
    assert.equal(checkText(record), expected, file);
    const checked = check(JSON.parse(record));
    assert.equal(checked.findings.map((finding) => JSON.stringify(finding) + "\n").join(""), expected, file);
    assert.equal(checked.allowed, !checked.findings.some(({ effect }) => effect === "prohibition"), file);
    seen += 1;
  }
  assert.equal(seen, 13);
});

test("a malformed record is an error with code and field, and a value that is not a record is reported as such", () => {
  const message = "a required field is missing: `patient`";
  assert.throws(() => check({ record: "therapy_case" }), { name: "InputError", message, code: "missing_field", field: "patient" });
  assert.throws(() => checkText('{"record":"therapy_case"}', { language: "fi" }), { code: "missing_field", field: "patient" });
  assert.throws(() => check({ record: "x" }, { services: [{}] }), { code: "missing_field", field: "id" });
  assert.throws(() => check(undefined), /`record` is not an object/);
  assert.throws(() => check([]), /not a record/);
  assert.throws(() => check({}, { language: "de" }), /`language` must be/);
});

test("messages are in the requested language", () => {
  const log = '{"on":"2026-01-02","provider":"P1","action":"change_provider","client":"K1","service":"kela.family-carers"}\n';
  const message = (language) => replay(log, { language })[0].findings[0].message;
  assert.match(message("fi"), /K1/);
  assert.notEqual(message("fi"), message("sv"));
});

test("an unknown word is an error that names it", () => {
  assert.throws(() => auditText("", "2026-2-3"), /as_of/);
  assert.throws(() => replayText("", { mode: "guess" }), /mode/);
  assert.throws(() => replayText("", { services: [{ id: "x" }] }), /group_size/);
});
