"""The drop folder on Kubernetes: a student's own part to write, the whole for a teacher to read."""

import pytest
from kubernetes_parts import FOLDER, module, spawner, values

HOOK = module("drop_hook")


def mounted(*groups, **more):
    """Return a spawner after the hook, and its one mount."""
    made = spawner(*groups, **more)
    HOOK.mount_drop(made)
    return made, made.volume_mounts[-1]


def test_a_student_gets_a_part_that_is_nobody_elses():
    """A student's server sees the folder of the student's own name, and can write there."""
    _, mount = mounted()
    assert mount == {"name": HOOK.DROP, "mountPath": HOOK.FOLDER, "subPath": "all/{username}"}


def test_a_class_has_a_folder_of_its_own():
    """Who is in a group hands in to the folder of that class."""
    assert mounted("8b", "9a")[1]["subPath"] == "8b/{username}"


@pytest.mark.parametrize("name", ["..", "a/b", "", "{unescaped_username}", "/etc", "a" * 64, "8 b"])
def test_a_groups_name_leads_nowhere_else(name):
    """A group whose name is no plain folder's is none of the classes."""
    assert mounted(name)[1]["subPath"] == "all/{username}"


@pytest.mark.parametrize("groups", [["teachers"], ["8b", "teachers"]])
def test_a_teacher_reads_the_whole(groups):
    """A teacher's server sees every hand-in and changes none."""
    made, mount = mounted(*groups)
    assert mount == {"name": HOOK.DROP, "mountPath": HOOK.FOLDER, "readOnly": True}
    assert made.init_containers == []


def test_only_a_container_without_the_students_code_sees_the_whole():
    """The part is made before the server starts, by a container that runs one fixed command."""
    made, _ = mounted("8b")
    maker = made.init_containers[0]
    assert maker["command"] == ["mkdir", "-p", "-m", "2770", f"{HOOK.FOLDER}/8b/{{username}}"]
    assert maker["securityContext"] == {"runAsUser": 1000, "allowPrivilegeEscalation": False}
    assert maker["image"] == made.image


def test_whoever_stops_being_a_teacher_sees_less_at_the_next_start():
    """Each start decides anew, and leaves nothing of the start before."""
    made, _ = mounted("teachers")
    made.user.groups = []
    HOOK.mount_drop(made)
    assert [mount.get("subPath") for mount in made.volume_mounts] == ["all/{username}"]
    assert [len(made.volumes), len(made.init_containers)] == [1, 1]


def test_the_charts_own_volumes_stay():
    """What the chart mounts beside the drop folder is left alone, and its lists are not changed."""
    made = spawner()
    home = made.volume_mounts = [{"name": "home", "mountPath": "/srv/home"}]
    HOOK.mount_drop(made)
    assert made.volume_mounts[0] is home[0]
    assert len(home) == 1


def test_newer_charts_keep_dicts_in_place_of_lists():
    """A chart that names its volumes by keys gets ours by a key, in each of the three."""
    made = spawner("8b", things=dict)
    made.volume_mounts = {"home": {"name": "home", "mountPath": "/srv/home"}}
    HOOK.mount_drop(made)
    HOOK.mount_drop(made)
    assert [*made.volume_mounts] == ["home", HOOK.DROP]
    assert [*made.volumes] == [*made.init_containers] == [HOOK.DROP]


def test_the_course_is_told_where_to_hand_in():
    """The server's environment names the folder, and keeps what was there."""
    made = spawner()
    made.environment = {"WHOSAYS_KERNEL_IDLE": "1200"}
    HOOK.mount_drop(made)
    assert made.environment == {"WHOSAYS_KERNEL_IDLE": "1200", "WHOSAYS_DROP": HOOK.FOLDER}


def test_the_hook_and_the_claim_mean_the_same_volume():
    """The claim that an admin makes is the one that the hook mounts, by many nodes at once."""
    claim = values("drop")
    volume = mounted()[0].volumes[0]["persistentVolumeClaim"]
    assert volume == {"claimName": claim["metadata"]["name"]}
    assert claim["spec"]["accessModes"] == ["ReadWriteMany"]


def test_the_chart_runs_the_hook():
    """Run as the chart runs it, inside a configuration named c, the file sets the hook."""
    names = {"c": spawner()}
    names["c"].KubeSpawner = spawner()
    exec(compile((FOLDER / "drop_hook.py").read_text("utf-8"), "drop_hook.py", "exec"), names)
    assert names["c"].KubeSpawner.pre_spawn_hook is names["mount_drop"]
