// Reads the package's files, WebAssembly, messages and texts, from a given source.

/**
 * Reads and compiles a WebAssembly module: a URL is fetched with `get`, anything else is used as is. The type is recognised by its name, not by its class,
 * because another window, or a simulated browser in a test, has different classes.
 */
export async function webAssembly(from, get) {
  const given = await from;
  if (kind(given) === "WebAssembly.Module") return given;
  const hasBytes = ArrayBuffer.isView(given) || kind(given) === "ArrayBuffer";
  return WebAssembly.compile(hasBytes ? given : await read(get, given, 0, "init()"));
}

const kind = (value) => Object.prototype.toString.call(value).slice(8, -1);

/** Reads the texts of a language from a URL, a response or a list. */
export async function texts(from, get) {
  const given = await from;
  return Array.isArray(given) ? given : json(await read(get, given, 0x5b, "explain()"));
}

/** Reads the messages of a language from a URL, a response, or the content of its file. */
export async function messages(from, get) {
  const given = await from;
  return given.messages ? given : json(await read(get, given, 0x7b, "init()"));
}

const json = (bytes) => JSON.parse(new TextDecoder().decode(bytes));

/** Reads a file that must begin with a certain byte, because a host without the file may answer with another page and status 200. */
async function read(get, from, begins, target) {
  let said;
  let cause;
  try {
    const response = kind(from) === "Response" ? from : await get(from);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (response.ok && bytes[0] === begins) return bytes;
    said = `the response was ${response.status} with ${response.headers.get("content-type") ?? "no type"}`;
  } catch (error) {
    cause = error;
    said = error.message;
  }
  throw new Error(`could not read ${from?.url ?? from} (${said}): pass its location to ${target}, or import from "rehab-rules/inline"`, { cause });
}
