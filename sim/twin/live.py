"""Follows the machine's clock: which day can be followed by it, and when an instant has come."""

import time
from datetime import datetime
from zoneinfo import ZoneInfo

from maps.faults import Fault, InputError
from scenarios.inputs.telemetry.columns import US
from scenarios.schema import DAY_S, Scenario
from sim.twin.received import WAIT_S, midnight_us

WRITTEN_S = 5  # after that, what has arrived is in the store
_LOOK_S = 30.0  # a clock may be set, and a machine may sleep: it is looked at so often


def refuse_another_day(scenario: Scenario) -> None:
    """Raise InputError where the day of a scenario is over, or begins more than a day from now."""
    calendar, now_s = scenario.calendar, time.time()
    ago_s = now_s - midnight_us(calendar) / US
    if not -DAY_S < ago_s < DAY_S + WAIT_S + WRITTEN_S:
        today = datetime.fromtimestamp(now_s, ZoneInfo(calendar.time_zone)).date()
        rule, hint = "only today or tomorrow can be followed live", f"set calendar.start={today}"
        raise InputError([Fault(scenario.name, "calendar.start", f"{calendar.start}", rule, hint)])


def wait_for(now_s: int, midnight: int) -> None:
    """Return when all that counts at an instant [s of the day] is in the store."""
    until_s = midnight / US + now_s + WAIT_S + WRITTEN_S
    while (left_s := until_s - time.time()) > 0.0:
        time.sleep(min(left_s, _LOOK_S))
