// A provider object gives the same answers as a replay of its log.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import { InputError, Provider, init, replay, services } from "../pkg/node.js";

await init({ logs: true, language: ["en", "fi", "sv"] });
const vectors = new URL("../../tests/vectors/", import.meta.url);
const service = "kela.family-carers";
const day = "2026-01-07";

/** The events of every vector by provider, with the line that a replay gives for each. */
function* stories(options) {
  for (const name of readdirSync(vectors).filter((name) => name.endsWith(".log.jsonl"))) {
    const lines = readFileSync(new URL(name, vectors), "utf8").trimEnd().split("\n");
    const providers = new Map();
    for (const [index, answer] of replay(lines.join("\n"), options).entries()) {
      let event;
      try {
        event = JSON.parse(lines[index]);
      } catch {
        continue; // a line that is not JSON cannot be passed as an object
      }
      if (answer.error || typeof event.provider !== "string") continue;
      providers.set(event.provider, [...(providers.get(event.provider) ?? []), { event, answer }]);
    }
    for (const [id, story] of providers) yield { name, id, story };
  }
}

test("an error message is in the language of the call", () => {
  const provider = new Provider("P1");
  const told = (language) => {
    try {
      provider.evaluate({ action: "confirm_course", course: "C9" }, "2026-01-09", { language });
    } catch (error) {
      return [error.code, error.field, error.message.split(" ").slice(0, 3).join(" ")];
    }
  };
  assert.deepEqual(["fi", "sv", "en", undefined].map(told), [
    ["unknown_course", "course", "kentän `course` kurssia"],
    ["unknown_course", "course", "kursen i fältet"],
    ["unknown_course", "course", "the course in"],
    ["unknown_course", "course", "the course in"],
  ]);
  assert.throws(() => provider.apply({ action: "confirm_course" }, "2026-01-09", { language: "fi" }), /puuttuu/);
});

test("each event of every vector gives the same decision through a provider object, with message and remedies", () => {
  let seen = 0;
  for (const { name, id, story } of stories({ language: "fi", remedies: true })) {
    const provider = new Provider(id);
    for (const { event, answer } of story) {
      const { on, provider: _, ...action } = event;
      const { line, ...expected } = answer;
      const actual = provider.evaluate(action, on, { language: "fi", remedies: true });
      // The order of keys is specified.
      assert.equal(JSON.stringify(actual), JSON.stringify(expected), `${name}, line ${line}`);
      assert.equal(provider.allowed(action, on), expected.allowed, `${name}, line ${line}`);
      const before = provider.last_on;
      assert.equal(provider.apply(action, on).allowed, expected.allowed);
      assert.equal(provider.last_on, expected.allowed ? on : before);
      seen += 1;
    }
    const again = Provider.fromSnapshot(provider.snapshot());
    assert.deepEqual(again.snapshot(), provider.snapshot(), name);
    const { on } = story.at(-1).event;
    assert.deepEqual(again.audit(on), provider.audit(on), name);
    assert.deepEqual(again.search(on), provider.search(on), name);
  }
  assert.ok(500 < seen, `${seen} events`);
});

test("in observe mode a denied event is applied", () => {
  const provider = new Provider("P1");
  const create = { action: "create_course", course: "C1", service, group_size: 5, target_groups: ["carer-of-adult"], year: 2026 };
  assert.equal(provider.apply(create, day).allowed, false);
  assert.deepEqual(provider.snapshot().courses, []);
  assert.equal(provider.apply(create, day, { mode: "observe" }).allowed, false);
  assert.equal(provider.snapshot().courses[0].group_size, 5);
});

test("a provider can be loaded from a log, and the error names a malformed line", () => {
  const declare = { on: day, provider: "P1", action: "declare_capacity", service, year: 2026, places: 24 };
  const provider = Provider.fromLog("P1", [declare, { ...declare, provider: "P2", places: 9 }]);
  assert.deepEqual(provider.snapshot().capacity, [{ service, year: 2026, places: 24 }]);
  assert.equal(provider.id, "P1");
  assert.throws(() => Provider.fromLog("P1", [declare, { ...declare, year: "x" }]), (error) => {
    assert.ok(error instanceof InputError);
    assert.deepEqual([error.code, error.field], ["invalid_value", "year"]);
    assert.match(error.message, /^line 2: /);
    return true;
  });
});

