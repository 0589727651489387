/**
 * rehab-rules: Kela's rehabilitation course rules, in a browser or in Node. What is allowed, why not, what would make it
 * allowed, what is due and when, what was broken.
 *
 * Call {@link init} once. Everything else is synchronous, except {@link explain}, which loads a file on first use.
 * Names are the same in every language of the engine; dates are `YYYY-MM-DD`.
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
  PeriodKind,
  Pool,
  RowPart,
  RuleId,
  ServiceDescription,
  Snapshot,
} from "./contract.js";
// The types of actions, service descriptions and snapshots, generated from docs/schemas.
export * from "./contract.js";

/** The languages of messages and texts. `sv` is Swedish as written in Finland. */
export type Language = "en" | "fi" | "sv";
/** `enforce`: do not apply prohibited events; `observe`: report prohibited events, but apply them anyway (for historical data). */
export type Mode = "enforce" | "observe";
export type ActionName = keyof ActionFields;
/** An action that is done or planned. */
export type Action = { [Name in ActionName]: { action: Name } & ActionFields[Name] }[ActionName];
/** A line of a log: an action, its date in Finland and its provider. */
export type LogEvent = { on: Day; provider: string } & Action;

/** A value of a finding. */
export type Figure = number | string | string[] | number[];

/** What one rule says. */
export interface Finding {
  rule: RuleId;
  effect: Effect;
  course?: string;
  client?: string;
  /** The due date. */
  due?: Day;
  /** The compared values, by name. */
  values: { [name: string]: Figure };
  /** For a prohibition, if requested: the actions that would remove it. */
  remedies?: Action[];
  /** The finding in words, if a language is given. */
  message?: string;
}

/** The engine's decision about an action. `allowed` is true if no finding is a prohibition. */
export interface Decision {
  allowed: boolean;
  findings: Finding[];
}

/** A malformed line of a log. */
export interface Malformed {
  code: ErrorCode;
  /** The path of the field; absent if the whole line is unreadable. */
  field?: string;
  message: string;
}
/** The result for one line of a log. */
export type Line = ({ line: number } & Decision) | { line: number; error: Malformed };
/** A finding of an audit. */
export type AuditFinding = { provider: string } & Finding;

/** The error thrown for malformed input: a stable code and the path of the field. */
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

/** Custom service descriptions; one with the id of a built-in description replaces it. */
export interface ServicesOption {
  services?: readonly ServiceDescription[];
}
export interface LanguageOption {
  /** With a language each finding has a `message`. */
  language?: Language;
}
export interface RemediesOption {
  /** Whether each prohibition has its `remedies`. */
  remedies?: boolean;
}
export interface ModeOption {
  /** Default: `enforce`. */
  mode?: Mode;
}

/** What {@link init} loads, and from where. */
export interface InitOptions {
  /**
   * The languages of messages and labels, each a file. Default: English, on the first call; further calls add languages. Errors for which no
   * language is asked are in the first one loaded.
   */
  language?: Language | readonly Language[];
  /** The messages of languages, if not next to the module: a URL, a response, or the content of the package's `messages.fi.json` and so on. */
  messages?: { [language in Language]?: Address | object };
  /** The WebAssembly, if not next to the module: a URL, a response, its bytes, or a compiled module. Not read if `answers` is requested. */
  module_or_path?: Source;
  /**
   * Whether to make `Provider.load`, `window`, `due`, `nextChange`, `preview`, `explainDecision`, `receipt` and `verify` available: this loads
   * another module, which replaces the first.
   */
  answers?: boolean | Source;
  /** Whether to read logs: this loads an additional module. */
  logs?: boolean | Source;
  /** Whether to check records: this loads an additional module. */
  records?: boolean | Source;
}
export type Source = Address | ArrayBuffer | ArrayBufferView | CompiledModule;
export type Address = string | Platform<"URL"> | Platform<"Request"> | Platform<"Response"> | PromiseLike<Platform<"Response">>;
/** A type of the platform, if the program's types include it: in a browser, in Node with its types, or never. */
type Platform<Name extends string> = typeof globalThis extends { [name in Name]: { prototype: infer Kind } } ? Kind : never;
type CompiledModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Kind } } } ? Kind : never;

