// In a browser: WebAssembly and texts are fetched from the directory of this module. Each URL is written out so that bundlers find the files.

import { explaining, initializing } from "./api.js";
import { texts, webAssembly } from "./load.js";

export * from "./offered.js";

const get = (from) => fetch(from);

export const init = initializing((from) => webAssembly(from, get), {
  courses: () => new URL("rehab_rules.wasm", import.meta.url),
  answers: () => new URL("rehab_rules_answers.wasm", import.meta.url),
  logs: () => new URL("rehab_rules_logs.wasm", import.meta.url),
  records: () => new URL("rehab_rules_records.wasm", import.meta.url),
});

export const explain = explaining((from) => texts(from, get), {
  en: () => new URL("texts.en.json", import.meta.url),
  fi: () => new URL("texts.fi.json", import.meta.url),
  sv: () => new URL("texts.sv.json", import.meta.url),
});
