"""Makes a room a canteen."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from maps.campus import Campus
from maps.faults import did_you_mean
from scenarios.interventions.intervention import FieldFault, Intervention, seconds_of


def _pair(said: Any) -> Any:
    """Return opening and closing second of a text as 10:45-13:15."""
    if not isinstance(said, str):
        return said
    opens, _, closes = said.partition("-")
    return seconds_of(opens), seconds_of(closes)


Hours = Annotated[
    tuple[int, int],
    BeforeValidator(_pair),
    Field(strict=False),
    WithJsonSchema({"type": "string", "description": "opening and closing time: 10:45-13:15"}),
]


class OpenCanteen(Intervention):
    """Makes the room `target` a dining hall with `servers` counters, in the whole run.

    It opens at `hours`, as "10:45-13:15". `seats` left out, it keeps those of the room.
    """

    kind: Literal["open_canteen"]
    servers: int = Field(ge=1, le=1000)
    mean_service_s: float = Field(gt=0, le=3600)
    hours: Annotated[tuple[Hours, ...], Field(strict=False, min_length=1)]
    seats: int | None = Field(default=None, ge=1, le=100_000)

    def faults_on(self, campus: Campus) -> Sequence[FieldFault]:
        """Return rooms that are not there, or have counters already, and hours out of order."""
        taken = {service.room for service in campus.services.values()}
        why = "a canteen is one in the whole run: say its hours"
        found: list[FieldFault] = [*self.whole_run_faults(why)]
        if len(self.target) != 1:
            found.append(("target", list(self.target), "must be one room", ""))
        for room in self.target:
            if room not in campus.rooms:
                hint = did_you_mean(room, campus.rooms)
                found.append(("target", repr(room), "must be a room of the campus", hint))
            elif room in taken:
                found.append(("target", repr(room), "has counters already", "use add_counters"))
        found += [
            ("hours", f"{opens} s-{closes} s", "must open before it closes, within a day", "")
            for opens, closes in self.hours
            if not 0 <= opens < closes <= 86_400
        ]
        return found


DECLARATION = OpenCanteen
