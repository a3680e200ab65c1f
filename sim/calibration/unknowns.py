"""Which parameters are fitted: those that a user names, or those that move most counters."""

from collections.abc import Sequence

from maps.definitions import rows_of
from maps.faults import Faults, InputError, did_you_mean
from models.people.calibration.unknowns import Unknown
from scenarios.parameters import known_parameters
from scenarios.schema import Scenario
from sim.batch.factors import factors_of

GROUP = "people"
PREFIX = f"parameters.{GROUP}."
MOST_UNKNOWNS = 12


def usual() -> list[str]:
    """Return the keys that are fitted where nobody says which."""
    return [PREFIX + row["parameter"] for row in rows_of("models.people", "data/calibration.csv")]


def unknowns_of(said: Sequence[str], scenario: Scenario) -> list[Unknown]:
    """Return what texts as `KEY` or `KEY=LOW..HIGH` name, believed to be as the scenario has it.

    Raises InputError with every fault.
    """
    faults = Faults("--fit")
    known = {PREFIX + name: each for name, each in known_parameters()[GROUP].items()}
    found = []
    for text in said:
        try:
            factors = factors_of([text])
        except InputError as refused:
            faults.found += [
                type(fault)(faults.file, fault.place, fault.value, fault.rule, fault.hint)
                for fault in refused.faults
            ]
            continue
        for factor in factors:
            parameter = known.get(factor.key)
            if parameter is None:
                rule = f"must be a parameter of people, as {PREFIX}lunch_share"
                faults.add("", factor.key, rule, did_you_mean(factor.key, known))
                continue
            name = factor.key.removeprefix(PREFIX)
            prior = scenario.parameters.get(GROUP, {}).get(name, parameter.value)
            least = factor.low if parameter.low is None else parameter.low
            most = factor.high if parameter.high is None else parameter.high
            if not least <= factor.low < factor.high <= most:
                faults.add("", text, f"its range must lie in {least:g}..{most:g}")
            elif not factor.low <= prior <= factor.high:
                rule = f"the scenario's {prior:g} must lie in {factor.low:g}..{factor.high:g}"
                faults.add("", text, rule, "choose another range: KEY=LOW..HIGH")
            found.append(
                Unknown(name, prior, factor.low, factor.high, parameter.unit, parameter.description)
            )
    names = [each.name for each in found]
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        faults.add("", PREFIX + name, "must be named once")
    if len(names) > MOST_UNKNOWNS:
        faults.add("", f"{len(names)} parameters", f"at most {MOST_UNKNOWNS} are fitted at once")
    faults.raise_if_any()
    return found
