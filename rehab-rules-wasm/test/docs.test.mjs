// Every file of docs/web.md runs as it stands there: in Node, in a fresh Vite app, from a static page, in a worker.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { launch, serve } from "./chromium.mjs";

const PAGE = readFileSync(new URL("../../docs/web.md", import.meta.url), "utf8");
const BLOCKS = [...PAGE.matchAll(/```(\w+)\n(.*?)```/gs)].map(([, kind, text]) => ({ kind, text }));
const POLICY = BLOCKS.find(({ kind }) => kind === "text").text.trim();
/** A file says its name in its first line. */
const FILES = new Map(
  BLOCKS.filter(({ kind }) => ["js", "ts", "html"].includes(kind)).map(({ text }) => {
    const [line] = text.split("\n");
    return [/[\w.]+\.(mjs|js|ts|html)/.exec(line)[0], text.slice(line.length + 1)];
  }),
);
const VITE = ["index.html", "main.ts"];
const RUN = new Set();

let folder;
let browser;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "rehab-rules-docs-"));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(fileURLToPath(new URL("../pkg", import.meta.url)), join(folder, "node_modules/rehab-rules"));
  for (const [name, text] of FILES) writeFileSync(join(folder, name), text);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

for (const name of [...FILES.keys()].filter((name) => name.endsWith(".mjs"))) {
  test(`${name} prints what stands beside it`, () => {
    RUN.add(name);
    const expected = [...FILES.get(name).matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(([, said]) => said);
    const printed = execFileSync(process.execPath, [name], { cwd: folder, encoding: "utf8" });
    assert.ok(expected.length > 0);
    assert.deepEqual(printed.trimEnd().split("\n"), expected);
  });
}

/** Opens a page under the page's own policy, and calls `look` with it; any error fails. */
async function opened(root, path, look) {
  const server = await serve(root, POLICY);
  const page = await browser.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  try {
    await page.goto(server.address + path);
    await look(page);
    assert.deepEqual(errors, []);
  } finally {
    await page.close();
    server.close();
  }
}
const said = (page, text) => page.locator("#said", { hasText: text }).waitFor({ timeout: 10_000 });

test("the page without a build, under the policy given", async () => {
  RUN.add("static.html").add("static.js");
  await opened(folder, "static.html", (page) => said(page, "No rehabilitation decision"));
});

test("the worker, under the policy given", async () => {
  RUN.add("worker.html").add("page.js").add("worker.js");
  await opened(folder, "worker.html", (page) => said(page, '"allowed":false'));
});

test("the Vite app: typed strictly, built, and at work under the policy given", async () => {
  for (const name of VITE) RUN.add(name);
  const app = join(folder, "app");
  mkdirSync(app);
  for (const name of VITE) writeFileSync(join(app, name), FILES.get(name));
  const settings = {
    compilerOptions: {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noEmit: true,
      target: "es2022",
      module: "esnext",
      moduleResolution: "bundler",
      lib: ["es2022", "dom", "esnext.disposable"],
      types: [fileURLToPath(new URL("../node_modules/vite/client", import.meta.url))],
    },
    files: ["main.ts"],
  };
  writeFileSync(join(app, "tsconfig.json"), JSON.stringify(settings));
  execFileSync(process.execPath, [createRequire(import.meta.url).resolve("typescript/bin/tsc"), "-p", app], { stdio: "inherit" });
  await build({ root: app, configFile: false, logLevel: "error", build: { target: "esnext" } });
  await opened(join(app, "dist"), "", async (page) => {
    await page.locator("#size[min='6'][max='8']").waitFor();
    await page.fill("#size", "9");
    await said(page, "9");
    assert.equal(await page.getAttribute("#size", "aria-invalid"), "true");
    const statement = page.waitForEvent("console", (message) => message.type() === "info");
    await page.dblclick("#size");
    assert.ok((await statement).text().length > 20);
    await page.fill("#size", "8");
    assert.equal(await page.getAttribute("#size", "aria-invalid"), "false");
  });
});

test("no file of the page is left out", () => {
  assert.deepEqual([...RUN].sort(), [...FILES.keys()].sort());
});
