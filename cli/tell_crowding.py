"""Tells where a run was most crowded, and who was there."""

from collections.abc import Callable, Sequence

from rich.table import Table
from rich.text import Text

from cli.clock import clock
from cli.naming import way_name
from cli.titled import titled
from maps.campus import Campus
from models.people.activities import activities
from models.people.colleges import colleges
from sim.study.crowding import Share, WorstPlace

WORDS = {
    "en": {
        "worst": "Most crowded paths",
        "name": "name",
        "level": "level",
        "at": "at",
        "density": "persons/m²",
        "time": "person-min at E–F",
        "who": "Most of those who were there at the worst minute",
        "student": "students",
        "teacher": "teachers",
        "staff": "other staff",
        "visitor": "visitors",
    },
    "zh": {
        "worst": "最拥挤的道路",
        "name": "名称",
        "level": "服务水平",
        "at": "时间",
        "density": "人/平方米",
        "time": "E、F级（人·分钟）",
        "who": "最拥挤一分钟的主要人群",
        "student": "学生",
        "teacher": "教师",
        "staff": "职工",
        "visitor": "访客",
    },
}


def worst_table(places: Sequence[WorstPlace], campus: Campus, language: str) -> Table:
    """Return the table of the most crowded paths."""
    words = WORDS[language]
    numbers = [words[header] for header in ("level", "at", "density", "time")]
    table = titled(words["worst"], [words["name"]], numbers)
    for place in places:
        table.add_row(
            way_name(campus, place.path, place.kind, language),
            place.level,
            clock(place.at_s, language),
            f"{place.density:.2f}",
            f"{place.person_min:,.0f}",
        )
    return table


def passers_told(places: Sequence[WorstPlace], campus: Campus, language: str) -> Text | None:
    """Return a line a path on who was there at its worst: of each kind the commonest group.

    None where they were too few to tell of.
    """
    words, zh = WORDS[language], language == "zh"
    college = {each.name: each.name_zh if zh else each.name for each in colleges()}
    purpose = {each.key: each.name_zh if zh else each.name for each in activities()}
    lines = Text(words["who"], style="bold")
    for place in places:
        told = (
            _told(place.way, " → ", lambda key: _place(campus, key, language)),
            _told(place.cohort, " ", lambda key: words.get(key, college.get(key, key))),
            _told(place.activity, "", lambda key: purpose[key]),
        )
        if any(told):
            name = way_name(campus, place.path, place.kind, language)
            lines.append(f"\n{name}: {', '.join(filter(None, told))}", style="not bold")
    return lines if "\n" in lines.plain else None


def _place(campus: Campus, key: str, language: str) -> str:
    known = (campus.buildings, campus.areas, campus.spots)
    return next((named[key].label(language) for named in known if key in named), key)


def _told(share: Share | None, joint: str, say: Callable[[str], str]) -> str:
    if share is None:
        return ""
    common = joint.join(say(key) for key in share.common if key)
    return f"{100 * share.share:.0f} % {common}"
