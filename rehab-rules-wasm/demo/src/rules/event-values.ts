// The values of an example's events, and the events with changed values.
import type { Action, Example, Language } from "rehab-rules";
import { actionField } from "./field-names.ts";
import type { Step } from "./replay.ts";
import { RULE_TEXTS } from "./texts.ts";
import { UNREADABLE, assign, current, kindOf, placed } from "./values.ts";
import type { Changes, Held, Piece, Value } from "./values.ts";

type ExampleEvent = NonNullable<Example["events"]>[number];
/** An event as a sentence. */
export interface Told {
  day: Value;
  pieces: Piece[];
  left: Value[];
}

/** The most clients that an event takes. */
const MOST_CLIENTS = 40;
/** The years that the engine takes: its dates end in 2199. */
const YEARS = { min: 1900, max: 2199 };

export function toldEvents(events: readonly ExampleEvent[], language: Language): Told[] {
  const counts = countsOf(events, language);
  return events.map((event, number) => {
    const label = `${RULE_TEXTS[language].eventDay} (${number + 1})`;
    const day: Value = { key: `${number}.on`, kind: "day", label, original: event.on };
    const values = valuesOf(event.actions[0]!, language).map((value) => ({ ...value, key: `${number}.${value.key}` }));
    const { pieces, left } = placed(event.text, values, language);
    const clients = clientsOf(event);
    const count = counts.get(clients.at(-1) ?? "");
    if (!count || clients.length < 2) return { day, pieces, left };
    return {
      day,
      pieces: pieces.flatMap((piece) => withList(piece, clients, count.value)),
      left: count.event === event ? [count.value, ...left] : left,
    };
  });
}

/** The list of clients in a sentence follows their number. */
function withList(piece: Piece, clients: readonly string[], count: Value): Piece[] {
  const list = clients.join(", ");
  if (typeof piece !== "string" || !piece.includes(list)) return [piece];
  const [before, after] = piece.split(list) as [string, string];
  return [before, { live: (changes) => counted(clients, changeOf(count, changes)).join(", ") }, after];
}

const clientsOf = ({ actions }: Pick<ExampleEvent, "actions">): string[] =>
  actions.flatMap((action) => ("client" in action ? [action.client] : []));

/**
 * The numbers of clients, by the last client. The decisions of clients and their places on a course end with the same
 * client: one number, at the last event, changes all of them.
 */
function countsOf(events: readonly ExampleEvent[], language: Language): Map<string, { event: ExampleEvent; value: Value }> {
  const counts = new Map<string, { event: ExampleEvent; value: Value }>();
  for (const event of events) {
    const clients = clientsOf(event);
    const [label, original] = [RULE_TEXTS[language].clientCount, clients.length];
    const value: Value = { key: `clients ${clients.at(-1)}`, kind: "number", label, original, min: 2, max: MOST_CLIENTS };
    if (clients.length > 1) counts.set(clients.at(-1)!, { event, value });
  }
  return counts;
}

function changeOf(count: Value, changes: Changes): number {
  const held = current(count, changes);
  return held === UNREADABLE ? 0 : Number(held) - Number(count.original);
}

/** The clients if their number grows or shrinks at the end of the list. */
function counted(clients: readonly string[], change: number): string[] {
  const next = Number(clients.at(-1)!.slice(1)) + 1;
  const more = Array.from({ length: Math.max(0, change) }, (_, number) => `${clients.at(-1)![0]}${next + number}`);
  return [...clients.slice(0, clients.length + Math.min(0, change)), ...more];
}

/** The numbers, dates and answers of an action; their keys are their paths. */
function valuesOf(action: Action, language: Language): Value[] {
  const values: Value[] = [];
  const add = (path: string, original: unknown) => {
    const label = actionField(path, language);
    const kind = kindOf(original);
    if (label && kind) values.push({ key: path, kind, label, original: original as Held });
  };
  for (const [field, content] of Object.entries(action)) {
    if (field === "year") {
      const label = actionField(field, language)!;
      values.push({ key: field, kind: "number", label, original: content, ...YEARS });
    } else if (field === "periods") {
      (content as { start: string; end: string }[]).forEach(({ start, end }, number) => {
        add(`periods[${number}].start`, start);
        add(`periods[${number}].end`, end);
      });
    } else add(field, content);
  }
  return values;
}

/** The events of the example with the changes; values that cannot be read stay as they were. */
export function changedEvents(events: readonly ExampleEvent[], changes: Changes): Step[] {
  const counts = countsOf(events, "en");
  return events.map((event, number) => {
    let { actions } = structuredClone(event);
    const all = clientsOf(event);
    const count = counts.get(all.at(-1) ?? "")?.value;
    const change = count && all.length > 1 ? changeOf(count, changes) : 0;
    if (change !== 0) {
      const clients = counted(all, change);
      actions = clients.map((client, at) => ({ ...structuredClone(actions[at] ?? actions.at(-1)!), client }) as Action);
    }
    let { on } = event;
    for (const [key, held] of changes) {
      if (held === UNREADABLE || !key.startsWith(`${number}.`)) continue;
      const path = key.slice(key.indexOf(".") + 1);
      if (path === "on") on = held as string;
      else for (const action of actions) assign(action, path, held);
    }
    return { on, actions };
  });
}
