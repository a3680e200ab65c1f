"""Writes a folder of text files, whole or not at all."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from maps.faults import Fault, InputError


def refuse_used(out: Path) -> None:
    """Raise `InputError` where `out` already holds something."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        hint = "name a new folder"
        raise InputError([Fault(str(out), "", "", "must be a new or empty folder", hint)])


def write_folder(out: Path, texts: Mapping[str, str]) -> None:
    """Write files, their texts by name (`NAME` or `FOLDER/NAME`), into a new or empty folder.

    Raises `InputError` where `out` already holds something or cannot be written.
    """
    refuse_used(out)
    temporary = None
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
        for name, text in texts.items():
            file = temporary / name
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        temporary.chmod(0o755)
        temporary.replace(out)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(
            [Fault(str(out), "", reason, "the folder cannot be written", "")]
        ) from error
    finally:
        if temporary is not None and temporary.exists():
            shutil.rmtree(temporary)
