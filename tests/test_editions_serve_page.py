"""The page on the browser edition says of the server what the server does."""

import re
import xml.etree.ElementTree as ET
from importlib.resources import files
from pathlib import Path

import pytest

from whosays.cli import main
from whosays.editions import serving

DOCS = Path(__file__).parents[1] / "docs"
PAGE = (DOCS / "browser-edition.md").read_text("utf-8")
# The rules for nginx, Apache and Caddy; Apache sees the gzipped file's own name.
RULES = re.findall(r"(\[\.-\]\[0-9a-f\].*?\$)", PAGE)
NAMES = [
    *("1053.6c533be.js", "packages-0123456789ab.tar.gz", "592.dfd0b9431bfb4edbbcd2.css"),
    *("index.html", "boot.js", "pyodide.asm.wasm", "00-start-here.ipynb", "all.json"),
    *("packages.tar.gz", "fa-solid-900.svg", "lesson-20251123.ipynb", "x-0123456789ab.zip"),
]


def test_each_server_has_its_rule():
    """Three servers are told which names may be kept."""
    assert len(RULES) == 3


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("name", NAMES)
def test_a_rule_keeps_what_our_own_server_keeps(rule, name):
    """The school's server and ours let browsers keep the same files."""
    assert bool(re.search(rule, name)) == ("immutable" in serving.cache_rule(name))


@pytest.mark.parametrize(("ending", "kind"), re.findall(r"AddType (\S+) (\.\w+)", PAGE))
def test_a_type_is_that_of_our_own_server(kind, ending):
    """The lines for Apache name the types that our server sends."""
    assert serving.content_type("a" + kind).split(";")[0] == ending


def test_the_file_for_iis_can_be_read():
    """It is whole, and its types are those of our own server."""
    text = re.search(r"```xml\n(.*?)```", PAGE, re.DOTALL)[1]
    found = ET.fromstring(text).iter("mimeMap")
    given = {each.get("fileExtension"): each.get("mimeType") for each in found}
    assert {".wasm", ".js", ".json", ".ipynb", ".gz"} <= set(given)
    wanted = {kind: serving.content_type("a" + kind).split(";")[0] for kind in given}
    assert given == wanted


@pytest.mark.parametrize(("kind", "name"), [("apache", "htaccess"), ("xml", "web.config")])
def test_a_site_brings_the_files_that_the_page_shows(kind, name):
    """What Apache and IIS read is in each site, word for word."""
    shown = re.search(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)[1]
    assert (files("whosays.editions.site") / "servers" / name).read_text("utf-8") == shown


def test_every_link_on_the_page_leads_somewhere():
    """A link is a heading of the page, or a file beside it."""
    headings = re.findall(r"^#+ (.+)$", PAGE, re.MULTILINE)
    slugs = {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}
    for link in re.findall(r"\]\(([^)]+)\)", PAGE):
        assert link[1:] in slugs if link.startswith("#") else (DOCS / link).is_file()


def test_every_command_on_the_page_is_there():
    """Each subcommand that the page names can be typed."""
    named = set(re.findall(r"(?:`|^)whosays ([a-z]+)", PAGE, re.MULTILINE))
    assert {"serve", "grade"} <= named
    assert {command for command in named if main([command, "--help"])} == set()
