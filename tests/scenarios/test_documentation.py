import re
import tomllib
from pathlib import Path

from scenarios.interventions import KINDS
from scenarios.interventions.intervention import Intervention
from scenarios.loading import load
from scenarios.schema import Scenario

TEXT = (Path(__file__).parents[2] / "docs" / "scenario-file.md").read_text(encoding="utf-8")


def test_the_example_can_be_loaded(tmp_path: Path) -> None:
    example = re.search(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    assert example is not None
    file = tmp_path / "example.toml"
    file.write_text(example[1], encoding="utf-8")
    scenario = load(str(file))
    assert scenario.name == tomllib.loads(example[1])["name"]
    assert scenario.population.students == 1500


def test_every_key_is_explained() -> None:
    for section, field in Scenario.model_fields.items():
        inner = getattr(field.annotation, "model_fields", {})
        for key in inner:
            assert f"`{section}.{key}`" in TEXT or f"`.{key}`" in TEXT, f"{section}.{key}"


def test_every_intervention_is_explained() -> None:
    rows = [line for line in TEXT.splitlines() if line.startswith("| `")]
    for kind, declared in KINDS.items():
        (row,) = [row for row in rows if f"`{kind}`" in row.split("|")[1]]
        own = declared.model_fields.keys() - Intervention.model_fields.keys()
        assert [key for key in sorted(own) if f"`{key}`" not in row] == [], kind
