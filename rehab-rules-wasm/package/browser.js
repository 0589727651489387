// In a browser: WebAssembly and texts are fetched from beside this module.

import start from "./courses.js";
import { begin, beginLogs, beginRecords, explaining, initializing } from "./api.js";

export * from "./offered.js";

export const init = initializing({ courses: startCourses, logs: startLogs, records: startRecords });

async function startCourses(wanted) {
  begin(await start({ module_or_path: wanted ?? new URL("rehab_rules.wasm", import.meta.url) }));
}

async function startLogs(wanted) {
  const module = await import("./logs.js");
  await module.default({ module_or_path: wanted === true ? new URL("rehab_rules_logs.wasm", import.meta.url) : wanted });
  beginLogs(module);
}

async function startRecords(wanted) {
  const module = await import("./records.js");
  await module.default({ module_or_path: wanted === true ? new URL("rehab_rules_records.wasm", import.meta.url) : wanted });
  beginRecords(module);
}

// Each address is written out: that is how bundlers find the files.
const TEXTS = {
  en: () => new URL("texts.en.json", import.meta.url),
  fi: () => new URL("texts.fi.json", import.meta.url),
  sv: () => new URL("texts.sv.json", import.meta.url),
};

export const explain = explaining(async (language) => {
  const response = await fetch(TEXTS[language]());
  if (!response.ok) throw new Error(`the texts could not be loaded: ${response.status} ${response.url}`);
  return response.json();
});
