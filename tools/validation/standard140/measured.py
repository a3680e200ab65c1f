"""The standard's results beside ours, where its weather is at hand."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from models.energy.sun.sky import sky_of
from models.energy.sun.sunshine import SunOnFacades
from models.energy.weather import HOUR_S, YEAR_S, Weather
from models.energy.zones import KINDS
from scenarios.inputs.epw import read_epw
from tools.validation.standard140.cases import cases, ranges
from tools.validation.standard140.cell import AZIMUTHS, SHADED, cells
from tools.validation.standard140.year import STEP_S, run_year, sun_of

FILE = "USA_CO_Denver.Intl.AP.725650_TMY3.epw"
DECIMALS = {"mwh": 3, "kw": 3, "c": 1, "m2": 0}  # to which the standard states its results
OTHER_DECIMALS = 3


@dataclass(frozen=True)
class Result:
    """A figure of a case, with the least and greatest that the programs found."""

    case: str
    figure: str
    found: float
    low: float
    high: float

    @property
    def shown(self) -> float:
        """The figure as precise as the standard states it."""
        return round(self.found, DECIMALS.get(self.figure.rsplit("_", 1)[-1], OTHER_DECIMALS))

    @property
    def holds(self) -> bool:
        """Whether it lies among the programs' results."""
        return self.low <= self.shown <= self.high

    @property
    def beyond(self) -> float:
        """How far it lies outside, as a share of the limit that it misses."""
        limit = self.low if self.shown < self.low else self.high
        return 0.0 if self.holds else abs(self.shown - limit) / abs(limit)


def denver() -> Weather | None:
    """Return the weather of the standard, None where CAMPUS_DATA does not hold it."""
    file = Path(os.environ.get("CAMPUS_DATA", "")) / "weather" / FILE
    return read_epw(file) if file.is_file() else None


@cache
def results() -> tuple[Result, ...]:
    """Return every figure of every case; empty without the weather."""
    weather = denver()
    if weather is None:
        return ()
    years = run_year(list(cases().values()), weather)
    loads = [
        Result(key, figure, found, *case.ranges[figure])
        for key, case in cases().items()
        for figure, found in years[key].figures(case.free).items()
    ]
    return (*loads, *_sun(weather))


def _sun(weather: Weather) -> Iterator[Result]:
    incident = incident_kwh(weather)
    for side, found in incident.items():
        yield Result("600", f"{side}_kwh_m2", found, *ranges("incident")[side])
    for case, side in (("600", "south"), ("620", "west"), ("660", "south"), ("670", "south")):
        found = transmitted_kwh(weather, case, side)
        yield Result(case, f"through_{side}_kwh_m2", found, *ranges("transmitted")[case])

    for case, free, side in (("610", "600", "south"), ("630", "620", "west")):
        lost = 1.0 - transmitted_kwh(weather, case, side) / transmitted_kwh(weather, free, side)
        yield Result(case, f"shaded_{side}", lost, *ranges("shaded")[side])


def incident_kwh(weather: Weather) -> Mapping[str, float]:
    """Return the sun of a year on each side and on the roof ("up") [kWh/m2]."""
    facades = cells([cases()["600"]]).facades
    _, direct, diffuse = SunOnFacades(facades, sky_of(weather, STEP_S)).between(
        0, round(YEAR_S / STEP_S)
    )
    year = (direct + diffuse).sum(axis=0) * STEP_S / HOUR_S / 1e3
    return dict(zip((*AZIMUTHS, "up"), map(float, year[:SHADED]), strict=True))


def transmitted_kwh(weather: Weather, case: str, side: str) -> float:
    """Return the sun of a year through the glass on one side of a case [kWh/m2]."""
    zones = cells([cases()[case]])
    sun = sun_of(zones, weather)
    (row,) = [
        row
        for row in range(zones.surfaces.zone.size)
        if zones.surfaces.kind[row] == KINDS.index("window")
        and zones.surfaces.facade[row] % SHADED == list(AZIMUTHS).index(side)
    ]
    total = 0.0
    for number in range(round(YEAR_S / STEP_S)):
        now = sun.at(number * STEP_S)
        lit = now.row[row]
        total += float(now.direct_in[lit] + now.diffuse_in[lit])
    return total * STEP_S / HOUR_S / 1e3
