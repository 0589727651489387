// The values of an example's record, and the record with changed values.
import type { Explanation, Language, RehabRecord } from "rehab-rules";
import { recordField } from "./field-names.ts";
import { RULE_TEXTS } from "./texts.ts";
import { UNREADABLE, assign, kindOf, placed } from "./values.ts";
import type { Changes, Held, Piece, Value } from "./values.ts";

/** The sentences with the values that stand in them, and the other values that the rule reads. */
export function toldRecord(
  rule: Explanation,
  record: RehabRecord,
  sentences: readonly string[],
  language: Language,
): { sentences: Piece[][]; left: Value[] } {
  const choice = choiceOf(rule, record, sentences, language);
  let left = valuesOf(rule, record, sentences, language).filter(({ key }) => key !== choice?.value.key);
  const told = sentences.map((text, line): Piece[] => {
    if (line === choice?.line) return [choice.value];
    const put = placed(text, left, language);
    ({ left } = put);
    return put.pieces;
  });
  left = left.filter(({ key }) => rule.fields?.includes(key.replace(/\[\d+\]/g, "[]")) || key.startsWith("done."));
  // A sentence without a value in it may say the contrary of a changed one.
  const originally: Piece = {
    live: (changes) => (left.some(({ key }) => changes.has(key)) ? ` (${RULE_TEXTS[language].originally})` : ""),
  };
  const isFixed = (pieces: readonly Piece[]) => pieces.every((piece) => typeof piece === "string");
  return { sentences: told.map((pieces) => (isFixed(pieces) ? [...pieces, originally] : pieces)), left };
}

/** The record with the changes; values that cannot be read stay as they were. */
export function changedRecord(record: RehabRecord, changes: Changes): RehabRecord {
  const copy = structuredClone(record);
  for (const [path, held] of changes) {
    if (held === UNREADABLE) continue;
    // What is not done is not in the list of what is done.
    assign(copy, path, path.startsWith("done.") && held === false ? undefined : held);
  }
  return copy;
}

/**
 * The sentence in which the two examples differ, if it is about no number or date, but for example about a unit: one chooses
 * between the two.
 */
function choiceOf(
  rule: Explanation,
  record: RehabRecord,
  sentences: readonly string[],
  language: Language,
): { line: number; value: Value } | undefined {
  const other = rule.examples.find((example) => example.text !== sentences.join("\n"));
  const others = other?.text?.split("\n") ?? [];
  const lines = [...sentences.keys()].filter((line) => sentences[line] !== others[line]);
  const examples = [record, JSON.parse(other?.record ?? "{}") as RehabRecord];
  const paths = (rule.fields ?? []).flatMap((path) => pathsOf(path, record, examples));
  const differing = [...new Set(paths)].filter((path) => !alike(examples, path));
  const [line, key] = [lines[0], differing[0]];
  if (line === undefined || key === undefined || sentences.length !== others.length) return;
  if (lines.length > 1 || differing.length > 1) return;
  const helds = examples.map((example) => at(example, key) as Held);
  // An input takes any number or date, and an answer is an input in its sentence.
  const kinds = helds.map(kindOf);
  if (kinds.includes("number") || (kinds.includes("day") && !key.startsWith("done.")) || key.startsWith("answers.")) return;
  const options = [sentences[line]!, others[line]!].map((text, number) => ({ text, held: helds[number] }));
  return { line, value: { key, kind: "choice", label: RULE_TEXTS[language].choose, original: helds[0], options } };
}

/** The numbers, dates and answers that the rule reads. */
function valuesOf(rule: Explanation, record: RehabRecord, sentences: readonly string[], language: Language): Value[] {
  const examples = rule.examples.flatMap(({ record }) => (record ? [JSON.parse(record) as RehabRecord] : []));
  const fields = rule.fields ?? [];
  // The date of the check is in the first sentence; that of distance rehabilitation can be changed although few rules read it.
  const paths = [...new Set([...fields.filter((path) => path === "as_of"), ...fields, "on"])];
  return paths
    .flatMap((path) => pathsOf(path, record, examples))
    .flatMap((path) => {
      const held = at(record, path);
      // What this example leaves out is of the kind that the other one states.
      const done = path.startsWith("done.");
      const kind = done && held === undefined ? "answer" : (kindOf(held) ?? kindElsewhere(path, examples));
      const label = recordField(path, language) ?? answered(path, sentences, held);
      if (!kind || !label) return [];
      const original = done && held === undefined ? false : (held as Held);
      return [{ key: path, kind, label, original }];
    });
}

const KINDS: { [path: string]: Value["kind"] } = {
  "report.given_to_patient": "day",
  "report.received_by_ahs": "day",
  "commitment.visit_minutes": "number",
};

function kindElsewhere(path: string, examples: readonly RehabRecord[]): Value["kind"] | undefined {
  return examples.map((example) => kindOf(at(example, path))).find((kind) => kind !== undefined) ?? KINDS[path];
}

/** The answers of distance rehabilitation are named by their sentences: "The client has been guided: yes." */
function answered(path: string, sentences: readonly string[], held: unknown): string | undefined {
  if (!path.startsWith("answers.") || typeof held !== "boolean") return;
  return sentences.find((text) => /: \p{L}+\.$/u.test(text))?.replace(/: \p{L}+\.$/u, "");
}

function at(record: object, path: string): unknown {
  const steps = path.split(/[.[\]]+/).filter(Boolean);
  return steps.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], record);
}

/** The fields of the record that a path names; of a list of what is done, those in which the examples differ. */
const pathsOf = (path: string, record: RehabRecord, examples: readonly RehabRecord[]): string[] =>
  path.endsWith(".*") ? different(examples, path.slice(0, -2)) : concrete(record, path);

const alike = (examples: readonly RehabRecord[], path: string): boolean =>
  new Set(examples.map((example) => JSON.stringify(at(example, path)))).size === 1;

/** The paths of the elements: `visits[].date` is `visits[0].date` and `visits[1].date`; none without what would contain it. */
function concrete(record: RehabRecord, path: string): string[] {
  const [list, rest] = path.split("[]", 2) as [string, string | undefined];
  if (rest !== undefined) {
    const elements = at(record, list);
    return Array.isArray(elements) ? elements.map((_, number) => `${list}[${number}]${rest}`) : [];
  }
  const parent = path.includes(".") ? at(record, path.slice(0, path.lastIndexOf("."))) : record;
  const stated = path === "on" || path === "as_of" ? at(record, path) !== undefined : true;
  return parent !== undefined && parent !== null && stated ? [path] : [];
}

/** The fields in which the two examples differ. */
function different(examples: readonly RehabRecord[], parent: string): string[] {
  const fields = new Set(examples.flatMap((example) => Object.keys((at(example, parent) as object | undefined) ?? {})));
  return [...fields].map((field) => `${parent}.${field}`).filter((path) => !alike(examples, path));
}
