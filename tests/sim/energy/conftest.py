from collections.abc import Callable
from pathlib import Path

import energy_campus
import pytest
from energy_campus import Day

Recorded = Callable[..., Day]


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """Return a function that gives the day of a scenario under settings; each is run once."""
    base = tmp_path_factory.mktemp("energy")
    campus = energy_campus.write_to(base / "campus")
    known: dict[tuple[str, ...], Day] = {}

    def day(scenario: str, *settings: str, campus_folder: Path = campus) -> Day:
        key = (str(campus_folder), scenario, *settings)
        if key not in known:
            out = base / f"run-{len(known)}"
            known[key] = energy_campus.record(out, campus_folder, scenario, *settings)
        return known[key]

    return day
