"""Numba's compiler behind a typed face, set up one way for every kernel."""

import os
from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba

REFERENCE_COUNTING_OFF = os.environ.get("CAMPUS_REFERENCE_COUNTING", "off") == "off"

F = TypeVar("F", bound=Callable[..., Any])


def compiled(function: F) -> F:
    """Compile `function` to machine code on its first call, and keep the code on disk.

    No fast-math: sums keep their order, so that the same input gives the same bytes.
    """
    return cast(F, numba.njit(cache=True, error_model="numpy")(function))


def inlined(function: F) -> F:
    """Compile `function` into each of its callers: for the short steps of a hot loop."""
    return cast(F, numba.njit(cache=True, error_model="numpy", inline="always")(function))


def unallocating(function: F) -> F:
    """Compile a function that makes no array, without counting references to those it is given.

    Numba counts them at every call and every element, which costs a hot loop ten times its work.
    The option is private to Numba, hence the switch: without it the results are the same.
    """
    private = {"_nrt": False} if REFERENCE_COUNTING_OFF else {}
    compiler = cast(Any, numba.njit)(cache=True, error_model="numpy", forceinline=True, **private)
    return cast(F, compiler(function))
