/**
 * rehab-rules: Kela's rehabilitation course rules, in a browser or in Node. May this be done, why not, what would make it
 * allowed, what is due by when, what was broken.
 *
 * Call {@link init} once; everything else is synchronous, but for {@link explain}, which loads a file when first asked.
 * Names are the contract's, the same in every language of the engine; days are `YYYY-MM-DD`.
 */

import type {
  ActionFields,
  ClientRow,
  CourseRow,
  Day,
  DecisionRow,
  Effect,
  ErrorCode,
  Experience,
  Period,
  Pool,
  RowPart,
  RuleId,
  ServiceDescription,
  Snapshot,
} from "./contract.js";
// Actions, service descriptions and snapshots with all that stands in them, from the schemas of the contract.
export * from "./contract.js";

/** The languages of messages and texts. `sv` is Swedish as written in Finland. */
export type Language = "en" | "fi" | "sv";
/** What happens to a prohibited event: `enforce` does not apply it; `observe` does, because it did happen. */
export type Mode = "enforce" | "observe";
export type ActionName = keyof ActionFields;
/** What is done, or is to be done. */
export type Action = { [Name in ActionName]: { action: Name } & ActionFields[Name] }[ActionName];
/** A line of a log: an action, its day in Finland and the provider who does it. */
export type LogEvent = { on: Day; provider: string } & Action;

/** A figure of a finding. */
export type Figure = number | string | string[] | number[];

/** What one rule says. */
export interface Finding {
  rule: RuleId;
  effect: Effect;
  course?: string;
  client?: string;
  /** The last day on which it is in time. */
  due?: Day;
  /** The compared figures, by name. */
  values: { [name: string]: Figure };
  /** On a prohibition, when asked for: the actions that would remove it. */
  remedies?: Action[];
  /** The finding in words, when a language is chosen. */
  message?: string;
}

/** What the engine answers to an action. `allowed` is true when no finding is a prohibition. */
export interface Decision {
  allowed: boolean;
  findings: Finding[];
}

/** A malformed line of a log. */
export interface Malformed {
  code: ErrorCode;
  /** The path of the field; absent when the whole line is unreadable. */
  field?: string;
  message: string;
}
/** The answer to one line of a log. */
export type Line = ({ line: number } & Decision) | { line: number; error: Malformed };
/** A finding of an audit. */
export type AuditFinding = { provider: string } & Finding;

/** Malformed input, thrown: a stable code and the path of the field. */
export class InputError extends Error {
  readonly name: "InputError";
  readonly code: ErrorCode;
  readonly field: string | undefined;
}

/** A course as the provider search shows it to the public. */
export interface Listing {
  provider: string;
  course: string;
  service: string;
  office: string | null;
  target_groups: string[];
  periods: Period[];
  places: number;
  reserved: number;
  free: number;
  contact: string | null;
  info: { pool?: Pool; multiprofessional_experience?: Experience; distance_experience?: Experience };
}

/** Service descriptions of your own; one with a built-in's id replaces it. */
export interface ServicesOption {
  services?: readonly ServiceDescription[];
}
export interface LanguageOption {
  /** With a language each finding has a `message`. */
  language?: Language;
}
export interface RemediesOption {
  /** Whether each prohibition gets its `remedies`. */
  remedies?: boolean;
}
export interface ModeOption {
  /** `enforce`, unless said otherwise. */
  mode?: Mode;
}

/** Where the WebAssembly is, when not beside the module. */
export interface InitOptions {
  /** An address, a response, its bytes, or a compiled module; not read where `answers` is asked for. */
  module_or_path?: Source;
  /**
   * Whether `Provider.load`, `window`, `due`, `nextChange`, `preview`, `explainDecision`, `receipt` and `verify` are to be there as well: that is
   * a module of its own, which does all that the first does too.
   */
  answers?: boolean | Source;
  /** Whether logs are to be read as well: that is a module of its own. */
  logs?: boolean | Source;
  /** Whether records are to be checked as well: that is a module of its own. */
  records?: boolean | Source;
}
export type Source = Address | ArrayBuffer | ArrayBufferView | CompiledModule;
export type Address = string | Platform<"URL"> | Platform<"Request"> | Platform<"Response"> | PromiseLike<Platform<"Response">>;
/** A type that the platform has, where the program knows of it: in a browser, in Node with its types, or nowhere. */
type Platform<Name extends string> = typeof globalThis extends { [name in Name]: { prototype: infer Kind } } ? Kind : never;
type CompiledModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Kind } } } ? Kind : never;