declare global {
  // TypeScript's library declares this from `esnext.disposable` on; a second identical declaration is allowed.
  interface SymbolConstructor {
    readonly dispose: unique symbol;
  }
}

/**
 * Loads the engine. Call it once, before anything else. Further calls load only what was not loaded before.
 *
 * In Node the WebAssembly is read from the package. In a browser it is fetched from the directory of the module, or from
 * `module_or_path`; with Vite: `import wasm from "rehab-rules/rehab_rules.wasm?url"; await init({ module_or_path: wasm });`
 * If a file cannot be loaded, it fails with the URL and the response; the next call tries again. It also fails if the files are not of one
 * version of the package.
 *
 * If the memory of the engine gets full, which has room for millions of events, it stops: every further call fails, its providers are lost, and
 * the next `init()` starts it anew.
 */
export function init(options?: InitOptions): Promise<void>;

/**
 * The state of one service provider, kept in WebAssembly: load it once, then use it as often as you like.
 *
 * `using provider = …` or `free()` releases its memory immediately; otherwise it is released when the object is garbage-collected.
 *
 * The object itself is the state: it can be wrapped in a proxy, but a copy of it has no state, and it cannot be sent to a worker. Send its
 * {@link snapshot} and call {@link fromSnapshot} there; {@link fork} copies it here.
 */
export class Provider {
  /** A new provider with an empty state. */
  constructor(id: string, options?: ServicesOption);
  /** A provider from a snapshot: an object, or its JSON, without repeated keys. */
  static fromSnapshot(snapshot: Snapshot | string | Uint8Array, options?: ServicesOption): Provider;
  /**
   * A provider after its own events in a log; requires `init({ logs: true })`. A malformed line throws an
   * {@link InputError} whose message names the line; events of other providers are ignored.
   */
  static fromLog(id: string, log: LogText | readonly LogEvent[], options?: ModeOption & ServicesOption): Provider;

  /**
   * A provider from the rows of a registry on the date `asOf`, and the errors in the rows; requires `init({ answers: true })`. The rows are an
   * object with the keys of a snapshot, of which only `provider` is required, or its JSON.
   *
   * Malformed rows are left out; a placement counts if its course and its first date can be read. Values dated after `asOf` are left out of
   * their row. Rules that need a rejected value are undetermined (`fact_missing`). Rules that need something the rows do not contain are not
   * evaluated: an absent list is unknown, an empty list means none. An {@link InputError} is thrown if the input is not an object with a
   * `provider`; all other errors are in `errors`.
   */
  static load(
    rows: RegistryRows | string | Uint8Array,
    options: { asOf: Day } & ServicesOption & { /** The language of the errors; default: English. */ language?: Language },
  ): Loaded;

  readonly id: string;
  /** The date of the last applied event; earlier dates cannot be evaluated. */
  readonly last_on: Day | undefined;
  /** How many actions were carried out on this object: it changes when its answers may. */
  readonly version: number;
  /**
   * Calls a function after each `apply` that was carried out; returns the function that ends it. For `useSyncExternalStore` of React, `shallowRef`
   * of Vue or a store of Svelte: the value is {@link version}.
   */
  subscribe(listener: () => void): () => void;
  /** The snapshot: what `JSON.stringify` writes. */
  toJSON(): Snapshot;

