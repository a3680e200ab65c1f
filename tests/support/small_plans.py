"""Small scenarios for tests of batches: an hour's work of the clock is a second of ours."""

from collections.abc import Sequence

from scenarios.loading import load
from scenarios.schema import Scenario

SMALL = ["campus.map=quad", "population.students=60", "population.staff=5", "population.visitors=0"]


def small(name: str = "weekday", settings: Sequence[str] = ()) -> Scenario:
    """Return a built-in scenario with few people on the small campus."""
    return load(name, [*SMALL, *settings])


def other(name: str, settings: Sequence[str] = ()) -> Scenario:
    """Return such a scenario under another name."""
    return small(settings=settings).model_copy(update={"name": name})
