"""The drop folder on Kubernetes: a student's server sees its own part of it, a teacher's sees all.

The chart runs this file inside its own configuration; README.md beside it says how it gets there.
Before each start the hook decides anew from the person's groups, so that whoever is no longer a
teacher sees less at the next start.
"""

import re

#: The volume in the pod, and the claim that drop.yaml makes.
DROP = "whosays-drop"
FOLDER = "/srv/whosays/drop"
TEACHERS = "teachers"
_CLASS = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def part_of(groups):
    """Return the part of the volume that a person in these groups sees; None is the whole.

    A class is a group of the hub; who is in none hands in to ``all``. KubeSpawner fills in
    ``{username}`` with letters that a folder can have and that are nobody else's.
    """
    if TEACHERS in groups:
        return None
    classes = sorted(name for name in groups if _CLASS.fullmatch(name) and len(name) <= 63)
    return f"{classes[0] if classes else 'all'}/{{username}}"


def mount_drop(spawner):
    """Mount the drop folder in one person's server: the whole to read, or a part to write."""
    part = part_of({group.name for group in spawner.user.groups})
    volume = {"name": DROP, "persistentVolumeClaim": {"claimName": DROP}}
    mount = {"name": DROP, "mountPath": FOLDER}
    mount |= {"readOnly": True} if part is None else {"subPath": part}
    spawner.volumes = _with(spawner.volumes, volume)
    spawner.volume_mounts = _with(spawner.volume_mounts, mount)
    spawner.init_containers = _with(
        spawner.init_containers, None if part is None else _maker(part, spawner.image)
    )
    spawner.environment = {**spawner.environment, "WHOSAYS_DROP": FOLDER}


def _maker(part, image):
    """Return the container that makes a student's part before it is mounted.

    Left to Kubernetes the folder would belong to root on some volumes, and take no hand-in. Only
    this container sees the whole, and it runs nothing of the student's.
    """
    return {
        "name": DROP,
        "image": image,
        "command": ["mkdir", "-p", "-m", "2770", f"{FOLDER}/{part}"],
        "securityContext": {"runAsUser": 1000, "allowPrivilegeEscalation": False},
        "volumeMounts": [{"name": DROP, "mountPath": FOLDER}],
    }


def _with(things, new):
    """Return a copy of a spawner's list, or dict of the same, with our own entry renewed."""
    if isinstance(things, dict):
        kept = {key: thing for key, thing in things.items() if thing["name"] != DROP}
        return kept | ({DROP: new} if new else {})
    return [thing for thing in things if thing["name"] != DROP] + ([new] if new else [])


if "c" in globals():
    globals()["c"].KubeSpawner.pre_spawn_hook = mount_drop
