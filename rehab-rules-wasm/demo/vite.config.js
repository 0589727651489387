// Builds the page as one file that needs no server: it opens from a disk, an intranet or any static host.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { defineConfig } from "vite";
// Outside this repository, "rehab-rules".
import { explain, rules } from "../pkg/node.js";

const PACKAGE = fileURLToPath(new URL("../pkg", import.meta.url));

/**
 * By rule: the rule whose finding is the cause. The explanations contain it too, but the page unpacks those only on
 * request, and needs the causes immediately to group findings.
 */
const explained = await Promise.all(rules().map(({ id }) => explain(id, "en")));
const CAUSES = Object.fromEntries(explained.filter(({ cause }) => cause).map(({ id, cause }) => [id, cause]));

/**
 * Leaves out what the page does not use: it reads no logs, and passes the modules and the texts itself. The package's own
 * URLs would only add them a second time. In one file nothing is imported later.
 */
function onlyWhatIsUsed() {
  return {
    name: "only-what-is-used",
    enforce: "pre",
    transform(code, id) {
      if (id !== `${PACKAGE}/browser.js`) return;
      const used = ["answers", "records"].map((name) => `import * as ${name}Module from "./${name}.js";`).join("");
      return (used + code)
        .replace(/import\("\.\/(answers|records)\.js"\)/g, "Promise.resolve($1Module)")
        .replace(/new URL\("[\w.]+",import\.meta\.url\)/g, "undefined")
        .replace(/import\("\.\/logs\.js"\)/g, "Promise.reject()");
    },
  };
}

/** `packed:texts.fi.json`: a file of the package, compressed, as base64; `packed.ts` unpacks it. */
function packed() {
  // The end keeps other plugins from reading it as WebAssembly or JSON.
  const name = /^\0packed:(.+)\?$/;
  return {
    name: "packed",
    resolveId: (id) => (id.startsWith("packed:") ? `\0${id}?` : undefined),
    load(id) {
      const [, named] = name.exec(id) ?? [];
      if (!named) return;
      const file = readFileSync(`${PACKAGE}/${named}`);
      return `export default "${gzipSync(file, { level: 9 }).toString("base64")}"`;
    },
  };
}

/**
 * Writes script and style into the page, and a policy that allows no other code and no requests: what is typed cannot leave the page.
 */
function inOneFile() {
  const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return {
    name: "in-one-file",
    enforce: "post",
    generateBundle(_, bundle) {
      const page = bundle["index.html"];
      const [script] = Object.values(bundle).filter(({ type }) => type === "chunk");
      const [style] = Object.values(bundle).filter(({ fileName }) => fileName.endsWith(".css"));
      const code = script.code.replaceAll("</script", "<\\/script");
      const policy = `default-src 'none'; img-src data:; style-src ${hash(style.source)}; script-src ${hash(code)} 'wasm-unsafe-eval'`;
      page.source = page.source
        .replace(/\n *<script type="module"[^>]*><\/script>/, "")
        .replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${style.source}</style>`)
        .replace("</body>", () => `<script type="module">${code}</script>\n  </body>`)
        .replace(
          '<meta charset="utf-8">',
          () => `<meta charset="utf-8">\n    <meta http-equiv="Content-Security-Policy" content="${policy}">`,
        );
      delete bundle[script.fileName];
      delete bundle[style.fileName];
    },
  };
}

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "./",
  define: { CAUSES: JSON.stringify(CAUSES) },
  resolve: {
    // Outside this repository an app installs the package and needs no alias.
    alias: [{ find: /^rehab-rules$/, replacement: `${PACKAGE}/browser.js` }],
  },
  server: { fs: { allow: [".."] } },
  build: {
    target: "es2022",
    modulePreload: false,
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    chunkSizeWarningLimit: 10_000,
    rolldownOptions: { output: { codeSplitting: false } },
  },
  plugins: [onlyWhatIsUsed(), packed(), inOneFile()],
});
