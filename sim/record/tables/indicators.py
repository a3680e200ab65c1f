"""What each indicator came to."""

from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from sim.record.column import Column, Table

INDICATOR = "indicator"
VALUE = "value"

TABLE = Table(
    "indicators",
    "what each indicator came to, over the other tables",
    (
        Column(INDICATOR, "string", "", "key, as `campus indicators` lists them"),
        Column(VALUE, "double", "", "in the indicator's unit; not a number where there is none"),
    ),
)


def of(values: Mapping[str, float | int | None]) -> pa.Table:
    """Return the values of indicators as this table."""
    numbers = [np.nan if value is None else value for value in values.values()]
    return TABLE.of({INDICATOR: list(values), VALUE: numbers})
