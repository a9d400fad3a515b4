"""A whole office for a journey: its own folder and database, served as a user serves it, seen in a real browser."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.factories.own_office import own_database

BROWSER = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
STARTS_WITHIN_SECONDS = 30
# A page answers in a blink; a machine that runs everything else beside it may need longer.
expect.set_options(timeout=15_000)


@dataclass(frozen=True)
class Office:
    """A served office: its address, a login, its folder, and what other processes of it need in their environment."""

    url: str
    username: str
    password: str
    home: Path
    environment: dict[str, str]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An empty office with the demo's person, served until the journey ends; its jobs run beside the site."""
    with served_office(tmp_path / "home") as office:
        yield office


@contextmanager
def served_office(home: Path, **told: str) -> Iterator[Office]:
    """An office served as ``office`` has it, with more in its environment."""
    with own_database(home) as environment:
        environment |= told
        environment["CHUTRI_INPROCESS_WORKER"] = "on"
        made = subprocess.run(
            [sys.executable, "-c", "from chutri.office.project.start import make_demo_user; print(*make_demo_user())"],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        username, password = made.stdout.split()
        port = free_port()
        # as somebody types it on a fresh machine: nothing says that plain http will do
        bare = {name: value for name, value in environment.items() if name != "CHUTRI_HTTPS"}
        server = subprocess.Popen([sys.executable, "-m", "chutri", "serve", "--port", str(port)], env=bare)
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_for(url)
            yield Office(url, username, password, home, environment)
        finally:
            server.terminate()
            server.wait(timeout=15)


@pytest.fixture
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    program = next(filter(None, map(shutil.which, BROWSER)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(params=[(1440, 900), (390, 844)], ids=["wide", "narrow"])
def window(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page of a desk's and of a phone's width; whatever its console complains of fails the journey."""
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, locale="vi-VN")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    # the browser reports every refused request; those a journey asks for are refused on purpose
    # and the answer to a poll that comes while its page is being left finds nothing to fill
    expected = ("status of 4", "htmx:oobErrorNoTarget")
    assert [line for line in complaints if not any(words in line for words in expected)] == []


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(url: str) -> None:
    wait_until_answers(f"{url}/dang-nhap")


def wait_until_answers(address: str) -> None:
    """Wait for a server that was just started."""
    deadline = time.monotonic() + STARTS_WITHIN_SECONDS
    while True:
        try:
            urlopen(address, timeout=2).close()
            return
        except (URLError, OSError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
