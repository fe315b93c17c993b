"""What a hub needs is computed from what was measured, and docs/hub.md says the same."""

import re
from dataclasses import replace

import hub_sizing
import pytest
from checkout import ROOT
from hub_sizing import Assumptions, Figures, Machine, carried, need, one_machine, written
from hub_sizing_page import page_part

GIVEN = Assumptions()
# With one and a half kernels a student takes 250 MiB.
FIGURES = Figures(server=100, kernel=100, hub=200, to_a_core=10)
# Students at once by hand: (16 GiB less 2) x 1024 / 1.3 / 250 is 44, but 4 cores carry 40.
SMALL = Machine(4, 16)


def test_the_page_says_what_is_computed():
    """The part of docs/hub.md is, letter by letter, what measured figures and assumptions give."""
    page = hub_sizing.PAGE.read_text("utf-8")
    part = page_part(*hub_sizing.measured(), GIVEN)
    assert written(page, part) == page, "type: python tools/hub_sizing.py"


def test_the_first_visit_is_that_of_the_browser_edition():
    """What the browser edition sends is the number that its own page names."""
    page = (ROOT / "docs" / "browser-edition.md").read_text("utf-8")
    (found,) = re.findall(r"\| the first lesson that is opened, files compressed \| (\d+) MB", page)
    assert GIVEN.first_visit == int(found)


def test_a_machine_carries_what_cores_and_memory_allow():
    """Whichever ends first, cores or memory, says how many students a machine carries."""
    assert carried(SMALL, FIGURES, GIVEN, hub=False) == 40
    assert carried(Machine(8, 16), FIGURES, GIVEN, hub=False) == 44
    assert carried(Machine(8, 16), FIGURES, GIVEN, hub=True) == 43
    assert carried(Machine(4, 2), FIGURES, GIVEN, hub=True) == 0


def test_a_cluster_puts_no_more_on_a_machine_than_it_is_told():
    """A machine of a cluster carries a number of servers at most, however large it is."""
    large = Machine(64, 256)
    assert carried(large, FIGURES, GIVEN, hub=False) == GIVEN.most_on_a_machine
    assert carried(large, FIGURES, GIVEN, hub=True) > GIVEN.most_on_a_machine


def test_one_class_is_there_at_once():
    """Of one class all are at once, of a school the assumed share."""
    found = [need(size, FIGURES, GIVEN).at_once for size in (5, 30, 100, 300, 30_000)]
    assert found == [5, 30, 30, 75, 7500]


@pytest.mark.parametrize("size", hub_sizing.SIZES)
def test_the_machines_carry_the_students(size):
    """As many machines as carry all who are at once, and not one more."""
    found = need(size, FIGURES, GIVEN)
    each = carried(found.machine, FIGURES, GIVEN, hub=found.hubs == 0)
    assert (found.nodes - 1) * each < found.at_once <= found.nodes * each
    assert found.hours == (found.nodes + found.hubs) * GIVEN.hours_a_week


def test_one_machine_is_enough_up_to_the_number_that_is_told():
    """With one student more than is told, one machine is no longer enough."""
    most, everybody = one_machine(FIGURES, GIVEN)
    assert need(everybody, FIGURES, GIVEN).at_once == most
    assert [need(everybody + more, FIGURES, GIVEN).hubs for more in (0, 4)] == [0, 1]


def test_assumptions_can_be_set_otherwise():
    """With half the headroom and smaller machines the numbers move as one expects."""
    roomy = need(300, FIGURES, replace(GIVEN, headroom=2.6))
    assert roomy.memory > need(300, FIGURES, GIVEN).memory
    assert need(300, FIGURES, replace(GIVEN, machines=(SMALL,))).nodes == 2


def test_only_the_own_part_of_the_page_is_written():
    """What stands before and behind the part stays; a page without it gets it at its end."""
    part = "## What it needs\n\nNew.\n"
    page = "# Hub\n\n## Start\n\nOne.\n\n## What it needs\n\nOld.\n\n### More\n\n## End\n\nTwo.\n"
    told = "# Hub\n\n## Start\n\nOne.\n\n## What it needs\n\nNew.\n\n## End\n\nTwo.\n"
    assert written(page, part) == told
    assert written(told, part) == told
    assert written("# Hub\n", part) == f"# Hub\n\n{part}"
