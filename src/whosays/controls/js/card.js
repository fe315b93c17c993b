// The question card: prompt, input, confidence, Check, hints, explanation, and what is saved.

// What was typed while nobody listened: kept in this tab until a kernel has it.
function pageStash(owner, id) {
  const name = `whosays:${owner}:${id}`;
  const safely = (act) => {
    try {
      return act();
    } catch {
      return null;
    }
  };
  return {
    read: () => safely(() => JSON.parse(sessionStorage.getItem(name))),
    write: (state) => safely(() => sessionStorage.setItem(name, JSON.stringify(state))),
    drop: () => safely(() => sessionStorage.removeItem(name)),
  };
}

const SHAPES = { right: "right", "not-yet": "wrong" };

function verdict(reply, say) {
  const box = h("div", { class: `ws-verdict ws-is-${SHAPES[reply.outcome] ?? "note"}` });
  box.append(h("p", { class: "ws-heading" }, mark(SHAPES[reply.outcome]), h("span", {}, rich(reply.heading))));
  const list = h("ul", { class: "ws-explanations" });
  for (const item of reply.explanations ?? []) {
    const kind = item.mark in MARKS ? item.mark : "note";
    const word = kind === "note" ? null : h("span", { class: "ws-word" }, say(`mark_${kind}`));
    const label = item.label ? h("span", { class: "ws-label" }, rich(item.label)) : null;
    const head = word || label ? h("span", { class: "ws-item-head" }, label, word) : null;
    const text = h("span", { class: "ws-item" }, head, h("span", {}, rich(item.text)));
    list.append(h("li", { class: `ws-is-${kind}` }, mark(kind), text));
  }
  if (list.children.length) box.append(list);
  if (reply.note) box.append(h("p", { class: "ws-note" }, rich(reply.note)));
  return box;
}

function cardParts(spec, say, act) {
  const later = spec.feedback === "later";
  const button = (name, word, press) =>
    h("button", { type: "button", class: `ws-button ${name}`, onclick: press }, word);
  const kicker = [spec.way || say(`role_${spec.role ?? "core"}`), spec.number].filter(Boolean).join(" ");
  const input = INPUTS[spec.kind](spec, say, act.changed);
  const checkWord = say(later ? "keep" : spec.kind === "short-text" ? "keep_text" : "check");
  return {
    input,
    sure: spec.confidence ? confidence({ scale: spec.confidence_scale }, say, act.changed) : null,
    kicker: h("p", { class: "ws-kicker" }, kicker),
    source: h("div", { class: "ws-source" }),
    check: h("button", { type: "submit", class: "ws-button ws-main" }, checkWord),
    checkWord,
    hint: button("ws-hint-button", "", act.hint),
    solution: button("ws-solution-button", say("show_solution"), act.solution),
    hints: status("ws-hints"),
    stale: h("p", { class: "ws-stale", hidden: true }, say("stale")),
    feedback: status("ws-feedback"),
    worked: status("ws-worked"),
    problem: status("ws-problem"),
    saved: h("p", { class: "ws-saved" }),
  };
}

const hintWord = (left, all) => (all === 1 ? "hint_only" : left === 1 ? "hint_last" : "hint");

