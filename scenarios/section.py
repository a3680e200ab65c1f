"""What every table of a scenario has in common."""

from pydantic import BaseModel, ConfigDict


class Section(BaseModel):
    """A table of the scenario: unknown keys are faults, and values keep their TOML type."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False)
