from pathlib import Path

import pytest

from scenarios.loading import load
from scenarios.writing import toml_text


@pytest.mark.parametrize("name", ["weekday", "evacuation-drill", "heatwave", "exam-week"])
def test_a_scenario_that_is_written_is_read_as_it_was(name: str, tmp_path: Path) -> None:
    scenario = load(name)
    file = tmp_path / "written.toml"
    file.write_text(toml_text(scenario.as_table()), encoding="utf-8")
    assert load(str(file)) == scenario


def test_strings_of_all_letters_come_back(tmp_path: Path) -> None:
    import tomllib

    table = {
        "a b": 'x"\\\n\x7f\x01é食',
        "n": [1, 2.5, True],
        "t": {"u": {"v": []}},
        "w": [{"k": 1}],
    }
    assert tomllib.loads(toml_text(table)) == table
