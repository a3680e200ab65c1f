"""Numba's compiler behind a typed face, set up one way for every kernel."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba

F = TypeVar("F", bound=Callable[..., Any])


def compiled(function: F) -> F:
    """Compile `function` to machine code on its first call, and keep the code on disk.

    No fast-math: sums keep their order, so that the same input gives the same bytes.
    """
    return cast(F, numba.njit(cache=True, error_model="numpy")(function))


def inlined(function: F) -> F:
    """Compile `function` into each of its callers: for the short steps of a hot loop."""
    return cast(F, numba.njit(cache=True, error_model="numpy", inline="always")(function))
