"""Controls and figures that belong together, under one name."""

from collections.abc import Sequence
from typing import Any

import anywidget
import traitlets as t
from ipywidgets import Widget, widget_serialization

from whosays.controls import assets


class Group(anywidget.AnyWidget):
    """Inputs and figures one below the other, named for those who do not see them.

    Inputs in a group stand close: their options run in lines instead of a list.

    Parameters
    ----------
    children
        Inputs, figures, or other widgets; exchange the list later to show others. A child that
        stays keeps its focus and its pictures.
    label
        The name of the group, read aloud when the reader comes into it.
    fold
        When given, the group is folded away under these words until somebody opens it.
    code
        A sentence below with the line of code that gives this state; ``**bold**``, ``*em*`` and
        a line between backticks are understood. Set it when the state changes.

    Raises
    ------
    ValueError
        When the group has no name.
    """

    _esm = assets.esm("group")
    _css = assets.css()

    label = t.Unicode().tag(sync=True)
    fold = t.Unicode().tag(sync=True)
    code = t.Unicode().tag(sync=True)
    children = t.List(t.Instance(Widget)).tag(sync=True, **widget_serialization)

    def __init__(
        self, children: Sequence[Widget], *, label: str, code: str = "", fold: str = ""
    ) -> None:
        if not label.strip():
            raise ValueError(
                "This Group has no label. "
                "Nobody could tell what it is for, least of all a screen reader. "
                'Give label="..." with a few words that name what stands in it.'
            )
        super().__init__(children=list(children), label=label, code=code, fold=fold)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is None:
            return None
        data, *rest = bundle if isinstance(bundle, tuple) else (bundle,)
        pages = [child.html() for child in self.children if hasattr(child, "html")]
        fallback = {"text/html": "".join(pages), "text/plain": self.label}
        return ({**data, **fallback}, *rest) if rest else {**data, **fallback}
