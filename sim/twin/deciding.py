"""Forecasts what options would do, from the corrected state, and decides between them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenarios.schema import HOUR_S
from sim.batch.task import tasks_of
from sim.twin.ensemble import Ensemble, Workshop
from sim.twin.estimates import people_bands
from sim.twin.questions import Option, Question, with_option
from sim.twin.state import occupancy
from sim.twin.twin import Estimate, can_be

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Decision:
    """The options of a question: what each leads to, (members, leads, places), and the best.

    `sure` is the share of members in which it is at least as good as every other.
    """

    question: Question
    leads_s: Sequence[int]
    people: Mapping[str, Floats]
    best: str
    sure: float


def decide(
    question: Question, estimate: Estimate, ensemble: Ensemble, repeated: int, workshop: Workshop
) -> Decision:
    """Return what the options of a question lead to from the corrected state.

    The `repeated` members that are nearest to the estimate are run again with each option. Until
    now these runs are the same, draw by draw, so the difference is what the option does; it is
    added to the corrected members, in turn.
    """
    nearest = _nearest(ensemble, estimate, repeated)
    people = {
        option.name: estimate.people
        + _effect(option, estimate, ensemble, nearest, workshop)[
            np.arange(len(estimate.people)) % repeated
        ]
        for option in question.options
    }
    where = ensemble.members.where
    people = {name: can_be(states, where) for name, states in people.items()}
    lead = list(estimate.leads_s).index(question.ahead_h * HOUR_S)
    place = list(where.names).index(question.place)
    sign = 1.0 if question.better == "fewer" else -1.0
    value = {name: sign * states[:, lead, place] for name, states in people.items()}
    best = min(value, key=lambda name: float(value[name].mean()))
    least = np.min(list(value.values()), axis=0)
    sure = float(np.mean(value[best] <= least))
    return Decision(question, estimate.leads_s, people, best, sure)


def _nearest(ensemble: Ensemble, estimate: Estimate, count: int) -> NDArray[np.int64]:
    """Return the members whose people are now nearest to the estimate, in their order."""
    members = ensemble.members
    now = members.people[:, estimate.now_s // members.every_s]
    away = ((now - estimate.people[:, 0].mean(axis=0)) ** 2).sum(axis=1)
    return np.sort(np.argsort(away, kind="stable")[:count])


def _effect(
    option: Option,
    estimate: Estimate,
    ensemble: Ensemble,
    nearest: NDArray[np.int64],
    workshop: Workshop,
) -> Floats:
    """Return by how much an option changes the members that are run again."""
    members = ensemble.members
    steps = [(estimate.now_s + lead) // members.every_s for lead in estimate.leads_s]
    before = members.people[nearest][:, steps]
    if not option.interventions:
        return np.zeros_like(before)
    tasks = []
    for member in nearest:
        task = ensemble.tasks[member]
        scenario = with_option(task.scenario, option, estimate.now_s)
        tasks += tasks_of([scenario], [task.seed])
    workshop.make(tasks)
    after = [
        occupancy(workshop.tables(task, passages=False), members.where, members.every_s)[steps]
        for task in tasks
    ]
    return np.asarray(np.array(after) - before)


def decision_told(decision: Decision, names: Sequence[str]) -> dict[str, object]:
    """Return a decision as JSON values."""
    return {
        "question": decision.question.model_dump(mode="json", by_alias=True, exclude_none=True),
        "forecasts": {
            option: people_bands(people, decision.leads_s, names)
            for option, people in decision.people.items()
        },
        "decision": decision.best,
        "sure": round(decision.sure, 3),
    }
