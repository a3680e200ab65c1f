"""Tells how evacuations went."""

from rich.console import Console
from rich.table import Table

from cli.clock import clock_s
from cli.naming import name_of, way_name
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
        "share": "of its limit",
        "building": "building",
        "empty": "empty after",
        "more": "and {count} more",
        "narrow": "Bottleneck: {names}, which let out as many as they can",
        "crowded": "Bottleneck: {name}, level {level} at {at} ({density:.1f} persons/m²)",
        "no bottleneck": "No bottleneck: no exit let out more than {share:.0f} % of what it can",
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
        "share": "占通行能力",
        "building": "建筑",
        "empty": "清空用时",
        "more": "另有 {count} 个",
        "narrow": "瓶颈：{names}，已达通行能力",
        "crowded": "瓶颈：{name}，{at} 服务水平{level}级（{density:.1f} 人/平方米）",
        "no bottleneck": "无瓶颈：各出口最多用到通行能力的 {share:.0f} %",
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

MOST_ROWS = 12
AT_LIMIT = 0.9  # share of what a door lets out in a minute


def tell_evacuation(
    console: Console, evacuation: Evacuation, campus: Campus, language: str
) -> None:
    """Print how long an evacuation took, by which exits people left, and who came last."""
    words = WORDS[language]
    at = clock_s(evacuation.alarm_s, language)
    console.print(f"[bold]{words['title'].format(at=at, people=evacuation.within)}[/bold]")
    console.print(_times(evacuation, language))
    if len(evacuation.buildings) > 1:
        console.print(_buildings(evacuation, campus, language))
    if evacuation.exits:
        console.print(_exits(evacuation, campus, language))
        console.print(_bottleneck(evacuation, campus, language))
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


def _buildings(evacuation: Evacuation, campus: Campus, language: str) -> Table:
    words = WORDS[language]
    table = Table(box=None, pad_edge=False)
    table.add_column(words["building"])
    for word in ("people", "inside", "empty"):
        table.add_column(words[word], justify="right")
    for each in evacuation.buildings[:MOST_ROWS]:
        name = name_of(campus, each.id, language)
        empty = None if each.inside else each.empty_s
        table.add_row(name, f"{each.people:,}", f"{each.inside:,}", _span(empty, language))
    _add_rest(table, len(evacuation.buildings), language)
    return table


def _add_rest(table: Table, count: int, language: str) -> None:
    if count > MOST_ROWS:
        table.add_row(WORDS[language]["more"].format(count=count - MOST_ROWS))


def _bottleneck(evacuation: Evacuation, campus: Campus, language: str) -> str:
    """Say what held people up: exits at their limit, else a crowded way inside, else nothing."""
    words, tightest = WORDS[language], evacuation.tightest
    narrow = [way.id for way in evacuation.exits if way.limit_share >= AT_LIMIT]
    if narrow:
        names = ", ".join(name_of(campus, key, language) for key in narrow[:MOST_ROWS])
        return words["narrow"].format(names=names)
    if tightest is not None and tightest.level >= "E":
        return words["crowded"].format(
            name=way_name(campus, tightest.path, tightest.kind, language),
            level=tightest.level,
            at=clock_s(tightest.at_s, language),
            density=tightest.density,
        )
    share = 100.0 * max(way.limit_share for way in evacuation.exits)
    return words["no bottleneck"].format(share=share)


def _exits(evacuation: Evacuation, campus: Campus, language: str) -> Table:
    words = WORDS[language]
    table = Table(box=None, pad_edge=False)
    table.add_column(words["exit"])
    for word in ("width", "people", "minute", "share", "until"):
        table.add_column(words[word], justify="right")
    for way in evacuation.exits[:MOST_ROWS]:
        table.add_row(
            name_of(campus, way.id, language),
            f"{way.width_m:.1f} m",
            f"{way.people:,}",
            f"{way.most_in_a_minute:,}",
            f"{100.0 * way.limit_share:.0f} %",
            clock_s(way.until_s, language),
        )
    _add_rest(table, len(evacuation.exits), language)
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
