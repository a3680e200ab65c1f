"""A file of telemetry: Parquet of the record of `scenarios.inputs.telemetry.columns`."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq


def write_telemetry(file: Path, readings: pa.Table) -> None:
    """Write readings beside their place and put them there whole."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.new")
    pq.write_table(readings, beside, compression="zstd")
    beside.replace(file)
