"""The part *What it needs* of docs/hub.md: measured figures, the table, and the assumptions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hub_sizing import SIZES, Assumptions, Figures, Machine, Need, need, one_machine

_TEXT = Path(__file__).with_name("hub-sizing.md")


def page_part(kept: dict[str, Any], figures: Figures, given: Assumptions) -> str:
    """Return the part of the page.

    Parameters
    ----------
    kept
        What a rehearsal measured, row by row.
    figures
        The same as the computation needs it.
    given
        What is assumed.
    """
    most, everybody = one_machine(figures, given)
    return _TEXT.read_text("utf-8").format(
        day=kept["measured_on"],
        cores=kept["cores"],
        before=kept["busy_before"],
        after=kept["busy_after"],
        students=kept["students"],
        measured="\n".join(_row(each) for each in kept["rows"] if not _is_late(each)),
        late=_late(kept),
        table="\n".join(_line(need(size, figures, given), given) for size in SIZES),
        share=given.share_at_once,
        smallest=given.smallest_class,
        kernels=given.kernels,
        to_a_core=figures.to_a_core,
        headroom=given.headroom,
        reserved=given.reserved,
        machines="; ".join(_machine(each) for each in given.machines),
        most_on_a_hub=given.most_on_a_hub,
        most_on_a_machine=given.most_on_a_machine,
        hours=given.hours_a_week,
        largest=_machine(given.machines[-1]),
        most=most,
        all=f"{everybody:,}",
        first=given.first_visit,
    )


def _is_late(row: dict[str, Any]) -> bool:
    return "percentile" in row["what"]


def _row(row: dict[str, Any]) -> str:
    values = [row["min"], row["median"], row["max"]]
    unit = row["unit"]
    places = 0 if unit in ("MiB", "ms") and max(values) >= 10 else 1
    if min(values) == max(values):
        return f"| {row['what']} |  | {values[1]:.{places}f} {unit} |  |"
    cells = " | ".join(f"{value:.{places}f}" for value in values)
    return f"| {row['what']}, {unit} | {cells} |"


def _late(kept: dict[str, Any]) -> str:
    found = {each["what"].partition(",")[0]: each["max"] for each in kept["rows"] if _is_late(each)}
    told = [f"{time:.0f} ms ({who})" for who, time in found.items()]
    return f"Of 20 moves 19 took at most {' and '.join(told)}."


def _line(each: Need, given: Assumptions) -> str:
    hubs = f" + {each.hubs} × ({_machine(given.machines[0])})" if each.hubs else ""
    return (
        f"| {each.students:,} | {each.at_once:,} | {each.memory:,.0f} GiB "
        f"| {each.nodes:,} × ({_machine(each.machine)}){hubs} | {each.hours:,} "
        f"| {each.browser:,.1f} GB |"
    )


def _machine(machine: Machine) -> str:
    return f"{machine.cores} cores, {machine.memory} GiB"
