"""The answers: a verdict on each question, with its interval."""

from collections.abc import Mapping
from typing import Any

from sim.study.compare.verdict import BETTER, INCONCLUSIVE, SAME, WORSE
from sim.study.indicators import indicators
from viz.quantity import difference_shown, shown
from viz.report.blocks import Block, Paragraph, Section, Table
from viz.report.charts import whiskers
from viz.report.sources import ComparisonSource
from viz.words import say

ORDER = 1
_WORDS = {BETTER: "better", WORSE: "worse", SAME: "same", INCONCLUSIVE: "inconclusive"}


def section(source: ComparisonSource) -> Section:
    """Return the table of answers, the costs, and the intervals as dots with whiskers."""
    language = source.language
    heads = ("other", "question", "base", "other", "difference", "matters", "verdict")
    headers = [say(f"report_{key}", language) for key in heads]
    answers = source.record["answers"]
    rows = [_row(answer, language) for answer in answers]
    blocks: list[Block] = [Table(headers, rows, right=(2, 3, 4, 5))]
    blocks += [
        Paragraph(say("report_cost", language, alternative=name, cost=each["cost"]))
        for each in source.record["alternatives"]
        for name in [each["scenario"]["name"]]
        if each["cost"] is not None
    ]
    blocks += _charts(source)
    blocks += _robustness(source)
    return Section(say("report_answer", language), blocks)


def _row(answer: Mapping[str, Any], language: str) -> list[str]:
    indicator = indicators()[answer["indicator"]]
    unit = indicator.unit
    return [
        answer["alternative"],
        indicator.name_zh if language == "zh" else indicator.name,
        shown(answer["base"], unit, language),
        shown(answer["other"], unit, language),
        difference_shown(answer["difference"], answer["adjusted_interval"], unit, language),
        shown(answer["smallest_effect"], unit, language),
        say(f"report_{_WORDS[answer['verdict']]}", language) + _standing(answer, language),
    ]


def _standing(answer: Mapping[str, Any], language: str) -> str:
    """Return how the verdict stands against the assumptions, "" where nobody asked."""
    told = answer.get("robustness")
    if told is None:
        return ""
    words = say(f"report_{told['verdict']}", language)
    return f" ({words})"


def _robustness(source: ComparisonSource) -> list[Block]:
    """Return the table of what verdicts were tried against, where that was asked."""
    language = source.language
    rows = [
        [
            answer["alternative"],
            _name(answer, language),
            ", ".join(told["tried"]) or "–",
            "; ".join(_turned(turn, language) for turn in told["turns"]) or "–",
        ]
        for answer in source.record["answers"]
        if (told := answer.get("robustness")) is not None
    ]
    heads = ("other", "question", "tried", "turned")
    headers = [say(f"report_{key}", language) for key in heads]
    title = say("report_robustness", language)
    return [Table(headers, rows, title=title)] if rows else []


def _turned(turn: Mapping[str, Any], language: str) -> str:
    verdict = say(f"report_{_WORDS[turn['verdict']]}", language)
    end = say(f"report_{turn['end']}_end", language)
    return say("report_turn", language, parameter=turn["parameter"], end=end, verdict=verdict)


def _charts(source: ComparisonSource) -> list[Block]:
    """Return the intervals on scales of their own: by the effect that matters, or in per cent."""
    language = source.language
    answers = [each for each in source.record["answers"] if None not in each["adjusted_interval"]]
    by_effect = [each for each in answers if each["smallest_effect"] > 0]
    plain = [each for each in answers if each["smallest_effect"] == 0 and each["base"]]
    charts: list[Block] = []
    band = (-1.0, 1.0, say("report_effect", language))
    for chosen, words, zone in (
        (by_effect, "report_whiskers", band),
        (plain, "report_whiskers_plain", None),
    ):
        if chosen:
            scales = [
                each["smallest_effect"] if zone else abs(each["base"]) / 100 for each in chosen
            ]
            title = say(words, language)
            ends = [
                (each["adjusted_interval"][0] / scale, each["adjusted_interval"][1] / scale)
                for each, scale in zip(chosen, scales, strict=True)
            ]
            dots = [each["difference"] / scale for each, scale in zip(chosen, scales, strict=True)]
            names = [f"{each['alternative']}: {_name(each, language)}" for each in chosen]
            x_title = zone[2] if zone else "%"
            charts.append(whiskers(title, title, names, dots, ends, zone, x_title))
    return charts


def _name(answer: Mapping[str, Any], language: str) -> str:
    indicator = indicators()[answer["indicator"]]
    return indicator.name_zh if language == "zh" else indicator.name
