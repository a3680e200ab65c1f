"""The pages of docs/ that are made from the code: `python -m tools.reference` writes them."""

from pathlib import Path

from tools.reference import assumptions, indicators, scenario_schema, tables, views

DOCS = Path(__file__).parents[2] / "docs"


def pages() -> dict[str, str]:
    """Return the text of each page that is made, by its file name in docs/."""
    made = (assumptions, indicators, scenario_schema, tables, views)
    return {page.FILE: page.text() for page in made}
