// The rule browser of the demo page in Chromium: search, addresses, and examples that are changed until the answer turns.
import { AxeBuilder } from "@axe-core/playwright";
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, afterEach, before, beforeEach } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { explain, rules } from "../pkg/node.js";
import { launch } from "./chromium.mjs";

const DEMO = fileURLToPath(new URL("../demo/", import.meta.url));
const LOCALES = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" };
/** The page was 2.3 MB before it was compressed. */
const LIMIT = 900_000;
/** Rules with long texts and many inputs. */
const LONG = [
  "course/minimum-clients",
  "client/on-confirmed-course-in-time",
  "therapy/report-contents",
  "coordinator/end-permissions",
];

let outDir;
let file;
let browser;
let open;
let errors;

before(async () => {
  outDir = mkdtempSync(join(tmpdir(), "rehab-rules-rules-"));
  file = join(outDir, "index.html");
  await build({ configFile: `${DEMO}vite.config.js`, logLevel: "error", build: { outDir, emptyOutDir: true } });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  rmSync(outDir, { recursive: true, force: true });
});
beforeEach(() => {
  open = [];
  errors = [];
});
afterEach(async () => {
  for (const context of open) await context.close();
  assert.deepEqual(errors, []);
});

/** The page opened from a file at an address, offline, with every request blocked. */
async function visit(address = "#/rules", { language = "fi", viewport = { width: 1280, height: 900 }, ...rest } = {}) {
  const context = await browser.newContext({ locale: LOCALES[language], viewport, ...rest });
  open.push(context);
  await context.setOffline(true);
  await context.route(/^https?:/, (route) => (errors.push(`asked for ${route.request().url()}`), route.abort()));
  const page = await context.newPage();
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && errors.push(message.text()));
  await page.goto(`file://${file}${address}`);
  await page.waitForSelector(".rules h2");
  return page;
}

async function tabTo(page, selector) {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  assert.fail(`no way to ${selector} by Tab`);
}
/** Types into the input with this name in an example. */
async function change(example, name, text) {
  await example.getByLabel(name, { exact: true }).fill(text);
}
const says = (example, pattern) => example.locator(".own").filter({ hasText: pattern }).waitFor();
const address = (page) => page.evaluate(() => location.hash);

for (const [language, typed, first, number] of [
  ["fi", "30 päivää", "course/settled-in-time", /löytyi$/],
  ["fi", "kolmenkymmenen päivän", "course/settled-in-time", /löytyi$/],
  ["sv", "trettio dagar", "course/settled-in-time", /hittades$/],
  ["en", "thirty days", "course/settled-in-time", /found$/],
  ["fi", "K20-40", "course/minimum-clients", /löytyi$/],
  ["sv", "minimum-clients", "course/minimum-clients", /hittades$/],
  ["en", "AM-33", "course/minimum-clients", /found$/],
]) {
  test(`by keyboard a rule is found and opened: ${language}, ${typed}`, async () => {
    const page = await visit("#/rules", { language });
    await tabTo(page, '.search input[type="search"]');
    await page.keyboard.type(typed);
    assert.match(await page.locator(".hits").innerText(), number);
    assert.equal(await page.locator(".rule-list code").first().innerText(), first);
    await page.waitForTimeout(1100);
    assert.equal(await page.locator('.rules [role="status"]').textContent(), await page.locator(".hits").textContent());
    await tabTo(page, ".rule-list a");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".rule h2");
    assert.equal(await address(page), `#/rules/${first}`);
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "H2");
    // Back returns to the results.
    await page.goBack();
    await page.waitForSelector(".hits");
    assert.equal(await page.locator(".search input").inputValue(), typed);
    assert.equal(await page.locator(".rule-list code").first().innerText(), first);
  });
}

test("the inflection of a word does not matter, and words that no rule has together still find some", async () => {
  const page = await visit();
  const found = async (typed) => {
    await page.fill(".search input", typed);
    return page.locator(".rule-list code").allInnerTexts();
  };
  const [one, other] = [await found("ryhmäkoko"), await found("ryhmäkokoa")];
  assert.ok(one.length > 5 && one.includes("course/group-size-within-range"));
  assert.ok(other.includes("course/group-size-within-range"));
  assert.ok((await found("ryhmäkoko xyzzy")).length > 0);
  assert.match(await page.locator(".hits").innerText(), /^Missään säännössä ei ole kaikkia hakusanoja/);
  assert.deepEqual(await found("xyzzy"), []);
  assert.match(await page.locator(".hits").innerText(), /^Yhtään sääntöä ei löytynyt/);
  await found("");
  assert.equal(await page.locator(".rule-list code").count(), rules().length);
});