  /**
   * Evaluates an action against every rule without applying it. Malformed input throws an {@link InputError}; so does an event of a log,
   * because its `on` and `provider` are `unknown_field` here.
   */
  evaluate(action: Action, on: Day, options?: LanguageOption & RemediesOption): Decision;
  /** Only `allowed` of {@link evaluate}, but faster. */
  allowed(action: Action, on: Day): boolean;
  /** Evaluates an action and applies it if it is allowed; in mode `observe`, in any case. */
  apply(action: Action, on: Day, options?: LanguageOption & ModeOption): Decision;
  /** What is due, undetermined or broken on a date, ordered by service, course and client, then as in a decision; `out_of_order` for a date before the last event. */
  audit(as_of: Day, options?: LanguageOption): Finding[];
  /** What the public sees of the provider's courses on a date; `out_of_order` for a date before the last event. */
  search(as_of: Day): Listing[];
  /**
   * The state as one document; the same state gives the same document. For a provider from {@link load}, `not_loaded` lists what the rows did
   * not contain; such a snapshot can be read only by {@link load}.
   */
  snapshot(): Snapshot;
  /**
   * Every possible action for a course, a client, a client on a course, or the provider itself (`{}`): whether it is allowed, which fields are
   * missing, and why it is not allowed. Use it for the buttons of a page.
   */
  actions(subject: Subject, on: Day, language?: Language): PossibleAction[];
  /**
   * Checks a form while it is being filled in: fields may be missing, half typed or invalid. `fields` are the action's fields and `on`,
   * the date of the action.
   */
  checkForm<Name extends ActionName>(
    action: Name,
    fields: FormFields<Name>,
    language: Language,
    options?: FormOptions,
  ): FormAnswer;
  /** An independent copy of the provider: changes to one do not affect the other. Free it separately. */
  fork(): Provider;
  /**
   * The dates from `first` to `last`, inclusive, on which the action is allowed in the provider's current state, and what limits them;
   * requires `init({ answers: true })`.
   */
  window(action: Action, first: Day, last: Day, language?: Language): DayWindow;
  /**
   * What is due, begins or ends from `first` to `last`, inclusive, if nothing else happens: ordered by date, then by kind; requires
   * `init({ answers: true })`.
   */
  due(first: Day, last: Day, language?: Language): Upcoming[];
  /**
   * The first date after this one on which an audit would find something different, if nothing happens until then; undefined if there is no
   * such date. Changes of values alone do not count. Requires `init({ answers: true })`.
   */
  nextChange(after: Day): Day | undefined;
  /**
   * The effect of these actions, one after the other on one date, without applying them; requires `init({ answers: true })`. A malformed action
   * throws an {@link InputError} with its position in the field: `[1].course`.
   */
  preview(actions: readonly Action[], on: Day, language?: Language): Preview;
  /**
   * Why an action is allowed or denied on a date: every rule that applies to it, whether it was evaluated and why, the facts read, what was
   * compared, and how each date was derived; requires `init({ answers: true })`. For the sources of a rule see {@link explain}.
   */
  explainDecision(action: Action, on: Day, language?: Language): DecisionExplanation;
  /** The decision with all the facts behind it, to store with it and verify later; requires `init({ answers: true })`. */
  receipt(action: Action, on: Day): Receipt;
  /** Releases the memory; the provider cannot be used afterwards. A second call does nothing. */
  free(): void;
  [Symbol.dispose](): void;
}

/**
 * The rows of a registry: a snapshot in which everything except the provider may be left out, as may the dates on which courses were created and
 * decisions received.
 */
export type RegistryRows = Partial<Omit<Snapshot, "courses" | "clients">> &
  Pick<Snapshot, "provider"> & {
    courses?: Lacking<CourseRow, "created_on">[] | null;
    clients?: (Omit<ClientRow, "decision"> & { decision?: Lacking<DecisionRow, "on"> | null })[] | null;
  };
