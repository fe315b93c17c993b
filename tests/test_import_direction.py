"""Each part of the package imports only the parts before it, and outside only what it may."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "whosays"
ORDER = [
    *("ledger", "reasoning", "charts", "questions", "briefs", "lessons", "journal", "controls"),
    *("study", "explore", "classroom", "editions", "cli", "__main__"),
]
# What the parts without a page or a chart may use besides Python itself.
OUTSIDE = {
    "ledger": {"pandas", "numpy"},
    "reasoning": {"numpy"},
    "charts": {"matplotlib", "numpy", "pandas"},
    "questions": set(),
    "briefs": {"pandas"},
    "lessons": set(),
    "journal": set(),
    "controls": {"PIL", "anywidget", "ipywidgets", "matplotlib", "traitlets"},
}
MODULES = sorted(path for path in SOURCE.rglob("*.py") if path != SOURCE / "__init__.py")


def imported(path: Path, text: str) -> Iterator[tuple[str, str]]:
    """Yield each module that a file imports, and the name taken from it."""
    here = ["whosays", *path.relative_to(SOURCE).with_suffix("").parts]
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            within = here[: len(here) - node.level] if node.level else []
            module = ".".join([*within, *filter(None, [node.module])])
            yield from ((module, alias.name) for alias in node.names)


def part_of(module: str, name: str = "") -> str | None:
    """Return the part of the package that an import reaches, or None for one outside it."""
    parts = [*module.split("."), name]
    return parts[1] if parts[0] == "whosays" else None


def misplaced(path: Path, text: str) -> list[str]:
    """Return the imports of a file that reach a later part, or the package root."""
    own = path.relative_to(SOURCE).with_suffix("").parts[0]
    allowed = ORDER[: ORDER.index(own) + 1]
    reached = {part_of(*found) for found in imported(path, text)} - {None}
    # The version is a plain value of the root: asking for it loads no other part.
    return sorted(reached - {*allowed, "__version__"})


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_imports_only_those_before_it(path):
    """No part of the package reaches a later part, nor the root, which knows them all."""
    assert misplaced(path, path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_uses_only_what_its_part_may(path):
    """The pure parts stay pure: no widget in the ledger, no pandas in a question."""
    own = path.relative_to(SOURCE).with_suffix("").parts[0]
    roots = {module.split(".")[0] for module, _ in imported(path, path.read_text("utf-8"))}
    outside = roots - {"whosays", *sys.stdlib_module_names}
    assert outside <= OUTSIDE.get(own, outside)


def private(path: Path, text: str) -> list[str]:
    """Return the private names of other parts that a file takes."""
    own = path.relative_to(SOURCE).with_suffix("").parts[0]
    taken = [".".join(filter(None, found)) for found in imported(path, text)]
    others = [name for name in taken if part_of(name) not in (None, own, "__version__")]
    return [name for name in others if any(each[0] == "_" for each in name.split(".")[2:])]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_takes_nothing_private_from_another_part(path):
    """What begins with an underline is used in its own part only."""
    assert private(path, path.read_text("utf-8")) == []


PRIVATE = {
    "a module": ("from whosays.charts import _axes", ["whosays.charts._axes"]),
    "in a module": ("from whosays.charts._axes import dress", ["whosays.charts._axes.dress"]),
    "a name": ("from whosays.ledger.cite import _said", ["whosays.ledger.cite._said"]),
    "its own": ("from whosays.explore._points import Opened", []),
    "public": ("from whosays.charts import wording", []),
}


@pytest.mark.parametrize(("text", "found"), PRIVATE.values(), ids=PRIVATE)
def test_a_private_name_of_another_part_is_found(text, found):
    """However it is taken, it is found; one's own part may be used."""
    assert private(SOURCE / "explore" / "x.py", text) == found


def test_every_part_has_its_place():
    """A new part of the package has to be given a place in the order."""
    parts = {path.relative_to(SOURCE).with_suffix("").parts[0] for path in MODULES}
    assert parts <= set(ORDER)


WRONG = {
    "later part": ("ledger/x.py", "import whosays.charts", ["charts"]),
    "later part, by name": ("ledger/x.py", "from whosays import study", ["study"]),
    "later part, from here": ("charts/x.py", "from ..explore import y", ["explore"]),
    "inside a function": ("journal/x.py", "def f():\n    from whosays import cli", ["cli"]),
    "the root": ("study/x.py", "from whosays import load", ["load"]),
}


@pytest.mark.parametrize(("name", "text", "found"), WRONG.values(), ids=WRONG)
def test_an_import_the_wrong_way_is_found(name, text, found):
    """However it is written, an import of a later part is found."""
    assert misplaced(SOURCE / name, text) == found


def test_an_import_the_right_way_is_accepted():
    """Parts before, and modules of the same part, may be imported."""
    text = "from whosays import ledger\nfrom . import look\nfrom whosays.charts.look import x"
    assert misplaced(SOURCE / "charts" / "x.py", text) == []
