"""The source chain in a real JupyterLab: by keyboard, in both themes, nothing for axe to find."""

import pytest
from playwright.sync_api import expect

SETUP = "import whosays\nledger = whosays.load()"
GUNS = "c-2025-03-27-jcs-launchers-ap"
MADE = """
import dataclasses, pandas as pd
claim, page = ledger.claim("c-2024-11-22-osc-tanker-visits"), ledger.reports.iloc[0]
pages = pd.DataFrame([{**page, "report_id": f"p-{n}", "title_hint": f"Page {n}",
                       "relays": ["ap", "reuters", None][n % 3]} for n in range(30)])
claim = {**claim, "report": "p-0", "also": ";".join(pages["report_id"][1:])}
long = dataclasses.replace(
    ledger, claims=pd.DataFrame([claim]), reports=pd.concat([ledger.reports, pages]),
    retellings=ledger.retellings.iloc[:0], relations=ledger.relations.iloc[:0])
whosays.source_chain(long)
"""
GROUP = ".ws-together"


@pytest.fixture(scope="module")
def notebook(lab):
    """The launchers as AP told them, on three pages."""
    cell = f'chain = whosays.source_chain(ledger, at="{GUNS}")\nchain'
    lab.write("chain.ipynb", [SETUP, cell])
    notebook = lab.open("chain.ipynb", height=1100)
    notebook.run_all()
    notebook.page.locator(".ws-picture").wait_for()
    return notebook


def slider(page):
    """Return the slider of hops."""
    return page.get_by_role("slider", name="Hop").first


def pick(page, text):
    """Find something in the box by typing and take the first that fits, without a mouse."""
    box = page.get_by_role("combobox", name="Pick a claim or a page").first
    box.focus()
    box.press("Control+a")
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def test_it_is_one_named_group(notebook):
    """Box, slider, picture and sentence stand in one group with a name and no heading."""
    group = notebook.page.get_by_role("group", name="Source chain")
    expect(group.get_by_role("slider")).to_have_count(1)
    expect(group.get_by_role("heading")).to_have_count(0)


def test_one_arrow_key_goes_one_hop_on(notebook):
    """The ring, the alt text, the sentence and the spoken words are those of the next hop."""
    page = notebook.page
    slider(page).press("Home")
    slider(page).press("ArrowRight")
    page.get_by_role("img", name="Ringed, 2 of 5: Associated Press.").wait_for()
    said = "3 of these pages took their text from Associated Press"
    spoken = page.locator(".ws-spoken", has_text=said)
    spoken.wait_for(state="attached")
    expect(spoken).not_to_contain_text("whosays.")


def test_the_last_hop_counts_pages_against_voices(notebook):
    """At the end all pages are counted, and the page can be opened."""
    page = notebook.page
    slider(page).press("End")
    page.get_by_role("img", name="Ringed, 5 of 5: Mid-Day").wait_for()
    sentence = page.locator(".ws-sentence").first
    expect(sentence).to_contain_text("Pages so far: 3 of 3. Behind them: 1 voice.")
    expect(sentence.get_by_role("link", name="Open the page at www.mid-day.com")).to_have_count(1)


def test_another_claim_is_picked_by_typing(notebook):
    """The box finds it, the slider has its hops, and the code line and the kernel know."""
    page = notebook.page
    pick(page, "tankers terminal eight months")
    page.get_by_role("img", name="43 visits by North Korean tankers").wait_for()
    slider(page).press("End")
    page.get_by_role("img", name="Ringed, 5 of 5: Machine-translated").wait_for()
    expect(page.locator(".ws-sentence").first).to_contain_text("What changed: another unit")
    page.locator("code", has_text='step="sureanot-2024-oil"').wait_for()
    notebook.append_and_run("print(chain.step)")
    page.get_by_text("sureanot-2024-oil", exact=True).wait_for()


def test_a_page_is_picked_by_typing(notebook):
    """A page opens with the claims that it carries."""
    page = notebook.page
    pick(page, "page caliber 27 march 3,000 more")
    page.get_by_role("img", name="Source chain: 4 claims, 1 page, 1 voice").wait_for()
    page.locator("code", has_text='at="caliber-2025-03-27-ap"').wait_for()


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_nothing(notebook, theme):
    """The whole group breaks no rule of axe-core, in the light and in the dark theme."""
    notebook.theme(theme)
    notebook.page.wait_for_timeout(500)
    assert notebook.axe(GROUP) == []


def test_the_night_is_drawn_too(notebook):
    """Dark and light again: the picture follows, and no hop fails to draw."""
    page = notebook.page
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        notebook.theme(theme)
        slider(page).press("Home")
        slider(page).press("ArrowRight")
        page.get_by_role("img", name="Ringed, 2 of ").wait_for()
    expect(page.locator(".ws-fig .ws-problem").first).to_have_text("")


def test_thirty_pages_can_be_walked(lab):
    """A chain of 30 pages opens, and its last hop is told."""
    lab.write("long.ipynb", [SETUP, MADE])
    notebook = lab.open("long.ipynb", height=1100)
    notebook.run_all()
    page = notebook.page
    page.locator(".ws-picture").wait_for()
    slider(page).press("End")
    page.get_by_role("img", name="Ringed, 33 of 33").wait_for()
    expect(page.locator(".ws-sentence")).to_contain_text("Pages so far: 30 of 30")


def test_nothing_left_the_machine(lab, notebook):
    """Neither the page nor the kernel asked anything of another machine."""
    assert lab.strangers == []
    assert not lab.server.network_log.exists()
