"""Factors: values of a scenario that a study varies between two ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from maps.faults import Faults, did_you_mean
from scenarios.loading import load
from scenarios.parameters import known_parameters
from scenarios.schema import Scenario

_RANGE = re.compile(r"\s*([^=\s]+)\s*(?:=\s*(-?[\d.eE+]+)\s*\.\.\s*(-?[\d.eE+]+)\s*)?")


@dataclass(frozen=True)
class Factor:
    """A key of the scenario, and the ends between which it is varied; `whole` where it counts."""

    key: str
    low: float
    high: float
    whole: bool

    def setting(self, value: float) -> str:
        """Return a value as a setting `KEY=VALUE`."""
        return f"{self.key}={round(value) if self.whole else repr(float(value))}"


def factors_of(said: Sequence[str]) -> list[Factor]:
    """Return the factors that texts as `KEY` or `KEY=LOW..HIGH` name.

    Without ends, a parameter is varied over its own range. Raises InputError with every fault.
    """
    faults = Faults("--vary")
    found = []
    for text in said:
        match = _RANGE.fullmatch(text)
        ends = _ends(match[2], match[3]) if match and match[2] else None
        if match is None or (match[2] and ends is None):
            faults.add("", text, "must be as parameters.people.lunch_share, or KEY=LOW..HIGH")
        elif ends is not None:
            whole = not re.search(r"[.eE]", match[2] + match[3])
            found.append(Factor(match[1], *ends, whole))
        else:
            found += _own_range(match[1], faults)
    keys = [factor.key for factor in found]
    for key in dict.fromkeys(key for key in keys if keys.count(key) > 1):
        faults.add("", key, "must be named once")
    faults.raise_if_any()
    return found


def _ends(low: str, high: str) -> tuple[float, float] | None:
    try:
        ends = float(low), float(high)
    except ValueError:
        return None
    return ends if ends[0] < ends[1] else None


def _own_range(key: str, faults: Faults) -> list[Factor]:
    known = {
        f"parameters.{group}.{name}": parameter
        for group, values in known_parameters().items()
        for name, parameter in values.items()
    }
    parameter = known.get(key)
    if parameter is None:
        faults.add("", key, "must be a parameter, or say its range", did_you_mean(key, known))
        return []
    if parameter.low is None or parameter.high is None or parameter.low == parameter.high:
        faults.add("", key, f"is {parameter.value:g}, and has no range", "say one: KEY=LOW..HIGH")
        return []
    return [Factor(key, parameter.low, parameter.high, False)]


def varied(
    name: str, settings: Sequence[str], factors: Sequence[Factor], values: Sequence[float], as_: str
) -> Scenario:
    """Return a scenario with the factors at these values, under a name of its own."""
    told = [factor.setting(value) for factor, value in zip(factors, values, strict=True)]
    return load(name, [*settings, *told]).model_copy(update={"name": as_})
