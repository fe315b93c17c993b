"""Words whose pixels are kept look as words that are drawn, wherever they are moved."""

import numpy as np
import pytest
from matplotlib.backends.backend_agg import RendererAgg

from whosays.charts import look
from whosays.charts._kept_words import KeptWords, kept_words

SAID = "NIS, 23 October 2024:\nabout 3,000 soldiers"
STYLE = {"xytext": (0, 0), "textcoords": "offset points", "ha": "center", "va": "center"}


def axes():
    """Return empty axes that fill a small figure."""
    return look.new_figure(look.at()).add_axes((0, 0, 1, 1))


def pixels(words):
    """Return what a page shows once these words are drawn on it."""
    page = RendererAgg(800, 450, 100)
    words.draw(page)
    return np.asarray(page.buffer_rgba()).astype(int)


def drawn(xy, **more):
    """Return the pixels of words that matplotlib itself draws."""
    return pixels(axes().annotate(SAID, xy, **{**STYLE, **more}))


@pytest.mark.parametrize("theme", ["#ffffff", "#111111"])
def test_kept_words_look_as_drawn_ones(theme):
    """On the first drawing and on the copy, each pixel is what matplotlib draws."""
    frame = {"facecolor": theme, "edgecolor": "none", "pad": 1.5}
    words = kept_words(axes(), SAID, (0.5, 0.5), bbox=frame, color="#777777", **STYLE)
    first, copied = pixels(words), pixels(words)
    assert np.array_equal(first, copied)
    assert np.abs(first - drawn((0.5, 0.5), bbox=frame, color="#777777")).max() <= 2


def test_moved_words_stand_where_they_should():
    """After a move the kept pixels stand at the new place, as if drawn there."""
    words = kept_words(axes(), SAID, (0.5, 0.5), **STYLE)
    pixels(words)
    words.xy = (0.25, 0.7)
    assert np.abs(pixels(words) - drawn((0.25, 0.7))).max() <= 2


def test_new_words_are_drawn_anew():
    """Another text shows that text, and the first one comes back unchanged."""
    words = kept_words(axes(), SAID, (0.5, 0.5), **STYLE)
    before = pixels(words)
    words.set_text("Putin neither confirmed nor denied it")
    assert not np.array_equal(before, pixels(words))
    words.set_text(SAID)
    assert np.array_equal(before, pixels(words))


@pytest.mark.parametrize("change", [{"visible": False}, {"text": ""}], ids=str)
def test_nothing_is_drawn_where_nothing_is_to_be_seen(change):
    """Hidden words and empty ones leave the page blank."""
    words = kept_words(axes(), SAID, (0.5, 0.5), **STYLE)
    pixels(words)
    words.set(**change)
    assert pixels(words)[..., 3].max() == 0


def test_words_cut_off_by_the_edge_are_not_kept():
    """Half a text at the edge does not stay half when it moves inwards."""
    words = kept_words(axes(), SAID, (0.0, 0.5), **STYLE)
    pixels(words)
    words.xy = (0.5, 0.5)
    assert np.abs(pixels(words) - drawn((0.5, 0.5))).max() <= 2


def test_words_are_texts_of_the_axes():
    """They can be found and read like any other text on a chart."""
    ax = axes()
    kept_words(ax, SAID, (0.5, 0.5), gid="words", **STYLE)
    assert [(type(text), text.get_text(), text.get_gid()) for text in ax.texts] == [
        (KeptWords, SAID, "words")
    ]


def test_words_beyond_the_edge_of_the_axes_are_seen_whole():
    """What stands half outside the axes is drawn as matplotlib draws annotations: not cut."""
    style = {**STYLE, "annotation_clip": False, "xycoords": "axes fraction"}
    inner = look.new_figure(look.at()).add_axes((0.25, 0.25, 0.5, 0.5))
    words = kept_words(inner, SAID, (1, 0.5), **style)
    other = look.new_figure(look.at()).add_axes((0.25, 0.25, 0.5, 0.5))
    assert np.abs(pixels(words) - pixels(other.annotate(SAID, (1, 0.5), **style))).max() <= 2
