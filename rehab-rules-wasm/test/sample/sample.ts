// What an application writes. Each line after `@ts-expect-error` is a mistake that the types must find.
import { InputError, Provider, check, explain, init, replay, rules, services, verify } from "rehab-rules";
import type { Action, Bounds, Day, DayWindow, Decision, Effect, FormAnswer, Loaded, PossibleAction, Snapshot } from "rehab-rules";

await init();
await init({ module_or_path: new URL("rehab_rules.wasm", import.meta.url), answers: true, records: true });

const provider = Provider.fromSnapshot({ snapshot: 1, provider: "P1", courses: [] });
const attach: Action = { action: "attach_client", course: "C1", client: "K1" };
const on: Day = "2026-01-09";
const decision: Decision = provider.evaluate(attach, on, { language: "fi", remedies: true });
const prohibited: Effect[] = decision.findings.map(({ effect }) => effect);
const may: boolean = provider.allowed(attach, on);
const stood: Snapshot = provider.snapshot();

const form: FormAnswer = provider.checkForm("create_course", { on, group_size: "8", periods: [{ kind: "in_person" }] }, "sv");
const size: Bounds | undefined = form.bounds["group_size"];
const open: boolean | undefined = form.allowed;
const { statement } = await explain("course/minimum-clients", "en");

try {
  provider.apply({ action: "declare_capacity", service: services()[0]?.id ?? "", year: 2026, places: 24 }, on);
} catch (error) {
  if (error instanceof InputError) console.log(error.code, error.field?.length, error.message);
}
for (const line of replay([{ on, provider: "P1", ...attach }])) {
  if ("error" in line) console.log(line.error.code);
  else console.log(line.allowed);
}
console.log(prohibited, may, stood, size?.min, open, statement, rules().length, check({ record: "therapy_case" }).summary);

const buttons: PossibleAction[] = provider.actions({ client: "K1", course: "C1" }, on, "fi");
const days: DayWindow = provider.fork().window(attach, on, "2026-12-31");
const upper = days.allowed[0]?.upper;
if (upper?.kind === "rule") console.log(upper.findings[0]?.rule);
const next: Day | undefined = provider.nextChange(on);
console.log(buttons[0]?.allowed, next, provider.due(on, on)[0]?.finding?.due, provider.preview([attach], on).new.length);
console.log(provider.explainDecision(attach, on).cases[0]?.rules[0]?.outcome, verify(provider.receipt(attach, on)).holds);

const loaded: Loaded = Provider.load({ provider: "P1", courses: [] }, { asOf: on, language: "fi" });
const undated = { course: "C1", service: "kela.family-carers", group_size: 8, target_groups: ["carer-of-adult"], confirmed: true };
const client = { client: "K1", service: "kela.family-carers", decision: { issued: on } };
const again: Loaded = Provider.load({ provider: "P1", courses: [undated], clients: [client] }, { asOf: on });
const once: Loaded = Provider.load(again.provider.snapshot(), { asOf: on });
console.log(once.notLoaded);
const refused: string[] = loaded.errors.map(({ id, value, message }) => id ?? value ?? message);
console.log(refused, loaded.notLoaded.includes("capacity"), loaded.provider.audit(on).length);

// @ts-expect-error the day of the rows is missing
Provider.load({ provider: "P1" }, {});
// @ts-expect-error a snapshot tells when a course was created
Provider.fromSnapshot({ snapshot: 1, provider: "P1", courses: [undated] });
// @ts-expect-error there is no such list
Provider.load({ provider: "P1", course: [] }, { asOf: on });
// @ts-expect-error there is no such subject
provider.actions({ curse: "C1" }, on);
// @ts-expect-error an edge at which nothing was looked has no findings
if (upper?.kind === "window") console.log(upper.findings);
// @ts-expect-error a client is missing
provider.evaluate({ action: "attach_client", course: "C1" }, on);
// @ts-expect-error there is no such action
provider.checkForm("attach", {}, "en");
// @ts-expect-error the action has no such field
provider.checkForm("confirm_course", { client: "K1" }, "en");
// @ts-expect-error there is no such language
provider.evaluate(attach, on, { language: "de" });
// @ts-expect-error there is no such rule
await explain("course/none", "en");
