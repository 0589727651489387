// The periods of a course, or its year while there are none.
import { labels } from "rehab-rules";
import type { Day, PeriodKind } from "rehab-rules";
import { plusDays, readDay } from "./dates.ts";
import { dayField } from "./day-field.ts";
import { freshId, h } from "./dom.ts";
import { control, typed } from "./fields.ts";
import type { Control, Filling } from "./fields.ts";
import { TEXTS } from "./texts.ts";

/** A period as typed: its dates may be incomplete. */
export interface DraftPeriod {
  kind: PeriodKind;
  start: string;
  end: string;
}

/** A course usually has two periods in person with a digital period between them. */
export const usualPeriods = (): DraftPeriod[] =>
  (["in_person", "digital", "in_person"] as const).map((kind) => ({ kind, start: "", end: "" }));

interface Schedule {
  filling: Filling;
  on: Day;
  /** Whether the course is new, and may have no schedule yet; otherwise its schedule is changed. */
  fresh: boolean;
  /** Fields were added or removed: redraws the form, with the focus on the matching element. */
  redraw(focus: string): void;
}

/** The controls of a schedule: those of the periods are inside the element of the first. */
export function schedule({ filling, on, fresh, redraw }: Schedule): Control[] {
  const { language, fields } = filling;
  const texts = TEXTS[language];
  const label = labels(language).fields.periods!;
  const periods = fields.periods as DraftPeriod[] | undefined;
  const within = (periods ?? []).map((period, number) => periodControls(period, number, periods!, on, filling));
  const button = (name: string, text: string, click: () => void) => h("button", { type: "button", class: name, click }, text);

  const open = h("input", {
    type: "checkbox",
    id: freshId(),
    class: "open",
    checked: !periods,
    change: () => {
      if (open.checked) delete fields.periods;
      else fields.periods = usualPeriods();
      delete fields.year;
      redraw(".schedule .open");
    },
  });
  const rows = within.map((controls, number) =>
    h(
      "fieldset",
      { class: "period" },
      h("legend", {}, texts.period(String(number + 1))),
      h("div", { class: "row" }, ...controls.map(({ element }) => element)),
      within.length > 1 &&
        button("link", texts.removePeriod(String(number + 1)), () => {
          periods!.splice(number, 1);
          redraw(".period select");
        }),
    ),
  );
  const element = h(
    "fieldset",
    { class: "field schedule" },
    h("legend", {}, label),
    fresh && h("div", { class: "choice" }, open, h("label", { for: open.id }, texts.noSchedule)),
    ...rows,
    periods &&
      h(
        "div",
        { class: "buttons" },
        !fresh &&
          button("quiet later", texts.weekLater, () => {
            weekLater(periods);
            redraw(".schedule .later");
          }),
        button("quiet", texts.addPeriod, () => {
          periods.push({ kind: "in_person", start: "", end: "" });
          redraw(".period:nth-last-of-type(1) select");
        }),
      ),
  );
  const whole = control({ path: "periods", label, element, inputs: [] });
  return periods ? [whole, ...within.flat()] : [whole, typed("year", "number", filling)];
}

function periodControls(period: DraftPeriod, number: number, periods: DraftPeriod[], on: Day, filling: Filling): Control[] {
  const { language, set, leave } = filling;
  const texts = TEXTS[language];
  const title = texts.period(String(number + 1));
  const path = (field: string) => `periods[${number}].${field}`;
  const near = period.start || periods.find(({ start }) => start)?.start;
  const change = (value: Partial<DraftPeriod>, soon: boolean) => {
    Object.assign(period, value);
    set("periods", periods, soon);
  };
  const kind = h(
    "select",
    { id: freshId(), change: () => change({ kind: kind.value as PeriodKind }, false) },
    ...(["in_person", "digital"] as const).map((one) =>
      h("option", { value: one, selected: period.kind === one }, labels(language).words.kind[one]),
    ),
  );
  const kindLabel = labels(language).fields.kind!;
  const kinds = control({
    path: path("kind"),
    label: `${title}, ${kindLabel.toLowerCase()}`,
    element: h("div", { class: "field" }, h("label", { for: kind.id }, kindLabel), kind),
    inputs: [kind],
  });
  const days = (["start", "end"] as const).map((field) => {
    const label = labels(language).fields[field]!;
    const { element, input, offer } = dayField({
      label,
      language,
      value: period[field],
      near: readDay(near ?? "") ?? on,
      onInput: (value) => change({ [field]: value }, true),
      onSettled: () => leave(path(field)),
    });
    return control({
      path: path(field),
      label: `${title}, ${label.toLowerCase()}`,
      element,
      inputs: [input],
      offer: (bounds) => offer(bounds?.days),
    });
  });
  return [kinds, ...days];
}

function weekLater(periods: DraftPeriod[]) {
  for (const period of periods) {
    if (readDay(period.start)) period.start = plusDays(period.start, 7);
    if (readDay(period.end)) period.end = plusDays(period.end, 7);
  }
}
