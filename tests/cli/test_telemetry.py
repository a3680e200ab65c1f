"""Telemetry by the command line: what sensors would have told, and what they told."""

import json
from pathlib import Path

from command_line import CommandLine

from sim.twin.store import read_store

SENSORS = """\
id,kind,target,interval_s
door,door_counter,library-door1,300
heads,wifi,library,900
"""
COUNTS = """\
when,device,count
2026-10-13T12:00:00+08:00,ap-3,7
2026-10-13T12:15:00+08:00,ap-3,8
2026-10-13T12:15:00+08:00,ap-3,8
2026-10-13T12:45:00+08:00,ap-3,-8
2026-10-13T13:00:00+08:00,ap-3,9
2026-10-13T13:00:00+08:00,ap-4,9
"""
MAPPING = """\
[columns]
time = "when"
sensor = "device"
[[values]]
column = "count"
[sensors]
ap-3 = "heads"
"""


def _write(folder: Path) -> list[str]:
    for name, text in (("s.csv", SENSORS), ("c.csv", COUNTS), ("m.toml", MAPPING)):
        (folder / name).write_text(text, encoding="utf-8")
    said = ["--campus", "quad", "--sensors", folder / "s.csv", "--mapping", folder / "m.toml"]
    return ["import", "telemetry", str(folder / "c.csv"), *map(str, said), "--out"]


def test_counts_go_into_a_store_once(campus: CommandLine, tmp_path: Path) -> None:
    command = [*_write(tmp_path), tmp_path / "store"]
    status, out, _ = campus(*command)
    assert status == 0
    assert "taken: 3 readings (0 late), duplicates: 1, missing: 2, in the store: 3" in out
    assert "never heard: door" in out
    assert "refused, negative: 1, as" in out
    assert "line 5, count: -8 persons: people and energy" in out
    assert "refused, unknown_sensor: 1" in out
    status, out, _ = campus(*command, "--json")
    account = json.loads(out)
    assert (account["taken"], account["duplicates"], account["held"]) == (0, 4, 3)
    assert read_store(tmp_path / "store")["value"].to_pylist() == [7.0, 8.0, 9.0]
    assert json.loads((tmp_path / "store" / "account.json").read_text()) == account


def test_a_bad_file_leaves_nothing(campus: CommandLine, tmp_path: Path) -> None:
    command = _write(tmp_path)
    command.insert(3, str(tmp_path / "missing.csv"))
    status, out, told = campus(*command, tmp_path / "store")
    assert (status, out) == (2, "")
    assert "the file is missing" in told
    assert not (tmp_path / "store").exists()


def test_every_fault_of_a_list_of_sensors_is_told(campus: CommandLine, tmp_path: Path) -> None:
    command = _write(tmp_path)
    rows = [
        "a,door_counter,library-dor1,300",
        "a,wifi,library,700",
        "b,thermometer,library-101,60",
        "c,co2,library,60",
        "d,wifi,library,900.5",
        "e,meter,nowhere,3600",
    ]
    (tmp_path / "s.csv").write_text("\n".join(["id,kind,target,interval_s", *rows, ""]))
    status, _, told = campus(*command, tmp_path / "store")
    assert status == 2
    for part in (
        "line 2, target: library-dor1: a sensor of kind door_counter stands at a door",
        "did you mean 'library-door1'?",
        "line 3, id: a: must be unique",
        "line 3, interval_s: 700: must divide a day",
        "line 4, kind: thermometer: must be a known kind",
        "line 5, target: library: a sensor of kind co2 stands at a room",
        "line 6, interval_s",
        "line 7, target: nowhere",
    ):
        assert part in told


def test_a_broker_that_cannot_be_is_refused(campus: CommandLine, tmp_path: Path) -> None:
    _write(tmp_path)
    for broker in ("", ":1883", "here:port", "here:0", "here:99999"):
        said = ["--campus", "quad", "--sensors", tmp_path / "s.csv", "--out", tmp_path / "store"]
        status, _, told = campus("listen", broker, *said)
        assert status == 2
        assert "must be HOST or HOST:PORT" in told
    assert not (tmp_path / "store").exists()
