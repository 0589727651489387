// Registry rows are loaded as far as possible; errors are reported, and missing data is unknown. `make same-bytes` compares the answers with
// those of Rust.
import assert from "node:assert/strict";
import test from "node:test";
import { InputError, Provider, init, services } from "../pkg/node.js";

await init({ answers: true, language: ["en", "fi", "sv"] });
const service = "kela.family-carers";
const asOf = "2026-04-15";
const course = { course: "C1", service, created_on: "2026-01-07", group_size: 8, target_groups: ["carer-of-adult"], year: 2026, periods: [] };
const client = (number, more) => ({ client: `K${number}`, service, stays: [{ course: "C1", attached_on: "2026-03-02" }], ...more });
/** Rows of a course with five clients, and optionally a sixth. */
const rows = (sixth) => ({ provider: "P1", capacity: [], info: [], pools: [], courses: [course], clients: [1, 2, 3, 4, 5].map((number) => client(number)).concat(sixth ?? []) });
const confirm = { action: "confirm_course", course: "C1" };
const minimum = (provider) => provider.evaluate(confirm, asOf).findings.find(({ rule }) => rule === "course/minimum-clients");

test("a malformed row is reported with its value and the expected one, and everything else is judged", () => {
  const damaged = { ...rows(), courses: [course, { ...course, course: "C2", group_size: "kahdeksan" }], capacity: [{ service, year: 2026, places: "60,0" }] };
  const { provider, errors, notLoaded } = Provider.load(damaged, { asOf, language: "fi" });
  assert.ok(provider instanceof Provider && provider.id === "P1");
  assert.deepEqual(errors.map(({ message, expected, ...error }) => error), [
    { table: "capacity", path: "capacity[0].places", id: service, code: "invalid_value", value: '"60,0"' },
    { table: "courses", path: "courses[1].group_size", id: "C2", code: "invalid_value", value: '"kahdeksan"' },
  ]);
  assert.match(errors[0].expected, /^kokonaisluku 0–1 000 000$/);
  assert.match(errors[0].message, /`capacity\[0\].places`/);
  assert.deepEqual(notLoaded, []);
  assert.deepEqual(provider.snapshot().courses.map(({ course }) => course), ["C1"]);
  assert.equal(minimum(provider).effect, "prohibition"); // five of six, whatever other errors there are
});

test("a rejected placement makes the number of clients unknown, and placements that were not loaded silence the rule", () => {
  assert.equal(minimum(Provider.load(rows(client(6)), { asOf }).provider), undefined); // six
  const { provider, errors } = Provider.load(rows(client(6, { stays: [{ course: "C1", attached_on: "?" }] })), { asOf });
  assert.deepEqual(errors.map(({ path, id, value }) => [path, id, value]), [["clients[5].stays[0].attached_on", "K6", '"?"']]);
  assert.deepEqual(minimum(provider), { rule: "course/minimum-clients", effect: "undetermined", course: "C1", values: { why: "fact_missing" } });
  const { clients, ...without } = rows();
  const left = Provider.load(without, { asOf });
  assert.deepEqual(left.notLoaded, ["clients", "placements"]);
  assert.equal(minimum(left.provider), undefined);
});

test("every question, a fork and an event respect what a loaded provider does not know", () => {
  const { clients, ...without } = rows();
  const { provider } = Provider.load(without, { asOf });
  const rule = "course/minimum-clients";
  const says = (findings) => findings.some((finding) => finding.rule === rule);
  for (const one of [provider, provider.fork()]) {
    one.apply({ action: "declare_capacity", service, year: 2026, places: 8 }, asOf);
    const why = one.explainDecision(confirm, asOf).cases[0].rules.find((asked) => asked.rule === rule);
    assert.equal(why.outcome, "not_asked");
    assert.ok(!says(one.preview([confirm], asOf).decisions[0].findings));
    assert.ok(!says(one.checkForm("confirm_course", { on: asOf, course: "C1" }, "en").findings));
    assert.ok(!one.actions({ course: "C1" }, asOf).some(({ findings }) => says(findings)));
    assert.ok(one.receipt(confirm, asOf).cases.every(({ facts }) => !("clients" in facts)));
    assert.equal(one.last_on, asOf);
  }
  provider.free();
  assert.throws(() => provider.due(asOf, asOf), /was freed/);
});

