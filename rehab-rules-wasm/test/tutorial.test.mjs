// The tutorial on a first form does what it says: its commands install the package, its page checks the field in Chromium.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { launch, serve } from "./chromium.mjs";

const PAGE = readFileSync(new URL("../../docs/tutorials/first-form.md", import.meta.url), "utf8");
const BLOCKS = [...PAGE.matchAll(/```(\w+)\n(.*?)```/gs)].map(([, kind, text]) => ({ kind, text }));

test("the first form", async () => {
  const folder = mkdtempSync(join(tmpdir(), "rehab-rules-tutorial-"));
  symlinkSync(fileURLToPath(new URL("../..", import.meta.url)), join(folder, "rehab-rules"));
  const here = join(folder, "first-form");
  const [install, ...others] = BLOCKS.filter(({ kind }) => kind === "sh");
  // The package is built already; the server is that of the other tests.
  assert.match(install.text, /^make --directory rehab-rules web-package\n/);
  assert.deepEqual(others.map(({ text }) => text), ["python3 -m http.server 8000\n"]);
  execFileSync("bash", ["-ec", install.text.replace(/^make .*\n/, "")], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  for (const { kind, text } of BLOCKS.filter(({ kind }) => kind !== "sh")) {
    const [first] = text.split("\n");
    writeFileSync(join(here, /[\w.]+\.(html|js)/.exec(first)[0]), text.slice(first.length + 1));
    assert.ok(["html", "js"].includes(kind));
  }
  const server = await serve(here, {});
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const errors = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(server.address);
    const message = page.locator("#group_size-message");
    await message.getByText("Sallittu: 6–8").waitFor();
    for (const [value, said, invalid] of [["5", /ryhmäkoko/, "true"], ["9", /./, "true"], ["8", /^Sallittu: 6–8$/, "false"]]) {
      await page.fill("#group_size", value);
      assert.match(await message.textContent(), said);
      assert.equal(await page.getAttribute("#group_size", "aria-invalid"), invalid);
    }
    assert.deepEqual(errors, []);
  } finally {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
