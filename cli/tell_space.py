"""Tells how rooms were used, beside what norms and surveys say."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from cli.naming import name_of
from cli.titled import titled
from maps.campus import Campus
from maps.vocabulary import room_kinds
from models.space.class_kinds import class_kinds
from models.space.joint_kinds import joint_kinds
from sim.study.space import MEASURES, Change, HourUse, RoomUse, Use

WORDS = {
    "en": {
        "use": "Use of rooms for teaching, by day: booked and seen",
        "kind": "kind",
        "rooms": "rooms",
        "booked_frequency": "booked time",
        "booked_occupancy": "booked seats",
        "booked_utilisation": "booked both",
        "frequency": "seen time",
        "occupancy": "seen seats",
        "utilisation": "seen both",
        "said": "Norms and surveys for both: {said}.",
        "all": "all of them",
        "hours": "Most rooms in use from {hours}; {unused:,} rooms were not used at all.",
        "hour": "{hour}:00 ({share:.0f} %)",
        "roomless": "Meetings that found no room: {told}.",
        "fullest": "Fullest rooms for teaching",
        "emptiest": "Emptiest rooms for teaching",
        "name": "name",
        "seats": "seats",
        "booked": "booked",
        "used": "in use",
        "changes": "Classes too far apart for the time between them",
        "from": "from",
        "to": "to",
        "people": "people",
        "gap": "time",
        "took": "walk",
        "late": "late",
    },
    "zh": {
        "use": "教学用房日间使用情况：课表与实测",
        "kind": "类型",
        "rooms": "房间数",
        "booked_frequency": "课表时间",
        "booked_occupancy": "课表座位",
        "booked_utilisation": "课表综合",
        "frequency": "实测时间",
        "occupancy": "实测座位",
        "utilisation": "实测综合",
        "said": "综合利用率的标准与调查值：{said}。",
        "all": "合计",
        "hours": "使用房间最多的时段：{hours}；全天未使用的房间：{unused:,}间。",
        "hour": "{hour}:00（{share:.0f} %）",
        "roomless": "未找到房间的课程与活动：{told}。",
        "fullest": "利用率最高的教学用房",
        "emptiest": "利用率最低的教学用房",
        "name": "名称",
        "seats": "座位数",
        "booked": "排课",
        "used": "使用",
        "changes": "间隔时间不足以赶到的连排课程",
        "from": "从",
        "to": "到",
        "people": "人数",
        "gap": "间隔",
        "took": "步行",
        "late": "迟到",
    },
}


def tell_space(
    console: Console,
    uses: Sequence[Use],
    hours: Sequence[HourUse],
    unused: int,
    without_room: Sequence[tuple[str, int]],
    rooms: Sequence[Sequence[RoomUse]],
    changes: Sequence[Change],
    campus: Campus,
    language: str,
) -> None:
    """Print the section of rooms; `rooms` are the fullest and the emptiest."""
    words = WORDS[language]
    console.print()
    console.print(_uses(uses, language))
    norms = "; ".join(
        f"{_kind(use.kind, language)}: "
        + ", ".join(f"{norm} {_percent(v)}" for norm, v in use.said)
        for use in uses
        if use.said
    )
    console.print(words["said"].format(said=norms))
    told = ", ".join(
        words["hour"].format(hour=each.hour, share=100 * each.frequency) for each in hours
    )
    console.print(words["hours"].format(hours=told, unused=unused))
    if without_room:
        told = ", ".join(f"{_meeting(kind, language)} {n:,}" for kind, n in without_room)
        console.print(words["roomless"].format(told=told))
    for title, listed in zip(("fullest", "emptiest"), rooms, strict=True):
        console.print()
        console.print(_rooms(words[title], listed, campus, language))
    if changes:
        console.print()
        console.print(_changes(changes, campus, language))


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.0f} %"


def _uses(uses: Sequence[Use], language: str) -> Table:
    words = WORDS[language]
    numbers = [words[header] for header in ("rooms", *MEASURES)]
    table = titled(words["use"], [words["kind"]], numbers)
    for use in uses:
        shares = (_percent(getattr(use, measure)) for measure in MEASURES)
        table.add_row(_kind(use.kind, language), f"{use.rooms:,}", *shares)
    return table


def _kind(kind: str, language: str) -> str:
    if kind not in room_kinds():
        return WORDS[language]["all"]
    known = room_kinds()[kind]
    return known.name_zh if language == "zh" else known.name


def _meeting(kind: str, language: str) -> str:
    """Return the name of a kind of class or joint activity, the kind itself where it has none."""
    names = {known.key: (known.name, known.name_zh) for known in class_kinds()}
    names |= {known.key: (known.name, known.name_zh) for known in joint_kinds()}
    return names.get(kind, (kind, kind))[language == "zh"]


def _rooms(title: str, rooms: Sequence[RoomUse], campus: Campus, language: str) -> Table:
    words = WORDS[language]
    numbers = [words[header] for header in ("seats", "booked", "used", "utilisation")]
    table = titled(title, [words["name"]], numbers)
    for room in rooms:
        table.add_row(
            f"{name_of(campus, room.room, language)} ({room.room})",
            f"{room.seats:,}",
            f"{room.booked_h:.1f} h",
            f"{room.used_h:.1f} h",
            _percent(room.utilisation),
        )
    return table


def _changes(changes: Sequence[Change], campus: Campus, language: str) -> Table:
    words = WORDS[language]
    texts = [words[header] for header in ("from", "to")]
    numbers = [words[header] for header in ("people", "gap", "took", "late")]
    table = titled(words["changes"], texts, numbers)
    for change in changes:
        table.add_row(
            f"{change.from_class}, {name_of(campus, change.from_room, language)}",
            f"{change.to_class}, {name_of(campus, change.to_room, language)}",
            f"{change.people:,}",
            f"{change.gap_min:.0f} min",
            f"{change.took_min:.1f} min",
            _percent(change.late_share),
        )
    return table
