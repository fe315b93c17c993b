// A verdict: one of several, pieces of evidence found in a long list, and the smallest repair.

function evidence(rows, say, changed) {
  const known = new Map(rows.map((row) => [row.id, row]));
  const list = h("ul", { class: "ws-evidence", "aria-label": say("evidence_list") });
  const told = status("ws-fits");
  let kept = [];
  const many = () =>
    kept.length > 1 ? say("evidence_many", { n: kept.length }) : say(kept.length ? "evidence_one" : "evidence_none");
  const tell = (word) => (told.textContent = [word, many()].filter(Boolean).join(" "));
  const piece = (id) => {
    const { text, url } = known.get(id) ?? { text: id };
    const name = uid();
    const page = url ? link(url, say("evidence_page", { host: new URL(url).host })) : null;
    const remove = h("button", {
      type: "button", class: "ws-button ws-small", "aria-describedby": name, onclick: () => drop(id),
    }, say("evidence_remove"));
    return h("li", {}, h("span", { class: "ws-row-text" }, h("span", { id: name }, text), " ", page), remove);
  };
  const paint = (word) => {
    list.replaceChildren(...kept.map(piece));
    list.hidden = !kept.length;
    tell(word);
  };
  // The button that was pressed is gone: the next one has the focus, or the box to search in.
  const drop = (id) => {
    const place = kept.indexOf(id);
    kept = kept.filter((each) => each !== id);
    paint(say("evidence_removed"));
    const left = list.querySelectorAll("button");
    (left[Math.min(place, left.length - 1)] ?? search.node.querySelector("input"))?.focus();
    changed();
  };
  const add = () => {
    const id = search.get();
    search.set(null);
    if (kept.includes(id)) return tell(say("evidence_there"));
    kept = [...kept, id];
    paint(say("evidence_added"));
    changed();
  };
  const search = picker({ prompt: say("evidence"), options: rows }, say, add);
  return {
    node: h("div", { class: "ws-judging-part" }, rows.length ? search.node : null, told, list),
    get: () => kept,
    set: (ids) => {
      kept = [...(ids ?? [])];
      paint("");
    },
  };
}

function judging(spec, say, changed) {
  const choice = oneChoice(spec, say, changed);
  const pieces = evidence(spec.rows ?? [], say, changed);
  const { area, typed, parts } = writing(say("repair"), say, changed, { lines: 2 });
  return {
    node: h("div", { class: "ws-judging" }, choice.node, pieces.node, h("div", { class: "ws-group" }, ...parts)),
    get: () => ({ verdict: choice.get() ?? "", evidence: pieces.get(), repair: area.value }),
    set: (answer) => {
      choice.set(answer?.verdict ?? null);
      pieces.set(answer?.evidence);
      area.value = answer?.repair ?? "";
      typed();
    },
  };
}

INPUTS.verdict = judging;
