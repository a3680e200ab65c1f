"""Inputs that would send people where nobody can go: refused as a whole, each fault named."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import CommandLine
from small_inputs import ROOMS, SERVICES, TIMETABLE, campus_map, feature_of

Change = Callable[[dict[str, object]], None]

LIFTS = "id,building,cars,capacity,floors,door_s,floor_s,boarding_s\n"
SHUTTLES = "id,vehicles,seats,headway_s,departures,hours,boarding_s\n"
STOPS = "route,order,stop,run_s,dwell_s\n"
GATE_HEAD = SERVICES.splitlines()[0] + ",entrance,service_cv,longest_wait_s\n"
EVACUATION = """
[[interventions]]
kind = "evacuate"
target = "teach"
from = "09:00"
"""


def refused(campus: CommandLine, *arguments: str | Path) -> list[str]:
    status, out, err = campus(*arguments)
    assert (status, out) == (2, ""), err
    return [fault.strip() for fault in err.splitlines()[1:]]


def write_map(folder: Path, *changes: Change) -> None:
    map_ = campus_map()
    for change in changes:
        change(map_)
    (folder / "campus" / "campus.geojson").write_text(json.dumps(map_), encoding="utf-8")


def zero_width(map_: dict[str, object]) -> None:
    feature_of(map_, "d1")["properties"]["width_m"] = 0


def stop_on_the_lawn(map_: dict[str, object]) -> None:
    stop = json.loads(json.dumps(feature_of(map_, "gate")))
    stop["properties"] = {"id": "stop", "kind": "stop"}
    stop["geometry"]["coordinates"][1] -= 0.0005
    map_["features"].append(stop)  # type: ignore[attr-defined]


def no_way_to_the_canteen(map_: dict[str, object]) -> None:
    access = feature_of(map_, "d2a")["geometry"]["coordinates"]
    access[0] = [access[0][0] + 0.0001, access[0][1] - 0.0005]


def write_lift(folder: Path, floors: str) -> None:
    row = f"lift,teach,1,13,{floors},3,2.5,1\n"
    (folder / "campus" / "lifts.csv").write_text(LIFTS + row, encoding="utf-8")


def write_services(folder: Path, *rows: str) -> Path:
    file = folder / "campus" / "services.csv"
    file.write_text(GATE_HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return file


def test_an_exit_of_zero_width(campus: CommandLine, inputs: Path) -> None:
    write_map(inputs, zero_width)
    (fault,) = refused(campus, "validate", inputs / "campus")
    assert fault.endswith("(d1), width_m: 0: must be a number from 0.3 to 50")


def test_a_stop_off_the_network(campus: CommandLine, inputs: Path) -> None:
    write_map(inputs, stop_on_the_lawn)
    (fault,) = refused(campus, "validate", inputs / "campus")
    assert "campus.geojson: stop: on no path: a stop stands on a coordinate of a path" in fault


def test_a_lift_to_a_floor_that_is_not_there(campus: CommandLine, inputs: Path) -> None:
    write_lift(inputs, "1-4")
    faults = refused(campus, "validate", inputs / "campus")
    lifts = inputs / "campus" / "lifts.csv"
    assert faults == [
        f"{lifts}: line 2, floors: {floor}: the building has floors 1 to 2" for floor in (3, 4)
    ]


def test_an_evacuation_without_an_assembly_point(campus: CommandLine, inputs: Path) -> None:
    file = inputs / "scenario.toml"
    file.write_text(file.read_text(encoding="utf-8") + EVACUATION, encoding="utf-8")
    (fault,) = refused(campus, "validate", file)
    assert f"{file}: interventions[0].assembly" in fault or f"{file}: interventions" in fault
    assert "an evacuation needs an assembly point, and the campus has none" in fault


def test_a_timetable_that_sends_people_where_no_path_leads(
    campus: CommandLine, inputs: Path
) -> None:
    write_map(inputs, no_way_to_the_canteen)
    timetable = inputs / "timetable" / "timetable.csv"
    timetable.write_text(TIMETABLE.replace(",r1,", ",r9,"), encoding="utf-8")
    faults = refused(campus, "validate", inputs / "scenario.toml")
    assert any("canteen: cannot be reached on foot" in fault for fault in faults)
    timetable.write_text(TIMETABLE.replace(",r1,", ",r3,"), encoding="utf-8")
    (fault,) = refused(campus, "validate", inputs / "scenario.toml")
    assert "campus.geojson: canteen: cannot be reached on foot" in fault


GATES = (
    (
        "g,teach,,gate,2,2.4,07:00-22:00,d9,0.3,",
        "entrance: d9: a gate stands at an entrance of a building or at a gate of the campus",
    ),
    ("g,teach,,gate,2,2.4,07:00-22:00,,0.3,", "entrance: a gate stands at an entrance of a"),
    (
        "g,canteen,,gate,2,2.4,07:00-22:00,d1,0.3,",
        "building: canteen: entrance d1 is one of teach",
    ),
    (
        "g,teach,,gate,2,2.4,07:00-22:00,gate,0.3,",
        "building: teach: a gate of the campus belongs to no building (leave it empty)",
    ),
    (
        "g,teach,r1,gate,2,2.4,07:00-22:00,d1,0.3,",
        "room: r1: a gate stands at an entrance, and in no room",
    ),
    (
        "g,teach,r1,shop,2,2.4,07:00-22:00,d1,0.3,",
        "entrance: d1: only a service of kind gate stands at an entrance",
    ),
    ("g,teach,,gate,0,2.4,07:00-22:00,d1,0.3,", "servers: 0: must be a whole number from 1 to"),
    ("g,teach,,gate,-2,2.4,07:00-22:00,d1,0.3,", "servers: -2: must be a whole number from 1 to"),
    (
        "g,teach,,gate,2,2.4,22:00-07:00,d1,0.3,",
        "hours: 22:00-07:00: must open before it closes, within 00:00-24:00, in order",
    ),
    (
        "g,teach,,gate,2,2.4,07:00-22:00,d1,0.3,-5",
        "longest_wait_s: -5.0: must be a number from 0 to 86400",
    ),
)


@pytest.mark.parametrize(("row", "told"), GATES)
def test_a_gate_that_is_none(campus: CommandLine, inputs: Path, row: str, told: str) -> None:
    file = write_services(inputs, row)
    (fault,) = refused(campus, "validate", inputs / "campus")
    assert fault.startswith(f"{file}: line 2, {told}")


def test_two_gates_at_one_entrance(campus: CommandLine, inputs: Path) -> None:
    rows = [f"g{number},teach,,gate,2,2.4,07:00-22:00,d1,0.3," for number in (1, 2)]
    file = write_services(inputs, *rows)
    (fault,) = refused(campus, "validate", inputs / "campus")
    assert fault.startswith(f"{file}: line 3, entrance: d1: an entrance has one gate")


def test_a_gate_at_a_faulty_entrance_is_told_once(campus: CommandLine, inputs: Path) -> None:
    write_services(inputs, "g,teach,,gate,2,2.4,07:00-22:00,d1,0.3,")

    def swap(map_: dict[str, object]) -> None:
        point = feature_of(map_, "d1")["geometry"]
        point["coordinates"] = point["coordinates"][::-1]

    write_map(inputs, swap)
    faults = refused(campus, "validate", inputs / "campus")
    assert not any("services.csv" in fault for fault in faults)


def test_all_of_them_are_named_at_once_and_nothing_is_written(
    campus: CommandLine, inputs: Path
) -> None:
    write_map(inputs, zero_width, stop_on_the_lawn, no_way_to_the_canteen)
    write_lift(inputs, "1-3")
    write_services(
        inputs,
        "g,teach,,gate,0,2.4,22:00-07:00,d9,0.3,",
        SERVICES.splitlines()[1] + ",,1,",
    )
    (inputs / "campus" / "shuttles.csv").write_text(
        SHUTTLES + "bus,1,20,600,,07:00-22:00,2\n", encoding="utf-8"
    )
    (inputs / "campus" / "shuttle_stops.csv").write_text(
        STOPS + "bus,1,stop,60,10\nbus,2,nowhere,60,10\n", encoding="utf-8"
    )
    faults = refused(campus, "run", inputs / "scenario.toml", "--out", inputs / "out")
    told = "\n".join(faults)
    for part in (
        "width_m: 0",
        "stop: on no path",
        "canteen: cannot be reached",
        "floors: 3: the building has floors 1 to 2",
        "entrance: d9",
        "servers: 0",
        "hours: 22:00-07:00",
        "nowhere",
    ):
        assert part in told, part
    assert not (inputs / "out").exists()


def test_a_campus_with_a_gate_at_a_door_and_one_at_its_edge_is_fine(
    campus: CommandLine, inputs: Path
) -> None:
    write_services(
        inputs,
        SERVICES.splitlines()[1] + ",,1,",
        "door,teach,,gate,1,2.4,07:00-22:00,d1,0.3,120",
        "west,,,gate,1,2.4,00:00-24:00,gate,,",
    )
    (inputs / "campus" / "rooms.csv").write_text(ROOMS, encoding="utf-8")
    status, out, _ = campus("validate", inputs / "campus")
    assert (status, "services: 3" in out) == (0, True)
