"""A name chosen by keyboard while it is typed without tone marks, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Office

pytestmark = pytest.mark.needs("chromium")


def test_a_name_is_chosen_by_keyboard(window: Page, office: Office) -> None:
    window.goto(f"{office.url}/dang-nhap?next=/nhiem-vu/phieu/")
    window.fill("#id_username", office.username)
    window.fill("#id_password", office.password)
    window.get_by_role("button", name="Đăng nhập", exact=True).click()
    field = window.locator("[name=agency]")
    field.click()
    field.press_sequentially("so noi vu", delay=20)
    offered = window.get_by_role("option", name="Sở Nội vụ tỉnh Minh Hải Đông")
    expect(offered).to_be_visible()
    field.press("ArrowDown")
    expect(offered).to_have_attribute("aria-selected", "true")
    field.press("Enter")
    expect(field).to_have_value("Sở Nội vụ tỉnh Minh Hải Đông")
    expect(window.get_by_role("listbox")).to_be_hidden()
    field.fill("so n")
    field.press_sequentially("oi", delay=20)
    expect(offered).to_be_visible()
    field.press("Escape")
    expect(offered).to_be_hidden()
