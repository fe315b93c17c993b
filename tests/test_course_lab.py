"""What ``whosays lab`` tells the student and what it asks of JupyterLab."""

import json
import os
import socket
import sys
from pathlib import Path

import pytest

from whosays.cli import jupyter, lab, main
from whosays.cli.course import Delivery

SCHEMAS = Path(sys.prefix) / "share" / "jupyter" / "lab" / "schemas"
DANGEROUS_KEYS = {"D D", "X", "Y", "M", "R", "Shift M", "0 0", *"123456"}


def asked_settings(folder, schemas=SCHEMAS):
    """Return the settings that are written for a JupyterLab with these schemas."""
    jupyter.write_defaults(folder, schemas)
    text = (folder / "labconfig" / "default_setting_overrides.json").read_text("utf-8")
    return json.loads(text)


def test_dangerous_keys_of_the_installed_jupyterlab_are_found(tmp_path):
    """Every single key that destroys or turns a cell is found, each with its own selector."""
    found = asked_settings(tmp_path)["@jupyterlab/shortcuts-extension:shortcuts"]["shortcuts"]
    assert {" ".join(shortcut["keys"]) for shortcut in found} == DANGEROUS_KEYS
    assert all(shortcut["disabled"] and shortcut["selector"] for shortcut in found)


def test_schemas_that_cannot_be_read_are_passed_over(tmp_path):
    """A broken extension's schema does not keep the course from opening."""
    for number, text in enumerate(["", "[]", '{"jupyter.lab.shortcuts": 3}', "\x00"]):
        (tmp_path / f"{number}.json").write_text(text)
    found = asked_settings(tmp_path, tmp_path)["@jupyterlab/shortcuts-extension:shortcuts"]
    assert found == {"shortcuts": []}


def test_the_kernel_is_this_python(tmp_path):
    """The kernel python3 that the lessons ask for starts the very Python of the course."""
    folder = jupyter.write_kernel(tmp_path)
    spec = json.loads((folder / "kernels" / "python3" / "kernel.json").read_text("utf-8"))
    assert spec["argv"][0] == sys.executable
    assert spec["display_name"] == "Python 3 (Who Says?)"


def test_the_defaults_keep_quiet(tmp_path):
    """No news, no look for updates."""
    notification = asked_settings(tmp_path)["@jupyterlab/apputils-extension:notification"]
    assert notification == {"fetchNews": "false", "checkForUpdates": False}


def test_jupyterlab_opens_the_lesson_in_the_folder(tmp_path):
    """The arguments name the folder, the lesson, the port, and nothing of the user's."""
    asked = jupyter.lab_arguments(
        tmp_path, lesson="00 ä.ipynb", browser=False, port=8901, root=False
    )
    assert f"--ServerApp.root_dir={tmp_path}" in asked
    assert "--LabApp.default_url=/lab/tree/00%20%C3%A4.ipynb" in asked
    assert {"--no-browser", "--ServerApp.port=8901"} <= set(asked)
    assert "--allow-root" not in asked


def test_a_search_path_of_the_users_comes_second(tmp_path):
    """What the user has put on Jupyter's search path is still found."""
    environment = {"JUPYTER_PATH": "theirs"}
    jupyter.put_first(environment, "JUPYTER_PATH", tmp_path)
    assert environment["JUPYTER_PATH"] == f"{tmp_path}{os.pathsep}theirs"


def test_what_was_copied_is_told():
    """Each kind of thing that the copying did has a line of its own."""
    delivery = Delivery(
        Path("mine"), ("00-a.ipynb", "01-b.ipynb"), ("02-c.ipynb",), {"03-d.ipynb": "03-d (new)"},
        ("04-e.ipynb",),
    )  # fmt: skip
    assert lab.told(delivery).splitlines() == [
        "The lessons and your answers are in mine",
        "New here: 00-a.ipynb, 01-b.ipynb",
        "Brought up to date: 02-c.ipynb",
        "You have changed 03-d.ipynb, so it was left alone. The newer lesson is beside it: "
        "03-d (new)",
        "04-e.ipynb cannot be read; delete it to get a fresh one.",
    ]


def test_a_lesson_is_made_ready_for_this_python():
    """A copied lesson names the kernel as JupyterLab would, so that opening it changes nothing."""
    plain = {"cells": [], "metadata": {"whosays": {"lesson": "00"}}, "nbformat": 4}
    metadata = json.loads(jupyter.make_ready(json.dumps(plain).encode()))["metadata"]
    assert metadata["whosays"] == {"lesson": "00"}
    assert metadata["kernelspec"] == {
        "display_name": "Python 3 (Who Says?)", "language": "python", "name": "python3",
    }  # fmt: skip
    assert metadata["language_info"]["version"] == ".".join(map(str, sys.version_info[:3]))


@pytest.mark.parametrize(
    ("course", "folder"),
    [("mine", "mine"), ("", lab.DEFAULT_FOLDER), (None, lab.DEFAULT_FOLDER)],
    ids=["open", "empty", "none"],
)
def test_the_folder_of_the_open_course_is_the_default(monkeypatch, course, folder):
    """In a terminal inside JupyterLab, the course's own folder is meant."""
    monkeypatch.delenv("WHOSAYS_COURSE", raising=False)
    if course is not None:
        monkeypatch.setenv("WHOSAYS_COURSE", course)
    assert lab.default_folder() == folder


def test_a_taken_port_is_told(capsys, tmp_path):
    """A port that another program holds is told before anything is copied."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        status = main(["lab", "--dir", str(tmp_path / "mine"), "--port", str(port)])
    other = port + 1 if port < 65535 else 8889
    assert (status, capsys.readouterr().err) == (
        1,
        f"Port {port} cannot be used. Another program holds it, or this account may not open it "
        f"(Address already in use). Choose another port, or none at all: "
        f"whosays lab --port {other}\n",
    )
    assert not (tmp_path / "mine").exists()


@pytest.mark.parametrize("port", [0, -1, 65536])
def test_an_impossible_port_is_told(capsys, port):
    """A number that is no port is told with those that are."""
    assert main(["lab", f"--port={port}"]) == 1
    assert capsys.readouterr().err == (
        f"There is no port {port}. Ports are numbered from 1 to 65535. "
        "Choose one of those, or none at all: whosays lab --port 8889\n"
    )


def test_a_missing_jupyterlab_is_told(capsys, monkeypatch, tmp_path):
    """The lessons are copied, and the text names the command that installs JupyterLab."""
    monkeypatch.setitem(sys.modules, "jupyterlab.labapp", None)
    assert main(["lab", "--dir", str(tmp_path / "mine")]) == 1
    assert capsys.readouterr().err == (
        f"JupyterLab is not installed. The Python at {sys.executable} cannot import it (import of "
        "jupyterlab.labapp halted; None in sys.modules). "
        f"Install it: {sys.executable} -m pip install jupyterlab\n"
    )
    assert list((tmp_path / "mine").glob("00-*.ipynb"))


def test_a_folder_in_the_way_is_told_without_a_traceback(capsys, tmp_path):
    """The trouble is one line on the error stream, and the status is 1."""
    (tmp_path / "file").touch()
    assert main(["--dir", str(tmp_path / "file"), "--no-browser"]) == 1
    assert capsys.readouterr().err.startswith(f"{tmp_path / 'file'} is not a folder. A file of")
