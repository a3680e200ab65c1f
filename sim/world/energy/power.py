"""Behind the meters: modules, batteries, cars; and what the meters see of a step."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.energy.battery import Battery
from models.energy.charging import Charging
from models.energy.meters import Metered, meter
from models.energy.tariff import Tariff
from scenarios.interventions.hours import is_within

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Stored:
    """A battery behind a meter; its rule tells its wish [kW] from the meter's load and price.

    The rule is given load less generation [kW], price, lowest and highest price of the month
    [CNY/kWh], and the second of the day.
    """

    meter: int
    battery: Battery
    rule: Callable[[float, float, float, float, float], float]


@dataclass(frozen=True, eq=False)
class Surcharge:
    """What is changed about the price at some meters in some hours of each day [CNY/kWh]."""

    meters: NDArray[np.bool_]
    hours: tuple[tuple[int, int], ...]
    factor: float
    more: float


class Power:
    """The meters of the campus: one for each building, then one for each car park that charges."""

    def __init__(
        self,
        meters: Sequence[str],
        tariffs: Sequence[Tariff],
        charging: Charging,
        known: Mapping[str, float],
    ) -> None:
        """Begin without modules and batteries."""
        self.meters = meters
        self.tariffs = tariffs
        self.charging = charging
        self.known = known
        self.modules_kw = np.zeros(len(meters))
        self.stored: list[Stored] = []
        self.surcharges: list[Surcharge] = []
        by_name = {tariff.name: tariff for tariff in tariffs}
        self._different = [by_name[name] for name in sorted(by_name)]
        self._of = np.array([sorted(by_name).index(each.name) for each in tariffs], np.int64)

    def step(
        self,
        used_kwh: Floats,
        module_yield: float,
        cars_kwh: float,
        month: int,
        second: float,
        step_s: float,
    ) -> tuple[Metered, Floats]:
        """Return what the meters see of a step, and the price at each [CNY/kWh].

        `used_kwh` is what each building uses, `cars_kwh` what cars want that come in the step.
        """
        hours = step_s / 3600.0
        prices = np.array([tariff.over(month, second, step_s)[0] for tariff in self._different])
        price = self._changed(prices[self._of], second)
        used = np.concatenate([used_kwh, self.charging.step(cars_kwh, hours)])
        generated = self.modules_kw * module_yield * hours
        charged, discharged = np.zeros(used.size), np.zeros(used.size)
        for one in self.stored:
            at = one.meter
            bounds = self.tariffs[at].price[month - 1]
            net_kw = (used - generated + charged - discharged)[at] / hours
            wish = one.rule(net_kw, price[at], bounds.min(), bounds.max(), second)
            taken, given = one.battery.move(wish, hours)
            charged[at] += taken
            discharged[at] += given
        loss = self.known["distribution_loss"]
        return meter(used, generated, charged, discharged, loss), price

    def end(self, surcharge: Surcharge) -> None:
        """Let a change of prices hold no longer."""
        self.surcharges.remove(surcharge)

    def _changed(self, price: Floats, second: float) -> Floats:
        for each in self.surcharges:
            if is_within(each.hours, second):
                price = np.where(each.meters, price * each.factor + each.more, price)
        return price

    def carbon(self, month: int, second: float, step_s: float) -> float:
        """Return the grid's carbon in a step [kg/kWh]: what a tariff says, else the year's."""
        said = [tariff.over(month, second, step_s)[1] for tariff in self._different]
        known = [value for value in said if not np.isnan(value)]
        return known[0] if known else self.known["carbon_intensity"]