declare global {
  // `using provider = …` is known to the library of TypeScript from `esnext.disposable` on; declared twice, it is the same.
  interface SymbolConstructor {
    readonly dispose: unique symbol;
  }
}

/**
 * Makes the engine ready; call it once, before anything else. Further calls load only what was not asked for before.
 *
 * In Node the WebAssembly is read from the package. In a browser it is fetched from beside the module, or from
 * `module_or_path`; with Vite: `import wasm from "rehab-rules/rehab_rules.wasm?url"; await init({ module_or_path: wasm });`
 * Fails with the address and what it answered where the WebAssembly is not there; the next call tries again.
 */
export function init(options?: InitOptions): Promise<void>;

/**
 * One service provider's state, which stays in WebAssembly: load it once, then ask as often as you like.
 *
 * `using provider = …`, or `free()`, gives its memory back at once; else it is given back when it is collected.
 */
export class Provider {
  /** A provider of whom nothing is known yet. */
  constructor(id: string, options?: ServicesOption);
  /** A provider as a snapshot tells: an object, or its JSON, with no key twice in an object. */
  static fromSnapshot(snapshot: Snapshot | string | Uint8Array, options?: ServicesOption): Provider;
  /**
   * A provider as a log leaves it: its own events, one after the other; after `init({ logs: true })`. A malformed line is an
   * {@link InputError} whose message names the line; events of other providers are left out.
   */
  static fromLog(id: string, log: LogText | readonly LogEvent[], options?: ModeOption & ServicesOption): Provider;

  /**
   * A provider as the rows of a registry tell it on the day `asOf`, as far as they can be taken, and all that could not be; after
   * `init({ answers: true })`. The rows are an object with the keys of a snapshot, of which only `provider` is needed, or its JSON.
   *
   * A row that is malformed is left out; a placement counts as long as its course and its first day can be read. What is dated after `asOf` is
   * left out of its row. Rules that would read what was refused are undetermined, `fact_missing`; those that would read what the rows leave
   * out are not asked: an absent list is unknown, an empty one is none. An {@link InputError} is thrown where there is no object with a
   * `provider`; all else is in `errors`.
   */
  static load(
    rows: RegistryRows | string | Uint8Array,
    options: { asOf: Day } & ServicesOption & { /** Of the errors; English, unless said otherwise. */ language?: Language },
  ): Loaded;

  readonly id: string;
  /** The day of the last event that was carried out; no earlier day can be judged. */
  readonly last_on: Day | undefined;

