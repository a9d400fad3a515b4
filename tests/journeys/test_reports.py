"""A plan orders reports: three communes report two months, one late, one returned; the department consolidates; a final report."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from chutri.reading import read_path
from tests.journeys.conftest import Office

pytestmark = pytest.mark.needs("chromium")
PLAN = "ke-hoach-thi-dua.txt"
HOME = "Sở Nội vụ tỉnh Minh Hải Đông"
PASSWORD = "ruộng-lúa-chín-2026"
TODAY = date.today()


def months_ago(count: int) -> date:
    """The first day of an earlier month."""
    month = TODAY.year * 12 + TODAY.month - 1 - count
    return date(month // 12, month % 12 + 1, 1)


# the month before last is owed until the end of last month, last month until the end of this one
EARLIER, LATELY = months_ago(2), months_ago(1)
LATE_MONTH, LAST_MONTH = f"tháng {EARLIER.month}/{EARLIER.year}", f"tháng {LATELY.month}/{LATELY.year}"

# People of the department and of three communes; prints the communes' names.
PREPARE = f"""
import django; django.setup()
from django.utils import timezone
from chutri.office.people.choices import Role
from chutri.office.people.models import Agency, User
from chutri.office.people.operations import NewPerson, add_person
now = timezone.now()
by = User.objects.get(username="an")
communes = Agency.objects.filter(kind="peoples_committee", level="commune", closed_on=None).order_by("name_order")[:3]
people = [("hanh", "Đinh Thị Hạnh", {HOME!r}, Role.OFFICE)]
people += [(f"xa{{n}}", f"Đầu mối {{n}}", one.name, Role.FOCAL) for n, one in enumerate(communes, 1)]
for login, name, place, role in people:
    add_person(person=NewPerson(username=login, full_name=name, agency=place, role=role), password={PASSWORD!r}, at=now, by=by)
