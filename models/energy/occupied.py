"""Who is in each zone in a step, and how much of it is in use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from models.energy.metabolism import HOME, Metabolism, asleep, metabolism_of
from models.people.presence import Presence

Floats = NDArray[np.float64]
MEAL = "meal"
STILL = 2.0  # [met] up to here comfort is judged: ISO 7730's vote was found with people at rest


@dataclass(frozen=True)
class Occupied:
    """The people in the zones, means over a step; each of shape (zones,) or (zones, activities).

    `people` has a column for those asleep behind. `in_use` is the share of rooms, by area and
    time, in which somebody is; `meals` how many came to eat.
    """

    people: Floats
    in_use: Floats
    meals: Floats
    metabolism: Metabolism
    activities: Sequence[str]

    @cached_property
    def persons(self) -> Floats:
        """How many people are in each zone."""
        return np.asarray(self.people.sum(axis=1))

    @property
    def awake(self) -> Floats:
        """How many of them are awake."""
        return self.persons - self.people[:, -1]

    @property
    def at_home(self) -> Floats:
        """How many of them are at home, awake or asleep."""
        return self.people[:, list(self.activities).index(HOME)] + self.people[:, -1]

    @property
    def met(self) -> Floats:
        """Metabolic rates of all in a zone, summed [met]."""
        return np.asarray(self.people @ self.metabolism.met)

    def mean(self, values: Floats) -> tuple[Floats, Floats]:
        """Return how many people are awake and at rest, and the mean of a value of theirs.

        `values` has one entry an activity.
        """
        resting = self.people * (self.metabolism.met <= STILL)
        resting[:, -1] = 0.0  # bedding is as warm as one likes
        count = resting.sum(axis=1)
        total = resting @ values
        return count, np.divide(total, count, out=np.full(count.size, values[-1]), where=count > 0)

    def heat(self, air_c: Floats) -> tuple[Floats, Floats]:
        """Return sensible and latent heat [W] of people in air of a temperature [degC].

        The sensible share falls in proportion to the difference between the skin, of about
        35 degC, and the air; it is given at 24 degC.
        """
        total = self.people * self.metabolism.heat_w
        dry = np.clip((35.0 - air_c) / (35.0 - 24.0), 0.0, 1.5)
        share = np.minimum(dry[:, None] * self.metabolism.sensible, 1.0)
        sensible = (total * share).sum(axis=1)
        return sensible, total.sum(axis=1) - sensible


@dataclass(frozen=True)
class Rooms:
    """The rooms of the zones: the zone of each place (below 0 for none), and its area [m2]."""

    zone_of_place: NDArray[np.int64]
    area_m2: Floats
    zones: int

    @cached_property
    def zone_m2(self) -> Floats:
        """Area of the rooms of each zone [m2]."""
        return self.of_zones(np.ones(self.area_m2.size))

    def of_zones(self, share: Floats) -> Floats:
        """Return the area of the rooms of each zone [m2] where a share counts of each place."""
        inside = self.zone_of_place >= 0
        weight = (self.area_m2 * share)[inside]
        count = np.bincount(self.zone_of_place[inside], weight, self.zones)
        return count.astype(np.float64)


class Census:
    """Turns presence in places into what the zones need to know of their people."""

    def __init__(self, rooms: Rooms, activities: Sequence[str]) -> None:
        """Read what people of each activity give off."""
        self.rooms = rooms
        self.activities = tuple(activities)
        self.metabolism = metabolism_of(activities)
        self.eating = self.activities.index(MEAL) if MEAL in self.activities else None

    def of(self, told: Presence, hour: float, known: Mapping[str, float]) -> Occupied:
        """Return who is in the zones at an hour of the day."""
        is_night = not known["rise_h"] <= hour < known["lights_out_h"]
        people = asleep(told.persons, self.activities, is_night)
        area = self.rooms.zone_m2
        used = self.rooms.of_zones(told.in_use)
        return Occupied(
            people=people,
            in_use=np.divide(used, area, out=np.zeros_like(area), where=area > 0.0),
            meals=told.arrivals[:, self.eating].astype(np.float64)
            if self.eating is not None
            else np.zeros(area.size),
            metabolism=self.metabolism,
            activities=self.activities,
        )