/** A row that may lack a field. */
type Lacking<Row, Field extends keyof Row> = Omit<Row, Field> & { [field in Field]?: Row[field] | null };
/** The result of loading a registry's rows. */
export interface Loaded {
  /** The provider, from the valid rows. */
  provider: Provider;
  /** What was rejected: rows, or values of rows. */
  errors: RowError[];
  /** What the rows do not contain: it is unknown, and rules that need it are not evaluated. */
  notLoaded: RowPart[];
}
/** An error in a registry's rows. */
export interface RowError {
  /** The table of the row; null for anything outside the tables. */
  table: RowPart | null;
  /** The path of the value: `courses[1].group_size`. */
  path: string | null;
  /** The id in the row: its course or client, otherwise its service. Null if it cannot be read, or looks like a personal identity code. */
  id: string | null;
  code: ErrorCode;
  /** The invalid value as JSON, shortened if long; null if there is none, or if it contains a personal identity code. */
  value: string | null;
  /** What is expected, in words. */
  expected: string;
  message: string;
}

/** The subject of actions. A client is one of the given service, by default of the service in which the provider knows the client. */
export type Subject = { course: string; client?: string } | { client: string; service?: string } | { service?: string };
/** A possible action, evaluated before its fields are filled in. */
export interface PossibleAction {
  action: ActionName;
  /** Whether it is allowed: false if a rule prohibits it whatever is filled in; undefined while a missing field could decide. */
  allowed: boolean | undefined;
  /** The paths of the fields to fill in, the most decisive first. */
  missing: string[];
  /** Whether the action has no effect, such as publishing a published course. */
  changes_nothing: boolean;
  findings: Finding[];
  /** Why it cannot be evaluated at all, whatever is filled in: for example, no period can be moved if there is none. */
  error?: Malformed;
}

/** The dates on which an action is allowed, as ranges in order. */
export interface DayWindow {
  allowed: Run<Day>[];
  /** The dates on which no duty is broken either; each range is within one of `allowed`. */
  in_order: Run<Day>[];
}
/** Something that is due, begins or ends on a date. */
export interface Upcoming {
  on: Day;
  what: Occasion;
  /** The service, for `year_turns` and for descriptions. */
  service?: string;
  /** The course that ends. */
  course?: string;
  /** The finding of an audit on the date; for `ends`, of an audit on the day before. */
  finding?: Finding;
}
/**
 * `due`: the due date of a finding. `begins`, `ends`: the first date on which an audit has a finding, or no longer has it.
 * `course_ends`, `description_ends`: the last date; `year_turns`, `description_begins`: the first date.
 */
export type Occasion = "due" | "begins" | "ends" | "course_ends" | "year_turns" | "description_begins" | "description_ends";
/** The effect of several actions. */
export interface Preview {
  /** Whether every action is allowed after the ones before it. */
  allowed: boolean;
  /** The decision about each action; a prohibited action is skipped, and the later ones are evaluated without it. */
  decisions: Decision[];
  /** What an audit on the date would find, and does not find now. */
  new: Finding[];
  /** What an audit on the date finds now, and would no longer find. */
  gone: Finding[];
}

