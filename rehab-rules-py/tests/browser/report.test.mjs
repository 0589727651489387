// The report as people use it, in Chromium: with a keyboard, on a phone, without JavaScript, in every language.
import AxeBuilder from "@axe-core/playwright";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { committed, digest, view } from "../../../docs/pictures/pictures.mjs";

const REPOSITORY = join(import.meta.dirname, "..", "..", "..");
const SAMPLE = join(REPOSITORY, "tests", "sample");
const LANGUAGES = ["fi", "sv", "en"];
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const folder = mkdtempSync(join(tmpdir(), "rehab-rules-report-"));
let browser;

before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

// The report of a log, written by the command line.
function report(name, words, log, described = join(SAMPLE, "services.json")) {
  const [path, page] = [join(folder, `${name}.jsonl`), join(folder, `${name}.html`)];
  writeFileSync(path, log ?? "");
  const command = [words[0], log === undefined ? join(SAMPLE, "log.jsonl") : path, ...words.slice(1)];
  const services = ["--service", described];
  try {
    execFileSync(join(REPOSITORY, ".venv", "bin", "rehab-rules"), [...command, ...services, "--format", "html", "--language", "fi", "--output", page]);
  } catch (ended) {
    // What is broken or malformed is told by the exit status.
    if (ended.status !== 1 && ended.status !== 2) throw ended;
  }
  return "file://" + page;
}

async function open(address, { width = 1200, javaScriptEnabled = true } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled, locale: "fi-FI" });
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => errors.push(message.text()));
  page.on("dialog", (dialog) => errors.push(dialog.message()));
  page.on("request", (request) => request.url() !== address && errors.push(request.url()));
  await page.goto(address);
  return { page, errors, close: () => context.close() };
}

const choose = (page, language) => page.check(`#language-${language}`, { force: true });
const messages = (page, language) => page.locator(`main[lang=${language}] .list tbody tr p:first-child`).allTextContents();

const event = (on, action, fields) => JSON.stringify({ on, provider: "P1", action, service: "kela.family-carers", ...fields });
const refused = (count) => Array.from({ length: count }, (_, at) => event("2026-01-02", "end_rehabilitation", { client: `K${at}` })).join("\n");
const MISSED = ["K1", "K2"].map((client) => event("2026-01-02", "receive_decision", { client, issued: "2025-12-29", target_group: "carer-of-adult" })).join("\n");
const AUDIT = ["audit", "--as-of", "2024-09-03"];

for (const [name, words, log] of [
  ["audit", AUDIT],
  ["caused", ["audit", "--mode", "observe", "--as-of", "2026-07-01"], MISSED],
  ["replay", ["replay", "--mode", "observe"]],
  ["nothing", ["replay"], ""],
  ["hostile", ["replay"], event("2026-01-02", "end_rehabilitation", { client: '"><img src=x onerror=alert(1)>', provider: "<script>alert(2)</script>" }) + "\n{"],
  ["ten-thousand", ["replay"], refused(10_000)],
]) {
  test(`axe finds nothing and nothing overflows: ${name}`, async () => looksRight(report(name, words, log), "h2"));
}

const PLAN = ["plan", "--as-of", "2024-09-03", "--provider", "provider-k"];

for (const [name, words] of [["report", [...AUDIT, "--plan"]], ["plan", PLAN]]) {
  test(`the picture of the ${name} is of it as it is`, async () => {
    const { context, page } = await view(browser, name, report(`picture-${name}`, words));
    assert.equal(await digest(page), committed()[name], "make pictures takes it anew");
    await context.close();
  });
}

test("axe finds nothing and nothing overflows: a plan, and a report with one", async () => {
  await looksRight(report("plan", PLAN), "section");
  await looksRight(report("with-plan", [...AUDIT, "--plan"]), "section");
});

