"""The page of what can be asked, as a browser sees it that reaches no other server."""

import socket
import threading
from collections.abc import Iterator

import pytest
import uvicorn
from browser import Browser
from fastapi import FastAPI
from starlette.testclient import TestClient


@pytest.fixture
def address(client: TestClient) -> Iterator[str]:
    """Serve the application on this machine."""
    assert isinstance(client.app, FastAPI)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(client.app, log_level="warning"))
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture
def browser() -> Iterator[Browser]:
    opened = Browser()
    yield opened
    opened.quit()


def test_it_lists_all_that_can_be_asked_and_asks_nobody_else(
    address: str, browser: Browser, client: TestClient
) -> None:
    browser.driver.get(f"{address}/docs")
    assert browser.complaints() == []
    assert set(browser.requests()) == {f"{address}/docs"}
    told = client.get("/openapi.json").json()
    shown = [heading.text for heading in browser.all("h2")]
    assert shown == [*(f"GET{path}" for path in told["paths"]), *told["components"]["schemas"]]
    rows = {row.text for row in browser.all("td:first-child")}
    for asked in (way["get"] for way in told["paths"].values()):
        assert rows.issuperset(each["name"] for each in asked.get("parameters", []))
        assert rows.issuperset(status for status in asked["responses"] if status != "200")
