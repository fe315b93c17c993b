"""Sessions that are killed, crowded or short of disk, run as a process of their own by the tests.

Each command prints JSON. Only the journal is imported, so a session starts in milliseconds.
"""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from whosays.journal import open_journal


def answer_until_killed(folder, alias, out):
    """Answer in a loop and say each time what was shown as saved."""
    journal = open_journal(folder, alias=alias, lesson="01")
    number = 0
    while True:
        number += 1
        saved = journal.write(f"01-q{number % 7}", f"{journal.journal_id}/{number}")
        if saved.ok:
            os.write(out, f"{journal.journal_id}/{number}\n".encode())


def kill_often(folder, seed, kills, aliases):
    """Kill a fresh session at each of many seeded moments; print all it had shown as saved."""
    moments = random.Random(int(seed))
    shown = []
    for turn in range(int(kills)):
        alias = f"student {turn % int(aliases)}"
        read_end, write_end = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(read_end)
            answer_until_killed(folder, alias, write_end)
        os.close(write_end)
        time.sleep(moments.uniform(0.001, 0.03))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(read_end, "rb") as pipe:
            told = pipe.read().decode().split("\n")[:-1]
        shown.append({"alias": alias, "saved": told})
    print(json.dumps(shown))


def write_many(folder, alias, count, name):
    """Write a number of answers as fast as the disk allows."""
    journal = open_journal(folder, alias=alias, lesson="01", session=name)
    oks = [journal.write("01-q1", f"{name} {n}").ok for n in range(int(count))]
    print(json.dumps({"saved": sum(oks), "journal": journal.journal_id}))


def fill(folder, way):
    """Answer until the disk is full, once more, make room, and answer again."""
    import resource

    journal = open_journal(folder, alias="Mina", lesson="01")
    if way == "limit":
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))
    saved = []
    while all(each.ok for each in saved) and len(saved) < 10_000:
        saved.append(journal.write("01-q1", f"{len(saved)} {'x' * 3000}"))
    saved.append(journal.write("01-q2", "held in memory"))
    held = journal.latest("01-q2").answer
    if way == "limit":
        limits = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    else:
        Path(folder, "ballast").unlink()
    after = journal.write("01-q3", "room again")
    again = open_journal(folder, alias="Mina", lesson="01")
    report = {
        "problems": [each.problem for each in saved[-2:]],
        "waiting": [each.waiting for each in saved[-2:]],
        "held": held,
        "after": after.ok,
        "written": len(saved) + 1,
        "read": len(again.entries()),
        "last": again.latest("01-q2").answer,
    }
    print(json.dumps(report))


def read_only(folder):
    """Answer in a folder where this user may not write."""
    if os.getuid() == 0:
        os.setuid(65534)
    journal = open_journal(folder, alias="Mina", lesson="01")
    first, second = journal.flush(), journal.write("01-q1", "b")
    report = [first.problem, second.problem, second.ok, journal.latest("01-q1").answer]
    print(json.dumps([*report, len(list(Path(folder).iterdir()))]))


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
