"""A plan file in, its tasks beside their words, a status set: in a real browser, on a desk and on a phone."""

from __future__ import annotations

import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Office

pytestmark = pytest.mark.needs("chromium")
PLAN = "ke-hoach-hoi-nghi.txt"
# The demo's person also works for whoever leads the first task, whose deeds these are.
OF_THE_LEAD = """
import django; django.setup()
from datetime import date
from chutri.office.people.models import Posting, User
from chutri.office.tasks.models import Task
lead = Task.objects.get(pk=1).lead
Posting.objects.create(person=User.objects.get(), agency=lead, role="specialist", starts_on=date(2026, 1, 1))
"""


def log_in(window: Page, office: Office) -> None:
    window.goto(office.url)
    window.fill("#id_username", office.username)
    window.fill("#id_password", "sai")
    window.get_by_role("button", name="Đăng nhập").click()
    expect(window.get_by_role("alert")).to_contain_text("Tên đăng nhập hoặc mật khẩu không đúng")
    window.fill("#id_password", office.password)
    window.get_by_role("button", name="Đăng nhập").click()
    expect(window.locator(".shell")).to_be_visible()
    window.goto(f"{office.url}/ke-hoach/")
    expect(window.get_by_role("heading", name="Chưa có kế hoạch nào")).to_be_visible()


def upload(window: Page, path: Path) -> None:
    window.set_input_files("#dropzone-file", path)


def bring_in(office: Office, path: Path) -> None:
    """A plan whose tasks are live without a review."""
    subprocess.run([sys.executable, "-m", "chutri", "import", "--issue", str(path)], env=office.environment, check=True)
    environment = {**office.environment, "DJANGO_SETTINGS_MODULE": "chutri.office.project.settings"}
    subprocess.run([sys.executable, "-c", OF_THE_LEAD], env=environment, check=True)


def narrow(window: Page) -> bool:
    return (window.viewport_size or {"width": 0})["width"] < 861


def show(window: Page, pane: str) -> None:
    """On a phone the panes take turns."""
    if narrow(window):
        window.get_by_role("tab", name=pane).click()


def lit(window: Page) -> str:
    """The words of the source that are lit up, as read."""
    pieces = window.locator(".paper .f.on:not(.f-markup)").all_text_contents()
    return " ".join("".join(pieces).split())


def test_a_plan_comes_in_and_its_tasks_are_followed(
    window: Page, office: Office, examples: Path, tmp_path: Path
) -> None:
    log_in(window, office)

    bad = tmp_path / "hong.pdf"
    bad.write_bytes(b"MZ\x90\x00" * 40)
    upload(window, bad)
    window.wait_for_url(re.compile(r"/dang-doc$"))
    expect(window.get_by_role("alert")).to_contain_text("Không đọc được văn bản này.")
    window.get_by_role("button", name="Gỡ bỏ tệp").click()
    expect(window.locator("[data-toast]")).to_contain_text("Đã gỡ bỏ tệp “hong.pdf”.")

    bring_in(office, examples / PLAN)
    window.goto(f"{office.url}/ke-hoach/")
    window.locator("a.row-link").click()
    cards = window.locator("article.card-task")
    count = cards.count()
    assert count > 10

    # what was read leads to its words
    third = cards.nth(2)
    action = " ".join((third.locator(".action").text_content() or "").split())
    third.locator(".action").click()
    expect(third).to_have_class(re.compile(r"\bon\b"))
    expect(window.locator(".paper .f-task.on").first).to_be_in_viewport()
    assert action[:40] in lit(window)

    # and the words to what was read
    show(window, "Văn bản")
    window.locator('.paper [data-ref~="t1"].f-task').first.click()
    expect(cards.first).to_have_class(re.compile(r"\bon\b"))
    expect(cards.first).to_be_in_viewport()

    window.keyboard.press("j")
    expect(cards.nth(1)).to_have_class(re.compile(r"\bon\b"))
    window.keyboard.press("k")
    expect(cards.first).to_have_class(re.compile(r"\bon\b"))

    # another panel, its entries too
    window.get_by_role("link", name=re.compile("^Căn cứ")).click()
    entry = window.locator("article.entry").first
    entry.locator(".entry-head").click()
    expect(entry).to_have_class(re.compile(r"\bon\b"))
    expect(window.locator(".paper .f-reference.on").first).to_be_in_viewport()
    show(window, "Kết quả đọc")
    window.get_by_role("link", name=re.compile("^Nhiệm vụ [0-9]")).click()
    expect(cards).to_have_count(count)

    # "back" gives the whole page of the panel that was left, alive
    window.go_back()
    expect(entry).to_be_visible()
    expect(window.locator(".paper")).to_have_count(1)
    window.go_forward()
    expect(cards).to_have_count(count)

    # a deed is done on the task's own page, and undone
    window.locator("#state-2 .open-task").click()
    begin = window.get_by_role("button", name="Bắt đầu")
    begin.click()
    expect(window.locator("[data-toast]").last).to_contain_text("Đã bắt đầu thực hiện.")
    expect(window.locator(".detail-state")).to_contain_text("Đang thực hiện")
    window.get_by_role("button", name="Hoàn tác").click()
    expect(window.locator(".detail-state")).to_contain_text("Chưa bắt đầu")
    begin.click()
    expect(window.locator(".detail-state")).to_contain_text("Đang thực hiện")

    # the list shows it, finds without tone marks, opens the task beside itself
    window.get_by_role("link", name="Nhiệm vụ", exact=True).first.click()
    window.locator("[name=nhom]").select_option(label="Không nhóm")
    expect(window.locator(".group-row")).to_have_count(0)
    window.locator("select[name=giai-doan]").select_option(label="Đang thực hiện")
    expect(window.locator("tr[data-row]")).to_have_count(1)
    assert "giai-doan=under_way" in window.url
    window.locator("a.row-link").click()
    expect(window.locator("#detail .history")).to_contain_text("Bắt đầu thực hiện")
    window.locator("[data-close-detail]").click()
    expect(window.locator("#detail")).to_be_empty()

    with window.expect_download() as downloading:
        window.get_by_role("link", name="Excel").click()
    data = Path(downloading.value.path()).read_bytes()
    rows = list(openpyxl.load_workbook(BytesIO(data))["Nhiệm vụ"].iter_rows(values_only=True))
    assert (len(rows), rows[1][11]) == (2, "Đang thực hiện")

    # the same file again opens the plan that it became
    window.goto(f"{office.url}/ke-hoach/")
    upload(window, examples / PLAN)
    window.wait_for_url(re.compile(r"/ke-hoach/\d+/$"))
    expect(window.locator("[data-toast]")).to_contain_text("đã được nhập trước đây")
    assert cards.count() == count


