// The question card: prompt, input, confidence, Check, hints, explanation, and what is saved.

const MARKS = {
  right: "M3 8.5 6.5 12 13 4.5",
  wrong: "M4 4 12 12 M12 4 4 12",
  note: "M8 3.2 8 3.4 M8 7 8 13",
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

function renderCard({ model, el }) {
  const spec = model.get("spec");
  const say = speaker(model.get("words"));
  let current = null;
  const changed = () => {
    current = input.get();
    model.set("answer", current);
  };
  const input = INPUTS[spec.kind](spec, say, changed);
  const check = h("button", { type: "submit", class: "ws-button ws-main" }, say("check"));
  const feedback = h("div", { class: "ws-feedback", role: "status", "aria-live": "polite" });
  const submit = (event) => {
    event.preventDefault();
    model.send({ type: "submit", answer: input.get(), confidence: null });
  };
  const form = h("form", { class: "ws-card", onsubmit: submit }, input.node, h("div", { class: "ws-actions" }, check), feedback);
  const show = () => {
    const state = model.get("feedback") ?? {};
    feedback.replaceChildren();
    if (!state.heading) return;
    feedback.append(h("p", { class: "ws-heading" }, mark(state.outcome === "right" ? "right" : "note"), state.heading));
    for (const item of state.explanations ?? []) feedback.append(h("p", {}, rich(item.text)));
  };
  input.set(model.get("answer"));
  model.on("change:feedback", show);
  show();
  claimKeys(form);
  el.replaceChildren(form);
  return () => model.off("change:feedback", show);
}
