import json
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from jsonschema import Draft202012Validator
from published_rules import FEATURE_COLLECTION
from served import TOKEN
from starlette.testclient import TestClient

from sim.export.columns import NAMES_A_PERSON
from sim.serving.app import make_app
from sim.serving.limits import MOST_ROWS
from sim.serving.shelf import Shelf
from sim.serving.tokens import Tokens
from sim.twin import estimates
from sim.twin.follow import ESTIMATES


@pytest.fixture
def run(client: TestClient) -> str:
    return client.get("/runs").json()["runs"][0]["run"]


def _paths(app, run: str) -> list[str]:
    known = list(app.openapi()["paths"])
    return [path.replace("{run}", run).replace("{table}", "census") for path in known]


def test_without_a_token_there_is_no_data(client: TestClient, run: str) -> None:
    paths = _paths(client.app, run)
    assert len(paths) >= 9
    for authorization in (None, "Bearer ", "Bearer wrong", f"Basic {TOKEN}", f"Bearer {TOKEN}x"):
        headers = {} if authorization is None else {"Authorization": authorization}
        stranger = TestClient(client.app, headers=headers)
        for path in paths:
            answer = stranger.get(path)
            assert answer.status_code == 401, (path, authorization)
            assert answer.headers["WWW-Authenticate"] == "Bearer"
            assert set(answer.json()) == {"detail"}


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_can_be_written(client: TestClient, run: str, method: str) -> None:
    for path in _paths(client.app, run):
        assert client.request(method, path).status_code == 405


def test_the_application_has_no_other_way_than_get(client: TestClient) -> None:
    methods = {method for each in client.app.openapi()["paths"].values() for method in each}
    assert methods == {"get"}


def test_a_run_is_told_as_it_is(client: TestClient, run: str, quad_day) -> None:
    manifest = json.loads((quad_day.folder / "manifest.json").read_text(encoding="utf-8"))
    values = json.loads((quad_day.folder / "indicators.json").read_text(encoding="utf-8"))
    assert client.get(f"/runs/{run}").json() == manifest
    told = client.get(f"/runs/{run}/indicators").json()
    assert {each["key"]: each["value"] for each in told} == values


def test_a_table_comes_in_pages(client: TestClient, run: str, quad_day) -> None:
    path, rows, offset = f"/runs/{run}/tables/census", [], 0
    while offset is not None:
        page = client.get(path, params={"limit": 100, "offset": offset}).json()
        assert len(page["rows"]) <= 100
        rows, offset = rows + page["rows"], page["next_offset"]
    table = pq.read_table(quad_day.folder / "tables" / "census.parquet")
    assert page["total"] == len(rows) == table.num_rows
    assert rows == [list(row.values()) for row in table.to_pylist()]


@pytest.mark.parametrize("asked", [{"limit": 0}, {"limit": MOST_ROWS + 1}, {"offset": -1}])
def test_a_page_is_limited(client: TestClient, run: str, asked: dict[str, int]) -> None:
    assert client.get(f"/runs/{run}/tables/census", params=asked).status_code == 422


def test_what_has_no_bound_is_null(client: TestClient, run: str) -> None:
    page = client.get(f"/runs/{run}/tables/links", params={"limit": 1000}).json()
    at = page["columns"].index("onward_limit")
    assert None in [row[at] for row in page["rows"]]


def test_no_table_tells_of_a_person(client: TestClient, run: str) -> None:
    tables = client.get(f"/runs/{run}/tables").json()
    names = {column["name"] for table in tables for column in table["columns"]}
    assert not names.intersection(NAMES_A_PERSON)
    for name in ("people", "trips", "visits", "trajectories", "student_days"):
        assert client.get(f"/runs/{run}/tables/{name}").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/runs/..%2f..%2fetc",
        "/runs/%2e%2e",
        "/runs/{run}/tables/..%2f..%2fmanifest",
        "/runs/{run}/tables/census;drop",
        "/runs/{run}/tables/read_csv('x')",
        "/runs/{run}/../../../etc/passwd",
        "/runs/0000",
    ],
)
def test_no_path_leads_out(client: TestClient, run: str, path: str) -> None:
    assert client.get(path.replace("{run}", run)).status_code in (404, 422)


