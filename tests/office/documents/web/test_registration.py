"""The clerk's form: entered, warned of likenesses, refused what is secret, too large or a program."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from chutri.office.documents.models import Document, SymbolPart
from chutri.office.people.models import User
from tests.factories.papers import LETTER, SECRET
from tests.factories.register import enter

HTMX = {"HX-Request": "true"}


def sent(data: bytes = LETTER.encode(), name: str = "cong-van.txt", **facts: Any) -> dict[str, Any]:
    given = {
        "so": "den",
        "title": "Về việc đề nghị",
        "code": "12/UBND-VX",
        "issuer": "UBND tỉnh",
        "file": SimpleUploadedFile(name, data),
    }
    return {**given, **facts}


def test_a_document_is_entered_with_its_annexes(as_an: Client) -> None:
    annexes = [SimpleUploadedFile("pl1.txt", b"mot"), SimpleUploadedFile("pl2.txt", b"hai")]
    answer = as_an.post("/van-ban/dang-ky", sent(annexes=annexes, handler="Phòng Văn xã", issued_date="02/03/2026"))
    document = Document.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/van-ban/{document.pk}")
    assert (document.arrival_number, f"{document.issued_date:%d/%m/%Y}", document.handler) == (
        1,
        "02/03/2026",
        "Phòng Văn xã",
    )
    assert [file.name for file in document.files.order_by("slot")] == ["cong-van.txt", "pl1.txt", "pl2.txt"]


def test_htmx_is_led_to_the_document(as_an: Client) -> None:
    answer = as_an.post("/van-ban/dang-ky", sent(), headers=HTMX)
    assert answer.headers["HX-Redirect"] == f"/van-ban/{Document.objects.get().pk}"


def test_recipients_stand_one_a_line(as_an: Client) -> None:
    as_an.post(
        "/van-ban/dang-ky", sent(so="di", code="", recipients="- Như trên;\n- Sở Nội vụ; Sở Tư pháp;\n- Lưu: VT, VX.\n")
    )
    assert [one.text for one in Document.objects.get().recipients.order_by("place")] == [
        "Như trên", "Sở Nội vụ", "Sở Tư pháp", "Lưu: VT, VX",
    ]  # fmt: skip


def test_a_likeness_is_shown_and_overruled_with_a_reason(an: User, as_an: Client) -> None:
    first = enter(an)
    answer = as_an.post("/van-ban/dang-ky", sent(), headers=HTMX)
    page = answer.content.decode()
    assert (answer.status_code, f'href="/van-ban/{first.pk}"' in page, 'name="reason"' in page) == (409, True, True)
    assert "<html" not in page
    assert as_an.post("/van-ban/dang-ky", sent(reason="Bản đính chính")).status_code == 302
    assert [one.duplicate_reason for one in Document.objects.order_by("pk")] == ["", "Bản đính chính"]


@pytest.mark.parametrize(
    ("facts", "status", "words"),
    [
        ({"data": SECRET.encode()}, 422, "đóng dấu “TỐI MẬT”"),
        ({"data": b"MZ\0"}, 422, "chương trình Windows"),
        ({"data": b""}, 422, "rỗng"),
        ({"title": ""}, 422, "Hãy nhập trích yếu"),
        ({"issued_date": "30/02/2026"}, 422, "Ngày không hợp lệ"),
        ({"copies": "-1"}, 422, "không âm"),
        ({"data": b"PK\x03\x04", "name": "a.docx"}, 409, "chưa kiểm tra được dấu mật"),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_what_is_refused_is_said_and_nothing_kept(
    as_an: Client, facts: dict[str, Any], status: int, words: str, headers: dict[str, str]
) -> None:
    answer = as_an.post("/van-ban/dang-ky", sent(**facts), headers=headers)
    assert (answer.status_code, words in answer.content.decode(), Document.objects.count()) == (status, True, 0)


def test_a_file_that_no_machine_reads_is_kept_on_a_persons_word(as_an: Client) -> None:
    answer = as_an.post("/van-ban/dang-ky", sent(data=b"PK\x03\x04", name="a.docx", not_secret="1"))
    assert (answer.status_code, Document.objects.get().files.get().notice != "") == (302, True)


def test_without_a_file_only_paper_is_entered(as_an: Client) -> None:
    given = {"so": "den", "title": "Về việc đề nghị"}
    assert as_an.post("/van-ban/dang-ky", given).status_code == 422
    assert as_an.post("/van-ban/dang-ky", {**given, "on_paper": "1"}).status_code == 302


def test_too_large_a_file_is_refused_with_the_limit_named(as_an: Client, settings: Settings) -> None:
    settings.UPLOAD_LIMIT_MB = 1
    answer = as_an.post("/van-ban/dang-ky", sent(data=b"x" * 1_100_000), headers=HTMX)
    assert (answer.status_code, "lớn hơn 1 MB" in answer.content.decode(), Document.objects.count()) == (422, True, 0)
    answer = as_an.post("/van-ban/dang-ky", sent(data=b"x" * 3_000_000), headers=HTMX)
    assert (answer.status_code, "lớn hơn 1 MB" in answer.content.decode()) == (413, True)


def test_the_letterhead_is_read_into_the_form_and_what_was_typed_stays(an: User, as_an: Client) -> None:
    enter(an)
    page = as_an.post("/van-ban/doc-the-thuc", sent(title="Đã gõ", code="", issuer=""), headers=HTMX).content.decode()
    assert 'name="code" value="12/UBND-VX"' in page
    assert 'name="issued_date" type="date" value="2026-03-02"' in page
    assert ">Đã gõ</textarea>" in page
    assert "Có thể đã có trong sổ" in page
    assert Document.objects.count() == 1


def test_reading_a_secret_letterhead_says_so_and_shows_nothing_of_it(as_an: Client) -> None:
    page = as_an.post("/van-ban/doc-the-thuc", sent(data=SECRET.encode(), code="", issuer="", title=""), headers=HTMX)
    told = page.content.decode()
    assert ("đóng dấu “TỐI MẬT”" in told, "12/UBND-VX" in told) == (True, False)


def test_symbols_are_fixed_from_a_day_on(an: User, as_an: Client, as_binh: Client) -> None:
    place = "/van-ban/so-va-ky-hieu"
    given = {"what": "part", "role": "issuer", "part": "UBND", "valid_from": "2026-01-01", "source": "QĐ 01/QĐ-VP"}
    assert as_binh.post(place, given).status_code == 403
    as_an.post(place, given)
    as_an.post(place, {**given, "part": "VPUB", "valid_from": "2026-07-01"})
    as_an.post(place, {**given, "part": "văn phòng"})
    rows = [(one.part, str(one.valid_from), str(one.valid_to)) for one in SymbolPart.objects.order_by("pk")]
    assert rows == [("UBND", "2026-01-01", "2026-06-30"), ("VPUB", "2026-07-01", "None")]
    as_an.post(place, {"what": "series", "kind": "Kế hoạch", "period": "2026", "last": "323"})
    page = as_binh.get(place).content.decode()
    assert ("323" in page, "Thêm</button>" in page) == (True, False)
