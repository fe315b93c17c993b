"""``whosays doctor`` finds each fault that could stop the course, and says how to mend it."""

import json
import re
import sys
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path
from types import SimpleNamespace

import pytest

from whosays import __version__
from whosays.cli import doctor, jupyter, main
from whosays.cli.doctor import CHECKS, examine
from whosays.lessons import notebooks

PYTHON = f'"{sys.executable}"' if " " in sys.executable else sys.executable


def told(name, folder):
    """Return whether one check found a fault, and its text."""
    return examine(name, CHECKS[name], Path(folder))


@pytest.fixture(autouse=True)
def _no_open_course(monkeypatch):
    """Test as outside JupyterLab, wherever the tests are started."""
    monkeypatch.delenv("WHOSAYS_COURSE", raising=False)


def test_a_sound_machine_passes_every_check(tmp_path, capsys):
    """On a machine where all is well, each check has a line that says ok, and the status is 0."""
    status = main(["doctor", "--dir", str(tmp_path / "mine")])
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[:-1]] == ["ok"] * len(CHECKS)
    assert lines[-1].startswith("All is well. ")
    assert (status, (tmp_path / "mine").exists()) == (0, False)


@pytest.mark.parametrize(
    ("python", "found", "command"),
    [
        ("/venv/python", "/venv/whosays", "whosays"),
        ("/venv/python", None, "/venv/python -m whosays"),
        ("/venv/python", "/elsewhere/whosays", "/venv/python -m whosays"),
        ("/my venv/python", None, '"/my venv/python" -m whosays'),
    ],
    ids=["on the path", "not on the path", "another one on the path", "path with a space"],
)
def test_the_last_line_opens_the_folder_that_was_looked_at(
    tmp_path, monkeypatch, python, found, command
):
    """The command is one that works here, and it names the folder unless that is the default."""
    monkeypatch.setattr(doctor.sys, "executable", python)
    monkeypatch.setattr(doctor.shutil, "which", lambda _: found)
    default = Path(doctor.DEFAULT_FOLDER).expanduser()
    assert doctor.well(tmp_path / "my course") == (
        f"All is well. To open the course in {tmp_path / 'my course'}, type: "
        f'{command} lab --dir "{tmp_path / "my course"}"'
    )
    assert doctor.well(default) == f"All is well. To open the course in {default}, type: {command}"


def test_inside_the_open_course_nothing_is_to_be_opened(tmp_path, monkeypatch):
    """In a terminal of the open JupyterLab, the doctor looks at the course that is open."""
    monkeypatch.setenv("WHOSAYS_COURSE", str(tmp_path))
    assert doctor.well(tmp_path) == (
        f"All is well with {tmp_path}, the course that is open. Go back to your lesson."
    )


def test_a_fault_sets_the_exit_status(tmp_path, capsys, monkeypatch):
    """One fault among the checks ends with status 1 and a count."""
    monkeypatch.setitem(CHECKS, "kernel", lambda _: "not started here")
    (tmp_path / "file").touch()
    assert main(["doctor", "--dir", str(tmp_path / "file")]) == 1
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == "1 of 8 checks found something to mend. Mend the first one first."


def test_an_old_python_is_told(monkeypatch, tmp_path):
    """Python 3.10 is too old."""
    monkeypatch.setattr(doctor, "sys", SimpleNamespace(version_info=(3, 10, 4, "final", 0)))
    assert told("python", tmp_path) == (
        True,
        "NOT   Python\n"
        "      What: Python is 3.10.4.\n"
        "      Why:  The course needs Python 3.11 or newer.\n"
        "      Mend: Install a newer Python, then install the course with it.",
    )


def test_missing_and_old_packages_are_told(monkeypatch, tmp_path):
    """All packages that are missing or too old stand in one command."""

    def version(name):
        if name == "anywidget":
            raise PackageNotFoundError(name)
        return {"pandas": "2.2.2"}.get(name, "99.0")

    monkeypatch.setattr(doctor, "version", version)
    assert told("packages", tmp_path) == (
        True,
        "NOT   packages\n"
        "      What: These packages are missing or too old: anywidget (missing), pandas 2.2.2.\n"
        "      Why:  The course was tested with them at the stated version or newer.\n"
        f'      Mend: Install them: {PYTHON} -m pip install "anywidget>=0.9.13" "pandas>=2.2.3"',
    )


