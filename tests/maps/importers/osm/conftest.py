from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pytest

from maps.campus import Campus
from maps.folder import load
from maps.importers.osm import ImportReport, import_osm
from tests.maps.importers.sketch import Sketch, box


@dataclass(frozen=True)
class Imported:
    campus: Campus
    report: ImportReport
    folder: Path


Importing: TypeAlias = Callable[..., Imported]


@pytest.fixture
def sketch() -> Sketch:
    """A street along y = 0 from x = -200 to 200, across the edge of the extract, and a house."""
    drawn = Sketch()
    drawn.bounds = (-150, -150, 150, 150)
    drawn.way([(-200, 0), (0, 0), (200, 0)], highway="residential", name="Street")
    drawn.way(box(-60, 10, 40, 15), building="university", name="Alpha Hall")
    return drawn


@pytest.fixture
def imported(tmp_path: Path) -> Importing:
    """Import a sketch, load what came of it, and return both with the report."""

    def run(sketch: Sketch, boundary: str | None = None) -> Imported:
        file = sketch.write(tmp_path / "map.osm")
        out = tmp_path / "campus"
        report = import_osm(file, out, boundary)
        return Imported(load(out), report, out)

    return run
