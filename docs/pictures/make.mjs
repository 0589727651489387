// Takes the pictures of the README and of the guide to plans, and notes what they show: make.mjs PAGE REPORT PLAN
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { digest, view } from "./pictures.mjs";

const [page, report, plan] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const digests = {};
for (const [name, file] of Object.entries({ page, report, plan })) {
  const opened = await view(browser, name, pathToFileURL(file).href);
  await opened.page.screenshot({ path: new URL(`${name}.png`, import.meta.url).pathname });
  digests[name] = await digest(opened.page);
  await opened.context.close();
}
await browser.close();
writeFileSync(new URL("digests.json", import.meta.url), `${JSON.stringify(digests, null, 2)}\n`);
