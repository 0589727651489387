// The hand-written types match the schemas, which are generated from the Rust types; and all compile in a strict program.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import * as offered from "../pkg/node.js";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const types = here("../pkg/index.d.ts");
const options = { strict: true, noEmit: true, lib: ["lib.es2022.d.ts", "lib.dom.d.ts"] };
const program = ts.createProgram([types], options);
const checker = program.getTypeChecker();
const exported = new Map(checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(types))).map((one) => [one.name, one]));

const typeOf = (name) => checker.getDeclaredTypeOfSymbol(exported.get(name));
const schema = (name) => JSON.parse(readFileSync(here(`../../docs/schemas/${name}.schema.json`), "utf8"));

/** A type in the words of a schema: without null, a list by its elements, an object by its fields. */
function shapeOfType(type) {
  const parts = (type.isUnion() ? type.types : [type]).filter((part) => !(part.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)));
  if (parts.every((part) => part.isStringLiteral())) return parts.map((part) => part.value).sort();
  if (parts.every((part) => part.flags & ts.TypeFlags.BooleanLike)) return "boolean";
  if (parts.length > 1) return parts.map((part) => JSON.stringify(shapeOfType(part))).sort().join(" or ");
  const [part] = parts;
  if (part.flags & ts.TypeFlags.NumberLike) return "number";
  if (part.flags & ts.TypeFlags.StringLike) return "string";
  if (checker.isArrayType(part)) return { list: shapeOfType(checker.getTypeArguments(part)[0]) };
  const index = part.getStringIndexType();
  if (index) return { each: shapeOfType(index) };
  const field = (property) => {
    const optional = property.flags & ts.SymbolFlags.Optional ? "?" : "";
    return [property.name + optional, shapeOfType(checker.getTypeOfSymbol(property))];
  };
  return Object.fromEntries(part.getProperties().map(field).sort());
}

/** A schema in the same words. */
function shapeOfSchema(node, root) {
  if (node.$ref) return shapeOfSchema(root.$defs[node.$ref.split("/").at(-1)], root);
  if (node.const !== undefined) return typeof node.const === "string" ? [node.const] : typeof node.const;
  if (node.enum) return [...node.enum].sort();
  const choices = (node.anyOf ?? node.oneOf)?.filter(({ type }) => type !== "null");
  if (choices && !node.properties) {
    const shapes = choices.map((choice) => shapeOfSchema(choice, root));
    if (shapes.every(Array.isArray)) return shapes.flat().sort();
    return shapes.length === 1 ? shapes[0] : shapes.map((shape) => JSON.stringify(shape)).sort().join(" or ");
  }
  const type = Array.isArray(node.type) ? node.type.find((type) => type !== "null") : node.type;
  if (type === "integer" || type === "number") return "number";
  if (type === "array") return { list: shapeOfSchema(node.items, root) };
  if (type !== "object") return type;
  if (!node.properties) return { each: shapeOfSchema(node.additionalProperties, root) };
  const field = ([name, value]) => [name + (node.required?.includes(name) ? "" : "?"), shapeOfSchema(value, root)];
  return Object.fromEntries(Object.entries(node.properties).map(field).sort());
}

/** A whole schema in the same words. */
const whole = (file) => {
  const root = schema(file);
  return shapeOfSchema(root, root);
};

test("findings and listings have the fields of the Rust types", () => {
  assert.deepEqual(shapeOfType(typeOf("Listing")), whole("search"));
  const { provider, ...finding } = whole("finding");
  const { "remedies?": remedies, "values": values, ...said } = shapeOfType(typeOf("Finding"));
  const { "remedies?": alsoRemedies, "values": figures, ...saidInRust } = finding;
  assert.deepEqual(said, saidInRust);
  // A list of numbers occurs only among the values of records.
  assert.deepEqual(values, { each: `"number" or "string" or {"list":"number"} or {"list":"string"}` });
  assert.deepEqual(figures, { each: `"number" or "string" or {"list":"string"}` });
});

test("every explanation in every language has the fields of its type, and no others", () => {
  const texts = ["en", "fi", "sv"].map((language) => readFileSync(here(`../pkg/texts.${language}.json`), "utf8"));
  const source = `import type { Explanation } from "./index.js";\nexport const explained: Explanation[][] = [${texts}];\n`;
  const file = here("../pkg/explained.ts");
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (path) => path === file || fileExists(path);
  host.getSourceFile = (path, target) => (path === file ? ts.createSourceFile(file, source, target) : getSourceFile(path, target));
  const wrong = ts.getPreEmitDiagnostics(ts.createProgram([file], options, host));
  assert.deepEqual(wrong.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")), []);
});

test("the types offer exactly what the package exports, in both directions", () => {
  const values = [...exported.values()].filter(({ flags }) => flags & ts.SymbolFlags.Value).map(({ name }) => name);
  assert.deepEqual(Object.keys(offered).sort(), values.sort());
  const browser = readFileSync(here("../pkg/browser.js"), "utf8").match(/export\{(.*?)\}/)[1].split(",").map((name) => name.split(" as ").at(-1));
  assert.deepEqual(browser.sort(), values.sort());
});

test("the types need no other package: with the oldest and the newest TypeScript, and with the libraries that a program may have", () => {
  const folder = mkdtempSync(join(tmpdir(), "types-"));
  const project = join(folder, "tsconfig.json");
  for (const lib of ["es2022,dom", "es2022", "es2020", "es2020,webworker"]) {
    const strict = { strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false };
    const compilerOptions = { ...strict, noEmit: true, target: "es2020", lib: lib.split(","), types: [] };
    writeFileSync(project, JSON.stringify({ compilerOptions, files: [types] }));
    for (const version of ["typescript-5.0", "typescript", "typescript-newest"])
      execFileSync(process.execPath, [here(`../node_modules/${version}/bin/tsc`), "--project", project], { stdio: "inherit" });
  }
  rmSync(folder, { recursive: true });
});

test("a strict program compiles against the types, and one with mistakes does not", () => {
  execFileSync(process.execPath, [here("../node_modules/typescript/bin/tsc"), "--project", here("sample/tsconfig.json")], { stdio: "inherit" });
});
