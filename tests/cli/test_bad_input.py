"""Bad inputs through the command line: refused as a whole, told in full, and nothing written."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import CommandLine
from small_inputs import OSM, ROOMS, SERVICES, TIMETABLE, campus_map, feature_of, write_campus

BOMB = """\
<?xml version="1.0"?>
<!DOCTYPE osm [
  <!ENTITY a "aaaaaaaaaa">
  <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
  <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
]>
<osm version="0.6"><node id="1" lat="29.6" lon="106.3"><tag k="name" v="&c;"/></node></osm>
"""


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def refused(campus: CommandLine, folder: Path, *arguments: str | Path) -> list[str]:
    """Run a command that must refuse its input, and return the faults it tells."""
    before = tree(folder)
    status, out, err = campus(*arguments)
    assert status == 2, err
    assert out == ""
    assert "Traceback" not in err
    assert tree(folder) == before
    head, *faults = err.splitlines()
    count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
    assert head == f"campus: the input was refused for {count}:"
    return faults


def change_map(folder: Path, change: Callable[[dict[str, object]], None]) -> Path:
    """Change the map of the campus below `folder`."""
    campus = campus_map()
    change(campus)
    file = folder / "campus" / "campus.geojson"
    file.write_text(json.dumps(campus), encoding="utf-8")
    return file.parent


@pytest.mark.parametrize("name", ["campus.geojson", "rooms.csv", "services.csv"])
def test_a_missing_file(campus: CommandLine, inputs: Path, name: str) -> None:
    file = inputs / "campus" / name
    file.unlink()
    faults = refused(campus, inputs, "validate", inputs / "scenario.toml")
    assert any(f"{file}: the file is missing" in fault for fault in faults)


@pytest.mark.parametrize("kept", [0.0, 0.3, 0.9])
def test_a_map_that_is_cut_off(campus: CommandLine, inputs: Path, kept: float) -> None:
    file = inputs / "campus" / "campus.geojson"
    text = file.read_bytes()
    file.write_bytes(text[: int(len(text) * kept)])
    (fault,) = refused(campus, inputs, "validate", file.parent)
    assert f"{file}: line 1, column" in fault
    assert "must be JSON (is the file cut off?)" in fault


def test_a_table_that_is_cut_off(campus: CommandLine, inputs: Path) -> None:
    file = inputs / "campus" / "rooms.csv"
    file.write_text(ROOMS[:-12])
    (fault,) = refused(campus, inputs, "validate", file.parent)
    assert fault.strip().startswith(f"{file}: line 4")


def test_longitude_and_latitude_swapped(campus: CommandLine, inputs: Path) -> None:
    text = (inputs / "campus" / "campus.geojson").read_text()

    def swap(item: object) -> object:
        if isinstance(item, list):
            numbers = all(isinstance(part, float) for part in item)
            return item[::-1] if numbers else [swap(part) for part in item]
        return item

    map_ = json.loads(text)
    for feature in map_["features"]:
        feature["geometry"]["coordinates"] = swap(feature["geometry"]["coordinates"])
    (inputs / "campus" / "campus.geojson").write_text(json.dumps(map_))
    faults = refused(campus, inputs, "validate", inputs / "campus")
    swapped = [fault for fault in faults if "are the two swapped?" in fault]
    assert len(swapped) == len(map_["features"])
    assert "feature 1 (edge), geometry: [29." in swapped[0]


def test_one_feature_with_longitude_and_latitude_swapped(campus: CommandLine, inputs: Path) -> None:
    def change(map_: dict[str, object]) -> None:
        point = feature_of(map_, "gate")["geometry"]
        point["coordinates"] = point["coordinates"][::-1]

    faults = refused(campus, inputs, "validate", change_map(inputs, change))
    assert "feature 9 (gate), geometry" in faults[0]
    assert "are the two swapped?" in faults[0]


def test_a_building_that_cannot_be_reached(campus: CommandLine, inputs: Path) -> None:
    def change(map_: dict[str, object]) -> None:
        features = map_["features"]
        assert isinstance(features, list)
        access = feature_of(map_, "d2a")["geometry"]["coordinates"]
        access[0] = [access[0][0] + 0.0001, access[0][1] - 0.0005]

    (fault,) = refused(campus, inputs, "validate", change_map(inputs, change))
    assert f"{inputs / 'campus' / 'campus.geojson'}: canteen" in fault
    assert "reach" in fault


def test_a_building_without_an_entrance(campus: CommandLine, inputs: Path) -> None:
    def change(map_: dict[str, object]) -> None:
        features = map_["features"]
        assert isinstance(features, list)
        features.remove(feature_of(map_, "d2"))

    (fault,) = refused(campus, inputs, "validate", change_map(inputs, change))
    assert "canteen: no entrance: must have an entrance to be reached (add a feature" in fault


def test_floors_that_are_none_are_one_fault_whatever_lies_on_them(
    campus: CommandLine, inputs: Path
) -> None:
    def change(map_: dict[str, object]) -> None:
        for key in ("teach", "canteen"):
            feature_of(map_, key)["properties"]["floors"] = 0

    faults = refused(campus, inputs, "validate", change_map(inputs, change))
    assert len(faults) == 2
    assert all("floors: 0: must be a whole number from 1 to 100" in fault for fault in faults)


def test_rooms_in_an_unknown_building_and_with_negative_seats(
    campus: CommandLine, inputs: Path
) -> None:
    rooms = ROOMS.replace("r1,teach", "r1,teech").replace("classroom,60,", "classroom,-60,")
    file = inputs / "campus" / "rooms.csv"
    file.write_text(rooms)
    faults = refused(campus, inputs, "validate", inputs / "scenario.toml")
    assert any(
        f"{file}: line 2, building: teech: must be a building" in fault
        and "(did you mean 'teach'?)" in fault
        for fault in faults
    )
    assert any(
        f"{file}: line 3, seats: -60: must be a whole number from 0" in fault for fault in faults
    )


def test_an_unknown_key_in_a_scenario(campus: CommandLine, inputs: Path) -> None:
    file = inputs / "scenario.toml"
    file.write_text(file.read_text().replace("days = 2", "dayz = 2"))
    (fault,) = refused(campus, inputs, "validate", file)
    assert fault.strip() == (
        f"{file}: calendar.dayz (line 8): 2: unknown key (did you mean 'days'?)"
    )


def test_a_class_at_25_o_clock(campus: CommandLine, inputs: Path) -> None:
    file = inputs / "timetable" / "timetable.csv"
    file.write_text(TIMETABLE.replace("08:30,10:10", "25:00,26:40"))
    faults = refused(campus, inputs, "validate", inputs / "scenario.toml")
    assert [fault.strip() for fault in faults] == [
        f"{file}: line 2, {column}: {value}: must be a time as HH:MM from 00:00 to 24:00"
        for column, value in (("start", "25:00"), ("end", "26:40"))
    ]


BROKEN = (
    ("campus/campus.geojson", '"use": "teaching"', '"use": "techning"', "did you mean 'teaching'?"),
    ("campus/rooms.csv", "r1,teach", "r1,teech", "did you mean 'teach'?"),
    ("campus/services.csv", ",4,17", ",-4,17", "line 2, servers: -4"),
    ("timetable/timetable.csv", "08:30", "25:00", "line 2, start: 25:00"),
    ("timetable/enrolments.csv", "c1,p1", "c9,p1", "line 2, class: c9"),
    ("scenario.toml", "students", "studints", "did you mean 'students'?"),
)


@pytest.mark.parametrize(("name", "was", "becomes", "told"), BROKEN)
def test_a_run_of_a_broken_input_writes_nothing(
    campus: CommandLine, inputs: Path, name: str, was: str, becomes: str, told: str
) -> None:
    file = inputs / name
    text = file.read_text(encoding="utf-8")
    assert was in text
    file.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    faults = refused(campus, inputs, "run", inputs / "scenario.toml", "--out", inputs / "out")
    assert str(file) in faults[0]
    assert told in faults[0]
    assert not (inputs / "out").exists()


def test_faults_of_all_three_files_of_a_campus_are_told_together(
    campus: CommandLine, inputs: Path
) -> None:
    def change(map_: dict[str, object]) -> None:
        feature_of(map_, "way")["properties"]["path_kind"] = "fotway"

    folder = change_map(inputs, change)
    (folder / "rooms.csv").write_text(ROOMS.replace(",40,", ",-4,"))
    (folder / "services.csv").write_text(SERVICES.replace(",4,17", ",4,-17"))
    faults = refused(campus, inputs, "validate", folder)
    assert any("path_kind: fotway" in f and "did you mean 'footway'?" in f for f in faults)
    assert any("rooms.csv: line 2, seats: -4" in fault for fault in faults)
    assert any("services.csv: line 2, mean_service_s: -17" in fault for fault in faults)


@pytest.mark.parametrize("told", ["1.5", "-0.1", "nan", "even"])
def test_a_spread_of_service_times_that_is_none(
    campus: CommandLine, inputs: Path, told: str
) -> None:
    file = inputs / "campus" / "services.csv"
    head, row = SERVICES.splitlines()
    file.write_text(f"{head},service_cv\n{row},{told}\n")
    faults = refused(campus, inputs, "validate", inputs / "campus")
    assert [fault.strip() for fault in faults] == [
        f"{file}: line 2, service_cv: {told}: must be a number from 0 to 1"
    ]


@pytest.mark.parametrize("command", ["validate", "import"])
@pytest.mark.parametrize(
    ("text", "told"),
    [
        (OSM.replace('k="building"', 'k="was:building"'), "building"),
        (BOMB, "document type"),
        (OSM[: len(OSM) // 2], ""),
        (OSM.replace('lat="29.6003"', 'lat="229.6"'), ""),
        ("not a map at all", ""),
        ("", ""),
        (None, "missing"),
    ],
)
def test_maps_that_are_none(
    campus: CommandLine, tmp_path: Path, command: str, text: str | None, told: str
) -> None:
    file = tmp_path / "map.osm"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    arguments = {
        "validate": ("validate", file),
        "import": ("import", "osm", file, "--out", tmp_path / "out"),
    }[command]
    faults = refused(campus, tmp_path, *arguments)
    assert str(file) in faults[0]
    assert told in faults[0]


def test_an_import_refuses_a_folder_that_holds_something(campus: CommandLine, inputs: Path) -> None:
    arguments = ("import", "osm", inputs / "map.osm", "--out", inputs / "campus")
    (fault,) = refused(campus, inputs, *arguments)
    assert str(inputs / "campus") in fault
    assert "name a new folder" in fault


def test_no_traceback_from_a_process_of_its_own(tmp_path: Path) -> None:
    map_ = campus_map()
    feature_of(map_, "teach")["properties"]["use"] = "techning"
    folder = write_campus(tmp_path / "campus", map_, ROOMS, SERVICES)
    command = [sys.executable, "-c", "from cli.main import main; main()", "validate", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        "campus: the input was refused for 1 fault:",
        f"  {folder / 'campus.geojson'}: feature 2 (teach), use: techning: "
        "must be a known use (did you mean 'teaching'?)",
    ]
