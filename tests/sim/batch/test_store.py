import json
from pathlib import Path

import pytest
from small_plans import other, small

from maps.faults import InputError
from sim.batch.store import Store
from sim.batch.task import shard_of, tasks_of
from sim.record.run_folder import STORE


def test_a_run_that_breaks_off_leaves_nothing_and_may_be_tried_again(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    (task,) = tasks_of([small()], [1])
    with pytest.raises(KeyboardInterrupt), store.adding(task) as folder:
        (folder / "half.parquet").write_text("half")
        raise KeyboardInterrupt
    assert not store.holds(task)
    assert not list((store.folder / "runs").rglob("*.parquet"))
    with store.adding(task) as folder:
        assert not list(folder.iterdir())
        (folder / "manifest.json").write_text("{}")
    assert store.holds(task)


def test_what_a_killed_process_left_behind_is_taken_away(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    (task,) = tasks_of([small()], [1])
    left = store.folder / ".unfinished" / task.run
    left.mkdir()
    (left / "half.parquet").write_text("half")
    with store.adding(task) as folder:
        assert not list(folder.iterdir())
        (folder / "manifest.json").write_text("{}")
    assert not left.exists()


def test_the_same_run_put_there_by_another_process_is_kept(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    (task,) = tasks_of([small()], [1])
    with store.adding(task) as folder:
        (folder / "manifest.json").write_text("mine")
        store.place(task).mkdir(parents=True)
        (store.place(task) / "manifest.json").write_text("theirs")
    assert (store.place(task) / "manifest.json").read_text() == "theirs"


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(InputError, match="must be a store of runs"):
        Store(tmp_path)


def test_a_store_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    Store(tmp_path / "store")
    (tmp_path / "store" / STORE).write_text(json.dumps({"schema": 99}))
    with pytest.raises(InputError, match="schema: 99: must be of schema 1 or older"):
        Store(tmp_path / "store")


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match=r"must be a store of runs|cannot be written"):
        Store(tmp_path / "file" / "store")


def test_names_with_signs_of_paths_stay_within_the_store(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    (task,) = tasks_of([other("../up=a/b")], [1])
    assert store.place(task).resolve().is_relative_to((store.folder / "runs").resolve())
    assert store.place(task).parents[1].name == "scenario=..%2Fup%3Da%2Fb"


def test_each_run_is_wanted_once_and_seeds_come_in_turn() -> None:
    tasks = tasks_of([small(), other("b"), small()], [1, 2])
    assert [(task.scenario.name, task.seed) for task in tasks] == [
        ("weekday", 1),
        ("b", 1),
        ("weekday", 2),
        ("b", 2),
    ]


def test_shards_are_parts_of_the_whole() -> None:
    tasks = tasks_of([small()], range(20))
    parts = [shard_of(tasks, number, 3) for number in (1, 2, 3)]
    assert sorted(task.run for part in parts for task in part) == sorted(t.run for t in tasks)
    assert shard_of(tasks[5:], 2, 3) == [task for task in parts[1] if task in tasks[5:]]


def test_what_is_asked_of_a_run_does_not_change_it() -> None:
    question = {"indicator": "trips", "direction": "lower"}
    asked = small(settings=['questions=[{indicator="trips", direction="lower"}]'])
    assert asked.questions[0].indicator == question["indicator"]
    assert tasks_of([asked], [1])[0].run == tasks_of([small()], [1])[0].run
