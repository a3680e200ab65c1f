"""What `campus doctor` looks at: one function a thing."""

import os
import re
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

DISTRIBUTION = "campus-twin"
LEAST_PYTHON = (3, 11)
LEAST_DISK_GB = 2.0
LEAST_MEMORY_GB = 2.0
EXTRAS = {
    "cluster": "runs on a cluster",
    "explore": "campus sensitivity and campus search",
    "twin": "campus serve, and telemetry over MQTT",
    "dev": "the tests and checks of the project",
}
PROGRAMS = {
    "Xvfb": "tests of windows",
    "xdotool": "tests of windows",
    "chromium": "tests of the pages",
    "mosquitto": "tests of telemetry",
}
FOLDERS = {"CAMPUS_DATA": "real maps and timetables", "CAMPUS_EXTENSIONS": "extensions"}
_REQUIREMENT = re.compile(
    r"([\w.-]+)\s*(?:>=\s*([\d.]+))?[^;]*(?:;.*extra\s*==\s*['\"](\w+)['\"])?"
)


@dataclass(frozen=True)
class Finding:
    """A thing that was looked at; `state` is good, note (worth knowing) or bad."""

    name: str
    state: str
    told: str
    todo: str = ""


def findings() -> list[Finding]:
    """Look at everything."""
    return [
        python(sys.version_info[:3]),
        *parts(requires(DISTRIBUTION) or ()),
        compiled_models(),
        display(os.environ, sys.platform),
        films(),
        *programs(),
        *folders(os.environ),
        *machine(Path.cwd()),
    ]


def python(found: Sequence[int]) -> Finding:
    """Say whether Python is new enough."""
    told = ".".join(map(str, found))
    if tuple(found) >= LEAST_PYTHON:
        return Finding("Python", "good", told)
    least = ".".join(map(str, LEAST_PYTHON))
    return Finding("Python", "bad", told, f"install Python {least} or newer, and make .venv anew")


def parts(requirements: Sequence[str]) -> Iterator[Finding]:
    """Yield what of the packages is missing: those that are needed, then the extras."""
    by_extra: dict[str, list[str]] = {"": [], **{extra: [] for extra in EXTRAS}}
    count: dict[str, int] = dict.fromkeys(by_extra, 0)
    for requirement in requirements:
        name, least, extra = (found or "" for found in _parsed(requirement))
        if extra not in by_extra:
            continue
        count[extra] += 1
        lack = _lack(name, least)
        if lack:
            by_extra[extra].append(lack)
    for extra, lacking in by_extra.items():
        title = f"extra {extra} ({EXTRAS[extra]})" if extra else "packages that are needed"
        if not lacking:
            yield Finding(title, "good", f"all {count[extra]}")
            continue
        target = f"{DISTRIBUTION}[{extra}]" if extra else DISTRIBUTION
        told = f"{len(lacking)} of {count[extra]}: {', '.join(lacking)}"
        state = "note" if extra else "bad"
        yield Finding(title, state, told, f"python -m pip install '{target}'")


def _parsed(requirement: str) -> tuple[str | None, ...]:
    found = _REQUIREMENT.match(requirement)
    return found.groups() if found else (requirement, None, None)


def _lack(name: str, least: str) -> str:
    """Return what is wrong with a package, "" for nothing."""
    try:
        there = version(name)
    except PackageNotFoundError:
        return f"{name} is not there"
    return f"{name} is {there}, not {least}" if _numbers(there) < _numbers(least) else ""


def _numbers(said: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", said)[:3])


def compiled_models() -> Finding:
    """Say where compiled models are kept, and whether they can be."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = Path(os.environ.get("NUMBA_CACHE_DIR") or home / DISTRIBUTION)
    nearest = next(each for each in (folder, *folder.parents) if each.exists())
    if not os.access(nearest, os.W_OK):
        todo = "set NUMBA_CACHE_DIR to a folder that can be written; else every run compiles anew"
        return Finding("compiled models", "bad", f"{folder} cannot be written", todo)
    if not folder.exists():
        return Finding(
            "compiled models", "good", "none yet: the first run takes half a minute more"
        )
    return Finding("compiled models", "good", f"kept in {folder}")


def display(environment: Mapping[str, str], platform: str) -> Finding:
    """Say whether a window can be opened."""
    has_screen = platform in ("win32", "darwin") or any(
        environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )
    if has_screen:
        return Finding("screen", "good", "campus view can open its window")
    todo = "campus record and campus draw need no screen; or try xvfb-run campus view"
    return Finding("screen", "note", "none: campus view cannot open a window", todo)


def films() -> Finding:
    """Say whether films can be made."""
    try:
        import imageio_ffmpeg

        program = imageio_ffmpeg.get_ffmpeg_exe()
    except (ImportError, RuntimeError) as error:
        return Finding("films", "note", str(error), "set IMAGEIO_FFMPEG_EXE to a program ffmpeg")
    return Finding("films", "good", f"made by {Path(program).name}")


def programs() -> Iterator[Finding]:
    """Yield which programs are missing that only tests need."""
    lacking = {name: use for name, use in PROGRAMS.items() if shutil.which(name) is None}
    if not lacking:
        yield Finding("programs of the tests", "good", ", ".join(PROGRAMS))
    for name, use in lacking.items():
        todo = "install it with your system's package manager; until then they are skipped"
        yield Finding(f"program {name}", "note", f"not there: for {use}", todo)


def folders(environment: Mapping[str, str]) -> Iterator[Finding]:
    """Yield what the environment variables that name folders lead to."""
    for variable, what in FOLDERS.items():
        said = environment.get(variable, "")
        wrong = [name for name in said.split(os.pathsep) if name and not Path(name).is_dir()]
        if wrong:
            told = f"{', '.join(wrong)} is no folder"
            yield Finding(variable, "bad", told, f"unset {variable}, or name a folder")
        elif said:
            yield Finding(variable, "good", said)
        else:
            yield Finding(variable, "note", f"not set: no {what}")


def machine(here: Path) -> Iterator[Finding]:
    """Yield what the machine has of processors, memory and room."""
    yield Finding("processors", "good", str(os.cpu_count() or 1))
    if hasattr(os, "sysconf"):
        memory_gb = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e9
        yield _enough("memory", memory_gb, LEAST_MEMORY_GB, "run on a smaller campus, as quad")
    free_gb = shutil.disk_usage(here).free / 1e9
    yield _enough("room on the disk", free_gb, LEAST_DISK_GB, "make room, or work elsewhere")


def _enough(name: str, there_gb: float, least_gb: float, todo: str) -> Finding:
    if there_gb >= least_gb:
        return Finding(name, "good", f"{there_gb:.0f} GB")
    return Finding(name, "note", f"{there_gb:.1f} GB, less than {least_gb:g}", todo)
