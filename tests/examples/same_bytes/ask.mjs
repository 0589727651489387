// Asks the WebAssembly module what main.rs has asked the Rust crate, and compares the bytes: node ask.mjs FOLDER
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const { auditText, check, checkText, replayText } = createRequire(import.meta.url)("../../../rehab-rules-wasm/pkg/rehab_rules_wasm.js");
const folder = process.argv[2];
const read = (name) => readFileSync(join(folder, name));

function ask({ record, log, services, mode, language, remedies, as_of: asOf }) {
  if (record) return askAboutRecord(read(record), language ?? undefined);
  const descriptions = services ? [read(services).toString()] : [];
  if (asOf === null) return Buffer.from(replayText(read(log), mode, language, descriptions, remedies));
  const [findings, errors] = auditText(read(log), asOf, mode, language, descriptions);
  return Buffer.from(`${findings}\n${errors}`);
}

function askAboutRecord(record, language) {
  let findings;
  try {
    findings = checkText(record, language, []);
  } catch (error) {
    return Buffer.from(error.message);
  }
  // An object loses what its text says of blanks and order; what comes back is written again.
  return Buffer.from(`${findings}\n${JSON.stringify(check(JSON.parse(record), language))}`);
}

/** The first line on which the two differ. */
function showDifference(question, rust, node) {
  const [inRust, inNode] = [rust, node].map((answer) => answer.toString("latin1").split("\n"));
  const number = inRust.findIndex((line, index) => line !== inNode[index]);
  const at = number < 0 ? inRust.length : number;
  const shown = (line) => (line === undefined ? "nothing" : JSON.stringify(Buffer.from(line, "latin1").toString()));
  console.log(`Rust and Node differ: ${question}\nline ${at + 1}\nRust: ${shown(inRust[at])}\nNode: ${shown(inNode[at])}`);
}

const questions = read("questions.jsonl").toString().trimEnd().split("\n");
for (const text of questions) {
  const question = JSON.parse(text);
  const rust = read(question.answer);
  let node;
  try {
    node = ask(question);
  } catch (error) {
    throw new Error(`no answer from Node: ${text}`, { cause: error });
  }
  if (!rust.equals(node)) {
    showDifference(text, rust, node);
    process.exit(1);
  }
}
console.log(`Node: the same bytes to ${questions.length} questions`);