/** The explanation of a decision: the cases of the action, one for each subject it affects, in the order of evaluation. */
export interface DecisionExplanation extends Decision {
  on: Day;
  action: Action;
  cases: ExplainedCase[];
}
/** The change to one subject, the known facts, and every rule about such a change, in the order of evaluation. */
export interface ExplainedCase {
  change: string;
  course?: string;
  client?: string;
  service: string;
  facts: Facts;
  /** How the dates set by the client's decision were derived. */
  days: DayStep[];
  rules: AskedRule[];
}
/** Facts by name; null means known to be none. */
export type Facts = { [fact: string]: null | boolean | number | string | string[] | Period[] };
/** One rule of a case. */
export interface AskedRule {
  rule: RuleId;
  /** It has a finding, it is met, it does not concern the case, or it was not evaluated. */
  outcome: "spoke" | "kept" | "silent" | "not_asked";
  /** The rule because of which this one was not evaluated. */
  because?: RuleId;
  finding?: Finding;
  /** The facts that it reads. */
  reads: string[];
  comparisons: Comparison[];
  days: DayStep[];
}
/** A comparison of two numbers or two dates. */
export interface Comparison {
  left: { name: string; value: number | Day };
  how: "<" | "<=" | "==";
  right: { name: string; value: number | Day };
  holds: boolean;
}
/** How a date was derived. */
export interface DayStep {
  name: string;
  from: Day;
  months?: number;
  days_before?: number;
  /** Whether the month was too short, so that its last day was used. */
  clamped: boolean;
  /** Whether the date was not a working day, so that the next one was used. */
  rolled: boolean;
  day: Day;
}
/**
 * A decision with all the facts behind it; ids that look like personal identity codes are null in it. `JSON.stringify` writes it like the other
 * languages of the engine; you may store it in another format.
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
/** The result of evaluating the facts of a receipt again. */
export interface Verification {
  /** Whether the receipt is unchanged, and the current rules give the same result for its facts. */
  holds: boolean;
  differences: {
    /** `rules_version` on its own does not mean a different result. */
    what: "digest" | "description" | "rules_version" | "allowed" | "finding_gone" | "finding_new";
    then?: unknown;
    now?: unknown;
  }[];
}

/** The current content of a form: any of the fields of an action, and its date. A field may contain the raw value of its input. */
export type FormFields<Name extends ActionName = ActionName> = {
  [Field in keyof ActionFields[Name] | "on"]?: unknown;
};
export interface FormOptions {
  /** The paths of the fields whose `bounds` you want; default: all. `[]` for none. */
  bounds?: readonly string[];
  /** The dates to search for `bounds`; default: from one year before `on` to two years after it. */
  window?: { first: Day; last: Day };
}

/** The result of checking a form. */
export interface FormAnswer {
  /**
   * Whether the action is allowed: false if a rule prohibits it whatever else is filled in; undefined while a required
   * field is missing or malformed, or a rule that could prohibit it lacks a fact; otherwise true.
   */
  allowed: boolean | undefined;
  /** The evaluated action, if it is allowed: pass it to `apply` with the date `on` of the fields. */
  action?: Action;
  /** The findings about the current fields. Missing fields are in `missing`, not here. */
  findings: FormFinding[];
  /** The paths of the fields to ask for, the most decisive first. */
  missing: string[];
  /** The fields with a malformed value, each once; they are evaluated as if they were empty. */
  errors: FormError[];
  /** By path: the values with which nothing is prohibited, given the other fields. */
  bounds: { [path: string]: Bounds };
}
export interface FormFinding extends Finding {
  message: string;
  /** The fields that the finding depends on; show it at the first one. */
  paths: string[];
}
export interface FormError {
  code: ErrorCode;
  field: string;
  /** A sentence for the person who sees the field: without its path, and with dates as they are written in the language. */
  message: string;
}
/** The allowed values. `options: []`, `days: []` or `offsets: []`: no value is allowed, given the other fields. */
export interface Bounds {
  /** The smallest number, or the first date. */
  min?: number | Day;
  /** The largest number, or the last date. */
  max?: number | Day;
  /** For numbers: why no number below `min` is allowed. */
  lower?: Edge;
  /** For numbers: why no number above `max` is allowed. */
  upper?: Edge;
  /** The allowed values among the existing ones: ids, or numbers with gaps between them. */
  options?: (string | number)[];
  /** The allowed dates, as ranges in order; both ends are included. */
  days?: Run<Day>[];
  /** For `periods`: by how many days the whole schedule can be moved; 0 is the current schedule. */
  offsets?: Run<number>[];
  /** The ranges that break no duty either, if they are not all allowed ranges. */
  in_order?: Run<Day>[] | Run<number>[];
  /** For the first date of a period: the allowed dates if its last date moves with it, so that the length of the period stays the same. */
  with_length?: Pick<Bounds, "min" | "max" | "days" | "in_order">;
  /** If no value is allowed: what prohibits all of them, or, if there is no common reason, what prohibits the first. */
  none?: (Finding & { message: string })[];
}
/** A range of values, both ends included, and its limits. */
export interface Run<T> {
  first: T;
  last: T;
  lower: Edge;
  upper: Edge;
}
/**
 * The limit of a range. Beyond it, values are prohibited (`rule`), break a duty (`late`), are malformed (`format`), are before the last
 * event (`past`), or were not searched (`window`).
 */
