// Starts Python's worker while JupyterLab is still loading, and tells when Python cannot start.
//
// The page reads this file before all others. The first worker that JupyterLab asks for the kernel
// is the one that runs already; every later one is made as asked. `__PARTS__` is filled in when the
// site is built.
"use strict";

{
  const PARTS = __PARTS__;
  const LOST =
    "Python could not start: a part of the course did not come from the server. " +
    "Look at the network connection, then reload this page. " +
    "If this comes again, tell your teacher, and show this sentence.";
  const LOOK = `
    position: fixed; z-index: 99999; inset: auto 0 0; margin: 0; padding: 12px 16px;
    display: flex; gap: 16px; align-items: center; justify-content: center;
    font: 16px/1.4 system-ui, sans-serif; color: #1a1a1a; background: #fff4ce;
    border-top: 2px solid #8a5a00; box-shadow: 0 -2px 8px #0004;`;
  const PRESS = "font: inherit; padding: 4px 12px; cursor: pointer;";
  const Plain = self.Worker;
  const kernel = PARTS.kernel.split("/").pop();
  const python = new URL("./", document.currentScript.src);

  let bar = null;
  const clear = () => {
    bar?.remove();
    bar = null;
  };
  /** Show one sentence at the foot of the page, where it hides no menu. */
  const show = (kind, text) => {
    clear();
    bar = document.createElement("div");
    bar.style.cssText = LOOK;
    bar.dataset.kind = kind;
    bar.setAttribute("role", kind === "slow" ? "status" : "alert");
    const words = bar.appendChild(document.createElement("span"));
    const press = bar.appendChild(document.createElement("button"));
    press.style.cssText = PRESS;
    press.textContent = kind === "slow" ? "Close" : "Reload the page";
    press.onclick = kind === "slow" ? clear : () => location.reload();
    (document.body ?? document.documentElement).append(bar);
    // Set after the bar is in the page, so that a screen reader speaks it.
    setTimeout(() => (words.textContent = text));
  };

  /** Listen for what a kernel's worker has to tell. */
  const watched = (worker) => {
    // Once Python is there, what fails is a cell's own affair, and the cell says so.
    let ready = false;
    worker.addEventListener("message", ({ data }) => {
      const told = data?.whosays;
      ready ||= told?.kind === "ready";
      if (told?.kind === "ready" && bar?.dataset.kind === "slow") clear();
      else if (told?.text) show(told.kind, told.text);
      // The kernel's own answer where it could not even read boot.js.
      else if (!ready && data?.type === "HANDLER" && data.name === "throw") show("trouble", LOST);
    });
    worker.addEventListener("error", () => ready || show("trouble", LOST));
    return worker;
  };

  // Where page and worker share memory, the kernel takes another script, with a way of its own.
  let waiting = self.crossOriginIsolated ? null : watched(new Plain(new URL("boot.js", python)));
  self.Worker = new Proxy(Plain, {
    construct(Plain, [address, ...rest]) {
      if (!String(address).split("?")[0].endsWith(`/${kernel}`)) {
        return new Plain(address, ...rest);
      }
      const worker = waiting ?? watched(new Plain(address, ...rest));
      waiting = null;
      return worker;
    },
  });
  // A script of the page itself that does not come leaves the page empty.
  addEventListener("error", ({ target }) => target?.tagName === "SCRIPT" && show("trouble", LOST), true);
}
