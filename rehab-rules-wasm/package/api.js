// The functions of the package, the same in a browser and in Node; `index.d.ts` documents them.

import courses from "./courses_bg.js";
import { BY_IDS, RULES, SERVICES } from "./rules.js";
import { InputError, crossing, dayNumber, dayOf } from "./crossing.js";
import { checkLanguage, expect, languageNumber, learn, teach } from "./languages.js";
import { MAX_DEPTH, OTHER, plain, whole } from "./plain.js";

export { fieldLabel, labels } from "./languages.js";
export { formSchema } from "./schema.js";
export { InputError };

/** The reader of the last opened reply. */
let border;

/**
 * The bindings of the modules; all except the first are loaded on demand. Each start of a module has bindings of its own. Each import is
 * written out so that bundlers find it.
 */
const MODULES = {
  courses: () => courses,
  answers: async () => (await import("./answers.js")).default,
  logs: async () => (await import("./logs.js")).default,
  records: async () => (await import("./records.js")).default,
};
/** The modules that were started, by name. */
const loaded = {};

/**
 * Makes `init` from functions that read WebAssembly and messages, and the default source of each file. Each file is read once, and again after
 * a failure.
 */
export function initializing(readWebAssembly, readMessages, places) {
  async function start(name, from) {
    const module = (await MODULES[name]())();
    const compiled = await readWebAssembly(from === true ? places[name]() : from);
    const [build] = WebAssembly.Module.customSections(compiled, "rehab-rules");
    checkBuild(build && new TextDecoder().decode(build), `the WebAssembly of ${name}`);
    const { exports } = await WebAssembly.instantiate(compiled, { [`./${name}_bg.js`]: module });
    const home = { name, module, memory: exports.memory };
    module.__wbg_set_wasm(guarded(exports, home));
    exports.__wbindgen_start();
    home.border = crossing(module, exports.memory);
    teach(home);
    loaded[name] = home;
  }
  async function learnFrom(language, from) {
    const file = await readMessages(from ?? places[language]());
    checkBuild(file.build, `the file of \`${language}\``);
    learn(language, file, Object.values(loaded));
  }
  const begun = {};
  function once(name, begin) {
    begun[name] ??= begin().catch((error) => {
      delete begun[name];
      throw error;
    });
    return begun[name];
  }
  return async function init(options) {
    const names = Object.keys(MODULES);
    const { module_or_path, language, messages = {}, ...asked } = known(options, ["language", "messages", "module_or_path", ...names.slice(1)]);
    const languages = [language ?? (names.some((name) => begun[name]) ? [] : "en")].flat();
    languages.forEach(checkLanguage);
    expect(languages);
    // The module of answers includes all functions of the first.
    if (begun.answers) asked.answers ||= true;
    if (!asked.answers) asked.courses = module_or_path || true;
    const wanted = names.filter((name) => asked[name]);
    // A module that has stopped is started anew.
    for (const name of wanted) if (loaded[name]?.stopped) delete begun[name];
    const files = [
      ...wanted.map((name) => once(name, () => start(name, asked[name]))),
      ...languages.map((language) => once(language, () => learnFrom(language, messages[language]))),
    ];
    // If several fail, the first one is told, whichever was faster.
    await Promise.allSettled(files);
    await Promise.all(files);
  };
}

/** All files are of one build: a server or a cache may have kept one of an older version. */
function checkBuild(build, what) {
  if (build === BUILD) return;
  throw new Error(`${what} is of another version (${build ?? "unknown"}) than the JavaScript (${BUILD}): serve the files of one package together`);
}

/** The functions of a module; when one of them stops the module, as it does when its memory is full, every later call says so. */
function guarded(exports, home) {
  function stop(cause) {
    if (!(cause instanceof WebAssembly.RuntimeError || cause instanceof RangeError)) return cause;
    const advice = "Its providers are lost: await init() starts it anew, then create them again, and free() those that are no longer used";
    const used = `${home.memory.buffer.byteLength >> 20} MiB are in use`;
    home.stopped = new Error(`the engine has stopped, as it does when its memory is full (${cause.message}; ${used}). ${advice}`, { cause });
    return home.stopped;
  }
  // Parameters one by one, because a list of them would make the fastest calls half as fast.
  const guard = (run) => (a, b, c, d, e, f, g) => {
    if (home.stopped) throw home.stopped;
    try {
      return run(a, b, c, d, e, f, g);
    } catch (cause) {
      throw stop(cause);
    }
  };
  const guardLong = (run) => (...given) => {
    if (home.stopped) throw home.stopped;
    try {
      return run(...given);
    } catch (cause) {
      throw stop(cause);
    }
  };
  const entries = Object.entries(exports).map(([name, value]) => {
    if (typeof value !== "function") return [name, value];
    // What is no longer there needs no release.
    if (name === "__wbg_handle_free") return [name, (...given) => home.stopped || value(...given)];
    return [name, value.length <= 7 ? guard(value) : guardLong(value)];
  });
  return Object.fromEntries(entries);
}

