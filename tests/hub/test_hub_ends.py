"""Whatever becomes of a rehearsal, no program of it goes on."""

import os
import signal
import subprocess
import sys
import time

from rehearsal.processes import MARK, guard, marked

SIGN = f"{MARK}=a test of its own"
SLEEPER = [sys.executable, "-c", "import time; time.sleep(600)"]
# Starts a guard and somebody who is marked, tells that, and waits to be killed.
STARTER = """
import subprocess, sys, time
from rehearsal.processes import guard
sign, *line = sys.argv[1:]
watch = guard([sign])
name, value = sign.split("=")
print(watch.pid, subprocess.Popen(line, env={name: value}).pid, flush=True)
time.sleep(600)
"""


def sleeper():
    """Start a marked program."""
    name, value = SIGN.split("=")
    return subprocess.Popen(SLEEPER, env={name: value})


def gone():
    """Tell whether no marked program is left, within a time that is long for a busy computer."""
    until = time.monotonic() + 30
    while list(marked([SIGN])) and time.monotonic() < until:
        time.sleep(0.02)
    return not list(marked([SIGN]))


def test_the_guard_ends_what_is_marked():
    """When its input closes, the guard kills every marked program, and ends."""
    watch, program = guard([SIGN]), sleeper()
    watch.communicate()
    assert program.wait(20) == -signal.SIGKILL
    assert list(marked([SIGN])) == []


def test_a_rehearsal_that_is_killed_leaves_nothing():
    """Who kills the rehearsal itself with SIGKILL finds none of its programs a moment later."""
    path = os.pathsep.join(sys.path)
    starter = subprocess.Popen(
        [sys.executable, "-c", STARTER, SIGN, *SLEEPER], stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": path},
    )  # fmt: skip
    assert starter.stdout.readline()
    starter.kill()
    starter.communicate()
    assert gone()
