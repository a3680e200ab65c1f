"""Comparing alternatives with a baseline: paired differences, intervals, verdicts."""
