"""Closed places and services, more counters, and a new canteen."""

from pathlib import Path

import pytest

from scenarios.loading import load
from sim.run import run
from sim.study.query import open_run


def day(folder: Path, text: str) -> object:
    file = folder / "scenario.toml"
    file.write_text(f'extends = "weekday"\n[campus]\nmap = "quad"\n{text}', encoding="utf-8")
    out = folder / "run"
    run(load(str(file)), 1, out, False, lambda *_: None, lambda *_: None)
    tables = open_run(out)
    return lambda sql: tables.execute(sql).fetchall()


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> object:
    return day(tmp_path_factory.mktemp("base"), "")


def entered(place: str, since: str, until: str) -> str:
    return f"""
        SELECT count(*) FROM visits JOIN places USING (place)
        WHERE '{place}' IN (id, building) AND enter_s > {since} AND enter_s < {until}"""


def test_nobody_enters_a_closed_place_and_who_is_in_it_stays(base: object, tmp_path: Path) -> None:
    text = '[[interventions]]\nkind = "close_place"\ntarget = "library"\nfrom = "10:00"\n'
    rows = day(tmp_path, text + 'until = "16:00"\n')
    assert base(entered("library", "36000", "57600"))[0][0] > 0
    assert rows(entered("library", "36000", "57600")) == [(0,)]
    assert rows(entered("library", "57600", "86400"))[0][0] > 0
    stayed = """
        SELECT count(*) FROM visits JOIN places USING (place)
        WHERE building = 'library' AND enter_s < 36000 AND leave_s > 36300"""
    assert rows(stayed)[0][0] > 0


def test_a_closed_service_serves_only_who_queues_already(base: object, tmp_path: Path) -> None:
    canteen = "canteen-101-canteen"
    text = f'[[interventions]]\nkind = "close_service"\ntarget = "{canteen}"\nfrom = "12:15"\n'
    rows = day(tmp_path, text + 'until = "13:00"\n')
    joined = f"SELECT count(*) FROM queues WHERE service = '{canteen}' AND join_s BETWEEN {{}}"
    assert base(joined.format("44100 AND 46800"))[0][0] > 0
    assert rows(joined.format("44100.001 AND 46799")) == [(0,)]
    before = f"SELECT * FROM queues WHERE service = '{canteen}' AND join_s < 44100 ORDER BY ALL"
    assert rows(before) == base(before)


def test_a_service_opens_outside_its_hours(base: object, tmp_path: Path) -> None:
    text = '[[interventions]]\nkind = "open_service"\ntarget = "canteen"\nfrom = "13:15"\n'
    rows = day(tmp_path, text + 'until = "16:45"\n')
    joined = "SELECT count(*) FROM queues WHERE kind = 'canteen' AND join_s BETWEEN 48600 AND 60000"
    assert base(joined) == [(0,)]
    assert rows(joined)[0][0] > 0


def test_more_counters_shorten_the_wait(base: object, tmp_path: Path) -> None:
    text = '[[interventions]]\nkind = "add_counters"\ntarget = "canteen"\nservers = 20\n'
    wait = "SELECT avg(start_s - join_s), count(*) FROM queues WHERE kind = 'canteen'"
    ((base_wait, base_served),) = base(wait)
    ((short_wait, served),) = day(tmp_path, text)(wait)
    assert short_wait < 0.5 * base_wait
    assert served >= 0.95 * base_served


def test_a_hall_becomes_a_canteen(tmp_path: Path) -> None:
    text = """
        [[interventions]]
        kind = "open_canteen"
        target = "teaching-2-101"
        servers = 6
        mean_service_s = 17
        hours = ["10:45-13:15"]
        seats = 200
    """
    rows = day(tmp_path, text)
    assert rows("SELECT kind, capacity FROM places WHERE id = 'teaching-2-101'") == [
        ("dining_hall", 200)
    ]
    served = "SELECT min(join_s), max(join_s), count(*) FROM queues WHERE service LIKE '%2-101%'"
    ((first, last, count),) = rows(served)
    assert first >= 38_700 and last <= 47_700 and count > 100
    assert rows(
        "SELECT count(*) FROM classes JOIN places USING (place) WHERE id LIKE '%2-101'"
    ) == [(0,)]
