"""Where a day's time goes: the kernel, and each system beside it."""

import importlib
import pkgutil
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from unittest.mock import patch

import simpy

from models.people.walking.walkers import Walkers
from sim.world import systems
from sim.world import world as world_module
from sim.world.world import World


class TimedWalkers(Walkers):
    """Walkers that count the processor time of moving."""

    moving_s = 0.0

    def advance(self, until: float) -> None:
        begin = time.process_time()
        super().advance(until)
        self.moving_s += time.process_time() - begin


@contextmanager
def counted() -> Iterator[dict[str, float]]:
    """Give a table of what systems and the kernel take of the processor [s].

    It is filled as the worlds play that are built meanwhile.
    """
    spent: dict[str, float] = {}
    with ExitStack() as changes:
        changes.enter_context(patch.object(world_module, "Walkers", TimedWalkers))
        for found in pkgutil.iter_modules(systems.__path__):
            system = importlib.import_module(f"{systems.__name__}.{found.name}")
            timed = partial(_timed, system.run, found.name, spent)
            changes.enter_context(patch.object(system, "run", timed))
        yield spent


def _timed(
    run: Callable[[World], Iterator[simpy.Event]], name: str, spent: dict[str, float], world: World
) -> Iterator[simpy.Event]:
    """Let a system run, and count its time and the kernel's."""
    walkers = world.walkers
    assert isinstance(walkers, TimedWalkers)
    process: Iterator[simpy.Event | None] = run(world)
    while True:
        begin, moved = time.process_time(), walkers.moving_s
        event = next(process, None)
        moved = walkers.moving_s - moved
        spent["kernel"] = spent.get("kernel", 0.0) + moved
        spent[name] = spent.get(name, 0.0) + time.process_time() - begin - moved
        if event is None:
            return
        yield event
