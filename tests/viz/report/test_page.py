"""The page, as a reader sees it in a browser."""

import time
from pathlib import Path

import pytest
from browser import Browser
from command_line import CommandLine

from viz.report.page import write_report

PATIENCE_S = 20.0


def _drawn(browser: Browser) -> int:
    """Wait until every chart is drawn, and return how many there are."""
    charts = browser.all(".chart")
    until = time.monotonic() + PATIENCE_S
    while len(browser.all(".chart .main-svg")) < len(charts) and time.monotonic() < until:
        time.sleep(0.1)
    assert all(chart.find_elements("css selector", ".main-svg") for chart in charts)
    return len(charts)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_of_a_run_is_whole(
    browser: Browser, run: Path, tmp_path: Path, language: str
) -> None:
    page = tmp_path / "page.html"
    write_report(run, page, language)
    browser.open(page)
    assert _drawn(browser) >= 3
    assert browser.all(".chart .ytitle")
    assert ("四方" in browser.text("h1") or "校园" in browser.text("h1")) == (language == "zh")
    assert browser.complaints() == []
    assert browser.requests() == []


def test_a_click_on_a_building_tells_its_numbers(
    browser: Browser, run: Path, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    write_report(run, page, "en")
    browser.open(page)
    building = next(
        each for each in browser.all(".building") if each.get_attribute("aria-label") == "Shop"
    )
    browser.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", building)
    building.click()
    told = browser.text(".told")
    assert told.startswith("Shop")
    assert "most people at once" in told
    assert "chosen" in building.get_attribute("class")


def test_a_layer_of_the_map_takes_the_place_of_the_other(
    browser: Browser, run: Path, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    write_report(run, page, "en")
    browser.open(page)
    crowding, flows, *_ = browser.all("g.layer")
    assert [layer.get_attribute("hidden") for layer in (crowding, flows)] == [None, "true"]
    browser.driver.execute_script(
        "arguments[0].scrollIntoView({block: 'center'}); arguments[0].click()",
        browser.all(".choice input")[1],
    )
    assert [layer.get_attribute("hidden") for layer in (crowding, flows)] == ["true", None]
    assert flows.is_displayed()


def test_the_page_of_a_comparison_gives_the_answer_first(
    browser: Browser, comparison: Path, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    write_report(comparison, page, "en")
    browser.open(page)
    assert browser.all("h2")[0].text == "The answer"
    first = browser.all("tbody tr")[0].text
    assert "rain" in first
    assert any(word in first for word in ("better", "worse", "no relevant", "inconclusive"))
    assert _drawn(browser) >= 2
    assert browser.complaints() == []
    assert browser.requests() == []


def test_on_paper_it_is_whole(browser: Browser, run: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    write_report(run, page, "en")
    browser.open(page)
    _drawn(browser)
    printed = browser.printed()
    assert printed.startswith(b"%PDF")
    assert printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") >= 3
    assert browser.all("details")[0].get_attribute("open")


def test_on_paper_every_layer_is_a_map(browser: Browser, run: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    write_report(run, page, "en")
    browser.open(page)
    layers = len(browser.all("figure.map g.layer"))
    assert layers > 1
    browser.driver.execute_script("dispatchEvent(new Event('beforeprint'))")
    shown = browser.all(".paper g.layer:not([hidden])")
    assert len(browser.all(".paper")) == len(shown) == layers
    browser.driver.execute_script("dispatchEvent(new Event('afterprint'))")
    assert browser.all(".paper") == []


def test_the_same_run_gives_the_same_page(run: Path, tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        write_report(run, tmp_path / name, "en")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_names_cannot_bring_in_scripts() -> None:
    from viz.report.page import _embedded

    assert "</script>" not in _embedded({"name": "</script><script>alert(1)</script>"})


def test_what_is_no_run_is_refused(campus: CommandLine, tmp_path: Path) -> None:
    status, _, err = campus("report", tmp_path, "--out", tmp_path / "page.html")
    assert status == 2
    assert "must be the folder of a run or of a comparison" in err
    assert not (tmp_path / "page.html").exists()


def test_a_page_that_is_no_page_is_refused(campus: CommandLine, run: Path) -> None:
    status, _, err = campus("report", run, "--out", run / "page.pdf")
    assert status == 2
    assert "must be an HTML file" in err
