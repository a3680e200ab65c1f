"""The campuses that come with the project, each a campus folder."""

from importlib.resources import files
from pathlib import Path

from maps.faults import Fault, Faults, InputError, did_you_mean
from maps.folder import MAP_FILE


def _root() -> Path:
    return Path(str(files(__package__)))


def names() -> tuple[str, ...]:
    """Return the names of the built-in campuses."""
    return tuple(sorted(file.parent.name for file in _root().glob(f"*/{MAP_FILE}")))


def folder(name: str) -> Path:
    """Return the campus folder of a built-in campus; raises InputError where there is none."""
    if name not in names():
        rule = "must be a built-in campus"
        raise InputError([Fault("campus", "", name, rule, did_you_mean(name, names()))])
    return _root() / name


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
    rule = "must be a built-in campus or a campus folder"
    faults.add("", name_or_path, rule, did_you_mean(path.name, names()))
    raise InputError(faults.found)
