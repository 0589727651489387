// Every file of docs/web.md runs as shown: in Node, in fresh Vite apps, from a static page, in a worker. So does every file of
// docs/how-to/web-frameworks.md, except the forms, which form-libraries.test.mjs runs.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import test, { before } from "node:test";
import { pathToFileURL } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import vue from "@vitejs/plugin-vue";
import * as esbuild from "esbuild";
import { checked, opened, vite, workshop } from "./apps.mjs";
import { FILES, files, write } from "./hosts.mjs";

/** The Jest configuration is run with the other hosts. */
const JEST = ["jest.config.mjs", "jest.setup.js"];
const RUN = new Set(JEST);
const FRAMEWORKS = files("how-to/web-frameworks.md");
const FORMS = ["schema.ts", "ReactHookForm.tsx", "TanStackForm.tsx", "VeeValidate.vue"];
const RUN_FRAMEWORKS = new Set([...FORMS, "provider.ts"]);

const made = workshop();
before(() => write(made.folder, Object.fromEntries(FILES)));

for (const name of [...FILES.keys()].filter((name) => name.endsWith(".mjs") && !JEST.includes(name))) {
  test(`${name} prints what its comments show`, () => {
    RUN.add(name);
    const expected = [...FILES.get(name).matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(([, said]) => said);
    const printed = execFileSync(process.execPath, [name], { cwd: made.folder, encoding: "utf8" });
    assert.ok(expected.length > 0);
    assert.deepEqual(printed.trimEnd().split("\n"), expected);
  });
}

const said = (page, text) => page.locator("#said", { hasText: text }).waitFor({ timeout: 10_000 });

test("the page without a build, under the policy given", async () => {
  RUN.add("static.html").add("static.js");
  await opened(made.browser, made.folder, "static.html", (page) => said(page, "No rehabilitation decision"));
});

test("the worker, under the policy given", async () => {
  RUN.add("worker.html").add("page.js").add("worker.js");
  await opened(made.browser, made.folder, "worker.html", (page) => said(page, '"allowed":false'));
});

/** A form for the group size, as an app of files of docs/web.md. */
function groupSize(names, script, look, plugins) {
  for (const name of names) RUN.add(name);
  const form = async (page) => {
    await page.locator("#size[min='6'][max='8']").waitFor();
    await page.fill("#size", "9");
    await said(page, "9");
    assert.equal(await page.getAttribute("#size", "aria-invalid"), "true");
    await look?.(page);
    await page.fill("#size", "8");
    assert.equal(await page.getAttribute("#size", "aria-invalid"), "false");
  };
  return vite(made, Object.fromEntries(names.map((name) => [name, FILES.get(name)])), script, form, plugins);
}

test("the Vite app: type-checked strictly, built, and working under the policy given", () =>
  groupSize(["index.html", "main.ts"], "main.ts", async (page) => {
    const statement = page.waitForEvent("console", (message) => message.type() === "info");
    await page.dblclick("#size");
    assert.ok((await statement).text().length > 20);
  }));

test("the React app: type-checked strictly, built, and working under the policy given", () => groupSize(["react.tsx"], "react.tsx"));

test("the Vue app: type-checked strictly, built, and working under the policy given", () => groupSize(["GroupSize.vue", "vue.ts"], "vue.ts", undefined, [vue()]));

/** Opens an app with the button of docs/how-to/web-frameworks.md, which deletes a course and may do so once. */
function button(name, script, source, plugins, page) {
  RUN_FRAMEWORKS.add(name);
  const app = { "provider.ts": FRAMEWORKS.get("provider.ts"), [name]: FRAMEWORKS.get(name), [script]: source, ...page };
  const click = async (page) => {
    await page.locator("button:enabled", { hasText: "Delete course A1" }).click();
    await page.locator("button:disabled").waitFor({ timeout: 10_000 });
  };
  return vite(made, app, script, click, plugins);
}
const [MOUNT, AT] = ["document.getElementById", '("app")!'];

test("in React, the button follows the provider", () => {
  const render = `createRoot(${MOUNT}${AT}).render(<DeleteCourse />);`;
  return button("DeleteCourse.tsx", "changes.tsx", `import { createRoot } from "react-dom/client";\nimport { DeleteCourse } from "./DeleteCourse";\n${render}`);
});

test("in Vue, the button follows the provider", () => {
  const source = 'import { createApp } from "vue";\nimport DeleteCourse from "./DeleteCourse.vue";\ncreateApp(DeleteCourse).mount("#app");';
  return button("DeleteCourse.vue", "changes.ts", source, [vue()]);
});

test("in Svelte, the button follows the provider", () => {
  const target = `mount(DeleteCourse, { target: ${MOUNT}("app") });`;
  const source = `import { mount } from "svelte";\nimport DeleteCourse from "./DeleteCourse.svelte";\n${target}`;
  return button("DeleteCourse.svelte", "svelte.js", source, [svelte({ configFile: false })]);
});

test("in plain JavaScript, the button follows the provider", () => {
  const page = '<!doctype html><title>rules</title><button>Delete course A1</button><script type="module" src="/deleteCourse.js"></script>';
  return button("deleteCourse.js", "deleteCourse.js", FRAMEWORKS.get("deleteCourse.js"), [], { "index.html": page });
});

test("in Angular, the signal follows the provider until its injector is destroyed", async (context) => {
  const app = join(made.folder, "angular");
  const names = ["provider.ts", "courses.service.ts"];
  RUN_FRAMEWORKS.add("courses.service.ts");
  const source = 'import "@angular/compiler";\nexport { Injector } from "@angular/core";\nexport { Courses } from "./courses.service";\nexport { provider } from "./provider";';
  checked(app, { ...Object.fromEntries(names.map((name) => [name, FRAMEWORKS.get(name)])), "changes.ts": source }, "changes.ts", { experimentalDecorators: true });
  const outfile = join(app, "changes.mjs");
  await esbuild.build({ entryPoints: [join(app, "changes.ts")], bundle: true, format: "esm", outfile, logLevel: "error" });
  context.mock.timers.enable({ apis: ["Date"], now: Date.UTC(2026, 2, 2) });
  const { Courses, Injector, provider } = await import(pathToFileURL(outfile));
  const injector = Injector.create({ providers: [Courses] });
  const courses = injector.get(Courses);
  assert.equal(courses.allowed(), true);
  courses.delete();
  assert.equal(courses.allowed(), false);
  injector.destroy();
  provider.apply({ action: "declare_capacity", service: "kela.family-carers", year: 2026, places: 16 }, provider.last_on);
});

test("no file of a page is left out", () => {
  assert.deepEqual([...RUN].sort(), [...FILES.keys()].sort());
  assert.deepEqual([...RUN_FRAMEWORKS].sort(), [...FRAMEWORKS.keys()].sort());
});
