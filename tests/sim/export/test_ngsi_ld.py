import json
from collections import Counter
from copy import deepcopy
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from published_rules import MODELS, NORMALIZED, key_values

from maps.faults import InputError
from maps.vocabulary import building_uses
from sim.export.ngsi_ld import categories, entities, text_of
from sim.export.source import Source, instant_of


@pytest.fixture(scope="module")
def told(source: Source) -> list[dict[str, Any]]:
    return json.loads(text_of(entities(source, instant_of(source, "12:00"))))


def test_entities_are_normalized_ngsi_ld(told: list[dict[str, Any]]) -> None:
    validator = Draft202012Validator(NORMALIZED)
    assert not [error.message for each in told for error in validator.iter_errors(each)]
    assert len({each["id"] for each in told}) == len(told)


def test_entities_fit_their_data_models(told: list[dict[str, Any]]) -> None:
    kinds = Counter(each["type"] for each in told)
    assert set(kinds) == set(MODELS)
    for each in told:
        Draft202012Validator(MODELS[each["type"]]).validate(key_values(each))


@pytest.mark.parametrize(
    ("kind", "key", "value"),
    [
        ("Building", "category", ["palace"]),
        ("Building", "address", None),
        ("CrowdFlowObserved", "dateObserved", "yesterday"),
        ("CrowdFlowObserved", "peopleCount", -1),
        ("CrowdFlowObserved", "averageHeadwayTime", "4 s"),
        ("IndoorEnvironmentObserved", "location", None),
        ("IndoorEnvironmentObserved", "temperature", -3.0),
    ],
)
def test_the_rules_refuse_what_breaks_them(
    told: list[dict[str, Any]], kind: str, key: str, value: object
) -> None:
    spoilt = key_values(deepcopy(next(each for each in told if each["type"] == kind)))
    if value is None:
        del spoilt[key]
    else:
        spoilt[key] = value
    assert not Draft202012Validator(MODELS[kind]).is_valid(spoilt)


def test_every_use_of_buildings_has_a_category() -> None:
    assert set(categories()) == set(building_uses())


def test_occupancies_are_those_of_the_table(source: Source, told: list[dict[str, Any]]) -> None:
    rows = source.rows(
        "SELECT building, people FROM place_occupancy JOIN places USING (place) WHERE at_s = 43200"
    )
    there = sum(row["people"] for row in rows if row["building"] in source.campus.buildings)
    buildings = [each for each in told if each["type"] == "Building"]
    assert sum(each["peopleOccupancy"]["value"] for each in buildings) == there > 0
    assert {each["peopleOccupancy"]["observedAt"] for each in buildings} == {"2026-10-13T04:00:00Z"}


def test_flows_are_those_of_the_interval(source: Source, told: list[dict[str, Any]]) -> None:
    flows = [key_values(each) for each in told if each["type"] == "CrowdFlowObserved"]
    lines = source.lines()
    rows = source.rows("SELECT link, entered FROM link_flow WHERE start_s = 43200")
    outdoors = [row for row in rows if row["link"] in lines]
    assert sum(flow["peopleCount"] for flow in flows) == sum(row["entered"] for row in outdoors) > 0
    assert {flow["dateObserved"] for flow in flows} == {"2026-10-13T04:00:00Z/2026-10-13T04:05:00Z"}


def test_carbon_dioxide_is_in_mg_per_litre(told: list[dict[str, Any]]) -> None:
    rooms = [each["co2"]["value"] for each in told if each["type"] == "IndoorEnvironmentObserved"]
    # the air outdoors has some 420 ppm, which is 0.76 mg/l
    assert all(0.7 < value < 9.0 for value in rooms)


def test_no_person_is_told_of(source: Source, told: list[dict[str, Any]]) -> None:
    text = json.dumps(told)
    keys = source.rows("SELECT key FROM people USING SAMPLE 50")
    assert not [row["key"] for row in keys if str(row["key"]) in text]


@pytest.mark.parametrize("said", ["noon", "25:61", "2 12:00"])
def test_a_time_outside_the_run_is_refused(source: Source, said: str) -> None:
    with pytest.raises(InputError):
        instant_of(source, said)


def test_left_out_the_instant_is_when_most_people_walk(source: Source) -> None:
    (most,) = source.rows("SELECT arg_max(at_s, walking) AS at_s FROM census")
    assert instant_of(source, None) == most["at_s"]
