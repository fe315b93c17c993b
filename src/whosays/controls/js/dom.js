// Small helpers that every control shares: elements, safe text, words, keys.

const uid = () => "ws" + Math.random().toString(36).slice(2, 10);

function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "value") node.value = value;
    else if (value === true) node.setAttribute(name, "");
    else node.setAttribute(name, String(value));
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

// "{n} of {all}" with {n: 3, all: 8}; an unknown name is left as it stands.
function fill(template, values = {}) {
  return String(template ?? "").replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

// Words of the course come as one mapping; a missing one shows its own name, never "undefined".
const speaker = (words) => (name, values) => fill(words?.[name] ?? name, values);

const SAFE_LINK = /^https?:\/\//i;

function link(href, text) {
  if (!SAFE_LINK.test(href)) return document.createTextNode(text);
  return h("a", { href, target: "_blank", rel: "noopener noreferrer" }, text);
}

// An empty line between two sentences is half a line high.
const gap = (newline) => (newline.length > 1 ? [h("span", { class: "ws-gap" })] : []);

// **bold**, *em*, `code`, [text](https://link) and line breaks become nodes; all else stays text.
function rich(text) {
  const out = document.createDocumentFragment();
  const pattern = /\*\*(.+?)\*\*|\*(.+?)\*|\[([^\]]+)\]\(([^)\s]+)\)|(\n+)|`([^`\n]+)`/gs;
  let last = 0;
  const source = String(text ?? "");
  for (const match of source.matchAll(pattern)) {
    out.append(source.slice(last, match.index));
    const [whole, bold, em, label, href, newline, code] = match;
    if (bold !== undefined) out.append(h("strong", {}, rich(bold)));
    else if (em !== undefined) out.append(h("em", {}, rich(em)));
    else if (code) out.append(h("code", {}, code));
    else if (newline) out.append(document.createElement("br"), ...gap(newline));
    else out.append(link(href, label));
    last = match.index + whole.length;
  }
  out.append(source.slice(last));
  return out;
}

const SAFE_TAGS = new Set(
  "A B BLOCKQUOTE BR CITE DD DIV DL DT EM I LI OL P SECTION SMALL SPAN STRONG TIME UL".split(" "),
);

// HTML made in Python is taken over tag by tag: no script, no style, no handler can come along.
function safeHtml(html) {
  const out = document.createDocumentFragment();
  const copy = (from, to) => {
    for (const child of from.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) to.append(child.data);
      else if (child.nodeType === Node.ELEMENT_NODE && SAFE_TAGS.has(child.tagName)) {
        const href = child.getAttribute("href") ?? "";
        const node = child.tagName === "A" ? link(href, "") : document.createElement(child.tagName);
        if (node.nodeType === Node.TEXT_NODE) copy(child, to);
        else {
          const kept = (child.getAttribute("class") ?? "").split(/\s+/);
          kept.filter((name) => name.startsWith("ws-")).forEach((name) => node.classList.add(name));
          copy(child, node);
          to.append(node);
        }
      }
    }
  };
  copy(new DOMParser().parseFromString(String(html ?? ""), "text/html").body, out);
  return out;
}

const MARKS = {
  right: "M3 8.5 6.5 12 13 4.5",
  wrong: "M4 4 12 12M12 4 4 12",
  note: "M4 8h8",
  back: "M10 3 5 8l5 5",
  forward: "M6 3l5 5-5 5",
  down: "M3 6l5 5 5-5",
};

function mark(kind) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", MARKS[kind] ?? MARKS.note);
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", "ws-mark");
  svg.setAttribute("aria-hidden", "true");
  svg.append(path);
  return svg;
}

const status = (name) => h("div", { class: name, role: "status", "aria-live": "polite" });

// What is the matter, with a sign that is no colour.
const warning = (text) => h("p", {}, mark("note"), h("span", {}, text));

const MOVES = new Set("ArrowLeft ArrowRight ArrowUp ArrowDown Home End PageUp PageDown".split(" "));
const EDITS = new Set([..."acvxzyACVXZY", "ArrowLeft", "ArrowRight", "Backspace", "Delete", "Home", "End"]);

// Does the element under the finger use this key? Then JupyterLab must not take it.
// Escape, Shift+Enter, Ctrl+Enter, Alt+Enter and Ctrl+S always stay JupyterLab's.
function uses(target, event) {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  const type = target.matches?.("input") ? target.type : target.tagName?.toLowerCase();
  const chord = ctrlKey || metaKey;
  if (key === "Escape" || key === "Tab" || (key === "Enter" && (chord || altKey || shiftKey))) return false;
  if (["text", "number", "date", "search", "textarea"].includes(type)) {
    if (chord) return EDITS.has(key);
    return !altKey && (key.length === 1 || MOVES.has(key) || ["Enter", "Backspace", "Delete"].includes(key));
  }
  if (chord || altKey) return false;
  // A single letter means a command to the notebook (a: a new cell above), never to a button.
  if (key.length === 1) return true;
  if (["button", "summary", "submit"].includes(type)) return key === "Enter";
  if (type === "a") return key === "Enter";
  if (type === "div") return MOVES.has(key) && target.matches(".ws-table-room");
  if (type === "checkbox") return key === "Enter";
  if (["radio", "range", "select"].includes(type)) return MOVES.has(key) || key === "Enter";
  return false;
}

// JupyterLab listens on the way up, Notebook 7 on the way down: only the window is before both.
// The browser's own act (a slider moves, a button is pressed) comes after, all the same; an
// element with an act of its own for keys has it as `claimed`, for its listeners hear nothing.
function claimKeys(root) {
  const claim = (event) => {
    if (!root.contains(event.target) || !uses(event.target, event)) return;
    event.stopPropagation();
    if (event.type === "keydown") event.target.claimed?.(event);
  };
  // JupyterLab keeps undo and redo from every field that is not its own.
  const undo = (event) => event.inputType?.startsWith("history") && root.contains(event.target) && event.stopPropagation();
  const heard = { keydown: claim, keypress: claim, beforeinput: undo };
  for (const [name, act] of Object.entries(heard)) window.addEventListener(name, act, true);
  return () => {
    for (const [name, act] of Object.entries(heard)) window.removeEventListener(name, act, true);
  };
}

// A restarted kernel leaves the widget on the page with nobody behind it. Only the model that
// the manager holds knows; anywidget hands out a stand-in.
function pulse(model) {
  let found = null;
  const held = Promise.resolve(model.widget_manager?.get_model(model.get("key")));
  held.then((it) => (found = it)).catch(() => {});
  return () => found?.comm_live !== false;
}

function afterRest(milliseconds, act) {
  let timer = null;
  const run = () => {
    timer = null;
    act();
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(run, milliseconds);
  };
  later.waiting = () => timer !== null;
  later.cancel = () => {
    clearTimeout(timer);
    timer = null;
  };
  later.now = () => {
    if (timer === null) return;
    clearTimeout(timer);
    run();
  };
  return later;
}

// Acts follow what the model tells, until what this returns is called.
function listen(model, acts) {
  const all = (way) => Object.entries(acts).forEach(([name, act]) => model[way](name, act));
  all("on");
  return () => all("off");
}

const same = (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

// A file made in the page: nothing is asked of a server.
function download(blob, name) {
  const url = URL.createObjectURL(blob);
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
