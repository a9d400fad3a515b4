"""A document's page and what is done from it."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from chutri.office.documents.choices import Direction
from chutri.office.documents.models import Document
from chutri.office.documents.operations.recipients import send_document
from chutri.office.people.models import User
from tests.factories.office import LATER, bring_in
from tests.factories.papers import SECRET
from tests.factories.register import enter, issue

STP = "Sở Tư pháp tỉnh Minh Hải Đông"


def page_of(client: Client, document: Document) -> str:
    return client.get(f"/van-ban/{document.pk}").content.decode()


def test_the_page_shows_the_entry_and_its_history(an: User, as_binh: Client) -> None:
    page = page_of(as_binh, enter(an, handler="Phòng Văn xã"))
    for words in (
        "Số: 12/UBND-VX",
        "ngày 02/03/2026",
        "Số đến 01/2026",
        "Phòng Văn xã",
        "Vào sổ văn bản đến số 01/2026",
    ):
        assert words in page
    assert "Sửa thông tin" not in page


def test_a_document_of_a_plan_leads_to_it(an: User, as_an: Client) -> None:
    plan = bring_in(an)
    assert f'href="/ke-hoach/{plan.pk}' in page_of(as_an, plan.document)


@pytest.mark.parametrize("files", [1, 3])
def test_any_number_of_files_takes_the_same_queries(
    an: User, as_an: Client, files: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    document = enter(an, recipients=["A"] * files)
    for number in range(files - 1):
        sent = {"file": SimpleUploadedFile(f"{number}.txt", f"{number}".encode()), "slot": ""}
        as_an.post(f"/van-ban/{document.pk}/them-tep", sent)
    with django_assert_num_queries(9):
        assert as_an.get(f"/van-ban/{document.pk}").status_code == 200


def test_a_document_goes_its_way(an: User, chi: User, as_an: Client, as_chi: Client) -> None:
    issue(an, data=b"truoc")
    draft = enter(an, direction=Direction.OUTGOING, code="", kind="Kế hoạch", recipients=[STP])
    place = f"/van-ban/{draft.pk}"
    assert "Cấp số và phát hành" in page_of(as_an, draft)
    assert as_an.post(f"{place}/phat-hanh").headers["Location"] == place
    assert "Số: 02/KH-UBND" in page_of(as_an, draft)
    as_an.post(f"{place}/gui")
    assert "chờ xác nhận" in page_of(as_an, draft)
    assert "Xác nhận đã nhận, vào sổ" in page_of(as_chi, draft)
    arrival = as_chi.post(f"{place}/tiep-nhan").headers["Location"]
    assert "Số đến 01/" in as_chi.get(arrival).content.decode()
    assert "1/1 đã nhận" in page_of(as_an, draft)
    as_an.post(f"{place}/thu-hoi", {"reason": "Sai thẩm quyền"})
    assert "Văn bản đã thu hồi" in page_of(as_an, draft)
    assert "đã thu hồi văn bản này" in as_chi.get(arrival).content.decode()
    assert as_an.post(f"{place}/sua", {"title": "x", "version": 9}).status_code == 403


def test_the_receiver_may_not_do_the_senders_deeds(an: User, as_chi: Client, chi: User) -> None:
    document = issue(an, STP)
    send_document(document=document, by=an, at=LATER)
    place = f"/van-ban/{document.pk}"
    deeds = ("sua", "phat-hanh", "gui", "thu-hoi", "them-tep", "giu-so", "vao-so")
    assert {as_chi.post(f"{place}/{deed}", {"reason": "x"}).status_code for deed in deeds} == {403}
    assert "Nhật ký" not in page_of(as_chi, document)


def test_what_cannot_be_done_is_said(an: User, as_an: Client) -> None:
    document = enter(an)
    answer = as_an.post(f"/van-ban/{document.pk}/phat-hanh", follow=True).content.decode()
    assert "Văn bản đến mang số của cơ quan gửi" in answer


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (SECRET.encode(), "x.txt", "đóng dấu “TỐI MẬT”"),
        (b"MZ\0", "x.pdf", "chương trình Windows"),
        (b"", "x.pdf", "tệp rỗng"),
        (b"%PDF- x", "x.pdf", "Hãy đánh dấu xác nhận"),
    ],
)
def test_a_file_that_is_not_taken_leaves_the_document_as_it_was(
    an: User, as_an: Client, data: bytes, name: str, words: str
) -> None:
    document = enter(an)
    sent = {"file": SimpleUploadedFile(name, data), "slot": "1"}
    answer = as_an.post(f"/van-ban/{document.pk}/them-tep", sent, follow=True).content.decode()
    assert (words in answer, document.files.count()) == (True, 1)


def test_two_edits_at_once_show_both(an: User, as_an: Client) -> None:
    document = enter(an)
    place = f"/van-ban/{document.pk}/sua"
    given = {"code": "12/UBND-VX", "kind": "Công văn", "issuer": "UBND", "version": 1}
    assert as_an.post(place, {**given, "title": "Của An"}).status_code == 302
    answer = as_an.post(place, {**given, "title": "Của Bình"})
    page = answer.content.decode()
    assert (answer.status_code, "đã được người khác sửa" in page) == (409, True)
    assert "<td>Của An</td><td>Của Bình</td>" in page
    assert 'name="version" value="2"' in page
    assert as_an.post(place, {**given, "title": "Của Bình", "version": 2}).status_code == 302
    assert Document.objects.get(pk=document.pk).title == "Của Bình"


def test_an_entry_without_a_title_is_not_saved(an: User, as_an: Client) -> None:
    document = enter(an)
    answer = as_an.post(f"/van-ban/{document.pk}/sua", {"title": " ", "version": 1, "issued_date": "31/02/2026"})
    page = answer.content.decode()
    assert (answer.status_code, "Hãy nhập trích yếu" in page, "Ngày không hợp lệ" in page) == (422, True, True)