  /**
   * May this be done? Judges every rule and changes nothing. Malformed input is an {@link InputError}; so is an event of a log, whose
   * own `on` and `provider` are `unknown_field` here.
   */
  evaluate(action: Action, on: Day, options?: LanguageOption & RemediesOption): Decision;
  /** The bare answer of {@link evaluate}, as fast as it can be had. */
  allowed(action: Action, on: Day): boolean;
  /** Judges an action and carries it out when it is allowed, or in `observe`. */
  apply(action: Action, on: Day, options?: LanguageOption & ModeOption): Decision;
  /** What is due, open or broken on a day: by service, course and client, then as in a decision; `out_of_order` for one before the last event. */
  audit(as_of: Day, options?: LanguageOption): Finding[];
  /** What the public sees of the provider's courses on a day; `out_of_order` for one before the last event. */
  search(as_of: Day): Listing[];
  /**
   * The state as one document; the same state gives the same document. Of a provider that was loaded it lacks what the rows left out, and names
   * it in `not_loaded`; {@link load} alone takes it.
   */
  snapshot(): Snapshot;
  /**
   * All that can be done about a course, a client, a client on a course, or the provider itself (`{}`): whether each action may be done, what
   * is to be filled in, and why not. What a page needs for its buttons.
   */
  actions(subject: Subject, on: Day, language?: Language): PossibleAction[];
  /**
   * Checks a form while it is filled in: every field may be missing, half typed or wrong. `fields` are the action's, and `on`,
   * the day on which it is to be done.
   */
  checkForm<Name extends ActionName>(
    action: Name,
    fields: FormFields<Name>,
    language: Language,
    options?: FormOptions,
  ): FormAnswer;
  /** The provider once more, with a state of its own: what becomes of one is not seen by the other. To be freed by itself. */
  fork(): Provider;
  /**
   * When: the days from `first` until `last`, both included, on which the action is allowed as the provider stands, and what closes them;
   * after `init({ answers: true })`.
   */
  window(action: Action, first: Day, last: Day, language?: Language): DayWindow;
  /**
   * What is due, begins or ends from `first` until `last`, both included, as long as nobody does anything: by day, then by what it is; after
   * `init({ answers: true })`.
   */
  due(first: Day, last: Day, language?: Language): Upcoming[];
  /**
   * The first day after this one on which an audit finds something else, figures aside, as long as nothing happens; undefined when there is
   * none. After `init({ answers: true })`.
   */
  nextChange(after: Day): Day | undefined;
  /**
   * What these actions would bring about, one after the other on a day, without carrying them out; after `init({ answers: true })`. What is
   * malformed in one is an {@link InputError} at its place, `[1].course`.
   */
  preview(actions: readonly Action[], on: Day, language?: Language): Preview;
  /**
   * Why an action is allowed or denied on a day: every rule that speaks of it, asked or not and why, the facts read, what was compared, and how
   * each day came about; after `init({ answers: true })`. What a rule rests on is told by {@link explain}.
   */
  explainDecision(action: Action, on: Day, language?: Language): DecisionExplanation;
  /** The decision with all that it rests on, to be stored beside it and verified; after `init({ answers: true })`. */
  receipt(action: Action, on: Day): Receipt;
  /** Gives the memory back; the provider cannot be used afterwards. A second time does nothing. */
  free(): void;
  [Symbol.dispose](): void;
}

/**
 * The rows of a registry: a snapshot of which all but the provider may be left out, and the days on which courses were created and decisions
 * received.
 */
export type RegistryRows = Partial<Omit<Snapshot, "courses" | "clients">> &
  Pick<Snapshot, "provider"> & {
    courses?: Lacking<CourseRow, "created_on">[] | null;
    clients?: (Omit<ClientRow, "decision"> & { decision?: Lacking<DecisionRow, "on"> | null })[] | null;
  };
/** A row that may lack a field. */
type Lacking<Row, Field extends keyof Row> = Omit<Row, Field> & { [field in Field]?: Row[field] | null };
/** What became of a registry's rows. */
export interface Loaded {
  /** The provider, as the rows that were taken tell it. */
  provider: Provider;
  /** All that was not taken: a row, or a fact of one. */
  errors: RowError[];
  /** What the rows leave out: it is unknown, and rules that would read it are not asked. */
  notLoaded: RowPart[];
}
/** What was not taken of a registry's rows. */
export interface RowError {
  /** The table of the row; null for what stands beside the tables. */
  table: RowPart | null;
  /** Where it stands: `courses[1].group_size`. */
  path: string | null;
  /** What the row names: its course or client, else its service. Null where that cannot be read, and where it has the form of an identity code. */
  id: string | null;
  code: ErrorCode;
  /** What stands there, as JSON and not too long; null where nothing does, and where it holds an identity code. */
  value: string | null;
  /** What would be taken, in words. */
  expected: string;
  message: string;
}

/** Whom actions are about: a client of the service named, else of the one in which the provider knows the client. */
export type Subject = { course: string; client?: string } | { client: string; service?: string } | { service?: string };
/** An action that could be done, and what is to be said of it before it is filled in. */
export interface PossibleAction {
  action: ActionName;
  /** Whether it may be done: false as soon as a rule prohibits it, whatever is filled in; undefined while something that is missing could decide. */
  allowed: boolean | undefined;
  /** The paths of what is to be filled in, the most decisive first. */
  missing: string[];
  /** Whether doing it leaves all as it is: publishing a published course. */
  changes_nothing: boolean;
  findings: Finding[];
  /** What keeps it from being judged at all, whatever is filled in: no period can be moved where there is none. */
  error?: Malformed;
}

