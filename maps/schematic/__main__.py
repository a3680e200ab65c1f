"""`python -m maps.schematic NAME OUT`: draws a built-in campus into a new folder."""

import argparse
import sys
from pathlib import Path

from maps.faults import InputError
from maps.schematic.generate import generate
from maps.schematic.plan import plans


def main() -> int:
    """Read the command line and generate; 2 where the folder was refused."""
    parser = argparse.ArgumentParser(prog="python -m maps.schematic", description=__doc__)
    parser.add_argument("name", choices=plans())
    parser.add_argument("out", type=Path)
    wanted = parser.parse_args()
    try:
        generate(wanted.name, wanted.out)
    except InputError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
