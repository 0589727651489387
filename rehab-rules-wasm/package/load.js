// Reads the package's own files, WebAssembly and texts, from wherever they are said to be.

/**
 * Reads a module of WebAssembly: an address is asked by `get`, what is at hand is taken as it is. Judged by what it calls itself, not by its
 * class, which another window and a test's imitation of a browser have of their own.
 */
export async function webAssembly(from, get) {
  const given = await from;
  if (ArrayBuffer.isView(given) || ["ArrayBuffer", "WebAssembly.Module"].includes(kind(given))) return given;
  return read(get, given, 0, "init()");
}

const kind = (value) => Object.prototype.toString.call(value).slice(8, -1);

/** Reads a language's texts, likewise: a list is taken as it is. */
export async function texts(from, get) {
  const given = await from;
  if (Array.isArray(given)) return given;
  return JSON.parse(new TextDecoder().decode(await read(get, given, 0x5b, "explain()")));
}

/** Reads a file that begins with a byte: a host that lacks it may answer with a page of its own, and call that a success. */
async function read(get, from, begins, told) {
  let said;
  let cause;
  try {
    const response = kind(from) === "Response" ? from : await get(from);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (response.ok && bytes[0] === begins) return bytes;
    said = `the answer was ${response.status} with ${response.headers.get("content-type") ?? "no type"}`;
  } catch (error) {
    cause = error;
    said = error.message;
  }
  throw new Error(`could not read ${from?.url ?? from} (${said}): tell ${told} where it is, or import from "rehab-rules/inline"`, { cause });
}
