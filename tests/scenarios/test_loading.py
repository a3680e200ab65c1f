from datetime import date
from pathlib import Path

import pytest

from maps.faults import Fault, InputError
from scenarios.loading import load
from scenarios.schema import Scenario


def write(folder: Path, **texts: str) -> Path:
    """Write scenario files and a folder `campus` beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "campus").mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def faults_of(file: Path | str, *settings: str) -> list[Fault]:
    with pytest.raises(InputError) as refused:
        load(str(file), settings)
    return list(refused.value.faults)


def test_defaults_are_those_of_the_schema(tmp_path: Path) -> None:
    folder = write(tmp_path, plain="[campus]\nmap = 'campus'")
    scenario = load(str(folder / "plain.toml"))
    assert scenario.name == "plain"
    assert scenario.campus.map == str(folder / "campus")
    assert (scenario.information.interval_s, scenario.recording.interval_s) == (60, 300)
    assert scenario.population.students is None
    assert scenario.calendar.days == 1


def test_tables_merge_and_all_else_replaces(tmp_path: Path) -> None:
    child = """
        extends = "parent.toml"
        [calendar]
        days = 3
        holidays = [2026-10-14]
    """
    parent = """
        name = "parent"
        description = "the parent's own"
        campus.map = "campus"
        [calendar]
        days = 2
        start = 2026-10-12
        holidays = [2026-10-12, 2026-10-13]
        [recording]
        trajectories = true
    """
    scenario = load(str(write(tmp_path, child=child, parent=parent) / "child.toml"))
    assert scenario.calendar.days == 3
    assert scenario.calendar.start == date(2026, 10, 12)
    assert scenario.calendar.holidays == (date(2026, 10, 14),)
    assert scenario.recording.trajectories
    assert (scenario.name, scenario.description) == ("child", "")


def test_relative_paths_start_where_they_are_written(tmp_path: Path) -> None:
    write(tmp_path / "base", parent="campus.map = 'campus'")
    (tmp_path / "base" / "term").mkdir()
    child = "extends = '../base/parent.toml'\ntimetable.folder = '../base/term'"
    file = write(tmp_path / "study", child=child) / "child.toml"
    scenario = load(str(file))
    assert Path(scenario.campus.map).samefile(tmp_path / "base" / "campus")
    assert scenario.timetable.folder is not None
    assert Path(scenario.timetable.folder).samefile(tmp_path / "base" / "term")


def test_settings_come_last_and_are_toml_or_text(tmp_path: Path) -> None:
    file = write(tmp_path, a="campus.map = 'campus'\ncalendar.days = 2") / "a.toml"
    settings = (
        "calendar.days=3",
        "calendar.start=2026-11-02",
        f"campus.map={tmp_path}",
        "name = 'quoted'",
        "recording.trajectories=true",
    )
    scenario = load(str(file), settings)
    assert (scenario.calendar.days, scenario.calendar.start) == (3, date(2026, 11, 2))
    assert (scenario.campus.map, scenario.name) == (str(tmp_path), "quoted")
    assert scenario.recording.trajectories


def test_the_table_of_a_scenario_makes_the_same_scenario(tmp_path: Path) -> None:
    scenario = load("weekday", [f"campus.map={tmp_path}"])
    assert Scenario.model_validate_json(scenario.model_dump_json(by_alias=True)) == scenario
    table = scenario.as_table()
    assert table["calendar"]["vacations"] == [{"from": "2026-10-01", "until": "2026-10-07"}]
    assert "students" not in table["population"]


def test_all_faults_at_once_with_their_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # a fault shows the start of a long path only
    text = """\
