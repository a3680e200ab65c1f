"""Telemetry of others is read by its mapping; what is wrong in it is told by line."""

import csv
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sensors import NOON_US, SENSORS

from maps.faults import InputError
from scenarios.inputs.telemetry.columns import US
from scenarios.inputs.telemetry.files import read_telemetry
from scenarios.inputs.telemetry.judge import Judge
from scenarios.inputs.telemetry.mapping import OF_THE_RECORD, read_mapping
from scenarios.inputs.telemetry.reading import Reading, as_table
from scenarios.inputs.telemetry.refusals import Refusal

DATA = os.environ.get("CAMPUS_DATA", "")
LONG = """
[columns]
time = "when"
sensor = "device"
[times]
zone = "Asia/Shanghai"
mark = "start"
[[values]]
column = "entered"
direction = "in"
[[values]]
column = "left"
direction = "out"
[sensors]
"cam-7" = "door"
"""


def _mapping(folder: Path, text: str):
    file = folder / "mapping.toml"
    file.write_text(text, encoding="utf-8")
    return read_mapping(file, SENSORS)


def _csv(folder: Path, *lines: str) -> Path:
    file = folder / "counts.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def _judged(placed: Sequence) -> list[tuple[str, str]]:
    """Return the place of each and why it is not taken, "" where it is."""
    judge = Judge(SENSORS)
    return [
        (place, result.reason if isinstance(result, Refusal) else "")
        for place, each in placed
        for result in [each if isinstance(each, Refusal) else judge.judge(each)]
    ]


def test_columns_units_time_zone_and_sensors_are_mapped(tmp_path: Path) -> None:
    file = _csv(
        tmp_path,
        "when,device,entered,left,note",
        "2026-10-13 12:05,cam-7,4,,x",
        "2026-10-13 12:00,cam-7,3,2,",
    )
    placed = read_telemetry(file, _mapping(tmp_path, LONG), SENSORS)
    end = NOON_US + 300 * US
    assert [
        (place, each.sensor, each.direction, each.value, each.time) for place, each in placed
    ] == [
        ("line 3, entered", "door", "in", 3.0, end),
        ("line 3, left", "door", "out", 2.0, end),
        ("line 2, entered", "door", "in", 4.0, end + 300 * US),
    ]
    assert all(reason == "" for _, reason in _judged(placed))


WIDE = """
[columns]
time = "t"
[times]
form = "%d/%m/%Y %H:%M"
zone = "Asia/Shanghai"
[[values]]
column = "library"
sensor = "meter"
unit = "Wh"
cumulative = true
"""


def test_registers_become_differences(tmp_path: Path) -> None:
    rows = [("12:00", 1000), ("13:00", 3500), ("14:00", 3900), ("16:00", 9000), ("17:00", 20)]
    file = _csv(tmp_path, "t,library", *(f"13/10/2026 {at},{value}" for at, value in rows))
    placed = read_telemetry(file, _mapping(tmp_path, WIDE), SENSORS)
    judge = Judge(SENSORS)
    judged = [judge.judge(each) for _, each in placed]
    assert [r.value for r in judged if isinstance(r, Reading)] == pytest.approx([2.5, 0.4])
    # a gap of two hours is no reading of an hour, and a register that falls was set back
    assert [r.reason for r in judged if isinstance(r, Refusal)] == ["wrong_interval", "negative"]


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_the_record_needs_no_mapping(tmp_path: Path, ending: str) -> None:
    readings = [
        Reading(
            "door", "passages", "in", NOON_US + 300 * k * US, 300, float(k), NOON_US + 301 * k * US
        )
        for k in range(5)
    ]
    file = tmp_path / f"record.{ending}"
    table = as_table(readings)
    if ending == "csv":
        rows = [",".join(table.column_names), *(",".join(map(str, each)) for each in readings)]
        file.write_text("\n".join(rows), encoding="utf-8")
    else:
        pq.write_table(table, file)
    judge = Judge(SENSORS)
    assert [
        judge.judge(each) for _, each in read_telemetry(file, OF_THE_RECORD, SENSORS)
    ] == readings


