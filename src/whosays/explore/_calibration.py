"""How sure a student was, beside how often they were right: a picture of their own answers."""

from typing import Any

import pandas as pd

from whosays import charts, lessons
from whosays.explore._asked import check_lesson
from whosays.explore._own import OwnAnswers
from whosays.ledger.care import counts_losses

_NAME = "whosays.calibration"


def calibration(lesson: Any) -> "Calibration":
    """Show how sure a student said they were, and how often they were right.

    It is no mark. It holds first tries only, and never an answer about dead, hurt or lost
    people. Run it again to see what has been answered since.

    Parameters
    ----------
    lesson
        The lesson that is open; the first tries of all lessons under its alias are shown.

    Returns
    -------
    Calibration
        Its `value` is the table of answers that the picture is drawn from.

    Raises
    ------
    TypeError
        When `lesson` is no lesson.
    """
    check_lesson(lesson, _NAME)
    return Calibration(lesson)


class Calibration(OwnAnswers):
    """The picture as a widget; see `calibration`."""

    def __init__(self, lesson: Any) -> None:
        tries = _without_losses(lesson.tries(), lesson.ledger)
        super().__init__(
            lesson,
            tries,
            words=lessons.words()["explore"]["calibration"],
            draw=charts.calibration,
            sentence=charts.said_and_right(tries),
            table=charts.calibration_table(tries),
            name="how-sure",
        )


def _without_losses(tries: pd.DataFrame, ledger: Any) -> pd.DataFrame:
    """Return the tries without those that bear on dead, hurt or lost people.

    Parameters
    ----------
    tries
        First tries, with the claim that each is about.
    ledger
        The ledger of these claims.
    """
    brief, claims = ledger.brief, ledger.claims
    unscored = {*brief.loc[~brief["scored"].astype(bool), "brief_id"]}
    counted = zip(claims["claim_id"], claims["measure"], claims["unit"], strict=True)
    grave = {id for id, measure, unit in counted if counts_losses(measure, unit)}
    return tries[~tries["claim"].isin(unscored | grave)].reset_index(drop=True)
