"""What every chart refuses in the same words: a choice that is not on its list."""

from collections.abc import Sequence

from matplotlib.axes import Axes

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
            f"charts.{chart} cannot take {name}={given!r}. "
            f"It takes one of: {', '.join(known)}. "
            f'Type charts.{chart}(claims, {name}="{known[0]}").'
        )


def given(look: object, ax: object, title: object, sources: object = None) -> Look:
    """Return the look, after refusing what no chart can draw on, be called or be told by.

    Raises
    ------
    TypeError
        When `ax` are no Axes, the title is no text, or the sources are no table of sources.
    """
    if ax is not None and not isinstance(ax, Axes):
        raise TypeError(
            f"A chart cannot draw on {ax!r}. It needs matplotlib Axes. "
            "Type ax=figure.subplots(), or leave ax out."
        )
    if title is not None and not isinstance(title, str):
        raise TypeError(
            f"A chart cannot have {title!r} for a title. A title is a text. "
            'Type title="What is counted", or leave title out.'
        )
    if sources is not None and "source_id" not in getattr(sources, "columns", ()):
        raise TypeError(
            f"A chart cannot find names in a {type(sources).__name__} without a column source_id. "
            "It needs the ledger's table of sources. "
            "Type sources=ledger.sources, or leave sources out."
        )
    return look_of(look)


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
