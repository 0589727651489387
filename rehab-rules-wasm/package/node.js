// In Node, Bun and Deno: WebAssembly, messages and texts are read from the package.

import { readFile } from "node:fs/promises";
import { explaining, initializing } from "./api.js";
import { messages, texts, webAssembly } from "./load.js";

export * from "./offered.js";

const beside = (name) => new URL(name, import.meta.url);

async function get(from) {
  const url = beside(from?.url ?? from);
  return url.protocol === "file:" ? new Response(await readFile(url)) : fetch(url);
}

export const init = initializing((from) => webAssembly(from, get), (from) => messages(from, get), {
  courses: () => beside("rehab_rules.wasm"),
  answers: () => beside("rehab_rules_answers.wasm"),
  logs: () => beside("rehab_rules_logs.wasm"),
  records: () => beside("rehab_rules_records.wasm"),
  en: () => beside("messages.en.json"),
  fi: () => beside("messages.fi.json"),
  sv: () => beside("messages.sv.json"),
});

export const explain = explaining((from) => texts(from, get), {
  en: () => beside("texts.en.json"),
  fi: () => beside("texts.fi.json"),
  sv: () => beside("texts.sv.json"),
});
