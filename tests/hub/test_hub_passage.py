"""A student's own user reaches a Python that lies behind a shut folder, and changes no mode."""

import os
import subprocess
import sys

import pytest
from rehearsal.hub import FIRST_USER
from rehearsal.passage import shut_above

pytestmark = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can start programs as others"
)
# Opens the way to a folder, then reads a file in it and one beside it as another user.
READER = """
import subprocess, sys
from pathlib import Path
from rehearsal.passage import open_passage
user, folder, *files = sys.argv[1:]
open_passage([Path(folder)])
for file in files:
    done = subprocess.run(["cat", file], user=int(user), group=int(user), extra_groups=[])
    print(done.returncode, flush=True)
"""


@pytest.fixture
def home(place):
    """Return a shut folder with a secret, and with a wanted folder two steps below."""
    home = place / "shut"
    (home / "some" / "wanted").mkdir(parents=True)
    (home / "some" / "wanted" / "file").write_text("wanted ")
    (home / "secret").write_text("secret")
    home.chmod(0o700)
    return home


def test_the_way_is_open_to_what_is_wanted_alone(home):
    """Another user reads the wanted file and no other, and outside all is as it was."""
    wanted = home / "some" / "wanted"
    assert shut_above(wanted) == home
    line = [sys.executable, "-c", READER, FIRST_USER, wanted, wanted / "file", home / "secret"]
    done = subprocess.run(
        list(map(str, line)), capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert done.stdout.split() == ["wanted", "0", "1"]
    assert home.stat().st_mode & 0o777 == 0o700
    assert (home / "secret").read_text() == "secret"
