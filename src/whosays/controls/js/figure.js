// The figure: picture, alt text, sentence, caption, table, downloads, full screen.

const ASKERS = new Map();

const tableOf = (table) => h("table", {},
  h("caption", {}, table.caption),
  h("thead", {}, h("tr", {}, table.columns.map((name) => h("th", { scope: "col" }, name)))),
  h("tbody", {}, table.rows.map((row) => h("tr", {}, row.map((cell, place) =>
    place === 0 ? h("th", { scope: "row" }, cell) : h("td", {}, cell))))));

const quoted = (cell) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const csvOf = ({ columns, rows }) =>
  "\ufeff" + [columns, ...rows].map((row) => row.map(quoted).join(",")).join("\r\n") + "\r\n";

// The picture to save is asked for at twice the size, so that it prints well.
function savePicture(model, alive, asker, name) {
  const shown = asker.current()?.blob;
  const turn = uid();
  const done = (blob) => {
    clearTimeout(late);
    model.off("msg:custom", arrive);
    if (blob) download(blob, name);
  };
  const arrive = (message, buffers) => {
    if (message.turn !== turn) return;
    done(message.problem ? shown : new Blob([buffers[0]], { type: "image/png" }));
  };
  const late = setTimeout(() => done(shown), alive() ? 4000 : 0);
  model.on("msg:custom", arrive);
  if (alive()) model.send({ type: "frame", index: asker.state.index, scale: 2, theme: "light", why: "save", turn });
}

const themeOf = (model) =>
  model.get("themed") && document.body.dataset.jpThemeLight === "false" ? "dark" : "light";

const density = () => Math.max(1, Math.min(2, window.devicePixelRatio || 1));

function askerOf(model) {
  const key = model.get("key");
  if (!ASKERS.has(key)) {
    const state = { index: model.get("index"), scale: density(), theme: themeOf(model) };
    const asker = new FrameAsker(model, state);
    asker.begin();
    ASKERS.set(key, asker);
  }
  return ASKERS.get(key);
}

function figureParts(model, say, act) {
  const [width, height] = model.get("size");
  const caption = uid();
  const button = (name, press) =>
    h("button", { type: "button", class: "ws-button ws-small", onclick: press }, say(name));
  const parts = {
    frame: h("div", { class: "ws-frame", style: `--ws-wide: ${width}px; --ws-ratio: ${width / height}` }),
    steps: h("div"),
    sentence: h("p", { class: "ws-sentence" }),
    spoken: h("div", { class: "ws-spoken", role: "status", "aria-live": "polite" }),
    problem: status("ws-problem"),
    full: button("full", act.full),
    caption: h("figcaption", { id: caption }, rich(model.get("caption"))),
    // It scrolls when the table is long, so the keyboard must reach it.
    table: h("div", { class: "ws-table-room", tabindex: "0", role: "group", "aria-label": say("table") }),
  };
  const details = h("details", { class: "ws-table", open: model.get("table_open") }, h("summary", {}, say("table")), parts.table);
  const csv = button("csv", act.csv);
  parts.fillTable = () => {
    const table = model.get("table");
    const filled = !!table.rows?.length;
    csv.hidden = details.hidden = !filled;
    parts.table.replaceChildren(filled ? tableOf(table) : "");
  };
  // The slider and its list are made anew when the steps are others; the focus stays in it.
  parts.fillSteps = (index) => {
    const steps = model.get("steps");
    const spec = { label: model.get("label") || say("step"), kind: model.get("step_kind"), unit: model.get("unit"), steps };
    const held = parts.steps.contains(document.activeElement);
    parts.stepper = steps.length > 1 && !model.get("slider") ? stepper(spec, say, act.moved) : null;
    parts.steps.replaceChildren(parts.stepper?.node ?? "");
    parts.stepper?.set(index);
    if (held) parts.steps.querySelector("input")?.focus();
  };
  // The slider stands between what it moves: one look takes in picture, slider and sentence.
  parts.node = h("div", { class: "ws ws-fig" },
    h("figure", { "aria-labelledby": caption },
      parts.frame, parts.steps, parts.sentence, parts.caption),
    parts.problem, parts.spoken,
    h("div", { class: "ws-tools" }, parts.full, button("png", act.png), csv), details);
  parts.fillTable();
  return parts;
}

