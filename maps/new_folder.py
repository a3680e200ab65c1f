"""Folders and files that are put in their place whole, or not at all."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from maps.faults import Fault, InputError


def refused_folder(folder: Path, value: str, rule: str, hint: str) -> InputError:
    """Return the error of a folder that cannot be used."""
    return InputError([Fault(str(folder), "", value, rule, hint)])


def refuse_used(out: Path) -> None:
    """Raise `InputError` where `out` already holds something."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise refused_folder(out, "", "must be a new or empty folder", "name a new folder")


def _unwritable(out: Path, error: OSError) -> InputError:
    return refused_folder(out, error.strerror or str(error), "the folder cannot be written", "")


@contextmanager
def whole_or_nothing(out: Path) -> Iterator[Path]:
    """Give a temporary folder beside `out`, and put it in its place once all went well.

    Whatever `out` held before is replaced. Raises InputError where the folder cannot be made.
    """
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    except OSError as error:
        raise _unwritable(out, error) from error
    try:
        yield temporary
        temporary.chmod(0o755)
        if out.exists():
            shutil.rmtree(out)
        temporary.replace(out)
    finally:
        if temporary.exists():
            shutil.rmtree(temporary)


def nameless_file(folder: Path) -> BinaryIO:
    """Return a file on the disk of a folder, which may yet have to be made.

    It has no name, so that nothing of it is left when it is closed, however a process ends. Raises
    InputError where it cannot be made.
    """
    there = next(each for each in (folder, *folder.parents) if each.is_dir())
    try:
        return cast(BinaryIO, tempfile.TemporaryFile(dir=there))
    except OSError as error:
        raise _unwritable(there, error) from error


@contextmanager
def whole_file(out: Path) -> Iterator[Path]:
    """Give a temporary file beside `out`, and put it in its place once all went well.

    It has the suffix of `out`. So nobody ever reads half of it, and what `out` held is replaced.
    Raises InputError where it cannot be made.
    """
    beside = out.with_name(f".{out.stem}.new{out.suffix}")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        beside.touch()
    except OSError as error:
        reason = error.strerror or str(error)
        raise refused_folder(out, reason, "cannot be written there", "") from error
    try:
        yield beside
        beside.replace(out)
    finally:
        beside.unlink(missing_ok=True)


def write_folder(out: Path, texts: Mapping[str, str]) -> None:
    """Write files, their texts by name (`NAME` or `FOLDER/NAME`), into a new or empty folder.

    Raises `InputError` where `out` already holds something or cannot be written.
    """
    refuse_used(out)
    try:
        with whole_or_nothing(out) as folder:
            for name, text in texts.items():
                file = folder / name
                file.parent.mkdir(exist_ok=True)
                file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise _unwritable(out, error) from error
