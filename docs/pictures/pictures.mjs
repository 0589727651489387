// The pictures of the README and of the guide to plans: which view of what, and a digest of what they show. `make pictures` takes them; the tests of the page and of the report
// compare the digest, so that a picture that is out of date fails.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** What is done on the page before its picture is taken. */
export const VIEWS = {
  page: async (page) => {
    await page.getByRole("link", { name: "Course 91001" }).first().click();
    await page.getByText("Course 91001 cannot be confirmed yet").waitFor();
    await page.evaluate(() => scrollTo(0, 0));
  },
  report: async (page) => {
    await page.check("#language-en", { force: true });
    await page.locator("h1:visible").waitFor();
  },
  plan: async (page) => {
    await page.check("#language-en", { force: true });
    await page.locator("h1:visible").waitFor();
  },
};

/** Opens a file as its picture shows it. The caller closes the page's context. */
export async function view(browser, name, address) {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1180, height: 740 }, colorScheme: "light", reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(address);
  await VIEWS[name](page);
  return { context, page };
}

/** A digest of the text and the styles that are on the page: the picture is of these. */
export async function digest(page) {
  const shown = await page.evaluate(() => {
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText));
    return JSON.stringify([document.body.innerText, rules]);
  });
  return createHash("sha256").update(shown).digest("hex");
}

/** The digests of the pictures that are committed. */
export const committed = () => JSON.parse(readFileSync(new URL("digests.json", import.meta.url), "utf8"));
