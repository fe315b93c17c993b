"""The hub's configuration, read as JupyterHub reads it: limits, names, boxes, login, proxy."""

import os
import re
import shutil
import subprocess
import sys
from types import ModuleType, SimpleNamespace
from unittest.mock import Mock

import pytest
from checkout import ROOT
from traitlets.config.loader import PyFileConfigLoader

FOLDER = ROOT / "deploy" / "one-machine"
SECRET = {"CONFIGPROXY_AUTH_TOKEN": "secret", "WHOSAYS_LOGIN": "login-lti.py"}
CLASSES = {
    "systemdspawner": "SystemdSpawner",
    "ltiauthenticator.lti13.auth": "LTI13Authenticator",
    "jupyterhub.authenticators.shared": "SharedPasswordAuthenticator",
}


class Stub:
    """Stands for a class of JupyterHub's that is not installed here."""

    async def start(self):
        """Return what the unit would get."""
        return self.unit_extra_properties

    def get_env(self):
        """Return what the server would be told."""
        return {"port": self.port}

    async def authenticate(self, handler, data):
        """Let in whoever it is."""
        return data["username"]


@pytest.fixture
def read(monkeypatch, tmp_path):
    """Return a function that reads the configuration with these values of ``hub.env``."""
    for name in os.environ:
        if name.startswith(("WHOSAYS_", "CONFIGPROXY_")):
            monkeypatch.delenv(name)
    for module, name in CLASSES.items():
        stub = ModuleType(module)
        setattr(stub, name, Stub)
        monkeypatch.setitem(sys.modules, module, stub)
    monkeypatch.chdir(tmp_path)

    def reader(**values):
        for name, value in {**SECRET, **values}.items():
            monkeypatch.setenv(name, str(value))
        return PyFileConfigLoader("jupyterhub_config.py", path=str(FOLDER)).load_config()

    return reader


def spawner_of(config, name, *groups):
    """Return the server of one person, as the configuration makes it."""
    spawner = config.JupyterHub.spawner_class()
    spawner.unit_name = "whosays-nobody-has-this-name"
    groups = [SimpleNamespace(name=group) for group in groups]
    spawner.environment = config.Spawner.environment
    spawner.user = SimpleNamespace(name=name, id=7, groups=groups)
    return spawner


def started(spawner):
    """Return the properties of the unit that a start would make."""
    try:
        spawner.start().send(None)
    except StopIteration as stop:
        return stop.value


def test_a_restart_of_the_hub_loses_nobody(read):
    """The proxy is not the hub's to start, and nothing is cleaned up when the hub ends."""
    config = read()
    assert config.ConfigurableHTTPProxy.should_start is False
    assert config.JupyterHub.cleanup_proxy is config.JupyterHub.cleanup_servers is False


def test_a_server_is_the_course_of_this_python(read):
    """The command is that of the course, run by the Python that runs the hub."""
    assert read().Spawner.cmd == [sys.executable, "-m", "whosays", "lab"]


def test_a_server_reaches_nothing_outside(read):
    """Every address is refused but the machine's own, and limits are set."""
    config = read(WHOSAYS_MEMORY="2G", WHOSAYS_CPUS="0.5")
    given = started(spawner_of(config, "mina"))
    assert (given["IPAddressDeny"], given["IPAddressAllow"]) == ("any", "127.0.0.1 ::1")
    assert (given["MemorySwapMax"], "SupplementaryGroups" in given) == ("0", False)
    assert (config.Spawner.mem_limit, config.Spawner.cpu_limit) == ("2G", 0.5)
    assert config.SystemdSpawner.dynamic_users is True


def test_only_a_teachers_server_reads_the_boxes(read):
    """The hub's group of teachers has the machine's group of that name."""
    assert started(spawner_of(read(), "olha", "teachers"))["SupplementaryGroups"] == "teachers"


NAMES = {
    "mina": "student-mina",
    "mina-k": "student-mina-k",
    "dpkg": "student-dpkg",
    "Mina": "student-mina--[0-9a-f]{12}",
    "mina--k": "student-minak--[0-9a-f]{12}",
    "mina.kim@school.example": "student-minaki--[0-9a-f]{12}",
    "../../etc": "student-etc--[0-9a-f]{12}",
    "민아": "student---[0-9a-f]{12}",
    "x" * 200: "student-xxxxxx--[0-9a-f]{12}",
}


@pytest.mark.parametrize(("name", "folder"), NAMES.items(), ids=map(ascii, NAMES))
def test_every_name_has_a_folder_of_its_own(read, name, folder):
    """No login is a path, a folder of the machine's, or too long for a unit or a user."""
    found = spawner_of(read(), name)._expand_user_vars("{USERNAME}")
    assert re.fullmatch(folder, found)
    assert len(f"whosays-{found}") <= 36


def test_no_two_servers_start_at_one_port(read):
    """Of a class that starts at once each server has its own, which nobody can foretell."""
    spawner = spawner_of(read(), "mina")
    ports = [spawner.get_env()["port"] for _ in range(60)]
    assert len(set(ports)) == 60
    assert ports != sorted(ports)
    assert all(10_000 <= port < 32_768 for port in ports)


def test_a_class_hands_in_to_its_own_box(read, tmp_path):
    """A group counts where a box of its name is there; everybody else hands in to ``all``."""
    (tmp_path / "drop" / "10a").mkdir(parents=True)
    config = read(WHOSAYS_DROP_ROOT=tmp_path / "drop")
    box = config.Spawner.environment["WHOSAYS_DROP"]
    assert box(spawner_of(config, "mina", "chess", "10a")) == str(tmp_path / "drop" / "10a")
    for other in ("chess", "..", ".", "/", "../drop", "10a/.."):
        assert box(spawner_of(config, "ben", other)) == str(tmp_path / "drop" / "all")


