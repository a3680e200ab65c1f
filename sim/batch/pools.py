"""Who computes the runs of a batch: processes of this machine, or the workers of a Dask cluster."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import wait
from typing import TypeAlias

from maps.faults import Fault, InputError

_PATIENCE_S = 10


@dataclass(frozen=True)
class Pool:
    """An executor, and how many runs it computes at once."""

    executor: Executor
    width: int


OpenPool: TypeAlias = Callable[[], AbstractContextManager[Pool]]


def _begin_worker() -> None:
    """Let a worker end at once on Ctrl-C, and when the process that wants its runs is gone."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    parent = multiprocessing.parent_process()
    if parent is not None:

        def follow() -> None:
            wait([parent.sentinel])
            os._exit(1)

        threading.Thread(target=follow, daemon=True).start()


@contextmanager
def local_pool(workers: int) -> Iterator[Pool]:
    """Give a pool of processes; on an error or an interrupt they end with what they were doing."""
    executor = ProcessPoolExecutor(
        workers, mp_context=multiprocessing.get_context("spawn"), initializer=_begin_worker
    )
    try:
        yield Pool(executor, workers)
        executor.shutdown()
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            process.terminate()
        raise


@contextmanager
def cluster_pool(address: str) -> Iterator[Pool]:
    """Give a pool of the workers of a Dask scheduler at an address, as tcp://node1:8786.

    Raises InputError where Dask is not installed, or no scheduler with workers answers.
    """
    try:
        client_of = import_module("distributed").Client
    except ImportError:
        hint = "python -m pip install 'campus-twin[cluster]'"
        raise _no_cluster(address, "Dask is not installed", hint) from None
    try:
        client = client_of(address, timeout=_PATIENCE_S)
    except (OSError, ValueError) as error:
        hint = "start one with: dask scheduler"
        raise _no_cluster(address, f"no scheduler answers there ({error})", hint) from None
    with client:
        width = sum(client.nthreads().values())
        if not width:
            hint = f"start one with: dask worker {address} --nthreads 1"
            raise _no_cluster(address, "the scheduler has no workers", hint)
        with client.get_executor() as executor:
            yield Pool(executor, width)


@contextmanager
def lasting(open_pool: OpenPool) -> Iterator[OpenPool]:
    """Give what opens a pool once and hands it out again and again, anew where a worker was killed.

    A study of many rounds does not start its workers in each of them.
    """
    with ExitStack() as opened:
        held: list[Pool] = []

        @contextmanager
        def hand_out() -> Iterator[Pool]:
            if held and _is_broken(held[0]):
                held.clear()
            if not held:
                held.append(opened.enter_context(open_pool()))
            yield held[0]

        yield hand_out


def _is_broken(pool: Pool) -> bool:
    try:
        pool.executor.submit(int)
    except BrokenProcessPool:
        return True
    return False


def _no_cluster(address: str, rule: str, hint: str) -> InputError:
    return InputError([Fault("--cluster", "", address, rule, hint)])
