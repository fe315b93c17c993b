// The notebook that is shown: its cells, what they show, and how a cell is run.

const VIEW = "application/vnd.jupyter.widget-view+json";
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

// What a code cell shows one by one: the cards of a list, or all that stands there as one thing.
function piecesOf(node) {
  const area = node.querySelector(".jp-Cell-outputWrapper .jp-OutputArea");
  if (!area?.querySelector(".jp-OutputArea-output")) return [];
  const cards = [...area.querySelectorAll(".ws-card")].filter((card) => !card.closest(".ws-together"));
  return cards.length > 1 ? cards : [area];
}

// Moves a chart to its next point; false where there is none on that side.
function movePoint(figure, by) {
  const slide = figure.querySelector(".ws-stepper .ws-slide");
  if (!slide || slide.value === (by > 0 ? slide.max : slide.min)) return false;
  figure.scrollTop = 0;
  figure.querySelectorAll(".ws-arrow")[by > 0 ? 1 : 0].click();
  return true;
}

// JupyterLab's own panel where the page lays JupyterLab open (settings do); else null.
function labPanel(panel) {
  const app = window.jupyterapp;
  const all = app ? [...app.shell.widgets("main")] : [];
  return all.find((each) => each.node === panel && each.content?.widgets) ?? null;
}

function stageOf(model, panel) {
  const lab = labPanel(panel);
  const notebook = () => lab?.model ?? model.widget_manager?.context?.model;
  const cells = () => {
    const told = notebook()?.cells;
    const nodes = [...panel.querySelectorAll(".jp-WindowedPanel-viewport > .jp-Cell")];
    if (!told || told.length !== nodes.length) return null;
    return nodes.map((node, place) => ({ node, model: told.get(place) }));
  };
  // Shown once is not shown now: of a widget that is gone a reloaded page has a line of text.
  const isRun = ({ node, model: { executionCount, outputs } }) => {
    const asks = outputs?.toJSON().some(({ data }) => data && VIEW in data);
    return executionCount !== null && (!asks || !!node.querySelector(".jp-OutputArea .jupyter-widgets > *, .jp-OutputArea .ws"));
  };
  const list = () => cells()?.map((cell) => {
    const text = cell.model.type !== "code";
    const run = text || isRun(cell);
    const source = cell.model.sharedModel.getSource();
    // What has not been run is a stop too; that it shows nothing is known only afterwards.
    const parts = run ? piecesOf(cell.node).length : Number(source.trim() !== "");
    return { id: cell.model.id, node: cell.node, text, run, source, parts };
  }) ?? null;
  // All cells stand in the page while it is shown, whatever the reader's settings keep out of it.
  let before = null;
  const open = async () => {
    const config = lab?.content.notebookConfig;
    if (config?.windowingMode === "full") {
      before = config;
      lab.content.notebookConfig = { ...config, windowingMode: "none" };
    }
    for (let turn = 0; turn < 40 && !cells(); turn += 1) await pause(50);
    return !!cells();
  };
  const close = (id) => {
    if (before && !lab.isDisposed) lab.content.notebookConfig = before;
    before = null;
    if (!lab || lab.isDisposed) return;
    const place = lab.content.widgets.findIndex((each) => each.model.id === id);
    if (place < 0) return;
    lab.content.mode = "command";
    lab.content.activeCellIndex = place;
    lab.content.scrollToItem?.(place, "start")?.catch?.(() => {});
    lab.content.activate();
  };
  // Runs cells as a press of Shift+Enter would, in their order.
  const run = async (ids) => {
    const { content } = lab;
    await lab.sessionContext.ready;
    window.jupyterapp.shell.activateById(lab.id);
    const wanted = content.widgets.filter(({ model: { id } }) => ids.includes(id));
    const active = content.activeCellIndex;
    content.deselectAll();
    content.activeCellIndex = content.widgets.indexOf(wanted.at(-1));
    wanted.forEach((cell) => content.select(cell));
    const running = window.jupyterapp.commands.execute("notebook:run-cell");
    content.deselectAll();
    content.activeCellIndex = active;
    await running;
    const drawn = () => list().filter(({ id }) => ids.includes(id)).every((cell) => cell.run);
    for (let turn = 0; turn < 60 && !drawn(); turn += 1) await pause(50);
  };
  return { list, open, close, run: lab && run };
}
