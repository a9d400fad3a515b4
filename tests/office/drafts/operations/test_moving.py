"""Turns taken: one after the other, once each, returned with a reason, taken back."""

from __future__ import annotations

import pytest

from chutri.office.drafts.choices import DraftStage, StepKind
from chutri.office.drafts.models import Draft, Step
from chutri.office.drafts.operations import DraftChangedMeanwhile, UnableToChangeDraft
from chutri.office.drafts.operations.moving import (
    Scan,
    UnableToTakeTurn,
    close_unanswered,
    pass_step,
    record_paper_decision,
    return_step,
    take_back_step,
)
from chutri.office.drafts.operations.opinions import Said, record_paper_opinion
from chutri.office.history.queries import lines_about
from chutri.office.people.models import Notice, User
from tests.factories.drafting import PNG, a_draft, a_version, consulted, fresh, passed, seen, step_at, union
from tests.factories.office import LATER, NOW, dung


def states(draft: Draft) -> list[tuple[str, str]]:
    """Each step's kind and state, in order."""
    return list(Step.objects.filter(draft=draft).order_by("place").values_list("kind", "state"))


def whole(an: User) -> Draft:
    """A draft that is written, appraised by the union, approved by An's leader."""
    return a_draft(an, (StepKind.DRAFT, an.agency), (StepKind.APPRAISE, union()), (StepKind.APPROVE, an.agency))


def test_each_step_opens_the_next_and_the_last_finishes_the_draft(an: User) -> None:
    draft = a_draft(an)
    assert states(draft) == [("draft", "open"), ("approve", "pending")]
    draft = passed(draft, 1, an)
    assert states(draft) == [("draft", "done"), ("approve", "open")]
    draft = passed(draft, 2, dung(), "Nhất trí.")
    step = step_at(draft, 2)
    assert (states(draft)[1], draft.stage) == (("approve", "done"), DraftStage.FINISHED)
    assert (step.outcome, step.said, step.done_by, step.version and step.version.number) == (
        "agreed",
        "Nhất trí.",
        dung(),
        1,
    )
    assert [line.words for line in lines_about(draft)][:2] == [
        "Phê duyệt (Bản 1): Nhất trí.",
        "Chuyển dự thảo sang bước sau (Bản 1)",
    ]


def test_whoever_comes_next_is_told(an: User) -> None:
    leader = dung()
    passed(a_draft(an), 1, an)
    assert [one.words for one in Notice.objects.filter(person=leader)] == [
        "Chờ phê duyệt dự thảo: Bài phát biểu khai mạc"
    ]


def test_the_second_of_two_approvals_sees_the_first(an: User) -> None:
    draft = passed(a_draft(an), 1, an)
    step, version = step_at(draft, 2), seen(draft)
    pass_step(step=step, words="", seen=version, by=dung(), at=NOW)
    with pytest.raises(UnableToTakeTurn) as caught:
        pass_step(step=step, words="", seen=version, by=dung(), at=LATER)
    assert str(caught.value) == (
        "Phạm Văn Dũng đã làm xong bước Phê duyệt lúc 08:30 ngày 05/03/2026; không cần làm lại."
    )


def test_who_approves_an_older_revision_is_shown_what_changed(an: User) -> None:
    draft = passed(a_draft(an), 1, an)
    before = seen(draft)
    a_version(draft, an, "Bản khác")
    with pytest.raises(DraftChangedMeanwhile):
        pass_step(step=step_at(draft, 2), words="", seen=before, by=dung(), at=LATER)
    assert states(draft)[1] == ("approve", "open")


@pytest.mark.parametrize(
    ("lines", "place", "message"),
    [
        ((), 1, "Dự thảo chưa có phiên bản nào. Hãy tải tệp lên trước khi chuyển bước."),
        (("Một dòng",), 2, "Chưa đến lượt bước này."),
    ],
)
def test_a_step_waits_for_its_turn_and_its_text(an: User, lines: tuple[str, ...], place: int, message: str) -> None:
    draft = a_draft(an, lines=lines)
    with pytest.raises(UnableToTakeTurn) as caught:
        pass_step(step=step_at(draft, place), words="", seen=seen(draft), by=an, at=NOW)
    assert str(caught.value) == message


