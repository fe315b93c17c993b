"""check.py tells an admin what is wrong with a school's values before helm sees them."""

import json
import re

import pytest
import yaml
from kubernetes_parts import FOLDER, module, values

CHECK = module("check")
SCHOOL = {
    "singleuser": {"image": {"name": "registry.school.org/whosays", "tag": "2026-11"}},
    "hub": {"config": {"JupyterHub": {"authenticator_class": "github"}}},
    "proxy": {"https": {"enabled": True}},
}
TEXT = {"type": "string"}
SCHEMA = {
    "properties": {
        "singleuser": {
            "properties": {"image": {"required": ["name", "tag"], "properties": {"name": TEXT}}}
        },
        "cull": {"properties": {"timeout": {"type": "integer"}}},
    }
}
DEFAULTS = {
    "singleuser": {"image": {"name": "the-charts-own", "tag": "1"}, "cmd": "jupyterhub-singleuser"},
    "proxy": {"service": {"type": "LoadBalancer"}, "https": {"enabled": False}},
}


def problems(**changed):
    """Return our own problems with a school's good values, and some of them changed."""
    return CHECK.house_problems(
        CHECK.with_hook(CHECK.merged(DEFAULTS, values(), SCHOOL, *changed.values()))
    )


@pytest.fixture
def chart(tmp_path):
    """Return a folder like an unpacked chart's, and a call that checks values against it."""
    (tmp_path / "Chart.yaml").write_text("version: 4.4.2\n")
    (tmp_path / "values.yaml").write_text(yaml.safe_dump(DEFAULTS))
    (tmp_path / "values.schema.json").write_text(json.dumps(SCHEMA))

    def check(*given):
        files = [tmp_path / f"{number}.yaml" for number, _ in enumerate(given)]
        for file, one in zip(files, given, strict=True):
            file.write_text(yaml.safe_dump(one))
        return CHECK.main(tmp_path, *files)

    return check


def test_a_schools_values_are_well(chart, capsys):
    """Our values and a school's few lines pass both the chart's schema and our own rules."""
    assert chart(values(), SCHOOL) == 0
    assert capsys.readouterr().out == "All is well: the chart, 4.4.2, takes these values.\n"


def test_our_values_alone_are_refused(chart, capsys):
    """Without the school's lines the schema asks for the image, and nobody could log in."""
    assert chart(values()) == 1
    told = capsys.readouterr().out
    assert "singleuser.image: 'name' is a required property" in told
    assert "Nobody can log in." in told


def test_what_the_schema_refuses_is_named_by_its_place(chart, capsys):
    """A value of the wrong kind is told with where it stands."""
    assert chart(values(), SCHOOL, {"cull": {"timeout": "an hour"}}) == 1
    assert "cull.timeout: 'an hour' is not of type 'integer'" in capsys.readouterr().out


def test_values_grow_together_as_helm_does_it():
    """Dicts are merged, lists replaced, and null takes the chart's own value away."""
    made = CHECK.merged({"a": {"b": 1, "c": [1, 2]}, "d": 4}, {"a": {"c": [3]}}, {"d": None})
    assert made == {"a": {"b": 1, "c": [3]}}


def test_a_later_file_gives_back_what_an_earlier_one_took():
    """A school's text goes before our null, in the order that helm reads the files."""
    assert CHECK.merged({"a": {"b": 1}}, {"a": {"b": None}}, {"a": {"b": 2}}) == {"a": {"b": 2}}


@pytest.mark.parametrize("version", ["3.3.8", "4.3.5", "5.0.0", "0.0.1-set.by.chartpress"])
def test_an_older_chart_is_refused(version):
    """Charts before 4.4.0 have known holes, and nobody knows what a fifth one takes."""
    assert CHECK.version_problems(version)[0].startswith(f"The chart is version {version}.")
    assert CHECK.version_problems("4.4.0") == CHECK.version_problems("4.10.1") == []


@pytest.mark.parametrize(
    ("path", "value", "start"),
    [
        ("singleuser.image.tag", "latest", "The image has the tag latest."),
        ("singleuser.image.name", None, "The image is not named."),
        ("hub.config.JupyterHub.authenticator_class", "dummy", "Anybody can come in"),
        (
            "hub.config.JupyterHub.authenticator_class",
            "jupyterhub.auth.DummyAuthenticator",
            "Anybody can come in",
        ),
        ("hub.config.LTI13Authenticator.issuer", "https://a.example", "An example is still"),
        ("singleuser.memory.limit", None, "A server has no limit for: memory."),
        ("singleuser.networkPolicy.enabled", False, "The network policy is off."),
        ("singleuser.networkPolicy.egress", [{}], "Servers may reach the outside: egress."),
        ("singleuser.extraPodConfig", {"hostNetwork": True}, "Servers would stand on the node's"),
        (
            "singleuser.networkPolicy.egressAllowRules.nonPrivateIPs",
            True,
            "Servers may reach the outside: nonPrivateIPs.",
        ),
        ("proxy.https.enabled", False, "Nothing turns https on."),
    ],
)
def test_a_loosened_rule_is_told(path, value, start):
    """Each rule that a school's own file undoes is told, and nothing else is."""
    changed = value
    for name in reversed(path.split(".")):
        changed = {name: changed}
    assert [problem[: len(start)] for problem in problems(changed=changed)] == [start]


@pytest.mark.parametrize("path", ["singleuser.image", "singleuser.networkPolicy", "singleuser"])
def test_a_text_where_names_belong_ends_in_words(chart, capsys, path):
    """Whoever writes ``image: school/whosays:1`` is told what is missing, as for any slip."""
    changed = "school/whosays:1"
    for name in reversed(path.split(".")):
        changed = {name: changed}
    assert chart(values(), SCHOOL, changed) == 1
    assert capsys.readouterr().out.strip()


def test_another_hook_is_told():
    """A hook that is not the file beside the values is told."""
    changed = CHECK.merged(DEFAULTS, values(), SCHOOL)
    told = CHECK.house_problems(changed)
    assert [problem[:23] for problem in told] == ["The drop folder's hook "]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"a: [", "is no YAML: while parsing"),
        (b"words", "holds no values"),
        (b"", "holds no values"),
        (b"a: \xff", "is no text in UTF-8"),
    ],
)
def test_a_file_that_is_no_values_is_named(chart, tmp_path, text, said):
    """A file that cannot be read as values is named, with what is the matter."""
    (tmp_path / "school.yaml").write_bytes(text)
    with pytest.raises(ValueError, match=f"school.yaml {said}"):
        CHECK.main(tmp_path, tmp_path / "school.yaml")


def test_the_readmes_own_values_lack_nothing_but_the_schools_names():
    """Whoever types the README's lines is told of its example names, and of nothing else."""
    blocks = re.findall(r"```yaml\n(.*?)```", (FOLDER / "README.md").read_text("utf-8"), re.DOTALL)
    typed = [yaml.safe_load(block) for block in blocks]
    all_of_it = CHECK.merged(DEFAULTS, values(), values("values-lti"), *typed)
    (told,) = CHECK.house_problems(CHECK.with_hook(all_of_it))
    assert told.startswith("An example is still in these values: ")
