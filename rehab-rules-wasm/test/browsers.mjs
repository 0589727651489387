// One interface for the three engines: Chromium (Blink), Firefox (Gecko) and WebKit (the engine of Safari, here as WebKitGTK).
//
// Playwright drives Chromium. Debian's Firefox and WebKit are not the builds that Playwright needs: they are driven by the standards that they
// implement, Firefox by WebDriver BiDi on a WebSocket, WebKit by WebDriver on HTTP.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WebSocket } from "ws";
import { launch } from "./chromium.mjs";

export const LOCALES = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" };

const FIREFOX = process.env.FIREFOX ?? "/usr/bin/firefox-esr";
const WEBKIT = process.env.WEBKIT ?? "/usr/bin/WebKitWebDriver";
const XVFB = "/usr/bin/Xvfb";
/** Stands in for each locale: WebKit takes the language of its pages from the locale's name alone. */
const PLAIN_LOCALE = "/usr/lib/locale/C.utf8";
const PATIENCE = 20_000;

/** By engine: how a page is opened, the smallest width of its window in CSS pixels, and what it cannot do. */
export const ENGINES = {
  Chromium: { open: inChromium },
  Firefox: { open: inFirefox },
  WebKit: {
    open: inWebKit,
    // Its test browser keeps the window as wide as the toolbar.
    narrowest: 447,
    limits: [
      "narrower than 447 pixels is not tried: its window gets no narrower",
      "errors before the page is loaded are not seen: its driver does not report them",
    ],
  },
};

/**
 * Opens a new browser for a user with a language and a colour scheme. The page that it returns has
 * - `goto(address)`, `size(width, height)`, `screenshot()` (a PNG), `close()`;
 * - `press("Tab", "Shift+Tab", …)`, `type(text)`: keys as the keyboard sends them, to whatever has the focus;
 * - `evaluate(work, ...values)`: what a function returns in the page; values and result are JSON. The page's policy does not hinder it;
 * - `until(work, ...values)`: waits until a function returns something true in the page, and returns it;
 * - `text(selector)`: the visible text of each matching element, in one line;
 * - `errors()`: what the page has reported as an error or a warning.
 */
export async function open(engine, { language = "en", dark = false, width = 1280, height = 900 } = {}) {
  const page = await ENGINES[engine].open({ locale: LOCALES[language], dark, width, height });
  const evaluate = async (work, ...values) => {
    const json = await page.run(`(async () => JSON.stringify(await (${work})(...${JSON.stringify(values)})))()`);
    return json === undefined || json === null ? undefined : JSON.parse(json);
  };
  const until = async (work, ...values) => {
    for (const end = Date.now() + PATIENCE; ; await pause(25)) {
      const found = await evaluate(work, ...values);
      if (found) return found;
      if (Date.now() > end) throw new Error(`${engine}: not in ${PATIENCE / 1000} s: ${work} ${JSON.stringify(values)}`);
    }
  };
  const text = (selector) => evaluate(textOf, selector);
  return { ...page, evaluate, until, text };
}

/** Not `innerText`: engines differ in where it has spaces, depending on the layout. */
function textOf(selector) {
  const isVisible = ({ parentElement }) => (parentElement.closest("select") ?? parentElement).checkVisibility();
  const texts = [...document.querySelectorAll(selector)].map((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
      isVisible(node) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT,
    );
    const parts = [];
    while (walker.nextNode()) parts.push(walker.currentNode.data.replace(/\s+/g, " ").trim());
    return parts.filter(Boolean).join(" ");
  });
  return texts.filter(Boolean).join("\n");
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function inChromium({ locale, dark, width, height }) {
  const browser = await launch();
  const context = await browser.newContext({ locale, colorScheme: dark ? "dark" : "light", viewport: { width, height } });
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && errors.push(message.text()));
  return {
    goto: (address) => page.goto(address),
    size: (width, height) => page.setViewportSize({ width, height }),
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    type: (text) => page.keyboard.type(text),
    run: (expression) => page.evaluate(expression),
    screenshot: () => page.screenshot(),
    errors: async () => errors,
    close: () => browser.close(),
  };
}

