// The rows of the table of docs/web.md that `make deep` tests: hosts too large to install for every build.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { serve } from "../test/chromium.mjs";
import { FILES, SHOWN, answerOf, asked, askedByAddress, hosts, inVite, fixture, page, right, write } from "../test/hosts.mjs";

const { host, told } = hosts("`make deep`");
const HERE = fileURLToPath(new URL(".", import.meta.url));
const ENTRIES = ["rehab-rules", "rehab-rules/inline"];

// In this folder every project finds the tools, as if it had installed them.
const place = fixture(HERE);

const folder = (name, files) => write(join(place.folder, name), files);

/** Runs one of the tools in a project and returns its output. */
async function run(root, program, ...args) {
  // Do not pass on what the test runner and Vite have set.
  const settings = { cwd: root, env: { ...process.env, CI: "true", NO_COLOR: "1", NG_CLI_ANALYTICS: "false", NODE_TEST_CONTEXT: undefined, NODE_ENV: undefined } };
  try {
    return (await promisify(execFile)(join(HERE, "node_modules/.bin", program), args, settings)).stdout;
  } catch (error) {
    assert.fail(`${error.message}\n${error.stdout}`);
  }
}

async function shown(root) {
  const server = await serve(root);
  try {
    right(await answerOf(place.browser, server.address));
  } finally {
    server.close();
  }
}

/** The files of a page, which a bundler packs into `packed`. */
const packed = (name, files = {}) =>
  folder(name, { "asked.js": asked("rehab-rules/inline"), "shown.js": SHOWN, "packed/index.html": page("page.js"), ...files });

for (const version of [6, 7]) {
  host(`Vite ${version}, dev server and build`, async () => {
    const tool = await import(`vite-${version}`);
    await inVite(tool, place.browser, folder(`vite-${version}-inline`, {}), asked("rehab-rules/inline"));
    await inVite(tool, place.browser, folder(`vite-${version}-told`, {}), askedByAddress);
  });
}

host("Rspack", async () => {
  const { rspack } = await import("@rspack/core");
  const root = packed("rspack");
  const stats = await promisify(rspack)({ context: root, mode: "production", entry: "./shown.js", output: { path: join(root, "packed"), filename: "page.js" }, performance: false });
  assert.deepEqual(stats.toJson({ all: false, errors: true, warnings: true }), { errors: [], warnings: [] });
  await shown(join(root, "packed"));
});

host("Parcel 2", async () => {
  const root = folder("parcel", { "asked.js": asked("rehab-rules/inline"), "shown.js": SHOWN, "index.html": page("shown.js") });
  await run(root, "parcel", "build", "index.html", "--dist-dir", "packed", "--no-cache");
  await shown(join(root, "packed"));
});

host("Rollup 4", async () => {
  const { rollup } = await import("rollup");
  const { nodeResolve } = await import("@rollup/plugin-node-resolve");
  const root = packed("rollup");
  const bundle = await rollup({ input: join(root, "shown.js"), plugins: [nodeResolve({ browser: true })] });
  await bundle.write({ dir: join(root, "packed"), entryFileNames: "page.js" });
  await bundle.close();
  await shown(join(root, "packed"));
});

host("Next.js 16, on the server and in a client component", async () => {
  const root = folder("next", {
    "package.json": '{ "private": true, "type": "module" }',
    "next.config.mjs": `export default { turbopack: { root: ${JSON.stringify(HERE)} } };`,
    "asked.js": asked("rehab-rules/inline"),
    "app/layout.js": `export default ({ children }) => <html lang="fi"><head><link rel="icon" href="data:," /></head><body>{children}</body></html>;`,
    "app/page.js": `
      import { answer } from "../asked.js";
      import Client from "./client.js";
      export default async function Page() {
        return <><p id="server">{await answer}</p><Client /></>;
      }`,
    "app/client.js": `
      "use client";
      import { useEffect } from "react";
      export default function Client() {
        useEffect(() => void import("../asked.js").then(({ answer }) => answer).then((answer) => (window.answer = answer)), []);
        return null;
      }`,
  });
  await run(root, "next", "build");
  const server = spawn(join(HERE, "node_modules/.bin/next"), ["start", "--port", "0"], { cwd: root, detached: true, stdio: ["ignore", "pipe", "inherit"] });
  try {
    let said = "";
    while (!/http:\/\/localhost:\d+/.test(said)) said += (await once(server.stdout, "data"))[0];
    const [address] = /http:\/\/localhost:\d+/.exec(said);
    right(await answerOf(place.browser, address));
    const [, onServer] = /<p id="server">(.*?)<\/p>/.exec(await (await fetch(address)).text());
    right(onServer.replaceAll("&quot;", '"'));
  } finally {
    process.kill(-server.pid);
  }
});

