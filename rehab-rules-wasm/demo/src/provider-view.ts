// The provider: its capacity and information, and its clients, those without a course first; and the view of one client.
import { services } from "rehab-rules";
import type { ActionName, ClientRow } from "rehab-rules";
import { PROVIDER, clientAddress, courseAddress } from "./addresses.ts";
import { actionButtons } from "./buttons.ts";
import { written } from "./dates.ts";
import { h, section } from "./dom.ts";
import { findingsOrNone } from "./findings.ts";
import { clients, courseOf, groupNames, serviceName, state } from "./state.ts";
import { TEXTS } from "./texts.ts";

const OF_PROVIDER: readonly ActionName[] = ["create_course", "receive_decision", "declare_capacity", "update_provider_info"];
const OF_CLIENT: readonly ActionName[] = [
  "attach_client",
  "move_client",
  "detach_client",
  "tell_authority_line",
  "change_provider",
  "end_rehabilitation",
  "receive_decision",
];

export function providerView(form: HTMLElement | undefined, open: (action: ActionName) => void): HTMLElement {
  const { provider, on, language } = state;
  const texts = TEXTS[language];
  const about = provider.audit(on, { language }).filter(({ course, client }) => course === undefined && client === undefined);
  const capacity = provider.snapshot().capacity ?? [];
  const [placed, waiting] = [clients().filter((one) => courseOf(one) !== undefined), clients().filter((one) => courseOf(one) === undefined)];
  return h(
    "div",
    {},
    h("h2", { tabindex: -1 }, texts.views.provider),
    actionButtons(provider.actions({}, on, language), OF_PROVIDER, open),
    form,
    h(
      "dl",
      { class: "facts" },
      ...services().map(({ id }) => {
        const years = capacity.filter(({ service }) => service === id).map(({ year, places }) => texts.capacity(String(year), String(places)));
        return h("div", {}, h("dt", {}, serviceName(id)), h("dd", {}, years.join(" · ") || texts.notDeclared));
      }),
    ),
    section(texts.toDo, findingsOrNone(about, language)),
    section(texts.waiting, clientList(waiting)),
    section(texts.onCourses, clientList(placed)),
  );
}

export function clientView(client: ClientRow, form: HTMLElement | undefined, open: (action: ActionName) => void): HTMLElement {
  const { provider, on, language } = state;
  const texts = TEXTS[language];
  const course = courseOf(client);
  const about = provider.audit(on, { language }).filter((finding) => finding.client === client.client);
  const possible = provider.actions({ client: client.client, service: client.service }, on, language);
  if (course) {
    // What concerns the place on the course takes the place of what concerns any course.
    const onCourse = provider.actions({ client: client.client, course }, on, language);
    const others = possible.filter((one) => !onCourse.some(({ action }) => action === one.action));
    possible.splice(0, possible.length, ...onCourse.filter(({ action }) => action !== "attach_client"), ...others);
  }
  return h(
    "div",
    {},
    h("p", { class: "back" }, h("a", { href: PROVIDER }, texts.views.provider)),
    h("h2", { tabindex: -1 }, texts.client(client.client)),
    h("p", {}, `${serviceName(client.service)}. `, clientFacts(client)),
    course !== undefined && h("p", {}, h("a", { href: courseAddress(course) }, texts.onCourse(course))),
    actionButtons(possible, OF_CLIENT, open),
    form,
    section(texts.toDo, findingsOrNone(about, language)),
  );
}

/** When a client's decision was issued, and for which target group. */
export function clientFacts({ service, decision }: ClientRow): string {
  const texts = TEXTS[state.language];
  if (!decision) return texts.noDecision;
  const group = decision.target_group ? groupNames(service, [decision.target_group]) : "";
  return texts.decisionIssued(written(decision.issued, state.language), group);
}

function clientList(some: readonly ClientRow[]): HTMLElement {
  const texts = TEXTS[state.language];
  if (some.length === 0) return h("p", { class: "hint" }, "–");
  return h(
    "ul",
    { class: "clients" },
    ...some.map((client) => {
      const course = courseOf(client);
      return h(
        "li",
        {},
        h("a", { href: clientAddress(client.client) }, texts.client(client.client)),
        ` ${clientFacts(client)}`,
        course !== undefined && h("span", {}, " · ", h("a", { href: courseAddress(course) }, texts.course(course))),
      );
    }),
  );
}
