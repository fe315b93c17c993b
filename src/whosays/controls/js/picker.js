// A list to search: the keyboard stays in the box, and the list below holds what fits.

const LEAP = 10;
const TALLEST = 336;

// 11000 finds "11,000", elysee finds "Élysée": lower case, no accents, one space between words.
const plain = (text) =>
  String(text).normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/(\d)[,.\u00a0\u202f ](?=\d{3})/g, "$1").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

// Every word must be there; whole words come first, then beginnings, then the rest.
function finder(entries) {
  const rank = (sought, word) => [` ${word} `, ` ${word}`, word].findIndex((form) => sought.includes(form));
  return (typed) => {
    const words = plain(typed).split(" ").filter(Boolean);
    const ranked = entries.map((entry) => ({ entry, ranks: words.map((word) => rank(entry.sought, word)) }))
      .filter(({ ranks }) => !ranks.includes(-1));
    ranked.sort((one, other) => Math.max(0, ...one.ranks) - Math.max(0, ...other.ranks));
    return ranked.map(({ entry }) => entry);
  };
}

// Out of the flow and above all else, so that nothing jumps; where a browser knows no popover,
// the list stands below the box.
function hang(list, box) {
  const { top, bottom, left, width } = box.getBoundingClientRect();
  const [above, below] = [top - 8, window.innerHeight - bottom - 8];
  const up = below < 180 && above > below;
  Object.assign(list.style, {
    left: `${left}px`,
    width: `${width}px`,
    top: up ? "auto" : `${bottom + 2}px`,
    bottom: up ? `${window.innerHeight - top + 2}px` : "auto",
    maxHeight: `${Math.min(TALLEST, up ? above : below)}px`,
  });
  return bottom > 0 && top < window.innerHeight;
}

function picker(spec, say, changed) {
  const [boxId, listId, hintId] = [uid(), uid(), uid()];
  // What is searched is made when it is first searched: a thousand rows are slow to take apart.
  const entries = spec.options.map(({ id, text }) => ({
    id, text, get sought() { return (this.words ??= ` ${plain(`${text} ${id}`)} `); },
  }));
  const find = finder(entries);
  let [chosen, active, fits, typed, shown] = [null, null, entries, false, false];
  const nodeOf = (entry) =>
    (entry.node ??= h("li", { id: uid(), role: "option", class: "ws-pick", "aria-selected": "false" }, entry.text));
  const entryOf = (id) => entries.find((entry) => entry.id === id);
  const count = status("ws-fits");
  const told = afterRest(300, () => {
    const which = !typed ? "" : fits.length > 1 ? "picker_some" : fits.length ? "picker_one" : "picker_none";
    count.textContent = which && say(which, { n: fits.length, all: entries.length, typed: box.value });
  });

  const light = (entry) => {
    active?.node?.setAttribute("aria-selected", "false");
    active = entry ?? null;
    if (!active) return box.removeAttribute("aria-activedescendant");
    nodeOf(active).setAttribute("aria-selected", "true");
    box.setAttribute("aria-activedescendant", active.node.id);
    if (shown) active.node.scrollIntoView({ block: "nearest" });
  };
  const follow = () => {
    if (!box.isConnected || !hang(list, box)) close();
  };
  const expand = (wanted) => {
    box.setAttribute("aria-expanded", String(wanted));
    if (wanted === shown) return;
    shown = wanted;
    list.hidden = !wanted;
    if (list.isConnected) list.togglePopover?.(wanted);
    const act = wanted ? "addEventListener" : "removeEventListener";
    window[act]("scroll", follow, true);
    window[act]("resize", follow);
  };
  const show = (found, entry) => {
    fits = found;
    list.replaceChildren(...fits.map(nodeOf));
    expand(fits.length > 0);
    follow();
    light(entry);
  };
  // What the box cuts off stands below it: the end of a claim is often what sets it apart.
  const spell = () => {
    if (typed) return;
    full.textContent = box.value;
    full.hidden = box.scrollWidth <= box.clientWidth;
  };
  const close = () => {
    expand(false);
    light(null);
    typed = false;
    box.value = entryOf(chosen)?.text ?? "";
    spell();
    told();
  };
  const take = (entry) => {
    const other = entry.id !== chosen;
    chosen = entry.id;
    close();
    if (other) changed();
  };
  const step = (by) => {
    if (!shown && !typed) return show(entries, entryOf(chosen) ?? entries.at(by > 0 ? 0 : -1));
    const from = fits.indexOf(active);
    light(fits[Math.max(0, Math.min(fits.length - 1, from < 0 && by < 0 ? fits.length - 1 : from + by))]);
  };
  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    PageDown: () => step(LEAP),
    PageUp: () => step(-LEAP),
    Enter: () => shown && active && take(active),
    Escape: close,
  };
  const press = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    // Whoever has typed and goes on means what is lit.
    if (event.key === "Tab" && shown && typed && active) take(active);
    if (event.shiftKey || !(event.key in keys)) return;
    if (event.key !== "Escape") event.preventDefault();
    keys[event.key]();
  };
  const type = () => {
    typed = true;
    const found = find(box.value);
    show(found, box.value.trim() ? found[0] : null);
    told();
  };
  const box = h("input", {
    id: boxId, type: "text", class: "ws-box ws-pick-box", role: "combobox", autocomplete: "off", spellcheck: "false",
    "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": listId, "aria-describedby": hintId,
    oninput: type, onkeydown: press, onblur: close,
    onclick: () => !shown && (box.select(), show(entries, entryOf(chosen))),
  });
  box.claimed = press;
  const label = h("label", { for: boxId, class: "ws-prompt" }, rich(spec.prompt));
  const list = h("ul", {
    id: listId, role: "listbox", class: "ws-picks", popover: "manual", hidden: true,
    "aria-label": label.textContent,
    onmousedown: (event) => event.preventDefault(),
    onclick: (event) => {
      const entry = entries.find(({ node }) => node?.contains(event.target));
      if (entry) take(entry);
    },
  });
  const hint = h("p", { id: hintId, class: "ws-hint" }, say("picker", { n: entries.length }));
  // A screen reader reads the box to its end.
  const full = h("p", { class: "ws-pick-full", "aria-hidden": "true", hidden: true });
  new ResizeObserver(spell).observe(box);
  return {
    node: h("div", { class: "ws-group ws-picker" }, label, hint,
      h("div", { class: "ws-pick-line" }, box, mark("down")), full, count, list),
    get: () => chosen,
    set: (answer) => {
      chosen = answer ?? null;
      if (!typed) close();
    },
  };
}

INPUTS.picker = picker;
