"""A plan is uploaded, read in the background, reviewed by keyboard, by two people at once, and issued."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import Office

pytestmark = pytest.mark.needs("chromium")
PLAN = "ke-hoach-hoi-nghi.txt"


def log_in(window: Page, office: Office) -> None:
    window.goto(office.url)
    window.fill("#id_username", office.username)
    window.fill("#id_password", office.password)
    window.get_by_role("button", name="Đăng nhập").click()
    expect(window.locator(".shell")).to_be_visible()
    window.goto(f"{office.url}/ke-hoach/")


def upload(window: Page, path: Path) -> None:
    window.set_input_files("#dropzone-file", path)
    window.wait_for_url(re.compile(r"/ke-hoach/\d+/(dang-doc|ra-soat)$"))
    window.wait_for_url(re.compile(r"/ke-hoach/\d+/ra-soat$"))


def card(window: Page, number: int) -> Locator:
    return window.locator(f"#t{number}")


def at_hand(window: Page, number: int) -> None:
    expect(card(window, number)).to_have_class(re.compile(r"\bon\b"))


def to(window: Page, number: int) -> None:
    card(window, number).locator(".action").click()
    if window.locator(".back-to-card").is_visible():
        window.locator(".back-to-card").click()
    at_hand(window, number)


def narrow(window: Page) -> bool:
    return (window.viewport_size or {"width": 0})["width"] < 861


def select(window: Page, words: str) -> None:
    """Mark words of the source as a mouse or a finger does."""
    window.evaluate(
        """words => {
          const walker = document.createTreeWalker(document.querySelector(".paper"), NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf(words);
            if (at < 0) continue;
            getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
            return;
          }
          throw new Error(`not found: ${words}`);
        }""",
        words,
    )


def done(window: Page, words: str) -> None:
    expect(window.locator("#review-bar")).to_contain_text(words)


def test_a_plan_is_reviewed_by_keyboard_and_issued(office: Office, window: Page, examples: Path) -> None:
    log_in(window, office)
    upload(window, examples / PLAN)
    done(window, "0/21 đã rà soát")

    # accept, and the next one is at hand
    at_hand(window, 1)
    window.keyboard.press("a")
    at_hand(window, 2)
    done(window, "1/21 đã rà soát")
    window.keyboard.press("k")
    at_hand(window, 1)

    # two agencies: one found in the directory and applied everywhere, one taken as it is offered
    card(window, 1).get_by_role("button", name="Liên minh Hợp tác xã tỉnh").click()
    card(window, 1).get_by_role("searchbox").fill("hoi nong dan")
    card(window, 1).locator("[id^=found] button").first.click()
    window.get_by_role("button", name="Áp dụng cho 1 chỗ khác").click()
    corrected = card(window, 2).get_by_role("button", name="Liên minh Hợp tác xã tỉnh")
    expect(corrected).to_have_attribute("title", re.compile("Trong danh bạ: Hội Nông dân"))
    to(window, 7)
    window.keyboard.press("1")
    expect(card(window, 7).locator('[title="Trong danh bạ: UBND tỉnh Minh Hải Đông"]')).to_have_count(1)

    # a split at a sentence, a merge, and back
    to(window, 6)
    window.keyboard.press("s")
    card(window, 6).locator("[data-cut]").first.click()
    expect(card(window, 22)).to_be_visible()
    expect(card(window, 6)).to_contain_text("Tách")
    to(window, 9)
    window.keyboard.press("m")
    expect(card(window, 10)).to_have_count(0)
    window.keyboard.press("u")
    expect(card(window, 10)).to_have_count(1)
    to(window, 6)
    window.keyboard.press("m")
    expect(card(window, 22)).to_have_count(0)

    # dismissed with a reason, folded, restored
    to(window, 17)
    window.keyboard.press("x")
    expect(card(window, 17).locator(".reason").first).to_be_focused()
    window.keyboard.press("2")
    expect(card(window, 17)).to_contain_text("Đã bỏ: Trùng nhiệm vụ khác")
    card(window, 17).get_by_role("button", name="Khôi phục").click()
    expect(card(window, 17).locator(".action")).to_be_visible()

    # words of the source become a duty; a paragraph is said to be something
    if narrow(window):
        window.get_by_role("tab", name="Văn bản").click()
    select(window, "Bố trí xe đưa đón đại biểu Trung ương")
    expect(window.locator("#paragraph-bar")).to_be_visible()
    window.locator("#paragraph-bar [data-add-duty]").click()
    expect(card(window, 23)).to_contain_text("Bố trí xe đưa đón đại biểu Trung ương")
    done(window, "/22 đã rà soát")

    # all that is certain at once, undone, again
    certain = window.get_by_role("button", name=re.compile("nhiệm vụ chắc chắn"))
    certain.click()
    expect(certain).to_have_count(0)
    window.locator("#review-bar [data-undo]").click()
    certain.click()
    expect(certain).to_have_count(0)

    window.get_by_role("link", name="Giao việc…").click()
    expect(window.locator(".issue-sum")).to_contain_text("22 nhiệm vụ sẽ có hiệu lực")
    window.get_by_role("button", name="Giao 22 nhiệm vụ").click()
    window.wait_for_url(re.compile(r"/ke-hoach/\d+/$"))
    expect(window.locator("[data-toast]")).to_contain_text("Đã giao việc theo kế hoạch 46/KH-UBND")
    expect(window.locator("article.card-task")).to_have_count(22)


def test_two_editors_choose_field_by_field(office: Office, window: Page, examples: Path) -> None:
    log_in(window, office)
    upload(window, examples / PLAN)
    other = window.context.new_page()
    other.goto(window.url)

    to(window, 3)
    window.keyboard.press("e")
    mine = card(window, 3).locator("textarea[name=action]")
    expect(mine).to_be_focused()
    mine.fill("Bố trí 25 gian trưng bày.")

    to(other, 3)
    other.keyboard.press("e")
    card(other, 3).locator("textarea[name=action]").fill("Bố trí 30 gian trưng bày.")
    card(other, 3).locator("input[name=section]").fill("IV")
    other.keyboard.press("Control+Enter")
    expect(card(other, 3).locator(".action")).to_have_text("Bố trí 30 gian trưng bày.")

    # it is said while one still types, and nothing that was typed is lost
    expect(card(window, 3).locator("[data-stale]")).to_be_visible(timeout=10_000)
    expect(mine).to_have_value("Bố trí 25 gian trưng bày.")
    mine.press("Control+Enter")
    conflict = card(window, 3).locator(".duty-conflict")
    expect(conflict).to_contain_text("đã lưu nhiệm vụ này")
    expect(conflict.locator("fieldset")).to_have_count(2)
    conflict.get_by_role("button", name="Lưu bản đã chọn").click()
    expect(card(window, 3).locator(".action")).to_have_text("Bố trí 25 gian trưng bày.")
    expect(card(window, 3).locator(".section")).to_have_text("IV")
    # and the other window sees it come
    expect(card(other, 3).locator(".action")).to_have_text("Bố trí 25 gian trưng bày.", timeout=10_000)
    other.close()
