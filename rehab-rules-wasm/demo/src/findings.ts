// What the rules say, in words, with what it rests on at hand.
import { explain } from "rehab-rules";
import type { Effect, Finding, Language } from "rehab-rules";
import { freshId, h, shape } from "./dom.ts";
import { TEXTS } from "./texts.ts";

/** What can stand in the way, or already does: it is shown where it can be put right. */
export const STANDS_OUT: readonly Effect[] = ["prohibition", "violation", "undetermined"];

/** Findings that differ in their client alone are one, said of all of them. */
function together(findings: readonly Finding[]): { finding: Finding; clients: string[] }[] {
  const groups = new Map<string, { finding: Finding; clients: string[] }>();
  for (const finding of findings) {
    const { rule, effect, course, due, values } = finding;
    const key = JSON.stringify([rule, effect, course, due, values]);
    const group = groups.get(key);
    if (!group) groups.set(key, { finding, clients: [] });
    else if (finding.client !== undefined) group.clients.push(finding.client);
  }
  return [...groups.values()];
}

/** The findings as a list; its items carry `id`s that inputs can refer to. */
export function findingList(findings: readonly Finding[], language: Language): HTMLUListElement {
  return h(
    "ul",
    { class: "findings" },
    ...together(findings).map(({ finding, clients }) => findingItem(finding, clients, language)),
  );
}

function findingItem(finding: Finding, others: string[], language: Language): HTMLLIElement {
  const texts = TEXTS[language];
  const message = h("p", { id: freshId(), class: "message" }, finding.message ?? finding.rule);
  if (others.length > 0) message.append(" ", texts.alsoFor(others.join(", "), String(others.length)));
  const sources = h("div", { class: "sources", id: freshId(), hidden: true });
  const button = h(
    "button",
    {
      type: "button",
      class: "link",
      "aria-expanded": "false",
      "aria-controls": sources.id,
      "aria-describedby": message.id,
      click: async () => {
        sources.hidden = !sources.hidden;
        button.setAttribute("aria-expanded", String(!sources.hidden));
        if (!sources.hidden && !sources.hasChildNodes()) await showSources(sources, finding, language);
      },
    },
    texts.sources,
  );
  const label = h("span", { class: "effect" });
  label.append(shape(finding.effect), texts.effect[finding.effect]);
  return h("li", { class: `finding ${finding.effect}` }, h("div", { class: "said" }, label, message, button), sources);
}

async function showSources(into: HTMLElement, finding: Finding, language: Language): Promise<void> {
  const texts = TEXTS[language];
  let explained;
  try {
    explained = await explain(finding.rule, language);
  } catch {
    into.replaceChildren(h("p", {}, texts.noSources));
    // Opening it again tries again.
    into.addEventListener("click", () => into.replaceChildren(), { once: true });
    return;
  }
  const { statement, basis, rows, readings } = explained;
  const english = texts.inEnglish && ` (${texts.inEnglish})`;
  into.replaceChildren(
    h("p", { class: "statement" }, statement),
    h("p", {}, `${texts.basis[basis]} `, h("code", {}, finding.rule)),
  );
  if (rows.length > 0) {
    into.append(
      h("h4", {}, texts.rows + english),
      h(
        "ul",
        {},
        ...rows.map(({ id, title, first_line, last_line, statement }) =>
          h(
            "li",
            {},
            h("span", { lang: "en" }, statement),
            h("span", { class: "where" }, ` ${title}, ${texts.lines(String(first_line), String(last_line))} (${id})`),
          ),
        ),
      ),
    );
  }
  if (readings.length > 0) {
    into.append(
      h("h4", {}, texts.readings + english),
      h("ul", { lang: "en" }, ...readings.map(({ id, question, taken }) => h("li", {}, `${question}: ${taken} (${id})`))),
    );
  }
}
