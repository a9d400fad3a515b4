"""Files are kept once, whole, and found again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from chutri.office.documents.models import Document
from chutri.office.documents.operations import Letterhead, UnableToStoreDocument, store_document
from chutri.office.documents.queries import path_of
from chutri.office.documents.rules import content_hash, kept_at
from chutri.office.history.queries import lines_about
from chutri.office.people.models import User
from tests.factories.office import NOW

HEAD = Letterhead(
    code="46/KH-UBND",
    kind="Kế hoạch",
    title="Tổ chức Hội nghị",
    issuer="ỦY BAN NHÂN DÂN TỈNH",
    issued_date=date(2026, 2, 27),
)


def store(by: User, data: bytes = b"noi dung", name: str = "ke-hoach.txt") -> Document:
    return store_document(data=data, name=name, media_type="text/plain", letterhead=HEAD, by=by, at=NOW)


def test_a_document_is_kept_with_its_letterhead(an: User) -> None:
    document = store(an)
    assert path_of(document).read_bytes() == b"noi dung"
    assert (str(document), document.heading, document.size, document.agency) == (
        "46/KH-UBND", "Tổ chức Hội nghị", 8, an.agency,
    )  # fmt: skip
    assert document.search == "46/kh-ubnd to chuc hoi nghi uy ban nhan dan tinh ke hoach ke-hoach.txt"
    assert [line.words for line in lines_about(document)] == ["Nhận văn bản 46/KH-UBND, tệp ke-hoach.txt"]


def test_the_same_content_is_refused_whatever_its_name(an: User, binh: User) -> None:
    first = store(an)
    with pytest.raises(UnableToStoreDocument) as refusal:
        store(binh, name="ten-khac.txt")
    assert (refusal.value.document, Document.objects.count()) == (first, 1)


def test_another_agency_may_hold_the_same_content(an: User, chi: User) -> None:
    first, second = store(an), store(chi)
    assert path_of(first) == path_of(second)
    assert first.agency != second.agency


def test_nothing_half_written_is_left(an: User, tmp_path: Path) -> None:
    store(an)
    assert [path.name for path in (tmp_path / "files").rglob(".incoming-*")] == []


def test_a_file_that_can_t_be_kept_leaves_nothing(an: User, tmp_path: Path) -> None:
    (tmp_path / "files" / kept_at(content_hash(b"noi dung"))).mkdir(parents=True)
    with pytest.raises(OSError, match="directory"):
        store(an)
    assert (Document.objects.count(), list(tmp_path.rglob(".incoming-*"))) == (0, [])


def test_a_document_without_a_letterhead_goes_by_its_file(an: User) -> None:
    document = store_document(
        data=b"x", name="quet 001.pdf", media_type="application/pdf", letterhead=Letterhead(), by=an, at=NOW
    )
    assert (str(document), document.heading, document.issued_date) == ("quet 001.pdf", "quet 001.pdf", None)
