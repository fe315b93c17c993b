"""The pod that KubeSpawner makes of our values and our hook is one that Kubernetes takes."""

import asyncio
from types import SimpleNamespace

import kubernetes_validate
import pytest
from kubernetes_asyncio.client import ApiClient
from kubernetes_parts import module, values
from kubespawner import KubeSpawner
from traitlets.config import Config

HOOK = module("drop_hook")
VALUES = values()["singleuser"]
KUBERNETES = "1.32"
# What the chart mounts by itself: the person's own volume, as the home folder.
HOME = {"name": "volume-{user_server}", "mountPath": "/srv/home"}
CLAIM = {"name": HOME["name"], "persistentVolumeClaim": {"claimName": "{pvc_name}"}}


def config(things):
    """Return the settings that the chart makes of our values, with a list or a dict of volumes."""
    made = Config()
    made.KubeSpawner.image = "registry.school.org/whosays:2026-11"
    made.KubeSpawner.cmd = VALUES["cmd"]
    made.KubeSpawner.environment = VALUES["extraEnv"]
    for name in ("limit", "guarantee"):
        made.KubeSpawner[f"mem_{name}"] = VALUES["memory"][name]
        made.KubeSpawner[f"cpu_{name}"] = VALUES["cpu"][name]
    made.KubeSpawner.update({"uid": 1000, "fs_gid": 100, "allow_privilege_escalation": False})
    made.KubeSpawner.volumes = things(CLAIM)
    made.KubeSpawner.volume_mounts = things(HOME)
    return made


@pytest.fixture(params=[lambda thing: [thing], lambda thing: {"home": thing}], ids=["list", "dict"])
def pod(request, monkeypatch):
    """Return a call that gives the pod of a person in some groups, as it is sent to Kubernetes."""
    # No cluster is asked: there is none.
    monkeypatch.setattr("kubespawner.spawner.load_config", lambda **_: None)
    monkeypatch.setattr("kubespawner.spawner.shared_client", lambda _: None)

    async def made(name, groups):
        person = SimpleNamespace(
            name=name, id=1, url="/", groups=[SimpleNamespace(name=group) for group in groups]
        )
        spawner = KubeSpawner(_mock=True, user=person, config=config(request.param))
        HOOK.mount_drop(spawner)
        return ApiClient().sanitize_for_serialization(await spawner.get_pod_manifest())

    return lambda *groups, name="anna": asyncio.run(made(name, groups))


def drop(pod):
    """Return how the drop volume is mounted where a person's own code runs."""
    mounts = pod["spec"]["containers"][0]["volumeMounts"]
    (found,) = [mount for mount in mounts if mount["name"] == HOOK.DROP]
    return found


@pytest.mark.parametrize("groups", [[], ["8b"], ["teachers"]])
def test_kubernetes_takes_the_pod(pod, groups):
    """By Kubernetes' own published schema nothing is missing, misspelt or too much."""
    kubernetes_validate.validate(pod(*groups), KUBERNETES, strict=True)


def test_a_students_code_sees_the_students_part_alone(pod):
    """The server's container gets a part; one that runs no code of the student's makes it."""
    made = pod("8b")
    assert drop(made) == {"name": HOOK.DROP, "mountPath": HOOK.FOLDER, "subPath": "8b/anna"}
    (maker,) = made["spec"]["initContainers"]
    assert maker["command"][-1] == f"{HOOK.FOLDER}/8b/anna"


@pytest.mark.parametrize("name", ["../../8b/anna", "a.b@school.org", "/", ".."])
def test_no_name_leads_out_of_the_class(pod, name):
    """Whatever a login is called, its part lies below its class, under a plain name."""
    folder, part = drop(pod("8b", name=name))["subPath"].split("/")
    assert folder == "8b"
    assert set(part) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_a_teacher_reads_all_and_the_home_stays(pod):
    """A teacher's server reads the whole volume; the home folder is mounted as before."""
    made = pod("teachers", name="ms-park")
    assert drop(made)["readOnly"] is True
    mounts = made["spec"]["containers"][0]["volumeMounts"]
    assert sorted(mount["mountPath"] for mount in mounts) == ["/srv/home", HOOK.FOLDER]


def test_the_pod_has_the_limits_of_the_values(pod):
    """Memory and processor arrive at Kubernetes as the values mean them."""
    main = pod()["spec"]["containers"][0]
    assert main["resources"] == {
        "limits": {"cpu": VALUES["cpu"]["limit"], "memory": 2**30},
        "requests": {"cpu": VALUES["cpu"]["guarantee"], "memory": 400 * 2**20},
    }
    assert main["args"] == VALUES["cmd"]


def test_kubernetes_takes_the_claim():
    """The claim for the drop volume is well formed too."""
    kubernetes_validate.validate(values("drop"), KUBERNETES, strict=True)
