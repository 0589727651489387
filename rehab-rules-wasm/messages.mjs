// Keeps the messages of a module in one file per language, so that a page loads only the languages that it shows.
//
//   node messages.mjs cut MODULE.wasm   takes the messages out of a module, and notes them with their addresses beside it
//   node messages.mjs name BUILD MODULE…   writes the name of the build into modules
//   node messages.mjs write STAGED OUT BUILD MODULE…   writes messages.fi.json and so on from the notes
//
// A message is a static string of the module. The file of a language has each message with its address in each module, where
// `package/languages.js` puts it back: the module then is what the compiler made, and needs no code that looks messages up.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const LANGUAGES = ["en", "fi", "sv"];
const SOURCES = fileURLToPath(new URL("../rehab-rules/src/", import.meta.url));

/** Every text of the core: its strings in the order of the languages. */
function texts() {
  const literal = String.raw`"((?:[^"\\]|\\.)*)"`;
  const text = new RegExp(LANGUAGES.map((language) => `${language}: ${literal}`).join(String.raw`\s*,\s*`), "g");
  const files = readdirSync(SOURCES, { recursive: true }).filter((file) => file.endsWith(".rs")).sort();
  return files.flatMap((file) => [...readFileSync(SOURCES + file, "utf8").matchAll(text)].map(([, ...strings]) => strings.map(unescaped)));
}

const unescaped = (literal) => literal.replace(/\\(["\\])/g, "$1");

/** The segments of a module's memory: their addresses, and where they are in the file. */
function segments(wasm) {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = wasm[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  const DATA = 11;
  while (at < wasm.length) {
    const [section, size] = [wasm[at++], number()];
    if (section !== DATA) {
      at += size;
      continue;
    }
    return Array.from({ length: number() }, () => {
      const [active, constant, address, end] = [number() === 0, wasm[at++] === 0x41, number(), wasm[at++] === 0x0b];
      if (!active || !constant || !end) throw new Error("a segment of another kind than the compiler makes");
      const length = number();
      at += length;
      return { address, from: at - length, to: at };
    });
  }
  throw new Error("no data in the module");
}

function cut(file) {
  const wasm = readFileSync(file);
  const parts = segments(wasm);
  const notes = [];
  for (const strings of texts()) {
    // The strings of a text stand one after the other, so that a word in one of them is not mistaken for another word of the module.
    const from = wasm.indexOf(strings.join(""));
    const part = parts.find((part) => part.from <= from && from < part.to);
    if (!part) continue;
    let at = from;
    const addresses = strings.map((string) => {
      const address = part.address + at - part.from;
      at += Buffer.byteLength(string);
      return address;
    });
    wasm.fill(0, from, at);
    notes.push({ strings, addresses });
  }
  const left = parts.flatMap(({ from, to }) => wasm.toString("latin1", from, to).match(/[ -~\x80-\xff]*\xc3[ -~\x80-\xff]{40,}/g) ?? []);
  if (left.length > 0) throw new Error(`messages that are not in the sources as \`en\`, \`fi\`, \`sv\`:\n${left.join("\n")}`);
  writeFileSync(file, wasm);
  writeFileSync(`${file}.messages.json`, JSON.stringify(notes));
}

/** Adds the name of the build to a module, as a section that engines skip. */
function name(build, file) {
  const [title, value] = ["rehab-rules", build].map((text) => Buffer.from(text));
  const content = Buffer.concat([Buffer.of(title.length), title, value]);
  const CUSTOM = 0;
  // Both lengths fit one byte.
  if (content.length > 127) throw new Error("the name of the build is too long");
  writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.of(CUSTOM, content.length), content]));
}

function write(staged, out, build, ...names) {
  const noted = names.map((name) => JSON.parse(readFileSync(`${staged}/${name}_bg.wasm.messages.json`, "utf8")));
  const all = [...new Map(noted.flat().map(({ strings }) => [strings[0], strings])).values()];
  for (const [number, language] of LANGUAGES.entries()) {
    const addresses = noted.map((notes) => {
      const known = new Map(notes.map(({ strings, addresses }) => [strings[0], addresses[number]]));
      return all.map(([first]) => known.get(first) ?? 0);
    });
    const file = {
      build,
      labels: JSON.parse(readFileSync(`${staged}/labels.${language}.json`, "utf8")),
      messages: all.map((strings) => strings[number]),
      ...Object.fromEntries(names.map((name, index) => [name, addresses[index]])),
    };
    writeFileSync(`${out}/messages.${language}.json`, JSON.stringify(file));
  }
}

const [command, ...given] = process.argv.slice(2);
if (command === "cut") cut(given[0]);
else if (command === "name") given.slice(1).forEach((file) => name(given[0], file));
else if (command === "write") write(...given);
else throw new Error(`no such command: ${command}`);
