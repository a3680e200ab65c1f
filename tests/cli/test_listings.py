import pytest
from command_line import CommandLine

from maps import builtin
from scenarios import catalogue


def test_scenarios_are_listed_in_both_languages(campus: CommandLine) -> None:
    status, out, err = campus("scenarios", "--language", "en")
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert [line.split()[0] for line in lines] == list(catalogue.names())
    weekend = catalogue.names().index("weekend")
    assert "Saturday" in lines[weekend]
    _, chinese, _ = campus("scenarios", "--language", "zh")
    assert "星期六" in chinese.splitlines()[weekend]


def test_language_comes_from_the_locale(
    campus: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "星期六" in campus("scenarios")[1]
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert "Saturday" in campus("scenarios")[1]


def test_maps_are_listed_with_people_and_buildings(campus: CommandLine) -> None:
    status, out, err = campus("maps", "--language", "en")
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert [line.split()[0] for line in lines] == list(builtin.names()) == ["huxi", "quad"]
    assert all("people" in line and "buildings" in line for line in lines)
    assert "重庆大学" in campus("maps", "--language", "zh")[1]
