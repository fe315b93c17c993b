// Shows a lesson to a class: one step after the other, in large type, by keyboard or clicker.

const NEXT = new Set(["ArrowRight", "PageDown", " "]);
const BACK = new Set(["ArrowLeft", "PageUp"]);
const SIZES = [0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.4, 1.6, 1.8];
const START = "F8";

function presenterOf(model, el, say) {
  let [panel, stage, stops, at, busy, size] = [null, null, [], 0, false, SIZES.indexOf(1)];
  let [veil, bar, left, grows, landed, figureWas] = [null, null, null, null, null, false];
  const find = () => (panel = el.closest(".jp-NotebookPanel") ?? panel);
  const on = () => !!bar;
  const room = () => panel.querySelector(".jp-WindowedPanel-outer") ?? panel.querySelector(".jp-Notebook");
  const tell = (text) => (bar.told.textContent = text);

  const replan = () => {
    const cells = stage.list();
    if (!cells) return null;
    const here = stops[at] ?? left ?? {};
    stops = stopsOf(cells);
    at = sameStop(stops, here);
    return new Map(cells.map((cell) => [cell.id, cell]));
  };
  // What the press before brought in: a text, a figure, a card.
  const pieceOf = (cells, { id, part }) => {
    const cell = cells.get(id);
    return cell.text ? cell.node : (piecesOf(cell.node)[part] ?? cell.node);
  };
  const cardOf = (piece) => (piece.matches(".ws-card") ? piece : piece.querySelector(".ws-card"));
  // Where both do not fit, the texts above make room for what came. A figure comes late, and grows.
  const settle = (cells, { above, id }, piece) => {
    const alone = () => above.length && room().scrollHeight > room().clientHeight + 2;
    const hide = (off) => above.forEach((each) => each !== id && cells.get(each).node.classList.toggle("ws-off", off));
    grows?.disconnect();
    room().scrollTop = 0;
    hide(false);
    grows = new ResizeObserver(() => alone() && !cells.get(id).text && hide(true));
    grows.observe(piece);
    if (!alone()) return;
    if (cells.get(id).text) room().scrollTop = room().scrollHeight;
    else hide(true);
  };
  const show = (cells) => {
    const stop = stops[at];
    const visible = new Set([...stop.above, stop.id]);
    const piece = pieceOf(cells, stop);
    cells.forEach(({ id, node }) => {
      node.classList.toggle("ws-now", visible.has(id));
      node.classList.remove("ws-off");
    });
    panel.querySelectorAll(".ws-now-card, .ws-shown").forEach((each) => each.classList.remove("ws-now-card", "ws-shown"));
    const listed = piece.matches(".ws-card");
    cells.get(stop.id).node.classList.toggle("ws-one-card", listed);
    if (listed) piece.classList.add("ws-now-card");
    // Python holds a card of a list back until the one before is answered; a class may go on.
    for (let up = piece.parentElement; listed && !up.matches(".jp-OutputArea"); up = up.parentElement) up.classList.add("ws-shown");
    piece.querySelectorAll(".ws-card").forEach(veil.cover);
    if (listed) veil.cover(piece);
    const all = stops.at(-1).step;
    bar.place.textContent = say("place", { n: stop.step, all });
    const text = [stop.title, say("place", { n: stop.step, all })].filter(Boolean).join(/[.?!]$/.test(stop.title) ? " " : ". ");
    tell("");
    bar.spoken.textContent = text;
    settle(cells, stop, piece);
    landed = piece;
    piece.setAttribute("tabindex", "-1");
    piece.classList.add("ws-landed");
    piece.focus({ preventScroll: true });
  };
  const hold = (now) => {
    busy = now;
    bar?.node.setAttribute("aria-busy", String(now));
  };
  // Goes to a stop; what was not run yet on the way there is run, and what shows nothing is passed.
  const goTo = async (to, by) => {
    if (busy) return;
    hold(true);
    try {
      let cells = replan();
      at = Math.max(0, Math.min(stops.length - 1, to));
      while (cells && !cells.get(stops[at].id).run) {
        const { id } = stops[at];
        const order = [...cells.keys()];
        const open = order.slice(0, order.indexOf(id) + 1).filter((each) => !cells.get(each).run && cells.get(each).parts);
        if (!stage.run) return show(cells), tell(say("unrun"));
        tell(say("running"));
        const next = stops[Math.max(0, at + by)]?.id;
        await stage.run(open);
        if (!on()) return;
        cells = replan();
        const shows = stops.some((each) => each.id === id);
        if (!shows && next) at = sameStop(stops, { id: next, part: 0 });
        if (cells.get(id).run || shows) break;
        return show(cells), tell(say("failed"));
      }
      if (cells) show(cells);
    } finally {
      hold(false);
    }
  };
  // One screen on, or as far as to the top of a chart that would be cut. A key of a person ends the
  // watch: nothing moves any more of itself.
  const page = (by) => {
    grows?.disconnect();
    const scroller = room();
    const { top, bottom } = scroller.getBoundingClientRect();
    const left = by > 0 ? scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop : scroller.scrollTop;
    if (left < 0.03 * scroller.clientHeight) return false;
    const frames = [...panel.querySelectorAll(".ws-now .ws-frame")].map((each) => each.getBoundingClientRect());
    const cut = by > 0 && frames.find((each) => each.top > top + 0.1 * innerHeight && each.top < bottom && each.bottom > bottom);
    scroller.scrollTop += cut ? cut.top - top - 0.01 * innerHeight : by * 0.85 * scroller.clientHeight;
    return true;
  };
  const covered = () => [...panel.querySelectorAll(".ws-now .ws-veiled, .ws-now .ws-veiled-reply")].find((card) => card.offsetParent);
  const next = () => {
    if (busy || page(1)) return;
    const card = covered();
    if (card) return veil.lift(card), void page(0.5);
    if (at + 1 >= stops.length) return tell(say("last"));
    return goTo(at + 1, 1);
  };
  const back = () => {
    if (busy || page(-1)) return;
    return at > 0 ? goTo(at - 1, -1) : tell(say("first"));
  };
  const resize = (by) => {
    size = by ? Math.max(0, Math.min(SIZES.length - 1, size + by)) : SIZES.indexOf(1);
    panel.style.setProperty("--ws-large", SIZES[size]);
    tell(say("type", { n: Math.round(100 * SIZES[size]) }));
  };
  const help = () => {
    bar.keys.hidden = !bar.keys.hidden;
    (bar.keys.hidden ? landed : bar.keys)?.focus({ preventScroll: true });
  };
  const code = () => {
    const seen = panel.classList.toggle("ws-with-code");
    bar.code.setAttribute("aria-pressed", String(seen));
    // To be seen, not to be changed.
    panel.querySelectorAll(".jp-CodeCell .jp-Cell-inputWrapper").forEach((each) => (each.inert = true));
  };

  const act = (event) => {
    const { key, shiftKey } = event;
    if (NEXT.has(key) && !shiftKey) next();
    else if (BACK.has(key) || (key === " " && shiftKey)) back();
    else if (key === "Home") goTo(0, 1);
    else if (key === "End") goTo(Infinity, -1);
    else if (key === "ArrowDown" || key === "ArrowUp") (bar.keys.hidden ? room() : bar.keys).scrollTop += (key === "ArrowDown" ? 0.12 : -0.12) * innerHeight;
    else if (key === "+" || key === "=") resize(1);
    else if (key === "-" || key === "−") resize(-1);
    else if (key === "0") resize(0);
    else if (key === "c" || key === "C") code();
    else if (key === "f" || key === "F") full();
    else if (key === "?") help();
    else if (key === "Escape" || key === START) close();
    // The start key of a clicker would load the page anew.
    else return key === "F5";
    return true;
  };
  // In a full screen the keys move along the chart, and past its last point back to the step.
  const inFull = ({ key, shiftKey }) => {
    const by = NEXT.has(key) && !shiftKey ? 1 : BACK.has(key) || key === " " ? -1 : 0;
    if (by ? !movePoint(figureFull(), by) : ["f", "F", "Escape", START].includes(key)) document.exitFullscreen();
    return by !== 0 || key === START || key === "F5";
  };
  const full = () => {
    const figure = [...panel.querySelectorAll(".ws-now .ws-fig")].find((each) => each.offsetParent);
    if (figure) figure.querySelector(".ws-tools .ws-button").click();
    else tell(say("no_chart"));
  };
  const hear = (event) => {
    if (!on()) {
      if (event.key !== START || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      if (!find()?.isConnected || !panel.offsetParent) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      return void begin();
    }
    const { target, key } = event;
    panel.classList.add("ws-still");
    // A clicker goes on from a box of one line and from a list: there its two keys are of no use.
    const pages = (key === "PageDown" || key === "PageUp") && !target.matches?.("textarea");
    // A picker that is open keeps its keys for itself.
    const open = (key === "Escape" || pages) && target.getAttribute?.("aria-expanded") === "true";
    const chord = event.ctrlKey || event.metaKey || event.altKey;
    // Saving is JupyterLab's.
    if (chord && key.toLowerCase() === "s") return;
    if (open || (!pages && owns(target, event))) return;
    // Nothing that stands behind hears a key: to the notebook a letter may mean to cut a cell.
    event.stopPropagation();
    if (chord) return;
    if (again) fill();
    again = false;
    if (figureFull() ? inFull(event) : act(event)) event.preventDefault();
  };
  // On a button only Enter and Space press it; its letters and arrows are the presenter's.
  const owns = (target, event) => {
    if (target.closest?.("button, a, summary")) return event.key === "Enter" || event.key === " ";
    if (target.matches?.("[type=radio], [type=checkbox], [type=range]") && event.key.length === 1) return event.key === " ";
    return !!target.matches?.("input, textarea, select, .ws-table-room") && uses(target, event);
  };
  // A double click on a text would open it for editing; a click beside a card would move the cursor.
  const guard = (event) => {
    const { target, type } = event;
    const link = target.closest?.("a[href]");
    if (link && type === "click" && !link.closest(".ws")) return follow(event, link);
    if (!target.closest?.(".ws, .jp-OutputArea, a")) event.stopPropagation();
  };
  const follow = (event, link) => {
    const wanted = decodeURIComponent(link.hash.slice(1));
    const there = wanted && [...panel.querySelectorAll(":is(h1, h2, h3, h4, h5, h6)")].find((each) =>
      [each.id, each.dataset.jupyterId, each.textContent.replace(/¶$/, "").replaceAll(" ", "-")].includes(wanted));
    const inside = there?.closest(".jp-Cell");
    const cell = inside && stage.list()?.find(({ node }) => node === inside);
    if (cell) {
      event.preventDefault();
      event.stopPropagation();
      goTo(sameStop(stops, { id: cell.id, part: 0 }), 1);
    } else if (/\.ipynb$/.test(link.pathname) || link.hasAttribute("commandlinker-command")) close();
  };
  const figureFull = () => [document.fullscreenElement].find((each) => each && each !== document.documentElement);
  const fullChanged = () => {
    // Escape leaves all at once: out of a figure it is meant for the figure.
    if (!document.fullscreenElement && figureWas) [again, filled] = [filled, false];
    else if (!document.fullscreenElement && filled) close();
    if (on() && figureWas && !figureFull() && document.activeElement === document.body) landed?.focus({ preventScroll: true });
    figureWas = !!figureFull();
  };
  // Who leads by keys has left the mouse somewhere: it points at no option until it is moved.
  const moved = ({ movementX, movementY }) => (movementX || movementY) && panel.classList.remove("ws-still");
  // What stands behind is not reached with Tab either.
  const stay = ({ target }) => panel.contains(target) || bar.node.querySelector("button").focus();
  let [filled, again] = [false, false];
  // A page may ask for the whole screen only while a key or a button is pressed.
  const fill = async () => (filled = await (document.documentElement.requestFullscreen?.() ?? Promise.reject()).then(() => true, () => false));
  const GUARDED = ["mousedown", "dblclick", "contextmenu", "click"];
  const TOUCHES = ["input", "submit", "click"];
  const listenAll = (way) => {
    GUARDED.forEach((name) => panel[way](name, guard, true));
    TOUCHES.forEach((name) => panel[way](name, veil.touched, true));
    document[way]("fullscreenchange", fullChanged);
    document[way]("focusin", stay);
    document[way]("mousemove", moved);
  };

  const begin = async () => {
    if (on() || !find()) return;
    stage = stageOf(model, panel);
    veil = veils();
    await fill();
    bar = presenterBar(say, { next, back, size: resize, code, help, close });
    bar.spoken = h("div", { class: "ws-spoken", role: "status", "aria-live": "polite" });
    bar.node.append(bar.spoken);
    panel.append(bar.node);
    panel.classList.add("ws-stage");
    panel.setAttribute("popover", "manual");
    panel.showPopover?.();
    listenAll("addEventListener");
    resize(0);
    if (!(await stage.open())) return tell(say("windowed"));
    const from = left;
    replan();
    await goTo(from ? sameStop(stops, from) : 0, 1);
  };
  const close = () => {
    if (!on()) return;
    left = stops[at] ?? null;
    grows?.disconnect();
    listenAll("removeEventListener");
    bar.node.remove();
    bar = null;
    panel.classList.remove("ws-stage", "ws-with-code", "ws-still");
    panel.hidePopover?.();
    panel.removeAttribute("popover");
    veil.drop(panel);
    for (const name of ["ws-now", "ws-now-card", "ws-one-card", "ws-shown", "ws-off", "ws-landed"]) {
      panel.querySelectorAll(`.${name}`).forEach((each) => {
        each.classList.remove(name);
        if (name === "ws-landed") each.removeAttribute("tabindex");
      });
    }
    panel.querySelectorAll(".jp-Cell-inputWrapper").forEach((each) => (each.inert = false));
    if (filled && document.fullscreenElement) document.exitFullscreen().catch(() => {});
    filled = again = false;
    stage.close(left?.id);
  };
  window.addEventListener("keydown", hear, true);
  return {
    panel: find,
    begin,
    close: () => {
      window.removeEventListener("keydown", hear, true);
      close();
    },
  };
}
