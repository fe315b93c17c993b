// The bar at the foot of a lesson that is shown, and the list of its keys.

function presenterBar(say, act) {
  const button = (name, press) => h("button", { type: "button", class: "ws-button ws-small", "aria-label": say(name), title: say(name), onclick: press });
  const back = button("step_back", act.back);
  const next = button("step_next", act.next);
  back.append(mark("back"));
  next.append(mark("forward"));
  const word = (name, press) => h("button", { type: "button", class: "ws-button ws-small", onclick: press }, say(name));
  const smaller = button("smaller", () => act.size(-1));
  const larger = button("larger", () => act.size(1));
  smaller.append("A−");
  larger.append("A+");
  const parts = {
    place: h("span", { class: "ws-place" }),
    told: h("span", { class: "ws-told", role: "status", "aria-live": "polite" }),
    code: h("button", { type: "button", class: "ws-button ws-small", "aria-pressed": "false", onclick: act.code }, say("code")),
    keys: h("div", { class: "ws-keys", role: "group", tabindex: "0", "aria-label": say("keys"), hidden: true },
      h("dl", {}, ...["next", "back", "ends", "scroll", "size", "full", "code", "close", "help"].map((name) =>
        h("div", {}, h("dt", {}, say(`key_${name}`)), h("dd", {}, say(`does_${name}`)))))),
  };
  parts.node = h("div", { class: "ws ws-presenter", role: "group", "aria-label": say("presenting") },
    parts.keys, parts.told, parts.place, back, next, smaller, larger, parts.code, word("keys", act.help), word("stop", act.close));
  return parts;
}
