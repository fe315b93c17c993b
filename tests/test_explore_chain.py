"""The source chain: pick a claim or a page, walk its hops, count pages against voices."""

import pytest
from small_ledger import set_cell, write_ledger

import whosays
from whosays.explore._chain_offers import offers, steps_of
from whosays.ledger.care import counts_losses

LEDGER = whosays.load()
GUNS = [
    "c-2025-03-27-jcs-artillery-combined",
    "c-2025-03-27-jcs-launchers-ap",
    "c-2025-03-27-jcs-artillery-korean",
]
TANKERS = "c-2024-11-22-osc-tanker-visits"
MORE = "c-2025-03-27-jcs-3000-more"


def said(chain):
    """Return the lines of the sentence below the picture."""
    return chain.figure.first_about["sentence"].split("\n")


def at(picked, step):
    """Return the lines of the sentence at one hop."""
    return whosays.source_chain(LEDGER, at=picked, step=step).shown.sentence(step).split("\n")


def test_the_first_that_is_offered_is_worth_seeing():
    """One statement told several ways on several pages; no loss, nothing thin, nothing lost."""
    chain = whosays.source_chain(LEDGER)
    claims = [LEDGER.claim(id) for id in chain.at]
    assert len(claims) > 1
    assert not any(counts_losses(claim["measure"], claim["unit"]) for claim in claims)
    assert not any(claim["thin"] or claim["checked"] == "not-found" for claim in claims)


def test_every_claim_and_every_page_that_carries_one_is_offered():
    """Nothing that has a chain is missing from the list."""
    listed = set(offers(LEDGER))
    assert set(LEDGER.claims["claim_id"]) <= listed
    assert {"caliber-2025-03-27-ap", "politico-2024-02-27"} <= listed
    assert "kremlin-2012-11-06-shoigu" not in listed


def test_losses_and_weak_rows_stand_behind():
    """Before the first loss come all sound chains that are worth seeing; thin ones come last."""
    listed = [key for key in offers(LEDGER) if key.split(";")[0].startswith("c-")]
    rows = [[LEDGER.claim(id) for id in key.split(";")] for key in listed]
    thin = [any(bool(row["thin"]) for row in each) for each in rows]
    losses = [any(counts_losses(row["measure"], row["unit"]) for row in each) for each in rows]
    assert losses.index(True) > 30
    assert not any(thin[: losses.index(True)])


def test_the_hops_are_walked_from_the_claimant():
    """A claim, then each relay before its pages."""
    chain = whosays.source_chain(LEDGER, at=GUNS[1])
    assert [step["value"] for step in chain.figure.steps] == [
        GUNS[1], "ap", "ap-2025-03-27-jcs", "caliber-2025-03-27-ap", "midday-2025-03-28-jcs",
    ]  # fmt: skip
    assert chain.figure.steps[1]["text"] == "2. Associated Press: its text was carried"


def test_a_claimant_is_cited_with_a_link():
    """Who, when, what, where read; then the count."""
    told, tally = at(MORE, MORE)
    assert told.startswith("South Korea's Joint Chiefs of Staff assessed on 27 March 2025: some ")
    assert "[Open the page at koreajoongangdaily.joins.com](https://koreajoong" in told
    assert tally == "**Pages so far: 0 of 4. Behind them: 1 voice.**"


def test_a_relay_says_who_took_its_text():
    """The pages are named, and whether its own page is here."""
    assert at(MORE, "yonhap")[0] == (
        "2 of these pages took their text from Yonhap News Agency: Korea JoongAng Daily and "
        "News.Az. Yonhap News Agency’s own page is not in this chain."
    )


def test_a_page_that_changed_the_claim_says_what():
    """What changed, as the page has it, and that either of two may have done it."""
    told, tally = at(TANKERS, "sureanot-2024-oil")
    assert told == (
        "Machine-translated or reworded copy tells it otherwise (day not known), with the text "
        "of BBC; which of the two changed it is not known. What changed: another unit, calibre "
        "or currency. In our words, the page says: More than a hundred tankers sailed in 43 "
        "days: a dozen has grown and visits have become days; the page also has North "
        "Vietnamese tankers and people sent by China. [Open the page at sureanot.com]"
        "(https://sureanot.com/russia-gives-north-korea-a-million-barrels-of-oil-report-finds)."
    )
    assert tally == "**Pages so far: 3 of 3. Behind them: 1 voice.**"


