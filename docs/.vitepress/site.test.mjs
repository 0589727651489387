// The built site works without any other host: a page in each language, and a search that finds what is in it.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "vitepress";

const SITE = fileURLToPath(new URL("dist", import.meta.url));
const PORT = 4173;
const ADDRESS = `http://localhost:${PORT}/`;
let server;
let browser;

before(async () => {
  server = await serve({ root: fileURLToPath(new URL("..", import.meta.url)), port: PORT });
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
});
after(async () => {
  await browser?.close();
  server?.server.close();
});

/** Opens a page; every request to another host and every error fails. */
async function opened(path, look) {
  const page = await browser.newPage();
  const wrong = [];
  page.on("request", (request) => request.url().startsWith(ADDRESS) || request.url().startsWith("data:") || wrong.push(request.url()));
  page.on("pageerror", (error) => wrong.push(error.message));
  await page.goto(ADDRESS + path);
  await look(page);
  assert.deepEqual(wrong, []);
  await page.close();
}

for (const [language, start, word, found] of [
  ["en", "", "postponed 30 days", /settled-in-time/],
  ["fi", "fi/", "ryhmäkoko", /group-size/],
  ["sv", "sv/", "gruppstorlek", /group-size/],
]) {
  test(`the search in ${language}`, () =>
    opened(start, async (page) => {
      assert.equal(await page.getAttribute("html", "lang"), language);
      await page.locator(".DocSearch-Button").first().click();
      await page.locator("#localsearch-input").fill(word);
      const first = page.locator(".VPLocalSearchBox .result").first();
      await first.waitFor();
      const results = await page.locator(".VPLocalSearchBox .result").allTextContents();
      assert.match(results.join("\n"), found);
      const links = await page.locator(".VPLocalSearchBox a.result").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
      assert.ok(links.every((href) => language === "en" || href.startsWith(`/${language}/`)), `${links}`);
    }));
}

test("a rule's page leads to the other languages and to the sources", () =>
  opened("fi/rules/course/minimum-clients.html", async (page) => {
    await page.locator("main a", { hasText: "På svenska" }).click();
    await page.locator("h1", { hasText: "course/minimum-clients" }).waitFor();
    await page.waitForURL("**/sv/rules/course/minimum-clients.html");
  }));

test("every page is in the site, and none names another host for what it loads", () => {
  const pages = readdirSync(SITE, { recursive: true }).filter((name) => name.endsWith(".html"));
  assert.ok(pages.length > 400, `${pages.length} pages`);
  for (const name of pages) {
    const text = readFileSync(join(SITE, name), "utf8");
    assert.doesNotMatch(text, /<(?:script|link|img)[^>]*(?:src|href)="https?:/, name);
  }
});
