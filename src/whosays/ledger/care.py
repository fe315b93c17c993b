"""Which measures count dead, hurt or lost people: nobody is asked to bet on them."""

import re

#: Measures, units and words of either that tell of dead, hurt or lost people.
LOSSES = frozenset(
    {"bodies", "burials", "buried", "casualties", "casualty", "coffin", "coffins"}
    | {"corpse", "corpses", "dead", "death", "deaths", "died", "dying", "drowned", "executed"}
    | {"executions", "fallen", "fatal", "fatalities", "fatality", "funerals", "grave", "graves"}
    | {"harmed", "hospitalised", "hospitalized", "hurt", "injured", "injuries", "injury", "killed"}
    | {"killings", "lost", "loss", "losses", "maimed", "missing", "murdered", "murders", "perished"}
    | {"repatriated", "returned-to-front", "slain", "suicides", "victim", "victims", "wounded"}
    | {"wounds"}
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
    words = {word for text in texts for word in re.split(r"[\W_]+", text)}
    return not LOSSES.isdisjoint({*texts, *words})
