// The buttons of a page of 200 courses appear at once, and a provider moves to the answers module without a pause.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import test from "node:test";
import * as node from "../pkg/node.js";
import { serve } from "./chromium.mjs";
import { answerOf, fixture, page, write } from "./hosts.mjs";
import { measured } from "./large.mjs";

const place = fixture();
/** The limit for all buttons on an idle machine, in milliseconds. */
const LIMIT = 15;

function told(context, { evaluations, buttons, buttonsInWords, count, fork, question, move }) {
  const ms = (time) => `${time.toFixed(1)} ms`;
  context.diagnostic(`200 courses, 2,000 clients: ${count} buttons with their reasons ${ms(buttons)}, in words ${ms(buttonsInWords)}`);
  context.diagnostic(`a fork ${ms(fork)}; a window of one day ${ms(question)}, with the move before it ${ms(move)}`);
  assert.equal(count, 2_400);
  context.diagnostic(`as many evaluations as there are buttons: ${ms(evaluations)}`);
  assert.ok(buttons < 3 * evaluations, "a button costs more than three evaluations");
  assert.ok(fork < move, "a fork is cheaper than a copy by snapshot");
  // When other work uses the cores, times are not comparable.
  const [load] = loadavg();
  if (load > availableParallelism() / 2) context.diagnostic(`not held to ${LIMIT} ms: the machine is at work, its load is ${load.toFixed(1)}`);
  else assert.ok(buttons < LIMIT, ms(buttons));
}

test("in Node", async (context) => told(context, await measured(node)));

test("in Chromium", async (context) => {
  const root = write(place.folder, {
    "index.html": page("page.js"),
    "large.js": readFileSync(new URL("large.mjs", import.meta.url), "utf8"),
    "page.js": `
      import * as entry from "/node_modules/rehab-rules/browser.js";
      import { measured } from "./large.js";
      window.answer = await measured(entry);`,
  });
  const server = await serve(root);
  try {
    told(context, await answerOf(place.browser, server.address));
  } finally {
    server.close();
  }
});
