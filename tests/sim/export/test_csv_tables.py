import csv
import errno
import json
import math
import resource
from pathlib import Path
from typing import Any

import pytest

from sim.export.columns import NAMES_A_PERSON
from sim.export.csv_tables import METADATA, write_csv
from sim.export.source import Source

READ = {
    "integer": int,
    "double": lambda text: float(text.replace("INF", "inf")),
    "boolean": {"true": True, "false": False}.__getitem__,
    "string": str,
}


@pytest.fixture(scope="module")
def folder(source: Source, quad_day, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("csv")
    write_csv(source, quad_day.folder, out)
    return out


@pytest.fixture(scope="module")
def described(folder: Path) -> list[dict[str, Any]]:
    told = json.loads((folder / METADATA).read_text(encoding="utf-8"))
    assert told["@context"][0] == "http://www.w3.org/ns/csvw"
    return told["tables"]


def _rows(folder: Path, url: str) -> list[list[str]]:
    with (folder / url).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_every_file_is_as_described(folder: Path, described: list[dict[str, Any]]) -> None:
    assert {each["url"] for each in described} == {file.name for file in folder.glob("*.csv")}
    for table in described:
        columns = table["tableSchema"]["columns"]
        header, *rows = _rows(folder, table["url"])
        assert header == [column["titles"] for column in columns], table["url"]
        for row in [*rows[:50], *rows[-50:]]:
            for text, column in zip(row, columns, strict=True):
                if text:
                    READ[column["datatype"]](text)


def test_headers_carry_units(described: list[dict[str, Any]]) -> None:
    flow = next(each for each in described if each["url"] == "link_flow.csv")
    titles = [column["titles"] for column in flow["tableSchema"]["columns"]]
    assert "density [persons/m2]" in titles
    assert all(
        column["titles"].endswith(f"[{column['schema:unitText']}]")
        for table in described
        for column in table["tableSchema"]["columns"]
        if "schema:unitText" in column
    )


def test_nothing_is_lost(source: Source, folder: Path) -> None:
    (table,) = source.rows("SELECT count(*) AS rows, sum(person_s) AS person_s FROM link_flow")
    header, *rows = _rows(folder, "link_flow.csv")
    at = header.index("person_s [s]")
    assert len(rows) == table["rows"]
    assert math.isclose(sum(float(row[at]) for row in rows), table["person_s"], rel_tol=1e-12)


def test_no_file_tells_of_a_person(folder: Path, described: list[dict[str, Any]]) -> None:
    names = {column["name"] for each in described for column in each["tableSchema"]["columns"]}
    assert not names.intersection(NAMES_A_PERSON)
    assert not {"people.csv", "trips.csv", "visits.csv", "queues.csv"} & {
        each["url"] for each in described
    }


def test_small_cohorts_are_hidden(source: Source, folder: Path) -> None:
    (least,) = source.rows("SELECT value FROM settings WHERE key = 'smallest_cohort'")
    header, *rows = _rows(folder, "cohorts.csv")
    at = header.index("students")
    assert rows
    assert min(int(row[at]) for row in rows) >= least["value"] > 1


def test_infinities_are_those_of_xml_schema(folder: Path) -> None:
    header, *rows = _rows(folder, "links.csv")
    at = header.index("onward_limit [persons/s]")
    assert "INF" in {row[at] for row in rows}


def test_a_full_disk_is_told_as_by_all_that_writes(
    source: Source, quad_day, tmp_path: Path
) -> None:
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200, usual[1]))
    try:
        with pytest.raises(OSError, match="File too large") as refused:
            write_csv(source, quad_day.folder, tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert refused.value.errno == errno.EFBIG
