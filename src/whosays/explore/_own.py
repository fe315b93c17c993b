"""A picture of one person's own answers, with what it says in words and as a table."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from whosays import charts
from whosays.controls import Figure, Group


class OwnAnswers(Group):
    """The picture as a widget; its `value` is the table of answers that it is drawn from.

    Before somebody has signed in, its sentence says so.
    """

    def __init__(
        self,
        lesson: Any,
        answers: pd.DataFrame,
        *,
        words: Mapping[str, Any],
        draw: Callable[..., Any],
        sentence: str,
        table: pd.DataFrame,
        name: str,
    ) -> None:
        self.value = answers

        def drawn(theme: str = "light") -> Any:
            return draw(answers, look=charts.look.at(theme=theme))

        self.figure: Figure = Figure(
            drawn,
            alt=charts.alt(draw(answers)),
            caption=words["caption"],
            sentence=sentence if lesson.alias else words["nobody"],
            table=table,
            table_caption=words["table"],
            name=name,
        )
        super().__init__([self.figure], label=words["label"], code=words["code"])
