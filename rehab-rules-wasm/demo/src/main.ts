// The page: its views by address, the language, the date, the form of the current action, and the steps taken.
import "./style.css";
import { labels, services } from "rehab-rules";
import type { Action, ActionName, CourseRow } from "rehab-rules";
import { PROVIDER, WEEK, courseAddress, shownAt } from "./addresses.ts";
import type { Shown } from "./addresses.ts";
import { courseView, states } from "./course-view.ts";
import { plusMonths, readDay } from "./dates.ts";
import { dayField } from "./day-field.ts";
import { h } from "./dom.ts";
import { openForm } from "./form.ts";
import type { Draft } from "./form.ts";
import { startEngine } from "./packed.ts";
import { clientView, providerView } from "./provider-view.ts";
import { listAddress } from "./rules/addresses.ts";
import { rulesView } from "./rules/rules-view.ts";
import { usualPeriods } from "./schedule.ts";
import { FIRST_DAY, LANGUAGES, begin, carryOut, clients, clientsOn, courses, freeId, state, undo } from "./state.ts";
import { TASKS } from "./tasks.ts";
import { TEXTS } from "./texts.ts";
import { weekView } from "./week-view.ts";

const page = document.querySelector<HTMLElement>("#page")!;
/** Kept when the page is redrawn; otherwise screen readers would not announce it. */
const live = h("p", { role: "status", class: "unseen" });
/** The message about the last step. */
let news: (() => string) | undefined;

let speaking: ReturnType<typeof setTimeout> | undefined;
function announce(text: string) {
  clearTimeout(speaking);
  speaking = setTimeout(() => {
    if (live.textContent !== text) live.textContent = text;
  }, 900);
}

const shown = (): Shown => shownAt(location.hash);
const shownCourse = (): CourseRow | undefined => {
  const at = shown();
  return at.view === "course" ? courses().find(({ course }) => course === at.id) : undefined;
};

/** Opens the form of an action about what is shown. */
function start(task: ActionName) {
  const at = shown();
  const fields: Draft["fields"] = {};
  const { about } = TASKS[task];
  if (at.view === "course" && (about === "course" || about === "from")) fields[about] = at.id;
  if (at.view === "client") {
    const row = clients().find(({ client }) => client === at.id);
    Object.assign(fields, { client: at.id, service: row?.service });
    const on = courses().find(({ course }) => row && clientsOn(course).some(({ client }) => client === at.id))?.course;
    if (on && task === "move_client") fields.from = on;
    if (on && task === "detach_client") fields.course = on;
    // A client goes to a course of the same service; the form of attaching has no field for it.
    if (about !== "client" && task !== "receive_decision") delete fields.service;
  }
  openDraft(task, fields, Object.keys(fields));
}

/** Opens a form with fields that are known, and those of them that are given by where it is opened. */
function openDraft(task: ActionName, known: Draft["fields"], given: readonly string[]) {
  const fields = { ...known };
  const course = courses().find((one) => one.course === (known.course ?? known.from));
  if (task === "create_course")
    Object.assign(fields, { course: freeId(), service: shownCourse()?.service ?? services()[0]!.id, periods: usualPeriods() });
  if (task === "reschedule_course") fields.periods ??= structuredClone(course?.periods ?? usualPeriods());
  if (task === "correct_course") Object.assign(fields, { office: course?.office ?? "", contact: course?.contact ?? "" });
  if ((task === "declare_capacity" || task === "update_provider_info" || task === "receive_decision") && fields.service === undefined)
    fields.service = services()[0]!.id;
  state.draft = { task, given, fields };
  news = undefined;
  draw();
  page.querySelector<HTMLElement>(".task h3")?.focus();
}

function done(action: Action) {
  const { allowed } = carryOut(action);
  if (!allowed) return draw();
  state.draft = undefined;
  news = () => told(action);
  const course = "to" in action ? action.to : "course" in action ? action.course : undefined;
  const goes = action.action === "delete_course" ? WEEK : course !== undefined && shown().view !== "client" ? courseAddress(course) : location.hash;
  go(goes, ".news");
}

/** What was done, as a sentence. */
function told(action: Action): string {
  const course = "to" in action ? action.to : "course" in action ? action.course : "";
  return TEXTS[state.language].done[action.action](course, "client" in action ? action.client : "");
}

function takeBack() {
  const action = undo();
  if (!action) return;
  news = () => TEXTS[state.language].undone(told(action));
  const at = shown();
  const isGone = (at.view === "course" && !shownCourse()) || (at.view === "client" && !clients().some(({ client }) => client === at.id));
  go(isGone ? WEEK : location.hash, ".news");
}

function cancel() {
  const task = state.draft?.task;
  state.draft = undefined;
  draw();
  page.querySelector<HTMLElement>(`[data-task="${task}"]`)?.focus();
}

/** Opens the form of an action that would remove an obstacle, at its course. */
function turnTo({ action, ...fields }: Action) {
  const course = (fields as { from?: string; course?: string }).from ?? (fields as { course?: string }).course;
  if (course !== undefined && shown().view === "course") history.pushState(undefined, "", courseAddress(course));
  const { about } = TASKS[action];
  openDraft(action, fields, about ? [about] : []);
}

/** Shows another address, with the focus there. */
function go(address: string, focus: string) {
  if (address !== location.hash) history.pushState(undefined, "", address || WEEK);
  draw();
  page.querySelector<HTMLElement>(focus)?.focus();
}

