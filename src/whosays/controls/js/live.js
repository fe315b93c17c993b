// A sheet in large type that Python keeps up to date. While it is seen, the page asks for news.

// After so long without an answer the page asks again: the kernel may have been restarted.
const PATIENCE = 30_000;

const part = (name, text, more = {}) => h("span", { class: name, ...more }, text);

// Text is text: only what the course itself wrote (rich) may be bold.
const said = ({ text, rich: course }) => (course ? rich(text) : document.createTextNode(text ?? ""));

const share = (value) => `${Math.max(0, Math.min(1, Number(value) || 0)) * 100}%`;

function barLine({ label, share: value, text, tone }) {
  const fill = h("span", { class: `ws-bar-fill ws-is-${tone === "first" ? "first" : "last"}` });
  fill.style.width = share(value);
  // One bar alone needs no name for those who see it.
  const name = tone === "only" ? "ws-spoken" : "ws-bar-label";
  return h("div", { class: "ws-bar-line" }, part(name, label),
    h("span", { class: "ws-bar", "aria-hidden": "true" }, fill), part("ws-bar-count", text));
}

function barRow(row) {
  const right = row.mark === "right" ? [mark("right"), part("ws-word", row.word)] : [];
  return h("li", { class: row.mark === "right" ? "ws-is-right" : null },
    h("p", { class: "ws-bar-head" }, row.letter ? part("ws-letter", row.letter) : null,
      h("span", {}, said(row)), ...right),
    h("div", { class: "ws-bar-lines" }, row.bars.map(barLine)));
}

const counted = ({ number, text }) => h("p", {}, h("strong", {}, number), " ", part("", text));

// What one block shows; buttons keep their nodes, so that the focus stays where it is.
const BLOCKS = {
  text: (block) => h("p", { class: block.big ? "ws-big" : null }, said(block)),
  counts: (block) => h("div", { class: "ws-counts" }, block.items.map(counted)),
  box: (block) => h("div", { class: "ws-told" },
    h("p", { class: "ws-told-head" }, block.heading), h("p", {}, said(block))),
  bars: (block) => h("section", { "aria-label": block.label }, h("ul", { class: "ws-bars" }, block.rows.map(barRow))),
  list: (block) => h("ul", { class: "ws-names", "aria-label": block.label },
    block.items.map((text) => h("li", {}, text))),
};

function details(block) {
  const summary = h("summary", {});
  const list = h("ul", {});
  const node = h("details", { class: "ws-table" }, summary, list);
  const show = ({ summary: words, items }) => {
    summary.textContent = words;
    list.replaceChildren(...items.map((text) => h("li", {}, text)));
  };
  show(block);
  return { node, show };
}

function buttons(block, press) {
  const made = new Map();
  const node = h("div", { class: "ws-actions" });
  const one = ({ id, text, pressed }) => {
    if (!made.has(id)) made.set(id, h("button", { type: "button", class: "ws-button", onclick: () => press(id) }));
    const button = made.get(id);
    if (button.textContent !== text) button.textContent = text;
    if (pressed === true || pressed === false) button.setAttribute("aria-pressed", String(pressed));
    return button;
  };
  const show = ({ items }) => {
    const wanted = items.map(one);
    wanted.forEach((each, place) => node.children[place] !== each && node.insertBefore(each, node.children[place] ?? null));
    [...node.children].slice(wanted.length).forEach((each) => each.remove());
  };
  show(block);
  return { node, show };
}

function renderLive({ model, el }) {
  const say = speaker(model.get("words"));
  const alive = pulse(model);
  const problem = status("ws-problem");
  const spoken = h("p", { class: "ws-spoken", role: "status" });
  const room = h("div", { class: "ws-live-room" });
  const node = h("div", { class: "ws ws-live" }, room, problem, spoken);
  const shown = new Map();
  let [timer, since, dead] = [null, 0, false];

  const tellDead = () => {
    dead = true;
    clearInterval(timer);
    problem.replaceChildren(warning(say("restarted")));
  };
  const send = (message) => {
    if (dead) return;
    if (!alive()) return tellDead();
    model.send(message);
  };
  const seen = () => document.visibilityState === "visible" && node.getClientRects().length > 0;
  // One question at a time: a busy kernel is not asked again, so that nothing queues.
  const ask = () => {
    if (dead || !seen() || (since && Date.now() - since < PATIENCE)) return;
    since = Date.now();
    send({ type: "ask" });
  };
  const wide = () => {
    const whole = node.closest(".ws-together") ?? node;
    if (document.fullscreenElement) document.exitFullscreen();
    else whole.requestFullscreen?.();
  };
  const press = (id) => (id === "full" ? wide() : send({ type: "press", id }));
  const told = (message) => {
    if (message.type !== "told") return;
    since = 0;
    if (message.more) ask();
  };
  const make = (block) => {
    if (block.kind === "buttons") return buttons(block, press);
    if (block.kind === "details") return details(block);
    const held = { node: BLOCKS[block.kind](block) };
    held.show = (now) => {
      const fresh = BLOCKS[now.kind](now);
      held.node.replaceWith(fresh);
      held.node = fresh;
    };
    return held;
  };
  const show = () => {
    const blocks = model.get("blocks");
    const ids = new Set(blocks.map(({ id }) => id));
    for (const [id, held] of shown) {
      if (ids.has(id)) continue;
      held.node.remove();
      shown.delete(id);
    }
    blocks.forEach((block, place) => {
      const held = shown.get(block.id);
      if (!held) shown.set(block.id, Object.assign(make(block), { block }));
      else if (!same(held.block, block)) {
        held.show(block);
        held.block = block;
      }
      const { node: mine } = shown.get(block.id);
      if (room.children[place] !== mine) room.insertBefore(mine, room.children[place] ?? null);
    });
  };
  // Thirty files in a minute are one message to a listener, once they have all come.
  const speak = afterRest(3000, () => (spoken.textContent = model.get("spoken")));
  const watch = {
    "change:blocks": show,
    "change:spoken": speak,
    "msg:custom": told,
    comm_live_update: () => !alive() && tellDead(),
    "comm:close": tellDead,
  };
  const release = claimKeys(node);
  el.replaceChildren(node);
  show();
  const unwatch = listen(model, watch);
  const every = model.get("every");
  if (every > 0) {
    timer = setInterval(ask, every * 1000);
    document.addEventListener("visibilitychange", ask);
    setTimeout(ask, 0);
  }
  return () => {
    release();
    speak.cancel();
    clearInterval(timer);
    document.removeEventListener("visibilitychange", ask);
    unwatch();
  };
}