@pytest.mark.parametrize(
    ("found", "lowest", "enough"),
    [("2.2.3", "2.2.3", True), ("2.10", "2.9.1", True), ("8.1", "8.1.0", True),
     ("4.4.0rc1", "4.4.0", True), ("2.2", "2.2.3", False), ("1.26.4", "2.0", False)],
)  # fmt: skip
def test_versions_are_compared_by_number(found, lowest, enough):
    """Version 2.10 is newer than 2.9."""
    assert (doctor._numbers(found) >= doctor._numbers(lowest)) is enough


def test_every_requirement_is_understood():
    """Each run-time requirement of the package has the plain form that the doctor reads."""
    needed = [line for line in requires("whosays") if "extra ==" not in line]
    assert len(doctor.requirements()) == len(needed) == 10


def test_lost_lessons_are_told(monkeypatch, tmp_path):
    """A package without lessons is told as ``whosays lab`` tells it."""
    monkeypatch.setattr(notebooks, "files", lambda _: tmp_path)
    monkeypatch.setattr(notebooks, "checkout", lambda: tmp_path)
    assert told("lessons", tmp_path) == (
        True,
        "NOT   lessons\n"
        "      What: The lessons were not found.\n"
        f"      Why:  Neither the installed package nor a checkout around {tmp_path} holds "
        "notebooks.\n"
        "      Mend: Install the course again: python -m pip install --force-reinstall whosays",
    )


@pytest.fixture
def jupyter_folders(tmp_path, monkeypatch):
    """Let Jupyter look for extensions and settings in an empty folder only."""
    from jupyter_core import paths

    monkeypatch.setattr(paths, "jupyter_path", lambda *parts: [str(tmp_path.joinpath(*parts))])
    monkeypatch.setattr(paths, "jupyter_config_path", lambda: [str(tmp_path / "config")])
    return tmp_path


def _install(folder, *names):
    for name in names:
        (folder / "labextensions" / name).mkdir(parents=True)
        (folder / "labextensions" / name / "package.json").write_text("{}")


def test_a_missing_lab_extension_is_told(jupyter_folders):
    """An extension that JupyterLab cannot see is named, with the package that brings it."""
    _install(jupyter_folders, "@jupyter-widgets/jupyterlab-manager")
    assert told("lab_extensions", jupyter_folders) == (
        True,
        "NOT   widgets in JupyterLab\n"
        "      What: JupyterLab does not see anywidget.\n"
        "      Why:  Their files are not in any of the folders where JupyterLab looks, so buttons "
        "and sliders would not appear.\n"
        f"      Mend: Install them again: {PYTHON} -m pip install --force-reinstall anywidget",
    )


@pytest.mark.parametrize("disabled", [["anywidget"], {"anywidget": True}], ids=["list", "table"])
def test_a_lab_extension_that_is_off_is_told(jupyter_folders, disabled):
    """An extension that a setting disables is named, with the command that enables it."""
    _install(jupyter_folders, *doctor._LAB_EXTENSIONS)
    settings = jupyter_folders / "config" / "labconfig" / "page_config.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"disabledExtensions": disabled}))
    assert told("lab_extensions", jupyter_folders) == (
        True,
        "NOT   widgets in JupyterLab\n"
        "      What: anywidget is switched off in JupyterLab.\n"
        "      Why:  A JupyterLab setting on this machine disables it, so buttons and sliders "
        "would not appear.\n"
        f"      Mend: Switch it on: {PYTHON} -m jupyter labextension enable anywidget",
    )


@pytest.mark.parametrize("text", ["", "[]", "{", '{"disabledExtensions": {"anywidget": false}}'])
def test_settings_that_say_nothing_are_no_fault(jupyter_folders, text):
    """A setting that cannot be read, or switches nothing off, is no fault."""
    _install(jupyter_folders, *doctor._LAB_EXTENSIONS)
    settings = jupyter_folders / "config" / "labconfig" / "page_config.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(text)
    assert told("lab_extensions", jupyter_folders)[0] is False


