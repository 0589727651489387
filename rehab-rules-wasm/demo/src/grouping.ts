// Which findings stand together, and in what order people read them.
import type { Effect, Finding, RuleId } from "rehab-rules";

/** By rule: the rule whose finding tells why it speaks too. The build puts in what the package says. */
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

/** What can stand in the way, or already does: it is shown where it can be put right. */
export const STANDS_OUT: readonly Effect[] = GRAVEST_FIRST.slice(0, 3);

/** One finding in the place of all that differ in their client alone, and what goes with them. */
export interface Group {
  finding: Finding;
  /** The clients of the others. */
  others: string[];
  follow: Group[];
}

/** The findings in groups: the gravest first, then what is due first, and each one that has its cause among them under it. */
export function grouped(findings: readonly Finding[]): Group[] {
  const ordered = findings.toSorted(comparing);
  const byCause = Map.groupBy(ordered, (finding) => ordered.find((other) => isCause(other, finding)));
  const groupsOf = (some: readonly Finding[]): Group[] =>
    alike(some).map((same) => ({
      finding: same[0]!,
      others: same.slice(1).flatMap(({ client }) => client ?? []),
      follow: groupsOf(same.flatMap((one) => byCause.get(one) ?? [])),
    }));
  return groupsOf(byCause.get(undefined) ?? []);
}

function comparing(a: Finding, b: Finding): number {
  return GRAVEST_FIRST.indexOf(a.effect) - GRAVEST_FIRST.indexOf(b.effect) || comparingDues(a.due, b.due);
}

/** What has no last day comes last. */
function comparingDues(a: Finding["due"], b: Finding["due"]): number {
  if (a === b) return 0;
  return b === undefined || (a !== undefined && a < b) ? -1 : 1;
}

/** A cause that names no client is that of every client's finding about the course. */
function isCause(cause: Finding, { rule, course, client }: Finding): boolean {
  return cause.rule === CAUSES[rule] && cause.course === course && (cause.client === undefined || cause.client === client);
}

function alike(findings: readonly Finding[]): Finding[][] {
  const same = ({ rule, effect, course, due, values }: Finding) => JSON.stringify([rule, effect, course, due, values]);
  return [...Map.groupBy(findings, same).values()];
}
