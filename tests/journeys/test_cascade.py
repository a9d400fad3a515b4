"""A province's plan becomes plans of its communes: one adopts all, one forgets and adds, one is later, one has sent none."""

from __future__ import annotations

import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.factories.plan_texts import HEAD
from tests.journeys.conftest import Office

pytestmark = pytest.mark.needs("chromium")
PLAN = "ke-hoach-chuyen-doi-so.txt"
PASSWORD = "rừng-đước-xanh-2026"
PREPARE = f"""
import django; django.setup()
from django.utils import timezone
from chutri.office.people.choices import Role
from chutri.office.people.models import User
from chutri.office.people.operations import NewPerson, add_person
by, now = User.objects.get(username="an"), timezone.now()
for username, name, place in (("lan", "Phan Thị Lan", "UBND phường Bình Lư"), ("tho", "Võ Văn Thọ", "UBND xã Rạch Chim")):
    new = NewPerson(username=username, full_name=name, agency=place, role=Role.OFFICE)
    add_person(person=new, password={PASSWORD!r}, at=now, by=by)
"""
TITLE = "Triển khai Kế hoạch số 75/KH-UBND về đưa dịch vụ công trực tuyến đến từng ấp, khóm năm 2026"
SURVEY = "- Phối hợp với Sở Khoa học và Công nghệ khảo sát các vùng lõm sóng trên địa bàn; xong trước ngày 15/6/2026."
TEAMS = "- Kiện toàn tổ công nghệ số cộng đồng ở từng ấp trước ngày 30/4/2026."
POINTS = "- Bố trí ít nhất 02 điểm hỗ trợ dịch vụ công trực tuyến ngoài trụ sở, xong trước ngày 01/6/2026."
CODES = "- Niêm yết mã QR của 25 thủ tục hành chính thiết yếu tại nhà văn hóa ấp trong tháng 6/2026."
SATURDAY = '- Tổ chức "Ngày thứ Bảy dịch vụ công" mỗi tháng một lần, từ tháng 5/2026 đến tháng 12/2026.'
LIST = "- Lập danh sách hộ cần hỗ trợ tại nhà (người cao tuổi, người khuyết tật); gửi Sở Nội vụ trước ngày {day}."
BOATS = "- Mở lớp dạy đặt vé tàu trên điện thoại cho ngư dân trước ngày 30/9/2026."


def a_commune_plan(place: str, number: int, *duties: str) -> str:
    """A plan as a commune's clerk writes it, in words of its own."""
    head = HEAD.format(title=TITLE).replace("Thạnh Lâm", place).replace("XÃ THẠNH LÂM", f"XÃ {place.upper()}")
    head = head.replace("15/KH-UBND", f"{number}/KH-UBND").replace("05 tháng 5", "15 tháng 4")
    head = head.replace("số 55/KH-UBND ngày 20/4/2026", "số 75/KH-UBND ngày 25/3/2026")
    body = "\n\n".join(("I. TỔ CHỨC THỰC HIỆN", "1. Phòng Văn hóa - Xã hội", *duties))
    foot = "Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn Bền"
    return f"{head}\n{body}\n\n{foot}\n"


FORGETS = a_commune_plan("Cồn Nhạn", 9, SURVEY, TEAMS, POINTS, SATURDAY, LIST.format(day="15/7/2026"), BOATS)
LATER = a_commune_plan("Thạnh Lâm", 31, SURVEY, TEAMS, POINTS, CODES, SATURDAY, LIST.format(day="31/7/2026"))