@pytest.mark.parametrize("part", ["s", "us", "ns"])
def test_times_of_a_parquet_file_are_times(tmp_path: Path, part: str) -> None:
    noon = pa.array([datetime(2026, 10, 13, 12)]).cast(pa.timestamp(part))
    file = tmp_path / "counts.parquet"
    if part == "ns":  # as pandas writes them; here with a part that Python cannot tell
        noon = pa.array([noon[0].value + 1], pa.timestamp("ns"))
    columns = {"when": noon, "device": ["cam-7"], "entered": [3], "left": [None]}
    pq.write_table(pa.table(columns), file)
    ((_, each),) = read_telemetry(file, _mapping(tmp_path, LONG), SENSORS)
    assert (each.time, each.value) == (NOON_US + 300 * US, 3.0)


def test_rows_that_cannot_be_read_stop_nothing(tmp_path: Path) -> None:
    good = "2026-10-13 {},cam-7,1,"
    file = _csv(
        tmp_path,
        "when,device,entered,left",
        good.format("12:00"),
        "2026-10-13 12:05,cam-7,many,",
        "2026-10-13 12:05,cam-7,-4,",
        "2026-10-13 12:05,cam-9,1,",
        "yesterday,cam-7,1,",
        "2026-10-13 12:05,cam-7",
        '2026-10-13 12:05,"cam"-7,1,',
        f"2026-10-13 12:05,{'x' * 200_000},1,",
        f"2026-10-13 12:05,{'x' * 10_000_000},1,",
        "2026-10-13 12:00,cam-7,5,",
        "2026-10-13 12:00,cam-7,1,",
        good.format("12:10"),
    )
    judged = dict(_judged(read_telemetry(file, _mapping(tmp_path, LONG), SENSORS)))
    assert judged == {
        "line 2, entered": "",
        "line 3, entered": "not_a_number",
        "line 4, entered": "negative",
        "line 5, entered": "unknown_sensor",
        "line 6, entered": "unclear_time",
        "line 7": "not_readable",
        "line 8": "not_readable",
        "line 9": "too_large",
        "line 10": "too_large",
        "line 11, entered": "clock_backwards",
        "line 12, entered": "duplicate",
        "line 13, entered": "",
    }


def test_the_night_in_which_clocks_change_is_unclear(tmp_path: Path) -> None:
    mapping = _mapping(tmp_path, LONG.replace("Asia/Shanghai", "Europe/London"))
    times = ["2026-03-29 01:30", "2026-10-25 01:30", "2026-10-25 02:30", "2026-10-25T01:30+01:00"]
    file = _csv(tmp_path, "when,device,entered,left", *(f"{at},cam-7,1," for at in times))
    reason = dict(_judged(read_telemetry(file, mapping, SENSORS)))
    told = [reason[f"line {line}, entered"] for line in (2, 3, 4, 5)]
    assert told == ["unclear_time", "unclear_time", "", ""]


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    mapping = _mapping(tmp_path, LONG)
    for file, rule in (
        (tmp_path / "missing.csv", "missing"),
        (_csv(tmp_path, "when,device,entered"), "column is missing"),
        (_csv(tmp_path, ""), "column is missing"),
    ):
        with pytest.raises(InputError, match=rule):
            read_telemetry(file, mapping, SENSORS)
    cut = tmp_path / "cut.parquet"
    cut.write_bytes(b"PAR1 and no more")
    with pytest.raises(InputError, match="must be a Parquet file"):
        read_telemetry(cut, mapping, SENSORS)


def test_every_fault_of_a_mapping_is_told(tmp_path: Path) -> None:
    wrong = LONG.replace('"door"', '"dor"').replace('"out"', '"away"') + "[values2]\n"
    with pytest.raises(InputError, match="values2"):
        _mapping(tmp_path, wrong)
    with pytest.raises(InputError) as refused:
        _mapping(
            tmp_path, wrong.replace("[values2]\n", "").replace('"in"', '"in"\nunit = "furlong"')
        )
    assert [fault.place for fault in refused.value.faults] == [
        "sensors.cam-7",
        "values[0].unit",
        "values[1].direction",
    ]
    with pytest.raises(InputError, match="or the sensor of every column"):
        _mapping(tmp_path, LONG.replace('sensor = "device"', ""))


