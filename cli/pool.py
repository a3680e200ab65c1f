"""The pool that the options of a command ask for."""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.batch.pools import Pool


def pool_of(
    workers: int | None, cluster: str | None
) -> "Callable[[], AbstractContextManager[Pool]]":
    """Return what opens the pool: a Dask cluster where one is named, else local processes."""
    from sim.batch.pools import cluster_pool, local_pool

    if cluster is not None:
        return partial(cluster_pool, cluster)
    return partial(local_pool, workers or os.cpu_count() or 1)
