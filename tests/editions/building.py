"""Building a site by the real command."""

import os
import subprocess
import sys
from pathlib import Path


def build(out: Path, pyodide: str) -> subprocess.CompletedProcess[str]:
    """Build a site by the real command; pip may reach its index, as no test may."""
    env = {name: it for name, it in os.environ.items() if not name.lower().endswith("_proxy")}
    line = ["-m", "whosays", "site", "--out", str(out), "--pyodide", pyodide]
    return subprocess.run(
        [sys.executable, *line], env=env, capture_output=True, text=True, check=False
    )
