from hypothesis import given
from hypothesis import strategies as st

from sim.serving.limits import Rate


@given(st.lists(st.floats(0.0, 5.0), min_size=1, max_size=200), st.floats(1.0, 600.0))
def test_nobody_gets_more_than_the_rate(pauses: list[float], per_minute: float) -> None:
    now = 0.0
    rate = Rate(per_minute, lambda: now)
    let_in = 0
    for pause in pauses:
        now += pause
        let_in += rate.wait_s("somebody") == 0.0
        assert let_in <= max(1.0, per_minute / 4) + now * per_minute / 60 + 1e-6


def test_who_waits_as_told_is_let_in() -> None:
    now = 0.0
    rate = Rate(4.0, lambda: now)
    assert rate.wait_s("a") == 0.0
    wait = rate.wait_s("a")
    assert wait > 0.0
    assert rate.wait_s("b") == 0.0  # others have buckets of their own
    now += wait + 1e-9
    assert rate.wait_s("a") == 0.0
