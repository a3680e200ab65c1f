from pathlib import Path

import numpy as np
import pytest

from maps.faults import InputError
from scenarios.plan import read_plan, scenarios_of
from scenarios.sweeps import Sweep, grid, latin_hypercube


def _plan(folder: Path, text: str) -> Path:
    file = folder / "plan.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_sweeps_make_a_grid(tmp_path: Path) -> None:
    file = _plan(
        tmp_path,
        """
        scenarios = ["weekday"]
        settings = ["campus.map=quad"]
        [[sweep]]
        key = "population.students"
        values = [100, 200, 300]
        [[sweep]]
        key = "parameters.people.lunch_share"
        low = 0.6
        high = 0.8
        steps = 2
        """,
    )
    planned = scenarios_of(read_plan(file), file)
    assert [each.scenario.name for each in planned] == [f"weekday-{n}" for n in range(1, 7)]
    assert [each.scenario.population.students for each in planned] == [100, 100, 200, 200, 300, 300]
    shares = [each.scenario.parameters["people"]["lunch_share"] for each in planned]
    assert shares == [0.6, 0.8] * 3


def test_a_latin_hypercube_takes_each_part_of_each_range_once() -> None:
    sweeps = [Sweep(key="a", low=0.0, high=1.0), Sweep(key="b", low=10.0, high=20.0)]
    points = latin_hypercube(sweeps, 8)
    for column, (low, high) in enumerate(((0.0, 1.0), (10.0, 20.0))):
        shares = (np.array([point[column][1] for point in points]) - low) / (high - low)
        assert sorted(np.floor(shares * 8)) == list(range(8))
    assert latin_hypercube(sweeps, 8) == points
    assert latin_hypercube(sweeps, 9) != points


def test_without_a_sweep_there_is_one_point() -> None:
    assert grid([]) == [()]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('scenarios = ["weekday"]\nreplication = 3', "unknown key.*did you mean 'replications'"),
        ("replications = 3", "scenarios: must be given"),
        (
            'scenarios = ["weekday"]\nreplications = 1000\n'
            + "".join(
                f'[[sweep]]\nkey = "population.{who}"\nlow = 0\nhigh = 9\nsteps = 1000\n'
                for who in ("students", "staff")
            ),
            "asks for 1,000,000,000 runs",
        ),
        (
            'scenarios = ["weekday"]\n[[sweep]]\nkey = "a"\nvalues = [1]\nlow = 2\nhigh = 3',
            "either values, or low and high",
        ),
        ('scenarios = ["weekday"]\n[[sweep]]\nkey = "a"\nlow = 3\nhigh = 2\nsteps = 2', "below"),
        (
            'scenarios = ["weekday"]\ndesign = "latin"\n[[sweep]]\nkey = "a"\nlow = 2\nhigh = 3',
            "samples and design",
        ),
    ],
)
def test_a_plan_that_makes_no_sense_is_refused(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_plan(_plan(tmp_path, text))


def test_faults_of_all_scenarios_are_told_at_once(tmp_path: Path) -> None:
    text = 'scenarios = ["weekdy", "weekend"]\n[[sweep]]\nkey = "calendar.days"\nvalues = [0, 1]'
    file = _plan(tmp_path, text)
    with pytest.raises(InputError) as refused:
        scenarios_of(read_plan(file), file)
    told = str(refused.value)
    assert "did you mean 'weekday'" in told
    assert "calendar.days" in told


def test_a_scenario_file_is_looked_for_beside_the_plan(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('extends = "weekday"\n[campus]\nmap = "quad"\n')
    file = _plan(tmp_path, 'scenarios = ["mine.toml"]')
    (planned,) = scenarios_of(read_plan(file), file)
    assert planned.scenario.name == "mine"
