"""Building a site by the real command."""

import json
import os
import subprocess
import sys
from pathlib import Path

# All tests are shut in before they start; what this machine needs to reach its index is noted
# first, here, and the workers inherit it.
_NOTED = "WHOSAYS_TEST_PROXIES"
_OWN = {name: it for name, it in os.environ.items() if name.lower().endswith("_proxy")}
os.environ.setdefault(_NOTED, json.dumps(_OWN))


def build(out: Path, pyodide: str) -> subprocess.CompletedProcess[str]:
    """Build a site by the real command; pip may reach its index, as no test may."""
    env = {name: it for name, it in os.environ.items() if not name.lower().endswith("_proxy")}
    env |= json.loads(os.environ[_NOTED])
    line = ["-m", "whosays", "site", "--out", str(out), "--pyodide", pyodide]
    return subprocess.run(
        [sys.executable, *line], env=env, capture_output=True, text=True, check=False, timeout=400
    )
