// The languages: messages and labels, one file each. The messages are put into the modules, at the addresses that the build noted.

/** The languages, in the order of their numbers in WebAssembly. */
const LANGUAGES = ["en", "fi", "sv"];

/** What was read, by language. */
const files = {};

/** The languages, in the order in which they were asked for. */
const order = [];

/** Throws for any other word. */
export function checkLanguage(language) {
  if (!LANGUAGES.includes(language)) throw new Error("`language` must be `en`, `fi` or `sv`");
}

/** A language by its number, 0 for none; it must be loaded. */
export function languageNumber(language) {
  if (language === undefined) return 0;
  fileOf(language);
  return LANGUAGES.indexOf(language) + 1;
}

function fileOf(language) {
  checkLanguage(language);
  if (!files[language]) throw new Error(`\`${language}\` is not loaded: await init({ language: "${language}" }) first`);
  return files[language];
}

/** Notes which languages are asked for: the first of them is the first also if its file comes last. */
export function expect(languages) {
  for (const language of languages) if (!order.includes(language)) order.push(language);
}

/** Keeps what was read of a language, and puts its messages into the modules that are there. */
export function learn(language, file, homes) {
  files[language] = file;
  for (const home of homes) teach(home);
}

/** Puts the messages of all languages that are there into a module. Errors without a language are in the first. */
export function teach({ name, module, memory }) {
  const encoder = new TextEncoder();
  for (const language of Object.keys(files)) {
    const { messages, [name]: addresses } = files[language];
    addresses?.forEach((address, index) => address && encoder.encodeInto(messages[index], new Uint8Array(memory.buffer, address)));
  }
  const first = order.find((language) => files[language]);
  if (first) module.speak?.(languageNumber(first));
}

export const labels = (language) => fileOf(language).labels;

export function fieldLabel(path, language) {
  const { fields, period } = labels(language);
  const [, index, field] = /^periods\[(\d+)\]\.(\w+)$/.exec(path) ?? [];
  if (field in fields) return `${period} ${Number(index) + 1}: ${fields[field].toLowerCase()}`;
  return Object.hasOwn(fields, path) ? fields[path] : undefined;
}
