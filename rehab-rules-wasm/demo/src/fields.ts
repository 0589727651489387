// The fields of a form: each shows its value, reports changes, and receives its allowed values from the engine.
import { labels } from "rehab-rules";
import type { Bounds, Day, Language } from "rehab-rules";
import { dayField } from "./day-field.ts";
import { freshId, h } from "./dom.ts";
import { TEXTS } from "./texts.ts";

/** What a field needs from its form. */
export interface Filling {
  language: Language;
  /** The values by path, as typed. */
  fields: { [path: string]: unknown };
  /** Sets a value; `soon` if more typing is likely to follow. */
  set(path: string, value: unknown, soon?: boolean): void;
  /** Called when the field loses the focus: its errors may then be shown. */
  leave(path: string): void;
}

/** What a form knows about one field. */
export interface Control {
  path: string;
  label: string;
  element: HTMLElement;
  /** The inputs that take the focus and are marked as invalid. */
  inputs: HTMLElement[];
  /** Where its errors are shown; it is inside `element`. */
  problems: HTMLElement;
  /** Receives the allowed values; undefined if they are unknown. */
  offer?(bounds: Bounds | undefined): void;
}

export interface Option {
  id: string;
  name: string;
}

/** A field with an element for its problems at the end. */
export function control(parts: Omit<Control, "problems">): Control {
  const problems = h("div", { class: "problems", id: freshId() });
  parts.element.append(problems);
  // A group of inputs is described as a whole.
  if (parts.element.tagName === "FIELDSET") parts.element.setAttribute("aria-describedby", problems.id);
  return { ...parts, problems };
}

function labelled(input: HTMLElement, label: string, ...below: HTMLElement[]): HTMLElement {
  return h("div", { class: "field" }, h("label", { for: input.id }, label), input, ...below);
}

function choice(input: HTMLElement, ...label: (string | HTMLElement)[]): HTMLElement {
  return h("div", { class: "choice" }, input, h("label", { for: input.id }, ...label));
}

/** A text or a number. A number field shows which numbers are allowed. */
export function typed(path: string, type: "text" | "number", { language, fields, set, leave }: Filling): Control {
  const texts = TEXTS[language];
  const label = labels(language).fields[path]!;
  const hint = h("p", { class: "hint", id: freshId() }, texts.hint[path] ?? "");
  const value = () => (type === "number" && /^\d+$/.test(input.value) ? Number(input.value) : input.value);
  const input = h("input", {
    id: freshId(),
    type,
    autocomplete: "off",
    value: String(fields[path] ?? ""),
    "data-hint": hint.id,
    "aria-describedby": hint.id,
    input: () => set(path, value(), true),
    change: () => leave(path),
  });
  const offer = ({ min, max, options }: Bounds = {}) => {
    if (type === "text") return;
    for (const [name, bound] of Object.entries({ min, max })) {
      if (bound === undefined) input.removeAttribute(name);
      else input.setAttribute(name, String(bound));
    }
    const none = options?.length === 0;
    hint.textContent = none ? texts.noNumber : min === undefined ? "" : texts.numberBounds(String(min), String(max));
  };
  return control({ path, label, element: labelled(input, label, hint), inputs: [input], offer });
}

/** A date; its calendar opens near another one. */
export function day(path: string, near: Day, { language, fields, set, leave }: Filling): Control {
  const label = labels(language).fields[path]!;
  const { element, input, offer } = dayField({
    label,
    language,
    value: String(fields[path] ?? ""),
    near,
    onInput: (value) => set(path, value, true),
    onSettled: () => leave(path),
  });
  return control({ path, label, element, inputs: [input], offer: (bounds) => offer(bounds?.days) });
}

/** Yes or no. */
export function answer(path: string, { language, fields, set, leave }: Filling): Control {
  const texts = TEXTS[language];
  const label = labels(language).fields[path]!;
  const hint = texts.hint[path];
  const name = freshId();
  const inputs = [true, false].map((value) =>
    h("input", {
      type: "radio",
      name,
      id: freshId(),
      checked: fields[path] === value,
      change: () => (set(path, value), leave(path)),
    }),
  );
  const element = h(
    "fieldset",
    { class: "field" },
    h("legend", {}, label),
    hint !== undefined && h("p", { class: "hint" }, hint),
    choice(inputs[0]!, texts.yes),
    choice(inputs[1]!, texts.no),
  );
  return control({ path, label, element, inputs });
}

/** Any number of several options; options that are not allowed are marked. */
export function many(path: string, options: Option[], { language, fields, set, leave }: Filling): Control {
  const texts = TEXTS[language];
  const label = labels(language).fields[path]!;
  const chosen = (fields[path] as string[] | undefined) ?? [];
  const put = () => {
    const checked = boxes.filter(({ box }) => box.checked);
    set(
      path,
      checked.map(({ box }) => box.value),
    );
    leave(path);
  };
  const boxes = options.map(({ id, name }) => ({
    name,
    note: h("span", {}),
    box: h("input", { type: "checkbox", id: freshId(), value: id, checked: chosen.includes(id), change: put }),
  }));
  const lines = boxes.map(({ box, name, note }) => choice(box, name, note));
  const offer = (bounds?: Bounds) => {
    for (const { box, note } of boxes) {
      const works = !bounds?.options || bounds.options.includes(box.value);
      note.textContent = works ? "" : ` (${texts.notWorking})`;
    }
  };
  const element = h("fieldset", { class: "field" }, h("legend", {}, label), ...lines);
  return control({ path, label, element, inputs: boxes.map(({ box }) => box), offer });
}

/** One of the allowed options. The others are listed below it, each with the reason from `why`. */
export function one(path: string, options: () => Option[], why: (id: string) => string, filling: Filling): Control {
  const { language, fields, set, leave } = filling;
  const texts = TEXTS[language];
  const label = labels(language).fields[path]!;
  const select = h("select", { id: freshId(), change: () => (set(path, select.value), leave(path)) });
  const summary = h("summary", {});
  const list = h("div", {});
  const reasons = h("details", { class: "reasons", hidden: true, toggle: () => giveReasons() }, summary, list);
  let cannot: Option[] = [];
  let none = false;

  /** The reasons are looked up when the list is opened. */
  function giveReasons() {
    if (!reasons.open) return;
    list.replaceChildren(
      ...(none ? [h("p", {}, texts.noOption)] : []),
      h("ul", {}, ...cannot.map(({ id, name }) => h("li", {}, h("b", {}, name), " ", why(id)))),
    );
  }

  const offer = (bounds?: Bounds) => {
    const works = ({ id }: Option) => !bounds?.options || bounds.options.includes(id);
    const all = options();
    const can = all.filter(works);
    cannot = all.filter((option) => !works(option));
    none = can.length === 0;
    const value = String(fields[path] ?? "");
    const kept = cannot.filter(({ id }) => id === value).map(({ id, name }) => ({ id, name: `${name} (${texts.notWorking})` }));
    const shown = [{ id: "", name: texts.choose }, ...can, ...kept];
    // Only changes are redrawn, so that an open list stays open.
    const drawn = JSON.stringify(shown);
    if (select.dataset.drawn !== drawn) {
      select.dataset.drawn = drawn;
      select.replaceChildren(...shown.map(({ id, name }) => h("option", { value: id }, name)));
    }
    select.value = value;
    reasons.hidden = cannot.length === 0;
    summary.textContent = texts.whyNot(String(cannot.length));
    giveReasons();
  };
  return control({ path, label, element: labelled(select, label, reasons), inputs: [select], offer });
}
