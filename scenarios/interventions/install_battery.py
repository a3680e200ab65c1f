"""Puts batteries behind meters."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from scenarios.interventions.energy import EnergyIntervention
from scenarios.interventions.hours import Pair
from scenarios.section import Section

HOUR_S, DAY_S = 3600, 86_400


class Order(Section):
    """What a battery does in some hours of each day: it takes `kw`, or gives it where below 0."""

    hours: Pair
    kw: float = Field(ge=-1e6, le=1e6)


class InstallBattery(EnergyIntervention):
    """Puts a battery behind the meter of each building of `target`.

    It holds `capacity_kwh`, takes and gives at most `power_kw`, gives back `round_trip` of what it
    took, and is never emptied below `least_share`. `dispatch` is its rule: "surplus" keeps the
    meter at 0, "price" buys in the cheapest band for the dearest, "orders" does what `orders` say.
    """

    kind: Literal["install_battery"]
    capacity_kwh: float = Field(gt=0.0, le=1e6)
    power_kw: float = Field(gt=0.0, le=1e6)
    round_trip: float = Field(default=0.88, gt=0.0, le=1.0)
    least_share: float = Field(default=0.1, ge=0.0, lt=1.0)
    dispatch: Literal["surplus", "price", "orders"] = "price"
    orders: Annotated[tuple[Order, ...], Field(strict=False, max_length=96)] = ()

    @model_validator(mode="after")
    def _holds_what_it_gives(self) -> Self:
        if (self.dispatch == "orders") != bool(self.orders):
            raise ValueError('orders go with dispatch = "orders", and that needs them')
        self._check_orders()
        return self

    def _check_orders(self) -> None:
        """Follow the orders for two days from a full battery; raises ValueError."""
        held = usable = self.capacity_kwh * (1.0 - self.least_share)
        kept = self.round_trip**0.5
        in_time = sorted(self.orders, key=lambda order: order.hours)
        for order in [*in_time, *in_time]:
            first, end = order.hours
            moved = order.kw * ((end - first) % DAY_S) / HOUR_S
            if abs(order.kw) > self.power_kw:
                raise ValueError(
                    f"an order of {order.kw:g} kW is beyond power_kw ({self.power_kw:g})"
                )
            if moved < 0.0 and -moved / kept > held + 1e-6:
                clock = f"{first // HOUR_S:02d}:{first % HOUR_S // 60:02d}"
                raise ValueError(
                    f"the orders give {-moved:g} kWh from {clock} on, more than the battery "
                    f"holds then: it can give {held * kept:.4g} kWh"
                )
            held = min(held + moved * kept, usable) if moved > 0.0 else held + moved / kept


DECLARATION = InstallBattery
