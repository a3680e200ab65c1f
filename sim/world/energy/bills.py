"""Adds up what the electricity of each month costs."""

import calendar
from datetime import timedelta

import numpy as np

from sim.record.recorder import Recorder
from sim.record.tables import bills
from sim.world.energy.energy import Energy

MONTHS = 12


class Bills:
    """What each month cost so far: days, energy [CNY], and its peak [kW]."""

    def __init__(self, energy: Energy) -> None:
        """Begin without a day."""
        self._energy = energy
        self._months: dict[int, list[float]] = {}
        self._long: dict[int, int] = {}

    def add_day(self, day: int) -> None:
        """Add a day whose hours are still in the ledger."""
        start = self._energy.calendar.start
        date = start + timedelta(days=day)
        month = date.month + MONTHS * (date.year - start.year)
        cost, peak = self._energy.ledger.grid_of_day()
        so_far = self._months.setdefault(month, [0.0, 0.0, 0.0])
        so_far[0] += 1
        so_far[1] += cost
        so_far[2] = max(so_far[2], peak)
        self._long[month] = calendar.monthrange(date.year, date.month)[1]

    def write(self, recorder: Recorder) -> None:
        """Write the bills."""
        months = sorted(self._months)
        rows = np.array([self._months[month] for month in months]).reshape(-1, 3)
        share = rows[:, 0] / np.array([self._long[month] for month in months])
        charge = self._energy.buildings.known["demand_charge"]
        recorder.add(
            bills.TABLE,
            {
                bills.MONTH: months,
                bills.DAYS: rows[:, 0],
                bills.ENERGY_CNY: rows[:, 1],
                bills.PEAK_KW: rows[:, 2],
                bills.DEMAND_CNY: rows[:, 2] * charge * share,
            },
        )
