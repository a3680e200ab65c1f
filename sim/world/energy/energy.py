"""The energy of a campus in a run: buildings, meters and weather, moved on step by step."""

from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from models.energy.buildings import Buildings, BuildingStep
from models.energy.changed_weather import warmer
from models.energy.metabolism import HOME
from models.energy.meters import Metered
from models.energy.occupied import Census, Rooms
from models.energy.photovoltaic import module_yield
from models.energy.weather import Outdoors, year_second
from models.people.presence import Presence, Stays, presence
from scenarios.schema import DAY_S, CalendarSection
from sim.faults import RunBroken
from sim.record.recorder import Recorder
from sim.world.energy.dials import Dials
from sim.world.energy.ledger import Ledger
from sim.world.energy.power import Power
from sim.world.energy.premises import Premises
from sim.world.ways import Undo

Floats = NDArray[np.float64]
CLOSE = 1e-6  # relative, to which balances close
WORK = "work"
YEAR_DAYS = 365
WARM_UP_DAYS = 2
DAY_BEGINS_H, DAY_ENDS_H = 8.0, 18.0


class Energy:
    """What the systems and interventions know of energy; `step` moves it on."""

    def __init__(
        self,
        calendar: CalendarSection,
        step_s: int,
        premises: Premises,
        buildings: Buildings,
        census: Census,
        dials: Dials,
        power: Power,
    ) -> None:
        """Begin at the midnight that begins the run."""
        self.calendar = calendar
        self.step_s = step_s
        self.premises = premises
        self.buildings = buildings
        self.census = census
        self.dials = dials
        self.power = power
        self.ledger = Ledger(power.meters, [tariff.name for tariff in power.tariffs])
        self.ground_c = float(premises.weather.temp_air_c.mean())
        self._warmer: list[float] = []
        self._cars_today = 0.0

    def make_warmer(self, kelvin: float) -> Undo:
        """Make the air outdoors warmer, until it is undone."""
        self._warmer.append(kelvin)
        return lambda _: self._warmer.remove(kelvin)

    def warm_up(self, homes: NDArray[np.int64]) -> None:
        """Let the buildings have the weather of some days before the run.

        What is changed when the run begins was so before. People are at home by night, in the
        places `homes`, and nobody is anywhere by day.
        """
        rooms, kinds = self.census.rooms, len(self.census.activities)
        by_night = usual_night(rooms, homes, kinds, self.census.activities.index(HOME))
        by_day = usual_night(rooms, homes[:0], kinds, 0)
        start = self.calendar.start
        first = year_second(start.month, start.day) - WARM_UP_DAYS * DAY_S
        for second in range(0, WARM_UP_DAYS * DAY_S, self.step_s):
            hour = second % DAY_S / 3600.0
            at = first + second
            if second % DAY_S == 0:
                self._begin_day(at)
            told = by_day if DAY_BEGINS_H <= hour < DAY_ENDS_H else by_night
            here = self.census.of(told, hour, self.buildings.known)
            dials = self.dials.at(second % DAY_S)
            sunshine, outdoors = self.premises.sun.at(at), self._outdoors(at)
            self.buildings.step(here, outdoors, sunshine, self.ground_c, hour, dials, judged=False)

    def presence(self, start_s: int, stays: Stays) -> Presence:
        """Return who was in the zones in the step that begins at `start_s`, by the stays in it."""
        zone_of_place = self.census.rooms.zone_of_place
        zones, kinds = self.buildings.zones.size, len(self.census.activities)
        return presence(stays, start_s, start_s + self.step_s, zone_of_place, zones, kinds)

    def step(self, start_s: int, told: Presence) -> BuildingStep:
        """Move on by the step that begins at `start_s` [s of the period], with who was there.

        Raises RunBroken where a balance does not close.
        """
        day, second = divmod(start_s, DAY_S)
        date = self.calendar.start + timedelta(days=day)
        at = year_second(date.month, date.day, second)
        if second == 0:
            self._begin_day(at)
        hour = second / 3600.0
        here = self.census.of(told, hour, self.buildings.known)
        outdoors = self._outdoors(at)
        done = self.buildings.step(
            here, outdoors, self.premises.sun.at(at), self.ground_c, hour, self.dials.at(second)
        )
        metered, price = self.power.step(
            self._by_building(done.electric_w.sum(axis=0)) * self.step_s / 3.6e6,
            self._yield(at, outdoors.temp_air_c, outdoors.wind_mps),
            self._cars(told.persons),
            date.month,
            second,
            self.step_s,
        )
        _check(done, metered, start_s)
        earned = self.buildings.known["export_price"]
        self.ledger.add(
            start_s,
            self.step_s,
            date.month,
            outdoors,
            done,
            metered,
            metered.drawn * price - metered.exported * earned,
            metered.grid * self.power.carbon(date.month, second, self.step_s),
        )
        return done

    def write(self, recorder: Recorder) -> None:
        """Write the tables of the day that has ended."""
        self.ledger.write(recorder)

    def _begin_day(self, at: float) -> None:
        last = round(at / 3600.0)
        yesterday = self.premises.weather.temp_air_c[np.arange(last - 24, last) % (YEAR_DAYS * 24)]
        self.buildings.begin_day(float(yesterday.mean()) + sum(self._warmer))
        self._cars_today = 0.0

    def _outdoors(self, at: float) -> Outdoors:
        return warmer(self.premises.weather.at(at, self.step_s), sum(self._warmer))

    def _by_building(self, zones: Floats) -> Floats:
        known = self.buildings.zones
        total = np.bincount(known.building, zones, len(known.buildings))
        return total.astype(np.float64)

    def _yield(self, at: float, temp_c: float, wind_mps: float) -> float:
        """Return what modules give in a step by their rated power."""
        if not self.power.modules_kw.any():
            return 0.0
        step = round(at / self.step_s)
        _, direct, diffuse = self.premises.modules.between(step, step + 1)
        return module_yield(
            float(direct[0, 0] + diffuse[0, 0]), temp_c, wind_mps, self.buildings.known
        )

    def _cars(self, persons: Floats) -> float:
        """Return what the cars want that came in the step [kWh]: with new staff at work."""
        known = self.buildings.known
        here = float(persons[:, self.census.activities.index(WORK)].sum())
        came = max(here - self._cars_today, 0.0)
        self._cars_today += came
        return came * known["ev_staff_share"] * known["ev_share"] * known["ev_need"]