test("a custom service description applies", () => {
  const own = { ...JSON.parse(readFileSync(new URL("../../rehab-rules/services/kela.family-carers.json", import.meta.url))), group_size: { min: 3, max: 9 } };
  const create = { action: "create_course", course: "C1", service, group_size: 3, target_groups: ["carer-of-adult"], year: 2026 };
  const rules = (options) => new Provider("P1", options).evaluate(create, day).findings.map(({ rule }) => rule);
  assert.ok(rules().includes("course/group-size-within-range"));
  assert.ok(!rules({ services: [own] }).includes("course/group-size-within-range"));
});

test("malformed input is an error with code and field, in every call", () => {
  const provider = new Provider("P1");
  const attempt = (action, on, expected) => {
    for (const ask of ["evaluate", "allowed", "apply"]) assert.throws(() => provider[ask](action, on), { name: "InputError", ...expected }, ask);
  };
  attempt({ action: "confirm_course", course: "C1" }, day, { code: "unknown_course", field: "course" });
  attempt({ action: "confirm_course", course: 5 }, day, { code: "invalid_value", field: "course" });
  attempt({ action: "confirm_course" }, day, { code: "missing_field", field: "course" });
  attempt({ action: "confirm_course", course: "C1", client: "K1" }, day, { code: "unknown_field", field: "client" });
  attempt({ action: "confirm_course", course: "C1" }, "2026-02-30", { code: "invalid_date", field: "on" });
  attempt({ action: "attach_client", course: "C1", client: "K1", agreed: "yes" }, day, { code: "invalid_value", field: "agreed" });
  attempt({ action: "tell_authority_line", client: "", service }, day, { code: "invalid_value", field: "client" });
  attempt({ action: "tell_authority_line", client: "K".repeat(201), service }, day, { code: "invalid_value", field: "client" });
  attempt({ action: "tell_authority_line", client: "\ud800", service }, day, { code: "invalid_value", field: "client" });
  attempt({ action: "guess" }, day, { code: "unknown_action", field: "action" });
  attempt({ action: "declare_capacity", service, year: 2026.5, places: 1 }, day, { code: "invalid_value", field: "year" });
  assert.throws(() => provider.evaluate({ action: "confirm_course", course: "C1" }, day, { language: "de" }), /`language`/);
  assert.throws(() => Provider.fromSnapshot("{}"), { name: "InputError", code: "missing_field", field: "snapshot" });
  assert.throws(() => provider.audit("yesterday"), /`as_of`/);
});

test("a snapshot gives the same as a string and as an object, and must be one JSON object with each key once", () => {
  const snapshot = { snapshot: 1, provider: 'P"1\\', capacity: [{ service, year: 2026, places: 24 }] };
  const text = JSON.stringify(snapshot, undefined, 2);
  for (const form of [snapshot, text, new TextEncoder().encode(text)]) assert.deepEqual(Provider.fromSnapshot(form).snapshot().capacity, snapshot.capacity);
  const unreadable = { name: "InputError", code: "invalid_value", field: undefined, message: /one JSON object with each key once/ };
  for (const form of [text.slice(1), "[]", "1", [], undefined, new Uint8Array([0x7b, 0xff, 0x7d])]) assert.throws(() => Provider.fromSnapshot(form), unreadable);
  const twice = (key) => text.replace(`"${key}":`, `"${key}" : 5, "${key}":`);
  for (const key of ["provider", "places"]) assert.throws(() => Provider.fromSnapshot(twice(key)), unreadable, key);
  assert.throws(() => Provider.fromSnapshot({ ...snapshot, capacity: [{ service, year: 2026, places: "9" }] }), { code: "invalid_value", field: "capacity[0].places" });
});

test("strings cross the WebAssembly boundary unchanged", () => {
  const provider = new Provider("Päijät-Häme 🏥");
  assert.equal(provider.id, "Päijät-Häme 🏥");
  for (const client of ["Åke", "李", "🙂".repeat(100), "a".repeat(200), "q\"\\\u0000"]) {
    const { findings } = provider.evaluate({ action: "tell_authority_line", client, service }, day, { language: "sv" });
    assert.equal(findings[0].client, client);
    assert.ok(findings[0].message.includes(client));
  }
});

test("many ids are stored and dropped without changing answers", () => {
  const provider = new Provider("P1");
  provider.apply({ action: "receive_decision", client: "K0", service, issued: day }, day);
  for (let index = 0; index < 70_000; index++) {
    assert.equal(provider.allowed({ action: "tell_authority_line", client: `K${index % 35_000 ? index : 0}`, service }, day), index % 35_000 === 0);
  }
});

