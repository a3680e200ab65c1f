"""Writes `docs/real-maps.md`: `python -m tools.real_maps`."""

import sys
import tempfile
from pathlib import Path

from tools.real_maps.maps import source
from tools.real_maps.page import page
from tools.reference import DOCS


def main() -> int:
    """Write the page; 2 where the maps are not there."""
    if source() is None:
        print("CAMPUS_DATA must name the folder of real data: the page shows it", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        text = page(Path(folder))
    (DOCS / "real-maps.md").write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
