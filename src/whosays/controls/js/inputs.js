// Inputs that are chosen: one, several, marks on phrases, pairs. A maker takes
// (spec, say, changed) and gives { node, get, set }: native elements with visible labels,
// the answer as plain JSON.

function group(prompt, ...children) {
  const legend = h("legend", { class: "ws-prompt" }, rich(prompt));
  return h("fieldset", { class: "ws-group" }, legend, ...children);
}

function options(spec, type, changed) {
  const name = uid();
  const boxes = new Map();
  const list = h("div", { class: "ws-options" });
  for (const option of spec.options ?? []) {
    const box = h("input", { type, name, value: option.id, onchange: changed });
    boxes.set(option.id, box);
    list.append(h("label", { class: "ws-option" }, box, h("span", {}, rich(option.text))));
  }
  return { list, boxes };
}

function oneChoice(spec, say, changed) {
  const { list, boxes } = options(spec, "radio", changed);
  return {
    node: group(spec.prompt, list),
    get: () => [...boxes].find(([, box]) => box.checked)?.[0] ?? null,
    set: (answer) => boxes.forEach((box, id) => (box.checked = id === answer)),
  };
}

function several(spec, say, changed) {
  const { list, boxes } = options(spec, "checkbox", changed);
  return {
    node: group(spec.prompt, h("p", { class: "ws-hint" }, say("several")), list),
    get: () => [...boxes].filter(([, box]) => box.checked).map(([id]) => id),
    set: (answer) => boxes.forEach((box, id) => (box.checked = (answer ?? []).includes(id))),
  };
}

// The phrase with the marks it carries, as it stands in the passage.
function paintPhrase(node, text, labels, marked) {
  const tags = labels.filter((label) => marked.has(label.id));
  const lines = tags.map((label) => `ws-line${labels.indexOf(label) % 4}`);
  node.className = ["ws-phrase", ...lines.slice(0, 1)].join(" ");
  node.replaceChildren(rich(text), ...tags.map((tag) => h("span", { class: "ws-tag" }, tag.text)));
}

function marks(spec, say, changed) {
  const labels = spec.labels ?? [];
  const phrases = new Map();
  const passage = h("p", { class: "ws-passage" });
  const rows = h("div", { class: "ws-rows" });
  const paint = ({ text, inPassage, buttons, marked }) => {
    paintPhrase(inPassage, text, labels, marked);
    buttons.forEach((button, id) => button.setAttribute("aria-pressed", String(marked.has(id))));
  };
  for (const span of spec.spans ?? []) {
    if (!span.id) {
      passage.append(rich(span.text));
      continue;
    }
    const name = uid();
    const phrase = { text: span.text, inPassage: h("span"), buttons: new Map(), marked: new Set() };
    const toggle = (id) => {
      if (!phrase.marked.delete(id)) phrase.marked.add(id);
      paint(phrase);
      changed();
    };
    labels.forEach((label, place) => {
      const button = { type: "button", class: `ws-toggle ws-line${place % 4}`, "aria-pressed": "false" };
      const swatch = h("span", { class: "ws-swatch", "aria-hidden": "true" });
      const press = () => toggle(label.id);
      phrase.buttons.set(label.id, h("button", { ...button, onclick: press }, swatch, label.text));
    });
    const toggles = h("span", { class: "ws-toggles" }, ...phrase.buttons.values());
    const words = h("span", { id: name, class: "ws-row-text" }, rich(span.text));
    rows.append(h("div", { class: "ws-row", role: "group", "aria-labelledby": name }, words, toggles));
    passage.append(phrase.inPassage);
    phrases.set(span.id, phrase);
    paint(phrase);
  }
  const flows = (spec.spans ?? []).some((span) => !span.id);
  const marked = ({ marked }) => labels.map((label) => label.id).filter((id) => marked.has(id));
  return {
    node: group(spec.prompt, flows ? passage : null, h("p", { class: "ws-hint" }, say("marks")), rows),
    get: () =>
      Object.fromEntries(
        [...phrases].map(([id, phrase]) => [id, marked(phrase)]).filter(([, ids]) => ids.length),
      ),
    set: (answer) =>
      phrases.forEach((phrase, id) => {
        phrase.marked = new Set(answer?.[id] ?? []);
        paint(phrase);
      }),
  };
}

function matching(spec, say, changed) {
  const selects = new Map();
  const rows = h("div", { class: "ws-rows" });
  for (const item of spec.items ?? []) {
    const name = uid();
    const select = h("select", { id: name, class: "ws-select", onchange: changed });
    select.append(h("option", { value: "" }, say("choose")));
    for (const target of spec.targets ?? []) {
      select.append(h("option", { value: target.id }, target.text));
    }
    selects.set(item.id, select);
    const label = h("label", { for: name, class: "ws-row-text" }, rich(item.text));
    rows.append(h("div", { class: "ws-row" }, label, select));
  }
  return {
    node: group(spec.prompt, rows),
    get: () =>
      Object.fromEntries(
        [...selects].map(([id, select]) => [id, select.value]).filter(([, value]) => value),
      ),
    set: (answer) => selects.forEach((select, id) => (select.value = answer?.[id] ?? "")),
  };
}
