"""The section of `docs/validation.md` on the thermal model."""

from collections.abc import Iterator
from pathlib import Path

from tools.reference.markdown import table
from tools.validation.standard140.cases import cases
from tools.validation.standard140.measured import Result, results

TEXT = Path(__file__).with_name("energy.md")
NAMES = {
    "heating_mwh": "heating [MWh]",
    "cooling_mwh": "cooling [MWh]",
    "peak_heating_kw": "heating peak [kW]",
    "peak_cooling_kw": "cooling peak [kW]",
    "least_c": "coldest [°C]",
    "greatest_c": "warmest [°C]",
    "mean_c": "mean [°C]",
    "up_kwh_m2": "on the roof [kWh/m²]",
    "north_kwh_m2": "on the north side [kWh/m²]",
    "east_kwh_m2": "on the east side [kWh/m²]",
    "south_kwh_m2": "on the south side [kWh/m²]",
    "west_kwh_m2": "on the west side [kWh/m²]",
    "through_south_kwh_m2": "through the south windows [kWh/m²]",
    "through_west_kwh_m2": "through the west window [kWh/m²]",
    "shaded_south": "share that the south overhang takes",
    "shaded_west": "share that the west overhang and fins take",
}
HEADER = ("case", "", "figure", "found", "asked", "held")


def section() -> str:
    """Return the section; every figure is there, whether it lies in its range or not."""
    every = results()
    loads = [each for each in every if each.figure in cases()[each.case].ranges]
    parts = {
        "HELD": str(sum(each.holds for each in every)),
        "ALL": str(len(every)),
        "CASES": str(len(cases())),
        "FARTHEST": f"{100 * max(each.beyond for each in every):.1f}",
        "LOADS": table(HEADER, list(_rows(loads))),
        "SUN": table(HEADER, list(_rows([each for each in every if each not in loads]))),
    }
    text = TEXT.read_text(encoding="utf-8")
    for name, part in parts.items():
        text = text.replace("{" + name + "}", part)
    return text.rstrip("\n")


def _rows(found: list[Result]) -> Iterator[tuple[str, ...]]:
    last = ""
    for each in found:
        first = each.case != last
        last = each.case
        yield (
            each.case if first else "",
            cases()[each.case].title if first else "",
            NAMES[each.figure],
            f"{each.shown:g}",
            f"{each.low:g} to {each.high:g}",
            "yes" if each.holds else f"no, by {100 * each.beyond:.1f} %",
        )
