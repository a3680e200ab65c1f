"""The campuses that come with the project, each a campus folder."""

from importlib.resources import files
from pathlib import Path

from maps.faults import Fault, Faults, InputError, did_you_mean


def names() -> tuple[str, ...]:
    """Return the names of the built-in campuses, in alphabetical order."""
    here = Path(str(files("maps.builtin")))
    return tuple(sorted(file.parent.name for file in here.glob("*/campus.geojson")))


def folder(name: str) -> Path:
    """Return the folder of a built-in campus; raises `InputError` where there is none."""
    if name not in names():
        hint = did_you_mean(name, names())
        raise InputError([Fault("campus", "", repr(name), "must be a built-in campus", hint)])
    return Path(str(files("maps.builtin"))) / name


def folder_of(name_or_path: str) -> Path:
    """Return the folder of a campus that is given by a built-in name or by a path.

    Raises `InputError` where it is neither.
    """
    if name_or_path in names():
        return folder(name_or_path)
    path = Path(name_or_path)
    try:
        if path.is_dir():
            return path
    except OSError:  # a name too long for the file system
        pass
    faults = Faults("campus")
    hint = did_you_mean(path.name, names())
    faults.add("", name_or_path, "must be a built-in campus or a campus folder", hint)
    raise InputError(faults.found)
