// What the engine says about an example with changed values.
import { InputError, Provider, check } from "rehab-rules";
import type { Action, ActionName, Day, Example, Finding, FormFields, Language, RehabRecord, RuleId } from "rehab-rules";
import { startRecords } from "../packed.ts";
import { RULE_TEXTS } from "./texts.ts";

/** What is done on a date. */
export interface Step {
  on: Day;
  actions: Action[];
}
export interface Answer {
  /** What the findings are about. */
  asked: ActionName | "audit";
  findings: Finding[];
  /** What an audit finds if the last action is done although the rule prohibits it. */
  stands: Finding[];
  undone: Undone[];
  /** Whether the last event, or the audit, could be evaluated at all. */
  evaluated: boolean;
}
/** Why an event could not be done, by its position. */
interface Undone {
  event: number;
  reason: string;
}

/** Does the events one after the other; the last one, or the audit, is what is asked about. */
export function replayed(rule: RuleId, events: readonly Step[], { audited }: Example, language: Language): Answer {
  using provider = new Provider("P");
  const undone: Undone[] = [];
  const steps = events.flatMap(({ on, actions }, event) => actions.map((action) => ({ on, action, event })));
  const last = audited ? undefined : steps.pop();
  for (const { on, action, event } of steps) {
    try {
      const { findings } = provider.apply(action, on, { language });
      const reason = findings.find(({ effect }) => effect === "prohibition")?.message;
      if (reason !== undefined) undone.push({ event, reason: RULE_TEXTS[language].notDone(reason) });
    } catch (error) {
      undone.push({ event, reason: inputProblem(error, provider, action, on, language, undone) });
    }
  }
  const answer = (asked: Answer["asked"], findings: Finding[], stands: Finding[] = []): Answer => ({
    asked,
    findings,
    stands,
    undone,
    evaluated: true,
  });
  try {
    if (!last) return answer("audit", provider.audit(audited!, { language }));
    const { action, on } = last;
    const { findings } = provider.evaluate(action, on, { language });
    const prohibits = findings.some((finding) => finding.rule === rule && finding.effect === "prohibition");
    if (!prohibits) return answer(action.action, findings);
    provider.apply(action, on, { mode: "observe" });
    const stands = provider.audit(on, { language }).filter((finding) => finding.rule === rule);
    return answer(action.action, findings, stands);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const reason = last ? inputProblem(error, provider, last.action, last.on, language, undone) : error.message;
    undone.push({ event: last?.event ?? events.length, reason });
    return { ...answer("audit", []), evaluated: false };
  }
}

/** The problem of a malformed action in the reader's language, in which a form reports it. */
function inputProblem(
  error: unknown,
  provider: Provider,
  { action, ...fields }: Action,
  on: Day,
  language: Language,
  undone: readonly Undone[],
): string {
  if (!(error instanceof InputError)) throw error;
  // Its course does not exist because it could not be created.
  if (error.code === "unknown_course" && undone.length > 0) return RULE_TEXTS[language].afterUndone;
  const { errors } = provider.checkForm(action, { ...fields, on } as FormFields as never, language, { bounds: [] });
  return errors.map(({ message }) => message).join(" ");
}

/** What the rules say about a record; undefined if it is malformed. */
export async function checked(record: RehabRecord, language: Language): Promise<Finding[] | undefined> {
  await startRecords();
  try {
    return check(record, { language }).findings;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