/** The days on which an action is allowed, as runs in order. */
export interface DayWindow {
  allowed: Run<Day>[];
  /** Those on which no duty is broken either; each run lies in one of `allowed`. */
  in_order: Run<Day>[];
}
/** Something that is due, begins or ends on a day. */
export interface Upcoming {
  on: Day;
  what: Occasion;
  /** Of a year that turns, and of a description. */
  service?: string;
  /** The course that ends. */
  course?: string;
  /** What an audit of the day finds; of what ends, what one of the day before found. */
  finding?: Finding;
}
/**
 * `due`: the last day of what a finding asks for or allows. `begins`, `ends`: the first day on which an audit finds something, or no longer
 * does. `course_ends`, `description_ends`: the last day; `year_turns`, `description_begins`: the first.
 */
export type Occasion = "due" | "begins" | "ends" | "course_ends" | "year_turns" | "description_begins" | "description_ends";
/** What some actions would bring about. */
export interface Preview {
  /** Whether each of them is allowed, after those before it. */
  allowed: boolean;
  /** What is said of each; one that is prohibited is not carried out, and those after it are judged without it. */
  decisions: Decision[];
  /** What an audit of the day would find, and does not find now. */
  new: Finding[];
  /** What an audit of the day finds now, and would no longer. */
  gone: Finding[];
}

/** How a decision came about: the cases that the action becomes, one for each subject it touches, in the order in which they are judged. */
export interface DecisionExplanation extends Decision {
  on: Day;
  action: Action;
  cases: ExplainedCase[];
}
/** What happens to one subject, what is known of it, and every rule that speaks of such a change, as they are asked. */
export interface ExplainedCase {
  change: string;
  course?: string;
  client?: string;
  service: string;
  facts: Facts;
  /** How the days came about that the client's decision sets. */
  days: DayStep[];
  rules: AskedRule[];
}
/** Facts by name; null for what is known to be none. */
export type Facts = { [fact: string]: null | boolean | number | string | string[] | Period[] };
/** One rule of a case. */
export interface AskedRule {
  rule: RuleId;
  /** It said something, is kept, does not concern the case, or was not asked. */
  outcome: "spoke" | "kept" | "silent" | "not_asked";
  /** The rule whose word it was that this one was not asked. */
  because?: RuleId;
  finding?: Finding;
  /** The facts that it reads. */
  reads: string[];
  comparisons: Comparison[];
  days: DayStep[];
}
/** What was compared: a number or a day on either side. */
export interface Comparison {
  left: { name: string; value: number | Day };
  how: "<" | "<=" | "==";
  right: { name: string; value: number | Day };
  holds: boolean;
}
/** How a day came about. */
export interface DayStep {
  name: string;
  from: Day;
  months?: number;
  days_before?: number;
  /** Whether the month is too short, and its last day was taken. */
  clamped: boolean;
  /** Whether it fell on no working day, and the next one was taken. */
  rolled: boolean;
  day: Day;
}
/**
 * A decision with all that it rests on; an id in the form of an identity code is null in it. `JSON.stringify` writes it as the other languages of
 * the engine do; whoever stores it may write it in another way.
 */
export interface Receipt extends Decision {
  receipt: 1;
  engine: string;
  rules_version: string;
  on: Day;
  provider: string | null;
  action: { [field: string]: unknown };
  cases: { change: string; course?: string | null; client?: string | null; description: string; facts: { [fact: string]: unknown } }[];
  /** The service descriptions by the digest that the cases name. */
  descriptions: { [digest: string]: ServiceDescription };
  /** SHA-256 of the rest, in hexadecimal. */
  digest: string;
}
/** What judging the facts of a receipt again says. */
export interface Verification {
  /** Whether the receipt is as it was made, and the rules of now say the same of its facts. */
  holds: boolean;
  differences: {
    /** `rules_version` is by itself no difference in what is said. */
    what: "digest" | "description" | "rules_version" | "allowed" | "finding_gone" | "finding_new";
    then?: unknown;
    now?: unknown;
  }[];
}

