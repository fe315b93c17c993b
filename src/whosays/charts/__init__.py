"""Charts of published figures: claims in, Axes out, and a sentence that says what is seen."""

from whosays.charts import look
from whosays.charts._alt import alt, alt_estimates, table
from whosays.charts._board import board, board_table
from whosays.charts._calibration import calibration, calibration_table, said_and_right
from whosays.charts._chain_alt import alt_source_chain, chain_table
from whosays.charts._chain_draw import how_to_read_chain, source_chain
from whosays.charts._chain_walk import ChainWalk
from whosays.charts._discernment import discernment, discernment_table
from whosays.charts._dots import dots
from whosays.charts._dots_moving import MovingDots
from whosays.charts._dots_published import shell_verbs
from whosays.charts._dots_words import dots_table, read_dots
from whosays.charts._estimates import estimates, how_to_read
from whosays.charts._highlight import Highlight
from whosays.charts._meanings import MeaningsHighlight, alt_meanings, meanings
from whosays.charts._panels import panels
from whosays.charts._points import family_groups
from whosays.charts._prediction import in_range, range_prediction
from whosays.charts._shares import shares
from whosays.charts._shares_rows import share_text, shares_table
from whosays.charts._timeline import timeline
from whosays.charts._timeline_alt import alt_timeline, timeline_table
from whosays.charts._timeline_moving import Unfolding
from whosays.charts._twins import twins
from whosays.charts._votes import votes, votes_table

__all__ = [
    "ChainWalk",
    "Highlight",
    "MeaningsHighlight",
    "MovingDots",
    "Unfolding",
    "alt",
    "alt_estimates",
    "alt_meanings",
    "alt_source_chain",
    "alt_timeline",
    "board",
    "board_table",
    "calibration",
    "calibration_table",
    "chain_table",
    "discernment",
    "discernment_table",
    "dots",
    "dots_table",
    "estimates",
    "family_groups",
    "how_to_read",
    "how_to_read_chain",
    "in_range",
    "look",
    "meanings",
    "panels",
    "range_prediction",
    "read_dots",
    "said_and_right",
    "share_text",
    "shares",
    "shares_table",
    "shell_verbs",
    "source_chain",
    "table",
    "timeline",
    "timeline_table",
    "twins",
    "votes",
    "votes_table",
]
