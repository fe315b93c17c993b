// One text beside the lines of its rubric, marked by keys or by buttons, saved at every press.

const MARKING_ORDER = ["met", "not-met", "cannot-say"];

// A French keyboard has its digits above Shift, and an Arabic one has others: their keys count.
const digitOf = ({ key, code, shiftKey }) =>
  Number(/^[1-9]$/.test(key) ? key : (!shiftKey && /^Digit([1-9])$/.exec(code)?.[1]) || 0);

function markingLine(line, digit, say, press) {
  const name = uid();
  const buttons = new Map();
  for (const kind of MARKING_ORDER) {
    const swatch = h("span", { class: "ws-swatch", "aria-hidden": "true" });
    const act = () => press(line.id, buttons.get(kind).getAttribute("aria-pressed") === "true" ? "" : kind);
    buttons.set(kind, h("button", { type: "button", class: "ws-toggle", "aria-pressed": "false", onclick: act }, swatch, say(kind)));
  }
  const words = h("p", { id: name, class: "ws-row-text" }, say("line", { digit, text: "" }), rich(line.text));
  const node = h("div", { class: "ws-markline", role: "group", "aria-labelledby": name }, words,
    h("div", { class: "ws-toggles" }, ...buttons.values()));
  const show = (mark) => buttons.forEach((it, kind) => it.setAttribute("aria-pressed", String(kind === mark)));
  return { node, show };
}

function markingParts(model, say, acts) {
  const spec = model.get("spec");
  const button = (name, act) => h("button", { type: "button", class: "ws-button", onclick: act }, say(name));
  const heading = uid();
  const parts = {
    place: h("h3", { id: heading, class: "ws-kicker" }),
    text: h("div", { class: "ws-script", dir: "auto" }),
    cut: h("p", { class: "ws-hint" }, say("cut")),
    id: h("p", { class: "ws-hint" }),
    progress: h("p", { class: "ws-progress" }),
    note: status("ws-note"),
    spoken: status("ws-spoken"),
    saved: h("p", { class: "ws-saved" }),
    problem: status("ws-problem"),
    lines: new Map(),
    next: button("next", () => acts.move("next")),
  };
  parts.next.classList.add("ws-main");
  spec.rubric.forEach((line, place) => parts.lines.set(line.id, markingLine(line, place + 1, say, acts.press)));
  const means = spec.rubric.map((line) => h("li", {}, h("strong", {}, rich(line.text)), " ", rich(line.explanation)));
  const sample = spec.sample ? [h("p", { class: "ws-subhead" }, say("sample")), h("p", { class: "ws-source" }, rich(spec.sample))] : [];
  parts.asked = h("details", { class: "ws-table" }, h("summary", {}, say("asked")),
    h("p", {}, rich(spec.prompt)), h("ol", {}, ...means), ...sample);
  parts.unscored = spec.scored ? null : h("p", { class: "ws-hint" }, say("unscored"));
  parts.paper = h("article", { class: "ws-paper", tabindex: "0", "aria-labelledby": heading }, parts.place, parts.text, parts.cut, parts.id);
  const keys = say(spec.rubric.length === 1 ? "keys_one" : "keys", { digits: spec.rubric.map((_, place) => `**${place + 1}**`).join(", ") });
  parts.marking = h("div", { class: "ws-marking-room" },
    parts.paper,
    h("div", { class: "ws-marklines", role: "group", "aria-label": say("rubric") }, ...[...parts.lines.values()].map((it) => it.node)));
  parts.moves = h("div", { class: "ws-actions" }, button("back", () => acts.move("back")), parts.next,
    button("open", () => acts.move("open")));
  parts.rest = h("div", { class: "ws-actions" }, button("look", () => acts.ask("look")), button("write", () => acts.ask("write")));
  parts.keys = h("p", { class: "ws-hint" }, rich(keys));
  return parts;
}

