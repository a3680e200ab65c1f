"""A day is followed: estimates are published, a question is decided, and what came is logged."""

import json

import numpy as np
import pyarrow.parquet as pq
import pytest
from made_up_days import EVERY_S, NAMES, SENSORS, day, members_of_days, received_of

from sim.twin.deciding import decide
from sim.twin.ensemble import Ensemble
from sim.twin.estimates import PEOPLE, TABLE
from sim.twin.follow import ESTIMATES, LOG, Following
from sim.twin.questions import Option, Question
from sim.twin.twin import Twin

QUESTION = Question(at="10:00", name="stay", place="canteen", options=(Option(name="as it is"),))


@pytest.fixture(scope="module")
def followed(tmp_path_factory):
    out = tmp_path_factory.mktemp("followed")
    members, truth, told = members_of_days(), day(70), []
    received = received_of(truth)
    received.value["hall-2"][0, 11:13] = 2.0  # at noon and at one it counts next to nobody
    Following(
        twin=Twin(members, SENSORS, campus=None, seed=1),
        ensemble=Ensemble(members, []),
        received=received,
        midnight=0,
        receive=lambda now_s, received: None,
        tell=lambda estimate, doubted: told.append((estimate.now_s, doubted)),
        workshop=None,
        repeated=4,
        out=out,
    ).day(range(EVERY_S, 86_401, EVERY_S), [QUESTION])
    lines = (out / LOG).read_text(encoding="utf-8").splitlines()
    return out, told, [json.loads(line) for line in lines]


def test_every_instant_is_published_with_its_bands(followed) -> None:
    out, told, _ = followed
    table = pq.read_table(out / ESTIMATES)
    assert table.schema == TABLE.schema
    assert [now_s for now_s, _ in told] == list(range(EVERY_S, 86_401, EVERY_S))
    rows = [row for row in table.to_pylist() if row["quantity"] == PEOPLE and not row["lead_s"]]
    assert len(rows) == 24 * len(NAMES)
    means = np.array([row["mean"] for row in rows]).reshape(24, len(NAMES))
    np.testing.assert_allclose(means.sum(axis=1), day(70)[0].sum())


def test_a_decision_is_logged_with_state_forecasts_and_what_came(followed) -> None:
    _, _, log = followed
    [decision] = [line for line in log if line["kind"] == "decision"]
    assert decision["at"] == "10:00"
    assert decision["question"]["name"] == "stay"
    assert decision["state"]["readings"] == 10 * len(SENSORS)
    assert set(decision["state"]["people"]) == set(NAMES)
    assert list(decision["forecasts"]["as it is"]) == ["0", "3600", "10800"]
    assert decision["decision"] == "as it is"
    came = [line for line in log if line["kind"] == "outcome"]
    assert [(line["at"], line["ahead_h"]) for line in came] == [("11:00", 1), ("13:00", 3)]
    for line in came:
        low, _, high = line["forecast"]
        assert low <= line["came"][1] <= high
        assert line["places_in_band"] >= 4


def test_a_sensor_is_named_while_it_disagrees(followed) -> None:
    _, told, log = followed
    events = [(line["kind"], line["at"]) for line in log if line.get("sensor") == "hall-2"]
    assert events[0] == ("sensor disagrees", "13:00")
    assert [kind for kind, _ in events] == ["sensor disagrees", "sensor agrees again"]
    assert dict(told)[13 * 3600] == ["hall-2"]
    assert dict(told)[24 * 3600] == []


def test_of_options_without_effect_none_is_surer_than_the_other() -> None:
    members = members_of_days()
    estimate = Twin(members, SENSORS, campus=None, seed=1).at(10 * 3600, received_of(day(71)))
    two = (Option(name="one"), Option(name="other"))
    question = QUESTION.model_copy(update={"options": two})
    decision = decide(question, estimate, Ensemble(members, []), 4, None)
    assert (decision.best, decision.sure) == ("one", 1.0)
    np.testing.assert_array_equal(decision.people["one"], decision.people["other"])
    np.testing.assert_allclose(decision.people["one"], estimate.people, atol=1e-9)
