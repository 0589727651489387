// Values from programs: they are read once, before anything is judged, and a value that no field accepts is an error of its field.
import assert from "node:assert/strict";
import test from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { reactive } from "vue";
import { InputError, Provider, check, init, replay, services } from "../pkg/node.js";

await init({ logs: true, records: true, language: ["en", "fi", "sv"] });

const service = "kela.family-carers";
const on = "2026-03-03";
const rows = {
  snapshot: 1,
  provider: "P1",
  courses: [
    { course: "C1", service, created_on: "2026-01-07", group_size: 8, target_groups: ["carer-of-adult"], year: 2026, published: true },
  ],
  clients: [{ client: "K3", service, decision: { on: "2026-01-12", issued: "2026-01-05", target_group: "carer-of-adult" } }],
};
const stood = () => Provider.fromSnapshot(rows);
const attach = { action: "attach_client", course: "C1", client: "K3" };
const fields = { course: "C1", client: "K3", on };

/** An action's error as code and field. */
function refused(run) {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof InputError, String(error));
    return [error.code, error.field];
  }
  assert.fail("it was taken");
}

test("a field that calls the engine while it is read changes no answer", () => {
  const provider = stood();
  const asking = (plain, ask) =>
    Object.defineProperty({ ...plain }, "client", { enumerable: true, get: () => (ask(), plain.client) });
  const asks = [
    () => provider.checkForm("confirm_course", { course: "C1", on }, "sv"),
    () => stood().evaluate({ action: "confirm_course", course: "C1" }, on, { language: "en" }),
    () => replay([{ on, provider: "P9", action: "confirm_course", course: "C1" }]),
  ];
  for (const ask of asks) {
    assert.deepEqual(provider.checkForm("attach_client", asking(fields, ask), "fi"), provider.checkForm("attach_client", fields, "fi"));
    assert.deepEqual(provider.evaluate(asking(attach, ask), on, { language: "fi" }), provider.evaluate(attach, on, { language: "fi" }));
    assert.deepEqual(provider.evaluate(asking(attach, ask), on), provider.evaluate(attach, on));
    assert.equal(provider.allowed(asking(attach, ask), on), provider.allowed(attach, on));
  }
});

test("half a surrogate pair is an error of its field, also in a list of events and in a record", () => {
  const confirm = { action: "confirm_course", course: "C\ud800" };
  assert.deepEqual(refused(() => stood().evaluate(confirm, on)), ["invalid_value", "course"]);
  const errors = replay([{ on, provider: "P1", ...confirm }, { on, provider: "P1", action: "confirm_course", course: "C1", "x\ud800": 1 }]).map(({ error }) => error);
  assert.deepEqual(errors.map(({ code, field }) => [code, field]), [["invalid_value", "course"], ["unknown_field", "x\ufffd"]]);
  const introduction = { record: "coordinator_introduction", unit: "primary_care", started_on: "2026-01-12", done: {}, assignments: [], permissions_requested: [], as_of: "2026-01-12" };
  assert.deepEqual(refused(() => check({ ...introduction, role: "reko\ud800" })), ["invalid_value", "role"]);
});

test("NaN or an infinite number is an error of its field, not an empty field", () => {
  for (const year of [NaN, -Infinity]) {
    const create = { action: "create_course", course: "C2", service, group_size: 8, target_groups: ["carer-of-adult"], year };
    assert.deepEqual(refused(() => stood().evaluate(create, on)), ["invalid_value", "year"]);
    const { code, field } = replay([{ on, provider: "P1", ...create }])[0].error;
    assert.deepEqual([code, field], ["invalid_value", "year"]);
  }
});

test("a whole number may be a BigInt, and one out of range is an error of its field", () => {
  const size = (group_size) => ({ action: "set_group_size", course: "C1", group_size });
  assert.deepEqual(stood().evaluate(size(8n), on), stood().evaluate(size(8), on));
  assert.deepEqual(refused(() => stood().evaluate(size(2n ** 64n), on)), ["invalid_value", "group_size"]);
  const declared = (year, places) => [{ on, provider: "P1", action: "declare_capacity", service, year, places }];
  assert.deepEqual(replay(declared(2026n, 24n)), replay(declared(2026, 24)));
  assert.equal(replay(declared(2026n, 2n ** 80n))[0].error.field, "places");
  const record = (minutes) => ({ record: "therapy_case", patient: { birth_date: "1980-05-05" }, need: { category: "long_term", demanding: true }, visits: [{ date: "2026-01-12", minutes }], as_of: "2026-01-20" });
  assert.deepEqual(check(record(45n)), check(record(45)));
});

