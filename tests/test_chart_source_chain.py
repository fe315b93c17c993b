"""The chart of a source chain: claimant at the left, pages at the right, changes on the lines."""

import itertools

import pytest
from chain_steps import claim, of_pages, page, table
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

import whosays
from whosays import charts

LEDGER = whosays.load()
LONG = "The Very Long Name of a Newspaper in a Far Country (its English edition, copied)"
HARD = {
    "1": of_pages(1),
    "3": of_pages(3),
    "9": of_pages(9),
    "14": of_pages(14),
    "30": of_pages(30),
    "30 without relays": of_pages(30, relays=(), every=3, kinds=4),
    "30, five relays, half changed": of_pages(30, relays=tuple("abcde"), every=2, kinds=4),
    "long names": table(claim(words="about " + "many " * 60), *(
        page(n, name=LONG, relay="a very long and winding", changes="claimant-changed")
        for n in range(1, 7)
    )),
    "three voices": table(*itertools.chain(*(
        (claim(f"c-{n}", voice=f"v{n}"), page(n, f"c-{n}", voice=f"v{n}")) for n in range(3)
    ))),
    "guns": LEDGER.chain([f"c-2025-03-27-jcs-{end}" for end in (
        "artillery-combined", "launchers-ap", "artillery-korean"
    )]),
    "most pages": LEDGER.chain("c-2025-06-15-ukmod-6000"),
    "twelve pages of three claims": LEDGER.chain([
        "c-2025-06-17-shoigu-5000", "c-2025-06-26-nis-6000", "c-2025-08-12-hur-6000",
    ]),
    "a page": LEDGER.chain("up-2025-09-02-nis"),
}  # fmt: skip


def texts(ax, *gids):
    """Return the texts with one of these names; all of them when none is given."""
    return [each for each in ax.texts if not gids or each.get_gid() in gids]


def written(ax, *gids):
    """Return the words of the texts with these names."""
    return [each.get_text() for each in texts(ax, *gids)]


@pytest.mark.parametrize("size", ["laptop", "projector", "page"])
@pytest.mark.parametrize("steps", HARD.values(), ids=HARD)
def test_no_text_meets_another_or_leaves_the_picture(steps, size):
    """From 1 to 30 pages, at every size, each word has its own place."""
    look = charts.look.at(size)
    ax = charts.source_chain(steps, look=look)
    # A text's box holds air above capitals and below letters without a tail.
    air = 0.12 * look.small * look.dpi / 72
    boxes = [each.get_window_extent().padded(-1, -air) for each in texts(ax)]
    page = ax.figure.bbox.padded(1)
    pairs = itertools.combinations(zip(texts(ax), boxes, strict=True), 2)
    met = [(a.get_text(), b.get_text()) for (a, one), (b, two) in pairs if one.overlaps(two)]
    assert met == []
    assert all(page.x0 <= box.x0 and box.x1 <= page.x1 for box in boxes)
    assert all(page.y0 <= box.y0 and box.y1 <= page.y1 for box in boxes)


@pytest.mark.parametrize("steps", HARD.values(), ids=HARD)
def test_every_page_has_a_mark_of_its_own(steps):
    """However many there are, no page is lost and no two marks stand on one place."""
    ax = charts.source_chain(steps)
    marks = [each for each in ax.lines if str(each.get_gid()).startswith("mark:")]
    pages = (steps["kind"] != "claimant").sum()
    x, y = zip(*((mark.get_xdata()[0], round(mark.get_ydata()[0], 1)) for mark in marks),
               strict=True)  # fmt: skip
    assert len(set(zip(x, y, strict=True))) >= pages + steps["claim"].nunique()


def test_a_change_is_a_word_a_sign_and_a_stronger_line():
    """What changed is never told by colour alone."""
    ax = charts.source_chain(table(claim(), page(1), page(2, changes="hedge-dropped")))
    assert written(ax, "change") == ["≠ hedge dropped"]
    (quiet,) = [line for line in ax.lines if line.get_gid() == "alike"]
    (strong,) = [line for line in ax.lines if line.get_gid() == "changed"]
    assert strong.get_linewidth() > 1.5 * quiet.get_linewidth()


def test_every_change_of_the_ledger_has_short_words():
    """No kind of change is shown by its id."""
    kinds = LEDGER.labels("retellings", "change")
    steps = [page(n, changes=kind) for n, kind in enumerate(kinds)]
    words = {kind.replace("-", " ") for kind in kinds} - {"garbled"}
    table_ = charts.chain_table(table(claim(), *steps))
    plain = {"hedge dropped", "hedge added", "unit changed", "number changed", "scope changed"}
    assert set(table_.iloc[1:, 4]) & words <= plain | {"plan to fact"}