test("a plan shows the courses before and after, by keyboard and without JavaScript", async () => {
  const address = report("before-after", ["plan", "--mode", "observe", ...PLAN.slice(1)]);
  for (const javaScriptEnabled of [true, false]) {
    const { page, close } = await open(address, { javaScriptEnabled });
    const column = page.locator("main:visible .column", { has: page.getByText("89648", { exact: true }) });
    const cards = async () => (await column.locator(".card:visible b").allTextContents()).toSorted();
    const places = async () => (await column.locator("p").nth(1).locator("span:visible").allTextContents()).join("").trim();
    const moved = ["invented-107", "invented-108"];
    assert.deepEqual([(await cards()).filter((client) => moved.includes(client)), await places()], [moved, "5/8 → 7/8"]);
    await page.locator("main:visible input[value=changes]").focus();
    await page.keyboard.press("ArrowRight");
    assert.deepEqual([(await cards()).length, await places()], [5, "5/8"]);
    await page.keyboard.press("ArrowRight");
    assert.deepEqual([(await cards()).length, await places()], [7, "7/8"]);
    await choose(page, "sv");
    if (javaScriptEnabled) assert.deepEqual([(await cards()).length, await places()], [7, "7 av 8"]);
    await close();
  }
});

test("the courses of a plan are reached by keyboard, and scrolled", async () => {
  const { page, close } = await open(report("scrolled", PLAN), { width: 1000 });
  const region = page.locator("main:visible .boards .scroll").first();
  await page.locator("main:visible input[value=changes]").focus();
  for (let at = 0; at < 20 && !(await region.evaluate((element) => element === document.activeElement)); at += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => document.activeElement.scrollLeft > 0);
  await close();
});

// On a desk and on a phone, in every language, with every table open: axe has nothing to say, and the page is as wide as the screen.
async function looksRight(address, part) {
  for (const width of [1200, 360]) {
    const { page, errors, close } = await open(address, { width });
    for (const language of LANGUAGES) {
      await choose(page, language);
      assert.equal(await page.evaluate(() => document.documentElement.lang), language);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
      assert.equal(await page.locator("main:visible").count(), 1);
      assert.ok((await page.locator(`main:visible ${part}`).count()) > 2);
    }
    await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
    const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes[0].html]), []);
    assert.deepEqual(errors, []);
    await close();
  }
}

test("axe finds nothing and nothing overflows: comparison", async () => {
  const before = join(SAMPLE, "services.json");
  const other = join(folder, "eight-months.json");
  writeFileSync(other, readFileSync(before, "utf8").replaceAll('"placement_deadline_months":6', '"placement_deadline_months":8').replaceAll('"placement_deadline_months": 6', '"placement_deadline_months": 8'));
  await looksRight(report("comparison", ["compare", "--before", before, "--as-of", "2024-09-03"], undefined, other), "section");
});

test("without JavaScript the page says the same, in every language", async () => {
  const address = report("unscripted", AUDIT);
  const [with_, without] = [await open(address), await open(address, { javaScriptEnabled: false })];
  for (const language of LANGUAGES) {
    await Promise.all([choose(with_.page, language), choose(without.page, language)]);
    const rows = `main[lang=${language}] .list tbody tr`;
    const texts = await with_.page.locator(rows).allTextContents();
    assert.ok(texts.length > 30);
    assert.deepEqual(texts, await without.page.locator(rows).allTextContents());
    const [made, written] = await Promise.all([with_, without].map(({ page }) => page.locator(rows).evaluateAll((rows) => rows.map((row) => [row.className, row.innerHTML]))));
    assert.deepEqual(made, written);
    assert.ok(made.some(([style]) => style.endsWith(" caused")));
    assert.ok(await without.page.locator(`main[lang=${language}] h1`).isVisible());
    assert.ok(!(await without.page.locator(`main[lang=${language}] form.filter`).isVisible()));
  }
  await Promise.all([with_.close(), without.close()]);
});

