// A course: its facts, its actions, the open form, its time line, its clients, and what the rules say now.
import { labels } from "rehab-rules";
import type { ActionName, CourseRow } from "rehab-rules";
import { clientAddress } from "./addresses.ts";
import { actionButtons } from "./buttons.ts";
import { h, section } from "./dom.ts";
import { findingsOrNone } from "./findings.ts";
import { clientFacts } from "./provider-view.ts";
import { clientsOn, groupNames, serviceName, state } from "./state.ts";
import { OF_COURSE } from "./tasks.ts";
import { TEXTS } from "./texts.ts";
import { timeline } from "./timeline.ts";

export function courseView(course: CourseRow, form: HTMLElement | undefined, open: (action: ActionName) => void): HTMLElement {
  const { provider, on, language } = state;
  const texts = TEXTS[language];
  const audit = provider.audit(on, { language });
  const about = audit.filter((finding) => finding.course === course.course);
  const clients = clientsOn(course.course);
  return h(
    "div",
    {},
    h("h2", { tabindex: -1 }, texts.course(course.course)),
    facts(course),
    actionButtons(provider.actions({ course: course.course }, on, language), OF_COURSE, open),
    form,
    section(texts.timeline, timeline(course, provider, on, audit, language)),
    section(texts.toDo, findingsOrNone(about, language)),
    section(
      texts.clients,
      clients.length === 0
        ? h("p", { class: "hint" }, texts.noClients)
        : h(
            "ul",
            { class: "clients" },
            ...clients.map((client) => h("li", {}, h("a", { href: clientAddress(client.client) }, texts.client(client.client)), " ", clientFacts(client))),
          ),
    ),
  );
}

export function states(course: CourseRow): string {
  const texts = TEXTS[state.language];
  return [course.published ? texts.published : texts.unpublished, course.confirmed_on && texts.confirmed].filter(Boolean).join(" · ");
}

function facts(course: CourseRow): HTMLElement {
  const texts = TEXTS[state.language];
  const { fields } = labels(state.language);
  const facts: [string, string][] = [
    [fields.service!, serviceName(course.service)],
    [fields.target_groups!, groupNames(course.service, course.target_groups)],
    [texts.clients, `${clientsOn(course.course).length}/${course.group_size}`],
    [texts.state, states(course)],
  ];
  if (course.office) facts.push([fields.office!, course.office]);
  if (course.contact) facts.push([fields.contact!, course.contact]);
  return h("dl", { class: "facts" }, ...facts.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))));
}
