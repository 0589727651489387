// What the page shows: the provider, the date, the language, the open form, and the steps taken, each of which can be undone.
import { Provider, services } from "rehab-rules";
import type { Action, ClientRow, CourseRow, Day, Decision, Language, LogEvent } from "rehab-rules";
import type { Draft } from "./form.ts";
import seed from "./seed.jsonl?raw";

const PROVIDER_ID = "Koivuranta";
export const FIRST_DAY = "2026-03-02";
export const LANGUAGES: readonly Language[] = ["fi", "sv", "en"];

/** An action that was carried out, and the provider before it. */
interface Step {
  action: Action;
  before: Provider;
}

interface State {
  provider: Provider;
  on: Day;
  language: Language;
  draft: Draft | undefined;
  steps: Step[];
}

const spoken = navigator.language.toLowerCase();
export const state = {
  on: FIRST_DAY,
  language: LANGUAGES.find((one) => spoken.startsWith(one)) ?? "fi",
  draft: undefined,
  steps: [],
} as Partial<State> as State;

/** Starts with the example. */
export function begin(): void {
  state.provider?.free();
  for (const { before } of state.steps) before.free();
  state.provider = new Provider(PROVIDER_ID);
  for (const line of seed.trim().split("\n")) {
    const { on, provider: _, ...action } = JSON.parse(line) as LogEvent;
    // It has happened, even if the rules prohibit it.
    state.provider.apply(action as Action, on, { mode: "observe" });
  }
  Object.assign(state, { on: FIRST_DAY, draft: undefined, steps: [] });
}

/** Carries out an action if it is allowed. */
export function carryOut(action: Action): Decision {
  const before = state.provider.fork();
  const decision = state.provider.apply(action, state.on);
  if (decision.allowed) state.steps.push({ action, before });
  else before.free();
  return decision;
}

/** Takes back the last step, and returns its action. */
export function undo(): Action | undefined {
  const step = state.steps.pop();
  if (!step) return undefined;
  state.provider.free();
  Object.assign(state, { provider: step.before, draft: undefined });
  return step.action;
}

export const courses = (): CourseRow[] => (state.provider.snapshot().courses ?? []).filter(({ deleted }) => !deleted);
export const clients = (): ClientRow[] => state.provider.snapshot().clients ?? [];

/** The course that a client is on. */
export const courseOf = ({ stays }: ClientRow): string | undefined => stays?.find(({ detached_on }) => !detached_on)?.course;
/** The clients on a course, in order. */
export const clientsOn = (course: string): ClientRow[] => clients().filter((client) => courseOf(client) === course);

/** The name of a service. */
export const serviceName = (id: string): string => services().find((service) => service.id === id)?.names?.[state.language] ?? id;

/** The names of target groups of a service. */
export function groupNames(service: string, groups: readonly string[]): string {
  const offered = services().find(({ id }) => id === service)?.target_groups ?? [];
  return groups.map((group) => offered.find(({ id }) => id === group)?.names?.[state.language] ?? group).join(", ");
}

/** The next unused course number. */
export function freeId(): string {
  const numbers = (state.provider.snapshot().courses ?? []).map(({ course }) => Number(course)).filter(Number.isInteger);
  return String(Math.max(91000, ...numbers) + 1);
}
