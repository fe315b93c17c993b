"""Random schedules of sessions and faults of the disk, held against a simple model."""

import errno
import os
import random

import pytest

from whosays.journal import open_journal

FAULTS = ("fine", "fine", "fine", "short", "write", "sync", "open")
ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.ENOENT)


class Disk:
    """The calls of `os` that keep a line, failing as told; a failing write may leave a part."""

    def __init__(self, dice):
        self.dice, self.fault = dice, "fine"
        self.real = {name: getattr(os, name) for name in ("write", "fsync", "open")}

    def _fail(self, fault):
        if self.fault == fault:
            raise OSError(self.dice.choice(ERRORS), "told to fail")

    def write(self, handle, data):
        """Write all, a part, or fail behind a part."""
        part = data if self.fault in ("fine", "sync", "open") else data[: self.dice.randrange(99)]
        done = self.real["write"](handle, part)
        self._fail("write")
        return done

    def fsync(self, handle):
        """Sync or fail."""
        self._fail("sync")
        return self.real["fsync"](handle)

    def open(self, *arguments):
        """Open or fail."""
        self._fail("open")
        return self.real["open"](*arguments)


def answers(folder):
    """Return what a new session reads."""
    return [e.answer for e in open_journal(folder, alias="Mina", lesson="01").entries()]


def live(folder, dice, disk):
    """Let a few sessions answer in turn; return all of them, all answers, and those shown saved."""
    sessions, written, saved = {open_journal(folder, alias="Mina", lesson="01"): []}, 0, set()
    for _ in range(dice.randrange(5, 40)):
        disk.fault = dice.choice(FAULTS)
        if dice.random() < 0.15:
            sessions[open_journal(folder, alias="Mina", lesson="01")] = []
        journal = dice.choice(list(sessions))
        if dice.random() < 0.1 and journal.store.path and journal.store.path.exists():
            with journal.store.path.open("ab") as other_hand:
                other_hand.write(b'{"torn by another hand')
        written += 1
        sessions[journal].append(written)
        if journal.write("01-q1", written).ok:
            saved |= set(sessions[journal])
        assert set(sessions[journal]) <= {entry.answer for entry in journal.entries()}
    return sessions, written, saved


@pytest.mark.parametrize("seed", range(30))
def test_whatever_fails_when_nothing_shown_as_saved_is_lost(tmp_path, monkeypatch, seed):
    """What was shown as saved is read at once, and all of it once when the disk is back."""
    dice = random.Random(seed)
    disk = Disk(dice)
    for name in disk.real:
        monkeypatch.setattr(os, name, getattr(disk, name))
    sessions, written, saved = live(tmp_path / "answers", dice, disk)
    disk.fault = "fine"
    assert saved <= set(answers(tmp_path / "answers"))
    assert all(journal.flush().ok for journal in sessions)
    assert answers(tmp_path / "answers") == list(range(1, written + 1))
