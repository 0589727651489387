// The first language that is asked for is that of errors without a language, whichever file is there first.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";
import { setTimeout } from "node:timers/promises";
import { Provider, init } from "../pkg/node.js";

test("the first language is that of errors, also when its file is the last to come", async () => {
  const late = setTimeout(200).then(() => readFile(new URL("../pkg/messages.sv.json", import.meta.url), "utf8")).then(JSON.parse);
  await init({ language: ["sv", "fi"], messages: { sv: late } });
  assert.throws(() => new Provider("P1").evaluate({ action: "confirm_course", course: "" }, "2026-01-07"), /fältet/);
});
