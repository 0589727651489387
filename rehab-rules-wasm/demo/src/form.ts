// The form of one action: passes the values to the engine, and shows the results at the fields.
import { labels, services } from "rehab-rules";
import type { Action, ActionName, Day, FormAnswer, FormFields, Finding, FormFinding, Language, Provider } from "rehab-rules";
import { fromTo } from "./dates.ts";
import { freshId, h } from "./dom.ts";
import { answer, day, many, one, typed } from "./fields.ts";
import type { Control, Filling, Option } from "./fields.ts";
import { findingList } from "./findings.ts";
import { STANDS_OUT } from "./grouping.ts";
import { schedule } from "./schedule.ts";
import { courseOf } from "./state.ts";
import { TASKS } from "./tasks.ts";
import type { Input } from "./tasks.ts";
import { TEXTS } from "./texts.ts";

/** The values so far, as typed; they are kept when the language changes. */
export interface Draft {
  task: ActionName;
  /** The fields that are given by where the form was opened, and not asked for. */
  given: readonly string[];
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
  const { task, given, fields } = draft;
  const { about } = TASKS[task];
  const asksAbout: Input[] = about && !given.includes(about) ? [{ path: about, kind: "one" }] : [];
  const inputs = [...asksAbout, ...TASKS[task].inputs.filter(({ path }) => !given.includes(path))];
  const label = labels(language).actions[task];
  const snapshot = provider.snapshot();
  const courses = (snapshot.courses ?? []).filter(({ deleted }) => !deleted);
  const course = courses.find((one) => one.course === fields[about === "from" ? "from" : "course"]);
  const onCourse = (snapshot.clients ?? []).filter((one) => course && courseOf(one) === course.course).map(({ client }) => client);
  const subject = [
    course && given.some((field) => field !== "client") && texts.course(course.course),
    given.includes("client") && texts.client(String(fields.client)),
  ].filter(Boolean);
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
  const heading = h("h3", { tabindex: -1, id: freshId() }, [label, subject.join(", ")].filter(Boolean).join(": "));
  /** What is wrong, with links to the fields, after an attempt to send. */
  const summary = h("div", { class: "summary", tabindex: -1, hidden: true });
  const changes = h("div", { class: "changes" });
  const element = h(
    "form",
    { class: "task", novalidate: true, "aria-labelledby": heading.id, submit: send },
    heading,
    summary,
    body,
    general,
    state,
    remedies,
    follows,
    changes,
    h(
      "div",
      { class: "buttons" },
      h("button", { class: "main", "aria-describedby": state.id }, label),
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
        delete fields.target_groups;
        delete fields.target_group;
        redraw(".task select");
      } else if (path === "period") {
        const own = course?.periods?.[Number(value) - 1];
        Object.assign(fields, { start: own?.start, end: own?.end });
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
      case "day":
        return [day(path, on, filling)];
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
      case "yesno":
        return [answer(path, filling)];
      default:
        return [typed(path, kind, filling)];
    }
  }

  /** Why a value cannot be chosen, according to the rules. */
  function reason(path: string, value: string): string {
    const { findings, errors } = check({ ...asked(), [path]: value } as FormFields, []);
    return findings.find(({ effect }) => effect === "prohibition")?.message ?? errors.map(({ message }) => message).join(" ");
  }

  /** All options, allowed or not. */
  function candidates(path: string): Option[] {
    switch (path) {
      case "service":
        return services().map(({ id, names }) => ({ id, name: names?.[language] ?? id }));
      case "target_group":
        return groups();
      case "course":
      case "from":
      case "to":
        return courses.filter((one) => path !== "to" || one.course !== fields.from).map((one) => ({ id: one.course, name: texts.course(one.course) }));
      case "period":
        return (course?.periods ?? []).map(({ start, end }, index) => {
          const number = String(index + 1);
          return { id: number, name: `${texts.period(number)}: ${fromTo(start, end, language)}` };
        });
      case "client": {
        if (task !== "attach_client") return onCourse.map(named);
        const known = new Set((snapshot.clients ?? []).map(({ client }) => client));
        return [...known].filter((client) => !onCourse.includes(client)).map(named);
      }
      default:
        return Object.entries(labels(language).words[path] ?? {}).map(([id, name]) => ({ id, name }));
    }
  }

  function groups(): Option[] {
    const service = services().find(({ id }) => id === (fields.service ?? course?.service));
    return (service?.target_groups ?? []).map(({ id, names }) => ({ id, name: names?.[language] ?? id }));
  }

  /** The field of a path: the field itself, or the one that contains it. */
  const controlAt = (path: string): Control | undefined =>
    controls.find((control) => control.path === path) ?? controls.find((control) => control.path === path.replace(/\[.*/, ""));

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
      if (tried || settled.has(home.path) || error.code !== "invalid_date") at.get(home)!.texts.push(error.message);
    }
    const missing = checked.missing.map(controlAt).filter((control) => control !== undefined);
    if (tried) for (const control of missing) at.get(control)!.texts.push(labels(language).required);
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
    showChanges(complete ? checked.action : undefined);
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
    const prohibitions = (findings: FormFinding[]) => findings.filter(({ effect }) => effect === "prohibition").map((one) => one.message!);
    const wrong = [...at].flatMap(([control, said]) =>
      [...new Set(said.texts), ...prohibitions(said.findings)].map((message) => ({ control, message })),
    );
    if (tried) showSummary([...wrong, ...prohibitions(homeless).map((message) => ({ control: undefined, message }))]);
    return checked;
  }

  /** Links to what is wrong, above the form: the first thing that is read after an attempt to send. */
  function showSummary(wrong: { control: Control | undefined; message: string }[]) {
    summary.hidden = wrong.length === 0;
    const link = ({ control, message }: (typeof wrong)[number]) => {
      if (!control) return h("li", {}, message);
      const input = control.inputs[0] ?? control.element.querySelector<HTMLElement>("select, input");
      const go = (event: Event) => {
        event.preventDefault();
        input?.focus();
      };
      return h("li", {}, h("a", { href: `#${input?.id}`, click: go }, `${control.label}: ${message}`));
    };
    fill(summary, h("h4", {}, texts.wrong), h("ul", {}, ...wrong.map(link)));
  }

  /** What the situation would be after the action, compared with now. */
  function showChanges(action: Action | undefined) {
    if (!action) return fill(changes);
    const preview = provider.preview([action], on, language);
    const list = (heading: string, findings: readonly Finding[]) =>
      findings.length > 0 && h("div", {}, h("h5", {}, heading), findingList(findings, "audit", language));
    const nothing = preview.new.length + preview.gone.length === 0;
    fill(
      changes,
      h(
        "section",
        {},
        h("h4", {}, texts.changes),
        nothing && h("p", { class: "hint" }, texts.noChange),
        list(texts.appears, preview.new),
        list(texts.gone, preview.gone),
      ),
    );
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
      found.push(...findings.flatMap(({ remedies = [] }) => remedies));
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
      case "delete_course":
        return texts.remedy.delete_course!(action.course);
      default:
        return labels(language).actions[action.action];
    }
  }

  function send(event: Event) {
    event.preventDefault();
    tried = true;
    const { action, missing } = update();
    // An answer that a rule waits for is asked for, even where the rule only recommends.
    if (!action || missing.length > 0) {
      (summary.hidden ? heading : summary).focus();
      return;
    }
    around.done(action);
  }

  redraw();
  return { element, heading };
}

function fill(into: HTMLElement, ...children: (HTMLElement | false)[]) {
  into.replaceChildren(...children.filter((child) => child !== false));
}

const named = (id: string): Option => ({ id, name: id });
