// A sentence of an example, with inputs in the place of its values.
import type { Language } from "rehab-rules";
import { readDay, written } from "../dates.ts";
import { freshId, h } from "../dom.ts";
import { RULE_TEXTS } from "./texts.ts";
import { UNREADABLE, current, inWords } from "./values.ts";
import type { Changes, Held, Piece, Value } from "./values.ts";

/** The largest number that an example takes. */
const MOST = 999;

export interface Changeable {
  element: HTMLElement;
  /** Shows what has been changed. */
  update(): void;
}

/** A sentence, then the values that do not stand in it, each with its label. */
export function sentence(
  pieces: readonly Piece[],
  left: readonly Value[],
  changes: Changes,
  language: Language,
  changed: () => void,
): Changeable {
  const updates: (() => void)[] = [];
  const problems: HTMLElement[] = [];
  const inputOf = (value: Value, id?: string): HTMLElement => {
    if (value.options) {
      const { element, update } = choice(value, changes, changed);
      updates.push(update);
      return element;
    }
    const { element, problem, update } = input(value, changes, language, changed, id);
    updates.push(update);
    problems.push(problem);
    return element;
  };
  const nodes = pieces.map((piece) => {
    if (typeof piece === "string") return piece;
    if (!("live" in piece)) return inputOf(piece);
    const text = h("span", {});
    updates.push(() => (text.textContent = piece.live(changes)));
    return text;
  });
  const labelled = left.map((value) => {
    const id = freshId();
    return h("div", { class: "value" }, h("label", { for: id }, value.label), inputOf(value, id));
  });
  const values = labelled.length > 0 && h("div", { class: "values" }, ...labelled);
  const element = h("div", { class: "sentence" }, h("div", {}, ...nodes), values, ...problems);
  const update = () => updates.forEach((one) => one());
  update();
  return { element, update };
}

/** One of several sentences. */
function choice({ key, label, original, options = [] }: Value, changes: Changes, changed: () => void): Changeable {
  const name = freshId();
  const choose = (held: Held) => {
    if (held === original) changes.delete(key);
    else changes.set(key, held);
    changed();
  };
  const radios = options.map(({ text, held }) => {
    const radio = h("input", { type: "radio", name, id: freshId(), checked: held === original, change: () => choose(held) });
    return h("div", { class: "choice" }, radio, h("label", { for: radio.id }, text));
  });
  const element = h("fieldset", {}, h("legend", { class: "unseen" }, label), ...radios);
  return { element, update: () => element.classList.toggle("changed", changes.has(key)) };
}

/** An input with what it was, and apart what is wrong with it. With an `id` it has a label; otherwise it is named by itself. */
function input(
  value: Value,
  changes: Changes,
  language: Language,
  changed: () => void,
  id?: string,
): Changeable & { problem: HTMLElement } {
  const texts = RULE_TEXTS[language];
  const { kind, original, min = 0, max = MOST } = value;
  const was = h("span", { class: "was", id: freshId(), hidden: true }, ` (${texts.was(inWords(value, original, language))})`);
  const problem = h("p", { class: "problem", id: freshId() });
  const shared = { id, class: kind, "aria-label": id ? undefined : value.label, "aria-describedby": `${was.id} ${problem.id}` };
  const put = (held: Held | typeof UNREADABLE) => {
    if (held === original) changes.delete(value.key);
    else changes.set(value.key, held);
    changed();
  };
  const read = (text: string): Held | typeof UNREADABLE => {
    if (text.trim() === "" && original === undefined) return undefined;
    if (kind === "day") return readDay(text) ?? UNREADABLE;
    const number = Number(text);
    return text.trim() !== "" && Number.isInteger(number) && min <= number && number <= max ? number : UNREADABLE;
  };
  const held = current(value, changes);
  const text = held === UNREADABLE || held === undefined ? "" : inWords(value, held, language);
  const field =
    kind === "answer"
      ? h(
          "select",
          { ...shared, change: () => put(field.value === "" ? undefined : field.value === "true") },
          ...(original === undefined ? [h("option", { value: "" }, texts.notStated)] : []),
          h("option", { value: "true" }, texts.yes),
          h("option", { value: "false" }, texts.no),
        )
      : h("input", {
          ...shared,
          ...(kind === "number" ? { type: "number", min, max } : { autocomplete: "off" }),
          value: text,
          input: () => put(read(field.value)),
          change: () => {
            const day = kind === "day" ? readDay(field.value) : undefined;
            if (day) field.value = written(day, language);
            tell();
          },
        });
  if (kind === "answer") field.value = String(held ?? "");
  const tell = () => {
    const unreadable = current(value, changes) === UNREADABLE;
    problem.textContent = unreadable ? (kind === "day" ? texts.wrongDay : texts.wrongNumber(String(min), String(max))) : "";
  };
  const update = () => {
    const now = current(value, changes);
    was.hidden = now === original;
    field.classList.toggle("changed", now !== original);
    if (now === UNREADABLE) field.setAttribute("aria-invalid", "true");
    else {
      field.removeAttribute("aria-invalid");
      problem.textContent = "";
    }
  };
  return { element: h("span", { class: "input" }, field, was), problem, update };
}
