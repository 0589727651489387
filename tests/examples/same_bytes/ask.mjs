// Asks the WebAssembly module what main.rs has asked the Rust crate, and compares the bytes: node ask.mjs FOLDER
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { auditText, check, checkText, init, replayText } from "../../../rehab-rules-wasm/pkg/node.js";

await init({ logs: true, records: true });
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
