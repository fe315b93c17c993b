"""The browser edition beside an untouched JupyterLite site: ``make bench-site``.

First chart: from the address to the first figure, decoded and painted, all cells run as soon as
the notebook is there. Cold is a new browser profile, warm the same profile after the browser was
closed. Both sites take turns, and both are sent by ``whosays serve``. Chromium alone. It ends with
1 when something is over its budget. ``--rounds 1`` gives a first idea.

The tab's memory is its process' share (PSS): its own memory whole, and of the browser's program,
which every process of the browser shares, its part. What is resident (RSS) counts that program
whole in each; it is printed beside it. A MB is a million bytes.

WHOSAYS_PYODIDE names the folder or address that Pyodide comes from. WHOSAYS_SITE and
WHOSAYS_UNTOUCHED name sites that are built already. Give it a quiet computer.
"""

from __future__ import annotations

import argparse
import gzip
import os
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import urlopen

import untouched_site
from bench_controls import SLIDE, Bench

STEPS = 15
LESSON, HEAVY = "00-start-here.ipynb", "06-what-was-sent.ipynb"
CHART = "Chart of 4"
PATIENCE = 240_000
SERVE = """
import sys
from pathlib import Path
from whosays.editions import serving
opened = serving.listen(0)
print(opened.getsockname()[1], flush=True)
serving.serve(Path(sys.argv[1]), opened)
"""
# A cell that waits or has run says so; JupyterLab forgets one that was run before its kernel came.
HEARD = """
() => [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')]
  .some((it) => /[\\d*]/.test(it.textContent))
"""
# What a page of both kinds shows first: an image that is decoded, and then painted.
SIGHT = """
window.first = {};
(function look() {
  const shown = (img) => img.complete && img.naturalWidth > 100 && img.clientHeight > 0;
  const images = [...document.querySelectorAll(".jp-OutputArea-output img, .ws-picture")];
  const chart = images.find(shown);
  if (document.querySelector(".jp-Notebook .jp-Cell")) first.text ??= performance.now();
  if (!chart) return requestAnimationFrame(look);
  chart.decode().then(() => requestAnimationFrame(() => (first.chart = performance.now())));
})();
"""


Measured = tuple[str, float, str]


class Visit:
    """One browser, from its start to its end, at one address."""

    def __init__(self, play: Any, address: str, profile: Path | None = None) -> None:
        from harness import FLAGS, chromium

        kind, options = play.chromium, {"executable_path": chromium(), "args": FLAGS}
        size = {"width": 1366, "height": 768}
        if profile:
            self.browser = None
            self.context = kind.launch_persistent_context(str(profile), viewport=size, **options)
        else:
            self.browser = kind.launch(**options)
            self.context = self.browser.new_context(viewport=size)
        self.context.set_default_timeout(PATIENCE)
        self.asked: list[str] = []
        self.context.on("request", lambda request: self.asked.append(request.url))
        self.page = self.context.new_page()
        self.page.add_init_script(SIGHT)
        self.page.goto(address, wait_until="commit")

    def run_all(self) -> None:
        """Run all cells as soon as the notebook is there, and again where nobody heard it."""
        from playwright.sync_api import TimeoutError

        self.page.wait_for_selector(".jp-Notebook .jp-Cell")
        while True:
            self.page.get_by_role("menuitem", name="Run", exact=True).click()
            self.page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
            try:
                self.page.wait_for_function(HEARD, timeout=1000)
                return
            except TimeoutError:
                continue

    def first_chart(self) -> dict[str, float]:
        """Return the seconds from the address to the lesson's text and to the first chart."""
        self.run_all()
        self.page.wait_for_function("first.chart")
        return {name: ms / 1000 for name, ms in self.page.evaluate("first").items()}

    def memory(self, when: str) -> list[Measured]:
        """Return the rows of the memory of the tab's process, Python's worker included."""
        session = self.browser.new_browser_cdp_session()
        kinds = session.send("SystemInfo.getProcessInfo")["processInfo"]
        found = []
        for each in kinds:
            if each["type"] == "renderer":
                text = Path(f"/proc/{each['id']}/smaps_rollup").read_text()
                sizes = dict(re.findall(r"(\w+):\s+(\d+) kB", text))
                found.append([int(sizes[kind]) * 1024 / 1e6 for kind in ("Pss", "Rss")])
        share, resident = max(found)
        return [
            (f"tab after {when}, its share (PSS)", share, "MB, at most 700"),
            (f"tab after {when}, resident (RSS)", resident, "MB"),
        ]

    def wait_idle(self) -> None:
        """Wait until every cell of the notebook has run, and all has come to rest."""
        self.page.wait_for_function(
            "() => [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')]"
            ".every((it) => /\\d/.test(it.textContent))"
        )
        self.page.wait_for_timeout(3000)

    def close(self) -> None:
        """End the browser."""
        self.context.close()
        if self.browser:
            self.browser.close()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder, and yield its address."""
    server = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(folder)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert server.stdout
        yield f"http://localhost:{server.stdout.readline().strip()}/"
    finally:
        server.terminate()
        server.wait()


def sites(work: Path) -> tuple[Path, Path]:
    """Return the folders of our site and the untouched one, built where none is named."""
    from whosays.editions import build_site
    from whosays.editions.site.pins import pins

    source = os.environ.get("WHOSAYS_PYODIDE")
    ours, plain = os.environ.get("WHOSAYS_SITE"), os.environ.get("WHOSAYS_UNTOUCHED")
    if not ours:
        ours = build_site(work / "site", pyodide=source).path
    if not plain:
        plain = work / "untouched"
        untouched_site.build(plain, source or pins().address, work / "untouched-work")
    return Path(ours), Path(plain)


def lab(address: str, notebook: str) -> str:
    """Return the address of a notebook of a site."""
    return f"{address}lab/index.html?path={notebook}"


def turns(
    play: Any, addresses: dict[str, str], rounds: int
) -> tuple[dict[str, list[float]], list[str]]:
    """Let both sites take turns, cold then warm; return the seconds, and what ours asked for."""
    kept: dict[str, list[float]] = {}
    asked: list[str] = []
    for _ in range(rounds):
        for name, address in addresses.items():
            with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
                for state in ("cold", "warm"):
                    visit = Visit(play, address, Path(profile))
                    for what, seconds in visit.first_chart().items():
                        kept.setdefault(f"{name}, {state}: {what}", []).append(seconds)
                    asked = asked or visit.asked
                    visit.close()
                    took = kept[f"{name}, {state}: chart"][-1]
                    print(f"{name}, {state}: {took:.1f} s", flush=True)
    return kept, asked


def seen(visit: Visit) -> float:
    """Return the median milliseconds from a key to a step that was seen before."""
    bench = Bench(visit.page)
    slide = SLIDE.format(f'"{CHART}"')
    for key in ("ArrowRight", "ArrowLeft"):
        bench.press(slide, key, "picture", CHART)
        bench.rest(1500)
    found = []
    for key in ("ArrowRight", "ArrowLeft") * 20:
        found.append(bench.press(slide, key, "picture", CHART))
        bench.rest(80)
    return statistics.median(found)


def heaviest(visit: Visit) -> None:
    """Open lesson 06's estimator and have it draw many totals."""
    page = visit.page
    cell = page.locator(".jp-CodeCell", has_text="shell_estimator(").last
    for place, number in enumerate((200, 300, 500)):
        cell.locator("input").nth(place).fill(str(number))
    cell.get_by_role("button", name="Show").click()
    cell.locator(".ws-picture").first.wait_for()
    for number in range(100, 100 + 10 * STEPS, 10):
        cell.locator("input").first.fill(str(number))
        cell.locator("input").first.press("Enter")
        page.wait_for_timeout(100)
    page.wait_for_timeout(3000)


