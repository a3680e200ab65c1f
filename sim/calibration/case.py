"""What is to be fitted to what: the scenario, its counters, and the days on which they counted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from maps.faults import Fault, InputError
from models.people.calibration.unknowns import Unknown
from scenarios.inputs.telemetry.counts import Counts, counter_faults, read_counts
from scenarios.inputs.telemetry.mapping import OF_THE_RECORD, read_mapping
from scenarios.inputs.telemetry.sensors import SENSORS_FILE, Sensor, read_sensors
from scenarios.loading import load
from scenarios.schema import Scenario
from scenarios.site import site
from sim.calibration.days import Days, days_for
from sim.calibration.hours import Hours, hours_of
from sim.calibration.unknowns import unknowns_of

Given = TypeVar("Given")


@dataclass(frozen=True)
class Case:
    """A scenario by name with settings, what is fitted, and what was counted where."""

    scenario: str
    settings: Sequence[str]
    base: Scenario
    unknowns: Sequence[Unknown]
    sensors: Mapping[str, Sensor]
    hours: Hours
    days: Days
    left_out: Mapping[str, int]


def read_case(
    scenario: str,
    settings: Sequence[str],
    fitted: Sequence[str],
    counts: Sequence[Path],
    sensors: Path | None,
    mapping: Path | None,
) -> Case:
    """Read everything that a calibration needs; raises InputError with the faults of all of it."""
    faults: list[Fault] = []

    def tried(read: Callable[[], Given]) -> Given | None:
        try:
            return read()
        except InputError as refused:
            faults.extend(refused.faults)
            return None

    base = load(scenario, settings)
    unknowns = tried(lambda: unknowns_of(fitted, base))
    known = tried(lambda: _sensors(base, sensors))
    told = None if known is None else tried(lambda: _counts(counts, mapping, known))
    hours = None
    if known is not None and told is not None:
        used = [known[key] for key in sorted({each.sensor for each in told.readings})]
        faults += counter_faults(used, base.recording.interval_s)
        hours = hours_of(told.readings, known, base.calendar.time_zone)
    days = None if hours is None else tried(lambda: days_for(hours, base.calendar))
    if faults:
        raise InputError(dict.fromkeys(faults))
    assert unknowns and known and told and hours and days
    return Case(scenario, settings, base, unknowns, known, hours, days, told.left_out)


def _sensors(base: Scenario, file: Path | None) -> dict[str, Sensor]:
    with site(base.campus) as (folder, campus):
        return read_sensors(file or folder / SENSORS_FILE, campus)


def _counts(files: Sequence[Path], mapping: Path | None, known: Mapping[str, Sensor]) -> Counts:
    return read_counts(
        files, OF_THE_RECORD if mapping is None else read_mapping(mapping, known), known
    )
