"""What every chart refuses in the same words: a choice that is not on its list."""

from collections.abc import Sequence

from whosays.charts.look import Look, at


def one_of(chart: str, name: str, given: object, known: Sequence[str]) -> None:
    """Refuse a value that is not one of those known.

    Raises
    ------
    ValueError
        When `given` is not on the list.
    """
    if given not in known:
        raise ValueError(
            f"charts.{chart} has no {name} {given!r}. "
            f"A {name} is one of: {', '.join(known)}. "
            f'Type charts.{chart}(claims, {name}="{known[0]}").'
        )


def look_of(look: object) -> Look:
    """Return the look that was given, or the look of a laptop's page.

    Raises
    ------
    TypeError
        When something else than a `Look` was given.
    """
    if look is None:
        return at()
    if not isinstance(look, Look):
        raise TypeError(
            f"A chart cannot take {look!r} for a look. "
            "A look holds the colours and sizes of one kind of page. "
            'Type look=charts.look.at("page").'
        )
    return look
