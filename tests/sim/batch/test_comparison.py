import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from small_plans import other, small

from maps.faults import InputError
from sim.batch import trials
from sim.batch.comparison import compare, record_into
from sim.batch.execute import Outcome
from sim.batch.pools import Pool
from sim.batch.store import Store
from sim.batch.trials import Trials
from sim.study.compare.questions import questions_of

TRIPS = 'questions=[{indicator="trips", direction="lower"}]'


@contextmanager
def _nobody() -> Iterator[Pool]:
    raise AssertionError("no run is needed")
    yield


class _Told(Store):
    """A store in which every run is there, with values that a rule gives."""

    def indicators(self, task):  # type: ignore[no-untyped-def]
        noise = (task.seed * 37 % 11) / 10.0
        gain = 0.5 + 0.01 * (task.seed % 2) if task.scenario.name == "other" else 0.0
        return {"trips": 100.0 + 10.0 * noise + gain + 0.1 * (task.seed % 3), "late_share": None}


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    def run_all(tasks, *_):  # type: ignore[no-untyped-def]
        return Outcome(0, len(tasks), ())

    monkeypatch.setattr(trials, "run_all", run_all)
    return _Told(tmp_path / "store")


def _compare(store: Store, replications: int, precision: float | None):  # type: ignore[no-untyped-def]
    scenarios = [small(), other("other", [TRIPS])]
    questions = questions_of(scenarios[0], scenarios[1:])
    runs = compare(
        scenarios,
        questions,
        1,
        replications,
        precision,
        0.95,
        Trials(store, _nobody, lambda *_: None),
    )
    return scenarios, questions, runs


def test_what_seeds_share_cancels_out(told: Store, tmp_path: Path) -> None:
    scenarios, questions, runs = _compare(told, 8, None)
    record = record_into(tmp_path, scenarios, questions, runs, [], {}, 0.95, None)
    (answer,) = record["answers"]
    assert answer["difference"] == pytest.approx(0.505)
    assert answer["interval"] == pytest.approx([0.505, 0.505], abs=0.01)
    assert answer["verdict"] == "worse"
    assert record["seeds"] == list(range(1, 9))
    assert len(record["runs"]["other"]) == 8


def test_the_same_inputs_give_the_same_record(told: Store, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        scenarios, questions, runs = _compare(told, 4, None)
        record_into(tmp_path / name, scenarios, questions, runs, [], {}, 0.95, None)
    first, second = ((tmp_path / name / "comparison.json").read_bytes() for name in ("a", "b"))
    assert first == second
    assert json.loads(first)["schema"] == 1


def test_with_a_precision_no_more_is_run_than_it_needs(told: Store) -> None:
    assert len(_compare(told, 50, 0.01)[2].seeds) == 5
    assert len(_compare(told, 12, 1e-9)[2].seeds) == 12


def test_an_indicator_that_is_not_there_is_refused() -> None:
    asks = other("other", ['questions=[{indicator="tripz", direction="lower"}]'])
    with pytest.raises(InputError, match=r"tripz: must be an indicator \(did you mean 'trips'\?\)"):
        questions_of(small(), [asks])


def test_a_comparison_that_asks_nothing_is_refused() -> None:
    with pytest.raises(InputError, match="must ask something"):
        questions_of(small(settings=["questions=[]"]), [other("other", ["questions=[]"])])
