from pathlib import Path

import pytest

pytest.importorskip("fastapi")

from served import TOKEN
from starlette.testclient import TestClient

from sim.serving.app import make_app
from sim.serving.shelf import Shelf
from sim.serving.tokens import Tokens


@pytest.fixture(scope="session")
def shelf(quad_day) -> Shelf:
    return Shelf(quad_day.folder)


@pytest.fixture
def client(shelf: Shelf, tmp_path: Path) -> TestClient:
    app = make_app(shelf, Tokens([TOKEN]), tmp_path / "twin", 1e6)
    return TestClient(app, headers={"Authorization": f"Bearer {TOKEN}"})
