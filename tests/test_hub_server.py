"""``whosays lab`` started by a hub: one person's server, with the course's own settings."""

import json
import os
import sys
import tempfile
from pathlib import Path
from unittest.mock import Mock

import pytest

from whosays.cli import hub, lab, main

CALL = {
    "JUPYTERHUB_API_TOKEN": "secret",
    "JUPYTERHUB_SERVICE_URL": "http://127.0.0.1:4321/user/mina/",
}


@pytest.fixture
def called(monkeypatch):
    """Let a hub have called, and keep what would have become of this program."""
    became = []
    monkeypatch.chdir(Path.cwd())
    for name in ("WHOSAYS_COURSE", "JUPYTERHUB_DEFAULT_URL", hub.KERNEL_IDLE):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    for name in ("JUPYTER_PATH", "JUPYTER_CONFIG_PATH", "PATH"):
        monkeypatch.setenv(name, os.environ.get(name, ""))
    for name, value in {**CALL, "JUPYTER_RUNTIME_DIR": "named"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(hub, "find_spec", lambda _name: True)
    monkeypatch.setattr(os, "execv", lambda program, words: became.append((program, words)))
    return became


@pytest.mark.parametrize("missing", [None, *CALL])
def test_a_call_is_a_token_and_an_address(missing):
    """Either alone may be left over from something else."""
    given = {name: value for name, value in CALL.items() if name != missing}
    assert hub.has_called(given) is (missing is None)


def test_the_program_becomes_the_hubs_own_server(called, tmp_path):
    """The lessons are there, and the server takes this program's place with the course's words."""
    assert main(["lab", "--dir", str(tmp_path / "mine")]) == 0
    ((program, words),) = called
    assert (program, words[:3]) == (sys.executable, [program, "-m", "jupyterhub.singleuser"])
    assert f"--ServerApp.root_dir={tmp_path / 'mine'}" in words
    assert "--LabApp.extension_manager=readonly" in words
    assert list((tmp_path / "mine").glob("04-*.ipynb"))


def test_the_server_finds_lesson_and_kernel(called, tmp_path):
    """Lesson 00 opens, and kernel and quiet defaults lie in the student's own folder."""
    main(["lab", "--dir", str(tmp_path)])
    own = tmp_path / ".whosays" / "hub"
    assert os.environ["JUPYTERHUB_DEFAULT_URL"] == "/lab/tree/00-start-here.ipynb"
    assert os.environ["JUPYTER_PATH"].split(os.pathsep)[0] == str(own)
    assert os.environ["JUPYTER_CONFIG_PATH"].split(os.pathsep)[0] == str(own)
    kernel = json.loads((own / "kernels" / "python3" / "kernel.json").read_text("utf-8"))
    assert kernel["argv"][0] == sys.executable
    assert (own / "labconfig" / "default_setting_overrides.json").exists()


@pytest.mark.parametrize(("shell", "opened"), [("/bin/bash", "/bin/bash"), ("", "sh")])
def test_a_terminal_finds_the_course(called, tmp_path, monkeypatch, shell, opened):
    """It is no login shell, in which the profile of the system would hide the course."""
    monkeypatch.setenv("SHELL", shell)
    main(["lab", "--dir", str(tmp_path)])
    ((_, words),) = called
    assert f"--ServerApp.terminado_settings={{'shell_command': ['{opened}']}}" in words
    assert os.environ["PATH"].split(os.pathsep)[0] == str(Path(sys.executable).parent)


def test_a_terminal_opens_in_the_course(called, tmp_path, monkeypatch):
    """What a teacher's line writes there can be seen, and downloaded, in JupyterLab."""
    monkeypatch.chdir(tmp_path)
    main(["lab", "--dir", "mine"])
    assert Path.cwd() == tmp_path / "mine"


def test_a_course_that_cannot_be_entered_locks_nobody_out(called, tmp_path, monkeypatch):
    """The server starts all the same, from wherever the hub put it."""
    monkeypatch.setattr(os, "chdir", Mock(side_effect=PermissionError))
    assert (main(["lab", "--dir", str(tmp_path)]), len(called)) == (0, 1)


def test_what_the_hub_opens_goes_before(called, tmp_path, monkeypatch):
    """A school may let another page open."""
    monkeypatch.setenv("JUPYTERHUB_DEFAULT_URL", "/lab/tree/teacher/board.ipynb")
    main(["lab", "--dir", str(tmp_path)])
    assert os.environ["JUPYTERHUB_DEFAULT_URL"] == "/lab/tree/teacher/board.ipynb"


def test_kernels_take_no_ports(called, tmp_path, monkeypatch):
    """They talk through files in a short folder of the student's own, or in one that is named."""
    main(["lab", "--dir", str(tmp_path / "mine")])
    assert os.environ["JUPYTER_RUNTIME_DIR"] == "named"
    for name in ("JUPYTER_RUNTIME_DIR", "WHOSAYS_COURSE"):
        monkeypatch.delenv(name)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    main(["lab", "--dir", str(tmp_path / "mine")])
    made = Path(os.environ["JUPYTER_RUNTIME_DIR"])
    assert (made.parent, made.stat().st_mode & 0o777) == (tmp_path, 0o700)
    assert all("--KernelManager.transport=ipc" in words for _, words in called)


@pytest.mark.parametrize(("given", "seconds"), [(None, 1200), ("", 1200), ("90", 90), ("0", 0)])
def test_a_kernel_that_nobody_looks_at_is_stopped(given, seconds):
    """After the time that the hub names, else after twenty minutes."""
    environment = {} if given is None else {hub.KERNEL_IDLE: given}
    words = hub.server_arguments(Path("mine"), environment, lesson="", root=False)
    assert f"--MappingKernelManager.cull_idle_timeout={seconds}" in words


def test_no_second_server_starts_inside_the_first(called, capsys, monkeypatch):
    """In a terminal of the open course, the command says where the lessons are."""
    monkeypatch.setenv("WHOSAYS_COURSE", "mine")
    assert (main(["lab"]), called) == (1, [])
    assert capsys.readouterr().err == (
        "The course is open here already, in mine. A hub started it, and it takes one JupyterLab "
        "for each person. Go back to your lesson in the browser. To fetch missing lessons only: "
        "whosays lab --copy-only\n"
    )


def test_lessons_can_be_fetched_inside_the_server(called, monkeypatch, tmp_path):
    """``--copy-only`` copies, in the open course too."""
    monkeypatch.setenv("WHOSAYS_COURSE", str(tmp_path))
    assert (main(["lab", "--copy-only"]), called) == (0, [])
    assert list(tmp_path.glob("04-*.ipynb"))


def test_a_missing_jupyterhub_is_told(called, capsys, monkeypatch):
    """The text names the Python that lacks it, for whoever reads the hub's log."""
    monkeypatch.setattr(hub, "find_spec", lambda _name: None)
    assert main(["lab"]) == 1
    assert capsys.readouterr().err == (
        "The hub's own package is not installed beside the course. A hub started this server, and "
        f"the Python at {sys.executable} cannot import jupyterhub. Install it there, then start "
        f'the server again: {sys.executable} -m pip install "whosays[hub]"\n'
    )


@pytest.mark.parametrize("idle", ["soon", "-1", "1.5", "٣"])
def test_a_time_that_is_no_number_is_told(called, capsys, monkeypatch, idle):
    """The text quotes it, and says how it is written."""
    monkeypatch.setenv(hub.KERNEL_IDLE, idle)
    assert main(["lab"]) == 1
    assert capsys.readouterr().err == (
        f"WHOSAYS_KERNEL_IDLE is {idle}, which is no number of seconds. A kernel that nobody looks "
        "at is stopped after so long; 0 lets all of them run. Set it in the hub's configuration to "
        "a whole number: WHOSAYS_KERNEL_IDLE=1200\n"
    )


@pytest.mark.parametrize(("there", "root"), [(True, "mine"), (False, "")])
def test_a_full_disk_locks_nobody_out(called, capsys, tmp_path, monkeypatch, there, root):
    """The trouble is told, and the server starts where the student can make room."""
    reason = OSError("There is no room left.")
    monkeypatch.setattr(lab.course, "copy_lessons", Mock(side_effect=reason))
    if there:
        (tmp_path / "mine").mkdir()
    assert main(["lab", "--dir", str(tmp_path / "mine")]) == 0
    assert capsys.readouterr().err == "There is no room left.\n"
    ((_, words),) = called
    assert f"--ServerApp.root_dir={tmp_path / root}" in words


def test_a_folder_that_takes_no_settings_gets_them_elsewhere(called, tmp_path, monkeypatch):
    """With something in the way of the kernel's file, it lies in a folder for this one run."""
    (tmp_path / "mine" / ".whosays").mkdir(parents=True)
    (tmp_path / "mine" / ".whosays" / "hub").write_text("in the way")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert (main(["lab", "--dir", str(tmp_path / "mine")]), len(called)) == (0, 1)
    own = Path(os.environ["JUPYTER_PATH"].split(os.pathsep)[0])
    assert own.parent == tmp_path
    assert (own / "kernels" / "python3" / "kernel.json").exists()


def test_a_computer_without_a_folder_for_passing_files_is_enough(called, tmp_path, monkeypatch):
    """Kernel and defaults lie in the student's folder, and the server starts."""
    monkeypatch.delenv("JUPYTER_RUNTIME_DIR")
    monkeypatch.setattr(tempfile, "mkdtemp", Mock(side_effect=OSError("no usable folder")))
    assert (main(["lab", "--dir", str(tmp_path)]), len(called)) == (0, 1)
    assert os.environ["JUPYTER_PATH"].split(os.pathsep)[0] == str(tmp_path / ".whosays" / "hub")


def test_settings_that_no_folder_takes_are_told(called, capsys, tmp_path, monkeypatch):
    """The reason is told, and the server starts all the same."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(lab.jupyter, "offer", Mock(side_effect=OSError("full")))
    assert (main(["lab", "--dir", str(tmp_path)]), len(called)) == (0, 1)
    assert capsys.readouterr().err == (
        f"JupyterLab could not be made ready in {tmp_path}. The reason: full. "
        "Mend that, then start the server again from the hub's page.\n"
    )
