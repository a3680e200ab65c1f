"""The log of a twin: a line of JSON for everything that was asked, told, decided, and came true."""

import json
import os
from pathlib import Path
from typing import Any


class Log:
    """A file that lines are added to; each is on the disk before the next thing happens."""

    def __init__(self, file: Path) -> None:
        """Begin a new log, in place of an old one."""
        self._file = file.open("w", encoding="utf-8", newline="\n")

    def write(self, kind: str, at_s: int, **told: Any) -> None:
        """Add a line: what kind, at which instant [s of the day], and what there is to tell."""
        line = {"kind": kind, "at": clock(at_s), **told}
        self._file.write(json.dumps(line, ensure_ascii=False, allow_nan=False) + "\n")
        self._file.flush()
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def clock(at_s: int) -> str:
    """Return an instant of the day as a clock shows it."""
    return f"{at_s // 3600:02d}:{at_s // 60 % 60:02d}"
