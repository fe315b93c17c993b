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

  /** Return the server's answer for a file of this folder. */
  const asked = async (name) => {
    const answer = await fetch(new URL(name, here)).catch(() => {
      throw new Trouble("away", name);
    });
    if (!answer.ok) throw new Trouble("missing", name);
    return answer;
  };

  /** Return the bytes of an answer as they come, unpacked. */
  const plain = async (answer, name) => {
    const reader = answer.body.getReader();
    const next = () =>
      reader.read().catch(() => {
        throw new Trouble("away", name);
      });
    const first = (await next()).value ?? new Uint8Array();
    // A server may have told the browser to unpack it already.
    const packed = first[0] === 0x1f && first[1] === 0x8b;
    const stream = new ReadableStream({
      start: (to) => to.enqueue(first),
      pull: async (to) => {
        const { done, value } = await next();
        return done ? to.close() : to.enqueue(value);
      },
    });
    return packed ? stream.pipeThrough(new DecompressionStream("gzip")) : stream;
  };

  /** Return the files of a tar: each has bytes of its own, so that the rest can be let go. */
  const parted = async (stream, name) => {
    const reader = stream.getReader();
    let chunk = new Uint8Array();
    const filled = async (bytes) => {
      for (let at = 0; at < bytes.length; ) {
        while (!chunk.length) {
          const { done, value } = await reader.read();
          if (done) throw new Trouble("broken", name);
          chunk = value;
        }
        const part = chunk.subarray(0, bytes.length - at);
        bytes.set(part, at);
        at += part.length;
        chunk = chunk.subarray(part.length);
      }
      return bytes;
    };
    const decoder = new TextDecoder();
    const head = new Uint8Array(512);
    const text = (at, length) => decoder.decode(head.subarray(at, at + length)).split("\0")[0];
    const found = [];
    while ((await filled(head))[0]) {
      if (text(257, 5) !== "ustar") throw new Trouble("broken", name);
      const [last, prefix] = [text(0, 100), text(345, 155)];
      const size = parseInt(text(124, 12), 8);
      const bytes = await filled(new Uint8Array(size));
      found.push([`/${prefix}${prefix && "/"}${last}`, bytes]);
      await filled(new Uint8Array(-size & 511));
    }
    // To its end, where gzip's own check lies.
    while (!(await reader.read()).done);
    return found;
  };

  /** Return the files of an archive of this folder. */
  const archive = async (name) => {
    try {
      return await parted(await plain(await asked(name), name), name);
    } catch (error) {
      throw error instanceof Trouble ? error : new Trouble("broken", name);
    }
  };

  /** Put files into Python's file system, without copying them. */
  const put = (FS, files) => {
    const folders = new Set();
    for (const [path, bytes] of files) {
      const folder = path.slice(0, path.lastIndexOf("/"));
      if (!folders.has(folder)) FS.mkdirTree(folder);
      folders.add(folder);
      FS.writeFile(path, bytes, { canOwn: true });
    }
  };

  /** Let go of the files of libraries that run already: the browser has copies of its own. */
  const lighten = (FS, libraries) => {
    for (const path of Object.keys(libraries)) {
      const { exists, object } = FS.analyzePath(path);
      if (exists && path.endsWith(".so")) Object.assign(object, { contents: new Uint8Array(), usedBytes: 0 });
    }
  };

  /** Return why Pyodide itself did not start. */
  const why = async (error) => {
    if (error instanceof Trouble) return error;
    console.error(error);
    for (const name of CORE) {
      try {
        const came = await (await asked(name)).arrayBuffer();
        if (came.byteLength !== PARTS.sizes[name]) return new Trouble("broken", name);
      } catch (failed) {
        return failed instanceof Trouble ? failed : new Trouble("away", name);
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
      while (archives.length) put(python.FS, await archives.shift());
      self.whosaysShelf = await shelf;
      // What the first cell of every lesson loads, while the page is not ready either.
      if (early) {
        python.runPython(FIRST);
        lighten(python.FS, python._module.LDSO.loadedLibsByName);
      }
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
