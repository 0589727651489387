// The answers agree with the provider itself, date by date and event by event.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { InputError, Provider, init, verify } from "../pkg/node.js";

await init({ language: ["en", "fi", "sv"] });
const early = [new Provider("P1"), new Provider("P1")];
await init({ answers: true, language: ["en", "fi", "sv"] });
const service = "kela.family-carers";
const day = "2026-01-07";
const periods = [{ kind: "in_person", start: "2026-05-04", end: "2026-05-08" }];
const create = { action: "create_course", course: "C1", service, group_size: 8, target_groups: ["carer-of-adult"], periods };
const declare = { action: "declare_capacity", service, year: 2026, places: 24 };
const receive = { action: "receive_decision", client: "K1", service, issued: "2026-01-05", target_group: "carer-of-adult" };

/** A provider with a course and a client who is not on a course. */
function stood(options, provider = new Provider("P1", options)) {
  for (const action of [declare, create, receive]) assert.ok(provider.apply(action, day).allowed, action.action);
  return provider;
}

/** The dates from one to another, both included. */
function* days(first, last) {
  for (let on = Date.parse(first); on <= Date.parse(last); on += 86_400_000) yield new Date(on).toISOString().slice(0, 10);
}

const rules = (findings) => findings.map(({ rule }) => rule);

test("a window has the dates on which the action is allowed, and says why it ends", () => {
  const provider = stood();
  const schedule = [{ kind: "in_person", start: "2026-06-01", end: "2026-06-05" }];
  const action = { action: "reschedule_course", course: "C1", periods: schedule };
  const window = provider.window(action, day, "2026-12-31", "fi");
  const within = (runs, on) => runs.some(({ first, last }) => first <= on && on <= last);
  let allowed = 0;
  for (const on of days(day, "2026-12-31")) {
    const { findings, ...decision } = provider.evaluate(action, on);
    assert.equal(within(window.allowed, on), decision.allowed, on);
    assert.equal(within(window.in_order, on), decision.allowed && !findings.some(({ effect }) => effect === "violation"), on);
    allowed += decision.allowed;
  }
  assert.ok(0 < allowed && allowed < 359, `${allowed} days`);
  const [run] = window.allowed;
  assert.deepEqual(run.lower, { kind: "past" });
  const [, after] = days(run.last, "2026-12-31");
  const prohibited = provider.evaluate(action, after, { language: "fi" }).findings.filter(({ effect }) => effect === "prohibition");
  assert.deepEqual(run.upper, { kind: "rule", findings: prohibited });
});

test("an audit of its date finds what is due, and nothing differs before the date of the next change", () => {
  const provider = stood();
  const coming = provider.due(day, "2026-12-31", "sv");
  const of = (what) => coming.filter((one) => one.what === what);
  assert.ok(of("due").length > 0 && of("begins").length > 0 && of("ends").length > 0);
  for (const { on, finding } of [...of("due"), ...of("begins")])
    assert.ok(provider.audit(on, { language: "sv" }).some((found) => JSON.stringify(found) === JSON.stringify(finding)), `${on} ${finding.rule}`);
  const said = (on) => JSON.stringify(provider.audit(on).map(({ values, ...finding }) => finding).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)));
  const next = provider.nextChange(day);
  for (const on of days(day, next)) assert.equal(said(on) !== said(day), on === next, on);
  assert.equal(new Provider("P2").nextChange(day), undefined);
});

test("a preview agrees with applying the actions to a fork, and applies nothing", () => {
  const provider = stood();
  const before = provider.snapshot();
  const actions = [{ action: "publish_course", course: "C1", checked: true }, { action: "attach_client", course: "C1", client: "K1" }, { action: "confirm_course", course: "C1" }];
  const preview = provider.preview(actions, "2026-01-08", "en");
  const fork = provider.fork();
  const decisions = actions.map((action) => fork.apply(action, "2026-01-08", { language: "en" }));
  assert.deepEqual(preview.decisions, decisions);
  assert.deepEqual(decisions.map(({ allowed }) => allowed), [true, true, false]);
  assert.equal(preview.allowed, false);
  const audit = (one) => one.audit("2026-01-08", { language: "en" }).map((finding) => JSON.stringify(finding)).sort();
  const [stays, goes] = [preview.new, preview.gone].map((findings) => findings.map((finding) => JSON.stringify(finding)));
  assert.ok(stays.length > 0 && goes.length > 0);
  assert.deepEqual([...audit(provider).filter((finding) => !goes.includes(finding)), ...stays].sort(), audit(fork));
  assert.deepEqual(provider.snapshot(), before);
});

test("an explanation gives the decision, and what each rule read and found", () => {
  const provider = stood();
  const confirm = { action: "confirm_course", course: "C1" };
  const { on, action, cases, ...decision } = provider.explainDecision(confirm, day, "fi");
  assert.deepEqual([on, action], [day, confirm]);
  assert.deepEqual(decision, provider.evaluate(confirm, day, { language: "fi" }));
  const minimum = cases[0].rules.find(({ rule }) => rule === "course/minimum-clients");
  assert.equal(minimum.outcome, "spoke");
  assert.deepEqual(minimum.finding, decision.findings.find(({ rule }) => rule === "course/minimum-clients"));
  assert.deepEqual(minimum.comparisons, [{ left: { name: "min", value: 6 }, how: "<=", right: { name: "clients", value: cases[0].facts.clients }, holds: false }]);
});

