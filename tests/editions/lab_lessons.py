"""An installed JupyterLab with the course's lessons, beside the browser edition's Chromium."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from checkout import ROOT
from harness import FLAGS, Lab, Server, chromium


@contextmanager
def lab_with(play: Any, home: Path, *lessons: str) -> Iterator[Lab]:
    """Start a JupyterLab with lessons (``"04"``) and a browser; nothing may leave the machine."""
    server = Server(home)
    for number in lessons:
        (path,) = (ROOT / "notebooks").glob(f"{number}-*.ipynb")
        shutil.copy(path, server.root / f"{number}.ipynb")
    browser = play.chromium.launch(executable_path=chromium(), args=FLAGS)
    lab = Lab(server, browser)
    try:
        yield lab
        assert lab.strangers == []
        assert not server.network_log.exists()
    finally:
        lab.close()
        browser.close()
        server.stop()
