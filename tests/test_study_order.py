"""A cell that runs before the set-up cell shows a kind word; every other error stays as it is."""

import re
import subprocess
import sys
from pathlib import Path

import kernel
import pytest
from checkout import ROOT

from whosays import lessons
from whosays.study import order

START_FILE = ROOT / "src" / "whosays" / "study" / "startup" / "50-whosays.py"
KIND_WORD = (
    "Python does not know the word {name} yet. The cell near the top that begins with import "
    "whosays makes it, and that cell has not run since this page was opened or Python was "
    "restarted. Run that cell, then this one again. Nothing is lost."
)


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    """Return a kernel of this environment."""
    with kernel.started(tmp_path_factory.mktemp("folder")) as running:
        yield running


def test_this_environment_has_the_start_file():
    """Installing the course puts the start file where IPython of this environment looks."""
    installed = Path(sys.prefix, "etc", "ipython", "startup", START_FILE.name)
    assert installed.read_text("utf-8") == START_FILE.read_text("utf-8")


def test_a_kernel_starts_without_the_course(running):
    """Starting a kernel loads nothing of the course and leaves no name behind."""
    loaded = "import sys; [name for name in ('whosays', 'pandas') if name in sys.modules]"
    assert kernel.texts(running.run(loaded)) == ["[]"]
    named = "[name for name in dir() if name in ('_prepare', 'show')]"
    assert kernel.texts(running.run(named)) == ["[]"]


TOO_EARLY = {
    "whosays": "whosays.load()",
    "ledger": "ledger.claims",
    "lesson": "lesson.ask('00-q1')",
    "in a function": "def first():\n    return lesson.data\nfirst()",
    "waited for": "await lesson",
}


@pytest.mark.parametrize("source", TOO_EARLY.values(), ids=TOO_EARLY)
def test_a_cell_that_runs_too_early_gets_a_kind_word(running, source):
    """What, why and mend are shown as text and as a page, and the run is no error."""
    [shown] = running.run(source)
    name = re.search("whosays|ledger|lesson", source)[0]
    assert shown["output_type"] == "display_data"
    assert shown["data"]["text/plain"] == KIND_WORD.format(name=name)
    assert f"<code>{name}</code>" in shown["data"]["text/html"]


def test_the_cell_works_once_the_set_up_has_run(running):
    """After the set-up cell the same cell shows what it should."""
    running.run("lesson = 'here'")
    assert kernel.texts(running.run("lesson")) == ["'here'"]
    running.run("del lesson")


OTHER_ERRORS = {
    "another name": "nobody",
    "name in a function": "def f():\n    nobody\n\nf()",
    "unbound": "def f():\n    x\n    x = 1\n\nf()",
    "division": "1 / 0",
    "grammar": "1 +",
    "of our own": "import whosays\nwhosays.lesson('99')",
    "in a module": "m = {}\nexec('def f(): lesson', m)\nm['f']()",
    "handled": "try:\n    lesson\nexcept NameError:\n    1 / 0",
}


@pytest.mark.parametrize("source", OTHER_ERRORS.values(), ids=OTHER_ERRORS)
def test_every_other_error_stays_as_it_is(running, source):
    """The output is, letter for letter, that of a kernel without the start file's handler."""
    ours = running.run(source)
    running.run("kept = get_ipython().CustomTB; get_ipython().set_custom_exc((), None)")
    plain = running.run(source)
    running.run("get_ipython().custom_exceptions = (NameError,); get_ipython().CustomTB = kept")
    assert [each["output_type"] for each in plain] == ["error"]
    assert uncounted(ours) == uncounted(plain)


def uncounted(outputs):
    """Return outputs without digits: a cell gets another number each time it runs."""
    return re.sub(r"\d", "", str(outputs))


def test_a_handler_of_somebody_else_stays():
    """Where errors are handled in another way already, or outside a kernel, nothing is changed."""
    for shell in ("S(kernel=1, custom_exceptions=(KeyError,))", "S(custom_exceptions=())", "None"):
        code = (
            "import IPython, runpy, sys; from types import SimpleNamespace as S\n"
            f"shell = {shell}; IPython.get_ipython = lambda: shell\n"
            "runpy.run_path(sys.argv[1])"
        )
        subprocess.run([sys.executable, "-c", code, START_FILE], check=True)


def test_the_kind_word_is_for_the_names_of_the_set_up_cell():
    """The start file knows just the names that every lesson's set-up cell makes."""
    named = re.search(r"error\.name in (\(.*?\))", START_FILE.read_text("utf-8"))[1]
    assert set(re.findall(r'"(\w+)"', named)) == {"whosays", "ledger", "lesson"}
    assert lessons.words()["study"]["order"]["cell"] == "import whosays"


def test_the_kind_word_is_announced():
    """A screen reader is told it, as it stands in a region for news."""
    assert order.kind_word("lesson").html.startswith('<div role="status"><p>')
