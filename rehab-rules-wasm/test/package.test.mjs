// What the package tells of itself: languages, versions, memory, unknown options, copies of a provider, changes, labels and schemas.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import test from "node:test";
import * as package_ from "../pkg/node.js";

const { Provider, auditText, check, fieldLabel, formSchema, init, labels, replay } = package_;
const pkg = (name) => new URL(`../pkg/${name}`, import.meta.url);
const [service, on] = ["kela.family-carers", "2026-01-07"];

/** Runs a program in a process of its own, where nothing is loaded yet, and returns its lines. */
function run(program) {
  const told = "const told = async (call) => { try { await call(); return 'nothing'; } catch (error) { return error.message; } };";
  const source = `import { readFileSync } from "node:fs";\nimport { Provider, init, labels } from "${pkg("node.js")}";\n${told}\n${program}`;
  return execFileSync(process.execPath, ["--input-type=module", "--eval", source], { encoding: "utf8" }).trimEnd().split("\n");
}

await init({ language: ["en", "fi", "sv"], answers: true, logs: true, records: true });

function stood() {
  const provider = new Provider("P1");
  provider.apply({ action: "declare_capacity", service, year: 2026, places: 8 }, on);
  return provider;
}

test("a language is loaded when it is asked for; errors are in the first one", () => {
  const ask = 'provider.evaluate({ action: "confirm_course", course: "C1" }, "2026-01-07"';
  const lines = run(`
    await init({ language: "fi" });
    const provider = new Provider("P1");
    console.log(await told(() => ${ask})));
    console.log(await told(() => ${ask}, { language: "sv" })));
    console.log(await told(() => labels("sv")));
    await init({ language: "sv", answers: true });
    console.log(await told(() => ${ask}, { language: "sv" })));
    provider.due("2026-01-07", "2026-01-08"); // moves to the other module
    console.log(await told(() => ${ask})), labels("sv").actions.confirm_course);
    console.log(await told(() => init({ language: "de" })));`);
  assert.match(lines[0], /^kentän `course` kurssia ei ole luotu/);
  assert.deepEqual(lines.slice(1, 3), Array(2).fill('`sv` is not loaded: await init({ language: "sv" }) first'));
  assert.match(lines[3], /^kursen i fältet `course` har inte skapats/);
  assert.match(lines[4], /^kentän .* Bekräfta kursen$/);
  assert.equal(lines[5], "`language` must be `en`, `fi` or `sv`");
});

test("with all languages, a module is what the compiler made", () => {
  for (const [language, files] of Object.entries({ en: "messages.en.json", fi: "messages.fi.json", sv: "messages.sv.json" })) {
    const file = JSON.parse(readFileSync(pkg(files), "utf8"));
    assert.deepEqual([file.messages.length, file.messages.length], [file.courses.length, file.answers.length]);
    assert.ok(file.courses.filter(Boolean).length > 140 && file.answers.every(Boolean), language);
    // No language's messages are left in a module.
    for (const name of ["rehab_rules.wasm", "rehab_rules_answers.wasm"])
      for (const message of file.messages.filter((message) => message.includes(" ")))
        assert.equal(readFileSync(pkg(name)).includes(message), false, `${name}: ${message}`);
  }
});

test("a file of another build is told, whichever it is", () => {
  const [build] = /\d+\.\d+\.\d+-[0-9a-f]{12}/.exec(readFileSync(pkg("node.js"), "utf8"));
  const lines = run(`
    const file = (name) => readFileSync(new URL(name, "${pkg("")}"));
    const wasm = Uint8Array.from(file("rehab_rules.wasm"));
    wasm[wasm.length - 1] ^= 1; // the name of its build is at the end
    console.log(await told(() => init({ module_or_path: wasm })));
    console.log(await told(() => init({ module_or_path: file("rehab_rules.wasm").subarray(0, -42) })));
    console.log(await told(() => init({ language: "fi", messages: { fi: { ...JSON.parse(file("messages.fi.json")), build: "0.1.0-0" } } })));
    console.log(await told(() => init()));`);
  assert.match(lines[0], new RegExp(`^the WebAssembly of courses is of another version \\(${build.slice(0, -1)}.\\) than the JavaScript \\(${build}\\): serve the`));
  assert.match(lines[1], /^the WebAssembly of courses is of another version|^WebAssembly/);
  assert.match(lines[2], /^the file of `fi` is of another version \(0\.1\.0-0\)/);
  assert.equal(lines[3], "nothing");
});

test("a full memory is told, and init starts the engine anew", () => {
  const lines = run(`
    // The same module with a small memory: its limits are the one entry of section 5.
    const wasm = readFileSync("${pkg("rehab_rules.wasm").pathname}");
    let section = 8;
    while (wasm[section] !== 5) {
      let [size, at] = [0, section];
      do size |= (wasm[++at] & 127) << (7 * (at - section - 1)); while (wasm[at] > 127);
      section = at + 1 + size;
    }
    const pages = wasm[section + 4]; // after the length, the number of memories, and that there is no maximum
    const small = Buffer.concat([wasm.subarray(0, section), Buffer.of(5, 4, 1, 1, pages, pages + 16), wasm.subarray(section + 5)]);
    await init({ module_or_path: small });
    const providers = [];
    const message = await told(() => { for (let number = 0; number < 1e5; number++) providers.push(new Provider("P" + number)); });
    console.log(message);
    console.log(await told(() => providers[0].snapshot()) === message, await told(() => new Provider("P")) === message);
    providers[0].free();
    await init();
    const provider = new Provider("P1");
    console.log(provider.snapshot().provider, await told(() => providers[1].snapshot()) === message);
    providers.forEach((provider) => provider.free());
    console.log(provider.snapshot().provider, new Provider("P2").id);`);
  assert.match(lines[0], /^the engine has stopped, as it does when its memory is full \(.*; \d MiB are in use\)\. Its providers are lost: await init\(\) starts/);
  assert.deepEqual(lines.slice(1), ["true true", "P1 true", "P1 P2"]);
});

