"""Tells a comparison in the terms of a planner."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from sim.study.compare.record import RECORD
from sim.study.indicators import indicators
from viz import recovered
from viz.quantity import difference_shown, shown

MOST_AFTERWARDS = 8
WORDS = {
    "en": {
        "title": "Compared with {baseline}, by {pairs} pairs of runs",
        "how": (
            "Differences are alternative minus baseline under the same seed, "
            "in [{level:g} % intervals that hold for all {questions} questions at once]."
        ),
        "cost": ", which costs {cost:,.0f}",
        "question": "question",
        "base": "baseline",
        "other": "alternative",
        "difference": "difference",
        "verdict": "verdict",
        "afterwards": (
            "Looked at afterwards, each by its own {level:g} % interval: "
            "hints for the next question, no verdicts"
        ),
        "robust": "{name}: robust; the verdict stands at both ends of {tried}",
        "fragile": "{name}: fragile; of {tried}, another verdict with",
        "turn": "  {parameter} at its {end} end: {verdict}",
        "low": "low",
        "high": "high",
        "record": "Decision record: {record}",
        "page": "As a page: campus report {folder} --out {folder}.html",
    },
    "zh": {
        "title": "与 {baseline} 的比较，{pairs} 对运行",
        "how": (
            "差值为同一随机种子下方案减基准，"
            "[方括号内为 {level:g} % 区间，对全部 {questions} 个问题同时成立]。"
        ),
        "cost": "，费用 {cost:,.0f}",
        "question": "问题",
        "base": "基准",
        "other": "方案",
        "difference": "差值",
        "verdict": "结论",
        "afterwards": "事后查看的指标（各自的 {level:g} % 区间）：供下次提问参考，不作结论",
        "robust": "{name}：稳健；在 {tried} 的两端结论不变",
        "fragile": "{name}：脆弱；在 {tried} 中，以下取值改变结论",
        "turn": "  {parameter} 取{end}端：{verdict}",
        "low": "低",
        "high": "高",
        "record": "决策记录：{record}",
        "page": "做成网页：campus report {folder} --out {folder}.html",
        "better": "更好",
        "worse": "更差",
        "no relevant difference": "无实质差别",
        "inconclusive": "尚无定论",
    },
}


def tell_comparison(record: Mapping[str, Any], folder: Path, language: str) -> None:
    """Print the answers of a comparison, alternative by alternative, and where its record lies."""
    words = WORDS[language]
    console = Console(highlight=False, soft_wrap=True)
    level = 100 * record["level"]
    title = words["title"].format(baseline=record["baseline"]["name"], pairs=len(record["seeds"]))
    console.print(f"[bold]{title}[/bold]")
    console.print(words["how"].format(level=level, questions=len(record["answers"])))
    for each in record["alternatives"]:
        name, cost = each["scenario"]["name"], each["cost"]
        told = "" if cost is None else words["cost"].format(cost=cost)
        console.print(f"\n[bold]{name}[/bold]{told}")
        console.print(_table(_of(record["answers"], name), True, language))
        for row in _of(record["answers"], name):
            _tell_robustness(console, row, language)
        if each["recovery"]:
            _tell_recovery(console, name, each["recovery"], language)
        found = _clearest(_of(record["looked_at_afterwards"], name))
        if found:
            console.print(words["afterwards"].format(level=level))
            console.print(_table(found, False, language))
    console.print()
    console.print(words["record"].format(record=folder / RECORD))
    console.print(words["page"].format(folder=folder))


def _tell_robustness(console: Console, answer: Mapping[str, Any], language: str) -> None:
    """Print how a verdict stands against the assumptions, where that was asked."""
    if "robustness" not in answer:
        return
    words, told = WORDS[language], answer["robustness"]
    indicator = indicators()[answer["indicator"]]
    name = indicator.name_zh if language == "zh" else indicator.name
    tried = ", ".join(told["tried"]) or "–"
    console.print(words[told["verdict"]].format(name=name, tried=tried))
    for turn in told["turns"]:
        verdict = words.get(turn["verdict"], turn["verdict"])
        console.print(
            words["turn"].format(
                parameter=turn["parameter"], end=words[turn["end"]], verdict=verdict
            )
        )


def _tell_recovery(console: Console, name: str, recovery: Mapping[str, Any], language: str) -> None:
    """Print how long after a shock everything is as usual again."""
    console.print(recovered.shock_told(name, recovery, language))
    table = Table(box=None, pad_edge=False)
    moment, largest, back = recovered.heads(language)
    table.add_column(moment)
    table.add_column(largest, justify="right")
    table.add_column(back)
    for row in recovered.rows(recovery, language):
        table.add_row(*row)
    console.print(table)


def _of(rows: Sequence[Mapping[str, Any]], alternative: str) -> list[Mapping[str, Any]]:
    return [row for row in rows if row["alternative"] == alternative]


def _clearest(differences: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the differences whose interval excludes 0, those first that stand out most."""

    def clearness(told: Mapping[str, Any]) -> float:
        low, high = told["interval"]
        half = (high - low) / 2
        return float("inf") if half == 0 else abs(told["difference"]) / half

    clear = [
        told
        for told in differences
        if None not in told["interval"] and told["difference"] and clearness(told) > 1
    ]
    return sorted(clear, key=lambda told: -clearness(told))[:MOST_AFTERWARDS]


def _table(rows: Sequence[Mapping[str, Any]], asked: bool, language: str) -> Table:
    words = WORDS[language]
    table = Table(box=None, pad_edge=False)
    table.add_column(words["question"])
    for name in ("base", "other", "difference"):
        table.add_column(words[name], justify="right")
    if asked:
        table.add_column(words["verdict"])
    for row in rows:
        table.add_row(*_cells(row, asked, language))
    return table


def _cells(row: Mapping[str, Any], asked: bool, language: str) -> list[str]:
    indicator = indicators()[row["indicator"]]
    unit = indicator.unit
    ends = row["adjusted_interval" if asked else "interval"]
    cells = [
        indicator.name_zh if language == "zh" else indicator.name,
        shown(row["base"], unit, language),
        shown(row["other"], unit, language),
        difference_shown(row["difference"], ends, unit, language),
    ]
    if asked:
        cells.append(WORDS[language].get(row["verdict"], row["verdict"]))
    return cells
