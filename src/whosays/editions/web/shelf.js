// What a student's answers lie on in the page: records in IndexedDB, which are only ever added.
// Works in a worker and in a page, on https and on plain http.

(() => {
  const LINES = "lines";
  const PATIENCE = 8000;
  const LARGEST = 16 * 1024 * 1024;
  const NEWLINE = 10;

  const named = (name, message) => Object.assign(new Error(message || name), { name });

  function connect(name, lost) {
    return new Promise((resolve, reject) => {
      const asked = self.indexedDB.open(name, 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore(LINES, { autoIncrement: true });
      asked.onerror = () => reject(asked.error ?? named("UnknownError"));
      asked.onsuccess = () => {
        const db = asked.result;
        // Somebody cleared the site's data, or deletes the database: what comes next opens it anew.
        db.onclose = lost;
        db.onversionchange = () => (db.close(), lost());
        resolve(db);
      };
    });
  }

  function readAll(db) {
    return new Promise((resolve, reject) => {
      const all = db.transaction(LINES).objectStore(LINES).getAll();
      all.onsuccess = () => resolve(all.result);
      all.onerror = () => reject(all.error ?? named("UnknownError"));
    });
  }

  function add(db, record) {
    return new Promise((resolve, reject) => {
      const work = db.transaction(LINES, "readwrite", { durability: "strict" });
      work.oncomplete = () => resolve();
      work.onabort = () => reject(work.error ?? named("AbortError"));
      work.objectStore(LINES).add(record);
      work.commit?.();
    });
  }

  const whole = ({ file, offset, bytes } = {}) =>
    typeof file === "string" && Number.isInteger(offset) && offset >= 0 &&
    bytes instanceof Uint8Array && offset + bytes.length <= LARGEST;

  // A gap becomes empty lines: what stands behind it is read all the same.
  function assemble(records) {
    const files = new Map();
    for (const record of records.filter(whole)) {
      if (!files.has(record.file)) files.set(record.file, []);
      files.get(record.file).push(record);
    }
    for (const [file, parts] of files) {
      const size = Math.max(...parts.map(({ offset, bytes }) => offset + bytes.length));
      const bytes = new Uint8Array(size).fill(NEWLINE);
      parts.forEach((part) => bytes.set(part.bytes, part.offset));
      files.set(file, { bytes, time: Math.max(...parts.map(({ time }) => Number(time) || 0)) });
    }
    return files;
  }

  // Only some browsers let a private window be told from another, and none on plain http.
  async function isPrivate() {
    try {
      await self.navigator.storage?.getDirectory?.();
      return false;
    } catch (error) {
      return ["SecurityError", "UnknownError"].includes(error?.name);
    }
  }

  // Firefox forbids even this where it forbids a site to keep anything.
  function listener(name) {
    try {
      return new BroadcastChannel(name);
    } catch {
      return null;
    }
  }

  const late = (promise, time) =>
    Promise.race([promise, new Promise((_, reject) => setTimeout(reject, time, named("TimeoutError")))]);

  async function open(name) {
    let [db, hear] = [null, null];
    const heard = [];
    const news = (file, offset, bytes) => (hear ? hear(file, offset, bytes) : heard.push([file, offset, bytes]));
    const forget = () => (db = null);
    const opened = () => {
      if (!db) (db = connect(name, forget)).catch(forget);
      return db;
    };
    // It listens before it reads: what another tab keeps in between is not missed.
    const channel = listener(name);
    if (channel) channel.onmessage = ({ data }) => whole(data) && news(data.file, data.offset, data.bytes);

    const put = async (file, offset, bytes) => {
      const record = { file, offset, bytes, time: Date.now() };
      // A browser that never answers must not leave a student waiting: a record may be kept twice.
      const kept = async () => late(add(await late(opened(), PATIENCE), record), PATIENCE);
      try {
        await kept().catch((error) => {
          if (error?.name !== "InvalidStateError") throw error;
          db = null;
          return kept();
        });
      } catch (error) {
        // A plain error: Pyodide takes some of the browser's own, as of a full disk, for no error.
        throw named(error?.name, error?.message);
      }
      // It is kept by now: that no other tab hears of it must not undo that.
      try {
        channel?.postMessage({ file, offset, bytes });
      } catch {}
    };
    const listen = (act) => {
      hear = act;
      heard.splice(0).forEach((each) => act(...each));
    };

    const shelf = { files: new Map(), trouble: "", put, listen };
    const read = opened().then(readAll).then(assemble);
    try {
      shelf.files = await late(read, PATIENCE);
      if (await late(isPrivate(), 1000).catch(() => false)) shelf.trouble = "private";
    } catch {
      shelf.trouble = "blocked";
      // A disk that is only slow: Python has begun without these, and is told of them as news.
      read.then((files) => {
        shelf.trouble = "";
        files.forEach(({ bytes }, file) => news(file, 0, bytes));
      }, () => {});
    }
    return shelf;
  }

  self.WhoSaysShelf = { open };
})();
