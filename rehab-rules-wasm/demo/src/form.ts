// The form of one task: what is typed goes to the engine, and what the engine says comes to the fields.
import { services } from "rehab-rules";
import type {
  Action,
  Bounds,
  Day,
  FormAnswer,
  FormError,
  FormFields,
  FormFinding,
  Language,
  PeriodKind,
  Provider,
} from "rehab-rules";
import { plusDays, readDay } from "./dates.ts";
import { dayField } from "./day-field.ts";
import { freshId, h } from "./dom.ts";
import { STANDS_OUT, findingList } from "./findings.ts";
import { TASKS, isTask } from "./tasks.ts";
import type { Input, TaskName } from "./tasks.ts";
import { TEXTS } from "./texts.ts";

/** What has been filled in so far, as it was typed; it outlives a change of language. */
export interface Draft {
  task: TaskName;
  fields: { [path: string]: unknown };
}

export interface FormSurroundings {
  provider: Provider;
  on: Day;
  language: Language;
  /** Says something to those who do not see it, once typing pauses. */
  announce(text: string): void;
  /** The form is complete and allowed. */
  done(action: Action): void;
  cancel(): void;
  /** Something else that would remove what stands in the way. */
  turnTo(action: Action): void;
}

/** What the page knows of one field. */
interface Control {
  path: string;
  label: string;
  element: HTMLElement;
  /** What takes the focus, and what is marked as wrong. */
  inputs: () => HTMLElement[];
  offer?: (bounds: Bounds | undefined) => void;
  problems: HTMLElement;
}

interface DraftPeriod {
  kind: PeriodKind | "";
  start: string;
  end: string;
}

export interface OpenForm {
  element: HTMLElement;
  heading: HTMLElement;
}

