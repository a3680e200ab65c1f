"""The page of the tables of a run folder."""

import importlib
import pkgutil
from collections.abc import Iterator

from sim.record import tables
from sim.record.column import Table
from tools.reference.markdown import page, table

FILE = "tables.md"
INTRODUCTION = """\
A run folder holds one Parquet file a table, `tables/NAME.parquet`. `sim.study.query.open_run`
opens them as views of a DuckDB connection; see the [tutorial](tutorial.md). Every schema carries
the units and meanings of this page as metadata.

- **People, places and links are numbers** within a run: rows of `people`, `places` and `links`,
  which give the ids that the campus uses. `people.key` is the same in every run.
- **Times** of a run count from the midnight that begins its first day. The second day begins at
  86400 s.
- `trajectories` is written where it was asked for, by `--trajectories` or by
  `recording.trajectories`. Every other table is written always.
- No column is ever null. `meant_s` is NaN where a person had no time to keep."""


def all_tables() -> Iterator[Table]:
    """Yield every table of a run folder, in the order of their names."""
    for module in sorted(found.name for found in pkgutil.iter_modules(tables.__path__)):
        yield importlib.import_module(f"{tables.__name__}.{module}").TABLE


def text() -> str:
    """Return the page."""
    return page("The tables of a run", INTRODUCTION, map(_section, all_tables()))


def _section(described: Table) -> str:
    columns = [
        (f"`{column.name}`", column.type, column.unit, column.meaning)
        for column in described.columns
    ]
    meaning = described.meaning[0].upper() + described.meaning[1:] + "."
    rows = table(("column", "type", "unit", "meaning"), columns)
    return f"## {described.name}\n\n{meaning}\n\n{rows}"
