// The due dates as a calendar file (RFC 5545) that any calendar program opens: one entry for the same duty of several clients.
import { labels } from "rehab-rules";
import type { Effect, Language, Upcoming } from "rehab-rules";
import { duties } from "./duties.ts";
import { plusDays } from "./dates.ts";
import { MONTH_TEXTS } from "./month-texts.ts";

interface Options {
  provider: string;
  language: Language;
  /** The moment at which the file is written, in ISO 8601. */
  now: string;
}

// A missed duty stays in the calendar. Rights and what is undetermined are no entries, as in the file of the command.
const ENTRIES: readonly Effect[] = ["obligation", "violation"];
// At nine in the morning, a week before the due date.
const BEFORE = "-P6DT15H";

export function calendarFile(upcoming: readonly Upcoming[], { provider, language, now }: Options): string {
  const texts = MONTH_TEXTS[language];
  const stamp = `${new Date(now).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const name = escaped(texts.calendar(provider));
  const entries = duties(upcoming, language).filter(({ effect }) => ENTRIES.includes(effect));
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//rehab-rules//rehab-rules//EN",
    `NAME:${name}`,
    // For calendars that do not know NAME of RFC 7986.
    `X-WR-CALNAME:${name}`,
    ...entries.flatMap(({ on, rule, effect, course, clients, short, messages }) => {
      const about = [
        labels(language).effects[effect],
        texts.provider(provider),
        ...(course === undefined ? [] : [texts.course(course)]),
        ...clients.map(texts.client),
        rule,
      ];
      const summary = escaped(short);
      // The same duty has the same id in every file, so that a newer file replaces the entry, also if the date has changed.
      const id = [provider, rule, ...(clients.length > 0 ? clients.toSorted() : [course ?? ""])].map(encodeURIComponent).join("/");
      return [
        "BEGIN:VEVENT",
        `UID:${id}@rehab-rules`,
        `DTSTAMP:${stamp}`,
        `DTSTART;VALUE=DATE:${plain(on)}`,
        `DTEND;VALUE=DATE:${plain(plusDays(on, 1))}`,
        `SUMMARY:${summary}`,
        `DESCRIPTION:${escaped([...messages, about.join(" · ")].join("\n"))}`,
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        ...(effect === "violation"
          ? []
          : ["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${summary}`, `TRIGGER:${BEFORE}`, "END:VALARM"]),
        "END:VEVENT",
      ];
    }),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** Saves a text as a file, without a server: the page's policy allows it, because nothing is requested. */
export function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // Not at once: some browsers read it only after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

const plain = (day: string): string => day.replaceAll("-", "");

const escaped = (text: string): string => text.replace(/[\\;,]/g, "\\$&").replace(/\r\n?|\n/g, "\\n");

/** A line in pieces of at most 75 octets of UTF-8, each after the first with a space before it. No character is divided. */
function folded(line: string): string {
  const octets = (text: string) => new TextEncoder().encode(text).length;
  let length = 0;
  let text = "";
  for (const character of line) {
    const more = octets(character);
    if (length + more > 75) {
      text += "\r\n ";
      length = 1;
    }
    text += character;
    length += more;
  }
  return text;
}