addEventListener("popstate", () => {
  // A link within a form, such as that of an error summary, is no other view.
  if (!location.hash.startsWith(WEEK) && location.hash !== "") return;
  state.draft = undefined;
  news = undefined;
  draw();
  page.querySelector<HTMLElement>(".looked h2")?.focus();
});

function draw() {
  const { provider, on, language } = state;
  const texts = TEXTS[language];
  // A pending announcement is out of date.
  clearTimeout(speaking);
  document.documentElement.lang = language;
  document.title = texts.title;
  const form = state.draft && openForm(state.draft, { provider, on, language, announce, done, cancel, turnTo }).element;
  const at = shown();
  const day = dayField({
    label: texts.dayHint,
    language,
    value: on,
    near: on,
    onInput: () => {},
    onSettled: () => changeDay(day.input.value),
  });
  day.offer([{ first: provider.last_on ?? FIRST_DAY, last: plusMonths(FIRST_DAY, 24) }]);
  const link = (address: string, name: string, isHere: boolean) =>
    h("a", { href: address, "aria-current": isHere ? "page" : undefined }, name);
  page.replaceChildren(
    h(
      "header",
      { class: "top" },
      h("div", {}, h("h1", {}, texts.title), h("p", { class: "intro" }, texts.intro)),
      h(
        "nav",
        { class: "views", "aria-label": texts.title },
        link(WEEK, texts.views.week, at.view === "week"),
        link(PROVIDER, texts.views.provider, at.view === "provider" || at.view === "client"),
        link(listAddress(), texts.views.rules, at.view === "rules"),
      ),
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
      { class: at.view === "rules" ? "of-rules" : undefined },
      at.view !== "rules" &&
        h(
          "aside",
          { "aria-label": texts.courses },
          h("h2", {}, texts.courses),
          h("ul", { class: "courses" }, ...courses().map((course) => h("li", {}, card(course)))),
          h("button", { type: "button", class: "main", "data-task": "create_course", click: () => start("create_course") }, labels(language).actions.create_course),
          h(
            "div",
            { class: "setting" },
            day.element,
            h("p", { class: "problem", role: "alert" }),
            h("button", { type: "button", class: "link", click: anew }, texts.anew),
          ),
          steps(),
        ),
      h("div", { class: "looked" }, news && h("p", { class: "news", tabindex: -1 }, news()), view(form)),
    ),
    live,
  );
}

/** The view at the address. The rules come a moment later, when their texts are unpacked. */
function view(form: HTMLElement | undefined): HTMLElement {
  const at = shown();
  switch (at.view) {
    case "rules": {
      const place = h("div", {});
      const [hash, language] = [location.hash, state.language];
      void rulesView(hash, language).then((rules) => {
        if (hash !== location.hash || language !== state.language) return;
        place.replaceWith(rules);
        if (document.activeElement === document.body) rules.querySelector<HTMLElement>("h2")?.focus();
      });
      return place;
    }
    case "week":
      return h("div", {}, form, weekView());
    case "provider":
      return providerView(form, start);
    case "client": {
      const client = clients().find(({ client }) => client === at.id);
      return client ? clientView(client, form, start) : nothingAt(TEXTS[state.language].noClient(at.id));
    }
    case "unknown":
      return nothingAt(TEXTS[state.language].noPage);
    case "course": {
      // While a course is being created, no other course is shown.
      if (state.draft?.task === "create_course") return h("div", {}, form);
      const course = shownCourse();
      return course ? courseView(course, form, start) : nothingAt(TEXTS[state.language].noCourse(at.id));
    }
  }
}

const nothingAt = (said: string): HTMLElement => h("div", {}, h("h2", { tabindex: -1 }, said));

function steps(): HTMLElement | false {
  const texts = TEXTS[state.language];
  const last = state.steps.at(-1);
  return (
    last !== undefined &&
    h(
      "section",
      { class: "steps" },
      h("h3", {}, texts.steps),
      h("ol", {}, ...state.steps.map(({ action }) => h("li", {}, told(action)))),
      h("button", { type: "button", class: "quiet undo", click: takeBack }, texts.undo(labels(state.language).actions[last.action.action])),
    )
  );
}

function changeDay(typed: string) {
  const field = page.querySelector<HTMLInputElement>(".setting input")!;
  const day = readDay(typed) ?? typed;
  // What is wrong with a date is said as in any form.
  const { errors } = state.provider.checkForm("create_course", { on: day }, state.language, { bounds: [] });
  const wrong = errors.find(({ field }) => field === "on");
  field.setAttribute("aria-invalid", String(wrong !== undefined));
  page.querySelector(".setting .problem")!.textContent = wrong?.message ?? "";
  if (wrong || day === state.on) return;
  state.on = day;
  draw();
  page.querySelector<HTMLElement>(".setting input")?.focus();
}

function speak(one: (typeof LANGUAGES)[number]) {
  state.language = one;
  live.textContent = "";
  draw();
  page.querySelector<HTMLElement>(`.languages [lang="${one}"]`)?.focus();
}

function anew() {
  begin();
  news = () => TEXTS[state.language].begunAnew;
  go(WEEK, ".news");
}

function card(course: CourseRow): HTMLElement {
  const texts = TEXTS[state.language];
  const at = shown();
  const isShown = at.view === "course" && at.id === course.course && state.draft?.task !== "create_course";
  return h(
    "a",
    { href: courseAddress(course.course), "aria-current": isShown ? "page" : undefined },
    h("b", {}, texts.course(course.course)),
    h("span", {}, texts.clientsOf(String(clientsOn(course.course).length), String(course.group_size))),
    h("span", {}, states(course)),
  );
}

await startEngine();
begin();
draw();
