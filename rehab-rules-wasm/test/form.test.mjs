// Checking a form while it is filled in.
import assert from "node:assert/strict";
import test from "node:test";
import { Provider, dayInFinland, init } from "../pkg/node.js";

await init({ language: ["en", "fi", "sv"] });
const service = "kela.family-carers";
const on = "2026-01-07";
const group = "carer-of-adult";
const periods = [
  { kind: "in_person", start: "2026-05-04", end: "2026-05-08" },
  { kind: "digital", start: "2026-05-25", end: "2026-08-14" },
  { kind: "in_person", start: "2026-10-05", end: "2026-10-09" },
];

function stood() {
  const provider = new Provider("P1");
  const apply = (action) => assert.ok(provider.apply(action, on).allowed, JSON.stringify(action));
  apply({ action: "declare_capacity", service, year: 2026, places: 20 });
  apply({ action: "create_course", course: "C1", service, group_size: 8, target_groups: [group], periods });
  for (let number = 1; number <= 7; number++) {
    apply({ action: "receive_decision", client: `K${number}`, service, issued: "2025-12-29", target_group: number < 7 ? group : "carer-of-child" });
  }
  apply({ action: "attach_client", course: "C1", client: "K1" });
  return provider;
}

test("a form returns the action that it judged, if it is allowed", () => {
  const provider = stood();
  const fields = { on, course: "C1", client: "K2" };
  const { action } = provider.checkForm("attach_client", fields, "fi");
  assert.deepEqual(action, { action: "attach_client", course: "C1", client: "K2" });
  assert.ok(provider.apply(action, on).allowed);
  for (const other of [{ client: "K7" }, { client: "" }, { unheard: "of" }]) {
    assert.ok(!("action" in provider.checkForm("attach_client", { ...fields, ...other }, "fi")));
  }
});

test("dayInFinland gives the date in Finland", () => {
  for (const [moment, day] of [["2026-01-01T21:59:59Z", "2026-01-01"], ["2026-01-01T22:00:00Z", "2026-01-02"], ["2026-07-01T21:00:00Z", "2026-07-02"]]) {
    assert.equal(dayInFinland(new Date(moment)), day);
    assert.equal(dayInFinland(Date.parse(moment)), day);
  }
});

test("an empty form is not an error: it says what to fill in first", () => {
  const form = stood().checkForm("create_course", {}, "fi");
  assert.equal(form.allowed, undefined);
  assert.deepEqual(form.findings, []);
  assert.deepEqual(form.errors, []);
  assert.deepEqual(form.missing.slice(0, 2), ["on", "service"]);
});

test("the form becomes allowed when everything is filled in, and evaluate agrees", () => {
  const provider = stood();
  const fields = { course: "C2", service, group_size: 10, target_groups: [group], periods };
  const form = provider.checkForm("create_course", { on, ...fields }, "en");
  assert.deepEqual([form.allowed, form.missing, form.errors], [true, [], []]);
  const decision = provider.evaluate({ action: "create_course", ...fields }, on, { language: "en" });
  assert.deepEqual(form.findings.map(({ paths, ...finding }) => finding), decision.findings);
});

test("a typed value is judged before the rest is filled in, at its field and with a message", () => {
  const form = stood().checkForm("create_course", { on, service, group_size: "5", target_groups: [""], year: "" }, "en");
  assert.equal(form.allowed, false);
  const [finding] = form.findings.filter(({ effect }) => effect === "prohibition");
  assert.deepEqual([finding.rule, finding.paths], ["course/group-size-within-range", ["group_size"]]);
  assert.match(finding.message, /cannot be 5/);
  assert.equal(finding.course, undefined);
});

test("bounds come from the rules: size from service and capacity, year from declarations, groups from the service", () => {
  const { bounds } = stood().checkForm("create_course", { on, service, year: 2026 }, "en");
  const ends = ({ min, max }) => [min, max];
  assert.deepEqual(ends(bounds.group_size), [6, 12]);
  assert.deepEqual(bounds.group_size.lower.findings.map(({ rule }) => rule), ["course/group-size-within-range"]);
  assert.deepEqual(ends(bounds.year), [2026, 2026]);
  assert.deepEqual(bounds.target_groups.options, ["carer-of-child", "carer-of-adult"]);
  const provider = stood();
  provider.apply({ action: "create_course", course: "C2", service, group_size: 6, target_groups: [group], year: 2026 }, on);
  assert.deepEqual(ends(provider.checkForm("create_course", { on, service, year: 2026 }, "en").bounds.group_size), [6, 6]);
  assert.deepEqual(ends(provider.checkForm("set_group_size", { on, course: "C1" }, "en").bounds.group_size), [6, 12]);
});

test("the date picker offers only possible dates", () => {
  const { bounds } = stood().checkForm("create_course", { on, service, periods: [{ kind: "in_person", start: "2026-05-04", end: "" }] }, "en");
  // Twenty months from the first date, that date included; the window ends earlier.
  assert.equal(bounds["periods[0].end"].min, "2026-05-04");
  const { days } = bounds["periods[0].start"];
  assert.deepEqual([days[0].first, days[0].last, days.length], ["2026-01-01", "2026-12-31", 1]); // capacity is declared for 2026 only
  assert.deepEqual(days[0].upper.findings.map(({ rule }) => rule), ["course/capacity-declared"]);
  const window = { first: "2027-12-01", last: "2028-02-01" };
  const far = stood().checkForm("create_course", { on, service, periods: [{ kind: "in_person", start: "2026-05-04", end: "" }] }, "en", { window });
  const [{ first, last, lower, upper }] = far.bounds["periods[0].end"].days;
  assert.deepEqual([first, last, lower, upper.kind], ["2027-12-01", "2028-01-04", { kind: "window" }, "rule"]);
});

