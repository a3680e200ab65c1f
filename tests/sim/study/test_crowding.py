import duckdb
import pytest

from sim.study.crowding import Share, worst_places

TABLES = """
CREATE TABLE links (link INT, path TEXT, kind TEXT);
INSERT INTO links VALUES (0, 'avenue', 'road'), (1, 'avenue', 'road'), (2, 'hall', 'stairs');
CREATE TABLE crowding (link INT, start_s INT, level TEXT, density DOUBLE, person_s DOUBLE);
INSERT INTO crowding VALUES
    (0, 600, 'D', 1.0, 600), (1, 600, 'E', 1.4, 900), (1, 660, 'F', 2.2, 1500),
    (2, 600, 'F', 3.0, 300), (2, 660, 'B', 0.4, 60);
CREATE TABLE people (person INT, role TEXT, college TEXT);
INSERT INTO people SELECT n, 'student', if(n < 7, 'EE', 'CS') FROM range(10) t(n);
CREATE TABLE places (place INT, id TEXT, building TEXT);
INSERT INTO places VALUES (0, 'r1', 'hall'), (1, 'r2', 'hall'), (2, 'west', '');
CREATE TABLE crowd_trips
    (at_s INT, link INT, person INT, activity TEXT, origin INT, place INT);
INSERT INTO crowd_trips SELECT 720, 1, n, 'meal', n % 2, 2 FROM range(10) t(n);
CREATE TABLE settings (key TEXT, value DOUBLE);
INSERT INTO settings VALUES ('smallest_cohort', 5);
"""


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    told = duckdb.connect(config={"threads": 1})
    told.execute(TABLES)
    return told


def test_paths_are_in_the_order_of_the_time_spent_in_discomfort(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    first, second = worst_places(connection)
    assert (first.path, first.kind, first.level, first.at_s) == ("avenue", "road", "F", 660)
    assert first.person_min == pytest.approx(40.0)
    assert first.density == pytest.approx(2.2)
    assert (second.path, second.level, second.at_s) == ("hall", "F", 600)
    assert second.person_min == pytest.approx(5.0)


def test_those_who_were_there_are_told_by_buildings_and_cohorts(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    first, second = worst_places(connection)
    assert first.way == Share(("hall", "west"), 1.0)
    assert first.cohort == Share(("student", "EE"), 0.7)
    assert first.activity == Share(("meal",), 1.0)
    assert second.way is None


def test_a_cohort_of_few_is_not_told(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("UPDATE settings SET value = 8")
    first, _ = worst_places(connection)
    assert first.way == Share(("hall", "west"), 1.0)
    assert first.cohort is None  # of ten, seven are of one college
    connection.execute("UPDATE settings SET value = 11")
    first, _ = worst_places(connection)
    assert first.way is None