test("a receipt is valid however it is stored, and a changed one is not", () => {
  const receipt = stood().receipt({ action: "confirm_course", course: "C1" }, day);
  assert.deepEqual([receipt.receipt, receipt.allowed, receipt.digest.length], [1, false, 64]);
  const text = JSON.stringify(receipt);
  const turned = JSON.stringify(Object.fromEntries(Object.entries(receipt).reverse()), undefined, 2);
  for (const stored of [receipt, text, turned, new TextEncoder().encode(text)]) assert.deepEqual(verify(stored), { holds: true, differences: [] });
  const { holds, differences } = verify({ ...receipt, allowed: true });
  assert.deepEqual([holds, differences.map(({ what }) => what)], [false, ["digest", "allowed"]]);
  const masked = stood().receipt({ action: "tell_authority_line", client: "010190-123A", service }, day);
  assert.ok(!JSON.stringify(masked).includes("010190") && verify(masked).holds);
  for (const wrong of [undefined, 5, "", "[]", {}]) assert.throws(() => verify(wrong), InputError, String(wrong));
});

test("a fork and its provider do not see each other's changes, and each is freed separately", () => {
  const provider = stood();
  const fork = provider.fork();
  assert.ok(fork instanceof Provider && fork.id === "P1" && fork.last_on === day);
  fork.apply({ action: "publish_course", course: "C1", checked: true }, "2026-01-08");
  assert.deepEqual([provider.snapshot().courses[0].published, fork.snapshot().courses[0].published], [undefined, true]);
  provider.free();
  assert.throws(() => provider.fork(), /was freed/);
  assert.throws(() => provider.due(day, day), /was freed/);
  assert.equal(fork.allowed({ action: "attach_client", course: "C1", client: "K1" }, "2026-01-08"), true);
  assert.ok(fork.due("2026-01-08", "2026-12-31").length > 0);
  fork.free();
});

test("the next question sees an applied action; a denied one changes nothing", () => {
  const provider = stood();
  const attach = { action: "attach_client", course: "C1", client: "K1" };
  const on = "2026-01-08";
  const may = () => provider.window(attach, on, on).allowed.length === 1;
  assert.equal(may(), true); // a course that is not published is possible too
  assert.equal(provider.apply({ action: "confirm_course", course: "C1" }, on).allowed, false);
  assert.equal(may(), true);
  provider.apply(attach, on);
  assert.equal(may(), false);
  const other = stood();
  other.apply({ action: "confirm_course", course: "C1" }, on, { mode: "observe" });
  assert.equal(other.snapshot().courses[0].confirmed_on, on);
  assert.deepEqual(other.due(on, "2026-12-31"), Provider.fromSnapshot(other.snapshot()).due(on, "2026-12-31"));
});

test("a provider created before the answers module was loaded answers like any other, even if an action calls the engine while it is read", () => {
  const later = stood();
  const [provider, read] = early.map((one) => stood(undefined, one));
  const fork = provider.fork();
  const attach = { action: "attach_client", course: "C1", client: "K1" };
  assert.equal(provider.allowed(attach, day), true); // ids now have numbers
  assert.deepEqual(provider.due(day, "2026-12-31"), later.due(day, "2026-12-31"));
  assert.equal(provider.allowed(attach, day), true);
  assert.deepEqual([provider, fork].map((one) => one.snapshot()), [later, later].map((one) => one.snapshot()));
  const schedule = [{ kind: "in_person", end: "2026-06-05", get start() {
    return read.window(attach, day, day).allowed.length ? "2026-06-01" : "2026-06-02";
  } }];
  for (const one of [read, later]) assert.ok(one.apply({ action: "reschedule_course", course: "C1", periods: schedule }, day).allowed);
  assert.deepEqual(read.snapshot(), later.snapshot());
  assert.deepEqual(read.snapshot().courses[0].periods[0].start, "2026-06-01");
  for (const one of [provider, fork]) one.free();
  assert.throws(() => provider.due(day, day), /was freed/);
});

test("custom service descriptions stay as they were given, also in a fork", () => {
  const own = JSON.parse(readFileSync(new URL("../../rehab-rules/services/kela.family-carers.json", import.meta.url), "utf8"));
  own.group_size = { min: 3, max: 9 };
  const provider = new Provider("P1", { services: [own] });
  own.group_size.min = 6;
  for (const one of [provider, provider.fork()]) {
    one.apply(declare, day);
    const { decisions } = one.preview([{ ...create, group_size: 3 }, { ...create, course: "C2", group_size: 10 }], day);
    assert.deepEqual(decisions.map(({ allowed }) => allowed), [true, false]);
  }
});

