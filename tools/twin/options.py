"""Options forecast on hidden days, held against the hidden days on which they are taken."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scenarios.interventions.close_place import ClosePlace
from scenarios.schema import HOUR_S, Scenario
from sim.batch.task import tasks_of
from sim.twin.deciding import decide
from sim.twin.ensemble import Ensemble, Workshop
from sim.twin.estimates import band
from sim.twin.questions import Option, Question, with_option
from sim.twin.received import Received, midnight_us
from sim.twin.state import occupancy
from sim.twin.twin import Twin
from sim.twin.virtual import observe
from tools.twin.experiment import Days, counters

ASKED_S = 11 * HOUR_S
AS_IT_IS = Option(name="as it is")
CLOSED = Option(
    name="upper floor closed",
    interventions=(ClosePlace(kind="close_place", target=("canteen-201",)),),
)
QUESTION = Question(at=ASKED_S, name="lunch", place="canteen", options=(AS_IT_IS, CLOSED))


@dataclass(frozen=True)
class Came:
    """A forecast of one place, and what came: low, mean, high, the truth [persons]."""

    option: str
    ahead_h: int
    low: float
    mean: float
    high: float
    truth: float
    inside: float  # share of all places whose truth was in their band


def forecasts(
    days: Days,
    ensemble: Ensemble,
    hidden: Sequence[tuple[Scenario, int]],
    repeated: int,
    workshop: Workshop,
) -> list[list[Came]]:
    """Return for each hidden day what was forecast of each option, and what came of it."""
    found = []
    where, place = days.members.where, list(days.members.where.names).index(QUESTION.place)
    for number, (scenario, seed) in enumerate(hidden):
        sensors = counters(days.campus, 0.1)
        received = Received(sensors, midnight_us(days.scenario.calendar))
        received.take_all(observe(days.hidden[number], sensors, 100 + number))
        estimate = Twin(days.members, sensors, days.campus, number).at(ASKED_S, received)
        decision = decide(QUESTION, estimate, ensemble, repeated, workshop)
        told = []
        for option in QUESTION.options:
            [task] = tasks_of([with_option(scenario, option, ASKED_S)], [seed])
            workshop.make([task])
            truth = occupancy(workshop.tables(task, False), where, days.members.every_s)
            for row, lead in enumerate(decision.leads_s):
                low, mean, high = band(decision.people[option.name][:, row], whole=True)
                came = truth[(ASKED_S + lead) // days.members.every_s]
                inside = float(np.mean((low <= came) & (came <= high)))
                here = [float(each[place]) for each in (low, mean, high, came)]
                told.append(
                    Came(option.name, lead // HOUR_S, here[0], here[1], here[2], here[3], inside)
                )
        found.append(told)
    return found
