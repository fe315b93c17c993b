"""The values for Zero to JupyterHub say what the course promises, and hold nobody's secret."""

import re

import hub_sizing
from kubernetes_parts import FOLDER, module, values

CHECK, HOOK, VALUES = module("check"), module("drop_hook"), values()
README = (FOLDER / "README.md").read_text("utf-8")


def at(path):
    """Return the value at a dotted path."""
    return CHECK.at(VALUES, path)


def test_an_image_that_is_not_named_is_refused():
    """The chart wants texts there; null takes its own image away, so that helm stops."""
    assert VALUES["singleuser"]["image"] == {"name": None, "tag": None}


def test_nobody_can_log_in_before_the_school_says_how():
    """The login is the one that lets nobody in, not the chart's, which takes any name."""
    assert at("hub.config.JupyterHub.authenticator_class") == "null"


def test_a_server_brings_the_lessons():
    """What a server runs is the course's own command."""
    assert at("singleuser.cmd") == ["python", "-m", "whosays", "lab"]


def test_no_server_may_leave_the_cluster():
    """The policy is on, adds no way out, and lets names be asked inside the cluster only."""
    policy = at("singleuser.networkPolicy")
    allowed = {name for name, is_open in policy["egressAllowRules"].items() if is_open}
    assert policy["enabled"] is True
    assert policy["egress"] == policy["ingress"] == []
    assert allowed == {"dnsPortsKubeSystemNamespace", "dnsPortsPrivateIPs"}
    assert len(policy["egressAllowRules"]) == 6


def test_the_readme_names_the_limits_that_the_values_set():
    """Memory and processor of a server stand in the README as they are in the values."""
    row = re.search(r"\| one server \| (\w+) \| (\w+) \| ([\d.]+) \| ([\d.]+) \|", README)
    memory, cpu = at("singleuser.memory"), at("singleuser.cpu")
    told = (*(str(memory[name]) for name in ("guarantee", "limit")), str(cpu["guarantee"]))
    assert row.groups() == (*told, str(cpu["limit"]))


def test_what_is_kept_for_a_server_is_what_was_measured():
    """It covers a server and two lessons, and a node holds as many as docs/hub.md counts on."""
    figures, given = hub_sizing.measured()[1], hub_sizing.Assumptions()
    kept, node = int(at("singleuser.memory.guarantee").removesuffix("M")), given.machines[-1]
    counted_on = hub_sizing.carried(node, figures, given, hub=False)
    assert figures.server + 2 * figures.kernel <= kept
    assert (node.memory - given.reserved) * 1024 / kept >= counted_on
    assert node.cores / at("singleuser.cpu.guarantee") >= counted_on
    assert f"counts on {counted_on} servers" in README


def test_a_server_with_a_tab_left_open_is_stopped_too():
    """Idle servers are stopped after an hour, any after half a day; no user is deleted."""
    assert VALUES["cull"] == {
        "enabled": True, "users": False, "timeout": 3600, "every": 300, "maxAge": 43200,
    }  # fmt: skip


def test_a_class_that_starts_at_once_finds_room():
    """Room is kept by pods that give way, and every node has the image."""
    scheduling = VALUES["scheduling"]
    assert scheduling["podPriority"]["enabled"] is True
    assert scheduling["userPlaceholder"] == {"enabled": True, "replicas": 30}
    assert [VALUES["prePuller"][name]["enabled"] for name in ("hook", "continuous")] == [True] * 2


def test_the_teachers_of_the_values_are_those_of_the_hook():
    """The group that the hook lets read is the one that the values make."""
    assert [*at("hub.config.JupyterHub.load_groups")] == [HOOK.TEACHERS]


def test_the_hook_comes_by_its_own_file():
    """The values say where the hook goes, the README's command which file it is: no copy."""
    assert [*at("hub.extraFiles.drop_hook")] == ["mountPath"]
    assert at("hub.extraFiles.drop_hook.mountPath").endswith("/jupyterhub_config.d/drop_hook.py")
    wanted = "hub.extraFiles.drop_hook.stringData=deploy/kubernetes/drop_hook.py"
    assert f"--set-file {wanted}" in README
    assert f"--set-file {wanted}" in (FOLDER / "check.py").read_text("utf-8")


def test_no_secret_is_in_a_file():
    """No password, token, key or secret is set in any of the values."""
    names = re.compile(r"password|secret|token|crypt|private.?key|\bkey\b", re.IGNORECASE)
    texts = [path.read_text("utf-8") for path in FOLDER.glob("*.yaml")]
    assert [line for text in texts for line in text.splitlines() if names.search(line)] == []


def test_the_lti_example_keeps_what_the_chart_sets():
    """The cookies that LTI needs come beside the chart's own setting, not in its place."""
    settings = values("values-lti")["hub"]["config"]["JupyterHub"]["tornado_settings"]
    assert settings["slow_spawn_timeout"] == 0
    assert settings["cookie_options"] == {"SameSite": "None", "Secure": True}
