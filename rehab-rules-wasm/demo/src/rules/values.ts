// The values of an example that can be changed, and where they stand in its sentences.
import type { Day, Language } from "rehab-rules";
import { written } from "../dates.ts";
import { RULE_TEXTS } from "./texts.ts";

export type Held = number | string | boolean | object | undefined;
/** A number, a date, yes or no, or one of the `options`, each a sentence. */
export interface Value {
  key: string;
  kind: "number" | "day" | "answer" | "choice";
  label: string;
  /** Undefined if the example does not state it. */
  original: Held;
  options?: readonly { text: string; held: Held }[];
  /** The limits of a number. */
  min?: number;
  max?: number;
}
/** What was changed, by key; a text that is no number or date yet is `unreadable`. */
export type Changes = Map<string, Held | typeof UNREADABLE>;
export const UNREADABLE = Symbol("unreadable");

/** A part of a sentence: text, a value, or text that follows the changes. */
export type Piece = string | Value | { live(changes: Changes): string };

export const current = ({ key, original }: Value, changes: Changes): Held | typeof UNREADABLE =>
  changes.has(key) ? changes.get(key) : original;

/** What kind of value something is; undefined if it cannot be changed here. */
export function kindOf(content: unknown): Value["kind"] | undefined {
  if (typeof content === "number") return "number";
  if (typeof content === "boolean") return "answer";
  return typeof content === "string" && /^\d{4}-\d{2}-\d{2}$/.test(content) ? "day" : undefined;
}

/** Sets the value at a path such as `periods[0].start`; without a value it is left out. */
export function assign(into: object, path: string, held: Held): void {
  const steps = path.split(/[.[\]]+/).filter(Boolean);
  const last = steps.pop()!;
  const target = steps.reduce((at, step) => at[step] as Record<string, unknown>, into as Record<string, unknown>);
  if (held === undefined) delete target[last];
  else target[last] = held;
}

/** A value in words. */
export function inWords({ kind, options }: Value, held: Held, language: Language): string {
  const texts = RULE_TEXTS[language];
  if (options) return options.find((option) => option.held === held)?.text ?? "";
  if (held === undefined) return texts.notStated;
  if (kind === "day") return written(held as Day, language);
  return kind === "answer" ? (held ? texts.yes : texts.no) : String(held);
}

/** Puts the values into the sentence where they stand in it; the others are `left`. */
export function placed(text: string, values: readonly Value[], language: Language): { pieces: Piece[]; left: Value[] } {
  const left: Value[] = [];
  const taken: { from: number; to: number; piece: Piece }[] = [];
  const isFree = (from: number, to: number) => taken.every((other) => to <= other.from || other.to <= from);
  // Dates first: a day of a date is no number of its own.
  const dates = values.filter(({ kind }) => kind === "day");
  for (const value of [...dates, ...values.filter(({ kind }) => kind !== "day")]) {
    const found = placesOf(value, text, language).find(([from, to]) => isFree(from, to));
    if (found) taken.push({ from: found[0], to: found[1], piece: value });
    else left.push(value);
  }
  // The same date again in the sentence follows the value.
  for (const { piece } of [...taken]) {
    const value = piece as Value;
    if (value.kind !== "day") continue;
    for (const [from, to] of placesOf(value, text, language))
      if (isFree(from, to)) taken.push({ from, to, piece: following(value, language) });
  }
  const pieces: Piece[] = [];
  let at = 0;
  for (const { from, to, piece } of taken.sort((a, b) => a.from - b.from)) {
    pieces.push(text.slice(at, from), piece);
    at = to;
  }
  return { pieces: [...pieces, text.slice(at)], left: values.filter((value) => left.includes(value)) };
}

function following(value: Value, language: Language): Piece {
  return {
    live(changes) {
      const held = current(value, changes);
      return inWords(value, held === UNREADABLE ? value.original : held, language);
    },
  };
}

/** Where a value is written in a text: not within a word, an id, or another number or date. */
function placesOf(value: Value, text: string, language: Language): [from: number, to: number][] {
  if (value.original === undefined || value.kind === "choice") return [];
  const word = inWords(value, value.original, language).replaceAll(".", "\\.");
  // A yes or no is an answer only after a colon.
  const before = value.kind === "answer" ? "(?<=: )" : "(?<![\\p{L}\\d.-])";
  const after = value.kind === "answer" ? "(?![\\p{L}])" : "(?![\\p{L}\\d])(?!\\.\\d)";
  return [...text.matchAll(new RegExp(`${before}${word}${after}`, "gu"))].map(({ index }) => [
    index,
    index + inWords(value, value.original, language).length,
  ]);
}
