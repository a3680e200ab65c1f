"""The page on how often verdicts are right: `python -m tools.statistics` writes it."""
