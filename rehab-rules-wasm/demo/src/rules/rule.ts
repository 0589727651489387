// The page of a rule: what it says and why, the examples to change, its messages and readings, and the related rules.
import type { Effect, Explanation, Language, RuleId } from "rehab-rules";
import { h } from "../dom.ts";
import { TEXTS } from "../texts.ts";
import { listAddress, ruleAddress } from "./addresses.ts";
import { exampleSection } from "./example.ts";
import { areaOf, effectLabel, named } from "./parts.ts";
import { RULE_TEXTS } from "./texts.ts";

export function ruleView(rule: Explanation, all: readonly Explanation[], language: Language): HTMLElement {
  const texts = RULE_TEXTS[language];
  const [name, rest] = named(rule.statement);
  return h(
    "article",
    { class: "rules rule" },
    h(
      "p",
      { class: "back" },
      h("a", { href: listAddress() }, texts.back),
      h("span", { class: "hint" }, ` / ${texts.areas[areaOf(rule)]}`),
    ),
    h("h2", { tabindex: -1 }, name),
    rest !== "" && h("p", { class: "statement" }, rest),
    h(
      "p",
      { class: "basis" },
      h("b", {}, TEXTS[language].basis[rule.basis ?? "none"]),
      h("span", { class: "where" }, `${texts.id}: `, h("code", {}, rule.id)),
    ),
    rule.rows.length > 0 && section(texts.why, rows(rule, language)),
    section(
      texts.examples,
      h("p", { class: "hint" }, texts.tryIt),
      ...rule.examples.map((example) => exampleSection(rule, example, language)),
    ),
    section(texts.messages, messages(rule, language)),
    rule.readings.length > 0 && section(texts.readings, ...readings(rule, language)),
    related(rule, all, language),
    facts(rule, language),
  );
}

const section = (heading: string, ...children: (HTMLElement | false)[]): HTMLElement =>
  h("section", {}, h("h3", {}, heading), ...children);

function rows({ rows }: Explanation, language: Language): HTMLElement {
  const [open, close] = language === "en" ? ["“", "”"] : ["”", "”"];
  const { lines } = TEXTS[language];
  const where = ({ title, heading, first_line, last_line }: Explanation["rows"][number]) =>
    [title, heading && `${open}${heading}${close}`, lines(String(first_line), String(last_line))].filter(Boolean).join(", ");
  return h(
    "ul",
    { class: "rows", role: "list" },
    ...rows.map((row) =>
      h("li", {}, h("p", {}, row.statement), h("p", { class: "where" }, `${where(row)} `, h("code", {}, row.id))),
    ),
  );
}

/** The messages by effect; whether each is stated or inferred is told where it differs from the rule. */
function messages({ says, basis }: Explanation, language: Language): HTMLElement {
  const texts = RULE_TEXTS[language];
  // A message may be stated for some actions and inferred for others: it is shown once.
  const same = (message: string, effect: Effect) => says.filter((one) => one.message === message && one.effect === effect);
  const shown = says.filter((one) => same(one.message, one.effect)[0] === one);
  const inferred = (effect: Effect, message: string) =>
    basis === "stated" && same(message, effect).every((one) => one.basis === "derived");
  return h(
    "div",
    {},
    h(
      "ul",
      { class: "findings", role: "list" },
      ...shown.map(({ effect, message }) =>
        h(
          "li",
          { class: `finding ${effect}` },
          h(
            "div",
            { class: "said" },
            effectLabel(effect, language),
            h(
              "p",
              { class: "message" },
              ...filled(message, language),
              inferred(effect, message) && h("span", { class: "where" }, ` ${TEXTS[language].basis.derived}.`),
            ),
          ),
        ),
      ),
    ),
    shown.some(({ message }) => message.includes("{")) && h("p", { class: "hint" }, texts.messagesHint),
  );
}

/** A message with a noun in the place of each value, and the form of many. */
function filled(message: string, language: Language): (HTMLElement | string)[] {
  const { nouns } = RULE_TEXTS[language];
  return message
    .replace(/[[\]]/g, "")
    .split(/(\{[^}]*\})/)
    .map((part) => {
      if (!part.startsWith("{")) return part;
      const name = part.slice(1, -1);
      if (name.includes("|")) return name.slice(name.indexOf("|") + 1);
      return h("em", {}, nouns[name] ?? nouns.other!);
    });
}

function readings({ readings }: Explanation, language: Language): HTMLElement[] {
  const { taken: label } = RULE_TEXTS[language];
  return readings.map(({ id, question, alternatives, taken, why }) =>
    h(
      "div",
      { class: "reading" },
      h("h4", {}, question),
      h("p", {}, alternatives),
      h("p", {}, h("b", {}, `${label} `), taken),
      h("p", {}, why, " ", h("code", {}, id)),
    ),
  );
}

/** The cause, the consequences, and the rules that follow from the same statement of a source. */
function related(rule: Explanation, all: readonly Explanation[], language: Language): HTMLElement | false {
  const texts = RULE_TEXTS[language];
  const found = new Map<RuleId, string[]>();
  const note = (id: RuleId, text: string) => found.set(id, [...(found.get(id) ?? []), text]);
  if (rule.cause) note(rule.cause, texts.cause);
  for (const { id } of all.filter(({ cause }) => cause === rule.id)) note(id, texts.caused);
  const own = new Set(rule.rows.map(({ id }) => id));
  for (const other of all) {
    const common = other.rows.map(({ id }) => id).filter((id) => own.has(id));
    if (other.id !== rule.id && common.length > 0) note(other.id, texts.sameRow(common.join(", ")));
  }
  if (found.size === 0) return false;
  const items = [...found].map(([id, notes]) => {
    const [name] = named(all.find((other) => other.id === id)!.statement);
    return h("li", {}, h("a", { href: ruleAddress(id) }, name), h("span", { class: "where" }, ` (${notes.join("; ")})`));
  });
  return section(texts.related, h("ul", { class: "related", role: "list" }, ...items));
}

/** What the rule reads, folded: it is for those who connect a system to it. */
function facts({ reads, fields = [] }: Explanation, language: Language): HTMLElement | false {
  const texts = RULE_TEXTS[language];
  if (reads.length === 0 && fields.length === 0) return false;
  const coded = (text: string, code: string) => h("span", {}, `${text} `, h("code", {}, code));
  const table = h(
    "table",
    {},
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, texts.factsOf.change), h("th", { scope: "col" }, texts.factsOf.fact))),
    h(
      "tbody",
      {},
      ...reads.map(({ change, text, facts }) =>
        h(
          "tr",
          {},
          h("th", { scope: "row" }, coded(text, change)),
          h("td", {}, h("ul", { role: "list" }, ...facts.map((fact) => h("li", {}, coded(fact.text, fact.fact))))),
        ),
      ),
    ),
  );
  const list = h("ul", { role: "list" }, ...fields.map((field) => h("li", {}, h("code", {}, field))));
  return h(
    "details",
    { class: "facts-read" },
    h("summary", {}, texts.facts),
    ...(reads.length > 0 ? [table] : [h("p", {}, texts.recordFields), list]),
  );
}