def test_relays_stand_between_claimant_and_pages():
    """Pages with one agency's text hang on one mark, which stands left of them."""
    ax = charts.source_chain(table(claim(), page(1, relay="north"), page(2, relay="north")))
    (relay,) = texts(ax, "relay")
    (said, *_) = texts(ax, "said")
    assert relay.get_text().replace("\n", " ") == "North News Agency"
    assert said.get_position()[0] < relay.get_position()[0] < min(
        name.get_position()[0] for name in texts(ax, "name")
    )  # fmt: skip


@pytest.mark.parametrize(("voices", "bands"), [(["a", "a"], 1), (["a", "b"], 2)])
def test_one_voice_is_one_shaded_band(voices, bands):
    """Claims that count as one voice share a band; two voices have two."""
    steps = [claim(f"c-{n}", voice=voice) for n, voice in enumerate(voices)]
    ax = charts.source_chain(table(*steps))
    assert len([each for each in ax.patches if each.get_gid() == "band"]) == bands


def test_the_title_counts_pages_and_voices():
    """Pages are counted once however many claims they carry."""
    steps = [claim(), page(1), claim("c-1"), page(1, "c-1", changes="garbled"), page(2, "c-1")]
    ax = charts.source_chain(table(*steps))
    assert ax.get_title(loc="left") == "2 claims, 2 pages, 1 voice, 1 page changed it"


def test_many_alike_are_grouped_and_named():
    """Thirty pages that did the same share a line, and the words below it list them."""
    ax = charts.source_chain(of_pages(30, relays=(), every=99))
    (group,) = written(ax, "group")
    assert group.startswith("30 pages: The Daily Paper No. 1, ")
    assert written(ax, "name") == []


def test_an_axes_that_is_given_is_the_one_drawn_on():
    """The chart draws where it is told to and returns that Axes."""
    ax = Figure(figsize=(6, 4)).add_subplot()
    assert charts.source_chain(of_pages(4), ax=ax) is ax
    assert len(written(ax, "name")) == 4


def test_no_step_is_an_honest_empty_chart():
    """Nothing to draw is said in words."""
    ax = charts.source_chain(LEDGER.chain([]))
    assert written(ax, "empty") == ["There is no step to draw."]
    assert charts.alt(ax) == "No claim to follow. There is no step to draw."


def test_the_look_decides_every_colour():
    """In the dark, words are light."""
    look = charts.look.at(theme="dark")
    ax = charts.source_chain(of_pages(4), look=look)
    assert {to_hex(each.get_color()) for each in texts(ax)} == {look.ink, look.soft}


def test_alt_text_says_it_all():
    """Who, how many pages, how many voices, who carried and who changed what."""
    steps = table(claim(), page(1, relay="north"), page(2), page(3, changes="hedge-dropped"))
    assert charts.alt(charts.source_chain(steps)) == (
        "Source chain: 1 claim, 3 pages, 1 voice. Said by Seoul's ministry, 1 March 2025: about "
        "1,000 crates in the yard. Carried alike by 2 pages: The Daily Paper No. 1 (2 March "
        "2025, with the text of North News Agency); The Daily Paper No. 2 (3 March 2025). "
        "Changed by The Daily Paper No. 3 (4 March 2025): hedge dropped."
    )


def test_the_table_holds_what_is_drawn():
    """One row a hop, in the order in which the ring walks."""
    rows = charts.chain_table(table(claim(), page(1, relay="north"))).values.tolist()
    assert rows == [
        ["1", "1 March 2025", "Seoul's ministry", "", "said it", "about 1,000 crates in the yard"],
        ["2", "", "North News Agency", "", "text carried by others", ""],
        ["3", "2 March 2025", "The Daily Paper No. 1", "North News Agency", "carried it alike",
         "Page 1 on crates"],
    ]  # fmt: skip


ASK = 'Type charts.source_chain(ledger.chain("c-...")), with the id of a claim.'
WRONG = [
    (LEDGER, f"A source chain cannot draw a whole ledger. It draws the way of a claim. {ASK}"),
    (
        "c-1",
        "A source chain cannot draw a str. It needs the table of steps that a ledger gives. " + ASK,
    ),
    (
        of_pages(2).drop(columns=["voice", "words"]),
        "These steps have no column voice, words. "
        f"A source chain needs the whole table that a ledger gives. {ASK}",
    ),
    (
        of_pages(2).iloc[1:],
        f"These steps have pages without their claimant. A chain begins with who said it. {ASK}",
    ),
]


@pytest.mark.parametrize(("given", "said"), WRONG, ids=["ledger", "id", "columns", "headless"])
def test_what_is_no_chain_is_refused(given, said):
    """What is wrong, why, and what to type."""
    with pytest.raises((TypeError, ValueError)) as caught:
        charts.source_chain(given)
    assert str(caught.value) == said
