"""The questions of a comparison: those that its scenarios ask, checked against the indicators."""

from collections.abc import Sequence
from dataclasses import dataclass

from maps.faults import Faults, did_you_mean
from scenarios.schema import Question, Scenario
from sim.study.indicators import Indicator, indicators


@dataclass(frozen=True)
class Asked:
    """A question about an alternative, with the indicator that answers it."""

    alternative: str
    question: Question
    indicator: Indicator


def questions_of(base: Scenario, alternatives: Sequence[Scenario]) -> list[Asked]:
    """Return what is asked about each alternative: its own questions, or else the baseline's.

    Raises InputError where a question names no indicator, or nothing is asked at all.
    """
    asked = []
    for scenario in alternatives:
        faults = Faults(f"scenario {scenario.name!r}")
        questions = scenario.questions or base.questions
        if not questions:
            hint = 'as in [[questions]] indicator = "walking_min_per_person", direction = "lower"'
            faults.add("questions", "", "must ask something, for there is no verdict else", hint)
        for number, question in enumerate(questions):
            indicator = indicators().get(question.indicator)
            if indicator is None:
                hint = did_you_mean(question.indicator, indicators())
                place = f"questions[{number}].indicator"
                faults.add(place, question.indicator, "must be an indicator", hint)
            else:
                asked.append(Asked(scenario.name, question, indicator))
        faults.raise_if_any()
    return asked
