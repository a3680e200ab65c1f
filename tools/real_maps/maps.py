"""The two real maps, imported, as they are and with more people."""

import os
from pathlib import Path

from maps.importers.osm import import_osm
from tools.real_maps.swollen import swollen

MAPS = {"Shanghai University": "shu/map.osm", "Northwestern University": "northwestern/nu.osm"}


def source() -> Path | None:
    """Return the folder of the maps; None where `CAMPUS_DATA` does not name the real data."""
    data = os.environ.get("CAMPUS_DATA")
    return Path(data, "maps") if data else None


def imported(name: str, folder: Path, times: int = 1) -> Path:
    """Return a campus folder of a map, made in `folder`, with `times` as many people."""
    maps = source()
    assert maps is not None
    stem = Path(MAPS[name]).parent.name
    campus = folder / stem
    if not campus.exists():
        import_osm(maps / MAPS[name], campus)
    if times == 1:
        return campus
    more = folder / f"{stem}-{times}"
    return more if more.exists() else swollen(campus, more, times)