METER = """
[columns]
time = "timestamp"
[times]
zone = "{zone}"
mark = "start"
[[values]]
column = "energy"
sensor = "meter"
unit = "kWh"
"""


@pytest.mark.skipif(not DATA, reason="CAMPUS_DATA names no folder of real data")
@pytest.mark.parametrize(
    ("name", "zone", "changed"),
    [("UnivClass_Abby", "America/Phoenix", 0), ("UnivDorm_Prince", "America/New_York", 1)],
)
def test_a_year_of_a_real_meter_goes_in(tmp_path: Path, name: str, zone: str, changed: int) -> None:
    """Building Data Genome 1, hours of 2015; the hour that a clock showed twice is unclear."""
    file = Path(DATA) / "meters" / f"data_of_{name}.csv"
    placed = read_telemetry(file, _mapping(tmp_path, METER.format(zone=zone)), SENSORS)
    judge = Judge(SENSORS)
    judged = [each if isinstance(each, Refusal) else judge.judge(each) for _, each in placed]
    taken = [each for each in judged if isinstance(each, Reading)]
    refused = [each for each in judged if isinstance(each, Refusal)]
    assert [each.reason for each in refused] == ["unclear_time"] * changed
    with file.open(encoding="utf-8") as text:
        hours = [float(row["energy"]) for row in csv.DictReader(text) if row["energy"]]
    assert len(taken) == len(hours) - changed > 8000
    if not changed:
        assert sum(each.value for each in taken) == pytest.approx(sum(hours))


def test_files_of_other_countries_are_read(tmp_path: Path) -> None:
    said = LONG.replace("cam-7", "图书馆门").replace('"device"', '"设备"')
    said += '[file]\nencoding = "gb18030"\ndelimiter = ";"\ndecimal = ","\n'
    file = tmp_path / "counts.csv"
    text = "when;设备;entered;left\n2026-10-13 12:00;图书馆门;3,0;2\n"
    file.write_text(text, encoding="gb18030")
    placed = read_telemetry(file, _mapping(tmp_path, said), SENSORS)
    assert [(each.sensor, each.value) for _, each in placed] == [("door", 3.0), ("door", 2.0)]
    utf_16 = _mapping(tmp_path, LONG + '[file]\nencoding = "utf-16"\n')
    with pytest.raises(InputError, match="must be text in the encoding utf-16"):
        read_telemetry(file, utf_16, SENSORS)
    for wrong in ('encoding = "base64"', 'encoding = "x"', 'delimiter = ";;"', 'decimal = "·"'):
        with pytest.raises(InputError, match=wrong.split()[0]):
            _mapping(tmp_path, LONG + f"[file]\n{wrong}\n")


tried = settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
HEADER = "when,device,entered,left\n2026-10-13 12:00,cam-7,3,2\n"


@tried
@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: (HEADER + text).encode("utf-8", "replace")),
    st.sampled_from(["csv", "parquet"]),
)
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes, ending: str) -> None:
    file = tmp_path / f"any.{ending}"
    file.write_bytes(content)
    try:
        placed = read_telemetry(file, _mapping(tmp_path, LONG), SENSORS)
    except InputError as refused:
        assert refused.faults
    else:
        judge = Judge(SENSORS)
        for _, each in placed:
            assert isinstance(each, Refusal) or judge.judge(each)


@tried
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=20))
def test_a_broken_parquet_file_is_refused(tmp_path: Path, at: int, put: bytes) -> None:
    good = tmp_path / "good.parquet"
    if not good.exists():
        columns = {"when": ["2026-10-13 12:00"] * 50, "device": ["cam-7"] * 50}
        pq.write_table(pa.table(columns | {"entered": range(50), "left": range(50)}), good)
    content = good.read_bytes()
    at %= len(content)
    file = tmp_path / "broken.parquet"
    file.write_bytes(content[:at] + put + content[at + len(put) :])
    try:
        read_telemetry(file, _mapping(tmp_path, LONG), SENSORS)
    except InputError as refused:
        assert refused.faults