def _kernel_that(code):
    def write_kernel(folder):
        kernel = folder / "kernels" / "python3"
        kernel.mkdir(parents=True)
        spec = {"argv": [sys.executable, "-c", code], "display_name": "x", "language": "python"}
        (kernel / "kernel.json").write_text(json.dumps(spec))
        return folder

    return write_kernel


def test_a_kernel_that_dies_is_told(monkeypatch, tmp_path):
    """A kernel that ends at once is told with its own last words."""
    code = "import sys; sys.exit('no ipykernel here')"
    monkeypatch.setattr(jupyter, "write_kernel", _kernel_that(code))
    assert told("kernel", tmp_path) == (
        True,
        "NOT   kernel\n"
        "      What: Python did not start inside JupyterLab.\n"
        "      Why:  Kernel died before replying to kernel_info. no ipykernel here\n"
        f"      Mend: Install its part again: {PYTHON} -m pip install --force-reinstall ipykernel",
    )


def test_a_kernel_without_its_packages_is_told(monkeypatch, tmp_path):
    """A kernel that starts but cannot import the course is told with the reason."""
    monkeypatch.setattr(doctor, "_TRY", "import no_such_course")
    assert told("kernel", tmp_path) == (
        True,
        "NOT   kernel\n"
        "      What: Python started, but could not load the course.\n"
        "      Why:  It answered: ModuleNotFoundError: No module named 'no_such_course'.\n"
        "      Mend: Install the course again: "
        f"{PYTHON} -m pip install --force-reinstall whosays",
    )


def test_a_sound_kernel_has_imported_the_course(tmp_path):
    """The version that the kernel itself imported is told."""
    assert told("kernel", tmp_path) == (
        False, f"ok    kernel: started, and imported Who Says? {__version__}",
    )  # fmt: skip


def test_a_font_without_the_signs_is_told(monkeypatch, tmp_path):
    """A font that lacks signs of the charts is named, with the file to change."""
    import matplotlib

    monkeypatch.setitem(matplotlib.rcParams, "font.family", ["STIXSizeOneSym"])
    fault, text = told("fonts", tmp_path)
    lines = text.splitlines()
    assert (fault, lines[0]) == (True, "NOT   fonts")
    assert re.fullmatch(
        r"      What: The font STIXSizeOneSym lacks some signs that the charts use: A Z .*",
        lines[1],
    )
    assert lines[2:] == [
        "      Why:  matplotlib is set up on this machine to write with that font.",
        f"      Mend: Remove the line font.family from {matplotlib.matplotlib_fname()}",
    ]


def test_a_font_that_cannot_be_read_is_told(monkeypatch, tmp_path):
    """A matplotlib without any font is to be installed again."""
    from matplotlib import font_manager

    monkeypatch.setattr(font_manager, "findfont", lambda _: tmp_path / "no-font.ttf")
    fault, text = told("fonts", tmp_path)
    assert (fault, text.splitlines()[1:2]) == (
        True, ["      What: matplotlib found no font to write with."],
    )  # fmt: skip
    assert text.endswith(f"{PYTHON} -m pip install --force-reinstall matplotlib")


def test_a_nearly_full_disk_is_told(monkeypatch, tmp_path):
    """Less than 200 MB is too little to begin with."""
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda _: SimpleNamespace(free=3_500_000))
    assert told("disk", tmp_path) == (
        True,
        "NOT   disk\n"
        f"      What: Only 3 MB are free on the disk of {tmp_path}.\n"
        "      Why:  The course and its answers need some room, at least 200 MB.\n"
        "      Mend: Delete something you no longer need, then type whosays doctor again.",
    )


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    """A file in place of the folder is told as ``whosays lab`` tells it."""
    (tmp_path / "file").touch()
    assert told("folder", tmp_path / "file") == (
        True,
        "NOT   folder\n"
        f"      What: {tmp_path / 'file'} is not a folder.\n"
        "      Why:  A file of that name, or of the name of a folder on the way to it, is already "
        "there.\n"
        "      Mend: Choose another folder: whosays lab --dir another-folder",
    )


def test_a_folder_that_is_not_there_yet_is_not_made(tmp_path):
    """The doctor looks, and leaves nothing behind."""
    assert told("folder", tmp_path / "a" / "b")[0] is False
    assert list(tmp_path.iterdir()) == []
