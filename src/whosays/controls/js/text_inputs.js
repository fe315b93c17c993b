// Inputs that are typed: number, range, probability, text; and the scale of confidence.

function textField(label, changed, { unit = "", mode = "decimal", describedBy = null } = {}) {
  const id = uid();
  const box = h("input", {
    id, type: "text", inputmode: mode, class: "ws-box", autocomplete: "off",
    spellcheck: "false", "aria-describedby": describedBy, oninput: changed,
  });
  const after = unit ? h("span", { class: "ws-unit" }, unit) : null;
  return { box, label: h("label", { for: id }, label), line: h("span", { class: "ws-boxline" }, box, after) };
}

function number(spec, say, changed) {
  const hint = uid();
  const field = textField(rich(spec.prompt), changed, { unit: spec.unit, describedBy: hint });
  field.label.className = "ws-prompt";
  const note = h("p", { class: "ws-hint", id: hint }, say("number"));
  return {
    node: h("div", { class: "ws-group" }, field.label, field.line, note),
    get: () => field.box.value,
    set: (answer) => (field.box.value = answer ?? ""),
  };
}

function range(spec, say, changed) {
  const names = ["low", "best", "high"];
  const fields = names.map((name) => textField(say(name), changed, { unit: spec.unit }));
  const cells = fields.map(({ label, line }) => h("div", { class: "ws-cell" }, label, line));
  return {
    node: group(spec.prompt, h("p", { class: "ws-hint" }, say("range")), h("div", { class: "ws-cells" }, cells)),
    get: () => Object.fromEntries(names.map((name, place) => [name, fields[place].box.value])),
    set: (answer) => fields.forEach(({ box }, place) => (box.value = answer?.[names[place]] ?? "")),
  };
}

function probability(spec, say, changed) {
  const field = textField(say("percent_label"), () => follow(field.box.value, true), { unit: "%" });
  const slide = h("input", {
    type: "range", min: 0, max: 100, step: 5, class: "ws-slide", "aria-label": say("slider_label"),
    oninput: () => follow(slide.value, true),
  });
  const follow = (text, told) => {
    const percent = parseFloat(String(text).replace(",", "."));
    const known = Number.isFinite(percent);
    if (field.box.value !== String(text)) field.box.value = text;
    slide.value = known ? percent : 50;
    slide.classList.toggle("ws-unset", !known);
    slide.setAttribute("aria-valuetext", known ? say("percent", { n: percent }) : say("unset"));
    if (told) changed();
  };
  const ends = h("div", { class: "ws-ends", "aria-hidden": "true" },
    h("span", {}, say("surely_false")), h("span", {}, say("surely_true")));
  const statement = spec.statement ? h("p", { class: "ws-statement" }, rich(spec.statement)) : null;
  follow("", false);
  return {
    node: group(spec.prompt, statement,
      h("div", { class: "ws-chance" }, h("div", { class: "ws-track" }, slide, ends),
        h("div", { class: "ws-cell" }, field.label, field.line))),
    get: () => field.box.value,
    set: (answer) => follow(answer ?? "", false),
  };
}

const countWords = (text) => (text.trim() ? text.trim().split(/\s+/).length : 0);

function writing(prompt, say, changed, { lines = 4, least = 0 } = {}) {
  const [name, note] = [uid(), uid()];
  const count = h("p", { class: "ws-hint", id: note });
  const typed = () => {
    const values = { n: countWords(area.value), least };
    count.textContent = say(least ? "words_of" : "words", values);
  };
  const area = h("textarea", {
    id: name, rows: lines, class: "ws-area", "aria-describedby": note,
    oninput: () => (typed(), changed()),
  });
  const label = h("label", { for: name, class: "ws-prompt" }, rich(prompt));
  typed();
  return { area, typed, parts: [label, area, count] };
}

function shortText(spec, say, changed) {
  const { area, typed, parts } = writing(spec.prompt, say, changed, { least: spec.min_words });
  const { list, boxes } = options({ options: spec.rubric }, "checkbox", changed);
  const check = h("fieldset", { class: "ws-rubric" }, h("legend", {}, say("rubric")), list);
  return {
    node: h("div", { class: "ws-group" }, ...parts, boxes.size ? check : null),
    get: () => ({
      text: area.value,
      rubric: [...boxes].filter(([, box]) => box.checked).map(([id]) => id),
    }),
    set: (answer) => {
      area.value = answer?.text ?? "";
      boxes.forEach((box, id) => (box.checked = (answer?.rubric ?? []).includes(id)));
      typed();
    },
  };
}

function plainText(spec, say, changed) {
  if ((spec.lines ?? 1) > 1) {
    const { area, typed, parts } = writing(spec.prompt, say, changed, spec);
    return {
      node: h("div", { class: "ws-group" }, ...parts),
      get: () => area.value,
      set: (answer) => ((area.value = answer ?? ""), typed()),
    };
  }
  const field = textField(rich(spec.prompt), changed, { mode: "text" });
  field.label.className = "ws-prompt";
  field.box.classList.add("ws-wide");
  return {
    node: h("div", { class: "ws-group" }, field.label, field.line),
    get: () => field.box.value,
    set: (answer) => (field.box.value = answer ?? ""),
  };
}

// A scale from "just guessing" to "certain": chance is where guessing starts.
function confidence(spec, say, changed) {
  const name = uid();
  const scale = spec.scale ?? [0, 20, 40, 60, 80, 100];
  const boxes = scale.map((percent) => h("input", { type: "radio", name, value: percent, onchange: changed }));
  const ends = { 0: say("guessing"), [scale.length - 1]: say("certain") };
  const cells = boxes.map((box, place) =>
    h("label", { class: "ws-sure" }, box, h("span", {}, say("percent", { n: scale[place] })),
      ends[place] ? h("span", { class: "ws-sure-word" }, ends[place]) : null));
  const legend = h("legend", {}, spec.prompt ? rich(spec.prompt) : say("confidence"));
  return {
    node: h("fieldset", { class: "ws-confidence" }, legend, h("div", { class: "ws-scale" }, cells)),
    get: () => {
      const chosen = boxes.findIndex((box) => box.checked);
      return chosen < 0 ? null : scale[chosen];
    },
    set: (answer) => boxes.forEach((box, place) => (box.checked = scale[place] === answer)),
  };
}

// A sentence beside a button: there is nothing to give but the press.
const press = (spec) => ({ node: h("p", {}, rich(spec.prompt)), get: () => "", set: () => {} });

const INPUTS = {
  "one-choice": oneChoice, several, number, range, probability, marks, matching,
  "short-text": shortText, text: plainText, confidence, button: press,
};
