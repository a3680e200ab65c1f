"""The page that tells a person what can be asked: made here, so that it needs no other network."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from jinja2 import Environment


def page_of(document: Mapping[str, Any]) -> str:
    """Return the page of an OpenAPI document."""
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    text = files("sim.serving").joinpath("page.html").read_text(encoding="utf-8")
    refusals = {
        status: answer["description"]
        for ways in document["paths"].values()
        for asked in ways.values()
        for status, answer in asked["responses"].items()
        if status != "200"
    }
    return environment.from_string(text).render(document, refusals=dict(sorted(refusals.items())))
