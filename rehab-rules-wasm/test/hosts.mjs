// What is tested on every host of the package, and the table of docs/web.md, whose rows are the tests.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import test, { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { launch } from "./chromium.mjs";

const read = (page) => readFileSync(new URL(`../../docs/${page}`, import.meta.url), "utf8");
const blocks = (text) => [...text.matchAll(/```(\w+)\n(.*?)```/gs)].map(([, kind, text]) => ({ kind, text }));
const KINDS = ["js", "ts", "tsx", "vue", "svelte", "html"];
/** The files of a page: the first line of each gives its name. */
export const files = (page) =>
  new Map(
    blocks(read(page)).filter(({ kind }) => KINDS.includes(kind)).map(({ text }) => {
      const [line] = text.split("\n");
      return [/[\w.]+\.(mjs|js|tsx?|vue|svelte|html)/.exec(line)[0], text.slice(line.length + 1)];
    }),
  );

const PAGE = read("web.md");
export const BLOCKS = blocks(PAGE);
export const FILES = files("web.md");

const TABLE = PAGE.matchAll(/^\| (.*?) \| (.*?) \| (every build|`make deep`) \|$/gm);
const ROWS = [...TABLE].map(([, where, , when]) => ({ where, when }));

/** The rows of the table that are tested at one time: `host` makes a test of a row; `told` fails if a row has no test. */
export function hosts(when) {
  const left = new Set(ROWS.filter((row) => row.when === when).map(({ where }) => where));
  return {
    host(where, run) {
      assert.ok(left.delete(where), `docs/web.md has no row for ${where}, tested in ${when}`);
      test(where, run);
    },
    told: () => assert.deepEqual([...left], [], "rows of docs/web.md without a test"),
  };
}

/** A new folder, in the temporary folder or in `parent`, with the packed package installed. */
function installed(parent = tmpdir()) {
  const folder = mkdtempSync(join(parent, "rehab-rules-"));
  const packed = fileURLToPath(new URL("../pkg", import.meta.url));
  const [{ filename }] = JSON.parse(execFileSync("npm", ["pack", "--json", "--pack-destination", folder, packed], { stdio: ["ignore", "pipe", "ignore"] }));
  write(folder, { "package.json": '{"type":"module","private":true}' });
  execFileSync("npm", ["install", "--silent", "--no-audit", "--no-fund", join(folder, filename)], { cwd: folder });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The packed package in a separate folder and a browser, for the tests of one file: `folder` and `browser` are set when the tests begin. */
export function fixture(parent) {
  const made = {};
  let remove;
  before(async () => {
    ({ folder: made.folder, remove } = installed(parent));
    made.browser = await launch();
  });
  after(async () => {
    await made.browser?.close();
    remove?.();
  });
  return made;
}

/** Writes files by name. */
export function write(folder, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** The form that is checked, and the message expected from it. */
export const FORM = `new Provider("P1").checkForm("create_course", { on: "2026-01-07", service: "kela.family-carers", group_size: "5" }, "fi").findings[0].message`;
export const ANSWER = /ryhmäkoko ei voi olla 5/;

/** An expression that uses each module of an entry point and gives the answer as a string. */
const asking = (init, explained) => `(async () => {
  await init(${init});
  const record = { record: "coordinator_introduction", role: "reko", unit: "primary_care", started_on: "2026-01-12", done: {}, assignments: [], permissions_requested: [], as_of: "2026-01-12" };
  const message = ${FORM};
  const replayed = replay([{ on: "2026-01-07", provider: "P1", action: "confirm_course", course: "C1" }])[0].error.code;
  const { rows } = await explain("course/minimum-clients", "sv"${explained});
  const year = { action: "declare_capacity", service: "kela.family-carers", year: 2026, places: 8 };
  const { first } = new Provider("P1").window(year, "2026-01-07", "2026-01-08").allowed[0];
  return JSON.stringify([message, replayed, check(record).allowed, rows[0].id, first]);
})()`;
const NAMES = "{ Provider, check, explain, init, replay }";

/** A module that exports `answer`, from an entry point of the package. */
export const asked = (entry) => `import ${NAMES} from "${entry}";\nexport const answer = ${asking('{ language: "fi", answers: true, logs: true, records: true }', "")};\n`;

/** A module that exports `answer`, for a bundler that gives the URLs of files. */
export const askedByAddress = `import ${NAMES} from "rehab-rules";
import wasm from "rehab-rules/rehab_rules.wasm?url";
import fi from "rehab-rules/messages.fi.json?url";
import answers from "rehab-rules/rehab_rules_answers.wasm?url";
import logs from "rehab-rules/rehab_rules_logs.wasm?url";
import records from "rehab-rules/rehab_rules_records.wasm?url";
import texts from "rehab-rules/texts.sv.json?url";
export const answer = ${asking('{ language: "fi", messages: { fi }, module_or_path: wasm, answers, logs, records }', ", { texts }")};
`;

/** A CommonJS module that exports `answer`. */
export const required = (entry) => `const ${NAMES} = require("${entry}");\nmodule.exports.answer = ${asking('{ language: "fi", answers: true, logs: true, records: true }', "")};\n`;

/** Fails unless the answer, as a string, is right. */
export function right(answer) {
  const [message, ...others] = JSON.parse(answer);
  assert.match(message, ANSWER);
  assert.deepEqual(others, ["unknown_course", true, "K20-40", "2026-01-07"]);
}

/** A page that runs a script. */
export const page = (script, kind = ' type="module"') =>
  `<!doctype html><meta charset="utf-8"><title>rules</title><link rel="icon" href="data:,"><script${kind} src="${script}"></script>`;

/** A script for a page: puts the answer of the module `asked.js` where a test finds it. */
export const SHOWN = `import { answer } from "./asked.js";\nanswer.then((answer) => (window.answer = answer));\n`;

/** Opens a page and returns what its script puts in `window.answer`; any error on the way fails the test. */
export async function answerOf(browser, address) {
  const page = await browser.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(address);
  let answer;
  for (const until = Date.now() + 10_000; answer === undefined && Date.now() < until; ) {
    // The page is left alone while it works, because every question takes time from it.
    await new Promise((resolve) => setTimeout(resolve, 250));
    answer = await page.evaluate("window.answer");
  }
  await page.close();
  assert.deepEqual(errors, []);
  assert.ok(answer, "no answer in 10 s");
  return answer;
}

/** A new app in a version of Vite, with no configuration: the dev server, then the build. */
export async function inVite({ createServer, build, preview }, browser, root, asked) {
  write(root, { "index.html": page("/shown.js"), "shown.js": SHOWN, "asked.js": asked });
  const settings = { root, configFile: false, logLevel: "error", cacheDir: join(root, "cache"), server: { port: 0 }, preview: { port: 0 } };
  const server = await (await createServer(settings)).listen();
  try {
    right(await answerOf(browser, server.resolvedUrls.local[0]));
  } finally {
    await server.close();
  }
  await build(settings);
  const built = await preview(settings);
  try {
    right(await answerOf(browser, built.resolvedUrls.local[0]));
  } finally {
    await built.close();
  }
}
