"""Numba's compiler behind a typed face, set up one way for every kernel."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numba


def _cache_folder() -> str:
    """Return where compiled code is kept: a folder for each state of the models' source.

    Numba looks only at the file of a function to tell whether its code is stale, not at the files
    of what is compiled into it.
    """
    digest = hashlib.blake2b(digest_size=8)
    for file in sorted(Path(__file__).parent.rglob("*.py")):
        told = file.stat()
        digest.update(f"{file.name} {told.st_size} {told.st_mtime_ns}\n".encode())
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    base = os.environ.get("NUMBA_CACHE_DIR") or home / "campus-twin"
    return str(Path(base) / digest.hexdigest())


cast(Any, numba.config).CACHE_DIR = _cache_folder()

_PRIVATE = (
    {"_nrt": False, "no_cpython_wrapper": True, "no_cfunc_wrapper": True}
    if os.environ.get("CAMPUS_PLAIN_NUMBA", "0") == "0"
    else {}
)

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
    """Compile a function that makes no array into each of its callers, which are compiled too.

    It does not count references to the arrays it is given: Numba counts them at every call and
    every element, which costs a hot loop ten times its work. Nor can it be called from Python:
    the ways in take half the time of compiling. The options are private to Numba, hence the
    switch: without them the results are the same.
    """
    compiler = cast(Any, numba.njit)(cache=True, error_model="numpy", forceinline=True, **_PRIVATE)
    return cast(F, compiler(function))


def outlined(function: F) -> F:
    """Compile an unallocating function once, to be called: for steps that are seldom taken.

    In each of its callers it would take long to compile, and crowd out what is done often.
    """
    return cast(F, cast(Any, numba.njit)(cache=True, error_model="numpy", **_PRIVATE)(function))
