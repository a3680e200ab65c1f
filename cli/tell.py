"""Tells the day of a run in the terms of a planner."""

import json
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from cli.clock import clock
from cli.naming import name_of
from cli.tell_crowding import passers_told, worst_table
from cli.tell_energy import buildings_told, energy_table
from cli.tell_evacuation import tell_evacuation
from cli.tell_space import tell_space
from cli.tell_step_free import out_of_reach_table
from cli.titled import titled
from maps.campus import Campus
from sim.record.run_folder import INDICATORS, PICTURE, read_manifest
from sim.run import Run
from sim.study.crowding import worst_places
from sim.study.day import (
    Crowd,
    crowded_buildings,
    longest_queues,
    walking_peaks,
)
from sim.study.energy import energy_by_use, thirstiest_buildings
from sim.study.evacuations import evacuations
from sim.study.indicators import groups, indicators
from sim.study.query import open_run
from sim.study.space import (
    changes_not_made,
    fullest_hours,
    roomless,
    rooms_by_use,
    unused_rooms,
    use_of_rooms,
)
from sim.study.step_free import out_of_reach
from viz.quantity import shown

WORDS = {
    "en": {
        "of": "Scenario {scenario} on {campus}, seed {seed}",
        "was there": "This run was there already; it was not run again.",
        "buildings": "Fullest buildings (dormitories aside)",
        "queues": "Longest queues",
        "peaks": "Most people walking at {peaks}",
        "name": "name",
        "people": "people",
        "waiting": "waiting",
        "when": "at",
        "full": "of capacity",
        "wait": "mean wait",
        "folder": "Run folder: {folder}",
        "picture": "Picture:    {picture}",
        "view": "See it live: campus view {folder}",
        "no view": "To see people walk, run it with --trajectories and use campus view.",
    },
    "zh": {
        "of": "场景 {scenario}，校园 {campus}，随机种子 {seed}",
        "was there": "该运行结果已存在，未重新计算。",
        "buildings": "人数最多的建筑（不含宿舍）",
        "queues": "最长的队伍",
        "peaks": "步行人数高峰：{peaks}",
        "name": "名称",
        "people": "人数",
        "waiting": "排队人数",
        "when": "时间",
        "density": "人/平方米",
        "full": "占容量",
        "wait": "平均等待",
        "folder": "运行文件夹：{folder}",
        "picture": "图片：{picture}",
        "view": "动态查看：campus view {folder}",
        "no view": "如需查看人员行走，请加 --trajectories 重新运行，再用 campus view 打开。",
    },
}


def _indicators(folder: Path, language: str) -> Table:
    values = json.loads((folder / INDICATORS).read_text(encoding="utf-8"))
    table = Table(show_header=False, box=None, pad_edge=False)
    for group in groups().values():
        title = group.name_zh if language == "zh" else group.name
        of_group = [each for each in indicators().values() if each.group == group.key]
        if of_group:
            table.add_row(f"[bold]{title}[/bold]")
        for each in of_group:
            name = each.name_zh if language == "zh" else each.name
            table.add_row(f"  {name}", shown(values[each.key], each.unit, language))
    for column in table.columns[1:]:
        column.justify = "right"
    return table


def _crowds(
    title: str,
    crowds: Sequence[Crowd],
    headers: Sequence[str],
    shares: Sequence[str],
    campus: Campus,
    language: str,
) -> Table:
    table = titled(title, headers[:1], headers[1:])
    for crowd, share in zip(crowds, shares, strict=True):
        row = (f"{crowd.people:,}", clock(crowd.at_s, language), share)
        table.add_row(name_of(campus, crowd.id, language), *row)
    return table


def tell_day(run: Run, language: str) -> None:
    """Print what a run shows: its indicators, crowded links and places, peaks and queues."""
    words = WORDS[language]
    console = Console(highlight=False, soft_wrap=True)
    folder, campus = run.folder, run.campus
    manifest = read_manifest(folder)
    connection = open_run(folder)
    name = manifest["scenario"]["name"]
    title = words["of"].format(scenario=name, campus=campus.label(language), seed=manifest["seed"])
    console.print(f"[bold]{title}[/bold]")
    if run.was_there:
        console.print(words["was there"])
    console.print(_indicators(folder, language))
    peaks = walking_peaks(connection)
    told = ", ".join(f"{clock(at, language)} ({people:,})" for at, people in sorted(peaks))
    console.print(words["peaks"].format(peaks=told))
    what, when = words["people"], words["when"]
    buildings = crowded_buildings(connection)
    queues = longest_queues(connection)
    worst = worst_places(connection)
    console.print()
    console.print(worst_table(worst, campus, language))
    if passers := passers_told(worst, campus, language):
        console.print()
        console.print(passers)
    for title, crowds, headers, shares in (
        (
            words["buildings"],
            buildings,
            (words["name"], what, when, words["full"]),
            [f"{100 * crowd.share:.0f} %" for crowd in buildings],
        ),
        (
            words["queues"],
            queues,
            (words["name"], words["waiting"], when, words["wait"]),
            [shown(crowd.share / 60, "min", language) for crowd in queues],
        ),
    ):
        console.print()
        console.print(_crowds(title, crowds, headers, shares, campus, language))
    if uses := use_of_rooms(connection):
        tell_space(
            console,
            uses,
            fullest_hours(connection),
            unused_rooms(connection),
            roomless(connection),
            [rooms_by_use(connection, fullest) for fullest in (True, False)],
            changes_not_made(connection),
            campus,
            language,
        )
    if beyond := out_of_reach(connection):
        console.print()
        console.print(out_of_reach_table(beyond, campus, language))
    if taken := energy_by_use(connection):
        console.print()
        console.print(energy_table(taken, language))
        console.print(buildings_told(thirstiest_buildings(connection), campus, language))
    for evacuation in evacuations(connection):
        console.print()
        tell_evacuation(console, evacuation, campus, language)
    console.print()
    console.print(words["folder"].format(folder=folder))
    console.print(words["picture"].format(picture=folder / PICTURE))
    seen = "view" if "trajectories" in manifest["tables"] else "no view"
    console.print(words[seen].format(folder=folder))