def run(office: Office, script: str) -> str:
    """Do something in the office's own database, as another process of it."""
    environment = {**office.environment, "DJANGO_SETTINGS_MODULE": "chutri.office.project.settings"}
    done = subprocess.run([sys.executable, "-c", script], env=environment, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def log_in(page: Page, office: Office, username: str, password: str) -> None:
    page.goto(f"{office.url}/dang-nhap")
    page.fill("#id_username", username)
    page.fill("#id_password", password)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    expect(page.locator(".rail")).to_be_visible()


def said(page: Page, words: str) -> None:
    expect(page.locator("[data-toast]").last).to_contain_text(words)


def receive(page: Page, office: Office, file: Path, body: str) -> None:
    """Bring a commune's plan in below plan 1 and confirm what its duties were matched with."""
    page.goto(f"{office.url}/ke-hoach/tai-len?cap-tren=1")
    page.locator("[name=co-quan]").select_option(label=body)
    page.set_input_files("#dropzone-file", file)
    page.wait_for_url(re.compile(r"/ke-hoach/\d+/(ra-soat)?$"), timeout=30_000)
    plan = re.search(r"/ke-hoach/(\d+)/", page.url)
    assert plan
    page.goto(f"{office.url}/ke-hoach/{plan[1]}/cap-tren")
    expect(page.locator(".parent-now")).to_contain_text(body)
    page.get_by_role("button", name="Xác nhận tất cả như dưới đây").click()
    said(page, "Đã xác nhận")


def cells(page: Page, body: str) -> list[str]:
    """What stands in a body's row of the map, by its styles' words."""
    row = page.locator("table.map tbody tr", has=page.locator("th", has_text=body))
    return [str(cell.get_attribute("class")).split()[1].removeprefix("c-") for cell in row.locator("td.c").all()]


def test_three_communes_make_their_plans_and_the_map_shows_what_became_of_each_duty(
    window: Page, office: Office, browser: Browser, examples: Path, tmp_path: Path
) -> None:
    subprocess.run(
        [sys.executable, "-m", "chutri", "import", "--issue", str(examples / PLAN)], env=office.environment, check=True
    )
    run(office, PREPARE)

    # a commune drafts its own plan, names its units, and issues what it downloaded
    commune = browser.new_context(viewport=window.viewport_size, locale="vi-VN").new_page()
    log_in(commune, office, "lan", PASSWORD)
    commune.goto(f"{office.url}/ke-hoach/1/")
    commune.get_by_role("link", name="Kế hoạch cấp dưới").click()
    commune.get_by_role("button", name="Soạn từ kế hoạch này").click()
    expect(commune.locator(".subplan-sum")).to_contain_text("6 chưa ghi đơn vị chủ trì")
    expect(commune.get_by_role("link", name="Tải bản còn 6 chỗ trống")).to_be_visible()
    for unit in commune.locator(".to-fill").all():
        unit.fill("Phòng Văn hóa - Xã hội")
    commune.get_by_role("button", name="Lưu").click()
    said(commune, "Đã lưu bản soạn")
    expect(commune.locator(".subplan-sum")).to_contain_text("đủ đơn vị chủ trì")
    with commune.expect_download() as downloading:
        commune.get_by_role("link", name="Word").click()
    made = tmp_path / "ke-hoach-phuong.docx"
    downloading.value.save_as(made)
    receive(commune, office, made, "UBND phường Bình Lư")
    expect(commune.locator(".tie-confirmed")).to_have_count(6)
    commune.goto(commune.url.rstrip("/").removesuffix("/cap-tren") + "/giao-viec")
    commune.get_by_role("button", name="Giao 6 nhiệm vụ").click()
    said(commune, "Đã giao việc theo kế hoạch")

    # two others send theirs on paper to the province's office
    log_in(window, office, office.username, office.password)
    for name, text, body in (
        ("con-nhan.txt", FORGETS, "UBND xã Cồn Nhạn"),
        ("thanh-lam.txt", LATER, "UBND xã Thạnh Lâm"),
    ):
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        receive(window, office, file, body)

    # the map shows exactly that
    window.goto(f"{office.url}/ke-hoach/1/")
    window.get_by_role("link", name="Bản đồ triển khai").click()
    kept = ["giu-nguyen"] * 6
    assert cells(window, "UBND phường Bình Lư") == kept
    assert cells(window, "UBND xã Cồn Nhạn") == ["cu-the", *kept[:2], "bo-sot", *kept[4:]]
    assert cells(window, "UBND xã Thạnh Lâm") == ["cu-the", *kept[:4], "muon-han"]
    assert cells(window, "UBND xã Rạch Chim") == ["chua-gui"] * 6
    expect(window.locator(".f-da-gui b")).to_have_text("3/8")
    expect(window.locator(".f-bo-sot b")).to_have_text("1")
    expect(window.locator(".f-muon-han b")).to_have_text("1")
    expect(window.locator(".f-them b")).to_have_text("1")

    # a cell opens the two texts; the sheet says the same
    window.locator("td.c-muon-han a").click()
    texts = window.locator("#cell-texts")
    expect(texts).to_contain_text("trước ngày 15/7/2026")
    expect(texts).to_contain_text("trước ngày 31/7/2026")
    window.get_by_role("button", name="Đóng").click()
    window.locator("td.plus a").click()
    expect(texts).to_contain_text("Mở lớp dạy đặt vé tàu trên điện thoại cho ngư dân")
    window.get_by_role("button", name="Đóng").click()
    with window.expect_download() as downloading:
        window.get_by_role("link", name="Excel").click()
    book = openpyxl.load_workbook(BytesIO(Path(downloading.value.path()).read_bytes()))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    late = next(row for row in rows if row[0] == "UBND xã Thạnh Lâm")
    assert (len(rows), late[10], late[11]) == (9, "Hạn muộn hơn", 0)

    # the filter keeps those that have sent none; they are reminded
    window.locator(".f-chua-gui").click()
    expect(window.locator("table.map tbody tr")).to_have_count(5)
    window.get_by_role("button", name="Nhắc 5 cơ quan chưa gửi").click()
    said(window, "Đã nhắc 1 cơ quan trong hệ thống; 4 cơ quan chưa có tài khoản và hộp thư")
    other = browser.new_context(viewport=window.viewport_size, locale="vi-VN").new_page()
    log_in(other, office, "tho", PASSWORD)
    other.goto(f"{office.url}/thong-bao/")
    expect(other.locator(".told").first).to_contain_text("chưa gửi kế hoạch triển khai thực hiện 75/KH-UBND")
    other.context.close()

    # the commune's share of the task shows what carries it out, and that one what ordered it
    commune.goto(f"{office.url}/nhiem-vu/?q=kien+toan")
    share = commune.locator("a.row-link").filter(has_text="Kiện toàn").first
    commune.goto(office.url + str(share.get_attribute("href")))
    below = commune.locator(".level-below, .level-above").first
    expect(below).to_contain_text("Kiện toàn tổ công nghệ số cộng đồng")
    commune.context.close()

    verified = subprocess.run(
        [sys.executable, "-m", "chutri", "history", "verify"], env=office.environment, check=False
    )
    assert verified.returncode == 0
