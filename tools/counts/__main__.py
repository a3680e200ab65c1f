"""Prints how calibration of people finds hidden truths: `python -m tools.counts FOLDER`."""

import sys
from pathlib import Path

from tools.counts.experiment import apart, table

if __name__ == "__main__":  # workers import this module too
    print(table(Path(sys.argv[1])))
    print(apart(Path(sys.argv[1])))
