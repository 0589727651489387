// The browser for the tests, and a static server like that of any host.
import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { chromium } from "playwright-core";

const PROGRAM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".json": "application/json", ".wasm": "application/wasm" };

export function launch() {
  assert.ok(existsSync(PROGRAM), "no Chromium: on Debian, apt-get install chromium");
  return chromium.launch({
    executablePath: PROGRAM,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
}

/**
 * Serves a folder as is, optionally with a content security policy, other content types, or one page `everywhere` that no file exists.
 * Returns the `address`; call `close` when done.
 */
export async function serve(folder, { policy, types = {}, everywhere } = {}) {
  const type = { ...TYPES, ...types };
  const isFile = (path) => existsSync(path) && !statSync(path).isDirectory();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://x");
    if (pathname === "/favicon.ico") return response.writeHead(204).end();
    let path = join(folder, pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    if (!isFile(path) && everywhere) path = join(folder, everywhere);
    if (!isFile(path)) return response.writeHead(404).end();
    response.writeHead(200, {
      "content-type": type[extname(path)] ?? "application/octet-stream",
      ...(policy ? { "content-security-policy": policy } : {}),
    });
    response.end(readFileSync(path));
  });
  await new Promise((resolve) => server.listen(0, resolve));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
