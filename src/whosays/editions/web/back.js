// Brings a student back to where they were: Python goes with the page, and JupyterLab forgets
// which lesson was open. Read before JupyterLab's own scripts; see settings.exposeAppInBrowser.
"use strict";

{
  const WORDS = {
    again: "You are back. Python starts afresh with each page, so the cards below are not shown yet. What was saved is kept.",
    run: "Run these cells again",
    running: "Running your cells again. This takes a few seconds.",
    close: "Close",
    newer: "There is a newer text of this lesson. Taking it undoes what you changed in its cells. Your answers stay.",
    take: "Take the newer text",
    later: "Not now",
    starting: "Python is still starting. The cell runs as soon as Python is here.",
    home: "Who Says? To the list of lessons",
  };
  const FIRST = "00-start-here.ipynb";
  const VIEW = "application/vnd.jupyter.widget-view+json";
  const ONE = /^notebook:run-cell/;
  const MANY = /^notebook:(run-(all|selected)|restart-)/;
  const NARROW = 900; // pixels; below, the list of files would leave the lesson no room
  const LOOK = `
    .whosays-bar { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center;
      align-content: flex-start; box-sizing: border-box; padding: 8px 16px; overflow: auto;
      font: 15px/1.4 system-ui, sans-serif; color: #1a1a1a; background: #e3f1f8;
      border-bottom: 2px solid #0b6e99; }
    .whosays-bar span { flex: 1 1 20em; }
    .whosays-bar button { font: inherit; min-height: 32px; padding: 4px 14px; cursor: pointer;
      color: #0b6e99; background: #fff; border: 1px solid #0b6e99; border-radius: 4px; }
    .whosays-bar button:first-of-type { font-weight: 600; color: #fff; background: #0b6e99; }
    .whosays-bar button:focus-visible { outline: 3px solid #1a1a1a; outline-offset: 2px; }
    #jp-MainLogo a { display: block; height: 100%; }
    #jp-MainLogo img { width: 20px; height: 20px; margin: 4px 2px 2px 8px; }`;
  const site = new URL("../", document.currentScript.src);
  const key = (what) => `whosays ${site.pathname} ${what}`;

  // A browser that keeps nothing lets the lesson run all the same.
  const kept = (what) => {
    try {
      return JSON.parse(localStorage.getItem(key(what)));
    } catch {
      return null;
    }
  };
  const keep = (what, value) => {
    try {
      localStorage.setItem(key(what), JSON.stringify(value));
    } catch {}
  };

  /** Let the address name the lesson, so that a reload and a bookmark come back to it. */
  const name = (path) => {
    const address = new URL(location.href);
    address.searchParams.set("path", path);
    history.replaceState(history.state, "", address);
  };
  if (!new URL(location.href).searchParams.has("path")) name(kept("lesson") ?? FIRST);

  /** Return where the file of a path in the list of files lies on the server. */
  const file = (path) => new URL(`files/${path.split("/").map(encodeURIComponent).join("/")}`, site);
  const kernels = new Map(); // of each lesson's path, the id of its Python in this page
  const codes = (panel) => panel.content.widgets.filter(({ model }) => model.type === "code");
  const done = (panel) => codes(panel).filter(({ model }) => model.executionCount !== null);

  /** Put the keyboard on the lesson's active cell, where no key types into it. */
  const settle = (panel) => {
    panel.content.mode = "command";
    panel.content.activate();
  };

  /** Show a sentence above a lesson, with a button for each thing that can be done. */
  const show = (panel, text, choices) => {
    let Widget = panel.constructor;
    while (Object.getPrototypeOf(Widget).prototype) Widget = Object.getPrototypeOf(Widget);
    const bar = new Widget();
    bar.addClass("whosays-bar");
    bar.node.setAttribute("role", "status");
    const words = bar.node.appendChild(document.createElement("span"));
    // There is room for one bar: those before it come back when it goes.
    const bars = () => [...panel.contentHeader.widgets].filter((each) => each.hasClass("whosays-bar"));
    const close = () => {
      if (bar.isDisposed) return;
      bar.dispose();
      bars().at(-1)?.show();
    };
    for (const [label, act] of choices) {
      const button = bar.node.appendChild(document.createElement("button"));
      button.textContent = label;
      // What is pressed goes away: the keyboard is put back into the lesson.
      button.onclick = () => (close(), settle(panel), act());
    }
    const fit = () => {
      bar.node.style.minHeight = "";
      const parts = [...bar.node.children].map((each) => each.offsetTop + each.offsetHeight);
      bar.node.style.minHeight = `${Math.max(...parts) - bar.node.offsetTop + 10}px`;
      bar.parent?.fit();
    };
    bars().forEach((each) => each.hide());
    panel.contentHeader.addWidget(bar);
    // Set after the bar is in the page, so that a screen reader speaks it.
    setTimeout(() => {
      words.textContent = text;
      fit();
    });
    new ResizeObserver(() => bar.isDisposed || bar.isHidden || fit()).observe(panel.node);
    return close;
  };

  /** Run cells of a lesson, one after the other, once Python can take them. */
  const run = async (app, panel, cells) => {
    const { content } = panel;
    await panel.sessionContext.ready;
    const active = content.activeCellIndex;
    content.deselectAll();
    content.activeCellIndex = content.widgets.indexOf(cells.at(-1));
    cells.forEach((cell) => content.select(cell));
    const running = app.commands.execute("notebook:run-cell");
    content.deselectAll();
    content.activeCellIndex = active;
    await running;
  };

  /** Return what the student has before them: the active cell, and the first that is in view. */
  const whereIs = ({ content }) => {
    const top = content.outerNode.getBoundingClientRect().top;
    const first = content.widgets.find(({ node }) => node.getBoundingClientRect().bottom > top);
    return {
      active: content.activeCell?.model.id,
      first: first?.model.id,
      below: first && first.node.getBoundingClientRect().top - top, // pixels
    };
  };

  /** Go where a student was; where that cell is gone, to another one. */
  const goTo = async ({ content }, place, otherwise) => {
    const cell = (id) => content.widgets.find(({ model }) => id && model.id === id);
    const first = cell(place?.first);
    content.activeCellIndex = content.widgets.indexOf(cell(place?.active) ?? otherwise);
    if (!first) return content.scrollToCell(otherwise, "start");
    const { top } = content.outerNode.getBoundingClientRect();
    content.outerNode.scrollTop += first.node.getBoundingClientRect().top - top - place.below;
  };

  /** Run the cells that had been run, and go to where the student was. */
  const runAgain = async (app, panel, cells, place) => {
    const still = cells.filter((cell) => panel.content.widgets.includes(cell));
    if (!still.length) return;
    const close = show(panel, WORDS.running, []);
    await run(app, panel, still).finally(close);
    await goTo(panel, place, still.at(-1));
    settle(panel);
  };

  /** Hold back what is to be run before there is a kernel: JupyterLab would forget it. */
  const holdBack = (app) => {
    const execute = app.commands.execute.bind(app.commands);
    const held = new Map();
    const later = (panel) => {
      const close = show(panel, WORDS.starting, []);
      held.set(panel, new Set());
      panel.sessionContext.ready.then(() => {
        const cells = panel.content.widgets.filter((cell) => held.get(panel).has(cell));
        held.delete(panel);
        close();
        return cells.length ? run(app, panel, cells) : undefined;
      });
    };
    app.commands.execute = async (id, options) => {
      const panel = app.shell.currentWidget;
      const context = panel?.sessionContext;
      if (!panel?.content?.widgets || !context || context.isReady || !(ONE.test(id) || MANY.test(id))) {
        return execute(id, options);
      }
      if (!held.has(panel)) later(panel);
      if (MANY.test(id)) return context.ready.then(() => execute(id, options));
      const { content } = panel;
      for (const cell of content.widgets.filter((each) => content.isSelectedOrActive(each))) {
        if (cell.model.type === "code") held.get(panel).add(cell), cell.setPrompt("*");
      }
      if (id.endsWith("-select-next")) {
        content.activeCellIndex += 1;
        content.mode = "command";
      }
    };
  };

  /** Take away what only a Python that is gone could show; return the cells that had been run. */
  const clean = (panel) => {
    const ids = new Set([...(kept(`ran ${panel.context.path}`) ?? []), ...done(panel).map((cell) => cell.model.id)]);
    for (const { model } of codes(panel)) {
      const outputs = model.outputs.toJSON();
      if (outputs.some(({ data }) => data && VIEW in data)) model.outputs.clear();
      model.executionCount = null;
    }
    return codes(panel).filter(({ model }) => ids.has(model.id));
  };

  /** Tell whether the Python that a lesson ran in lives on in this page: only its tab was closed. */
  const lives = (app, path) =>
    [...app.serviceManager.sessions.running()].some(
      (session) => session.path === path && session.kernel?.id === kernels.get(path),
    );

  const isNewer = async (panel) => {
    const mark = (lesson) => lesson?.metadata?.whosays?.text;
    const answer = await fetch(file(panel.context.path));
    const theirs = answer.ok ? mark(await answer.json()) : undefined;
    return Boolean(theirs) && theirs !== mark(panel.content.model.toJSON());
  };

  const take = async (app, panel) => {
    panel.content.model.dirty = false;
    await app.serviceManager.contents.delete(panel.context.path);
    location.reload();
  };

  const welcome = async (app, panel) => {
    await panel.context.ready;
    await panel.revealed;
    const path = panel.context.path;
    const before = lives(app, path) ? [] : clean(panel);
    panel.content.model.dirty = false;
    const note = (kernel) => kernel && kernels.set(path, kernel.id);
    panel.sessionContext.kernelChanged.connect((_, { newValue }) => note(newValue));
    panel.sessionContext.ready.then(() => note(panel.sessionContext.session?.kernel));
    let close = () => {};
    if (before.length) {
      const place = kept(`place ${path}`);
      close = show(panel, WORDS.again, [
        [WORDS.run, () => runAgain(app, panel, before, place)],
        [WORDS.close, () => {}],
      ]);
    }
    addEventListener("pagehide", () => {
      if (!panel.isDisposed && panel.isVisible && done(panel).length) keep(`place ${path}`, whereIs(panel));
    });
    panel.content.model.contentChanged.connect(() => {
      const now = panel.isDisposed ? [] : done(panel);
      if (!now.length) return;
      if (before.every((cell) => now.includes(cell))) close();
      keep(`ran ${path}`, [...new Set([...before, ...now].map(({ model }) => model.id))]);
    });
    if (await isNewer(panel).catch(() => false)) {
      show(panel, WORDS.newer, [[WORDS.take, () => take(app, panel)], [WORDS.later, () => {}]]);
    }
  };

  /** Give a lesson the whole of a narrow page, until somebody touches it: the list comes late. */
  const fold = (app) => {
    const act = () => {
      if (innerWidth < NARROW && !app.shell.leftCollapsed) app.shell.collapseLeft();
    };
    const stop = () => app.shell.layoutModified.disconnect(act);
    app.shell.layoutModified.connect(act);
    addEventListener("pointerdown", stop, { once: true });
    addEventListener("keydown", stop, { once: true });
    addEventListener("resize", act);
    act();
  };

  const begin = async (app) => {
    await app.restored;
    fold(app);
    document.head.appendChild(document.createElement("style")).textContent = LOOK;
    const home = document.createElement("a");
    home.href = new URL("index.html", site);
    home.title = WORDS.home;
    home.innerHTML = `<img alt="">`;
    home.firstChild.alt = WORDS.home;
    home.firstChild.src = new URL("first/icon.svg", site);
    document.getElementById("jp-MainLogo")?.replaceChildren(home);
    const seen = new WeakSet();
    const look = () => {
      const panel = app.shell.currentWidget;
      const path = panel?.context?.path;
      if (!path) return;
      name(path);
      document.title = `${path.replace(/\.ipynb$/, "")} · Who Says?`;
      if (!path.endsWith(".ipynb")) return;
      keep("lesson", path);
      if (seen.has(panel)) return;
      seen.add(panel);
      welcome(app, panel).catch(console.error);
    };
    app.shell.currentChanged.connect(look);
    look();
    document.addEventListener("visibilitychange", () => {
      const context = app.shell.currentWidget?.context;
      if (document.hidden && context?.model?.dirty) context.save().catch(() => {});
    });
  };

  const wait = setInterval(() => {
    if (!window.jupyterapp) return;
    clearInterval(wait);
    holdBack(window.jupyterapp);
    begin(window.jupyterapp).catch(console.error);
  }, 50);
}
