// For every bundler and host: WebAssembly, messages and texts are JavaScript modules, and nothing is fetched unless you pass a source.

import { explaining, initializing } from "./api.js";
import { messages, texts, webAssembly } from "./load.js";

export * from "./offered.js";

const get = (from) => fetch(from);
const bytes = (module) => Uint8Array.from(atob(module.default), (letter) => letter.charCodeAt(0));

// Each import is written out so that bundlers find it.
export const init = initializing((from) => webAssembly(from, get), (from) => messages(from, get), {
  courses: async () => bytes(await import("./rehab_rules.wasm.js")),
  answers: async () => bytes(await import("./rehab_rules_answers.wasm.js")),
  logs: async () => bytes(await import("./rehab_rules_logs.wasm.js")),
  records: async () => bytes(await import("./rehab_rules_records.wasm.js")),
  en: async () => (await import("./messages.en.js")).default,
  fi: async () => (await import("./messages.fi.js")).default,
  sv: async () => (await import("./messages.sv.js")).default,
});

export const explain = explaining((from) => texts(from, get), {
  en: async () => (await import("./texts.en.js")).default,
  fi: async () => (await import("./texts.fi.js")).default,
  sv: async () => (await import("./texts.sv.js")).default,
});