async function inFirefox({ locale, dark, width, height }) {
  const place = mkdtempSync(join(tmpdir(), "rehab-rules-firefox-"));
  const preferences = { "ui.systemUsesDarkTheme": dark ? 1 : 0, "intl.accept_languages": locale };
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  writeFileSync(join(place, "user.js"), lines.join(""));
  const firefox = started(
    FIREFOX,
    "firefox-esr",
    ["--headless", "--no-remote", "--remote-debugging-port=0", "--profile", place],
    { HOME: place },
  );
  const address = await said(firefox.stderr, /WebDriver BiDi listening on (ws:\S+)/, "Firefox");
  const socket = new WebSocket(`${address}/session`);
  await once(socket, "open");

  const errors = [];
  const waiting = new Map();
  let sent = 0;
  socket.on("message", (text) => {
    const { id, type, method, params, result, error, message } = JSON.parse(text);
    if (method === "log.entryAdded" && ["error", "warn"].includes(params.level)) errors.push(params.text);
    const answer = waiting.get(id);
    if (!answer) return;
    waiting.delete(id);
    if (type === "error") answer.reject(new Error(`Firefox: ${error}: ${message}`));
    else answer.resolve(result);
  });
  const send = (method, params) =>
    new Promise((resolve, reject) => {
      waiting.set(++sent, { resolve, reject });
      socket.send(JSON.stringify({ id: sent, method, params }));
    });

  await send("session.new", { capabilities: {} });
  await send("session.subscribe", { events: ["log.entryAdded"] });
  const { context } = await send("browsingContext.create", { type: "tab" });
  // The preference sets the languages that the page asks for; this sets those in which the browser writes dates.
  await send("emulation.setLocaleOverride", { locale, contexts: [context] });
  const size = (width, height) => send("browsingContext.setViewport", { context, viewport: { width, height } });
  await size(width, height);
  const keys = (strokes) =>
    send("input.performActions", { context, actions: [{ type: "key", id: "keyboard", actions: strokes }] });
  return {
    goto: async (url) => {
      await send("browsingContext.navigate", { context, url, wait: "complete" });
      // Until then the focus is in the browser's own address bar, and the page shows none.
      await send("browsingContext.activate", { context });
    },
    size,
    press: (...names) => keys(names.flatMap(strokesOf)),
    type: (text) => keys([...text].flatMap(strokesOf)),
    run: async (expression) => {
      const { result, exceptionDetails } = await send("script.evaluate", {
        expression,
        target: { context },
        awaitPromise: true,
      });
      if (exceptionDetails) throw new Error(`Firefox: ${exceptionDetails.text}`);
      return result.value;
    },
    screenshot: async () => Buffer.from((await send("browsingContext.captureScreenshot", { context })).data, "base64"),
    errors: async () => errors,
    close: async () => {
      await send("browser.close", {});
      socket.close();
      await firefox.end();
      rmSync(place, { recursive: true, force: true });
    },
  };
}

