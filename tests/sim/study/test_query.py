"""What does not fit into the memory of a query lies on the disk meanwhile."""

from pathlib import Path
from tempfile import gettempdir

import pytest

from sim.study import query

ROWS = 5_000_000  # 80 MB


def test_more_is_asked_than_fits_into_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(query, "MEMORY", "50MB")
    with query.open_tables(tmp_path) as tables:
        tables.execute(
            f"CREATE TEMP TABLE long AS SELECT range AS n, -range AS m FROM range({ROWS})"
        )
        used = [
            Path(path)
            for (path,) in tables.sql("SELECT path FROM duckdb_temporary_files()").fetchall()
        ]
        assert used
        (folder,) = {file.parent for file in used}
        assert folder.parent == Path(gettempdir())
        total = tables.sql("SELECT count(*), sum(n + m), max(n) FROM long").fetchall()
    assert total == [(ROWS, 0, ROWS - 1)]
    assert not folder.exists()
