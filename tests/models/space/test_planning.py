"""Plans of rooms held against a search through every assignment."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from models.draws import uniforms
from models.people.types import Ints
from models.space.planning import plan as planning
from models.space.planning.plan import Plan, moved, plan_rooms
from models.space.planning.task import Task, double_booked, overlaps
from models.space.planning.worth import AIMS, BUILDINGS, SEATS, WALKING, cost_of, gains

BLOCKS = ((0, 2), (2, 4), (5, 7))
UNEVEN = ((0, 3), (2, 4), (3, 6))


def small_task(seed: int, meetings: int, hours: tuple[tuple[int, int], ...]) -> Task:
    """Six rooms in three buildings; meetings of two weeks, drawn so that the plan is feasible."""
    drawn = uniforms(seed, "planning test", 0, np.arange(meetings), 8)
    kind = np.array([0, 0, 0, 0, 1, 1])
    seats = np.array([30, 30, 40, 60, 30, 30])
    building = np.array([0, 0, 1, 2, 1, 2])
    site = np.array([0, 0, 1, 2, 3, 4])
    when = np.array([hours[int(d * len(hours))] for d in drawn[:, 0]])
    weeks = 1 + (drawn[:, 1] * 3).astype(np.int64)
    weekday = (drawn[:, 2] * 2).astype(np.int64)
    room = np.full(meetings, -1)
    task = Task(
        weekday=weekday,
        start_s=when[:, 0] * 3600.0,
        end_s=when[:, 1] * 3600.0,
        weeks=weeks,
        room=room,
        need=10 + (drawn[:, 3] * 25).astype(np.int64),
        fixed=np.zeros(meetings, np.bool_),
        site=site,
        building=building,
        kind=kind,
        seats=seats,
        home_m=np.round(100 + 900 * uniforms(seed, "homes", 0, np.arange(meetings), 5), 1),
        between_m=np.round(500 * uniforms(seed, "ways", 0, np.arange(5), 5), 1),
        pairs=np.zeros((0, 2), np.int64),
        pair_people=np.zeros(0),
    )
    overlap = overlaps(task)
    keep = []
    for m in range(meetings):
        taken = {int(room[k]) for k in keep if overlap[m, k]}
        free = [r for r in range(6) if r not in taken and seats[r] >= task.need[m]]
        if free:
            room[m] = free[int(drawn[m, 4] * len(free))]
            keep.append(m)
    rows = np.array(keep)
    task = replace(
        task,
        **{name: getattr(task, name)[rows] for name in ("weekday", "start_s", "end_s", "weeks")},
        **{name: getattr(task, name)[rows] for name in ("room", "need", "fixed", "home_m")},
    )
    overlap = overlaps(task)
    pairs = [
        (a, b) for a in range(rows.size) for b in range(rows.size) if a < b and not overlap[a, b]
    ]
    some = np.array(pairs[::2], np.int64).reshape(-1, 2)
    people = np.round(20 * uniforms(seed, "pairs", 0, np.arange(len(some)), 1)[:, 0])
    return replace(task, pairs=some, pair_people=people)


def keeps_the_rules(task: Task, room: Ints) -> bool:
    overlap = overlaps(task)
    np.fill_diagonal(overlap, False)
    return bool(
        (task.kind[room] == task.kind[task.room]).all()
        and (task.seats[room] >= task.need).all()
        and not (overlap & (room[:, None] == room[None, :])).any()
    )


def least_cost(aim: str, task: Task, most_moves: int | None) -> float:
    """Return the least cost of all assignments that keep the rules, tried one by one."""
    least = np.inf
    suits = [
        [r for r in range(6) if task.kind[r] == task.kind[own] and task.seats[r] >= need]
        for own, need in zip(task.room, task.need, strict=True)
    ]
    for rooms in product(*suits):
        room = np.array(rooms)
        if most_moves is not None and moved(task, room).size > most_moves:
            continue
        if keeps_the_rules(task, room):
            least = min(least, cost_of(aim, task, room))
    return least


def plan(aim: str, task: Task, most_moves: int | None = None) -> Plan:
    return plan_rooms(aim, task, most_moves, lambda: 60.0, lambda share: None)


@pytest.mark.parametrize("hours", [BLOCKS, UNEVEN], ids=["blocks", "uneven"])
@pytest.mark.parametrize("aim", AIMS)
@pytest.mark.parametrize("seed", range(4))
def test_a_plan_is_the_best_of_all(aim: str, seed: int, hours: tuple[tuple[int, int], ...]) -> None:
    task = small_task(seed, 7, hours)
    found = plan(aim, task)
    assert keeps_the_rules(task, found.room)
    assert found.after == pytest.approx(cost_of(aim, task, found.room))
    assert found.after == pytest.approx(least_cost(aim, task, None), rel=1e-3)
    assert found.bound <= found.after * (1 + 1e-9)
    assert found.gap < 2e-3


@pytest.mark.parametrize("aim", AIMS)
@pytest.mark.parametrize("most", [0, 1, 2])
def test_a_limit_on_moves(aim: str, most: int) -> None:
    task = small_task(2, 7, BLOCKS)
    found = plan(aim, task, most)
    least = least_cost(aim, task, most)
    assert moved(task, found.room).size <= most
    assert keeps_the_rules(task, found.room)
    assert found.bound <= least * (1 + 1e-6)
    assert found.after >= least * (1 - 1e-6)
    assert found.after <= found.before


@pytest.mark.parametrize("aim", AIMS)
def test_gains_add_up(aim: str) -> None:
    task = small_task(3, 9, BLOCKS)
    found = plan(aim, task)
    moves = moved(task, found.room)
    assert moves.size
    assert gains(aim, task, found.room, moves).sum() == pytest.approx(found.before - found.after)


@pytest.mark.parametrize("hours", [BLOCKS, UNEVEN], ids=["blocks", "uneven"])
def test_walks_planned_in_turns_keep_the_rules_and_the_bound(
    hours: tuple[tuple[int, int], ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "MOST_FLOWS", 6)
    for seed in range(4):
        task = small_task(seed, 7, hours)
        found = plan(WALKING, task)
        least = least_cost(WALKING, task, None)
        assert keeps_the_rules(task, found.room)
        assert found.bound <= least * (1 + 1e-6)
        assert least * (1 - 1e-6) <= found.after <= found.before


def test_meetings_that_share_a_room_keep_it() -> None:
    task = small_task(1, 7, BLOCKS)
    one, other = np.argwhere(np.triu(overlaps(task), 1))[0]
    task.room[one] = task.room[other]
    task.need[one] = min(task.need[one], task.seats[task.room[other]])
    fixed = double_booked(task, overlaps(task))
    assert fixed[[one, other]].all()
    for aim in (SEATS, BUILDINGS, WALKING):
        found = plan(aim, replace(task, fixed=fixed))
        assert (found.room[fixed] == task.room[fixed]).all()
        assert found.after <= found.before


def uneven_week(meetings: int) -> Task:
    """Meetings of one day at uneven times and in uneven weeks, all of which touch some others."""
    drawn = uniforms(5, "uneven week", 0, np.arange(meetings), 8)
    start = 8 + np.floor(16 * drawn[:, 0]) / 2
    building = np.repeat(np.arange(4), 6)
    seats = np.tile([20, 20, 30, 40, 40, 60], 4)
    task = Task(
        weekday=np.zeros(meetings, np.int64),
        start_s=start * 3600.0,
        end_s=(start + 1 + np.floor(4 * drawn[:, 1]) / 2) * 3600.0,
        weeks=1 + (drawn[:, 2] * 3).astype(np.int64),
        room=np.full(meetings, -1),
        need=10 + (drawn[:, 3] * 30).astype(np.int64),
        fixed=np.zeros(meetings, np.bool_),
        site=building,
        building=building,
        kind=np.zeros(24, np.int64),
        seats=seats,
        home_m=np.zeros((meetings, 4)),
        between_m=np.zeros((4, 4)),
        pairs=np.zeros((0, 2), np.int64),
        pair_people=np.zeros(0),
    )
    overlap = overlaps(task)
    for m in range(meetings):
        taken = task.room[overlap[m] & (task.room >= 0)]
        free = np.setdiff1d(np.flatnonzero(seats >= task.need[m]), taken)
        task.room[m] = free[int(drawn[m, 4] * free.size)]
    return task


def test_fewer_buildings_are_open_at_uneven_times() -> None:
    task = uneven_week(16)
    found = plan(BUILDINGS, task)
    assert keeps_the_rules(task, found.room)
    assert found.after < 0.7 * found.before
    assert found.bound <= found.after * (1 + 1e-9)
    assert found.gap < 2e-4


@pytest.mark.parametrize("aim", AIMS)
def test_a_search_without_time_keeps_the_rules_and_tells_the_gap(aim: str) -> None:
    task = small_task(2, 7, UNEVEN)
    found = plan_rooms(aim, task, None, lambda: 0.0, lambda share: None)
    assert keeps_the_rules(task, found.room)
    assert found.bound <= least_cost(aim, task, None) * (1 + 1e-6)
    assert found.after <= found.before
    assert found.gap <= 1.0