def test_a_return_goes_back_to_the_drafter_with_its_reason(an: User) -> None:
    draft = passed(a_draft(an), 1, an)
    return_step(step=step_at(draft, 2), reason=" Thiếu số liệu. ", seen=seen(draft), by=dung(), at=NOW)
    assert states(draft) == [("draft", "open"), ("approve", "pending")]
    step = step_at(draft, 2)
    assert (step.outcome, step.said, step.done_by) == ("returned", "Thiếu số liệu.", dung())
    told = Notice.objects.filter(person=an).order_by("pk").last()
    assert told is not None
    assert told.words.startswith("Văn phòng UBND tỉnh Minh Hải Đông trả lại dự thảo: Thiếu số liệu.")
    draft = passed(passed(fresh(draft), 1, an), 2, dung())
    assert draft.stage == DraftStage.FINISHED


def test_a_return_says_why(an: User) -> None:
    draft = passed(a_draft(an), 1, an)
    with pytest.raises(UnableToTakeTurn) as caught:
        return_step(step=step_at(draft, 2), reason=" ", seen=seen(draft), by=dung(), at=NOW)
    assert str(caught.value) == "Hãy ghi lý do trả lại để người soạn thảo biết cần sửa gì."


def test_ones_own_last_step_is_taken_back_until_the_next_is_done(an: User) -> None:
    draft = passed(a_draft(an), 1, an)
    take_back_step(step=step_at(draft, 1), seen=seen(draft), by=an, at=NOW)
    assert states(draft) == [("draft", "open"), ("approve", "pending")]
    draft = passed(passed(fresh(draft), 1, an), 2, dung())
    with pytest.raises(UnableToTakeTurn) as caught:
        take_back_step(step=step_at(draft, 1), seen=seen(draft), by=an, at=NOW)
    assert str(caught.value) == (
        "Phê duyệt (Văn phòng UBND tỉnh Minh Hải Đông) đã làm xong bước sau nên không rút lại được."
    )


def test_completing_waits_for_an_answer_to_every_opinion(an: User) -> None:
    draft = consulted(an)
    said = Said(words="Thêm số liệu.", version=1)
    record_paper_opinion(step=step_at(draft, 2), said=said, scan=Scan("a.png", PNG), code="", by=an, at=NOW)
    with pytest.raises(UnableToTakeTurn) as caught:
        pass_step(step=step_at(draft, 3), words="", seen=seen(draft), by=an, at=NOW)
    assert str(caught.value) == "Còn 1 ý kiến chưa được trả lời (tiếp thu, giải trình hoặc không tiếp thu)."


def test_a_body_that_does_not_answer_is_not_waited_for_with_a_reason(an: User) -> None:
    draft = consulted(an)
    with pytest.raises(UnableToTakeTurn):
        close_unanswered(step=step_at(draft, 2), reason="", seen=seen(draft), by=an, at=NOW)
    close_unanswered(step=step_at(draft, 2), reason="Quá hạn, coi như đồng ý", seen=seen(draft), by=an, at=NOW)
    step = step_at(draft, 2)
    assert (step.state, step.outcome, step.said) == ("done", "unanswered", "Quá hạn, coi như đồng ý")
    assert states(draft)[2] == ("revise", "open")


def test_a_decision_on_paper_is_kept_with_its_scan(an: User) -> None:
    draft = passed(whole(an), 1, an)
    scan = Scan("tham-dinh.png", PNG)
    record_paper_decision(step=step_at(draft, 2), scan=scan, words="Số 7/TĐ", seen=seen(draft), by=an, at=NOW)
    step = step_at(draft, 2)
    assert (step.state, step.scan_name, len(step.scan_sha256), step.said) == ("done", "tham-dinh.png", 64, "Số 7/TĐ")
    assert states(draft)[2] == ("approve", "open")


def test_a_draft_that_has_ended_takes_no_turn(an: User) -> None:
    draft = a_draft(an)
    Draft.objects.filter(pk=draft.pk).update(stage=DraftStage.STOPPED, stop_reason="Không cần nữa")
    with pytest.raises(UnableToChangeDraft) as caught:
        pass_step(step=step_at(draft, 1), words="", seen=seen(draft), by=an, at=NOW)
    assert str(caught.value) == "Dự thảo thôi soạn thảo nên không thay đổi được nữa."
