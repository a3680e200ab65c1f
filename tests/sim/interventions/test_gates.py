"""Gates of a library and of the campus: their hours, closed and opened, and with more counters."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scenarios.loading import load
from sim.run import run
from sim.study.query import open_run

Ask = Callable[[str], list[tuple]]
HOUR = 3600


def day(folder: Path, text: str) -> Ask:
    file = folder / "scenario.toml"
    file.write_text(f'extends = "weekday"\n[campus]\nmap = "quad"\n{text}', encoding="utf-8")
    out = folder / "run"
    run(load(str(file)), 1, out, False, lambda *_: None, lambda *_: None)
    tables = open_run(out)
    return lambda sql: tables.execute(sql).fetchall()


def act(kind: str, target: str, **said: str | int) -> str:
    lines = [f"{key} = {value!r}" for key, value in said.items()]
    return "\n".join(["[[interventions]]", f"kind = '{kind}'", f"target = '{target}'", *lines, ""])


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return day(tmp_path_factory.mktemp("base"), "")


def joined(ask: Ask, service: str, since: float, until: float) -> int:
    """Return how many joined the queues of services of a name between two hours."""
    sql = f"""
        SELECT count(*) FROM queues
        WHERE service LIKE '{service}' AND join_s >= {since * HOUR} AND join_s < {until * HOUR}"""
    return int(ask(sql)[0][0])


def entered(ask: Ask, since: float, until: float) -> int:
    """Return how many came to a room of the library from elsewhere between two hours."""
    sql = f"""
        SELECT count(*) FROM trips
        JOIN places AS there ON there.place = trips.place
        JOIN places AS before ON before.place = trips.origin
        WHERE there.building = 'library' AND before.building <> 'library'
            AND arrive_s >= {since * HOUR} AND arrive_s < {until * HOUR}"""
    return int(ask(sql)[0][0])


def test_everybody_comes_in_through_a_gate(base: Ask) -> None:
    passed = joined(base, "library-door%", 0, 24)
    came = entered(base, 0, 24)
    assert passed == came > 1000
    sql = """
        SELECT count(*) FROM trips JOIN places ON places.place = trips.origin
        WHERE kind = 'gate' AND arrive_s > depart_s"""
    assert joined(base, "gate-%", 0, 24) == base(sql)[0][0] > 100


def test_a_gate_lets_in_at_its_hours_and_lets_out_at_all_hours(base: Ask) -> None:
    assert joined(base, "library-door%", 0, 7) == joined(base, "library-door%", 22.51, 24) == 0
    left = """
        SELECT count(*) FROM visits JOIN places USING (place)
        WHERE building = 'library' AND leave_s > 22.5 * 3600 AND leave_s < 86400"""
    inside = left.replace("leave_s >", "enter_s < 81000 AND leave_s >")
    assert base(left) == base(inside)


def test_who_finds_one_door_closed_takes_the_other(base: Ask, tmp_path: Path) -> None:
    text = act("close_service", "library-door1", **{"from": "10:00", "until": "16:00"})
    rows = day(tmp_path, text)
    assert joined(base, "library-door1%", 10.1, 16) > 0
    assert joined(rows, "library-door1%", 10.1, 16) == 0
    assert joined(rows, "library-door2%", 10.1, 16) > joined(base, "library-door2%", 10.1, 16)
    assert joined(rows, "library-door1%", 16, 24) > 0


def test_closed_gates_open_for_a_while(tmp_path: Path) -> None:
    text = act("close_service", "library")
    text += act("open_service", "library", **{"from": "14:00", "until": "20:00"})
    rows = day(tmp_path, text)
    assert entered(rows, 14, 20.1) > 0
    assert entered(rows, 0, 14) == entered(rows, 20.1, 24) == 0


def test_more_counters_shorten_the_wait(base: Ask, tmp_path: Path) -> None:
    rows = day(tmp_path, act("add_counters", "gate-south", servers=20))
    wait = "SELECT sum(start_s - join_s) FROM queues WHERE service = 'gate-south-turnstiles'"
    assert base(wait)[0][0] > 0.0
    assert rows(wait) == [(0.0,)]
