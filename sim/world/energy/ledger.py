"""Gathers steps into hours, and writes the tables of energy day by day."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from models.energy.buildings import BuildingStep
from models.energy.meters import Metered
from models.energy.weather import Outdoors
from sim.record.column import Table
from sim.record.recorder import Recorder, picked
from sim.record.tables import comfort, energy, grid, meters, weather

Floats = NDArray[np.float64]
HOUR_S = 3600
KWH = 1.0 / 3.6e6  # [kWh/J]


class Ledger:
    """The hours of the present day: one row of arrays an hour, in the order of the columns."""

    def __init__(self, meter_ids: Sequence[str], tariffs: Sequence[str]) -> None:
        """Begin with an empty day."""
        self.meter_ids = meter_ids
        self.tariffs = tariffs
        self._zones: dict[int, Floats] = {}
        self._air: dict[int, Floats] = {}
        self._meters: dict[int, Floats] = {}
        self._grid: dict[int, Floats] = {}
        self._weather: dict[int, Floats] = {}
        self._month: dict[int, int] = {}

    def add(
        self,
        start_s: int,
        step_s: int,
        month: int,
        outdoors: Outdoors,
        buildings: BuildingStep,
        metered: Metered,
        cost: Floats,
        carbon: float,
    ) -> None:
        """Add a step to its hour."""
        hour, share, joules = start_s // HOUR_S, step_s / HOUR_S, step_s * KWH
        self._month[hour] = month
        b = buildings
        _sum(
            self._zones,
            hour,
            np.vstack([b.electric_w, b.electric_w.sum(axis=0), b.heat_w, b.cold_w]) * joules,
        )
        air = [b.persons, b.air_c, b.operative_c, b.humidity, b.co2_ppm, b.resting, b.discomfort]
        _sum(self._air, hour, np.vstack([*air, b.vote]) * share)
        m = metered
        flows = [m.used, m.generated, m.charged, m.discharged, m.drawn, m.exported, cost]
        _sum(self._meters, hour, np.vstack(flows))
        peak = max(m.grid, 0.0) / share
        before = self._grid.get(hour)
        if before is not None:
            peak = max(peak, before[2])
        _sum(self._grid, hour, np.array([m.grid, m.lost, 0.0, carbon]))
        self._grid[hour][2] = peak
        w = outdoors
        said = [w.temp_air_c, w.humidity, w.wind_mps, w.ghi_w_m2, w.dni_w_m2, w.dhi_w_m2]
        _sum(self._weather, hour, np.array(said) * share)

    def grid_of_day(self) -> tuple[float, float]:
        """Return the cost [CNY] of the present day so far, and its peak [kW]."""
        cost = sum(float(row[-1].sum()) for row in self._meters.values())
        return cost, max((float(row[2]) for row in self._grid.values()), default=0.0)

    def of_zones(self) -> list[tuple[Table, dict[str, object]]]:
        """Return the tables of zones for the present day so far: energy, and comfort."""
        hours = sorted(self._zones)
        if not hours:
            return []
        zones = np.stack([self._zones[hour] for hour in hours])
        count = zones.shape[2]
        by_zone: dict[str, object] = {
            energy.START_S: np.repeat(np.array(hours, np.int64) * HOUR_S, count),
            energy.ZONE: np.tile(np.arange(count), len(hours)),
        }
        names = [*energy.END_USES, energy.TOTAL_KWH, energy.HEAT_KWH, energy.COLD_KWH]
        used = {name: zones[:, row].ravel() for row, name in enumerate(names)}
        air = np.stack([self._air[hour] for hour in hours])
        names = [column.name for column in comfort.TABLE.columns[2:]]
        felt = {name: air[:, row].ravel() for row, name in enumerate(names)}
        return [(energy.TABLE, {**by_zone, **used}), (comfort.TABLE, {**by_zone, **felt})]

    def write(self, recorder: Recorder) -> None:
        """Write the day's tables, and begin the next day."""
        for table, told in self.of_zones():
            recorder.add(table, told)
        hours = sorted(self._zones)
        start = np.array(hours, np.int64) * HOUR_S
        self._write_meters(recorder, hours, start)
        outside = np.stack([self._weather[hour] for hour in hours])
        names = [column.name for column in weather.TABLE.columns[1:]]
        seen = {name: outside[:, row] for row, name in enumerate(names)}
        recorder.add(weather.TABLE, {weather.START_S: start, **seen})
        for rows in (self._zones, self._air, self._meters, self._grid, self._weather, self._month):
            rows.clear()

    def _write_meters(self, recorder: Recorder, hours: list[int], start: NDArray[np.int64]) -> None:
        flows = np.stack([self._meters[hour] for hour in hours])
        count = flows.shape[2]
        at = np.tile(np.arange(count), start.size)
        names = [column.name for column in meters.TABLE.columns[3:]]
        told: dict[str, object] = {name: flows[:, row].ravel() for row, name in enumerate(names)}
        told[meters.START_S] = np.repeat(start, count)
        told[meters.METER] = picked(self.meter_ids, at)
        told[meters.TARIFF] = picked(self.tariffs, at)
        recorder.add(meters.TABLE, told)
        rows = np.stack([self._grid[hour] for hour in hours])
        names = [grid.DRAWN_KWH, grid.LOST_KWH, grid.PEAK_KW, grid.CARBON_KG]
        seen: dict[str, object] = {name: rows[:, row] for row, name in enumerate(names)}
        seen[grid.START_S] = start
        seen[grid.MONTH] = [self._month[hour] for hour in hours]
        recorder.add(grid.TABLE, seen)


def _sum(hours: dict[int, Floats], hour: int, values: Floats) -> None:
    if hour in hours:
        hours[hour] += values
    else:
        hours[hour] = values.copy()
