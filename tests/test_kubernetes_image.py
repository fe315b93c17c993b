"""The files that repo2docker finds: what they do in an image, and what stays out of one."""

import os
import subprocess

import pytest
import yaml
from checkout import ROOT
from kubernetes_parts import FOLDER

pytestmark = pytest.mark.skipif(os.name == "nt", reason="an image runs Linux")


@pytest.fixture
def run(tmp_path):
    """Return a call that runs a file with a python that only writes down how it was called."""
    called = tmp_path / "called"
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.write_text(f'#!/bin/sh\necho "$*" >> "{called}"\n[ "$4" != "--copy-only" ]\n')
    python.chmod(0o755)

    def call(name, *words, **environment):
        path = f"{python.parent}{os.pathsep}{os.environ['PATH']}"
        usual = {"PATH": path, "HOME": str(tmp_path)}
        done = subprocess.run(
            [ROOT / name, *words],
            env=usual | environment, cwd=tmp_path, capture_output=True, text=True, check=False,
        )  # fmt: skip
        return done, called.read_text().splitlines() if called.exists() else []

    return call


def test_any_program_starts_with_the_lessons_there(run):
    """Whatever a container is started for, the lessons come first, and its words stay whole."""
    done, called = run("start", "printf", "%s|", "a b", "c")
    assert called == ["-m whosays lab --copy-only"]
    assert done.stdout == "a b|c|"


def test_the_course_itself_is_started_once(run):
    """``whosays lab`` brings the lessons itself; they are not brought twice."""
    assert run("start", "python", "-m", "whosays", "lab")[1] == ["-m whosays lab"]


def test_lessons_that_cannot_come_do_not_lock_a_student_out(run):
    """With a full disk the server starts all the same, so that room can be made."""
    assert run("start", "echo", "here")[0].stdout == "here\n"


def test_the_image_holds_a_copy_and_proves_it(run):
    """The course is put into the image's own Python, then asked to check itself."""
    done, called = run("postBuild", REPO_DIR="/srv/repo")
    assert done.returncode == 0
    assert called[0].startswith("-m pip install ")
    assert called[0].endswith(" .")
    assert called[1].startswith("-m whosays doctor --dir ")
    assert done.stderr == ""


def test_an_image_that_a_home_would_hide_says_so(run, tmp_path):
    """Built into the home folder the start file would vanish below a student's files."""
    done, _ = run("postBuild", REPO_DIR=str(tmp_path))
    assert done.stderr.strip().endswith("--target-repo-dir /srv/repo")
    assert "--target-repo-dir /srv/repo" in (FOLDER / "README.md").read_text("utf-8")


def test_repo2docker_finds_files_that_it_can_run():
    """Both files may be run; environment.yml installs the course that they need."""
    assert all(os.access(ROOT / name, os.X_OK) for name in ("postBuild", "start"))
    listed = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))["dependencies"]
    assert listed[-1] == {"pip": ["-e ."]}


def test_nobodys_answers_get_into_an_image():
    """What git ignores stays out of an image, wherever it lies."""
    wanted = {
        line.removeprefix("/") if line.startswith("/") else f"**/{line}"
        for line in (ROOT / ".gitignore").read_text("utf-8").splitlines()
    }
    assert wanted <= set((ROOT / ".dockerignore").read_text("utf-8").splitlines())