def test_seven_pages_one_voice():
    """Three readings of one sentence count once, and the ledger says why."""
    chain = whosays.source_chain(LEDGER, at=GUNS, step="joongangko-2025-03-27-jcs")
    assert said(chain)[-1] == "**Pages so far: 7 of 7. Behind them: 1 voice.**"
    assert at(GUNS, GUNS[1])[0].startswith("This adds no voice. One sentence of the Joint Chiefs:")


def test_two_claimants_of_two_families_are_two_voices():
    """The count grows when the walk reaches the second claimant."""
    two = ["c-2024-02-23-us-containers", "c-2024-02-26-mnd-containers"]
    chain = whosays.source_chain(LEDGER, at=two)
    ends = [chain.shown.sentence(id).split("Behind them: ")[1] for id in chain.shown.ids]
    assert ends[0] == "1 voice.**"
    assert ends[-1] == "2 voices.**"


STATES = [
    (None, None),
    (TANKERS, "bbc"),
    (GUNS, "ap"),
    ("caliber-2025-03-27-ap", None),
    ("r-32-caliber-2025-03-27-ap", "ap"),
]


@pytest.mark.parametrize(("picked", "step"), STATES, ids=["none", "claim", "claims", "page", "r"])
def test_the_code_shown_gives_the_same_state(picked, step):
    """What the line says is what one gets."""
    steps = whosays.source_chain(LEDGER, at=picked).shown.ids
    chain = whosays.source_chain(LEDGER, at=picked, step=step if step in steps else steps[-1])
    code = chain.code.split("`")[1]
    again = eval(code, {"whosays": whosays, "ledger": LEDGER})
    assert again.value == chain.value
    assert whosays.source_chain(LEDGER, **chain.value).code == chain.code


def test_a_retelling_opens_at_its_page():
    """A retelling is its claim's chain with the ring on the page that changed it."""
    chain = whosays.source_chain(LEDGER, at="r-73-sureanot-2024-oil")
    assert chain.value == {"at": TANKERS, "step": "sureanot-2024-oil"}


def test_picking_another_claim_exchanges_hops_and_picture():
    """The slider, the words, the table and the code follow the box."""
    chain = whosays.source_chain(LEDGER, at=TANKERS)
    before = chain.figure.first
    chain.picker.value = GUNS[1]
    assert chain.value == {"at": GUNS[1], "step": GUNS[1]}
    assert chain.figure.first != before
    assert len(chain.figure.table["rows"]) == len(chain.figure.steps) == 5
    assert chain.code.endswith(f'`whosays.source_chain(ledger, at="{GUNS[1]}")`')


def test_state_can_be_set():
    """What reads back can be set, several claims in an order of one's own included."""
    chain = whosays.source_chain(LEDGER, at=TANKERS)
    chain.at = GUNS[::-1]
    chain.step = "ap"
    assert chain.value == {"at": GUNS[::-1], "step": "ap"}
    chain.at = "r-73-sureanot-2024-oil"
    assert chain.step == "sureanot-2024-oil"


def test_only_the_ring_its_way_and_a_name_move():
    """The picture is drawn once; a step moves two or three artists."""
    shown = whosays.source_chain(LEDGER, at=GUNS).shown
    base = shown.base()
    moved = [{artist.get_gid() for artist in shown.move(id)} for id in shown.ids]
    assert all(names <= {"ring", "way", "ring name"} for names in moved)
    assert shown.base() is base


def test_what_was_not_found_again_is_left_out():
    """A change that nobody found twice is shown only to those who ask for it by name."""
    lost = LEDGER.retellings.query("checked == 'not-found'").iloc[0]
    kinds = [
        {node.id for node in whosays.source_chain(LEDGER, at=id).shown.nodes if node.changes}
        for id in (lost["claim_id"], lost["retelling_id"])
    ]
    assert lost["report"] not in kinds[0]
    assert lost["report"] in kinds[1]


def test_claims_put_together_by_hand_are_offered_too():
    """A list of one's own stands first in the box, and does not pretend to tell one thing."""
    two = ["c-2024-02-23-us-containers", "c-2024-02-26-mnd-containers"]
    chain = whosays.source_chain(LEDGER, at=two)
    first = chain.picker.spec["options"][0]
    assert first["id"] == ";".join(two)
    assert first["text"].startswith("2 claims, the first of them: More than 10,000 containers")


