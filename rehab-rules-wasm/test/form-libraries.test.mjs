// The forms of docs/how-to/web-frameworks.md in Chromium: each library shows what the rules say at its fields, and submits the evaluated action.
import assert from "node:assert/strict";
import test from "node:test";
import vue from "@vitejs/plugin-vue";
import { vite, workshop } from "./apps.mjs";
import { files } from "./hosts.mjs";

const PAGE = files("how-to/web-frameworks.md");
const SHARED = ["provider.ts", "schema.ts"];
const made = workshop();

const react = (name) => ["tsx", `import { createRoot } from "react-dom/client";\nimport { CreateCourse } from "./${name}";\ncreateRoot(document.getElementById("app")!).render(<CreateCourse />);`, []];
const ofVue = (name) => ["ts", `import { createApp } from "vue";\nimport CreateCourse from "./${name}.vue";\ncreateApp(CreateCourse).mount("#app");`, [vue()]];

for (const [file, [ending, mount, plugins]] of Object.entries({
  "ReactHookForm.tsx": react("ReactHookForm"),
  "TanStackForm.tsx": react("TanStackForm"),
  "VeeValidate.vue": ofVue("VeeValidate"),
})) {
  test(`${file}: messages at their fields in the page's language, and the evaluated action`, async () => {
    const script = `${file.split(".")[0]}-app.${ending}`;
    const source = `${mount}\nimport { provider } from "./provider";\nObject.assign(window, { courses: () => provider.snapshot().courses!.filter(({ course }) => course === "C1") });`;
    const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>rules</title><div id="app"></div><script type="module" src="/${script}"></script></html>`;
    const app = Object.fromEntries([...SHARED, file].map((name) => [name, PAGE.get(name)]));
    await vite(made, { "index.html": html, ...app, [script]: source }, script, (page) => fillIn(page), plugins);
  });
}

async function fillIn(page) {
  const [course, size, start, end] = [0, 1, 2, 3].map((number) => page.locator("input").nth(number));
  const said = (number, text) => page.locator('span[role="alert"]').nth(number).filter({ hasText: text }).waitFor({ timeout: 10_000 });
  const send = () => page.getByRole("button", { name: "Create" }).click();
  await end.waitFor();
  assert.deepEqual((await page.locator("label").allInnerTexts()).map((label) => label.trim()), ["Course", "Group size", "Period 1: first day", "Period 1: last day"]);
  await send();
  for (const number of [0, 1, 2, 3]) await said(number, "Fill this in.");

  await course.fill("C1");
  await size.fill("13");
  await start.fill("4.5.2026");
  await end.fill("2026-05-08");
  await send();
  await said(1, "The group size of course C1 cannot be 13");
  await said(2, "Enter a date from the years 1900–2199 like this: 4 May 2026.");
  // The context is asked each time: now the page is in Finnish.
  await page.evaluate(() => (document.documentElement.lang = "fi"));
  await size.fill("14");
  await send();
  await said(1, "Kurssin C1 ryhmäkoko ei voi olla 14");
  assert.deepEqual(await page.evaluate(() => window.courses()), []);

  await size.fill("8");
  await start.fill("2026-05-04");
  await send();
  await page.waitForFunction(() => window.courses().length === 1);
  const [created] = await page.evaluate(() => window.courses());
  assert.deepEqual([created.course, created.group_size, created.periods], ["C1", 8, [{ kind: "in_person", start: "2026-05-04", end: "2026-05-08" }]]);
}
