"""A campus that grows shares with the one before every draw of the people whom both have."""

from types import SimpleNamespace

import numpy as np
import pytest

from models.people.types import Plans
from scenarios.calendar import day_of
from scenarios.loading import load
from scenarios.site import site_of
from sim.world.stage import Stage, set_stage
from sim.world.systems.days import plans_of

SATURDAY = "calendar.start=2026-10-17"


def _stages(*settings: str) -> SimpleNamespace:
    """Return the stages before and after, and the rows of the people of both in each."""
    before, after = (
        set_stage(scenario, 1, site_of(scenario.campus))
        for scenario in (load(name, ["campus.map=quad", *settings]) for name in NAMES)
    )
    _, of_before, of_after = np.intersect1d(
        before.population.key, after.population.key, return_indices=True
    )
    return SimpleNamespace(before=before, after=after, of_before=of_before, of_after=of_after)


NAMES = ("weekday", "growth-20")


@pytest.fixture(scope="module")
def weekday() -> SimpleNamespace:
    return _stages()


def _day_of(plans: Plans, person: int) -> tuple[list[float], ...]:
    """Return what a person means to do: what, where, from when, until when, for how long."""
    rows = slice(plans.first[person], plans.first[person + 1])
    columns = (plans.activity, plans.place, plans.menu, plans.start_s, plans.until_s, plans.stay_s)
    return tuple(column[rows].tolist() for column in columns)


def _same_day(two: SimpleNamespace) -> list[bool]:
    before, after = plans_of(two.before, 0), plans_of(two.after, 0)
    return [
        _day_of(before, one) == _day_of(after, other)
        for one, other in zip(two.of_before, two.of_after, strict=True)
    ]


def _classes(stage: Stage) -> dict[int, list[tuple[str, float, float, int]]]:
    """Return the classes of the day of each person by key, their own teaching too."""
    timetable, key = stage.timetable, stage.population.key.tolist()
    today = day_of(stage.scenario.calendar, 0)
    found: dict[int, list[tuple[str, float, float, int]]] = {}
    for row in timetable.on(today.weekday, today.week).tolist():
        told = (
            timetable.kind[row],
            float(timetable.start_s[row]),
            float(timetable.end_s[row]),
            int(timetable.room[row]),
        )
        there = timetable.enrolled[timetable.first[row] : timetable.first[row + 1]].tolist()
        for person in [*there, int(timetable.instructor[row])]:
            if person >= 0:
                found.setdefault(key[person], []).append(told)
    return {person: sorted(classes) for person, classes in found.items()}


def test_everybody_stays_and_a_fifth_more_students_come(weekday: SimpleNamespace) -> None:
    before, after = weekday.before.population, weekday.after.population
    assert weekday.of_before.size == before.size
    assert after.size - before.size == round(0.2 * 1850)


@pytest.mark.parametrize(
    "field",
    ["role", "college", "year", "group", "age", "home", "desk", "speed_mps", "climbs", "bicycle"],
)
def test_who_they_are_stays(weekday: SimpleNamespace, field: str) -> None:
    before = getattr(weekday.before.population, field)[weekday.of_before]
    after = getattr(weekday.after.population, field)[weekday.of_after]
    np.testing.assert_array_equal(before, after)


def test_whom_they_walk_with_stays(weekday: SimpleNamespace) -> None:
    before, after = weekday.before.population, weekday.after.population
    np.testing.assert_array_equal(
        before.key[before.leader[weekday.of_before]], after.key[after.leader[weekday.of_after]]
    )


def test_a_day_without_classes_is_planned_alike() -> None:
    assert all(_same_day(_stages(SATURDAY)))


def test_who_keeps_the_classes_of_a_day_has_the_same_plan_of_it(weekday: SimpleNamespace) -> None:
    """More classes need rooms and hours: what the draws say of a day is the same around them."""
    before, after = _classes(weekday.before), _classes(weekday.after)
    keys = weekday.before.population.key[weekday.of_before].tolist()
    keeps = [before.get(key) == after.get(key) for key in keys]
    same = _same_day(weekday)
    assert sum(keeps) > 1000
    assert all(alike for alike, kept in zip(same, keeps, strict=True) if kept)


def test_most_students_stay_in_the_classes_that_they_had(weekday: SimpleNamespace) -> None:
    """Only courses whose groups grow are parted anew."""
    attended = []
    for stage in (weekday.before, weekday.after):
        timetable, key = stage.timetable, stage.population.key
        told: dict[int, set[str]] = {}
        for row, class_id in enumerate(timetable.class_id):
            members = timetable.enrolled[timetable.first[row] : timetable.first[row + 1]]
            for person in key[members].tolist():
                told.setdefault(person, set()).add(class_id)
        attended.append(told)
    before, after = attended
    stays = [before[key] == after[key] for key in before]
    assert np.mean(stays) > 0.9