test("an unknown option is told, with the known ones", async () => {
  const provider = stood();
  const action = { action: "confirm_course", course: "C1" };
  const calls = {
    langauge: () => provider.evaluate(action, on, { langauge: "fi" }),
    modes: () => provider.apply(action, on, { modes: "observe" }),
    day: () => provider.audit(on, { day: on }),
    bound: () => provider.checkForm("confirm_course", {}, "fi", { bound: [] }),
    service: () => new Provider("P1", { service: [] }),
    remedy: () => replay([], { remedy: true }),
    lang: () => auditText("", on, { lang: "fi" }),
    as_of: () => Provider.load({ provider: "P1" }, { as_of: on }),
    record: () => check({}, { record: 1 }),
  };
  for (const [option, call] of Object.entries(calls))
    assert.throws(call, (error) => error instanceof TypeError && error.message.startsWith(`\`${option}\` is not an option here; the options are \``), option);
  await assert.rejects(init({ log: true }), /`log` is not an option here; the options are `language`, .*`logs`/);
});

test("a copy of a provider says what to do; a proxy is the provider itself", () => {
  const provider = stood();
  assert.throws(() => structuredClone(provider), /provider\.snapshot\(\) and call Provider\.fromSnapshot/);
  const copy = Object.assign(Object.create(Provider.prototype), provider);
  for (const call of [() => copy.evaluate({}, on), () => copy.allowed({ action: "confirm_course", course: "C" }, on), () => copy.snapshot(), () => copy.free()])
    assert.throws(call, /this copy of a Provider has no state: keep the Provider itself/);
  const proxy = new Proxy(provider, {});
  assert.deepEqual(proxy.snapshot(), provider.snapshot());
  assert.deepEqual(JSON.parse(JSON.stringify({ provider })).provider, provider.snapshot());
});

test("a change is signalled once for each action that was carried out", () => {
  const provider = stood();
  const seen = [];
  const end = provider.subscribe(() => seen.push(provider.version));
  const before = provider.version;
  const declare = (places) => ({ action: "declare_capacity", service, year: 2027, places });
  provider.evaluate(declare(8), on);
  assert.throws(() => provider.apply({ action: "confirm_course", course: "C1" }, on));
  const prohibited = { action: "create_course", course: "C1", service, group_size: 13, target_groups: ["carer-of-adult"], year: 2026 };
  assert.equal(provider.apply(prohibited, on).allowed, false);
  assert.deepEqual([seen, provider.version], [[], before]);
  provider.apply(declare(8), on);
  provider.apply(prohibited, on, { mode: "observe" });
  assert.deepEqual(seen, [before + 1, before + 2]);
  end();
  provider.apply(declare(9), on);
  assert.deepEqual([seen.length, provider.version, provider.fork().version], [2, before + 3, 0]);
});

test("labels name every action, field, effect and word", () => {
  for (const language of ["en", "fi", "sv"]) {
    const { actions, effects, fields, words, required } = labels(language);
    assert.deepEqual([Object.keys(actions).length, Object.keys(effects).length], [19, 8]);
    const provider = stood();
    for (const action of Object.keys(actions)) for (const path of provider.checkForm(action, {}, language).missing) assert.ok(fieldLabel(path, language), path);
    assert.ok([...Object.values(actions), ...Object.values(fields), words.kind.digital, required].every((label) => label.length > 1));
  }
  assert.equal(fieldLabel("periods[1].start", "fi"), "Jakso 2: ensimmäinen päivä");
  assert.equal(fieldLabel("constructor", "fi"), undefined);
});

test("a Standard Schema gives the judged action, or issues with paths in a person's words", () => {
  const provider = stood();
  let language = "fi";
  const { version, vendor, validate } = formSchema("create_course", () => ({ provider, on, language }))["~standard"];
  assert.deepEqual([version, vendor], [1, "rehab-rules"]);
  const period = { kind: "in_person", start: "4.5.2026", end: "2026-05-08" };
  const typed = { course: "C1", service, group_size: "13", target_groups: ["carer-of-adult"], periods: [period] };
  assert.deepEqual(validate(typed).issues.map(({ message, path }) => [message.slice(0, 25), path]), [
    ["Kirjoita päivä vuosilta 1", ["periods", 0, "start"]],
    ["Kurssin C1 ryhmäkoko ei v", ["group_size"]],
  ]);
  language = "sv";
  assert.equal(validate({ ...typed, group_size: "" }).issues[1].message, labels("sv").required);
  const right = { ...typed, group_size: "8", periods: [{ ...period, start: "2026-05-04" }] };
  const { value, issues } = validate(right);
  assert.equal(issues, undefined);
  assert.deepEqual([value.action, value.group_size, provider.apply(value, on).allowed], ["create_course", 8, true]);
  assert.deepEqual(validate(right).issues.map(({ path }) => path), [["course"], ["group_size"]]);
});
