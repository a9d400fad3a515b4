"""The chain changed while it runs: added, removed, put back, moved, given to others; a dissolved body's heirs."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from chutri.office.drafts.choices import StepKind
from chutri.office.drafts.models import Draft, Step
from chutri.office.drafts.operations.chain import (
    Holder,
    NewStep,
    UnableToChangeChain,
    add_step,
    change_step,
    move_step,
    remove_step,
    restore_step,
)
from chutri.office.drafts.operations.saving import DraftChangedMeanwhile
from chutri.office.drafts.queries.page import shown_steps
from chutri.office.drafts.queries.steps import live_steps
from chutri.office.history.queries import lines_about
from chutri.office.people.models import User
from chutri.office.tasks.rules.working_time import calendar
from tests.factories.agencies import succeed
from tests.factories.drafting import consulted, fresh, passed, seen, step_at, union
from tests.factories.office import NOW, dung
from tests.factories.tracking import FARMERS, agency


def kinds(draft: Draft) -> list[tuple[str, str]]:
    """The live steps by kind and state, in order."""
    return [(one.kind, one.state) for one in live_steps(draft)]


def step_of(draft: Draft, kind: StepKind) -> Step:
    """The step of a kind."""
    return step_at(draft, Step.objects.get(draft=draft, kind=kind).place)


def test_a_step_is_added_behind_another(an: User) -> None:
    draft = consulted(an)
    new = NewStep(StepKind.APPRAISE, Holder(agency=agency(FARMERS), due_on=date(2026, 3, 20)), after=3)
    step = add_step(draft=draft, new=new, seen=seen(draft), by=an, at=NOW)
    assert kinds(draft) == [
        ("draft", "done"),
        ("consult", "open"),
        ("revise", "pending"),
        ("appraise", "pending"),
        ("approve", "pending"),
    ]
    assert (step.who, step.due_on, lines_about(draft)[0].words) == (
        FARMERS,
        date(2026, 3, 20),
        "Thêm bước Thẩm định (Hội Nông dân tỉnh)",
    )


def test_another_body_is_asked_abreast_of_one_that_is_open(an: User) -> None:
    draft = consulted(an)
    new = NewStep(StepKind.CONSULT, Holder(body="Hội Làm vườn"), after=1)
    add_step(draft=draft, new=new, seen=seen(draft), by=an, at=NOW)
    assert kinds(draft)[:3] == [("draft", "done"), ("consult", "open"), ("consult", "open")]


@pytest.mark.parametrize(
    ("kind", "holder", "after", "message"),
    [
        (StepKind.SIGN, Holder(body="A"), 1, "Bước Ký phải đứng sau bước Phê duyệt."),
        (StepKind.DRAFT, Holder(), 2, "Chỉ có một bước Soạn thảo; lần sửa sau là bước Tiếp thu, hoàn thiện."),
        (StepKind.CONSULT, Holder(), 2, "Hãy chọn cơ quan hoặc người của bước này."),
        ("dance", Holder(), 2, "Hãy chọn bước cần thêm."),
        (StepKind.APPROVE, Holder(body="A"), 0, "Bước đầu tiên phải là Soạn thảo."),
    ],
)
def test_a_step_that_makes_no_sense_there_is_refused(
    an: User, kind: str, holder: Holder, after: int, message: str
) -> None:
    draft = consulted(an)
    with pytest.raises(UnableToChangeChain) as caught:
        add_step(draft=draft, new=NewStep(kind, holder, after), seen=seen(draft), by=an, at=NOW)
    assert (str(caught.value), len(kinds(draft))) == (message, 4)


def test_nothing_is_put_before_what_is_done(an: User) -> None:
    draft = passed(consulted(an), 2, an)
    new = NewStep(StepKind.APPRAISE, Holder(body="A"), after=1)
    with pytest.raises(UnableToChangeChain) as caught:
        add_step(draft=draft, new=new, seen=seen(draft), by=an, at=NOW)
    assert str(caught.value) == (
        "Không đặt bước Thẩm định (A) trước bước đã xong: Xin ý kiến (Liên minh Hợp tác xã tỉnh)."
    )


def test_a_removed_step_is_put_back_where_it_was(an: User) -> None:
    draft = consulted(an)
    remove_step(step=step_of(draft, StepKind.CONSULT), seen=seen(draft), by=an, at=NOW)
    assert kinds(draft) == [("draft", "done"), ("revise", "open"), ("approve", "pending")]
    restore_step(step=step_of(draft, StepKind.CONSULT), seen=seen(draft), by=an, at=NOW)
    assert kinds(draft) == [("draft", "done"), ("consult", "open"), ("revise", "pending"), ("approve", "pending")]
    assert [line.words for line in lines_about(draft)][:2] == [
        "Đưa lại bước Xin ý kiến (Liên minh Hợp tác xã tỉnh)",
        "Bỏ bước Xin ý kiến (Liên minh Hợp tác xã tỉnh)",
    ]


@pytest.mark.parametrize(("kind", "words"), [(StepKind.DRAFT, "đã xong nên không thay đổi được")])
def test_what_is_done_stays(an: User, kind: StepKind, words: str) -> None:
    draft = consulted(an)
    with pytest.raises(UnableToChangeChain, match=words):
        remove_step(step=step_of(draft, kind), seen=seen(draft), by=an, at=NOW)
    assert kinds(draft)[0] == ("draft", "done")


def test_steps_change_places(an: User) -> None:
    draft = consulted(an)
    move_step(step=step_of(draft, StepKind.APPROVE), earlier=True, seen=seen(draft), by=an, at=NOW)
    assert [kind for kind, _ in kinds(draft)] == ["draft", "consult", "approve", "revise"]
    with pytest.raises(UnableToChangeChain):
        move_step(step=step_of(draft, StepKind.REVISE), earlier=False, seen=seen(draft), by=an, at=NOW)
    with pytest.raises(UnableToChangeChain, match="đã xong nên không đổi thứ tự được"):
        move_step(step=step_of(draft, StepKind.CONSULT), earlier=True, seen=seen(draft), by=an, at=NOW)


def test_a_step_goes_to_a_person_by_name(an: User) -> None:
    draft = consulted(an)
    leader = dung()
    holder = Holder(person=leader, due_on=date(2026, 3, 20))
    step = change_step(step=step_of(draft, StepKind.APPROVE), holder=holder, seen=seen(draft), by=an, at=NOW)
    assert (step.who, step.agency, lines_about(draft)[0].words) == (
        "Phạm Văn Dũng",
        leader.agency,
        "Đổi bước Phê duyệt (Văn phòng UBND tỉnh Minh Hải Đông) thành Phê duyệt (Phạm Văn Dũng), hạn 20/03/2026",
    )


def test_who_changes_an_older_chain_is_shown_the_newer(an: User) -> None:
    draft = consulted(an)
    before = seen(draft)
    remove_step(step=step_of(draft, StepKind.REVISE), seen=before, by=an, at=NOW)
    with pytest.raises(DraftChangedMeanwhile):
        remove_step(step=step_of(draft, StepKind.CONSULT), seen=before, by=an, at=NOW)
    assert [kind for kind, _ in kinds(draft)] == ["draft", "consult", "approve"]


def test_a_dissolved_body_is_shown_with_its_heirs(an: User) -> None:
    draft = consulted(an)
    heir = agency("Liên minh Hợp tác xã liên tỉnh")
    today = timezone.localdate(NOW)
    succeed(union(), heir, on=today)
    shown = shown_steps(live_steps(fresh(draft)), today=today, days=calendar())
    assert [(one.is_ended, [body.name for body in one.heirs]) for one in shown] == [
        (False, []),
        (True, [heir.name]),
        (False, []),
        (False, []),
    ]
