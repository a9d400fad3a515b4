"""A key of the machine made, used as second step and alone; in a real browser with a key of its own."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Office

pytestmark = pytest.mark.needs("chromium")
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def log_in(window: Page, office: Office, url: str) -> None:
    window.goto(url)
    window.fill("#id_username", office.username)
    window.fill("#id_password", office.password)
    window.get_by_role("button", name="Đăng nhập", exact=True).click()


def test_a_key_of_the_machine_lets_in_with_and_without_a_password(window: Page, office: Office) -> None:
    url = office.url.replace("127.0.0.1", "localhost")  # keys belong to names, not to numbers
    machine = window.context.new_cdp_session(window)
    machine.send("WebAuthn.enable")
    machine.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    log_in(window, office, url)

    window.goto(f"{url}/tai-khoan/")
    window.get_by_role("link", name="Bật xác thực hai bước").click()
    window.get_by_role("link", name="Khóa truy cập").click()
    window.get_by_label("Tên để nhớ").fill("Máy ở cơ quan")
    window.get_by_role("button", name="Thêm khóa").click()
    expect(window.get_by_role("heading", name="Mã dự phòng")).to_be_visible()
    expect(window.locator(".codes li")).to_have_count(10)
    window.get_by_role("link", name="Đã cất mã").click()
    expect(window.locator(".fact-list")).to_contain_text("Máy ở cơ quan")
    expect(window.locator(".devices").first).to_contain_text("thiết bị này")

    window.get_by_role("button", name="Đăng xuất", exact=True).click()
    log_in(window, office, url)
    expect(window.get_by_role("heading", name="Bước hai")).to_be_visible()
    window.get_by_role("button", name="Dùng khóa truy cập").click()
    expect(window.get_by_role("button", name="Đăng xuất", exact=True)).to_be_visible()

    window.get_by_role("button", name="Đăng xuất", exact=True).click()
    window.get_by_role("button", name="Dùng khóa truy cập").click()
    expect(window.get_by_role("button", name="Đăng xuất", exact=True)).to_be_visible()
    window.goto(f"{url}/tai-khoan/")
    window.get_by_role("link", name=re.compile("^Bỏ khóa")).click()
    # whoever came in by a key alone is asked again before it is taken away
    expect(window.get_by_role("heading", name="Xác nhận đó là bạn")).to_be_visible()
    window.fill("#id_password", office.password)
    window.get_by_role("button", name="Xác nhận").click()
    window.get_by_role("button", name="Bỏ khóa").click()
    expect(window.locator(".fact-state")).to_contain_text("Chưa bật")
