// The findings in words, each with its sources on request.
import type { ActionName, Basis, Effect, Explanation, Finding, Language } from "rehab-rules";
import { clientAddress, courseAddress } from "./addresses.ts";
import { written } from "./dates.ts";
import { freshId, h } from "./dom.ts";
import { grouped } from "./grouping.ts";
import type { Group } from "./grouping.ts";
import { explained } from "./packed.ts";
import { isOfRules, ruleAddress } from "./rules/addresses.ts";
import { effectLabel } from "./rules/parts.ts";
import { TEXTS } from "./texts.ts";

/** What was evaluated: an action, or the situation on a date. */
type Asked = ActionName | "audit";

/** The findings as a list, or that there is nothing to report. */
export const findingsOrNone = (findings: readonly Finding[], language: Language): HTMLElement =>
  findings.length > 0 ? findingList(findings, "audit", language) : h("p", { class: "hint" }, TEXTS[language].nothingToDo);

/** The findings as a list; its items have `id`s that inputs can refer to. */
export function findingList(findings: readonly Finding[], asked: Asked, language: Language): HTMLUListElement {
  return groupList(grouped(findings), asked, language);
}

function groupList(groups: readonly Group[], asked: Asked, language: Language): HTMLUListElement {
  // Without list markers Safari does not treat it as a list, unless it has the role.
  return h("ul", { class: "findings", role: "list" }, ...groups.map((group) => groupItem(group, asked, language)));
}

function groupItem({ finding, others, follow }: Group, asked: Asked, language: Language): HTMLLIElement {
  const texts = TEXTS[language];
  const message = h("p", { id: freshId(), class: "message" }, finding.message ?? finding.rule);
  if (others.length > 0) message.append(" ", texts.alsoFor(alike(finding, others, language), String(others.length)));
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
        if (!sources.hidden && !sources.hasChildNodes()) await showSources(sources, finding, asked, language);
      },
    },
    texts.sources,
  );
  const { course, client } = finding;
  const [address, name] =
    course !== undefined
      ? [courseAddress(course), texts.course(course)]
      : client !== undefined
        ? [clientAddress(client), texts.client(client)]
        : [location.hash, ""];
  // An example's own courses and clients have no address.
  const place = address !== location.hash && !isOfRules(location.hash) && h("a", { href: address }, name);
  const rule = h("a", { href: ruleAddress(finding.rule), "aria-describedby": message.id }, texts.rule);
  // The page of the rule has both.
  const more = location.hash !== ruleAddress(finding.rule) && h("div", { class: "more" }, button, rule, place);
  const label = effectLabel(finding.effect, language);
  return h(
    "li",
    { class: `finding ${finding.effect}` },
    h("div", { class: "said" }, label, message, more),
    sources,
    follow.length > 0 && following(follow, asked, language),
  );
}

/** The clients of the findings like one, each with its date if that is another: `A102 (by 8.6.2026), A103`. */
function alike(finding: Finding, others: readonly Finding[], language: Language): string {
  const texts = TEXTS[language];
  const named = ({ client, due }: Finding) =>
    due === undefined || due === finding.due ? client : `${client} (${texts.by(written(due, language))})`;
  return others.map(named).join(", ");
}

/** The related findings, under a finding. */
function following(groups: readonly Group[], asked: Asked, language: Language): HTMLElement {
  const name = h("p", { class: "hint", id: freshId() }, TEXTS[language].related);
  const list = groupList(groups, asked, language);
  list.setAttribute("aria-labelledby", name.id);
  return h("div", { class: "following" }, name, list);
}

/** Whether the instructions state what a rule says about this, or it is inferred. */
function basisOf({ says, basis }: Explanation, effect: Effect, asked: Asked): Basis | null {
  const said = says.find((one) => one.effect === effect && (one.actions?.includes(asked) ?? true));
  return said ? said.basis : basis;
}

async function showSources(into: HTMLElement, finding: Finding, asked: Asked, language: Language): Promise<void> {
  const texts = TEXTS[language];
  const explanation = await explained(finding.rule, language);
  const { statement, rows, readings } = explanation;
  const basis = basisOf(explanation, finding.effect, asked);
  into.replaceChildren(
    h("p", { class: "statement" }, statement),
    h("p", {}, h("b", {}, texts.basis[basis ?? "none"]), " ", h("code", {}, finding.rule)),
  );
  if (rows.length > 0) {
    into.append(
      h("h4", {}, texts.rows),
      h(
        "ul",
        {},
        ...rows.map(({ id, title, heading, first_line, last_line, statement }) =>
          h(
            "li",
            {},
            h("span", {}, statement),
            h("span", { class: "where" }, ` ${title}, ${heading ? `”${heading}”, ` : ""}${texts.lines(String(first_line), String(last_line))} (${id})`),
          ),
        ),
      ),
    );
  }
  if (readings.length > 0) {
    into.append(
      h("h4", {}, texts.readings),
      h("ul", {}, ...readings.map(({ id, question, taken, why }) => h("li", {}, `${question} ${taken} ${why} (${id})`))),
    );
  }
}
