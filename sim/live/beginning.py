"""Writes what does not change in a live world as the folder of a run, its tables yet to grow."""

from pathlib import Path

from scenarios.site import site_folder
from sim.live.live_world import LiveWorld
from sim.live.teller import GROWING
from sim.record.manifest import manifest_of
from sim.record.run_folder import MANIFEST, TABLES, copy_campus, write_json, write_tables
from sim.record.tables import links, people, places, zones

FIXED = (links.TABLE, people.TABLE, places.TABLE, zones.TABLE)
RUN = "live"


def write_beginning(folder: Path, live: LiveWorld) -> None:
    """Write the campus, who and what the numbers mean, and the growing tables without a row."""
    (folder / TABLES).mkdir(parents=True)
    tables = {table.name: live.world.recorder.rows(table, 0) for table in FIXED}
    tables |= {table.name: table.schema().empty_table() for table in GROWING}
    with site_folder(live.scenario.campus) as source:
        copy_campus(source, folder)
    write_tables(folder / TABLES, tables)
    stage = live.world.stage
    manifest = manifest_of(live.scenario, stage.seed, stage.campus, RUN, tables)
    write_json(folder / MANIFEST, manifest)
