"""How a number came back after a shock, as people read it."""

from collections.abc import Mapping, Sequence
from typing import Any

from sim.study.compare.moments import moments
from viz.quantity import change_shown, shown
from viz.words import say

DAY_S, HOUR_S, MINUTE_S = 86_400, 3600, 60


def shock_told(alternative: str, recovery: Mapping[str, Any], language: str) -> str:
    """Return which shock an alternative comes back from."""
    begin, end = (_clock(recovery[key]) for key in ("from_s", "until_s"))
    return say("recovery_shock", language, alternative=alternative, begin=begin, end=end)


def heads(language: str) -> Sequence[str]:
    """Return the heads of the columns of `rows`."""
    return [say(f"recovery_{key}", language) for key in ("moment", "largest_head", "back_head")]


def rows(recovery: Mapping[str, Any], language: str) -> list[list[str]]:
    """Return a row for each number that is followed: name, largest difference, when it is back."""
    found = []
    for key, told in recovery["moments"].items():
        moment = moments()[key]
        name = moment.name_zh if language == "zh" else moment.name
        found.append([name, _largest(told, moment.unit, language), _back(told, language)])
    return found


def _back(told: Mapping[str, Any], language: str) -> str:
    if told["left_band"] == 0:
        return say("recovery_never_left", language)
    if told["longest_min"] is None:
        return say("recovery_not_back", language, back=told["back"], pairs=told["pairs"])
    if told["longest_min"] < 1.0:
        return say("recovery_at_once", language)
    times = {"mean": told["mean_min"], "longest": told["longest_min"]}
    return say("recovery_back", language, **times)


def _largest(told: Mapping[str, Any], unit: str, language: str) -> str:
    largest = change_shown(told["largest_difference"], unit, language)
    return say(
        "recovery_largest", language, largest=largest, band=shown(told["band"], unit, language)
    )


def _clock(second: int) -> str:
    """Return a second of the run as a clock time, with the day where it is not the first."""
    day, clock = divmod(second, DAY_S)
    told = f"{clock // HOUR_S:02d}:{clock % HOUR_S // MINUTE_S:02d}"
    return told if day == 0 else f"{day + 1} {told}"
