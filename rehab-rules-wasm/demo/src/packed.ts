// What the page carries compressed: the engine, its messages, and the texts of the rules. Everything is in the page; nothing is fetched.
import { init } from "rehab-rules";
import type { Explanation, Language, RuleId } from "rehab-rules";
import answers from "packed:rehab_rules_answers.wasm";
import records from "packed:rehab_rules_records.wasm";
import messagesEn from "packed:messages.en.json";
import messagesFi from "packed:messages.fi.json";
import messagesSv from "packed:messages.sv.json";
import en from "packed:texts.en.json";
import fi from "packed:texts.fi.json";
import sv from "packed:texts.sv.json";

const TEXTS: Record<Language, string> = { fi, sv, en };

function unpacked(base64: string): Response {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
}

/** Starts the engine with the messages of all languages; the page does so before anything else. */
export async function startEngine(): Promise<void> {
  const [module, fi, sv, en] = await Promise.all([
    unpacked(answers).arrayBuffer(),
    ...[messagesFi, messagesSv, messagesEn].map((messages) => unpacked(messages).json() as Promise<object>),
  ]);
  await init({ answers: module, language: ["fi", "sv", "en"], messages: { fi: fi!, sv: sv!, en: en! } });
}
/** Starts the checking of records, which only their examples need. */
export const startRecords = async (): Promise<void> => init({ records: await unpacked(records).arrayBuffer() });

const explanations = new Map<Language, Promise<Explanation[]>>();
/** Every rule in a language, in the order of `rules()`. */
export function allExplained(language: Language): Promise<Explanation[]> {
  const known = explanations.get(language) ?? unpacked(TEXTS[language]).json();
  explanations.set(language, known);
  return known;
}

export async function explained(rule: RuleId, language: Language): Promise<Explanation> {
  const found = (await allExplained(language)).find(({ id }) => id === rule);
  if (!found) throw new Error(`there is no rule ${rule}`);
  return found;
}
