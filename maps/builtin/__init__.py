"""The campuses that come with the project, each a campus folder."""

from importlib.resources import files
from pathlib import Path

from maps.faults import Fault, InputError, did_you_mean


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