export type Edge = { kind: "rule" | "late"; findings: Finding[] } | { kind: "format"; error: Malformed } | { kind: "past" | "window" };

/** The provider, the date and the language that a form is checked with. */
export interface FormContext {
  provider: Provider;
  on: Day;
  language: Language;
}
/**
 * The form of an action as a [Standard Schema](https://standardschema.dev), which many form libraries read: the issues are malformed fields, missing
 * ones, and prohibitions, each at its field; the value is the evaluated action, for `apply`. Pass a function if the context changes. If the date is
 * before the last event, the issue has no path: it is of the whole form. What a form keeps may be of any type, such as a number as a string.
 */
export function formSchema<Name extends ActionName>(
  action: Name,
  context: FormContext | (() => FormContext),
): StandardSchema<any, Extract<Action, { action: Name }>>;
/** Version 1 of the Standard Schema, as its specification declares it. */
export interface StandardSchema<Input, Output> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => SchemaResult<Output>;
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}
export type SchemaResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string; readonly path?: readonly (string | number)[] }[] };

/** The names of actions, effects, fields and words, for buttons, forms and tables. */
export interface Labels {
  actions: { [action in ActionName]: string };
  effects: { [effect in Effect]: string };
  /** By the name of a field, in whichever action. */
  fields: { [field: string]: string };
  /** By the name of a field, then by its value. */
  words: { kind: { [kind in PeriodKind]: string } } & { [field: string]: { [value: string]: string } };
  /** A period of a schedule. */
  period: string;
  /** What a form says at a required field without a value. */
  required: string;
}
/** The labels of a language, which must be loaded: `init({ language })`. */
export function labels(language: Language): Labels;
/** The label of a field by its path, for the words of `missing`: `periods[1].start` is "Period 2: first day". Undefined for any other path. */
export function fieldLabel(path: string, language: Language): string | undefined;

/** A log as a string, or as UTF-8 bytes. */
export type LogText = string | ArrayBuffer | ArrayBufferView;

/**
 * The date in Finland at a moment: a `Date`, or milliseconds since 1970-01-01 in UTC, such as `Date.now()`. Use it as "today" on a server, or
 * on a page that is opened in another time zone.
 */
export function dayInFinland(moment: Date | number): Day;

/** Replays a log of JSON Lines; requires `init({ logs: true })`. Returns one decision or error per line, byte for byte as in Rust and Python. */
export function replayText(
  log: LogText,
  options?: ModeOption & LanguageOption & RemediesOption & ServicesOption,
): string;
/** Replays a log, as text or as events, and returns one object per line; requires `init({ logs: true })`. */
export function replay(
  log: LogText | readonly LogEvent[],
  options?: ModeOption & LanguageOption & RemediesOption & ServicesOption,
): Line[];
/**
 * Audits the providers of a log on a date; requires `init({ logs: true })`. Returns the findings, one per line, ordered by provider, service,
 * course and client, then as in a decision; and a line for each malformed line of the log.
 */
export function auditText(
  log: LogText,
  as_of: Day,
  options?: ModeOption & LanguageOption & ServicesOption,
): { findings: string; errors: string };

