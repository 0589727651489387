// The README's example in JavaScript holds.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import test from "node:test";
import { fileURLToPath } from "node:url";

test("the README's example runs and holds", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const examples = [...readme.matchAll(/```js\n(.*?)```/gs)].map(([, code]) => code);
  assert.equal(examples.length, 1);
  const root = fileURLToPath(new URL("../../", import.meta.url));
  execFileSync(process.execPath, ["--input-type=module", "--eval", examples[0]], { cwd: root });
});
