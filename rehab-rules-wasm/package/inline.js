// In every bundler and host: WebAssembly and texts are modules of JavaScript, and nothing is fetched.

import start from "./courses.js";
import { begin, beginLogs, beginRecords, explaining, initializing } from "./api.js";

export * from "./offered.js";

export const init = initializing({ courses: startCourses, logs: startLogs, records: startRecords });

async function startCourses(wanted) {
  begin(await start({ module_or_path: wanted ?? bytes(await import("./rehab_rules.wasm.js")) }));
}

async function startLogs(wanted) {
  const module = await import("./logs.js");
  await module.default({ module_or_path: wanted === true ? bytes(await import("./rehab_rules_logs.wasm.js")) : wanted });
  beginLogs(module);
}

async function startRecords(wanted) {
  const module = await import("./records.js");
  await module.default({ module_or_path: wanted === true ? bytes(await import("./rehab_rules_records.wasm.js")) : wanted });
  beginRecords(module);
}

const bytes = (module) => Uint8Array.from(atob(module.default), (letter) => letter.charCodeAt(0));

// Each is written out: that is how bundlers find them.
const TEXTS = {
  en: () => import("./texts.en.js"),
  fi: () => import("./texts.fi.js"),
  sv: () => import("./texts.sv.js"),
};

export const explain = explaining(async (language) => (await TEXTS[language]()).default);
