"""Tells an estimate of the twin in a line."""

import json
from collections.abc import Sequence

from cli.naming import name_of
from maps.campus import Campus
from sim.twin.estimates import band, people_bands
from sim.twin.log import clock
from sim.twin.state import Places
from sim.twin.twin import Estimate

FULLEST = 4
WORDS = {
    "en": {"ahead": "{people:.0f} in 1 h", "doubted": "left out"},
    "zh": {"ahead": "1 小时后 {people:.0f}", "doubted": "已排除"},
}


def as_json(estimate: Estimate, where: Places, doubted: Sequence[str]) -> str:
    """Return the people of every place as a line of JSON."""
    told = {
        "at": clock(estimate.now_s),
        "people": people_bands(estimate.people, estimate.leads_s, where.names),
        "readings": estimate.readings,
        "disagree": doubted,
    }
    return json.dumps(told, ensure_ascii=False)


def as_line(
    estimate: Estimate, where: Places, doubted: Sequence[str], campus: Campus, language: str
) -> str:
    """Return the fullest places now, each with its band and what is expected in an hour.

    Of places that are empty now and then nothing is said.
    """
    words = WORDS[language]
    now, *later = (
        band(estimate.people[:, row], whole=True) for row in range(len(estimate.leads_s))
    )
    places = range(len(where.names) - 2)  # off campus and under way are told by JSON
    told = []
    for place in sorted(places, key=lambda place: -now[1, place])[:FULLEST]:
        low, mean, high = now[:, place]
        if max([high, *(each[2, place] for each in later[:1])]) < 1:
            continue
        name = name_of(campus, where.names[place], language)
        ahead = ", " + words["ahead"].format(people=later[0][1, place]) if later else ""
        told.append(f"{name} {mean:.0f} ({low:.0f}–{high:.0f}{ahead})")
    doubts = f"  {words['doubted']}: {', '.join(doubted)}" if doubted else ""
    return f"{clock(estimate.now_s)}  {'  '.join(told)}{doubts}"
