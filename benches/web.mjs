// What JavaScript gets, measured beside others in one run: node benches/web.mjs
//
// Attaching a client is judged by this package with its twelve rules, its due days, and its reasons in figures; the others get the
// facts of one attachment ready in an object, and check the same seven things. `npm --prefix benches/web ci` brings them;
// `rehab-rules-wasm/build.sh` builds what is measured.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { Provider, init } from "../rehab-rules-wasm/pkg/node.js";

const require = createRequire(new URL("web/package.json", import.meta.url));
const load = (name) => import(require.resolve(name));
const RUNS = 25;
/** A run lasts at least so many milliseconds. */
const RUN = 20;

const service = "kela.family-carers";
const on = "2026-01-09";
const attach = { action: "attach_client", course: "C1", client: "K1" };

async function main() {
  await init();
  const provider = stood();
  const decision = provider.evaluate(attach, on);
  if (!decision.allowed || decision.findings.length !== 3) throw new Error("the decision is not the one that was meant");

  console.log(`nanoseconds a call, the median of ${RUNS} runs; Node ${process.versions.node}\n`);
  console.log("a decision with its findings");
  const ours = row("rehab-rules, through the handle", bench(() => provider.evaluate(attach, on)));
  row("rehab-rules, with messages", bench(() => provider.evaluate(attach, on, { language: "fi" })), ours);
  row("json-rules-engine", await benchAsync(await byJsonRules()), ours);
  row("zen-engine-wasm, an expression", bench(await byZen()), ours);
  row("zen-engine's wasm32-wasi, the same", bench(await byZenWasi()), ours);
  row("cedar-wasm, a policy", bench(await byCedar()), ours);

  console.log("\na bare yes or no");
  const bare = row("rehab-rules, allowed by keys", bench(() => provider.allowed(attach, on)));
  row("json-logic-engine, compiled", bench(await byJsonLogic()), bare);
  row("JavaScript written by hand", bench(byHand()), bare);

  console.log("\na form");
  const typed = { on, course: "C1", client: "K1" };
  row("rehab-rules, what is wrong", bench(() => provider.checkForm("attach_client", typed, "fi", { bounds: [] })));
  const created = { on, service, group_size: "8", target_groups: ["carer-of-adult"], periods: PERIODS };
  row("the same, a new course", bench(() => provider.checkForm("create_course", created, "fi", { bounds: [] })));
  row("and bounds of every field", bench(() => provider.checkForm("create_course", created, "fi")));
}

const PERIODS = [
  { kind: "in_person", start: "2026-05-04", end: "2026-05-08" },
  { kind: "digital", start: "2026-05-25", end: "2026-08-14" },
  { kind: "in_person", start: "2026-10-05", end: "2026-10-09" },
];

function stood() {
  const provider = new Provider("P1");
  const events = [
    { action: "declare_capacity", service, year: 2026, places: 24 },
    { action: "receive_decision", client: "K1", service, issued: "2025-12-29", target_group: "carer-of-adult" },
    { action: "create_course", course: "C1", service, group_size: 8, target_groups: ["carer-of-adult"], periods: PERIODS },
    { action: "publish_course", course: "C1", checked: true },
  ];
  for (const event of events) if (!provider.apply(event, "2026-01-05").allowed) throw new Error(event.action);
  return provider;
}

const FACTS = {
  clients: 0,
  group_size: 8,
  published: true,
  deleted: false,
  has_decision: true,
  same_service: true,
  in_target_group: true,
  on_another_course: false,
};

async function byJsonRules() {
  const { Engine } = await load("json-rules-engine");
  const engine = new Engine();
  const fact = (fact, value) => ({ fact, operator: "equal", value });
  const conditions = {
    all: [
      fact("deleted", false),
      fact("published", true),
      fact("has_decision", true),
      fact("same_service", true),
      fact("in_target_group", true),
      fact("on_another_course", false),
      { fact: "clients", operator: "lessThan", value: { fact: "group_size" } },
    ],
  };
  engine.addRule({ conditions, event: { type: "allowed" } });
  const { events } = await engine.run(FACTS);
  if (events.length !== 1) throw new Error("json-rules-engine does not allow it");
  return () => engine.run(FACTS);
}

