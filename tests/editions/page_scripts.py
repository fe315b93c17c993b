"""The browser edition's scripts, run by Node.js, for tests that need no browser."""

import json
import subprocess
from importlib.resources import files

from whosays.editions.site.node import node


def run(before, name, after):
    """Run a script between what it finds and what is done with it; return the JSON it prints."""
    script = (files("whosays.editions") / "web" / name).read_text("utf-8")
    whole = "\n".join((before, script, after))
    done = subprocess.run([node(), "-e", whole], capture_output=True, text=True, timeout=30)
    return json.loads(done.stdout)
