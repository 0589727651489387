// The packed package works on the hosts where it is used: the rows of the table of docs/web.md that are tested in every build.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { promisify } from "node:util";
import { build as esbuild } from "esbuild";
import webpack from "webpack";
import { serve } from "./chromium.mjs";
import { SHOWN, answerOf, asked, askedByAddress, hosts, inVite, fixture, page, required, right, write } from "./hosts.mjs";

const { host, told } = hosts("every build");
const ENTRIES = ["rehab-rules", "rehab-rules/inline"];

const place = fixture();

/** A separate folder for a host, from which the package can be imported by name. */
const folder = (name, files = {}) => write(join(place.folder, name), files);
const run = (path) => execFileSync(process.execPath, ["--no-warnings", path], { encoding: "utf8" });
/** The answer of a page in a folder, from a server with optional settings. */
async function served(root, settings) {
  const server = await serve(root, settings);
  try {
    return await answerOf(place.browser, server.address);
  } finally {
    server.close();
  }
}

host("Node, `import`", () => {
  for (const [number, entry] of ENTRIES.entries()) {
    const root = folder(`import-${number}`, { "asked.js": asked(entry), "run.mjs": 'import { answer } from "./asked.js"; console.log(await answer);' });
    right(run(join(root, "run.mjs")));
  }
});

host("Node, `require`", () => {
  for (const [number, entry] of ENTRIES.entries()) {
    const root = folder(`require-${number}`, { "asked.cjs": required(entry), "run.cjs": 'require("./asked.cjs").answer.then(console.log);' });
    right(run(join(root, "run.cjs")));
  }
});

for (const [name, vite] of [["Vite 5", "vite-5"], ["Vite 8", "vite"]]) {
  host(`${name}, dev server and build`, async () => {
    const tool = await import(vite);
    await inVite(tool, place.browser, folder(`${vite}-inline`), asked("rehab-rules/inline"));
    await inVite(tool, place.browser, folder(`${vite}-told`), askedByAddress);
  });
}

host("webpack 5", async () => {
  const root = folder("webpack", { "asked.js": asked("rehab-rules/inline"), "shown.js": SHOWN, "packed/index.html": page("page.js", "") });
  const output = { path: join(root, "packed"), filename: "page.js" };
  const stats = await promisify(webpack)({ context: root, mode: "production", entry: "./shown.js", output, performance: false });
  assert.deepEqual(stats.toJson({ all: false, errors: true, warnings: true }), { errors: [], warnings: [] });
  right(await served(output.path));
});

host("esbuild, for a page", async () => {
  const root = folder("esbuild", { "asked.js": asked("rehab-rules/inline"), "shown.js": SHOWN, "packed/index.html": page("page.js", "") });
  await esbuild({ entryPoints: [join(root, "shown.js")], bundle: true, outfile: join(root, "packed/page.js"), logLevel: "error" });
  right(await served(join(root, "packed")));
});

host("esbuild, one file for Node, ES module or CommonJS", async () => {
  const root = folder("esbuild-node", { "asked.js": asked("rehab-rules/inline"), "run.js": 'import { answer } from "./asked.js"; answer.then(console.log);' });
  for (const [format, name] of [["esm", "alone.mjs"], ["cjs", "alone.cjs"]]) {
    const outfile = join(root, name);
    await esbuild({ entryPoints: [join(root, "run.js")], bundle: true, format, platform: "node", outfile, logLevel: "error" });
    right(run(outfile));
  }
});

/** The package's files next to those of a page, as on a static host. */
function beside(name, files) {
  const root = folder(name, files);
  const from = join(place.folder, "node_modules/rehab-rules");
  write(root, { "rules/here": "" });
  for (const file of readdirSync(from)) copyFileSync(join(from, file), join(root, "rules", file));
  return root;
}
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; img-src data:";

host("a static page with a strict content security policy", async () => {
  for (const entry of ["browser.js", "inline.js"])
    right(await served(beside(`static-${entry}`, { "index.html": page("shown.js"), "shown.js": SHOWN, "asked.js": asked(`./rules/${entry}`) }), { policy: POLICY }));
});

host("a server that sends WebAssembly with the wrong content type", async () => {
  const root = beside("types", { "index.html": page("shown.js"), "shown.js": SHOWN, "asked.js": asked("./rules/browser.js") });
  right(await served(root, { types: { ".wasm": "text/plain", ".json": "text/plain" } }));
});

host("a server that answers every URL with its page", async () => {
  // The files are missing, as when a bundler has moved the JavaScript away from them; the error says what to do.
  const root = folder("single", {
    "index.html": page("/shown.js"),
    "shown.js": `import { Provider, explain, init } from "./rules/browser.js";
      const failed = (promise) => promise.then(() => "none", (error) => error.message);
      window.answer = [await failed(init()), await failed(explain("course/minimum-clients", "fi"))];`,
  });
  copyFileSync(join(place.folder, "node_modules/rehab-rules/browser.js"), join(write(root, { "rules/here": "" }), "rules/browser.js"));
  const [init, explain] = await served(root, { everywhere: "index.html" });
  const said = (file, told) => new RegExp(`^could not read http://127.0.0.1:\\d+/rules/${file} \\(the response was 200 with text/html\\): pass its location to ${told}, or import from "rehab-rules/inline"$`);
  assert.match(init, said("rehab_rules.wasm", "init\\(\\)"));
  assert.match(explain, said("texts.fi.json", "explain\\(\\)"));
  const inline = beside("single-inline", { "index.html": page("/shown.js"), "shown.js": SHOWN, "asked.js": asked("./rules/inline.js") });
  right(await served(inline, { everywhere: "index.html" }));
});

const WORKING = `const worker = new Worker("worker.js", KIND);\nworker.onmessage = ({ data }) => (window.answer = data);\n`;

host("a module worker", async () => {
  for (const entry of ["browser.js", "inline.js"]) {
    const files = {
      "index.html": page("shown.js"),
      "shown.js": WORKING.replace("KIND", '{ type: "module" }'),
      "worker.js": `import { answer } from "./asked.js";\nanswer.then((answer) => postMessage(answer));`,
      "asked.js": asked(`./rules/${entry}`),
    };
    right(await served(beside(`worker-${entry}`, files), { policy: POLICY }));
  }
});

host("a classic worker", async () => {
  const files = {
    "index.html": page("shown.js"),
    "shown.js": WORKING.replace("KIND", "{}"),
    "worker.js": `import("./asked.js").then(({ answer }) => answer).then((answer) => postMessage(answer));`,
    "asked.js": asked("./rules/browser.js"),
  };
  right(await served(beside("worker-classic", files), { policy: POLICY }));
});

host("a service worker, bundled into one file", async () => {
  const root = folder("service-worker", {
    "asked.js": asked("rehab-rules/inline"),
    "worker.js": `import { answer } from "./asked.js";\nself.onmessage = ({ source }) => answer.then((answer) => source.postMessage(answer));`,
    "packed/index.html": page("page.js"),
    "packed/page.js": `
      navigator.serviceWorker.onmessage = ({ data }) => (window.answer = data);
      await navigator.serviceWorker.register("worker.js");
      (await navigator.serviceWorker.ready).active.postMessage("");`,
  });
  await esbuild({ entryPoints: [join(root, "worker.js")], bundle: true, outfile: join(root, "packed/worker.js"), logLevel: "error" });
  right(await served(join(root, "packed"), { policy: POLICY }));
});

test("no row of docs/web.md is left out", told);
