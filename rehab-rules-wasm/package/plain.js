// Reads values with getters completely before the engine is called, so that a getter may call the engine.

/** Deeper than any valid input, and less deep than the engine reads. */
export const MAX_DEPTH = 15;
/** More values than the snapshot of the largest provider has. */
const MAX_VALUES = 10_000_000;
/** A value that no field accepts. */
export const OTHER = Symbol("other");
const HOLDS_ITSELF = Symbol("holds itself");

/**
 * A copy of a value that contains only lists, objects with their own fields, and plain values. Anything that no field accepts becomes `other`:
 * a function, NaN, an integer beyond the safe range, an unpaired surrogate, a value that contains itself, a value that cannot be read.
 */
export function plain(value, other = OTHER, deepest = MAX_DEPTH) {
  // Most values contain no objects: the map is created only for nested values.
  let known;
  let left = MAX_VALUES;
  let whole;

  function copy(value, depth) {
    switch (typeof value) {
      case "number":
        return Number.isFinite(value) ? value : other;
      case "bigint":
        return Number.isSafeInteger(Number(value)) ? Number(value) : other;
      case "string":
        return value.isWellFormed?.() === false ? other : value;
      case "function":
      case "symbol":
        return other;
      case "object":
        if (value === null) return null;
        break;
      default:
        return value;
    }
    if (depth === 0 || --left < 0) return other;
    if (depth === deepest) {
      whole = value;
      return inside(value, depth);
    }
    if (value === whole) return HOLDS_ITSELF;
    known ??= new Map();
    if (known.has(value)) return known.get(value);
    known.set(value, HOLDS_ITSELF);
    const copied = inside(value, depth);
    known.set(value, copied);
    return copied;
  }

  function inside(value, depth) {
    let holdsItself = false;
    const read = (name) => {
      let copied = other;
      try {
        copied = copy(value[name], depth - 1);
      } catch {
        // A getter that throws has no value that a field accepts.
      }
      if (copied !== HOLDS_ITSELF) return copied;
      holdsItself = true;
      return other;
    };
    let copied;
    if (Array.isArray(value)) {
      if (value.length > left) return other;
      copied = Array.from(value, (_, index) => read(index));
    } else if (ArrayBuffer.isView(value)) {
      return other;
    } else {
      copied = {};
      for (const name of depth === deepest ? allNames(value) : Object.keys(value)) {
        const member = read(name);
        // A plain assignment to this key would change the prototype of the copy.
        if (name === "__proto__") Object.defineProperty(copied, name, { value: member, enumerable: true });
        else copied[name.toWellFormed?.() ?? name] = member;
      }
    }
    // At the top level the field is marked, not the whole value.
    return holdsItself && depth < deepest ? HOLDS_ITSELF : copied;
  }

  return copy(value, deepest);
}

/** The names of the fields of an action or a form: its own, and those of its class and its prototypes. */
function allNames(value) {
  const names = Object.keys(value);
  let from = Object.getPrototypeOf(value);
  // Properties of Object.prototype are not fields, even if a page has added some.
  for (let next; from && (next = Object.getPrototypeOf(from)); from = next)
    for (const [name, { get, enumerable }] of Object.entries(Object.getOwnPropertyDescriptors(from)))
      if ((get || enumerable) && !names.includes(name)) names.push(name);
  return names;
}

/** An action or a form with all fields as its own properties. */
export function whole(value) {
  const from = typeof value === "object" && value !== null ? Object.getPrototypeOf(value) : null;
  return from === null || from === Object.prototype ? value : plain(value);
}
