"""What a twin last published, in the folder that `campus twin` writes."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sim.serving.shelf import plain
from sim.twin.estimates import TIME
from sim.twin.follow import ESTIMATES


def newest_estimate(twin: Path) -> tuple[Sequence[str], list[list[Any]]] | None:
    """Return columns and rows of a twin's newest estimate, None where it has published none."""
    try:
        table = pq.read_table(twin / ESTIMATES)
    except (OSError, pa.ArrowException):
        return None
    if not table.num_rows or TIME not in table.column_names:
        return None
    newest = table.filter(pc.equal(table[TIME], pc.max(table[TIME])))
    rows = zip(*(newest.column(name).to_pylist() for name in newest.column_names), strict=True)
    return newest.column_names, [[plain(value) for value in row] for row in rows]
