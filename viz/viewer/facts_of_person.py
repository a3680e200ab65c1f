"""What is told of a person: where to, what for, and the day's ways."""

from viz.viewer.facts import Facts
from viz.viewer.journeys import PURPOSE_OF
from viz.viewer.layer import Subject
from viz.viewer.moment import Moment, clock_text
from viz.viewer.naming import name_of_place
from viz.words import say

TRIPS_SHOWN = 7


def facts_of_person(subject: Subject, person: int, moment: Moment, title: str) -> Facts:
    """Return what is known of somebody at a moment."""
    run, language = subject.recording, subject.language
    assert run is not None
    journeys = run.more.journeys
    if journeys is None:
        return Facts(title)
    own = journeys.rows_of(person)
    trips = range(own.start, own.stop)
    gone = [row for row in trips if journeys.depart_s[row] * 1000 <= moment.at_ms]
    rows: list[tuple[str, str]] = []
    if gone:
        row = gone[-1]
        place = name_of_place(subject, int(journeys.place[row]))
        under_way = journeys.arrive_s[row] * 1000 > moment.at_ms
        rows.append((say("bound_for" if under_way else "now_at", language), place))
        activity = journeys.activities[journeys.activity[row]]
        rows.append((say("purpose", language), _activity(activity, language)))
    first = max(0, len(gone) - TRIPS_SHOWN // 2 - 1)
    for row in trips[first : first + TRIPS_SHOWN]:
        at = clock_text(round(journeys.depart_s[row] * 1000), seconds=False)
        mark = "→ " if gone and row == gone[-1] else ""
        rows.append((f"{mark}{at}", name_of_place(subject, int(journeys.place[row]))))
    return Facts(title, rows)


def _activity(word: str, language: str) -> str:
    return say(PURPOSE_OF.get(word, "other"), language)
