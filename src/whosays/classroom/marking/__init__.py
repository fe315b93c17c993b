"""Marking open texts: blind, in random order, each mark kept at once."""
