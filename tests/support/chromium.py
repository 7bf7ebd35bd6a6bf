"""A real browser, driven without a screen: Debian's chromium and its driver.

Where one of the two or selenium is missing, a test that needs them is skipped with the reason.
"""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.serving import Server, find_port, wait_for

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

BROWSERS = ("chromium", "google-chrome", "chrome")
NODE_MODULES = Path(os.environ.get("MDREL_NODE_MODULES", ".node/node_modules")).absolute()
SWITCHES = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--no-first-run",
)
# What axe looks for: WCAG 2.2 in both levels, and what is merely good.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@contextmanager
def browsing(*, is_scripted: bool = True) -> Iterator[WebDriver]:
    """Start a browser with a profile of its own."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="needs selenium")
    from selenium.webdriver.chrome.service import Service

    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    driver = shutil.which("chromedriver")
    if program is None or driver is None:
        pytest.skip("needs chromium and chromedriver")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for switch in SWITCHES:
        options.add_argument(switch)
    if not is_scripted:
        options.add_experimental_option(
            "prefs", {"profile.managed_default_content_settings.javascript": 2}
        )
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    # selenium would take a port that the system may hand to somebody else meanwhile.
    service = Service(driver, port=find_port())
    browser: WebDriver = webdriver.Chrome(options=options, service=service)
    try:
        yield browser
    finally:
        browser.quit()


def enter(browser: WebDriver, server: Server) -> None:
    """Open the pages by the address that the server printed."""
    found = re.search(r"http://127\.0\.0\.1:\d+/open/\S+", server.text)
    assert found, server.text
    browser.get(found[0])
    wait_for(lambda: "<h1>" in browser.page_source, "the page of today")


def look(browser: WebDriver, colours: str = "light", width: int = 1280, text: int = 16) -> None:
    """Set the colours the system has, the width of the window and the size of text.

    `forced` is the high contrast of Windows, bright on black.
    """
    is_forced = "active" if colours == "forced" else "none"
    media = [
        {"name": "prefers-color-scheme", "value": "light" if colours == "light" else "dark"},
        {"name": "forced-colors", "value": is_forced},
    ]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": media})
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False},
    )
    browser.execute_script(f"document.documentElement.style.fontSize = '{text}px'")


def find_violations(browser: WebDriver) -> list[str]:
    """Return what axe-core finds wrong with the page that is open."""
    source = NODE_MODULES / "axe-core" / "axe.min.js"
    if not source.is_file():
        pytest.skip("needs the npm package axe-core in MDREL_NODE_MODULES or .node/node_modules")
    browser.execute_script(source.read_text(encoding="utf-8"))
    found = browser.execute_async_script(
        "const end = arguments[arguments.length - 1];"
        "axe.run(document, {runOnly: arguments[0]}).then(found => end(found.violations))",
        TAGS,
    )
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found]


def list_requests(browser: WebDriver) -> list[str]:
    """Return the addresses that the browser asked for since the last call."""
    logged = (json.loads(each)["message"] for each in _read_log(browser, "performance"))
    return [
        each["params"]["request"]["url"]
        for each in logged
        if each["method"] == "Network.requestWillBeSent"
    ]


def list_messages(browser: WebDriver) -> list[str]:
    """Return what the browser wrote to its console since the last call, breaches of CSP too."""
    return _read_log(browser, "browser")


def _read_log(browser: WebDriver, kind: str) -> list[str]:
    logged: list[dict[str, str]] = browser.get_log(kind)  # type: ignore[no-untyped-call] # selenium's
    return [each["message"] for each in logged]


def count_printed_pages(browser: WebDriver) -> int:
    """Return how many sheets of A4 the page takes."""
    made = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    return len(re.findall(rb"/Type\s*/Page\b", base64.b64decode(made["data"])))
