"""What a run assumes, and how it is made again: the last sections of every page."""

from collections.abc import Mapping
from typing import Any

from viz.report.blocks import Paragraph, Section, Table
from viz.words import say


def assumptions(manifest: Mapping[str, Any], language: str) -> Section:
    """Return the table of assumed values."""
    rows = [
        (
            f"{each['group']}.{each['name']}",
            f"{each['value']:g} {'' if each['unit'] == '1' else each['unit']}".strip(),
            "–" if each["low"] is None else f"{each['low']:g} – {each['high']:g}",
            each["description"],
        )
        for each in manifest["assumptions"]
    ]
    headers = [say(f"report_{key}", language) for key in ("name", "value", "range", "meaning")]
    note = Paragraph(say("report_assumed", language))
    table = Table(headers, rows, right=(1, 2))
    return Section(say("report_assumptions", language), [note, table], form="folded")


def reproduction(version: str, command: str, file: str, language: str) -> Section:
    """Return how to make the page's runs again; `file` holds what was asked in full."""
    told = Paragraph(say("report_version", language, version=version, file=file))
    return Section(say("report_reproduce", language), [told, Paragraph(command, kind="command")])
