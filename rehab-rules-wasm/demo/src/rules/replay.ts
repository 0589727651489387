// What the engine says about an example with changed values.
import { InputError, Provider, check } from "rehab-rules";
import type { Action, ActionName, Day, Example, Finding, FormFields, Language, RehabRecord, RuleId } from "rehab-rules";
import { startRecords } from "../packed.ts";
import { TEXTS } from "../texts.ts";

export interface Event {
  on: Day;
  actions: Action[];
}
export interface Answer {
  /** What the findings are about. */
  asked: ActionName | "audit";
  findings: Finding[];
  /** What an audit finds if the last action is done although the rule prohibits it. */
  stands: Finding[];
  /** Why an event could not be done, by its position; for the last one, if it cannot be evaluated at all. */
  undone: { event: number; text: string }[];
  evaluated: boolean;
}

/** Does the events one after the other; the last one, or the audit, is what is asked about. */
export function replayed(rule: RuleId, events: readonly Event[], { audited }: Example, language: Language): Answer {
  using provider = new Provider("P");
  const undone: Answer["undone"] = [];
  const steps = events.flatMap(({ on, actions }, event) => actions.map((action) => ({ on, action, event })));
  const last = audited ? undefined : steps.pop();
  for (const { on, action, event } of steps) {
    const problem = attempt(() => {
      const { allowed, findings } = provider.apply(action, on, { language });
      return allowed ? undefined : findings.find(({ effect }) => effect === "prohibition")?.message;
    }, () => inputProblem(provider, action, on, language));
    if (problem !== undefined) undone.push({ event, text: problem });
  }
  const answer = (asked: Answer["asked"], findings: Finding[], stands: Finding[] = []): Answer => ({
    asked, findings, stands, undone: alike(undone), evaluated: true,
  });
  const refused = (event: number, text: string): Answer => ({
    asked: "audit", findings: [], stands: [], undone: alike([...undone, { event, text }]), evaluated: false,
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
    if (!last) return refused(events.length, problemText(error, language));
    return refused(last.event, inputProblem(provider, last.action, last.on, language));
  }
}

/** The problem of an action that may be malformed. */
function attempt(act: () => string | undefined, malformed: () => string): string | undefined {
  try {
    return act();
  } catch (error) {
    if (error instanceof InputError) return malformed();
    throw error;
  }
}

/** The problem in the reader's language: a form reports it so. */
function inputProblem(provider: Provider, action: Action, on: Day, language: Language): string {
  const { action: name, ...fields } = action;
  const { errors } = provider.checkForm(name, { ...fields, on } as FormFields as never, language, { bounds: [] });
  return errors.map((error) => problemText(error, language)).join(" ");
}
// The package's own messages are for developers until `checkForm` words them for a person.
const problemText = ({ code, message }: { code: string; message: string }, language: Language): string =>
  TEXTS[language].problems[code] ?? message;

/** Events with many clients give the same reason for each: it is told once. */
function alike(undone: Answer["undone"]): Answer["undone"] {
  return undone.filter(({ event, text }, at) => undone.findIndex((other) => other.event === event && other.text === text) === at);
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
