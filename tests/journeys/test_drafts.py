"""A speech that a plan orders: drafted, shown to a body without an account, answered, appraised, approved, signed, verified, numbered, issued.

In a real browser, by a focal point, a stranger with a secret address, an appraiser, a leader and a clerk.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
import pytest
from aiosmtpd.controller import Controller
from playwright.sync_api import Browser, Page, expect

from tests.factories.drafting import word_file
from tests.factories.post_room import PostRoom, free_port, parts
from tests.factories.signatures import PASSWORD as KEY_PASSWORD
from tests.factories.signatures import authority, holder
from tests.journeys.conftest import Office

pytestmark = pytest.mark.needs("chromium", "soffice")
PLAN = "ke-hoach-hoi-nghi.txt"
LEAD = "Sở Nông nghiệp và Môi trường tỉnh Minh Hải Đông"
JUDGE = "Sở Nội vụ tỉnh Minh Hải Đông"
UNION = "Liên minh Hợp tác xã tỉnh Minh Hải Đông"
PASSWORD = "ruộng-lúa-chín-2026"
SIGNER = "Trần Văn Hải"
TITLE = "Bài phát biểu của lãnh đạo tỉnh tại Hội nghị"
FIRST = (
    "BÀI PHÁT BIỂU",
    "Kính thưa các vị đại biểu,",
    "Phong trào đã lan rộng khắp các xã, phường trong tỉnh.",
    "Xin trân trọng cảm ơn.",
    SIGNER,
)
SECOND = (*FIRST[:2], "Phong trào đã lan rộng khắp 62 xã, phường, đặc khu trong tỉnh.", *FIRST[3:])
PEOPLE = f"""
dung|Phạm Văn Dũng|{LEAD}|focal
hai|{SIGNER}|{LEAD}|leader
chi|Lê Thị Chi|{LEAD}|clerk
lan|Ngô Thị Lan|{JUDGE}|specialist
"""
# What other pages do: people with their roles, what stands in a symbol, whose signatures are believed, where a key lies.
PREPARE = f"""
import django, sys; django.setup()
from pathlib import Path
from django.utils import timezone
from chutri.office.documents.operations.symbols import NewPart, fix_part
from chutri.office.documents.operations.trust import trust_root
from chutri.office.people.models import Agency, User
from chutri.office.people.operations import NewPerson, add_person
now, an = timezone.now(), User.objects.get(username="an")
for line in {PEOPLE!r}.strip().splitlines():
    username, name, agency, role = line.split("|")
    add_person(person=NewPerson(username=username, full_name=name, agency=agency, role=role), password={PASSWORD!r}, at=now, by=an)
lead = Agency.objects.get(name={LEAD!r})
fix_part(agency=lead, part=NewPart("issuer", "", "SNNMT", None), by=an, at=now)
Agency.objects.filter(name={UNION!r}).update(email="lienminh@minhhaidong.example")
trust_root(data=Path(sys.argv[1]).read_bytes(), source="Công bố của tỉnh", by=an, at=now)
print(lead.pk)
"""
WITHIN_SECONDS = 60


@pytest.fixture
def post_room(monkeypatch: pytest.MonkeyPatch) -> Iterator[PostRoom]:
    """A mail server on loopback, named to the office before it starts."""
    room = PostRoom(port=free_port())
    monkeypatch.setenv("CHUTRI_EMAIL_URL", f"smtp://127.0.0.1:{room.port}")
    controller = Controller(room, hostname="127.0.0.1", port=room.port)
    controller.start()
    yield room
    controller.stop()


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The file that will name the leader's key, named to the office before it starts."""
    path = tmp_path / "keys.toml"
    monkeypatch.setenv("CHUTRI_SIGNING_KEYS", str(path))
    return path


def run(office: Office, script: str, *arguments: str) -> str:
    """Do something in the office's own database, as another process of it."""
    environment = {**office.environment, "DJANGO_SETTINGS_MODULE": "chutri.office.project.settings"}
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout.strip()


