// The form of one task: passes the values to the engine, and shows the results at the fields.
import { services } from "rehab-rules";
import type { Action, Day, FormAnswer, FormError, FormFields, FormFinding, Language, Provider } from "rehab-rules";
import { freshId, h } from "./dom.ts";
import { answer, many, one, typed } from "./fields.ts";
import type { Control, Filling, Option } from "./fields.ts";
import { findingList } from "./findings.ts";
import { STANDS_OUT } from "./grouping.ts";
import { schedule } from "./schedule.ts";
import { TASKS, isTask } from "./tasks.ts";
import type { Input, TaskName } from "./tasks.ts";
import { TEXTS } from "./texts.ts";

/** The values so far, as typed; they are kept when the language changes. */
export interface Draft {
  task: TaskName;
  fields: { [path: string]: unknown };
}

export interface FormSurroundings {
  provider: Provider;
  on: Day;
  language: Language;
  /** Announces something to screen readers when typing pauses. */
  announce(text: string): void;
  /** The form is complete and allowed. */
  done(action: Action): void;
  cancel(): void;
  /** Another action that would remove an obstacle. */
  turnTo(action: Action): void;
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
  /** The fields that have lost the focus once, so that their errors may be shown; all fields after an attempt to send. */
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

  /** The fields as the engine reads them: a list without a choice is left out. */
  const asked = (): FormFields => {
    const filled: { [path: string]: unknown } = { ...fields, on };
    if (fields.clients_agreed !== false) delete filled.clients_declined;
    for (const list of ["target_groups", "clients_declined"])
      if ((filled[list] as string[] | undefined)?.length === 0) delete filled[list];
    return filled as FormFields;
  };
  const check = (values: FormFields, bounds?: string[]): FormAnswer =>
    provider.checkForm(task, values as never, language, bounds ? { bounds } : {});

  const filling: Filling = {
    language,
    fields,
    set(path, value, soon = false) {
      fields[path] = value;
      clearTimeout(waiting);
      // Another service has other groups.
      if (path === "service") {
        fields.target_groups = [];
        redraw(".task select");
      } else if (soon)
        // Typed values are checked when typing pauses.
        waiting = setTimeout(() => element.isConnected && update(), 150);
      else update();
    },
    leave(path) {
      settled.add(path);
      update();
    },
  };

  function redraw(focus?: string) {
    controls = inputs.flatMap(controlsOf);
    // A control inside another is already in the page.
    body.replaceChildren(...controls.map((control) => control.element).filter((one) => !one.parentElement?.closest(".schedule")));
    update();
    if (focus) element.parentElement?.querySelector<HTMLElement>(focus)?.focus();
  }

  function controlsOf({ path, kind }: Input): Control[] {
    switch (kind) {
      case "schedule":
        return schedule({ filling, on, fresh: task === "create_course", redraw });
      case "one":
        return [
          one(
            path,
            () => candidates(path),
            (value) => reason(path, value),
            filling,
          ),
        ];
      case "many":
        return [many(path, path === "target_groups" ? groups() : onCourse.map(named), filling)];
      case "answer":
        return [answer(path, filling)];
      default:
        return [typed(path, kind, filling)];
    }
  }

  /** Why a value cannot be chosen, according to the rules. */
  function reason(path: string, value: string): string {
    const { findings, errors } = check({ ...asked(), [path]: value } as FormFields, []);
    return findings.find(({ effect }) => effect === "prohibition")?.message ?? errors.map(problemText).join(" ");
  }

  /** All options, allowed or not. */
  function candidates(path: string): Option[] {
    if (path === "service") return services().map(({ id, names }) => ({ id, name: names?.[language] ?? id }));
    if (path === "to") {
      const others = (snapshot.courses ?? []).filter((other) => !other.deleted && other.course !== fields.from);
      return others.map((other) => ({ id: other.course, name: texts.course(other.course) }));
    }
    if (task !== "attach_client") return onCourse.map(named);
    const known = new Set((snapshot.clients ?? []).map(({ client }) => client));
    return [...known].filter((client) => !onCourse.includes(client)).map(named);
  }

  function groups(): Option[] {
    const service = services().find(({ id }) => id === fields.service);
    return (service?.target_groups ?? []).map(({ id, names }) => ({ id, name: names?.[language] ?? id }));
  }

