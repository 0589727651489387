// A month over all courses: their periods as bars over the weeks, and what is due or happens on each date. A list where there is no room.
import { services } from "rehab-rules";
import type { CourseRow, Day, Language, Period, Provider } from "rehab-rules";
import { clientAddress, courseAddress } from "./addresses.ts";
import { daysBetween, fromTo, monthName, plusDays, plusMonths, spoken, weekday, weekdays, written } from "./dates.ts";
import { freshId, h, shape } from "./dom.ts";
import { duties } from "./duties.ts";
import { MONTH_TEXTS } from "./month-texts.ts";
import "./month.css";

interface Options {
  provider: Provider;
  courses: readonly CourseRow[];
  on: Day;
  language: Language;
}

/** What a date shows; without an address it is no link. */
interface Mark {
  on: Day;
  kind: "due" | "event";
  short: string;
  /** In full, for the list and for screen readers. */
  full: string[];
  address: string | undefined;
}
interface Bar {
  course: string;
  period: Period;
}

/** At most so many bars of a week, and marks of a date, are seen at once. */
const BARS = 4;
const MARKS = 2;

export function monthCalendar(options: Options): HTMLElement {
  const texts = MONTH_TEXTS[options.language];
  let month = firstOf(options.on);
  // It stays when the month changes, so that screen readers announce it and the buttons keep the focus.
  const name = h("h3", { id: freshId(), "aria-live": "polite" });
  const back = h("button", { type: "button", class: "quiet back-to", click: () => show(firstOf(options.on)) }, texts.back);
  const body = h("div", {});
  const turn = (months: number, label: string, sign: string) =>
    h("button", { type: "button", class: "quiet turn", "aria-label": label, click: () => show(plusMonths(month, months)) }, sign);
  const head = h("div", { class: "month-head" }, name, turn(-1, texts.before, "‹"), turn(1, texts.after, "›"), back);

  function show(one: Day) {
    month = one;
    name.textContent = monthName(month, options.language);
    const isHere = month === firstOf(options.on);
    // A hidden button would lose the focus.
    back.setAttribute("aria-disabled", String(isHere));
    body.replaceChildren(...monthOf(month, options));
  }
  show(month);
  return h("section", { class: "month-calendar", "aria-labelledby": name.id }, head, body);
}

function monthOf(month: Day, { provider, courses, on, language }: Options): HTMLElement[] {
  const texts = MONTH_TEXTS[language];
  const end = plusDays(plusMonths(month, 1), -1);
  const first = plusDays(month, -weekday(month));
  const last = plusDays(end, 6 - weekday(end));
  const bars = courses
    .flatMap(({ course, periods }) => (periods ?? []).map((period) => ({ course, period })))
    .filter(({ period }) => period.start <= last && first <= period.end)
    .sort((a, b) => (a.period.start < b.period.start ? -1 : a.period.start > b.period.start ? 1 : 0));
  // Dates before the last event cannot be evaluated.
  const from = provider.last_on !== undefined && first < provider.last_on ? provider.last_on : first;
  const marks = from <= last ? marksOf(provider, from, last, language) : [];
  const weeks = Array.from({ length: (daysBetween(first, last) + 1) / 7 }, (_, number) => plusDays(first, 7 * number));
  const grid = h(
    "table",
    { class: "month-grid" },
    h("caption", { class: "unseen" }, texts.caption(monthName(month, language))),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("th", { scope: "col", class: "week-number" }, h("span", { class: "unseen" }, texts.week)),
        ...weekdays(language).map(({ short, long }) =>
          h("th", { scope: "col" }, h("span", { "aria-hidden": "true" }, short), h("span", { class: "unseen" }, long)),
        ),
      ),
    ),
    h("tbody", {}, ...weeks.map((monday) => weekOf(monday, month, on, bars, marks, language))),
  );
  const notes = from > month && h("p", { class: "hint" }, texts.notBefore(written(from, language)));
  return [grid, listOf(month, end, on, bars, marks, language), ...(notes ? [notes] : [])];
}

/** What is due and what happens from one date to another, by date. */
function marksOf(provider: Provider, first: Day, last: Day, language: Language): Mark[] {
  const texts = MONTH_TEXTS[language];
  const upcoming = provider.due(first, last, language);
  const due = duties(upcoming, language).map(({ on, course, clients, short, messages }): Mark => {
    const address = course !== undefined ? courseAddress(course) : clients[0] !== undefined ? clientAddress(clients[0]) : undefined;
    return { on, kind: "due", short, full: messages, address };
  });
  const events = upcoming.flatMap(({ on, what, service }): Mark[] => {
    // The end of a course is the end of its last bar.
    if (what === "due" || what === "begins" || what === "ends" || what === "course_ends") return [];
    const name = services().find(({ id }) => id === service)?.names?.[language] ?? service ?? "";
    const short = texts.event[what](name);
    return [{ on, kind: "event", short, full: [short], address: undefined }];
  });
  return [...due, ...events];
}

