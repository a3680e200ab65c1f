"""A file that is put in its place whole, or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from maps.faults import Fault, InputError


@contextmanager
def in_place(out: Path) -> Iterator[Path]:
    """Give a file beside `out` to write, and put it in its place once all went well.

    Raises `InputError` where it cannot be written.
    """
    beside = out.with_name(f".{out.stem}.part{out.suffix}")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        beside.touch()
    except OSError as error:
        raise _refused(out, error) from error
    try:
        yield beside
        try:
            beside.replace(out)
        except OSError as error:
            raise _refused(out, error) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _refused(out: Path, error: OSError) -> InputError:
    reason = error.strerror or str(error)
    return InputError([Fault(str(out), "", reason, "cannot be written there", "")])