/** The options of a call; one that is not known is told, because it would have no effect. */
function known(options, names) {
  for (const name of Object.keys(options ?? {}))
    if (!names.includes(name)) throw new TypeError(`\`${name}\` is not an option here; the options are \`${names.join("`, `")}\``);
  return options ?? {};
}

/** A module that is loaded on demand, and its border. */
function needed(name) {
  if (!loaded[name]) throw new Error(`${name} are not loaded: await init({ ${name}: true }) first`);
  return loaded[name];
}

/** The module in which a provider is created. */
function ready() {
  const home = loaded.answers ?? loaded.courses;
  if (home?.stopped) throw home.stopped;
  if (!home) throw new Error("rehab-rules is not loaded: await init() first");
  return home;
}

/** Opens a reply of a module. */
function open(home, reply) {
  border = home.border;
  border.open(reply);
}

const MODES = ["enforce", "observe"];

function modeNumber(mode) {
  const place = MODES.indexOf(mode);
  if (place < 0) throw new Error("`mode` must be `enforce` or `observe`");
  return place;
}

function dayOfCalendar(day, name = "as_of") {
  const number = typeof day === "string" && "1900" < day && day < "2200" ? dayNumber(day) : undefined;
  if (number === undefined) throw new Error(`\`${name}\` must be a date \`YYYY-MM-DD\` from 1900-01-01 to 2199-12-31`);
  return number;
}

/** Runs a call whose errors are plain errors with `code` and `field`. */
function calling(call) {
  try {
    return call();
  } catch (error) {
    if (error.code === undefined) throw error;
    throw new InputError(error.message, error.code, error.field);
  }
}

function bytes(text) {
  if (typeof text === "string") return new TextEncoder().encode(text);
  if (ArrayBuffer.isView(text)) return new Uint8Array(text.buffer, text.byteOffset, text.byteLength);
  if (Object.prototype.toString.call(text) === "[object ArrayBuffer]") return new Uint8Array(text);
  throw new TypeError("a log must be a string or bytes; for `replay` also a list of events");
}

/** A value as JSON; an invalid value becomes an empty object, which no field accepts. */
const json = (value) => JSON.stringify(plain(value, {}));

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** JSON given as a string or bytes, unchanged; any other value is converted to JSON. Undefined if the bytes are not UTF-8. */
function jsonText(value) {
  if (!ArrayBuffer.isView(value)) return typeof value === "string" ? value : json(value);
  try {
    return utf8.decode(value);
  } catch {
    return undefined;
  }
}
const logBytes = (log) => bytes(Array.isArray(log) ? log.map((event) => json(event) ?? "null").join("\n") : log);
const describedInLines = (services) => own(services).map((service) => json(service) ?? "null").join("\n");
const lines = (text) => text.split("\n").filter(Boolean).map((line) => JSON.parse(line));

/** The custom service descriptions. */
function own(services = []) {
  if (Array.isArray(services)) return services;
  throw new TypeError("`services` must be a list of service descriptions");
}

/** A copy of the custom service descriptions, independent of later changes. */
const described = (services) => own(services).map((service) => plain(service, OTHER, MAX_DEPTH - 1));

/** The service descriptions in force: the custom ones, and the built-in ones with other ids. */
const inForce = (own) => [...services().filter(({ id }) => !own.some((service) => service?.id === id)), ...own];

/** Reads JSON without repeated keys; undefined for any other text. */
function readJson(text) {
  try {
    const json = typeof text === "string" ? text : utf8.decode(text);
    let keys = -1; // the root is counted as well
    const value = JSON.parse(json, function (_, value) {
      if (!Array.isArray(this)) keys++;
      return value;
    });
    for (const [, colon] of json.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)) if (colon) keys--;
    return keys === 0 ? value : undefined;
  } catch {
    return undefined;
  }
}

