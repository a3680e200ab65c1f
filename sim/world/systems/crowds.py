"""Keeps who is on the most crowded links at the end of their most crowded minute."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import simpy
from numpy.typing import NDArray

from models.people.activities import activities
from models.people.levels import LEVELS, densest
from sim.record.recorder import picked
from sim.record.tables import crowd_trips
from sim.world.clock import at
from sim.world.ground import of_edges
from sim.world.systems import RECORD
from sim.world.world import World, flow_interval_s

MOST_PATHS = 20
# From here on most people cannot walk at their own pace: a calmer path is no place to ask why.
CROWDED = float(densest("fruin")[0][LEVELS.index("D") - 1])

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Sample:
    """Who was on a link at an instant; one entry a person."""

    at_s: int
    link: int
    person: Ints
    activity: Ints
    origin: Ints
    place: Ints


def _sample(world: World, link: int) -> Sample:
    moving = world.walkers.moving
    person = np.flatnonzero(moving.walker["arc"] >> 1 == link)
    life = moving.life[person]
    activity = moving.row["activity"][life["row"]]
    return Sample(world.now, link, person, activity, life["origin"], life["place"])


def _rows(samples: list[Sample]) -> dict[str, object]:
    def column(name: str) -> Ints:
        return np.concatenate([np.zeros(0, np.int64), *(getattr(one, name) for one in samples)])

    count = [one.person.size for one in samples]
    return {
        crowd_trips.AT_S: np.repeat([one.at_s for one in samples], count),
        crowd_trips.LINK: np.repeat([one.link for one in samples], count),
        crowd_trips.PERSON: column("person"),
        crowd_trips.ACTIVITY: picked([kind.key for kind in activities()], column("activity")),
        crowd_trips.ORIGIN: column("origin"),
        crowd_trips.PLACE: column("place"),
    }


def run(world: World) -> Iterator[simpy.Event]:
    """Watch the links by the minute, and write the worst ones' people when the run ends."""
    stage, walkers = world.stage, world.walkers
    link = walkers.moving.link
    _, path = np.unique(of_edges(stage.campus, stage.terrain.network, "path"), return_inverse=True)
    minute = flow_interval_s(stage.scenario.recording.interval_s)
    at_one = minute * link["area"]  # time spent where the density is 1 person/m2 [s]
    worst = np.full(path.max(initial=0) + 1, CROWDED)
    limit = worst[path] * at_one
    samples: dict[int, Sample] = {}
    for time in range(minute, world.end + 1, minute):
        yield at(world.env, time, RECORD)
        walkers.advance(time)
        denser, spent = walkers.denser(time - minute, time, limit)
        for row in np.argsort(-spent / at_one[denser], kind="stable").tolist():
            here = denser[row]
            if spent[row] > worst[path[here]] * at_one[here] and link[here]["people"]:
                worst[path[here]] = spent[row] / at_one[here]
                samples[path[here]] = _sample(world, here)
        if denser.size:
            limit = worst[path] * at_one
    first = sorted(samples, key=lambda row: (-worst[row], row))[:MOST_PATHS]
    world.recorder.add(crowd_trips.TABLE, _rows([samples[row] for row in first]))
