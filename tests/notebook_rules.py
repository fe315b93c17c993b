"""The rules that every notebook of the course keeps, each a function from a notebook to its faults.

``python tests/notebook_rules.py FOLDER`` tells all faults of all notebooks and ends with 1 if any.
"""

import ast
import builtins
import json
import re
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

Notebook = dict[str, Any]

FEWEST_CELLS, MOST_CELLS = 25, 60
LONGEST_CODE, SHORT_CODE, SHARE_OF_SHORT = 15, 5, 0.9
WORDS_A_CODE_LINE = 12
SHARE_LED = 0.8
MOST_FUNCTIONS = 2
NOTEBOOK_KEYS = {"kernelspec", "language_info", "whosays"}
CELL_KEYS = {"deletable", "editable", "tags", "whosays"}
VAGUE = {
    "",
    "click",
    "click here",
    "here",
    "link",
    "more",
    "page",
    "read more",
    "this",
    "this page",
}
LINK = r"(!?)\[([^\]]*)\]\((?:[^()]|\([^()]*\))*\)"
FORBIDDEN = {
    "a magic or shell command": r"^\s*[%!]",
    "pip": r"\bpip\b",
    "a download": r"https?://|urlopen|requests\.|urlretrieve",
    "the clock": r"\b(now|today|sleep|perf_counter|utcnow)\(",
    "unseeded chance": r"\brandom\b|default_rng\(\)",
}


def is_valid(notebook: Notebook) -> Iterator[str]:
    """It is a valid notebook of format 4.5, without outputs or counts of runs."""
    import nbformat

    try:
        nbformat.validate(nbformat.from_dict(notebook))
    except nbformat.ValidationError as error:
        yield f"not a valid notebook: {error.message}"
    if (notebook.get("nbformat"), notebook.get("nbformat_minor")) != (4, 5):
        yield "not of notebook format 4.5"
    for cell in _code(notebook):
        if cell["outputs"] or cell["execution_count"] is not None:
            yield f"cell {cell['id']}: outputs or a count of runs are kept"


def has_names_for_cells(notebook: Notebook) -> Iterator[str]:
    """Every cell has an id of its own, in words, so that it stays the same when others move."""
    ids = [cell.get("id", "") for cell in notebook["cells"]]
    for name in sorted({name for name in ids if ids.count(name) > 1}):
        yield f"cell {name}: two cells have this id"
    for name in ids:
        if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name):
            yield f"cell {name}: the id is not in words"


def has_tidy_metadata(notebook: Notebook) -> Iterator[str]:
    """It names the kernel python3 and carries nothing that an editor left behind."""
    metadata = notebook["metadata"]
    if metadata.get("kernelspec", {}).get("name") != "python3":
        yield "the kernel is not python3"
    if metadata.get("language_info") != {"name": "python"}:
        yield "language_info is more or less than the name python"
    for key in sorted(set(metadata) - NOTEBOOK_KEYS):
        yield f"metadata: {key} is not kept in the course"
    for cell in notebook["cells"]:
        for key in sorted(set(cell["metadata"]) - CELL_KEYS):
            yield f"cell {cell['id']}: metadata {key} is not kept in the course"
        if cell["cell_type"] == "raw" or not _text(cell).strip():
            yield f"cell {cell['id']}: it is raw or empty"


def has_a_lessons_length(notebook: Notebook) -> Iterator[str]:
    """It has 25 to 60 cells."""
    count = len(notebook["cells"])
    if not FEWEST_CELLS <= count <= MOST_CELLS:
        yield f"{count} cells, not {FEWEST_CELLS} to {MOST_CELLS}"


def has_unbroken_headings(notebook: Notebook) -> Iterator[str]:
    """Its first cell holds the one top heading, and no level of heading is jumped over."""
    levels = [(cell["id"], level) for cell in _markdown(notebook) for level in _headings(cell)]
    if not notebook["cells"] or not _text(notebook["cells"][0]).startswith("# "):
        yield "the first cell does not start with the top heading"
    if [level for _, level in levels].count(1) != 1:
        yield "there is not just one top heading"
    for (_, above), (name, level) in pairwise(levels):
        if level > above + 1:
            yield f"cell {name}: a heading of level {level} follows one of level {above}"


