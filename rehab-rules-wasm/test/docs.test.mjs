// Every file of docs/web.md runs as shown: in Node, in fresh Vite apps, from a static page, in a worker.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import vue from "@vitejs/plugin-vue";
import { build } from "vite";
import { launch, serve } from "./chromium.mjs";
import { BLOCKS, FILES, write } from "./hosts.mjs";

const POLICY = BLOCKS.find(({ kind }) => kind === "text").text.trim();
/** The Jest configuration is run with the other hosts. */
const JEST = ["jest.config.mjs", "jest.setup.js"];
const RUN = new Set(JEST);

let folder;
let browser;

before(async () => {
  // In this folder the frameworks are found, as if the app had installed them.
  folder = mkdtempSync(fileURLToPath(new URL("../rehab-rules-", import.meta.url)));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(fileURLToPath(new URL("../pkg", import.meta.url)), join(folder, "node_modules/rehab-rules"));
  write(folder, Object.fromEntries(FILES));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

for (const name of [...FILES.keys()].filter((name) => name.endsWith(".mjs") && !JEST.includes(name))) {
  test(`${name} prints what its comments show`, () => {
    RUN.add(name);
    const expected = [...FILES.get(name).matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(([, said]) => said);
    const printed = execFileSync(process.execPath, [name], { cwd: folder, encoding: "utf8" });
    assert.ok(expected.length > 0);
    assert.deepEqual(printed.trimEnd().split("\n"), expected);
  });
}

/** Opens a page under the policy of docs/web.md and calls `look` with it; any error fails the test. */
async function opened(root, path, look) {
  const server = await serve(root, { policy: POLICY });
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

/** Type-checks an app strictly, builds it, and opens it under the policy given. The page is the app's own or a generated one. */
async function vite(names, script, look, plugins = []) {
  const app = join(folder, `app-${script}`);
  const written = { "index.html": `<!doctype html><meta charset="utf-8"><title>rules</title><div id="app"></div><script type="module" src="/${script}"></script>` };
  for (const name of names) {
    RUN.add(name);
    written[name] = FILES.get(name);
  }
  const settings = {
    compilerOptions: {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noEmit: true,
      target: "es2022",
      module: "esnext",
      moduleResolution: "bundler",
      jsx: "react-jsx",
      lib: ["es2022", "dom"],
      types: [fileURLToPath(new URL("../node_modules/vite/client", import.meta.url))],
    },
    files: [script],
  };
  write(app, { ...written, "tsconfig.json": JSON.stringify(settings) });
  execFileSync(process.execPath, [createRequire(import.meta.url).resolve("vue-tsc/bin/vue-tsc.js"), "-p", app], { stdio: "inherit" });
  await build({ root: app, configFile: false, logLevel: "error", plugins, build: { target: "esnext" } });
  await opened(join(app, "dist"), "", async (page) => {
    await page.locator("#size[min='6'][max='8']").waitFor();
    await page.fill("#size", "9");
    await said(page, "9");
    assert.equal(await page.getAttribute("#size", "aria-invalid"), "true");
    await look?.(page);
    await page.fill("#size", "8");
    assert.equal(await page.getAttribute("#size", "aria-invalid"), "false");
  });
}

test("the Vite app: type-checked strictly, built, and working under the policy given", () =>
  vite(["index.html", "main.ts"], "main.ts", async (page) => {
    const statement = page.waitForEvent("console", (message) => message.type() === "info");
    await page.dblclick("#size");
    assert.ok((await statement).text().length > 20);
  }));

test("the React app: type-checked strictly, built, and working under the policy given", () => vite(["react.tsx"], "react.tsx"));

test("the Vue app: type-checked strictly, built, and working under the policy given", () => vite(["GroupSize.vue", "vue.ts"], "vue.ts", undefined, [vue()]));

test("no file of the page is left out", () => {
  assert.deepEqual([...RUN].sort(), [...FILES.keys()].sort());
});
