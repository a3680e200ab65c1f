"""Tells what people who cannot climb stairs cannot reach."""

from collections.abc import Sequence

from rich.table import Table

from cli.naming import name_of
from cli.titled import titled
from maps.campus import Campus
from sim.study.step_free import OutOfReach

WORDS = {
    "en": {
        "title": "Out of reach without stairs (dormitories aside)",
        "name": "name",
        "places": "rooms",
        "of": "of",
        "seats": "seats",
    },
    "zh": {
        "title": "不走楼梯无法到达（不含宿舍）",
        "name": "名称",
        "places": "房间数",
        "of": "共",
        "seats": "座位数",
    },
}


def out_of_reach_table(buildings: Sequence[OutOfReach], campus: Campus, language: str) -> Table:
    """Return the table of buildings with rooms that only stairs lead to."""
    words = WORDS[language]
    numbers = [words[header] for header in ("places", "of", "seats")]
    table = titled(words["title"], [words["name"]], numbers)
    for each in buildings:
        counts = (f"{count:,}" for count in (each.places, each.of, each.seats))
        table.add_row(name_of(campus, each.building, language), *counts)
    return table
