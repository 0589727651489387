// The list of all rules by topic, and the search as one types.
import type { Explanation, Language } from "rehab-rules";
import { freshId, h } from "../dom.ts";
import { listAddress, ruleAddress } from "./addresses.ts";
import { areaOf, effectLabel, effectsOf, named } from "./parts.ts";
import { Search } from "./search.ts";
import type { Hit } from "./search.ts";
import { AREAS, RULE_TEXTS } from "./texts.ts";

/** How long after the last key the number of results is announced, in milliseconds. */
const PAUSE = 900;

export function listView(rules: readonly Explanation[], searched: string, language: Language): HTMLElement {
  const texts = RULE_TEXTS[language];
  let search: Search | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const spoken = h("p", { role: "status", class: "unseen" });
  const number = h("p", { class: "hits" });
  const results = h("div", { class: "results" });
  const hint = h("p", { class: "hint", id: freshId() }, texts.searchHint);
  const input = h("input", {
    id: freshId(),
    type: "search",
    autocomplete: "off",
    "aria-describedby": hint.id,
    value: searched,
    input: () => {
      // The address can be sent, and Back from a rule returns to the results.
      history.replaceState(history.state, "", listAddress(input.value.trim()));
      show();
      clearTimeout(waiting);
      waiting = setTimeout(() => (spoken.textContent = number.textContent), PAUSE);
    },
  });

  function show() {
    const typed = input.value.trim();
    if (typed === "") {
      number.textContent = "";
      results.replaceChildren(...byTopic(rules, language));
      return;
    }
    // The index is made at the first search.
    search ??= new Search(rules, language);
    const { hits, all } = search.find(typed);
    const count = String(hits.length);
    number.textContent = hits.length === 0 ? texts.nothingFound : all ? texts.found(count) : texts.someWords(count);
    results.replaceChildren(list(hits.map((hit) => item(hit.rule, language, hit))));
  }

  show();
  return h(
    "div",
    { class: "rules" },
    h("h2", { tabindex: -1 }, texts.title),
    h("p", { class: "intro" }, texts.intro(String(rules.length))),
    h(
      "form",
      { class: "search", role: "search", submit: (event) => event.preventDefault() },
      h("label", { for: input.id }, texts.search),
      input,
      hint,
    ),
    number,
    results,
    spoken,
  );
}

function byTopic(rules: readonly Explanation[], language: Language): HTMLElement[] {
  const texts = RULE_TEXTS[language];
  const groups = AREAS.map((area) => ({ area, id: freshId(), rules: rules.filter((rule) => areaOf(rule) === area) }));
  // The address is that of the rules, so that a topic cannot be a part of it: a button goes to its heading.
  const go = (id: string) => () => document.getElementById(id)?.focus();
  const topics = groups.map(({ area, id, rules }) =>
    h("li", {}, h("button", { type: "button", class: "link", click: go(id) }, `${texts.areas[area]} (${rules.length})`)),
  );
  return [
    h("nav", { class: "topics", "aria-label": texts.toArea }, h("ul", { role: "list" }, ...topics)),
    ...groups.map(({ area, id, rules }) =>
      h("section", {}, h("h3", { id, tabindex: -1 }, texts.areas[area]), list(rules.map((rule) => item(rule, language)))),
    ),
  ];
}

const list = (items: HTMLElement[]): HTMLElement => h("ul", { class: "rule-list", role: "list" }, ...items);

/** A rule in the list; a found one has its topic, and the text in which the words were found. */
function item(rule: Explanation, language: Language, hit?: Hit): HTMLElement {
  const [name, rest] = named(rule.statement);
  return h(
    "li",
    {},
    h("p", {}, h("a", { href: ruleAddress(rule.id) }, name), rest && ` ${rest}`),
    hit?.passage && h("p", { class: "passage" }, hit.passage),
    h(
      "p",
      { class: "kinds" },
      hit && h("span", {}, RULE_TEXTS[language].areas[areaOf(rule)]),
      ...effectsOf(rule).map((effect) => effectLabel(effect, language)),
      h("code", {}, rule.id),
    ),
  );
}
