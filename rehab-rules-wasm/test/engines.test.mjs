// The page and the package in three browser engines: the same task by keyboard alone, with the same words, in three languages, light and dark.
import axe from "axe-core";
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
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
  course: ".courses li:nth-child(2) button",
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
  sourcesButton: ".looked > section .finding button.link",
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
  ["press", "Shift+Tab"],
  press("Control+a"),
  ["type", "32.13.2026"],
  press("Tab"),
  read("message"),
  ...use("cancel"),
  ["gone", "form"],
  read("page"),
];

/** What the words of the flow do. */
const STEPS = {
  async reach(page, place) {
    // Backwards if it is above: beyond the last element the keys go to the browser's own buttons.
    const key = await page.evaluate((wanted) => {
      const isAbove = document.activeElement.compareDocumentPosition(document.querySelector(wanted)) & Node.DOCUMENT_POSITION_PRECEDING;
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
  press: (page, ...keys) => page.press(...keys.slice(0, -1)),
  type: (page, text) => page.type(text),
  async read(page, place, { texts }) {
    await page.until((wanted) => document.querySelector(wanted)?.innerText.trim(), AT[place]);
    texts.push([place, await page.text(AT[place])]);
  },
  gone: (page, place) => page.until((wanted) => !document.querySelector(wanted), AT[place]),
  async look(page, at, { narrowest }) {
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
  symlinkSync(here("../pkg"), join(folder, "rules"));
  symlinkSync(here("../node_modules/vue/dist/vue.esm-browser.prod.js"), join(folder, "vue.js"));
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
    await page.screenshot().then((png) => writeFileSync(picture, png), () => {});
    error.message += `\nthe page as it was: ${picture}`;
    throw error;
  } finally {
    await page.close();
  }
}

/** By language: what the first engine read. */
const words = {};

for (const [engine, { narrowest }] of Object.entries(ENGINES)) {
  for (const language of Object.keys(LOCALES)) {
    for (const dark of [false, true]) {
      test(`${engine}, ${language}, ${dark ? "dark" : "light"}: a course is changed by keyboard alone`, async (context) => {
        if (narrowest > WIDTHS[0]) context.diagnostic(`${engine}: looked at from ${narrowest} pixels, because its window gets no narrower`);
        const texts = [];
        await within(engine, { language, dark }, async (page) => {
          await page.goto(`file://${folder}/demo/index.html`);
          await page.until(() => document.querySelector("h1"));
          const preferred = await page.evaluate(() => [navigator.language, matchMedia("(prefers-color-scheme: dark)").matches]);
          assert.deepEqual(preferred, [LOCALES[language], dark]);
          await page.run(`(async () => { ${axe.source} })()`);
          for (const [step, ...rest] of FLOW) await STEPS[step](page, ...rest, { texts, narrowest });
        });
        words[language] ??= texts;
        assert.deepEqual(texts, words[language]);
      });
    }
  }
}
