"""``make`` finds a Python that will do, or says in plain words what to install."""

import os
import shutil
import subprocess

import pytest
from checkout import ROOT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="make and sh are for Unix")

# Answers what tools/venv.sh asks of a Python, and makes an environment that holds itself.
FAKE = """#!/bin/sh
echo "$0 $*" >>"$LOG"
case "$*" in
*"version_info <"*) exit {old} ;;
*ensurepip*) exit {lame} ;;
*%d.%d*) echo {number} ;;
"-m venv "*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
*"pip install"*) exit {offline} ;;
esac
"""


@pytest.fixture
def machine(tmp_path):
    """Return a machine: ``add`` puts a Python on it, ``make`` calls the script."""
    (tmp_path / "bin").mkdir()
    for name in ("sh", "cat", "cksum", "cp", "rm", "mkdir"):
        (tmp_path / "bin" / name).symlink_to(shutil.which(name))
    project = tmp_path / "päth with spaces"
    (project / "tools").mkdir(parents=True)
    shutil.copy(ROOT / "tools" / "venv.sh", project / "tools")
    shutil.copy(ROOT / "pyproject.toml", project)
    return Machine(tmp_path, project)


class Machine:
    """A machine with nothing on it but a shell and the Pythons that a test puts there."""

    def __init__(self, folder, project):
        self.folder, self.project, self.log = folder, project, folder / "log"

    def add(self, name, *, old=0, lame=0, offline=0):
        """Put a Python on the machine: too old, without venv, or without a network."""
        path = self.folder / "bin" / name
        number = name.removeprefix("python")
        path.write_text(FAKE.format(old=old, lame=lame, offline=offline, number=number))
        path.chmod(0o755)

    def make(self, level="course", **environment):
        """Call the script and return its exit status and what it said."""
        done = subprocess.run(
            ["sh", "tools/venv.sh", ".venv", level],
            cwd=self.project, capture_output=True, text=True,
            env={"PATH": str(self.folder / "bin"), "LOG": str(self.log), **environment},
        )  # fmt: skip
        return done.returncode, done.stderr

    def asked(self):
        """Return what the Pythons were asked since the last time."""
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return lines


def test_an_environment_is_made_and_reused(machine):
    """The first call makes the environment and installs; the second does nothing of the kind."""
    machine.add("python3.11")
    assert machine.make() == (0, "Preparing .venv (once; it takes a minute or two) ...\n")
    assert [line for line in machine.asked() if "--editable ." in line]
    assert machine.make() == (0, "")
    assert [line for line in machine.asked() if "install" in line or "venv .venv" in line] == []


def test_the_newest_python_that_will_do_is_taken(machine):
    """Python 3.13 without the part that makes environments gives way to Python 3.12."""
    machine.add("python3.13", lame=1)
    machine.add("python3.12")
    machine.add("python3.11")
    assert machine.make()[0] == 0
    (made,) = [line for line in machine.asked() if "-m venv" in line]
    assert made.split()[0].endswith("/python3.12")


def test_an_environment_for_tests_serves_the_course_too(machine):
    """After ``make test``, ``make lab`` installs nothing."""
    machine.add("python3.11")
    machine.make("all")
    machine.asked()
    assert machine.make("course") == (0, "")
    assert [line for line in machine.asked() if "install" in line] == []


@pytest.mark.parametrize("change", ["requirements", "place", "python"])
def test_a_stale_environment_is_brought_up_to_date(machine, change):
    """New requirements, a moved project and a vanished Python each install again."""
    machine.add("python3.11")
    machine.make()
    if change == "requirements":
        with (machine.project / "pyproject.toml").open("a") as file:
            file.write("# changed\n")
    elif change == "place":
        machine.project = machine.project.rename(machine.folder / "moved")
    else:
        (machine.project / ".venv" / "bin" / "python").unlink()
    machine.asked()
    assert machine.make()[0] == 0
    assert [line for line in machine.asked() if "--editable ." in line]


NO_PYTHON = """\
Python 3.11 or newer was not found (looked for: {looked}).
The course runs on it.
Install it (sudo apt install python3 python3-venv, or python.org/downloads),
or name the one to use: make lab PYTHON=/path/to/python3
"""
NO_VENV = """\
Python 3.12 is here, but the part of it that makes virtual environments is not.
Debian, Ubuntu and their kin ship that part on its own.
Install it, then type the same command again: sudo apt install python3.12-venv
"""
NO_OLD_PYTHON = """\
Python 3.11 or 3.12 was not found (looked for: python3.11 python3.12).
The oldest versions that the course promises to run with need one of them.
Install one, or name it: make test-oldest PYTHON=/path/to/python3.11
"""
OFFLINE = """\
The packages that the course needs could not be installed.
The lines above say why; often there is no network.
Mend that, then type the same command again.
"""
PREPARING = "Preparing .venv (once; it takes a minute or two) ...\n"
EVERY = "python3.14 python3.13 python3.12 python3.11 python3 python"


@pytest.mark.parametrize(
    ("pythons", "level", "text"),
    [
        ({}, "course", NO_PYTHON.format(looked=EVERY)),
        ({"python3": {"old": 1}}, "course", NO_PYTHON.format(looked=EVERY)),
        ({"python3.12": {"lame": 1}}, "course", NO_VENV),
        ({"python3.14": {}}, "oldest", NO_OLD_PYTHON),
        ({"python3.11": {"offline": 1}}, "course", OFFLINE),
    ],
    ids=["no Python", "an old Python", "no venv", "no old Python", "no network"],
)
def test_what_is_missing_is_told(machine, pythons, level, text):
    """The whole text says what is missing and what to install."""
    for name, faults in pythons.items():
        machine.add(name, **faults)
    assert machine.make(level) == (1, PREPARING + text)


def test_a_named_python_is_taken_even_from_a_path_with_spaces(machine):
    """``PYTHON=`` chooses the Python, and no other is tried."""
    machine.add("python3.12")
    (machine.folder / "my tools").mkdir()
    shutil.copy(machine.folder / "bin" / "python3.12", machine.folder / "my tools" / "python")
    assert machine.make(PYTHON=str(machine.folder / "my tools" / "python"))[0] == 0
    (made,) = [line for line in machine.asked() if "-m venv" in line]
    assert made.startswith(str(machine.folder / "my tools" / "python"))


def test_a_named_python_that_is_not_there_is_told(machine):
    """The text names the Python that was asked for."""
    machine.add("python3.12")
    assert machine.make(PYTHON="python9") == (1, PREPARING + NO_PYTHON.format(looked="python9"))
