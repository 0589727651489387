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
  const due = upcoming.flatMap(({ on, what, finding }) => (what === "due" && finding ? { on, finding } : []));
  const same = Map.groupBy(due, ({ on, finding: { rule, effect, course } }) => JSON.stringify([on, rule, effect, course]));
  return [...same.values()].map((group) => {
    const { on, finding } = group[0]!;
    const { rule, effect, course } = finding;
    const clients = group.flatMap(({ finding }) => finding.client ?? []);
    return {
      on,
      rule,
      effect,
      course,
      clients,
      short: shortOf(rule, effect, clients.join(", ") || course || "", language),
      messages: group.map(({ finding }) => finding.message ?? finding.rule),
    };
  });
}

/** A rule that has no short text here is named by its kind. */
function shortOf(rule: RuleId, effect: Effect, subject: string, language: Language): string {
  return MONTH_TEXTS[language].due[`${rule} ${effect}`]?.(subject) ?? `${subject}: ${labels(language).effects[effect]}`;
}