/** The result for a record: whether anything is prohibited, the findings, and the summary. */
export interface Checked extends Decision {
  /** For `therapy_case` and `coordinator_introduction`. */
  summary?: { [name: string]: unknown };
}
/** A record that is not about a course; `docs/records.md` lists the fields of each kind. */
export interface RehabRecord {
  record: "distance_readiness" | "therapy_case" | "coordinator_introduction";
  [field: string]: unknown;
}
/** Checks a record; requires `init({ records: true })`. */
export function check(record: RehabRecord, options?: LanguageOption & ServicesOption): Checked;
/** Checks a record in JSON: one finding per line, byte for byte as in Rust and Python. */
export function checkText(record: string | Uint8Array, options?: LanguageOption & ServicesOption): string;

/** Evaluates the facts of a receipt again with the current rules; requires `init({ answers: true })`. */
export function verify(receipt: Receipt | string | Uint8Array): Verification;

/** The built-in service descriptions. */
export function services(): ServiceDescription[];
/** Every rule, by id, with its possible effects. */
export function rules(): { id: RuleId; effects: Effect[] }[];
/** The version of the rules, which changes whenever a result changes. Store it with a decision. */
export function rulesVersion(): string;

export type Basis = "stated" | "derived";
/** A rule with its sources. */
export interface Explanation {
  id: RuleId;
  /** The statement of the rule, in the wording of an official document. */
  statement: string;
  /** Whether a source states it (or part of it), or it follows from one; null for a rule that only reports what the sources do not regulate. */
  basis: Basis | null;
  /** Its message for each effect, with `{placeholders}`. If an effect is stated for some actions and derived for others, `actions` names
   * them (`audit` means an audit), and there is one entry per basis. */
  says: { effect: Effect; basis: Basis | null; actions?: (ActionName | "audit")[]; message: string }[];
  /**
   * The rule whose finding is the cause of this rule's finding: the two belong together if they are about the same course, and, if that
   * finding names a client, the same client.
   */
  cause?: RuleId;
  /** The facts it reads, by change; empty for a rule about a record. */
  reads: { change: string; text: string; facts: { fact: string; text: string }[] }[];
  /** The kind of record, for a rule about records. */
  record?: RehabRecord["record"];
  /** The fields of that record that it reads: `visits[].date` is a field of each element, `plan` whether there is one, `done.*` every field inside. */
  fields?: string[];
  /** The interpretation chosen where a source can be read in several ways. */
  readings: { id: string; question: string; alternatives: string; taken: string; why: string }[];
  /** The statements of the sources behind it, paraphrased; `heading` is the heading in the document, if there is one. */
  rows: { id: string; document: string; title: string; heading?: string; first_line: number; last_line: number; statement: string }[];
  /** An example that breaks it and one that keeps it. */
  examples: Example[];
}
/** Events or a record, and what the rule says about them. */
export interface Example {
  shows: "breaks" | "keeps";
  /** What happens, in words and as actions; the rule is evaluated for the last action. Absent for a rule about records. */
  events?: { on: Day; text: string; actions: Action[] }[];
  /** The date of the audit, if the rule applies only in audits. */
  audited?: Day;
  /** What the rule reads of the record, in words: one sentence a line. */
  text?: string;
  /** The record, as JSON. */
  record?: string;
  says: { effect: Effect; message: string }[];
  /** The findings of an audit on that date if the last event was done although the rule prohibits it. */
  stands?: { effect: Effect; message: string }[];
}
export interface ExplainOptions {
  /**
   * The texts of the language, if not next to the module: a URL, a response, or the content of the package's
   * `texts.fi.json`, `texts.sv.json` or `texts.en.json`. Read only once; later values are ignored.
   */
  texts?: Address | readonly Explanation[];
}
/**
 * Explains a rule: its statement and its sources. Loads the texts of the language on first use; `init` is not required. If the texts cannot be
 * loaded, it fails with the URL and the response.
 */
export function explain(rule: RuleId, language: Language, options?: ExplainOptions): Promise<Explanation>;