def test_a_server_writes_into_its_own_classs_box_alone(read, tmp_path):
    """The boxes of other classes are there to be read, if at all; a missing one stops nobody."""
    (tmp_path / "10a").mkdir()
    given = started(spawner_of(read(WHOSAYS_DROP_ROOT=tmp_path), "mina", "10a"))
    assert given["ReadWritePaths"] == f"-{tmp_path / '10a'}"


def test_times_are_written_in_minutes(read):
    """The hub gets them in seconds, whole or in parts of a minute."""
    config = read(WHOSAYS_SERVER_IDLE_MINUTES="1.5", WHOSAYS_KERNEL_IDLE_MINUTES="2")
    assert "--timeout=90" in config.JupyterHub.services[0]["command"]
    assert config.Spawner.environment["WHOSAYS_KERNEL_IDLE"] == "120"


def test_a_hub_without_its_secret_does_not_start(read):
    """Else anybody on the machine could give the proxy orders."""
    with pytest.raises(SystemExit) as stop:
        read(CONFIGPROXY_AUTH_TOKEN="")
    assert str(stop.value) == (
        "The hub has no secret in common with its proxy. CONFIGPROXY_AUTH_TOKEN is not set, so the "
        "proxy would take orders from anybody on this machine. Write one into proxy.env: "
        "sh folders.sh"
    )


def test_a_hub_without_a_login_does_not_start(read):
    """A missing file must not leave JupyterHub's own way of letting people in."""
    with pytest.raises(SystemExit) as stop:
        read(WHOSAYS_LOGIN="login.py")
    path = FOLDER / "login.py"
    assert str(stop.value) == (
        f"There is no file {path}. WHOSAYS_LOGIN in hub.env names it, or it is the usual one. "
        f"Put yours there, such as a copy of login-lti.py: cp login-lti.py {path}"
    )


@pytest.mark.parametrize("password", ["", "short"])
def test_the_trial_needs_a_password(read, password):
    """None at all, or one that is soon guessed, is told."""
    with pytest.raises(SystemExit, match=r"^The trial login has no password\..*hub\.env: WHOSAYS_"):
        read(WHOSAYS_LOGIN="login-trial.py", WHOSAYS_TRIAL_PASSWORD=password)


@pytest.mark.parametrize(
    ("host", "name"),
    [("127.0.0.1", "mina"), ("localhost", "mina"), ("course.school.example", None)],
)
def test_the_trial_is_for_the_machines_own_address(read, host, name):
    """Left on behind the school's address, it lets nobody in, and the log says why."""
    config = read(WHOSAYS_LOGIN="login-trial.py", WHOSAYS_TRIAL_PASSWORD="long enough")
    login = config.JupyterHub.authenticator_class()
    login.log = Mock()
    handler = SimpleNamespace(request=SimpleNamespace(host_name=host))
    asked = login.authenticate(handler, {"username": "mina"})
    with pytest.raises(StopIteration) as stop:
        asked.send(None)
    assert stop.value.value == name
    assert login.log.error.called is (name is None)


def test_units_and_configuration_name_the_same_ports(read):
    """The proxy listens where the hub looks for it, and sends people to where the hub is."""
    config = read()
    unit = (FOLDER / "whosays-proxy.service").read_text("utf-8")
    ports = dict(re.findall(r"--((?:api-)?port) (\d+)", unit))
    assert config.JupyterHub.bind_url.endswith(f":{ports['port']}")
    assert config.ConfigurableHTTPProxy.api_url.endswith(f":{ports['api-port']}")
    assert f"--error-target {config.JupyterHub.hub_bind_url}/hub/error" in unit


def test_every_value_of_the_settings_is_read():
    """No line of ``hub.env`` is without effect."""
    names = re.findall(r"^WHOSAYS_([A-Z_]+)=", (FOLDER / "hub.env").read_text("utf-8"), re.M)
    texts = "".join(path.read_text("utf-8") for path in FOLDER.glob("*.py"))
    assert [name for name in names if not re.search(rf'"(?:WHOSAYS_)?{name}"', texts)] == []


@pytest.fixture
def make_folders(tmp_path):
    """Return a call that runs folders.sh as some user, with no program that changes a thing."""
    (tmp_path / "dirname").symlink_to(shutil.which("dirname"))
    (tmp_path / "id").write_text("#!/bin/sh\necho $WHO\n")
    (tmp_path / "id").chmod(0o755)

    def call(user, *classes):
        environment = {"PATH": str(tmp_path), "WHO": user}
        line = [shutil.which("sh"), FOLDER / "folders.sh", *classes]
        done = subprocess.run(line, env=environment, capture_output=True, text=True, check=False)
        return done.returncode, done.stderr

    return call


@pytest.mark.skipif(os.name == "nt", reason="a hub runs on Linux")
def test_folders_are_the_administrators_to_make(make_folders):
    """Anybody else is told how."""
    assert make_folders("1000", "10a") == (
        1,
        "The folders were not made.\nOnly the administrator may make them.\n"
        "Type it as root: sudo sh folders.sh 10a\n",
    )


@pytest.mark.skipif(os.name == "nt", reason="a hub runs on Linux")
@pytest.mark.parametrize("name", ["", "..", "../10a", "10 a", ".git", "10a/x"])
def test_a_class_whose_name_is_no_folders_is_told(make_folders, name):
    """Nothing is made, of the classes before it neither."""
    assert make_folders("0", "10a", name) == (
        1,
        f"A class cannot be called '{name}'.\n"
        "Its name becomes a folder: letters, digits, dots and hyphens.\n"
        "Give it such a name: sh folders.sh 10a\n",
    )
