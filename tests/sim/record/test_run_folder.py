"""Tables come back from their files as they were, whoever reads them."""

from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from sim.record.run_folder import write_tables


@pytest.mark.parametrize("missing", [0, 1, 50])
def test_duckdb_finds_the_values_that_are_missing(missing: int, tmp_path: Path) -> None:
    known = 30_000
    out_s = pa.array([float(n) for n in range(known)] + [float("nan")] * missing)
    write_tables(tmp_path, {"evacuees": pa.table({"out_s": out_s})})
    counted = f"""
        SELECT count(*) FILTER (isnan(out_s)), max(nullif(out_s, 'NaN'))
        FROM '{tmp_path / "evacuees.parquet"}'"""
    assert duckdb.sql(counted).fetchall() == [(missing, known - 1.0)]