export function openForm(draft: Draft, around: FormSurroundings): OpenForm {
  const { provider, on, language } = around;
  const texts = TEXTS[language];
  const { task, fields } = draft;
  const { inputs } = TASKS[task];
  const snapshot = provider.snapshot();
  const course = (snapshot.courses ?? []).find((one) => one.course === fields[TASKS[task].course ?? "course"]);
  const onCourse = (snapshot.clients ?? [])
    .filter(({ stays }) => (stays ?? []).some((stay) => stay.course === course?.course && !stay.detached_on))
    .map(({ client }) => client);
  let controls: Control[] = [];
  /** Fields that have been left once, so that what is wrong with them may be said; all of them after an attempt to send. */
  const settled = new Set<string>();
  let tried = false;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const body = h("div", { class: "fields" });
  const general = h("div", { class: "general" });
  const state = h("p", { class: "state", id: freshId() });
  const follows = h("div", { class: "follows" });
  const remedies = h("div", { class: "remedies" });
  const heading = h("h3", { tabindex: -1, id: freshId() }, texts.task[task] + (course ? `: ${texts.course(course.course)}` : ""));
  const element = h(
    "form",
    { class: "task", novalidate: true, "aria-labelledby": heading.id, submit: send },
    heading,
    body,
    general,
    state,
    remedies,
    follows,
    h(
      "div",
      { class: "buttons" },
      h("button", { class: "main", "aria-describedby": state.id }, texts.task[task]),
      h("button", { type: "button", class: "quiet", click: () => around.cancel() }, texts.cancel),
    ),
  );

  /** The fields as the engine takes them: a list that nothing is chosen from is not told yet. */
  const asked = (): FormFields => {
    const told: { [path: string]: unknown } = { ...fields, on };
    if (fields.clients_agreed !== false) delete told.clients_declined;
    for (const list of ["target_groups", "clients_declined"])
      if ((told[list] as string[] | undefined)?.length === 0) delete told[list];
    return told as FormFields;
  };
  const check = (values: FormFields, bounds?: string[]): FormAnswer =>
    provider.checkForm(task, values as never, language, bounds ? { bounds } : {});

  function set(path: string, value: unknown, soon = false) {
    fields[path] = value;
    clearTimeout(waiting);
    // What is being typed is looked at once the fingers rest.
    if (soon) waiting = setTimeout(() => element.isConnected && update(), 150);
    else update();
  }
  const leave = (path: string) => () => {
    settled.add(path);
    update();
  };

  function build() {
    controls = [];
    body.replaceChildren(...inputs.flatMap((input) => (input.kind === "schedule" ? schedule() : [put(controlOf(input))])));
    update();
  }

  function put(control: Control): HTMLElement {
    controls.push(control);
    control.element.append(control.problems);
    return control.element;
  }

  function controlOf({ path, kind }: Input): Control {
    const label = texts.field[path]!;
    const problems = h("div", { class: "problems", id: freshId() });
    const hint = h("p", { class: "hint", id: freshId() }, texts.hint[path] ?? "");
    const control = { path, label, problems };
    switch (kind) {
      case "text":
      case "number": {
        const input = h("input", {
          id: freshId(),
          class: kind,
          type: kind,
          autocomplete: "off",
          value: String(fields[path] ?? ""),
          "data-hint": hint.id,
          input: () => set(path, kind === "number" && /^\d+$/.test(input.value) ? Number(input.value) : input.value, true),
          change: leave(path),
        });
        const offer = ({ min, max, options }: Bounds = {}) => {
          if (kind !== "number") return;
          for (const [name, value] of Object.entries({ min, max }))
            value === undefined ? input.removeAttribute(name) : input.setAttribute(name, String(value));
          hint.textContent =
            options?.length === 0 ? texts.noNumber : min === undefined ? "" : texts.numberBounds(String(min), String(max));
        };
        return {
          ...control,
          element: h("div", { class: "field" }, h("label", { for: input.id }, label), input, hint),
          inputs: () => [input],
          offer,
        };
      }
      case "one":
        return { ...control, ...selection(path, label) };
      case "many": {
        const options = path === "target_groups" ? groups() : onCourse.map((client) => ({ id: client, name: client }));
        const boxes = options.map(({ id, name }) => {
          const box = h("input", {
            type: "checkbox",
            id: freshId(),
            value: id,
            checked: ((fields[path] as string[] | undefined) ?? []).includes(id),
            change: () => (
              settled.add(path),
              set(
                path,
                boxes.filter(({ box }) => box.checked).map(({ box }) => box.value),
              )
            ),
          });
          const note = h("span", { class: "note" });
          return { box, note, line: h("div", { class: "choice" }, box, h("label", { for: box.id }, name, note)) };
        });
        const offer = (bounds?: Bounds) => {
          for (const { box, note } of boxes) {
            const can = !bounds?.options || bounds.options.includes(box.value);
            note.textContent = can ? "" : ` (${texts.notWorking})`;
          }
        };
        return {
          ...control,
          element: group(
            label,
            problems,
            boxes.map(({ line }) => line),
          ),
          inputs: () => boxes.map(({ box }) => box),
          offer,
        };
      }
      default: {
        const name = freshId();
        const choices = [true, false].map((value) => {
          const radio = h("input", {
            type: "radio",
            name,
            id: freshId(),
            checked: fields[path] === value,
            change: () => (settled.add(path), set(path, value)),
          });
          return {
            radio,
            line: h("div", { class: "choice" }, radio, h("label", { for: radio.id }, value ? texts.yes : texts.no)),
          };
        });
        const lines = choices.map(({ line }) => line);
        return {
          ...control,
          element: group(label, problems, texts.hint[path] ? [hint, ...lines] : lines),
          inputs: () => choices.map(({ radio }) => radio),
        };
      }
    }
  }

  function group(label: string, problems: HTMLElement, children: HTMLElement[]): HTMLElement {
    return h("fieldset", { class: "field", "aria-describedby": problems.id }, h("legend", {}, label), ...children);
  }

  /** A choice among what there is; what cannot be chosen stands below with the reason. */
  function selection(path: string, label: string) {
    const select = h("select", { id: freshId(), change: () => (settled.add(path), chosen(path, select.value)) });
    const reasons = h("details", { class: "reasons", hidden: true });
    const element = h("div", { class: "field" }, h("label", { for: select.id }, label), select, reasons);
    const offer = (bounds?: Bounds) => {
      const all = candidates(path);
      const can = all.filter(({ id }) => !bounds?.options || bounds.options.includes(id));
      const cannot = all.filter((option) => !can.includes(option));
      const value = String(fields[path] ?? "");
      const kept = cannot.filter(({ id }) => id === value);
      const options = [
        { id: "", name: texts.choose },
        ...can,
        ...kept.map(({ id, name }) => ({ id, name: `${name} (${texts.notWorking})` })),
      ];
      // Only what has changed is drawn anew: an open list stays open.
      const drawn = JSON.stringify(options);
      if (select.dataset.drawn !== drawn) {
        select.dataset.drawn = drawn;
        select.replaceChildren(...options.map(({ id, name }) => h("option", { value: id }, name)));
      }
      select.value = value;
      const told = JSON.stringify(cannot);
      if (reasons.dataset.told === told && !reasons.open) return;
      reasons.dataset.told = told;
      reasons.hidden = cannot.length === 0;
      const told_of = cannot.map(({ id, name }) => h("li", {}, h("b", {}, name), " ", reason(path, id)));
      reasons.replaceChildren(
        h("summary", {}, texts.whyNot(String(cannot.length))),
        ...(can.length === 0 ? [h("p", {}, texts.noOption)] : []),
        h("ul", {}, ...told_of),
      );
    };
    return { element, inputs: () => [select], offer };
  }

  /** Why a value cannot be chosen, from the same rules. */
  function reason(path: string, value: string): string {
    const { findings, errors } = check({ ...asked(), [path]: value } as FormFields, []);
    return findings.find(({ effect }) => effect === "prohibition")?.message ?? errors.map(problemText).join(" ");
  }

  function chosen(path: string, value: string) {
    if (path === "service") {
      fields.target_groups = [];
      fields.service = value;
      build();
      controls
        .find((control) => control.path === "service")
        ?.inputs()[0]
        ?.focus();
    } else set(path, value);
  }

  function candidates(path: string): { id: string; name: string }[] {
    const named = (id: string) => ({ id, name: id });
    if (path === "service") return services().map(({ id, names }) => ({ id, name: names?.[language] ?? id }));
    if (path === "to")
      return (snapshot.courses ?? [])
        .filter((one) => !one.deleted && one.course !== fields.from)
        .map((one) => ({ id: one.course, name: texts.course(one.course) }));
    if (task !== "attach_client") return onCourse.map(named);
    const known = (snapshot.clients ?? []).map(({ client }) => client);
    return [...new Set(known)].filter((client) => !onCourse.includes(client)).map(named);
  }

  function groups(): { id: string; name: string }[] {
    const service = services().find(({ id }) => id === fields.service);
    return (service?.target_groups ?? []).map(({ id, names }) => ({ id, name: names?.[language] ?? id }));
  }

  /** The periods, or the year while there are none. */
  function schedule(): HTMLElement[] {
    const periods = fields.periods as DraftPeriod[] | undefined;
    const problems = h("div", { class: "problems", id: freshId() });
    const near = periods?.find(({ start }) => start)?.start ?? on;
    const rows = (periods ?? []).map((period, number) => {
      const title = texts.period(String(number + 1));
      const path = (field: string) => `periods[${number}].${field}`;
      const change = (field: "kind" | "start" | "end", soon: boolean) => (value: string) => {
        Object.assign(period, { [field]: value });
        set("periods", periods, soon);
      };
      const kind = h(
        "select",
        { id: freshId(), change: () => change("kind", false)(kind.value) },
        ...(["in_person", "digital"] as const).map((one) =>
          h("option", { value: one, selected: period.kind === one }, texts.kind[one]),
        ),
      );
      const kindField = put({
        path: path("kind"),
        label: `${title}, ${texts.field.kind}`,
        element: h("div", { class: "field" }, h("label", { for: kind.id }, texts.field.kind!), kind),
        inputs: () => [kind],
        problems: h("div", { class: "problems", id: freshId() }),
      });
      const days = (["start", "end"] as const).map((field) => {
        const label = `${title}, ${texts.field[field]!.toLowerCase()}`;
        const one = dayField({
          label: texts.field[field]!,
          language,
          value: period[field],
          near: period.start || near,
          onInput: (value) => change(field, true)(value),
          onSettled: leave(path(field)),
        });
        return put({
          path: path(field),
          label,
          element: one.element,
          inputs: () => [one.input],
          offer: (bounds) => one.offer(bounds?.days),
          problems: h("div", { class: "problems", id: freshId() }),
        });
      });
      const remove = h(
        "button",
        { type: "button", class: "link", click: () => (periods!.splice(number, 1), rebuilt("periods")) },
        texts.removePeriod(String(number + 1)),
      );
      return h(
        "fieldset",
        { class: "period" },
        h("legend", {}, title),
        h("div", { class: "row" }, kindField, ...days),
        periods!.length > 1 && remove,
      );
    });
    const open = h("input", {
      type: "checkbox",
      id: freshId(),
      checked: !periods,
      change: () => {
        if (open.checked) delete fields.periods;
        else {
          fields.periods = usualPeriods();
          delete fields.year;
        }
        rebuilt("periods");
      },
    });
    const choice =
      task === "create_course" && h("div", { class: "choice" }, open, h("label", { for: open.id }, texts.noSchedule));
    const add =
      periods &&
      h(
        "button",
        {
          type: "button",
          class: "quiet",
          click: () => (periods.push({ kind: "in_person", start: "", end: "" }), rebuilt(`periods[${periods.length - 1}].kind`)),
        },
        texts.addPeriod,
      );
    const later =
      periods &&
      task === "reschedule_course" &&
      h(
        "button",
        {
          type: "button",
          class: "quiet later",
          click: () => (weekLater(periods), build(), body.querySelector<HTMLElement>(".later")?.focus()),
        },
        texts.weekLater,
      );
    const buttons = periods && h("div", { class: "buttons" }, later, add);
    const element = h(
      "fieldset",
      { class: "field schedule", "aria-describedby": problems.id },
      h("legend", {}, texts.field.periods!),
      choice,
      ...rows,
      buttons,
    );
    controls.push({ path: "periods", label: texts.field.periods!, element, inputs: () => (periods ? [] : [open]), problems });
    element.append(problems);
    return periods ? [element] : [element, put(controlOf({ path: "year", kind: "number" }))];
  }

  /** Draws the fields anew after some came or went, and keeps the focus near. */
  function rebuilt(path: string) {
    build();
    const control = controls.find((one) => one.path === path) ?? controls[0];
    (control?.inputs()[0] ?? control?.element.querySelector<HTMLElement>("select, input"))?.focus();
  }

  /** The field that a path is about: itself, or what it is part of. */
  const controlAt = (path: string): Control | undefined =>
    controls.find((control) => control.path === path) ?? controls.find((control) => control.path === path.replace(/\[.*/, ""));

  function problemText({ code, message }: FormError): string {
    return texts.problems[code] ?? message;
  }

  function update() {
    clearTimeout(waiting);
    const answer = check(
      asked(),
      controls.map(({ path }) => path),
    );
    for (const { path, offer } of controls) offer?.(answer.bounds[path]);
    const shownAnswers = inputs.filter(({ kind }) => kind === "answer");
    for (const { path } of shownAnswers) {
      const control = controlAt(path)!;
      control.element.hidden = fields[path] === undefined && !answer.missing.includes(path);
    }
    const declined = controlAt("clients_declined");
    if (declined) declined.element.hidden = fields.clients_agreed !== false;

    const blocking = answer.findings.filter(({ effect }) => STANDS_OUT.includes(effect));
    const homeless: FormFinding[] = [];
    const at = new Map<Control, { findings: FormFinding[]; texts: string[] }>(
      controls.map((control) => [control, { findings: [], texts: [] }]),
    );
    for (const finding of blocking) {
      const home = finding.paths.map(controlAt).find((control) => control && !control.element.hidden);
      if (home) at.get(home)!.findings.push(finding);
      else homeless.push(finding);
    }
    const faults: Control[] = [];
    for (const error of answer.errors) {
      const home = controlAt(error.field);
      if (!home) continue;
      faults.push(home);
      if (tried || settled.has(home.path) || error.code !== "invalid_date") at.get(home)!.texts.push(problemText(error));
    }
    const missing = answer.missing.map(controlAt).filter((control) => control !== undefined);
    if (tried) for (const control of missing) at.get(control)!.texts.push(texts.fill);
    for (const [control, said] of at) showProblems(control, said.findings, [...new Set(said.texts)]);
    fill(general, homeless.length > 0 && findingList(homeless, language));

    const consequences = answer.findings.filter(({ effect }) => !STANDS_OUT.includes(effect));
    const complete = answer.missing.length === 0 && answer.errors.length === 0;
    fill(
      follows,
      answer.allowed === true &&
        consequences.length > 0 &&
        h("section", {}, h("h4", {}, texts.follows), findingList(consequences, language)),
    );
    const names = (those: Control[]) => [...new Set(those.map(({ label }) => label))].slice(0, 4).join("; ");
    const verdict =
      answer.allowed === false
        ? texts.cannot
        : faults.length > 0
          ? texts.correct(names(faults))
          : missing.length > 0
            ? texts.next(names(missing.slice(0, 1)), String(new Set(missing).size - 1))
            : answer.allowed
              ? texts.can
              : "";
    state.textContent = verdict;
    state.dataset.allowed = String(answer.allowed === false ? false : complete);
    showRemedies(answer.allowed === false && complete);
    around.announce(
      [verdict, ...blocking.filter(({ effect }) => effect === "prohibition").map(({ message }) => message)].join(" "),
    );
    return {
      answer,
      first: [...at].find(
        ([, said]) => said.texts.length > 0 || said.findings.some(({ effect }) => effect === "prohibition"),
      )?.[0],
    };
  }

  function showProblems(control: Control, findings: FormFinding[], told: string[]) {
    const { problems } = control;
    const drawn = JSON.stringify([findings.map(({ rule, message }) => [rule, message]), told]);
    if (problems.dataset.drawn !== drawn) {
      problems.dataset.drawn = drawn;
      fill(
        problems,
        ...told.map((text) => h("p", { class: "problem" }, text)),
        findings.length > 0 && findingList(findings, language),
      );
    }
    const wrong = told.length > 0 || findings.some(({ effect }) => effect === "prohibition");
    control.element.classList.toggle("wrong", wrong);
    for (const input of control.inputs()) {
      const described = [input.dataset.hint, drawn === "[[],[]]" ? undefined : problems.id].filter((id) => id !== undefined);
      if (described.length > 0) input.setAttribute("aria-describedby", described.join(" "));
      else input.removeAttribute("aria-describedby");
      // Radio buttons have no such state; their group is described by the problem.
      if (wrong && input.getAttribute("type") !== "radio") input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
  }

  /** What would remove what stands in the way, as buttons that open the form of it. */
  function showRemedies(wanted: boolean) {
    const found: Action[] = [];
    if (wanted) {
      const { on: _, ...rest } = asked();
      const { findings } = provider.evaluate({ action: task, ...rest } as unknown as Action, on, { remedies: true });
      for (const remedy of findings.flatMap(({ remedies = [] }) => remedies)) if (isTask(remedy)) found.push(remedy);
    }
    const first = found.slice(0, 6);
    fill(
      remedies,
      first.length > 0 &&
        h(
          "section",
          {},
          h("h4", {}, texts.remedies),
          h(
            "ul",
            {},
            ...first.map((action) =>
              h(
                "li",
                {},
                h("button", { type: "button", class: "quiet", click: () => around.turnTo(action) }, remedyText(action)),
              ),
            ),
          ),
        ),
    );
  }

  function remedyText(action: Action): string {
    switch (action.action) {
      case "move_client":
        return texts.remedy.move_client!(action.client, action.to);
      case "detach_client":
        return texts.remedy.detach_client!(action.client);
      case "set_group_size":
        return texts.remedy.set_group_size!(String(action.group_size));
      case "attach_client":
        return texts.remedy.attach_client!(action.course);
      default:
        return texts.remedy.delete_course!("course" in action ? action.course : "");
    }
  }

  function send(event: Event) {
    event.preventDefault();
    tried = true;
    const { answer, first } = update();
    const unanswered = answer.missing.length > 0 || answer.errors.length > 0;
    if (answer.allowed !== true || unanswered) {
      const target = first?.inputs()[0] ?? first?.element.querySelector<HTMLElement>("select, input") ?? heading;
      target.focus();
      return;
    }
    const { on: _, ...rest } = asked();
    around.done(
      Object.fromEntries(
        Object.entries<unknown>({ action: task, ...rest }).filter(([, value]) => value !== undefined && value !== ""),
      ) as unknown as Action,
    );
  }

  build();
  return { element, heading };
}

function fill(into: HTMLElement, ...children: (HTMLElement | false)[]) {
  into.replaceChildren(...children.filter((child) => child !== false));
}

function weekLater(periods: DraftPeriod[]) {
  for (const period of periods) {
    if (readDay(period.start)) period.start = plusDays(period.start, 7);
    if (readDay(period.end)) period.end = plusDays(period.end, 7);
  }
}

/** A course usually has two periods in person with a digital one between. */
export const usualPeriods = (): DraftPeriod[] =>
  (["in_person", "digital", "in_person"] as const).map((kind) => ({ kind, start: "", end: "" }));
