"""What was shown as saved is there, whatever ends or crowds a session."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from whosays.journal import open_journal

CHILD = Path(__file__).with_name("journal_child.py")

posix = pytest.mark.skipif(os.name == "nt", reason="needs kill -9, fork and resource limits")


def run(*words, before=()):
    """Run a command of the child script and return what it printed."""
    command = [*before, sys.executable, str(CHILD), *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def can_mount():
    """Tell whether a small disk of our own can be mounted without touching the machine's."""
    if os.name == "nt" or os.getuid() != 0 or not shutil.which("unshare"):
        return False
    mount = "mount -t tmpfs -o size=64k none /mnt"
    return subprocess.run(["unshare", "-m", "sh", "-c", mount], check=False).returncode == 0


@posix
def test_kill_9_at_200_moments_loses_nothing_that_was_shown_as_saved(tmp_path):
    """Two hundred sessions of ten students are killed; every answer shown as saved is read."""
    killed = run("kill_often", tmp_path, 20_250_327, 200, 10)
    assert len(killed) == 200
    assert sum(len(each["saved"]) for each in killed) > 200
    for alias in {each["alias"] for each in killed}:
        entries = open_journal(tmp_path, alias=alias, lesson="01").entries()
        read = {entry.answer for entry in entries}
        shown = {answer for each in killed if each["alias"] == alias for answer in each["saved"]}
        assert shown <= read


def test_two_processes_that_write_at_once_lose_nothing(tmp_path):
    """Two kernels of one student write 200 answers each into files of their own."""
    script = [sys.executable, str(CHILD), "write_many", str(tmp_path), "Mina", "200"]
    both = [subprocess.Popen([*script, name], stdout=subprocess.PIPE) for name in ("one", "two")]
    told = [json.loads(process.communicate(timeout=120)[0]) for process in both]
    entries = open_journal(tmp_path, alias="Mina", lesson="01").entries()
    assert [each["saved"] for each in told] == [200, 200]
    assert {e.answer for e in entries} == {
        f"{name} {n}" for name in ("one", "two") for n in range(200)
    }
    assert entries == sorted(entries, key=lambda entry: entry.order)
    assert len(list(tmp_path.iterdir())) == 2


@posix
def test_a_full_disk_warns_at_once_and_saves_all_when_there_is_room(tmp_path):
    """A disk of 64 kB fills up; with room made, what was held in memory is saved too.

    The disk is a small tmpfs of our own where this may be mounted, else a limit on file size.
    """
    if can_mount():
        ballast = "head -c 30000 /dev/zero > ballast"
        steps = f'mount -t tmpfs -o size=64k none "$0" && cd "$0" && {ballast} && exec "$@"'
        told = run("fill", tmp_path, "tmpfs", before=["unshare", "-m", "sh", "-c", steps, tmp_path])
    else:
        told = run("fill", tmp_path, "limit")
    assert told["problems"] == ["disk-full", "disk-full"]
    assert told["waiting"] == [1, 2]
    assert (told["held"], told["last"]) == ("held in memory", "held in memory")
    assert told["after"] is True
    assert told["read"] == told["written"]


@posix
def test_a_limit_on_file_size_is_a_full_disk(tmp_path):
    """A short write and then EFBIG tear one line of our own file, and nothing is lost."""
    told = run("fill", tmp_path, "limit")
    assert told["problems"] == ["disk-full", "disk-full"]
    assert told["after"] is True
    assert told["read"] == told["written"]


@posix
def test_a_read_only_folder_warns_before_the_first_answer():
    """Trying the folder out says read-only, and answers stay readable in memory."""
    folder = Path("/tmp") / f"whosays-read-only-{os.getpid()}"
    folder.mkdir(mode=0o555)
    try:
        *told, files = run("read_only", folder)
    finally:
        folder.rmdir()
    assert told == ["read-only", "read-only", False, "b"]
    assert files == 0
