// The demo page in Chromium: each task by keyboard only, in three languages, without a network.
import { AxeBuilder } from "@axe-core/playwright";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, afterEach, before, beforeEach } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { Provider, init } from "../pkg/node.js";
import { committed, digest, view } from "../../docs/pictures/pictures.mjs";
import { launch, serve } from "./chromium.mjs";

const DEMO = fileURLToPath(new URL("../demo/", import.meta.url));
const LOCALES = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" };
const EFFECTS = {
  fi: { violation: "Vaatimus ei täyty", obligation: "Velvollisuus" },
  sv: { violation: "Kravet uppfylls inte", obligation: "Skyldighet" },
  en: { violation: "Violation", obligation: "Obligation" },
};
const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

let browser;
let open;
let errors;

before(async () => {
  await build({ configFile: `${DEMO}vite.config.js`, logLevel: "error" });
  browser = await launch();
});
after(() => browser?.close());
beforeEach(() => {
  open = [];
  errors = [];
});
afterEach(async () => {
  for (const context of open) await context.close();
  assert.deepEqual(errors, []);
});

/** The address of the page built with extra events in its initial log. */
async function builtWith(test, events) {
  const outDir = mkdtempSync(join(tmpdir(), "rehab-rules-demo-"));
  test.after(() => rmSync(outDir, { recursive: true, force: true }));
  const more = events.map((event) => JSON.stringify({ provider: "Koivuranta", ...event })).join("\n");
  const log = readFileSync(`${DEMO}src/seed.jsonl`, "utf8") + more;
  const load = (id) => (id.endsWith("/seed.jsonl?raw") ? `export default ${JSON.stringify(log)}` : undefined);
  const plugins = [{ name: "another-log", enforce: "pre", load }];
  await build({ configFile: `${DEMO}vite.config.js`, logLevel: "error", build: { outDir, emptyOutDir: true }, plugins });
  return `file://${outDir}/index.html`;
}

/** The page opened from a file, offline, with every request blocked: all that it needs is in the file. */
async function visit({ language = "fi", viewport = DESKTOP, address = `file://${DEMO}dist/index.html`, at = "#/course/91001", ...rest } = {}) {
  const context = await browser.newContext({ locale: LOCALES[language], viewport, ...rest });
  open.push(context);
  if (address.startsWith("file:")) {
    await context.setOffline(true);
    await context.route(/^https?:/, (route) => (errors.push(`asked for ${route.request().url()}`), route.abort()));
  }
  const page = await context.newPage();
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && errors.push(message.text()));
  await page.goto(address + at);
  await page.waitForSelector("h1");
  return page;
}

/** Presses Tab until the focused element matches; the focus must also be visible. */
async function tabTo(page, selector) {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press("Tab");
    const [there, seen] = await page.evaluate((wanted) => {
      const at = document.activeElement;
      return [at.matches(wanted), getComputedStyle(at).outlineStyle !== "none"];
    }, selector);
    if (!there) continue;
    assert.ok(seen, `the focus on ${selector} cannot be seen`);
    return;
  }
  assert.fail(`no way to ${selector} by Tab`);
}
async function use(page, selector, key = "Enter") {
  await tabTo(page, selector);
  await page.keyboard.press(key);
}
async function type(page, selector, text) {
  await tabTo(page, selector);
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
}
const focused = (page) => page.evaluate(() => document.activeElement.textContent);
/** Submits the form and returns the page's confirmation, which has the focus. */
async function send(page) {
  await use(page, ".task button.main");
  assert.match(
    await page.evaluate(() => document.activeElement.className),
    /news/,
    await page.locator(".task").allInnerTexts().then(String),
  );
  return focused(page);
}
/** Switches to another date. */
async function turnTo(page, day) {
  await page.fill(".setting input", day);
  await page.keyboard.press("Tab");
  await page.waitForFunction(() => document.activeElement.matches(".setting input"));
}
/** The findings of a list in order: the effect and the clients of each, and the items of the list under it. */
const tree = (list) =>
  list.evaluate((list) => {
    const told = (item) => {
      const text = (selector) => item.querySelector(selector).textContent;
      const clients = [...new Set(text(".message").match(/A\d+/g))].join(" ");
      return [`${text(".effect")} ${clients}`.trim(), ...[...item.querySelectorAll(":scope > .following > ul > li")].map(told)];
    };
    return [...list.children].map(told);
  });
