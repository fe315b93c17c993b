"""The first page of the browser edition."""

import re
import tomllib
from importlib.resources import files

import pytest

from whosays import lessons
from whosays.editions.first_page import first_page

WORDS = tomllib.loads((files("whosays.editions") / "web" / "first.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def made():
    """Return the first page's files."""
    return first_page(prefetch=["python/packages-0123456789ab.zip"])


@pytest.fixture(scope="module")
def page(made):
    """Return the page itself."""
    return made["index.html"].decode()


def test_every_lesson_is_linked_with_its_title_and_minutes(page):
    """The ten lessons stand there as the lessons' own data have them."""
    found = re.findall(r'<li><a href="(.+?)">.*?class="title">(.+?)<.*?<br>(\d+) min', page)
    every = [lessons.read(id) for id in lessons.ids()]
    assert found == [
        (f"lab/index.html?path={each.notebook}", each.title, str(each.minutes)) for each in every
    ]


def test_all_addresses_are_relative(page):
    """The page works under any path of any server, and names no other."""
    addresses = re.findall(r'(?:href|src|srcset)="(.+?)"', page)
    assert addresses
    assert [each for each in addresses if re.match(r"/|[a-z]+:", each)] == []


def test_what_the_page_asks_for_is_there(made, page):
    """Each file of its own that the page names is made with it."""
    named = set(re.findall(r'(?:href|src|srcset)="(first/.+?)"', page))
    assert named == set(made) - {"index.html"}


def test_the_same_page_comes_out_each_time(made):
    """Pictures too are the same bytes."""
    assert first_page(prefetch=["python/packages-0123456789ab.zip"]) == made


def test_the_page_carries_the_mark_that_jupyterlab_looks_for(page):
    """The lab reads the settings of the site's root from this element."""
    assert 'id="jupyter-config-data" type="application/json" data-jupyter-lite-root="."' in page


def test_heavy_files_are_fetched_ahead(page):
    """What a lesson will ask for is on its way while the page is read."""
    assert '<link rel="prefetch" href="python/packages-0123456789ab.zip">' in page


def test_the_picture_has_its_words(page):
    """A reader without eyes on the picture is told what it shows."""
    alt = re.search(r'<img [^>]*alt="(.+?)"', page).group(1)
    assert alt.startswith("Chart of 4 published figures")


def test_no_script_stands_in_the_page(page):
    """All script and style are in files, so that a strict policy can hold."""
    assert "default-src 'self'" in page
    assert re.findall(r"<script(?![^>]*(?:src=|application/json))", page) == []
    assert "<style" not in page
    assert " style=" not in page


@pytest.mark.parametrize("kind", sorted(WORDS["troubles"]))
def test_every_trouble_can_be_told(made, page, kind):
    """Each warning is in the page, ready to be shown, and the script knows its name."""
    assert f'data-kind="{kind}"' in page
    assert f'"{kind}"' in made["first/first.js"].decode() or kind == "private"
