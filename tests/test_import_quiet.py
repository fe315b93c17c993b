"""``import whosays`` is light, changes nothing, writes nothing, and its names are all there."""

import json
import os
import subprocess
import sys

import whosays

HEAVY = {"matplotlib", "ipywidgets", "IPython", "anywidget", "jupyterlab", "traitlets"}
SNAPSHOT = """
import json, locale, logging, os, random, signal, sys, threading, warnings
import numpy, pandas
options = sorted(pandas._config.config._global_config.items(), key=str)


def state():
    return json.dumps([
        repr(warnings.filters), str(warnings.showwarning), locale.setlocale(locale.LC_ALL),
        os.getcwd(), sorted(os.environ.items()), sys.path, str(sys.excepthook),
        str(sys.displayhook), str(sys.meta_path), str(sys.path_hooks), sys.getrecursionlimit(),
        str(random.getstate()), str(numpy.random.get_state()), repr(numpy.geterr()),
        repr(numpy.get_printoptions()), repr(pandas._config.config._global_config),
        [str(signal.getsignal(number)) for number in (2, 15)], threading.active_count(),
        logging.root.level, repr(logging.root.handlers), os.umask(os.umask(0o22)) and 0,
    ])


before = state()
import whosays
after_import = state()
whosays.load()
after_load = state()
print(json.dumps([before == after_import, before == after_load, sorted(sys.modules)]))
"""


def run(code, folder):
    """Run code in a fresh Python that writes no bytecode, in an empty folder."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "HOME": str(folder)}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stderr == ""
    return json.loads(done.stdout)


def test_importing_and_loading_change_nothing(tmp_path):
    """No warning filter, locale, option, seed, signal, hook or setting is another afterwards."""
    assert run(SNAPSHOT, tmp_path)[:2] == [True, True]


def test_importing_and_loading_write_nothing(tmp_path):
    """Neither the working folder nor the home folder holds anything afterwards."""
    run(SNAPSHOT, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_importing_and_loading_stay_light(tmp_path):
    """A script that only reads the ledger never loads matplotlib, widgets or IPython."""
    assert HEAVY & set(run(SNAPSHOT, tmp_path)[2]) == set()


def test_matplotlib_is_left_as_it_was(tmp_path):
    """Not even drawing a chart changes matplotlib's settings or its backend."""
    code = """
import json, matplotlib


def settings():
    return repr({name: matplotlib.rcParams._get(name) for name in matplotlib.rcParams})


before = settings()
import whosays
whosays.charts.estimates(whosays.load().claims.query("measure == 'containers'"))
print(json.dumps(before == settings()))
"""
    assert run(code, tmp_path) is True


def test_public_names_are_sorted_and_importable():
    """``__all__`` is sorted, and equals what can be had from the package."""
    assert whosays.__all__ == sorted(whosays.__all__)
    assert dir(whosays) == whosays.__all__
    assert all(getattr(whosays, name) is not None for name in whosays.__all__)


def test_every_public_thing_is_explained():
    """Every public name of the package but the version has a docstring of its own."""
    names = set(whosays.__all__) - {"__version__"}
    assert [name for name in sorted(names) if not getattr(whosays, name).__doc__] == []
