"""The command ``whosays`` itself: its subcommands, its words, its exit status."""

import os
import subprocess
import sys

import pytest

import whosays
from whosays.cli import lab, main, words


@pytest.mark.parametrize(
    "typed",
    [[], ["--no-browser"], ["--port", "8901"], ["--dir", "x"], ["lab"]],
    ids=["nothing", "--no-browser", "--port", "--dir", "lab"],
)
def test_without_a_subcommand_the_course_opens(monkeypatch, typed):
    """``whosays`` alone, or with the course's own words, means ``whosays lab``."""
    monkeypatch.setattr(lab, "run", lambda arguments: 7)
    assert main(typed) == 7


def test_the_version_is_the_packages(capsys):
    """``whosays --version`` says the version that was imported."""
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"whosays {whosays.__version__}\n"


def test_help_names_every_subcommand(capsys):
    """``whosays --help`` lists what can be done."""
    assert main(["--help"]) == 0
    told = capsys.readouterr().out
    assert all(name in told for name in ("lab", "doctor", "ledger"))


def test_an_unknown_word_is_told(capsys):
    """A word that is no subcommand is answered with the way to the help, and status 2."""
    assert main(["lba"]) == 2
    told = capsys.readouterr().err
    assert told.startswith("whosays did not understand the command. The reason: argument command:")
    assert told.endswith("Type `whosays --help` to see what it takes.\n")


def test_a_port_that_is_no_number_is_told(capsys):
    """The text names the argument and the help of the subcommand."""
    assert main(["lab", "--port", "x"]) == 2
    assert capsys.readouterr().err == (
        "whosays did not understand the command. The reason: argument --port: invalid int value: "
        "'x'. Type `whosays lab --help` to see what it takes.\n"
    )


@pytest.mark.parametrize(
    ("typed", "extra", "asked"),
    [
        (["lab", "--prot", "3"], "--prot 3", "whosays lab"),
        (["--prot", "3"], "--prot 3", "whosays lab"),
        (["ledger", "check", "x", "--jsn"], "--jsn", "whosays ledger check"),
    ],
    ids=["lab", "without a subcommand", "ledger check"],
)
def test_a_misspelt_option_is_told_by_its_subcommand(capsys, typed, extra, asked):
    """The help that is named is the one that lists the option that was meant."""
    assert main(typed) == 2
    assert capsys.readouterr().err == (
        "whosays did not understand the command. The reason: unrecognized arguments: "
        f"{extra}. Type `{asked} --help` to see what it takes.\n"
    )


@pytest.mark.parametrize("command", ["lab", "doctor"])
@pytest.mark.parametrize("name", ["", " "], ids=["empty", "a blank"])
def test_a_folder_without_a_name_is_refused(capsys, tmp_path, monkeypatch, command, name):
    """An empty name after --dir does not fill whatever folder the student is in."""
    monkeypatch.chdir(tmp_path)
    assert main([command, "--dir", name]) == 1
    assert capsys.readouterr().err == (
        "The folder has no name. Nothing but blanks stands after --dir. "
        f"Name one: whosays {command} --dir my-course\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_stops_without_a_traceback(capsys, monkeypatch):
    """Ctrl-C before JupyterLab runs ends with one word and the usual status."""

    def interrupted(arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(lab, "run", interrupted)
    assert main(["lab"]) == 130
    assert capsys.readouterr().out == "Stopped.\n"


def test_the_command_runs_as_a_module():
    """``python -m whosays`` is the same command, for those whose path lacks it."""
    typed = [sys.executable, "-m", "whosays", "--version"]
    done = subprocess.run(typed, capture_output=True, text=True, check=True)
    assert done.stdout == f"whosays {whosays.__version__}\n"


def test_the_command_itself_starts_light():
    """Help needs no pandas, no matplotlib and no JupyterLab."""
    code = (
        "import sys; from whosays.cli import main; main(['--help']); "
        "print(sorted({'pandas', 'matplotlib', 'jupyterlab', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("[]\n")


@pytest.mark.parametrize("name", list(words._words()["trouble"]))
def test_a_trouble_has_three_parts(name):
    """Every trouble says what, why and how to mend it, each in one sentence or a line to type."""
    parts = words._words()["trouble"][name]
    assert list(parts) == ["what", "why", "mend"]
    assert all(parts.values())


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_a_reader_who_has_seen_enough_is_no_fault():
    """Where the other end of a pipe is shut, the command ends as it would, without a traceback."""
    read, write = os.pipe()
    os.close(read)
    code = "from whosays.cli import main; raise SystemExit(main(['ledger', 'check', 'nowhere']))"
    code = f"import sys; sys.stderr = sys.stdout; {code}"
    done = subprocess.run(
        [sys.executable, "-c", code], stdout=write, stderr=subprocess.PIPE, text=True
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (2, "")
