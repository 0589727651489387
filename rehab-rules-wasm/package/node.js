// In Node: WebAssembly and texts are read from the package.

import { readFile } from "node:fs/promises";
import { initSync } from "./courses.js";
import { begin, beginLogs, beginRecords, explaining } from "./api.js";

export * from "./offered.js";

let courses;
let logs;
let records;

export async function init({ module_or_path, logs: wantedLogs, records: wantedRecords } = {}) {
  courses ??= read(module_or_path ?? new URL("rehab_rules.wasm", import.meta.url)).then((module) => begin(initSync({ module })));
  if (wantedLogs) logs ??= startLogs(wantedLogs);
  if (wantedRecords) records ??= startRecords(wantedRecords);
  try {
    await Promise.all([courses, logs, records]);
  } catch (error) {
    // What failed can be tried again.
    courses = logs = records = undefined;
    throw error;
  }
}

async function startLogs(wanted) {
  const module = await import("./logs.js");
  module.initSync({ module: await read(wanted === true ? new URL("rehab_rules_logs.wasm", import.meta.url) : wanted) });
  beginLogs(module);
}

async function startRecords(wanted) {
  const module = await import("./records.js");
  module.initSync({ module: await read(wanted === true ? new URL("rehab_rules_records.wasm", import.meta.url) : wanted) });
  beginRecords(module);
}

async function read(from) {
  const given = await from;
  if (given instanceof WebAssembly.Module || given instanceof ArrayBuffer || ArrayBuffer.isView(given)) return given;
  if (given instanceof Response) return given.arrayBuffer();
  const url = new URL(given instanceof Request ? given.url : given, import.meta.url);
  return url.protocol === "file:" ? readFile(url) : (await fetch(url)).arrayBuffer();
}

export const explain = explaining(async (language) =>
  JSON.parse(await readFile(new URL(`texts.${language}.json`, import.meta.url), "utf8")),
);
