"""The tools that build a site: pip, Node.js and JupyterLite, and what is told when one fails."""

import subprocess
import sys
import zipfile

import pytest

from whosays.editions import SiteError
from whosays.editions.site import licences, lite, node, python, tools, wheels
from whosays.editions.site.pins import Wheel, pins

SIX = Wheel("six", "1", "a" * 64, frozenset({"python"}))


def answer(monkeypatch, code=1, out="", err=""):
    """Let whatever a module runs answer so; return the lines that it ran."""
    ran = []

    def run(line, **more):
        ran.append(line)
        return subprocess.CompletedProcess(line, code, out, err)

    monkeypatch.setattr(tools.subprocess, "run", run)
    return ran


def test_pip_is_asked_for_one_file_alone():
    """A version and a hash: nothing else fits the line."""
    assert wheels.requirements([SIX]) == f"six==1 --hash=sha256:{'a' * 64}\n"


def test_pip_is_told_of_no_index(monkeypatch, tmp_path):
    """The index is the one that this computer is set to."""
    ran = answer(monkeypatch)
    with pytest.raises(SiteError):
        wheels.download([SIX], tmp_path)
    assert "--require-hashes" in ran[0]
    assert not [word for word in ran[0] if "-index" in word or "://" in word]


@pytest.mark.parametrize(
    ("err", "said"),
    [
        ("a warning\nERROR: No matching distribution found.", "It said: ERROR: No matching"),
        ("/bin/python: No module named pip", "pip is missing. "),
        ("", "It said: 1."),
    ],
    ids=["fails", "missing", "silent"],
)
def test_a_failing_pip_is_told(monkeypatch, tmp_path, err, said):
    """Its last line is what matters."""
    answer(monkeypatch, err=err)
    with pytest.raises(SiteError, match=said):
        wheels.download([SIX], tmp_path)


def test_a_wheel_of_other_bytes_is_refused(monkeypatch, tmp_path):
    """Whatever pip says, the file is looked at again."""
    (tmp_path / "six-1-py3-none-any.whl").write_bytes(b"other")
    answer(monkeypatch, code=0)
    with pytest.raises(SiteError, match="six 1"):
        wheels.download([SIX], tmp_path)


def test_a_missing_node_is_told(monkeypatch):
    """Neither the extra's nor one of the computer's own."""
    monkeypatch.setattr(node.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(node.shutil, "which", lambda name: None)
    with pytest.raises(SiteError, match=r"^Node\.js is missing"):
        node.node()


def test_of_a_failing_node_only_the_error_is_told(monkeypatch, tmp_path):
    """Pyodide prints a megabyte of itself before it says what is wrong."""
    answer(monkeypatch, err=f"{'x' * 9999}Error\nTypeError: no wasm\n    at Error")
    monkeypatch.setattr(node, "node", lambda: "node")
    with pytest.raises(SiteError) as caught:
        node.compile_folders(tmp_path, tmp_path, tmp_path, tmp_path / "fonts")
    assert "said: TypeError: no wasm." in str(caught.value)


def test_another_jupyterlite_is_refused(monkeypatch):
    """Only the pinned one was tried with the rest."""
    monkeypatch.setattr(lite, "version", lambda name: "0.8.6")
    with pytest.raises(SiteError, match=r"jupyterlite-core 0\.6\.4 is missing.*0\.8\.6, is here"):
        lite.check_installed("0.6.4")


def test_jupyterlite_runs_where_nothing_is_left(monkeypatch, tmp_path):
    """Its memory of an older build would bring other addresses back."""
    answer(monkeypatch, err="one\ntwo\n\n")
    with pytest.raises(SiteError, match="said: two"):
        lite.build_pages(tmp_path, [], tmp_path / "work", tmp_path / "out")
    with pytest.raises(FileExistsError):
        lite.build_pages(tmp_path, [], tmp_path / "work", tmp_path / "out")


HEAD = (
    '<html><title>JupyterLite</title><meta charset="utf-8" /><meta content="WASM powered Jupyter '
    'running in the browser."><link rel="manifest" href="../manifest.webmanifest" /><script>'
    "Loading JupyterLite...JupyterLite requires JavaScript to be enabled in your browser."
)


def test_python_starts_before_the_page_does():
    """The course's own script comes before all others, under the course's own name."""
    page = lite.page(HEAD, ["early.js"])
    assert page.index("../python/early.js") < page.index("<link")
    assert "Jupyter" not in page
    assert page.startswith('<html lang="en">')


def test_a_page_of_another_build_is_refused():
    """A script put in the wrong place would be missed only by a student."""
    with pytest.raises(SiteError, match="does not hold"):
        lite.page(HEAD.replace("charset", "chars"), [])


def test_settings_are_put_together():
    """Mappings key by key, lists one after the other, the new word last."""
    old, new = {"a": {"b": 1, "c": [1]}, "d": 1}, {"a": {"b": 2, "c": [1, 2]}}
    assert lite.merged(old, new) == {"a": {"b": 2, "c": [1, 2]}, "d": 1}


def test_the_kernels_script_is_found(tmp_path):
    """Of two, the one that needs no shared memory."""
    folder = tmp_path / "extensions/@jupyterlite/pyodide-kernel-extension/static"
    folder.mkdir(parents=True)
    text = "return c?new Worker(new URL(n.p+n.u(6),n.b)):new Worker(new URL(n.p+n.u(35),n.b))"
    for name, content in {"5.a.js": text, "6.b.js": "", "35.c.js": ""}.items():
        (folder / name).write_text(content)
    assert python.kernel_script(tmp_path).endswith("/static/35.c.js")


def test_a_kernel_of_another_build_is_refused(tmp_path):
    """Nobody can know what its page would do."""
    with pytest.raises(SiteError, match="kernel's script"):
        python.kernel_script(tmp_path)


def test_the_licences_of_a_wheel_are_found(tmp_path):
    """Those of its fonts too."""
    with zipfile.ZipFile(tmp_path / "a-1-py3-none-any.whl", "w") as wheel:
        for name in ("a-1.dist-info/licenses/LICENSE", "a/fonts/LICENSE_DEJAVU", "a/license.py"):
            wheel.writestr(name, name)
    texts = licences.texts_of(tmp_path / "a-1-py3-none-any.whl")
    assert sorted(texts) == ["LICENSE", "LICENSE_DEJAVU"]


def test_the_page_of_licences_names_all(tmp_path):
    """The course, JupyterLite, Pyodide and Python come first to mind, and are listed."""
    licences.write_licences([], pins(), tmp_path)
    page = (tmp_path / "licences" / "index.html").read_text("utf-8")
    assert all(f"<li>{name} " in page for name in ("Who Says?", "JupyterLite", "Pyodide", "Python"))
    assert "CC" in (tmp_path / "licences/who-says/LICENSE-CONTENT.txt").read_text("utf-8")


def test_a_program_that_cannot_start_is_told(tmp_path):
    """The error names the tool's problem, and no traceback of Python's comes."""
    with pytest.raises(SiteError) as told:
        tools.run([str(tmp_path / "nothing")], "node")
    assert told.value.code == "node"


def test_a_program_that_never_ends_is_told(monkeypatch):
    """A tool that hangs does not hold the build up for ever."""
    monkeypatch.setattr(tools, "_SECONDS", 0.1)
    with pytest.raises(SiteError, match="no answer in"):
        tools.run([sys.executable, "-c", "import time; time.sleep(60)"], "lite")
