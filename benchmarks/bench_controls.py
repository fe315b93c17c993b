"""Key press to changed pixels in a real JupyterLab page: our figure beside `interact`.

One page, 800 by 450 pixels, device pixel ratio 1. The techniques take turns, so that a busy
moment hits all of them alike. A time runs from the browser's time stamp of the key to the
first paint after the right picture (or text) is in place.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "browser"))

ROUNDS = 25
STEPS = 2000
SLIDE = "css=.ws-fig:has(img[alt^={}]) .ws-slide"
CHARTS = """
import numpy as np, ipywidgets, matplotlib.pyplot as plt
from matplotlib.figure import Figure as Drawing
from whosays.controls import Figure, Slider

STEPS = @STEPS

def scene(axes, count):
    random = np.random.default_rng(1)
    for family, marker in zip("abcde", "osD^x"):
        x, y = random.uniform(0, STEPS, count // 5), random.uniform(0, 12000, count // 5)
        axes.errorbar(x, y, yerr=900, fmt=marker, mfc="none", label=f"family {family}")
    axes.set(xlabel="Day", ylabel="Soldiers", title="What was said")
    axes.legend()
    return axes

class Kept:
    def __init__(self, count):
        self.count = count
    def base(self):
        axes = scene(Drawing(figsize=(8, 4.5)).add_subplot(), self.count)
        (self.ring,) = axes.plot([], [], "o", ms=18, mfc="none", mew=2)
        self.label = axes.annotate("", (0, 0), xytext=(8, 8), textcoords="offset points")
        return axes
    def move(self, step):
        self.ring.set_data([step], [6000])
        self.label.set_text(f"step {step}")
        self.label.xy = (step, 6000)
        return [self.ring, self.label]

def whole(step):
    axes = scene(Drawing(figsize=(8, 4.5)).add_subplot(), 80)
    axes.plot([step], [6000], "o", ms=18, mfc="none", mew=2)
    return axes

def figure(draw, name):
    return Figure(draw, steps=range(STEPS), label=name, alt=(name + " {}").format, caption="Points")
"""
ECHO = f"""
import ipywidgets
from whosays.controls import Slider
echo, label = Slider(range({STEPS}), label="echo"), ipywidgets.Label("echo 0")
echo.observe(lambda change: setattr(label, "value", f"echo {{change['new']}}"), "value")
display(echo, label)
"""
CELLS = [
    CHARTS.replace("@STEPS", str(STEPS)),
    "figure(Kept(80), 'kept')",
    "figure(Kept(400), 'dense')",
    "figure(whole, 'whole')",
    ECHO,
    """
@ipywidgets.interact(step=ipywidgets.IntSlider(max=STEPS, description="interact"))
def show(step=0):
    figure, axes = plt.subplots(figsize=(8, 4.5))
    scene(axes, 80).plot([step], [6000], "o", ms=18, mfc="none", mew=2)
    axes.set_title(f"step {step}")
    plt.show()""",
]
WATCH = """
() => {
  const after = (act) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = act;
    port2.postMessage(null);
  };
  window.addEventListener("keydown", (event) => (window.pressed = event.timeStamp), true);
  const sights = {
    picture: (name) => {
      const it = [...document.querySelectorAll(".ws-picture")].find((p) => p.alt.startsWith(name));
      return it.complete && it.naturalWidth ? it.alt : null;
    },
    label: () => document.querySelector(".widget-label:not(.widget-inline-hbox > *)").textContent,
    explorer: (name) => {
      const it = document.querySelector(`.ws-together[aria-label="${name}"] .ws-picture`);
      return it?.complete && it.naturalWidth ? it.alt : null;
    },
    output: () => {
      const it = document.querySelector(".widget-interact .jp-OutputArea img");
      return it?.complete && it.naturalWidth ? it.src.length + it.src.slice(-200) : null;
    },
  };
  window.watch = (kind, name, wanted) => {
    const before = sights[kind](name);
    const right = (now) => (wanted ? now === wanted : now && now !== before);
    window.seen = new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`no change of ${kind} ${name} ${wanted}`)), 10000);
      const look = () => {
        if (!right(sights[kind](name))) return requestAnimationFrame(look);
        after(() => resolve(performance.now() - window.pressed));
      };
      requestAnimationFrame(look);
    });
  };
}
"""


class Bench:
    """The open notebook, and one timed key press for each technique."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.random = random.Random(1)
        page.evaluate(WATCH)

    def press(self, focus: str, key: str, kind: str, name: str = "", wanted: str = "") -> float:
        """Press one key in what ``focus`` names; return milliseconds to the changed pixels."""
        self.page.locator(focus).focus()
        self.page.evaluate("([k, n, w]) => window.watch(k, n, w)", [kind, name, wanted])
        # A key at no fixed distance from the screen's beat, as a person's is.
        self.rest(self.random.randrange(60))
        self.page.keyboard.press(key)
        return float(self.page.evaluate("window.seen"))

    def figure(self, name: str, key: str) -> float:
        """Time a key in one of the figures."""
        return self.press(SLIDE.format(name), key, "picture", name)

    def move(self, name: str) -> None:
        """Put a figure at some step where it has not been."""
        self.page.locator(SLIDE.format(name)).fill(str(self.random.randrange(STEPS * 8 // 10)))

    def new(self, name: str) -> float:
        """Time a jump of a tenth of all steps, to where no neighbour was fetched ahead."""
        self.move(name)
        self.rest(500)
        return self.figure(name, "PageUp")

    def echo(self) -> float:
        """Time the empty round trip: slider, kernel, label."""
        return self.press("css=.ws-input .ws-slide", "ArrowRight", "label")

    def interact(self) -> float:
        """Time `interact` with `plt.show()`."""
        return self.press(".widget-interact .noUi-handle", "ArrowRight", "output")

    def rest(self, milliseconds: int) -> None:
        """Let the page and the kernel come to rest."""
        self.page.wait_for_timeout(milliseconds)

    def burst(self) -> float:
        """Time from the last of 30 keys, 20 ms apart, to the right last picture."""
        self.move("kept")
        self.rest(100)
        slide = self.page.locator(SLIDE.format("kept"))
        last = int(slide.input_value()) + 30
        slide.focus()
        self.page.evaluate("w => window.watch('picture', 'kept', w)", f"kept {last}")
        for _ in range(30):
            self.page.keyboard.press("ArrowRight")
            self.rest(15)
        return float(self.page.evaluate("window.seen"))

    def store(self) -> dict[str, int]:
        """Return how many frames and bytes the page keeps after much use."""
        found: dict[str, int] = self.page.evaluate("document.querySelector('.ws-fig').frames()")
        return found


def times(bench: Bench) -> dict[str, list[float]]:
    """Let all techniques take turns."""
    kept: dict[str, list[float]] = {}

    def add(name: str, value: float) -> None:
        kept.setdefault(name, []).append(value)

    for turn in range(ROUNDS):
        for name in ("kept", "dense", "whole"):
            add(f"new {name}", bench.new(name))
        bench.rest(800)
        for key in ("ArrowRight", "ArrowLeft") * 3:
            add("seen", bench.figure("kept", key))
            bench.rest(60)
        bench.rest(800)
        add("interact", bench.interact())
        for more in (0, 200):
            bench.rest(900)
            add("echo", bench.echo())
            bench.move("kept")
            bench.rest(160 + more + 13 * (turn % 7))
            add("echo while fetching ahead", bench.echo())
    for _ in range(5):
        add("burst", bench.burst())
        bench.rest(600)
    return kept


def rows(kept: dict[str, list[float]], store: dict[str, int]) -> list[tuple[str, float, str]]:
    """Return what was measured, each with its goal."""
    middle = {name: statistics.median(values) for name, values in kept.items()}
    late = {name: statistics.quantiles(values, n=20)[-1] for name, values in kept.items()}
    listed = [
        (f"{name}, {which}", value[name], "ms")
        for name in kept
        for which, value in (("median", middle), ("95th percentile", late))
    ]
    delay = late["echo while fetching ahead"] - late["echo"]
    return [
        *listed,
        ("frame already in the page", middle["seen"], "ms, at most 16.7"),
        ("new frame over empty round trip", middle["new kept"] - middle["echo"], "ms, at most 40"),
        ("the same, densest chart", middle["new dense"] - middle["echo"], "ms, at most 60"),
        ("last of 30 keys, slowest of 5", max(kept["burst"]), "ms, at most 200"),
        ("echo later when fetching ahead", delay, "ms at the 95th percentile, at most 60"),
        ("seen frame against interact", middle["interact"] / middle["seen"], "times; goal: 15"),
        ("new frame against interact", middle["interact"] / middle["new kept"], "times; goal: 3"),
        ("frames kept in the page", store["count"], "at most 64"),
        ("memory of these frames", store["bytes"] / 2**20, "MiB, at most 24"),
    ]


@contextmanager
def opened(cells: list[str]) -> Iterator[Any]:
    """Open JupyterLab on a notebook of these cells, run them, and let all come to rest."""
    from harness import FLAGS, Lab, Server, chromium
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as home, sync_playwright() as play:
        server = Server(Path(home))
        try:
            browser = play.chromium.launch(executable_path=chromium(), args=FLAGS)
            lab = Lab(server, browser)
            lab.write("bench.ipynb", cells)
            notebook = lab.open("bench.ipynb")
            notebook.run_all()
            notebook.page.wait_for_timeout(2000)
            yield notebook
            lab.close()
        finally:
            server.stop()


def measure() -> list[tuple[str, float, str]]:
    """Open JupyterLab and return rows of what was measured, the number and a note."""
    with opened(CELLS) as notebook:
        bench = Bench(notebook.page)
        ratio = notebook.page.evaluate("window.devicePixelRatio")
        print(f"device pixel ratio {ratio:g}; {ROUNDS} rounds; 800 x 450 pixels")
        return rows(times(bench), bench.store())


if __name__ == "__main__":
    for name, value, note in measure():
        print(f"{name:45} {value:8.2f}  {note}")
