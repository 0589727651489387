// The page: the courses of one provider, the selected course, and the form of the current task.
import { Provider, services } from "rehab-rules";
import type { Action, Day, Language, LogEvent, CourseRow } from "rehab-rules";
import { plusMonths, readDay } from "./dates.ts";
import { dayField } from "./day-field.ts";
import { h } from "./dom.ts";
import { findingList } from "./findings.ts";
import { openForm } from "./form.ts";
import type { Draft } from "./form.ts";
import { startEngine } from "./packed.ts";
import { usualPeriods } from "./schedule.ts";
import { isOfRules } from "./rules/addresses.ts";
import { rulesView } from "./rules/rules-view.ts";
import seed from "./seed.jsonl?raw";
import { TASK_NAMES, TASKS } from "./tasks.ts";
import type { TaskName } from "./tasks.ts";
import { TEXTS } from "./texts.ts";
import { timeline } from "./timeline.ts";

const PROVIDER = "Koivuranta";
const FIRST_DAY = "2026-03-02";
const LANGUAGES: Language[] = ["fi", "sv", "en"];

let language: Language = LANGUAGES.find((one) => navigator.language.toLowerCase().startsWith(one)) ?? "fi";
let on: Day = FIRST_DAY;
let provider: Provider;
let chosen: string | undefined;
let draft: Draft | undefined;

const page = document.querySelector<HTMLElement>("#page")!;
/** Kept when the page is redrawn; otherwise screen readers would not announce it. */
const live = h("p", { role: "status", class: "unseen" });
/** The message about the last task. */
let news: { task: TaskName; parts: string[] } | "anew" | undefined;

let speaking: ReturnType<typeof setTimeout> | undefined;
function announce(text: string) {
  clearTimeout(speaking);
  speaking = setTimeout(() => {
    if (live.textContent !== text) live.textContent = text;
  }, 900);
}

function begin() {
  provider?.free();
  provider = new Provider(PROVIDER);
  for (const line of seed.trim().split("\n")) {
    const { on, provider: _, ...action } = JSON.parse(line) as LogEvent;
    // It has happened, even if the rules prohibit it.
    provider.apply(action as Action, on, { mode: "observe" });
  }
  on = FIRST_DAY;
  chosen = courses()[0]?.course;
  draft = undefined;
}

const courses = (): CourseRow[] => (provider.snapshot().courses ?? []).filter(({ deleted }) => !deleted);

/** The clients on a course, in order. */
const clientsOn = (course: string): string[] =>
  (provider.snapshot().clients ?? [])
    .filter(({ stays }) => (stays ?? []).some((stay) => stay.course === course && !stay.detached_on))
    .map(({ client }) => client);

function start(task: TaskName, given: { [field: string]: unknown } = {}) {
  const { course } = TASKS[task];
  const fields: Draft["fields"] = course ? { [course]: chosen } : {};
  const looked = courses().find((one) => one.course === chosen);
  if (task === "create_course")
    Object.assign(fields, { course: freeId(), service: looked?.service ?? services()[0]!.id, periods: usualPeriods() });
  if (task === "reschedule_course") fields.periods = structuredClone(looked?.periods ?? usualPeriods());
  draft = { task, fields: { ...fields, ...given } };
  news = undefined;
  draw();
  page.querySelector<HTMLElement>(".task h3")?.focus();
}

/** The next unused course number. */
function freeId(): string {
  const numbers = (provider.snapshot().courses ?? []).map(({ course }) => Number(course)).filter(Number.isInteger);
  return String(Math.max(91000, ...numbers) + 1);
}

function done(action: Action) {
  const { allowed } = provider.apply(action, on, { language });
  if (!allowed) return draw();
  const task = action.action as TaskName;
  const course = "to" in action ? action.to : "course" in action ? action.course : "";
  chosen = task === "delete_course" ? courses()[0]?.course : course;
  news = { task, parts: [course, "client" in action ? action.client : ""] };
  draft = undefined;
  draw();
  page.querySelector<HTMLElement>(".news")?.focus();
}

function cancel() {
  const task = draft?.task;
  draft = undefined;
  draw();
  page.querySelector<HTMLElement>(`[data-task="${task}"]`)?.focus();
}

function turnTo({ action, ...fields }: Action) {
  const course = (fields as { from?: string; course?: string }).from ?? (fields as { course?: string }).course;
  if (course && courses().some((one) => one.course === course)) chosen = course;
  start(action as TaskName, fields);
}

