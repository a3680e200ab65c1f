"""Folders of extensions: parts of the project that lie outside it, laid out as the project is.

The environment variable `CAMPUS_EXTENSIONS` names them, separated as paths are (":", on Windows
";"). A package that finds its parts because they are there looks into the folder of its own name
in each of them too: `sim.record.tables` into `EXTENSION/sim/record/tables`.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from maps.faults import Fault, InputError

VARIABLE = "CAMPUS_EXTENSIONS"
PARTS = (".py", ".toml", ".csv")


def extensions() -> tuple[Path, ...]:
    """Return the folders of extensions in their order; raises InputError where one is missing."""
    said = [Path(name) for name in os.environ.get(VARIABLE, "").split(os.pathsep) if name]
    missing = [folder for folder in said if not folder.is_dir()]
    if missing:
        rule, hint = "must be a folder", f"set the environment variable {VARIABLE} to folders"
        raise InputError([Fault(VARIABLE, "", str(folder), rule, hint) for folder in missing])
    return tuple(folder.resolve() for folder in said)


def widened(path: Iterable[str], package: str) -> list[str]:
    """Return where a package is looked for: at `path`, and in its folder of each extension.

    Raises InputError where an extension has a part of a name that is taken: it would not be found.
    """
    folders = [Path(folder) for folder in path]
    taken = {part.stem for folder in folders for part in _parts(folder)}
    for extension in extensions():
        inside = extension.joinpath(*package.split("."))
        if not inside.is_dir():
            continue
        parts = _parts(inside)
        rule = f"there is a part of this name in {package} already"
        clashes = [
            Fault(str(part), "", "", rule, "rename it") for part in parts if part.stem in taken
        ]
        if clashes:
            raise InputError(clashes)
        taken.update(part.stem for part in parts)
        folders.append(inside)
    return [str(folder) for folder in folders]


def data_files(path: Iterable[str], suffix: str) -> Iterator[Path]:
    """Yield the files of a suffix in the folders of a package, in the order of their names."""
    for folder in path:
        yield from sorted(Path(folder).glob(f"*{suffix}"), key=lambda file: file.name)


@contextmanager
def named(part: Path) -> Iterator[None]:
    """Raise InputError with the name of a part where what it says cannot be used."""
    try:
        yield
    except (KeyError, TypeError, ValueError) as error:
        told = " ".join(str(error).split())
        raise InputError([Fault(str(part), "", "", f"cannot be used: {told}", "")]) from error


def digest() -> str:
    """Return a digest of the parts in all extensions, by their contents and where they lie."""
    found = hashlib.blake2b(digest_size=16)
    for folder in extensions():
        for file in sorted(folder.rglob("*")):
            if file.suffix in PARTS and file.is_file():
                name, content = file.relative_to(folder).as_posix().encode(), file.read_bytes()
                found.update(b"%d %s %d " % (len(name), name, len(content)) + content)
    return found.hexdigest()


def _parts(folder: Path) -> list[Path]:
    """Return what a folder of a package is made of: modules, packages, data files."""
    return [
        part
        for part in sorted(folder.iterdir())
        if not part.name.startswith(("__", "."))
        and (part.suffix in PARTS or (part.is_dir() and part.name != "data"))
    ]
