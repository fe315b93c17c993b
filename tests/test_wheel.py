"""The built wheel works by itself: lessons, tables, doctor; in an empty folder, offline."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import checkout
import pytest
from checkout import ROOT

WANTED = [
    "whosays/_notebooks/00-start-here.ipynb",
    "whosays/cli/words.toml",
    "whosays/ledger/tables/claims.csv",
    "whosays/ledger/tables/datapackage.json",
    "whosays/lessons/00.toml",
    "whosays/lessons/words.toml",
    "whosays/py.typed",
]


def run(*command, folder, **environment):
    """Run a command in a folder, and fail with all that it printed."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    """Build the wheel from a copy of the checkout that also holds a developer's leftovers."""
    folder = tmp_path_factory.mktemp("wheel")
    copied = _copy_of_checkout(folder / "checkout")
    for name in ("notebooks/answers/kim.jsonl", "notebooks/.ipynb_checkpoints/00.ipynb"):
        (copied / name).parent.mkdir(exist_ok=True)
        (copied / name).write_text("private")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder]
    run(*build, copied, folder=folder)
    return next(folder.glob("*.whl"))


def _copy_of_checkout(folder):
    for path in checkout.files():
        copied = folder / path.relative_to(ROOT)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copied)
    return folder


@pytest.fixture(scope="session")
def installed(wheel, tmp_path_factory):
    """Install the wheel in an environment of its own; all but the course is this environment's."""
    folder = tmp_path_factory.mktemp("place with späces") / "env"
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    scheme = sysconfig.get_preferred_scheme("prefix")
    paths = sysconfig.get_paths(scheme, vars={"base": str(folder), "platbase": str(folder)})
    python = Path(paths["scripts"], "python.exe" if os.name == "nt" else "python")
    quiet = ["--quiet", "--no-deps", "--no-index", "--disable-pip-version-check"]
    pip = [sys.executable, "-m", "pip", "--python", python]
    run(*pip, "install", *quiet, wheel, folder=folder)
    shared = sysconfig.get_path("purelib")
    # A .pth file that is found this way is not read again, so the editable course stays unseen.
    (Path(paths["purelib"]) / "shared.pth").write_text(f"{shared}\n", "utf-8")
    return python


@pytest.fixture
def course(installed, tmp_path):
    """Return a call that runs the installed wheel's Python in an empty folder."""
    share = str(Path(sys.prefix, "share", "jupyter"))
    return lambda *words: run(
        installed, *words, folder=tmp_path, JUPYTER_PATH=share, HOME=str(tmp_path)
    )


@pytest.mark.parametrize("name", WANTED)
def test_the_wheel_holds_what_the_course_needs(wheel, name):
    """Lessons, tables, words and the sign of typed code are in the wheel."""
    assert name in zipfile.ZipFile(wheel).namelist()


def test_the_wheel_holds_all_data_of_the_source(wheel):
    """No file of the source tree is missing: scripts and styles of the page included."""
    source = ROOT / "src"
    wanted = {path.relative_to(source).as_posix() for path in checkout.files(source / "whosays")}
    assert wanted <= set(zipfile.ZipFile(wheel).namelist())


def test_the_wheel_brings_the_start_file_of_ipython(wheel):
    """IPython finds the file for cells that run too early in the environment itself."""
    names = zipfile.ZipFile(wheel).namelist()
    wanted = "data/etc/ipython/startup/50-whosays.py"
    assert [name for name in names if name.endswith(f".data/{wanted}")] != []


def test_the_wheel_holds_nobodys_answers(wheel):
    """What git ignores beside the lessons does not get out with the wheel."""
    names = zipfile.ZipFile(wheel).namelist()
    assert [name for name in names if "answers" in name or "checkpoint" in name] == []
    assert [name for name in names if not name.startswith("whosays")] == []


def test_the_wheel_holds_both_licences(wheel):
    """The licence of the code and that of the lessons travel with the wheel."""
    names = zipfile.ZipFile(wheel).namelist()
    assert {Path(name).name for name in names if "/licenses/" in name} == {
        "LICENSE",
        "LICENSE-CONTENT",
    }


def test_the_installed_course_is_the_wheels(course, installed):
    """The course that is imported is the one of the wheel, not the checkout's."""
    found = Path(course("-c", "import whosays; print(whosays.__file__)").strip())
    assert found.is_relative_to(installed.parents[1])


def test_the_installed_course_copies_its_own_lessons(course, tmp_path):
    """``whosays lab`` copies the wheel's lessons to an empty folder, before JupyterLab starts."""
    told = course("-m", "whosays", "lab", "--copy-only", "--dir", "mine")
    copied = {path.name for path in (tmp_path / "mine").glob("*.ipynb")}
    assert copied == {path.name for path in (ROOT / "notebooks").glob("*.ipynb")}
    assert told.startswith(f"The lessons and your answers are in {tmp_path / 'mine'}\nNew here: 00")


def test_the_installed_course_passes_its_own_checks(course, tmp_path):
    """``whosays doctor`` finds nothing to mend, and names the folder that it looked at."""
    told = course("-m", "whosays", "doctor", "--dir", "mine").splitlines()[-1]
    assert told.startswith(f"All is well. To open the course in {tmp_path / 'mine'}, type: ")


def test_the_installed_ledger_loads(course):
    """``whosays.load()`` reads the wheel's own tables."""
    told = course("-c", "import whosays; print(len(whosays.load().claims))")
    assert int(told) > 300
