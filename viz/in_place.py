"""Writes a picture or a film whole, or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from maps.faults import Fault, InputError
from maps.new_folder import whole_file


@contextmanager
def in_place(out: Path) -> Iterator[Path]:
    """Give a file beside `out` to write, and put it in its place once all went well.

    Raises `InputError` where it cannot be written.
    """
    try:
        with whole_file(out) as beside:
            yield beside
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError([Fault(str(out), "", reason, "cannot be written there", "")]) from error
