// Passes values into WebAssembly and back without converting them to text; `src/crossing.rs` is the other side.

import { MAX_DEPTH, plain } from "./plain.js";

/** Malformed input: a stable code and the path of the field. */
export class InputError extends Error {
  // Set explicitly, because the build shortens class names, which Node shows.
  static name = "InputError";

  constructor(message, code, field) {
    super(message);
    this.name = "InputError";
    this.code = code;
    this.field = field;
  }
}

const encoder = new TextEncoder();
// A byte-order mark at the beginning of an id is kept like any other character.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

const MAX_REPEATED = 4;
/** A value with at most this many parts is written while it is read. */
const FEW = 5_000;
const TOO_MANY = new Error("too many parts");

/** The writing and reading side of the border. `wasm` is the module's JavaScript, `memory` its memory. */
export function crossing(wasm, memory) {
  let bytes = new Uint8Array(0);
  let view = new DataView(bytes.buffer);
  let address = 0;
  let at = 0;
  let left = 0;
  /** How often something was written: a writer that finds it changed was interrupted. */
  let turns = 0;

  // The buffer moves when it is full and when the memory grows; the old one then has length 0.
  function room(more) {
    if (at + more > bytes.length) {
      const length = Math.max(1024, at + more);
      address = wasm.buffer(length);
      bytes = new Uint8Array(memory.buffer, address, length);
      view = new DataView(memory.buffer, address, length);
    }
  }

  function writeText(text) {
    room(4 + text.length * 3);
    const start = (at += 4);
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code > 127) {
        at += encoder.encodeInto(text.slice(index), bytes.subarray(at)).written;
        break;
      }
      bytes[at++] = code;
    }
    view.setUint32(start - 4, at - start, true);
  }

  function write(value, depth) {
    if (--left < 0) throw TOO_MANY;
    room(16);
    switch (typeof value) {
      case "string":
        // An unpaired surrogate is not valid text.
        if (value.isWellFormed?.() === false) {
          bytes[at++] = 7;
          return;
        }
        bytes[at++] = 4;
        writeText(value);
        return;
      case "number":
        bytes[at] = 3;
        view.setFloat64(at + 1, value, true);
        at += 9;
        return;
      case "boolean":
        bytes[at++] = value ? 2 : 1;
        return;
      case "undefined":
        bytes[at++] = 0;
        return;
      case "bigint":
        write(plain(value), depth);
        return;
      case "object":
        if (value === null) {
          bytes[at++] = 0;
        } else if (depth === 0) {
          bytes[at++] = 7;
        } else if (Array.isArray(value)) {
          bytes[at] = 5;
          view.setUint32(at + 1, value.length, true);
          at += 5;
          // A hole in a list is written too, because the other side expects an element.
          for (const element of value) write(element, depth - 1);
        } else {
          bytes[at] = 6;
          const count = at + 1;
          at += 5;
          let members = 0;
          for (const name in value) {
            // A property that a page has added to Object.prototype is not a field.
            if (!Object.hasOwn(value, name)) continue;
            writeText(name);
            write(value[name], depth - 1);
            members++;
          }
          view.setUint32(count, members, true);
        }
        return;
      default:
        bytes[at++] = 7;
    }
  }

  const words = [];
  let numbers = new Float64Array(0);
  let next = 0;
  let text = bytes;
  let textAt = 0;
  /** The first few texts of a reply, which are referred to when they occur again. */
  let repeated = [];

  const number = () => numbers[next++];

  function word() {
    const place = numbers[next++];
    return (words[place] ??= decoder.decode(new Uint8Array(memory.buffer, wasm.word(place), wasm.word_length(place))));
  }

  function readText() {
    const length = numbers[next++];
    if (length < 0) return length < -1 ? repeated[-2 - length] : undefined;
    const out = decoded(textAt, (textAt += length));
    if (repeated.length < MAX_REPEATED) repeated.push(out);
    return out;
  }

  function decoded(start, end) {
    if (end - start < 24) {
      let out = "";
      for (let index = start; index < end; index++) {
        if (text[index] > 127) return decoder.decode(text.subarray(start, end));
        out += String.fromCharCode(text[index]);
      }
      return out;
    }
    return decoder.decode(text.subarray(start, end));
  }

  const day = () => dayOf(number());

  return {
    number,
    word,
    text: readText,
    day,
    list(read) {
      const list = [];
      for (let left = number(); left > 0; left--) list.push(read());
      return list;
    },
    /** Writes values one after another, and returns their length. */
    given(...values) {
      const turn = ++turns;
      at = 0;
      left = FEW;
      try {
        for (const value of values) write(value, MAX_DEPTH);
      } catch {
        left = -1;
      }
      if (left < 0 || turn !== turns) {
        // A value with many parts, one that cannot be read, or one that called the engine while it was read: read it completely, then write it.
        return this.plain(...values.map((value) => plain(value)));
      }
      return at;
    },
    /** Writes plain values with any number of parts. */
    plain(...values) {
      at = 0;
      left = Infinity;
      for (const value of values) write(value, MAX_DEPTH);
      return at;
    },
    /** Opens a reply; throws if it is an error. */
    open(reply) {
      // When the memory grows, the old view has length 0.
      if (numbers.length === 0) {
        numbers = new Float64Array(memory.buffer);
        text = new Uint8Array(memory.buffer);
      }
      next = reply / 8;
      repeated = [];
      textAt = number();
      next++;
      if (number()) {
        const [code, field, message] = [word(), readText(), readText()];
        throw new InputError(message, code, field);
      }
    },
  };
}

/** A date by its number of days since 1 January 1970; undefined if there is none. */
export const dayOf = (days) => (days === days ? dayText(days) : undefined);

const texts = new Map();

function dayText(days) {
  let text = texts.get(days);
  if (text === undefined) {
    text = new Date(days * 86_400_000).toISOString().slice(0, 10);
    if (texts.size < 4_096) texts.set(days, text);
  }
  return text;
}

const numbers = new Map();

/** The number of a date; undefined if the string is not a date. */
export function dayNumber(text) {
  let days = numbers.get(text);
  if (days === undefined) {
    if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
    days = Date.parse(text) / 86_400_000;
    // A day beyond the end of its month is parsed as a date in the next month.
    if (!(days === days) || dayText(days) !== text) return undefined;
    if (numbers.size < 4_096) numbers.set(text, days);
  }
  return days;
}
