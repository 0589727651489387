// The month calendar in Chromium, on a page of its own: what it shows is what the engine says, by keyboard, in the grid and as a list.
import { AxeBuilder } from "@axe-core/playwright";
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { Provider, init } from "../pkg/node.js";
import { launch, serve } from "./chromium.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const SEED = readFileSync(here("../demo/src/seed.jsonl"), "utf8").trim().split("\n").map((line) => JSON.parse(line));
/** Six courses at the same time: more than a week and a date show at once. */
const MANY = Array.from({ length: 6 }, (_, number) => ({
  on: "2026-02-17",
  action: "create_course",
  course: String(92001 + number),
  service: "kela.family-carers",
  group_size: 10,
  target_groups: ["carer-of-adult"],
  periods: [{ kind: "in_person", start: "2026-05-18", end: "2026-05-22" }],
}));
const PAGE = `
  import { Provider, init } from "rehab-rules";
  import "./colours.css";
  import "./style.css";
  import { monthCalendar } from "./month.ts";
  window.show = async ({ events, on, language }) => {
    await init({ answers: true, language: ["fi", "sv", "en"] });
    const provider = new Provider("Koivuranta");
    for (const { on, provider: _, ...action } of events) provider.apply(action, on, { mode: "observe" });
    document.documentElement.lang = language;
    document.title = "month";
    document.querySelector("#place").replaceChildren(monthCalendar({ provider, courses: provider.snapshot().courses, on, language }));
  };
`;

let browser;
let site;
let folder;
let provider;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "rehab-rules-month-"));
  cpSync(here("../pkg"), join(folder, "pkg"), { recursive: true });
  await build({
    stdin: { contents: PAGE, resolveDir: here("../demo/src"), loader: "ts" },
    outfile: join(folder, "page.js"),
    bundle: true,
    format: "esm",
    logLevel: "error",
    plugins: [{ name: "engine", setup: (build) => build.onResolve({ filter: /^rehab-rules$/ }, () => ({ path: "./pkg/browser.js", external: true })) }],
  });
  writeFileSync(
    join(folder, "index.html"),
    '<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="stylesheet" href="page.css">' +
      '<body><div id="page"><h2>Month</h2><div id="place"></div></div><script type="module" src="page.js"></script>',
  );
  [browser, site] = [await launch(), await serve(folder, { types: { ".css": "text/css" } })];
  await init({ answers: true, language: ["fi", "sv", "en"] });
  provider = new Provider("Koivuranta");
  for (const { on, provider: _, ...action } of SEED) provider.apply(action, on, { mode: "observe" });
});
after(async () => {
  await browser?.close();
  site?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function shown(t, { language = "fi", on = "2026-03-02", width = 1280, events = SEED, ...rest } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, ...rest });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(site.address);
  await page.waitForFunction("window.show");
  await page.evaluate((what) => window.show(what), { events, on, language });
  return page;
}
const cellOf = (page, text) => page.locator("td", { has: page.locator(`.date .unseen:text-matches("^${text}(,|$)")`) });

for (const [language, names] of Object.entries({
  fi: { day: "14.7.2026", month: /^heinäkuu 2026$/i },
  sv: { day: "14.7.2026", month: /^juli 2026$/i },
  en: { day: "14 July 2026", month: /^July 2026$/ },
}))
  test(`every due date of a month is at its date, with what the engine says: ${language}`, async (t) => {
    const page = await shown(t, { language, on: "2026-07-02" });
    assert.match(await page.locator(".month-head h3").innerText(), names.month);
    const due = provider.due("2026-06-29", "2026-08-02", language).filter(({ what }) => what === "due");
    assert.ok(due.length > 3);
    const grid = await page.locator(".month-grid").textContent();
    for (const { finding } of due) assert.ok(grid.includes(finding.message), finding.message);
    const cell = cellOf(page, names.day);
    assert.match(await cell.innerText(), /A104, A105/);
    assert.equal(await cell.locator("a.mark").getAttribute("href"), "#/course/91001");
    const days = await page.locator("th[scope=col] .unseen").allTextContents();
    assert.equal(new Set(days).size, 8);
  });

test("a period is a bar over its dates in each week, which leads to its course", async (t) => {
  const page = await shown(t, { on: "2026-05-04" });
  const bar = page.locator("td > .period-bar").first();
  assert.equal(await bar.getAttribute("href"), "#/course/91001");
  assert.match(await bar.textContent(), /91001 kasvokkain 4\.5\.2026–8\.5\.2026/);
  const [box, first, last] = await Promise.all([bar, cellOf(page, "4.5.2026"), cellOf(page, "8.5.2026")].map((one) => one.boundingBox()));
  assert.ok(first.x < box.x && box.x + box.width <= last.x + last.width + 1 && box.x + box.width > last.x + last.width / 2);
  assert.equal(await page.locator('td[aria-current="date"]').count(), 1);
  assert.deepEqual(await page.locator("tbody th").allTextContents(), ["Viikko 18", "Viikko 19", "Viikko 20", "Viikko 21", "Viikko 22"]);
});

test("the months are turned by keyboard, the focus stays, and the way back leads to the month of the date", async (t) => {
  const page = await shown(t, { language: "en" });
  const next = page.getByRole("button", { name: "Next month" });
  const back = page.getByRole("button", { name: "To this month" });
  assert.equal(await back.getAttribute("aria-disabled"), "true");
  await next.focus();
  for (const name of ["April 2026", "May 2026"]) {
    await page.keyboard.press("Enter");
    assert.equal(await page.locator(".month-head h3").innerText(), name);
    assert.ok(await next.evaluate((button) => button === document.activeElement));
  }
  await back.press("Enter");
  assert.equal(await page.locator(".month-head h3").innerText(), "March 2026");
  assert.ok(await back.evaluate((button) => button === document.activeElement));
  // Before the last event nothing can be evaluated, and the calendar says so.
  await page.getByRole("button", { name: "Previous month" }).press("Enter");
  await page.getByText(/Due dates are shown from 1[0-9] February 2026/).waitFor();
});

test("many entries of a date fold, and open", async (t) => {
  const page = await shown(t, { language: "en", on: "2026-05-18", events: [...SEED, ...MANY] });
  const cell = cellOf(page, "18 May 2026");
  assert.equal(await cell.locator("> .period-bar").count(), 4);
  const more = cell.locator("summary");
  assert.equal(await more.innerText(), "+2 more");
  await more.press("Enter");
  assert.equal(await cell.locator("details .period-bar:visible").count(), 2);
  await page.getByRole("button", { name: "Previous month" }).click();
  // All of them have to be settled on the same date: 30 days before they start.
  const due = cellOf(page, "18 April 2026");
  assert.equal(await due.locator(".mark:visible").count(), 1);
  assert.equal(await due.locator("summary").innerText(), "+5 more");
});

test("on a phone it is a list by date, with the whole messages", async (t) => {
  const page = await shown(t, { language: "sv", on: "2026-07-02", width: 320 });
  assert.ok(!(await page.locator(".month-grid").isVisible()));
  const list = await page.locator(".month-list").innerText();
  for (const { what, finding } of provider.due("2026-07-02", "2026-07-31", "sv")) if (what === "due") assert.ok(list.includes(finding.message));
  assert.ok(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"));
});

for (const colorScheme of ["light", "dark"])
  for (const width of [320, 1280])
    test(`axe has nothing to report: ${colorScheme}, ${width} px`, async (t) => {
      const page = await shown(t, { on: "2026-07-02", events: [...SEED, ...MANY], colorScheme, width });
      const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
      assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes[0].html]), []);
    });
