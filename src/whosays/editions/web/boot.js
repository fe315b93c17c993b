// Starts Python in a web worker, from files beside this one alone.
//
// A kernel's worker reads this file where it would read pyodide.js. The page (early.js) may also
// start a worker with it while JupyterLab is still loading; the kernel's own script is then read
// from here. `__PARTS__` is filled in when the site is built.
"use strict";

if (!self.loadPyodide) {
  const PARTS = __PARTS__;
  const CORE = ["shelf.js", "pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip"];
  const FIRST = "import pyodide_kernel, pandas, matplotlib.pyplot, whosays";
  const SLOW = 30000;
  const WORDS = {
    missing: (name) =>
      `Python could not start: the server has no file ${name}. ` +
      "This copy of the course is not complete. " +
      "Tell your teacher, and show this sentence.",
    away: (name) =>
      `Python could not start: no answer from the server for ${name}. ` +
      "Look at the network connection, then reload this page.",
    broken: (name) =>
      `Python could not start: the file ${name} came damaged. ` +
      "Reload this page with Ctrl+Shift+R. " +
      "If this comes again, tell your teacher, and show this sentence.",
    unknown: () =>
      "Python could not start in this browser. " +
      "Close other tabs, then reload this page. " +
      "If this comes again, use a newer Chrome, Edge or Firefox.",
    slow: () => "Python is still on its way. You can read on; cells run when it is here.",
  };

  const early = self.location.pathname.endsWith("/python/boot.js");
  const here = new URL(early ? "./" : "../../../../python/", self.location.href);
  const site = new URL("../", here);
  const tell = (kind, text = "") => self.postMessage({ whosays: { kind, text } });

  /** What stopped Python, in words for the reader. */
  class Trouble extends Error {
    constructor(kind, name = "") {
      super(WORDS[kind](name && `python/${name}`));
    }
  }

  /** Return the bytes of a file of this folder. */
  const bytes = async (name) => {
    const answer = await fetch(new URL(name, here)).catch(() => {
      throw new Trouble("away", name);
    });
    if (!answer.ok) throw new Trouble("missing", name);
    return answer.arrayBuffer().catch(() => {
      throw new Trouble("away", name);
    });
  };

  /** Return the unpacked bytes of a gzipped archive. */
  const archive = async (name) => {
    const packed = new Uint8Array(await bytes(name));
    // A server may have told the browser to unpack it already.
    if (packed[0] !== 0x1f || packed[1] !== 0x8b) return packed;
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).arrayBuffer().then(
      (plain) => new Uint8Array(plain),
      () => {
        throw new Trouble("broken", name);
      },
    );
  };

  /** Put the files of a tar archive into Python's file system, without copying them. */
  const unpack = (FS, tar, name) => {
    const decoder = new TextDecoder();
    const text = (at, length) => {
      const end = tar.subarray(at, at + length).indexOf(0);
      return decoder.decode(tar.subarray(at, at + (end < 0 ? length : end)));
    };
    if (text(257, 5) !== "ustar") throw new Trouble("broken", name);
    const folders = new Set();
    for (let at = 0; tar[at]; ) {
      const prefix = text(at + 345, 155);
      const path = `/${prefix}${prefix && "/"}${text(at, 100)}`;
      const folder = path.slice(0, path.lastIndexOf("/"));
      const size = parseInt(text(at + 124, 12), 8);
      if (!folders.has(folder)) FS.mkdirTree(folder);
      folders.add(folder);
      FS.writeFile(path, tar.subarray(at + 512, at + 512 + size), { canOwn: true });
      at += 512 + Math.ceil(size / 512) * 512;
    }
  };

  /** Return why Pyodide itself did not start. */
  const why = async (error) => {
    if (error instanceof Trouble) return error;
    console.error(error);
    for (const name of CORE) {
      try {
        const [a, b] = new Uint8Array(await bytes(name));
        const magic = { wasm: [0, 0x61], zip: [0x50, 0x4b] }[name.split(".").pop()] ?? [a, b];
        if (a !== magic[0] || b !== magic[1]) return new Trouble("broken", name);
      } catch (trouble) {
        return trouble;
      }
    }
    return new Trouble("unknown");
  };

  /** Return what takes Python's place for the kernel: every cell answers with one sentence. */
  const stub = (sentence) => {
    const copied = (thing) => ({ ...thing, copy: () => thing });
    const failed = { status: "error", ename: "", evalue: sentence, traceback: [sentence] };
    const interpreter = { display_pub: {}, displayhook: {} };
    const kernel = {
      interpreter: copied(interpreter),
      run: async () => failed,
      complete: () => ({ status: "error", matches: [], cursor_start: 0, cursor_end: 0 }),
      inspect: () => ({ status: "ok", found: false, data: {}, metadata: {} }),
      is_complete: () => ({ status: "complete" }),
      comm_info: () => ({}),
      comm_manager: { comm_open: () => null, comm_msg: () => null, comm_close: () => null },
    };
    const module = {
      kernel_instance: copied(kernel),
      stdout_stream: copied({}),
      stderr_stream: copied({}),
    };
    return {
      _api: {},
      ffi: { PyProxy: class {} },
      FS: {},
      globals: new Map([["pyodide_kernel", module]]),
      loadPackage: async () => [],
      runPythonAsync: async () => undefined,
      toPy: (thing) => thing,
    };
  };

  /**
   * Start the wasm part whatever type the server gives it, and return a promise that rejects if it
   * does not start: Pyodide itself gives up on another type, and would wait for ever.
   */
  const wasmFailed = () =>
    new Promise((_, reject) => {
      const streaming = WebAssembly.instantiateStreaming;
      WebAssembly.instantiateStreaming = async (source, imports) => {
        try {
          const answer = await source;
          const type = answer.headers.get("Content-Type") ?? "";
          return await (type.startsWith("application/wasm")
            ? streaming.call(WebAssembly, answer, imports)
            : WebAssembly.instantiate(await answer.arrayBuffer(), imports));
        } catch (error) {
          reject(error);
          throw error;
        }
      };
    });

  const start = async () => {
    const slow = setTimeout(() => tell("slow", WORDS.slow()), SLOW);
    try {
      // All at once: the archives and the answers arrive while Python itself starts.
      const archives = PARTS.archives.map(archive);
      archives.forEach((waiting) => waiting.catch(() => undefined));
      importScripts(new URL("shelf.js", here).href);
      const shelf = self.WhoSaysShelf.open(`whosays ${site.pathname}`);
      const failed = wasmFailed();
      importScripts(new URL("pyodide.js", here).href);
      const load = self.loadPyodide;
      const loading = load({
        indexURL: here.href,
        lockFileURL: new URL("pyodide-lock.json", here).href,
        env: { HOME: "/home/pyodide", WHOSAYS_ANSWERS: "/home/pyodide/answers" },
      });
      const python = await Promise.race([loading, failed]);
      for (const [place, waiting] of archives.entries()) {
        unpack(python.FS, await waiting, PARTS.archives[place]);
      }
      self.whosaysShelf = await shelf;
      // What the first cell of every lesson loads, while the page is not ready either.
      if (early) python.runPython(FIRST);
      tell("ready");
      return python;
    } catch (error) {
      const trouble = await why(error);
      console.error(trouble);
      tell("trouble", trouble.message);
      return stub(trouble.message);
    } finally {
      clearTimeout(slow);
    }
  };

  const started = start();
  self.loadPyodide = () => started;
  if (early) importScripts(new URL(PARTS.kernel, site).href);
}
