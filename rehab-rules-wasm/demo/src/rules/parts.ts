// Parts that the list and the page of a rule share.
import { labels } from "rehab-rules";
import type { Effect, Explanation, Language } from "rehab-rules";
import { h, shape } from "../dom.ts";
import type { Area } from "./texts.ts";

export const areaOf = ({ id }: Pick<Explanation, "id">): Area => id.slice(0, id.indexOf("/")) as Area;

/** The kind of a finding, with its icon. */
export function effectLabel(effect: Effect, language: Language): HTMLElement {
  const label = h("span", { class: `effect ${effect}` });
  label.append(shape(effect), labels(language).effects[effect]);
  return label;
}

export const effectsOf = ({ says }: Explanation): Effect[] => [...new Set(says.map(({ effect }) => effect))];

/** A statement in its first sentence and the rest: the first is the name of the rule. */
export function named(statement: string): [name: string, rest: string] {
  const end = /[.!?](?= \p{Lu})/u.exec(statement);
  return end ? [statement.slice(0, end.index + 1), statement.slice(end.index + 2)] : [statement, ""];
}
