"""Batteries: what they take and give, never more than they hold."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass
class Battery:
    """A battery of `capacity_kwh`, of which it holds `stored_kwh`.

    `power_kw` bounds what it takes and gives at its terminals; `round_trip` is the share of what
    it took that it gives back; it is never emptied below `least_share` of its capacity.
    """

    capacity_kwh: float
    power_kw: float
    round_trip: float
    least_share: float
    stored_kwh: float

    @property
    def one_way(self) -> float:
        """Share of the energy that is kept on the way in, and on the way out."""
        return float(np.sqrt(self.round_trip))

    def move(self, wish_kw: float, step_h: float) -> tuple[float, float]:
        """Charge (above 0) or discharge by a wish [kW] for a while [h].

        Returns what it took and what it gave at its terminals [kWh]; one of them is 0.
        """
        most = self.power_kw * step_h
        if wish_kw >= 0.0:
            room = (self.capacity_kwh - self.stored_kwh) / self.one_way
            taken = min(wish_kw * step_h, most, max(room, 0.0))
            self.stored_kwh += taken * self.one_way
            return taken, 0.0
        held = (self.stored_kwh - self.least_share * self.capacity_kwh) * self.one_way
        given = min(-wish_kw * step_h, most, max(held, 0.0))
        self.stored_kwh -= given / self.one_way
        return 0.0, given


def by_surplus(net_kw: float) -> float:
    """Return the wish of a battery that keeps its meter at 0: `net_kw` is load less PV [kW]."""
    return -net_kw


def by_price(net_kw: float, price: float, cheap: float, dear: float, power_kw: float) -> float:
    """Return the wish of a battery that buys cheap and never feeds the grid [kW].

    It charges where the price is at most `cheap`, and with surplus; it covers the meter's load
    where the price is at least `dear`.
    """
    if net_kw < 0.0:
        return -net_kw
    if price <= cheap:
        return power_kw
    return -net_kw if price >= dear else 0.0
