"""The page's own storage, run by Node.js: what it tells of a browser that refuses."""

import page_scripts

# A browser whose storage refuses what is added, with an error of its own as Chromium's newest is:
# an object that Python takes for no error.
REFUSING = """
class QuotaExceededError {
  name = "QuotaExceededError";
  message = "no room";
}
const later = (act) => setTimeout(() => act?.());
const settled = (asked) => (later(() => asked.onsuccess?.()), asked);
const db = {
  transaction: (_name, kind) => {
    const work = { error: new QuotaExceededError(), commit() {} };
    work.objectStore = () => ({ add() {}, getAll: () => settled({ result: [] }) });
    if (kind === "readwrite") later(() => work.onabort());
    return work;
  },
};
globalThis.self = globalThis;
globalThis.BroadcastChannel = undefined;
Object.defineProperty(globalThis, "indexedDB", {
  configurable: true, value: { open: () => settled({ result: db }) } });
"""
ASK = """
WhoSaysShelf.open("course").then((shelf) =>
  shelf.put("a", 0, new Uint8Array(1)).catch((error) =>
    console.log(JSON.stringify([
      error.name, error.message, Object.getPrototypeOf(error) === Error.prototype]))
  ).then(() => process.exit()));
"""


def test_a_refusal_comes_as_a_plain_error():
    """Pyodide calls nobody with an error of the browser's own, and a card would wait for ever."""
    told = page_scripts.run(REFUSING, "shelf.js", ASK)
    assert told == ["QuotaExceededError", "no room", True]


def test_a_page_that_may_not_even_listen_is_told_as_blocked():
    """Firefox refuses each way to keep or tell something; the shelf opens, and Python starts."""
    forbidden = """
    globalThis.BroadcastChannel = function () { throw new Error("insecure"); };
    Object.defineProperty(globalThis, "indexedDB", { get() { throw new Error("insecure"); } });
    """
    ask = """WhoSaysShelf.open("course").then((shelf) =>
      (console.log(JSON.stringify(shelf.trouble)), process.exit()));"""
    assert page_scripts.run(REFUSING + forbidden, "shelf.js", ask) == "blocked"
