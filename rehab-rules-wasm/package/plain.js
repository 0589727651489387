// Values that are not as plain as they look: read whole before anything of the engine is touched, so that a getter may ask it.

/** Deeper than any input stands, and less deep than the engine reads. */
export const MAX_DEPTH = 15;
/** More values than the snapshot of the largest provider has. */
const MAX_VALUES = 10_000_000;
/** What no field takes. */
export const OTHER = Symbol("other");
const HOLDS_ITSELF = Symbol("holds itself");

/**
 * A copy of a value that holds nothing but lists, objects of their own fields, and plain values. What no field takes is `other` there:
 * a function, a number that is none, a whole number beyond what a number holds, half a surrogate pair, a value that holds itself, what cannot be read.
 */
export function plain(value, other = OTHER, deepest = MAX_DEPTH) {
  // What is handed over itself stands in most cases alone: the map is made for what stands in it.
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
        // A getter that fails has no value that a field takes.
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
        // Said plainly, this one would change what the copy is.
        if (name === "__proto__") Object.defineProperty(copied, name, { value: member, enumerable: true });
        else copied[name.toWellFormed?.() ?? name] = member;
      }
    }
    // Of what is handed over the field is named, and not the whole.
    return holdsItself && depth < deepest ? HOLDS_ITSELF : copied;
  }

  return copy(value, deepest);
}

/** The names of the fields of an action or a form: its own, and those that its class has or that it inherits. */
function allNames(value) {
  const names = Object.keys(value);
  let from = Object.getPrototypeOf(value);
  // What all objects have is no field, whatever a page has added to it.
  for (let next; from && (next = Object.getPrototypeOf(from)); from = next)
    for (const [name, { get, enumerable }] of Object.entries(Object.getOwnPropertyDescriptors(from)))
      if ((get || enumerable) && !names.includes(name)) names.push(name);
  return names;
}

/** An action or a form with all of its fields as its own. */
export function whole(value) {
  const from = typeof value === "object" && value !== null ? Object.getPrototypeOf(value) : null;
  return from === null || from === Object.prototype ? value : plain(value);
}
