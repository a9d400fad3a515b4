"""A draft begins for a task with the chain that its sentence asks for, for a plan, or by itself."""

from __future__ import annotations

from datetime import date

import pytest

from chutri.office.drafts.choices import StepState
from chutri.office.drafts.models import Draft, Step
from chutri.office.drafts.operations import UnableToBeginDraft, begin_draft
from chutri.office.history.queries import lines_about
from chutri.office.people.models import Notice, User
from chutri.office.tasks.models import Task
from tests.factories.office import NOW
from tests.factories.readings import a_party, a_reading, a_task
from tests.factories.tracking import dung, em, tracked

WORDS = "Báo cáo kết quả trong tháng 4/2026."


def a_speech_task() -> Task:
    """A duty of Dũng's department, to be shown to the farmers' union and submitted to the department."""
    task = a_task(
        WORDS,
        consults=(a_party("Hội Nông dân tỉnh"),),
        submits_to=(a_party("ỦY BAN NHÂN DÂN TỈNH MINH HẢI ĐÔNG"),),
    )
    plan = tracked(a_reading(tasks=(task,)))
    one = Task.objects.select_related("plan__document").get(plan=plan)
    one.last_day = date(2026, 3, 27)
    return one


def test_the_chain_is_made_of_the_task(an: User) -> None:
    task, by = a_speech_task(), dung()
    draft = begin_draft(kind="speech", title=" Bài  phát biểu ", owner=by, task=task, by=by, at=NOW)
    steps = list(Step.objects.filter(draft=draft).order_by("place"))
    assert [(one.kind, one.who, one.state) for one in steps] == [
        ("draft", "Sở Nông nghiệp và Môi trường", StepState.OPEN),
        ("consult", "Hội Nông dân tỉnh", StepState.PENDING),
        ("revise", "Sở Nông nghiệp và Môi trường", StepState.PENDING),
        ("approve", "ỦY BAN NHÂN DÂN TỈNH MINH HẢI ĐÔNG", StepState.PENDING),
    ]
    assert [one.due_on for one in steps] == [date(2026, 3, 13), date(2026, 3, 20), date(2026, 3, 24), date(2026, 3, 27)]
    assert (draft.title, draft.plan, draft.due_on, draft.agency) == (
        "Bài phát biểu",
        task.plan,
        date(2026, 3, 27),
        by.agency,
    )
    assert [line.words for line in lines_about(draft)] == [
        "Bắt đầu dự thảo Bài phát biểu cho nhiệm vụ 1 của 46/KH-UBND. Các bước: soạn thảo → xin ý kiến → "
        "tiếp thu, hoàn thiện → phê duyệt"
    ]


def test_whoever_is_to_write_is_told_and_whoever_begins_is_not(an: User) -> None:
    begin_draft(kind="speech", title="Bài phát biểu", owner=em(), by=dung(), at=NOW)
    told = Notice.objects.filter(person__in=(em(), dung()))
    assert [(one.person, one.words) for one in told] == [(em(), "Việc soạn thảo giao cho bạn: Bài phát biểu")]


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ({"kind": "poem", "title": "Thơ"}, "Hãy chọn loại văn bản cần soạn thảo."),
        ({"kind": "speech", "title": "  "}, "Hãy ghi tên hoặc trích yếu của dự thảo."),
    ],
)
def test_what_says_too_little_is_refused(an: User, facts: dict[str, str], message: str) -> None:
    with pytest.raises(UnableToBeginDraft) as caught:
        begin_draft(owner=an, by=an, at=NOW, **facts)  # type: ignore[arg-type]
    assert (str(caught.value), Draft.objects.count()) == (message, 0)
