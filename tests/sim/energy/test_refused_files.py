"""The files that energy is simulated by are refused together."""

import pytest

from maps.faults import InputError


def test_walls_weather_and_tariffs_are_told_at_once(recorded, tmp_path) -> None:
    walls, tariffs = tmp_path / "walls.csv", tmp_path / "tariffs.csv"
    walls.write_text(
        "building,part,material,thickness_m,conductivity,density,specific_heat\n"
        "teaching,wall,brick,-0.24,0.81,1800,1050\n"
    )
    tariffs.write_text(
        "tariff,months,from,until,band,cny_per_kwh\ncampus,1-12,00:00,23:00,flat,0.7\n"
    )
    weather = tmp_path / "short.epw"
    weather.write_text("LOCATION,nowhere\n")
    with pytest.raises(InputError) as refused:
        recorded(
            "weekday",
            f"energy.walls='{walls}'",
            f"energy.tariffs='{tariffs}'",
            f"weather.file='{weather}'",
        )
    files = {str(walls), str(tariffs), str(weather)}
    assert {fault.file for fault in refused.value.faults} == files
