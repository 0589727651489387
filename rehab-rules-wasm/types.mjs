// Writes contract.d.ts into pkg/: the types of inputs and outputs, from the JSON Schemas, which are generated from the core's types.
import { readFileSync, writeFileSync } from "node:fs";
import { compile } from "json-schema-to-typescript";

const schema = (name) => JSON.parse(readFileSync(new URL(`../docs/schemas/${name}.schema.json`, import.meta.url), "utf8"));
const [event, decision, finding, description, snapshot] = ["event", "decision", "finding", "service-description", "snapshot"].map(schema);

/** The schema of an action without its name, which precedes it. */
function fieldsOf({ properties: { action, ...properties }, required, ...schema }) {
  return [action.const, { ...schema, properties, required: required.filter((name) => name !== "action"), anyOf: undefined }];
}

const { $defs: ofSnapshot, $schema, ...Snapshot } = snapshot;
const actions = Object.fromEntries(event.oneOf.map(fieldsOf));
const contract = {
  title: "ActionFields",
  description: "The fields of each action, as in a log. `null` is the same as absent.",
  type: "object",
  properties: actions,
  required: Object.keys(actions),
  $defs: {
    Effect: finding.$defs.Effect,
    RuleId: finding.$defs.RuleId,
    ErrorCode: decision.$defs.ErrorCode,
    ...event.$defs,
    ...description.$defs,
    ...ofSnapshot,
    Snapshot,
  },
};

/** The schema with the named type for dates, and without what a type cannot express. */
function typeable(node) {
  if (Array.isArray(node)) return node.map(typeable);
  if (node === null || typeof node !== "object") return node;
  const { anyOf, additionalProperties, unevaluatedProperties, minItems, maxItems, ...rest } = node;
  const kept = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, typeable(value)]));
  if (node.format === "date") kept.tsType = [node.type].flat().includes("null") ? "Day | null" : "Day";
  // A reference with a description would become a separate type.
  if (node.$ref) {
    delete kept.$ref;
    kept.tsType = node.$ref.split("/").at(-1);
  }
  if (node.type === "integer" && node.minimum !== undefined && node.minimum === node.maximum) kept.tsType = `${node.minimum}`;
  // A choice next to members is about how they fit together, which a type cannot express.
  if (anyOf && !node.properties) kept.anyOf = typeable(anyOf);
  if (node.type?.includes?.("object") || node.properties) kept.additionalProperties = false;
  return kept;
}

const types = await compile(typeable(contract), "ActionFields", {
  additionalProperties: false,
  bannerComment: "// Generated from docs/schemas by rehab-rules-wasm/types.mjs.",
  unreachableDefinitions: true,
  ignoreMinAndMaxItems: true,
});
// Which schema a type comes from is of no use to a reader.
const referenced = /\n \*\n \* This interface was referenced by `ActionFields`'s JSON-Schema\n \* via the `definition` "\w+"\./g;
const day = "/** A date, `YYYY-MM-DD`, from 1900-01-01 to 2199-12-31. */\nexport type Day = string;\n";
writeFileSync(new URL("pkg/contract.d.ts", import.meta.url), types.replace(referenced, "").replace("\n\n", `\n\n${day}`));
