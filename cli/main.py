"""The entry point of `campus`: runs a command, and turns what it raises into an exit status."""

import errno
import io
import signal
import sys
from collections.abc import Iterable, Sequence
from typing import NoReturn

from cli.commands import COMMANDS, GROUPS
from cli.lazy import group_of
from maps.faults import Fault, InputError
from sim.faults import RunBroken

DONE, BROKEN, REFUSED, INTERRUPTED = 0, 1, 2, 130
KEPT = "nothing half-written is left, and finished runs are kept"
NO_ROOM = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)
SUMMARY = "Campus Twin: a digital twin of a university campus."


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line (by default that of this process) and exit.

    The exit status is 0 when done, 1 when the run itself failed, 2 when the input was refused,
    and 130 when interrupted.
    """
    _show_what_cannot_be_encoded()
    pressed = _note_interrupts()
    try:
        campus = group_of("campus", SUMMARY, COMMANDS, GROUPS)
        campus.main(None if arguments is None else list(arguments), prog_name="campus")
    except InputError as refused:
        _tell(refused.faults)
        sys.exit(REFUSED)
    except RunBroken as broken:
        print(f"campus: the run was stopped: {broken}", file=sys.stderr)
        sys.exit(BROKEN)
    except OSError as error:
        print(f"campus: {_trouble(error)}", file=sys.stderr)
        sys.exit(BROKEN)
    except ImportError:
        if not pressed:
            raise
        _tell_interrupted()
        sys.exit(INTERRUPTED)
    except SystemExit as left:
        if left.code == INTERRUPTED:
            _tell_interrupted()
        raise
    sys.exit(DONE)


def _note_interrupts() -> Sequence[int]:
    """Note each Ctrl-C in the list returned: while NumPy is imported, it makes an ImportError."""
    pressed: list[int] = []

    def interrupt(number: int, frame: object) -> None:
        pressed.append(number)
        raise KeyboardInterrupt

    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # as of a job in the background
        signal.signal(signal.SIGINT, interrupt)
    return pressed


def _tell_interrupted() -> None:
    print(f"campus: interrupted ({KEPT}: the same command goes on)", file=sys.stderr)


def _trouble(error: OSError) -> str:
    """Return what the machine refused, and of which file."""
    reason = error.strerror or str(error)
    file = error.filename2 or error.filename
    told = reason if file is None else f"{reason}: {file!r}"
    if error.errno in NO_ROOM:
        told += f" ({KEPT}: make room, start again)"
    return told


def _show_what_cannot_be_encoded() -> None:
    """Let a terminal without Chinese letters show marks in their place."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def _tell(faults: Iterable[Fault]) -> None:
    told = list(dict.fromkeys(faults))
    count = "1 fault" if len(told) == 1 else f"{len(told)} faults"
    print(f"campus: the input was refused for {count}:", file=sys.stderr)
    for fault in told:
        print(f"  {fault}", file=sys.stderr)
