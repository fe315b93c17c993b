"""The hub of one machine: what stays the same, whoever lets people in and starts their servers.

Numbers and places come from the environment, as ``hub.env`` sets them. The two parts that differ
from school to school are files of their own beside this one: ``WHOSAYS_SPAWNER`` and
``WHOSAYS_LOGIN`` name them. See docs/hub.md.
"""

import os
import sys
from pathlib import Path

c = get_config()  # noqa: F821


def value(name, usual):
    """Return a value that ``hub.env`` may set, as text."""
    return os.environ.get(f"WHOSAYS_{name}", "").strip() or usual


def minutes(name, usual):
    """Return a time of ``hub.env`` in whole seconds; it is written in minutes."""
    return round(float(value(name, usual)) * 60)


# One folder of hand-ins for each class. A class is a group of the hub with the folder's name;
# whoever is in none of them hands in to ``all``.
drop = Path(value("DROP_ROOT", "/srv/whosays/drop"))


def drop_of(spawner):
    """Return the drop folder of the class that a person is in."""
    boxes = {path.name for path in drop.glob("*") if path.is_dir()}
    return str(drop / min(boxes & {group.name for group in spawner.user.groups}, default="all"))


state = Path(value("HUB_STATE", "/var/lib/whosays-hub"))
c.JupyterHub.db_url = f"sqlite:///{state / 'jupyterhub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(state / "cookie_secret")

# The proxy runs apart, and nothing is cleaned up on the way out: the hub can be stopped, killed
# and started again while a class works.
c.JupyterHub.bind_url = value("HUB_ADDRESS", "http://127.0.0.1:8000")
c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{value('HUB_PORT', '8081')}"
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{value('PROXY_PORT', '8001')}"
c.ConfigurableHTTPProxy.should_start = False
c.JupyterHub.cleanup_proxy = False
c.JupyterHub.cleanup_servers = False
# How often the proxy is asked whether it still knows the way to everybody.
c.JupyterHub.last_activity_interval = 60
if not os.environ.get("CONFIGPROXY_AUTH_TOKEN"):
    sys.exit(
        "The hub has no secret in common with its proxy. CONFIGPROXY_AUTH_TOKEN is not set, so "
        "the proxy would take orders from anybody on this machine. "
        "Write one into proxy.env: sh folders.sh"
    )

c.Spawner.cmd = [sys.executable, "-m", "whosays", "lab"]
c.Spawner.mem_limit = value("MEMORY", "1G")
c.Spawner.cpu_limit = float(value("CPUS", "1"))
c.Spawner.start_timeout = 180
c.Spawner.http_timeout = 180
c.Spawner.environment = {
    "WHOSAYS_DROP": drop_of,
    # A kernel nobody looks at is stopped after so many seconds; answers are on the disk.
    "WHOSAYS_KERNEL_IDLE": str(minutes("KERNEL_IDLE_MINUTES", "20")),
}

# A server that nobody uses is stopped; the next visit starts it again in seconds.
idle, look = minutes("SERVER_IDLE_MINUTES", "60"), minutes("LOOK_MINUTES", "5")
culler = [sys.executable, "-m", "jupyterhub_idle_culler", f"--timeout={idle}"]
c.JupyterHub.services = [{"name": "idle-culler", "command": [*culler, f"--cull-every={look}"]}]
c.JupyterHub.load_roles = [
    {
        "name": "idle-culler",
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
        "services": ["idle-culler"],
    }
]

# Who reads the hand-ins. On the hub's page for groups, others can be added at any time.
teachers = value("TEACHERS", "").split()
c.JupyterHub.load_groups = {"teachers": {"users": teachers}}

for part, usual in (("SPAWNER", "spawner-systemd.py"), ("LOGIN", "login.py")):
    path = Path(__file__).parent / value(part, usual)
    # A part that is not there would be passed over, and the hub would let in whom it likes.
    if not path.is_file():
        sys.exit(
            f"There is no file {path}. WHOSAYS_{part} in hub.env names it, or it is the usual one. "
            f"Put yours there, such as a copy of login-lti.py: cp login-lti.py {path}"
        )
    load_subconfig(str(path))  # noqa: F821