const card = (number) => `.courses li:nth-child(${number}) a`;

async function attach(page, client) {
  await use(page, '[data-task="attach_client"]');
  await type(page, ".task select", client);
  return send(page);
}

test("by keyboard a course is created: only possible sizes and dates are accepted", async () => {
  const page = await visit();
  await use(page, '[data-task="create_course"]');
  assert.equal(await focused(page), "Luo kurssi");
  await tabTo(page, '.task input[type="checkbox"][value="carer-of-adult"]');
  await page.keyboard.press("Space");
  const size = page.locator('.task input[type="number"]');
  await type(page, '.task input[type="number"]', "13");
  await page.locator(".task .finding.prohibition").waitFor();
  assert.equal(await size.getAttribute("aria-invalid"), "true");
  const described = (await size.getAttribute("aria-describedby")).split(" ");
  const said = await Promise.all(described.map((id) => page.locator(`#${id}`).innerText()));
  assert.match(said.join(" "), /Sallittu: 6–12.*ryhmäkoko ei voi olla 13/s);
  assert.deepEqual([await size.getAttribute("min"), await size.getAttribute("max")], ["6", "12"]);
  await page.keyboard.press("Control+A");
  await page.keyboard.type("8");
  await page.locator(".task .finding.prohibition").waitFor({ state: "detached" });

  // The first date from the calendar: up to the last possible one, and no further.
  await tabTo(page, ".period .pick");
  await page.keyboard.press("Enter");
  await page.locator("dialog.calendar").waitFor();
  for (let month = 3; month < 12 + 12; month++) await page.keyboard.press("PageDown");
  await page.keyboard.press("ArrowDown");
  for (let week = 0; week < 4; week++) await page.keyboard.press("ArrowDown");
  assert.match(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), /2028, ei valittavissa$/);
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("dialog.calendar").count(), 1, "a day that does not work was taken");
  await page.keyboard.press("Escape");
  await page.locator("dialog.calendar").waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement.className), "pick");
  await page.keyboard.press("Enter");
  for (let day = 2; day < 9; day++) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.locator("dialog.calendar").waitFor({ state: "detached" });
  assert.equal(await page.locator(".period input").first().inputValue(), "9.3.2026");

  const days = ["13.3.2026", "30.3.2026", "12.6.2026", "7.9.2026", "11.9.2026"];
  await page.locator(".period input").first().focus();
  for (const day of days) await type(page, ".period input", day);
  assert.equal(await send(page), "Kurssi 91003 on luotu.");
  assert.match(await page.locator(card(3)).innerText(), /Kurssi 91003\s*Asiakkaita 0\/8\s*Ei julkaistu/);
});

test("a closed calendar returns the focus at once, and does not take it from where the user goes next", async () => {
  const page = await visit();
  await page.click('[data-task="create_course"]');
  await page.click(".period .pick >> nth=0");
  const [closed, later] = await page.evaluate(async () => {
    const dialog = document.querySelector("dialog.calendar");
    const gone = new Promise((resolve) => dialog.addEventListener("close", () => setTimeout(resolve)));
    dialog.close("");
    const closed = document.activeElement.className;
    document.querySelector(".setting input").focus();
    await gone;
    return [closed, document.activeElement.matches(".setting input")];
  });
  assert.deepEqual([closed, later], ["pick", true]);
});

test("by keyboard a course is published, after it is marked as checked", async () => {
  const page = await visit();
  await use(page, card(2));
  await use(page, '[data-task="publish_course"]');
  await use(page, ".task button.main");
  assert.match(await focused(page), /^Korjaa nämä kohdat.*tarkistettu\?: Täytä tämä tieto\.$/s);
  await use(page, ".summary a");
  assert.equal(await page.evaluate(() => document.activeElement.type), "radio");
  assert.match(await page.locator(".task .problem").innerText(), /Täytä tämä tieto/);
  await page.keyboard.press("Space");
  assert.equal(await send(page), "Kurssi 91002 on julkaistu.");
});

