"""Logging in through another server: a real OpenID provider on this machine, in a real browser."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.factories.own_office import OwnOffice
from tests.journeys.conftest import Office, free_port, served_office, wait_until_answers

pytestmark = pytest.mark.needs("chromium")
MAIL = "an@minhhaidong.example"
# what the provider says of each: who it is, which address, whether it has confirmed the address
PEOPLE = (("an-1984", MAIL, True), ("la-2001", "la@noi-khac.example", True), ("gia-1999", MAIL, False))


@pytest.fixture
def provider() -> Iterator[str]:
    """A provider with three people, served until the journey ends."""
    port = free_port()
    known = [json.dumps({"sub": sub, "email": mail, "email_verified": sure}) for sub, mail, sure in PEOPLE]
    words = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)]
    server = subprocess.Popen([*words, *(word for one in known for word in ("--user-claims", one))])
    try:
        wait_until_answers(f"http://127.0.0.1:{port}/.well-known/openid-configuration")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=15)


@pytest.fixture
def linked(provider: str, tmp_path: Path) -> Iterator[Office]:
    """An office that is told of the provider; An was invited with her address."""
    told = {"CHUTRI_OIDC_SERVER": provider, "CHUTRI_OIDC_CLIENT_ID": "chutri", "CHUTRI_OIDC_CLIENT_SECRET": "bi-mat"}
    with served_office(tmp_path / "home", **told) as office:
        OwnOffice(office.environment).run(
            f'from chutri.office.people.models import User; User.objects.filter(username="an").update(email="{MAIL}")'
        )
        yield office


def come_in_as(window: Page, office: Office, sub: str) -> None:
    window.goto(f"{office.url}/dang-nhap?next=/van-ban/")
    window.get_by_role("button", name="Tài khoản công vụ").click()
    window.get_by_role("button", name=sub).click()


def test_who_was_invited_comes_in_and_who_was_not_is_told(window: Page, linked: Office) -> None:
    # the provider's own pages want a style sheet from elsewhere: nothing leaves this machine
    window.context.route(lambda url: "127.0.0.1" not in url, lambda route: route.fulfill(body=""))
    window.goto(f"{linked.url}/dang-nhap")
    window.get_by_role("button", name="Tài khoản công vụ").click()
    window.get_by_role("button", name="Deny").click()
    expect(window.locator("[data-reason]")).to_contain_text("không xác nhận được bạn")

    come_in_as(window, linked, "la-2001")
    expect(window.get_by_role("heading", name="Chưa vào được")).to_be_visible()
    expect(window.locator("[data-reason]")).to_contain_text("chưa được mời vào hệ thống này")

    come_in_as(window, linked, "gia-1999")  # says An's address, which the provider has not confirmed
    expect(window.get_by_role("heading", name="Chưa vào được")).to_be_visible()

    come_in_as(window, linked, "an-1984")
    expect(window.get_by_role("heading", name="Văn bản", exact=True)).to_be_visible()
    expect(window.locator("body")).to_contain_text("Nguyễn Thị An")
    counted = OwnOffice(linked.environment).rows(
        "SELECT uid, username FROM socialaccount_socialaccount JOIN people_user ON people_user.id = user_id"
    )
    assert counted == [("an-1984", "an")]
    told = OwnOffice(linked.environment).rows("SELECT words FROM history_historyline ORDER BY id DESC LIMIT 1")
    assert "máy chủ liên thông" in told[0][0]
