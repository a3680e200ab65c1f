"""The store of telemetry: whatever was taken is on the disk, also after a crash.

A folder of numbered parts. Readings are appended to a log, a line a batch with its checksum, and
forced to the disk before `append` returns. A log that has grown long becomes a Parquet part in
time order; the part replaces the log of its number, also where a crash came between the two.
"""

import json
import os
import sys
import zlib
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from maps.faults import Fault, InputError
from scenarios.inputs.telemetry.columns import SCHEMA, TIME
from scenarios.inputs.telemetry.reading import Reading, as_table, in_time_order
from sim.twin.closing import Closing

LOG, PART = ".log", ".parquet"
LOCK = "lock"
LOG_ROWS = 100_000  # of which a part is made: a minute or two of a thousand messages a second


def read_store(folder: Path, since: int | None = None) -> pa.Table:
    """Return the readings of a store in time order, or those of which the time is `since` or later.

    Another process may be writing to it.
    """
    parts, logs = _numbered(folder, PART), _numbered(folder, LOG)
    # a log is read before the parts: what becomes a part meanwhile is in both, and never in none
    read = {number: _read_log(file) for number, file in logs.items() if number not in parts}
    asked = None if since is None else [(TIME, ">=", since)]
    parts = _numbered(folder, PART)
    tables = [pq.read_table(file, filters=asked, schema=SCHEMA) for file in parts.values()]
    tables += [as_table(rows) for number, rows in sorted(read.items()) if number not in parts]
    table = pa.concat_tables([SCHEMA.empty_table(), *tables])
    if since is not None:
        table = table.filter(pc.greater_equal(table[TIME], since))
    return in_time_order(table)


def _numbered(folder: Path, ending: str) -> dict[int, Path]:
    """Return the files of a store by their numbers, in order."""
    return {int(file.stem): file for file in sorted(folder.glob(f"[0-9]*{ending}"))}


def _line(rows: Sequence[Reading]) -> bytes:
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()
    return b"%08x %s\n" % (zlib.crc32(text), text)


def _read_log(file: Path) -> list[Reading]:
    """Return what a log holds, but for lines that are not whole: a crash cut off the last one."""
    rows: list[Reading] = []
    try:
        whole = file.read_bytes()
    except FileNotFoundError:  # it has become a part meanwhile
        return rows
    for line in whole.split(b"\n")[:-1]:
        checksum, _, text = line.partition(b" ")
        if checksum == b"%08x" % zlib.crc32(text):
            rows += [Reading(*row) for row in json.loads(text)]
    return rows


def _sync_folder(folder: Path) -> None:
    """Force the names of a folder to the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class Store(Closing):
    """A store that is written to, by one process at a time."""

    def __init__(self, folder: Path, log_rows: int = LOG_ROWS) -> None:
        """Open a store, made where it is missing, and make parts of what a crash has left.

        Raises InputError where the folder cannot be written, or where another process writes.
        """
        self.folder = folder
        self._log_rows = log_rows
        try:
            locks = import_module("fcntl")
            folder.mkdir(parents=True, exist_ok=True)
            self._lock = (folder / LOCK).open("ab")
            locks.flock(self._lock, locks.LOCK_EX | locks.LOCK_NB)
        except ImportError:
            rule = "a store needs the locks of Linux or macOS"
            raise InputError([Fault(str(folder), "", sys.platform, rule, "")]) from None
        except BlockingIOError:
            rule, hint = "another process writes to this store", "stop it, or name another folder"
            raise InputError([Fault(str(folder), "", "", rule, hint)]) from None
        except OSError as error:
            rule = f"the store cannot be written: {error.strerror}"
            raise InputError([Fault(str(folder), "", "", rule, "")]) from None
        parts, logs = _numbered(folder, PART), _numbered(folder, LOG)
        self._number = max([0, *parts, *logs])
        for number, file in logs.items():
            if number in parts:
                file.unlink()
            else:
                self._to_part(number, _read_log(file))
        self._rows: list[Reading] = []
        self._log = self._new_log()

    def append(self, readings: Sequence[Reading]) -> None:
        """Put readings on the disk."""
        if not readings:
            return
        self._log.write(_line(readings))
        self._log.flush()
        os.fsync(self._log.fileno())
        self._rows += readings
        if len(self._rows) >= self._log_rows:
            self._roll()

    def close(self) -> None:
        """Make a part of what is left, and let others write."""
        self._roll()
        self._log.close()
        (self.folder / f"{self._number:08d}{LOG}").unlink()
        self._lock.close()

    def _roll(self) -> None:
        self._log.close()
        rows, self._rows = self._rows, []
        self._to_part(self._number, rows)
        self._log = self._new_log()

    def _new_log(self) -> BinaryIO:
        self._number += 1
        log = (self.folder / f"{self._number:08d}{LOG}").open("xb")
        _sync_folder(self.folder)
        return log

    def _to_part(self, number: int, rows: Sequence[Reading]) -> None:
        """Put the rows of a log into a part in its place; a log without rows just goes."""
        if rows:
            beside = self.folder / f".{number:08d}.new"
            with beside.open("wb") as file:
                pq.write_table(in_time_order(as_table(rows)), file, compression="zstd")
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self.folder / f"{number:08d}{PART}")
            _sync_folder(self.folder)
        (self.folder / f"{number:08d}{LOG}").unlink(missing_ok=True)
