// The start view: what is overdue, what must be done this week and the next, and what comes later, over all courses and clients.
import type { Day, Finding, Upcoming } from "rehab-rules";
import { courseAddress } from "./addresses.ts";
import { fromTo, plusDays, plusMonths, spoken, weekday } from "./dates.ts";
import { h, section } from "./dom.ts";
import { findingList, findingsOrNone } from "./findings.ts";
import { calendarFile, save } from "./ics.ts";
import { monthCalendar } from "./month.ts";
import { courses, serviceName, state } from "./state.ts";
import { TEXTS } from "./texts.ts";

export function weekView(): HTMLElement {
  const { provider, on, language } = state;
  const texts = TEXTS[language];
  const audit = provider.audit(on, { language });
  const sunday = plusDays(on, 6 - weekday(on));
  const weeks: [heading: string, first: Day, last: Day][] = [
    [texts.thisWeek(fromTo(plusDays(sunday, -6), sunday, language)), on, sunday],
    [texts.nextWeek(fromTo(plusDays(sunday, 1), plusDays(sunday, 7), language)), plusDays(sunday, 1), plusDays(sunday, 7)],
  ];
  const end = plusDays(sunday, 7);
  const broken = audit.filter(({ effect }) => effect === "violation" || effect === "undetermined");
  const dated = audit.filter((finding) => finding.due !== undefined && !broken.includes(finding));
  const others = audit.filter((finding) => finding.due === undefined && !broken.includes(finding));
  return h(
    "div",
    { class: "week" },
    h("h2", { tabindex: -1 }, texts.views.week),
    broken.length > 0 && section(texts.overdue, findingList(broken, "audit", language)),
    ...weeks.map(([heading, first, last]) => section(heading, ...days(first, last, dated))),
    section(texts.later, findingsOrNone(dated.filter(({ due }) => due! > end), language)),
    others.length > 0 && section(texts.toNote, findingList(others, "audit", language)),
    section(
      texts.calendar,
      monthCalendar({ provider, courses: courses(), on, language }),
      h("button", { type: "button", class: "quiet save", click: saveCalendar }, texts.saveCalendar),
    ),
  );
}

/** Saves the due dates of the coming year, for a calendar program. */
function saveCalendar() {
  const { provider, on, language } = state;
  const upcoming = provider.due(on, plusMonths(on, 12), language);
  save(`${provider.id}.ics`, calendarFile(upcoming, { provider: provider.id, language, now: new Date().toISOString() }));
}

/** What is due and what happens on the dates from the first to the last, by date. */
function days(first: Day, last: Day, dated: readonly Finding[]): HTMLElement[] {
  const { provider, language } = state;
  const due = Map.groupBy(
    dated.filter(({ due }) => first <= due! && due! <= last),
    ({ due }) => due!,
  );
  const happening = Map.groupBy(
    provider.due(first, last, language).filter((upcoming) => occasion(upcoming) !== undefined),
    ({ on }) => on,
  );
  const all = [...new Set([...due.keys(), ...happening.keys()])].sort();
  if (all.length === 0) return [h("p", { class: "hint" }, TEXTS[language].nothingDue)];
  return all.flatMap((day) => [
    h("h4", {}, spoken(day, language)),
    ...(happening.get(day) ?? []).map((upcoming) => h("p", { class: "occasion" }, occasion(upcoming))),
    ...[due.get(day) ?? []].filter(({ length }) => length > 0).map((findings) => findingList(findings, "audit", language)),
  ]);
}

/** What happens on a date by itself: the end of a course or of a description, a new year. */
function occasion({ what, course, service }: Upcoming): HTMLElement | undefined {
  const { occasions } = TEXTS[state.language];
  if (what === "course_ends") return h("a", { href: courseAddress(course!) }, occasions[what](course!));
  if (what === "due" || what === "begins" || what === "ends") return undefined;
  return h("span", {}, occasions[what](serviceName(service!)));
}
