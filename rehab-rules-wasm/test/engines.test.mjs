// The page and the package in three browser engines. A course is changed by keyboard alone, and every engine shows the same words, in three
// languages, light and dark.
import axe from "axe-core";
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { reactive } from "vue";
import * as inNode from "../pkg/node.js";
import { ENGINES, LOCALES, open } from "./browsers.mjs";
import { serve } from "./chromium.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const WIDTHS = [320, 1280, 1920];
const GUIDELINES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Where things are on the page. */
const AT = {
  page: "header, main",
  course: ".courses li:nth-child(2) a",
  sizeForm: '[data-task="set_group_size"]',
  size: '.task input[type="number"]',
  clientForm: '[data-task="attach_client"]',
  client: ".task select",
  datesForm: '[data-task="reschedule_course"]',
  calendarButton: ".period .pick",
  calendar: "dialog.calendar h2, dialog.calendar td button",
  date: ".period input",
  form: ".task h3, .task label, .task legend, .task .hint, .task .state",
  message: ".task .finding.prohibition, .task .problem",
  send: ".task button.main",
  cancel: ".task > .buttons .quiet",
  done: ".news",
  sourcesButton: ".looked section .finding button.link",
  ruleLink: '.looked section .finding a[href^="#/rules/"]',
  rule: ".rules h2, .rules .statement",
  sources: ".sources:not([hidden]) .statement, .sources:not([hidden]) li",
};

const reach = (place) => ["reach", place];
const press = (...keys) => ["press", ...keys];
const read = (place) => ["read", place];
const use = (place) => [reach(place), press("Enter")];
const write = (place, text) => [reach(place), press("Control+a"), ["type", text]];
/** The page is looked at: no problem of accessibility, and no scrolling sideways at any width. */
const look = (at) => ["look", at];

/** A course gets another size, a client and other dates. The keys are all that the user has. */
const FLOW = [
  read("page"),
  look("the page as it opens"),

  ...use("course"),
  ...use("sizeForm"),
  read("form"),
  ...write("size", "13"),
  read("message"),
  look("a message in a form"),
  press("Control+a"),
  ["type", "9"],
  ["gone", "message"],
  ...use("send"),
  read("done"),

  ...use("sourcesButton"),
  read("sources"),
  look("sources"),

  ...use("course"),
  ...use("clientForm"),
  reach("client"),
  ["type", "A106"],
  ...use("send"),
  read("done"),

  ...use("course"),
  ...use("datesForm"),
  ...use("calendarButton"),
  read("calendar"),
  look("the calendar"),
  press("ArrowRight", "Escape"),
  ["gone", "calendar"],
  press("Shift+Tab", "Control+a"),
  ["type", "32.13.2026"],
  press("Tab"),
  read("message"),
  ...use("cancel"),
  ["gone", "form"],
  read("page"),

  ...use("ruleLink"),
  read("rule"),
  look("a rule"),
];

/** What the words of the flow do with the page. */
const STEPS = {
  async reach({ page }, place) {
    // Backwards if it is above: beyond the last element the keys go to the browser's own buttons.
    const key = await page.evaluate((wanted) => {
      const isAbove =
        document.activeElement.compareDocumentPosition(document.querySelector(wanted)) & Node.DOCUMENT_POSITION_PRECEDING;
      return isAbove ? "Shift+Tab" : "Tab";
    }, AT[place]);
    for (let presses = 0; presses < 100; presses++) {
      await page.press(key);
      const [isThere, isSeen] = await page.evaluate((wanted) => {
        const at = document.activeElement;
        return [at.matches(wanted), getComputedStyle(at).outlineStyle !== "none"];
      }, AT[place]);
      if (isThere) return assert.ok(isSeen, `the focus on ${place} cannot be seen`);
    }
    assert.fail(`no way to ${place} by ${key}`);
  },
  press: ({ page }, ...keys) => page.press(...keys),
  type: ({ page }, text) => page.type(text),
  async read({ page, texts }, place) {
    await page.until((wanted) => document.querySelector(wanted)?.innerText.trim(), AT[place]);
    texts.push([place, await page.text(AT[place])]);
  },
  gone: ({ page }, place) => page.until((wanted) => !document.querySelector(wanted), AT[place]),
  async look({ page, narrowest }, at) {
    const found = await page.evaluate(async (tags) => {
      const { violations } = await window.axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
      return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))]);
    }, GUIDELINES);
    assert.deepEqual(found, [], at);
    for (const width of WIDTHS) {
      await page.size(Math.max(width, narrowest), 900);
      const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(wide <= room, `${at}: ${wide} pixels wide in a window of ${room}`);
    }
    await page.size(1280, 900);
  },
};

const folder = mkdtempSync(join(tmpdir(), "rehab-rules-engines-"));
let server;

