// A file on offer: what it will hold, the button that makes it, and where it went.

function renderOffer({ model, el }) {
  const say = speaker(model.get("words"));
  const alive = pulse(model);
  const [problem, note] = [status("ws-problem"), status("ws-note")];
  const lead = h("p", {});
  const holds = h("ul", { class: "ws-holds" });
  const more = h("div", { class: "ws-more" });
  const text = h("pre", {});
  const room = h("div", { class: "ws-table-room", tabindex: "0", role: "group", "aria-label": say("inside"), hidden: true }, text);
  const inside = h("details", { class: "ws-table" }, h("summary", {}, say("inside")), room);
  const button = h("button", { type: "button", class: "ws-button ws-main" }, model.get("button"));
  const actions = h("div", { class: "ws-actions" }, button);
  let making = false;

  const warn = (words) =>
    problem.replaceChildren(words ? warning(rich(words)) : "");
  const slow = afterRest(4000, () => warn(say("slow")));
  const settle = () => {
    making = false;
    slow.cancel();
    button.removeAttribute("aria-disabled");
    button.textContent = model.get("button");
  };
  const dead = () => {
    settle();
    warn(say("restarted"));
  };
  const send = (type) => {
    if (!alive()) return dead();
    try {
      model.send({ type });
    } catch {
      dead();
    }
  };
  // What was answered since the cell ran belongs to it: told anew when somebody comes near.
  const look = afterRest(150, () => alive() && !making && send("look"));
  const make = () => {
    if (making) return;
    making = true;
    button.setAttribute("aria-disabled", "true");
    button.textContent = say("making");
    note.replaceChildren();
    warn("");
    slow();
    send("make");
  };
  const show = () => {
    const told = model.get("told");
    lead.replaceChildren(rich(told.lead ?? ""));
    holds.replaceChildren(...(told.holds ?? []).map((line) => h("li", {}, rich(line))));
    more.replaceChildren(...(told.more ?? []).map((line) => h("p", {}, rich(line))));
    text.textContent = told.inside ?? "";
    holds.hidden = actions.hidden = !told.holds?.length;
    inside.hidden = !told.inside;
  };
  const answered = (message) => {
    if (message.type === "forget") {
      note.replaceChildren();
      return warn("");
    }
    if (message.type !== "reply" || message.to !== "make") return;
    settle();
    warn(message.failed ? say("failed") : "");
    const { file } = message;
    if (!file) return;
    if (file.name) download(new Blob([file.text], { type: file.type }), file.name);
    const made = file.name && say("made", { name: file.name });
    note.replaceChildren(...[made, file.note].filter(Boolean).map((line) => h("p", {}, line)));
    look();
  };
  const watch = {
    "change:told": show,
    "msg:custom": answered,
    comm_live_update: () => !alive() && dead(),
    "comm:close": dead,
  };
  button.addEventListener("click", make);
  inside.addEventListener("toggle", () => (room.hidden = !inside.open));
  const node = h("section", { class: "ws ws-offer", "aria-label": model.get("label"), onpointerenter: look, onfocusin: look },
    h("p", { class: "ws-kicker" }, model.get("label")), lead, holds, more, actions, problem, note, inside);
  const eye = new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && look());
  eye.observe(node);
  show();
  const release = claimKeys(node);
  el.replaceChildren(node);
  const unwatch = listen(model, watch);
  return () => {
    release();
    eye.disconnect();
    look.cancel();
    slow.cancel();
    unwatch();
  };
}