  /** The field of a path: the field itself, or the one that contains it. */
  const controlAt = (path: string): Control | undefined =>
    controls.find((control) => control.path === path) ?? controls.find((control) => control.path === path.replace(/\[.*/, ""));

  function problemText({ code, message }: FormError): string {
    return texts.problems[code] ?? message;
  }

  function update() {
    clearTimeout(waiting);
    const checked = check(
      asked(),
      controls.map(({ path }) => path),
    );
    // If the form is prohibited whatever is chosen here, the reason is shown at the field where it can be corrected.
    const prohibits = new Set(checked.findings.filter(({ effect }) => effect === "prohibition").map(({ rule }) => rule));
    for (const { path, offer } of controls) {
      const bounds = checked.bounds[path];
      offer?.(bounds?.none?.every(({ rule }) => prohibits.has(rule)) ? undefined : bounds);
    }
    const answers = inputs.filter(({ kind }) => kind === "answer");
    for (const { path } of answers) {
      const control = controlAt(path)!;
      control.element.hidden = fields[path] === undefined && !checked.missing.includes(path);
    }
    const declined = controlAt("clients_declined");
    if (declined) declined.element.hidden = fields.clients_agreed !== false;

    const blocking = checked.findings.filter(({ effect }) => STANDS_OUT.includes(effect));
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
    for (const error of checked.errors) {
      const home = controlAt(error.field);
      if (!home) continue;
      faults.push(home);
      if (tried || settled.has(home.path) || error.code !== "invalid_date") at.get(home)!.texts.push(problemText(error));
    }
    const missing = checked.missing.map(controlAt).filter((control) => control !== undefined);
    if (tried) for (const control of missing) at.get(control)!.texts.push(texts.fill);
    for (const [control, said] of at) showProblems(control, said.findings, [...new Set(said.texts)]);
    fill(general, homeless.length > 0 && findingList(homeless, task, language));

    const consequences = checked.findings.filter(({ effect }) => !STANDS_OUT.includes(effect));
    const complete = checked.missing.length === 0 && checked.errors.length === 0;
    fill(
      follows,
      checked.allowed === true &&
        consequences.length > 0 &&
        h("section", {}, h("h4", {}, texts.follows), findingList(consequences, task, language)),
    );
    const names = (those: Control[]) => [...new Set(those.map(({ label }) => label))].slice(0, 4).join("; ");
    const verdict =
      checked.allowed === false
        ? texts.cannot
        : faults.length > 0
          ? texts.correct(names(faults))
          : missing.length > 0
            ? texts.next(names(missing.slice(0, 1)), String(new Set(missing).size - 1))
            : checked.allowed
              ? texts.can
              : "";
    state.textContent = verdict;
    state.dataset.allowed = String(checked.allowed === false ? false : complete);
    showRemedies(checked.allowed === false && complete);
    around.announce(
      [verdict, ...blocking.filter(({ effect }) => effect === "prohibition").map(({ message }) => message)].join(" "),
    );
    return {
      checked,
      first: [...at].find(
        ([, said]) => said.texts.length > 0 || said.findings.some(({ effect }) => effect === "prohibition"),
      )?.[0],
    };
  }

  function showProblems(control: Control, findings: FormFinding[], errors: string[]) {
    const { problems } = control;
    const drawn = JSON.stringify([findings.map(({ rule, message }) => [rule, message]), errors]);
    if (problems.dataset.drawn !== drawn) {
      problems.dataset.drawn = drawn;
      fill(
        problems,
        ...errors.map((text) => h("p", { class: "problem" }, text)),
        findings.length > 0 && findingList(findings, task, language),
      );
    }
    const wrong = errors.length > 0 || findings.some(({ effect }) => effect === "prohibition");
    control.element.classList.toggle("wrong", wrong);
    for (const input of control.inputs) {
      const described = [input.dataset.hint, drawn === "[[],[]]" ? undefined : problems.id].filter((id) => id !== undefined);
      if (described.length > 0) input.setAttribute("aria-describedby", described.join(" "));
      else input.removeAttribute("aria-describedby");
      // Radio buttons do not support aria-invalid; their group is described by the problem.
      if (wrong && input.getAttribute("type") !== "radio") input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
  }

  /** The actions that would remove the obstacles, as buttons that open their forms. */
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
    const { checked, first } = update();
    const unanswered = checked.missing.length > 0 || checked.errors.length > 0;
    if (checked.allowed !== true || unanswered) {
      const target = first?.inputs[0] ?? first?.element.querySelector<HTMLElement>("select, input") ?? heading;
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

  redraw();
  return { element, heading };
}

function fill(into: HTMLElement, ...children: (HTMLElement | false)[]) {
  into.replaceChildren(...children.filter((child) => child !== false));
}

const named = (id: string): Option => ({ id, name: id });
