from pathlib import Path

import pytest

from maps.faults import InputError
from maps.parameters import Parameter
from scenarios import checks, parameters
from scenarios.loading import load

KNOWN = {
    "people": {
        "lunch_share": Parameter(0.8, "1", "assumption", "share that lunches", 0.5, 0.95),
        "gravity": Parameter(9.81, "m/s2", "a measured value", "acceleration of free fall"),
    }
}


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (checks, parameters):
        monkeypatch.setattr(module, "known_parameters", lambda: KNOWN)


def test_an_override_takes_the_place_of_the_value() -> None:
    scenario = load("weekday", ["campus.map=.", "parameters.people.lunch_share=0.9"])
    changed = parameters.parameters_of("people", scenario.parameters)
    assert changed["lunch_share"].value == 0.9
    assert changed["lunch_share"].source == "scenario"
    assert changed["lunch_share"].unit == "1"
    assert changed["gravity"] == KNOWN["people"]["gravity"]
    assert KNOWN["people"]["lunch_share"].value == 0.8


@pytest.mark.parametrize(
    ("setting", "rule", "hint"),
    [
        ("peple.lunch_share=0.9", "unknown group of parameters", "did you mean 'people'?"),
        ("people.lunch_shar=0.9", "unknown parameter", "did you mean 'lunch_share'?"),
        ("people.lunch_share=0.99", "must lie from 0.5 to 0.95", "share that lunches"),
        ("people.gravity=9", "is 9.81, and has no range", "acceleration of free fall"),
        ("people.lunch_share=true", "must be a valid number", ""),
        ("people=3", "must be a table", "as in [parameters]"),
    ],
)
def test_overrides_are_checked(setting: str, rule: str, hint: str) -> None:
    with pytest.raises(InputError) as refused:
        load("weekday", ["campus.map=.", f"parameters.{setting}"])
    assert [(fault.rule, fault.hint) for fault in refused.value.faults] == [(rule, hint)]


def test_the_models_own_parameters_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert parameters.known_parameters()["people"]


PULLED = ("compaction=3", "project_share=0.2", "club_share=0.3")


def test_a_lever_of_the_made_timetable_is_refused_beside_one_that_is_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.undo()
    named = ["campus.map=.", f"timetable.folder='{tmp_path}'"]
    pulled = [f"parameters.space.{lever}" for lever in PULLED]
    with pytest.raises(InputError) as refused:
        load("weekday", [*named, *pulled])
    told = [(fault.value, fault.rule.split(":")[0]) for fault in refused.value.faults]
    rule = "does nothing to a timetable that is read"
    assert told == [("3", rule), ("0.2", rule), ("0.3", rule)]
    assert load("weekday", ["campus.map=.", *pulled])
    at_rest = ["parameters.space.compaction=0", "parameters.space.later_mornings=20"]
    assert load("weekday", [*named, *at_rest])
