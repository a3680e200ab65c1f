"""Runs the tasks of a batch that the store does not hold yet."""

from collections import Counter, deque
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial

from sim.batch.pools import Pool
from sim.batch.store import Store
from sim.batch.task import Task
from sim.batch.worker import work

# A worker may be killed for what another one took: only a task that is there each time is blamed.
MOST_ATTEMPTS = 3
_AHEAD = 2  # tasks handed out for each worker, so that none waits for the next


@dataclass(frozen=True)
class Failure:
    """A run that could not be made, and why."""

    task: Task
    reason: str


@dataclass(frozen=True)
class Outcome:
    """What became of a batch: how many runs were made, how many were there, and what failed."""

    made: int
    there: int
    failed: Sequence[Failure]


# Told after each run: how many are done and how many are wanted, those that were there left out.
Tell = Callable[[int, int], None]


def run_all(
    tasks: Sequence[Task],
    store: Store,
    open_pool: Callable[[], AbstractContextManager[Pool]],
    tell: Tell,
) -> Outcome:
    """Run every task that the store does not hold; a run that fails does not stop the others.

    Few tasks are handed out at a time, so that memory does not grow with their number.
    """
    missing = [task for task in tasks if not store.holds(task)]
    for task in {task.map: task for task in missing}.values():
        store.keep_map(task)
    batch = _Batch(missing, store, tell)
    tell(0, len(missing))
    while batch.waiting:
        with open_pool() as pool:
            batch.run_in(pool)
    return Outcome(batch.made, len(tasks) - len(missing), batch.failed)


class _Batch:
    """The tasks still waiting, and what became of the others."""

    def __init__(self, tasks: Sequence[Task], store: Store, tell: Tell) -> None:
        self.waiting = deque(tasks)
        self.made = 0
        self.failed: list[Failure] = []
        self._wanted = len(tasks)
        self._store = store
        self._tell = tell
        self._attempts: Counter[str] = Counter()

    def run_in(self, pool: Pool) -> None:
        """Run what waits, until nothing does or the pool breaks with a worker that was killed."""
        running: dict[Future[str], Task] = {}
        try:
            while self.waiting or running:
                while self.waiting and len(running) < _AHEAD * pool.width:
                    task = self.waiting.popleft()
                    running[pool.executor.submit(partial(work, task, self._store.folder))] = task
                ended, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in ended:
                    self._end(running[future], future.result())
                    del running[future]
        except BrokenProcessPool:
            self._try_again(list(running.values()))
        except BaseException:
            for task in running.values():
                self._store.forget(task)
            raise

    def _end(self, task: Task, reason: str) -> None:
        if reason:
            self.failed.append(Failure(task, reason))
        else:
            self.made += 1
        self._tell(self.made + len(self.failed), self._wanted)

    def _try_again(self, tasks: Sequence[Task]) -> None:
        """Let what a broken pool had in hand wait again, unless it was tried too often."""
        for task in tasks:
            self._attempts[task.run] += 1
            if self._store.holds(task):
                self._end(task, "")
            elif self._attempts[task.run] < MOST_ATTEMPTS:
                self.waiting.append(task)
            else:
                self._store.forget(task)
                self._end(task, f"its worker was killed {MOST_ATTEMPTS} times")
