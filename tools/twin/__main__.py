"""Writes docs/twin-experiment.md: `python -m tools.twin [STORE]`; a store keeps the runs."""

import sys
import tempfile
from pathlib import Path

from tools.twin.page import text
from tools.twin.preparing import workshop_in

FILE = Path(__file__).parents[2] / "docs" / "twin-experiment.md"

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        store = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder)
        FILE.write_text(text(workshop_in(store)), encoding="utf-8", newline="\n")
