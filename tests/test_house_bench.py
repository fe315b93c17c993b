"""``make bench`` gathers every benchmark into one table and tells a missed goal."""

import pytest
import run


@pytest.fixture
def bench(tmp_path, monkeypatch):
    """Return a call that writes a benchmark which measures some rows, in a folder of its own."""
    monkeypatch.setattr(run, "HERE", tmp_path)

    def write(name, rows, before=""):
        text = f"def measure():\n    {before or 'pass'}\n    return {rows!r}\n"
        (tmp_path / f"bench_{name}.py").write_text(text)

    return write


def test_all_benchmarks_stand_in_one_table(bench, capsys):
    """Every file has its rows in the table, and what it prints stands below."""
    bench("ledger", [("ratio", 1.0512, "at most 1.2"), ("load", 348.2, "ms")])
    bench("page", [("frame", 9.0, "ms, at most 16.7")], "print('pixel ratio 1')")
    assert run.main([]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "benchmark  what   measured  note",
        "---------  -----  --------  ----------------  --",
        "ledger     ratio      1.05  at most 1.2       ok",
        "ledger     load     348.20  ms",
        "page       frame      9.00  ms, at most 16.7  ok",
        "",
        "bench_page",
        "pixel ratio 1",
    ]


def test_a_missed_goal_is_told(bench, capsys):
    """A number over its goal ends with status 1."""
    bench("ledger", [("ratio", 1.3, "at most 1.2")])
    assert run.main([]) == 1
    assert capsys.readouterr().out.splitlines()[-1].endswith("at most 1.2  MISSED")


def test_a_benchmark_that_breaks_is_told(bench, capsys):
    """A benchmark that raises has missed its goal, and its error stands below the table."""
    bench("ledger", [], "raise ValueError('no tables')")
    assert run.main([]) == 1
    told = capsys.readouterr().out
    assert "did not finish" in told
    assert told.endswith("ValueError: no tables\n")


def test_words_choose_benchmarks(bench, capsys):
    """Only the benchmarks whose names hold a given word are run."""
    bench("ledger", [("a", 1.0, "ms")])
    bench("page", [("b", 1.0, "ms")])
    run.main(["page"])
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()[2:]] == ["page"]
