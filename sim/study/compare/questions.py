"""The questions of a comparison: those that its scenarios ask, checked against the indicators."""

from collections.abc import Sequence
from dataclasses import dataclass

from maps.faults import Fault, Faults, InputError, did_you_mean, noted
from scenarios.schema import Question, Scenario
from sim.study.indicators import Indicator, indicators


@dataclass(frozen=True)
class Asked:
    """A question about an alternative, with the indicator that answers it."""

    alternative: str
    question: Question
    indicator: Indicator


def check_questions(scenario: Scenario) -> None:
    """Raise InputError with each question of a scenario that names no indicator."""
    faults = Faults(f"scenario {scenario.name!r}")
    for number, question in enumerate(scenario.questions):
        if question.indicator not in indicators():
            place = f"questions[{number}].indicator"
            hint = did_you_mean(question.indicator, indicators())
            faults.add(place, question.indicator, "must be an indicator", hint)
    faults.raise_if_any()


def questions_of(base: Scenario, alternatives: Sequence[Scenario]) -> list[Asked]:
    """Return what is asked about each alternative: its own questions, or else the baseline's.

    Raises InputError where a question names no indicator, or nothing is asked at all.
    """
    found: list[Fault] = []
    for scenario in (base, *alternatives):
        with noted(found):
            check_questions(scenario)
    for scenario in alternatives:
        if not scenario.questions and not base.questions:
            faults = Faults(f"scenario {scenario.name!r}")
            hint = 'as in [[questions]] indicator = "walking_min_per_person", direction = "lower"'
            faults.add("questions", "", "must ask something, for there is no verdict else", hint)
            found += faults.found
    if found:
        raise InputError(found)
    return [
        Asked(scenario.name, question, indicators()[question.indicator])
        for scenario in alternatives
        for question in scenario.questions or base.questions
    ]