def has_telling_links(notebook: Notebook) -> Iterator[str]:
    """Every link says where it leads, and every picture what it shows."""
    for cell in _markdown(notebook):
        for mark, text in re.findall(LINK, _text(cell)):
            plain = re.sub(r"[*_`.…]", "", text).strip().lower()
            if plain in VAGUE or plain.startswith(("http:", "https:", "www")):
                yield f"cell {cell['id']}: the {'picture' if mark else 'link'} text is {text!r}"
        if "://" in re.sub(LINK, "", _text(cell)):
            yield f"cell {cell['id']}: a bare address"


def has_short_code(notebook: Notebook) -> Iterator[str]:
    """Nine code cells in ten have five lines or fewer, and none more than fifteen."""
    lengths = {cell["id"]: len(_lines(cell)) for cell in _code(notebook)}
    for name, length in lengths.items():
        if length > LONGEST_CODE:
            yield f"cell {name}: {length} lines of code, more than {LONGEST_CODE}"
    short = sum(length <= SHORT_CODE for length in lengths.values())
    if short < SHARE_OF_SHORT * len(lengths):
        yield f"only {short} of {len(lengths)} code cells have {SHORT_CODE} lines or fewer"


def has_more_prose_than_code(notebook: Notebook) -> Iterator[str]:
    """It has at least twelve words of prose for a line of code."""
    words = sum(len(_text(cell).split()) for cell in _markdown(notebook))
    lines = sum(len(_lines(cell)) for cell in _code(notebook))
    if words < WORDS_A_CODE_LINE * lines:
        yield f"{words} words of prose for {lines} lines of code"


def leads_code_with_a_sentence(notebook: Notebook) -> Iterator[str]:
    """At least four code cells in five follow a cell of prose that holds a sentence."""
    code = list(_code(notebook))
    led = [cell for before, cell in pairwise(notebook["cells"]) if _is_led(before, cell)]
    if len(led) < SHARE_LED * len(code):
        names = ", ".join(cell["id"] for cell in code if cell not in led)
        yield f"only {len(led)} of {len(code)} code cells are led by a sentence: not {names}"


def has_one_plain_setup(notebook: Notebook) -> Iterator[str]:
    """One cell imports, and only the package root; at most two functions are defined."""
    setups, functions = [], 0
    for cell in _code(notebook):
        try:
            nodes = list(ast.walk(ast.parse(_text(cell))))
        except SyntaxError as error:
            yield f"cell {cell['id']}: not Python: {error.msg}"
            continue
        imports = [node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)]
        setups += [cell["id"]] * bool(imports)
        functions += sum(isinstance(node, ast.FunctionDef | ast.ClassDef) for node in nodes)
        for node in imports:
            if ast.unparse(node) != "import whosays":
                yield f"cell {cell['id']}: {ast.unparse(node)}: only the root is imported"
    if len(setups) != 1:
        yield f"{len(setups)} cells import, not one: {', '.join(setups) or 'none'}"
    if functions > MOST_FUNCTIONS:
        yield f"{functions} functions or classes are defined, more than {MOST_FUNCTIONS}"


def has_cells_that_stand_alone(notebook: Notebook) -> Iterator[str]:
    """A cell uses the names of the set-up cell and its own, so that cells run in any order."""
    code = {cell["id"]: _tree(cell) for cell in _code(notebook)}
    setups = [tree for tree in code.values() if any(isinstance(n, ast.Import) for n in tree)]
    known = {*dir(builtins)}.union(*(_bound(tree) for tree in setups))
    for name, tree in code.items():
        for used in sorted(_used(tree) - _bound(tree) - known):
            yield f"cell {name}: {used} is made in another cell, not in the set-up cell"


def needs_nothing_from_outside(notebook: Notebook) -> Iterator[str]:
    """Its code installs nothing, downloads nothing, and asks neither clock nor chance."""
    for cell in _code(notebook):
        for name, pattern in FORBIDDEN.items():
            if re.search(pattern, _text(cell), re.MULTILINE):
                yield f"cell {cell['id']}: uses {name}"


def keeps_its_cells(notebook: Notebook) -> Iterator[str]:
    """What a lesson cannot do without, its set-up and every call on it, cannot be deleted."""
    for cell in _code(notebook):
        needed = re.search(r"\bimport whosays\b|\blesson\.", _text(cell))
        if needed and cell["metadata"].get("deletable", True):
            yield f"cell {cell['id']}: it can be deleted"


