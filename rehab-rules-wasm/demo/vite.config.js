// Builds the page as one file that needs no server: it opens from a disk, an intranet or any static host.
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
// Outside this repository, "rehab-rules".
import { explain, rules } from "../pkg/node.js";

const PACKAGE = fileURLToPath(new URL("../pkg", import.meta.url));

/**
 * By rule: the rule whose finding is the cause. The explanations contain it too, but the page loads those only on request, and needs
 * the causes immediately to group findings.
 */
const explained = await Promise.all(rules().map(({ id }) => explain(id, "en")));
const CAUSES = Object.fromEntries(explained.filter(({ cause }) => cause).map(({ id, cause }) => [id, cause]));

/**
 * Leaves out what the page does not use: it needs no answers, logs or records, and passes the location of the module of courses itself. The
 * package's own URLs would only add every module to the page, one of them twice.
 */
function onlyWhatIsUsed() {
  return {
    name: "only-what-is-used",
    enforce: "pre",
    transform(code, id) {
      if (!id.startsWith(PACKAGE)) return;
      return code
        .replace(/new URL\("\w+\.wasm",import\.meta\.url\)/g, "undefined")
        .replace(/import\("\.\/(?:answers|logs|records)\.js"\)/g, "Promise.reject()");
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
      const policy = `default-src 'none'; connect-src data:; img-src data:; style-src ${hash(style.source)}; script-src ${hash(code)} 'wasm-unsafe-eval'`;
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
    alias: [
      { find: /^rehab-rules\/rehab_rules\.wasm/, replacement: `${PACKAGE}/rehab_rules.wasm` },
      { find: /^rehab-rules$/, replacement: `${PACKAGE}/browser.js` },
    ],
  },
  server: { fs: { allow: [".."] } },
  build: {
    target: "es2022",
    modulePreload: false,
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    chunkSizeWarningLimit: 10_000,
    rolldownOptions: { output: { codeSplitting: false } },
  },
  plugins: [onlyWhatIsUsed(), inOneFile()],
});
