// What is due on a date, for a calendar: the same duty of several clients is one entry, told in a few words.
import { labels } from "rehab-rules";
import type { Day, Effect, Language, RuleId, Upcoming } from "rehab-rules";
import { MONTH_TEXTS } from "./month-texts.ts";

export interface Duty {
  on: Day;
  rule: RuleId;
  effect: Effect;
  course: string | undefined;
  clients: string[];
  /** In a few words. */
  short: string;
  /** The messages of the rule, one for each client. */
  messages: string[];
}

/** The due dates among the occasions, in their order. Clients on one course share an entry; clients without a course do too. */
export function duties(upcoming: readonly Upcoming[], language: Language): Duty[] {
  const known = new Map<string, Duty>();
  for (const { on, what, finding } of upcoming) {
    if (what !== "due" || !finding) continue;
    const { rule, effect, course, client, message } = finding;
    const key = JSON.stringify([on, rule, effect, course]);
    const duty = known.get(key) ?? { on, rule, effect, course, clients: [], short: "", messages: [] };
    known.set(key, duty);
    if (client !== undefined) duty.clients.push(client);
    duty.messages.push(message ?? rule);
    duty.short = shortOf(duty, language);
  }
  return [...known.values()];
}

/** A rule that has no short text here is named by its kind. */
function shortOf({ rule, effect, course, clients }: Duty, language: Language): string {
  const subject = clients.join(", ") || course || "";
  return MONTH_TEXTS[language].due[`${rule} ${effect}`]?.(subject) ?? `${subject}: ${labels(language).effects[effect]}`;
}
