"""From signed to numbered, issued, recalled, corrected; on paper; drafts stopped and handed on."""

from __future__ import annotations

from datetime import date

import pytest

from chutri.office.documents.choices import Standing
from chutri.office.documents.operations.symbols import NewPart, fix_part
from chutri.office.drafts.choices import DraftKind, DraftStage, StepKind
from chutri.office.drafts.models import Draft
from chutri.office.drafts.operations.ending import UnableToStopDraft, edit_draft, resume_draft, stop_draft
from chutri.office.drafts.operations.issuing import (
    Booking,
    UnableToIssueDraft,
    correct_draft,
    file_to_book,
    issue_step,
    number_step,
    recall_draft,
)
from chutri.office.drafts.operations.moving import UnableToTakeTurn, take_back_step
from chutri.office.drafts.operations.reminders import send_draft_reminders
from chutri.office.drafts.operations.signing import SignedCopy, UnableToSign, sign_step
from chutri.office.drafts.operations.versions import UnableToAddVersion
from chutri.office.history.queries import lines_about
from chutri.office.people.models import Notice, User
from tests.factories.drafting import PNG, a_draft, a_version, fresh, passed, seen, step_at
from tests.factories.office import LATER, NOW, dung, hoa


def signed(an: User) -> Draft:
    """A letter that is written, approved and signed on paper, waiting for its number."""
    own = an.agency
    chain = [(kind, own) for kind in (StepKind.DRAFT, StepKind.APPROVE, StepKind.SIGN, StepKind.NUMBER, StepKind.ISSUE)]
    draft = passed(passed(a_draft(an, *chain, kind="letter"), 1, an), 2, dung())
    copy = SignedCopy(name="ban-ky.png", data=PNG, on_paper=True, words="Phạm Văn Dũng")
    sign_step(step=step_at(draft, 3), signed=copy, seen=seen(draft), by=an, at=NOW)
    return fresh(draft)


def numbered(an: User) -> Draft:
    """The letter with its number."""
    draft = signed(an)
    fix_part(agency=an.agency, part=NewPart("issuer", "", "VP", None), by=an, at=NOW)
    booking = Booking(kind="Công văn", title="Mời dự", signer="Phạm Văn Dũng", file=file_to_book(draft))
    number_step(step=step_at(draft, 4), booking=booking, seen=seen(draft), by=an, at=NOW)
    return fresh(draft)


def test_a_text_signed_on_paper_is_numbered_in_the_outgoing_register(an: User) -> None:
    draft = numbered(an)
    document = draft.document
    assert document is not None
    assert (document.code, document.direction, document.standing, document.name, document.signer) == (
        "01/VP",
        "outgoing",
        Standing.REGISTERED,
        "ban-ky.png",
        "Phạm Văn Dũng",
    )
    assert lines_about(draft)[0].words == "Cấp số 01/VP, vào sổ văn bản đi của Văn phòng UBND tỉnh Minh Hải Đông"


def test_without_what_a_symbol_needs_nothing_is_numbered(an: User) -> None:
    draft = signed(an)
    booking = Booking(kind="Công văn", title="Mời dự", file=file_to_book(draft))
    with pytest.raises(UnableToIssueDraft) as caught:
        number_step(step=step_at(draft, 4), booking=booking, seen=seen(draft), by=an, at=NOW)
    assert str(caught.value).startswith("Chưa cấp được số: chưa khai chữ viết tắt của")
    assert (fresh(draft).document, step_at(draft, 4).state) == (None, "open")


def test_a_numbered_text_no_longer_changes(an: User) -> None:
    draft = numbered(an)
    with pytest.raises(UnableToAddVersion, match="Văn bản đã cấp số nên nội dung được giữ nguyên"):
        a_version(draft, an, "Sửa")
    with pytest.raises(UnableToTakeTurn, match="Văn bản đã cấp số"):
        take_back_step(step=step_at(draft, 3), seen=seen(draft), by=an, at=LATER)
    with pytest.raises(UnableToStopDraft):
        stop_draft(draft=draft, reason="Thôi", seen=seen(draft), by=an, at=LATER)
    assert fresh(draft).newest == 1


