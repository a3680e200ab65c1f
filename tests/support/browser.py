"""A headless browser that opens pages from files, and tells what they complain of."""

import base64
import json
import shutil
from pathlib import Path
from typing import Any

from requirements import require
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--window-size=1300,1000",
)


def _path(program: str) -> str:
    require(program)
    return str(shutil.which(program))


class Browser:
    """Chromium, driven as by a user."""

    def __init__(self) -> None:
        options = webdriver.ChromeOptions()
        options.binary_location = _path("chromium")
        for flag in FLAGS:
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        service = Service(executable_path=_path("chromedriver"))
        self.driver = webdriver.Chrome(options=options, service=service)

    def open(self, page: Path) -> None:
        self.driver.get(page.resolve().as_uri())

    def complaints(self) -> list[Any]:
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self) -> list[str]:
        """Return the addresses asked for, but for the page itself and what it holds."""
        events = [json.loads(e["message"])["message"] for e in self.driver.get_log("performance")]
        asked = [
            event["params"]["request"]["url"]
            for event in events
            if event["method"] == "Network.requestWillBeSent"
        ]
        return [url for url in asked if not url.startswith(("file:", "data:", "blob:"))]

    def all(self, css: str) -> list[Any]:
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def text(self, css: str) -> str:
        return str(self.all(css)[0].text)

    def printed(self) -> bytes:
        return base64.b64decode(self.driver.print_page())

    def quit(self) -> None:
        self.driver.quit()
