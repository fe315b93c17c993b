// An input that stands on its own: the same makers as in the card, one value.

function renderInput({ model, el }) {
  const spec = model.get("spec");
  const kind = model.get("kind");
  const say = speaker(model.get("words"));
  const alive = pulse(model);
  const field = kind === "slider" ? "index" : "value";
  const typed = ["text", "number", "range"].includes(kind);
  const problem = status("ws-problem");
  const note = status("ws-note");
  // Set and sent in one go: the echo of an older value would otherwise undo a newer one.
  const tell = () => {
    model.set(field, input.get());
    if (alive()) model.save_changes();
    else dead();
  };
  const told = afterRest(300, tell);
  const changed = typed ? told : tell;
  const dead = () => problem.replaceChildren(warning(say("restarted")));
  const submit = (event) => {
    event.preventDefault();
    told.now();
    if (!alive()) dead();
    else if (spec.button) model.send({ type: "submit", value: input.get() });
  };
  const make = () => {
    const told = model.get("spec");
    return kind === "slider" ? stepper(told, say, changed) : INPUTS[kind](told, say, changed);
  };
  let input = make();
  const button = spec.button
    ? h("div", { class: "ws-actions" }, h("button", { type: "submit", class: "ws-button ws-main" }, spec.button))
    : null;
  const show = () => {
    if (!told.waiting() && !same(model.get(field), input.get())) input.set(model.get(field));
  };
  // Python gave other options: the input is made anew in its place.
  const renew = () => {
    const old = input.node;
    const held = old.contains(document.activeElement);
    input = make();
    old.replaceWith(input.node);
    input.set(model.get(field));
    if (held) input.node.querySelector(":checked, input, textarea, select")?.focus();
  };
  const showNote = () => note.replaceChildren(rich(model.get("note")));
  const watch = {
    "change:spec": renew,
    [`change:${field}`]: show,
    "change:note": showNote,
    comm_live_update: () => !alive() && dead(),
  };

  // Who leaves has typed all: a button elsewhere may need it at once.
  const form = h("form", { class: "ws ws-input", onsubmit: submit, onfocusout: told.now, autocomplete: "off" },
    h("div", { class: "ws-asks" }, input.node, button), note, problem);
  input.set(model.get(field));
  showNote();
  const release = claimKeys(form);
  el.replaceChildren(form);
  const unwatch = listen(model, watch);
  return () => {
    release();
    told.now();
    unwatch();
  };
}