def test_what_is_issued_is_recalled_and_corrected(an: User) -> None:
    draft = numbered(an)
    issue_step(step=step_at(draft, 5), seen=seen(draft), by=an, at=NOW)
    draft = fresh(draft)
    assert draft.stage == DraftStage.ISSUED
    letter = correct_draft(draft=draft, of_form=True, reason="Sai ngày", by=an, at=LATER)
    other = correct_draft(draft=draft, of_form=False, reason="Sai nội dung", by=an, at=LATER)
    assert [(one.kind, one.title, one.corrects) for one in (letter, other)] == [
        (DraftKind.LETTER, "Đính chính 01/VP", draft),
        (DraftKind.LETTER, "Sửa đổi, thay thế 01/VP: Bài phát biểu khai mạc", draft),
    ]
    recall_draft(draft=draft, reason="Ban hành nhầm", seen=seen(draft), by=an, at=LATER)
    draft = fresh(draft)
    assert (draft.stage, draft.document and draft.document.standing) == (DraftStage.RECALLED, Standing.RECALLED)


@pytest.mark.parametrize(
    ("copy", "message"),
    [
        (SignedCopy(name="a.pdf", data=b"", on_paper=True), "Hãy chọn tệp đã ký."),
        (SignedCopy(name="a.docx", data=b"PK", on_paper=True), "Bản ký phải là tệp PDF (bản quét có thể là ảnh)."),
        (SignedCopy(name="a.png", data=PNG), "Bản ký phải là tệp PDF (bản quét có thể là ảnh)."),
    ],
)
def test_a_signed_copy_is_a_pdf_or_the_scan_of_a_paper(an: User, copy: SignedCopy, message: str) -> None:
    own = an.agency
    draft = passed(a_draft(an, (StepKind.DRAFT, own), (StepKind.APPROVE, own), (StepKind.SIGN, own)), 1, an)
    draft = passed(draft, 2, dung())
    with pytest.raises(UnableToSign) as caught:
        sign_step(step=step_at(draft, 3), signed=copy, seen=seen(draft), by=an, at=NOW)
    assert (str(caught.value), step_at(draft, 3).state) == (message, "open")


def test_a_stopped_draft_is_taken_up_where_it_was(an: User) -> None:
    draft = passed(a_draft(an), 1, an)
    with pytest.raises(UnableToStopDraft):
        stop_draft(draft=draft, reason=" ", seen=seen(draft), by=an, at=NOW)
    stop_draft(draft=draft, reason="Hoãn hội nghị", seen=seen(draft), by=an, at=NOW)
    assert (fresh(draft).stage, fresh(draft).stop_reason) == (DraftStage.STOPPED, "Hoãn hội nghị")
    resume_draft(draft=draft, seen=seen(draft), by=an, at=LATER)
    assert (fresh(draft).stage, step_at(draft, 2).state) == (DraftStage.UNDER_WAY, "open")


def test_a_draft_is_handed_to_a_colleague_who_is_told(an: User) -> None:
    draft, colleague = a_draft(an), hoa()
    edit_draft(draft=draft, title="Bài phát biểu bế mạc", owner=colleague, due_on=date(2026, 3, 20), by=an, at=NOW)
    kept = fresh(draft)
    assert (kept.title, kept.owner, kept.due_on) == ("Bài phát biểu bế mạc", colleague, date(2026, 3, 20))
    assert [one.words for one in Notice.objects.filter(person=colleague)] == [
        "Soạn thảo: Nguyễn Thị An giao bạn dự thảo “Bài phát biểu bế mạc”"
    ]


def test_what_is_due_is_told_once_a_day(an: User) -> None:
    draft = a_draft(an)
    step = step_at(draft, 1)
    step.due_on = date(2026, 3, 6)  # the working day after NOW
    step.save()
    assert [send_draft_reminders(at=NOW), send_draft_reminders(at=LATER)] == [1, 0]
    assert [one.words for one in Notice.objects.filter(person=an)] == [
        "Nhắc soạn thảo: 1 dự thảo đến hạn sau 1 ngày làm việc. Soạn thảo (Văn phòng UBND tỉnh Minh Hải Đông) – "
        "“Bài phát biểu khai mạc” (hạn 06/03/2026)."
    ]
