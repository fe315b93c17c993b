// The writer: a text area; below it the numbers that were found, each with its tie and remarks.

// Python counts characters, the text area counts halves of some of them.
const placeIn = (text, count) => [...text].slice(0, count).join("").length;

const small = (word, press, name = null) =>
  h("button", { type: "button", class: "ws-button ws-small", onclick: press, "aria-label": name }, word);

// Text to copy, never put in for the writer; without a clipboard it is selected, for Ctrl+C.
function phrase(text, say, told) {
  const words = h("span", { class: "ws-phrase-text" }, text);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      told(say("copied", { text }));
    } catch {
      getSelection().selectAllChildren(words);
      told(say("copy_self", { text }));
    }
  };
  return h("li", {}, words, small(say("copy"), copy, say("copy_text", { text })));
}

// One number: its words, what it is tied to, and what was remarked.
function figureRow(found, spec, options, say, act) {
  let [shown, pick, listed, drawn] = [found, null, null, null];
  const legend = h("legend", {});
  const room = h("div", {});
  const note = h("p", { class: "ws-hint" });
  const about = h("p", { class: "ws-about" });
  const grave = h("p", { class: "ws-hint" });
  const remarks = h("ul", { class: "ws-remarks" });
  const own = h("input", { type: "checkbox", onchange: () => act.tie(shown.key, own.checked ? "own" : "") });
  const untie = small("", () => (own.focus(), act.tie(shown.key, "")));
  const jump = small("", () => act.jump(shown.start, shown.end));
  const phrases = h("div", {}, h("p", { class: "ws-hint" }, say("phrases")),
    h("ul", { class: "ws-phrases" }, (spec.phrases ?? []).map((text) => phrase(text, say, act.told))));
  const node = h("li", { class: "ws-found" },
    h("fieldset", { tabindex: "-1" }, legend, remarks,
      room, about,
      h("div", { class: "ws-line" }, h("label", { class: "ws-option" }, own, h("span", {}, say("own"))), jump, untie),
      grave, phrases));

  // Made anew only when other claims come first, and never under the fingers of who types in it.
  const offer = () => {
    const first = new Set(shown.first);
    const key = [shown.text, ...first].join();
    if (pick && (key === listed || room.contains(document.activeElement))) return;
    const ordered = [...shown.first.map((id) => options.get(id)), ...[...options.values()].filter(({ id }) => !first.has(id))];
    listed = key;
    pick = picker({ prompt: say("claim_of", { number: shown.text }), options: ordered.filter(Boolean) }, say,
      () => act.tie(shown.key, pick.get()));
    room.replaceChildren(pick.node);
  };
  const show = (now) => {
    shown = now;
    const isOwn = now.tie === "own";
    legend.replaceChildren(now.before, h("strong", {}, now.text), now.after);
    offer();
    pick.set(isOwn ? null : now.tie || null);
    note.textContent = now.first.length ? say("fitting", { n: now.first.length }) : say("fitting_none");
    if (!note.parentNode || note.parentNode !== room) room.append(note);
    room.hidden = isOwn;
    note.hidden = !!now.tie;
    own.checked = isOwn;
    about.replaceChildren(rich(now.about));
    about.hidden = !now.about;
    grave.textContent = now.grave;
    grave.hidden = !isOwn || !now.grave;
    phrases.hidden = !isOwn || !!now.grave || !spec.phrases?.length;
    untie.textContent = say("untie");
    untie.setAttribute("aria-label", say("untie_of", { number: now.text }));
    untie.hidden = !now.tie || isOwn;
    jump.textContent = say("jump");
    jump.setAttribute("aria-label", say("jump_to", { number: now.text }));
    // Made anew only when they are others: what was opened stays open.
    if (!same(drawn, now.remarks)) remarks.replaceChildren(...now.remarks.map((each) => remark(each, say)));
    drawn = now.remarks;
    remarks.hidden = !now.remarks.length;
  };
  show(found);
  return { node, show, open: () => !shown.tie || shown.remarks.length > 0 };
}

// The reasons stand there the first time; after that they can be opened.
function remark({ text, why, full }, say, ...more) {
  const told = full ? h("p", {}, rich(why ? `${text} ${why}` : text)) : h("details", {},
    h("summary", {}, rich(text), " ", h("span", { class: "ws-why" }, say("why"))), h("p", {}, rich(why)));
  return h("li", {}, mark("note"), h("div", {}, told, ...more.filter(Boolean)));
}