host("Angular 20", async () => {
  const options = { browser: "main.ts", index: "index.html", tsConfig: "tsconfig.json", outputPath: "packed", progress: false };
  const app = { projectType: "application", root: "", architect: { build: { builder: "@angular/build:application", options } } };
  const compilerOptions = { target: "es2022", module: "preserve", moduleResolution: "bundler", strict: true, lib: ["es2022", "dom"], types: [], allowJs: true };
  const root = folder("angular", {
    "angular.json": JSON.stringify({ version: 1, projects: { app } }),
    "tsconfig.json": JSON.stringify({ compilerOptions, files: ["main.ts"] }),
    "index.html": '<!doctype html><html lang="fi"><head><meta charset="utf-8"><title>rules</title><link rel="icon" href="data:,"></head><body><app-root></app-root></body></html>',
    "asked.js": asked("rehab-rules/inline"),
    "main.ts": `
      import { Component, provideZonelessChangeDetection, signal } from "@angular/core";
      import { bootstrapApplication } from "@angular/platform-browser";
      import { Provider, init } from "rehab-rules/inline";
      import { answer } from "./asked.js";
      @Component({ selector: "app-root", template: "<p>{{ said() }}</p>" })
      class App {
        said = signal("");
        async ngOnInit() {
          await init({ language: "fi" });
          const form = new Provider("P1").checkForm("create_course", { service: "kela.family-carers", group_size: 5 }, "fi");
          this.said.set(form.missing.join());
          Object.assign(window, { answer: await answer });
        }
      }
      bootstrapApplication(App, { providers: [provideZonelessChangeDetection()] });`,
  });
  await run(root, "ng", "build");
  await shown(join(root, "packed/browser"));
});

/** The test of a project, which both test tools run. */
const TESTED = `import { answer } from "./asked.js";
test("the rules answer", async () => {
  const [message, ...others] = JSON.parse(await answer);
  expect(message).toMatch(/ryhmäkoko ei voi olla 5/);
  expect(others).toEqual(["unknown_course", true, "K20-40"]);
});
`;

host("Vitest 4: node, jsdom, happy-dom", async () => {
  for (const [number, entry] of ENTRIES.entries())
    for (const environment of ["node", "jsdom", "happy-dom"]) {
      const root = folder(`vitest-${environment}-${number}`, { "asked.js": asked(entry), "rules.test.js": TESTED });
      assert.match(await run(root, "vitest", "run", "--root", root, "--globals", "--environment", environment), /Tests +1 passed/);
    }
});

host("Jest 30: node, jsdom", async () => {
  for (const environment of ["node", "jsdom"]) {
    const root = folder(`jest-${environment}`, {
      "package.json": "{}",
      "asked.js": asked("rehab-rules/inline"),
      "rules.test.js": TESTED,
      "babel.config.json": '{ "presets": [["@babel/preset-env", { "targets": { "node": "current" } }]] }',
      "jest.config.mjs": FILES.get("jest.config.mjs"),
      "jest.setup.js": FILES.get("jest.setup.js"),
    });
    const settings = environment === "node" ? ["--env", "node"] : [];
    await run(root, "jest", "--rootDir", root, ...settings);
  }
});

for (const [title, program, ...args] of [["Bun", "bun", "run"], ["Deno", "deno", "run", "--allow-read"]]) {
  host(title, async () => {
    for (const [number, entry] of ENTRIES.entries()) {
      const root = folder(`${program}-${number}`, { "asked.js": asked(entry), "run.mjs": 'import { answer } from "./asked.js"; console.log(await answer);' });
      right(await run(root, program, ...args, "run.mjs"));
    }
  });
}

test("no row of docs/web.md is left out", told);
