// One maker for each kind of input. A maker takes (spec, say, changed) and gives
// { node, get, set }: native elements with visible labels, the answer as plain JSON.

function group(prompt, ...children) {
  const field = h("fieldset", { class: "ws-group" }, h("legend", { class: "ws-prompt" }, rich(prompt)));
  field.append(...children);
  return field;
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
