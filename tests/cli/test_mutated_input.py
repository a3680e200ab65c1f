"""Valid inputs, broken at random: each is read or refused, and never ends in another error."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_inputs import (
    COUNTS,
    ENROLMENTS,
    MAPPING,
    OSM,
    ROOMS,
    SCENARIO,
    SENSORS,
    SERVICES,
    TIMETABLE,
    campus_map,
    write_campus,
    write_timetable,
)

from maps.faults import InputError
from maps.folder import load
from maps.importers.osm import import_osm
from scenarios.inputs.telemetry.files import read_telemetry
from scenarios.inputs.telemetry.judge import Judge
from scenarios.inputs.telemetry.mapping import read_mapping
from scenarios.inputs.telemetry.reading import Told
from scenarios.inputs.telemetry.sensors import read_sensors
from scenarios.inputs.timetable import read_timetable
from scenarios.loading import load as load_scenario

Read: TypeAlias = Callable[[Path], object]

# Derandomized: the suite gives the same result each time.
tried = settings(max_examples=60, derandomize=True, deadline=None)

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from([0, -1, 1e308, -1e308, 10**30, "teach", "way", "building", "Point", "1"]),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=6,
)
CELLS = st.one_of(
    st.text(max_size=12),
    st.integers().map(str),
    st.floats().map(str),
    st.sampled_from(["", "25:00", "r1", "teach", "1-99", "\0", "\n", '"', "１２", "nan", "1e999"]),
)


def check(read: Read, write: Callable[[Path], Path]) -> None:
    """Read a broken input: only `InputError` may come of it, with faults of one line each."""
    with TemporaryDirectory() as folder:
        path = write(Path(folder))
        try:
            read(path)
        except InputError as refused:
            assert refused.faults
            for fault in refused.faults:
                assert fault.file and fault.rule
                assert str(fault).isprintable()


def read_scenario(folder: Path) -> object:
    return load_scenario(str(folder / "scenario.toml"))


def read_osm(folder: Path) -> object:
    out = folder / "out"
    try:
        return load(out) if import_osm(folder / "map.osm", out) else None
    except InputError:
        assert not out.exists()
        raise


def read_campus_timetable(folder: Path) -> object:
    return read_timetable(folder / "timetable", load(folder / "campus"))


def read_counts(folder: Path) -> object:
    """Read sensors, mapping and counts; whatever the counts tell, the judge has an answer to."""
    sensors = read_sensors(folder / "sensors.csv", load(folder / "campus"))
    mapping = read_mapping(folder / "mapping.toml", sensors)
    placed = read_telemetry(folder / "counts.csv", mapping, sensors)
    judge = Judge(sensors)
    return [judge.judge(told) for _, told in placed if isinstance(told, Told)]


def write_all(folder: Path) -> Path:
    """Write a valid input of every kind."""
    write_campus(folder / "campus", campus_map(), ROOMS, SERVICES)
    write_timetable(folder / "timetable", TIMETABLE, ENROLMENTS)
    (folder / "scenario.toml").write_text(SCENARIO, encoding="utf-8")
    (folder / "map.osm").write_text(OSM, encoding="utf-8")
    (folder / "sensors.csv").write_text(SENSORS, encoding="utf-8")
    (folder / "mapping.toml").write_text(MAPPING, encoding="utf-8")
    (folder / "counts.csv").write_text(COUNTS, encoding="utf-8")
    return folder


def read_campus(folder: Path) -> object:
    return load(folder / "campus")


FILES: tuple[tuple[str, Read], ...] = (
    ("campus/campus.geojson", read_campus),
    ("campus/rooms.csv", read_campus),
    ("campus/services.csv", read_campus),
    ("timetable/timetable.csv", read_campus_timetable),
    ("timetable/enrolments.csv", read_campus_timetable),
    ("scenario.toml", read_scenario),
    ("map.osm", read_osm),
    ("sensors.csv", read_counts),
    ("mapping.toml", read_counts),
    ("counts.csv", read_counts),
)


@st.composite
def broken_bytes(draw: st.DrawFn, text: bytes) -> bytes:
    """Cut, overwrite, insert or repeat a few spans."""
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 40)))
        part = draw(
            st.one_of(st.binary(max_size=6), st.just(b""), st.just(text[start:end] * 2), st.none())
        )
        text = text[:start] if part is None else text[:start] + part + text[end:]
    return text


@pytest.mark.parametrize(("name", "read"), FILES)
def test_broken_bytes(name: str, read: Read) -> None:
    with TemporaryDirectory() as folder:
        text = (write_all(Path(folder)) / name).read_bytes()

    @tried
    @given(broken_bytes(text))
    def holds(broken: bytes) -> None:
        def write(folder: Path) -> Path:
            (write_all(folder) / name).write_bytes(broken)
            return folder

        check(read, write)

    holds()


def spots(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of everything within a JSON value."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in items:
        yield (*path, key)
        if isinstance(inner, dict | list):
            yield from spots(inner, (*path, key))


def put(value: Any, path: tuple[Any, ...], new: Any, drop: bool) -> None:
    """Replace or drop what lies at a path, where it is still there."""
    for key in path[:-1]:
        try:
            value = value[key]
        except (KeyError, IndexError, TypeError):
            return
    if not isinstance(value, dict | list):
        return
    if path[-1] in (value if isinstance(value, dict) else range(len(value))):
        value[path[-1]] = new
        if drop:
            del value[path[-1]]


@tried
@given(
    st.lists(
        st.tuples(st.sampled_from(list(spots(campus_map()))), VALUES, st.booleans()),
        min_size=1,
        max_size=3,
    )
)
def test_a_map_of_another_structure(changes: list[tuple[tuple[Any, ...], Any, bool]]) -> None:
    campus = campus_map()
    for path, new, drop in changes:
        put(campus, path, new, drop)

    def write(folder: Path) -> Path:
        write_all(folder)
        text = json.dumps(campus)
        (folder / "campus" / "campus.geojson").write_text(text, encoding="utf-8")
        return folder

    check(read_campus, write)


@pytest.mark.parametrize(("name", "read"), [item for item in FILES if item[0].endswith(".csv")])
def test_a_table_with_other_cells(name: str, read: Read) -> None:
    with TemporaryDirectory() as folder:
        text = (write_all(Path(folder)) / name).read_text(encoding="utf-8")
    rows = list(csv.reader(io.StringIO(text)))
    cells = st.tuples(
        st.integers(0, len(rows) - 1), st.integers(0, len(rows[0]) - 1), CELLS, st.booleans()
    )

    @tried
    @given(st.lists(cells, min_size=1, max_size=3))
    def holds(changes: list[tuple[int, int, str, bool]]) -> None:
        changed = [list(row) for row in rows]
        for row, column, cell, repeat in changes:
            changed[row][column] = cell
            if repeat:
                changed.append(changed[row])
        out = io.StringIO()
        csv.writer(out, quoting=csv.QUOTE_ALL).writerows(changed)

        def write(folder: Path) -> Path:
            encoded = out.getvalue().encode("utf-8", "surrogatepass")
            (write_all(folder) / name).write_bytes(encoded)
            return folder

        check(read, write)

    holds()


WORDS = st.one_of(
    st.sampled_from(["", "1", "7", "21", "-1", "0", "1e9", "29.6001", "106.3005", "nan"]),
    st.sampled_from(["building", "highway", "steps", "layer", "yes", "no", "outer"]),
    st.sampled_from(["entrance", "building:levels", "width", "12'", "第一", "area", "pedestrian"]),
    st.text(st.characters(min_codepoint=32, exclude_categories=["Cs"]), max_size=6),
)


@tried
@given(
    st.lists(
        st.tuples(st.integers(0, 60), st.sampled_from(["drop", "repeat", "set"]), WORDS, WORDS),
        min_size=1,
        max_size=4,
    )
)
def test_an_osm_file_of_another_structure(changes: list[tuple[int, str, str, str]]) -> None:
    root = ElementTree.fromstring(OSM)
    for number, action, name, value in changes:
        parents = {child: parent for parent in root.iter() for child in parent}
        chosen = list(parents)[number % len(parents)] if parents else root
        if action == "drop" and chosen in parents:
            parents[chosen].remove(chosen)
        elif action == "repeat" and chosen in parents:
            parents[chosen].append(chosen)
        elif chosen.attrib:
            names = sorted(chosen.attrib)
            chosen.set(names[len(name) % len(names)], value)
            ElementTree.SubElement(chosen, "tag", k=name, v=value)

    def write(folder: Path) -> Path:
        text = ElementTree.tostring(root, encoding="utf-8")
        (write_all(folder) / "map.osm").write_bytes(text)
        return folder

    check(read_osm, write)


KEYS = st.sampled_from(
    [
        "name",
        "extends",
        "campus",
        "campus.map",
        "calendar.start",
        "calendar.days",
        "calendar.time_zone",
        "calendar.holidays",
        "calendar.vacations",
        "timetable.folder",
        "parameters.people",
        "parameters.people.densest",
        "population.staff",
        "recording.interval_s",
        "information.interval_s",
        "unknown.key",
    ]
)
TOML = st.one_of(
    st.booleans().map(lambda value: str(value).lower()),
    st.integers().map(str),
    st.floats().map(str),
    st.text(max_size=8),
    st.text(max_size=8).map(json.dumps),
    st.dates().map(str),
    st.datetimes().map(str),
    st.sampled_from(
        ["[]", "{}", "[[]]", "{ from = 1 }", "[{}]", '"\\u0000"', "0x" + "f" * 5000, '"../.."']
    ),
)


@tried
@given(st.lists(st.tuples(KEYS, TOML), min_size=1, max_size=4), st.booleans())
def test_a_scenario_with_other_values(changes: list[tuple[str, str]], by_setting: bool) -> None:
    said = [f"{key} = {value}" for key, value in changes]

    def write(folder: Path) -> Path:
        write_all(folder)
        if not by_setting:
            text = "\n".join(said).encode("utf-8", "surrogatepass")
            (folder / "scenario.toml").write_bytes(text)
        return folder

    def read(folder: Path) -> object:
        return load_scenario(str(folder / "scenario.toml"), said if by_setting else ())

    check(read, write)
