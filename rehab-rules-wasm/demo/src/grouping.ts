// Groups findings, and sorts them for people.
import type { Effect, Finding, RuleId } from "rehab-rules";

/** By rule: the rule whose finding is the cause. The build inserts the data from the package. */
declare const CAUSES: { readonly [rule in RuleId]?: RuleId };

const GRAVEST_FIRST: readonly Effect[] = [
  "prohibition",
  "violation",
  "undetermined",
  "obligation",
  "right",
  "recommendation",
  "unregulated",
  "notice",
];

/** Findings that are or may become obstacles: they are shown where they can be corrected. */
export const STANDS_OUT: readonly Effect[] = GRAVEST_FIRST.slice(0, 3);

/** One finding for all that differ only in the client and its date, and the related findings. */
export interface Group {
  finding: Finding;
  /** The others, in order. */
  others: Finding[];
  follow: Group[];
}

/** The findings in groups: the most severe first, then the earliest due; a finding whose cause is among them is under its cause. */
export function grouped(findings: readonly Finding[]): Group[] {
  const ordered = findings.toSorted(comparing);
  const byCause = Map.groupBy(ordered, (finding) => ordered.find((other) => isCause(other, finding)));
  const groupsOf = (some: readonly Finding[]): Group[] =>
    alike(some).map((same) => ({
      finding: same[0]!,
      others: same.slice(1),
      follow: groupsOf(same.flatMap((one) => byCause.get(one) ?? [])),
    }));
  return groupsOf(byCause.get(undefined) ?? []);
}

function comparing(a: Finding, b: Finding): number {
  return GRAVEST_FIRST.indexOf(a.effect) - GRAVEST_FIRST.indexOf(b.effect) || comparingDues(a.due, b.due);
}

/** Findings without a due date come last. */
function comparingDues(a: Finding["due"], b: Finding["due"]): number {
  if (a === b) return 0;
  return b === undefined || (a !== undefined && a < b) ? -1 : 1;
}

/** A cause without a client applies to every client's finding about the course. */
function isCause(cause: Finding, { rule, course, client }: Finding): boolean {
  return cause.rule === CAUSES[rule] && cause.course === course && (cause.client === undefined || cause.client === client);
}

function alike(findings: readonly Finding[]): Finding[][] {
  const same = ({ rule, effect, course, client, due, values }: Finding) =>
    JSON.stringify([rule, effect, course, client !== undefined && due !== undefined ? "each client's own date" : [due, values]]);
  return [...Map.groupBy(findings, same).values()];
}