test("an object, its JSON string and its bytes load alike, and a string is judged as written", () => {
  const damaged = { ...rows(client(6, { decision: { issued: "31.2.2026" } })), courses: [{ ...course, colour: "red" }] };
  const text = JSON.stringify(damaged);
  const [object, ...others] = [damaged, text, new TextEncoder().encode(text)].map((rows) => Provider.load(rows, { asOf }));
  assert.deepEqual(object.errors.map(({ path }) => path), ["courses[0].colour", "clients[5].decision.issued"]);
  for (const { provider, errors, notLoaded } of others)
    assert.deepEqual([provider.snapshot(), errors, notLoaded], [object.provider.snapshot(), object.errors, object.notLoaded]);
  const [error] = Provider.load('{"provider":"P1","capacity":[{"service":"kela.family-carers","year":2026,"places":24.0}]}', { asOf }).errors;
  assert.equal(error.value, "24.0");
});

test("a JavaScript value that JSON does not have is an error of its field", () => {
  for (const places of [NaN, Infinity, () => 8, Symbol("8"), new Map(), 2n ** 64n, "\ud800"]) {
    const { errors } = Provider.load({ provider: "P1", capacity: [{ service, year: 2026, places }] }, { asOf });
    assert.deepEqual(errors.map(({ path, code }) => [path, code]), [["capacity[0].places", "invalid_value"]], String(places));
  }
  const circle = { provider: "P1", courses: [] };
  circle.capacity = [circle.courses, { service: circle }];
  assert.deepEqual(Provider.load(circle, { asOf }).errors.map(({ path }) => path), ["capacity"]);
  const { provider, errors } = Provider.load({ provider: "P1", capacity: [{ service, year: 2026n, places: 8.0 }] }, { asOf });
  assert.deepEqual([errors, provider.snapshot().capacity], [[], [{ service, year: 2026, places: 8 }]]);
});

test("a personal identity code is not shown", () => {
  const code = "010190-123A";
  const { errors } = Provider.load({ provider: "P1", courses: [{ course: code, service: code }], clients: [{ client: code, service: "kela.x" }] }, { asOf });
  assert.ok(errors.length > 2 && errors.every(({ id }) => id === null));
  assert.ok(!JSON.stringify(errors).includes("010190"));
});

test("the snapshot of a loaded provider loads as it was, and fromSnapshot rejects it if data is missing", () => {
  const { created_on, ...undated } = course;
  for (const told of [rows(), { provider: "P1" }, { ...rows(), courses: [undated], pools: undefined }]) {
    const { provider, notLoaded } = Provider.load(told, { asOf });
    const again = Provider.load(provider.snapshot(), { asOf });
    assert.deepEqual([again.errors, again.notLoaded], [[], notLoaded]);
    assert.equal(JSON.stringify(again.provider.snapshot()), JSON.stringify(provider.snapshot()));
    assert.deepEqual(again.provider.audit(asOf), provider.audit(asOf));
    if (notLoaded.length)
      assert.throws(() => Provider.fromSnapshot(provider.snapshot()), ({ code, field }) => code === "invalid_value" && field === "not_loaded");
    else assert.deepEqual(Provider.fromSnapshot(provider.snapshot()).snapshot(), provider.snapshot());
  }
});

test("custom service descriptions judge the rows", () => {
  const own = services().find(({ id }) => id === service);
  own.group_size.min = 5;
  assert.equal(minimum(Provider.load(rows(), { asOf, services: [own] }).provider), undefined); // five are enough
  assert.throws(() => Provider.load(rows(), { asOf, services: [{ id: "own.service" }] }), InputError);
  assert.throws(() => Provider.load(rows(), { asOf, services: own }), /`services` must be a list/);
});

test("input that is not a provider's rows is an error, in the language of the call", () => {
  for (const [none, code, field] of [["", "invalid_value"], [[], "invalid_value"], [undefined, "invalid_value"], [5, "invalid_value"], [new Uint8Array([0xff]), "invalid_value"], [{}, "missing_field", "provider"], [{ provider: "" }, "invalid_value", "provider"]])
    assert.throws(() => Provider.load(none, { asOf }), (error) => error instanceof InputError && error.code === code && error.field === field, String(none));
  assert.throws(() => Provider.load({}, { asOf, language: "fi" }), /puuttuu/);
  assert.throws(() => Provider.load({}, { asOf, language: "de" }), /`language` must be/);
  for (const day of [undefined, "2026-02-30", "2200-01-01", new Date()]) assert.throws(() => Provider.load({ provider: "P1" }, { asOf: day }), /`asOf` must be a date/);
});