/** In zen's language. Whole decisions come from the second of its two packages only, through a thread: ten times as slow. */
const ZEN =
  "not deleted and published and has_decision and same_service and in_target_group and not on_another_course and clients < group_size";

async function byZen() {
  const zen = await load("@gorules/zen-engine-wasm");
  const wasm = new URL("dist/zen_engine_wasm_bg.wasm", `file://${require.resolve("@gorules/zen-engine-wasm")}`);
  zen.initSync({ module: readFileSync(fileURLToPath(wasm)) });
  if (zen.evaluateExpression(ZEN, FACTS) !== true) throw new Error("zen does not allow it");
  return () => zen.evaluateExpression(ZEN, FACTS);
}

async function byZenWasi() {
  const zen = await load("@gorules/zen-engine-wasm32-wasi");
  if (zen.evaluateExpressionSync(ZEN, FACTS) !== true) throw new Error("zen does not allow it");
  return () => zen.evaluateExpressionSync(ZEN, FACTS);
}

async function byCedar() {
  const cedar = require("@cedar-policy/cedar-wasm/nodejs");
  const staticPolicies = `permit(principal, action == Action::"attach", resource) when {
    !context.deleted && context.published && context.has_decision && context.same_service && context.in_target_group
    && !context.on_another_course && context.clients < context.group_size };`;
  const call = {
    principal: { type: "Client", id: "K1" },
    action: { type: "Action", id: "attach" },
    resource: { type: "Course", id: "C1" },
    context: FACTS,
    policies: { staticPolicies },
    entities: [],
  };
  const answer = cedar.isAuthorized(call);
  if (answer.response?.decision !== "allow") throw new Error(`cedar does not allow it: ${JSON.stringify(answer)}`);
  return () => cedar.isAuthorized(call);
}

async function byJsonLogic() {
  const { LogicEngine } = await load("json-logic-engine");
  const is = (name) => ({ var: name });
  const logic = {
    and: [
      { "!": [is("deleted")] },
      is("published"),
      is("has_decision"),
      is("same_service"),
      is("in_target_group"),
      { "!": [is("on_another_course")] },
      { "<": [is("clients"), is("group_size")] },
    ],
  };
  const compiled = new LogicEngine().build(logic);
  if (compiled(FACTS) !== true) throw new Error("json-logic-engine does not allow it");
  return () => compiled(FACTS);
}

function byHand() {
  const courses = new Map([["C1", FACTS]]);
  return () => {
    const course = courses.get(attach.course);
    return (
      !course.deleted &&
      course.published &&
      course.has_decision &&
      course.same_service &&
      course.in_target_group &&
      !course.on_another_course &&
      course.clients < course.group_size
    );
  };
}

/** What a call gives is kept, so that none is left out. */
let kept;

function bench(call) {
  const repeat = (calls) => {
    const begun = performance.now();
    for (let left = calls; left > 0; left--) kept = call();
    return performance.now() - begun;
  };
  let calls = 1;
  while (repeat(calls) < RUN) calls *= 2;
  return median(Array.from({ length: RUNS }, () => (repeat(calls) / calls) * 1e6));
}

async function benchAsync(call) {
  const repeat = async (calls) => {
    const begun = performance.now();
    for (let left = calls; left > 0; left--) kept = await call();
    return performance.now() - begun;
  };
  let calls = 1;
  while ((await repeat(calls)) < RUN) calls *= 2;
  const runs = [];
  for (let run = 0; run < RUNS; run++) runs.push(((await repeat(calls)) / calls) * 1e6);
  return median(runs);
}

const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];

function row(name, time, beside) {
  const shown = time < 100 ? time.toFixed(1) : Math.round(time).toLocaleString("en");
  const factor = beside === undefined ? "" : `  ${(time / beside).toFixed(time < beside ? 2 : 1)} times ours`;
  console.log(`  ${name.padEnd(34)}${shown.padStart(12)}${factor}`);
  return time;
}

await main();
if (kept === undefined) throw new Error("nothing was measured");