def test_a_claim_whose_pages_came_later_stands_alone():
    """On the day itself there is one hop, and no link to a page of a later day."""
    early = LEDGER.known_by("2023-10-13")
    chain = whosays.source_chain(early, at="c-2023-10-us-imagery-containers")
    assert chain.shown.ids == ["c-2023-10-us-imagery-containers"]
    assert "[Open" not in said(chain)[0]
    assert said(chain)[1] == "**Pages so far: 0 of 0. Behind them: 1 voice.**"


def test_another_story_opens(tmp_path):
    """A small ledger of two claims: each can be picked, and the relay is named."""
    set_cell(write_ledger(tmp_path / "march"), "reports", "relays", "march-office")
    chain = whosays.source_chain(whosays.load(tmp_path / "march"), at="c-2025-05-01-police-march")
    assert [node.kind for node in chain.shown.nodes] == ["claimant", "relay", "retelling"]
    assert chain.figure.picture().startswith(b"\x89PNG")


def test_the_size_stands_in_the_line():
    """A page of another size is typed again."""
    chain = whosays.source_chain(LEDGER, at=TANKERS, size="page")
    assert chain.code.endswith(f'`whosays.source_chain(ledger, at="{TANKERS}", size="page")`')


def test_an_unknown_id_is_answered_with_this_call():
    """No claim, page or retelling bears it: the nearest are named, and this call is typed."""
    told = "No claim, page or retelling is called 'no'"
    with pytest.raises(whosays.LedgerError, match=told) as caught:
        whosays.source_chain(LEDGER, at="no")
    assert "For instance: whosays.source_chain(ledger, at=" in str(caught.value)


@pytest.mark.parametrize(
    ("asked", "kind"),
    [("c-2025-05-01-police-march", "page"), ("evening-2025-05-01-march", "retelling")],
    ids=["claim", "page"],
)
def test_a_change_not_found_again_is_left_out(tmp_path, asked, kind):
    """A retelling that nobody found again is told only where its page is asked for by name."""
    folder = write_ledger(tmp_path / "march")
    set_cell(folder, "retellings", "checked", "not-found")
    ledger = whosays.load(folder)
    steps = steps_of(ledger, [asked]).query("claim == 'c-2025-05-01-police-march'")
    assert list(steps.loc[["evening-2025-05-01-march"], "kind"]) == [kind]


def empty():
    """Return the ledger as it was before anything had been said."""
    return LEDGER.known_by("2000-01-01")


WRONG = [
    (
        lambda: whosays.source_chain(LEDGER.claims),
        "The source chain cannot run on a DataFrame. It needs a whole ledger, with its claims "
        "and pages. Type whosays.source_chain(ledger).",
    ),
    (
        lambda: whosays.source_chain(empty()),
        "This ledger has no claim. A source chain begins with one. "
        "Type whosays.source_chain(whosays.load()).",
    ),
    (
        lambda: whosays.source_chain(LEDGER, at=5),
        "at cannot be 5. It is a text, or a list of texts. Type whosays.source_chain(ledger, "
        'at=["c-2025-03-27-jcs-artillery-combined"]).',
    ),
    (
        lambda: whosays.source_chain(LEDGER, at=[]),
        "at cannot be []. It is a text, or a list of texts. Type whosays.source_chain(ledger, "
        'at=["c-2025-03-27-jcs-artillery-combined"]).',
    ),
    (
        lambda: whosays.source_chain(LEDGER, size="huge"),
        "The look has no size 'huge'. A size is one of: laptop, projector, page. "
        'Type whosays.source_chain(ledger, size="laptop").',
    ),
    (
        lambda: whosays.source_chain(LEDGER, at=TANKERS, step="ap"),
        "'ap' is not a hop of this chain. It has 5, such as 'sureanot-2024-oil'. "
        f'Type whosays.source_chain(ledger, at="{TANKERS}", step="sureanot-2024-oil").',
    ),
    (
        lambda: whosays.source_chain(LEDGER, at="kremlin-2012-11-06-shoigu"),
        "The page 'kremlin-2012-11-06-shoigu' carries no claim. Such a page stands in the "
        "ledger for an event, an office or a slip. To see the page itself: "
        'ledger.row("kremlin-2012-11-06-shoigu")',
    ),
]


@pytest.mark.parametrize(
    ("ask", "text"), WRONG, ids=["table", "empty", "number", "none", "size", "hop", "page"]
)
def test_what_leads_nowhere_is_answered(ask, text):
    """What is wrong, why, and what to type."""
    with pytest.raises((TypeError, ValueError)) as caught:
        ask()
    assert str(caught.value) == text