test("malformed input is an error of its field, in the language of the call", () => {
  const provider = stood();
  const wrong = (ask, code, field) => assert.throws(ask, (error) => {
    assert.ok(error instanceof InputError, error.stack);
    assert.deepEqual([error.code, error.field], [code, field]);
    return true;
  });
  const confirm = { action: "confirm_course", course: "C1" };
  wrong(() => provider.window(confirm, "2026-01-06", "2026-02-01"), "out_of_order", "first");
  wrong(() => provider.window(confirm, "2026-02-30", "2026-03-01"), "invalid_date", "first");
  wrong(() => provider.window(confirm, day, undefined), "invalid_date", "last");
  wrong(() => provider.window({ ...confirm, on: day }, day, day), "unknown_field", "on");
  wrong(() => provider.window({ action: "confirm_course" }, day, day), "missing_field", "course");
  wrong(() => provider.window({ ...confirm, course: "C9" }, day, day), "unknown_course", "course");
  wrong(() => provider.due(day, "2026-01-06"), "period_ends_before_start", "last");
  wrong(() => provider.nextChange("soon"), "invalid_date", "after");
  wrong(() => provider.preview([confirm, { action: "confirm_course" }], day), "missing_field", "[1].course");
  wrong(() => provider.preview([confirm, { ...confirm, course: "C9" }], day), "unknown_course", "[1].course");
  wrong(() => provider.preview([undefined], day), "missing_field", "[0].action");
  wrong(() => provider.explainDecision({ ...confirm, course: "C9" }, day), "unknown_course", "course");
  wrong(() => provider.explainDecision(confirm, "soon"), "invalid_date", "on");
  wrong(() => provider.receipt(confirm, "2026-01-06"), "out_of_order", "on");
  wrong(() => verify({ receipt: 1 }), "missing_field", "rules_version");
  wrong(() => provider.preview([], "2026-01-06"), "out_of_order", "on");
  wrong(() => provider.actions({ course: "C9" }, day), "unknown_course", "course");
  wrong(() => provider.actions({ course: 5 }, day), "unknown_course", "course");
  wrong(() => provider.actions({ service: "none" }, day), "unknown_service", "service");
  wrong(() => provider.actions({ curse: "C1" }, day), "unknown_field", "curse");
  wrong(() => provider.actions({ course: "C1", service }, day), "unknown_field", "service");
  wrong(() => provider.actions({}, "2026-01-06"), "out_of_order", "on");
  assert.throws(() => provider.preview(confirm, day), /`actions` must be a list/);
  assert.throws(() => provider.due(day, day, "de"), /`language` must be/);
  assert.throws(() => provider.window({ action: "confirm_course" }, day, day, "fi"), /puuttuu/);
});

test("an action may be computed, and may call the engine while it is read", () => {
  const provider = stood();
  class Attach {
    action = "attach_client";
    course = "C1";
    get client() {
      return provider.window({ action: "attach_client", course: "C1", client: "K1" }, day, day).allowed.length ? "K1" : "K2";
    }
  }
  const plain = { action: "attach_client", course: "C1", client: "K1" };
  assert.deepEqual(provider.window(new Attach(), day, "2026-12-31"), provider.window(plain, day, "2026-12-31"));
  assert.deepEqual(provider.preview([new Attach()], day), provider.preview([plain], day));
});

test("all buttons of a subject, with the reasons why not", () => {
  const provider = stood();
  const of = (subject) => Object.fromEntries(provider.actions(subject, day, "en").map((one) => [one.action, one]));
  const course = of({ course: "C1" });
  assert.equal(Object.keys(course).length, 12);
  // When nothing is missing, the answer agrees with an evaluation.
  for (const action of ["unpublish_course", "confirm_course", "delete_course"]) {
    const { allowed, findings } = provider.evaluate({ action, course: "C1" }, day, { language: "en" });
    assert.deepEqual(course[action], { action, allowed, missing: [], changes_nothing: false, findings });
  }
  assert.deepEqual([course.set_group_size.allowed, course.set_group_size.missing], [undefined, ["group_size"]]);
  assert.equal(course.reschedule_course.allowed, undefined);
  provider.apply({ action: "create_course", course: "C2", service, group_size: 8, target_groups: ["carer-of-adult"], year: 2026 }, day);
  const [error] = provider.actions({ course: "C2" }, day, "fi").flatMap(({ error }) => error ?? []);
  assert.deepEqual([error.code, error.field], ["period_number", "period"]); // it has no schedule
  provider.apply({ action: "publish_course", course: "C1", checked: true }, day);
  assert.equal(of({ course: "C1" }).publish_course.changes_nothing, true);
  assert.deepEqual(Object.keys(of({ client: "K1", course: "C1" })), ["attach_client", "detach_client", "move_client"]);
  assert.equal(of({ client: "K1", course: "C1" }).attach_client.allowed, provider.allowed({ action: "attach_client", course: "C1", client: "K1" }, day));
  assert.equal(of({ client: "K2" }).attach_client.allowed, false);
  assert.deepEqual(Object.keys(of({})), ["declare_capacity", "receive_decision", "create_course", "update_provider_info"]);
});
