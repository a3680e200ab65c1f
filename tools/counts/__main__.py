"""Prints how calibration of people finds hidden truths: `python -m tools.counts FOLDER`."""

import sys
from pathlib import Path

from tools.counts.chance import chance
from tools.counts.experiment import FITTED, apart, table

if __name__ == "__main__":  # workers import this module too
    folder = Path(sys.argv[1])
    for name, fitted in FITTED.items():
        print(table(folder / name, fitted))
    print(apart(folder))
    print(chance(folder / "shares", FITTED["shares"]))