test("every rule has an address that opens directly, with its statement and its sources, in each language", async () => {
  const page = await visit("#/rules");
  for (const language of Object.keys(LOCALES)) {
    if (language !== "fi") await page.click(`.languages [lang="${language}"]`);
    for (const { id } of rules()) {
      const { statement, rows } = await explain(id, language);
      await page.goto(`file://${file}#/rules/${id}`);
      await page.locator(".basis code", { hasText: id }).waitFor();
      const shown = await page.locator(".rule").innerText();
      assert.ok(statement.startsWith(await page.locator(".rule h2").innerText()), `${id} ${language}`);
      for (const row of rows) assert.ok(shown.includes(row.statement) && shown.includes(row.id), `${id} ${row.id} ${language}`);
    }
  }
});

test("every example, before it is changed, has the answers of the package", async () => {
  const page = await visit("#/rules", { language: "en" });
  for (const { id } of rules()) {
    const { examples } = await explain(id, "en");
    await page.goto(`file://${file}#/rules/${id}`);
    await page.locator(".basis code", { hasText: id }).waitFor();
    await page.locator(".example:nth-of-type(2) .own").or(page.locator(".example .own").nth(1)).first().waitFor();
    for (const [number, { says, stands = [] }] of examples.entries()) {
      const example = page.locator(".example").nth(number);
      await example.locator(".own").waitFor();
      // The engine names the target groups of the course's own service only; the package's examples name all of them.
      const named = (message) => message.replace("group-1", "Disease group 1");
      const messages = async (part) => (await example.locator(`${part} .message`).allInnerTexts()).map(named).sort();
      assert.deepEqual(await messages(".own"), says.map(({ message }) => message).sort(), `${id} ${number}`);
      assert.deepEqual(await messages(".stands"), stands.map(({ message }) => message).sort(), `${id} ${number}, done`);
    }
  }
});