def bytes_of(folder: Path, asked: list[str], address: str) -> tuple[int, int, int]:
    """Return how many files a first visit asks for, and their bytes plain and gzipped."""
    paths = {unquote(urlsplit(url).path).lstrip("/") for url in asked if url.startswith(address)}
    files = [path for name in sorted(paths) if (path := folder / name).is_file()]
    data = [path.read_bytes() for path in files]
    zipped = (min(len(each), len(gzip.compress(each, 6))) for each in data)
    return len(files), sum(map(len, data)), sum(zipped)


def measure(rounds: int = 5) -> list[Measured]:
    """Build both sites, visit them, and return what was measured."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "browser"))
    from playwright.sync_api import sync_playwright

    with ExitStack() as stack:
        work = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-site-")))
        ours, plain = sites(work)
        here = stack.enter_context(served(ours))
        there = stack.enter_context(served(plain))
        play = stack.enter_context(sync_playwright())
        places = {"ours": lab(here, LESSON), "untouched": lab(there, untouched_site.NOTEBOOK)}
        for address in places.values():
            urlopen(address).close()
        times, asked = turns(play, places, rounds)
        rows = speed(times)
        with visited(play, places["ours"]) as visit:
            memory = visit.memory("lesson 00")
            rows.append(("step seen before, median", seen(visit), "ms, at most 16.7"))
        with visited(play, lab(here, HEAVY)) as visit:
            memory += visit.memory("lesson 06")
            heaviest(visit)
            memory += visit.memory("its estimator")
        return rows + memory + sizes(ours, asked, here)


@contextmanager
def visited(play: Any, address: str) -> Iterator[Visit]:
    """Open a lesson and run it whole."""
    visit = Visit(play, address)
    try:
        visit.run_all()
        visit.wait_idle()
        yield visit
    finally:
        visit.close()


def speed(times: dict[str, list[float]]) -> list[Measured]:
    """Return the rows of the times to the first chart."""
    middle = {name: statistics.median(values) for name, values in times.items()}
    rows = [(f"{name}, median", value, "s") for name, value in sorted(middle.items())]
    for state in ("cold", "warm"):
        ratio = middle[f"ours, {state}: chart"] / middle[f"untouched, {state}: chart"]
        rows.append((f"first chart against untouched, {state}", ratio, "times, at most 0.7"))
    return rows


def sizes(site: Path, asked: list[str], address: str) -> list[Measured]:
    """Return the rows of the site's size and of what a first visit sends."""
    # Packed twins for a server are the same files once more.
    every = [path for path in site.rglob("*") if path.is_file()]
    own = [p for p in every if p.suffix != ".gz" or not p.with_suffix("").is_file()]
    count, plain, zipped = bytes_of(site, asked, address)
    return [
        ("size of the site", sum(p.stat().st_size for p in own) / 1e6, "MB"),
        ("size with packed twins", sum(p.stat().st_size for p in every) / 1e6, "MB, at most 75"),
        ("files of a first visit", count, "files"),
        ("sent to a first visit, plain", plain / 1e6, "MB"),
        ("sent to a first visit, gzipped", zipped / 1e6, "MB"),
    ]


def main() -> int:
    """Print the table; return 1 when a goal was missed."""
    import run

    parser = argparse.ArgumentParser(description="Measure the browser edition.")
    parser.add_argument("--rounds", type=int, default=5, metavar="N")
    rows = [run.Row("site", *row) for row in measure(parser.parse_args().rounds)]
    print(run.table(rows))
    return int(any(row.verdict() == "MISSED" for row in rows))


if __name__ == "__main__":
    sys.exit(main())
