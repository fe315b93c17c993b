"""A student's folder that takes nothing, as on a full disk, locks the student out of nothing."""

import asyncio
import os

import pytest
from rehearsal import pages
from rehearsal.browser import Browser

NAME = "student-90"


async def opened(site):
    """Log in, wait for the server, load JupyterLab; return what its list of files shows."""
    browser = Browser(site)
    await pages.log_in(browser, NAME)
    await pages.start_server(browser, NAME)
    base = await pages.open_lab(browser, NAME)
    return [each["name"] for each in (await browser.told(f"{base}api/contents"))["content"]]


def test_a_student_whose_folder_takes_nothing_comes_in(hub, place):
    """The server starts, and shows what is there; the hub's log says what stood in the way."""
    if os.geteuid() == 0 and not hub.apart:
        pytest.skip("the student is root here, from whom no folder is kept")
    folder = place / "hub" / "homes" / NAME / "whosays-course"
    folder.mkdir(parents=True)
    (folder / "mine.txt").write_text("mine")
    folder.chmod(0o555)
    assert asyncio.run(opened(hub.site)) == ["mine.txt"]
    assert f"Nothing can be written to {folder}." in hub.log()
