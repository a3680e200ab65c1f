"""Puts batteries behind meters."""

from collections.abc import Callable, Sequence

import numpy as np

from models.energy.battery import Battery, by_price, by_surplus
from scenarios.interventions.hours import is_within
from scenarios.interventions.install_battery import InstallBattery, Order
from sim.world.energy.power import Stored
from sim.world.ways import Undo
from sim.world.world import World


def begin(world: World, number: int, intervention: InstallBattery) -> Undo:
    """Put them there, full where orders say what they do, empty elsewhere."""
    assert world.energy is not None
    power, zones = world.energy.power, world.energy.buildings.zones
    rule = _rule(intervention)
    held = 1.0 if intervention.orders else intervention.least_share
    added = [
        Stored(
            meter=int(building),
            battery=Battery(
                intervention.capacity_kwh,
                intervention.power_kw,
                intervention.round_trip,
                intervention.least_share,
                held * intervention.capacity_kwh,
            ),
            rule=rule,
        )
        for building in np.unique(zones.building[world.zones_of(intervention.target)])
    ]
    power.stored.extend(added)

    def undo(_: float) -> None:
        power.stored = [other for other in power.stored if not any(other is one for one in added)]

    return undo


def _rule(said: InstallBattery) -> Callable[[float, float, float, float, float], float]:
    if said.dispatch == "surplus":
        return lambda net, price, low, high, second: by_surplus(net)
    if said.dispatch == "price":
        return lambda net, price, low, high, second: by_price(net, price, low, high, said.power_kw)
    return lambda net, price, low, high, second: _ordered(said.orders, second)


def _ordered(orders: Sequence[Order], second: float) -> float:
    return sum(order.kw for order in orders if is_within((order.hours,), second))
