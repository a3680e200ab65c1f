from pathlib import Path

import pytest
from command_line import CommandLine


def test_tells_what_was_checked(campus: CommandLine, inputs: Path) -> None:
    folder, scenario = inputs / "campus", inputs / "scenario.toml"
    status, out, err = campus("validate", folder, scenario)
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        f"{folder}: a campus (buildings: 2, rooms: 3, services: 1); no fault found",
        f"{scenario}: the scenario 'two-days' and the inputs it names; no fault found",
    ]


def test_rooms_of_a_timetable_are_checked_where_its_campus_is_named(
    campus: CommandLine, inputs: Path
) -> None:
    table = inputs / "timetable" / "timetable.csv"
    table.write_text(table.read_text().replace(",r2,", ",r9,"))
    status, out, _ = campus("validate", inputs / "timetable")
    assert status == 0
    assert "its rooms were not checked" in out
    status, out, err = campus("validate", inputs / "timetable", "--campus", inputs / "campus")
    assert (status, out) == (2, "")
    assert "timetable.csv: line 4, room: r9: must be a room of the campus" in err


def test_faults_of_every_path_are_told_together(campus: CommandLine, inputs: Path) -> None:
    nowhere = inputs / "nowhere"
    (inputs / "empty").mkdir()
    status, out, err = campus("validate", nowhere, inputs / "campus", inputs / "empty")
    assert status == 2
    assert out.startswith(f"{inputs / 'campus'}: a campus")
    assert err.startswith("campus: the input was refused for 2 faults:\n")
    assert f"{nowhere}: there is no such file or folder" in err
    assert f"{inputs / 'empty'}: must be a campus folder or a timetable folder" in err


def test_a_table_alone_is_told_apart(campus: CommandLine, inputs: Path) -> None:
    status, _, err = campus("validate", inputs / "campus" / "rooms.csv")
    assert status == 2
    assert "name the folder" in err


def test_an_osm_file_is_tried(campus: CommandLine, inputs: Path) -> None:
    status, out, err = campus("validate", inputs / "map.osm")
    assert (status, err) == (0, "")
    assert "a campus (buildings: 2) can be imported" in out


def test_weather_tariffs_and_questions_of_a_scenario_are_checked_together(
    campus: CommandLine, inputs: Path
) -> None:
    header = "tariff,months,from,until,band,cny_per_kwh\n"
    (inputs / "tariffs.csv").write_text(header + "t,1-12,00:00,23:00,flat,0.7\n")
    (inputs / "weather.epw").write_text("LOCATION,Nowhere\n")
    scenario = inputs / "scenario.toml"
    with scenario.open("a") as file:
        file.write('[weather]\nfile = "weather.epw"\n[energy]\ntariffs = "tariffs.csv"\n')
        file.write(
            '[[questions]]\nindicator = "late_sha"\ndirection = "lower"\nsmallest_effect = 0\n'
        )
    status, out, err = campus("validate", scenario)
    assert (status, out) == (2, "")
    assert "tariff t: 23:00-24:00 in months 1, 2" in err
    assert "weather.epw" in err
    assert (
        "questions[0].indicator: late_sha: must be an indicator (did you mean 'late_share'?)" in err
    )


def test_a_scenario_is_tried_out(
    campus: CommandLine, inputs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sim import run
    from sim.faults import RunBroken

    def breaks(world: object, time: int) -> None:
        raise RunBroken("somebody is nowhere")

    monkeypatch.setattr("sim.world.systems.instants.check", breaks)
    assert run.TRIED_S > 0
    status, out, err = campus("validate", inputs / "scenario.toml")
    assert (status, out) == (1, "")
    assert "somebody is nowhere" in err
