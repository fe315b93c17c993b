"""Key press to changed pixels in the three explorers, each on its densest real chart.

One JupyterLab page, 800 by 450 pixels, device pixel ratio 1; the explorers and the empty round
trip take turns. How a time is taken stands in ``bench_controls``. A new step is one whose frame
is not in the page: before it, the explorer's figure is told that its frames are old.
"""

from __future__ import annotations

import re
import statistics
import sys

from bench_controls import ECHO, Bench, opened

ROUNDS = 12
BURSTS = 5
KEYS = 30
SETUP = """
import whosays
from whosays.explore import estimates_over_time, source_chain, time_machine
ledger = whosays.load()
longest = max(ledger.claims["claim_id"], key=lambda id: len(ledger.chain(id)))
drawn = ledger.claims[ledger.claims["value"].notna() & (ledger.claims["unit"] == "persons")]
densest = drawn["measure"].value_counts().index[0]
"""
EXPLORERS = {
    "source chain": "source_chain(ledger, at=longest)",
    "time machine": "time_machine(ledger)",
    "estimates": "estimates_over_time(ledger, measure=densest)",
}
SHOW = """
shown = {call}
print(len(shown.figure.steps), "steps")
made = [*globals().get("made", []), shown]
shown
"""
FORGET = """
async (code) => {
  const kernel = window.jupyterapp.shell.currentWidget.context.sessionContext.session.kernel;
  await kernel.requestExecute({ code, silent: true, store_history: false }).done;
}
"""
# The time of the last change, for a burst whose end is not known beforehand.
LAST = """
([selector, rest]) => new Promise((resolve) => {
  let [before, at, quiet] = [null, 0, performance.now()];
  const look = () => {
    const now = document.querySelector(selector)?.alt;
    if (now !== before) {
      if (before !== null) at = performance.now() - window.pressed;
      before = now;
      quiet = performance.now();
    }
    if (performance.now() - quiet > rest) resolve(at);
    else requestAnimationFrame(look);
  };
  look();
})
"""


class Explorers(Bench):
    """The open notebook, and one timed key press in an explorer."""

    def find(self) -> dict[str, str]:
        """Return the label of each explorer's group, by our short name, in reading order."""
        groups = self.page.locator(".ws-together")
        labels = groups.evaluate_all("all => all.map(it => it.getAttribute('aria-label'))")
        return dict(zip(EXPLORERS, labels, strict=True))

    def slide(self, label: str) -> str:
        """Return the selector of an explorer's slider."""
        return f'css=.ws-together[aria-label="{label}"] .ws-stepper .ws-slide'

    def forget(self, place: int) -> None:
        """Let the page forget all frames of an explorer but the one that is shown."""
        # Pressed soon after, before the page rests long enough to fetch the neighbours.
        self.page.evaluate(FORGET, f"made[{place}].figure.update()")

    def jump(self, place: int, label: str, *, to: str) -> float:
        """Time a jump to the first or last step, from the other end, where no frame is."""
        self.page.locator(self.slide(label)).press("Home" if to == "End" else "End")
        self.rest(400)
        self.forget(place)
        return self.press(self.slide(label), to, "explorer", label)

    def step(self, label: str, key: str) -> float:
        """Time a step that has been seen."""
        return self.press(self.slide(label), key, "explorer", label)

    def keys(self, place: int, label: str) -> float:
        """Time from the last of 30 keys, 20 ms apart, to the last picture."""
        slide = self.page.locator(self.slide(label))
        slide.press("Home")
        self.rest(400)
        self.forget(place)
        slide.focus()
        last = int(slide.get_attribute("max") or 0)
        there = 0
        for _ in range(KEYS - 1):
            there += 1 if there < last else -1
            self.page.keyboard.press("ArrowRight" if there < last else "ArrowLeft")
            self.rest(15)
        picture = f'.ws-together[aria-label="{label}"] .ws-picture'
        self.page.evaluate(
            "([s, r]) => { window.settled = (" + LAST + ")([s, r]) }", [picture, 800]
        )
        self.page.keyboard.press("ArrowLeft")
        return float(self.page.evaluate("window.settled"))


def times(bench: Explorers) -> dict[str, list[float]]:
    """Let the explorers and the empty round trip take turns."""
    labels = bench.find()
    kept: dict[str, list[float]] = {}

    def add(name: str, value: float) -> None:
        kept.setdefault(name, []).append(value)

    for turn in range(ROUNDS):
        for place, (name, label) in enumerate(labels.items()):
            add(f"{name}, new", bench.jump(place, label, to=("End", "Home")[turn % 2]))
            bench.rest(900)
            for key in ("ArrowLeft", "ArrowRight")[:: 1 - 2 * (turn % 2)] * 2:
                add(f"{name}, seen", bench.step(label, key))
                bench.rest(80)
            bench.rest(600)
            add("empty round trip", bench.echo())
    for _ in range(BURSTS):
        for place, (name, label) in enumerate(labels.items()):
            add(f"{name}, last of {KEYS} keys", bench.keys(place, label))
    return kept


def rows(kept: dict[str, list[float]]) -> list[tuple[str, float, str]]:
    """Return what was measured, each with its goal."""
    middle = {name: statistics.median(values) for name, values in kept.items()}
    floor = middle["empty round trip"]
    found = [("empty round trip, median", floor, "ms")]
    for name in EXPLORERS:
        last = max(kept[f"{name}, last of {KEYS} keys"])
        found += [
            (f"{name}: step seen before", middle[f"{name}, seen"], "ms, at most 16.7"),
            (f"{name}: new step, median", middle[f"{name}, new"], "ms"),
            (
                f"{name}: the same over the round trip",
                middle[f"{name}, new"] - floor,
                "ms, at most 60",
            ),
            (f"{name}: last of {KEYS} keys, slowest of {BURSTS}", last, "ms, at most 200"),
        ]
    return found


def measure() -> list[tuple[str, float, str]]:
    """Open JupyterLab and return rows of what was measured, the number and a note."""
    calls = [SHOW.format(call=call) for call in EXPLORERS.values()]
    with opened([SETUP, ECHO, *calls]) as notebook:
        counts = notebook.page.get_by_text(re.compile(r"^\s*\d+ steps\s*$")).all_inner_texts()
        steps = zip(EXPLORERS, counts, strict=True)
        told = "; ".join(f"{name}: {count.strip()}" for name, count in steps)
        print(f"{ROUNDS} rounds; 800 x 450 pixels; {told}")
        return rows(times(Explorers(notebook.page)))


if __name__ == "__main__":
    for name, value, note in measure():
        print(f"{name:55} {value:8.2f}  {note}")
    sys.exit(0)
