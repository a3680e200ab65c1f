"""The tables of a run on their way into files: a long run holds no more of them than a short."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa

from maps.new_folder import nameless_file
from sim.record.recorder import Recorder
from sim.record.run_folder import table_file, table_writer, write_table

GROUP = 1 << 20
"""Rows of a row group: as many as a table has in each that is written at once."""


class TableFiles:
    """Takes row groups of long tables from a recorder as they fill, and puts all tables down.

    The files are to the byte those of tables that are written at once.
    """

    def __init__(self, recorder: Recorder, beside: Path) -> None:
        """Take from a recorder; what is taken lies on the disk of a folder, without a name."""
        self._recorder = recorder
        self._beside = beside
        self._growing: dict[str, _Growing] = {}

    def take(self) -> None:
        """Take every row group that is full."""
        for name, rows in self._recorder.take(GROUP):
            if name not in self._growing:
                self._growing[name] = _Growing(name, rows.schema, self._beside)
            self._growing[name].write(rows)

    def put(self, folder: Path) -> Mapping[str, int]:
        """Put every table into a folder; return how many rows each has."""
        self.take()
        count = {}
        for name, rows in sorted(self._recorder.tables().items()):
            growing = self._growing.pop(name, None)
            if growing is None:
                write_table(folder, name, rows)
                count[name] = rows.num_rows
            else:
                growing.write(rows)
                count[name] = growing.rows
                growing.put(table_file(folder, name))
        return count


class _Growing:
    """A table that is longer than a row group."""

    def __init__(self, name: str, schema: pa.Schema, beside: Path) -> None:
        self.rows = 0
        self._file = nameless_file(beside)
        self._writer = table_writer(self._file, name, schema)

    def write(self, rows: pa.Table) -> None:
        """Write rows, if any, as a row group."""
        if rows.num_rows:
            self._writer.write_table(rows)
            self.rows += rows.num_rows

    def put(self, file: Path) -> None:
        """Put the whole table into a file with a name."""
        self._writer.close()
        with self._file, file.open("wb") as named:
            self._file.seek(0)
            shutil.copyfileobj(self._file, named, 1 << 20)
