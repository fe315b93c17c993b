"""Every example in a docstring gives what it says."""

import doctest
import importlib
import pkgutil

import pytest

import whosays

NAMES = [each.name for each in pkgutil.walk_packages(whosays.__path__, "whosays.")]


@pytest.mark.parametrize("name", [name for name in NAMES if not name.endswith("__main__")])
def test_examples_are_true(name, capsys):
    """The examples of a module run, and print what stands below them."""
    failed = doctest.testmod(importlib.import_module(name)).failed
    assert failed == 0, capsys.readouterr().out


def test_there_are_examples():
    """The public functions that a newcomer meets first have examples."""
    finder = doctest.DocTestFinder(exclude_empty=True)
    for name in ("load", "read_points", "source_chain", "time_machine", "estimates_over_time"):
        assert any(test.examples for test in finder.find(getattr(whosays, name)))
