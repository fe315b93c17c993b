// Controls and figures that belong together, under one name, with the line of code below.

function renderGroup({ model, el }) {
  const room = h("div", { class: "ws-members" });
  const code = h("p", { class: "ws-codeline" });
  const fold = model.get("fold");
  const inside = fold ? h("details", { class: "ws ws-table" }, h("summary", {}, fold), room) : room;
  const node = h("div", { class: "ws-together", role: "group", "aria-label": model.get("label") },
    inside, h("div", { class: "ws" }, code));
  const views = new Map();
  let [turn, gone] = [0, false];
  const viewOf = async (id) => {
    const found = await model.widget_manager.get_model(id.replace("IPY_MODEL_", ""));
    return model.widget_manager.create_view(found);
  };
  // Who stays is not drawn anew: it keeps its place, its focus and its pictures.
  const fill = async () => {
    const mine = (turn += 1);
    const wanted = model.get("children");
    const fresh = wanted.filter((id) => !views.has(id));
    const made = await Promise.all(fresh.map(viewOf));
    if (gone || mine !== turn) return made.forEach((view) => view.remove());
    fresh.forEach((id, place) => views.set(id, made[place]));
    for (const [id, view] of views) {
      if (wanted.includes(id)) continue;
      views.delete(id);
      view.remove();
    }
    wanted.forEach((id, place) => {
      const { el: child } = views.get(id);
      if (room.children[place] !== child) room.insertBefore(child, room.children[place] ?? null);
    });
  };
  const tell = () => {
    code.replaceChildren(rich(model.get("code")));
    code.hidden = !model.get("code");
  };
  const watch = { "change:children": fill, "change:code": tell };
  const unwatch = listen(model, watch);
  el.replaceChildren(node);
  tell();
  fill();
  return () => {
    gone = true;
    unwatch();
    views.forEach((view) => view.remove());
  };
}
