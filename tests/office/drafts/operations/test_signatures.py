"""A signed copy is looked at before it is taken; a version that turns out secret is removed; what is kept is not thrown away."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks

from chutri.office.documents.operations.storing import Letterhead as DocumentHead
from chutri.office.documents.operations.storing import discard_document, keep_file, store_document
from chutri.office.documents.operations.trust import trust_root
from chutri.office.documents.queries.documents import is_content_held
from chutri.office.documents.rules.storage import kept_at
from chutri.office.drafts.models import Version
from chutri.office.drafts.operations.signatures import checked_copy
from chutri.office.drafts.operations.signing import UnableToMakePdf, UnableToSign, converted
from chutri.office.drafts.operations.versions import remove_secret_version
from chutri.office.people.models import User
from chutri.signing import Box, Frame, Key, sign_file
from chutri.writing.model import Letterhead, Official, Signature, Text
from chutri.writing.pdf import write_pdf
from tests.factories.drafting import a_draft, text_file
from tests.factories.office import NOW
from tests.factories.signatures import PASSWORD, authority, holder

PAPER = Official(
    kind="Báo cáo",
    title="Kết quả thực hiện",
    letterhead=Letterhead(issuer="Sở Nội vụ"),
    blocks=(Text("Các đơn vị đã hoàn thành."),),
    signature=Signature(authority=("GIÁM ĐỐC",), name="Trần Văn Minh"),
)


def a_version(an: User) -> Version:
    """A version of a text."""
    return a_draft(an).versions.get()


def kept(sha256: str) -> Path:
    """Where a content is kept."""
    return Path(settings.MEDIA_ROOT) / kept_at(sha256)


def a_signed_pdf(folder: Path) -> tuple[bytes, bytes]:
    """A PDF, and the same signed by an official."""
    plain = folder / "bao-cao.pdf"
    plain.write_bytes(write_pdf(PAPER))
    key = Key(kind="pkcs12", path=str(holder().pkcs12(folder)), secret=PASSWORD, token="", label="")
    signed = sign_file(plain, field="ChuKyNguoiKy", at=NOW, key=key, frame=Frame(box=Box(0, 300, 200, 440, 260)))
    return plain.read_bytes(), signed


def test_a_signed_copy_says_who_signed_and_a_changed_one_is_refused(an: User, tmp_path: Path) -> None:
    plain, signed = a_signed_pdf(tmp_path)
    version = a_version(an)
    version.pdf_sha256 = keep_file(plain)
    trust_root(data=authority().pem, source="Công bố của tỉnh", by=an, at=NOW)
    copy = checked_copy(version=version, name="ky.pdf", data=signed, at=NOW)
    assert copy.words.startswith("Chữ ký số hợp lệ: Trần Văn Minh ký lúc ")
    assert not copy.words.endswith("không phải bản PDF chuyển tại đây")
    place = signed.index(b"/Producer") + 12
    altered = signed[:place] + bytes([signed[place] ^ 1]) + signed[place + 1 :]
    with pytest.raises(UnableToSign) as caught:
        checked_copy(version=version, name="sua.pdf", data=altered, at=NOW)
    assert str(caught.value).startswith(
        "Chữ ký số không hợp lệ nên chưa nhận tệp “sua.pdf”: nội dung tệp đã bị thay đổi"
    )
    with pytest.raises(UnableToSign, match="chưa có chữ ký số nào"):
        checked_copy(version=version, name="trang.pdf", data=plain, at=NOW)


def test_a_copy_of_another_file_says_so(an: User, tmp_path: Path) -> None:
    _, signed = a_signed_pdf(tmp_path)
    words = checked_copy(version=a_version(an), name="ky.pdf", data=signed, at=NOW).words
    assert words.startswith("Chưa xác định được nơi cấp chữ ký số")
    assert words.endswith("Tệp PDF do người ký đưa lên, không phải bản PDF chuyển tại đây")


@pytest.mark.needs("soffice")
def test_a_text_becomes_a_pdf() -> None:
    assert converted(text_file("Kính thưa các đồng chí"), ".txt").startswith(b"%PDF-")


def test_without_libreoffice_no_pdf_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UnableToMakePdf):
        converted(b"", ".docx")


def test_a_version_that_is_a_state_secret_leaves_nothing(
    an: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    version = a_version(an)
    path = kept(version.sha256)
    with django_capture_on_commit_callbacks(execute=True):
        remove_secret_version(version=version, at=NOW)
    version.refresh_from_db()
    assert (path.exists(), version.text, version.name, version.number) == (False, "", "(đã gỡ)", 1)


def test_a_file_that_a_draft_keeps_outlives_the_document_that_had_it(
    an: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    data = text_file("Chung một tệp")
    document = store_document(
        data=data, name="chung.txt", media_type="text/plain", letterhead=DocumentHead(), by=an, at=NOW
    )
    a_draft(an, lines=("Chung một tệp",))
    with django_capture_on_commit_callbacks(execute=True):
        discard_document(document=document, why="Nhập nhầm", by=an, at=NOW)
    assert (is_content_held(document.sha256), kept(document.sha256).exists()) == (True, True)
    Version.objects.all().delete()
    assert is_content_held(document.sha256) is False
