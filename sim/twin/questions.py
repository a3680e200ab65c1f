"""Questions to the twin: at an instant, which of some options is best for the hours ahead."""

from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from maps.campus import Campus
from maps.faults import Faults, did_you_mean
from scenarios.interventions.intervention import Instant
from scenarios.reading import read_as
from scenarios.schema import HOUR_S, Interventions, Scenario
from scenarios.section import Section
from sim.twin.twin import LEADS_S


class Option(Section):
    """Something that could be done: interventions that begin when the question is asked.

    One without interventions leaves the day as it is.
    """

    name: str = Field(min_length=1, max_length=64)
    interventions: Interventions = ()


class Question(Section):
    """Which option leaves fewer (or more) people at a place, so many hours ahead."""

    name: str = Field(min_length=1, max_length=64)
    at_s: Instant = Field(alias="at")
    place: str
    better: Literal["fewer", "more"] = "fewer"
    ahead_h: int = Field(default=1)
    options: Annotated[tuple[Option, ...], Field(strict=False, min_length=1, max_length=10)]

    @model_validator(mode="after")
    def _can_be_told(self) -> Self:
        hours = [lead // HOUR_S for lead in LEADS_S if lead]
        if self.ahead_h not in hours:
            raise ValueError(f"ahead_h must be one of {hours}")
        names = [option.name for option in self.options]
        if len(set(names)) < len(names):
            raise ValueError("the options must have names of their own")
        return self


class Questions(Section):
    """A file of questions."""

    questions: Annotated[tuple[Question, ...], Field(strict=False, max_length=100)] = ()


def read_questions(file: Path, campus: Campus, every_s: int) -> list[Question]:
    """Return the questions of a TOML file, in order of time; InputError names every fault."""
    asked = read_as(file, Questions).questions
    faults = Faults(str(file))
    places = {place.building for place in campus.places.values()} - {""}
    for number, question in enumerate(asked):
        where = f"questions[{number}]"
        if question.place not in places:
            hint = did_you_mean(question.place, places)
            faults.add(f"{where}.place", question.place, "must be a building or ground", hint)
        if question.at_s % every_s or not question.at_s:
            rule = f"must be an instant of an estimate, every {every_s} s"
            faults.add(f"{where}.at", question.at_s, rule)
        for row, option in enumerate(question.options):
            for place, intervention in enumerate(option.interventions):
                for field, value, rule, hint in intervention.faults_on(campus):
                    spot = f"{where}.options[{row}].interventions[{place}].{field}"
                    faults.add(spot, value, rule, hint)
    faults.raise_if_any()
    return sorted(asked, key=lambda question: question.at_s)


def with_option(scenario: Scenario, option: Option, now_s: int) -> Scenario:
    """Return a scenario in which an option is taken from an instant on."""
    begun = tuple(
        each.model_copy(update={"start_s": max(each.start_s, now_s)})
        for each in option.interventions
    )
    return scenario.model_copy(update={"interventions": (*scenario.interventions, *begun)})