/** What a form holds so far: any part of the fields of an action, and its day. A field may hold what its input gives. */
export type FormFields<Name extends ActionName = ActionName> = {
  [Field in keyof ActionFields[Name] | "on"]?: unknown;
};
export interface FormOptions {
  /** The fields whose `bounds` are wanted, by path; all of them, unless said otherwise. `[]` for none. */
  bounds?: readonly string[];
  /** The days among which `bounds` are looked for; a year before `on` and two after it, unless said otherwise. */
  window?: { first: Day; last: Day };
}

/** What a form can show. */
export interface FormAnswer {
  /**
   * Whether the action may be done: false as soon as a rule prohibits it, whatever else comes; undefined while a required
   * field is missing or malformed, or a rule that could prohibit lacks a fact; else true.
   */
  allowed: boolean | undefined;
  /** The action that was judged, when it is allowed: what `apply` takes for the day `on` of the fields. */
  action?: Action;
  /** What the rules say of the fields as they stand. What a missing field would tell is in `missing`, not here. */
  findings: FormFinding[];
  /** The paths of the fields to ask for, the most decisive first. */
  missing: string[];
  /** The fields whose value is malformed, each once; they are judged as if they were empty. */
  errors: FormError[];
  /** By path: the values with which nothing is prohibited, as the other fields stand. */
  bounds: { [path: string]: Bounds };
}
export interface FormFinding extends Finding {
  message: string;
  /** The fields that the finding depends on; show it at the first. */
  paths: string[];
}
export interface FormError {
  code: ErrorCode;
  field: string;
  message: string;
}
/** The values that work. `options: []`, `days: []` or `offsets: []`: none does, as the other fields stand. */
export interface Bounds {
  /** The smallest number, or the first day. */
  min?: number | Day;
  /** The largest number, or the last day. */
  max?: number | Day;
  /** Of numbers: why none below `min` works. */
  lower?: Edge;
  /** Of numbers: why none above `max` works. */
  upper?: Edge;
  /** The values that work of those there are: ids, or numbers with gaps between them. */
  options?: (string | number)[];
  /** The days that work, as runs in order; both ends are included. */
  days?: Run<Day>[];
  /** Of `periods`: by how many days the whole schedule can be moved; 0 is where it stands. */
  offsets?: Run<number>[];
  /** What breaks no duty either, where that is not all that works. */
  in_order?: Run<Day>[] | Run<number>[];
  /** Of the first day of a period: the days that work when its last day moves with it, so that the period stays as long as it is. */
  with_length?: Pick<Bounds, "min" | "max" | "days" | "in_order">;
  /** Where no value works: what prohibits every one of them, or, where there is no such thing, what prohibits the first. */
  none?: (Finding & { message: string })[];
}
/** Values one after the other, both ends included, and what ends them. */
export interface Run<T> {
  first: T;
  last: T;
  lower: Edge;
  upper: Edge;
}
/**
 * Why values work on one side and not on the other. What lies beyond is prohibited (`rule`), breaks a duty (`late`), is malformed
 * (`format`), lies before the last event (`past`) or was not looked at (`window`).
 */
export type Edge = { kind: "rule" | "late"; findings: Finding[] } | { kind: "format"; error: Malformed } | { kind: "past" | "window" };

/** A log as text, or as its bytes in UTF-8. */
export type LogText = string | ArrayBuffer | ArrayBufferView;

/**
 * The day in Finland at a moment: a `Date`, or milliseconds since 1970-01-01 in UTC, as `Date.now()` gives them. What a server or a page
 * elsewhere asks about as "today".
 */
export function dayInFinland(moment: Date | number): Day;

/** Replays a log of JSON Lines, after `init({ logs: true })`: one decision or error a line, the same bytes as from Rust and Python. */
export function replayText(
  log: LogText,
  options?: ModeOption & LanguageOption & RemediesOption & ServicesOption,
): string;
/** Replays a log, as text or as events, and gives an object a line; after `init({ logs: true })`. */
export function replay(
  log: LogText | readonly LogEvent[],
  options?: ModeOption & LanguageOption & RemediesOption & ServicesOption,
): Line[];
/**
 * Audits the providers of a log on a day, after `init({ logs: true })`: the findings, one a line, by provider, service, course and client, then
 * as in a decision, and a line for each malformed line
 * of the log.
 */
