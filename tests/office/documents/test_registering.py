"""Entering documents: arrival numbers, likenesses, what is refused, edits, files and their versions."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from chutri.office.documents.choices import Direction, Standing, TextState
from chutri.office.documents.jobs import read_file
from chutri.office.documents.models import Document, DocumentFile, DocumentText
from chutri.office.documents.operations import Letterhead, store_document
from chutri.office.documents.operations.editing import DocumentChangedMeanwhile, UnableToEdit, edit_document
from chutri.office.documents.operations.extraction import SecretDocument, letterhead_in
from chutri.office.documents.operations.files import UnableToTakeFile, add_file, judge_upload
from chutri.office.documents.operations.recipients import recall_document
from chutri.office.documents.operations.registering import DocumentAlreadyThere, UnableToRegister, book_document
from chutri.office.documents.queries.documents import path_of
from chutri.office.documents.queries.search import search
from chutri.office.history.queries import lines_about
from chutri.office.people.models import User
from tests.factories.office import LATER, NOW
from tests.factories.papers import LETTER, SECRET, a_pdf, a_picture, a_word_file
from tests.factories.register import HEAD, enter, issue


def test_an_incoming_document_gets_the_next_arrival_number_of_its_year(an: User) -> None:
    first = enter(an)
    second = enter(an, data=b"khac", code="13/UBND-VX", arrived_on=date(2026, 3, 4))
    other_year = enter(an, data=b"nam truoc", code="14/UBND-VX", arrived_on=date(2025, 12, 31))
    told = [
        (one.arrival_number, one.register_year, one.arrived_on, one.standing) for one in (first, second, other_year)
    ]
    assert told == [
        (1, 2026, date(2026, 3, 5), "registered"), (2, 2026, date(2026, 3, 4), "registered"),
        (1, 2025, date(2025, 12, 31), "registered"),
    ]  # fmt: skip
    assert [line.words for line in lines_about(first)] == ["Vào sổ văn bản đến số 01/2026: 12/UBND-VX"]


def test_each_agency_has_its_own_arrival_numbers(an: User, chi: User) -> None:
    assert [enter(an).arrival_number, enter(chi).arrival_number] == [1, 1]


def test_the_words_of_a_file_are_found(an: User) -> None:
    document = enter(an)
    assert list(search(Document.objects.all(), "12 tap the")) == [document]
    assert document.files.get().text_state == TextState.KEPT


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"code": "99/KH-X"}, "cùng tệp"),
        ({"data": b"1", "code": "Số: 012 / ubnd-vx"}, "cùng số, ký hiệu và cơ quan ban hành"),
        ({"data": b"1", "issuer": "UBND tỉnh Minh Hải Đông"}, "cùng số, ký hiệu và cơ quan ban hành"),
        ({"data": b"1", "issuer": ""}, "cùng số, ký hiệu"),
        ({"data": b"1", "issued_date": None}, "cùng số, ký hiệu và cơ quan ban hành"),
    ],
)
def test_a_likeness_is_warned_of(an: User, facts: dict[str, Any], words: str) -> None:
    first = enter(an)
    with pytest.raises(DocumentAlreadyThere) as warning:
        enter(an, **facts)
    assert [(one.document, one.words) for one in warning.value.likenesses] == [(first, words)]
    assert Document.objects.count() == 1


@pytest.mark.parametrize(
    "facts",
    [
        {"issuer": "SỞ TƯ PHÁP"},
        {"issued_date": date(2025, 3, 2)},
        {"code": "13/UBND-VX"},
        {"code": ""},
    ],
)
def test_what_only_looks_alike_is_entered(an: User, facts: dict[str, Any]) -> None:
    enter(an)
    assert enter(an, data=b"khac", **facts).arrival_number == 2


def test_a_likeness_is_overruled_with_a_reason(an: User) -> None:
    enter(an)
    with pytest.raises(DocumentAlreadyThere):
        enter(an, reason="   ")
    again = enter(an, reason="Bản đính chính")
    assert (again.arrival_number, again.duplicate_reason) == (2, "Bản đính chính")
    assert lines_about(again)[0].words.endswith("Trùng nhưng vẫn vào sổ: Bản đính chính")


def test_what_another_agency_holds_is_no_likeness(an: User, chi: User) -> None:
    enter(an)
    assert enter(chi).duplicate_reason == ""


def test_a_file_is_kept_once(an: User, tmp_path: Path) -> None:
    enter(an)
    enter(an, reason="Gửi lại")
    kept = [path for path in (tmp_path / "files").rglob("*") if path.is_file()]
    assert (len(kept), DocumentFile.objects.count()) == (1, 2)


@pytest.mark.parametrize("name", ["mat.txt", "mat.docx"])
def test_of_a_secret_document_nothing_is_kept(an: User, tmp_path: Path, name: str) -> None:
    data = a_word_file(*SECRET.splitlines()) if name.endswith("docx") else SECRET.encode()
    with pytest.raises(SecretDocument, match="đóng dấu “TỐI MẬT” nên không được đưa vào hệ thống"):
        enter(an, data=data, name=name)
    assert (Document.objects.count(), DocumentFile.objects.count(), DocumentText.objects.count()) == (0, 0, 0)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_secret_stamp_that_a_job_reads_removes_the_file(an: User) -> None:
    document = enter(an, note="Về nhà máy X")
    file = document.files.get()
    path_of(file).write_bytes(SECRET.encode())
    read_file(file=file.pk)
    document.refresh_from_db()
    assert (document.title, document.note, document.sha256, document.arrival_number) == ("", "", "", 1)
    assert (document.files.count(), list(search(Document.objects.all(), "tap the"))) == (0, [])


def test_a_broken_file_is_kept_with_a_notice(an: User) -> None:
    document = enter(an, data=b"PK\x03\x04 cut short", name="hong.docx")
    file = document.files.get()
    assert (file.text_state, file.notice) == (TextState.UNREAD, "Tệp “hong.docx” bị cắt cụt: thiếu phần cuối.")
    assert path_of(document).read_bytes() == b"PK\x03\x04 cut short"


def test_a_scan_waits_for_a_job(an: User) -> None:
    upload = judge_upload(a_picture(), "quet.png")
    assert (upload.media_type, bool(upload.words.problem) or not upload.words.whole) == ("image/png", True)


@pytest.mark.parametrize(("data", "name"), [(b"MZ\0", "a.pdf"), (a_word_file("x", macro=True), "a.docx")])
def test_programs_are_refused(an: User, data: bytes, name: str) -> None:
    with pytest.raises(UnableToTakeFile):
        enter(an, data=data, name=name)
    assert Document.objects.count() == 0


def test_a_paper_document_needs_no_file(an: User) -> None:
    document = enter(an, data=b"", on_paper=True)
    assert (document.sha256, document.on_paper, document.heading) == ("", True, "Về việc đề nghị tặng Bằng khen")
    assert enter(an, data=b"", code="13/UBND-VX", on_paper=True).arrival_number == 2


def test_an_outgoing_document_with_its_number_is_booked_and_one_without_waits(an: User) -> None:
    numbered = enter(an, direction=Direction.OUTGOING)
    waiting = enter(an, data=b"khac", direction=Direction.OUTGOING, code="")
    assert [(one.standing, one.number, one.register_year) for one in (numbered, waiting)] == [
        (Standing.REGISTERED, None, 2026), (Standing.HELD, None, None),
    ]  # fmt: skip


def test_a_held_document_is_entered_later(an: User) -> None:
    held = store_document(data=b"1", name="a.txt", media_type="text/plain", letterhead=HEAD, by=an, at=NOW)
    booked = book_document(document=held, direction=Direction.INCOMING, by=an, at=LATER)
    assert (booked.arrival_number, booked.standing) == (1, Standing.REGISTERED)
    with pytest.raises(UnableToRegister, match="đã vào sổ rồi"):
        book_document(document=held, direction=Direction.INCOMING, by=an, at=LATER)


def test_own_documents_are_outgoing(an: User) -> None:
    head = Letterhead(issuer=an.agency.name.upper())
    held = store_document(data=b"1", name="a.txt", media_type="text/plain", letterhead=head, by=an, at=NOW)
    assert held.direction == Direction.OUTGOING


def test_the_letterhead_is_read_for_the_form() -> None:
    assert letterhead_in(LETTER) == Letterhead(
        code="12/UBND-VX",
        kind="Công văn",
        title="đề nghị tặng Bằng khen",
        issuer="ỦY BAN NHÂN DÂN TỈNH MINH HẢI ĐÔNG",
        issued_date=date(2026, 3, 2),
    )


# Files


def test_a_new_version_keeps_the_old(an: User) -> None:
    document = enter(an)
    add_file(document=document, upload=judge_upload(b"Ban moi, khanh thanh cau", "moi.txt"), slot=1, by=an, at=LATER)
    document.refresh_from_db()
    versions = [(one.name, one.version, one.current) for one in document.files.order_by("version")]
    assert versions == [("cong-van.txt", 1, False), ("moi.txt", 2, True)]
    assert (document.name, path_of(document).read_bytes()) == ("moi.txt", b"Ban moi, khanh thanh cau")
    assert [list(search(Document.objects.all(), words)) for words in ("khanh thanh cau", "12 tap the")] == [
        [document],
        [],
    ]


def test_a_file_beside_the_document_is_found_too(an: User) -> None:
    document = enter(an)
    add_file(document=document, upload=judge_upload("Phụ lục cầu đường".encode(), "pl.txt"), slot=None, by=an, at=LATER)
    assert [list(search(Document.objects.all(), words)) for words in ("cau duong", "12 tap the")] == [
        [document],
        [document],
    ]


def test_the_same_content_is_never_kept_twice_in_a_document(an: User) -> None:
    document = enter(an)
    with pytest.raises(UnableToTakeFile, match=r"Văn bản đã có tệp này: cong-van\.txt, phiên bản 1\."):
        add_file(document=document, upload=judge_upload(LETTER.encode(), "khac.txt"), slot=None, by=an, at=LATER)


# Edits


def edit(document: Document, by: User, version: int, **values: object) -> Document:
    return edit_document(document=document, values=values, recipients=[], seen_version=version, by=by, at=LATER)


def test_an_edit_is_saved_found_and_written_down(an: User) -> None:
    document = enter(an)
    edited = edit(document, an, 1, title="Về khánh thành cầu", due_date=date(2026, 3, 20))
    assert (edited.title, edited.version) == ("Về khánh thành cầu", 2)
    assert list(search(Document.objects.all(), "khanh thanh cau")) == [document]
    assert lines_about(document)[0].changes == {
        "title": ["Về việc đề nghị tặng Bằng khen", "Về khánh thành cầu"], "due_date": [None, "2026-03-20"],
    }  # fmt: skip


def test_the_second_of_two_edits_is_told_of_the_first(an: User) -> None:
    document = enter(an)
    edit(document, an, 1, note="một")
    with pytest.raises(DocumentChangedMeanwhile) as refusal:
        edit(document, an, 1, note="hai")
    assert (refusal.value.document.note, Document.objects.get().note) == ("một", "một")


def test_nothing_changed_is_nothing_saved(an: User) -> None:
    document = enter(an)
    assert (edit(document, an, 1, title=HEAD.title).version, lines_about(document).count()) == (1, 1)


def test_what_goes_with_a_given_number_is_not_edited(an: User) -> None:
    document = issue(an)
    edited = edit(document, an, document.version, code="99/KH-X", kind="Báo cáo", title="Khác")
    assert (edited.code, edited.kind, edited.title) == ("01/KH-UBND", "Kế hoạch", "Khác")


def test_a_recalled_document_is_frozen(an: User) -> None:
    document = recall_document(document=issue(an), reason="Sai thẩm quyền", by=an, at=LATER)
    with pytest.raises(UnableToEdit, match="đã thu hồi"):
        edit(document, an, document.version, title="Khác")
    with pytest.raises(UnableToTakeFile, match="đã thu hồi"):
        add_file(document=document, upload=judge_upload(b"x", "x.txt"), slot=1, by=an, at=LATER + timedelta(hours=1))


def test_a_pdf_is_read_at_once(an: User) -> None:
    words = "Ke hoach to chuc hoi nghi tong ket phong trao thi dua yeu nuoc"
    assert enter(an, data=a_pdf(words, words), name="a.pdf").files.get().text_state == TextState.KEPT
