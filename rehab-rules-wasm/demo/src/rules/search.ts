// Finds rules by words: in any inflection, numbers as digits or as words, and the ids of rules, rows and readings.
import type { Explanation, Language } from "rehab-rules";

/** A text of a rule, and how much a word in it counts. */
interface Passage {
  text: string;
  weight: number;
  tokens: readonly string[];
}
/** A rule that has some of the words. */
export interface Hit {
  rule: Explanation;
  /** How many of the words it has. */
  matched: number;
  score: number;
  /** The text with the most words, unless the statement has as many. */
  passage: string | undefined;
}

/** Numbers in words, in the forms of the instructions: a search for a form or for the digits finds the others. */
const NUMBER_WORDS: Record<Language, Record<string, string>> = {
  fi: {
    1: "yksi yhden yhtä",
    2: "kaksi kahden kahta kahdesta",
    3: "kolme kolmen kolmea",
    4: "neljä neljän neljää",
    5: "viisi viiden viittä",
    6: "kuusi kuuden kuutta",
    7: "seitsemän seitsemää",
    8: "kahdeksan kahdeksaa",
    9: "yhdeksän yhdeksää",
    10: "kymmenen kymmentä",
    11: "yksitoista yhdentoista",
    12: "kaksitoista kahdentoista kahtatoista",
    15: "viisitoista viidentoista",
    18: "kahdeksantoista",
    20: "kaksikymmentä kahdenkymmenen",
    24: "kaksikymmentäneljä kahdenkymmenenneljän",
    30: "kolmekymmentä kolmenkymmenen",
    100: "sata sadan sataa",
  },
  sv: {
    2: "två",
    3: "tre",
    4: "fyra",
    5: "fem",
    6: "sex",
    7: "sju",
    8: "åtta",
    9: "nio",
    10: "tio",
    11: "elva",
    12: "tolv",
    15: "femton",
    18: "arton",
    20: "tjugo",
    24: "tjugofyra",
    30: "trettio",
    100: "hundra",
  },
  en: {
    1: "one",
    2: "two",
    3: "three",
    4: "four",
    5: "five",
    6: "six",
    7: "seven",
    8: "eight",
    9: "nine",
    10: "ten",
    11: "eleven",
    12: "twelve",
    15: "fifteen",
    18: "eighteen",
    20: "twenty",
    24: "twentyfour",
    30: "thirty",
    100: "hundred",
  },
};

/** Small letters without accents: päivä and paiva are the same. */
const plain = (text: string): string => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

const digitsOf = (numbers: Record<string, string>): Map<string, string> =>
  new Map(
    Object.entries(numbers).flatMap(([digits, words]) => words.split(" ").map((word): [string, string] => [plain(word), digits])),
  );
const DIGITS: Record<Language, Map<string, string>> = {
  fi: digitsOf(NUMBER_WORDS.fi),
  sv: digitsOf(NUMBER_WORDS.sv),
  en: digitsOf(NUMBER_WORDS.en),
};

/** The words of a text. An id such as K20-40 or course/minimum-clients is one word, and each of its parts is another. */
function words(text: string, language: Language): string[] {
  const parts = plain(text).match(/[\p{L}\d]+/gu) ?? [];
  return [...idsIn(text), ...parts.map((word) => DIGITS[language].get(word) ?? word)];
}

const isId = (word: string): boolean => /[-/]/.test(word);
const idsIn = (text: string): string[] =>
  (plain(text).match(/[\p{L}\d]+(?:[-/_][\p{L}\d]+)+/gu) ?? []).filter((word) => /\d|\//.test(word));

/** How well a word of a text answers a word that is looked for: 0 is not at all. */
function likeness(wanted: string, word: string): number {
  if (word === wanted) return 1;
  if (isId(wanted) || isId(word)) return isId(word) && isId(wanted) && word.startsWith(wanted) ? 0.8 : 0;
  if (/^\d+$/.test(wanted)) return 0;
  if (word.startsWith(wanted)) return 0.9;
  const shorter = Math.min(wanted.length, word.length);
  let same = 0;
  while (same < shorter && wanted[same] === word[same]) same++;
  // Inflection changes the end: a letter or two of a short word, three of a long one.
  const ending = shorter >= 7 ? 3 : shorter >= 5 ? 2 : 1;
  const inflected = same >= Math.max(3, shorter - ending) && wanted.length - same <= 5 && word.length - same <= 5;
  if (inflected) return 0.7;
  // A part of a compound word.
  return wanted.length >= 4 && word.includes(wanted) ? 0.4 : 0;
}

/** Looks in all rules of a language. */
export class Search {
  readonly #language: Language;
  readonly #rules: { rule: Explanation; passages: Passage[] }[];

  constructor(rules: readonly Explanation[], language: Language) {
    this.#language = language;
    this.#rules = rules.map((rule) => ({ rule, passages: passagesOf(rule, language) }));
  }

  /** The rules with all the words, the best first; if none has all, those with the most. */
  find(typed: string): { hits: Hit[]; all: boolean } {
    const ids = idsIn(typed);
    const rest = ids.reduce((text, id) => text.replace(id, " "), plain(typed));
    const wanted = [...ids, ...words(rest, this.#language)];
    const found = this.#rules.map(({ rule, passages }) => look(rule, passages, wanted)).filter(({ matched }) => matched > 0);
    const most = Math.max(0, ...found.map(({ matched }) => matched));
    const hits = found.filter(({ matched }) => matched === most).sort((a, b) => b.score - a.score);
    return { hits, all: most === wanted.length };
  }
}

function passagesOf(rule: Explanation, language: Language): Passage[] {
  const passage = (text: string, weight: number): Passage => ({ text, weight, tokens: words(text, language) });
  return [
    passage(rule.statement, 8),
    passage(rule.id, 6),
    ...rule.says.map(({ message }) => passage(message, 4)),
    ...rule.rows.map(({ id, statement, heading, title }) =>
      passage(`${id}: ${statement} (${[title, heading].filter(Boolean).join(", ")})`, 4),
    ),
    ...rule.readings.map(({ id, question }) => passage(`${id}: ${question}`, 3)),
    ...rule.readings.map(({ taken, why }) => passage(`${taken} ${why}`, 2)),
  ];
}

function look(rule: Explanation, passages: readonly Passage[], wanted: readonly string[]): Hit {
  const best = wanted.map(() => 0);
  const seen = passages.map(({ tokens, weight }) => {
    const at = wanted.map((word, number) => {
      const likes = tokens.map((token) => likeness(word, token));
      const like = Math.max(0, ...likes);
      best[number] = Math.max(best[number]!, like * weight);
      return like === 0 ? -1 : likes.indexOf(like);
    });
    const has = at.filter((place) => place >= 0).length;
    // Words next to each other mean more than words far apart.
    const isAt = (start: number) => wanted.every((word, number) => likeness(word, tokens[start + number] ?? "") > 0);
    return { has, together: wanted.length > 1 && tokens.some((_, start) => isAt(start)) };
  });
  const phrase = seen.findIndex(({ together }) => together);
  const most = Math.max(...seen.map(({ has }) => has));
  const shown = phrase >= 0 ? phrase : seen.findIndex(({ has }) => has === most);
  return {
    rule,
    matched: best.filter((score) => score > 0).length,
    score: best.reduce((sum, score) => sum + score, 0) + (phrase >= 0 ? 20 + passages[phrase]!.weight : 0),
    // The statement and the id are shown in any case.
    passage: shown < 2 ? undefined : passages[shown]!.text,
  };
}