before(async () => {
  const outDir = join(folder, "demo");
  await build({ configFile: here("../demo/vite.config.js"), logLevel: "error", build: { outDir, emptyOutDir: true } });
  const site = join(folder, "site");
  mkdirSync(join(site, "alone"), { recursive: true });
  symlinkSync(here("../pkg"), join(site, "rules"));
  symlinkSync(here("../pkg/browser.js"), join(site, "alone/browser.js"));
  symlinkSync(here("../node_modules/vue/dist/vue.esm-browser.prod.js"), join(site, "vue.js"));
  writeFileSync(join(site, "index.html"), `<!doctype html><title>rules</title><script type="module" src="/asked.js"></script>`);
  writeFileSync(join(site, "asked.js"), MODULE);
  server = await serve(site, { everywhere: "index.html" });
});
after(() => {
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a page in an engine, and closes it; a picture of it is kept if the work with it fails. */
async function within(engine, settings, work) {
  const page = await open(engine, settings);
  try {
    await work(page);
    assert.deepEqual(await page.errors(), []);
  } catch (error) {
    const picture = join(tmpdir(), `rehab-rules-${engine}-${Object.values(settings).join("-")}.png`);
    await page.screenshot().then(
      (png) => writeFileSync(picture, png),
      () => {},
    );
    error.message += `\nthe page as it was: ${picture}`;
    throw error;
  } finally {
    await page.close();
  }
}

/** By language: what the first engine read; the others must read the same. */
const words = {};

for (const [engine, { narrowest = 0, limits = [] }] of Object.entries(ENGINES)) {
  for (const language of Object.keys(LOCALES)) {
    for (const dark of [false, true]) {
      test(`${engine}, ${language}, ${dark ? "dark" : "light"}: a course is changed by keyboard alone`, async (context) => {
        for (const limit of limits) context.diagnostic(`${engine}: ${limit}`);
        const texts = [];
        await within(engine, { language, dark }, async (page) => {
          await page.goto(`file://${folder}/demo/index.html`);
          await page.until(() => document.querySelector("h1"));
          const preferred = await page.evaluate(() => [navigator.language, matchMedia("(prefers-color-scheme: dark)").matches]);
          assert.deepEqual(preferred, [LOCALES[language], dark]);
          await page.run(`(async () => { ${axe.source} })()`);
          for (const [step, ...rest] of FLOW) await STEPS[step]({ page, texts, narrowest }, ...rest);
        });
        words[language] ??= texts;
        assert.deepEqual(texts, words[language]);
      });
    }
  }
}

/** The package's answers, from Node or from a page; JSON, so that both can be compared. */
async function answers({ Provider, check, explain, init, replay }, reactive, inBrowser) {
  const failure = (promise) =>
    promise.then(
      () => "none",
      ({ message }) => message.replace(/http:\/\/[^/]+\//, ""),
    );
  // The host answers with its page instead of the module.
  const lost = inBrowser && [await failure(inBrowser.init()), await failure(inBrowser.explain("course/minimum-clients", "fi"))];
  await init({ language: ["en", "fi", "sv"], answers: true, logs: true, records: true });
  const on = "2026-03-02";
  const periods = [{ kind: "in_person", start: "2026-05-04", end: "2026-05-08" }];
  const created = {
    action: "create_course",
    course: "C1",
    service: "kela.family-carers",
    group_size: 8,
    target_groups: ["carer-of-adult"],
    periods,
  };
  const provider = new Provider("P1");
  const first = provider.apply(created, on, { language: "fi", mode: "observe" });
  const kept = reactive(provider);
  const asked = { action: "confirm_course", course: "C1" };
  const record = {
    record: "coordinator_introduction",
    role: "reko",
    unit: "primary_care",
    started_on: on,
    done: {},
    assignments: [],
    permissions_requested: [],
    as_of: on,
  };
  return {
    lost,
    first,
    evaluated: provider.evaluate(asked, on, { language: "sv", remedies: true }),
    evaluatedInProxy: kept.evaluate(asked, on, { language: "sv", remedies: true }),
    form: provider.checkForm("set_group_size", { on, course: "C1", group_size: "13" }, "fi"),
    formInProxy: kept.checkForm("set_group_size", { on, course: "C1", group_size: "13" }, "fi"),
    wrongDate: kept.checkForm("confirm_course", { on: "soon", course: "C1" }, "en").errors,
    snapshot: kept.snapshot(),
    audit: kept.audit(on, { language: "en" }),
    window: kept.window({ action: "delete_course", course: "C1" }, on, "2026-12-31"),
    explained: await Promise.all(["fi", "sv", "en"].map((language) => explain("course/minimum-clients", language))),
    replayed: replay(
      [
        { on, provider: "P1", ...created },
        { on, provider: "P1", ...asked, course: "C2" },
      ],
      { language: "fi" },
    ),
    checked: check(record, { language: "sv" }),
  };
}

const MODULE = `
import * as rules from "/rules/browser.js";
import * as inBrowser from "/alone/browser.js";
import { reactive } from "/vue.js";
window.answers = (${answers})(rules, reactive, inBrowser);
`;
const LOST = ["rehab_rules.wasm", "texts.fi.json"].map(
  (file, at) =>
    `could not read alone/${file} (the response was 200 with text/html): pass its location to ${["init()", "explain()"][at]}, or import from "rehab-rules/inline"`,
);

for (const engine of Object.keys(ENGINES)) {
  test(`${engine}: the package answers as in Node`, async () => {
    await within(engine, { language: "fi" }, async (page) => {
      await page.goto(server.address);
      const { lost, ...others } = await page.evaluate(() => window.answers);
      assert.deepEqual(lost, LOST);
      assert.deepEqual(others, JSON.parse(JSON.stringify(await answers(inNode, reactive))));
      assert.deepEqual([others.evaluatedInProxy, others.formInProxy], [others.evaluated, others.form]);
    });
  });
}
