"""Corrected, amended, replaced: marked on a document, told to those who have it, shown in the register."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from chutri.office.documents.choices import CorrectionKind, Direction
from chutri.office.documents.models import Correction, Document
from chutri.office.documents.operations.correcting import NewCorrection, UnableToCorrect, mark_corrected
from chutri.office.documents.operations.recipients import confirm_receipt, send_document
from chutri.office.people.models import Notice, User
from tests.factories.office import LATER, NOW
from tests.factories.register import enter, issue

STP = "Sở Tư pháp tỉnh Minh Hải Đông"
NEW = NewCorrection(
    kind=CorrectionKind.CORRECTED, code="25/UBND-VX", on=date(2026, 3, 4), words="Đã in “20/3”, nay sửa là “25/3”"
)


def test_it_is_told_to_whoever_has_the_document_and_tied_to_the_later_one(
    an: User, chi: User, as_an: Client, as_chi: Client
) -> None:
    document = issue(an, STP, data=b"ke hoach")
    send_document(document=document, by=an, at=NOW)
    arrival = confirm_receipt(recipient=document.recipients.get(), by=chi, at=NOW)
    Notice.objects.all().delete()
    later = enter(an, data=b"cong van", code="25/UBND-VX", direction=Direction.OUTGOING)
    made = mark_corrected(document=document, correction=NEW, by=an, at=LATER)
    assert (made.later, [one.person for one in Notice.objects.all()]) == (later, [chi])
    words = "Đã in “20/3”, nay sửa là “25/3”"
    assert [
        words in browser.get(f"/van-ban/{one.pk}").content.decode()
        for browser, one in ((as_an, document), (as_an, later), (as_chi, document), (as_chi, arrival))
    ] == [True] * 4
    assert "Đính chính bằng 25/UBND-VX" in as_an.get("/van-ban/?so=di").content.decode()
    assert "Đính chính bằng 25/UBND-VX" in as_chi.get("/van-ban/").content.decode()
    assert as_an.get("/van-ban/so.xlsx?so=di").status_code == 200


@pytest.mark.parametrize(
    ("code", "words", "said"),
    [(" ", "x", "Hãy ghi số"), ("1/UBND", " ", "Hãy ghi số"), ("12/UBND-VX", "x", "không tự đính chính")],
)
def test_what_cannot_be_marked_says_why(an: User, code: str, words: str, said: str) -> None:
    new = NewCorrection(kind=CorrectionKind.AMENDED, code=code, on=None, words=words)
    with pytest.raises(UnableToCorrect, match=said):
        mark_corrected(document=enter(an), correction=new, by=an, at=LATER)


def test_a_recalled_document_is_not_corrected(an: User) -> None:
    document = enter(an)
    Document.objects.filter(pk=document.pk).update(
        standing="recalled", recalled_at=NOW, recalled_by=an, recall_reason="x"
    )
    with pytest.raises(UnableToCorrect, match="đã vào sổ"):
        mark_corrected(document=document, correction=NEW, by=an, at=LATER)


def test_marked_and_taken_back_from_the_page(an: User, as_an: Client, as_binh: Client) -> None:
    document = enter(an)
    place = f"/van-ban/{document.pk}/dinh-chinh"
    given = {"kind": "replaced", "code": "30/UBND-VX", "on": "2026-03-06", "words": "Thay toàn bộ"}
    assert as_binh.post(place, given).status_code == 403
    assert "Đã ghi: Thay thế bằng 30/UBND-VX" in as_an.post(place, given, follow=True).content.decode()
    assert "hãy điền đúng" in as_an.post(place, {"kind": "x"}, follow=True).content.decode()
    assert "Hãy ghi số" in as_an.post(place, {"kind": "amended"}, follow=True).content.decode()
    mark = Correction.objects.get()
    assert as_an.post(f"{place}/{mark.pk + 1}/bo").status_code == 404
    assert "Đã bỏ ghi chú" in as_an.post(f"{place}/{mark.pk}/bo", follow=True).content.decode()
    assert Correction.objects.count() == 0
