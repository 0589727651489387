// The calendar file of the page, read back with another program's parser.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import ICAL from "ical.js";
import { Provider, init } from "../pkg/node.js";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const NOW = "2026-03-02T08:30:15.250Z";
let folder;
let calendarFile;
let provider;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "rehab-rules-ics-"));
  const outfile = join(folder, "ics.mjs");
  // The engine stays the one of this test, which is started here.
  const engine = {
    name: "engine",
    setup: (build) => build.onResolve({ filter: /^rehab-rules$/ }, () => ({ path: pathToFileURL(here("../pkg/node.js")).href, external: true })),
  };
  await build({ entryPoints: [here("../demo/src/ics.ts")], bundle: true, format: "esm", outfile, plugins: [engine], logLevel: "error" });
  ({ calendarFile } = await import(pathToFileURL(outfile).href));
  await init({ answers: true, language: ["fi", "sv", "en"] });
  provider = new Provider("Koivuranta");
  for (const line of readFileSync(here("../demo/src/seed.jsonl"), "utf8").trim().split("\n")) {
    const { on, provider: _, ...action } = JSON.parse(line);
    provider.apply(action, on, { mode: "observe" });
  }
});
after(() => rmSync(folder, { recursive: true, force: true }));

const written = (language, id = "Koivuranta", upcoming = provider.due("2026-03-02", "2026-12-31", language)) =>
  calendarFile(upcoming, { provider: id, language, now: NOW });
const read = (text) => new ICAL.Component(ICAL.parse(text));
const events = (text) => read(text).getAllSubcomponents("vevent");

for (const language of ["fi", "sv", "en"])
  test(`every obligation with a due date is an entry on that date: ${language}`, () => {
    const due = provider.due("2026-03-02", "2026-12-31", language).filter(({ what, finding }) => what === "due" && finding.effect === "obligation");
    assert.ok(due.length > 5);
    const entries = events(written(language)).map((event) => new ICAL.Event(event));
    for (const { on, finding } of due) {
      const entry = entries.find(({ startDate, description }) => startDate.toString() === on && description.includes(finding.message));
      assert.ok(entry, finding.message);
      assert.ok(entry.startDate.isDate);
      assert.equal(entry.endDate.subtractDate(entry.startDate).toSeconds(), 86_400);
      assert.ok(entry.summary.includes(finding.client ?? finding.course));
    }
    assert.deepEqual([...new Set(entries.map(({ startDate }) => startDate.toString()))], [...new Set(due.map(({ on }) => on))]);
  });

test("the same duty of two clients on one date is one entry", () => {
  const day = events(written("en")).filter((event) => event.getFirstPropertyValue("dtstart").toString() === "2026-07-14");
  assert.equal(day.length, 1);
  assert.match(day[0].getFirstPropertyValue("summary"), /A104, A105/);
});

test("a file made later has the same ids, all different, and its own stamp", () => {
  const ids = (text) => events(text).map((event) => event.getFirstPropertyValue("uid"));
  assert.deepEqual(ids(written("fi")), ids(written("sv")));
  assert.equal(new Set(ids(written("fi"))).size, ids(written("fi")).length);
  for (const event of events(written("fi"))) assert.equal(event.getFirstPropertyValue("dtstamp").toString(), "2026-03-02T08:30:15Z");
});

test("an entry reminds a week before at nine, and takes no time", () => {
  for (const event of events(written("sv"))) {
    assert.equal(event.getFirstPropertyValue("transp"), "TRANSPARENT");
    const trigger = event.getFirstSubcomponent("valarm").getFirstPropertyValue("trigger");
    assert.equal(trigger.toSeconds(), (-7 * 24 + 9) * 3600);
  }
});

test("lines end with CRLF and have at most 75 octets, without a divided character", () => {
  const id = "Ääkköset 🌲 ".repeat(20);
  const text = written("fi", id);
  assert.ok(text.endsWith("END:VCALENDAR\r\n"));
  for (const line of text.split("\r\n")) {
    assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.ok(!/[\r\n\uFFFD]/.test(line) && line.isWellFormed());
  }
  assert.equal(read(text).getFirstPropertyValue("name"), `Kuntoutuskurssit: määräajat (${id})`);
});

test("an id is only text, whatever it contains", () => {
  const id = "A;B,C\\n\nEND:VEVENT\r\nX:";
  const text = written("en", id);
  assert.equal(events(text).length, events(written("en")).length);
  for (const event of events(text)) assert.ok(event.getFirstPropertyValue("description").includes("A;B,C\\n\nEND:VEVENT\nX:"));
});

test("without due dates it is an empty calendar", () => assert.equal(events(written("fi", "Koivuranta", [])).length, 0));
