"""What a kilowatt-hour costs, and emits, by month and time of day."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
MONTHS, MINUTES = 12, 1440


@dataclass(frozen=True)
class Band:
    """A row of a tariff: in these months (from 1), from one minute of the day to another."""

    months: tuple[int, ...]
    first: int
    end: int
    name: str
    price: float
    carbon: float | None = None
    line: int = 0


@dataclass(frozen=True)
class Tariff:
    """Price [CNY/kWh] by month and minute, shape (12, 1440); carbon likewise [kg/kWh].

    `carbon` is NaN where the tariff says nothing of it.
    """

    name: str
    price: Floats
    carbon: Floats

    def over(self, month: int, start_s: float, step_s: float) -> tuple[float, float]:
        """Return the mean price and carbon of a step of a day in a month (from 1)."""
        first = int(start_s // 60)
        last = max(int(-(-(start_s + step_s) // 60)), first + 1)
        return (
            float(self.price[month - 1, first:last].mean()),
            float(self.carbon[month - 1, first:last].mean()),
        )


def tariff_of(name: str, bands: Iterable[Band]) -> Tariff:
    """Return the tariff of bands that leave no gap and do not overlap (see `problems`)."""
    price = np.full((MONTHS, MINUTES), np.nan)
    carbon = np.full((MONTHS, MINUTES), np.nan)
    for band in bands:
        for month in band.months:
            price[month - 1, band.first : band.end] = band.price
            if band.carbon is not None:
                carbon[month - 1, band.first : band.end] = band.carbon
    return Tariff(name, price, carbon)


def problems(bands: Iterable[Band]) -> list[tuple[str, str]]:
    """Return where no band holds, and where several do: what it is, and the rule it breaks."""
    count = np.zeros((MONTHS, MINUTES), np.int64)
    for band in bands:
        for month in band.months:
            count[month - 1, band.first : band.end] += 1
    found: dict[tuple[int, int, int], list[int]] = {}
    for month in range(MONTHS):
        edges = np.flatnonzero(np.diff(count[month])) + 1
        for first, end in zip([0, *edges], [*edges, MINUTES], strict=True):
            covered = min(int(count[month, first]), 2)
            if covered != 1:
                found.setdefault((int(first), int(end), covered), []).append(month + 1)
    return [
        (
            f"{_clock(first)}-{_clock(end)} in month{'s' * (len(months) > 1)} "
            + ", ".join(map(str, months)),
            "no band holds then: every minute has a price" if not covered else "two bands hold",
        )
        for (first, end, covered), months in found.items()
    ]


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"
