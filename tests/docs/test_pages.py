import re
from pathlib import Path

import pytest
from pages import PAGES, ROOT, name_of

from maps.parameters import read_parameters
from sim.study.indicators import indicators
from tools.reference import DOCS, pages

LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
MOST_PICTURE_BYTES = 400_000


def _anchors(page: Path) -> set[str]:
    """Return the anchors that GitHub gives the headings of a page."""
    headings = HEADING.findall(page.read_text(encoding="utf-8"))
    kept = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.replace(" ", "-") for heading in kept}


@pytest.mark.parametrize("name", sorted(pages()))
def test_what_is_made_is_up_to_date(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == pages()[name], "run `make docs`"


def test_every_assumed_value_and_every_indicator_has_a_line() -> None:
    assumed, found = pages()["assumptions.md"], list[Path]()
    for data in ("maps/data", "models/*/data", "scenarios/inputs/*/data"):
        found += sorted(ROOT.glob(f"{data}/*.toml"))
    for file in found:
        for name in read_parameters(file):
            assert f"\n| `{name}` |" in assumed, f"{file.name}: {name}"
    for key in indicators():
        assert f"\n### {key}\n" in pages()["indicators.md"]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if target.startswith("https://"):
            continue
        path, _, anchor = target.partition("#")
        file = page.parent / path if path else page
        assert file.exists(), target
        assert not anchor or anchor in _anchors(file), target


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_no_page_names_a_machine(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert not re.search(r"(?<![\w.])/(work|home|root|tmp|usr|Users)\b|[A-Z]:\\", text)


def test_every_page_is_listed() -> None:
    listed = LINK.findall((DOCS / "README.md").read_text(encoding="utf-8"))
    missing = {page.name for page in DOCS.glob("*.md")} - {"README.md"} - set(listed)
    assert not missing


def test_pictures_are_small() -> None:
    large = [f.name for f in DOCS.glob("images/*") if f.stat().st_size > MOST_PICTURE_BYTES]
    assert not large