def test_the_connection_reads_nothing_else(shelf: Shelf, run: str, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("a\n1\n", encoding="utf-8")
    served = shelf.run(run)
    for sql in (f"SELECT * FROM read_csv('{other}')", f"COPY census TO '{other}'"):
        with pytest.raises(Exception, match=r"disabled|Permission"):
            served._asked(lambda tables, sql=sql: tables.execute(sql))
    assert other.read_text(encoding="utf-8") == "a\n1\n"


def test_exports_are_those_of_the_command(client: TestClient, run: str) -> None:
    Draft202012Validator(FEATURE_COLLECTION).validate(
        client.get(f"/runs/{run}/exports/geojson").json()
    )
    told = client.get(f"/runs/{run}/exports/ngsi-ld", params={"at": "12:00"}).json()
    assert {each["type"] for each in told} >= {"Building", "CrowdFlowObserved"}
    assert client.get(f"/runs/{run}/exports/ngsi-ld", params={"at": "soon"}).status_code == 422


def test_a_run_without_a_picture_has_none(client: TestClient, run: str) -> None:
    assert client.get(f"/runs/{run}/map").status_code == 404


def test_the_state_is_what_the_twin_published_last(client: TestClient, tmp_path: Path) -> None:
    assert client.get("/state").status_code == 404
    (tmp_path / "twin").mkdir()
    names = [column.name for column in estimates.TABLE.columns]
    said = [
        (1, 0, "people", "library", 1.0, 2.0, 3.0),
        (2, 0, "people", "library", 4.0, 5.0, 6.0),
        (2, 3600, "people", "library", 4.0, float("nan"), 6.0),
    ]
    table = estimates.TABLE.of(dict(zip(names, map(list, zip(*said, strict=True)), strict=True)))
    estimates.write_estimates(tmp_path / "twin" / ESTIMATES, table)
    assert client.get("/state").json() == {
        "columns": names,
        "rows": [list(said[1]), [*said[2][:5], None, 6.0]],
    }
    (tmp_path / "twin" / ESTIMATES).write_bytes(b"half of it")
    assert client.get("/state").status_code == 404


def test_every_answer_has_the_headers_of_safety(client: TestClient, run: str) -> None:
    for path in (*_paths(client.app, run), "/nowhere", "/docs", "/openapi.json"):
        headers = client.get(path).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == "no-store"
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


def test_bodies_and_long_queries_are_refused(client: TestClient) -> None:
    assert client.request("GET", "/runs", content=b"x" * 10_000_000).status_code == 413
    assert client.get("/runs", headers={"content-length": "many"}).status_code == 413
    assert client.get("/runs", params={"limit": "1" * 5000}).status_code == 414


def test_who_asks_too_often_must_wait(shelf: Shelf) -> None:
    app = make_app(shelf, Tokens([TOKEN]), None, per_minute=8)
    client = TestClient(app, headers={"Authorization": f"Bearer {TOKEN}"})
    answers = [client.get("/state") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [404, 404, 429, 429]
    assert 1 <= int(answers[-1].headers["Retry-After"]) <= 8


def test_a_store_is_served_too(quad_day, tmp_path: Path) -> None:
    manifest = json.loads((quad_day.folder / "manifest.json").read_text(encoding="utf-8"))
    run = tmp_path / "runs" / "scenario=weekday" / "seed=1" / f"run={manifest['run']}"
    shutil.copytree(quad_day.folder / "tables", run)
    for name in ("manifest.json", "indicators.json"):
        shutil.copy(quad_day.folder / name, run)
    (tmp_path / "store.json").write_text('{"schema": 1}', encoding="utf-8")
    spoilt = run.parent / "run=spoilt"
    spoilt.mkdir()
    (spoilt / "manifest.json").write_text("{}", encoding="utf-8")
    app = make_app(Shelf(tmp_path), Tokens([TOKEN]), None, 1e6)
    client = TestClient(app, headers={"Authorization": f"Bearer {TOKEN}"})
    assert client.get("/runs").json()["total"] == 1
    key = client.get("/runs").json()["runs"][0]["run"]
    assert key == manifest["run"]
    assert client.get(f"/runs/{key}/tables/census").json()["total"] > 0
    assert client.get(f"/runs/{key}/exports/geojson").status_code == 404
    for file in ("census.parquet", "indicators.json"):
        (run / file).unlink()  # while it is served
    for path in ("tables/census", "indicators"):
        answer = client.get(f"/runs/{key}/{path}")
        assert answer.status_code == 404
        assert str(tmp_path) not in answer.text