test("ids are dropped between calls, never during one", () => {
  const provider = new Provider("P1");
  provider.apply({ action: "declare_capacity", service, year: 2026, places: 24 }, day);
  const create = { action: "create_course", service, group_size: 8, target_groups: ["carer-of-adult"], year: 2026 };
  for (const course of ["7", "8"]) provider.apply({ ...create, course }, day);
  provider.allowed({ action: "delete_course", course: "7" }, day); // the first id of all
  for (let index = 0; index < 65_534; index++) provider.allowed({ action: "tell_authority_line", client: `K${index}`, service }, day);
  // The client's id is also a course's; if it took the first place now, the question would be about course 8.
  const { findings } = provider.evaluate({ action: "attach_client", course: "7", client: "8" }, day);
  assert.deepEqual([findings[0].course, findings[0].client], ["7", "8"]);
});

test("a freed provider reports it, and is freed only once", () => {
  const provider = new Provider("P1");
  provider.free();
  provider.free();
  const uses = [() => provider.snapshot(), () => provider.last_on, () => provider.search(day), () => provider.checkForm("confirm_course", { on: day }, "en")];
  for (const use of uses) assert.throws(use, /the provider was freed/);
});

test("an event of a log is not an action: its date and provider are not used for the question", () => {
  const provider = new Provider("P1");
  const declare = { action: "declare_capacity", service, year: 2026, places: 24 };
  const leave = { action: "change_provider", client: "K1", service };
  for (const action of [declare, leave]) {
    for (const [field, value] of [["on", "2020-01-01"], ["provider", "P2"]]) {
      for (const ask of ["evaluate", "apply", "allowed"]) {
        assert.throws(() => provider[ask]({ ...action, [field]: value }, day), { name: "InputError", code: "unknown_field", field });
      }
    }
  }
  assert.equal(provider.last_on, undefined);
  // A null counts as absent.
  assert.ok(provider.apply({ ...declare, on: null, provider: undefined }, day).allowed);
  assert.equal(provider.last_on, day);
});

test("a date before the last event is rejected by audit and search", () => {
  const provider = new Provider("P1");
  provider.apply({ action: "declare_capacity", service, year: 2026, places: 24 }, "2026-01-02");
  const early = { name: "InputError", code: "out_of_order", field: "as_of" };
  for (const look of ["audit", "search"]) assert.throws(() => provider[look]("2026-01-01"), early);
});

test("input that is neither a log nor a list of descriptions is rejected with a message", () => {
  for (const log of [{}, 5, null, undefined]) assert.throws(() => replay(log), /a log must be a string or bytes/);
  assert.throws(() => new Provider("P1", { services: {} }), /`services` must be a list/);
  assert.throws(() => replay("", { services: {} }), /`services` must be a list/);
});

test("classes keep their names in a minified build", () => {
  assert.deepEqual([Provider.name, InputError.name], ["Provider", "InputError"]);
});

test("an input that is nested too deeply, or a hole in a list, is an error in its place and moves nothing else", () => {
  const [description] = services();
  for (let depth = 1; depth < 24; depth++) {
    let deep = "P2";
    for (let level = 0; level < depth; level++) deep = [deep];
    const wrong = () => new Provider("P1", { services: [{ ...description, extra: deep }] });
    assert.throws(wrong, { code: "unknown_field", field: "extra" }, `${depth} deep`);
  }
  const around = { snapshot: 1, provider: "P1" };
  around.courses = around;
  assert.throws(() => Provider.fromSnapshot(around), { name: "InputError", field: "courses" });
  const gap = { action: "create_course", course: "C1", service, year: 2026, group_size: 8, target_groups: [, "carer-of-adult"] };
  assert.throws(() => new Provider("P1").evaluate(gap, day), { code: "invalid_value", field: "target_groups[0]" });
});

test("an id that no log could have is rejected however the provider is created", () => {
  for (const id of ["", "x".repeat(201), 5, undefined, null, "\ud800"]) {
    for (const make of [() => new Provider(id), () => Provider.fromLog(id, "")]) {
      assert.throws(make, { name: "InputError", code: "invalid_value", field: "id", message: /1 to 200 characters/ }, String(id));
    }
  }
  assert.equal(new Provider("å".repeat(200)).id.length, 200);
});

test("a byte-order mark is part of an id, as in a replay", () => {
  const action = { action: "tell_authority_line", client: "\ufeffK1", service };
  const provider = new Provider("\ufeffP1");
  const [{ findings }] = replay([{ on: day, provider: "\ufeffP1", ...action }]);
  assert.equal(provider.id, "\ufeffP1");
  assert.equal(findings[0].client, "\ufeffK1");
  assert.deepEqual(provider.evaluate(action, day).findings, findings);
});
