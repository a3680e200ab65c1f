"""Scenarios with one value changed, as sensitivity and robustness ask for them."""

from scenarios.parameters import known_parameters
from scenarios.schema import Scenario

LOW, HIGH = "low", "high"


def assumptions(scenario: Scenario) -> list[tuple[str, str]]:
    """Return the group and name of each parameter that is assumed, and that the scenario leaves."""
    return [
        (group, name)
        for group, values in sorted(known_parameters().items())
        for name, parameter in sorted(values.items())
        if parameter.source.startswith("assumption")
        and parameter.low is not None
        and parameter.low != parameter.high
        and name not in scenario.parameters.get(group, {})
    ]


def at_end(scenario: Scenario, group: str, name: str, end: str) -> Scenario:
    """Return a scenario with a parameter at the LOW or the HIGH end of its range."""
    parameter = known_parameters()[group][name]
    value = parameter.low if end == LOW else parameter.high
    inner = {**scenario.parameters.get(group, {}), name: value}
    called = f"{scenario.name}, {group}.{name} {end}"
    parameters = {**scenario.parameters, group: inner}
    return scenario.model_copy(update={"name": called, "parameters": parameters})
