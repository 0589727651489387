// Dates as people write them: 5.3.2026 in Finnish and Finland Swedish, 5 March 2026 in English.
import type { Day, Language } from "rehab-rules";

const LOCALES: Record<Language, string> = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" };

/** Midday in UTC, so that a date never becomes the one before or after. */
const moment = (day: Day): Date => new Date(`${day}T12:00:00Z`);
const dayOf = (date: Date): Day => date.toISOString().slice(0, 10);

function format(day: Day, language: Language, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: "UTC" }).format(moment(day));
}

export function written(day: Day, language: Language): string {
  if (language === "en") return format(day, language, { day: "numeric", month: "long", year: "numeric" });
  const [year, month, date] = day.split("-").map(Number);
  return `${date}.${month}.${year}`;
}

/** A range of dates; the dash has spaces around it only if the dates contain spaces. */
export const fromTo = (first: Day, last: Day, language: Language): string =>
  written(first, language) + (language === "en" ? " – " : "–") + written(last, language);

/** A date with its day of the week. */
export const spoken = (day: Day, language: Language): string =>
  `${format(day, language, { weekday: "long" })} ${written(day, language)}`;
export const monthName = (day: Day, language: Language): string => format(day, language, { month: "long", year: "numeric" });
export const shortMonth = (day: Day, language: Language): string => format(day, language, { month: "short" }).replace(".", "");

/** Short names of the days of the week, Monday first, and the full ones. */
export function weekdays(language: Language): { short: string; long: string }[] {
  const monday = "2024-01-01";
  return Array.from({ length: 7 }, (_, number) => {
    const day = plusDays(monday, number);
    return { short: format(day, language, { weekday: "short" }), long: format(day, language, { weekday: "long" }) };
  });
}

/** The date in a text: 4.5.2026, 4/5/2026, 4 May 2026 or 2026-05-04. */
export function readDay(text: string): Day | undefined {
  const numbers = /^\s*(\d{1,2})\s*[./]\s*(\d{1,2})\s*[./]\s*(\d{4})\s*$/.exec(text);
  const words = /^\s*(\d{1,2})\.?\s+(\p{L}+)\s+(\d{4})\s*$/u.exec(text);
  if (numbers) return asDay(numbers[3]!, numbers[2]!, numbers[1]!);
  if (words) {
    const month = MONTHS.findIndex((name) => words[2]!.length >= 3 && name.startsWith(words[2]!.toLowerCase()));
    return month < 0 ? undefined : asDay(words[3]!, String(month + 1), words[1]!);
  }
  const plain = /^\s*(\d{4})-(\d{2})-(\d{2})\s*$/.exec(text);
  return plain ? asDay(plain[1]!, plain[2]!, plain[3]!) : undefined;
}

const MONTHS = Array.from({ length: 12 }, (_, month) =>
  format(`2024-${String(month + 1).padStart(2, "0")}-15`, "en", { month: "long" }).toLowerCase(),
);

function asDay(year: string, month: string, date: string): Day | undefined {
  const day = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  const there = moment(day);
  return Number.isNaN(there.getTime()) || dayOf(there) !== day ? undefined : day;
}

export function plusDays(day: Day, days: number): Day {
  const date = moment(day);
  date.setUTCDate(date.getUTCDate() + days);
  return dayOf(date);
}

/** The same day of another month, or the last day of that month. */
export function plusMonths(day: Day, months: number): Day {
  const first = moment(`${day.slice(0, 8)}01`);
  first.setUTCMonth(first.getUTCMonth() + months + 1);
  const last = plusDays(dayOf(first), -1);
  const same = `${last.slice(0, 8)}${day.slice(8)}`;
  return same < last ? same : last;
}

export const daysBetween = (from: Day, to: Day): number =>
  Math.round((moment(to).getTime() - moment(from).getTime()) / 86_400_000);
/** The day of the week: 0 is Monday. */
export const weekday = (day: Day): number => (moment(day).getUTCDay() + 6) % 7;
