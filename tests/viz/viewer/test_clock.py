import pytest

from viz.viewer.moment import clock_text
from viz.viewer.timeline.clock import SPEEDS, Clock


def test_a_clock_stands_still_until_it_is_played() -> None:
    clock = Clock(1000, 900_000)
    clock.tick(500)
    assert clock.moment.at_ms == 1000
    clock.toggle()
    clock.tick(500)
    assert clock.moment.at_ms == 1000 + 500 * clock.speed


def test_the_end_pauses_and_playing_from_there_starts_again() -> None:
    clock = Clock(1000, 2000)
    clock.toggle()
    clock.tick(500)
    assert (clock.moment.at_ms, clock.playing) == (2000, False)
    clock.toggle()
    assert (clock.moment.at_ms, clock.playing) == (1000, True)


@pytest.mark.parametrize(("wanted", "shown"), [(-5, 1000), (1500, 1500), (9999, 2000)])
def test_a_jump_stays_within_the_run(wanted: int, shown: int) -> None:
    clock = Clock(1000, 2000)
    clock.jump(wanted)
    assert clock.moment.at_ms == shown


def test_speeds_go_up_and_down_within_their_range() -> None:
    clock = Clock(0, 1)
    for _ in range(20):
        clock.faster()
    assert clock.speed == SPEEDS[-1]
    clock.slower()
    assert clock.speed == SPEEDS[-2]
    for _ in range(20):
        clock.slower()
    assert clock.speed == SPEEDS[0]


def test_a_clock_tells_the_day_from_the_second_one_on() -> None:
    assert clock_text(30_305_000) == "08:25:05"
    assert clock_text(30_305_000, seconds=False) == "08:25"
    assert clock_text(86_400_000) == "day 2, 00:00:00"
