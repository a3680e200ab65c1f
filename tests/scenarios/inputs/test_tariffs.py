"""Tariffs are read whole, or refused with every fault named."""

from pathlib import Path

import pytest

from maps.faults import InputError
from scenarios.inputs.tariffs import built_in_tariffs, read_tariffs
from scenarios.loading import load

HEADER = "tariff,months,from,until,band,cny_per_kwh\n"


def refused(tmp_path: Path, text: str) -> list[str]:
    file = tmp_path / "tariffs.csv"
    file.write_text(HEADER + text, encoding="utf-8")
    with pytest.raises(InputError) as told:
        read_tariffs(file)
    return [str(fault) for fault in told.value.faults]


def test_the_built_in_tariffs_have_no_gap() -> None:
    tariffs = built_in_tariffs()
    by_time = tariffs["chongqing-time-of-use"]
    assert by_time.over(10, 3 * 3600, 1800)[0] == pytest.approx(0.379188)
    assert by_time.over(7, 12 * 3600, 1800)[0] == pytest.approx(1.330796)
    assert by_time.over(10, 12 * 3600, 1800)[0] == pytest.approx(1.133067)
    assert tariffs["chongqing-flat"].price.min() == tariffs["chongqing-flat"].price.max()


def test_a_gap_and_an_overlap_are_both_named(tmp_path: Path) -> None:
    text = "t,1-12,00:00,12:00,flat,0.7\nt,1-12,13:00,24:00,peak,1.1\nt,7,10:00,11:00,hot,1.3\n"
    faults = refused(tmp_path, text)
    assert len(faults) == 2
    assert any("tariff t: 12:00-13:00 in months 1, 2" in fault for fault in faults)
    assert any("tariff t: 10:00-11:00 in month 7: two bands hold" in fault for fault in faults)


def test_all_faults_of_its_cells_are_named(tmp_path: Path) -> None:
    text = "t,0-13,00:00,25:00,flat,cheap\n!,1-12,08:00,07:00,flat,0.5\n"
    faults = refused(tmp_path, text)
    for part in ("line 2, months", "line 2, until", "line 2, cny_per_kwh", "line 3, tariff"):
        assert any(part in fault for fault in faults), part
    assert any("line 3, until" in fault and "must come after" in fault for fault in faults)
    assert refused(tmp_path, "")


def faults_of(*settings: str) -> list[str]:
    with pytest.raises(InputError) as told:
        load("weekday", settings)
    return [str(fault) for fault in told.value.faults]


def battery(orders: str, more: str = "") -> str:
    return (
        'interventions=[{kind="install_battery",capacity_kwh=100.0,power_kw=50.0,round_trip=0.81,'
        f'least_share=0.1,dispatch="orders",orders=[{orders}]{more}}}]'
    )


def test_a_battery_that_gives_more_than_it_holds_is_refused() -> None:
    (fault,) = faults_of(battery('{hours="18:00-21:00",kw=-50.0}'))
    assert "150 kWh from 18:00" in fault
    assert "can give 81 kWh" in fault
    # what it gives in the evening it must take in again, with its losses
    (fault,) = faults_of(
        battery('{hours="18:00-19:00",kw=-50.0},{hours="02:00-03:00",kw=20.0}').replace(
            "capacity_kwh=100.0", "capacity_kwh=70.0"
        )
    )
    assert "more than the battery holds then" in fault
    load("weekday", [battery('{hours="18:00-19:00",kw=-40.0},{hours="02:00-04:00",kw=30.0}')])


def test_several_faults_of_energy_are_told_together() -> None:
    faults = faults_of(
        "parameters.energy.room_cooling_cop=0.0",
        "energy.step_s=700",
        "energy.tariffs='nowhere.csv'",
        'interventions=[{kind="set_points",target="A",cooling_c=20.0,heating_c=22.0}]',
    )
    wanted = ("room_cooling_cop", "energy.step_s", "nowhere.csv", "must be a degree above")
    for part in wanted:
        assert any(part in fault for fault in faults), (part, faults)


def test_what_needs_energy_is_refused_without() -> None:
    act = 'interventions=[{kind="install_pv",roof_share=0.5}]'
    (fault,) = faults_of(act, "energy.on=false")
    assert "does nothing where energy is not simulated" in fault
