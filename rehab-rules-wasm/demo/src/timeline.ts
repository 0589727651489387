// A course from its first period to the last date known to the rules. Every deadline comes from a finding of the engine.
import { labels } from "rehab-rules";
import type { CourseRow, Day, Finding, Language, Provider } from "rehab-rules";
import { daysBetween, fromTo, plusDays, plusMonths, shortMonth, written } from "./dates.ts";
import { h } from "./dom.ts";
import { TEXTS } from "./texts.ts";

interface Mark {
  day: Day;
  text: string;
}

/** A date later than any limit: a period there makes the engine report the limits. */
const BEYOND = "2199-12-31";

function marks(course: CourseRow, provider: Provider, on: Day, audit: readonly Finding[], language: Language): Mark[] {
  const texts = TEXTS[language];
  const about = audit.filter((finding) => finding.course === course.course && finding.due !== undefined);
  const found: Mark[] = about
    .filter(({ rule }) => rule === "course/settled-in-time")
    .map(({ due }) => ({ day: due!, text: texts.settle }));
  const duties = Map.groupBy(
    about.filter(({ rule }) => rule === "client/on-confirmed-course-in-time"),
    ({ due }) => due!,
  );
  for (const [day, findings] of duties) found.push({ day, text: texts.duty(findings.map(({ client }) => client).join(", ")) });
  for (const day of limits(course, provider, on)) found.push({ day, text: texts.limit });
  return found.sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** The last dates of the total duration, which the engine reports for a schedule beyond all of them. */
function limits(course: CourseRow, provider: Provider, on: Day): Day[] {
  const periods = [...(course.periods ?? []), { kind: "in_person" as const, start: BEYOND, end: BEYOND }];
  const { findings } = provider.evaluate(
    { action: "reschedule_course", course: course.course, periods, clients_agreed: true },
    on,
  );
  return [...new Set(findings.map(({ values }) => values.limit).filter((limit) => typeof limit === "string"))];
}

/** A, B, C …: links a mark in the picture to its line in the list. */
const letter = (number: number): string => String.fromCharCode(65 + number);

export function timeline(
  course: CourseRow,
  provider: Provider,
  on: Day,
  audit: readonly Finding[],
  language: Language,
): HTMLElement {
  const texts = TEXTS[language];
  const periods = course.periods ?? [];
  if (periods.length === 0) return h("p", { class: "hint" }, texts.noPeriods);
  const lasts = marks(course, provider, on, audit, language);
  const days = [on, ...periods.flatMap(({ start, end }) => [start, end]), ...lasts.map(({ day }) => day)].sort();
  const first = `${days[0]!.slice(0, 8)}01`;
  const last = plusDays(`${plusMonths(days.at(-1)!, 2).slice(0, 8)}01`, -1);
  const length = daysBetween(first, last) + 1;
  const place = (day: Day): number => (daysBetween(first, day) / length) * 100;
  const at = (element: HTMLElement, from: Day, to?: Day): HTMLElement => {
    element.style.left = `${place(from)}%`;
    if (to) element.style.width = `${place(plusDays(to, 1)) - place(from)}%`;
    return element;
  };

  // Marks close to each other are on separate levels.
  const levels: number[] = [];
  const flags = lasts.map(({ day }, number) => {
    let level = levels.findIndex((taken) => place(day) - taken >= 8);
    if (level < 0) level = levels.length;
    levels[level] = place(day);
    const flag = at(h("span", { class: "flag" }, h("b", {}, letter(number))), day);
    flag.style.top = `${level * 1.75}rem`;
    return flag;
  });
  const months: HTMLElement[] = [];
  for (let month = first; month <= last; month = plusMonths(month, 1)) {
    const number = Number(month.slice(5, 7));
    if (number % 3 !== 1) continue;
    const label = number === 1 ? month.slice(0, 4) : shortMonth(month, language);
    months.push(at(h("span", { class: number % 6 === 1 ? "tick" : "tick minor" }, label), month));
  }
  const marksHeight = `${levels.length * 1.75 + 0.5}rem`;
  const picture = h(
    "div",
    { class: "picture", "aria-hidden": "true" },
    h("div", { class: "flags" }, ...flags),
    h(
      "div",
      { class: "bars" },
      ...periods.map(({ kind, start, end }, number) =>
        at(h("span", { class: `bar ${kind}` }, h("b", {}, String(number + 1))), start, end),
      ),
    ),
    h("div", { class: "ticks" }, ...months),
    h("div", { class: "present" }, at(h("span", {}), on)),
  );
  picture.style.setProperty("--marks", marksHeight);

  const lines = [
    { day: on, node: line("now-sign", "", written(on, language), texts.today) },
    ...periods.map(({ kind, start, end }, number) => ({
      day: start,
      node: line(`bar-sign ${kind}`, String(number + 1), fromTo(start, end, language), labels(language).words.kind[kind]),
    })),
    ...lasts.map(({ day, text }, number) => ({ day, node: line("flag-sign", letter(number), written(day, language), text) })),
  ].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  return h(
    "figure",
    { class: "timeline", "aria-label": texts.timelineOf(course.course) },
    picture,
    h("ol", {}, ...lines.map(({ node }) => node)),
  );
}

function line(sign: string, name: string, when: string, what: string): HTMLLIElement {
  return h(
    "li",
    {},
    h("span", { class: `sign ${sign}` }, name),
    h("span", { class: "when" }, when),
    h("span", { class: "what" }, what),
  );
}
