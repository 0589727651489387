// The README's JavaScript example runs as shown.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";

test("the README's example runs, and its assertions are true", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const examples = [...readme.matchAll(/```js\n(.*?)```/gs)].map(([, code]) => code);
  assert.equal(examples.length, 1);
  const folder = mkdtempSync(join(tmpdir(), "rehab-rules-readme-"));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(fileURLToPath(new URL("../pkg", import.meta.url)), join(folder, "node_modules/rehab-rules"));
  execFileSync(process.execPath, ["--input-type=module", "--eval", examples[0]], { cwd: folder });
  rmSync(folder, { recursive: true });
});
