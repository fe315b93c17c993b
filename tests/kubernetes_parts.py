"""What deploy/kubernetes holds, to be tried without a cluster, a chart or a hub."""

import importlib.util
from types import SimpleNamespace

import yaml
from checkout import ROOT

FOLDER = ROOT / "deploy" / "kubernetes"


def module(name):
    """Return a Python file of the folder as a module; the folder is no package."""
    spec = importlib.util.spec_from_file_location(f"kubernetes_{name}", FOLDER / f"{name}.py")
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def values(name="values"):
    """Return a YAML file of the folder."""
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))


def spawner(*groups, image="whosays:1", things=list):
    """Return what the hook needs of a KubeSpawner, for a person in these groups."""
    return SimpleNamespace(
        user=SimpleNamespace(groups=[SimpleNamespace(name=name) for name in groups]),
        image=image,
        volumes=things(),
        volume_mounts=things(),
        init_containers=things(),
        environment={},
    )
