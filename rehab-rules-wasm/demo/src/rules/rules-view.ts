// The rule browser: the list of all rules with a search, and a page for each rule.
import type { Language } from "rehab-rules";
import { h } from "../dom.ts";
import { allExplained } from "../packed.ts";
import { listAddress, readAddress } from "./addresses.ts";
import { listView } from "./list.ts";
import { ruleView } from "./rule.ts";
import { RULE_TEXTS } from "./texts.ts";
import "./rules.css";

/** What an address of the rules shows. Its `h2` can take the focus, and is the title. */
export async function rulesView(address: string, language: Language): Promise<HTMLElement> {
  const rules = await allExplained(language);
  const asked = readAddress(address);
  if ("search" in asked) return listView(rules, asked.search, language);
  const rule = rules.find(({ id }) => id === asked.rule);
  return rule ? ruleView(rule, rules, language) : missing(asked.rule, language);
}

function missing(rule: string, language: Language): HTMLElement {
  const texts = RULE_TEXTS[language];
  return h(
    "div",
    { class: "rules" },
    h("h2", { tabindex: -1 }, texts.noRule(rule)),
    h("p", {}, h("a", { href: listAddress() }, texts.back)),
  );
}
