"""The chart of calibration: three groups with their counts, and honest words for few."""

import pytest
from chart_tries import CALIBRATION, after_eight_lessons, sure, tries

from whosays import charts


def panel(ax):
    """Return the inset that holds the groups."""
    return ax.child_axes[0]


def circles(ax):
    """Return where each group's circle stands: said and came true."""
    return {
        line.get_gid().removeprefix("group:"): (
            round(float(line.get_xdata()[0]), 3),
            round(float(line.get_ydata()[0]), 3),
        )
        for line in panel(ax).lines
        if str(line.get_gid()).startswith("group:")
    }


def written(ax, gid):
    """Return the texts of one kind, in the order in which they were written."""
    return [text.get_text() for text in ax.texts if text.get_gid() == gid]


def test_a_circle_stands_at_what_was_said_and_what_came_true():
    """Each group has one circle, and an empty group has none."""
    ax = charts.calibration(sure((0.5, 1, 5), (0.9, 6, 8)))
    assert circles(ax) == {"low": (0.5, 0.2), "high": (0.9, 0.75)}


def test_each_group_tells_its_count():
    """Name, right of how many, and how sure; an empty group says that it is empty."""
    ax = charts.calibration(sure((0.5, 3, 5), (0.9, 6, 8)))
    assert written(ax, "head") == [
        *("under 60 %", "right 3 of 5", "said about 50 %"),
        *("60 to 85 %", "no answer"),
        *("over 85 %", "right 6 of 8", "said about 90 %"),
    ]


def test_a_group_of_few_is_open_and_says_so():
    """Four answers are drawn as an open circle, and the words say that they do not tell."""
    ax = charts.calibration(sure((0.7, 8, 12), (0.9, 4, 4)))
    faces = {line.get_gid(): line.get_markerfacecolor() for line in panel(ax).lines}
    assert faces["group:high"] == charts.look.at().paper != faces["group:middle"]
    assert written(ax, "head")[-1] == "too few to tell"
    note = " ".join(written(ax, "note")[0].split())
    assert note.endswith("An open circle has too few answers to tell.")


@pytest.mark.parametrize(("count", "told"), [(9, ["9 answers so far; ten or more say something."]),
                                             (10, [])])  # fmt: skip
def test_below_ten_answers_the_chart_says_so(count, told):
    """Nine answers are told as few, and ten are not."""
    assert written(charts.calibration(sure((0.7, 5, count))), "few") == told


def test_the_slanting_line_is_explained_in_words():
    """What lies on, below and above the line stands in the note and in the alt text."""
    ax = charts.calibration(after_eight_lessons())
    note = " ".join(written(ax, "note")[0].split())
    assert "On the slanting line you are right just as often as you said." in note
    assert "A slanting line marks where both are alike." in charts.alt(ax)
    line = next(each for each in panel(ax).lines if each.get_gid() == "alike")
    assert list(line.get_xdata()) == list(line.get_ydata())


TOLD = {
    "as said": ((0.9, 11, 12), "That is about as often as you said."),
    "surer": ((0.9, 5, 12), "You were surer than you were right."),
    "less sure": ((0.5, 12, 12), "You were right more often than you said."),
}


@pytest.mark.parametrize(("group", "told"), TOLD.values(), ids=TOLD)
def test_the_sentence_says_which_way(group, told):
    """Surer than right, less sure, or neither."""
    assert charts.said_and_right(sure(group)).endswith(f"{group[1]} of 12 times. {told}")


@pytest.mark.parametrize(("right", "told"), [(1, "and you were right."),
                                             (0, "and you were not right.")])  # fmt: skip
def test_one_answer_is_told_in_the_singular(right, told):
    """Nobody is right one of one times."""
    text = charts.said_and_right(sure((0.9, right, 1)))
    assert text == f"1 answer so far; ten or more say something. Once you said about 90 %, {told}"


def test_answers_without_a_word_on_how_sure_are_counted():
    """They are in no group, and the note says how many they are."""
    ax = charts.calibration(CALIBRATION["two without"]())
    note = " ".join(written(ax, "note")[0].split())
    assert note.endswith("2 answers are not in it, as you did not say how sure you were.")


def test_the_table_is_text_with_three_rows():
    """It holds what the picture holds, an empty group too."""
    table = charts.calibration_table(sure((0.55, 3, 6)))
    assert table.to_numpy().tolist() == [
        ["under 60 %", "6", "3", "55 %", "50 %"],
        ["60 to 85 %", "0", "0", "", ""],
        ["over 85 %", "0", "0", "", ""],
    ]


def test_a_percentage_is_no_share():
    """90 in the place of 0.9 is told in three sentences."""
    with pytest.raises(ValueError, match="said cannot be 90") as caught:
        charts.calibration(tries({"said": 90, "right": True}))
    assert str(caught.value) == (
        "said cannot be 90. It is a share from 0 to 1, and 90 % is 0.9. "
        "Type three_bins([0.9, 0.6], [True, False])."
    )


def test_a_list_of_answers_is_refused():
    """What is no table is told what to type."""
    with pytest.raises(TypeError) as caught:
        charts.calibration([True, False])
    assert str(caught.value) == (
        "A chart of answers cannot draw a list. It needs the table of first tries that a lesson "
        "gives. Type charts.calibration(lesson.tries())."
    )
