"""A file of telemetry: Parquet of the record of `scenarios.inputs.telemetry.columns`."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from maps.new_folder import whole_file


def write_telemetry(file: Path, readings: pa.Table) -> None:
    """Write readings into a file, whole or not at all."""
    with whole_file(file) as beside:
        pq.write_table(readings, beside, compression="zstd")
