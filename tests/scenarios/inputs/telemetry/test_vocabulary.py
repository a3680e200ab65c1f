"""The words of telemetry hold together, and the page tells all of them."""

import pytest
from pages import ROOT

from scenarios.inputs.telemetry.judge import REMEMBERED
from scenarios.inputs.telemetry.payload import LARGEST_BYTES
from scenarios.inputs.telemetry.refusals import DUPLICATE, reasons
from scenarios.inputs.telemetry.units import units
from scenarios.inputs.telemetry.vocabulary import quantities, sensor_kinds

PAGE = (ROOT / "docs" / "telemetry.md").read_text(encoding="utf-8")


def test_the_page_tells_every_word() -> None:
    words = [*quantities(), *sensor_kinds(), *reasons()]
    assert not [word for word in words if f"`{word}`" not in PAGE and word != DUPLICATE]
    assert f"{REMEMBERED:,}" in PAGE
    assert f"{LARGEST_BYTES:,}" in PAGE
    assert str(LARGEST_BYTES) in reasons()["too_large"][0]
    assert str(REMEMBERED) in reasons()["too_old"][0]


def test_every_quantity_has_units_and_first_its_own() -> None:
    assert set(units()) == set(quantities())
    for key, quantity in quantities().items():
        assert units()[key][quantity.unit].to_record(12.5, 60) == 12.5


@pytest.mark.parametrize(
    ("quantity", "unit", "value", "interval_s", "expected"),
    [
        # NIST SP 811, appendix B.8 and the definition of the kilowatt-hour
        ("temperature_c", "degF", 212.0, 60, 100.0),
        ("temperature_c", "degF", -40.0, 60, -40.0),
        ("temperature_c", "K", 273.15, 60, 0.0),
        ("energy_kwh", "MJ", 3.6, 60, 1.0),
        ("energy_kwh", "J", 3.6e6, 60, 1.0),
        ("energy_kwh", "GJ", 0.0036, 60, 1.0),
        ("energy_kwh", "kW", 4.0, 900, 1.0),
        ("energy_kwh", "W", 4000.0, 900, 1.0),
        ("passages", "persons/h", 1200.0, 300, 100.0),
        ("co2_ppm", "%", 0.1, 60, 1000.0),
        # 1,800 mg/m3 are 1,000 ppm at 25 degC and 1 atm, as tables of exposure limits have it
        ("co2_ppm", "mg/m3", 1800.0, 60, 1000.0),
    ],
)
def test_units_convert(
    quantity: str, unit: str, value: float, interval_s: int, expected: float
) -> None:
    assert units()[quantity][unit].to_record(value, interval_s) == pytest.approx(expected)
