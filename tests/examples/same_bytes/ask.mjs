// Asks the WebAssembly module what main.rs has asked the Rust crate, and compares the bytes: node ask.mjs FOLDER
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { InputError, Provider, auditText, check, checkText, init, replayText } from "../../../rehab-rules-wasm/pkg/node.js";

await init({ answers: true, logs: true, records: true });
const folder = process.argv[2];
const read = (name) => readFileSync(join(folder, name));

function ask({ record, log, services, mode, language: asked, remedies, as_of }) {
  const language = asked ?? undefined;
  if (record) return askAboutRecord(read(record), language);
  const options = { mode, language, remedies, services: services ? [JSON.parse(read(services))].flat() : [] };
  if (as_of === null) return Buffer.from(replayText(read(log), options));
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
  // An object loses what its text says of blanks and order; what comes back is written again.
  return Buffer.from(`${findings}\n${JSON.stringify(check(JSON.parse(record), { language }))}`);
}

const ASKED = {
  window: "window", due: "due", next_change: "nextChange", preview: "preview", actions: "actions", explain: "explainDecision", receipt: "receipt",
};

/** An explanation as browsers have it: rows and readings come with the texts of a rule, when somebody asks for them. */
const withoutSources = (explanation) =>
  Buffer.from(JSON.stringify(JSON.parse(explanation), (name, value) => (name === "rows" || name === "readings" ? undefined : value)));
const WITHOUT_LANGUAGE = ["next_change", "receipt"];

/** Asks a provider what is to come; what is open is null in JSON. */
function askProvider({ snapshot, services, asked, values, language }) {
  const provider = Provider.fromSnapshot(read(snapshot), { services: services ? [JSON.parse(read(services))].flat() : [] });
  try {
    const answer = provider[ASKED[asked]](...values, ...(WITHOUT_LANGUAGE.includes(asked) ? [] : [language ?? undefined]));
    return Buffer.from(JSON.stringify(answer ?? null, (_, value) => (value === undefined ? null : value)));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { code, field, message } = error;
    return Buffer.from(JSON.stringify({ code, field, message }));
  } finally {
    provider.free();
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
const questions = [...questionsOf("questions.jsonl"), ...questionsOf("ahead.jsonl")];
for (const text of questions) {
  const question = JSON.parse(text);
  const rust = question.asked === "explain" ? withoutSources(read(question.answer)) : read(question.answer);
  let node;
  try {
    node = question.asked ? askProvider(question) : ask(question);
  } catch (error) {
    throw new Error(`no answer from Node: ${text}`, { cause: error });
  }
  if (!rust.equals(node)) {
    showDifference(text, rust, node);
    process.exit(1);
  }
}
console.log(`Node: the same bytes to ${questions.length} questions`);