function traceTable({ caption, columns, rows }) {
  const cell = (text, place) => (place ? h("td", {}, rich(text)) : h("th", { scope: "row" }, rich(text)));
  return h("table", {}, h("caption", {}, caption),
    h("thead", {}, h("tr", {}, columns.map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, rows.map((row) => h("tr", {}, row.map(cell)))));
}

function writerParts(spec, say, act) {
  const { area, typed, parts: writing_ } = writing(spec.prompt, say, act.changed, { lines: 8, least: spec.min_words });
  const { list, boxes } = options({ options: spec.rubric ?? [] }, "checkbox", act.changed);
  area.classList.add("ws-grows");
  const section = (word, ...inside) =>
    h("section", { class: "ws-part" }, h("p", { class: "ws-subhead", role: "heading", "aria-level": "4" }, say(word)), ...inside);
  const room = h("div", { class: "ws-table-room", tabindex: "0", role: "group", "aria-label": say("trace") });
  const parts = {
    area, typed, boxes, room,
    summary: status("ws-summary"),
    next: small(say("next"), act.next),
    numbers: h("ol", { class: "ws-numbers" }),
    others: h("ul", { class: "ws-remarks" }),
    check: h("button", { type: "submit", class: "ws-button ws-main" }, say("keep_brief")),
    files: (spec.files ?? []).map(({ id, text }) => small(text, () => act.save(id))),
    problem: status("ws-problem"),
    told: status("ws-note"),
    stale: h("p", { class: "ws-stale", hidden: true }, say("stale")),
    feedback: status("ws-feedback"),
    example: h("p", {}),
    saved: h("p", { class: "ws-saved" }),
  };
  parts.worked = h("details", { class: "ws-table" }, h("summary", {}, say("solution")), parts.example);
  parts.found = section("numbers", h("p", { class: "ws-hint" }, say("numbers_hint")), parts.numbers);
  parts.sentences = section("sentences", parts.others);
  parts.trace = h("details", { class: "ws-table" }, h("summary", {}, say("trace")), h("p", { class: "ws-hint" }, say("trace_hint")), room);
  // A checker that does not know closed details would measure the table where it is not seen.
  room.hidden = true;
  parts.trace.addEventListener("toggle", () => (room.hidden = !parts.trace.open));
  const rubric = boxes.size ? h("fieldset", { class: "ws-rubric" }, h("legend", {}, say("rubric")), list) : null;
  // Who leaves the text has typed all: what is below it may be about it at once.
  area.addEventListener("blur", act.rested);
  parts.form = h("form", { class: "ws ws-card ws-writer", onsubmit: act.submit, autocomplete: "off" },
    h("p", { class: "ws-kicker" }, say("kicker")), ...writing_,
    h("div", { class: "ws-line" }, parts.summary, parts.next),
    parts.found, parts.sentences, parts.trace, rubric,
    h("div", { class: "ws-actions" }, parts.check, parts.files),
    parts.problem, parts.told, parts.stale, parts.feedback, parts.worked, parts.saved);
  return parts;
}

function renderWriter({ model, el }) {
  const spec = model.get("spec");
  const say = speaker(model.get("words"));
  const alive = pulse(model);
  const stash = () => pageStash(model.get("owner"), spec.id);
  const claims = new Map(model.get("options").map((option) => [option.id, option]));
  const rows = new Map();
  // The turn that was sent last: what comes back for an earlier one is about older words.
  let [turn, keeping, heard] = [null, false, false];

  const say_ = (place, text, shape) =>
    place.replaceChildren(text ? h("p", {}, shape ? mark(shape) : null, h("span", {}, rich(text))) : "");
  const tell = (text) => say_(parts.problem, text, "note");
  const tellDead = () => {
    turn = null;
    settle();
    tell(say("restarted"));
  };
  const send = (type, extra) => {
    if (!alive()) return tellDead();
    turn = uid();
    try {
      model.send({ type, turn, ...extra });
    } catch {
      tellDead();
    }
  };
  const current = () => ({
    text: parts.area.value,
    ticks: [...parts.boxes].filter(([, box]) => box.checked).map(([id]) => id),
  });
  const held = () => ({ text: model.get("text"), ticks: model.get("ticks") });
  const settle = () => {
    keeping = false;
    slow.cancel();
    parts.check.removeAttribute("aria-disabled");
    parts.check.textContent = say("keep_brief");
  };
  const slow = afterRest(4000, () => tell(say("slow")));
  const write = afterRest(700, () => send("write", current()));
  const changed = () => {
    stash().write(current());
    heard = false;
    showSaved(true);
    showStale();
    if (alive()) write();
    else tellDead();
  };
  // What is typed goes first: a tie or a file is of the words that stand there now.
  const after = (type, extra) => {
    write.now();
    send(type, extra);
  };
  const jump = (start, end) => {
    const text = parts.area.value;
    parts.area.focus();
    parts.area.setSelectionRange(placeIn(text, start), placeIn(text, end));
  };
  // From one thing that is open to the next, in reading order, and round again.
  let last = null;
  const open = () => [
    ...[...rows.values()].filter((row) => row.open()).map(({ node }) => node.firstChild),
    ...parts.others.querySelectorAll(".ws-open"),
  ];
  const next = () => {
    const places = open();
    last = places[places.indexOf(last) + 1] ?? places[0];
    last?.focus();
  };
  const submit = (event) => {
    event.preventDefault();
    if (keeping) return;
    write.cancel();
    if (!alive()) return tellDead();
    keeping = true;
    parts.check.setAttribute("aria-disabled", "true");
    parts.check.textContent = say("keeping");
    slow();
    send("submit", current());
  };
  const told = (text) => {
    parts.told.replaceChildren();
    parts.told.append(h("p", {}, text));
  };
  const act = { changed, rested: write.now, next, submit, jump, told, save: (file) => after("save", { file }), tie: (key, tie) => after("tie", { key, tie }) };
  const parts = writerParts(spec, say, act);

  const showFigures = () => {
    const found = model.get("figures");
    const keys = new Set(found.map(({ key }) => key));
    for (const [key, row] of rows) {
      if (keys.has(key)) continue;
      if (row.node.contains(document.activeElement)) parts.area.focus();
      row.node.remove();
      rows.delete(key);
    }
    found.forEach((each, place) => {
      const row = rows.get(each.key);
      if (row) row.show(each);
      else rows.set(each.key, figureRow(each, spec, claims, say, act));
      const { node } = rows.get(each.key);
      if (parts.numbers.children[place] !== node) parts.numbers.insertBefore(node, parts.numbers.children[place] ?? null);
    });
    // Reading order, whatever order they came in.
    const ordered = found.map(({ key }) => [key, rows.get(key)]);
    rows.clear();
    ordered.forEach(([key, row]) => rows.set(key, row));
    parts.found.hidden = !found.length;
    parts.next.hidden = !open().length;
  };
  const showRemarks = () => {
    const about = (each) => {
      const { start, end, words, copy } = each;
      const node = remark(each, say, h("q", {}, words), small(say("jump"), () => jump(start, end), say("jump_words", { words })),
        copy && h("ul", { class: "ws-phrases" }, phrase(copy, say, told)));
      node.classList.add(copy ? "ws-offer" : "ws-open");
      node.tabIndex = -1;
      return node;
    };
    parts.others.replaceChildren(...model.get("remarks").map(about));
    parts.sentences.hidden = !model.get("remarks").length;
    parts.next.hidden = !open().length;
  };
  const showSummary = () => {
    if (parts.summary.textContent !== model.get("summary")) parts.summary.textContent = model.get("summary");
  };
  const showTrace = () => {
    const trace = model.get("trace");
    parts.trace.hidden = !trace.rows?.length;
    parts.room.replaceChildren(trace.rows?.length ? traceTable(trace) : "");
  };
  const showStale = () => {
    const reply = model.get("feedback");
    parts.stale.hidden = !reply.heading || reply.text === parts.area.value;
  };
  const showFeedback = () => {
    const reply = model.get("feedback");
    parts.feedback.replaceChildren(reply.heading ? verdict(reply, say) : "");
    showStale();
  };
  const showWorked = () => {
    parts.worked.hidden = !model.get("worked");
    parts.example.replaceChildren(rich(model.get("worked")));
  };
  // That nothing is saved is said once, and not again with every rest of the writing.
  const showSaved = (typing = false) => {
    const saved = model.get("saved");
    if (saved.saving && !typing) return;
    if (heard && !saved.held) stash().drop();
    const wrong = saved.ok === false;
    const text = saved.text && !wrong && (typing || write.waiting()) ? say("saving") : (saved.text ?? "");
    if (parts.saved.textContent !== text) parts.saved.textContent = text;
    parts.saved.classList.toggle("ws-warn", wrong);
    if (wrong) parts.saved.setAttribute("role", "alert");
    else parts.saved.removeAttribute("role");
  };
  // What is being typed here wins over what comes from a second view or an older turn.
  const showText = () => {
    if (write.waiting() || turn || same(held(), current())) return;
    parts.area.value = model.get("text");
    parts.boxes.forEach((box, id) => (box.checked = model.get("ticks").includes(id)));
    parts.typed();
    showStale();
  };
  const answered = (message) => {
    if (message.type !== "reply") return;
    if (message.to === "submit") settle();
    if (message.failed) tell(say("failed"));
    if (message.turn !== turn) return;
    turn = null;
    if (!message.failed) tell("");
    const { file } = message;
    if (file?.name) download(new Blob([file.text], { type: file.type }), file.name);
    if (file) told([file.name && say("made", { name: file.name }), file.note].filter(Boolean).join(" "));
    heard = !message.failed && same(held(), current());
    showSaved();
    showText();
  };
  const watch = {
    "change:figures": showFigures,
    "change:remarks": showRemarks,
    "change:summary": showSummary,
    "change:trace": showTrace,
    "change:feedback": showFeedback,
    "change:saved": () => showSaved(),
    "change:worked": showWorked,
    "change:text": showText,
    "change:ticks": showText,
    "msg:custom": answered,
    comm_live_update: () => !alive() && tellDead(),
    "comm:close": tellDead,
  };
  const left = stash().read();
  const missed = left && !same(left, held()) ? left : null;
  showText();
  showFigures();
  showRemarks();
  showSummary();
  showTrace();
  showFeedback();
  showWorked();
  showSaved();
  const release = claimKeys(parts.form);
  el.replaceChildren(parts.form);
  const unwatch = listen(model, watch);
  if (missed) {
    parts.area.value = missed.text;
    parts.boxes.forEach((box, id) => (box.checked = (missed.ticks ?? []).includes(id)));
    parts.typed();
    changed();
  }
  return () => {
    release();
    write.now();
    slow.cancel();
    unwatch();
  };
}
