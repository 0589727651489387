// In a browser: WebAssembly, messages and texts are fetched from the directory of this module. Each URL is written out so that bundlers find the files.

import { explaining, initializing } from "./api.js";
import { messages, texts, webAssembly } from "./load.js";

export * from "./offered.js";

const get = (from) => fetch(from);

export const init = initializing((from) => webAssembly(from, get), (from) => messages(from, get), {
  courses: () => new URL("rehab_rules.wasm", import.meta.url),
  answers: () => new URL("rehab_rules_answers.wasm", import.meta.url),
  logs: () => new URL("rehab_rules_logs.wasm", import.meta.url),
  records: () => new URL("rehab_rules_records.wasm", import.meta.url),
  en: () => new URL("messages.en.json", import.meta.url),
  fi: () => new URL("messages.fi.json", import.meta.url),
  sv: () => new URL("messages.sv.json", import.meta.url),
});

export const explain = explaining((from) => texts(from, get), {
  en: () => new URL("texts.en.json", import.meta.url),
  fi: () => new URL("texts.fi.json", import.meta.url),
  sv: () => new URL("texts.sv.json", import.meta.url),
});
