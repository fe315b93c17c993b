// A slider over steps, with a number box, a date box or a list beside it.

function nearest(steps, value) {
  const gaps = steps.map((step) => Math.abs(step.number - value));
  return gaps.indexOf(Math.min(...gaps));
}

// spec: { label, unit, kind: "number" | "date" | "text", steps: [{ value, text, number }] }
function stepper(spec, say, moved) {
  const { steps } = spec;
  const [slideId, boxId] = [uid(), uid()];
  const last = steps.length - 1;
  let index = 0;
  const value = h("span", { class: "ws-value", "aria-hidden": "true" });
  const slide = h("input", {
    id: slideId, type: "range", min: 0, max: last, step: 1, class: "ws-slide",
    oninput: () => go(Number(slide.value)),
  });
  const arrow = (name, by, path) => {
    const button = h("button", {
      type: "button", class: "ws-arrow", "aria-label": say(name), onclick: () => go(index + by),
    });
    button.append(mark(path));
    return button;
  };
  const box = stepBox(spec, boxId, say, (to) => go(to));
  const inWords = () => [steps[index].text, spec.unit].filter(Boolean).join(" ");
  const show = () => {
    slide.value = index;
    slide.setAttribute("aria-valuetext", `${inWords()} (${say("step_of", { n: index + 1, all: last + 1 })})`);
    value.textContent = inWords();
    if (document.activeElement !== box) box.value = spec.kind === "text" ? index : steps[index].value;
  };
  const go = (to) => {
    const next = Math.max(0, Math.min(last, to));
    const changed = next !== index;
    index = next;
    show();
    if (changed) moved(index);
  };
  const node = h("div", { class: "ws-stepper" },
    h("div", { class: "ws-stepper-head" }, h("label", { for: slideId }, rich(spec.label)), value),
    h("div", { class: "ws-stepper-line" }, arrow("back", -1, "back"), slide, arrow("forward", 1, "forward"),
      h("span", { class: "ws-stepper-box" }, h("label", { for: boxId }, say("go_to")), box,
        spec.unit ? h("span", { class: "ws-unit" }, spec.unit) : null)));
  show();
  return {
    node,
    get: () => index,
    set: (to) => {
      index = Math.max(0, Math.min(last, to));
      show();
    },
  };
}

function stepBox(spec, id, say, go) {
  const { steps, kind } = spec;
  if (kind === "text") {
    const list = h("select", { id, class: "ws-select", onchange: () => go(Number(list.value)) });
    list.append(...steps.map((step, place) => h("option", { value: place }, step.text)));
    return list;
  }
  const date = kind === "date";
  const read = () => (date ? Date.parse(box.value) / 86_400_000 : parseFloat(box.value.replace(",", ".")));
  const follow = () => Number.isFinite(read()) && go(nearest(steps, read()));
  // A typed year passes through 0002 and 0020, and Chromium calls each a change: only a date
  // within the steps is followed at once.
  const typed = () => {
    if (read() >= steps[0].number && read() <= steps.at(-1).number) follow();
  };
  const settle = () => {
    const place = Number.isFinite(read()) ? nearest(steps, read()) : null;
    if (place !== null) {
      go(place);
      box.value = steps[place].value;
    }
  };
  const limits = date ? { min: steps[0].value, max: steps.at(-1).value } : { inputmode: "decimal" };
  const box = h("input", {
    id, type: date ? "date" : "text", class: "ws-box", autocomplete: "off", ...limits,
    oninput: typed, onblur: settle, onchange: date ? typed : settle,
  });
  // Enter ends the typing: a day before the first or after the last becomes that one.
  box.claimed = (event) => event.key === "Enter" && settle();
  return box;
}
