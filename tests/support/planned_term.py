"""A campus with people and classes, whose days can be planned."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from synthetic_places import straight_line

from maps.campus import Headcount, Service
from maps.parameters import Parameter
from models.people.headcount import headcount_for
from models.people.menus import menus_of
from models.people.plans import day_plans
from models.people.population import populate
from models.people.types import Floats, Ints, Menu, Places, Plans, Population, Timetable
from models.space.self_study import self_study_rooms
from models.space.timetable import make_timetable

TUESDAY, SATURDAY = 1, 5
SEED = 11


def services_of(places: Places) -> list[Service]:
    """Return counters in every dining hall and shop."""

    def service(row: int, kind: str, servers: int) -> Service:
        return Service(
            id=f"{kind}-{row}",
            building="",
            room=places.ids[row],
            kind=kind,
            servers=servers,
            mean_service_s=17.0,
            hours=((0, 86_400),),
        )

    return [service(row, "canteen", 17) for row in places.of_kind("dining_hall").tolist()] + [
        service(row, "shop", 5) for row in places.of_kind("shop").tolist()
    ]


@dataclass(frozen=True)
class Term:
    """A campus with its people and classes, whose days can be planned."""

    places: Places
    population: Population
    timetable: Timetable
    menus: tuple[Menu, ...]
    distance_m: Callable[[Ints, Ints], Floats]
    parameters: Mapping[str, Parameter]
    zone: Ints

    def plans(
        self, weekday: int = TUESDAY, teaching: bool = True, day: int = 0, seed: int = SEED
    ) -> Plans:
        return day_plans(
            self.population,
            self.timetable,
            self.places,
            self.distance_m,
            self.zone,
            self.menus,
            weekday,
            3,
            teaching,
            day,
            self.parameters,
            seed,
        )


def term_of(
    places: Places,
    counts: Headcount,
    people: Mapping[str, Parameter],
    space: Mapping[str, Parameter],
) -> Term:
    population = populate(places, headcount_for(places, counts, people), people, SEED)
    timetable = make_timetable(places, population, space, SEED)
    rooms = self_study_rooms(places, space)
    menus = menus_of(places, services_of(places), rooms, timetable, people)
    zone = np.zeros(len(places.ids), dtype=np.int64)
    return Term(places, population, timetable, menus, straight_line(places), people, zone)
