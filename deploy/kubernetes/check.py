"""Check a school's values before helm sees them: by the chart's own schema, and by ours.

    python deploy/kubernetes/check.py CHART VALUES [VALUES ...]

CHART is the chart as ``helm pull --untar`` unpacks it; VALUES are the files that helm will get, in
the same order. Prints what is wrong and how to mend it; asks nothing of any cluster.
"""

import json
import re
import sys
from copy import deepcopy
from pathlib import Path

import yaml
from jsonschema import Draft7Validator

HERE = Path(__file__).parent
HOOK = HERE / "drop_hook.py"
OLDEST = (4, 4, 0)
_EXAMPLE = re.compile(r"\.example\b|\bwhoever-|the-client-id-that-it-shows")
_WAYS_OUT = ("nonPrivateIPs", "privateIPs", "cloudMetadataServer")
_GET = "helm pull jupyterhub/jupyterhub --version 4.4.0 --untar"
_WORDS = {
    "version": "The chart is version {version}. These values are made for 4.4.0 and newer 4.x, and "
    f"older ones have known holes. Get it: {_GET}",
    "files": "These files cannot be checked: {reason}. The first is to be the folder of the chart, "
    f"the others values. Get the chart: {_GET}",
    "image": "The image is not named. singleuser.image needs a name and a tag. README.md, step 1, "
    "builds it.",
    "latest": "The image has the tag latest. A node that has an old one would keep it. Give each "
    "image a tag of its own: 2026-11",
    "nobody": "Nobody can log in. hub.config.JupyterHub.authenticator_class is null. README.md, "
    "step 3, says how.",
    "anybody": "Anybody can come in under any name. The login is the dummy one. README.md, step 3, "
    "names another.",
    "example": "An example is still in these values: {texts}. It is nobody's address. Write your "
    "own in its place.",
    "endless": "A server has no limit for: {names}. One student could take a node from all others. "
    "Leave the limits of values.yaml.",
    "policy": "The network policy is off. Any cell could reach the outside. Leave "
    "singleuser.networkPolicy.enabled true.",
    "outside": "Servers may reach the outside: {ways}. The course asks for nothing there. Leave "
    "singleuser.networkPolicy as values.yaml has it.",
    "host": "Servers would stand on the node's own network, which no network policy reaches. "
    "Take hostNetwork out of singleuser.extraPodConfig.",
    "hook": "The drop folder's hook is not the one beside values.yaml. Hand-ins would land "
    "elsewhere, or nowhere. Give helm the file: "
    "--set-file hub.extraFiles.drop_hook.stringData=deploy/kubernetes/drop_hook.py",
    "bare": "Nothing turns https on. Logins would cross the net for all to read. README.md, "
    "step 3, says how.",
}


def merged(defaults, *given):
    """Return values as helm merges them: dicts grow together, all else is replaced.

    A value that is null takes the chart's own away.
    """
    return _onto(deepcopy(defaults), _stacked(given))


def _stacked(given):
    stack = {}
    for values in given:
        for name, value in values.items():
            both = isinstance(value, dict) and isinstance(stack.get(name), dict)
            stack[name] = _stacked([stack[name], value]) if both else value
    return stack


def _onto(values, given):
    for name, value in given.items():
        if value is None:
            values.pop(name, None)
        elif isinstance(value, dict):
            below = values.get(name)
            values[name] = _onto(below if isinstance(below, dict) else {}, value)
        else:
            values[name] = value
    return values


def with_hook(values):
    """Return values with the hook's text in them, as ``helm --set-file`` puts it there."""
    text = HOOK.read_text("utf-8")
    return _onto({"hub": {"extraFiles": {"drop_hook": {"stringData": text}}}}, values)


def schema_problems(schema, values):
    """Return where values break the chart's schema, a line for each."""
    errors = sorted(Draft7Validator(schema).iter_errors(values), key=lambda error: error.json_path)
    return [f"{error.json_path.removeprefix('$.')}: {error.message[:200]}" for error in errors]


def version_problems(version):
    """Return what is wrong with the version of the chart."""
    numbers = re.match(r"(\d+)\.(\d+)\.(\d+)", version)
    if numbers and OLDEST <= tuple(map(int, numbers.groups())) < (5, 0, 0):
        return []
    return [_WORDS["version"].format(version=version)]


def house_problems(values):
    """Return what the chart would take, and a class must not be given."""
    image = {name: at(values, f"singleuser.image.{name}") for name in ("name", "tag")}
    login = at(values, "hub.config.JupyterHub.authenticator_class")
    out = at(values, "singleuser.networkPolicy")
    ways = [name for name in _WAYS_OUT if at(out, f"egressAllowRules.{name}")]
    ways += ["egress"] if at(out, "egress") else []
    endless = [name for name in ("memory", "cpu") if not at(values, f"singleuser.{name}.limit")]
    fronts = [at(values, f"{name}.enabled") for name in ("proxy.https", "ingress", "httpRoute")]
    bare = at(values, "proxy.service.type") == "LoadBalancer" and not any(fronts)
    hook = at(values, "hub.extraFiles.drop_hook.stringData")
    examples = sorted({text for text in _texts(values) if _EXAMPLE.search(text)})
    told = [
        (not all(image.values()), "image", {}),
        (image["tag"] == "latest", "latest", {}),
        (login in (None, "null"), "nobody", {}),
        ("dummy" in str(login).lower(), "anybody", {}),
        (examples, "example", {"texts": ", ".join(examples)}),
        (endless, "endless", {"names": ", ".join(endless)}),
        (not at(out, "enabled"), "policy", {}),
        (ways, "outside", {"ways": ", ".join(ways)}),
        (at(values, "singleuser.extraPodConfig.hostNetwork"), "host", {}),
        (hook != HOOK.read_text("utf-8"), "hook", {}),
        (bare, "bare", {}),
    ]
    return [_WORDS[name].format(**blanks) for is_there, name, blanks in told if is_there]


def at(values, path):
    """Return the value at a dotted path, or None."""
    for name in path.split("."):
        values = values.get(name) if isinstance(values, dict) else None
    return values


def _texts(values):
    if isinstance(values, str):
        yield values
    elif isinstance(values, dict | list):
        for value in values.values() if isinstance(values, dict) else values:
            yield from _texts(value)


def _read(path):
    try:
        found = yaml.safe_load(path.read_text("utf-8"))
    except yaml.YAMLError as error:
        raise ValueError(f"{path} is no YAML: {' '.join(str(error).split())}") from error
    except UnicodeDecodeError as error:
        raise ValueError(f"{path} is no text in UTF-8") from error
    if not isinstance(found, dict):
        raise ValueError(f"{path} holds no values")
    return found


def main(chart, *files):
    """Print every problem; return 1 when there is one."""
    folder = Path(chart)
    version = str(_read(folder / "Chart.yaml").get("version"))
    schema = json.loads((folder / "values.schema.json").read_text("utf-8"))
    given = [_read(Path(name)) for name in files]
    values = with_hook(merged(_read(folder / "values.yaml"), *given))
    problems = [
        *version_problems(version),
        *schema_problems(schema, values),
        *house_problems(values),
    ]
    print(*problems or [f"All is well: the chart, {version}, takes these values."], sep="\n")
    return int(bool(problems))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    try:
        sys.exit(main(*sys.argv[1:]))
    except (OSError, ValueError) as error:
        sys.exit(_WORDS["files"].format(reason=error))
