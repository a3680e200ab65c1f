"""The day of `huxi` looks like a campus day."""

import json

import numpy as np
import pytest

H = 3600


@pytest.fixture(scope="module")
def day(huxi_day):
    place, kind, building = huxi_day.column("places", "place", "kind", "building")
    at, where, people, queuing = huxi_day.column(
        "place_occupancy", "at_s", "place", "people", "queuing"
    )
    instants, walking = huxi_day.column("census", "at_s", "walking")

    def at_kind(*kinds: str) -> np.ndarray:
        chosen = np.isin(kind[where], kinds)
        step = np.searchsorted(instants, at[chosen])
        return np.bincount(step, weights=people[chosen], minlength=instants.size)

    return huxi_day, instants, walking, at_kind


def test_residents_sleep_in_dormitories(day) -> None:
    recording, instants, _, at_kind = day
    (home,) = recording.column("people", "home")
    (kind,) = recording.column("places", "kind")
    residents = np.count_nonzero(kind[home] == "dormitory_room")
    assert residents > 20_000
    night = at_kind("dormitory_room")[instants == 3 * H]
    assert night[0] >= 0.95 * residents


@pytest.mark.parametrize(
    ("start", "end"), [(8.5, 10 + 1 / 6), (10.5, 12 + 1 / 6), (13.5, 15 + 1 / 6)]
)
def test_people_walk_before_a_block_and_sit_in_its_middle(day, start: float, end: float) -> None:
    _, instants, walking, _ = day
    before = walking[(instants >= start * H - 600) & (instants <= start * H)]
    middle = walking[np.abs(instants - (start + end) / 2 * H) <= 300]
    assert before.max() >= 5 * middle.mean()
    assert before.mean() >= 5 * middle.mean()


def test_lunch_fills_the_canteens(day) -> None:
    recording, instants, _, at_kind = day
    (people,) = recording.column("people", "person")
    away = at_kind("gate")
    on_campus = people.size - away
    noon = (instants >= 12.1 * H) & (instants <= (12 + 1 / 6 + 0.5) * H)
    assert (at_kind("dining_hall") / on_campus)[noon].max() >= 0.25


def test_the_library_peaks_between_meals(day) -> None:
    _, instants, _, at_kind = day
    readers = at_kind("reading_room")

    def mean(begin: float, end: float) -> float:
        return float(readers[(instants >= begin * H) & (instants <= end * H)].mean())

    lunch, supper = mean(12.25, 13.0), mean(17.5, 18.25)
    for begin, end in ((9.0, 11.5), (14.0, 16.5), (19.25, 21.0)):
        assert mean(begin, end) > 1.5 * max(lunch, supper)


def test_the_indicators_are_told(day) -> None:
    recording, *_ = day
    values = json.loads((recording.folder / "indicators.json").read_text())
    assert values["people"] > 28_000
    assert values["canteen_meals"] > 30_000
    assert 2 < values["walking_time_mean_min"] < 15
    assert 0 <= values["late_share"] < 0.2