def prepared(office: Office, examples: Path, keys: Path) -> None:
    """The plan is issued, everybody has an account but the union, the leader a key."""
    subprocess.run(
        [sys.executable, "-m", "chutri", "import", "--issue", str(examples / PLAN)], env=office.environment, check=True
    )
    root = keys.with_name("root.pem")
    root.write_bytes(authority().pem)
    lead = run(office, PREPARE, str(root))
    key = holder(SIGNER, LEAD).pkcs12(keys.parent)
    keys.write_text(
        f'[[key]]\nname = "Khóa của lãnh đạo"\nagency = {lead}\nlogin = "hai"\nkind = "pkcs12"\npath = "{key}"\n'
    )


def page_of(browser: Browser, office: Office, like: Page, username: str) -> Page:
    """Somebody's own browser, logged in."""
    page = browser.new_context(viewport=like.viewport_size, locale="vi-VN").new_page()
    log_in(page, office, username)
    return page


def log_in(page: Page, office: Office, username: str) -> None:
    page.goto(f"{office.url}/dang-nhap")
    page.fill("#id_username", username)
    page.fill("#id_password", PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    expect(page.locator(".rail")).to_be_visible()


def said(page: Page, words: str) -> None:
    expect(page.locator("[data-toast]").last).to_contain_text(words)


def add_step(page: Page, kind: str, after: str, *, body: str = "", person: str = "") -> None:
    """Add a step behind another on the page of the chain."""
    page.locator(".add-step summary").click()
    form = page.locator(".add-step form")
    form.locator("[name=kind]").select_option(label=kind)
    form.locator("[name=after]").select_option(label=after)
    form.locator("[name=body]").fill(body)
    form.locator("[name=person]").fill(person)
    form.get_by_role("button", name="Thêm").click()
    said(page, "Đã thêm bước")


def letter_with_link(room: PostRoom, office: Office) -> str:
    """The address in the mail that the union gets."""
    deadline = time.monotonic() + WITHIN_SECONDS
    while not (letters := [one for one in room.letters if "Xin ý kiến" in str(one["subject"])]):
        assert time.monotonic() < deadline, [str(one["subject"]) for one in room.letters]
        time.sleep(0.2)
    assert letters[0]["to"] == "lienminh@minhhaidong.example"
    found = re.search(r"/gop-y/[\w-]+/", parts(letters[0])["text/plain"].replace("=\n", ""))
    assert found
    return office.url + found.group()


def flipped(data: bytes) -> bytes:
    """A signed PDF in which one byte of what was signed is another."""
    place = data.index(b"/Producer") + len(b"/Producer (")
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


def test_a_speech_from_the_plan_to_the_register(
    post_room: PostRoom, keys: Path, window: Page, office: Office, browser: Browser, examples: Path, tmp_path: Path
) -> None:
    prepared(office, examples, keys)
    log_in(window, office, "dung")

    # begun from the duty; the chain is that of the plan's words
    window.goto(f"{office.url}/nhiem-vu/1/")
    window.get_by_role("link", name="Soạn thảo", exact=True).last.click()
    window.locator("#kind").select_option(label="Bài phát biểu")
    expect(window.locator("#planned li").nth(3)).to_contain_text("Phê duyệt – Ủy ban nhân dân tỉnh")
    window.fill("#title", TITLE)
    window.locator("input[name=source][value=file]").check()
    (tmp_path / "ban-1.docx").write_bytes(word_file(*FIRST))
    window.locator("input[name=file]").set_input_files(tmp_path / "ban-1.docx")
    window.get_by_role("button", name="Bắt đầu soạn thảo").click()
    said(window, "Đã bắt đầu dự thảo")
    steps = window.locator(".chain li b")
    expect(steps).to_have_text(["Soạn thảo", "Xin ý kiến", "Tiếp thu, hoàn thiện", "Phê duyệt"])
    expect(window.locator(".chain li").nth(1)).to_contain_text(UNION)
    address = window.url

    # the chain is changed while it runs: an appraisal, the leader by name, a signature, a number
    window.get_by_role("link", name="Sửa quy trình").click()
    approval = window.locator(".chain-edit > li").last
    approval.locator("summary").click()
    approval.locator("[name=body]").fill("")
    approval.locator("[name=person]").fill(SIGNER)
    approval.get_by_role("button", name="Lưu").click()
    said(window, f"Đã lưu bước Phê duyệt ({SIGNER})")
    add_step(window, "Thẩm định", f"Tiếp thu, hoàn thiện ({LEAD})", body=JUDGE)
    add_step(window, "Ký", f"Phê duyệt ({SIGNER})", person=SIGNER)
    add_step(window, "Cấp số", f"Ký ({SIGNER})", body=LEAD)
    add_step(window, "Ban hành", f"Cấp số ({LEAD})", body=LEAD)
    window.goto(address)
    expect(steps).to_have_text(
        ["Soạn thảo", "Xin ý kiến", "Tiếp thu, hoàn thiện", "Thẩm định", "Phê duyệt", "Ký", "Cấp số", "Ban hành"]
    )

    # the union has no account: a secret address by mail, an opinion on a passage
    window.get_by_role("button", name="Chuyển bước sau").click()
    window.locator("summary", has_text="Gửi đường dẫn góp ý").click()
    window.get_by_role("button", name="Tạo đường dẫn").click()
    expect(window.locator("main")).to_contain_text("Thư kèm đường dẫn đang được gửi tới lienminh@minhhaidong.example")
    stranger = browser.new_context(viewport=window.viewport_size, locale="vi-VN").new_page()
    stranger.goto(letter_with_link(post_room, office))
    expect(stranger.locator("h1")).to_have_text(TITLE)
    passage = stranger.locator("#d3")
    passage.locator("summary").click()
    passage.locator("[name=giver]").fill("Lê Thị Mận, Phó Chủ tịch")
    passage.locator("[name=words]").fill("Đề nghị nêu rõ số xã, phường.")
    passage.get_by_role("button", name="Ghi ý kiến").click()
    said(stranger, "Đã ghi ý kiến")
    stranger.get_by_role("button", name="Gửi ý kiến (1)").click()
    expect(stranger.locator("main")).to_contain_text("Việc góp ý đã kết thúc")
    stranger.goto(f"{office.url}/soan-thao/1/")
    expect(stranger).to_have_url(re.compile("/dang-nhap"))
    stranger.context.close()

    # answered, a new version, compared; the table of responses as a file
    window.goto(address)
    expect(window.locator("#d3 .opinion")).to_contain_text("Đề nghị nêu rõ số xã, phường.")
    window.get_by_role("button", name="Hoàn thiện xong").click()
    said(window, "Còn 1 ý kiến chưa được trả lời")
    window.locator("#d3 .answering summary").click()
    window.locator("#d3 .answering [name=words]").fill("Đã ghi 62 xã, phường, đặc khu.")
    window.locator("#d3 .answering").get_by_role("button", name="Tiếp thu", exact=True).click()
    said(window, "Đã trả lời ý kiến")
    (tmp_path / "ban-2.docx").write_bytes(word_file(*SECOND))
    window.locator(".add-version summary").click()
    window.locator(".add-version [name=file]").set_input_files(tmp_path / "ban-2.docx")
    window.locator(".add-version [name=note]").fill("Tiếp thu ý kiến Liên minh Hợp tác xã")
    window.get_by_role("button", name="Tải lên").click()
    said(window, "Đã thêm bản 2")
    window.get_by_role("link", name="So sánh phiên bản").click()
    expect(window.locator("ins").first).to_have_text("62")
    expect(window.locator("[role=status]")).to_contain_text("1 đoạn khác: 1 sửa")
    window.goto(f"{address}y-kien/")
    with window.expect_download() as download:
        window.get_by_role("link", name="Word").click()
    table = docx.Document(BytesIO(Path(download.value.path()).read_bytes())).tables
    cells = [cell.text for one in table for row in one.rows for cell in row.cells]
    assert "Tiếp thu: Đã ghi 62 xã, phường, đặc khu." in cells
    assert "Đề nghị nêu rõ số xã, phường." in cells
    window.goto(address)
    window.get_by_role("button", name="Hoàn thiện xong").click()
    said(window, "Đã chuyển bước")

    # appraised by another department, approved once however many tabs are open
    judge = page_of(browser, office, window, "lan")
    judge.goto(f"{office.url}/soan-thao/")
    judge.get_by_role("link", name=TITLE).click()
    judge.get_by_role("button", name="Đồng ý bản 2").click()
    said(judge, "Đã chuyển bước")
    judge.context.close()
    leader = page_of(browser, office, window, "hai")
    leader.goto(address)
    second = leader.context.new_page()
    second.goto(address)
    leader.get_by_role("button", name="Phê duyệt bản 2").click()
    said(leader, "Đã chuyển bước")
    second.get_by_role("button", name="Phê duyệt bản 2").click()
    said(second, f"{SIGNER} đã làm xong bước Phê duyệt lúc")
    second.close()

    # the PDF is made, signed with the leader's key and verified; a copy with one other byte is refused
    leader.get_by_role("button", name="Rút lại: phê duyệt").click()
    said(leader, "Đã rút lại")
    leader.get_by_role("button", name="Phê duyệt bản 2").click()
    window.reload()
    window.get_by_role("button", name="Chuyển bản 2 sang PDF để ký").click()
    expect(window.locator("#pdf-state")).to_contain_text("tải bản 2", timeout=WITHIN_SECONDS * 1000)
    leader.reload()
    leader.locator("[name=secret]").fill(KEY_PASSWORD)
    leader.get_by_role("button", name="Ký số bản 2").click()
    said(leader, "Đã nhận bản ký")
    leader.reload()
    state = leader.locator(".version-list li").first
    deadline = time.monotonic() + WITHIN_SECONDS
    while "Chữ ký số hợp lệ" not in state.inner_text() and time.monotonic() < deadline:
        time.sleep(0.5)
        leader.reload()
    expect(state).to_contain_text("Chữ ký số hợp lệ")
    expect(state).to_contain_text(SIGNER)
    with leader.expect_download() as download:
        leader.get_by_role("link", name="Bản ký số").click()
    signed = Path(download.value.path()).read_bytes()
    leader.get_by_role("button", name="Rút lại: ký").click()
    said(leader, "Đã rút lại")
    (tmp_path / "sua.pdf").write_bytes(flipped(signed))
    leader.locator("input[name=file][accept='.pdf']").set_input_files(tmp_path / "sua.pdf")
    leader.get_by_role("button", name="Nộp bản đã ký").click()
    said(leader, "Chữ ký số không hợp lệ nên chưa nhận tệp “sua.pdf”")
    (tmp_path / "da-ky.pdf").write_bytes(signed)
    leader.locator("input[name=file][accept='.pdf']").set_input_files(tmp_path / "da-ky.pdf")
    leader.get_by_role("button", name="Nộp bản đã ký").click()
    said(leader, "Đã nhận bản ký")
    leader.context.close()

    # numbered and issued by the clerk; the register has it
    clerk = page_of(browser, office, window, "chi")
    clerk.goto(address)
    clerk.get_by_role("button", name="Cấp số").click()
    said(clerk, "Đã cấp số")
    clerk.get_by_role("button", name="Ban hành 01/SNNMT").click()
    said(clerk, "Đã ban hành")
    expect(clerk.locator(".draft-line")).to_contain_text("Đã ban hành")
    expect(clerk.locator(".draft-line")).to_contain_text("Số: 01/SNNMT")
    clerk.goto(f"{office.url}/van-ban/?so=di")
    expect(clerk.locator("main")).to_contain_text("01/SNNMT")
    clerk.goto(address)
    expect(clerk.locator("#phien-ban")).to_contain_text("Văn bản đã cấp số nên nội dung được giữ nguyên")
    clerk.context.close()

    verified = subprocess.run(
        [sys.executable, "-m", "chutri", "history", "verify"], env=office.environment, check=False
    )
    assert verified.returncode == 0
