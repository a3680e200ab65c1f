"""What people choose among: canteens, study seats, sports grounds, errands, sights, gates."""

from collections.abc import Iterable, Mapping

import numpy as np

from maps.campus import Service
from maps.parameters import Parameter
from models.people.types import Floats, Ints, Menu, Places, Timetable

CANTEEN = "canteen"
STUDY = "study"
SPORT = "sport"
ERRAND = "errand"
SIGHT = "sight"
GATE = "gate"


def menus_of(
    places: Places,
    services: Iterable[Service],
    open_rooms: Ints,
    timetable: Timetable,
    parameters: Mapping[str, Parameter],
    opened: Ints | None = None,
) -> tuple[Menu, ...]:
    """Return the menus of a campus, without those that would be empty.

    The attraction of a canteen and of an errand is its number of counters; of a place to study,
    to do sport and to see, the number of people it holds. `open_rooms` are the classrooms kept
    for self-study; those in which the timetable nevertheless holds classes are left out. Rooms
    that are `opened` for it at times only attract nobody until then.
    """
    offered = list(services)
    clinic = parameters["clinic_attraction"].value
    reading = places.of_kind("reading_room")
    classrooms = np.setdiff1d(open_rooms, timetable.room)
    study = np.concatenate([reading, classrooms])
    worth = np.repeat(
        [1.0, parameters["classroom_attraction"].value], [reading.size, classrooms.size]
    )
    sport = places.of_kind("sports_hall", "pitch", "track", "court", "pool")
    sights = places.of_kind("plaza", "garden", "hall", "reading_room")
    gates = places.of_kind("gate")
    menus = (
        _served(CANTEEN, places, offered, {"canteen": 1.0}),
        _with(_menu(STUDY, study, worth * places.capacity[study]), opened),
        _menu(SPORT, sport, places.capacity[sport]),
        _served(ERRAND, places, offered, {"shop": 1.0, "parcel": 1.0, "clinic": clinic}),
        _menu(SIGHT, sights, places.capacity[sights]),
        _menu(GATE, gates, np.ones(gates.size)),
    )
    return tuple(menu for menu in menus if menu.places.size)


def _with(menu: Menu, opened: Ints | None) -> Menu:
    """Return the menu with more places, which attract nobody."""
    more = np.zeros(0, np.int64) if opened is None else np.setdiff1d(opened, menu.places)
    attraction = np.concatenate([menu.attraction, np.zeros(more.size)])
    return Menu(menu.name, np.concatenate([menu.places, more]), attraction)


def _menu(name: str, places: Ints, attraction: Ints | Floats) -> Menu:
    attracts = attraction > 0
    return Menu(name, places[attracts], attraction[attracts].astype(np.float64))


def _served(
    name: str, places: Places, services: Iterable[Service], worth: Mapping[str, float]
) -> Menu:
    """Return the rooms with counters of these kinds, weighed by their number."""
    row = {key: number for number, key in enumerate(places.ids)}
    counters = np.zeros(len(places.ids))
    for service in services:
        if service.kind in worth:
            counters[row[service.room]] += worth[service.kind] * service.servers
    rooms = np.flatnonzero(counters)
    return _menu(name, rooms, counters[rooms])