test("a value that contains itself is an error of its field, however large it is", { timeout: 20_000 }, () => {
  const nodes = Array.from({ length: 60 }, (_, place) => ({ tag: `input${place}` }));
  for (const node of nodes) nodes.forEach((other, place) => (node[`n${place}`] = other));
  assert.deepEqual(stood().checkForm("attach_client", { ...fields, client: nodes[0] }, "fi").errors.map(({ field }) => field), ["client"]);
  assert.deepEqual(refused(() => stood().evaluate({ ...attach, client: nodes[0] }, on)), ["invalid_value", "client"]);
  assert.deepEqual(refused(() => new Provider("P1", { services: [{ ...services()[0], names: nodes[0] }] })), ["invalid_value", "names"]);
  const bad = { ...attach, on, provider: "P1" };
  bad.self = bad;
  assert.equal(replay([bad])[0].error.field, "self");
  // A value that only appears twice is not a cycle.
  const period = { kind: "in_person", start: "2026-05-04", end: "2026-05-08" };
  const twice = { action: "reschedule_course", course: "C1", periods: [period, period] };
  assert.equal(typeof stood().evaluate(twice, on).allowed, "boolean");
});

test("a property that a page added to all objects is not a field; one of a class or a prototype is", () => {
  class Attach {
    get action() {
      return "attach_client";
    }
    get course() {
      return "C1";
    }
    get client() {
      return "K3";
    }
  }
  const wanted = [stood().evaluate(attach, on), stood().evaluate(attach, on, { language: "fi" }), stood().checkForm("attach_client", fields, "fi")];
  const answers = (action, typed) => [stood().evaluate(action, on), stood().evaluate(action, on, { language: "fi" }), stood().checkForm("attach_client", typed, "fi")];
  assert.deepEqual(answers(new Attach(), Object.create(fields)), wanted);
  assert.deepEqual(answers(Object.assign(Object.create(null), attach), Object.assign(Object.create(null), fields)), wanted);
  Object.prototype.replaceAllOf = () => {};
  try {
    assert.deepEqual(answers(attach, fields), wanted);
    assert.equal(new Provider("P2", { services: services() }).id, "P2");
  } finally {
    delete Object.prototype.replaceAllOf;
  }
  const fails = Object.defineProperty({ ...fields }, "client", { enumerable: true, get() { throw new Error("not there"); } }); // prettier-ignore
  assert.deepEqual(stood().checkForm("attach_client", fails, "fi").errors.map(({ field }) => field), ["client"]);
});

test("a provider behind a proxy answers, as in frameworks with reactive state", () => {
  for (const handler of [{}, { get: (target, key, receiver) => Reflect.get(target, key, receiver) }]) {
    const kept = new Proxy(stood(), handler);
    assert.equal(kept.id, "P1");
    assert.deepEqual(kept.evaluate(attach, on), stood().evaluate(attach, on));
    assert.deepEqual(kept.checkForm("attach_client", fields, "fi"), stood().checkForm("attach_client", fields, "fi"));
    assert.equal(kept.allowed(attach, on), stood().allowed(attach, on));
  }
});

test("a provider in the reactive state of a framework is freed once, by hand or when it is collected", async () => {
  await init({ answers: true });
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  const wanted = stood().window(attach, on, on);
  for (let round = 0; round < 20; round++) {
    for (let one = 0; one < 10; one++) {
      const kept = reactive(stood());
      assert.deepEqual(kept.window(attach, on, on), wanted);
      assert.deepEqual(kept.fork().window(attach, on, on), wanted);
      if (one % 2 === 0) continue;
      kept.free();
      kept.free();
      assert.throws(() => kept.snapshot(), /was freed/);
    }
    collect();
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
});

test("a log is read from any kind of bytes", () => {
  const line = `${JSON.stringify({ on, provider: "P1", ...attach })}\n`;
  const bytes = new TextEncoder().encode(`xx${line}`);
  const wanted = replay(line);
  for (const log of [bytes.slice(2), bytes.slice(2).buffer, new DataView(bytes.buffer, 2), bytes.subarray(2)]) assert.deepEqual(replay(log), wanted);
});