test("an address without a rule says so; the courses and the rules are linked both ways", async () => {
  const page = await visit("#/rules/course/none");
  assert.match(await page.locator("h2").innerText(), /Sääntöä ”course\/none” ei ole/);
  await page.goto(`file://${file}#`);
  await page.locator(".looked section .finding .more a").first().click();
  await page.waitForSelector(".rule .basis code");
  assert.match(await address(page), /^#\/rules\/(course|client)\//);
  await page.goBack();
  await page.waitForSelector(".courses");
});

test("the minimum of clients is reached by changing their number, and restored", async () => {
  const page = await visit("#/rules/course/minimum-clients");
  const example = page.locator(".example").first();
  await says(example, /asiakkaita on 5, mutta tarvitaan vähintään 6/);
  await change(example, "Asiakkaiden määrä", "6");
  await says(example, "Ei huomautettavaa tästä säännöstä.");
  assert.match(await example.locator(".events").innerText(), /Asiakkaat K1, K2, K3, K4, K5, K6 kiinnitetään/);
  assert.match(await example.locator(".events").innerText(), /asiakkaiden K1, K2, K3, K4, K5, K6 kuntoutuspäätökset/);
  assert.match(await example.locator(".events").innerText(), /alun perin 5/);
  await page.waitForTimeout(1100);
  assert.match(await example.locator('[role="status"]').textContent(), /Ei huomautettavaa/);
  await example.getByRole("button", { name: "Palauta alkuperäiset arvot" }).click();
  await says(example, /asiakkaita on 5, mutta tarvitaan vähintään 6/);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H4");
  assert.equal(await example.locator(".changed").count(), 0);
});

test("the thirty days are kept by deleting the course a day earlier", async () => {
  const page = await visit("#/rules/course/settled-in-time", { language: "en" });
  const example = page.locator(".example").first();
  await says(example, /It should have been postponed or deleted by 13 April 2026/);
  await change(example, "Date of the event (3)", "13.4.2026");
  await says(example, "This rule has nothing to report.");
  await change(example, "Date of the event (3)", "15 April 2026");
  await says(example, /2 days late/);
});

test("the group size turns the answer of its range", async () => {
  const page = await visit("#/rules/course/group-size-within-range", { language: "sv" });
  const example = page.locator(".example").first();
  await example.locator(".own .finding.prohibition").waitFor();
  await change(example, "Gruppstorlek", "12");
  await says(example, "Ingen anmärkning enligt den här regeln.");
});

test("what cannot be read, or cannot be done, is told in words at its place", async () => {
  const page = await visit("#/rules/course/settled-in-time");
  const example = page.locator(".example").first();
  await change(example, "Tapahtuman päivä (3)", "30.2.2026");
  await page.keyboard.press("Tab");
  await says(example, "Sääntö ei voi vastata");
  const input = example.getByLabel("Tapahtuman päivä (3)", { exact: true });
  assert.equal(await input.getAttribute("aria-invalid"), "true");
  assert.match(await example.locator(".problem:not(:empty)").innerText(), /Kirjoita päivä näin: 4\.5\.2026\./);
  await change(example, "Tapahtuman päivä (3)", "1.1.2026");
  await page.keyboard.press("Tab");
  await example.locator(".events > li:nth-child(3) > .problem:not(:empty)").waitFor();
  const shown = await example.innerText();
  assert.doesNotMatch(shown, /\d{4}-\d{2}-\d{2}|out_of_order/);
});

for (const [id, name, value, silent] of [
  ["therapy/visits-within-number", "Visits on the payment commitment", "2", "This rule has nothing to report."],
  ["therapy/report-recipients", "Patient received the report", "1 March 2026", "This rule has nothing to report."],
]) {
  test(`a record of therapy is changed until the rule is kept: ${id}`, async () => {
    const page = await visit(`#/rules/${id}`, { language: "en" });
    const example = page.locator(".example").first();
    await example.locator(".own .message").first().waitFor();
    await change(example, name, value);
    await says(example, silent);
  });
}

test("an answer about distance rehabilitation is changed where it stands in its sentence", async () => {
  const page = await visit("#/rules/distance/client-space");
  const example = page.locator(".example").first();
  await example.locator(".own .finding.prohibition").waitFor();
  await example.locator(".sentence select").selectOption("true");
  await says(example, "Ei huomautettavaa tästä säännöstä.");
});

test("a unit is chosen by its sentence", async () => {
  const page = await visit("#/rules/coordinator/no-patient-fee", { language: "sv" });
  const example = page.locator(".example").first();
  await example.locator(".own .message").waitFor();
  await example.getByLabel("Enheten hör till en annan specialitet än primärvården.").check();
  await says(example, "Ingen anmärkning enligt den här regeln.");
});

for (const colorScheme of ["light", "dark"]) {
  for (const language of Object.keys(LOCALES)) {
    test(`axe finds nothing: ${language}, ${colorScheme}`, async () => {
      const page = await visit("#/rules", { language, colorScheme, reducedMotion: "reduce" });
      const look = async (what) => {
        const { violations } = await new AxeBuilder({ page })
          .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
          .analyze();
        assert.deepEqual(
          violations.map(({ id, nodes }) => [what, id, nodes.map(({ html }) => html.slice(0, 200))]),
          [],
        );
      };
      await look("the list");
      await page.fill(".search input", "30");
      await look("results");
      for (const id of ["course/minimum-clients", "therapy/goals-concrete-measurable"]) {
        await page.goto(`file://${file}#/rules/${id}`);
        await page.locator(".basis code", { hasText: id }).waitFor();
        await page.locator(".example .own").first().waitFor();
        const input = page.locator(".example .sentence input:not([type=radio])").first();
        if (await input.count()) await input.fill("soon");
        await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
        await look(id);
      }
    });
  }
}

test("nothing scrolls sideways from 320 to 1,920 px, and touch targets are large enough", async () => {
  for (const language of Object.keys(LOCALES)) {
    for (const width of [320, 768, 1920]) {
      const page = await visit("#/rules", { language, viewport: { width, height: 800 } });
      for (const id of ["", ...LONG.map((id) => `/${id}`)]) {
        await page.goto(`file://${file}#/rules${id}`);
        await page.locator(id ? ".basis code" : ".rule-list", id ? { hasText: id.slice(1) } : {}).first().waitFor();
        if (id) await page.locator(".example .own").nth(1).waitFor();
        await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `${language} ${width} ${id}`);
        const small = await page.evaluate(() =>
          [...document.querySelectorAll("button, select, summary, input")]
            .filter((one) => one.checkVisibility())
            // A radio button is chosen by its sentence too.
            .map((one) => [one.outerHTML.slice(0, 80), (one.closest(".choice") ?? one).getBoundingClientRect()])
            .filter(([, { width, height }]) => width < 24 || height < 24)
            .map(([name]) => name),
        );
        assert.deepEqual(small, []);
      }
    }
  }
});

test("the file is small, holds each module and each text once, and may fetch nothing", (context) => {
  const page = readFileSync(file, "utf8");
  context.diagnostic(`${page.length} letters`);
  assert.ok(page.length < LIMIT, `${page.length}`);
  // The first bytes of gzip and of WebAssembly in base64: two modules, and of three languages the messages and the texts, all compressed.
  assert.equal(page.match(/["'`]H4sI[\w+/]{1000}/g).length, 8);
  assert.doesNotMatch(page, /AGFzbQ/);
  const policy = /content="default-src 'none'; img-src data:; style-src 'sha256-[^']+'; script-src 'sha256-[^']+' 'wasm-unsafe-eval'"/;
  assert.match(page, policy);
});
