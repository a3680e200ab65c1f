"""Writes a live world as the folder of a run: first its tables have yet to grow, then they have."""

from collections.abc import Mapping
from pathlib import Path

from scenarios.site import site_folder
from sim.live.live_world import LiveWorld
from sim.live.teller import GROWING
from sim.record.manifest import manifest_of
from sim.record.run_folder import MANIFEST, TABLES, copy_campus, write_json, write_tables
from sim.record.tables import links, people, places, zones
from sim.study.indicators import evaluate
from sim.study.query import open_tables

FIXED = (links.TABLE, people.TABLE, places.TABLE, zones.TABLE)
RUN = "live"


def write_beginning(folder: Path, live: LiveWorld) -> None:
    """Write the campus, who and what the numbers mean, and the growing tables without a row."""
    (folder / TABLES).mkdir(parents=True)
    tables = {table.name: live.world.recorder.rows(table, 0) for table in FIXED}
    tables |= {table.name: table.schema.empty_table() for table in GROWING}
    with site_folder(live.scenario.campus) as source:
        copy_campus(source, folder)
    write_tables(folder / TABLES, tables)
    stage = live.world.stage
    rows = {name: table.num_rows for name, table in tables.items()}
    manifest = manifest_of(live.scenario, stage.seed, stage.campus, RUN, rows)
    write_json(folder / MANIFEST, manifest)


def measured(folder: Path, live: LiveWorld) -> Mapping[str, float | None]:
    """Return the indicators of a world that has come to its end, whose tables are written."""
    write_tables(folder / TABLES, live.world.recorder.tables())
    return evaluate(open_tables(folder / TABLES))
