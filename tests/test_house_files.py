"""What stands around the code agrees with it: requirements, licences, README, leftovers."""

import re
import tomllib

import checkout
import pytest
import yaml
from checkout import ROOT

import whosays
from whosays.cli import main

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
# conda-forge splits matplotlib; the part without a window toolkit is what the course needs.
CONDA_NAMES = {"matplotlib": "matplotlib-base"}
TEXTS = [
    path
    for path in checkout.files()
    if path.suffix in {"", ".cff", ".css", ".csv", ".ipynb", ".js", ".json", ".md", ".py", ".sh",
                       ".toml", ".yml"}
]  # fmt: skip
# Of the paths, one is on nobody's machine: the home of the Python inside a page.
LEFTOVERS = {
    "a path of somebody's machine": r"(?<![\w.])/(?:home(?!/pyodide\b)|Users|root|work|tmp)/\w",
    "a host that serves packages": r"(?:pypi|pythonhosted|npmjs|anaconda)\.(?:org|com)",
    "work left undone": r"\b(?:TODO|FIXME)\b",
}


def numbers(text):
    """Return a version as numbers, without zeros at its end."""
    return re.sub(r"(\.0)+$", "", text)


def test_conda_and_pip_ask_for_the_same():
    """The file for conda lists the very requirements of the package, and the package itself."""
    listed = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
    asked = [line for line in listed["dependencies"] if isinstance(line, str) and ">=" in line]
    pairs = [line.split(">=") for line in PROJECT["dependencies"]]
    wanted = {(CONDA_NAMES.get(name, name), numbers(lowest)) for name, lowest in pairs}
    assert {(name, numbers(low)) for name, low in (line.split(">=") for line in asked)} == wanted
    assert listed["channels"] == ["conda-forge"]
    assert listed["dependencies"][:2] == ["python=3.12", "pip"]
    assert listed["dependencies"][-1] == {"pip": ["-e ."]}


def test_requirements_stand_in_one_place_each():
    """Every requirement has a lower bound, and none is listed twice."""
    extra = PROJECT["optional-dependencies"]["test"]
    names = [line.split(">=")[0] for line in [*PROJECT["dependencies"], *extra]]
    assert len(names) == len(set(names))
    assert all(">=" in line for line in [*PROJECT["dependencies"], *extra])


def test_the_citation_names_this_version():
    """Who cites the course cites the version that they have."""
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert cited["version"] == whosays.__version__
    assert set(cited["license"]) == {"BSD-3-Clause", "CC-BY-4.0"}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_holds_no_leftovers(path):
    """No path of a machine, no host of a package index and no unfinished work is committed."""
    text = path.read_text("utf-8")
    allowed = path.name == "test_house_files.py"
    found = {name for name, pattern in LEFTOVERS.items() if re.search(pattern, text)}
    assert allowed or found == set()


def test_every_text_ends_its_lines_the_same_way():
    """Lines end with a line feed alone, and the last line of a file ends too."""
    texts = {path: path.read_bytes() for path in TEXTS}
    assert [path for path, data in texts.items() if b"\r" in data] == []
    assert [path for path, data in texts.items() if data and not data.endswith(b"\n")] == []


README = (ROOT / "README.md").read_text("utf-8")


def table(heading):
    """Return the rows of the README's table below a heading, without its head."""
    section = README.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:]]


def test_the_readme_is_short():
    """A reader is through the README in three minutes."""
    words = re.sub(r"```.*?```|\||---", " ", README, flags=re.DOTALL).split()
    assert len(words) < 600


def test_the_readme_counts_the_data_rightly():
    """Each table of the ledger stands in the README with its number of rows."""
    ledger = whosays.load()
    counted = {name.strip("`"): int(rows) for name, _, rows in table("Data")}
    resources = [resource["name"] for resource in ledger.meta["resources"]]
    assert counted == {name: len(getattr(ledger, name)) for name in resources}


def test_the_readme_lists_the_lessons_that_are_there():
    """Each lesson stands in the README with the title and the minutes of its own file."""
    listed = [(number, title, int(minutes)) for number, title, minutes, *_ in table("Lessons")]
    folder = ROOT / "src" / "whosays" / "lessons"
    data = [tomllib.loads(path.read_text("utf-8")) for path in sorted(folder.glob("[0-9]*.toml"))]
    assert listed == [(lesson["id"], lesson["title"], lesson["minutes"]) for lesson in data]


def test_the_readmes_example_prints_what_it_says():
    """The example of the README, typed in, gives the output that stands below it."""
    code, said = re.search(r"```python\n(.*?)```\n+```text\n(.*?)```", README, re.DOTALL).groups()
    told = []
    exec(
        compile(code, "README.md", "exec"),
        {"print": lambda *things: told.append(" ".join(map(str, things)))},
    )
    assert "\n".join(told) == said.strip()


def test_the_readmes_commands_are_there():
    """Each make target and each subcommand that the README names exists."""
    targets = re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert set(re.findall(r"\bmake ([a-z-]+)", README)) <= set(targets)
    named = set(re.findall(r"(?:`|^)whosays ([a-z]+)", README, re.MULTILINE))
    assert {command for command in named if main([command, "--help"])} == set()
