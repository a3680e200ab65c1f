"""Friends who walk to a class together arrive together (NIST TN 1822, case 2.9)."""

import numpy as np
import pyarrow.parquet as pq


def test_friends_arrive_within_ten_seconds(huxi_day) -> None:
    (leader,) = huxi_day.column("people", "leader")
    person, origin, place, ready, arrive = huxi_day.column(
        "trips", "person", "origin", "place", "ready_s", "arrive_s"
    )
    read = pq.read_table(huxi_day.folder / "tables" / "trips.parquet", columns=["activity"])
    activity = np.array(read.column("activity").to_pylist())
    with_friends = np.bincount(leader, minlength=leader.size)[leader[person]] > 1
    for purpose, least in (("class", 0.95), ("meal", 0.95)):
        chosen = np.flatnonzero(with_friends & (activity == purpose))
        keys = zip(
            leader[person[chosen]].tolist(),
            origin[chosen].tolist(),
            place[chosen].tolist(),
            ready[chosen].tolist(),
            strict=True,
        )
        arrivals: dict[tuple, list[float]] = {}
        for key, time in zip(keys, arrive[chosen].tolist(), strict=True):
            arrivals.setdefault(key, []).append(time)
        spread = np.array(
            [max(times) - min(times) for times in arrivals.values() if len(times) > 1]
        )
        print(
            purpose,
            spread.size,
            chosen.size,
            np.mean(spread <= 10),
            np.median(spread),
            spread.max(),
        )
        assert spread.size > 500
        assert np.mean(spread <= 10.0) > least
