"""What a worker keeps from run to run: by all that it depends on, and unchanged by any run."""

import multiprocessing
from collections import OrderedDict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from here import Here
from small_plans import small

from sim.batch import worker
from sim.batch.execute import run_all
from sim.batch.pools import Pool
from sim.batch.store import Store
from sim.batch.task import Task, tasks_of

CANTEEN = (
    "interventions=[{kind='open_canteen', target='teaching-2-101', servers=6, "
    "mean_service_s=17, hours=['10:45-13:15']}]"
)
SCENARIOS = ("heatwave", "insulation-retrofit", "setpoint-26", "pv-and-battery")


@contextmanager
def _here() -> Iterator[Pool]:
    yield Pool(Here(), 1)


@contextmanager
def _a_process_for_each() -> Iterator[Pool]:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=context, max_tasks_per_child=1) as executor:
        yield Pool(executor, 2)


def test_runs_that_share_premises_write_the_bytes_of_fresh_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kept in ("_campuses", "_terrains", "_premises"):
        monkeypatch.setattr(worker, kept, OrderedDict())
    tasks = tasks_of([small(name) for name in SCENARIOS], [1])
    shared, fresh = Store(tmp_path / "shared"), Store(tmp_path / "fresh")
    run_all(tasks, shared, _here, lambda *counts: None)
    assert [len(worker._campuses), len(worker._terrains), len(worker._premises)] == [1, 1, 2]
    again = [tasks[1], tasks[3]]
    run_all(again, fresh, _a_process_for_each, lambda *counts: None)
    for task in again:
        files = sorted(fresh.place(task).iterdir())
        assert len(files) > 30
        for file in files:
            assert (shared.place(task) / file.name).read_bytes() == file.read_bytes(), file


def _task(*settings: str) -> Task:
    (task,) = tasks_of([small(settings=settings)], [1])
    return task


@pytest.mark.parametrize(
    ("setting", "walks_elsewhere", "has_other_premises"),
    [
        ("calendar.days=2", False, False),
        ("parameters.people.lunch_share=0.6", True, False),
        ("parameters.energy.built_year=1990", False, True),
        ("energy.step_s=3600", False, True),
        ("energy.meters={teaching='chongqing-flat'}", False, True),
        ("interventions=[{kind='set_points', cooling_c=24.0}]", False, False),
        ("interventions=[{kind='insulate', insulation_m=0.1}]", False, True),
        (CANTEEN, True, True),
    ],
)
def test_what_is_kept_is_known_by_what_it_depends_on(
    setting: str, walks_elsewhere: bool, has_other_premises: bool
) -> None:
    usual, changed = _task(), _task(setting)
    assert (usual.terrain != changed.terrain) == walks_elsewhere
    assert (usual.premises != changed.premises) == has_other_premises


@pytest.mark.parametrize("key", ["weather.file", "energy.walls", "energy.tariffs"])
def test_a_file_that_changes_makes_other_premises(tmp_path: Path, key: str) -> None:
    file, found = tmp_path / "file", set()
    for text in ("one", "other"):
        file.write_text(text)
        found.add(_task(f"{key}='{file}'").premises)
    assert len(found) == 2