def test_two_windows_never_overwrite_each_other_in_silence(window: Page, office: Office, examples: Path) -> None:
    log_in(window, office)
    bring_in(office, examples / PLAN)
    other = window.context.new_page()
    for one in (window, other):
        one.goto(f"{office.url}/nhiem-vu/1/")

    other.get_by_role("button", name="Bắt đầu").click()
    expect(other.locator("[data-toast]")).to_contain_text("Đã bắt đầu")
    window.locator("summary", has_text="Báo tiến độ").click()
    window.locator("[name=percent]").fill("50")
    window.locator("details[open] [name=words]").fill("Đã họp lần một")
    window.get_by_role("button", name="Lưu tiến độ").click()
    conflict = window.get_by_role("alert")
    expect(conflict).to_contain_text("đã được người khác cập nhật")
    expect(conflict).to_contain_text(re.compile(r"Nguyễn Thị An\s*– Bắt đầu thực hiện"))
    expect(window.locator("details[open] [name=words]")).to_have_value("Đã họp lần một")
    window.get_by_role("button", name="Lưu tiến độ").click()
    expect(window.locator("[data-toast]").last).to_contain_text("Đã lưu tiến độ 50 %")
    expect(window.locator(".history li").first).to_contain_text("Báo tiến độ 50 %: Đã họp lần một")
    other.close()


# A quick hand: the filter is chosen as soon as it stands, long before the page's scripts are there.
CHOOSE_AT_ONCE = """
new MutationObserver((_, watch) => {
  const chosen = document.querySelector("select[name=nhom]");
  if (!chosen || chosen.options.length < 2 || document.querySelector("select[name=xep]") === null) return;
  watch.disconnect();
  chosen.value = "ke-hoach";
  chosen.dispatchEvent(new Event("change", { bubbles: true }));
}).observe(document, { childList: true, subtree: true });
"""


def test_a_filter_chosen_before_the_scripts_are_there_is_asked_for(
    window: Page, office: Office, examples: Path
) -> None:
    log_in(window, office)
    bring_in(office, examples / PLAN)
    window.goto(f"{office.url}/nhiem-vu/")
    expect(window.locator(".group-row")).not_to_have_count(1)
    window.add_init_script(CHOOSE_AT_ONCE)
    window.goto(f"{office.url}/nhiem-vu/")
    expect(window.locator(".group-row")).to_have_count(1)
    assert "nhom=ke-hoach" in window.url


def test_a_file_past_the_limit_is_refused_before_it_is_sent(window: Page, office: Office, tmp_path: Path) -> None:
    log_in(window, office)
    large = tmp_path / "ban-quet.pdf"
    with large.open("wb") as file:
        file.truncate(51 * 1024 * 1024)
    upload(window, large)
    expect(window.get_by_role("alert")).to_contain_text("nặng 51,0 MB, hệ thống nhận tối đa 50 MB")
    assert list((office.home / "files").rglob("*")) == []
