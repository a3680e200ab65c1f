"""Writes `docs/validation.md` and its pictures: `python -m tools.validation`."""

import sys

from tools.reference import DOCS
from tools.validation.page import page
from tools.validation.pictures import draw_all
from tools.validation.trajectories import measured


def main() -> int:
    """Write the page; 2 where the measured trajectories are not there."""
    experiments = measured()
    if not experiments:
        print("CAMPUS_DATA must name the folder of real data: the page shows it", file=sys.stderr)
        return 2
    (DOCS / "validation.md").write_text(page(experiments), encoding="utf-8", newline="\n")
    draw_all(experiments, DOCS / "images" / "validation")
    return 0


if __name__ == "__main__":
    sys.exit(main())