descripton = "a misspelt key"
[campus]
map = "nowhere"
[calendar]
start = "2026-10-13"
days = 0
time_zone = "Asia/Chongking"
[[calendar.vacations]]
from = 2026-02-01
until = 2026-01-01
[population]
students = -3
[recording]
interval_s = 7
[calender]
"""
    write(tmp_path, bad=text)
    faults = faults_of(Path("bad.toml"))
    assert {fault.file for fault in faults} == {"bad.toml"}
    assert {(fault.place, fault.value) for fault in faults} == {
        ("descripton (line 1)", "'a misspelt key'"),
        ("campus.map (line 3)", "'nowhere'"),
        ("calendar.start (line 5)", "'2026-10-13'"),
        ("calendar.days (line 6)", "0"),
        ("calendar.time_zone (line 7)", "'Asia/Chongking'"),
        ("calendar.vacations[0] (line 8)", ""),
        ("population.students (line 12)", "-3"),
        ("recording.interval_s (line 14)", "7"),
        ("calender (line 15)", ""),
    }
    hints = {fault.place.split(" ")[0]: fault.hint for fault in faults}
    assert hints["descripton"] == "did you mean 'description'?"
    assert hints["calender"] == "did you mean 'calendar'?"


def test_a_fault_is_told_of_the_file_that_says_it(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        child="extends = 'parent.toml'\ncampus.map = 'campus'",
        parent="\ncalendar.days = 0",
    )
    (parent,) = faults_of(folder / "child.toml")
    assert (parent.file, parent.place) == (str(folder / "parent.toml"), "calendar.days (line 2)")
    (setting,) = faults_of(folder / "child.toml", "calendar.days=400")
    assert (setting.file, setting.place, setting.value) == ("--set", "calendar.days", "400")


@pytest.mark.parametrize(
    ("setting", "rule"),
    [
        ("calendar.days", "must be as in calendar.days=3"),
        ("=3", "must be as in calendar.days=3"),
        ("calendar..days=3", "must be as in calendar.days=3"),
        ("a.b.c.d.e.f.g.h.i.j.k.l.m=3", "must not be nested deeper than 12 levels"),
        ("calendar=3", "must be a table"),
        ("calendar.days.number=3", "must be a valid integer"),
        ("extends=weekend", "unknown key"),
    ],
)
def test_settings_that_are_none(setting: str, rule: str) -> None:
    faults = faults_of("weekday", "campus.map=.", setting)
    assert [(fault.file, fault.rule) for fault in faults] == [("--set", rule)]


def test_parents_in_a_circle_or_missing_or_too_many(tmp_path: Path) -> None:
    texts = {f"s{n}": f"extends = 's{n + 1}.toml'" for n in range(12)}
    folder = write(tmp_path, a="extends = 'b.toml'", b="extends = 'a.toml'", **texts)
    (circle,) = faults_of(folder / "a.toml")
    assert "must not extend itself" in circle.rule
    (endless,) = faults_of(folder / "s0.toml")
    assert endless.rule == "a scenario has at most 10 parents in a line"
    (missing,) = faults_of(folder / "s11.toml")
    assert (missing.place, missing.value) == ("extends (line 1)", "s12.toml")
    (folder / "c.toml").write_text("\nextends = 'wekday'")
    (misspelt,) = faults_of(folder / "c.toml")
    assert (misspelt.place, misspelt.hint) == ("extends (line 2)", "did you mean 'weekday'?")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (b"days = ", "must be TOML"),
        (b"\xff\xfe", "must be UTF-8 text"),
        (b"a = " + b"[" * 5000, "must not be nested deeper than 12 levels"),
        (b"a." * 5000 + b"a = 1", "must not be nested deeper than 12 levels"),
        (b"a = " + b"9" * 5000, "must be TOML"),
        (b"#" * 1_100_000, "must have at most 1000000 characters"),
    ],
)
def test_files_that_are_no_scenario(tmp_path: Path, text: bytes, rule: str) -> None:
    file = tmp_path / "bad.toml"
    file.write_bytes(text)
    (fault,) = faults_of(file)
    assert (fault.file, fault.rule) == (str(file), rule)


@pytest.mark.parametrize("name", ["wekday", "no/such/file.toml", "x" * 5000, "", "."])
def test_no_such_scenario(name: str) -> None:
    (fault,) = faults_of(name)
    assert fault.rule == "must be a built-in scenario or a scenario file"
    if name == "wekday":
        assert fault.hint == "did you mean 'weekday'?"


@pytest.mark.parametrize(("seconds", "fits"), [(1, True), (30, True), (90, False), (2700, True)])
def test_tables_are_written_by_whole_minutes_or_parts_of_one(seconds: int, fits: bool) -> None:
    settings = [f"recording.interval_s={seconds}"]
    if fits:
        assert load("weekday", settings).recording.interval_s == seconds
    else:
        with pytest.raises(InputError, match="whole minutes"):
            load("weekday", settings)


@pytest.mark.parametrize(("days", "fits"), [(24, True), (25, False)])
def test_every_step_is_recorded_of_as_many_days_as_fit(days: int, fits: bool) -> None:
    settings = ["recording.trajectories=true", f"calendar.days={days}"]
    if fits:
        assert load("weekday", settings).recording.trajectories
        return
    with pytest.raises(InputError, match="24 days at most"):
        load("weekday", settings)