async function inWebKit({ locale, dark, width, height }) {
  assert.ok(existsSync(PLAIN_LOCALE), `${PLAIN_LOCALE} is missing: on Debian, apt-get install libc-bin`);
  const place = mkdtempSync(join(tmpdir(), "rehab-rules-webkit-"));
  const name = `${locale.replace("-", "_")}.UTF-8`;
  mkdirSync(join(place, "locales"));
  symlinkSync(PLAIN_LOCALE, join(place, "locales", name));
  const screen = started(XVFB, "xvfb", ["-displayfd", "3", "-screen", "0", "2200x1500x24", "-nolisten", "tcp"]);
  const display = await said(screen.stdio[3], /(\d+)\n/, "Xvfb");
  const port = await freePort();
  const driver = started(WEBKIT, "webkit2gtk-driver", [`--port=${port}`], {
    HOME: place,
    DISPLAY: `:${display}`,
    LANG: name,
    LANGUAGE: locale,
    LC_ALL: name,
    LOCPATH: join(place, "locales"),
    GTK_THEME: dark ? "Adwaita:dark" : "Adwaita",
  });
  const send = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`WebKit: ${value.error}: ${value.message}`);
    return value;
  };
  for (const end = Date.now() + PATIENCE; ; await pause(20)) {
    if (await send("GET", "/status").catch(() => false)) break;
    assert.ok(Date.now() < end, "WebKit's driver does not answer");
  }
  const { sessionId } = await send("POST", "/session", { capabilities: {} });
  const post = (path, body) => send("POST", `/session/${sessionId}/${path}`, body);
  const run = async (expression) => {
    const [value, error] = await post("execute/async", {
      script: `const [done] = arguments; (${expression}).then((value) => done([value]), (error) => done([null, String(error)]));`,
      args: [],
    });
    if (error) throw new Error(`WebKit: ${error}`);
    return value;
  };
  const size = async (width, height) => {
    await post("window/rect", { width, height });
    // The toolbar takes its part of the height; the page hears of the new size a little later.
    for (const end = Date.now() + PATIENCE; (await run("Promise.resolve(innerWidth)")) !== width; await pause(10))
      assert.ok(Date.now() < end, `WebKit: the window does not become ${width} pixels wide`);
  };
  await size(width, height);
  const keys = (strokes) => post("actions", { actions: [{ type: "key", id: "keyboard", actions: strokes }] });
  return {
    goto: async (url) => {
      await post("url", { url });
      await run(`(async () => (${listen})())()`);
    },
    size,
    press: (...names) => keys(names.flatMap(strokesOf)),
    type: (text) => keys([...text].flatMap(strokesOf)),
    run,
    screenshot: async () => Buffer.from(await send("GET", `/session/${sessionId}/screenshot`), "base64"),
    errors: () => run("Promise.resolve(window.reported)"),
    close: async () => {
      await send("DELETE", `/session/${sessionId}`);
      await driver.end();
      await screen.end();
      rmSync(place, { recursive: true, force: true });
    },
  };
}

/** Collects the errors in a page itself, from when it is loaded. */
function listen() {
  const reported = (window.reported = []);
  addEventListener("error", ({ message }) => reported.push(message));
  addEventListener("unhandledrejection", ({ reason }) => reported.push(String(reason)));
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    reported.push(`${violatedDirective}: ${blockedURI}`),
  );
  for (const level of ["error", "warn"]) console[level] = (...said) => reported.push(said.join(" "));
}

/** WebDriver's characters for keys without one. */
const KEYS = {
  Tab: "\uE004",
  Enter: "\uE007",
  Shift: "\uE008",
  Control: "\uE009",
  Escape: "\uE00C",
  Space: " ",
  PageUp: "\uE00E",
  PageDown: "\uE00F",
  End: "\uE010",
  Home: "\uE011",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
};

/** A key, such as `a`, `Tab` or `Shift+Tab`, as WebDriver's actions. */
function strokesOf(key) {
  const values = key === "+" ? [key] : key.split("+").map((part) => KEYS[part] ?? part);
  const stroke = (type) => (value) => ({ type, value });
  return [...values.map(stroke("keyDown")), ...values.reverse().map(stroke("keyUp"))];
}

/** Starts a program, which `end` stops; so does the end of the tests. */
function started(program, debian, args, environment = {}) {
  assert.ok(existsSync(program), `no ${program}: on Debian, apt-get install ${debian}`);
  const child = spawn(program, args, { env: { ...process.env, ...environment }, stdio: ["ignore", "ignore", "pipe", "pipe"] });
  const stop = () => child.kill();
  process.once("exit", stop);
  const ended = once(child, "exit");
  child.end = async () => {
    process.off("exit", stop);
    stop();
    await ended;
  };
  return child;
}

/** Waits until a program writes something, and returns the part in parentheses. Everything after it is read and dropped. */
function said(stream, pattern, who) {
  return new Promise((resolve, reject) => {
    let text = "";
    const late = setTimeout(() => reject(new Error(`${who} did not start: ${text}`)), PATIENCE);
    stream.on("data", (data) => {
      text += data;
      const found = pattern.exec(text);
      if (!found) return;
      clearTimeout(late);
      resolve(found[1]);
    });
  });
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
