"""Which measures count dead, hurt or lost people: nobody is asked to bet on them."""

#: Measures, units and words of either that tell of dead, hurt or lost people.
LOSSES = frozenset(
    {"casualties", "coffins", "dead", "deaths", "died", "fatalities", "grave", "graves", "injured"}
    | {"killed", "losses", "missing", "repatriated", "returned-to-front", "victims", "wounded"}
)


def counts_losses(measure: object, unit: object = "") -> bool:
    """Tell whether a figure counts dead, hurt or lost people.

    Parameters
    ----------
    measure
        The id of a measure, such as ``killed`` or ``grave-places``, of any ledger.
    unit
        The unit, such as ``coffins``; it may be left out.

    Examples
    --------
    >>> counts_losses("killed"), counts_losses("troops-sent-total")
    (True, False)
    """
    texts = [str(text).casefold().replace(" ", "-") for text in (measure, unit)]
    words = {word for text in texts for word in text.split("-")}
    return not LOSSES.isdisjoint({*texts, *words})