test("by keyboard a client is attached; the page says why others cannot be", async () => {
  const page = await visit();
  await use(page, '[data-task="attach_client"]');
  assert.deepEqual(await page.locator(".task option").allInnerTexts(), ["Valitse", "A106"]);
  await use(page, ".task summary");
  await page.locator(".task .reasons li").first().waitFor();
  assert.match(
    await page.locator(".task .reasons").innerText(),
    /A108 Asiakas A108 ei kuulu mihinkään kurssin 91001 kohderyhmään/,
  );
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.type("A106");
  assert.equal(await send(page), "Asiakas A106 on kiinnitetty kurssille 91001.");
});

test("by keyboard a client is moved, with the client's consent", async () => {
  const page = await visit();
  await use(page, '[data-task="move_client"]');
  await type(page, ".task select", "A101");
  await type(page, ".task select", "Kurssi 91002");
  await tabTo(page, '.task input[type="radio"]');
  await page.keyboard.press("Space");
  assert.equal(await send(page), "Asiakas A101 on siirretty kurssille 91002.");
});

test("by keyboard a course is confirmed, when it has enough clients", async () => {
  const page = await visit();
  await use(page, '[data-task="confirm_course"]');
  assert.match(await page.locator(".task").innerText(), /Kurssia 91001 ei voi vielä vahvistaa: asiakkaita on 5/);
  await use(page, ".task button.main");
  assert.equal(await page.locator(".news").count(), 0);
  await attach(page, "A106");
  await use(page, '[data-task="confirm_course"]');
  assert.equal(await send(page), "Kurssi 91001 on vahvistettu.");
  assert.match(await page.locator(card(1)).innerText(), /Vahvistettu/);
});

test("by keyboard a course is rescheduled, with the clients' consent", async () => {
  const page = await visit();
  await use(page, '[data-task="reschedule_course"]');
  await use(page, ".task .later");
  assert.equal(await page.locator(".period input").first().inputValue(), "11.5.2026");
  await tabTo(page, '.task input[type="radio"]');
  await page.keyboard.press("Space");
  assert.equal(await send(page), "Kurssin 91001 ajankohta on siirretty.");
  assert.match(await page.locator(".timeline ol").innerText(), /11\.5\.2026–15\.5\.2026/);
});

test("by keyboard a course is deleted, after its client has been moved as the page proposes", async () => {
  const page = await visit();
  await use(page, card(2));
  await use(page, '[data-task="delete_course"]');
  assert.match(
    await page.locator(".task").innerText(),
    /Kurssia 91002 ei voi poistaa niin kauan kuin sille on kiinnitettynä asiakkaita/,
  );
  await use(page, ".remedies button");
  assert.equal(await focused(page), "Siirrä asiakas toiselle kurssille: Kurssi 91002");
  await tabTo(page, '.task input[type="radio"]');
  await page.keyboard.press("Space");
  assert.equal(await send(page), "Asiakas A107 on siirretty kurssille 91001.");
  await page.locator("h1").click();
  await use(page, card(2));
  await use(page, '[data-task="delete_course"]');
  assert.equal(await send(page), "Kurssi 91002 on poistettu.");
  assert.equal(await page.locator(".courses li").count(), 1);
});

test("the language changes at once, with the date format; the typed values stay", async () => {
  const page = await visit();
  await use(page, '[data-task="reschedule_course"]');
  await type(page, ".period input", "5.5.2026");
  const seen = {};
  for (const language of ["sv", "en", "fi"]) {
    await page.locator("h1").click();
    await use(page, `.languages [lang="${language}"]`);
    assert.equal(await page.evaluate(() => document.documentElement.lang), language);
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-pressed")), "true");
    seen[language] = [
      await page.title(),
      await page.locator(".period input").first().inputValue(),
      await page.locator(".finding.obligation .message").last().innerText(),
    ];
  }
  assert.deepEqual(seen.sv.slice(0, 2), ["Regler för rehabiliteringskurser", "5.5.2026"]);
  assert.deepEqual(seen.en.slice(0, 2), ["Rules of rehabilitation courses", "5 May 2026"]);
  assert.deepEqual(seen.fi.slice(0, 2), ["Kuntoutuskurssien säännöt", "5.5.2026"]);
  assert.match(seen.sv[2], /senast 26\.5\.2026/);
  assert.match(seen.en[2], /by 26 May 2026/);
});

