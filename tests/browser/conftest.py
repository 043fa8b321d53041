"""One real Chromium a session, and pages that complain of script errors and of other hosts."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

from tests.browser.chromium import ABSENT, FLAGS, find_chromium
from tests.databases import missing
from tests.served import served

HERE = ("127.0.0.1", "localhost", "", None)

# What the browser logs for an answer of 4xx, and for a request that a test cuts off: both on purpose.
EXPECTED = (
    "Failed to load resource: the server responded with a status of 4",
    "Failed to load resource: net::ERR_FAILED",
)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the data of a demonstration, as the first start of `cotheme run` makes them."""
    data = tmp_path_factory.mktemp("made") / "data"
    with served("run", data):
        pass
    return data


@contextmanager
def served_copy(made: Path, folder: Path) -> Iterator[str]:
    """Serve a demonstration of one's own, and give its address."""
    with served("run", Path(copytree(made, folder / "data"))) as address:
        yield address


@pytest.fixture(scope="module")
def demonstration(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a demonstration and give its address. The tests of one file share it and may change it."""
    with served_copy(made, tmp_path_factory.mktemp("demonstration")) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once."""
    path = find_chromium()
    if path is None:
        missing(ABSENT)
    expect.set_options(timeout=10_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Return a maker of pages, each in a fresh context (keywords as for Playwright's new_context).

    At the end the test fails if a page threw, logged an error, or asked another host for anything.
    """
    complaints: list[str] = []
    contexts = []

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(EXPECTED):
            complaints.append(f"console: {message.text}")

    def asked(request: Request) -> None:
        if urlsplit(request.url).hostname not in HERE:
            complaints.append(f"asked elsewhere: {request.url}")

    def open_one(**options: Any) -> Page:
        context = browser.new_context(
            **{"locale": "en-GB", "timezone_id": "Europe/London", "reduced_motion": "reduce"} | options
        )
        contexts.append(context)
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("console", heard)
        page.on("pageerror", lambda error: complaints.append(f"threw: {error}"))
        page.on("request", asked)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """Return a page of a desktop's size."""
    return open_page(viewport={"width": 1440, "height": 900})
