"""The browser edition's scripts, run by Node.js, for tests that need no browser."""

import json
import subprocess
from importlib.resources import files

import pytest

from whosays.editions.site.node import node
from whosays.editions.site.problems import SiteError


def run(before, name, after):
    """Run a script between what it finds and what is done with it; return the JSON it prints."""
    try:
        found = node()
    except SiteError:
        pytest.skip("there is no Node.js here")
    script = (files("whosays.editions") / "web" / name).read_text("utf-8")
    whole = "\n".join((before, script, after))
    done = subprocess.run([found, "-e", whole], capture_output=True, text=True, timeout=30)
    return json.loads(done.stdout)