print("\\n".join(one.name for one in communes))
"""
# What a commune did on a day: on the 15th of last month for the month before, in time; or today.
HAND_IN = """
import django; django.setup()
from datetime import datetime
from zoneinfo import ZoneInfo
from chutri.office.people.models import User
from chutri.office.reports.models import Report
from chutri.office.reports.operations.filling import save_answers, submit_report
login, year, month, value, at = {login!r}, {year}, {month}, {value!r}, datetime({at}, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
by = User.objects.get(username=login)
report = Report.objects.get(agency=by.agency, round__year=year, round__number=month, round__rhythm="month")
number, text = report.round.version.questions.order_by("place").values_list("key", flat=True)
report = save_answers(report=report, answers={{number: value, text: "Đã tổ chức phát động"}}, seen_version=report.version, by=by, at=at)
submit_report(report=report, choices={{}}, seen_version=report.version, by=by, at=at)
"""


def run(office: Office, script: str) -> str:
    """Do something in the office's own database, as another process of it."""
    environment = {**office.environment, "DJANGO_SETTINGS_MODULE": "chutri.office.project.settings"}
    done = subprocess.run([sys.executable, "-c", script], env=environment, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def hand_in(office: Office, login: str, period: date, value: str, at: date) -> None:
    moment = f"{at.year}, {at.month}, {at.day}"
    run(office, HAND_IN.format(login=login, year=period.year, month=period.month, value=value, at=moment))


def log_in(page: Page, office: Office, username: str, password: str = PASSWORD) -> Page:
    page.goto(f"{office.url}/dang-nhap")
    page.fill("#id_username", username)
    page.fill("#id_password", password)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    expect(page.locator(".rail")).to_be_visible()
    return page


def said(page: Page, words: str) -> None:
    expect(page.locator("[data-toast]").last).to_contain_text(words)


def open_report(page: Page, office: Office, period: str) -> None:
    page.goto(f"{office.url}/bao-cao/")
    page.locator(".report-row", has_text=period).first.locator("a").first.click()


def fill(page: Page, number: str, words: str) -> None:
    page.locator(".figure").fill(number)
    page.locator(".question textarea").fill(words)


def build_form(page: Page, office: Office) -> None:
    """An builds a form of a figure and a text, and publishes it."""
    page.goto(f"{office.url}/bao-cao/mau/")
    page.get_by_label("Tên mẫu mới").fill("Báo cáo phong trào")
    page.get_by_role("button", name="Lập mẫu").click()
    for label, kind, unit in (("Số tập thể tham gia thi đua", "number", "tập thể"), ("Kết quả nổi bật", "text", "")):
        form = page.locator("form.question-form").last
        form.locator("[name=label]").fill(label)
        form.locator("[name=kind]").select_option(kind)
        form.locator("[name=unit]").fill(unit)
        form.locator("[name=section]").fill("Kết quả phong trào")
        if kind == "number":
            form.locator("[name=indicator]").fill(label)
        form.get_by_role("button", name="Thêm câu hỏi").click()
        said(page, "Đã thêm câu hỏi.")
    page.get_by_role("button", name="Ban hành bản 1").click()
    said(page, "Đã ban hành bản 1")


def run_duty(page: Page, office: Office, name: str, communes: list[str], **fields: str) -> None:
    """An edits a duty that was read and confirms it."""
    page.goto(f"{office.url}/bao-cao/che-do/")
    page.get_by_role("link", name=re.compile(name)).first.click()
    page.locator("[name=reporters]").fill("\n".join(communes))
    page.locator("[name=receiver]").fill(HOME)
    page.locator("[name=template]").select_option(label="Báo cáo phong trào")
    for field, value in fields.items():
        box = page.locator(f"form [name={field}]")
        (box.select_option if field in ("rhythm", "due_relation") else box.fill)(value)
    page.get_by_role("button", name="Lưu").click()
    said(page, "Đã lưu chế độ báo cáo.")
    page.get_by_role("button", name="Xác nhận").click()
    said(page, "kỳ đã mở")


def consolidate(page: Page, folder: Path) -> dict[str, Path]:
    """Hạnh makes the report of the round that is open, freezes it and takes its files."""
    page.get_by_role("button", name="Soạn báo cáo tổng hợp").click()
    page.locator("#h-signer").fill("Trần Văn Hải")
    page.get_by_role("button", name="Chốt báo cáo").click()
    said(page, "Đã chốt báo cáo tổng hợp")
    files = {}
    for name in ("full.docx", "full.pdf", "short.docx", "short.pdf"):
        with page.expect_download() as download:
            page.locator(f"a[href$='/{name}']").click()
        files[name] = folder / name
        download.value.save_as(files[name])
    page.get_by_role("button", name="Dựng lại và đối chiếu").click()
    said(page, "trùng khớp từng byte")
    return files


def pdf_words(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pdf)


def test_reports_go_from_a_plan_to_its_final_report(
    window: Page, office: Office, browser: Browser, examples: Path, tmp_path: Path
) -> None:
    bring_in = [sys.executable, "-m", "chutri", "import", "--issue", str(examples / PLAN)]
    subprocess.run(bring_in, env=office.environment, check=True)
    communes = run(office, PREPARE).splitlines()

    # what the plan orders is taken over, corrected where it must be, and confirmed
    log_in(window, office, office.username, office.password)
    build_form(window, office)
    window.goto(f"{office.url}/bao-cao/che-do/")
    window.get_by_role("button", name="Nhận ngay").click()
    said(window, "chế độ báo cáo từ kế hoạch")
    monthly = {"rhythm": "month", "due_relation": "by", "due_day": "31", "due_after": "1", "opens_before": "31"}
    run_duty(window, office, "Báo cáo hằng quý", communes, since=LATELY.isoformat(), **monthly)

    # two communes were in time with the earlier month; the third fills its report in today
    hand_in(office, "xa1", EARLIER, "12", LATELY.replace(day=15))
    hand_in(office, "xa2", EARLIER, "7", LATELY.replace(day=16))
    third = log_in(browser.new_context(viewport=window.viewport_size, locale="vi-VN").new_page(), office, "xa3")
    open_report(third, office, LATE_MONTH)
    fill(third, "mười hai", "Phát động trễ vì bão")
    expect(third.locator(".wrong-words").first).to_contain_text("không phải là số")
    third.locator(".figure").fill("1.200")
    expect(third.locator(".wrong-words").first).to_be_empty()
    third.get_by_role("button", name="Nộp báo cáo").click()
    said(third, "Đã nộp báo cáo, bản 1")
    expect(third.locator(".report-marks")).to_contain_text("Muộn")

    # the department takes all three and makes its report
    home = log_in(browser.new_context(viewport=window.viewport_size, locale="vi-VN").new_page(), office, "hanh")
    open_report(home, office, f"{LATE_MONTH} · hạn")
    home.get_by_role("button", name="Tiếp nhận các báo cáo đã chọn").click()
    said(home, "Đã tiếp nhận 3 báo cáo.")
    first = consolidate(home, tmp_path)
    assert "1.219 tập thể" in pdf_words(first["full.pdf"])
    assert f"Gửi muộn (1): {communes[2]}" in pdf_words(first["full.pdf"])

    # last month: one is returned and comes again, one is missing
    one = log_in(browser.new_context(viewport=window.viewport_size, locale="vi-VN").new_page(), office, "xa1")
    open_report(one, office, LAST_MONTH)
    fill(one, "20", "Đã tổ chức")
    one.get_by_role("button", name="Nộp báo cáo").click()
    said(one, "Đã nộp báo cáo")
    address = one.url
    home.goto(address)
    home.locator("summary", has_text="Trả lại báo cáo").click()
    home.get_by_label("Lý do, đơn vị cần sửa gì").fill("Thiếu số của hợp tác xã")
    home.get_by_role("button", name="Trả lại kèm lý do").click()
    said(home, "Đã trả lại báo cáo")
    one.goto(address)
    expect(one.locator(".notice.warn")).to_contain_text("Thiếu số của hợp tác xã")
    fill(one, "25", "Đã tổ chức, đủ hợp tác xã")
    one.get_by_role("button", name="Nộp báo cáo").click()
    said(one, "Đã nộp báo cáo, bản 2")
    expect(one.locator(".before-after")).to_contain_text(re.compile(r"20\s*→\s*25"))
    hand_in(office, "xa2", LATELY, "5", TODAY)
    open_report(home, office, f"{LAST_MONTH} · hạn")
    second = consolidate(home, tmp_path)
    assert "30 tập thể" in pdf_words(second["full.pdf"])

    # what comes after does not change it and is shown
    hand_in(office, "xa3", LATELY, "4", TODAY)
    home.reload()
    expect(home.locator(".after")).to_contain_text(f"{communes[2]}: nộp sau khi chốt")

    # the matrix of the year
    home.goto(f"{office.url}/bao-cao/tinh-hinh/?nam={EARLIER.year}")
    expect(home.locator(".matrix tbody tr")).to_have_count(3)
    expect(home.locator(".matrix .q-late")).to_have_count(1)

    # the final report: what was given for the months is proposed, full and short
    run_duty(window, office, "Báo cáo tổng kết", communes, due_date=(TODAY + timedelta(days=7)).isoformat())
    open_report(one, office, "tổng kết")
    fill(one, "37", "Cả năm hoàn thành")
    one.get_by_role("button", name="Nộp báo cáo").click()
    said(one, "Đã nộp báo cáo")
    open_report(home, office, "tổng kết · hạn")
    final = consolidate(home, tmp_path)
    read = read_path(final["full.docx"])
    assert (read.header.kind, "tổng kết" in (read.header.title or "").lower()) == ("Báo cáo", True)
    assert "37 tập thể" in pdf_words(final["short.pdf"])
    assert len(pypdfium2.PdfDocument(final["short.pdf"])) == 1
    assert len(pypdfium2.PdfDocument(final["full.pdf"])) > 1

    verified = subprocess.run(
        [sys.executable, "-m", "chutri", "history", "verify"], env=office.environment, check=False
    )
    assert verified.returncode == 0
    for page in (third, home, one):
        page.context.close()