function readValue() {
  switch (border.number()) {
    case 0:
      return border.number();
    case 1:
      return border.day();
    case 2:
      return border.word();
    case 3:
      return border.list(border.word);
    case 4:
      return border.text();
    case 5:
      return border.list(border.text);
    default:
      return border.list(border.number);
  }
}

/** A finding, with its keys in the order of the JSON output. */
function readFinding(readMore) {
  const finding = { rule: border.word(), effect: border.word() };
  const course = border.text();
  if (course !== undefined) finding.course = course;
  const client = border.text();
  if (client !== undefined) finding.client = client;
  const due = border.day();
  if (due !== undefined) finding.due = due;
  const values = (finding.values = {});
  for (let left = border.number(); left > 0; left--) values[border.word()] = readValue();
  const message = border.text();
  readMore?.(finding);
  if (message !== undefined) finding.message = message;
  return finding;
}

function readRemedies(finding) {
  const remedies = border.text();
  if (remedies !== undefined) finding.remedies = JSON.parse(`[${remedies}]`);
}

function readText(home, reply) {
  open(home, reply);
  return border.text();
}

const readDecisionFinding = () => readFinding(readRemedies);

function readDecision(home, reply) {
  open(home, reply);
  return { allowed: border.number() === 1, findings: border.list(readDecisionFinding) };
}

function readPaths(finding) {
  finding.paths = border.list(border.word);
}

const readError = () => ({ code: border.word(), field: border.text(), message: border.text() });

/** Whether something is allowed; undefined while that is undecided. */
function readAllowed() {
  const allowed = border.number();
  return allowed < 0 ? undefined : allowed === 1;
}

function readPossible() {
  const possible = {
    action: border.word(),
    allowed: readAllowed(),
    missing: border.list(border.text),
    changes_nothing: border.number() === 1,
    findings: border.list(() => readFinding()),
  };
  const [error] = border.list(readError);
  if (error) possible.error = error;
  return possible;
}

const readOption = () => border.text() ?? border.number();

function readEdge() {
  const kind = border.word();
  if (kind === "rule" || kind === "late") return { kind, findings: border.list(() => readFinding()) };
  return kind === "format" ? { kind, error: readError() } : { kind };
}

/** Ranges, and those that break no duty if they are not all of them. */
function readWindow(name, value) {
  const readRun = () => ({ first: value(), last: value(), lower: readEdge(), upper: readEdge() });
  const window = { [name]: border.list(readRun) };
  if (border.number()) window.in_order = border.list(readRun);
  return window;
}

function readDays() {
  const window = readWindow("days", border.day);
  const { days } = window;
  return days.length ? { min: days[0].first, max: days.at(-1).last, ...window } : window;
}

function readBounds() {
  switch (border.number()) {
    case 0: {
      const { runs, ...rest } = readWindow("runs", border.number);
      const [{ first: min, last: max, lower, upper }] = runs;
      return { min, max, lower, upper, ...rest };
    }
    case 1:
      return { options: border.list(readOption) };
    case 2: {
      const days = readDays();
      if (border.number()) days.with_length = readDays();
      return days;
    }
    default:
      return readWindow("offsets", border.number);
  }
}

/** How many ids are remembered; then they are cleared. */
const MAX_KEYS = 65_536;

/** Replaces the handle of a freed provider. */
const FREED = new Proxy({}, {
  get() {
    throw new Error("the provider was freed");
  },
});

/** Replaces the id if it is in the snapshot. */
const IN_SNAPSHOT = Symbol("in the snapshot");

/** Rejects an invalid id. */
function checkId(id) {
  if (typeof id === "string" && id !== "" && [...id].length <= 200 && id.isWellFormed?.() !== false) return;
  throw new InputError("a provider's id must be a string of 1 to 200 characters", "invalid_value", "id");
}

/**
 * A provider's state: its `home`, the module that contains it; its `handle` there; its `id`; `keys`, the ids used with `allowed`, by their number
 * in the handle; its `own` service descriptions, as they were when given; its `version`; and the `listeners` to its changes.
 *
 * It is under a symbol rather than a private field, because a proxy passes that on; and not enumerable, so that a copy of the object is not a
 * second owner of the memory. It is behind a function, because the proxies of frameworks wrap each object that they pass on: a wrapped handle
 * would be freed, but not deregistered, and then freed once more.
 */
