"""People who cannot climb stairs: who they are, where they live, and what they cannot reach."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from maps.parameters import Parameter
from models.draws import uniforms
from models.people.activities import activity_number
from models.people.days.day import Day
from models.people.days.rows import Rows
from models.people.network import Network
from models.people.types import NONE, Ints, Missed, Places, Population


def zones(network: Network, has_no_stairs: NDArray[np.bool_], node: Ints) -> Ints:
    """Return the zone of each place, whose node is given: in one, all is reached without stairs.

    `has_no_stairs` says of each link whether people who cannot climb stairs may use it.
    """
    link = np.flatnonzero(has_no_stairs)
    both = link[~network.oneway[link]]
    tail = np.concatenate([network.start[link], network.end[both]])
    head = np.concatenate([network.end[link], network.start[both]])
    size = len(network.nodes)
    graph = coo_array((np.ones(tail.size), (tail, head)), shape=(size, size))
    _, zone = connected_components(graph, directed=True, connection="strong")
    return np.asarray(zone[node], dtype=np.int64)


def with_step_free(is_open: NDArray[np.bool_], stairs: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return which links the people of each profile use, with those who cannot climb stairs last.

    They ride a lift over any number of floors.
    """
    return np.vstack([is_open, ~stairs])


def is_reached(zone: Ints, places: Places) -> NDArray[np.bool_]:
    """Return whether each place can be reached without stairs from most of the gates.

    Without gates, from most of the places.
    """
    gates = places.of_kind("gate")
    counted = zone[gates] if gates.size else zone
    return np.asarray(zone == np.bincount(counted, minlength=1).argmax())


def settle(
    population: Population,
    places: Places,
    zone: Ints,
    parameters: Mapping[str, Parameter],
    seed: int,
) -> Population:
    """Return the population with those who cannot climb stairs, in beds and at desks they reach.

    Where theirs is out of reach, they change with somebody of the same building, or else of
    another; nobody else moves. Where nobody has one to give, they stay.
    """
    drawn = uniforms(seed, "step_free_share", 0, population.key)[:, 0]
    climbs = drawn >= parameters["step_free_share"].value
    reached = is_reached(zone, places)
    gates = places.of_kind("gate")
    return replace(
        population,
        climbs=climbs,
        home=_exchanged(population.home, climbs, reached, gates, places.building),
        desk=_exchanged(population.desk, climbs, reached, gates, places.building),
    )


def _exchanged(
    place: Ints, climbs: NDArray[np.bool_], reached: NDArray[np.bool_], gates: Ints, building: Ints
) -> Ints:
    """Return each person's place after those who cannot reach theirs have changed."""
    has_one = (place != NONE) & ~np.isin(place, gates)
    fits = has_one & reached[place]
    in_building: dict[int, list[int]] = defaultdict(list)
    anywhere = np.flatnonzero(fits & climbs)[::-1].tolist()
    for person in anywhere:
        in_building[int(building[place[person]])].append(person)
    changed, given = place.copy(), set()
    for person in np.flatnonzero(has_one & ~fits & ~climbs).tolist():
        for offers in (in_building[int(building[place[person]])], anywhere):
            while offers and offers[-1] in given:
                offers.pop()
            if offers:
                other = offers.pop()
                given.add(other)
                changed[[person, other]] = place[[other, person]]
                break
    return changed


def at_home_instead(day: Day, table: Rows, zone: Ints) -> tuple[Rows, Missed]:
    """Return rows in order with home where stairs lead to the place, and what is missed so."""
    home = day.population.home[table.person]
    fixed = np.where(table.place == NONE, home, table.place)
    out = ~day.population.climbs[table.person] & (zone[fixed] != zone[home])
    lives_here = day.is_resident(table.person)
    activity = np.where(lives_here, activity_number("home"), activity_number("away"))
    missed = Missed(table.person[out], table.activity[out], table.place[out], table.at[out])
    instead = replace(
        table,
        place=np.where(out, home, table.place),
        activity=np.where(out, activity, table.activity),
        meeting=np.where(out, NONE, table.meeting),
    )
    return instead, missed