function renderCard({ model, el }) {
  const spec = model.get("spec");
  const say = speaker(model.get("words"));
  const alive = pulse(model);
  const stash = pageStash(model.get("owner"), spec.id);
  let turn = null;
  // Whether Python has the words that stand here; saved they are only when it says so.
  let heard = false;
  const current = () => ({ answer: parts.input.get(), confidence: parts.sure?.get() ?? null });
  const send = (type, extra = {}) => {
    if (!alive()) return tellDead();
    try {
      model.send({ type, ...extra });
    } catch {
      tellDead();
    }
  };
  const tell = (text) => {
    parts.problem.replaceChildren();
    if (text) parts.problem.append(warning(rich(text)));
  };
  const settle = () => {
    turn = null;
    slow.cancel();
    parts.check.removeAttribute("aria-disabled");
    parts.check.textContent = parts.checkWord;
  };
  const tellDead = () => {
    settle();
    tell(say("restarted"));
  };

  const draft = afterRest(700, () => send("draft", { ...current(), turn: uid() }));
  const slow = afterRest(4000, () => tell(say("slow")));
  const changed = () => {
    const state = current();
    stash.write(state);
    heard = false;
    model.set("answer", state.answer);
    model.set("confidence", state.confidence);
    parts.saved.textContent = model.get("saved")?.text ? say("saving") : "";
    showStale();
    if (alive()) draft();
    else tellDead();
  };
  const submit = (event) => {
    event.preventDefault();
    if (turn) return;
    draft.cancel();
    if (!alive()) return tellDead();
    turn = uid();
    parts.check.setAttribute("aria-disabled", "true");
    parts.check.textContent = say("checking");
    slow();
    send("submit", { ...current(), turn });
  };
  const parts = cardParts(spec, say, {
    changed,
    hint: () => send("hint"),
    solution: () => send("solution"),
  });

  const answered = (message) => {
    if (message.type !== "reply") return;
    if (message.to === "submit" && message.turn === turn) settle();
    tell(message.failed ? say("failed") : "");
    const kept = { answer: model.get("answer"), confidence: model.get("confidence") };
    heard = !message.failed && !draft.waiting() && same(kept, current());
    showSaved();
  };
  const showSaved = () => {
    const saved = model.get("saved") ?? {};
    if (saved.saving) return;
    if (heard && !saved.held) stash.drop();
    parts.saved.textContent = draft.waiting() ? say("saving") : (saved.text ?? "");
    parts.saved.classList.toggle("ws-warn", saved.ok === false);
    if (saved.ok === false) parts.saved.setAttribute("role", "alert");
    else parts.saved.removeAttribute("role");
  };
  const showStale = () => {
    const reply = model.get("feedback") ?? {};
    const about = "answer" in reply ? reply.answer : model.get("answer");
    parts.stale.hidden = !reply.heading || same(about, parts.input.get());
  };
  // A button that goes while it has the focus hands it to Check, or the reader would be lost.
  const hide = (button, gone) => {
    if (gone && document.activeElement === button) parts.check.focus();
    button.hidden = gone;
  };
  const showFeedback = () => {
    const reply = model.get("feedback") ?? {};
    parts.feedback.replaceChildren(reply.heading ? verdict(reply, say) : "");
    const left = reply.hints_left ?? Math.max(0, (spec.hints_count ?? 0) - model.get("hints").length);
    hide(parts.hint, left < 1);
    parts.hint.textContent = say(hintWord(left, spec.hints_count), { n: left });
    hide(parts.solution, !(spec.has_solution && reply.can_see_solution) || !!model.get("solution"));
    showStale();
    showSaved();
  };
  const showHints = () => {
    const items = model.get("hints").map((text) => h("li", {}, rich(text)));
    parts.hints.replaceChildren(items.length ? h("p", { class: "ws-subhead" }, say("hints")) : "");
    if (items.length) parts.hints.append(h("ol", {}, ...items));
    showFeedback();
  };
  const showSolution = () => {
    const text = model.get("solution");
    parts.worked.replaceChildren(text ? h("p", { class: "ws-subhead" }, say("solution")) : "");
    if (text) parts.worked.append(h("p", {}, rich(text)));
    showFeedback();
  };
  // A second view or an older message may bring an answer; what is being typed here wins.
  const showAnswer = () => {
    if (draft.waiting()) return model.set("answer", parts.input.get());
    if (!same(model.get("answer"), parts.input.get())) parts.input.set(model.get("answer"));
    parts.sure?.set(model.get("confidence"));
    showStale();
  };
  const showSource = () => {
    parts.source.replaceChildren(safeHtml(model.get("card_html")));
    parts.source.hidden = !model.get("card_html");
  };
  const watch = {
    "change:answer": showAnswer,
    "change:card_html": showSource,
    "change:confidence": showAnswer,
    "change:feedback": showFeedback,
    "change:saved": showSaved,
    "change:hints": showHints,
    "change:solution": showSolution,
    "msg:custom": answered,
    comm_live_update: () => !alive() && tellDead(),
    "comm:close": tellDead,
  };

  const form = h("form", { class: "ws ws-card", onsubmit: submit, autocomplete: "off" },
    parts.kicker,
    parts.source,
    parts.input.node, parts.sure?.node,
    h("div", { class: "ws-actions" }, parts.check, parts.hint, parts.solution),
    parts.problem, parts.stale, parts.feedback, parts.hints, parts.worked, parts.saved);
  const left = stash.read();
  const missed = left && !same(left.answer, model.get("answer")) ? left : null;
  parts.input.set(missed ? missed.answer : model.get("answer"));
  parts.sure?.set(missed ? missed.confidence : model.get("confidence"));
  showSource();
  showHints();
  showSolution();
  const release = claimKeys(form);
  el.replaceChildren(form);
  const unwatch = listen(model, watch);
  if (missed) changed();
  return () => {
    release();
    draft.now();
    slow.cancel();
    unwatch();
  };
}