for (const [language, stated, inferred, silent, where] of [
  ["fi", "Kerrotaan ohjeessa", "Päätelty ohjeesta", "Ohje ei sääntele tätä", /rivit 118–122 \(K20-40\)/],
  ["sv", "Står i anvisningen", "Slutsats av anvisningen", "Anvisningen reglerar inte detta", /raderna 118–122 \(K20-40\)/],
  [
    "en",
    "Stated in the instructions",
    "Inferred from the instructions",
    "Not regulated in the instructions",
    /lines 118–122 \(K20-40\)/,
  ],
]) {
  test(`the sources of a finding are shown on demand, offline: ${language}`, async () => {
    const page = await visit({ language });
    await use(page, '[data-task="confirm_course"]');
    await use(page, ".task .finding button.link");
    await page.locator(".task .sources .statement").waitFor();
    assert.match(await page.locator(".task .sources").innerText(), where);
    assert.equal(await page.locator(".task .sources b").innerText(), stated);
    await page.keyboard.press("Enter");
    assert.equal(await page.locator(".task .sources").isVisible(), false);
  });

  test(`the page says for each action and each effect whether the instructions state it: ${language}`, async () => {
    const page = await visit({ language });
    const basisOf = async (finding) => {
      await finding.locator("button.link").click();
      return finding.locator(".sources b").innerText();
    };
    // It is stated that Kela is notified when a client joins a course; that it is notified of other dates too is inferred.
    const told = page.locator(".task .finding.notice").filter({ hasText: /Kela|FPA/ });
    await page.click('[data-task="attach_client"]');
    await page.selectOption(".task select", "A106");
    assert.equal(await basisOf(told), stated);
    await page.click('[data-task="reschedule_course"]');
    await page.click(".task .later");
    await page.click('.task input[type="radio"] >> nth=0');
    assert.equal(await basisOf(told), inferred);
    await page.click(card(2));
    assert.equal(await basisOf(page.locator(".finding.unregulated")), silent);
  });
}

test("missed deadlines come first, by date, and under each the right to change provider", async () => {
  const page = await visit();
  await turnTo(page, "20.6.2026");
  assert.deepEqual(await tree(page.locator(".looked section .findings").first()), [
    ["Vaatimus ei täyty A101 A102 A103", ["Oikeus A101 A102 A103"]],
    ["Velvollisuus A104 A105"],
    ["Tiedoksi"],
  ]);
  await use(page, ".following button.link");
  await page.locator(".following .sources .statement").waitFor();
  assert.match(await page.locator(".following .sources").first().innerText(), /^Asiakas voi vaihtaa palveluntuottajaa, jos/);
});

for (const [language, related] of Object.entries({ fi: "Tähän liittyy", sv: "Har samband med detta", en: "Related to this" })) {
  test(`a course that is too long is listed once, with each of its clients in a list under it: ${language}`, async (context) => {
    const late = { kind: "in_person", start: "2028-03-06", end: "2028-03-10" };
    const begun = { kind: "in_person", start: "2026-05-04", end: "2026-05-08" };
    const rescheduled = { action: "reschedule_course", course: "91001", clients_agreed: true };
    const address = await builtWith(context, [
      { on: "2026-02-18", ...rescheduled, periods: [begun, late] },
      { on: "2026-02-18", action: "attach_client", course: "91002", client: "A108" },
    ]);
    const page = await visit({ language, address });
    const list = page.locator(".looked section .findings").first();
    const { violation, obligation } = EFFECTS[language];
    assert.deepEqual(await tree(list), [
      [violation, [`${violation} A101 A102 A103 A104 A105`]],
      [obligation],
      [`${obligation} A101 A102 A103 A104 A105`],
    ]);
    const under = list.getByRole("list", { name: related });
    assert.equal(await under.getByRole("listitem").count(), 1);
    const [above, below] = await Promise.all([list.locator(".effect").first(), under.locator(".effect")].map((one) => one.boundingBox()));
    assert.ok(below.x > above.x && below.y > above.y, "it is not seen to stand under its cause");
    await page.click(card(2));
    assert.deepEqual((await tree(list))[0], [`${violation} A108`]);
  });
}