/** A week as a row. A bar belongs to the cell of its first date in the week, and reaches over the cells after it. */
function weekOf(
  monday: Day,
  month: Day,
  on: Day,
  bars: readonly Bar[],
  marks: readonly Mark[],
  language: Language,
): HTMLTableRowElement {
  const texts = MONTH_TEXTS[language];
  const sunday = plusDays(monday, 6);
  const segments = bars
    .filter(({ period }) => period.start <= sunday && monday <= period.end)
    .map((bar) => ({ bar, first: later(bar.period.start, monday), last: earlier(bar.period.end, sunday), level: 0 }));
  // Bars that overlap are on separate levels.
  const taken: Day[] = [];
  for (const segment of segments) {
    const free = taken.findIndex((end) => end < segment.first);
    segment.level = free < 0 ? taken.length : free;
    taken[segment.level] = segment.last;
  }
  const levels = Math.min(taken.length, BARS);
  const cells = Array.from({ length: 7 }, (_, number) => {
    const day = plusDays(monday, number);
    const starting = segments.filter(({ first }) => first === day);
    const seen = starting.filter(({ level }) => level < BARS);
    const hidden = starting.filter(({ level }) => level >= BARS).map(({ bar }) => h("li", {}, barLink(bar, language)));
    const due = marks.filter((mark) => mark.on === day);
    const fits = due.length > MARKS ? MARKS - 1 : MARKS;
    const folded = [...hidden, ...due.slice(fits).map((mark) => h("li", {}, markLink(mark)))];
    const isToday = day === on;
    const cell = h(
      "td",
      { class: firstOf(day) === month ? undefined : "outside", "aria-current": isToday ? "date" : undefined },
      h(
        "span",
        { class: "date" },
        h("span", { "aria-hidden": "true" }, String(Number(day.slice(8)))),
        h("span", { class: "unseen" }, written(day, language) + (isToday ? `, ${texts.today}` : "")),
      ),
      ...seen.map(({ bar, first, last, level }) => {
        const link = barLink(bar, language);
        if (bar.period.start < first) link.classList.add("goes-on-before");
        if (last < bar.period.end) link.classList.add("goes-on-after");
        link.style.setProperty("--days", String(daysBetween(first, last) + 1));
        link.style.setProperty("--level", String(level));
        return link;
      }),
      h(
        "div",
        { class: "marks" },
        due.length > 0 && h("ul", { role: "list" }, ...due.slice(0, fits).map((mark) => h("li", {}, markLink(mark)))),
        folded.length > 0 &&
          h(
            "details",
            {},
            h("summary", {}, texts.more(String(folded.length))),
            h("ul", { role: "list" }, ...folded),
          ),
      ),
    );
    cell.style.setProperty("--levels", String(levels));
    return cell;
  });
  const number = String(weekNumber(monday));
  return h(
    "tr",
    {},
    h("th", { scope: "row", class: "week-number" }, h("span", { class: "unseen" }, `${texts.week} `), number),
    ...cells,
  );
}

/** The same month as a list by date. A period that began earlier is at the first date of the month. */
function listOf(
  month: Day,
  end: Day,
  on: Day,
  bars: readonly Bar[],
  marks: readonly Mark[],
  language: Language,
): HTMLElement {
  const texts = MONTH_TEXTS[language];
  const entries = [
    ...bars
      .filter(({ period }) => period.start <= end && month <= period.end)
      .map((bar) => ({ on: later(bar.period.start, month), element: barLink(bar, language) })),
    ...marks.filter((mark) => month <= mark.on && mark.on <= end).map((mark) => ({ on: mark.on, element: markLink(mark, true) })),
  ];
  if (entries.length === 0) return h("p", { class: "month-list hint" }, texts.nothing);
  const byDay = Map.groupBy(entries, (entry) => entry.on);
  const days = [...byDay.keys()].sort();
  return h(
    "div",
    { class: "month-list" },
    ...days.map((day) =>
      h(
        "section",
        {},
        h("h4", {}, spoken(day, language) + (day === on ? ` (${texts.today})` : "")),
        h("ul", { role: "list" }, ...byDay.get(day)!.map(({ element }) => h("li", {}, element))),
      ),
    ),
  );
}

function barLink({ course, period }: Bar, language: Language): HTMLAnchorElement {
  const texts = MONTH_TEXTS[language];
  return h(
    "a",
    { class: `period-bar ${period.kind}`, href: courseAddress(course) },
    h("span", {}, h("b", {}, course), ` ${texts.kind[period.kind]}`),
    h("span", { class: "dates" }, ` ${fromTo(period.start, period.end, language)}`),
  );
}

/** A mark in a few words, or in full. Either way screen readers get it in full. */
function markLink({ kind, short, full, address }: Mark, isInFull = false): HTMLElement {
  const mark = address === undefined ? h("span", { class: `mark ${kind}` }) : h("a", { class: `mark ${kind}`, href: address });
  const more = full.join(" ");
  const words = isInFull ? h("span", {}, more) : h("span", {}, short, more !== short && h("span", { class: "unseen" }, ` ${more}`));
  mark.append(shape(kind === "due" ? "obligation" : "calendar"), words);
  return mark;
}

const firstOf = (day: Day): Day => `${day.slice(0, 8)}01`;
const later = (a: Day, b: Day): Day => (a < b ? b : a);
const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

/** The number of a week (ISO 8601): the week of 4 January is the first. */
function weekNumber(monday: Day): number {
  const year = plusDays(monday, 3).slice(0, 4);
  const fourth = `${year}-01-04`;
  return daysBetween(plusDays(fourth, -weekday(fourth)), monday) / 7 + 1;
}