def usual_night(rooms: Rooms, homes: NDArray[np.int64], activities: int, home: int) -> Presence:
    """Return the presence of people who are all in the places where they live."""
    persons = np.zeros((rooms.zones, activities))
    zone = rooms.zone_of_place[homes]
    np.add.at(persons[:, home], zone[zone >= 0], 1.0)
    in_use = np.zeros(rooms.area_m2.size)
    in_use[homes] = 1.0
    return Presence(persons, np.zeros(persons.shape, np.int64), in_use)


def _check(done: BuildingStep, metered: Metered, start_s: int) -> None:
    """Raise RunBroken unless the heat of every zone and every meter's electricity balance."""
    balance = done.balance
    size = np.abs(balance.gains_w) + np.abs(balance.surfaces_w) + np.abs(balance.windows_w) + 1.0
    size += np.abs(balance.heating_w) + np.abs(balance.cooling_w) + np.abs(balance.ventilation_w)
    wrong = np.flatnonzero(~(np.abs(balance.residual_w()) <= CLOSE * size))
    if wrong.size:
        raise RunBroken(
            f"at {start_s} s the heat of zone {wrong[0]} does not balance: "
            f"{balance.residual_w()[wrong[0]]:g} W are missing"
        )
    passed = metered.used.sum() + metered.generated.sum() + 1.0
    if not np.abs(metered.residual()).max() <= CLOSE * passed:
        raise RunBroken(f"at {start_s} s the electricity of the meters does not balance")
