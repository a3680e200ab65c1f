"""What a scenario may say: one class a section, each key with its rule and its default.

Sections are frozen. Distances, times and counts carry their unit in the key.
"""

from datetime import date
from math import fsum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import Field, field_validator, model_validator

from scenarios.interventions import AnyIntervention
from scenarios.interventions.intervention import Intervention
from scenarios.section import Section

DAY_S = 86_400
HOUR_S = 3600
MINUTE_S = 60
MOST_PEOPLE = 1_000_000
# A TOML array becomes a tuple, so that a scenario stays as it was read; its items are checked
# as strictly as all else.
Dates = Annotated[tuple[date, ...], Field(strict=False)]
Weeks = Annotated[
    tuple[Annotated[int, Field(ge=1, le=60)], ...], Field(strict=False, max_length=60)
]
if TYPE_CHECKING:
    Interventions = tuple[Intervention, ...]
else:
    Interventions = Annotated[tuple[AnyIntervention, ...], Field(strict=False, max_length=1000)]


class CampusSection(Section):
    """Which campus; `map` is a built-in name or the path of a campus folder.

    `changes` is a folder whose features and rows are laid over it: new or changed paths, buildings,
    rooms, counters, stops. `changes_cost` is what these cost, in the currency of whoever asks.
    """

    map: str = "huxi"
    changes: str | None = None
    changes_cost: float | None = Field(default=None, ge=0)

    @model_validator(mode="after")
    def _costs_what_is_there(self) -> Self:
        if self.changes_cost is not None and self.changes is None:
            raise ValueError("changes_cost is the cost of changes: name their folder")
        return self

    @property
    def changes_folder(self) -> Path | None:
        """The folder of the changes, None where there are none."""
        return None if self.changes is None else Path(self.changes)


class Vacation(Section):
    """Days without teaching, the last one included."""

    first: date = Field(alias="from")
    last: date = Field(alias="until")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            raise ValueError(f"until ({self.last}) must not be before from ({self.first})")
        return self


class CalendarSection(Section):
    """Which days are simulated, and where they lie in the term.

    `term_start` is the term's first day; the week it lies in is week 1. Classes are held in
    `term_weeks` weeks, save on holidays and in vacations; `further_terms` are the first days of
    terms with the same classes. `people` says on which days people are simulated: on every day, or
    on one day of each kind, which stands for the others in what is worked out day by day. In
    `exam_weeks`, counted from 1, exams are held instead of classes.
    """

    start: date = date(2026, 10, 13)
    days: int = Field(default=1, ge=1, le=366)
    time_zone: str = "Asia/Shanghai"
    term_start: date = date(2026, 9, 7)
    term_weeks: int = Field(default=18, ge=1, le=60)
    exam_weeks: Weeks = ()
    further_terms: Dates = ()
    people: Literal["every-day", "representative-days"] = "every-day"
    holidays: Dates = ()
    vacations: Annotated[tuple[Vacation, ...], Field(strict=False)] = ()

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            rule = "must be a time zone of the IANA database, as Asia/Shanghai"
            raise ValueError(rule) from None
        return name


class PopulationSection(Section):
    """How many people belong to the campus; what is left out, the map says or the places fit.

    `student_growth` is the share by which students are more than that.
    """

    students: int | None = Field(default=None, ge=0, le=MOST_PEOPLE)
    staff: int | None = Field(default=None, ge=0, le=MOST_PEOPLE)
    visitors: int | None = Field(default=None, ge=0, le=MOST_PEOPLE)
    student_growth: float = Field(default=0.0, ge=-0.9, le=5.0)


class InformationSection(Section):
    """What people know: queues and free seats are perceived anew every `interval_s` [s]."""

    interval_s: int = Field(default=60, ge=1, le=3600)


class RoutesSection(Section):
    """By which ways people walk: the shortest ones, or by measured times for those who know them.

    With `follow = "measured"`, `informed_share` of those who can climb stairs take the ways that
    were quickest in the last `interval_s` [s], found anew at the end of each.
    """

    follow: Literal["shortest", "measured"] = "shortest"
    interval_s: int = Field(default=600, ge=60, le=DAY_S)
    informed_share: float = Field(default=0.5, ge=0.0, le=1.0)


