"""What all interventions have in common: what they change, from when, until when."""

import re
from collections.abc import Sequence
from typing import Annotated, Any, ClassVar, Self, TypeAlias

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from maps.campus import Campus
from scenarios.section import Section

DAY_S = 86_400
_CLOCK = re.compile(r"(?:(\d{1,3}) )?(\d{1,2}):([0-5]\d)(?::([0-5]\d))?", re.ASCII)

# A fault of one field: the field, its value, the rule, a hint.
FieldFault: TypeAlias = tuple[str, object, str, str]


def seconds_of(said: Any) -> Any:
    """Return a clock time as seconds from the midnight that begins the run."""
    if not isinstance(said, str):
        return said
    found = _CLOCK.fullmatch(said)
    if not found or int(found[2]) > 24 or found[1] == "0":
        raise ValueError(
            'must be a clock time of the first day ("08:30", "08:30:15"), of a later one '
            '("2 08:30", counted from 1), or seconds from the midnight that begins the run'
        )
    day, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return max(day - 1, 0) * DAY_S + hours * 3600 + minutes * 60 + seconds


def _several(said: Any) -> Any:
    return (said,) if isinstance(said, str) else said


Instant = Annotated[
    int,
    BeforeValidator(seconds_of),
    Field(ge=0),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 0},
                {"type": "string", "pattern": f"^{_CLOCK.pattern}$"},
            ]
        }
    ),
]
# One id stands for a list of one; a TOML array becomes a tuple.
Ids = Annotated[
    tuple[str, ...],
    BeforeValidator(_several),
    Field(strict=False, max_length=10_000),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]


class Intervention(Section):
    """A change of the world that lasts from `from` to `until`, or to the end of the run.

    Times are whole seconds from the midnight that begins the run. `cost` is what it costs, in the
    currency of whoever asks.
    """

    kind: str
    target: Ids = ()
    start_s: Instant = Field(default=0, alias="from")
    end_s: Instant | None = Field(default=None, alias="until")
    cost: float | None = Field(default=None, ge=0)
    # whether it does nothing unless energy is simulated
    needs_energy: ClassVar[bool] = False

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end_s is not None and self.end_s <= self.start_s:
            raise ValueError(
                f"until ({self.end_s} s) must come after from ({self.start_s} s of the run)"
            )
        return self

    @property
    def over_s(self) -> int | None:
        """When it ends [s]; None where it lasts as long as the run."""
        return self.end_s

    def faults_on(self, campus: Campus) -> Sequence[FieldFault]:
        """Return what does not fit the campus."""
        return ()

    def whole_run_faults(self, why: str) -> Sequence[FieldFault]:
        """Return the times that are said of what lasts for the whole run."""
        said = (("from", self.start_s or None), ("until", self.end_s))
        return [(field, value, why, "leave it out") for field, value in said if value is not None]
