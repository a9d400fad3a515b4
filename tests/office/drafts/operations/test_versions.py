"""Versions: files that are taken and refused, and what an edit makes be done again."""

from __future__ import annotations

import io
import zipfile

import pytest

from chutri.office.documents.operations.extraction import SecretDocument
from chutri.office.documents.operations.files import UnableToTakeFile
from chutri.office.documents.queries.documents import path_of
from chutri.office.drafts.choices import Edit, StepKind
from chutri.office.drafts.operations import NewVersion, UnableToAddVersion, add_version, judge_version
from chutri.office.drafts.operations.versions import put_version
from chutri.office.history.queries import lines_about
from chutri.office.people.models import User
from tests.factories.drafting import (
    SPEECH,
    a_draft,
    a_version,
    fresh,
    passed,
    seen,
    step_at,
    text_file,
    union,
    word_file,
)
from tests.factories.office import NOW, dung
from tests.office.drafts.operations.test_moving import states


def with_macro() -> bytes:
    """A Word file that runs something."""
    out = io.BytesIO(word_file("Kính thưa các đồng chí"))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"macro")
    return out.getvalue()


def test_a_word_file_is_kept_with_its_words(an: User) -> None:
    draft = a_draft(an, lines=())
    file = judge_version(word_file(*SPEECH), "phat-bieu.docx")
    version = add_version(draft=draft, new=NewVersion(file=file), seen=seen(draft), by=an, at=NOW)
    assert (version.number, version.text.split("\n\n")[:2], version.is_read) == (1, list(SPEECH[:2]), True)
    assert path_of(version).read_bytes() == file.data  # type: ignore[arg-type]
    assert (fresh(draft).newest, lines_about(draft)[0].words) == (1, "Thêm bản 1: phat-bieu.docx")


@pytest.mark.parametrize(
    ("data", "name", "error", "message"),
    [
        (
            with_macro(),
            "bai.docx",
            UnableToTakeFile,
            "Tệp “bai.docx” chứa macro. Hãy lưu lại thành .docx không có macro rồi gửi.",
        ),
        (b"", "bai.docx", UnableToAddVersion, "Tệp “bai.docx” rỗng, không có nội dung."),
        (
            b"\x89PNG\r\n\x1a\nabc",
            "anh.png",
            UnableToAddVersion,
            "Phiên bản dự thảo là tệp .docx, .pdf hoặc .txt; “anh.png” không phải. Hãy mở tệp và lưu lại thành .docx.",
        ),
        (
            b"Xin chao",
            "bai.docx",
            UnableToAddVersion,
            "Phiên bản dự thảo là tệp .docx, .pdf hoặc .txt; “bai.docx” không phải. Hãy mở tệp và lưu lại thành .docx.",
        ),
    ],
)
def test_what_is_no_text_or_runs_something_is_refused(
    db: None, data: bytes, name: str, error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as caught:
        judge_version(data, name)
    assert str(caught.value) == message


def test_a_state_secret_is_refused(db: None) -> None:
    with pytest.raises(SecretDocument):
        judge_version(text_file("TUYỆT MẬT", "BÁO CÁO", "Nội dung"), "mat.txt")


def test_the_same_content_is_no_new_version(an: User) -> None:
    draft = a_draft(an)
    with pytest.raises(UnableToAddVersion) as caught:
        a_version(draft, an, *SPEECH)
    assert str(caught.value) == "Tệp này giống hệt bản 1 (bai-phat-bieu.txt)."


@pytest.mark.parametrize(
    ("edit", "expected", "words"),
    [
        (
            Edit.SUBSTANCE,
            [("draft", "done"), ("appraise", "open"), ("approve", "pending")],
            "Thêm bản 2: bai-phat-bieu.txt. Phải làm lại: thẩm định Liên minh Hợp tác xã tỉnh, "
            "phê duyệt Văn phòng UBND tỉnh Minh Hải Đông",
        ),
        (
            Edit.WORDING,
            [("draft", "done"), ("appraise", "done"), ("approve", "open")],
            "Thêm bản 2: bai-phat-bieu.txt. Phải làm lại: phê duyệt Văn phòng UBND tỉnh Minh Hải Đông",
        ),
    ],
)
def test_an_edit_after_approval_opens_the_later_steps_again(
    an: User, edit: Edit, expected: list[tuple[str, str]], words: str
) -> None:
    chain = ((StepKind.DRAFT, an.agency), (StepKind.APPRAISE, union()), (StepKind.APPROVE, an.agency))
    draft = passed(passed(passed(a_draft(an, *chain), 1, an), 2, an), 3, dung())
    draft = a_version(draft, an, "Bản khác", edit=edit)
    assert (states(draft), draft.stage, lines_about(draft)[0].words) == (expected, "under_way", words)


def test_the_file_is_read_by_a_job_where_it_is_a_scan(an: User) -> None:
    draft = a_draft(an, lines=())
    scan = judge_version(text_file("Một dòng"), "quet.txt")
    partly = type(scan)(scan.data, scan.name, scan.media_type, type(scan.words)("Một dòng", whole=False))
    version = put_version(draft, partly, by=an, at=NOW)
    assert (version.is_read, step_at(draft, 1).state) == (False, "open")