export function auditText(
  log: LogText,
  as_of: Day,
  options?: ModeOption & LanguageOption & ServicesOption,
): { findings: string; errors: string };

/** Whether a record may be acted upon, what the rules say of it, and what it comes to. */
export interface Checked extends Decision {
  /** Of `therapy_case` and `coordinator_introduction`. */
  summary?: { [name: string]: unknown };
}
/** A record of a source that is no course service; `docs/records.md` lists the fields of each kind. */
export interface RehabRecord {
  record: "distance_readiness" | "therapy_case" | "coordinator_introduction";
  [field: string]: unknown;
}
/** Checks a record; after `init({ records: true })`. */
export function check(record: RehabRecord, options?: LanguageOption & ServicesOption): Checked;
/** Checks a record of JSON: one finding a line, the same bytes as from Rust and Python. */
export function checkText(record: string | Uint8Array, options?: LanguageOption & ServicesOption): string;

/** Judges the facts of a receipt again, by the rules of now; after `init({ answers: true })`. */
export function verify(receipt: Receipt | string | Uint8Array): Verification;

/** The built-in service descriptions. */
export function services(): ServiceDescription[];
/** Every rule, by id, with the effects it may give. */
export function rules(): { id: RuleId; effects: Effect[] }[];
/** Names the set of rules; it changes when a verdict does. Store it beside a decision. */
export function rulesVersion(): string;

export type Basis = "stated" | "derived";
/** A rule with all that it rests on. */
export interface Explanation {
  id: RuleId;
  /** What the rule says, in words that an official can sign. */
  statement: string;
  /** Whether a source states it (any of it), or it follows from one; null for a rule that only tells what the sources leave unregulated. */
  basis: Basis | null;
  /** Its message for each effect, with `{placeholders}`. Where an effect is stated for some actions and derived for others, `actions` names
   * them (`audit` is the audit of a day), and there is an entry for each basis. */
  says: { effect: Effect; basis: Basis | null; actions?: (ActionName | "audit")[]; message: string }[];
  /**
   * The rule whose finding tells why this one speaks too: the two belong together when they are about the same course, and the same
   * client where that finding names one.
   */
  cause?: RuleId;
  /** What it reads of each change; empty for a rule about a record. */
  reads: { change: string; text: string; facts: { fact: string; text: string }[] }[];
  /** The kind of record that it is about, where it is about one. */
  record?: RehabRecord["record"];
  /** What it reads of that record: `visits[].date` is a field of each element, `plan` whether there is one, `done.*` every field inside. */
  fields?: string[];
  /** Where a source leaves a choice: what was taken. */
  readings: { id: string; question: string; alternatives: string; taken: string; why: string }[];
  /** The statements of the sources that it rests on, in other words than theirs; `heading` is the document's own, where there is one. */
  rows: { id: string; document: string; title: string; heading?: string; first_line: number; last_line: number; statement: string }[];
  /** One that breaks it and one that keeps it. */
  examples: Example[];
}
/** What happens, or a record, and what the rule says of it. */
export interface Example {
  shows: "breaks" | "keeps";
  /** What happens, in words; the rule is asked about the last of it. Of a rule about records it is the record. */
  events?: { on: Day; text: string }[];
  /** The day of the audit, where the rule speaks only there. */
  audited?: Day;
  /** What the rule reads of the record, in words: one sentence a line. */
  text?: string;
  /** The record, as JSON. */
  record?: string;
  says: { effect: Effect; message: string }[];
  /** What an audit of that day says where the last event was done although the rule prohibits it. */
  stands?: { effect: Effect; message: string }[];
}
export interface ExplainOptions {
  /**
   * Where the language's texts are, when not beside the module: an address, a response, or the content of the package's
   * `texts.fi.json`, `texts.sv.json` or `texts.en.json`. Read once: what is told later changes nothing.
   */
  texts?: Address | readonly Explanation[];
}
/**
 * Explains a rule: what it says, and the statements it rests on. Loads the language's texts when first asked for; `init` need not have
 * been called. Fails with the address and what it answered where the texts are not there.
 */
export function explain(rule: RuleId, language: Language, options?: ExplainOptions): Promise<Explanation>;
