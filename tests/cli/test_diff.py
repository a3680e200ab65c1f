from pathlib import Path

from command_line import CommandLine


def test_what_differs_is_told_and_nothing_else(campus: CommandLine, tmp_path: Path) -> None:
    child = tmp_path / "child.toml"
    child.write_text(
        'extends = "weekday"\n[campus]\nmap = "quad"\n[calendar]\ndays = 1\n'
        "[parameters.people]\nlunch_share = 0.7\n"
        '[[interventions]]\nkind = "close_place"\ntarget = "outdoors"\n',
        encoding="utf-8",
    )
    status, out, err = campus("diff", "weekday", child)
    assert (status, err) == (0, "")
    keys = [line.split()[0] for line in out.splitlines()[1:]]
    assert keys == ["campus.map", "parameters.people.lunch_share", "interventions[0]"]
    told = next(line for line in out.splitlines() if "lunch_share" in line).split()
    assert told[1] != "–"  # the model's value, which the first scenario does not say
    assert told[2] == "0.7"


def test_a_scenario_does_not_differ_from_itself(campus: CommandLine) -> None:
    assert campus("diff", "weekday", "weekday") == (0, "", "")


def test_a_scenario_that_is_not_there_is_refused(campus: CommandLine) -> None:
    status, out, err = campus("diff", "weekday", "weekdya")
    assert (status, out) == (2, "")
    assert "did you mean 'weekday'" in err


def test_two_scenarios_that_are_not_there_are_told_together(campus: CommandLine) -> None:
    status, out, err = campus("diff", "weekdy", "weekand")
    assert (status, out) == (2, "")
    assert "'weekday'" in err and "'weekend'" in err