const STATE = Symbol("state");

/** What to do with a provider that is copied or sent. A function cannot be cloned: the platform's error shows its text. */
const COPY = () => "keep the Provider itself, or send provider.snapshot() and call Provider.fromSnapshot(snapshot) there";

function stateOf(provider) {
  const state = provider[STATE];
  if (state === undefined) throw new TypeError(`this copy of a Provider has no state: ${COPY()}`);
  return state();
}

export class Provider {
  // Set explicitly, because the build shortens class names, which Node shows.
  static name = "Provider";

  constructor(id, options, snapshot) {
    const { services } = known(options, ["services"]);
    const home = ready();
    if (id !== IN_SNAPSHOT) checkId(id);
    settle(this, home, described(services), "begin", [id === IN_SNAPSHOT ? undefined : id, plain(snapshot)]);
  }

  static fromSnapshot(snapshot, options) {
    const isText = typeof snapshot === "string" || snapshot instanceof Uint8Array;
    return new Provider(IN_SNAPSHOT, options, isText ? readJson(snapshot) : snapshot);
  }

  static fromLog(id, log, options) {
    const { mode = "enforce", services } = known(options, ["mode", "services"]);
    const { module: logs } = needed("logs");
    checkId(id);
    return Provider.fromSnapshot(
      calling(() => logs.snapshotOfLog(id, logBytes(log), mode, describedInLines(services))),
      { services },
    );
  }

  static load(rows, options) {
    const { asOf, language, services } = known(options, ["asOf", "language", "services"]);
    const home = needed("answers");
    const provider = Object.create(Provider.prototype);
    const numbers = [dayOfCalendar(asOf, "asOf"), languageNumber(language)];
    settle(provider, home, described(services), "load", [jsonText(rows)], ...numbers);
    return { provider, errors: JSON.parse(border.text()), notLoaded: border.list(border.word) };
  }

  get id() {
    return stateOf(this).id;
  }

  get last_on() {
    return dayOf(stateOf(this).handle.last_on());
  }

  get version() {
    return stateOf(this).version;
  }

  subscribe(listener) {
    // Its own function: the same listener may be subscribed twice.
    const told = () => listener();
    const { listeners } = stateOf(this);
    listeners.add(told);
    return () => void listeners.delete(told);
  }

  toJSON() {
    return this.snapshot();
  }

  evaluate(action, on, options) {
    const { language, remedies = false } = known(options, ["language", "remedies"]);
    if (language === undefined && !remedies) {
      const reply = ask(this, action, on, "evaluate_by_keys");
      if (reply > 0) return readDecision(stateOf(this).home, reply);
    }
    return evaluate(this, action, on, languageNumber(language), remedies);
  }

  apply(action, on, options) {
    const { language, mode = "enforce" } = known(options, ["language", "mode"]);
    const numbers = [languageNumber(language), modeNumber(mode)];
    const length = given(this, action, on);
    const state = stateOf(this);
    const decision = readDecision(state.home, state.handle.apply(length, ...numbers));
    if (decision.allowed || mode === "observe") {
      state.version++;
      for (const listener of [...state.listeners]) listener();
    }
    return decision;
  }

  allowed(action, on) {
    const allowed = ask(this, action, on, "allowed");
    return allowed < 0 ? evaluate(this, action, on, 0, false).allowed : allowed === 1;
  }

  audit(as_of, options) {
    const { language } = known(options, ["language"]);
    const number = languageNumber(language);
    const { home, handle } = stateOf(this);
    return readDecision(home, handle.audit(dayOfCalendar(as_of), number)).findings;
  }

  search(as_of) {
    const { home, handle } = stateOf(this);
    return lines(readText(home, handle.search(dayOfCalendar(as_of))));
  }

  snapshot() {
    const { home, handle } = stateOf(this);
    return JSON.parse(readText(home, handle.snapshot()));
  }

  actions(subject, on, language) {
    const number = languageNumber(language);
    const about = plain(subject, {});
    for (const field in about)
      if (about[field] != null && !(about.course == null ? ["client", "service"] : ["client", "course"]).includes(field)) throw misplaced(field);
    const length = written(this, about, on);
    const { home, handle } = stateOf(this);
    open(home, handle.actions(length, number));
    return border.list(readPossible);
  }

