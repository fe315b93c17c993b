// Keeps lessons open where the browser has no room or keeps nothing: JupyterLab shows an error in
// the lesson's stead there, and later a dialog over it. What is not kept lives as long as the page.
"use strict";

{
  // JupyterLab cuts off what is longer than 140 letters.
  const WORDS =
    "This browser has no room, or keeps nothing for this page. " +
    "Make your hand-in file before you close it, or your work is lost.";
  const PATIENCE = 8000; // milliseconds
  const AFTERWARDS = 100; // where the storage has never answered
  const SILENT = new Error("no answer");
  let answers = false;
  let patience = PATIENCE;

  /** What was asked of the storage, or a failure where no answer comes. */
  const late = (promise) => {
    let timer;
    const ended = new Promise((_, reject) => {
      timer = setTimeout(() => {
        if (!answers) patience = AFTERWARDS;
        reject(SILENT);
      }, patience);
    });
    const asked = promise.then((value) => ((answers = true), (patience = PATIENCE), value));
    return Promise.race([asked, ended]).finally(() => clearTimeout(timer));
  };

  /** Return a storage that holds what the real one refuses, and never fails. */
  const forgiving = (real, tell) => {
    // By key; null is for what was taken away.
    const held = new Map();
    // A storage that has answered before holds lessons: no answer is then not an empty one, or
    // the course's text would open in the place of the student's, and be saved over it.
    const asked = (act, instead) =>
      late(Promise.resolve().then(act)).catch((error) => {
        if (answers && error === SILENT) throw error;
        return instead;
      });
    const change = async (key, value, act) => {
      held.set(key, value);
      try {
        await late(act());
        if (held.get(key) === value) held.delete(key);
      } catch {
        tell();
      }
      return value;
    };
    const all = async () => {
      const found = new Map();
      await asked(() => real.iterate((value, key) => void found.set(key, value)));
      held.forEach((value, key) => (value === null ? found.delete(key) : found.set(key, value)));
      return found;
    };
    return {
      all,
      getItem: async (key) => (held.has(key) ? held.get(key) : asked(() => real.getItem(key), null)),
      setItem: (key, value) => change(key, structuredClone(value), () => real.setItem(key, value)),
      removeItem: async (key) => void (await change(key, null, () => real.removeItem(key))),
      clear: async () => {
        for (const key of (await all()).keys()) held.set(key, null);
        await asked(() => real.clear().then(() => held.clear()));
      },
      keys: async () => [...(await all()).keys()],
      length: async () => (await all()).size,
      iterate: async (act) => {
        let count = 0;
        for (const [key, value] of await all()) {
          const end = act(value, key, (count += 1));
          if (end !== undefined) return end;
        }
        return undefined;
      },
    };
  };

  /** Put it in the place of a storage that a part of JupyterLab asks for by name. */
  const mend = (part, name, tell) => {
    if (!part || !(name in part)) return;
    const mended = Promise.resolve(part[name]).then((real) => forgiving(real, tell));
    mended.catch(() => {});
    Object.defineProperty(part, name, { get: () => mended });
  };

  // JupyterLab hands itself over before it starts, and so before it reads or writes a lesson.
  Object.defineProperty(window, "jupyterapp", {
    configurable: true,
    set(app) {
      Object.defineProperty(window, "jupyterapp", { value: app, writable: true });
      const { contents, settings } = app.serviceManager;
      let told = false;
      const tell = async () => {
        if (told) return;
        told = true;
        await app.restored;
        const options = { autoClose: false };
        await app.commands.execute("apputils:notify", { message: WORDS, type: "warning", options });
      };
      for (const name of ["storage", "counters", "checkpoints"]) {
        mend(contents.defaultDrive, name, tell);
      }
      mend(settings, "storage", () => {});
    },
  });
}
