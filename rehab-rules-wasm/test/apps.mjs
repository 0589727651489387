// Apps made of a page's files: type-checked strictly, built with Vite, and opened in Chromium under the policy of docs/web.md.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { launch, serve } from "./chromium.mjs";
import { BLOCKS, write } from "./hosts.mjs";

const POLICY = BLOCKS.find(({ kind }) => kind === "text").text.trim();
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** A folder for the tests of one file in which the package and the frameworks are found, as if the app had installed them, and a browser. */
export function workshop() {
  const made = {};
  before(async () => {
    made.folder = mkdtempSync(here("../rehab-rules-"));
    mkdirSync(join(made.folder, "node_modules"));
    symlinkSync(here("../pkg"), join(made.folder, "node_modules/rehab-rules"));
    made.browser = await launch();
  });
  after(async () => {
    await made.browser?.close();
    rmSync(made.folder, { recursive: true, force: true });
  });
  return made;
}

/** Opens a page under the policy of docs/web.md and calls `look` with it; any error fails the test. */
export async function opened(browser, root, path, look) {
  const server = await serve(root, { policy: POLICY });
  const page = await browser.newPage();
  // The examples are of 2026.
  await page.clock.setFixedTime("2026-03-02T10:00:00Z");
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

/** Writes an app and type-checks it strictly, from its `script` on. */
export function checked(app, files, script, options = {}) {
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
      types: [here("../node_modules/vite/client")],
      ...options,
    },
    files: [script],
  };
  write(app, { ...files, "tsconfig.json": JSON.stringify(settings) });
  execFileSync(process.execPath, [createRequire(import.meta.url).resolve("vue-tsc/bin/vue-tsc.js"), "-p", app], { stdio: "inherit" });
}

/** Builds an app of a `script`, type-checked if it is in TypeScript, and opens it; the page is the app's own or a generated one. */
export async function vite({ folder, browser }, files, script, look, plugins = []) {
  const app = join(folder, `app-${script}`);
  const page = `<!doctype html><meta charset="utf-8"><title>rules</title><div id="app"></div><script type="module" src="/${script}"></script>`;
  const written = { "index.html": page, ...files };
  if (script.endsWith("js")) write(app, written);
  else checked(app, written, script);
  await build({ root: app, configFile: false, logLevel: "error", plugins, build: { target: "esnext" } });
  await opened(browser, join(app, "dist"), "", look);
}
