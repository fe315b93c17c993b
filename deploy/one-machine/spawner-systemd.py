"""Each person's server as a unit of systemd: a user, a folder and limits of its own, no way out."""

import hashlib
import re
import secrets
import socket
from collections import deque
from pathlib import Path

from systemdspawner import SystemdSpawner

c = get_config()  # noqa: F821

_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def folder_name(name):
    """Return the folder and unit name for a person: letters that systemd takes, and nobody else's.

    A login can be a mail address, or ``dpkg``: as they stand they would not be a unit's name, or
    the folder of the machine's own package list.
    """
    if len(name) <= 16 and _PLAIN.fullmatch(name):
        return f"student-{name}"
    start = re.sub(r"[^a-z0-9]+", "", name.lower())[:6]
    return f"student-{start}--{hashlib.sha256(name.encode()).hexdigest()[:12]}"


_given = deque(maxlen=1000)


def free_port():
    """Return a port for a server, which no line and no student's program takes before it is there.

    It is none of those that the system gives to whoever asks for any, and cannot be foretold: who
    listened in a server's place would be shown its owner's cookies.
    """
    while True:
        port = secrets.choice(range(10_000, 32_000))
        with socket.socket() as probe:
            if port not in _given and probe.connect_ex(("127.0.0.1", port)) != 0:
                _given.append(port)
                return port


class CourseSpawner(SystemdSpawner):
    """A server with a user, a home and limits of its own, which talks to this machine only."""

    def _expand_user_vars(self, string):
        return string.format(USERNAME=folder_name(self.user.name), USERID=self.user.id)

    def get_env(self):
        """Return what the server is told; SystemdSpawner asks for it after drawing its own port."""
        self.port = free_port()
        return super().get_env()

    async def start(self):
        """Start the server; a teacher's may read what the classes hand in."""
        # All else that is not the person's own can only be read, other classes' boxes too.
        box = self.environment["WHOSAYS_DROP"](self)
        self.unit_extra_properties = {**properties, "ReadWritePaths": f"-{box}"}
        # systemd leaves the link to a stopped server's folder, and would stumble over it now.
        leftover = Path("/run", self.unit_name)
        if leftover.is_symlink() and not leftover.exists():
            leftover.unlink()
        if any(group.name == "teachers" for group in self.user.groups):
            self.unit_extra_properties["SupplementaryGroups"] = "teachers"
        return await super().start()


properties = {
    # Nothing outside this machine can be asked, by whatever a cell runs. Only these two: the
    # machine's own look-up of names listens on another loopback address.
    "IPAddressDeny": "any",
    "IPAddressAllow": "127.0.0.1 ::1",
    # No MemoryHigh: it holds up a greedy cell, and the whole page with it, for most of a minute
    # before the limit ends it. No swap for the same reason.
    "MemorySwapMax": "0",
    "TasksMax": "256",
    "StateDirectoryMode": "0700",
    "UMask": "0077",
    "InaccessiblePaths": "-/etc/whosays",
    "ProtectHome": "yes",
    "ProtectProc": "invisible",
    "ProtectKernelTunables": "yes",
    "ProtectControlGroups": "yes",
    # A kernel asks by netlink which addresses the machine has, and does not start without.
    "RestrictAddressFamilies": "AF_UNIX AF_INET AF_INET6 AF_NETLINK",
    "LimitCORE": "0",
    "TimeoutStopSec": "20",
}

c.JupyterHub.spawner_class = CourseSpawner
c.SystemdSpawner.dynamic_users = True
c.SystemdSpawner.unit_name_template = "whosays-{USERNAME}"
c.SystemdSpawner.isolate_tmp = True
c.SystemdSpawner.isolate_devices = True
c.SystemdSpawner.disable_user_sudo = True
c.SystemdSpawner.default_shell = "/bin/bash"
