"""What is no list of ids, no table or no folder is answered with what to give."""

import pytest

import whosays

ledger = whosays.load()


@pytest.mark.parametrize("wrong", [None, 5, ledger.claims], ids=["None", "number", "DataFrame"])
@pytest.mark.parametrize("ask", ["independent", "total"])
def test_list_of_ids_is_asked_for(ask, wrong):
    """Voices and sums take a list of ids, and the error names the column to give."""
    with pytest.raises(whosays.LedgerError) as caught:
        getattr(ledger, ask)(wrong)
    assert str(caught.value) == (
        f"A {type(wrong).__name__} is not a list of ids. This takes the ids of several claims. "
        f"Give a list, or a column such as frame.claim_id: ledger.{ask}(frame.claim_id)"
    )


@pytest.mark.parametrize("ask", ["independent", "total"])
def test_one_text_is_not_a_list(ask):
    """A bare id is answered with the list to write."""
    with pytest.raises(whosays.LedgerError, match=rf'ledger\.{ask}\(\["c-1"\]\)$'):
        getattr(ledger, ask)("c-1")


@pytest.mark.parametrize(
    ("table", "column", "start"),
    [
        ("nope", "measure", "No table is called 'nope'. The choices are brief, claims, "),
        ("claims", "mesure", "No column is called 'mesure'. The nearest are measure, "),
    ],
)
def test_labels_of_nothing(table, column, start):
    """A table or column that is not there is answered with those that are."""
    with pytest.raises(whosays.LedgerError) as caught:
        ledger.labels(table, column)
    assert str(caught.value).startswith(start)


def test_measure_that_is_no_text():
    """A list in the place of a measure is no measure."""
    with pytest.raises(whosays.LedgerError, match="No measure is called"):
        ledger.measured(["killed"])


def test_load_takes_a_folder(tmp_path):
    """A number or a file in the place of a folder is answered with the folder to give."""
    (tmp_path / "claims.csv").write_text("")
    with pytest.raises(whosays.LedgerError, match="is not the path of a folder"):
        whosays.load(5)
    with pytest.raises(whosays.LedgerError, match="is a file") as caught:
        whosays.load(tmp_path / "claims.csv")
    assert str(caught.value).endswith(f"Give its folder: {str(tmp_path)!r}")
