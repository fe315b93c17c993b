"""A label in a picture on paper is whole: paper has no place to hover over for the rest."""

from dataclasses import replace

import pytest
import sheet_pages
from matplotlib.text import Text

from whosays.charts import look
from whosays.editions.worksheets import pictures, plan

PICTURES = [
    (lesson, block.value, block.options.get("height", pictures.HEIGHT))
    for lesson in sheet_pages.KEYS.lessons
    for block in plan.read(lesson).blocks
    if block.kind == "picture"
]


@pytest.mark.parametrize(("lesson", "name", "height"), PICTURES)
def test_no_label_of_a_picture_is_cut(lesson, name, height):
    """No text of a picture ends in dots, at the size at which it is printed."""
    page = replace(look.at("page", theme="grey"), width=pictures.WIDTH, height=height)
    figure = pictures.of(lesson)[name](sheet_pages.KEYS.ledger, page).figure
    texts = [each.get_text() for each in figure.findobj(Text) if each.get_visible()]
    assert any(texts)
    assert [text for text in texts if "\u2026" in text] == []
