// A date field: typed as people write dates, or picked in a calendar that offers only allowed dates.
import type { Day, Language } from "rehab-rules";
import { daysBetween, monthName, plusDays, plusMonths, readDay, spoken, weekday, weekdays, written } from "./dates.ts";
import { freshId, h, shape } from "./dom.ts";
import { TEXTS } from "./texts.ts";

/** The allowed dates, as ranges; undefined if they are unknown. */
export type Runs = readonly { first: Day; last: Day }[] | undefined;

const works = (day: Day, runs: Runs): boolean =>
  runs === undefined || runs.some(({ first, last }) => first <= day && day <= last);

export interface DayField {
  element: HTMLElement;
  input: HTMLInputElement;
  /** The allowed dates; they are listed under the input. */
  offer(runs: Runs): void;
}

export interface DayFieldOptions {
  label: string;
  language: Language;
  /** A date, or the typed text if it is not a date. */
  value: string;
  /** The month that the calendar opens at if there is no date yet. */
  near: Day;
  onInput(value: string): void;
  onSettled(): void;
}

export function dayField({ label, language, value, near, onInput, onSettled }: DayFieldOptions): DayField {
  const texts = TEXTS[language];
  let runs: Runs;
  const hint = h("p", { class: "hint", id: freshId() });
  const input = h("input", {
    id: freshId(),
    class: "day",
    autocomplete: "off",
    "data-hint": hint.id,
    "aria-describedby": hint.id,
    value: readDay(value) ? written(value, language) : value,
    input: () => onInput(readDay(input.value) ?? input.value),
    change: () => {
      const day = readDay(input.value);
      if (day) input.value = written(day, language);
      onSettled();
    },
  });
  const button = h("button", {
    type: "button",
    class: "pick",
    "aria-label": texts.pickDay(label),
    "aria-haspopup": "dialog",
    click: async () => {
      // When the dialog closes, it returns the focus to the element that has it now; not every browser focuses a clicked button.
      button.focus();
      const picked = await pickDay({ label, language, runs, day: readDay(input.value), near });
      if (picked === undefined) return;
      input.value = written(picked, language);
      onInput(picked);
      onSettled();
    },
  });
  button.append(shape("calendar"));
  const element = h(
    "div",
    { class: "field day-field" },
    h("label", { for: input.id }, label),
    h("div", { class: "with-button" }, input, button),
    hint,
  );
  const offer = (offered: Runs) => {
    runs = offered;
    hint.textContent =
      runs === undefined
        ? ""
        : runs.length === 0
          ? texts.noDay
          : texts.dayBounds(written(runs[0]!.first, language), written(runs.at(-1)!.last, language));
  };
  return { element, input, offer };
}

interface Picking {
  label: string;
  language: Language;
  runs: Runs;
  day: Day | undefined;
  near: Day;
}

/** Opens the calendar; undefined if it is closed without a date. Keys: arrows, Home and End, Page Up and Page Down, Enter, Escape. */
function pickDay({ label, language, runs, day, near }: Picking): Promise<Day | undefined> {
  const texts = TEXTS[language];
  let at = day ?? (runs?.[0] && !works(near, runs) ? (near < runs[0].first ? runs[0].first : runs.at(-1)!.last) : near);
  return new Promise((resolve) => {
    const title = h("h2", { id: freshId(), "aria-live": "polite" });
    const body = h("tbody", {});
    const turn = (months: number) => () => {
      at = plusMonths(at, months);
      draw(false);
    };
    const dialog = h(
      "dialog",
      { class: "calendar", "aria-label": `${label}`, close: () => (dialog.remove(), resolve(readDay(dialog.returnValue))) },
      h(
        "div",
        { class: "month" },
        h("button", { type: "button", "aria-label": texts.otherMonth.before, click: turn(-1) }, "‹"),
        title,
        h("button", { type: "button", "aria-label": texts.otherMonth.after, click: turn(1) }, "›"),
      ),
      h(
        "table",
        { role: "grid", "aria-labelledby": title.id, keydown: (event) => move(event as KeyboardEvent) },
        h("thead", {}, h("tr", {}, ...weekdays(language).map(({ short, long }) => h("th", { scope: "col", abbr: long }, short)))),
        body,
      ),
      runs && h("p", { class: "hint" }, texts.pickHint),
      h("button", { type: "button", class: "quiet", click: () => dialog.close("") }, texts.close),
    );

    function draw(focus: boolean) {
      title.textContent = monthName(at, language);
      const first = `${at.slice(0, 8)}01`;
      const begins = plusDays(first, -weekday(first));
      const weeks = Math.ceil((weekday(first) + daysBetween(first, plusMonths(first, 1))) / 7);
      body.replaceChildren(
        ...Array.from({ length: weeks }, (_, week) =>
          h("tr", {}, ...Array.from({ length: 7 }, (_, number) => cell(plusDays(begins, week * 7 + number), first))),
        ),
      );
      if (focus) body.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    }

    function cell(date: Day, first: Day) {
      if (date.slice(0, 7) !== first.slice(0, 7)) return h("td", {});
      const can = works(date, runs);
      const name = spoken(date, language) + (can ? "" : `, ${texts.notWorking}`);
      return h(
        "td",
        { "aria-selected": String(date === day) },
        h(
          "button",
          {
            type: "button",
            tabindex: date === at ? 0 : -1,
            "aria-label": name,
            "aria-disabled": can ? undefined : "true",
            click: () => can && dialog.close(date),
          },
          String(Number(date.slice(8))),
        ),
      );
    }

    function move(event: KeyboardEvent) {
      const steps: Record<string, () => Day> = {
        ArrowLeft: () => plusDays(at, -1),
        ArrowRight: () => plusDays(at, 1),
        ArrowUp: () => plusDays(at, -7),
        ArrowDown: () => plusDays(at, 7),
        Home: () => plusDays(at, -weekday(at)),
        End: () => plusDays(at, 6 - weekday(at)),
        PageUp: () => plusMonths(at, -1),
        PageDown: () => plusMonths(at, 1),
      };
      const step = steps[event.key];
      if (!step) return;
      event.preventDefault();
      at = step();
      draw(true);
    }

    document.body.append(dialog);
    draw(false);
    dialog.showModal();
    body.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  });
}