test("the timeline has every deadline that the engine gives, and no other", async () => {
  await init({ logs: true });
  const provider = Provider.fromLog("Koivuranta", readFileSync(`${DEMO}src/seed.jsonl`));
  const on = "2026-03-02";
  const told = provider
    .audit(on)
    .filter(({ course, due }) => course === "91001" && due)
    .map(({ due }) => due);
  const course = provider.snapshot().courses.find(({ course }) => course === "91001");
  const periods = [...course.periods, { kind: "in_person", start: "2199-12-31", end: "2199-12-31" }];
  const { findings } = provider.evaluate({ action: "reschedule_course", course: "91001", periods, clients_agreed: true }, on);
  const days = new Set([...told, ...findings.map(({ values }) => values.limit)].filter(Boolean));
  const written = [...days].sort().map((day) => day.split("-").map(Number).reverse().join("."));
  const page = await visit();
  assert.deepEqual(await page.locator(".timeline li:has(.flag-sign) .when").allInnerTexts(), written);
  assert.equal(await page.locator(".flag").count(), days.size);
  assert.ok(days.size >= 6);
});

test("changes are announced after typing stops, not letter by letter", async () => {
  const page = await visit();
  await use(page, '[data-task="create_course"]');
  await page.evaluate(() => {
    window.announced = [];
    const live = document.querySelector('[role="status"]');
    new MutationObserver(() => window.announced.push(live.textContent)).observe(live, { childList: true });
  });
  await tabTo(page, '.task input[type="number"]');
  for (const key of ["1", "2", "3", "4"]) {
    await page.keyboard.type(key);
    await page.waitForTimeout(120);
  }
  await page.waitForTimeout(1500);
  const announced = await page.evaluate(() => window.announced);
  assert.equal(announced.length, 1, announced.join(" | "));
  assert.match(announced[0], /^Tätä ei voi tehdä\. .*ei voi olla 1234/);
});

test("an invalid date is reported after the field is left, with the expected format", async () => {
  const page = await visit({ language: "en" });
  await use(page, '[data-task="create_course"]');
  await type(page, ".period input", "soon");
  await page.waitForTimeout(300);
  assert.equal(await page.locator(".task .problem").count(), 0);
  await page.keyboard.press("Tab");
  assert.equal(await page.locator(".task .problem").innerText(), "Enter a date from the years 1900–2199 like this: 4 May 2026.");
});

