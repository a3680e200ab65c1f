"""Writes docs/statistics.md: `python -m tools.statistics`."""

from pathlib import Path

from tools.statistics.page import text

FILE = Path(__file__).parents[2] / "docs" / "statistics.md"
FILE.write_text(text(), encoding="utf-8", newline="\n")
