"""The hub's configuration of a rehearsal: plain processes in the place of systemd's units.

As root each student is a user of their own, whom this computer need not know; else all are you.
"""

import os
import sys
from pathlib import Path

from jupyterhub.spawner import LocalProcessSpawner

sys.path.append(str(Path(__file__).parents[1]))
from rehearsal.processes import MARK, free_port

c = get_config()  # noqa: F821

_HOMES = Path(os.environ["WHOSAYS_REHEARSAL_HOMES"])
_FIRST_USER = int(os.environ["WHOSAYS_REHEARSAL_FIRST_USER"])


class RehearsalSpawner(LocalProcessSpawner):
    """A server as a process of this computer, with a home of its own."""

    async def start(self):
        """Start the server at a port that nobody else will get."""
        self.port = free_port()
        return await super().start()

    def user_env(self, environment):
        """Tell the server who it is for and where that person's home is."""
        home = str(_HOMES / self.user.name)
        own = {"USER": self.user.name, "HOME": home, "SHELL": "/bin/sh", MARK: os.environ[MARK]}
        return {**environment, **own, "TMPDIR": home}

    def make_preexec_fn(self, name):
        """Return what the new process does first: it goes home, and is nobody else from then on."""
        home = _HOMES / name
        user = _FIRST_USER + int(name.rpartition("-")[2]) if _FIRST_USER else 0

        def become():
            os.umask(0o077)
            home.mkdir(exist_ok=True)
            if user:
                os.chown(home, user, user)
                os.setgroups([])
                os.setgid(user)
                os.setuid(user)
            os.chdir(home)

        return become


c.JupyterHub.spawner_class = RehearsalSpawner