  checkForm(action, fields, language, options) {
    const { bounds, window } = known(options, ["bounds", "window"]);
    const number = languageNumber(language);
    const length = written(this, action, whole(fields), { bounds, window });
    const { home, handle } = stateOf(this);
    open(home, handle.check_form(length, number));
    const allowed = readAllowed();
    const judged = border.text();
    const form = {
      allowed,
      ...(judged && { action: JSON.parse(judged) }),
      findings: border.list(() => readFinding(readPaths)),
      missing: border.list(border.text),
      errors: border.list(readError),
      bounds: {},
    };
    for (let left = border.number(); left > 0; left--) {
      const bounds = (form.bounds[border.text()] = readBounds());
      const none = border.list(() => readFinding());
      if (none.length) bounds.none = none;
    }
    return form;
  }

  fork() {
    const { home, handle, id, own } = stateOf(this);
    return keep(Object.create(Provider.prototype), { home, handle: handle.fork(), id, own });
  }

  window(action, first, last, language) {
    return answer(this, "window", [action, first, last], language);
  }

  due(first, last, language) {
    return answer(this, "due", [first, last], language);
  }

  nextChange(after) {
    return asked(this, "next_change", [after]).day();
  }

  preview(actions, on, language) {
    if (!Array.isArray(actions)) throw new TypeError("`actions` must be a list of actions");
    return answer(this, "preview", [actions.map((action) => plain(action)), on], language);
  }

  explainDecision(action, on, language) {
    const explanation = answer(this, "explain", [action, on], language);
    // The sources of rules are not part of the WebAssembly: the lists are empty here, and `explain` loads them.
    for (const { rules } of explanation.cases) for (const rule of rules) delete rule.rows, delete rule.readings;
    return explanation;
  }

  receipt(action, on) {
    return JSON.parse(asked(this, "receipt", [action, on]).text());
  }

  free() {
    const state = stateOf(this);
    if (state.handle === FREED) return;
    state.handle.free();
    state.handle = FREED;
  }