def opens_and_closes_well(notebook: Notebook) -> Iterator[str]:
    """It opens with what to do, learn and need; it ends with own words, glossary and sources."""
    opening = " ".join(_text(cell) for cell in notebook["cells"][:2]).lower()
    for word in ("will do", "will learn", "need", "minutes"):
        if word not in opening:
            yield f"the opening does not say: {word}"
    closing = " ".join(_text(cell) for cell in notebook["cells"][-12:]).lower()
    for word in ("your own words", "what we can now say", "words", "sources"):
        if word not in closing:
            yield f"the end does not hold: {word}"


RULES = (
    is_valid,
    has_names_for_cells,
    has_tidy_metadata,
    has_a_lessons_length,
    has_unbroken_headings,
    has_telling_links,
    has_short_code,
    has_more_prose_than_code,
    leads_code_with_a_sentence,
    has_one_plain_setup,
    has_cells_that_stand_alone,
    needs_nothing_from_outside,
    keeps_its_cells,
    opens_and_closes_well,
)


def tells_teachers_what_it_is(notebook: Notebook) -> Iterator[str]:
    """A teacher's notebook opens with whom it is for, what it needs and what it does not do."""
    opening = " ".join(_text(cell) for cell in notebook["cells"][:2]).lower()
    for word in ("for teachers", "you need", "does not"):
        if word not in opening:
            yield f"the opening does not say: {word}"


#: A teacher's notebook is a tool and no lesson: as short as it can be, with its own opening.
TEACHER_RULES = (
    *(rule for rule in RULES if rule not in (has_a_lessons_length, opens_and_closes_well)),
    tells_teachers_what_it_is,
)


def rules_of(path: Path) -> tuple[Callable[[Notebook], Iterator[str]], ...]:
    """Return the rules that a notebook keeps: those of lessons, or those for teachers."""
    return TEACHER_RULES if path.parent.name == "teacher" else RULES


def faults(notebook: Notebook, path: Path = Path("lesson.ipynb")) -> list[str]:
    """Return all faults of a notebook, each naming its cell; where it lies says what it is."""
    return [fault for rule in rules_of(path) for fault in rule(notebook)]


def lessons(folder: Path) -> list[Path]:
    """Return the notebooks below `folder`, leaving out an editor's own copies."""
    return [
        path for path in sorted(folder.rglob("*.ipynb")) if ".ipynb_checkpoints" not in str(path)
    ]


def _code(notebook: Notebook) -> Iterator[dict[str, Any]]:
    return (cell for cell in notebook["cells"] if cell["cell_type"] == "code")


def _markdown(notebook: Notebook) -> Iterator[dict[str, Any]]:
    return (cell for cell in notebook["cells"] if cell["cell_type"] == "markdown")


def _text(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def _lines(cell: dict[str, Any]) -> list[str]:
    return [line for line in _text(cell).splitlines() if line.strip()]


def _tree(cell: dict[str, Any]) -> list[ast.AST]:
    try:
        return list(ast.walk(ast.parse(_text(cell))))
    except SyntaxError:
        return []


def _bound(tree: list[ast.AST]) -> set[str]:
    names = {n.id for n in tree if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    names |= {n.name for n in tree if isinstance(n, ast.FunctionDef | ast.ClassDef)}
    names |= {n.arg for n in tree if isinstance(n, ast.arg)}
    return names | {n.asname or n.name for n in tree if isinstance(n, ast.alias)}


def _used(tree: list[ast.AST]) -> set[str]:
    names = {n.id for n in tree if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
    texts = [n.value for n in tree if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    # pandas' query reaches for a name behind an at sign.
    return names.union(*(re.findall(r"@([A-Za-z_]\w*)", text) for text in texts))


def _headings(cell: dict[str, Any]) -> list[int]:
    return [len(marks) for marks in re.findall(r"^(#{1,6}) ", _text(cell), re.MULTILINE)]


def _is_led(before: dict[str, Any], cell: dict[str, Any]) -> bool:
    if (before["cell_type"], cell["cell_type"]) != ("markdown", "code"):
        return False
    prose = [line for line in _lines(before) if not line.startswith("#")]
    return any(re.search(r"[.?!:]([*_)\s]|$)", line) for line in prose)


def main(folder: str) -> int:
    """Tell the faults of every notebook below `folder`."""
    found = 0
    for path in lessons(Path(folder)):
        for fault in faults(json.loads(path.read_text("utf-8")), path):
            print(f"{path}: {fault}")
            found += 1
    print(f"{len(lessons(Path(folder)))} notebooks looked at, {found} faults found")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