test("the start view says what is due this week, over all courses and clients, with the same duty said once", async () => {
  for (const [language, week, next, later, nothing] of [
    ["fi", "Tämä viikko 2.3.2026–8.3.2026", "Ensi viikko 9.3.2026–15.3.2026", "Myöhemmin", "Ei määräaikoja."],
    ["sv", "Den här veckan 2.3.2026–8.3.2026", "Nästa vecka 9.3.2026–15.3.2026", "Senare", "Inga tidsfrister."],
    ["en", "This week, 2 March 2026 – 8 March 2026", "Next week, 9 March 2026 – 15 March 2026", "Later", "No deadlines."],
  ]) {
    const page = await visit({ language, at: "#/" });
    const part = (heading) => page.locator(".week section", { has: page.getByRole("heading", { name: heading, exact: true }) });
    assert.match(await part(week).innerText(), /A109/);
    assert.match(await part(week).locator("h4").innerText(), /5\.3\.2026|5 March 2026/);
    assert.match(await part(next).innerText(), new RegExp(nothing.replace(".", "\\.")));
    // One item for the five clients of the course, each with its date.
    const duty = part(later).locator(".finding", { hasText: "A101" });
    assert.equal(await duty.count(), 1);
    assert.match(await duty.innerText(), /A102 \(.*8.*2026\), A103 \(.*A104 .*A105/);
    await duty.locator("a", { hasText: "91001" }).click();
    assert.equal(await page.evaluate(() => location.hash), "#/course/91001");
    assert.match(await page.locator(".looked h2").innerText(), /91001/);
    await page.goBack();
    assert.equal(await page.locator(".week").count(), 1);
  }
});

test("a missed deadline stands first, before what is due", async () => {
  const page = await visit({ at: "#/" });
  await turnTo(page, "9.3.2026");
  assert.equal(await page.locator(".week h3").first().innerText(), "Myöhässä tai puutteellista");
  assert.match(await page.locator(".week section").first().innerText(), /Vaatimus ei täyty.*A109/s);
});

test("every action has a form, which says what is missing and can be cancelled", async () => {
  const forms = {
    "#/provider": ["create_course", "receive_decision", "declare_capacity", "update_provider_info"],
    "#/course/91001": [
      "attach_client", "move_client", "detach_client", "publish_course", "confirm_course", "reschedule_course", "reschedule_period", "set_group_size",
      "set_target_groups", "correct_course", "delete_course", "unpublish_course",
    ],
    "#/client/A106": ["attach_client", "tell_authority_line", "change_provider", "end_rehabilitation", "receive_decision"],
    "#/client/A101": ["move_client", "detach_client"],
  };
  const seen = new Set();
  for (const [at, actions] of Object.entries(forms)) {
    const page = await visit({ at, language: "en" });
    for (const action of actions) {
      await page.click(`.tasks [data-task="${action}"]`);
      const form = page.locator(".task");
      assert.equal(await form.locator("h3").evaluate((heading) => heading === document.activeElement), true, action);
      // Each field has a label in words.
      for (const label of await form.locator("label, legend").allInnerTexts()) assert.match(label, /^[A-Z\d][^_{}]+$|^[a-z][^_{}]* [^_{}]*$|^elsewhere$/, action);
      await form.locator(".buttons .quiet").last().click();
      assert.equal(await page.evaluate(() => document.activeElement.dataset.task), action);
      seen.add(action);
    }
  }
  assert.equal(seen.size, 19);
});

test("a decision is recorded and its client attached, a period moved, and both undone", async () => {
  const page = await visit({ at: "#/provider" });
  await page.click('.tasks [data-task="receive_decision"]');
  await page.fill('.task input:not(.day)', "A110");
  await page.locator(".task .day").first().fill("15.1.2026");
  await page.selectOption(".task select >> nth=1", "carer-of-adult");
  assert.equal(await send(page), "Asiakkaan A110 kuntoutuspäätös on kirjattu.");
  await page.click('.clients a:text-is("Asiakas A110")');
  assert.equal(await page.evaluate(() => location.hash), "#/client/A110");
  await page.click('[data-task="attach_client"]');
  await page.selectOption(".task select", "91001");
  // What the step would change is told before it is taken: the sixth client makes the course possible.
  assert.match(await page.locator(".changes").innerText(), /Poistuu.*Kurssilla 91001 on 5 asiakasta/s);
  assert.equal(await send(page), "Asiakas A110 on kiinnitetty kurssille 91001.");
  await page.click(card(1));
  await page.click('[data-task="reschedule_period"]');
  await page.selectOption(".task select", "3");
  await page.locator(".task .day").first().fill("12.10.2026");
  await page.locator(".task .day").last().fill("16.10.2026");
  await page.keyboard.press("Tab");
  await page.locator('.task input[type="radio"]').first().check();
  assert.equal(await send(page), "Kurssin 91001 jakson ajankohta on siirretty.");
  assert.deepEqual(await page.locator(".steps li").allInnerTexts(), [
    "Asiakkaan A110 kuntoutuspäätös on kirjattu.",
    "Asiakas A110 on kiinnitetty kurssille 91001.",
    "Kurssin 91001 jakson ajankohta on siirretty.",
  ]);
  assert.match(await page.locator(".timeline ol").innerText(), /12\.10\.2026–16\.10\.2026/);
  await use(page, ".undo");
  assert.equal(await focused(page), "Kumottu: Kurssin 91001 jakson ajankohta on siirretty.");
  assert.match(await page.locator(".timeline ol").innerText(), /5\.10\.2026–9\.10\.2026/);
  for (let left = 2; left > 0; left--) await page.click(".undo");
  assert.equal(await page.locator(".steps").count(), 0);
  assert.match(await page.locator(card(1)).innerText(), /5\/8/);
});

test("what cannot work says why beside its button, without a click", async () => {
  const page = await visit({ language: "sv" });
  const reasons = await page.locator(".cannot li").allInnerTexts();
  assert.match(reasons.join(" | "), /Bekräfta kursen\s+Kurs 91001 kan inte bekräftas ännu/);
  assert.match(reasons.join(" | "), /Publicera kursen\s+Detta är redan gjort/);
  assert.ok(await page.locator(".cannot li p").first().isVisible());
});

test("an unknown address says so", async () => {
  for (const [at, says] of Object.entries({
    "#/course/99999": "There is no course 99999.",
    "#/client/%": "There is no client %.",
    "#/elsewhere": "There is no such page.",
  })) {
    const page = await visit({ at, language: "en" });
    assert.equal(await page.locator(".looked h2").innerText(), says);
  }
});

test("the deadlines are saved for a calendar program, without a network", async () => {
  const page = await visit({ at: "#/", language: "sv" });
  const saved = page.waitForEvent("download");
  await page.click(".save");
  const file = await saved;
  assert.equal(file.suggestedFilename(), "Koivuranta.ics");
  const text = readFileSync(await file.path(), "utf8");
  assert.match(text, /^BEGIN:VCALENDAR\r\n/);
  assert.match(text, /DTSTART;VALUE=DATE:20260305\r\n/);
  assert.match(text, /DTSTART;VALUE=DATE:20260404\r\n/);
});

test("on paper there are the deadlines and the course, and nothing to press", async () => {
  for (const [at, text] of [["#/", /A109.*5\.3\.2026/s], ["#/course/91001", /Kurssi 91001.*4\.4\.2026/s]]) {
    const page = await visit({ at });
    await page.emulateMedia({ media: "print" });
    const pressed = await page.evaluate(() => [...document.querySelectorAll("button, nav, select, form")].filter((one) => one.checkVisibility()).map((one) => one.outerHTML));
    assert.deepEqual(pressed, []);
    assert.match(await page.locator(".looked").innerText(), text);
  }
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing in any view: ${colorScheme}`, async () => {
    for (const at of ["#/", "#/provider", "#/client/A101", "#/client/A106", "#/course/91001"]) {
      const page = await visit({ at, colorScheme, reducedMotion: "reduce" });
      const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
      assert.deepEqual(violations.map(({ id, nodes }) => [at, id, nodes.map(({ html }) => html.slice(0, 200))]), []);
      for (const width of [320, 1920]) {
        await page.setViewportSize({ width, height: 900 });
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `${at} at ${width}`);
      }
    }
  });
}

for (const language of Object.keys(LOCALES)) {
  for (const [name, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
    test(`axe finds nothing: ${language}, ${name}`, async () => {
      const page = await visit({ language, viewport, reducedMotion: "reduce" });
      const look = async (what) => {
        const { violations } = await new AxeBuilder({ page })
          .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
          .analyze();
        assert.deepEqual(
          violations.map(({ id, nodes }) => [what, id, nodes.map(({ html }) => html.slice(0, 200))]),
          [],
        );
      };
      await look("as it opens");
      await page.click('[data-task="create_course"]');
      await page.fill('.task input[type="number"]', "13");
      await page.click(".task button.main");
      await look("a form with problems");
      await page.click(".period .pick >> nth=0");
      await look("the calendar");
      await page.keyboard.press("Escape");
      await page.click(".task button.quiet >> nth=-1");
      await page.click('[data-task="attach_client"]');
      await page.click(".task summary");
      await page.locator(".task .reasons li").first().waitFor();
      await page.click(".looked section .finding button.link >> nth=0");
      await page.locator(".sources .statement").waitFor();
      await look("reasons and sources");
      await turnTo(page, "20.6.2026");
      await page.click(".following button.link >> nth=0");
      await page.locator(".sources .statement").waitFor();
      await look("findings that belong together");
    });
  }
}

test("at 320 px nothing is cut off or scrolls sideways, and touch targets are large enough", async () => {
  for (const language of Object.keys(LOCALES)) {
    const page = await visit({ language, viewport: { width: 320, height: 640 } });
    for (const task of [undefined, "create_course", "reschedule_course", "attach_client"]) {
      if (task) {
        if (await page.locator(".task").count()) await page.click(".task > .buttons .quiet");
        await page.click(`[data-task="${task}"]`);
      }
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, `${language} ${task}`);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll("button, select, summary, input")]
          .filter((one) => one.checkVisibility())
          .map((one) => [one.closest(".choice") ?? one, one])
          .map(([area, one]) => [one.textContent || one.id, area.getBoundingClientRect()])
          .filter(([, { width, height }]) => width < 24 || height < 24)
          .map(([name]) => name),
      );
      assert.deepEqual(small, []);
    }
    await page.click(".pick >> nth=0");
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, `${language} calendar`);
    const { x, width } = await page.locator("dialog.calendar").boundingBox();
    assert.ok(x >= 0 && x + width <= 320);
    await page.keyboard.press("Escape");
    await turnTo(page, "20.6.2026");
    await page.click(".following button.link >> nth=0");
    await page.locator(".sources .statement").waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, `${language} findings`);
  }
});

test("still with reduced motion, and distinguishable without colours", async () => {
  const page = await visit({ reducedMotion: "reduce", forcedColors: "active" });
  const moving = await page.evaluate(
    () => [...document.querySelectorAll("*")].filter((one) => getComputedStyle(one).transitionDuration !== "0s").length,
  );
  assert.equal(moving, 0);
  const borders = await page.evaluate(() =>
    [...document.querySelectorAll(".bar, .tasks button")].map((one) => getComputedStyle(one).borderTopStyle),
  );
  assert.ok(borders.every((style) => style === "solid"));
  assert.ok((await page.locator(".finding .effect").allInnerTexts()).every((word) => word.trim().length > 0));
});

test("with forced colours, every number and letter of the timeline is readable", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const page = await visit({ forcedColors: "active", colorScheme });
    const contrasts = await page.evaluate(() => {
      const channels = (color) => color.match(/[\d.]+/g).map(Number);
      const light = (color) => {
        const [red, green, blue] = channels(color).map((one) => (one / 255 <= 0.04045 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4));
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const behind = (element) => {
        const color = element ? getComputedStyle(element).backgroundColor : getComputedStyle(document.documentElement).backgroundColor;
        if (!element || (channels(color)[3] ?? 1) > 0) return color;
        return behind(element.parentElement);
      };
      return [...document.querySelectorAll(".bar b, .bar-sign, .flag b, .flag-sign")].map((one) => {
        // The number of a bar is above it.
        const paper = behind(one.matches(".bar b") ? one.parentElement.parentElement : one);
        const [darker, lighter] = [light(getComputedStyle(one).color), light(paper)].sort((a, b) => a - b);
        return [one.className || one.parentElement.className, one.textContent, (lighter + 0.05) / (darker + 0.05)];
      });
    });
    assert.ok(contrasts.length > 8, JSON.stringify(contrasts));
    assert.deepEqual(contrasts.filter(([, , contrast]) => contrast < 4.5), [], colorScheme);
  }
});

test("it contains nothing twice, and no unused module", (context) => {
  const page = readFileSync(`${DEMO}dist/index.html`, "utf8");
  context.diagnostic(`${page.length} letters`);
  // The first bytes of WebAssembly, in base64: the modules are there only compressed.
  assert.ok(!page.includes("AGFzbQ"));
  assert.ok(page.length < 900_000, `${page.length}`);
});

test("from a static server, the page is the same", async () => {
  const server = await serve(`${DEMO}dist`);
  const page = await visit({ address: server.address });
  assert.equal(await page.locator("h2").last().innerText(), "Kurssi 91001");
  server.close();
});

test("its types hold", () => {
  const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
  execFileSync(process.execPath, [tsc, "--noEmit", "-p", DEMO], { stdio: "inherit" });
});

test("the picture in the README is of the page as it is", async () => {
  const { context, page } = await view(browser, "page", `file://${DEMO}dist/index.html`);
  assert.equal(await digest(page), committed().page, "make pictures takes it anew");
  await context.close();
});
