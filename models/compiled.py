"""Numba's compiler behind a typed face, set up one way for every kernel."""

import hashlib
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
import numpy as np
from llvmlite import ir
from numba.core import cgutils, event, types
from numba.extending import intrinsic
from numba.np.arrayobj import populate_array
from numpy.typing import NDArray

import models

_IMPORT = re.compile(r"^from (models[\w.]*) import (\([^)]*\)|.*)", re.MULTILINE)

_PRIVATE = (
    {"_nrt": False, "no_cpython_wrapper": True, "no_cfunc_wrapper": True}
    if os.environ.get("CAMPUS_PLAIN_NUMBA", "0") == "0"
    else {}
)

F = TypeVar("F", bound=Callable[..., Any])


def _imported(source: str) -> Iterator[Path]:
    """Yield the files below `models` that a module's source imports."""
    for module, names in _IMPORT.findall(source):
        for folder in models.__path__:  # extensions have one each
            at = Path(folder).joinpath(*module.split(".")[1:])
            for name in ("__init__", *re.findall(r"\w+", names)):
                yield at / f"{name}.py"
            yield at.with_suffix(".py")


@cache
def _cache_folder(file: str) -> str:
    """Return where the compiled code of a file is kept: a folder for each state of its source.

    That is the source of the file and of all below `models` that it imports, in one step or more,
    for Numba looks only at the file of a function, not at those of what is compiled into it.
    """
    checks = cast(Any, numba.config).BOUNDSCHECK
    digest = hashlib.blake2b(f"{_PRIVATE} {checks}".encode(), digest_size=8)
    known, left = set[Path](), [Path(file)]
    while left:
        module = left.pop()
        if module in known or not module.is_file():
            continue
        known.add(module)
        source = module.read_text(encoding="utf-8")
        digest.update(f"{module.name} {len(source)}\n{source}".encode())
        left += _imported(source)
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    base = os.environ.get("NUMBA_CACHE_DIR") or home / "campus-twin"
    return str(Path(base) / digest.hexdigest())


def _compiled(function: F, **options: object) -> F:
    """Compile a function to machine code on its first call, and keep the code on disk.

    No fast-math: sums keep their order, so that the same input gives the same bytes.
    """
    cast(Any, numba.config).CACHE_DIR = _cache_folder(function.__code__.co_filename)
    compiler = cast(Any, numba.njit)(cache=True, error_model="numpy", **options)
    return cast(F, compiler(function))


def compiled(function: F) -> F:
    """Compile `function` to machine code on its first call, and keep the code on disk."""
    return _compiled(function)


def inlined(function: F) -> F:
    """Compile `function` into each of its callers: for the short steps of a hot loop."""
    return _compiled(function, inline="always")


def unallocating(function: F) -> F:
    """Compile a function that makes no array into each of its callers, which are compiled too.

    It does not count references to the arrays it is given: Numba counts them at every call and
    every element, which costs a hot loop ten times its work. Nor can it be called from Python:
    the ways in take half the time of compiling. The options are private to Numba, hence the
    switch: without them the results are the same.
    """
    return _compiled(function, forceinline=True, **_PRIVATE)


def outlined(function: F) -> F:
    """Compile an unallocating function once, to be called: for steps that are seldom taken.

    In each of its callers it would take long to compile, and crowd out what is done often.
    """
    return _compiled(function, **_PRIVATE)


LANES = 64  # as many are worked on side by side


def _lanes(typing: object) -> tuple[object, object]:
    """Tell Numba what `lanes` returns, and how."""
    array = types.Array(types.float64, 1, "C")

    def generate(context: Any, builder: Any, signature: object, arguments: object) -> object:
        room = cast(Any, cgutils).alloca_once(builder, ir.ArrayType(ir.DoubleType(), LANES))
        size, step = (context.get_constant(types.intp, number) for number in (LANES, 8))
        view = context.make_array(array)(context, builder)
        cast(Any, populate_array)(
            view,
            data=builder.bitcast(room, ir.DoubleType().as_pointer()),
            shape=[size],
            strides=[step],
            itemsize=step,
            meminfo=None,
        )
        return view._getvalue()

    return array(), generate


# In compiled code, room for a number in each lane, not set to anything; it is gone when the
# function returns, so never hand it to a caller. No other array can lie in it, and the compiler
# knows: a loop that writes here alone is worked out for several lanes at once, whatever it reads.
lanes = cast(Callable[[], NDArray[np.float64]], intrinsic(_lanes))


class _Listener(event.Listener):
    """Calls a function when something begins to be compiled rather than loaded."""

    def __init__(self, begins: Callable[[], None]) -> None:
        self._begins = begins

    def on_start(self, event: object) -> None:
        self._begins()

    def on_end(self, event: object) -> None:
        pass


@contextmanager
def compiling_told(begins: Callable[[], None]) -> Iterator[None]:
    """Call a function whenever something is compiled that is not kept on disk yet."""
    with event.install_listener("numba:compile", _Listener(begins)):
        yield