function draw() {
  const texts = TEXTS[language];
  // A pending announcement is out of date.
  clearTimeout(speaking);
  document.documentElement.lang = language;
  document.title = texts.title;
  const audit = provider.audit(on, { language });
  // While a course is being created, no other course is shown.
  const looked = draft?.task === "create_course" ? undefined : courses().find(({ course }) => course === chosen);
  const form = draft && openForm(draft, { provider, on, language, announce, done, cancel, turnTo });
  const day = dayField({
    label: texts.dayHint,
    language,
    value: on,
    near: on,
    onInput: () => {},
    onSettled: () => changeDay(day.input.value),
  });
  day.offer([{ first: provider.last_on ?? FIRST_DAY, last: plusMonths(FIRST_DAY, 24) }]);
  page.replaceChildren(
    h(
      "header",
      {},
      h("div", {}, h("h1", {}, texts.title), h("p", { class: "intro" }, texts.intro)),
      h(
        "nav",
        { class: "languages", "aria-label": texts.languages },
        ...LANGUAGES.map((one) =>
          h(
            "button",
            { type: "button", lang: one, "aria-pressed": String(one === language), click: () => speak(one) },
            TEXTS[one].language,
          ),
        ),
      ),
    ),
    h(
      "main",
      {},
      h(
        "aside",
        { "aria-label": texts.courses },
        h("h2", {}, texts.courses),
        h("ul", { class: "courses" }, ...courses().map((course) => h("li", {}, card(course)))),
        taskButton("create_course", "main"),
        h(
          "div",
          { class: "setting" },
          day.element,
          h("p", { class: "problem", role: "alert" }),
          h("button", { type: "button", class: "link", click: anew }, texts.anew),
        ),
      ),
      h(
        "div",
        { class: "looked" },
        news && h("p", { class: "news", tabindex: -1 }, newsText()),
        looked && h("h2", {}, texts.course(looked.course)),
        looked && facts(looked),
        looked && tasks(),
        form?.element,
        looked && section(texts.timeline, timeline(looked, provider, on, audit, language)),
        looked && section(texts.toDo, said(audit.filter(({ course }) => course === looked.course))),
        section(texts.provider, said(audit.filter(({ course }) => course === undefined))),
      ),
    ),
    live,
  );
}

/** Shows the rules in the place of the courses, if the address asks for them. */
async function route(moved: boolean) {
  const address = location.hash;
  draw();
  if (!isOfRules(address)) return;
  const view = await rulesView(address, language);
  if (location.hash !== address) return;
  page.querySelector("main")!.replaceWith(h("main", { class: "wide" }, view));
  document.title = `${view.querySelector("h2")!.textContent} – ${TEXTS[language].title}`;
  if (!moved) return;
  window.scrollTo(0, 0);
  view.querySelector("h2")!.focus();
}

function changeDay(typed: string) {
  const field = page.querySelector<HTMLInputElement>(".setting input")!;
  const day = readDay(typed);
  const wrong = day === undefined ? "invalid_date" : day < (provider.last_on ?? day) ? "out_of_order" : undefined;
  field.setAttribute("aria-invalid", String(wrong !== undefined));
  page.querySelector(".setting .problem")!.textContent = wrong ? TEXTS[language].problems[wrong]! : "";
  if (wrong || day === undefined || day === on) return;
  on = day;
  draw();
  page.querySelector<HTMLElement>(".setting input")?.focus();
}

function speak(one: Language) {
  language = one;
  live.textContent = "";
  void route(false);
  page.querySelector<HTMLElement>(`.languages [lang="${one}"]`)?.focus();
}

function anew() {
  begin();
  news = "anew";
  draw();
  page.querySelector<HTMLElement>(".news")?.focus();
}

function newsText(): string {
  const texts = TEXTS[language];
  return news === "anew" ? texts.begunAnew : news ? texts.done[news.task](...news.parts) : "";
}

function card(course: CourseRow): HTMLElement {
  const texts = TEXTS[language];
  const click = () => {
    chosen = course.course;
    draft = undefined;
    news = undefined;
    draw();
    page.querySelector<HTMLElement>('.courses [aria-current="true"]')?.focus();
  };
  return h(
    "button",
    { type: "button", "aria-current": course.course === chosen && draft?.task !== "create_course" ? "true" : undefined, click },
    h("b", {}, texts.course(course.course)),
    h("span", {}, texts.clientsOf(String(clientsOn(course.course).length), String(course.group_size))),
    h("span", {}, states(course)),
  );
}

function states(course: CourseRow): string {
  const texts = TEXTS[language];
  return [course.published ? texts.published : texts.unpublished, course.confirmed_on && texts.confirmed]
    .filter(Boolean)
    .join(" · ");
}

function facts(course: CourseRow): HTMLElement {
  const texts = TEXTS[language];
  const service = services().find(({ id }) => id === course.service);
  const groups = course.target_groups.map(
    (group) => service?.target_groups.find(({ id }) => id === group)?.names?.[language] ?? group,
  );
  const clients = clientsOn(course.course);
  const facts: [string, string][] = [
    [texts.field.service!, service?.names?.[language] ?? course.service],
    [texts.field.target_groups!, groups.join(", ")],
    [texts.clients, `${clients.length}/${course.group_size}${clients.length > 0 ? `: ${clients.join(", ")}` : ""}`],
    ["", states(course)],
  ];
  return h(
    "dl",
    { class: "facts" },
    ...facts.map(([name, value]) => h("div", {}, h("dt", {}, name || texts.state), h("dd", {}, value))),
  );
}

function tasks(): HTMLElement {
  const texts = TEXTS[language];
  return h(
    "div",
    { class: "tasks", role: "group", "aria-label": texts.tasks },
    ...TASK_NAMES.filter((task) => task !== "create_course").map((task) => taskButton(task, "quiet")),
  );
}

function taskButton(task: TaskName, look: string): HTMLElement {
  return h(
    "button",
    { type: "button", class: look, "data-task": task, "aria-expanded": String(draft?.task === task), click: () => start(task) },
    TEXTS[language].task[task],
  );
}

function section(heading: string, ...children: HTMLElement[]): HTMLElement {
  return h("section", {}, h("h3", {}, heading), ...children);
}

const said = (findings: Parameters<typeof findingList>[0]): HTMLElement =>
  findings.length > 0 ? findingList(findings, "audit", language) : h("p", { class: "hint" }, TEXTS[language].nothingToDo);

await startEngine();
begin();
addEventListener("hashchange", () => void route(true));
await route(false);