function renderFigure({ model, el }) {
  const say = speaker(model.get("words"));
  const alive = pulse(model);
  const asker = askerOf(model);
  const stem = model.get("name");
  // The kernel hears of a step at rest. Until then the model keeps the step that it told last:
  // the echo of an older step would otherwise undo a newer one.
  let turn = model.get("steps_turn");
  const told = afterRest(150, () => {
    model.set({ index: asker.state.index, moved_on: turn });
    model.save_changes();
  });
  const go = (index) => {
    asker.wish({ index });
    told();
  };
  // Only the first paragraph is read aloud; what follows it can be read on the page.
  const speak = afterRest(600, () => (parts.spoken.textContent = rich(parts.said.split("\n")[0]).textContent));
  const isFull = () => document.fullscreenElement === parts.node;
  const parts = figureParts(model, say, {
    moved: go,
    full: () => (isFull() ? document.exitFullscreen() : parts.node.requestFullscreen()),
    png: () => savePicture(model, alive, asker, `${stem}.png`),
    csv: () => download(new Blob([csvOf(model.get("table"))], { type: "text/csv" }), `${stem}.csv`),
  });
  const tell = (text) => parts.problem.replaceChildren(text ? warning(text) : "");
  const view = {
    alive,
    dead: () => tell(say("restarted")),
    place: (index) => parts.stepper?.set(index),
    show: (frame, problem) => {
      tell(problem ? say("undrawn", { why: problem }) : "");
      if (!frame || parts.shown === frame) return;
      parts.shown = frame;
      // One element stands in one place: a second view of the same figure shows a copy.
      const { picture } = frame;
      parts.frame.replaceChildren(picture.isConnected ? picture.cloneNode() : picture);
      if (parts.said !== frame.sentence) {
        if (parts.said) speak();
        parts.said = frame.sentence;
        parts.sentence.replaceChildren(rich(frame.sentence));
      }
      parts.sentence.hidden = !frame.sentence;
      fit();
    },
  };
  const set = () => {
    const index = model.get("index");
    if (model.get("generation") !== asker.generation) return;
    if (!told.waiting() && index !== asker.state.index) asker.wish({ index });
  };
  // On a projector the picture takes what slider and sentence leave of the screen. It gives room to
  // a longer sentence, and does not take it back: a picture that grows and shrinks cannot be read.
  let lowest = Infinity;
  const fit = () => {
    const stage = parts.node.closest(".ws-stage .jp-WindowedPanel-outer");
    const high = isFull() ? window.innerHeight : stage?.clientHeight;
    if (!high) return;
    const told = parts.steps.offsetHeight + parts.sentence.offsetHeight;
    const whole = isFull() || parts.table.offsetHeight ? told : parts.node.offsetHeight - parts.frame.offsetHeight;
    const rest = whole + (isFull() ? 0.03 : 0.08) * high;
    lowest = Math.min(lowest, Math.max(0.6 * high, Math.min(0.86 * high, high - rest)));
    parts.node.style.setProperty("--ws-tall", `${Math.floor(lowest)}px`);
  };
  const resized = () => {
    const wide = parts.frame.clientWidth / model.get("size")[0];
    if (!wide) return;
    parts.full.textContent = say(isFull() ? "leave" : "full");
    asker.wish({ scale: wide > 1.02 ? Math.min(4, Math.ceil(wide * density() * 4) / 4) : density() });
  };
  const changed = () => {
    lowest = Infinity;
    fit();
    resized();
  };
  const recoloured = () => asker.wish({ theme: themeOf(model) });
  const renewed = () => {
    // What was moved on steps that have gone is never told.
    if (turn !== model.get("steps_turn")) {
      turn = model.get("steps_turn");
      told.cancel();
      model.set("index", model.get("first_about").index);
      parts.fillSteps(model.get("index"));
    }
    const index = told.waiting() ? asker.state.index : model.get("index");
    asker.renew({ index, theme: themeOf(model) });
    parts.caption.replaceChildren(rich(model.get("caption")));
    parts.fillTable();
  };
  const watch = {
    "change:index": set,
    "change:generation": renewed,
    "change:table": parts.fillTable,
    "msg:custom": (message, buffers) => asker.arrive(message, buffers),
  };
  const unwatch = listen(model, watch);

  let slider = null;
  const follow = () => go(slider.get("index"));
  const linked = model.get("slider").replace("IPY_MODEL_", "");
  if (linked) {
    model.widget_manager.get_model(linked).then((found) => {
      slider = found;
      slider.on("change:index", follow);
      if (slider.get("index") !== asker.state.index) follow();
    });
  }
  const theme = new MutationObserver(recoloured);
  theme.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
  parts.node.addEventListener("fullscreenchange", changed);
  const wider = new ResizeObserver(afterRest(100, changed));
  wider.observe(parts.node);
  const release = claimKeys(parts.node);
  el.replaceChildren(parts.node);
  asker.join(view);
  parts.fillSteps(asker.state.index);
  const { index, frame } = asker.first;
  if (index === asker.state.index) frame.loading.then(() => parts.shown || view.show(frame));
  parts.node.frames = () => ({ count: asker.store.frames.size, bytes: asker.store.bytes });
  asker.wish({});
  return () => {
    release();
    told.now();
    speak.cancel();
    theme.disconnect();
    wider.disconnect();
    slider?.off("change:index", follow);
    unwatch();
    if (asker.leave(view)) ASKERS.delete(model.get("key"));
  };
}