test("the list is filtered by provider, course, rule and effect, and the filter outlives a change of language", async () => {
  const { page, close } = await open(report("filtered", AUDIT));
  const all = await messages(page, "fi");
  await page.fill("main[lang=fi] [name=course]", "89641");
  const of_course = await messages(page, "fi");
  assert.ok(0 < of_course.length && of_course.length < all.length);
  await page.selectOption("main[lang=fi] [name=effect]", "violation");
  assert.equal((await messages(page, "fi")).length, 2);
  await page.selectOption("main[lang=fi] [name=rule]", "course/settled-in-time");
  assert.deepEqual(await messages(page, "fi"), ["Kurssilla 89641 on 4 asiakasta; tarvitaan vähintään 6. Se olisi pitänyt siirtää myöhemmäksi tai poistaa viimeistään 31.8.2024 (3 päivää myöhässä). Niin voi yhä tehdä."]);
  await choose(page, "en");
  assert.equal((await messages(page, "en")).length, 1);
  assert.equal(await page.textContent("main[lang=en] .shown"), "1 of 1 findings shown");
  await page.fill("main[lang=en] [name=provider]", "no such provider");
  assert.equal(await page.textContent("main[lang=en] .shown"), "No finding matches the filter.");
  await page.click("main[lang=en] button[type=reset]");
  await page.waitForFunction((count) => document.querySelectorAll("main[lang=en] .list tbody tr").length === count, all.length);
  await close();
});

test("a finding stands under its cause, and on its own where the filter leaves the cause out", async () => {
  const { page, close } = await open(report("caused", ["audit", "--mode", "observe", "--as-of", "2026-07-01"], MISSED));
  const rows = page.locator("main[lang=en] .list tbody tr");
  const caused = page.locator("main[lang=en] .list tr.caused");
  await choose(page, "en");
  const rules = await rows.locator("code").allTextContents();
  assert.deepEqual(rules.slice(0, 4), ["client/on-confirmed-course-in-time", "client/may-change-provider", "client/on-confirmed-course-in-time", "client/may-change-provider"]);
  assert.deepEqual(await caused.locator("b").allTextContents(), ["Same cause as above", "Same cause as above"]);
  await page.selectOption("main[lang=en] [name=effect]", "right");
  assert.equal(await rows.count(), 2);
  assert.equal(await caused.count(), 0);
  assert.equal(await page.getByText("Same cause as above").count(), 0);
  await close();
});

test("a keyboard goes everywhere: languages, what is broken, the list and its end", async () => {
  const { page, close } = await open(report("keyboard", ["replay"], refused(250)));
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Siirry havaintojen luetteloon");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "findings-fi");
  await page.focus("#language-fi");
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => document.documentElement.lang), "sv");
  assert.equal(await page.title(), "Rehabiliteringskurser: händelser till och med 2.1.2026");
  await page.focus("main[lang=sv] .broken button");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "findings-sv");
  assert.equal(await page.inputValue("main[lang=sv] [name=rule]"), "client/decision-received");
  await page.focus("main[lang=sv] [data-more=some]");
  await page.keyboard.press("Enter");
  assert.equal((await messages(page, "sv")).length, 200);
  // The focus stands on the first of the new rows.
  assert.match(await page.evaluate(() => document.activeElement.textContent), /klient K100 /);
  await page.focus("main[lang=sv] [data-more=all]");
  await page.keyboard.press("Enter");
  assert.equal((await messages(page, "sv")).length, 250);
  await close();
});

test("print holds the language chosen, the charts and the list, and no buttons", async () => {
  const { page, close } = await open(report("printed", AUDIT));
  await choose(page, "sv");
  await page.emulateMedia({ media: "print" });
  for (const [what, isVisible] of [["h1", true], [".time-line", true], [".list tr >> nth=5", true], ["form.filter", false], ["button >> nth=0", false]])
    assert.equal(await page.locator(`main[lang=sv] ${what}`).first().isVisible(), isVisible, what);
  assert.ok(!(await page.locator("header").isVisible()));
  assert.ok((await page.pdf({ format: "A4" })).length > 20_000);
  await close();
});
