// In Node: WebAssembly and texts are read from the package.

import { readFile } from "node:fs/promises";
import { initSync } from "./courses.js";
import { begin, beginLogs, beginRecords, explaining, initializing } from "./api.js";

export * from "./offered.js";

export const init = initializing({ courses: startCourses, logs: startLogs, records: startRecords });

async function startCourses(wanted) {
  begin(initSync({ module: await read(wanted ?? new URL("rehab_rules.wasm", import.meta.url)) }));
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
