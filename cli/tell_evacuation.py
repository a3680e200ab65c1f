"""Tells how evacuations went."""

from rich.console import Console
from rich.table import Table

from cli.clock import clock_s
from cli.naming import name_of
from maps.campus import Campus
from sim.study.evacuations import Evacuation, LastOut

WORDS = {
    "en": {
        "title": "Evacuation: alarm at {at}, {people:,} people to leave",
        "half": "half are out after",
        "most": "95 % are out after",
        "all": "all are out after",
        "set out": "the last sets out after",
        "gathered": "all have come to an assembly point after",
        "inside": "never got out",
        "exit": "exit",
        "width": "width",
        "people": "people",
        "until": "until",
        "minute": "most in a minute",
        "last": "Last out: {role} {person}, from {place}, set out at {start}, out at {out}, {way}",
        "on the way": "on the way",
        "outdoors": "outdoors",
        "student": "student",
        "teacher": "teacher",
        "staff": "member of staff",
        "visitor": "visitor",
        "time": "{minutes} min {seconds:02d} s",
    },
    "zh": {
        "title": "疏散：{at} 报警，需疏散 {people:,} 人",
        "half": "半数人员撤出用时",
        "most": "95 % 人员撤出用时",
        "all": "全部人员撤出用时",
        "set out": "最后一人开始行动",
        "gathered": "全部到达集合点用时",
        "inside": "未能撤出",
        "exit": "出口",
        "width": "宽度",
        "people": "人数",
        "until": "结束时间",
        "minute": "每分钟最多",
        "last": "最后撤出：{role} {person}，位于 {place}，{start} 出发，{out} 经 {way} 撤出",
        "on the way": "途中",
        "outdoors": "室外",
        "student": "学生",
        "teacher": "教师",
        "staff": "职工",
        "visitor": "访客",
        "time": "{minutes} 分 {seconds:02d} 秒",
    },
}


def tell_evacuation(
    console: Console, evacuation: Evacuation, campus: Campus, language: str
) -> None:
    """Print how long an evacuation took, by which exits people left, and who came last."""
    words = WORDS[language]
    at = clock_s(evacuation.alarm_s, language)
    console.print(f"[bold]{words['title'].format(at=at, people=evacuation.within)}[/bold]")
    console.print(_times(evacuation, language))
    if evacuation.exits:
        console.print(_exits(evacuation, campus, language))
    if evacuation.last is not None:
        console.print(_last(evacuation.last, campus, language))


def _span(seconds: float | None, language: str) -> str:
    if seconds is None:
        return "–"
    minutes, rest = divmod(round(seconds), 60)
    return WORDS[language]["time"].format(minutes=minutes, seconds=rest)


def _times(evacuation: Evacuation, language: str) -> Table:
    words = WORDS[language]
    table = Table(show_header=False, box=None, pad_edge=False)
    for word, seconds in (
        ("half", evacuation.half_s),
        ("most", evacuation.most_s),
        ("all", evacuation.all_s if not evacuation.inside else None),
        ("set out", evacuation.set_out_s),
        ("gathered", evacuation.gathered_s),
    ):
        table.add_row(words[word], _span(seconds, language))
    table.add_row(words["inside"], f"{evacuation.inside:,}")
    table.columns[1].justify = "right"
    return table


def _exits(evacuation: Evacuation, campus: Campus, language: str) -> Table:
    words = WORDS[language]
    table = Table(box=None, pad_edge=False)
    table.add_column(words["exit"])
    for word in ("width", "people", "minute", "until"):
        table.add_column(words[word], justify="right")
    for way in evacuation.exits:
        table.add_row(
            name_of(campus, way.id, language),
            f"{way.width_m:.1f} m",
            f"{way.people:,}",
            f"{way.most_in_a_minute:,}",
            clock_s(way.until_s, language),
        )
    return table


def _last(last: LastOut, campus: Campus, language: str) -> str:
    words = WORDS[language]
    return words["last"].format(
        role=words[last.role],
        person=last.person,
        place=name_of(campus, last.place, language) if last.place else words["on the way"],
        start=clock_s(last.start_s, language),
        out=clock_s(last.out_s, language),
        way=name_of(campus, last.exit, language) if last.exit else words["outdoors"],
    )
