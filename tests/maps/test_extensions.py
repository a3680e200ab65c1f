import os
from pathlib import Path

import pytest

from maps.extensions import VARIABLE, digest, extensions, named, widened
from maps.faults import InputError
from scenarios.loading import load
from sim.record.identity import determinants, run_hash

ROOT = Path(__file__).parents[2]


@pytest.fixture
def extension(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "sim" / "record" / "tables").mkdir(parents=True)
    (tmp_path / "sim" / "record" / "tables" / "mine.py").write_text("TABLE = None\n")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    return tmp_path


def _widened(package: str) -> list[str]:
    return widened([str(ROOT.joinpath(*package.split(".")))], package)


def test_a_package_is_found_in_an_extension_too(extension: Path) -> None:
    assert _widened("sim.record.tables")[1:] == [str(extension / "sim" / "record" / "tables")]
    assert len(_widened("sim.study.views")) == 1


def test_without_the_variable_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert extensions() == ()


def test_a_missing_folder_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(VARIABLE, os.pathsep.join([str(tmp_path), "nowhere", "neither"]))
    with pytest.raises(InputError) as refused:
        extensions()
    assert [fault.value for fault in refused.value.faults] == ["nowhere", "neither"]


def test_a_name_that_is_taken_is_refused(extension: Path) -> None:
    (extension / "sim" / "record" / "tables" / "trips.py").write_text("")
    with pytest.raises(InputError, match="already"):
        _widened("sim.record.tables")


def test_two_extensions_must_not_share_a_name(
    extension: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "sim" / "record" / "tables").mkdir(parents=True)
    (other / "sim" / "record" / "tables" / "mine.py").write_text("")
    monkeypatch.setenv(VARIABLE, os.pathsep.join([str(extension), str(other)]))
    with pytest.raises(InputError, match=r"mine\.py"):
        _widened("sim.record.tables")


def test_what_an_extension_says_makes_another_run(
    extension: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenario, quad = load("weekday", ["campus.map='quad'"]), ROOT / "maps" / "builtin" / "quad"
    first = run_hash(determinants(scenario, quad), 1)
    assert run_hash(determinants(scenario, quad), 1) == first
    (extension / "sim" / "record" / "tables" / "mine.py").write_text("TABLE = 1\n")
    second = run_hash(determinants(scenario, quad), 1)
    monkeypatch.delenv(VARIABLE)
    assert len({first, second, run_hash(determinants(scenario, quad), 1)}) == 3


def test_the_digest_does_not_hang_on_where_an_extension_lies(
    extension: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, copy = digest(), tmp_path_factory.mktemp("copy")
    extension.joinpath("sim").rename(copy / "sim")
    monkeypatch.setenv(VARIABLE, str(copy))
    assert digest() == here


@pytest.mark.parametrize("error", [KeyError("group"), ValueError("no value"), TypeError("x")])
def test_a_part_that_cannot_be_used_is_named(error: Exception) -> None:
    with pytest.raises(InputError, match=r"mine\.toml: cannot be used"), named(Path("mine.toml")):
        raise error