test("a whole schedule can be moved, and a period keeps its length", () => {
  const periods = [{ kind: "in_person", start: "2026-05-04", end: "2026-05-08" }, { kind: "digital", start: "2026-06-01", end: "2026-06-30" }];
  const { bounds } = stood().checkForm("create_course", { on, service, periods }, "sv", { bounds: ["periods", "periods[0].start"] });
  const [{ first, last, upper }] = bounds.periods.offsets;
  // As long as the first date is in 2026, for which capacity is declared.
  assert.deepEqual([first, last, upper.kind, bounds.periods.offsets.length], [-123, 241, "rule", 1]);
  const { days, in_order } = bounds["periods[0].start"].with_length;
  assert.deepEqual([days[0].first, days[0].last, days[0].upper.error.code, in_order], ["2026-01-01", "2026-06-01", "periods_out_of_order", undefined]);
});

test("the clients who can be attached are offered, and the courses that can take one", () => {
  const provider = stood();
  const { bounds, missing, allowed } = provider.checkForm("attach_client", { on, course: "C1" }, "sv");
  assert.equal(allowed, undefined);
  assert.deepEqual(missing, ["client"]);
  assert.deepEqual(bounds.client.options, ["K2", "K3", "K4", "K5", "K6"]); // K1 is on it, K7 belongs to another group
  assert.deepEqual(provider.checkForm("attach_client", { on, client: "K7" }, "sv").bounds.course.options, []);
  assert.deepEqual(provider.checkForm("attach_client", { on, client: "K2" }, "sv").bounds.course.options, ["C1"]);
});

test("an answer that a rule waits for is missing, not a finding", () => {
  const provider = stood();
  provider.apply({ action: "create_course", course: "C2", service, group_size: 8, target_groups: [group], periods }, on);
  provider.apply({ action: "detach_client", course: "C1", client: "K1" }, on);
  const ask = (agreed) => provider.checkForm("attach_client", { on, course: "C2", client: "K1", agreed }, "en");
  assert.deepEqual([ask().allowed, ask().missing], [undefined, ["agreed"]]);
  assert.ok(!ask().findings.some(({ rule }) => rule === "client/agrees-to-move"));
  assert.deepEqual([ask(true).allowed, ask(true).missing], [true, []]);
  assert.deepEqual(ask(false).findings[0].paths, ["agreed", "client"]);
  const reschedule = provider.checkForm("reschedule_course", { on, course: "C1", periods }, "en");
  assert.deepEqual(reschedule.missing, []); // no client is on it
});

test("every malformed field is reported, each once, and the rest is judged", () => {
  const fields = { on, service, group_size: "many", target_groups: [group, group], periods: [{ kind: "in_person", start: "4.5.2026", end: "2026-05-08" }] };
  const form = stood().checkForm("create_course", { ...fields, note: "x" }, "sv");
  assert.equal(form.allowed, undefined);
  assert.deepEqual(
    form.errors.map(({ code, field }) => [code, field]),
    [
      ["unknown_field", "note"],
      ["invalid_value", "group_size"],
      ["invalid_date", "periods[0].start"],
      ["duplicate_target_group", "target_groups"],
    ],
  );
  assert.ok(form.errors.every(({ message }) => message.length > 10));
  assert.deepEqual(form.missing, ["course"]);
});

test("an id that is not in the state is an error of its field", () => {
  const form = stood().checkForm("confirm_course", { on, course: "C9" }, "en");
  assert.deepEqual([form.allowed, form.missing, form.findings], [undefined, [], []]);
  assert.deepEqual(form.errors.map(({ code, field }) => [code, field]), [["unknown_course", "course"]]);
  assert.deepEqual(form.bounds.course.options, []); // C1 has too few clients to be confirmed
  assert.deepEqual(stood().checkForm("guess", { on }, "en").errors.map(({ code }) => code), ["unknown_action"]);
});

test("a finding about a date or a part names its fields", () => {
  const form = stood().checkForm("reschedule_period", { on, course: "C1", period: 1, start: "2026-05-11", end: "2026-05-01" }, "fi");
  assert.deepEqual(form.errors.map(({ code, field }) => [code, field]), [["period_ends_before_start", "end"]]);
  const late = stood().checkForm("reschedule_period", { on, course: "C1", period: 3, start: "2028-10-05", end: "2028-10-09", clients_agreed: true }, "fi");
  assert.equal(late.allowed, false);
  assert.deepEqual(late.findings[0].paths.slice(0, 3), ["period", "start", "end"]);
});

test("bounds that are not requested are not computed", () => {
  assert.deepEqual(stood().checkForm("create_course", { on, service }, "en", { bounds: [] }).bounds, {});
  assert.deepEqual(Object.keys(stood().checkForm("create_course", { on, service }, "en", { bounds: ["group_size"] }).bounds), ["group_size"]);
});
