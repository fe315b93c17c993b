"""The unit that systemd is asked for, by the real SystemdSpawner with the hub's configuration."""

import asyncio
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from checkout import ROOT
from jupyterhub.objects import Hub
from systemdspawner import systemd
from traitlets.config.loader import PyFileConfigLoader

FOLDER = ROOT / "deploy" / "one-machine"
SECRETS = {"CONFIGPROXY_AUTH_TOKEN": "of-the-proxy", "WHOSAYS_TRIAL_PASSWORD": "of-the-trial"}


@pytest.fixture
def unit(monkeypatch, tmp_path):
    """Return a call that starts a person's server, and gives address and unit."""
    asked = []

    async def no(_unit):
        return bool(asked)

    async def keep(name, **given):
        asked.append({"name": name, **given})

    settings = {"WHOSAYS_LOGIN": "login-trial.py", "WHOSAYS_DROP_ROOT": str(tmp_path)}
    for name, value in {**SECRETS, **settings}.items():
        monkeypatch.setenv(name, value)
    for name in ("service_running", "service_failed"):
        monkeypatch.setattr(systemd, name, no)
    monkeypatch.setattr(systemd, "start_transient_service", keep)

    def start(name, *groups):
        asked.clear()
        config = PyFileConfigLoader("jupyterhub_config.py", path=str(FOLDER)).load_config()
        person = SimpleNamespace(
            name=name, id=1, url=f"/user/{name}/", escaped_name=name, settings={},
            groups=[SimpleNamespace(name=group) for group in groups],
        )  # fmt: skip
        spawner = config.JupyterHub.spawner_class(
            config=config, user=person, hub=Hub(), api_token="own"
        )
        address = asyncio.run(spawner.start())
        return address, asked[0]

    return start


def test_a_server_listens_where_the_system_sends_nobody_else(unit):
    """Its port is below those that the system gives away, and the server is told that very one."""
    (host, port), asked = unit("mina")
    told = urlsplit(asked["environment_variables"]["JUPYTERHUB_SERVICE_URL"])
    assert (told.hostname, told.port) == (host, port) == ("127.0.0.1", port)
    assert 10_000 <= port < 32_768


def test_a_server_is_told_none_of_the_hubs_secrets(unit):
    """Neither the proxy's token nor the trial's password goes on to a student's server."""
    _, asked = unit("mina")
    assert not set(SECRETS.values()) & set(asked["environment_variables"].values())
    assert asked["environment_variables"]["JUPYTERHUB_API_TOKEN"] == "own"


@pytest.mark.parametrize(("groups", "more"), [((), None), (("teachers",), "teachers")])
def test_a_unit_has_user_limits_and_no_way_out(unit, groups, more):
    """What the course adds arrives beside what SystemdSpawner sets; teachers get their group."""
    _, asked = unit("mina", *groups)
    given = asked["properties"]
    assert asked["name"] == "whosays-student-mina"
    assert (given["DynamicUser"], given["StateDirectory"]) == ("yes", "student-mina")
    assert (given["MemoryMax"], given["CPUQuota"], given["TasksMax"]) == (2**30, "100%", "256")
    assert (given["IPAddressDeny"], given["NoNewPrivileges"]) == ("any", "yes")
    assert given.get("SupplementaryGroups") == more
    box = asked["environment_variables"]["WHOSAYS_DROP"]
    assert given["ReadWritePaths"] == f"-{box}"
