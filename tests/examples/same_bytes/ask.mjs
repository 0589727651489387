// Asks the WebAssembly module the questions that main.rs asked the Rust crate, and compares the bytes: node ask.mjs FOLDER
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { InputError, Provider, auditText, check, checkText, init, replayText } from "../../../rehab-rules-wasm/pkg/node.js";

await init({ answers: true, logs: true, records: true, language: ["en", "fi", "sv"] });
const folder = process.argv[2];
const read = (name) => readFileSync(join(folder, name));

function ask({ record, log, services, mode, language: asked, remedies, as_of }) {
  const language = asked ?? undefined;
  if (record) return askAboutRecord(read(record), language);
  const options = { mode, language, services: services ? [JSON.parse(read(services))].flat() : [] };
  if (as_of === null) return Buffer.from(replayText(read(log), { ...options, remedies }));
  const { findings, errors } = auditText(read(log), as_of, options);
  return Buffer.from(`${findings}\n${errors}`);
}

function askAboutRecord(record, language) {
  let findings;
  try {
    findings = checkText(record, { language });
  } catch (error) {
    return Buffer.from(error.message);
  }
  // Objects do not keep the white space and key order of their text, so the answer is serialized again.
  return Buffer.from(`${findings}\n${JSON.stringify(check(JSON.parse(record), { language }))}`);
}

const ASKED = {
  window: "window", due: "due", next_change: "nextChange", preview: "preview", actions: "actions", explain: "explainDecision", receipt: "receipt",
};

/** An explanation as browsers have it: rows and readings come with the texts of a rule, when somebody asks for them. */
const withoutSources = (explanation) =>
  Buffer.from(JSON.stringify(JSON.parse(explanation), (name, value) => (name === "rows" || name === "readings" ? undefined : value)));
const WITHOUT_LANGUAGE = ["next_change", "receipt"];

/** What is malformed, as Rust writes it. */
function malformed(error) {
  if (!(error instanceof InputError)) throw error;
  const { code, field, message } = error;
  return JSON.stringify({ code, field, message });
}

/** Asks a provider what is to come; what is open is null in JSON. */
function askProvider({ snapshot, services, asked, values, language }) {
  const provider = Provider.fromSnapshot(read(snapshot), { services: services ? [JSON.parse(read(services))].flat() : [] });
  try {
    const answer = provider[ASKED[asked]](...values, ...(WITHOUT_LANGUAGE.includes(asked) ? [] : [language ?? undefined]));
    return Buffer.from(JSON.stringify(answer ?? null, (_, value) => (value === undefined ? null : value)));
  } catch (error) {
    return Buffer.from(malformed(error));
  } finally {
    provider.free();
  }
}

/** Loads rows as they are written and, unless that loses how they are, as an object; and asks what came of them. */
function load({ rows: file, by_hand: byHand, as_of: asOf, services, language }) {
  const rows = read(file);
  const options = { asOf, language: language ?? undefined, services: services ? [JSON.parse(read(services))].flat() : [] };
  const answer = loaded(rows, options);
  if (!byHand && loaded(JSON.parse(rows), options) !== answer) throw new Error("an object is not loaded as its text is");
  return Buffer.from(answer);
}

function loaded(rows, options) {
  const { asOf, language } = options;
  try {
    const { provider, errors, notLoaded } = Provider.load(rows, options);
    const snapshot = provider.snapshot();
    const due = provider.due(asOf, new Date(Date.parse(asOf) + 100 * 86_400_000).toISOString().slice(0, 10), language);
    const { courses = [] } = snapshot;
    const decisions = courses.map(({ course }) => provider.evaluate({ action: "confirm_course", course }, asOf, { language }));
    const said = [errors, notLoaded, snapshot, provider.audit(asOf, { language }), due, decisions];
    provider.free();
    return said.map((one) => JSON.stringify(one)).join("\n");
  } catch (error) {
    return malformed(error);
  }
}

/** The first line on which the two differ. */
function showDifference(question, rust, node) {
  const [inRust, inNode] = [rust, node].map((answer) => answer.toString("latin1").split("\n"));
  const number = inRust.findIndex((line, index) => line !== inNode[index]);
  const at = number < 0 ? inRust.length : number;
  const shown = (line) => (line === undefined ? "nothing" : JSON.stringify(Buffer.from(line, "latin1").toString()));
  console.log(`Rust and Node differ: ${question}\nline ${at + 1}\nRust: ${shown(inRust[at])}\nNode: ${shown(inNode[at])}`);
}

const questionsOf = (name) => read(name).toString().trimEnd().split("\n");
const questions = [...questionsOf("questions.jsonl"), ...questionsOf("ahead.jsonl"), ...questionsOf("loads.jsonl")];
for (const text of questions) {
  const question = JSON.parse(text);
  const rust = question.asked === "explain" ? withoutSources(read(question.answer)) : read(question.answer);
  let node;
  try {
    node = question.rows ? load(question) : question.asked ? askProvider(question) : ask(question);
  } catch (error) {
    throw new Error(`no answer from Node: ${text}`, { cause: error });
  }
  if (!rust.equals(node)) {
    showDifference(text, rust, node);
    process.exit(1);
  }
}
console.log(`Node: the same bytes to ${questions.length} questions`);