class RecordingSection(Section):
    """What is written: tables by intervals of `interval_s` [s], and every step where asked for."""

    interval_s: int = Field(default=300, ge=1, le=DAY_S)
    trajectories: bool = False

    @field_validator("interval_s")
    @classmethod
    def _divides_a_day(cls, seconds: int) -> int:
        if DAY_S % seconds:
            raise ValueError(
                "must divide a day of 86400 s, so that all days have the same intervals"
            )
        if seconds % MINUTE_S and MINUTE_S % seconds:
            raise ValueError("must be whole minutes, or divide a minute of 60 s")
        return seconds


class TimetableSection(Section):
    """Whose classes: `folder` holds a timetable; left out, one is made for the campus."""

    folder: str | None = None


class Question(Section):
    """What is asked of a scenario beside its baseline, fixed before the runs.

    `indicator` is the key of an indicator; `direction` says which is better; differences of at
    most `smallest_effect`, in the indicator's unit, do not matter.
    """

    indicator: str = Field(min_length=1, max_length=64)
    direction: Literal["lower", "higher"]
    smallest_effect: float = Field(default=0.0, ge=0.0)


class PrivacySection(Section):
    """What is told of groups: none of fewer people than `smallest_cohort`."""

    smallest_cohort: int = Field(default=5, ge=1, le=1000)


class WeatherSection(Section):
    """Whose weather: `file` is an EPW file; left out, a synthetic year of Chongqing."""

    file: str | None = None


class EnergySection(Section):
    """Whether energy is simulated, by which step, and what a kilowatt-hour costs at which meter.

    `tariffs` is a file of tariffs, `meters` gives the tariff of a building, of a use of
    buildings, or of all "other" meters; `walls` is a file of what walls and roofs are made of.
    Places that people may choose are closed to newcomers while they are warmer than
    `leave_above_c`.
    """

    on: bool = True
    step_s: int = Field(default=1800, ge=300, le=HOUR_S)
    tariffs: str | None = None
    walls: str | None = None
    meters: dict[str, str] = Field(default_factory=dict)
    leave_above_c: float | None = Field(default=None, ge=20.0, le=60.0)

    @field_validator("step_s")
    @classmethod
    def _divides_an_hour(cls, seconds: int) -> int:
        if HOUR_S % seconds or seconds % (5 * MINUTE_S):
            raise ValueError("must be whole 5 minutes and divide an hour of 3600 s")
        return seconds


class Scenario(Section):
    """Everything a run is asked to do, its parents merged in.

    `parameters` overrides values of the models, by the folder that holds them and by name:
    `{"people": {"lunch_share": 0.9}}`.
    """

    name: str = Field(min_length=1, max_length=64)
    description: str = Field(default="", max_length=500)
    description_zh: str = Field(default="", max_length=500)
    campus: CampusSection = CampusSection()
    calendar: CalendarSection = CalendarSection()
    population: PopulationSection = PopulationSection()
    timetable: TimetableSection = TimetableSection()
    parameters: dict[str, dict[str, float]] = Field(default_factory=dict)
    information: InformationSection = InformationSection()
    routes: RoutesSection = RoutesSection()
    weather: WeatherSection = WeatherSection()
    energy: EnergySection = EnergySection()
    interventions: Interventions = ()
    questions: Annotated[tuple[Question, ...], Field(strict=False, max_length=100)] = ()
    recording: RecordingSection = RecordingSection()
    privacy: PrivacySection = PrivacySection()

    @property
    def cost(self) -> float | None:
        """What its interventions and its changes of the map cost, None where none says a cost."""
        every = [self.campus.changes_cost, *(each.cost for each in self.interventions)]
        said = [cost for cost in every if cost is not None]
        return fsum(said) if said else None

    def as_table(self) -> dict[str, Any]:
        """Return the scenario in full as JSON values, in the keys that a scenario file uses."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)


# The keys whose values name a file or folder, relative to the scenario that says it.
PATHS = (
    ("campus", "map"),
    ("campus", "changes"),
    ("timetable", "folder"),
    ("weather", "file"),
    ("energy", "tariffs"),
    ("energy", "walls"),
)
