// An example of a rule in which numbers, dates and answers can be changed; the engine answers at once.
import type { Effect, Example, Explanation, Finding, Language, RehabRecord } from "rehab-rules";
import { written } from "../dates.ts";
import { freshId, h } from "../dom.ts";
import { findingList } from "../findings.ts";
import { changedEvents, toldEvents } from "./event-values.ts";
import { changedRecord, toldRecord } from "./record-values.ts";
import { checked, replayed } from "./replay.ts";
import type { Answer } from "./replay.ts";
import { sentence } from "./sentence.ts";
import type { Changeable } from "./sentence.ts";
import { RULE_TEXTS } from "./texts.ts";
import { UNREADABLE } from "./values.ts";
import type { Changes } from "./values.ts";

/** How long after the last key a changed answer is announced, in milliseconds. */
const PAUSE = 900;
const CAN_BE_BROKEN: readonly Effect[] = ["prohibition", "violation"];

/** An example as it is shown: its lines, and how the engine answers. */
interface Shown {
  lines: HTMLElement[];
  changeable: Changeable[];
  answer(): Answer | Promise<Answer>;
  /** Where the reason is shown why an event could not be done. */
  reasons: HTMLElement[];
}

export function exampleSection(rule: Explanation, example: Example, language: Language): HTMLElement {
  const texts = RULE_TEXTS[language];
  const changes: Changes = new Map();
  const heading = h("h4", { tabindex: -1, id: freshId() }, headingOf(rule, example, language));
  const lines = h("ul", { class: "events", role: "list" });
  const spoken = h("p", { role: "status", class: "unseen" });
  const answered = h("div", { class: "answer" });
  const restore = h("button", { type: "button", class: "quiet", hidden: true, click: () => reset() }, texts.asItWas);
  let shown: Shown;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  const changed = () => void update(true);

  async function update(announced: boolean) {
    const number = ++asked;
    for (const one of shown.changeable) one.update();
    restore.hidden = changes.size === 0;
    const answer = await shown.answer();
    // A later change has its own answer.
    if (number !== asked) return;
    shown.reasons.forEach((place, event) => {
      // Many clients may have the same reason: the first is told.
      place.textContent = answer.undone.find((one) => one.event === event)?.reason ?? "";
    });
    const own = answerOf(rule, answer, changes, language);
    answered.replaceChildren(...own);
    clearTimeout(waiting);
    const messages = [...(own[0]?.querySelectorAll(".message") ?? [])].map(({ textContent }) => textContent);
    const said = messages.length > 0 ? `${texts.says}: ${messages.join(" ")}` : own[0]!.textContent;
    if (announced) waiting = setTimeout(() => (spoken.textContent = said), PAUSE);
  }

  function draw() {
    shown = (example.record ? shownRecord : shownEvents)(rule, example, changes, language, changed);
    lines.replaceChildren(...shown.lines);
    return update(false);
  }

  function reset() {
    changes.clear();
    void draw();
    heading.focus();
    spoken.textContent = texts.restored;
  }

  void draw();
  return h(
    "section",
    { class: "example", "aria-labelledby": heading.id },
    heading,
    lines,
    restore,
    answered,
    spoken,
  );
}

function headingOf({ says }: Explanation, { shows }: Example, language: Language): string {
  const { example } = RULE_TEXTS[language];
  if (says.some(({ effect }) => CAN_BE_BROKEN.includes(effect))) return shows === "breaks" ? example.breaks : example.keeps;
  return shows === "breaks" ? example.speaks : example.silent;
}

function shownEvents(rule: Explanation, example: Example, changes: Changes, language: Language, changed: () => void): Shown {
  const events = example.events ?? [];
  const reasons: HTMLElement[] = [];
  const changeable: Changeable[] = [];
  const line = (what: HTMLElement) => {
    const reason = h("p", { class: "problem" });
    reasons.push(reason);
    return h("li", {}, what, reason);
  };
  const lines = toldEvents(events, language).map(({ day, pieces, left }) => {
    const one = sentence([day, ": ", ...pieces], left, changes, language, changed);
    changeable.push(one);
    return line(one.element);
  });
  if (example.audited) lines.push(line(h("p", {}, `${written(example.audited, language)}: ${RULE_TEXTS[language].audit}.`)));
  return { lines, changeable, reasons, answer: () => replayed(rule.id, changedEvents(events, changes), example, language) };
}

function shownRecord(rule: Explanation, example: Example, changes: Changes, language: Language, changed: () => void): Shown {
  const texts = RULE_TEXTS[language];
  const record = JSON.parse(example.record!) as RehabRecord;
  const told = toldRecord(rule, record, (example.text ?? "").split("\n"), language);
  const changeable = told.sentences.map((pieces) => sentence(pieces, [], changes, language, changed));
  const lines = changeable.map(({ element }) => h("li", {}, element));
  const refused = h("p", { class: "problem" });
  if (told.left.length > 0) {
    const others = sentence([`${texts.moreValues}:`], told.left, changes, language, changed);
    changeable.push(others);
    lines.push(h("li", {}, others.element));
  }
  lines.push(h("li", { class: "refused" }, refused));
  return {
    lines,
    changeable,
    reasons: [refused],
    async answer() {
      const findings = await checked(changedRecord(record, changes), language);
      const undone = findings ? [] : [{ event: 0, reason: texts.recordRefused }];
      return { asked: "audit", findings: findings ?? [], stands: [], undone, evaluated: findings !== undefined };
    },
  };
}

/** What the rule says, most prominent; then what the other rules say, folded. */
function answerOf(rule: Explanation, answer: Answer, changes: Changes, language: Language): HTMLElement[] {
  const texts = RULE_TEXTS[language];
  const unreadable = [...changes.values()].includes(UNREADABLE);
  if (unreadable || !answer.evaluated) return [h("p", { class: "own none" }, texts.cannotAnswer)];
  const own = answer.findings.filter((finding) => finding.rule === rule.id);
  const others = answer.findings.filter((finding) => finding.rule !== rule.id);
  const list = (findings: readonly Finding[]) => findingList(findings, answer.asked, language);
  return [
    own.length > 0
      ? h("div", { class: "own" }, h("h5", {}, texts.says), list(own))
      : h("p", { class: "own none" }, texts.silent),
    ...(answer.stands.length > 0
      ? [h("div", { class: "stands" }, h("p", {}, texts.allTheSame), findingList(answer.stands, "audit", language))]
      : []),
    ...(others.length > 0
      ? [h("details", {}, h("summary", {}, texts.others(String(others.length))), list(others))]
      : []),
  ];
}