function renderMarking({ model, el }) {
  const say = speaker(model.get("words"));
  const alive = pulse(model);
  const waiting = { marks: 0, moves: 0 };
  // What was pressed here stands until the kernel has answered all that was pressed.
  let marks = { ...model.get("marks") };
  const dead = () => {
    waiting.marks = 0;
    waiting.moves = 0;
    parts.problem.replaceChildren(warning(say("restarted")));
    parts.saved.textContent = "";
  };
  const send = (message) => {
    if (!alive()) return dead(), false;
    model.send({ ...message, text: model.get("text_id") });
    return true;
  };
  const press = (line, kind) => {
    // Between a move and the new text nothing is marked: nobody has read it yet.
    if (waiting.moves || !send({ type: "mark", line, mark: kind })) return;
    waiting.marks += 1;
    marks = { ...marks, [line]: kind };
    const digit = [...parts.lines.keys()].indexOf(line) + 1;
    parts.spoken.textContent = say("said", { digit, mark: say(kind || "unmarked") });
    parts.note.textContent = "";
    showMarks();
    showSaved();
  };
  const move = (to) => {
    if (send({ type: "move", to })) waiting.moves += 1;
  };
  const ask = (type) => send({ type });
  const parts = markingParts(model, say, { press, move, ask });

  const cycle = (digit) => {
    const line = [...parts.lines.keys()][digit - 1];
    const all = ["", ...MARKING_ORDER];
    if (line) press(line, all[(all.indexOf(marks[line] ?? "") + 1) % all.length]);
    return Boolean(line);
  };
  // True for a key that is used here: then neither the notebook nor the browser gets it.
  const key = (event) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event;
    if (ctrlKey || metaKey || altKey) return false;
    const digit = digitOf(event);
    if (digit) return event.repeat || cycle(digit);
    if (shiftKey) return false;
    if (key === "Enter" && target.matches("button, summary, a")) return false;
    if (key === "Enter" || key === "ArrowRight") return move("next"), true;
    if (key === "ArrowLeft") return move("back"), true;
    return false;
  };
  const claim = (event) => {
    if (!form.contains(event.target) || parts.marking.hidden || !key(event)) return;
    event.stopPropagation();
    event.preventDefault();
  };

  const showMarks = () => parts.lines.forEach((line, id) => line.show(marks[id] ?? ""));
  const showSaved = () => {
    const saved = model.get("saved") ?? {};
    parts.saved.textContent = waiting.marks ? say("saving") : (saved.text ?? "");
    parts.saved.classList.toggle("ws-warn", !waiting.marks && saved.ok === false);
    if (saved.ok === false) parts.saved.setAttribute("role", "alert");
    else parts.saved.removeAttribute("role");
  };
  const showText = () => {
    const [place, count, id] = [model.get("place"), model.get("count"), model.get("text_id")];
    parts.place.textContent = say("of", { place, count });
    parts.text.textContent = model.get("text");
    parts.cut.hidden = !model.get("cut");
    parts.id.textContent = say("id", { id: id.slice(0, 6) });
    parts.marking.hidden = parts.moves.hidden = parts.keys.hidden = !count;
    parts.progress.textContent = model.get("progress");
    parts.note.textContent = model.get("note");
  };
  const show = () => {
    if (!waiting.marks) marks = { ...model.get("marks") };
    showText();
    showMarks();
    showSaved();
  };
  const answered = (message) => {
    if (message.type !== "reply") return;
    if (message.to === "mark") waiting.marks = Math.max(0, waiting.marks - 1);
    parts.problem.replaceChildren(message.failed ? warning(say("failed")) : "");
    const moved = message.to === "move" && waiting.moves === 1;
    if (message.to === "move") waiting.moves = Math.max(0, waiting.moves - 1);
    show();
    // Whoever listens hears the new text, and the keys go on working.
    if (moved && form.contains(document.activeElement)) parts.paper.focus({ preventScroll: true });
  };
  const watch = {
    "msg:custom": answered,
    comm_live_update: () => !alive() && dead(),
    "comm:close": dead,
  };
  for (const name of ["text_id", "text", "marks", "place", "count", "progress", "note", "saved"]) watch[`change:${name}`] = show;

  const shown = [
    parts.asked, parts.unscored, parts.moves, h("div", { class: "ws-marking-far" }, parts.progress, parts.saved),
    parts.note, parts.spoken, parts.problem, parts.marking, parts.keys, parts.rest,
  ];
  const form = h("div", { class: "ws ws-marking", role: "group", "aria-label": model.get("label") }, ...shown);
  show();
  const release = claimKeys(form);
  window.addEventListener("keydown", claim, true);
  el.replaceChildren(form);
  const unwatch = listen(model, watch);
  return () => {
    release();
    window.removeEventListener("keydown", claim, true);
    unwatch();
  };
}