  [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() {
    this.free();
  }
}

/** Gives a provider its state: a handle in a module, made from the given values. The reply is open after the id. */
function settle(provider, home, own, read, values, ...numbers) {
  const handle = new home.module.Handle();
  open(home, handle[read](home.border.plain(inForce(own), ...values), ...numbers));
  keep(provider, { home, handle, id: border.text(), own });
}

/** Gives a provider this state, or moves the one that it has; the numbers of its ids begin anew. */
function keep(provider, moved) {
  const keys = new Map();
  if (provider[STATE]) return Object.assign(provider[STATE](), moved, { keys });
  const state = { ...moved, keys, version: 0, listeners: new Set() };
  Object.defineProperty(provider, STATE, { value: () => state });
  return Object.defineProperty(provider, "copy", { value: COPY, enumerable: true });
}

function evaluate(provider, action, on, language, remedies) {
  const length = given(provider, action, on);
  const { home, handle } = stateOf(provider);
  return readDecision(home, handle.evaluate(length, language, remedies));
}

/** Writes values into a provider's module and returns their length; repeated if a getter made the provider move to another module. */
function written(provider, ...values) {
  const { home } = stateOf(provider);
  const length = home.border.given(...values);
  return home === stateOf(provider).home ? length : written(provider, ...values);
}

/** Calls the module of answers and opens the reply; a provider created before that module was loaded moves into it. */
function asked(provider, question, values, ...numbers) {
  const answers = needed("answers");
  values = values.map((value) => plain(value));
  const { home, handle, own } = stateOf(provider);
  if (home !== answers) {
    settle(provider, answers, own, "begin", [undefined, provider.snapshot()]);
    handle.free();
  }
  open(answers, stateOf(provider).handle[question](written(provider, ...values), ...numbers));
  return border;
}

/** A reply that is JSON. */
function answer(provider, question, values, language) {
  return JSON.parse(asked(provider, question, values, languageNumber(language)).text());
}

/** Evaluates by number an action that has only ids and one yes-or-no field; below 1 if it is malformed or another action. */
function ask(provider, action, on, question) {
  const { handle, keys } = stateOf(provider);
  const shape = BY_IDS[action.action];
  const days = shape && dayNumber(on);
  if (days === undefined) return -1;
  const { ids, answer } = shape;
  const flag = answer === undefined ? undefined : action[answer];
  let others = -1 - ids.length - (flag === undefined ? 0 : 1);
  for (const _ in action) others++;
  if (others !== 0 || (flag !== undefined && typeof flag !== "boolean")) return -1;
  // Read before a number is assigned: a getter may call the engine itself.
  const [first, second, third] = [action[ids[0]], ids.length > 1 && action[ids[1]], ids.length > 2 && action[ids[2]]];
  // Before a number is assigned: the numbers of one call must not be cleared in the middle of it.
  if (keys.size + ids.length > MAX_KEYS) {
    keys.clear();
    handle.forget_keys();
  }
  return handle[question](
    shape.number,
    days,
    key(provider, first),
    ids.length > 1 ? key(provider, second) : 0,
    ids.length > 2 ? key(provider, third) : 0,
    flag === undefined ? -1 : flag ? 1 : 0,
  );
}

const misplaced = (field) => new InputError(`there is a field that does not belong here: \`${field}\``, "unknown_field", field);

function given(provider, action, on) {
  const fields = whole(action);
  // An event of a log is not an action: its own date and provider would replace those of the call.
  for (const field of ["on", "provider"]) if (fields[field] != null) throw misplaced(field);
  const { id } = stateOf(provider);
  const event = { on, provider: id, ...fields };
  // A field without a value has replaced the date or the provider.
  if (event.on == null || event.provider == null) Object.assign(event, { on, provider: id });
  return written(provider, event);
}

function key(provider, id) {
  const { keys, handle } = stateOf(provider);
  let key = keys.get(id);
  if (key === undefined) {
    // An id that is not a string is evaluated as a full action.
    key = typeof id === "string" && id.isWellFormed?.() !== false ? handle.key(written(provider, id)) : -1;
    keys.set(id, key);
  }
  return key;
}

export function replayText(log, options) {
  const { mode = "enforce", language, services, remedies = false } = known(options, ["language", "mode", "remedies", "services"]);
  const { module: logs } = needed("logs");
  return calling(() => logs.replayText(bytes(log), mode, language, describedInLines(services), remedies));
}

export function replay(log, options) {
  return lines(replayText(logBytes(log), options));
}

export function auditText(log, as_of, options) {
  const { mode = "enforce", language, services } = known(options, ["language", "mode", "services"]);
  const { module: logs } = needed("logs");
  const both = calling(() => logs.auditText(bytes(log), as_of, mode, language, describedInLines(services)));
  // An empty line separates the two; neither contains an empty line.
  const end = both.startsWith("\n") ? 0 : both.indexOf("\n\n") + 1;
  return { findings: both.slice(0, end), errors: both.slice(end + 1) };
}

export function checkText(record, options) {
  const { language, services } = known(options, ["language", "services"]);
  const { module: records } = needed("records");
  return calling(() => records.checkText(bytes(record), language, describedInLines(services)));
}

export function check(record, options) {
  const { language, services } = known(options, ["language", "services"]);
  const { module: records } = needed("records");
  const text = typeof record === "object" ? json(record) : undefined;
  if (text === undefined) throw new Error("`record` is not an object");
  return JSON.parse(calling(() => records.checkJson(bytes(text), language, describedInLines(services))));
}

export function verify(receipt) {
  const answers = needed("answers");
  return JSON.parse(readText(answers, answers.module.verify(answers.border.given(jsonText(receipt)))));
}

/** The platform knows Finland's time zone; the Swedish locale writes dates like the engine. */
export const dayInFinland = (moment) => new Date(moment).toLocaleDateString("sv", { timeZone: "Europe/Helsinki" });

export const services = () => JSON.parse(SERVICES);

export const rulesVersion = () => readText(ready(), ready().module.rules_version());

export function rules() {
  const named = (line) => {
    const [id, ...effects] = line.split(" ");
    return { id, effects };
  };
  return RULES.split("\n").map(named);
}

/** Makes `explain` from a function that reads texts and the default source of each language. */
export function explaining(read, places) {
  const loaded = new Map();
  return async function explain(rule, language, options) {
    const { texts } = known(options, ["texts"]);
    checkLanguage(language);
    if (!loaded.has(language)) {
      const reading = read(texts ?? places[language]());
      loaded.set(language, reading);
      // A failed load is tried again.
      reading.catch(() => loaded.delete(language));
    }
    const explanation = (await loaded.get(language)).find(({ id }) => id === rule);
    if (!explanation) throw new Error(`there is no rule \`${rule}\``);
    return explanation;
  };
}
