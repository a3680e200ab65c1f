"""A tour of a run: instants, places and captions, one after the other, as a TOML file says."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from maps.campus import Campus
from maps.faults import Faults, did_you_mean
from scenarios.interventions.intervention import seconds_of
from scenarios.source import read_source
from viz.viewer.camera import View
from viz.viewer.recording import Recording

EASE_S = 1.0
"""How long the camera takes from one place to the next."""
NUMBERS = {"seconds": (0.5, 600.0, 5.0), "speed": (1.0, 3600.0, 60.0), "width_m": (20, 10_000, 300)}
"""Least, greatest and usual value of each number of a stop."""
WORDS = ("place", "caption", "caption_zh")


@dataclass(frozen=True)
class Stop:
    """From `at_ms` on, at a place or over the whole campus, for so many seconds of the film."""

    at_ms: int
    middle: tuple[float, float] | None
    seconds: float
    speed: float
    width_m: float
    captions: dict[str, str]


@dataclass(frozen=True)
class Shot:
    """A frame of a tour."""

    at_ms: int
    view: View
    caption: str
    moving: bool


def read_tour(file: Path, run: Recording) -> list[Stop]:
    """Return the stops of a tour file; raises `InputError` with every fault in it."""
    said = read_source(file).table.get("stops")
    faults = Faults(str(file))
    rows = said if isinstance(said, list) else []
    if not rows or not all(isinstance(row, dict) for row in rows):
        faults.add("stops", said, "must be one table [[stops]] or more")
        rows = []
    stops = [_stop(row, f"stop {number}", run, faults) for number, row in enumerate(rows, 1)]
    faults.raise_if_any()
    return stops


def _stop(row: dict[str, Any], place: str, run: Recording, faults: Faults) -> Stop:
    known = ("at", *WORDS, *NUMBERS)
    for key, value in row.items():
        if key not in known:
            faults.add(f"{place}, {key}", value, "is not known", did_you_mean(key, known))
    for key in WORDS:
        if not isinstance(row.get(key, ""), str):
            faults.add(f"{place}, {key}", row[key], "must be text")
    at_ms = _instant(row.get("at"), f"{place}, at", run, faults)
    numbers = {key: _number(row, key, place, faults) for key in NUMBERS}
    middle = _middle(run.campus, row.get("place", ""), f"{place}, place", faults)
    captions = {"en": str(row.get("caption", "")), "zh": str(row.get("caption_zh", ""))}
    return Stop(at_ms, middle, captions=captions, **numbers)


def _instant(said: object, place: str, run: Recording, faults: Faults) -> int:
    try:
        at_ms = seconds_of(said) * 1000 if isinstance(said, str) else -1
    except ValueError:
        at_ms = -1
    if not run.start_ms <= at_ms <= run.end_ms:
        faults.add(place, said, "must be a clock time within the run", 'as in "07:55"')
    return int(at_ms)


def _number(row: dict[str, Any], key: str, place: str, faults: Faults) -> float:
    low, high, usual = NUMBERS[key]
    value = row.get(key, usual)
    if type(value) not in (int, float) or not low <= value <= high:
        faults.add(f"{place}, {key}", value, f"must be a number from {low:g} to {high:g}")
        return usual
    return float(value)


def _middle(campus: Campus, key: object, place: str, faults: Faults) -> tuple[float, float] | None:
    if not isinstance(key, str) or key == "":
        return None
    shapes = {name: building.footprint for name, building in campus.buildings.items()}
    shapes |= {name: area.shape for name, area in campus.areas.items()}
    shapes |= {name: spot.point for name, spot in campus.spots.items()}
    shapes |= {name: path.line for name, path in campus.paths.items()}
    if key not in shapes:
        faults.add(place, key, "is not on the campus", did_you_mean(key, shapes))
        return None
    centre = shapes[key].centroid
    return float(centre.x), float(centre.y)


def shots(stops: list[Stop], whole: View, rate: int, language: str) -> Iterator[Shot]:
    """Yield the frames of a tour; between two stops the camera glides."""
    before = whole
    for stop in stops:
        there = whole
        if stop.middle is not None:
            x_m, y_m = stop.middle
            there = replace(whole, x_m=x_m, y_m=y_m, scale=whole.width / stop.width_m)
        caption = stop.captions.get(language) or stop.captions["en"] or stop.captions["zh"]
        for number in range(round(stop.seconds * rate)):
            share = min(number / rate / EASE_S, 1.0)
            view = there if share == 1.0 else _between(before, there, share)
            at_ms = stop.at_ms + round(number * 1000 * stop.speed / rate)
            yield Shot(at_ms, view, caption, moving=share < 1.0 and before != there)
        before = there


def _between(one: View, other: View, share: float) -> View:
    """Return a view on the way, slow at both ends; it is enlarged evenly."""
    eased = share * share * (3 - 2 * share)
    return replace(
        one,
        x_m=one.x_m + (other.x_m - one.x_m) * eased,
        y_m=one.y_m + (other.y_m - one.y_m) * eased,
        scale=one.scale * (other.scale / one.scale) ** eased,
    )
